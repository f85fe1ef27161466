"""One mailbox's connection, used by one thread: opened when needed, thrown away after any failure of it."""

import contextlib
import imaplib
import re
import socket
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from imapclient import imap_utf7
from imapclient.exceptions import ProtocolError

from agent.adapters.elapsed import elapsed
from agent.adapters.imap import asking
from agent.adapters.imap.census import Census
from agent.adapters.imap.client import Client
from agent.adapters.imap.connection import connect, discard, raw_socket
from agent.adapters.imap.dialogue import command
from agent.adapters.imap.faults import connection_fault, refused
from agent.adapters.imap.folders import KEYS, folder_names
from agent.adapters.imap.opened import Opened, Quiet
from agent.adapters.imap.settings import ImapSettings
from agent.adapters.imap.tokens import Value
from agent.errors import ConfigError, DebriefError, Transient, Uncertain
from agent.ports import Folder

_FAREWELL = 3.0
"""Seconds for a server to answer LOGOUT."""
_OPEN_AGAIN = 600.0
"""Seconds after which a folder is opened anew when there is time for it."""
_LIST_AGAIN = 600.0
"""Seconds after which a folder that was missing is looked for again."""
_ALWAYS = frozenset({Folder.INBOX, Folder.SENT, Folder.DRAFTS})
"""Folders that we cannot do without."""

_NO = re.compile(r"NO\b|[a-z]+ failed: ")
"""How a NO shows: as the server says it, or in the library's words."""


