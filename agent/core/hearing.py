"""Hearing one respondent: replies, absences and bounces."""

from dataclasses import replace
from datetime import datetime

from agent.core import chase
from agent.core.asking import ask_or_wait, call, next_wake, put, unreachable
from agent.core.concluding import settle
from agent.core.effects import LetterKind, Notice, ReadReply, Suppress, Wake
from agent.core.events import HumanWrote, MailBounced, ReplyCame, ReplyHeld, ReplyRead, WentAway
from agent.core.feedback import FiledReading, Kind, Reading
from agent.core.held import MOST_OFFERS, Held, capped, found, kept, offers
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Label, Line
from agent.core.orders import Step, push, tell, wake
from agent.core.patience import patience
from agent.core.pausing import awaited, human_wrote
from agent.core.respondent import Respondent, RespondentState, RespondentTrigger, step
from agent.core.rules import Rules

PAST = (InterviewState.DECIDED, InterviewState.CLOSED)
"""States in which an answer changes nothing any more."""

NO_READER = "nobody: they asked for no AI"
"""Stands for the reader of a reply that no model may see; what its sender writes later is not shown to one either."""


def went_away(interview: Interview, respondent: Respondent, event: WentAway, rules: Rules) -> Step:
    """An absence note pauses the chase."""
    state = step(respondent.state, RespondentTrigger.AWAY)
    if state is respondent.state:
        return Step(interview=interview, note=f"An absence note of {respondent.person.called} changed nothing.")
    zone = interview.meeting.zone
    if event.until:
        back = chase.after_absence(event.until, rules.hours, zone)
    else:
        back = chase.working(event.at + rules.away_for, rules.hours, zone)
    return _pause(interview, replace(respondent, state=state), back, f"{respondent.person.called} is away")


def _pause(interview: Interview, respondent: Respondent, until: datetime, what: str) -> Step:
    paused = replace(respondent, away_until=until)
    return Step(
        interview=put(interview, paused),
        effects=(wake(interview, until, Wake.RESUME, slot=paused.slot, number=paused.questions),),
        note=f"{what}; no reminder before {until:%Y-%m-%d %H:%M} UTC.",
    )


def bounced(interview: Interview, respondent: Respondent, event: MailBounced, rules: Rules) -> Step:
    """A letter to a participant came back."""
    if not event.permanent:
        return Step(interview=interview, note=f"Delivery to {respondent.person.called} is delayed.")
    return unreachable(interview, respondent, RespondentTrigger.BOUNCE, "cannot be reached by mail", event.at, rules)


def reply_came(interview: Interview, respondent: Respondent, event: ReplyCame, rules: Rules) -> Step:
    """A proven reply: the chase ends at once, and the reply is read."""
    if event.message_id and event.message_id in respondent.thread:
        return Step(interview=interview, note=f"Another copy of a reply of {respondent.person.called}.")
    if interview.state in PAST:
        return _pass_on(interview, respondent, event.mail, event.at, rules, "It came after the decision.")
    words = _first_words(event.lines)
    answered = replace(
        respondent,
        state=step(respondent.state, RespondentTrigger.REPLY),
        thread=(*respondent.thread, event.message_id) if event.message_id else respondent.thread,
        away_until=None,
    )
    if words in ("stop", "unsubscribe"):
        return _stopped(put(interview, answered), answered, event.at, rules, for_ever=True)
    if words == "no ai" or any(f.reading.reader == NO_READER for f in respondent.readings):
        return _unread_by_machines(interview, answered, event, rules)
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


def _first_words(lines: tuple[Line, ...]) -> str:
    """The first typed line, bare of punctuation and case."""
    first = next((line.text for line in lines if line.label is Label.TYPED and line.text.strip()), "")
    return " ".join("".join(c if c.isalnum() else " " for c in first.lower()).split())


def _stopped(interview: Interview, respondent: Respondent, at: datetime, rules: Rules, *, for_ever: bool) -> Step:
    """They want no more mail. Kept for every interview and mailbox only if they typed STOP: what a model reads out of
    a reply must not reach beyond this interview.
    """
    state = step(respondent.state, RespondentTrigger.STOP)
    after = put(interview, replace(respondent, state=state))
    address = respondent.person.address.email
    suppress = Suppress(
        id=f"{interview.ref}/suppress/{respondent.slot}", interview=interview.ref, at=at, address=address
    )
    told = call(after, respondent, f"{respondent.person.called} wants no more mail", at, rules)
    effects = (suppress, *told) if for_ever else told
    return settle(
        Step(interview=after, effects=effects, note=f"{respondent.person.called} wants no more mail."), at, rules
    )


def _unread_by_machines(interview: Interview, respondent: Respondent, event: ReplyCame, rules: Rules) -> Step:
    """They want no model to see their words: the recruiter reads, and the policy takes them as unclear."""
    reading = Reading(kind=Kind.FEEDBACK, reader=NO_READER, notes=("Please read this reply yourself.",))
    filed = FiledReading(mail=event.mail, at=event.came or event.at, reading=reading)
    after = put(interview, replace(respondent, readings=(*respondent.readings, filed)))
    passed = _pass_on(after, respondent, event.mail, event.at, rules, "They asked that no AI reads it.")
    return settle(passed, event.at, rules, news=True)


