"""One look at a mailbox: what is new and concerns us is kept before anything else happens."""

from collections.abc import Callable, Mapping

from agent.core.people import Directory
from agent.intake.erased import without_erased
from agent.intake.guarding import Guard
from agent.ports import Batch, Clock, Cursor, Folder, Mailbox, Store
from agent.reading.claims import House
from agent.reading.relevance import Glance, Watch, concerns

Concerns = Callable[[Folder, Glance], str]


class Lookout:
    """Looks at one mailbox."""

    def __init__(
        self, *, house: House, directory: Directory, mailbox: Mailbox, store: Store, clock: Clock, guard: Guard
    ) -> None:
        self._house = house
        self._directory = directory
        self._mailbox = mailbox
        self._store = store
        self._clock = clock
        self._guard = guard
        self.renumbered = False
        """Whether the last look found that the server had given a folder's mails other numbers."""

    async def concerns(self) -> Concerns:
        """What concerns us by what is known now."""
        watch = Watch(
            addresses=self._house.addresses,
            domain=self._house.domain,
            participants=await self._store.open_addresses(self._house.mailbox),
            letters=await self._store.other_ids(self._house.mailbox),
            own_domains=self._directory.own_domains,
            form_senders=self._house.form_senders,
            colleagues=frozenset(one.email for one in self._directory.colleagues),
        )

        def relevant(folder: Folder, glance: Glance) -> str:
            return concerns(glance, watch)

        return relevant

    async def seen(self) -> tuple[Batch, Mapping[Folder, Cursor]]:
        """What is new, and how far the folders had been read before."""
        cursors = await self._store.cursors(self._house.mailbox)
        relevant = await self.concerns()
        return await self._guard.over(self._mailbox.look(cursors, relevant)), cursors

    async def keep(self, batch: Batch, before: Mapping[Folder, Cursor]) -> None:
        """Keep it, and how far the folders have been read now. Where nothing has changed, nothing is written."""
        self.renumbered = any(_other(before[folder], now) for folder, now in batch.cursors.items() if folder in before)
        if batch.mails or dict(batch.cursors) != dict(before):
            kept = await without_erased(self._store, batch)
            await self._store.keep(self._house.mailbox, kept, self._clock.now())


def _other(before: Cursor, now: Cursor) -> bool:
    """Whether the UIDs of before mean nothing any more (RFC 3501 section 2.3.1.1), or went back."""
    return before.uidvalidity != now.uidvalidity or now.uid < before.uid
