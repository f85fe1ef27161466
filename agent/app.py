"""Puts the parts together, runs the two loops, and takes everything down again in order."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta

from agent.adapters.clock import SystemClock
from agent.adapters.imap import ImapMailbox
from agent.adapters.mqtt import MqttNotifier, NoNotifier
from agent.adapters.parser import ProcessParser
from agent.adapters.settings import imap_settings, language_models, mqtt_settings, smtp_settings
from agent.adapters.smtp import SmtpMailer
from agent.adapters.store.sqlite import SqliteStore
from agent.advance import Advance, nobody
from agent.config import Config, Mailbox, directory, rules
from agent.core.events import Event
from agent.core.orders import Step
from agent.dispatch import Desk, Dispatch
from agent.intake import Intake
from agent.perform.post import Post
from agent.perform.push import Pusher
from agent.perform.rationale import Essayist
from agent.perform.read import Reader
from agent.perform.stationery import Stationery
from agent.ports import Clock, Model, Notifier, Parser, Store
from agent.reading.claims import House
from agent.writing.render import Renderer

log = logging.getLogger(__name__)

Witness = Callable[[Event, Step], None]

POLL = 120.0
"""Seconds. Servers push news of the inbox only, so what the recruiter sends by hand is known this much later."""

_ORDERLY = 8.0
"""Seconds for the loops to finish what is in hand when they are told to stop."""


class Service:
    """Both loops with everything they need. Made by ``opened``."""

    def __init__(
        self,
        config: Config,
        *,
        store: Store,
        parser: Parser,
        notifier: Notifier,
        models: Sequence[Model],
        clock: Clock,
        witness: Witness,
        poll: float,
    ) -> None:
        self.store = store
        self._config = config
        self._clock = clock
        self._parser = parser
        self._witness = witness
        self._poll = poll
        self._token_key = config.token_key.get_secret_value().encode()
        self._rules = {entry.name: rules(config, entry) for entry in config.mailboxes}
        self._advance = Advance(store, self._rules, self._saw)
        self._mailboxes = {entry.name: ImapMailbox(imap_settings(entry)) for entry in config.mailboxes}
        patience = config.model.give_up_after if config.model else timedelta()
        self._dispatch = Dispatch(
            store=store,
            desks={entry.name: self._desk(entry) for entry in config.mailboxes},
            reader=Reader(store, models, self._advance, clock, patience),
            essayist=Essayist(store, models[0] if models else None, self._advance, clock),
            pusher=Pusher(store, notifier, clock),
            advance=self._advance,
            clock=clock,
        )
        self._intakes = [self._intake(entry) for entry in config.mailboxes]

    def _saw(self, event: Event, step: Step) -> None:
        self._dispatch.nudge()
        self._witness(event, step)

    def _desk(self, entry: Mailbox) -> Desk:
        stationery = Stationery(
            store=self.store,
            renderer=Renderer(self._config.templates),
            token_key=self._token_key,
            domain=entry.domain,
            plus=entry.plus_addressing,
        )
        post = Post(
            store=self.store,
            mailer=SmtpMailer(smtp_settings(entry)),
            mailbox=self._mailboxes[entry.name],
            files_sent=entry.server_files_sent,
            stationery=stationery,
            advance=self._advance,
            clock=self._clock,
        )
        return Desk(post=post, rules=self._rules[entry.name])

    def _intake(self, entry: Mailbox) -> Intake:
        return Intake(
            house=_house(entry),
            directory=directory(self._config, entry),
            token_key=self._token_key,
            mailbox=self._mailboxes[entry.name],
            parser=self._parser,
            store=self.store,
            advance=self._advance,
            clock=self._clock,
            poll=self._poll,
            news=self._dispatch.nudge,
        )

    @property
    def resting(self) -> bool:
        """Whether both loops wait for something to happen."""
        return self._dispatch.resting and all(intake.resting for intake in self._intakes)

    async def run(self) -> None:
        """Run all loops until cancelled; a loop that ends with an error ends the others."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._dispatch.run(), name="dispatch")
            for number, intake in enumerate(self._intakes):
                group.create_task(intake.run(), name=f"intake {number}")

    async def close(self) -> None:
        """Log out everywhere."""
        for mailbox in self._mailboxes.values():
            await mailbox.close()


def _house(entry: Mailbox) -> House:
    """What the reading floor has to know about a mailbox."""
    return House(mailbox=entry.name, addresses=entry.addresses, authserv_id=entry.believed, domain=entry.domain)


@asynccontextmanager
async def opened(config: Config, clock: Clock, witness: Witness = nobody, poll: float = POLL) -> AsyncIterator[Service]:
    """A service with its store open and its helpers running; all is closed again on leaving.

    ``poll`` is the longest time in seconds between two looks at a mailbox that gives no hint of news.
    """
    async with AsyncExitStack() as stack:
        store = await SqliteStore.open(config.state_dir)
        stack.push_async_callback(store.close)
        parser = ProcessParser()
        stack.push_async_callback(parser.close)
        notifier: Notifier = NoNotifier()
        if config.mqtt is not None:
            notifier = await stack.enter_async_context(MqttNotifier(mqtt_settings(config.mqtt)))
        service = Service(
            config,
            store=store,
            parser=parser,
            notifier=notifier,
            models=language_models(config.model),
            clock=clock,
            witness=witness,
            poll=poll,
        )
        stack.push_async_callback(service.close)
        yield service


async def serve(config: Config, *, stop: asyncio.Event, notify: Callable[[str], None]) -> None:
    """The service, until ``stop`` is set. ``notify`` gets the lines of sd_notify(3)."""
    async with opened(config, SystemClock()) as service:
        running = asyncio.create_task(service.run())
        stopping = asyncio.create_task(stop.wait())
        count = len(config.mailboxes)
        notify(f"READY=1\nSTATUS=Watching {count} {'mailbox' if count == 1 else 'mailboxes'}")
        try:
            await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            running.cancel()
            await asyncio.wait({running}, timeout=_ORDERLY)
        if not running.cancelled() and running.done():
            running.result()
