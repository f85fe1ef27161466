"""Tells who is who in a meeting, and whether it is an interview: the surest sign first, and a doubt for every guess
that would be one too many. Whoever stays unknown is asked nothing.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from agent.core.doubts import doubts, is_interview
from agent.core.itip import Attendee, Meeting, PartStat
from agent.core.mail import Address, plain
from agent.core.people import Cast, Client, Directory, Person, Side
from agent.core.tags import Tags, same_name, tags
from agent.core.title import title

_CALENDAR_IDS = ("calendar.google.com",)
"""Domains whose addresses are calendars and rooms, never people."""

Settled = tuple[Side, str]
"""A side, and the clause that says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scene:
    """Everything that a sign may look at."""

    tags: Tags
    directory: Directory
    named: Mapping[str, Side]
    proven: bool
    """Whether the organiser's own words are known, and not only what replies repeat of them."""


def cast(meeting: Meeting, directory: Directory, named: Mapping[str, Side]) -> Cast:
    """Who takes part in a meeting, and whether it is an interview.

    ``named`` is the recruiter's own word, by address in lower case, and overrides every other sign.
    """
    said = tags(meeting.description)
    scene = _Scene(tags=said, directory=directory, named=named, proven=meeting.from_organizer)
    people = _people(meeting, scene)
    clients = [client.name for client in directory.clients]
    heading = title(meeting.summary, directory.interview_words, [p.address.name for p in people], clients)
    interview, reason = is_interview(meeting, said, heading, people)
    return Cast(
        interview=interview,
        reason=reason,
        people=people,
        role=said.role or heading.role,
        company=_company(said, people) or heading.company or _listed(people, directory),
        last_round=heading.last_round if said.last_round is None else said.last_round,
        doubts=doubts(people, said) if interview else (),
    )


# --- who is who ------------------------------------------------------------------------------------------------------


def _people(meeting: Meeting, scene: _Scene) -> tuple[Person, ...]:
    present = _present(meeting, scene.named)
    sides = {a.address.email: _surest(a, scene) for a in present}
    _give_to_delegates(meeting, sides, scene.named)
    _doubt_hearsay(meeting, sides, scene.named)
    _doubt_uninvited(meeting, sides, scene)
    _take_private_address(sides, scene.directory)
    _eliminate(sides, scene.directory)
    unknown: Settled = (Side.UNKNOWN, "nothing tells which side they are on")
    return tuple(
        Person(
            address=_called(a.address, scene.tags),
            side=(sides[a.address.email] or unknown)[0],
            reason=(sides[a.address.email] or unknown)[1],
            declined=a.partstat is PartStat.DECLINED,
        )
        for a in present
        if a.partstat is not PartStat.DELEGATED
    )


def _present(meeting: Meeting, named: Mapping[str, Side]) -> tuple[Attendee, ...]:
    """The attendees; the organiser, who often is none; and whom the recruiter named without being one."""
    present = {a.address.email: a for a in meeting.attendees}
    organizer = meeting.organizer
    if organizer and not organizer.domain.endswith(_CALENDAR_IDS):
        present.setdefault(organizer.email, Attendee(address=organizer))
    for email in named:
        present.setdefault(email, Attendee(address=Address(email=email)))
    return tuple(present.values())


def _surest(attendee: Attendee, scene: _Scene) -> Settled | None:
    return next((settled for sign in SIGNS if (settled := sign(attendee, scene))), None)


def _by_word(attendee: Attendee, scene: _Scene) -> Settled | None:
    side = scene.named.get(attendee.address.email)
    return (side, "named by the recruiter") if side else None


def _by_tag(attendee: Attendee, scene: _Scene) -> Settled | None:
    tag = scene.tags.side(attendee.address)
    if tag is None:
        return None
    if not scene.proven and tag[0] is Side.CLIENT and attendee.address.domain in scene.directory.freemail:
        # Whoever replies could have written the line: a candidate must not become their own client.
        return (Side.UNKNOWN, "tagged as client, but with a private address, and only replies say so")
    return (tag[0], f"tagged as {tag[0].value} in the invitation")


def _by_client_domain(attendee: Attendee, scene: _Scene) -> Settled | None:
    client = _client_of(attendee.address, scene.directory)
    return (Side.CLIENT, f"{attendee.address.domain} belongs to the client {client.name}") if client else None


def _by_own_address(attendee: Attendee, scene: _Scene) -> Settled | None:
    directory = scene.directory
    if directory.is_recruiter(attendee.address.email):
        return (Side.RECRUITER, "an address of the recruiter")
    if _within(attendee.address.domain, directory.own_domains):
        return (Side.COLLEAGUE, f"{attendee.address.domain} is our own domain")
    return None


def _by_kind(attendee: Attendee, scene: _Scene) -> Settled | None:
    if attendee.cutype in {"ROOM", "RESOURCE"} or attendee.address.domain.endswith(_CALENDAR_IDS):
        return (Side.ROOM, "a room or a device")
    return None


