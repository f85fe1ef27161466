"""Signs of our work in a mailbox: marked letters in Sent, and replies to their tokens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from agent.core.effects import HEADS_UPS, TO_PARTICIPANTS, LetterKind, SaveDraft, SendLetter
from agent.core.marks import RECRUITER_SLOT, LetterMark
from agent.perform.stationery import mark_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Left:
    """A letter of ours that lies in Sent."""

    message_id: str
    """The one that we gave it."""
    mark: LetterMark
    to: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A mail to an address with a token of ours."""

    interview: str
    slot: str
    sender: str
    at: datetime
    proven: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Signs:
    """Everything that shows what we did."""

    left: tuple[Left, ...] = ()
    answers: tuple[Answer, ...] = ()
    foreign: tuple[datetime, ...] = ()
    """When letters left that bear a mark which another key made."""
    mentioned: frozenset[str] = frozenset()
    """Message-IDs of our form that others' mails answer."""
    known: frozenset[tuple[str, str]] = frozenset()
    """(reference, slot) of everybody in the records that there are: those of a backup."""
    erased: frozenset[str] = frozenset()
    """Addresses of those that the signs name who were erased."""
    ledger: frozenset[str] = frozenset()
    """Of the mentioned letters, those that the records know."""

    def __bool__(self) -> bool:
        return bool(self.left or self.answers or self.foreign)

    def first(self, now: datetime) -> datetime:
        """The first sign; now if there is none."""
        return min((*(one.at for one in self.left), *(one.at for one in self.answers), *self.foreign), default=now)

    @property
    def interviews(self) -> frozenset[str]:
        """References of interviews that we worked on."""
        found = (*(one.mark.interview for one in self.left), *(one.interview for one in self.answers))
        return frozenset((*found, *(ref for ref, _ in self.known)))

    @property
    def trusted(self) -> bool:
        """Whether Sent can be believed about what is not there: most of the letters that were answered are."""
        asked = {(one.mark.interview, one.mark.slot) for one in self.left if one.mark.kind in TO_PARTICIPANTS}
        answered = {(one.interview, one.slot) for one in self.answers if one.slot != RECRUITER_SLOT}
        answered -= self.known
        mentioned = self.mentioned - self.ledger
        return bool(self.left) and all(
            2 * len(found & wanted) >= len(wanted)
            for found, wanted in ((asked, answered), ({one.message_id for one in self.left}, mentioned))
        )

    def alive_until(self, now: datetime) -> datetime:
        """Until when we were at work, as far as is known. ``now`` where Sent cannot be believed: nothing that was due
        meanwhile may be done as if it had not been."""
        return max(one.at for one in self.left) if self.trusted else now

    def holds(self, letter: SendLetter | SaveDraft) -> bool:
        """Whether a letter lies in Sent."""
        wanted = mark_of(letter)
        return any(one.to == letter.to.email and _same(one.mark, wanted) for one in self.left)

    def told_since(self, interview: str, kind: LetterKind, at: datetime) -> bool:
        """Whether a letter of this kind about the interview left at ``at`` or later."""
        return any((one.mark.interview, one.mark.kind) == (interview, kind) and one.at >= at for one in self.left)

    @property
    def people(self) -> frozenset[str]:
        """Everybody whom the signs name."""
        return frozenset((*(one.to for one in self.left), *(one.sender for one in self.answers)))

    @property
    def thinned(self) -> frozenset[str]:
        """References of interviews of which somebody was erased."""
        to = (one.mark.interview for one in self.left if one.to in self.erased)
        return frozenset((*to, *(one.interview for one in self.answers if one.sender in self.erased)))

    def slots(self) -> Mapping[str, Mapping[str, str]]:
        """Who had which slot: address to slot, by reference. Letters go before answers, which may be forwarded."""
        found: dict[str, dict[str, str]] = {}
        for left in self.left:
            if left.mark.kind in TO_PARTICIPANTS and left.to not in self.erased:
                found.setdefault(left.mark.interview, {}).setdefault(left.to, left.mark.slot)
        for answer in self.answers:
            known = found.setdefault(answer.interview, {})
            if answer.sender in self.erased:
                continue
            if answer.proven and answer.slot != RECRUITER_SLOT and answer.slot not in known.values():
                known.setdefault(answer.sender, answer.slot)
        return found


def _same(one: LetterMark, other: LetterMark) -> bool:
    """What heads-ups are about is the time of their making."""
    about = one.about == other.about or one.kind in HEADS_UPS
    same = (one.interview, one.kind, one.slot, one.number) == (other.interview, other.kind, other.slot, other.number)
    return same and about
