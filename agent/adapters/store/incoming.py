"""The part of the store about incoming mail, and about how the parts of the service are."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from agent.adapters.store import health, letters, mails, places
from agent.adapters.store.lane import Lane
from agent.core.effects import Effect
from agent.ports import Batch, Condition, Cursor, Fate, Folder, Health, KeptMail, Place


class Incoming:
    """As ``agent.ports.Store``, with two connections that others open."""

    _reader: Lane
    _writer: Lane

    async def keep(self, mailbox: str, batch: Batch, at: datetime) -> int:
        return await self._writer.write(mails.keep, mailbox, batch, at)

    async def cursors(self, mailbox: str) -> Mapping[Folder, Cursor]:
        return await self._reader.read(places.cursors, mailbox)

    async def watched(self, mailbox: str) -> Mapping[Folder, datetime]:
        return await self._reader.read(places.watched, mailbox)

    async def places(self, mailbox: str) -> frozenset[Place]:
        return await self._reader.read(places.places, mailbox)

    async def waiting(self, mailbox: str, before: datetime | None = None) -> int:
        return await self._reader.read(mails.waiting, mailbox, before)

    async def retry(self, *keys: str) -> int:
        return await self._writer.write(mails.retry, keys)

    async def next_mail(self, mailbox: str) -> KeptMail | None:
        return await self._writer.write(mails.next_mail, mailbox)

    async def next_mails(self, mailbox: str, most: int, skip: Collection[str] = ()) -> tuple[KeptMail, ...]:
        return await self._writer.write(mails.next_mails, mailbox, most, skip)

    async def excuse(self, *keys: str) -> None:
        await self._writer.write(mails.excuse, keys)

    async def dispose(self, key: str, fate: Fate, reason: str, effects: Sequence[Effect] = ()) -> None:
        await self._writer.write(mails.dispose, key, fate, reason, effects)

    async def mail(self, key: str) -> KeptMail | None:
        return await self._reader.read(mails.mail, key)

    async def quarantined(self, begins: str = "", most: int = 100) -> tuple[KeptMail, ...]:
        """Mails that a human has to look at, newest first, without their bodies; those whose keys begin so."""
        return await self._reader.read(mails.quarantined, begins, most)

    async def quarantined_keys(self) -> tuple[str, ...]:
        """The keys of all of them, oldest first."""
        return await self._reader.read(mails.quarantined_keys)

    async def note_health(
        self,
        mailbox: str,
        part: str,
        condition: Condition,
        at: datetime,
        message: str = "",
        effects: Sequence[Effect] = (),
        *,
        by: str = "",
    ) -> bool:
        return await self._writer.write(health.note, mailbox, part, condition, at, message, effects, by)

    async def health(self, mailbox: str | None = None) -> tuple[Health, ...]:
        return await self._reader.read(health.everything, mailbox)

    async def letters_done(self, mailbox: str, since: datetime, until: datetime) -> tuple[str, ...]:
        return await self._reader.read(letters.done, mailbox, since, until)
