"""Fetch headers and bodies, in such a way that one mail which server or library choke on delays no other."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime

from agent.adapters.imap import glancing
from agent.adapters.imap.asking import HEADER
from agent.adapters.imap.census import Renumbered
from agent.adapters.imap.dialogue import sequence
from agent.adapters.imap.glancing import GLANCE, IDENTITY, NARROW, TYPE, WHOLE_HEADER, octets
from agent.adapters.imap.session import Session
from agent.adapters.imap.twins import Twins
from agent.errors import Transient
from agent.ports import Folder
from agent.reading.relevance import Glance

GREATEST_MAIL = 25 * 1024 * 1024
"""Octets up to which a mail is downloaded whole. Of a greater one only the beginning is: what people type stands there,
before what they attach."""
_BEGINNING = 1024 * 1024
_BEGIN = f"BODY.PEEK[]<0.{_BEGINNING}>"
_TRIES = (GLANCE, GLANCE, NARROW)
"""For one mail by itself: a connection may break by chance, but the third time without the structure, which is what
servers get wrong."""
_WITNESSES = 3
"""How many of the oldest mails are tried, to tell a bad mail from a bad server."""
_WHOLE_TRIES, _PART_TRIES = 2, 5
"""Downloads of one mail that may break the connection before less of it is asked for, and before only its header is."""

log = logging.getLogger(__name__)


class Fetcher:
    """Reads mails of one folder, which must be open."""

    def __init__(self, session: Session, folder: Folder, uidvalidity: int, twins: Twins) -> None:
        self._session = session
        self.folder = folder
        self.uidvalidity = uidvalidity
        self._twins = twins

    def glances(self, uids: Sequence[int]) -> Mapping[int, Glance]:
        """What can be seen of these mails without their bodies; those that were deleted meanwhile are missing."""
        if self.folder not in self._session.careful:
            try:
                found = self._glances(uids, GLANCE)
                # What a server leaves out may be gone, or what it chokes on.
                left = self._still_there([uid for uid in uids if uid not in found])
                return found | (self._one_by_one(left) if left else {})
            except Renumbered:
                raise
            except Transient as error:
                if error.channel and self._session.connected:
                    # The server is busy, and many small questions would not please it.
                    raise
                self._session.careful.add(self.folder)
                if error.channel:
                    raise
        found = self._one_by_one(uids)
        self._session.careful.discard(self.folder)
        return found

    def _still_there(self, uids: Sequence[int]) -> list[int]:
        return self._session.search(f"UID {sequence(uids).decode()}") if uids else []

    def _glances(self, uids: Sequence[int], items: str) -> dict[int, Glance]:
        answers = self._session.fetch(uids, items)
        found = {uid: seen for uid, answer in answers.items() if (seen := glancing.glance(answer)) is not None}
        unclear = [uid for uid in found if glancing.unclear(answers[uid])] if items == GLANCE else []
        stated = self._session.fetch(unclear, TYPE) if unclear else {}
        return found | {uid: glancing.with_type(found[uid], stated[uid]) for uid in unclear if uid in stated}

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
        """None if the mail cannot be fetched though the folder can be opened; nothing if it is gone."""
        for items in _TRIES:
            self._reopen()
            try:
                found = self._glances([uid], items)
                if found or not self._still_there([uid]):
                    return found
            except Transient:
                continue
        return None

    def _another_can_be_read(self, uid: int, found: Mapping[int, Glance]) -> bool:
        self._reopen()
        others = list(found)[-1:] or [other for other in self._session.search("ALL") if other != uid][:_WITNESSES]
        for other in others:
            self._reopen()
            try:
                return bool(self._glances([other], GLANCE))
            except Transient:
                continue
        return False

    def anchor(self, uid: int) -> str:
        """What the mail with this UID is known by; empty where there is none, or the server cannot tell."""
        place = (self.folder, -uid)
        if self._session.stumbles.get(place, 0) >= _WHOLE_TRIES:
            return ""
        try:
            return glancing.anchor(self._session.fetch([uid], IDENTITY).get(uid, {}))
        except Transient as error:
            self._session.stumbles[place] = self._session.stumbles.get(place, 0) + 1
            if error.channel:
                raise
            self._reopen()
            return ""

    def header(self, uid: int, seen: Glance) -> tuple[bytes, datetime | None]:
        """The whole header, and when the mail came; what was seen of it if the server gives no more."""
        answer = self._session.fetch([uid], f"{WHOLE_HEADER} INTERNALDATE").get(uid, {})
        return octets(answer.get(HEADER)) or seen.headers, glancing.received(answer)

    def download(self, uid: int, seen: Glance) -> tuple[bytes, datetime | None]:
        """The mail, or its beginning; its headers, if the server cannot put the rest together. And when it came.

        Nothing if it was deleted meanwhile. What breaks the connection every time is asked for no more.
        """
        place = (self.folder, uid)
        stumbles = self._session.stumbles.get(place, 0)
        self._session.stumbles[place] = stumbles + 1
        try:
            found = self._download(uid, seen, stumbles)
        except Transient as error:
            if not error.channel:
                self._session.stumbles.pop(place, None)
            raise
        self._session.stumbles.pop(place, None)
        return found

    def _download(self, uid: int, seen: Glance, stumbles: int) -> tuple[bytes, datetime | None]:
        if raw := self._twins.of(seen, self.folder):
            header, came = self.header(uid, seen)
            if header.endswith(b"\r\n\r\n") and raw.startswith(header):
                return raw, came
        for item in _asked_for(seen, stumbles):
            try:
                answer = self._session.fetch([uid], f"{item} INTERNALDATE").get(uid)
            except Transient as error:
                if error.channel:
                    raise
                self._reopen()
                continue
            if answer is None:
                return b"", None
            if raw := octets(answer.get(b"BODY[]")):
                self._twins.add(seen, self.folder, raw)
                return raw, glancing.received(answer)
        log.warning("of mail %d in %s only the headers can be fetched", uid, self.folder.value)
        return self.header(uid, seen)

    def _reopen(self) -> None:
        """After a fault the connection is a new one. Another UIDVALIDITY by now is left to the next look."""
        if self._session.examine(self.folder).uidvalidity != self.uidvalidity:
            raise Renumbered


def _asked_for(seen: Glance, stumbles: int) -> Sequence[str]:
    """PEEK, as \\Seen belongs to the human; BODY, as some servers fail on RFC822."""
    if 0 < seen.size <= GREATEST_MAIL and stumbles < _WHOLE_TRIES:
        return ("BODY.PEEK[]", _BEGIN)
    return (_BEGIN,) if stumbles < _PART_TRIES else ()
