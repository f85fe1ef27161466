"""Who is who in an interview."""

from dataclasses import dataclass
from enum import StrEnum

from agent.core.mail import Address, base


class Side(StrEnum):
    """A person's part in an interview."""

    CLIENT = "client"
    CANDIDATE = "candidate"
    COLLEAGUE = "colleague"
    """Of the recruiter's own company."""
    RECRUITER = "recruiter"
    ROOM = "room"
    """A room, a program or a mailing group: nobody who can be asked."""
    OBSERVER = "observer"
    """On the client's side, but to take notes or to coordinate; others speak for the client."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody in an interview, with the reason for taking them as what they are."""

    address: Address
    side: Side
    reason: str
    """One clause for the recruiter, such as 'tagged as candidate in the invitation'."""
    declined: bool = False
    guessed: bool = False
    """Whether the reason is a guess from what the others are, and no sign of their own."""

    @property
    def called(self) -> str:
        """What to call them: their name, else the local part of their address."""
        return self.address.name or self.address.email.partition("@")[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Client:
    """A company that hires, as the operator lists it."""

    name: str
    domains: frozenset[str]
    mode: str = ""
    """'drafts' or 'send' for this client only; empty: as the mailbox."""
    form_url: str = ""
    decision_makers: frozenset[str] = frozenset()
    """Addresses, lower case, of those whose word counts where several of its people answer."""
    team: tuple[Address, ...] = ()
    """Colleagues who get its recommendations instead of the mailbox's team."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleTeam:
    """Colleagues for some jobs."""

    match: str
    """Words of the job's title, such as 'backend engineer'; a star stands for any letters."""
    team: tuple[Address, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Directory:
    """What the operator told us about addresses; all in lower case."""

    recruiter: Address
    aliases: frozenset[str] = frozenset()
    """Further addresses of the recruiter; plus-addresses of any of them are meant too."""
    own_domains: frozenset[str] = frozenset()
    clients: tuple[Client, ...] = ()
    freemail: frozenset[str] = frozenset()
    """Domains where private people have their mail."""
    interview_words: tuple[str, ...] = ()
    """A title with one of these words as a word is an interview's; not the only sign."""
    built_in_words: bool = True
    """Whether the built-in words of many languages count beside these."""
    colleagues: tuple[Address, ...] = ()
    """Everybody in a team, whichever; they may be elsewhere than in one of the own domains."""

    def is_recruiter(self, email: str) -> bool:
        """Whether an address is the recruiter's, with or without a plus-part."""
        return bool({email, base(email)[0]} & {self.recruiter.email, *self.aliases})

    def is_colleague(self, email: str) -> bool:
        """Whether an address is of the recruiter's company or in a team, and not the recruiter's own."""
        ours = email.rpartition("@")[2] in self.own_domains or any(email == one.email for one in self.colleagues)
        return ours and not self.is_recruiter(email)

    def decides(self, email: str) -> bool:
        """Whether the operator named this address as one that decides for a client."""
        return any(email in client.decision_makers for client in self.clients)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cast:
    """Who takes part in a meeting, and whether it is an interview at all."""

    interview: bool
    reason: str
    """Why it is one, or is not."""
    people: tuple[Person, ...] = ()
    role: str = ""
    """The job, such as 'Backend Engineer'; empty if nothing says."""
    company: str = ""
    """The client's name; empty if nothing says."""
    last_round: bool = False
    earlier_round: bool = False
    """Whether the invitation says that further rounds follow."""
    doubts: tuple[str, ...] = ()
    """Sentences for the recruiter about what could not be settled."""
    possible: str = ""
    """Why it may be one all the same, in a clause; only the recruiter can tell. Empty if it is one, or surely none."""
    titled: bool = False
    """Whether the title says so by itself."""

    def on(self, side: Side) -> tuple[Person, ...]:
        return tuple(p for p in self.people if p.side is side)
