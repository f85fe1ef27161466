"""debrief retry: quarantined mails are tried anew, also while the service runs."""

import asyncio
import re
from pathlib import Path

from rich.console import Console

from agent.adapters.store.sqlite import SqliteStore
from agent.commands import told
from agent.commands.state import configuration, reading
from agent.errors import Permanent
from agent.ports import KeptMail
from agent.reading import headers

EVERYTHING = "all"
SHORT = 8
"""Characters of a key that 'debrief status' shows."""
_KEY = re.compile(r"[0-9a-f]{4,64}")
_SHOWN = 20
"""Mails that are listed one by one."""


def retry(key: str, path: Path, state: Path | None) -> None:
    """Give one mail, or all, their attempts again. Permanent if there is no such mail, or more than one."""
    _, folder = configuration(path, state)
    mails, count = asyncio.run(_retried(folder, key.strip().lower()))
    console = Console()
    for mail in mails:
        header = headers.parse(mail.raw)
        words = f"{mail.key[:SHORT]}: {header.text('from')}, {header.text('subject')} (it was: {mail.reason})"
        console.print(told.cell(words), soft_wrap=True)
    if count > len(mails):
        console.print(f"... and {count - len(mails)} more", highlight=False)
    console.print(_summary(count), highlight=False)


def _summary(count: int) -> str:
    if not count:
        return "No mail is quarantined."
    what = "1 mail is" if count == 1 else f"{count} mails are"
    return f"{what} tried anew: by the running service within seconds, else when it starts."


async def _retried(folder: Path, key: str) -> tuple[tuple[KeptMail, ...], int]:
    """What is tried anew: some of the mails, and how many there are.

    First looked at without a right to write: a state that is missing, or of another version, is refused by that.
    """
    async with reading(folder) as store:
        mails = await store.quarantined("" if key == EVERYTHING else _checked(key), _SHOWN)
        keys = await store.quarantined_keys() if key == EVERYTHING else (_only(key, mails).key,)
    if not keys:
        return (), 0
    store = await SqliteStore.open(folder)
    try:
        return mails, await store.retry(*keys)
    finally:
        await store.close()


def _checked(key: str) -> str:
    if not _KEY.fullmatch(key):
        raise Permanent(f"'{told.cell(key)}' is no key of a mail. 'debrief status' shows the keys; 'all' means all.")
    return key


def _only(key: str, mails: tuple[KeptMail, ...]) -> KeptMail:
    if not mails:
        raise Permanent(f"No quarantined mail has the key {key}. 'debrief status' lists them all.")
    if len(mails) > 1:
        raise Permanent(f"The key {key} fits {len(mails)} mails or more: give more of it.")
    return mails[0]
