"""Why a reply cannot count as the answer of the one who was asked, in clauses for the recruiter."""

from dataclasses import replace
from itertools import takewhile

from agent.core.calendar import Attendee
from agent.core.lookalike import lookalike
from agent.core.mail import Label, Line
from agent.core.people import Side
from agent.core.respondent import Respondent
from agent.reading.case import Case
from agent.reading.placing import PROVING, Mark

_WITHOUT_PROOF = {
    Mark.CUT: "it came to a reply address of mine that was cut off on the way",
    Mark.CODE: "it bears only the interview's reference, and answers no letter of ours",
    Mark.THREAD: "it was written in the invitation's thread, and answers no letter of mine",
}


def doubt(case: Case, respondent: Respondent | None) -> str:
    """Why a reply cannot count as the answer of the one who was asked; empty if it can."""
    if case.place.by not in PROVING:
        return _WITHOUT_PROOF[case.place.by]
    if respondent is None:
        return "the person whom the letter went to is not asked any more"
    if case.claims.sender is None:
        return "its sender cannot be told"
    if case.sender.email not in respondent.addresses:
        asked = respondent.person.address.email
        return f"it is from {case.sender.email}{_relation(case, respondent)}, and {asked} was asked"
    if not case.proven:
        return f"its sender is not proven: {case.claims.verdict.reason}"
    if _only_passes_on(case):
        return "nothing in it is certain to be typed by its sender: it seems to pass on somebody else's words"
    return ""


def _only_passes_on(case: Case) -> bool:
    """Whether its words are another mail's, and not ours: nothing is typed, or it begins with that mail's head."""
    filled = [line for line in case.lines if line.text.strip()]
    if not case.typed_anything:
        return any(line.label in (Label.QUOTED, Label.DOUBT) for line in filled)
    head = list(takewhile(lambda line: line.label in (Label.ATTRIBUTION, Label.QUOTED), filled))
    ours = any(line.label is Label.OURS for line in filled)
    names_us = any(address in line.text.lower() for line in head for address in case.house.addresses)
    return bool(head) and not ours and not names_us


def own_lines(case: Case) -> tuple[Line, ...]:
    """The mail's lines; in one that only passes on another, whatever looks typed is somebody else's."""
    if not _only_passes_on(case):
        return case.lines
    return tuple(replace(line, label=Label.QUOTED) if line.label is Label.TYPED else line for line in case.lines)


def _relation(case: Case, respondent: Respondent) -> str:
    """What the sender is to the one who was asked, as far as the invitation or the addresses tell."""
    sender, asked = case.sender, respondent.person
    there = case.interview.meeting.attendees if case.interview else ()
    own = next((a for a in there if a.address.email == asked.address.email), None)
    other = (
        next((p for p in case.interview.people if p.address.email == sender.email), None) if case.interview else None
    )
    if case.from_recruiter or case.from_colleague:
        return " (your own company)"
    if by_calendar := _by_calendar(sender.email, own, asked.called):
        return by_calendar
    if other and other.side in (Side.CLIENT, Side.CANDIDATE):
        return f" (the {other.side.value} of this interview)" if other.side is not asked.side else " (of the same side)"
    if sender.domain == asked.address.domain and sender.domain not in case.directory.freemail:
        return " (of the same company)"
    same = sender.name and sender.name.casefold() == asked.address.name.casefold()
    return " (under the same name, which anybody can write)" if same else ""


def _by_calendar(email: str, own: Attendee | None, name: str) -> str:
    if own is None:
        return ""
    if own.sent_by == email:
        return f" (who answers invitations for {name})"
    return f" (to whom {name} delegated the invitation)" if own.delegated_to == email else ""


def warning(case: Case) -> str:
    """Why the sender's address could be meant to deceive; empty if nothing says so."""
    domain, directory = case.sender.domain, case.directory
    people = case.interview.people if case.interview else ()
    known = {p.address.domain for p in people} | directory.own_domains | {directory.recruiter.domain}
    known |= {one for client in directory.clients for one in client.domains}
    if domain in known | directory.freemail:
        return ""
    return next((why for one in sorted(known) if (why := lookalike(domain, one))), "")
