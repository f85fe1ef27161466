"""One mailbox's connection, used by one thread: opened when needed, thrown away after any failure of it."""

import contextlib
import imaplib
import socket
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from imapclient import IMAPClient

from agent.adapters.imap.connection import connect, discard, raw_socket
from agent.adapters.imap.faults import connection_fault, refused
from agent.adapters.imap.folders import KEYS, folder_names
from agent.adapters.imap.settings import ImapSettings
from agent.errors import ConfigError, DebriefError, Transient, Uncertain
from agent.ports import Folder

_FAREWELL = 3.0
"""Seconds for a server to answer LOGOUT."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """What a server says of a folder when it is opened (RFC 3501 section 6.3.1)."""

    uidvalidity: int
    uidnext: int
    """0 where the server does not say."""
    exists: int
    keywords: bool = False
    """Whether $Debrief can be kept; known of folders opened for writing."""


class Session:
    """Commands in our words. Each raises the errors of agent.errors; after a fault the next connects anew."""

    def __init__(self, settings: ImapSettings) -> None:
        self.settings = settings
        self._client: IMAPClient | None = None
        self._names: Mapping[Folder, str] = {}
        self._writing: tuple[Folder, Opened] | None = None
        self._given_up = False
        self.careful: set[Folder] = set()
        """Folders in which a fetch broke off, so that their mails are fetched one by one."""
        self.failed_idles = 0
        """How often IDLE could not be begun: some servers do not keep to its grammar."""

    def begin(self) -> None:
        """Somebody waits for what comes next."""
        self._given_up = False

    @contextlib.contextmanager
    def talk(self, doing: str, key: str = "") -> Iterator[IMAPClient]:
        """The client, connected. What goes wrong inside is translated, and the next talk is on a new connection."""
        if self._given_up:
            raise Transient("Nobody waits for this any more.")
        client = self._client = self._client or connect(self.settings)
        try:
            yield client
        except DebriefError:
            self.drop()
            raise
        except Exception as error:
            fault = self._fault(doing, key, error)
            self.drop()
            raise fault from error

    def _fault(self, doing: str, key: str, error: Exception) -> DebriefError:
        if isinstance(error, imaplib.IMAP4.error) and not isinstance(error, imaplib.IMAP4.abort):
            return refused(self.settings, doing, error, key=key)
        return connection_fault(self.settings, error)

    def examine(self, folder: Folder) -> Opened:
        """Open a folder in such a way that nothing in it can change (RFC 3501 section 6.3.2)."""
        return self._open(folder, readonly=True)

    def select(self, folder: Folder) -> Opened:
        """Open a folder for writing, unless it is already."""
        if self._client is None or self._writing is None or self._writing[0] is not folder:
            self._writing = (folder, self._open(folder, readonly=False))
        return self._writing[1]

    def _open(self, folder: Folder, *, readonly: bool) -> Opened:
        name = self.name(folder)
        self._writing = None
        with self.talk(f"open the folder {name}", KEYS[folder]) as client:
            answer = client.select_folder(name, readonly=readonly)
        kept = answer.get(b"PERMANENTFLAGS") or ()
        return Opened(
            uidvalidity=answer.get(b"UIDVALIDITY", 0),
            uidnext=answer.get(b"UIDNEXT", 0),
            exists=answer.get(b"EXISTS", 0),
            keywords=b"\\*" in kept or b"$debrief" in {flag.lower() for flag in kept},
        )

    def has(self, folder: Folder) -> bool:
        """Whether the server has such a folder."""
        return folder in self.names()

    def name(self, folder: Folder) -> str:
        """The folder's name on the server; ConfigError if it has none."""
        name = self.names().get(folder)
        if name is None:
            raise ConfigError(
                f"The IMAP server {self.settings.server} has no folder that looks like {folder.value.capitalize()}.",
                hint=f"Name it in {KEYS[folder]}.",
            )
        return name

    def names(self) -> Mapping[Folder, str]:
        """All folders that we use and the server has; asked once a connection, and again while one is missing."""
        if self._client is None or len(self._names) < len(Folder):
            with self.talk("list its folders") as client:
                # The library would fail on all of them where one name is not encoded as it should be.
                client.folder_encode = False
                listed = client.list_folders()
                client.folder_encode = True
            self._names = folder_names(self.settings, listed)
        return self._names

    def search(self, *criteria: Any) -> list[int]:
        """UIDs in the open folder, ascending. ``criteria`` are ours, never words from a mail."""
        with self.talk("search") as client:
            return sorted(client.search(list(criteria)))

    def fetch(self, uids: Sequence[int], *items: str) -> Mapping[int, Mapping[bytes, Any]]:
        """What the server gives of these mails; mails that are gone meanwhile are missing."""
        with self.talk("fetch mail") as client:
            return dict(client.fetch(list(uids), list(items)))

    def append(self, folder: Folder, raw: bytes, flag: bytes) -> None:
        """Add a mail to a folder. Uncertain when the connection breaks after the mail began to leave."""
        name = self.name(folder)
        with self.talk("answer") as client:
            client.noop()
        try:
            with self.talk(f"add a mail to the folder {name}", KEYS[folder]) as client:
                client.append(name, raw, [flag])
        except Transient as error:
            if isinstance(error.__cause__, (OSError, imaplib.IMAP4.abort)):
                raise Uncertain(f"Whether a mail is in the folder {name} is not known: {error}") from error
            raise

    def keyword(self, uid: int) -> None:
        """Set $Debrief on a mail in the open folder."""
        with self.talk("set a keyword") as client:
            client.add_flags([uid], [b"$Debrief"], silent=True)

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
        client, self._client, self._writing = self._client, None, None
        if client is not None:
            discard(client)

    def bye(self) -> None:
        """Log out, if the server listens."""
        client = self._client
        if client is not None:
            with contextlib.suppress(Exception):
                raw_socket(client).settimeout(_FAREWELL)
                client.logout()
        self.drop()
