"""Hearing one respondent: replies, absences and bounces."""

from dataclasses import replace

from agent.core import chase
from agent.core.asking import put, unreachable
from agent.core.concluding import settle
from agent.core.deferring import deferred, has_answered, pause, waits_on
from agent.core.dialled import dialled_zone
from agent.core.effects import Effect, LetterKind, Notice, ReadReply
from agent.core.events import MailBounced, ReplyCame, ReplyRead, WentAway
from agent.core.feedback import FiledReading, Kind
from agent.core.first_line import Word, word
from agent.core.interview import Interview, InterviewState
from agent.core.language import language_of
from agent.core.mail import Label
from agent.core.news import news
from agent.core.orders import Step, push, tell
from agent.core.phones import phones
from agent.core.redirecting import redirected
from agent.core.refusing import refused, said_stop, silenced, suppress
from agent.core.respondent import STILL_ASKED, Respondent, RespondentTrigger, step
from agent.core.rules import Rules
from agent.core.standin import no_ai, unseen
from agent.core.thanking import thanks
from agent.core.unread import NO_READER
from agent.core.whereabouts import place

PAST = (InterviewState.DECIDED, InterviewState.CLOSED)
"""States in which an answer changes nothing any more."""


def went_away(interview: Interview, respondent: Respondent, event: WentAway, rules: Rules) -> Step:
    """An absence note pauses the chase."""
    state = step(respondent.state, RespondentTrigger.AWAY)
    if state is respondent.state:
        return Step(interview=interview, note=f"An absence note of {respondent.person.called} changed nothing.")
    where = place(interview, respondent, rules.hours)
    if event.until:
        back = chase.after_absence(event.until, rules.hours, where)
    else:
        back = chase.working(event.at + rules.away_for, rules.hours, where)
    return pause(interview, replace(respondent, state=state), back, f"{respondent.person.called} is away")


def bounced(interview: Interview, respondent: Respondent, event: MailBounced, rules: Rules) -> Step:
    """A letter to a participant came back."""
    if not event.permanent:
        return Step(interview=interview, note=f"Delivery to {respondent.person.called} is delayed.")
    return unreachable(interview, respondent, RespondentTrigger.BOUNCE, "cannot be reached by mail", event.at, rules)


def reply_came(interview: Interview, respondent: Respondent, event: ReplyCame, rules: Rules) -> Step:
    """A proven reply: the chase ends at once, and the reply is read."""
    if event.message_id and event.message_id in respondent.thread:
        return Step(interview=interview, note=f"Another copy of a reply of {respondent.person.called}.")
    said = word(event.lines)
    if interview.state in PAST:
        return _too_late(interview, respondent, event, rules, stop=said is Word.STOP)
    answered = replace(
        respondent,
        state=step(respondent.state, RespondentTrigger.REPLY),
        thread=(*respondent.thread, event.message_id) if event.message_id else respondent.thread,
        away_until=None,
        language=_language(event) or respondent.language,
        dialled=_dialled(event) or respondent.dialled,
        phones=phones(event.lines, place(interview, respondent, rules.hours).country) or respondent.phones,
    )
    if said is Word.STOP:
        return said_stop(put(interview, answered), answered, event.at, rules)
    if said is Word.NO_AI or no_ai(respondent):
        return _unread(interview, replace(answered, no_ai=True), event, rules)
    reading = ReadReply(
        id=f"{interview.ref}/read/{event.slot}/{event.mail[:16]}",
        interview=interview.ref,
        at=event.at,
        slot=event.slot,
        mail=event.mail,
        came=event.came or event.at,
        lines=event.lines,
    )
    after = put(interview, replace(answered, unread=(*answered.unread, event.mail)))
    return Step(interview=after, effects=(reading,), note=f"{respondent.person.called} answered.")


def _language(event: ReplyCame) -> str:
    return language_of("\n".join(line.text for line in event.lines if line.label is Label.TYPED))


