"""Where a recruiter's mailbox is and how to get into it."""

import ipaddress
from dataclasses import dataclass, field
from typing import Literal

from agent.errors import ConfigError
from agent.ports import Folder

Security = Literal["tls", "starttls", "plain"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ImapSettings:
    """One IMAP account. Raises ConfigError for values that must never reach a server."""

    host: str
    port: int = 993
    security: Security = "tls"
    """'tls' from the first byte, 'starttls' required before the login, or 'plain', which only this machine gets."""
    user: str
    password: str = field(repr=False)
    ca_file: str | None = None
    """PEM file with the only roots to be trusted; None trusts the system's."""
    connect_timeout: float = 15.0
    """Seconds to connect, agree on TLS and be greeted."""
    read_timeout: float = 60.0
    """Seconds without a byte after which the connection counts as dead."""
    longest_command: float = 300.0
    """Seconds that one command may take, however steadily its answer drips; of a great answer, longer by its length."""
    sent_folder: str = ""
    """Name of the folder of sent mail; empty finds it by its use (RFC 6154), else by its name."""
    drafts_folder: str = ""
    """Name of the folder of drafts; empty finds it likewise."""
    junk_folder: str = ""
    archive_folder: str = ""
    all_folder: str = ""
    trash_folder: str = ""
    watch: tuple[Folder, ...] = ()
    """Folders that are watched besides INBOX, Junk and Sent."""
    idle: bool = True
    """Whether to let the server push news (RFC 2177); without, it is asked every 20 seconds."""

    def __post_init__(self) -> None:
        for name in ("host", "user", "password", *(f"{folder}_folder" for folder in Folder if folder != Folder.INBOX)):
            if not printable(getattr(self, name)):
                raise ConfigError(f"The IMAP setting {name} contains a control character.", hint="Type it anew.")
        if self.security == "plain" and not _loopback(self.host):
            raise ConfigError(
                f"IMAP without encryption to {self.host} is refused: the password would be readable on the way.",
                hint="Set security to tls (port 993) or starttls (port 143).",
            )

    def folder_name(self, folder: Folder) -> str:
        """The configured name of a folder; empty where it has to be found."""
        return "" if folder is Folder.INBOX else str(getattr(self, f"{folder}_folder"))

    @property
    def watched(self) -> tuple[Folder, ...]:
        """The folders that are looked at, in their order: INBOX first, as most mail that concerns us comes there."""
        return tuple(dict.fromkeys((Folder.INBOX, Folder.JUNK, Folder.SENT, *self.watch)))

    @property
    def server(self) -> str:
        """How the server is called in messages."""
        return f"{self.host}:{self.port}"


def printable(text: str) -> bool:
    """Whether a text is free of control characters, with which one command could be made into two."""
    return not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in text)


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
