"""The power goes out while interviews are under way: the service ends as without it, and nobody gets a mail twice."""

from itertools import count
from pathlib import Path

from agent.adapters.store.sqlite import SqliteStore
from tests.faults.power.disk import everything, laid_down, nothing, some
from tests.faults.power.recorded import recorded
from tests.faults.power.service import pictured
from tests.faults.stage import begun, doubled, ends, play
from tests.faults.table import record
from tests.faults.test_power import cuts

CUTS = 14


async def test_after_a_power_cut_the_service_goes_on_to_the_same_end(tmp_path: Path) -> None:
    records = recorded(tmp_path, "tests.faults.power.service")
    untroubled = begun()
    await play(untroubled)
    wanted, wrong, numbers = await ends(untroubled), [], count()
    for disk, moment in cuts(records, CUTS, seed=2):
        for keeps in (nothing, everything, some(moment)):
            office = pictured(tmp_path, int((disk.marks or ["1"])[-1]))
            folder = tmp_path / f"cut {next(numbers)}"
            laid_down(disk.cut(keeps), folder)
            office.store = await SqliteStore.open(folder)  # type: ignore[assignment]
            await play(office)
            if doubled(office) or await ends(office) != wanted:
                wrong.append((moment, keeps.__name__, doubled(office), await ends(office)))
            await office.store.close()
    record("power cut", "the service goes on", doubled=len(wrong), tried=next(numbers))
    assert wrong == []
