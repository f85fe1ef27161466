"""Single words and lines of what status and show tell."""

from datetime import datetime, tzinfo
from functools import reduce
from operator import add

from rich.text import Text

from agent.core.effects import (
    Effect,
    LetterKind,
    Publish,
    ReadReply,
    Relay,
    SaveDraft,
    SendLetter,
    Suppress,
    Wake,
    WakeAt,
    WriteRationale,
)
from agent.core.feedback import Usage
from agent.core.held import Held
from agent.core.interview import Interview
from agent.core.mail import plain
from agent.core.people import Side
from agent.core.respondent import Respondent, RespondentState
from agent.ports import OutboxState, Task
from agent.writing.words import moment, together

WAITING = (RespondentState.ASKED, RespondentState.AWAY, RespondentState.DEFERRED)
STUCK = (OutboxState.UNCERTAIN, OutboxState.FAILED)
_WAKES = {
    Wake.END: "the interview ends",
    Wake.GRACE: "the grace time is over",
    Wake.REMIND: "a reminder is due",
    Wake.RESUME: "the chase goes on",
    Wake.GIVE_UP: "the recruiter is asked to call",
    Wake.CLOSE: "the case is closed",
}


def cell(text: str, style: str = "") -> Text:
    """Text from anywhere, made harmless for a terminal: no control characters, and no markup."""
    return Text(plain(text), style=style)


def time(at: datetime | None, zone: tzinfo) -> str:
    """A time in words; empty if there is none."""
    return moment(at, zone) if at else ""


def names(interview: Interview, side: Side) -> str:
    """Who is on a side."""
    return together([person.called for person in interview.people if person.side is side])


def awaited(interview: Interview) -> tuple[Respondent, ...]:
    """Those who have been asked and have not answered."""
    return tuple(r for r in interview.respondents if r.state in WAITING)


def since(respondent: Respondent, zone: tzinfo) -> str:
    """Such as 'Tom Becker (asked Thu 5 Nov, 16:00 CET)'."""
    if respondent.state is RespondentState.AWAY and respondent.away_until:
        return f"{respondent.person.called} (away until {time(respondent.away_until, zone)})"
    asked = f"asked {time(respondent.last_asked, zone)}" if respondent.last_asked else ""
    reminded = f"{respondent.reminders} of 3 reminders" if respondent.reminders else ""
    state = "" if respondent.state is RespondentState.ASKED and asked else respondent.state
    return f"{respondent.person.called} ({', '.join(filter(None, (state, asked, reminded)))})"


def contact(interview: Interview, respondent: Respondent) -> str:
    """A clause about the recruiter's own mail with them, or the recruiter's word not to ask; empty if there is none."""
    if respondent.contact.spared:
        return "; not asked, as the recruiter said"
    paused = respondent.contact.pauses(interview.meeting.start)
    return "; not asked, as the recruiter writes with them" if paused else ""


def in_doubt(held: Held, zone: tzinfo) -> str:
    """What became of a reply in doubt."""
    came = f"Mail of {held.sender.email or 'nobody known'}, {time(held.came, zone)}: "
    if held.settled_at is None:
        return f"{came}in doubt ({held.reason})"
    done = f"accepted for respondent {held.accepted_for}" if held.accepted_for else "no answer"
    return f"{came}{done}, says {held.settled_by}, {time(held.settled_at, zone)}"


def letter(kind: LetterKind) -> str:
    """A letter's kind in words."""
    return kind.value.replace("_", " ")


def doing(effect: Effect) -> str:
    """What an effect does, in words."""
    match effect:
        case SendLetter():
            return f"letter '{letter(effect.kind)}' to {effect.to.email}"
        case SaveDraft():
            return f"draft '{letter(effect.kind)}' to {effect.to.email}"
        case ReadReply():
            return f"reading the reply of respondent {effect.slot}"
        case WriteRationale():
            return "sentences about the recommendation"
        case Publish():
            return f"push '{effect.notice.value.replace('_', ' ')}'"
        case Relay():
            return f"push '{effect.notice.value.replace('_', ' ')}' to {effect.channel}"
        case WakeAt():
            return _WAKES[effect.what] + (f" (respondent {effect.slot})" if effect.slot else "")
        case Suppress():
            return f"never write to {effect.address} again"


def tokens(usage: Usage | None) -> str:
    """What was spent, as the end of a sentence; empty if nothing was."""
    if usage is None:
        return ""
    guess = "" if usage.reported else " (estimated)"
    return f": {usage.sent:,} tokens sent, {usage.received:,} received{guess}"


def spent(interview: Interview) -> Usage | None:
    """What models cost for an interview so far; None if none had a part in it."""
    read = [filed.reading.usage for respondent in interview.respondents for filed in respondent.readings]
    written = interview.prose.usage if interview.prose else None
    known = [usage for usage in (*read, written) if usage]
    return reduce(add, known) if known else None


def stuck(tasks: tuple[Task, ...]) -> list[Task]:
    """What was tried and did not work, whether it is tried again or not."""
    return [t for t in tasks if t.state in STUCK or (t.state is OutboxState.QUEUED and t.error)]


def pending(tasks: tuple[Task, ...]) -> list[Task]:
    """What is still to be done, soonest first."""
    waiting = [task for task in tasks if task.state in (OutboxState.QUEUED, OutboxState.SENDING, OutboxState.DATA)]
    return sorted(waiting, key=lambda task: task.effect.at)
