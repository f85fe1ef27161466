"""The same mail in two folders, such as Gmail's INBOX and All Mail, is downloaded once.

A Message-ID proves nothing: anybody can send two mails with the same one. But no two deliveries share the lines
that our own server wrote on top (Received, RFC 5321 section 4.4). So a mail whose whole header is, octet by octet, that
of one downloaded just now, and which is as long, is that mail.
"""

import re

from agent.ports import Folder
from agent.reading.relevance import Glance

_MOST = 8 * 1024 * 1024
"""Octets of mail that are remembered, for one look."""
_WORTH_IT = 8 * 1024
"""A shorter mail is downloaded as quickly as its header."""
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_RECEIVED = re.compile(rb"^Received:", re.IGNORECASE | re.MULTILINE)


class Twins:
    """The mails that were downloaded in this look."""

    def __init__(self) -> None:
        self._raws: dict[Glance, tuple[Folder, bytes]] = {}
        self._size = 0

    def add(self, seen: Glance, folder: Folder, raw: bytes) -> None:
        """Remember a whole mail."""
        if _WORTH_IT <= len(raw) == seen.size and self._size + len(raw) <= _MOST and seen not in self._raws:
            self._raws[seen] = (folder, raw)
            self._size += len(raw)

    def of(self, seen: Glance, folder: Folder) -> bytes:
        """The mail of another folder that looks just like this; empty if there is none. Compare the whole header."""
        there, raw = self._raws.get(seen, (folder, b""))
        if there is folder or not raw:
            return b""
        end = _HEADER_END.search(raw)
        return raw if end and _RECEIVED.search(raw, 0, end.end()) else b""

    def clear(self) -> None:
        """Forget them."""
        self._raws.clear()
        self._size = 0
