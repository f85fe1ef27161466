"""Processes that use a store until they are killed, or until their disk is full."""

import asyncio
import itertools
import random
import resource
import sys
from pathlib import Path

from agent.adapters.store.sqlite import SqliteStore
from agent.errors import ConfigError
from tests.contract.store_values import NOON, arrived, batch, event, interview, wake

REFS = tuple(letter * 8 for letter in "abcdef")
EFFECTS = 3


async def commit_forever(folder: Path) -> None:
    """Advance interviews from eight tasks at once; prints each event once its commit has returned."""
    store = await SqliteStore.open(folder)

    async def work() -> None:
        while True:
            name = f"{random.getrandbits(64):016x}"
            await store.keep("anna", batch(arrived(name.encode())), NOON)
            mail = await store.next_mail("anna")
            await advance(store, random.choice(REFS), name, mail.key if mail else "")

    await asyncio.gather(*(work() for _ in range(8)))


async def advance(store: SqliteStore, ref: str, name: str, mail: str) -> None:
    done = False
    while not done:
        _, version = await store.interview(ref)
        effects = [wake(f"{name}/{number}", ref=ref) for number in range(EFFECTS)]
        done = await store.commit(event(name, ref), interview(ref), version, effects, mail, handled=mail)
    print(name, flush=True)


async def fill_disk(folder: Path) -> None:
    """Write until no file may grow any more, then get space again and go on; prints what happened."""
    store = await SqliteStore.open(folder)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, most))
    for count in itertools.count():
        try:
            await store.keep("anna", batch(arrived(random.randbytes(20_000), count)), NOON)
        except ConfigError as error:
            print(f"{error} / {error.hint}")
            break
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    print(count, (await store.cursors("anna"))["inbox"].uid)
    print(await store.keep("anna", batch(arrived(b"again", count)), NOON))
    await store.close()


if __name__ == "__main__":
    asyncio.run({"commit": commit_forever, "fill": fill_disk}[sys.argv[1]](Path(sys.argv[2])))
