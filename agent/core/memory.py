"""What the recruiter answered to earlier doubts: kept per mailbox, and asked for again by what it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from agent.core.itip import ITip, Meeting
from agent.core.people import Side
from agent.core.title import bare

INTERVIEW = "interview"
NO_INTERVIEW = "no interview"
_ASKABLE = frozenset({Side.CLIENT, Side.CANDIDATE, Side.COLLEAGUE})
_LONGEST = 300
"""Characters of a key that count; titles and UIDs may be of any length."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One answer of the recruiter's. A newer one about the same replaces it."""

    about: str
    """An address, a title or a series, as ``address_key`` and its like write it."""
    answer: str
    """A side, or INTERVIEW or NO_INTERVIEW."""
    at: datetime
    interview: str = ""
    """Reference of the interview that it was said about."""

    @property
    def clause(self) -> str:
        """Such as 'you said on 3 March 2026 that tom@acme.example is the client'."""
        what, _, subject = self.about.partition(":")
        day = f"{self.at.day} {self.at:%B %Y}"
        if what == "address":
            return (
                f"you said on {day} that {subject} is {'the ' if self.answer != Side.COLLEAGUE else 'a '}{self.answer}"
            )
        named = f"‘{subject}’" if what == "title" else "this entry"
        return f"you said on {day} that {named} is {'an' if self.answer == INTERVIEW else 'no'} interview"


Memory = Mapping[str, Said]
"""What was said, by what it is about."""


def address_key(email: str) -> str:
    return f"address:{email.lower()}"[:_LONGEST]


def title_key(summary: str) -> str:
    """Titles that differ in numbers, signs and case only have one key; empty for a title without words."""
    return f"title:{bare(summary)}"[:_LONGEST] if bare(summary) else ""


def series_key(uid: str) -> str:
    """All instances of a recurring entry have one UID, and so has an entry that is moved."""
    return f"series:{uid}"[:_LONGEST]


def keys(entries: Iterable[ITip | Meeting]) -> tuple[str, ...]:
    """Everything about these entries that something may have been said of."""
    found: dict[str, None] = {}
    for entry in entries:
        people = [a.address.email for a in entry.attendees] + [a.delegated_to for a in entry.attendees]
        if entry.organizer:
            people.append(entry.organizer.email)
        found |= dict.fromkeys(address_key(email) for email in people if email)
        found |= dict.fromkeys(key for key in (title_key(entry.summary), series_key(entry.uid)) if key)
    return tuple(found)


def newest(*memories: Memory) -> dict[str, Said]:
    """All of them together; of two about the same, the newer one."""
    found: dict[str, Said] = {}
    for one in (said for memory in memories for said in memory.values()):
        known = found.get(one.about)
        if known is None or (known.at, known.answer) <= (one.at, one.answer):
            found[one.about] = one
    return found


def side_of(memory: Memory, email: str) -> tuple[Side, Said] | None:
    """The side that the recruiter gave an address in another interview."""
    said = memory.get(address_key(email))
    return (Side(said.answer), said) if said and said.answer in _ASKABLE else None


def about_people(named: Mapping[str, Side], at: datetime, ref: str) -> tuple[Said, ...]:
    """What to remember of a word on who is who."""
    return tuple(
        Said(about=address_key(email), answer=side.value, at=at, interview=ref) for email, side in named.items()
    )


def about_entries(entries: Iterable[Meeting], titled: bool, answer: str, at: datetime, ref: str) -> tuple[Said, ...]:
    """What to remember of a word on whether it was an interview. ``titled``: the title said so by itself, and a
    title such as 'Interview' must not stand for all others."""
    meetings = tuple(entries)
    about = [series_key(m.uid) for m in meetings]
    about += [] if titled else [key for m in meetings if (key := title_key(m.summary))]
    return tuple(Said(about=key, answer=answer, at=at, interview=ref) for key in dict.fromkeys(about))
