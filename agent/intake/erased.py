"""Whoever was erased does not come back: not with their own mail, and not in anybody's calendar mail."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from agent.core.calendar import apply
from agent.core.cast import cast
from agent.core.events import CalendarMail, Event, ReplyCame
from agent.core.people import Directory, Side
from agent.ports import Arrived, Batch, Folder, Store
from agent.reading.addresses import mailboxes
from agent.reading.claims import Claims
from agent.reading.forms import is_response
from agent.reading.headers import parse

ERASED = "erased: not kept"
NO_SLOTS: Mapping[str, Mapping[str, str]] = {}

_HEADERS = 64 * 1024
"""Octets of a mail in which its sender is looked for."""
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,255}")
_REF = re.compile(r"\bref=([a-z2-7]{8});")
_MOST = 500
"""Addresses of one calendar mail that are looked at."""


async def without_erased(store: Store, batch: Batch) -> Batch:
    """The batch without mail from people who were erased, or, in Sent, to them."""
    persons = {mail: frozenset(_persons(mail)) for mail in batch.mails}
    gone = await store.forgotten(frozenset().union(*persons.values()))
    if not gone:
        return batch
    kept = tuple(mail for mail in batch.mails if not persons[mail] & gone)
    return replace(batch, mails=kept, passed_over=batch.passed_over + len(batch.mails) - len(kept))


def _persons(mail: Arrived) -> Iterator[str]:
    headers = parse(mail.raw[:_HEADERS].partition(b"\r\n\r\n")[0])
    for name in ("from", "sender", *(("to", "cc", "bcc") if mail.folder is Folder.SENT else ())):
        for value in headers.all(name):
            yield from (one.email for one in mailboxes(value)[0])


class Erasure:
    """Keeps those who were erased out of the records of one mailbox."""

    def __init__(
        self,
        store: Store,
        directory: Directory,
        interviews: Collection[str] = (),
        slots: Mapping[str, Mapping[str, str]] = NO_SLOTS,
    ) -> None:
        """``interviews`` are references of interviews in which somebody is known to be left out, and ``slots`` those of
        everybody else in them (address to slot, by reference), as far as letters show."""
        self._store = store
        self._directory = directory
        self._interviews = set(interviews)
        self._thinned = frozenset(interviews)
        self._slots = slots

    async def spared(self, event: Event) -> Event | None:
        """The event without clients who were erased; None if its candidate was: then there is nothing to remember."""
        if isinstance(event, ReplyCame) and self._may_be_theirs(event):
            return None
        if not isinstance(event, CalendarMail):
            return event
        gone = await self._store.forgotten(frozenset(_named(event)))
        if not gone:
            return event
        self._interviews.add(event.interview)
        people = cast(apply(None, event.message).meeting, self._directory, event.named, event.memory).people
        candidates = {p.address.email for p in people if p.side in (Side.CANDIDATE, Side.UNKNOWN)}
        invited = {one.address.email for one in event.message.attendees}
        if gone & candidates or gone - invited:
            return None
        attendees = tuple(one for one in event.message.attendees if one.address.email not in gone)
        return replace(event, message=replace(event.message, attendees=attendees))

    def _may_be_theirs(self, event: ReplyCame) -> bool:
        """Whether a response of a form, which a flow sent for whoever had that slot, may be that of the erased: in
        records that are made anew another person may have their slot."""
        known = self._slots.get(event.interview, {}).values()
        return is_response(event) and event.interview in self._thinned and event.slot not in known

    def quotes(self, claims: Claims) -> bool:
        """Whether a mail is a letter of ours about such an interview, or answers one: it holds the words of all."""
        if not self._interviews:
            return False
        ref = _REF.search(claims.mark)
        answered = (one[:8] for one in claims.response.references) if claims.response else ()
        refs = {*claims.codes, *(tag[:8].lower() for tag in claims.tags), *([ref[1]] if ref else []), *answered}
        return bool(refs & self._interviews)


def _named(event: CalendarMail) -> list[str]:
    """Whoever is invited, and whoever the description names: the candidate of an agency that hides addresses."""
    stated = _ADDRESS.findall(event.message.description)
    return [*(one.address.email for one in event.message.attendees), *map(str.lower, stated)][:_MOST]
