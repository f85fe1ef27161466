"""Puts the parts together, runs the two loops, and takes everything down again in order."""

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from functools import partial

from agent.adapters import lock
from agent.adapters.channels import channels
from agent.adapters.elapsed import elapsed
from agent.adapters.imap import ImapMailbox
from agent.adapters.imap.lease import ImapClaims
from agent.adapters.mqtt import MqttNotifier, NoNotifier
from agent.adapters.parser import ProcessParser
from agent.adapters.settings import imap_settings, language_models, mqtt_settings, smtp_settings
from agent.adapters.smtp import SmtpMailer
from agent.adapters.store.sqlite import SqliteStore
from agent.adapters.systemd import Turning
from agent.advance import Advance, nobody
from agent.config import Config, Mailbox, directory, rules
from agent.core.effects import Publish
from agent.core.events import Event, LetterLost, MailBounced
from agent.core.orders import Step
from agent.dispatch import Desk, Dispatch
from agent.intake import Intake
from agent.perform.circuit import Circuit
from agent.perform.digests import Digests
from agent.perform.fresh import Fresh
from agent.perform.keeping import Keeper
from agent.perform.lease import Lease, Pace
from agent.perform.noted import NotedChannel, NotedMailer, NotedModel, NotedNotifier
from agent.perform.noting import Noting
from agent.perform.post import Post, nothing
from agent.perform.push import Pusher
from agent.perform.rationale import Essayist
from agent.perform.read import Reader
from agent.perform.relay import Relayer
from agent.perform.sensors import Sensors
from agent.perform.stationery import Stationery
from agent.perform.steady import SteadyClock
from agent.perform.summary import summary
from agent.perform.switched import Switched
from agent.perform.timekeeping import Timekeeper
from agent.ports import ChannelPort, Clock, Model, Notifier, Parser, Store, Task
from agent.ports.lease import Claimant
from agent.reading.claims import House
from agent.writing.render import Renderer

log = logging.getLogger(__name__)

Witness = Callable[[Event, Step], None]

POLL = 120.0
"""Seconds. Servers push news of the inbox only, so what the recruiter sends by hand is known this much later."""


_LONGEST_ROUND = 120.0
"""Seconds that one look at what is due may take; then the loop is stuck."""

_LONGEST_LOOK = 2 * 3600.0
"""Seconds of one turn of a mailbox's loop: it rests for an hour after a refused login, and waits on every server in
turn. Silent connections are cut by the loop itself, long before."""

_MOST_WAITING = 1000
"""Letters that are counted."""


