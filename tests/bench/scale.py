"""What ``bench_scale`` does; it is imported there late, so that worker processes do not import it too."""

import os
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from functools import partial
from pathlib import Path

from agent.ports import OutboxState
from tests.bench.figures import Figure, median, told
from tests.bench.history import Case
from tests.bench.workshop import Workshop, workshop

_MOST = 1.2
_MOST_ASKED = 4
"""Of one question to the store: fractions of a millisecond, so that the caches of the processor show in it."""
_MAILS = 40
"""Mails in each turn of a store."""


async def _together(shop: Workshop) -> float:
    """Seconds a mail, where many came at once."""
    mails = shop.mails(_MAILS)
    begun = time.perf_counter()
    await shop.keep(mails)
    await shop.intake.drain()
    return (time.perf_counter() - begun) / _MAILS


async def _single(shop: Workshop) -> float:
    """Seconds a mail, where each is looked for by itself, and the dispatcher asks what is due after it."""
    total = 0.0
    for folder, raw in shop.mails(_MAILS // 2):
        shop.mailbox.deliver(raw, folder)
        begun = time.perf_counter()
        await shop.intake.once()
        due = await shop.store.due(shop.clock.now(), 500)
        await shop.store.next_due()
        total += time.perf_counter() - begun
        # Performed by nobody here.
        for task in due:
            await shop.store.settle(task.effect.id, OutboxState.DONE, shop.clock.now())
    return total / (_MAILS // 2)


def _asked(shop: Workshop) -> dict[str, Callable[[], Awaitable[object]]]:
    """What the loops ask the store, each by itself."""
    store, now, case = shop.store, shop.clock.now(), Case(700)
    client = case.people[0]
    return {
        "open_addresses": lambda: store.open_addresses("anna"),
        "other_ids": lambda: store.other_ids("anna"),
        "known, by a calendar entry": lambda: store.known(
            "anna", uids=[case.uid], message_ids=[], refs=[], around=[case.start, case.start + timedelta(hours=1)]
        ),
        "known, by a token": lambda: store.known("anna", uids=[], message_ids=[], refs=[case.ref], people=[client]),
        "due": lambda: store.due(now, 500),
        "next_due": lambda: store.next_due(),
        "interview": lambda: store.interview(case.ref),
        "story": lambda: store.story(case.ref),
        "counters, before each letter": lambda: store.counters("anna", client, case.ref, "a", now),
        "setbacks, before each letter": lambda: store.setbacks("anna", now, 400),
    }


async def _micro(what: str, shop: Workshop, times: int = 100) -> float:
    call = _asked(shop)[what]
    begun = time.perf_counter()
    for _ in range(times):
        await call()
    return (time.perf_counter() - begun) / times


async def _ratio(
    few: Workshop, many: Workshop, measure: Callable[[Workshop], Awaitable[float]], rounds: int
) -> tuple[float, float, float]:
    """Medians of both, in turns, and of the ratios of neighbours."""
    pairs = [(await measure(few), await measure(many)) for _ in range(rounds)]
    return median([a for a, _ in pairs]), median([b for _, b in pairs]), median([b / a for a, b in pairs])


async def main(small: int, great: int, rounds: int) -> int:
    """Print the table; the exit status."""
    figures = []
    with tempfile.TemporaryDirectory(dir=os.environ.get("DEBRIEF_BENCH_DIR")) as name:
        async with AsyncExitStack() as stack:
            folders = Path(name) / "few", Path(name) / "many"
            for folder in folders:
                folder.mkdir()
            few = await stack.enter_async_context(workshop(folders[0], small))
            begun = time.perf_counter()
            many = await stack.enter_async_context(workshop(folders[1], great))
            print(f"{great} interviews, all of them open, laid in {time.perf_counter() - begun:.0f} s")
            for measure, what in ((_together, "mails that came together"), (_single, "mails that came one by one")):
                await _ratio(few, many, measure, 2)
                a, b, ratio = await _ratio(few, many, measure, rounds)
                figures += [
                    Figure(what=f"{what}, {small} interviews", value=a * 1000, unit="ms a mail"),
                    Figure(what=f"{what}, {great} interviews", value=b * 1000, unit="ms a mail"),
                    Figure(what=f"{what}, ratio", value=ratio, most=_MOST),
                ]
            for what in _asked(few):
                a, b, ratio = await _ratio(few, many, partial(_micro, what), 3)
                told_of = f"{what}: {a * 1000:.2f} ms and {b * 1000:.2f} ms, ratio"
                figures.append(Figure(what=told_of, value=ratio, most=_MOST_ASKED))
    return told("The cost of a mail beside many stored interviews", figures)
