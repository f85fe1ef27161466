"""The permit of the switches: nothing leaves that a human has paused, or that the breaker has stopped."""

from datetime import datetime, timedelta

from agent.core.effects import TO_PARTICIPANTS, LetterKind, SaveDraft, SendLetter
from agent.core.gate import Later
from agent.perform.circuit import Circuit
from agent.ports import HELD, Store, Switch, SwitchKind

_AGAIN = timedelta(hours=1)
"""Only in case: what was held back is due as soon as a human lets go of it."""


class Switched:
    """Reads the store before each letter, as another process may have paused the mailbox a moment ago."""

    def __init__(self, store: Store, mailbox: str, circuit: Circuit) -> None:
        self._store = store
        self._mailbox = mailbox
        self._circuit = circuit

    async def __call__(self, letter: SendLetter | SaveDraft, now: datetime) -> Later | None:
        """See ports of this floor: None, or when to try again."""
        switches = await self._store.switches(self._mailbox)
        held = next((one for one in switches if letter.kind in holds(one)), None)
        if held is None and letter.kind in TO_PARTICIPANTS:
            held = await self._circuit.look(now)
        return Later(at=now + _AGAIN, reason=HELD + why(held), kinds=holds(held)) if held else None


def holds(switch: Switch) -> frozenset[LetterKind]:
    """Which letters a switch holds back."""
    return frozenset(LetterKind) if switch.all_mail else TO_PARTICIPANTS


def why(switch: Switch) -> str:
    """Who holds letters back, and why, as a clause."""
    if switch.kind is SwitchKind.BREAKER:
        return f"the breaker stopped them. {switch.reason}"
    return f"paused by {switch.by}" + (f" ({switch.reason})" if switch.reason else "")
