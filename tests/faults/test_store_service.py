"""The store fails in the middle of everything, and is well again: nothing is lost, doubled, or hangs."""

import random
from pathlib import Path

import pytest

from agent.ports import OutboxState
from tests.faults.stage import begun, doubled, ends, play
from tests.faults.table import record
from tests.faults.troubled_store import Trouble, full, locked, played, troubled

_TRANSACTIONS = 480
"""Somewhat fewer than the scenario takes."""
_UNFINISHED = (OutboxState.SENDING, OutboxState.DATA)
_TRIES = 12


@pytest.mark.timeout(400)
@pytest.mark.parametrize("times", [1, 4])
@pytest.mark.parametrize("trouble", [locked, full])
async def test_the_store_fails_at_any_transaction(trouble: Trouble, times: int, tmp_path: Path) -> None:
    untroubled = begun()
    await play(untroubled)
    wanted, wrong = await ends(untroubled), []
    for first in sorted(random.Random(times).sample(range(2, _TRANSACTIONS), _TRIES)):
        store = await troubled(tmp_path / f"state {first}", trouble, first, times)
        office = await played(store)
        hanging = [t.effect.id for t in await store.tasks() if t.state in _UNFINISHED]
        if doubled(office) or await ends(office) != wanted or hanging:
            wrong.append((first, doubled(office), hanging, await ends(office)))
        await store.close()
    record("store", f"{trouble.__name__}, {times} transactions fail", lost=len(wrong), tried=_TRIES)
    assert wrong == []