class Session:
    """Commands in our words. Each raises the errors of agent.errors; after a fault the next connects anew."""

    def __init__(self, settings: ImapSettings) -> None:
        self.settings = settings
        self._client: Client | None = None
        self._names: Mapping[Folder, str] = {}
        self._listed_at = 0.0
        self._writing: tuple[Folder, Opened] | None = None
        self._reading: tuple[Folder, Opened] | None = None
        self._opened_at = 0.0
        self.census = Census()
        """Of the folder that is open."""
        self.quiet: dict[Folder, Quiet] = {}
        """Folders in which nothing was left to look at, on this connection."""
        self._given_up = False
        self.verified: set[Folder] = set()
        """Folders whose cursor was found to be at the mail that it names, on this connection."""
        self.careful: set[Folder] = set()
        """Folders in which a fetch broke off, so that their mails are fetched one by one."""
        self.troubled: set[Folder] = set()
        """Folders besides INBOX that could not be looked at the last time."""
        self.stumbles: dict[tuple[Folder, int], int] = {}
        """How often asking for one mail by itself broke the connection, by UID; for its anchor, by the negative UID."""
        self.failed_idles = 0
        """How often IDLE could not be begun: some servers offer it and cannot do it."""

    @property
    def connected(self) -> bool:
        """Whether the connection survived the last command."""
        return self._client is not None

    def begin(self) -> None:
        """Somebody waits for what comes next."""
        self._given_up = False

    @contextlib.contextmanager
    def talk(self, doing: str, key: str = "") -> Iterator[Client]:
        """The client, connected. What goes wrong inside is translated; but after a NO, the connection is given up."""
        if self._given_up:
            raise Transient("Nobody waits for this any more.")
        client = self._client or self._connected()
        client.wire.begin()
        try:
            yield client
        except DebriefError:
            self.drop()
            raise
        except Exception as error:
            fault = self._fault(doing, key, error)
            if not _refusal(error):
                self.drop()
            raise fault from error

    def _connected(self) -> Client:
        self._client = connect(self.settings)
        self._names, self.failed_idles, self.census = {}, 0, Census()
        self.verified.clear()
        self.quiet.clear()
        return self._client

    def _fault(self, doing: str, key: str, error: Exception) -> DebriefError:
        if isinstance(error, imaplib.IMAP4.error) and not isinstance(error, imaplib.IMAP4.abort):
            return refused(self.settings, doing, error, key=key)
        return connection_fault(self.settings, error)

    def examine(self, folder: Folder) -> Opened:
        """Open a folder in such a way that nothing in it can change (RFC 3501 section 6.3.2)."""
        opened = self._open(folder, readonly=True)
        self._reading, self._opened_at = (folder, opened), elapsed()
        return opened

    def at_hand(self, folder: Folder, *, quiet: bool = False) -> Opened:
        """The folder as it is now, open for reading. Where it is so already, opening it again would cost a server much.

        ``census.news`` then tells of mail that came since it was last set to False. With ``quiet``, nobody waits for
        the answer, and what was opened long ago is opened anew: a server might not tell that it is another folder now.
        """
        if self._client is None or self._reading is None or self._reading[0] is not folder:
            return self.examine(folder)
        if quiet and elapsed() - self._opened_at > _OPEN_AGAIN:
            return self.examine(folder)
        with self.talk("answer") as client:
            command(client.wire, b"NOOP", lambda reply: None, census=self.census)
        opened = self._reading[1]
        return replace(opened, uidnext=0 if self.census.grown else opened.uidnext, exists=self.census.exists)

    def select(self, folder: Folder) -> Opened:
        """Open a folder for writing, unless it is already."""
        if self._client is None or self._writing is None or self._writing[0] is not folder:
            self._writing = (folder, self._open(folder, readonly=False))
        return self._writing[1]

    def _open(self, folder: Folder, *, readonly: bool) -> Opened:
        return self.enter(self.name(folder), KEYS[folder], readonly=readonly)

    def enter(self, name: str, key: str, *, readonly: bool) -> Opened:
        """Open a folder by its name on the server, anew in any case; ``key`` is the setting that names it."""
        self._writing, self._reading, self.census = None, None, Census()
        with self.talk(f"open the folder {name}", key) as client:
            answer = client.select_folder(name, readonly=readonly)
        kept = answer.get(b"PERMANENTFLAGS") or ()
        opened = Opened(
            uidvalidity=answer.get(b"UIDVALIDITY", 0),
            uidnext=answer.get(b"UIDNEXT", 0),
            exists=answer.get(b"EXISTS", 0),
            keywords=b"\\*" in kept or b"$debrief" in {flag.lower() for flag in kept},
        )
        self.census = Census(
            uidvalidity=opened.uidvalidity, exists=opened.exists, recent=answer.get(b"RECENT", 0), news=False
        )
        return opened

    def status(self, folder: Folder) -> Opened:
        """What a folder is like that is not open; whatever is, stays so (RFC 3501 section 6.3.10)."""
        name = self.name(folder)
        with self.talk(f"tell of the folder {name}", KEYS[folder]) as client:
            found = asking.status(client.wire, _quoted(name), self.census)
        return Opened(
            uidvalidity=found.get(b"UIDVALIDITY", 0),
            uidnext=found.get(b"UIDNEXT", 0),
            exists=found.get(b"MESSAGES", -1),
        )

    def has(self, folder: Folder) -> bool:
        """Whether the server has such a folder."""
        return folder in self.names({folder})

    def name(self, folder: Folder) -> str:
        """The folder's name on the server; ConfigError if it has none."""
        name = self.names({folder}).get(folder)
        if name is None:
            raise ConfigError(
                f"The IMAP server {self.settings.server} has no folder that looks like {folder.value.capitalize()}.",
                hint=f"Name it in {KEYS[folder]}.",
            )
        return name

    def names(self, wanted: Collection[Folder]) -> Mapping[Folder, str]:
        """The folders that we use and the server has: asked once a connection, and again where one is missing."""
        missing = set(wanted) - set(self._names)
        again = missing & _ALWAYS or (missing and elapsed() - self._listed_at > _LIST_AGAIN)
        if self._client is None or not self._names or again:
            with self.talk("list its folders") as client:
                uses = bool(client.has_capability("SPECIAL-USE") and client.has_capability("LIST-EXTENDED"))
                found = asking.listed(client.wire, self.census, uses=uses)
            self._names, self._listed_at = folder_names(self.settings, found), elapsed()
        return self._names

    def search(self, criteria: str) -> list[int]:
        """UIDs in the open folder, ascending. ``criteria`` are ours, never words from a mail."""
        with self.talk("search") as client:
            return asking.search(client.wire, criteria, self.census)

    def fetch(self, uids: Collection[int], items: str) -> Mapping[int, Mapping[bytes, Value]]:
        """What the server gives of these mails; mails that are gone meanwhile are missing."""
        with self.talk("fetch mail") as client:
            return asking.fetch(client.wire, uids, items, self.census)

    def append(self, folder: Folder, raw: bytes, flag: bytes) -> None:
        """Add a mail to a folder. Uncertain when the connection breaks after the mail began to leave."""
        name = self.name(folder)
        # News in the library's answers are lost: the folder has to be opened anew.
        self._reading = None
        with self.talk("answer") as client:
            client.noop()
        try:
            with self.talk(f"add a mail to the folder {name}", KEYS[folder]) as client:
                client.append(name, raw, [flag])
        except Transient as error:
            if error.__cause__ is not None and not _said(error.__cause__):
                raise Uncertain(f"Whether a mail is in the folder {name} is not known: {error}") from error
            raise

    def keyword(self, uids: Collection[int]) -> None:
        """Set $Debrief on mails in the open folder."""
        with self.talk("set a keyword") as client:
            client.add_flags(uids, [b"$Debrief"], silent=True)

    def has_capability(self, name: str) -> bool:
        """Whether the server says that it can do something."""
        with self.talk("tell its capabilities") as client:
            return bool(client.has_capability(name))

    def cut(self) -> None:
        """Free the thread from waiting for the server. The one method that another thread may call."""
        self._given_up = True
        client = self._client
        if client is not None:
            # Not SSLSocket.shutdown, which takes away the TLS object under the hands of the other thread.
            with contextlib.suppress(OSError, AttributeError):
                socket.socket.shutdown(raw_socket(client), socket.SHUT_RDWR)

    def drop(self) -> None:
        """Forget the connection."""
        client, self._client, self._writing, self._reading = self._client, None, None, None
        if client is not None:
            discard(client)

    def bye(self) -> None:
        """Log out, if the server listens."""
        client = self._client
        if client is not None:
            with contextlib.suppress(Exception):
                client.wire.silence = _FAREWELL
                client.wire.begin()
                client.logout()
        self.drop()


def _quoted(name: str) -> bytes:
    """In modified UTF-7 (RFC 3501 section 5.1.3), and in quotes."""
    encoded = bytes(imap_utf7.encode(name))
    return b'"' + encoded.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'


def _refusal(error: Exception) -> bool:
    """Whether this is a NO, after which the connection is as good as before. A new login is what a crowded server
    needs least."""
    return _said(error) and _NO.match(str(error)) is not None


def _said(error: BaseException) -> bool:
    """Whether the server answered NO or BAD, so that nothing was done."""
    return isinstance(error, imaplib.IMAP4.error) and not isinstance(error, (imaplib.IMAP4.abort, ProtocolError))
