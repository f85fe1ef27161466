"""Replies in doubt come in: they are shown to the recruiter, and count for nothing until they are accepted."""

from dataclasses import replace

from agent.core.asking import put
from agent.core.effects import LetterKind, Notice
from agent.core.events import HumanWrote, ReplyHeld
from agent.core.held import MOST_OFFERS, Held, capped, found, kept, offers
from agent.core.interview import Interview
from agent.core.orders import Step, push, tell
from agent.core.patience import patience
from agent.core.pausing import awaited, human_wrote
from agent.core.rules import Rules


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
