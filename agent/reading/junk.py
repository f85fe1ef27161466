"""Mail in Junk: it counts like any other if it proves itself, and else begins nothing and provokes no letter."""

from agent.core.events import CalendarMail, Event, HumanWrote, MailBounced, ReplyHeld, WentAway
from agent.core.interview import Interview
from agent.core.people import Directory
from agent.reading.case import Ignored, Outcome, Quarantined, Several
from agent.reading.claims import Claims
from agent.reading.known import Known
from agent.reading.placing import PROVING, Placed, place

FROM_JUNK = "junk: "
"""How the reason begins for which a mail in Junk was ignored that might count elsewhere."""

_UNPROVEN = "nothing proves who sent it, or that it is about an interview"
_BY_MACHINES = (MailBounced, WentAway)
"""What mail servers write has no sender that could be proven: it has to know our token or our letter."""


def from_junk(found: Outcome, claims: Claims, known: Known, directory: Directory, token_key: bytes) -> Outcome:
    """What is left of an outcome when its mail lies in Junk."""
    placed = place(claims, known, token_key)
    marked = isinstance(placed, Placed) and placed.by in PROVING
    match found:
        case Ignored(reason=reason):
            return Ignored(reason=FROM_JUNK + reason)
        case Quarantined(reason=reason):
            return found if marked and claims.verdict.verified else Ignored(reason=FROM_JUNK + reason)
        case Several(events=events):
            counting = tuple(one for one in events if _counts(one, claims, known, directory, marked=marked))
            return Several(events=counting) if counting else Ignored(reason=FROM_JUNK + _UNPROVEN)
        case event:
            counts = _counts(event, claims, known, directory, marked=marked)
            return event if counts else Ignored(reason=FROM_JUNK + _UNPROVEN)


def _counts(event: Event, claims: Claims, known: Known, directory: Directory, *, marked: bool) -> bool:
    if isinstance(event, _BY_MACHINES):
        return marked
    if not claims.verdict.verified:
        return False
    interview = known.interview(event.interview)
    ours = claims.sender is not None and directory.is_recruiter(claims.sender.email)
    if isinstance(event, CalendarMail):
        # Everybody can prove an address of their own: a stranger's appointment must not begin anything from here.
        return ours or (interview is not None and event.verified)
    if isinstance(event, ReplyHeld | HumanWrote):
        return marked or ours or _takes_part(claims, interview)
    return True


def _takes_part(claims: Claims, interview: Interview | None) -> bool:
    sender = claims.sender.email if claims.sender else ""
    return interview is not None and any(sender in one.addresses for one in interview.respondents)