def _pass_on(interview: Interview, respondent: Respondent, mail: str, at: datetime, rules: Rules, why: str) -> Step:
    """Show a reply to the recruiter and do nothing else with it."""
    name = respondent.person.called
    effects = (
        tell(interview, rules, at, LetterKind.HELD, slot=respondent.slot, mail=mail),
        push(interview, at, Notice.ATTENTION, f"A mail of {name} is for you", slot=respondent.slot, key=mail[:16]),
    )
    return Step(interview=interview, effects=effects, note=f"A mail of {name} was passed on. {why}")


def reply_held(interview: Interview, event: ReplyHeld, rules: Rules) -> Step:
    """A reply in doubt pauses the reminders, is shown to the recruiter, and counts for nothing until they accept it."""
    after = replace(interview, held=kept(interview.held, _held(event)))
    respondent = after.respondent(event.slot)
    effects = (
        tell(after, rules, event.at, LetterKind.HELD, slot=event.slot, mail=event.mail),
        push(after, event.at, Notice.ATTENTION, "A reply in doubt came in", slot=event.slot, key=event.mail[:16]),
    )
    note = f"A reply in doubt was set aside: {event.reason}"
    if respondent is None:
        return Step(interview=after, effects=effects, note=note)
    held = replace(respondent, held=(*respondent.held, event.mail))
    return Step(interview=put(after, held), effects=(*effects, patience(after, held, event.at, rules)), note=note)


def _held(event: ReplyHeld) -> Held:
    return Held(
        mail=event.mail,
        slot=event.slot,
        sender=event.sender,
        reason=event.reason,
        came=event.at,
        message_id=event.message_id,
        lines=capped(event.lines),
        proven=event.proven,
        offered=event.offered,
        warning=event.warning,
    )


def offered(interview: Interview, event: ReplyHeld, rules: Rules) -> Step:
    """A participant's mail without any mark of ours: it pauses the questions, and the recruiter may take it as answer.

    What would be one offer too many for a day only pauses.
    """
    respondent = interview.respondent(event.slot)
    wrote = HumanWrote(
        id=event.id,
        interview=event.interview,
        at=event.at,
        mail=event.mail,
        slots=(event.slot,),
        written=event.at,
        by_us=False,
    )
    wanted = respondent is not None and awaited(interview, respondent)
    if not wanted or found(interview.held, event.mail) or offers(interview.held, event.at) >= MOST_OFFERS:
        return human_wrote(interview, wrote, rules)
    paused = human_wrote(interview, replace(wrote, quiet=True), rules)
    after = replace(paused.interview, held=kept(interview.held, _held(event)))
    effects = (
        *paused.effects,
        tell(after, rules, event.at, LetterKind.HELD, slot=event.slot, mail=event.mail),
        push(after, event.at, Notice.ATTENTION, "A mail may be feedback", slot=event.slot, key=event.mail[:16]),
    )
    return Step(interview=after, effects=effects, note=f"{paused.note} The recruiter is asked whether it is feedback.")


def reply_read(interview: Interview, respondent: Respondent, event: ReplyRead, rules: Rules) -> Step:
    """A reply has become a reading: file it, tell the recruiter, and see whether all is in."""
    filed = FiledReading(mail=event.mail, at=event.came, reading=event.reading)
    heard = replace(
        respondent,
        unread=tuple(m for m in respondent.unread if m != event.mail),
        readings=(*respondent.readings, filed),
    )
    told = Step(
        interview=put(interview, heard),
        effects=(
            tell(interview, rules, event.at, LetterKind.FEEDBACK_IN, slot=event.slot, mail=event.mail),
            push(
                interview,
                event.at,
                Notice.FEEDBACK_IN,
                f"{heard.person.called} answered",
                slot=event.slot,
                key=event.mail[:16],
            ),
        ),
        note=f"The reply of {heard.person.called} was read by {event.reading.reader}: {event.reading.kind}.",
    )
    return (
        settle(told, event.at, rules, news=True)
        if event.reading.kind is Kind.FEEDBACK
        else _no_feedback(told, heard, event, rules)
    )


def _no_feedback(told: Step, respondent: Respondent, event: ReplyRead, rules: Rules) -> Step:
    """A reply without feedback puts its sender back to waiting, or ends the questions."""
    if event.reading.kind is Kind.REFUSAL:
        stopped = _stopped(told.interview, respondent, event.at, rules, for_ever=False)
        return replace(stopped, effects=(*told.effects, *stopped.effects))
    if event.reading.kind is Kind.DEFERRAL:
        state = step(respondent.state, RespondentTrigger.DEFER)
        until = chase.working(event.at + rules.defer_for, rules.hours, told.interview.meeting.zone)
        paused = _pause(
            told.interview, replace(respondent, state=state), until, f"{respondent.person.called} will answer later"
        )
        return replace(paused, effects=(*told.effects, *paused.effects))
    return _waits_on(told, respondent, event.at, rules)


def _waits_on(told: Step, respondent: Respondent, at: datetime, rules: Rules) -> Step:
    """Nothing was answered: the next reminder is due in its time, or the question, where it has not left yet."""
    trigger = RespondentTrigger.SET_ASIDE if respondent.questions else RespondentTrigger.RESET
    waiting = replace(respondent, state=step(respondent.state, trigger))
    after = put(told.interview, waiting)
    if waiting.state is RespondentState.ASKED:
        return replace(told, interview=after, effects=(*told.effects, next_wake(after, waiting, at, rules)))
    if waiting.state is not RespondentState.NOT_ASKED or after.state is not InterviewState.ASKING:
        return replace(told, interview=after)
    return replace(told, interview=after, effects=(*told.effects, ask_or_wait(after, waiting, at, rules)))
