"""The start of the service: records that were lost are made anew before anything else is begun."""

import asyncio
import logging
import random

from agent.adapters.imap import ImapMailbox
from agent.adapters.settings import imap_settings
from agent.adapters.store.sqlite import SqliteStore
from agent.config import Config, Mailbox
from agent.core import retry
from agent.errors import ConfigError, Transient
from agent.ports import Clock, Store
from agent.rebuild.need import Missing, missing
from agent.rebuild.past import Restored
from agent.rebuild.rebuilding import DAYS, house, rebuild

log = logging.getLogger(__name__)


async def restore_if_lost(config: Config, clock: Clock, *, days: int = DAYS) -> tuple[Restored, ...]:
    """Make records anew that were lost, and bring those of a backup up to the present; what was found.

    A mailbox that only the operator can mend is left as it is, and so is one with records that is out of reach: what
    is learned of it later is enough that nobody gets a letter twice. Transient if one without records is out of reach.
    Needs the lock of the state.
    """
    store = await SqliteStore.open(config.state_dir)
    try:
        empty = {entry.name for entry in config.mailboxes if not await store.cursors(entry.name)}
        lost = [entry.name for entry in config.mailboxes if await _is_lost(config, entry, store, days)]
    finally:
        await store.close()
    if not lost:
        return ()
    log.warning("the records of %s are not complete: they are made anew from the mailbox", ", ".join(lost))
    result = await rebuild(config, clock, days=days, only=lost)
    if result.old and len(empty) == len(config.mailboxes):
        # It held nothing.
        result.old.unlink()
    for found in result.mailboxes:
        _report(found)
    return result.mailboxes


async def _is_lost(config: Config, entry: Mailbox, store: Store, days: int) -> bool:
    mailbox = ImapMailbox(imap_settings(entry))
    key = config.token_key.get_secret_value().encode()
    try:
        return await missing(mailbox, store, house(entry), key, days) is not Missing.NOTHING
    except ConfigError as error:
        log.error("mailbox %s needs the operator: %s %s", entry.name, error, error.hint)
    except Transient as error:
        if not await store.cursors(entry.name):
            raise
        log.warning("mailbox %s: whether its records are complete is not known: %s", entry.name, error)
    finally:
        await mailbox.close()
    return False


def _report(found: Restored) -> None:
    log.warning(
        "mailbox %s: %d interviews, %d letters and %d answers were found; the recruiter is asked about %d interviews",
        found.mailbox,
        sum(found.states.values()),
        found.letters,
        found.answers,
        len(found.asked),
    )
    if found.key_lost:
        log.error(
            "mailbox %s: no letter there bears a mark of this token key. If the key was lost, restore it from a backup "
            "and run: debrief rebuild --over. Until then, replies to older letters go to the recruiter.",
            found.mailbox,
        )


async def restored_at_last(config: Config, clock: Clock, stop: asyncio.Event) -> None:
    """As restore_if_lost, again and again while a mailbox is out of reach, until ``stop`` is set.

    Without a look nobody knows who was asked already, so nothing may be begun.
    """
    working = asyncio.create_task(_insisting(config, clock))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        working.cancel()
        await asyncio.wait({working})
    if not working.cancelled():
        working.result()


async def _insisting(config: Config, clock: Clock) -> None:
    failures = 0
    while True:
        try:
            await restore_if_lost(config, clock)
            return
        except Transient as error:
            failures += 1
            log.warning("nothing is begun yet: %s", error)
            await asyncio.sleep(retry.connection(failures, random.random()).total_seconds())
