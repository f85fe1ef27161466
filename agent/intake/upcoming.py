"""The kept mails that are to be worked on: begun several at a time, and parsed while earlier ones are worked on."""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager

from agent.errors import DebriefError
from agent.intake.foresight import Foresight
from agent.ports import KeptMail, Store
from agent.reading.claims import Claims, House

log = logging.getLogger(__name__)

_TOGETHER = 32
"""Mails that are begun in one transaction."""


class Upcoming:
    """The kept mails of one mailbox in their order."""

    def __init__(self, store: Store, parser: Foresight, house: House) -> None:
        self._store = store
        self._parser = parser
        self._house = house
        self._mails: deque[KeptMail] = deque()
        """Begun, as far as their attempts are counted, and not worked on yet."""
        self._claims: dict[str, asyncio.Task[Claims]] = {}

    @asynccontextmanager
    async def begun(self) -> AsyncIterator["Upcoming"]:
        """Whatever ends the work: mails that it did not come to are given back."""
        try:
            yield self
        finally:
            await self.give_back()

    async def next(self, skip: Collection[str] = ()) -> KeptMail | None:
        """The next mail, with its attempts counted; None if nothing is left to do but those with the keys ``skip``."""
        if not self._mails:
            await self._parser.forget()
            self._mails.extend(await self._store.next_mails(self._house.mailbox, _TOGETHER, skip))
            # One by itself was begun before: whether it is parsed again is for its reader to say.
            if len(self._mails) > 1:
                self._claims = {mail.key: asyncio.create_task(self._parse_ahead(mail)) for mail in self._mails}
        return self._mails.popleft() if self._mails else None

    @property
    def ahead(self) -> bool:
        """Whether further mails were begun already."""
        return bool(self._mails)

    async def claims(self, mail: KeptMail) -> Claims:
        """What a mail claims; raises as ``Parser.claims``."""
        ahead = self._claims.pop(mail.key, None)
        return await (ahead or self._parse(mail))

    async def give_back(self) -> None:
        """Take back what was begun ahead, so that nothing is worked on before its turn."""
        ahead, self._claims = self._claims, {}
        for task in ahead.values():
            task.cancel()
        await asyncio.gather(*ahead.values(), return_exceptions=True)
        await self._parser.forget()
        keys = [mail.key for mail in self._mails]
        self._mails.clear()
        if keys:
            await self._store.excuse(*keys)

    async def _parse(self, mail: KeptMail) -> Claims:
        return await self._parser.claims(mail.raw, self._house, mail.kept_at)

    async def _parse_ahead(self, mail: KeptMail) -> Claims:
        claims = await self._parse(mail)
        try:
            await self._parser.ahead(claims)
        except DebriefError:
            # Then its lines are labelled when they are asked for, and what is in the way shows there.
            log.debug("nothing was labelled ahead")
        return claims
