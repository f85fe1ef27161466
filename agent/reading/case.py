"""One mail with everything that is known of it, and what can come of it."""

from dataclasses import dataclass
from datetime import datetime

from agent.core.events import Event
from agent.core.interview import Interview
from agent.core.mail import Address, Line, base
from agent.core.people import Directory
from agent.core.respondent import Respondent
from agent.reading.claims import Claims, House
from agent.reading.known import Known, LedgerEntry
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


Outcome = Event | Ignored | Quarantined

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
        """Whether the sender's address is one of the recruiter's company, and not the recruiter's own."""
        return self.sender.domain in self.directory.own_domains and not self.from_recruiter

    @property
    def from_recruiter(self) -> bool:
        """Whether the sender's address is the recruiter's. A colleague reads along, and decides nothing."""
        return base(self.sender.email)[0] in self.house.addresses

    @property
    def lines(self) -> tuple[Line, ...]:
        """The reply's lines, told apart from those of the letter that it answers."""
        letter = self.place.letter or next(iter(reversed(self._letters)), None)
        return typed(self.claims.text, self.claims.html, letter.text if letter else "")

    @property
    def _letters(self) -> tuple[LedgerEntry, ...]:
        return self.known.sent_to.get((self.place.ref, self.place.slot), ())

    def respondent(self) -> Respondent | None:
        """Whoever was asked: by slot; where only the interview is known, by the sender's address."""
        people = self.interview.respondents if self.interview else ()
        if self.place.slot:
            return next((one for one in people if one.slot == self.place.slot), None)
        return next((one for one in people if one.person.address.email == self.sender.email), None)
