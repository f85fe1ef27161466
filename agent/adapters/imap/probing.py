"""What an IMAP server can do for us, found out for the operator."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass

from agent.adapters.imap.connection import raw_socket
from agent.adapters.imap.session import Session
from agent.ports import Folder

_OF_INTEREST = ("IDLE", "SPECIAL-USE", "UIDPLUS", "CONDSTORE")


@dataclass(frozen=True, kw_only=True, slots=True)
class ImapProbe:
    """What was found after a login."""

    tls: str
    """Such as 'TLSv1.3'; empty without encryption."""
    capabilities: tuple[str, ...]
    """Those of IDLE, SPECIAL-USE, UIDPLUS and CONDSTORE that the server has."""
    folders: Mapping[Folder, str]
    """Names of the folders; one that is missing here was not found."""
    gmail: bool
    """Gmail files what is sent through it in Sent by itself."""
    keywords: bool
    """Whether the mark $Debrief is kept."""


def probe(session: Session) -> ImapProbe:
    """Log in and look around. Opening INBOX for writing is all that it does to the mailbox."""
    folders = dict(session.names(tuple(Folder)))
    keywords = session.select(Folder.INBOX).keywords
    with session.talk("tell its capabilities") as client:
        sock = raw_socket(client)
        return ImapProbe(
            tls=(sock.version() or "") if isinstance(sock, ssl.SSLSocket) else "",
            capabilities=tuple(name for name in _OF_INTEREST if client.has_capability(name)),
            folders=folders,
            gmail=bool(client.has_capability("X-GM-EXT-1")),
            keywords=keywords,
        )