SIGNS: tuple[Callable[[Attendee, _Scene], Settled | None], ...] = (
    _by_word,  # the recruiter knows best
    _by_tag,  # somebody wrote it down for us
    _by_client_domain,  # the operator listed it; before own domains, as an agency may recruit for itself
    _by_own_address,
    _by_kind,
)
"""The signs that settle one person by themselves, the surest first."""


def _give_to_delegates(meeting: Meeting, sides: dict[str, Settled | None], named: Mapping[str, Side]) -> None:
    """Whoever comes instead of somebody is on their side (RFC 5545 section 3.2.5)."""
    for attendee in meeting.attendees:
        to = attendee.delegated_to
        given = sides.get(attendee.address.email)
        if attendee.partstat is PartStat.DELEGATED and given and to in sides and to not in named:
            sides[to] = (given[0], f"comes instead of {attendee.address.email}")


def _doubt_hearsay(meeting: Meeting, sides: dict[str, Settled | None], named: Mapping[str, Side]) -> None:
    """People whom only somebody else's reply speaks of, as a delegate or by SENT-BY, are nobody's until they answer.

    Otherwise a reply could make us write to any address.
    """
    in_person = {a.address.email for a in meeting.answers if a.sent_by in {"", a.address.email}}
    heard_of = {a.delegated_to for a in meeting.answers} | {a.address.email for a in meeting.answers if a.sent_by}
    for email in heard_of - in_person - {a.address.email for a in meeting.invited} - set(named):
        if email in sides:
            sides[email] = (Side.UNKNOWN, "only somebody else's reply speaks of them")


def _doubt_uninvited(meeting: Meeting, sides: dict[str, Settled | None], scene: _Scene) -> None:
    """Whoever answers a forwarded invitation is of no side by elimination or by name: anybody can answer, and would
    be asked, and have a voice."""
    if not meeting.invited:
        return
    invited = {a.address.email for a in meeting.invited} | {a.delegated_to for a in meeting.attendees}
    tagged = {who.email for _, who in scene.tags.named}
    for answer in meeting.answers:
        email, settled = answer.address.email, sides.get(answer.address.email)
        vouched = email in invited | tagged | set(scene.named) or _client_of(answer.address, scene.directory)
        if email in sides and not vouched and (settled is None or settled[0] in (Side.CLIENT, Side.CANDIDATE)):
            sides[email] = (Side.UNKNOWN, "answered without having been invited")


def _take_private_address(sides: dict[str, Settled | None], directory: Directory) -> None:
    """The only private address is the candidate's, as long as nobody else is."""
    private = [email for email, s in sides.items() if s is None and _domain(email) in directory.freemail]
    if len(private) == 1 and not _has(sides, Side.CANDIDATE):
        sides[private[0]] = (Side.CANDIDATE, f"the only private address here ({_domain(private[0])})")


def _eliminate(sides: dict[str, Settled | None], directory: Directory) -> None:
    """With the candidate settled, people of one company who are left over are the client's."""
    left = [email for email, settled in sides.items() if settled is None]
    domains = {_domain(email) for email in left}
    clients = {_domain(email) for email, settled in sides.items() if settled and settled[0] is Side.CLIENT}
    alone = len(domains) == 1 and clients <= domains
    if alone and not domains & directory.freemail and _has(sides, Side.CANDIDATE):
        for email in left:
            sides[email] = (Side.CLIENT, f"the candidate is known, and only {_domain(email)} is left")


def _has(sides: Mapping[str, Settled | None], side: Side) -> bool:
    return any(s is not None and s[0] is side for s in sides.values())


def _called(address: Address, said: Tags) -> Address:
    """The address with the name from the invitation, if that is more than the address again; else from the tag."""
    name = plain(address.name).strip("'\" ")
    if "@" in name:
        name = ""
    tag = said.side(address)
    flipped = re.fullmatch(r"([^\W\d]+), ([^\W\d]+)", name)
    return replace(address, name=f"{flipped[2]} {flipped[1]}" if flipped else name or (tag[1].name if tag else ""))


# --- addresses -------------------------------------------------------------------------------------------------------


def _domain(email: str) -> str:
    return email.rpartition("@")[2]


def _within(domain: str, domains: Iterable[str]) -> bool:
    return any(domain == d or domain.endswith(f".{d}") for d in domains)


def _client_of(address: Address, directory: Directory) -> Client | None:
    return next((c for c in directory.clients if _within(address.domain, c.domains)), None)


def _company(said: Tags, people: tuple[Person, ...]) -> str:
    """The tagged company. 'Client: Acme' names one too, unless one of the people is called so."""
    if said.company:
        return said.company
    names = (who.name for side, who in said.named if side is Side.CLIENT and not who.email)
    return next((n for n in names if not any(same_name(n, p.address.name) for p in people)), "")


def _listed(people: tuple[Person, ...], directory: Directory) -> str:
    found = (_client_of(p.address, directory) for p in people if p.side is Side.CLIENT)
    return next((client.name for client in found if client), "")
