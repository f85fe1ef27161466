"""What a store in memory knows of mail that came in, and of how the parts of the service are."""

import hashlib
from abc import abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import accumulate, takewhile

from agent.core.effects import Effect
from agent.ports import Arrived, Batch, Condition, Cursor, Fate, Folder, Health, KeptMail, Place, counts_anew
from agent.ports.store import TOGETHER


class Incoming:
    """The part of MemoryStore about incoming mail."""

    def __init__(self) -> None:
        super().__init__()
        self._mails: dict[str, KeptMail] = {}
        self._cursors: dict[tuple[str, Folder], Cursor] = {}
        self._watched: dict[tuple[str, Folder], datetime] = {}
        self._places: dict[tuple[str, Place], str] = {}
        self._health: dict[tuple[str, str], Health] = {}

    @abstractmethod
    def _queue(self, mailbox: str, effect: Effect) -> None:
        """Put an effect into the outbox."""

    async def keep(self, mailbox: str, batch: Batch, at: datetime) -> int:
        new = sum(self._keep_one(mailbox, mail, at) for mail in batch.mails)
        self._cursors |= {(mailbox, folder): cursor for folder, cursor in batch.cursors.items()}
        for folder in batch.cursors:
            self._watched.setdefault((mailbox, folder), at)
        return new

    def _keep_one(self, mailbox: str, mail: Arrived, at: datetime) -> bool:
        digest = hashlib.sha256(mail.raw).hexdigest()
        shared = digest in self._mails and self._mails[digest].mailbox != mailbox
        key = hashlib.sha256(f"{mailbox}\0{digest}".encode()).hexdigest() if shared else digest
        place = (mail.folder, mail.uidvalidity, mail.uid)
        self._places[mailbox, place] = key
        if key in self._mails:
            return self._seen_again(self._mails[key], place)
        self._mails[key] = KeptMail(
            key=key,
            mailbox=mailbox,
            folder=mail.folder,
            uidvalidity=mail.uidvalidity,
            uid=mail.uid,
            raw=mail.raw,
            kept_at=at,
        )
        return True

    def _seen_again(self, mail: KeptMail, place: Place) -> bool:
        folder, uidvalidity, uid = place
        ignored = mail.reason if mail.fate is Fate.IGNORED else None
        open_still = mail.raw and mail.fate in (Fate.KEPT, Fate.IGNORED)
        if not open_still or not counts_anew(mail.folder, ignored, folder):
            return False
        moved = replace(mail, folder=folder, uidvalidity=uidvalidity, uid=uid)
        self._mails[mail.key] = replace(moved, fate=Fate.KEPT, reason="", attempts=0)
        return mail.fate is not Fate.KEPT

    async def cursors(self, mailbox: str) -> Mapping[Folder, Cursor]:
        return {folder: cursor for (owner, folder), cursor in self._cursors.items() if owner == mailbox}

    async def watched(self, mailbox: str) -> Mapping[Folder, datetime]:
        return {folder: since for (owner, folder), since in self._watched.items() if owner == mailbox}

    async def places(self, mailbox: str) -> frozenset[Place]:
        present = {(folder, cursor.uidvalidity) for folder, cursor in (await self.cursors(mailbox)).items()}
        return frozenset(place for owner, place in self._places if owner == mailbox and place[:2] in present)

    async def next_mail(self, mailbox: str) -> KeptMail | None:
        return next(iter(await self.next_mails(mailbox, 1)), None)

    async def next_mails(self, mailbox: str, most: int, skip: Collection[str] = ()) -> tuple[KeptMail, ...]:
        mine = (m for m in self._mails.values() if m.mailbox == mailbox and m.key not in skip)
        waiting = [m for m in mine if m.fate is Fate.KEPT][:most]
        sized = zip(waiting, accumulate(len(mail.raw) for mail in waiting), strict=True)
        fresh = [mail for mail, _ in takewhile(lambda one: not one[0].attempts and one[1] <= TOGETHER, sized)]
        begun = fresh or waiting[:1]
        counted = tuple(replace(mail, attempts=mail.attempts + 1) for mail in begun)
        self._mails |= {mail.key: mail for mail in counted}
        return counted

    async def waiting(self, mailbox: str, before: datetime | None = None) -> int:
        mine = (m for m in self._mails.values() if m.mailbox == mailbox and m.fate is Fate.KEPT)
        return sum(before is None or m.kept_at < before for m in mine)

    async def excuse(self, *keys: str) -> None:
        for key in keys:
            if key in self._mails:
                self._mails[key] = replace(self._mails[key], attempts=max(0, self._mails[key].attempts - 1))

    async def discard(self, key: str) -> None:
        if key in self._mails:
            self._mails[key] = replace(self._mails[key], raw=b"")

    async def dispose(self, key: str, fate: Fate, reason: str, effects: Sequence[Effect] = ()) -> None:
        if key in self._mails and self._mails[key].fate is Fate.KEPT:
            self._mails[key] = replace(self._mails[key], fate=fate, reason=reason)
            for effect in effects:
                self._queue(self._mails[key].mailbox, effect)

    async def retry(self, *keys: str) -> int:
        again = [m for key in keys if (m := self._mails.get(key)) and m.fate is Fate.QUARANTINED]
        for mail in again:
            self._mails[mail.key] = replace(mail, fate=Fate.KEPT, reason="", attempts=0, retries=mail.retries + 1)
        return len(again)

    async def mail(self, key: str) -> KeptMail | None:
        return self._mails.get(key)

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
        before = self._health.get((mailbox, part))
        same = before is not None and before.condition is condition
        well_at = at if condition is Condition.OK else before.well_at if before else None
        since = before.since if before is not None and same else at
        self._health[mailbox, part] = Health(
            mailbox=mailbox, part=part, condition=condition, since=since, well_at=well_at, message=message
        )
        for effect in () if same else effects:
            self._queue(by or mailbox, effect)
        return not same

    async def health(self, mailbox: str | None = None) -> tuple[Health, ...]:
        mine = (one for one in self._health.values() if mailbox in (None, one.mailbox))
        return tuple(sorted(mine, key=lambda one: (one.mailbox, one.part)))
