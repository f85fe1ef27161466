"""Whether records are missing: letters of ours lie in a mailbox, or were answered, of which they know nothing."""

from enum import StrEnum

from agent.core.marks import RECRUITER_SLOT, check_mark, check_token
from agent.ports import Folder, Mailbox, Store
from agent.reading import envelope
from agent.reading.claims import House
from agent.reading.headers import Headers, parse
from agent.reading.relevance import Glance


class Missing(StrEnum):
    """What a mailbox shows beyond the records."""

    NOTHING = "nothing"
    OURS = "letters of ours"
    """The records were lost, or are those of a backup."""
    FOREIGN = "letters with marks of another key"
    """Nothing is known of the mailbox, and the token key was lost too, or another Debrief works here."""


class _Traces:
    """What headers show of us."""

    def __init__(self, house: House, key: bytes) -> None:
        self._house = house
        self._key = key
        self.letters: set[str] = set()
        """Message-IDs of our letters in Sent."""
        self.answered: set[tuple[str, str]] = set()
        """(reference, slot) of replies to our tokens."""
        self.foreign = False

    def look(self, folder: Folder, glance: Glance) -> str:
        """Note what a mail shows. Nothing is downloaded."""
        headers = parse(glance.headers)
        tags = envelope.tags(envelope.recipients(headers), self._house.addresses)
        tokens = {found for tag in tags if (found := check_token(self._key, tag))}
        self.answered.update(one for one in tokens if one[1] != RECRUITER_SLOT)
        if folder is Folder.SENT:
            self._letter(headers)
        return ""

    def _letter(self, headers: Headers) -> None:
        letter = next(iter(envelope.ids(headers.first("x-debrief-letter"))), "")
        stated = headers.first("x-debrief-mark")
        if check_mark(self._key, letter, stated):
            self.letters.add(letter)
        elif stated:
            self.foreign = True


async def missing(mailbox: Mailbox, store: Store, house: House, token_key: bytes, days: int) -> Missing:
    """What the mailbox shows of us, in the last ``days`` days or since it was looked at, that the records do not know.

    Raises as Mailbox.look.
    """
    cursors, traces, unfinished = await store.cursors(house.mailbox), _Traces(house, token_key), True
    new = not cursors
    while unfinished:
        batch = await mailbox.look(cursors, traces.look, days=days)
        cursors, unfinished = batch.cursors, batch.unfinished
    if await _unknown(store, house.mailbox, traces):
        return Missing.OURS
    return Missing.FOREIGN if new and traces.foreign else Missing.NOTHING


async def _unknown(store: Store, mailbox: str, traces: _Traces) -> bool:
    refs = tuple({ref for ref, _ in traces.answered})
    known = await store.known(mailbox, uids=(), message_ids=tuple(traces.letters), refs=refs)
    return bool(traces.letters - set(known.letters) or traces.answered - set(known.sent_to))
