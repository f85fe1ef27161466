"""Whether a meeting is an interview, and what about its people the recruiter has to settle."""

from collections.abc import Iterable
from datetime import timedelta

from agent.core.itip import Meeting
from agent.core.memory import INTERVIEW, Memory, series_key, title_key
from agent.core.people import Directory, Person, Side
from agent.core.signs import client_of
from agent.core.tags import Tags
from agent.core.title import Title, mentions

_OURS = frozenset({Side.RECRUITER, Side.COLLEAGUE, Side.ROOM})
_LONGEST = timedelta(hours=5)
"""A meeting that takes longer, without any word of an interview, is none."""


def is_interview(
    meeting: Meeting, said: Tags, heading: Title, people: tuple[Person, ...], memory: Memory
) -> tuple[bool, str]:
    """Whether it is one, and why."""
    if heading.around:
        return False, f"the title says '{heading.around.strip()}': a meeting around an interview, or another sort of it"
    if all(p.side in _OURS for p in people):
        return False, "nobody from outside takes part"
    if said.telling and not (meeting.all_day and not said.named):
        return True, "the invitation is tagged"
    if told := memory.get(series_key(meeting.uid)):
        return told.answer == INTERVIEW, told.clause
    if meeting.all_day:
        return False, "it takes the whole day"
    if heading.word:
        return True, f"the title says '{heading.word}'"
    if told := memory.get(title_key(meeting.summary)):
        return told.answer == INTERVIEW, told.clause
    return False, "neither the title nor a tag says that it is an interview"


def may_be_one(
    meeting: Meeting, heading: Title, people: tuple[Person, ...], directory: Directory, memory: Memory
) -> str:
    """Why a meeting without any word of an interview may be one, in a clause; empty for ordinary meetings.

    Asked for only where a client's person and somebody private meet on the recruiter's invitation, or where the title
    names both: for internal, recurring, whole-day and one-sided meetings nobody is bothered.
    """
    told = memory.get(series_key(meeting.uid)) or memory.get(title_key(meeting.summary))
    if told or heading.around or heading.ordinary or not _single(meeting) or not _by_recruiter(meeting, directory):
        return ""
    clients = [p for p in people if p.side is Side.CLIENT and _known(p, directory, memory)]
    candidates = [p for p in people if p.side is Side.CANDIDATE or _private(p, directory)]
    if clients and candidates:
        return f"{candidates[0].address.email} meets {clients[0].address.email}, and no word says what for"
    named = next((c.name for c in directory.clients if _names(meeting.summary, c.name)), "")
    open_to = (p for p in people if p.side in (Side.CANDIDATE, Side.UNKNOWN))
    titled = next((p for p in open_to if mentions(meeting.summary, p.address.name)), None)
    if named and titled:
        return f"the title names {titled.called} and {named}, and no word says what for"
    return ""


def _single(meeting: Meeting) -> bool:
    """One sitting of ordinary length, and no instance of a series."""
    if meeting.all_day or meeting.recurrence_id or meeting.of_series or meeting.start is None or meeting.end is None:
        return False
    return meeting.end - meeting.start <= _LONGEST


def _by_recruiter(meeting: Meeting, directory: Directory) -> bool:
    organizer = meeting.organizer
    return meeting.from_organizer and organizer is not None and directory.is_recruiter(organizer.email)


def _known(person: Person, directory: Directory, memory: Memory) -> bool:
    return client_of(person.address, directory) is not None or f"address:{person.address.email}" in memory


def _private(person: Person, directory: Directory) -> bool:
    """Of several private addresses none is the only one; any may be a candidate's."""
    return person.side is Side.UNKNOWN and person.address.domain in directory.freemail


def _names(summary: str, client: str) -> bool:
    """Whether a title has a client's name, or the first word of it: 'Acme' for 'Acme GmbH'."""
    first = client.split()[0] if client.split() else ""
    return len(first) > 2 and first.casefold() in summary.casefold().replace("/", " ").split()


def doubts(people: tuple[Person, ...], said: Tags) -> tuple[str, ...]:
    """What the recruiter has to settle, a sentence each."""
    unknown = [
        f"Is {p.address.email} the client or the candidate? {p.reason[:1].upper()}{p.reason[1:]}."
        for p in people
        if p.side is Side.UNKNOWN
    ]
    candidates = [p.address.email for p in people if p.side is Side.CANDIDATE]
    there = {p.address.email for p in people}
    absent = [
        f"The invitation names {who.email} as the {side.value}, but nobody there has been invited or has answered."
        for side, who in said.named
        if who.email and who.email not in there
    ]
    several = [f"There are several candidates: {', '.join(candidates)}. Which one is it?"] if candidates[1:] else []
    return (*unknown, *absent, *several, *_missing(people))


def _missing(people: tuple[Person, ...]) -> Iterable[str]:
    sides = {p.side for p in people}
    if Side.CLIENT not in sides:
        yield "Nobody is known yet who interviews on the client's side."
    if Side.CANDIDATE not in sides:
        yield "The candidate is not known yet."
