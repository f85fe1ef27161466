"""Why an interview is taken for one, why its calendar entries belong together, and what was remembered for it."""

from collections.abc import Iterator
from datetime import tzinfo

from agent.commands import told
from agent.core.entries import Entry
from agent.core.interview import Interview
from agent.core.marks import code


def of_interview(interview: Interview) -> Iterator[str]:
    """Whether it is an interview, and why; and what became of it, or of the one that it took the place of."""
    if interview.possible:
        yield f"An interview? Only the recruiter can tell: {interview.possible}"
    elif interview.why:
        yield f"An interview: {interview.why}"
    if interview.joined_into:
        yield f"A part of {code(interview.joined_into)}, which asks for both"
    if interview.continues:
        yield f"Arranged anew after {code(interview.continues)} was cancelled"


def of_entries(interview: Interview, zone: tzinfo) -> list[str]:
    """The entries that were joined, each with the reason; none where there is one only."""
    return [_entry(entry, zone) for entry in interview.entries]


def _entry(entry: Entry, zone: tzinfo) -> str:
    meeting = entry.meeting
    people = ", ".join(a.address.email for a in meeting.attendees)
    off = " (cancelled)" if meeting.cancelled else ""
    why = f"joined: {entry.reason}" if entry.reason else "the first one"
    return f"{meeting.summary}, {told.time(meeting.start, zone) or 'time not known'}{off}, with {people}: {why}"


def of_memory(interview: Interview) -> list[str]:
    """What the recruiter said about earlier interviews and was used here."""
    return [f"{said.clause[:1].upper()}{said.clause[1:]}" for said in interview.memory.values()]
