"""Publishes how each mailbox stands, retained: how many interviews wait for answers, or for a decision, and trouble."""

import asyncio
import logging
from collections.abc import Sequence

from agent.errors import DebriefError
from agent.ports import Condition, Notifier, Store
from agent.writing.home_assistant import AWAITED, READY, SENSORS, TROUBLE

log = logging.getLogger(__name__)

_PAUSE = 2.0
"""Seconds of real time between two looks, however much happens."""
_REPEAT = 300.0
"""Seconds of real time after which everything is said again: a broker may have forgotten what it retained."""


class Sensors:
    """The standing of some mailboxes. What cannot be published now is published with the next look."""

    def __init__(self, store: Store, notifier: Notifier, mailboxes: Sequence[str]) -> None:
        self._store = store
        self._notifier = notifier
        self._mailboxes = mailboxes
        self._said: dict[str, bytes] = {}
        self._news = asyncio.Event()

    def nudge(self) -> None:
        """Something may have changed."""
        self._news.set()

    async def run(self) -> None:
        """Look whenever something has changed, until cancelled."""
        while True:
            self._news.clear()
            try:
                await self.look()
            except DebriefError as error:
                # Whoever notes the broker's and the store's health tells of it.
                self._said.clear()
                log.debug("the sensors are not up to date: %s", error)
            await asyncio.sleep(_PAUSE)
            try:
                async with asyncio.timeout(_REPEAT):
                    await self._news.wait()
            except TimeoutError:
                self._said.clear()

    async def look(self) -> None:
        """Publish what is not as it was said last."""
        health = await self._store.health()
        for mailbox in self._mailboxes:
            standing = await self._store.standing(mailbox)
            bad = any(one.condition is not Condition.OK for one in health if one.mailbox in ("", mailbox))
            values = {AWAITED: b"%d" % standing.awaited, READY: b"%d" % standing.ready, TROUBLE: _switch(bad)}
            for name, value in values.items():
                await self._say(f"{mailbox}/{SENSORS}/{name}", value)

    async def _say(self, topic: str, value: bytes) -> None:
        if self._said.get(topic) != value:
            await self._notifier.publish(topic, value, retain=True)
            self._said[topic] = value


def _switch(on: bool) -> bytes:
    return b"ON" if on else b"OFF"
