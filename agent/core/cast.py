"""Tells who is who in a meeting, and whether it is an interview: the surest sign first, and a doubt for every guess
that would be one too many. Whoever stays unknown is asked nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from agent.core.doubts import doubts, is_interview, may_be_one
from agent.core.itip import Attendee, Meeting, PartStat
from agent.core.machines import CALENDAR_IDS, shared
from agent.core.mail import Address, plain
from agent.core.memory import Memory
from agent.core.people import Cast, Directory, Person, Side
from agent.core.signs import Scene, Settled, client_of, surest, vouched
from agent.core.tags import Tags, same_name, tags
from agent.core.title import mentions, title

NOTHING_SAID: Memory = {}


def cast(
    meeting: Meeting,
    directory: Directory,
    named: Mapping[str, Side],
    memory: Memory = NOTHING_SAID,
    *,
    paired: bool = False,
) -> Cast:
    """Who takes part in a meeting, and whether it is an interview.

    ``named`` is the recruiter's own word, by address in lower case, and overrides every other sign; ``memory`` is what
    they said about other interviews; ``paired`` is True for a picture that was made of several calendar entries.
    """
    said = tags(meeting.description)
    scene = Scene(
        tags=said, directory=directory, named=named, proven=meeting.from_organizer, memory=memory, paired=paired
    )
    people = _people(meeting, scene)
    clients = [client.name for client in directory.clients]
    heading = title(
        meeting.summary,
        directory.interview_words,
        [p.address.name for p in people],
        clients,
        built_in=directory.built_in_words,
    )
    interview, reason = is_interview(meeting, said, heading, people, memory)
    possible = "" if interview else may_be_one(meeting, heading, people, directory, memory)
    return Cast(
        interview=interview,
        reason=reason,
        people=people,
        role=said.role or heading.role,
        company=_company(said, people) or heading.company or _listed(people, directory),
        last_round=heading.last_round if said.last_round is None else said.last_round,
        earlier_round=heading.earlier_round if said.last_round is None else not said.last_round,
        doubts=doubts(people, said) if interview or possible else (),
        possible=possible,
        titled=bool(heading.word),
    )


# --- who is who ------------------------------------------------------------------------------------------------------


def _people(meeting: Meeting, scene: Scene) -> tuple[Person, ...]:
    present = _present(meeting, scene.named)
    sides = {a.address.email: surest(a, scene) for a in present}
    _give_to_delegates(meeting, sides, scene.named)
    _doubt_hearsay(meeting, sides, scene.named)
    _doubt_uninvited(meeting, sides, scene)
    _doubt_paired(meeting, sides, scene)
    guessed = {*_guess_candidate(meeting, sides, scene), *_eliminate(sides, scene.directory)}
    _spare_observers(present, sides, scene)
    unknown: Settled = (Side.UNKNOWN, "nothing tells which side they are on")
    return tuple(
        Person(
            address=_called(a.address, scene.tags),
            side=(sides[a.address.email] or unknown)[0],
            reason=(sides[a.address.email] or unknown)[1],
            declined=a.partstat is PartStat.DECLINED,
            guessed=a.address.email in guessed,
        )
        for a in present
        if a.partstat is not PartStat.DELEGATED
    )


def _present(meeting: Meeting, named: Mapping[str, Side]) -> tuple[Attendee, ...]:
    """The attendees; the organiser, who often is none; and whom the recruiter named without being one."""
    present = {a.address.email: a for a in meeting.attendees}
    organizer = meeting.organizer
    if organizer and not organizer.domain.endswith(CALENDAR_IDS):
        present.setdefault(organizer.email, Attendee(address=organizer))
    for email in named:
        present.setdefault(email, Attendee(address=Address(email=email)))
    return tuple(present.values())


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


def _doubt_uninvited(meeting: Meeting, sides: dict[str, Settled | None], scene: Scene) -> None:
    """Whoever answers a forwarded invitation is of no side by elimination or by name: anybody can answer, and would
    be asked, and have a voice."""
    if not meeting.invited:
        return
    invited = {a.address.email for a in meeting.invited} | {a.delegated_to for a in meeting.attendees}
    tagged = {who.email for _, who in scene.tags.named}
    for answer in meeting.answers:
        email, settled = answer.address.email, sides.get(answer.address.email)
        known = email in invited | tagged or _vouched(answer.address, scene)
        if email in sides and not known and (settled is None or settled[0] in (Side.CLIENT, Side.CANDIDATE)):
            sides[email] = (Side.UNKNOWN, "answered without having been invited")


def _doubt_paired(meeting: Meeting, sides: dict[str, Settled | None], scene: Scene) -> None:
    """Entries that were joined, of which only replies are known: everybody can answer an entry of their own making,
    with the right time and title in it, and so get to be the candidate of somebody else's interview."""
    if not scene.paired or meeting.invited:
        return
    for attendee in meeting.attendees:
        email, settled = attendee.address.email, sides.get(attendee.address.email)
        open_side = settled is None or settled[0] in (Side.CLIENT, Side.CANDIDATE)
        if email in sides and open_side and not _vouched(attendee.address, scene):
            sides[email] = (Side.UNKNOWN, "only their own reply says that they belong here")


