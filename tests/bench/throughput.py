"""What ``bench_throughput`` does; it is imported there late, so that worker processes do not import it too."""

import os
import tempfile
import time
from pathlib import Path

from tests.bench.figures import Figure, fsyncs, median, told
from tests.bench.workshop import Workshop, workshop

_INTERVIEWS = 2000
_WARM = 100


async def _worked(shop: Workshop, count: int) -> tuple[float, float]:
    """Wall and CPU seconds of this process for so many mails, from their bytes to the durable fate of each."""
    mails = shop.mails(count)
    begun, spent = time.perf_counter(), time.process_time()
    await shop.keep(mails)
    await shop.intake.drain()
    return time.perf_counter() - begun, time.process_time() - spent


async def main(count: int, rounds: int) -> int:
    """Print the table; the exit status."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("DEBRIEF_BENCH_DIR")) as name:
        folder = Path(name)
        async with workshop(folder, _INTERVIEWS) as shop:
            await _worked(shop, _WARM)
            took, rates = [], []
            for _ in range(rounds):
                rates.append(fsyncs(folder))
                took.append(await _worked(shop, count))
            left = await shop.store.next_mails("anna", 1)
            aside = await shop.store.quarantined()
    assert not left, "every mail should have been worked on"
    assert not aside, "no mail of the mix should be a riddle"
    walls, cpus = [wall for wall, _ in took], [cpu for _, cpu in took]
    return told(
        f"Relevant mail from its bytes to its durable fate, {count} mails, {_INTERVIEWS} stored interviews",
        [
            Figure(what="mails a second", value=count / median(walls), unit="/s", least=200),
            Figure(what="the best round", value=count / min(walls), unit="/s"),
            Figure(what="time of the service's own processor a mail", value=median(cpus) / count * 1000, unit="ms"),
            Figure(what="the disk makes 4 KB durable", value=median(rates), unit="/s"),
        ],
    )
