"""Fetch headers and bodies, in such a way that one mail which server or library choke on delays no other."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from agent.adapters.imap.session import Session
from agent.adapters.imap.structure import content_types
from agent.errors import Transient
from agent.ports import Folder
from agent.reading.relevance import Glance

GREATEST_MAIL = 25 * 1024 * 1024
"""Octets up to which a mail is downloaded whole. Of a greater one only the beginning is: what people type stands there,
before what they attach."""
_BEGINNING = 1024 * 1024
_GREATEST_HEADER = 128 * 1024

_HEADER = f"BODY.PEEK[HEADER]<0.{_GREATEST_HEADER}>"
_GLANCE = (_HEADER, "BODYSTRUCTURE", "RFC822.SIZE")
_TRIES = (_GLANCE, _GLANCE, (_HEADER, "RFC822.SIZE"))
"""For one mail by itself: a connection may break by chance, but the third time without the structure, which is what
servers get wrong."""
_WITNESSES = 3
"""How many of the oldest mails are tried, to tell a bad mail from a bad server."""

log = logging.getLogger(__name__)


class Fetcher:
    """Reads mails of one folder, which must be open."""

    def __init__(self, session: Session, folder: Folder, uidvalidity: int) -> None:
        self._session = session
        self.folder = folder
        self.uidvalidity = uidvalidity

    def glances(self, uids: Sequence[int]) -> Mapping[int, Glance]:
        """What can be seen of these mails without their bodies; those that were deleted meanwhile are missing."""
        if self.folder not in self._session.careful:
            try:
                return self._glances(uids, _GLANCE)
            except Transient as error:
                self._session.careful.add(self.folder)
                if error.channel:
                    raise
        found = self._one_by_one(uids)
        self._session.careful.discard(self.folder)
        return found

    def _glances(self, uids: Sequence[int], items: Sequence[str]) -> dict[int, Glance]:
        return {uid: _glance(answer) for uid, answer in self._session.fetch(uids, *items).items()}

    def _one_by_one(self, uids: Sequence[int]) -> dict[int, Glance]:
        """A mail that cannot be fetched, while another can, gets an empty glance."""
        found: dict[int, Glance] = {}
        hopeless: list[int] = []
        for uid in uids:
            glances = self._carefully(uid)
            if glances is not None:
                found.update(glances)
            elif self._another_can_be_read(uid, found):
                log.warning("mail %d in %s cannot be fetched and is passed over", uid, self.folder.value)
                hopeless.append(uid)
            else:
                raise Transient(f"The IMAP server {self._session.settings.server} gives no mail at all.", channel=True)
        return found | dict.fromkeys(hopeless, Glance(headers=b"", types=()))

    def _carefully(self, uid: int) -> dict[int, Glance] | None:
        """None if the mail cannot be fetched though the folder can be opened."""
        for items in _TRIES:
            self._reopen()
            try:
                return self._glances([uid], items)
            except Transient:
                continue
        return None

    def _another_can_be_read(self, uid: int, found: Mapping[int, Glance]) -> bool:
        self._reopen()
        others = list(found)[-1:] or [other for other in self._session.search("ALL") if other != uid][:_WITNESSES]
        for other in others:
            self._reopen()
            try:
                return bool(self._glances([other], _GLANCE))
            except Transient:
                continue
        return False

    def download(self, uid: int, glance: Glance) -> bytes:
        """The mail, or its beginning; its headers, if the server cannot put the rest together.

        PEEK, as \\Seen belongs to the human; BODY, as some servers fail on RFC822.
        """
        begin = f"BODY.PEEK[]<0.{_BEGINNING}>"
        items = ("BODY.PEEK[]", begin) if 0 < glance.size <= GREATEST_MAIL else (begin,)
        for item in items:
            try:
                return _octets(self._session.fetch([uid], item).get(uid, {}), b"BODY[]")
            except Transient as error:
                if error.channel:
                    raise
                self._reopen()
        log.warning("of mail %d in %s only the headers can be fetched", uid, self.folder.value)
        return glance.headers

    def _reopen(self) -> None:
        """After a fault the connection is a new one. Another UIDVALIDITY by now is left to the next look."""
        if self._session.examine(self.folder).uidvalidity != self.uidvalidity:
            raise Transient(f"The folder {self.folder.value} was renumbered during a look.", channel=True)


def _glance(answer: Mapping[bytes, Any]) -> Glance:
    size = answer.get(b"RFC822.SIZE")
    return Glance(
        headers=_octets(answer, b"BODY[HEADER]"),
        types=content_types(answer.get(b"BODYSTRUCTURE")),
        size=size if isinstance(size, int) else 0,
    )


def _octets(answer: Mapping[bytes, Any], item: bytes) -> bytes:
    """The value of an item, asked for in part or whole."""
    value = answer.get(item) or answer.get(item + b"<0>")
    return value if isinstance(value, bytes) else b""
