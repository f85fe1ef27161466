"""The signs that tell one attendee's side by themselves, the surest first; each with its reason."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from agent.core.itip import Attendee
from agent.core.lookalike import lookalike
from agent.core.machines import device
from agent.core.mail import Address
from agent.core.memory import Memory, side_of
from agent.core.people import Client, Directory, Side
from agent.core.tags import Tags

Settled = tuple[Side, str]
"""A side, and the clause that says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """Everything that a sign may look at."""

    tags: Tags
    directory: Directory
    named: Mapping[str, Side]
    proven: bool
    """Whether the organiser's own words are known, and not only what replies repeat of them."""
    memory: Memory
    """What the recruiter answered about other interviews."""
    paired: bool
    """Whether several calendar entries were joined."""


def surest(attendee: Attendee, scene: Scene) -> Settled | None:
    """What the first sign that tells anything tells."""
    return next((settled for sign in SIGNS if (settled := sign(attendee, scene))), None)


def client_of(address: Address, directory: Directory) -> Client | None:
    """The listed client whose domain an address is in."""
    return next((c for c in directory.clients if within(address.domain, c.domains)), None)


def within(domain: str, domains: Iterable[str]) -> bool:
    """Whether a domain is one of these, or below one of them."""
    return any(domain == d or domain.endswith(f".{d}") for d in domains)


def vouched(address: Address, directory: Directory, named: Mapping[str, Side], memory: Memory) -> bool:
    """Whether more than their own mail speaks for somebody: the recruiter's word, now or earlier, or the operator's."""
    remembered = side_of(memory, address.email) is not None
    return address.email in named or remembered or client_of(address, directory) is not None


def _by_word(attendee: Attendee, scene: Scene) -> Settled | None:
    side = scene.named.get(attendee.address.email)
    return (side, "named by the recruiter") if side else None


def _by_tag(attendee: Attendee, scene: Scene) -> Settled | None:
    tag = scene.tags.side(attendee.address)
    if tag is None:
        return None
    if not scene.proven and tag[0] is Side.CLIENT and attendee.address.domain in scene.directory.freemail:
        # Whoever replies could have written the line: a candidate must not become their own client.
        return (Side.UNKNOWN, "tagged as client, but with a private address, and only replies say so")
    return (tag[0], f"tagged as {tag[0].value} in the invitation")


def _by_recruiter(attendee: Attendee, scene: Scene) -> Settled | None:
    mine = scene.directory.is_recruiter(attendee.address.email)
    return (Side.RECRUITER, "an address of the recruiter") if mine else None


def _by_memory(attendee: Attendee, scene: Scene) -> Settled | None:
    found = side_of(scene.memory, attendee.address.email)
    if found is None:
        return None
    side, said = found
    if side is Side.CANDIDATE and client_of(attendee.address, scene.directory):
        # Whoever once applied from within the client's company mostly interviews for it.
        return None
    return (side, said.clause)


def _by_kind(attendee: Attendee, scene: Scene) -> Settled | None:
    reason = device(attendee)
    return (Side.ROOM, reason) if reason else None


def _by_client_domain(attendee: Attendee, scene: Scene) -> Settled | None:
    client = client_of(attendee.address, scene.directory)
    return (Side.CLIENT, f"{attendee.address.domain} belongs to the client {client.name}") if client else None


def _by_own_domain(attendee: Attendee, scene: Scene) -> Settled | None:
    own = within(attendee.address.domain, scene.directory.own_domains)
    return (Side.COLLEAGUE, f"{attendee.address.domain} is our own domain") if own else None


def _by_team(attendee: Attendee, scene: Scene) -> Settled | None:
    listed = any(one.email == attendee.address.email for one in scene.directory.colleagues)
    return (Side.COLLEAGUE, "listed as a colleague") if listed else None


def _by_likeness(attendee: Attendee, scene: Scene) -> Settled | None:
    domain = attendee.address.domain
    if domain in scene.directory.freemail:
        return None
    known = (*scene.directory.own_domains, *(d for c in scene.directory.clients for d in c.domains))
    reason = next((why for one in sorted(known) if (why := lookalike(domain, one))), "")
    return (Side.UNKNOWN, reason) if reason else None


SIGNS: tuple[Callable[[Attendee, Scene], Settled | None], ...] = (
    _by_word,  # the recruiter knows best what they said about this very interview
    _by_tag,  # somebody wrote it down for us in this invitation, which so may overrule what was said of an earlier one
    _by_recruiter,  # an agency may recruit for itself, and its domain be listed as a client's: the recruiter stays one
    _by_memory,  # what the recruiter said of an earlier interview; of a person, and so surer than a domain
    _by_team,  # the operator listed this very address, wherever it is
    _by_kind,  # before domains: a client's room has the client's domain
    _by_client_domain,  # the operator listed it; before own domains, as an agency may recruit for itself
    _by_own_domain,
    _by_likeness,  # a domain that only looks like one of the above is doubted, and never settled by elimination
)
"""The signs that settle one person by themselves, the surest first."""