class Service:
    """Both loops with everything they need. Made by ``opened``."""

    def __init__(
        self,
        config: Config,
        *,
        store: Store,
        parser: Parser,
        notifier: Notifier,
        channels: Mapping[str, ChannelPort],
        models: Sequence[Model],
        clock: SteadyClock,
        witness: Witness,
        poll: float,
        pace: Pace | None,
        host: str,
    ) -> None:
        self.store = store
        self._config = config
        self._clock = clock
        self._parser = parser
        self._witness = witness
        self._poll = poll
        self._token_key = config.token_key.get_secret_value().encode()
        self._rules = {entry.name: rules(config, entry) for entry in config.mailboxes}
        self._circuits = {name: Circuit(store, found) for name, found in self._rules.items()}
        self._advance = Advance(store, self._rules, self._saw)
        self._mailboxes = {entry.name: ImapMailbox(imap_settings(entry)) for entry in config.mailboxes}
        self._noting = Noting(store, clock, lambda: self._dispatch.nudge(), config.mailboxes[0].name)
        self._keepers = {
            entry.name: self._keeper(entry, pace, host) for entry in config.mailboxes if pace and entry.imap.lease
        }
        self._begun = {entry.name for entry in config.mailboxes} - set(self._keepers)
        """Mailboxes that are worked on: those of which nobody else may be the one that does."""
        self._time = Timekeeper(clock, self._keepers, self._noting)
        told: Notifier = NotedNotifier(notifier, self._noting) if config.mqtt else notifier
        self._sensors = Sensors(store, notifier, list(self._rules)) if config.mqtt else None
        asked = [NotedModel(model, self._noting) for model in models]
        patience = config.model.give_up_after if config.model else timedelta()
        self._dispatch = Dispatch(
            store=store,
            desks={entry.name: self._desk(entry) for entry in config.mailboxes},
            reader=Reader(store, asked, self._advance, clock, patience),
            essayist=Essayist(store, asked[0] if asked else None, self._advance, clock),
            pusher=Pusher(store, told, clock, self._token_key),
            advance=self._advance,
            clock=clock,
            allowed=self._allowed,
            relayer=Relayer(store, {n: NotedChannel(n, one, self._noting) for n, one in channels.items()}, clock),
        )
        self._intakes = [self._intake(entry) for entry in config.mailboxes]
        self._watchers = {entry.name: intake for entry, intake in zip(config.mailboxes, self._intakes, strict=True)}

    def _saw(self, event: Event, step: Step) -> None:
        if isinstance(event, MailBounced | LetterLost):
            self._circuits[step.interview.mailbox].alarm()
        self._dispatch.nudge()
        if self._sensors is not None:
            self._sensors.nudge()
        self._witness(event, step)

    def _keeper(self, entry: Mailbox, pace: Pace, host: str) -> Keeper:
        me = Claimant(
            name=secrets.token_hex(12),
            place=lock.place(self._config.state_dir),
            host=host,
            pid=os.getpid(),
            since=self._clock.now(),
        )
        claims = ImapClaims(self._mailboxes[entry.name], entry.imap.folders.lease)
        return Keeper(entry.name, Lease(claims, me, self._clock.elapsed, pace), self._noting)

    def _desk(self, entry: Mailbox) -> Desk:
        circuit = self._circuits[entry.name]
        stationery = Stationery(
            store=self.store,
            renderer=Renderer(self._config.templates),
            token_key=self._token_key,
            domain=entry.domain,
            plus=entry.plus_addressing,
        )
        keeper = self._keepers.get(entry.name)
        post = Post(
            store=self.store,
            mailer=NotedMailer(SmtpMailer(smtp_settings(entry)), self._noting, entry.name),
            mailbox=self._mailboxes[entry.name],
            files_sent=entry.server_files_sent,
            stationery=stationery,
            advance=self._advance,
            clock=self._clock,
            permits=[
                *([keeper] if keeper else ()),
                self._time,
                Fresh(lambda: self._watchers[entry.name]),
                # Last, as the others may take a while.
                Switched(self.store, entry.name, circuit),
            ],
            last_word=keeper.last_word if keeper else nothing,
        )
        return Desk(post=post, rules=self._rules[entry.name], circuit=circuit)

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
            zone=entry.timezone,
            files_sent=entry.server_files_sent,
            noting=self._noting,
            elapsed=elapsed,
        )

    @property
    def resting(self) -> bool:
        """Whether both loops wait for something to happen."""
        return self._dispatch.resting and all(intake.resting for intake in self._intakes)

    @property
    def looked(self) -> bool:
        """Whether the first look at every mailbox is over, well or not."""
        return all(self._watchers[name].looked or self._put_off(name) for name in self._watchers)

    def _put_off(self, name: str) -> bool:
        """Whether a mailbox waits for the operator before it is looked at."""
        return name not in self._begun and self._keepers[name].decided.is_set()

    def watched_by(self, turning: Turning) -> None:
        """Let somebody see to it that the loops turn."""
        turning.watch("dispatch", lambda: self._dispatch.turns, _LONGEST_ROUND)
        for name, intake in self._watchers.items():
            turning.watch(f"intake {name}", partial(getattr, intake, "turns"), _LONGEST_LOOK)

    async def run(self) -> None:
        """Run all loops until cancelled; a loop that ends with an error ends the others.

        Taken where another Debrief watches one of the mailboxes, and Lost where one has taken over, in a group.
        """
        async with asyncio.TaskGroup() as group:
            group.create_task(self._dispatch.run(), name="dispatch")
            group.create_task(self._time.run(), name="time")
            if self._sensors is not None:
                group.create_task(self._sensors.run(), name="sensors")
            for name, keeper in self._keepers.items():
                group.create_task(keeper.run(), name=f"lease {name}")
            for name, found in self._rules.items():
                mornings = Digests(self.store, found, self._clock, self._dispatch.nudge)
                group.create_task(mornings.run(), name=f"digest {name}")
            for name, intake in self._watchers.items():
                group.create_task(self._watch(name, intake), name=f"intake {name}")

    async def _watch(self, name: str, intake: Intake) -> None:
        """Nothing is begun before it is known who watches the mailbox, and what time it is."""
        if (keeper := self._keepers.get(name)) is not None:
            await keeper.decided.wait()
            await self._time.agreed(name)
            self._begun.add(name)
            self._dispatch.nudge()
        await intake.run()

    def _allowed(self, task: Task) -> bool:
        """Of a mailbox that waits for the operator, only the push that says so."""
        return task.mailbox in self._begun or (isinstance(task.effect, Publish) and self._put_off(task.mailbox))

    async def finish(self, patience: float) -> None:
        """Begin nothing more, and wait so many seconds for what cannot be broken off."""
        await self._dispatch.finish(patience)

    async def status(self) -> str:
        """How it is, in a line."""
        now = self._clock.now()
        waiting = [(await self.store.setbacks(name, now, _MOST_WAITING)).waiting for name in self._watchers]
        return summary(len(self._watchers), await self.store.health(), sum(waiting), now)

    async def close(self) -> None:
        """Release and log out everywhere."""
        await asyncio.gather(*(keeper.release() for keeper in self._keepers.values()))
        await asyncio.gather(*(mailbox.close() for mailbox in self._mailboxes.values()))


def _house(entry: Mailbox) -> House:
    """What the reading floor has to know about a mailbox."""
    return House(
        mailbox=entry.name,
        addresses=entry.addresses,
        authserv_id=entry.believed,
        domain=entry.domain,
        form_senders=frozenset(entry.form_senders),
    )


@asynccontextmanager
async def opened(
    config: Config,
    clock: Clock,
    witness: Witness = nobody,
    poll: float = POLL,
    *,
    pace: Pace | None = None,
    host: str = "",
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> AsyncIterator[Service]:
    """A service with its store open and its helpers running; all is closed again on leaving.

    ``poll`` is the longest time in seconds between two looks at a mailbox that gives no hint of news. ``pace`` is that
    of the lease; None for who has the mailbox and its server to themselves, as the demo: then nobody else is looked
    for. ``host`` is what this machine is called in claims. ``sleep`` passes the seconds until the broker is called
    again.
    """
    async with AsyncExitStack() as stack:
        store = await SqliteStore.open(config.state_dir)
        stack.push_async_callback(store.close)
        parser = ProcessParser()
        stack.push_async_callback(parser.close)
        notifier: Notifier = NoNotifier()
        if config.mqtt is not None:
            names = [entry.name for entry in config.mailboxes]
            notifier = await stack.enter_async_context(MqttNotifier(mqtt_settings(config.mqtt, names), sleep))
        service = Service(
            config,
            store=store,
            parser=parser,
            notifier=notifier,
            channels=channels(config.channels),
            models=language_models(config.model),
            clock=SteadyClock(clock),
            witness=witness,
            poll=poll,
            pace=pace,
            host=host or socket.gethostname(),
        )
        stack.push_async_callback(service.close)
        yield service