def _dialled(event: ReplyCame) -> str:
    """Not from a mail that waited for the recruiter's word: nothing proves that it is theirs."""
    return "" if event.came else dialled_zone(event.lines)


def _too_late(interview: Interview, respondent: Respondent, event: ReplyCame, rules: Rules, *, stop: bool) -> Step:
    """After the decision a reply is shown to the recruiter, and nothing else is done with it; but STOP is STOP."""
    name, key = respondent.person.called, event.mail[:16]
    effects: tuple[Effect, ...] = (
        tell(interview, rules, event.at, LetterKind.HELD, slot=respondent.slot, mail=event.mail),
        push(interview, event.at, Notice.ATTENTION, f"A mail of {name} is for you", slot=respondent.slot, key=key),
    )
    if stop:
        effects += (suppress(interview, respondent, event.at),)
    return Step(interview=interview, effects=effects, note=f"A mail of {name} was passed on, as it came too late.")


def _unread(interview: Interview, respondent: Respondent, event: ReplyCame, rules: Rules) -> Step:
    """They want no model to see their words: nobody has read the reply, and the recruiter is shown it as it is."""
    read = ReplyRead(
        id=event.id,
        interview=event.interview,
        at=event.at,
        slot=event.slot,
        mail=event.mail,
        came=event.came or event.at,
        reading=unseen(),
    )
    told = reply_read(interview, respondent, read, rules)
    return replace(told, note=f"A mail of {respondent.person.called} was passed on: no AI may read it. {told.note}")


def reply_read(interview: Interview, respondent: Respondent, event: ReplyRead, rules: Rules) -> Step:
    """A reply has become a reading: file it, tell the recruiter, and see whether all is in."""
    if no_ai(respondent) and event.reading.reader != NO_READER:
        # The model had it in its hands when they said that none may read them: what it made of it is thrown away.
        event = replace(event, reading=unseen())
    if any(f.mail == event.mail and f.reading.reader == NO_READER for f in respondent.readings):
        return Step(interview=interview, note="The recruiter has been shown that reply already.")
    filed = FiledReading(mail=event.mail, at=event.came, reading=event.reading)
    kind_words = thanks(interview, respondent, event, rules)
    heard = replace(
        respondent,
        unread=tuple(m for m in respondent.unread if m != event.mail),
        readings=(*respondent.readings, filed),
        pending="",
        quiet_until=None,
        thanked=respondent.thanked or bool(kind_words),
    )
    told = Step(
        interview=put(interview, heard),
        effects=(*news(interview, heard, event, rules), *kind_words),
        note=f"The reply of {heard.person.called} was read by {event.reading.reader}: {event.reading.kind}.",
    )
    if event.reading.kind is Kind.FEEDBACK:
        return settle(_answered(told, heard), event.at, rules, news=True)
    return _no_feedback(told, heard, event, rules)


def _answered(told: Step, respondent: Respondent) -> Step:
    """Another reply of theirs may have been read first, and have put them back to waiting."""
    if respondent.state not in STILL_ASKED or not has_answered(told.interview, respondent):
        return told
    answered = replace(respondent, state=step(respondent.state, RespondentTrigger.REPLY), away_until=None)
    return replace(told, interview=put(told.interview, answered))


def _no_feedback(told: Step, respondent: Respondent, event: ReplyRead, rules: Rules) -> Step:
    """A reply without feedback puts its sender back to waiting, or ends the questions."""
    kind = event.reading.kind
    if kind is Kind.REFUSAL:
        return refused(told, respondent, event.at, rules)
    if respondent.stopped:
        return settle(replace(told, interview=put(told.interview, silenced(respondent))), event.at, rules)
    if has_answered(told.interview, respondent):
        return settle(told, event.at, rules)
    if kind is Kind.DEFERRAL:
        return deferred(told, respondent, event, rules)
    if kind is Kind.REDIRECT:
        return redirected(told, respondent, event, rules)
    return waits_on(told, respondent, event.at, rules, quiet=True)
