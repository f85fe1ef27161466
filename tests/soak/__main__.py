"""`python -m tests.soak [--days 30] [--seed 1]`: a month without and with troubles; both must end alike."""

import argparse
import asyncio
import logging
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.soak.accounts import complaints, results
from tests.soak.month import month
from tests.soak.playing import Month, stage


async def soak(days: int, seed: int, tell: Callable[[str], None]) -> list[str]:
    """What was wrong at the end of the month with troubles; empty if nothing was."""
    ends: list[dict[str, tuple[str, str]]] = []
    wrong: list[str] = []
    for chance in (None, random.Random(seed)):
        with tempfile.TemporaryDirectory() as name:
            begun, meetings = time.perf_counter(), month(seed, days)
            async with stage(meetings, Path(name) / "state") as at:
                played = Month(at, days, chance, tell)
                await played.play()
                wrong += await complaints(at)
                ends.append(results(at.config.state_dir))
                letters = len(at.town.passed)
            troubles = ", ".join(f"{count} x {what}" for what, count in sorted(played.troubles.items())) or "none"
            tell(f"{len(meetings)} interviews, {letters} mails, troubles: {troubles}")
            tell(f"{time.perf_counter() - begun:.0f} s; {len(wrong)} complaints")
    calm, stormy = ends
    wrong += [
        f"{uid}: {calm.get(uid)} without troubles, {end} with them"
        for uid, end in stormy.items()
        if calm.get(uid) != end
    ]
    return wrong + [f"{uid} is missing" for uid in set(calm) - set(stormy)]


def main() -> int:
    """Exit code 0 if ledger and mailbox agree, and the troubles changed nothing."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--days", type=int, default=30)
    wanted.add_argument("--seed", type=int, default=1)
    chosen = wanted.parse_args()
    logging.disable(logging.CRITICAL)
    wrong = asyncio.run(soak(chosen.days, chosen.seed, lambda words: print(words, flush=True)))
    print("\n".join(wrong) or "Ledger and mailbox agree, and the troubles changed nothing.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
