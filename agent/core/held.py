"""Replies in doubt: shown to the recruiter, and counted for nothing until the recruiter accepts them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.core.mail import Address, Label, Line

MOST_HELD = 12
"""Replies in doubt that wait at one interview with their words; a flood of them must not fill the state."""
MOST_OF_ONE = 3
"""Of these, from one address."""
MOST_CHARACTERS = 12_000
"""Characters of one reply in doubt that are kept; what is longer can be accepted as far as it is shown."""
MOST_OFFERS = 2
"""Mails without any mark of ours that are offered as feedback, for one interview within 24 hours."""

_DAY = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A reply that may be an answer, and counts for none until the recruiter says so."""

    mail: str
    """Key of the kept mail."""
    slot: str
    """Whose answer it may be; empty if nothing tells."""
    sender: Address
    reason: str
    """Why it does not count by itself."""
    came: datetime
    message_id: str = ""
    lines: tuple[Line, ...] = ()
    """What it says; empty once it was accepted."""
    proven: bool = False
    """True if it really comes from ``sender``."""
    offered: bool = False
    """True if it bears no mark of ours: a mail of a participant that may be about the interview."""
    warning: str = ""
    """Why its sender's address is not what it looks like; empty if nothing is wrong with it."""
    accepted_for: str = ""
    """The slot for whose answer the recruiter took it; empty if it was not accepted."""
    settled_at: datetime | None = None
    """When the recruiter accepted or ignored it; None as long as it waits."""
    settled_by: str = ""
    """Address of whoever did."""

    @property
    def typed(self) -> bool:
        """Whether its sender typed anything that could be read."""
        return any(line.label is Label.TYPED and line.text.strip() for line in self.lines)


def found(held: Sequence[Held], mail: str) -> Held | None:
    """The reply in doubt with this key."""
    return next((one for one in held if one.mail == mail), None) if mail else None


def kept(held: tuple[Held, ...], new: Held) -> tuple[Held, ...]:
    """The replies in doubt with a new one; the same ones if there is no room for it.

    Room is made by the oldest of the same sender, then by the oldest whose sender is not proven: a flood under forged
    names drives out no reply of a proven sender.
    """
    if found(held, new.mail):
        return held
    waiting = [one for one in held if one.settled_at is None]
    same = [one for one in waiting if one.sender.email == new.sender.email and one.proven is new.proven]
    if len(same) >= MOST_OF_ONE:
        return (*_without(held, same[0]), new)
    if len(waiting) < MOST_HELD:
        return (*held, new)
    weak = next((one for one in waiting if not one.proven), None)
    if weak is None or not new.proven:
        return held
    return (*_without(held, weak), new)


def _without(held: tuple[Held, ...], gone: Held) -> tuple[Held, ...]:
    return tuple(one for one in held if one.mail != gone.mail)


def capped(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines up to MOST_CHARACTERS."""
    room, fitting = MOST_CHARACTERS, []
    for line in lines:
        room -= len(line.text) + 1
        if room < 0:
            break
        fitting.append(line)
    return tuple(fitting)


def offers(held: Sequence[Held], at: datetime) -> int:
    """How many mails were offered within the last 24 hours."""
    return sum(one.offered and one.came > at - _DAY for one in held)
