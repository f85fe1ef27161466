"""What a store in memory knows beside its ledger: letters found in Sent, and who was erased."""

from abc import abstractmethod
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from agent.core.effects import HEADS_UPS, SaveDraft, SendLetter
from agent.core.mail import Address
from agent.ports import Witness
from agent.reading.known import LedgerEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class _Brought:
    mailbox: str
    seen: Witness
    claimed: str


class Witnessing:
    """The part of MemoryStore that learns from Sent."""

    def __init__(self) -> None:
        super().__init__()
        self._brought: dict[str, _Brought] = {}
        self._erased: set[str] = set()

    @abstractmethod
    def _ledger(self, mailbox: str, seen: Witness, raw: bytes) -> tuple[str, bool]:
        """Write it into the ledger: the effect's id there, and whether the letter was new."""

    async def witness(self, mailbox: str, seen: Witness, raw: bytes) -> str:
        effect, new = self._ledger(mailbox, seen, raw)
        if new:
            claimed = effect if effect == seen.effect else ""
            seen = replace(seen, effect=effect)
            self._brought[seen.message_id] = _Brought(mailbox=mailbox, seen=seen, claimed=claimed)
        return effect

    async def unclaimed(self, mailbox: str, letter: SendLetter | SaveDraft, since: datetime) -> Witness | None:
        found = (w for w in await self.witnesses(mailbox) if not self._brought[w.message_id].claimed)
        return next((w for w in found if w.at >= since and _is(w, letter)), None)

    async def claim(self, message_id: str, effect: str) -> None:
        if message_id in self._brought and not self._brought[message_id].claimed:
            self._brought[message_id] = replace(self._brought[message_id], claimed=effect)

    async def witnesses(self, mailbox: str) -> tuple[Witness, ...]:
        mine = (one.seen for one in self._brought.values() if one.mailbox == mailbox)
        return tuple(sorted(mine, key=lambda w: (w.at, w.message_id)))

    async def forget(self, address: str, at: datetime) -> None:
        self._erased.add(address.lower())

    async def forgotten(self, addresses: Collection[str]) -> frozenset[str]:
        return frozenset(one for one in addresses if one.lower() in self._erased)


def _is(seen: Witness, letter: SendLetter | SaveDraft) -> bool:
    about = letter.mail[:16] if isinstance(letter, SendLetter) else ""
    same = (seen.interview, seen.kind, seen.slot, seen.number, seen.to)
    return same == (letter.interview, letter.kind, letter.slot, letter.number, letter.to.email) and (
        seen.about == about or seen.kind in HEADS_UPS
    )


def as_letter(seen: Witness) -> SendLetter:
    """The effect that must have sent it."""
    return SendLetter(
        id=seen.effect,
        interview=seen.interview,
        at=seen.at,
        kind=seen.kind,
        to=Address(email=seen.to),
        slot=seen.slot,
        number=seen.number,
    )


def as_entry(seen: Witness, effect: str) -> LedgerEntry:
    """Its line in the ledger."""
    return LedgerEntry(
        message_id=seen.message_id,
        effect=effect,
        interview=seen.interview,
        slot=seen.slot,
        kind=seen.kind,
        number=seen.number,
        to=seen.to,
        text=seen.text,
    )
