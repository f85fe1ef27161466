"""What tells whether two calendar entries, or groups of them, are of one interview: people, names, company, time."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from agent.core.cast import cast
from agent.core.domains import organisation
from agent.core.folding import fold
from agent.core.itip import Meeting
from agent.core.mail import Address
from agent.core.memory import Memory
from agent.core.people import Cast, Directory, Person, Side
from agent.core.signs import client_of
from agent.core.tags import name_words, tags
from agent.core.title import bare, persons, subject

_FORMS = frozenset(
    {"gmbh", "ag", "se", "kg", "inc", "ltd", "llc", "plc", "sa", "sas", "srl", "spa", "bv", "nv", "ab", "oy"}
)
_PLACE = re.compile(r"https?://\S{12,}|[^\s@]+\.(?:zoom\.us|webex\.com)/\S+", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """What joining looks at."""

    ref: str
    meetings: tuple[Meeting, ...]
    """Those that are not cancelled."""
    candidates: frozenset[str]
    """Addresses; also of private people of whom nothing else is known yet."""
    solid: frozenset[str]
    """Those of them for whom more speaks than their own reply to an entry that nobody else knows."""
    stated: bool
    """Whether the organiser's own invitations say all this, and not only replies."""
    clients: frozenset[str]
    names: tuple[frozenset[str], ...]
    """The words of each candidate's name, or of the part of an address before the @."""
    persons: tuple[frozenset[str], ...]
    """The words of names that stand in titles and tags, as far as they can be told from roles."""
    words: frozenset[str]
    """All words of the titles."""
    companies: frozenset[str]
    """For sure: of the clients' domains, of tags, and listed clients that a title names."""
    hinted: frozenset[str]
    """What a title may mean as the company."""
    role: str
    places: frozenset[str]
    """Links to conferences."""


def picture(
    ref: str,
    meetings: Sequence[Meeting],
    directory: Directory,
    named: Mapping[str, Side],
    memory: Memory,
    doubted: frozenset[str] = frozenset(),
) -> Picture:
    """One interview, or one message, as joining looks at it. ``doubted`` are people who only say themselves that they
    belong here: whoever comes with an invitation must not be kept out by them."""
    live = tuple(m for m in meetings if not m.cancelled)
    seen = [(m, cast(m, directory, named, memory)) for m in live]
    people = [p for _, one in seen for p in one.people]
    candidates = [p for p in people if _private(p, directory)]
    clients = [p for p in people if p.side is Side.CLIENT or (p.side is Side.UNKNOWN and not _private(p, directory))]
    tagged = [who.name for m in live for side, who in tags(m.description).named if side is Side.CANDIDATE and who.name]
    shown = [name for m, one in seen for name in persons(m.summary, one.role, one.company, directory.interview_words)]
    return Picture(
        ref=ref,
        meetings=live,
        candidates=frozenset(p.address.email for p in candidates),
        solid=frozenset(p.address.email for p in candidates) - doubted,
        stated=all(m.from_organizer for m in live),
        clients=frozenset(p.address.email for p in clients),
        names=tuple(dict.fromkeys(_name(p.address) for p in candidates if p.address.email not in doubted)),
        persons=tuple(dict.fromkeys(name_words(fold(name)) for name in (*tagged, *shown))),
        words=frozenset(word for m in live for word in name_words(fold(m.summary))),
        companies=frozenset(_companies(seen, clients, directory)),
        hinted=frozenset(_firm(one.company) for _, one in seen if one.company),
        role=next((role for m, one in seen if (role := _role(m, one, directory))), ""),
        places=frozenset(link for m in live for link in _PLACE.findall(f"{m.location} {m.description}")),
    )


def _private(person: Person, directory: Directory) -> bool:
    unknown = person.side is Side.UNKNOWN and person.address.domain in directory.freemail
    return person.side is Side.CANDIDATE or unknown


def _name(address: Address) -> frozenset[str]:
    name = address.name if address.name and "@" not in address.name else address.email.partition("@")[0]
    return frozenset(word for word in re.findall(r"[^\W\d_]+", fold(name)) if len(word) > 1)


def _companies(seen: Sequence[tuple[Meeting, Cast]], clients: Sequence[Person], directory: Directory) -> set[str]:
    found = {_firm(tags(m.description).company) for m, _ in seen}
    for person in clients:
        client = client_of(person.address, directory)
        private = person.address.domain in directory.freemail
        label = organisation(person.address.domain).partition(".")[0]
        found.add(_firm(client.name) if client else "" if private else label)
    for client in directory.clients:
        first = _firm(client.name)
        found |= {first} if any(first in name_words(fold(m.summary)) for m, _ in seen) else set()
    return found - {""}


def _role(meeting: Meeting, seen: Cast, directory: Directory) -> str:
    """The job; where the title has only one thing to say, and it is none of the names, that is it."""
    only = bare(seen.role or subject(meeting.summary, directory.interview_words))
    known = [_firm(seen.company), *(word for p in seen.people for word in _name(p.address))]
    return "" if any(word in known for word in only.split()) else only


def _firm(name: str) -> str:
    """The first word of a company's name that is no legal form: 'acme' of 'Acme GmbH' and 'ACME Holding AG'."""
    return next((word for word in bare(name).split() if word not in _FORMS), "")


# --- time ------------------------------------------------------------------------------------------------------------


def overlap(one: Picture, other: Picture) -> bool:
    """Whether any of their meetings are at the same time for a while."""
    return any(_at_once(a, b) for a in one.meetings for b in other.meetings)


def _at_once(one: Meeting, other: Meeting) -> bool:
    if not (one.start and one.end and other.start and other.end):
        return False
    return one.start < other.end and other.start < one.end


def same_day(one: Picture, other: Picture) -> bool:
    """Whether they have a day in common, in the zone of either."""
    return any(_days(a, b) for a in one.meetings for b in other.meetings)


def _days(one: Meeting, other: Meeting) -> bool:
    if not one.start or not other.start:
        return False
    return any(_day(one.start, zone) == _day(other.start, zone) for zone in {one.zone, other.zone})


def _day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone) if zone else UTC).date()


def last_end(one: Picture) -> datetime | None:
    return max((m.end for m in one.meetings if m.end), default=None)


def merged(pictures: Sequence[Picture]) -> Picture:
    """Several pictures as one."""
    first = pictures[0]
    return Picture(
        ref=first.ref,
        meetings=tuple(m for p in pictures for m in p.meetings),
        candidates=frozenset().union(*(p.candidates for p in pictures)),
        solid=frozenset().union(*(p.solid for p in pictures)),
        stated=all(p.stated for p in pictures),
        clients=frozenset().union(*(p.clients for p in pictures)),
        names=tuple(dict.fromkeys(n for p in pictures for n in p.names)),
        persons=tuple(dict.fromkeys(n for p in pictures for n in p.persons)),
        words=frozenset().union(*(p.words for p in pictures)),
        companies=frozenset().union(*(p.companies for p in pictures)),
        hinted=frozenset().union(*(p.hinted for p in pictures)),
        role=next((p.role for p in pictures if p.role), ""),
        places=frozenset().union(*(p.places for p in pictures)),
    )
