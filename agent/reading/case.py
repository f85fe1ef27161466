"""One mail with everything that is known of it, and what can come of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from agent.core.charge import commands
from agent.core.events import Event
from agent.core.interview import Interview
from agent.core.mail import Address, Label, Line, base
from agent.core.people import Directory
from agent.core.respondent import Respondent
from agent.reading.claims import Claims, House, Labeller
from agent.reading.known import Known, LedgerEntry
from agent.reading.ours import BETWEEN_LETTERS
from agent.reading.placing import Conflict, Placed
from agent.reading.typed import typed


@dataclass(frozen=True, kw_only=True, slots=True)
class Ignored:
    """This mail concerns nobody."""

    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Quarantined:
    """This mail may matter, and a human has to look at it."""

    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Several:
    """This mail is news for several interviews: one event for each, with an id of its own."""

    events: tuple[Event, ...]


Outcome = Event | Several | Ignored | Quarantined

NOBODY = Address(email="")
"""Stands for a sender who cannot be told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A mail and what is known; the properties are questions that several recognisers ask."""

    claims: Claims
    known: Known
    mail: str
    in_sent: bool
    at: datetime
    house: House
    directory: Directory
    placed: Placed | Conflict | None
    token_key: bytes = field(repr=False)
    """Tells our references in a form's response from any others."""
    label: Labeller = typed
    """Tells whose words the lines of its text are."""
    _told_apart: tuple[Line, ...] | None = field(default=None, init=False, repr=False, compare=False)
    """Its lines, told apart once: that may take half a second."""

    @property
    def place(self) -> Placed:
        """Where it belongs; only asked after the recognisers of conflicts and of mail from nowhere."""
        return self.placed if isinstance(self.placed, Placed) else Placed(ref="")

    @property
    def interview(self) -> Interview | None:
        return self.known.interview(self.place.ref)

    @property
    def sender(self) -> Address:
        return self.claims.sender or NOBODY

    @property
    def proven(self) -> bool:
        return self.claims.verdict.verified

    @property
    def from_colleague(self) -> bool:
        """Whether the sender's address is of the recruiter's company or in a team, and not the recruiter's own."""
        return self.directory.is_colleague(self.sender.email) and not self.from_recruiter

    @property
    def by_us(self) -> bool:
        """Whether the recruiter or a colleague wrote it, as far as its folder or its From says."""
        return self.in_sent or self.from_recruiter or self.from_colleague

    @property
    def from_recruiter(self) -> bool:
        """Whether the sender's address is the recruiter's. A colleague reads along, and decides nothing."""
        return base(self.sender.email)[0] in self.house.addresses

    @property
    def in_charge(self) -> bool:
        """Whether the sender's replies to letters about this interview are commands, once they are proven."""
        given = self.interview is not None and commands(self.interview, self.directory, self.sender.email, self.at)
        return self.from_recruiter or given

    @property
    def lines(self) -> tuple[Line, ...]:
        """The reply's lines, told apart from those of our letter that it answers, and of others that come with it."""
        # Not functools.cached_property: until Python 3.12 all instances share its lock, and a mail that is slow to read
        # would hold up those of all other mailboxes.
        if self._told_apart is None:
            object.__setattr__(self, "_told_apart", self._tell_apart())
        return self._told_apart or ()

    def _tell_apart(self) -> tuple[Line, ...]:
        return self.label(self.claims.text, self.claims.html, together(self.place.letter, self._letters))

    @property
    def typed_anything(self) -> bool:
        """Whether its sender typed any words."""
        return any(line.label is Label.TYPED and line.text.strip() for line in self.lines)

    @property
    def _letters(self) -> tuple[LedgerEntry, ...]:
        asked = self.respondent()
        slot = self.place.slot or (asked.slot if asked else "")
        return self.known.sent_to.get((self.place.ref, slot), ())

    def respondent(self) -> Respondent | None:
        """Whoever was asked: by slot; where only the interview is known, by the sender's address."""
        people = self.interview.respondents if self.interview else ()
        if self.place.slot:
            return next((one for one in people if one.slot == self.place.slot), None)
        return next((one for one in people if self.sender.email in one.addresses), None)


def together(letter: LedgerEntry | None, letters: Sequence[LedgerEntry]) -> str:
    """What a reply to ``letter``, else to the last of ``letters``, is compared with: that one, then the others."""
    first = letter or next(iter(reversed(letters)), None)
    ours = [first, *(one for one in letters if one is not first)] if first else []
    return BETWEEN_LETTERS.join(one.text for one in ours)