def _vouched(address: Address, scene: Scene) -> bool:
    return vouched(address, scene.directory, scene.named, scene.memory)


def _guess_candidate(meeting: Meeting, sides: dict[str, Settled | None], scene: Scene) -> list[str]:
    """Whoever has the only private address, as long as nobody else is the candidate; but an interview's title that
    names somebody whom nothing else explains, beside the client's people, means them."""
    if _has(sides, Side.CANDIDATE):
        return []
    private = [email for email, s in sides.items() if s is None and _domain(email) in scene.directory.freemail]
    titled = _named_in_title(meeting, sides, scene)
    if len(titled) == 1 and titled != private:
        sides[titled[0]] = (Side.CANDIDATE, "the title names them, and the client is known")
        return titled
    if len(private) != 1:
        return []
    sides[private[0]] = (Side.CANDIDATE, f"the only private address here ({_domain(private[0])})")
    return private


def _named_in_title(meeting: Meeting, sides: Mapping[str, Settled | None], scene: Scene) -> list[str]:
    """Only the organiser's own title counts, and only beside somebody of the client's."""
    words, built_in = scene.directory.interview_words, scene.directory.built_in_words
    interview = scene.proven and title(meeting.summary, words, (), (), built_in=built_in).word
    if not interview or not _has(sides, Side.CLIENT):
        return []
    left = (a.address for a in meeting.attendees if sides.get(a.address.email) is None and a.address.email in sides)
    return [who.email for who in left if mentions(meeting.summary, who.name)]


def _eliminate(sides: dict[str, Settled | None], directory: Directory) -> list[str]:
    """With the candidate settled, people of one company who are left over are the client's."""
    left = [email for email, settled in sides.items() if settled is None]
    domains = {_domain(email) for email in left}
    clients = {_domain(email) for email, settled in sides.items() if settled and settled[0] is Side.CLIENT}
    alone = len(domains) == 1 and clients <= domains
    if not alone or domains & directory.freemail or not _has(sides, Side.CANDIDATE):
        return []
    for email in left:
        sides[email] = (Side.CLIENT, f"the candidate is known, and only {_domain(email)} is left")
    return left


def _spare_observers(present: tuple[Attendee, ...], sides: dict[str, Settled | None], scene: Scene) -> None:
    """Where somebody else speaks for the client, nobody asks assistants, shared addresses and optional guests."""
    clients = [a for a in present if (s := sides[a.address.email]) and s[0] is Side.CLIENT]
    assistants = {a.sent_by for a in present if a.sent_by != a.address.email}
    spared = {a.address.email: why for a in clients if (why := _observes(a, assistants, scene))}
    if len(spared) < len(clients):
        sides.update({email: (Side.OBSERVER, why) for email, why in spared.items()})


def _observes(attendee: Attendee, assistants: set[str], scene: Scene) -> str:
    email = attendee.address.email
    if email in scene.named or scene.tags.side(attendee.address):
        return ""
    if email in assistants:
        return "answers for somebody else, and others speak for the client"
    if shared(email):
        return "a shared address, and others speak for the client"
    return "an optional guest, and others speak for the client" if attendee.role == "OPT-PARTICIPANT" else ""


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


def _company(said: Tags, people: tuple[Person, ...]) -> str:
    """The tagged company. 'Client: Acme' names one too, unless one of the people is called so."""
    if said.company:
        return said.company
    names = (who.name for side, who in said.named if side is Side.CLIENT and not who.email)
    return next((n for n in names if not any(same_name(n, p.address.name) for p in people)), "")


def _listed(people: tuple[Person, ...], directory: Directory) -> str:
    found = (client_of(p.address, directory) for p in people if p.side is Side.CLIENT)
    return next((client.name for client in found if client), "")
