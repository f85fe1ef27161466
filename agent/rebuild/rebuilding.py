"""The whole of it: new records in a file of their own, one mailbox after the other, and then the old one's name."""

from collections.abc import Collection
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from agent.adapters.imap import ImapMailbox
from agent.adapters.parser import ProcessParser
from agent.adapters.settings import imap_settings, language_models
from agent.adapters.store import renewal
from agent.adapters.store.sqlite import SqliteStore
from agent.config import Config, Mailbox, rules
from agent.perform.stationery import Stationery
from agent.ports import Clock, Parser, Store
from agent.reading.claims import House
from agent.rebuild.past import Past, Restored
from agent.rebuild.quiet import ReadOnly
from agent.writing.render import Renderer

DAYS = 120
"""Days of old mail that are looked at: longer than a case usually takes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """New records are in their place."""

    mailboxes: tuple[Restored, ...]
    old: Path | None
    """Where the old ones are kept; None if there were none."""


async def rebuild(config: Config, clock: Clock, *, days: int = DAYS, only: Collection[str] | None = None) -> Result:
    """Make the records of all mailboxes anew, or of those named in ``only`` while all others stay as they are.

    Needs the lock of the state. Nothing is sent, drafted, pushed or marked. Raises as Mailbox.look; whatever ends it
    before its end leaves the old records as they are.
    """
    renewal.begin(config.state_dir, copy=only is not None)
    async with AsyncExitStack() as stack:
        store = await SqliteStore.open(config.state_dir, name=renewal.REBUILDING)
        stack.push_async_callback(store.close)
        parser = ProcessParser()
        stack.push_async_callback(parser.close)
        chosen = [one for one in config.mailboxes if only is None or one.name in only]
        found = tuple([await _mailbox(config, entry, clock, days, store, parser) for entry in chosen])
    return Result(mailboxes=found, old=renewal.finish(config.state_dir, clock.now()))


async def _mailbox(config: Config, entry: Mailbox, clock: Clock, days: int, store: Store, parser: Parser) -> Restored:
    server = ReadOnly(ImapMailbox(imap_settings(entry)))
    key = config.token_key.get_secret_value().encode()
    past = Past(
        house=house(entry),
        rules=rules(config, entry),
        token_key=key,
        mailbox=server,
        store=store,
        parser=parser,
        models=language_models(config.model),
        stationery=_stationery(config, entry, store, key),
        folder=config.state_dir,
        days=days,
        end=clock.now(),
    )
    try:
        return await past.restore()
    finally:
        await server.close()


def _stationery(config: Config, entry: Mailbox, store: Store, key: bytes) -> Stationery:
    """For drafts: what one is called follows from what it says."""
    renderer = Renderer(config.templates)
    return Stationery(store=store, renderer=renderer, token_key=key, domain=entry.domain, plus=entry.plus_addressing)


def house(entry: Mailbox) -> House:
    """What the reading floor has to know about a mailbox."""
    return House(
        mailbox=entry.name,
        addresses=entry.addresses,
        authserv_id=entry.believed,
        domain=entry.domain,
        form_senders=frozenset(entry.form_senders),
    )
