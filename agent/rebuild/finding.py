"""Finds everything in a mailbox that concerns us: first what shows by itself, and then the mail of whom that names."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from agent.core.calendar import apply
from agent.core.cast import cast
from agent.core.effects import TO_PARTICIPANTS
from agent.core.marks import check_mark, check_token
from agent.core.people import Directory, Side
from agent.errors import Unreadable
from agent.ports import Arrived, Cursor, Folder, Mailbox, Parser, Place
from agent.reading.claims import Claims, House
from agent.reading.envelope import ours
from agent.reading.relevance import Glance, Watch, concerns
from agent.rebuild.signs import Answer, Left, Signs
from agent.rebuild.spool import Spool

NOWHERE: Mapping[Folder, Cursor] = {}
_OUTSIDE = (Side.CLIENT, Side.CANDIDATE, Side.UNKNOWN)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a mailbox holds; the mails themselves are in the spool."""

    signs: Signs
    cursors: Mapping[Folder, Cursor]
    """Where the look ended."""


class Finder:
    """Looks through one mailbox."""

    def __init__(
        self, *, house: House, directory: Directory, token_key: bytes, mailbox: Mailbox, parser: Parser, days: int
    ) -> None:
        self._house = house
        self._directory = directory
        self._key = token_key
        self._mailbox = mailbox
        self._parser = parser
        self._days = days
        self._left: list[Left] = []
        self._answers: list[Answer] = []
        self._foreign: list[datetime] = []
        self._mentioned: set[str] = set()
        self._people: set[str] = set()

    async def find(self, spool: Spool, since: Mapping[Folder, Cursor] = NOWHERE, people: Collection[str] = ()) -> Found:
        """Lay everything that concerns us into the spool, and say what shows our work.

        ``since`` is where a backup's records end, and ``people`` are those whom it knows.
        """
        await self._pass(spool, since, people)
        # Replies without any mark are known by their senders only, and these by calendar mail and by our letters.
        cursors = await self._pass(spool, since, self._people.union(people), spool.places)
        signs = Signs(
            left=tuple(self._left),
            answers=tuple(self._answers),
            foreign=tuple(self._foreign),
            mentioned=frozenset(self._mentioned),
        )
        return Found(signs=signs, cursors=cursors)

    async def _pass(
        self,
        spool: Spool,
        since: Mapping[Folder, Cursor],
        people: Collection[str],
        skip: Collection[Place] = (),
    ) -> Mapping[Folder, Cursor]:
        watch = Watch(
            addresses=self._house.addresses,
            domain=self._house.domain,
            participants=frozenset(people),
            own_domains=self._directory.own_domains,
            form_senders=self._house.form_senders,
            colleagues=frozenset(one.email for one in self._directory.colleagues),
        )

        def relevant(folder: Folder, glance: Glance) -> str:
            return concerns(glance, watch)

        cursors, unfinished = since, True
        while unfinished:
            batch = await self._mailbox.look(cursors, relevant, days=self._days, skip=skip)
            for mail in batch.mails:
                await self._note(spool.add(mail))
            cursors, unfinished = batch.cursors, batch.unfinished
        return cursors

    async def _note(self, mail: Arrived) -> None:
        at = mail.received
        assert at is not None  # noqa: S101 (for the type checker: the spool has seen to it)
        try:
            claims = await self._parser.claims(mail.raw, self._house, at)
        except Unreadable:
            return
        if mail.folder is Folder.SENT:
            self._note_letter(claims, at)
        elif claims.sender and claims.sender.email not in self._house.addresses:
            self._mentioned.update(one for one in claims.references if ours(one, self._house.domain))
        self._answers.extend(self._answered(claims, at))
        for message in claims.calendar:
            seen = cast(apply(None, message).meeting, self._directory, {})
            if seen.interview or seen.possible:
                self._people.update(p.address.email for p in seen.people if p.side in _OUTSIDE)

    def _note_letter(self, claims: Claims, at: datetime) -> None:
        letter = claims.letter or claims.message_id
        mark = check_mark(self._key, letter, claims.mark)
        if mark is None and claims.mark:
            self._foreign.append(at)
        elif mark is not None and claims.recipients:
            to = claims.recipients[0]
            self._left.append(Left(message_id=letter, mark=mark, to=to, at=at))
            if mark.kind in TO_PARTICIPANTS:
                self._people.add(to)

    def _answered(self, claims: Claims, at: datetime) -> Iterator[Answer]:
        for tag in claims.tags:
            found = check_token(self._key, tag)
            if found and claims.sender:
                proven = claims.verdict.verified
                yield Answer(interview=found[0], slot=found[1], sender=claims.sender.email, at=at, proven=proven)
        if claims.response and claims.sender:
            for ref, slot in claims.response.meant(self._key):
                # It came by a form, so its sender's address is not that of whoever answered.
                yield Answer(interview=ref, slot=slot, sender=claims.sender.email, at=at, proven=False)
