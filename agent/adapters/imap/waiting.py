"""Wait for the server to push news (RFC 2177), in such a way that any other call can break in at once.

The library's idle_check() is not used: after the end of a connection it returns nothing, at once, for ever; it aborts
on a line that comes in two packets; and it does not see what came in one packet with the server's go-ahead. Here the
socket is only watched, and everything is read by DONE.
"""

import contextlib
import select
import socket
import ssl
import time
from collections.abc import Sequence
from enum import Enum
from typing import Any

from imapclient import IMAPClient

from agent.adapters.imap.connection import raw_socket
from agent.adapters.imap.session import Opened, Session
from agent.ports import Folder

_LONGEST_IDLE = 240.0
"""Seconds of one IDLE: routers forget quiet connections, some after five minutes."""
_ASKING = 20.0
"""Seconds between questions to a server without IDLE."""
_REST = 0.5
"""Seconds before a talkative server is listened to again."""
_MOST_FAILED_IDLES = 3
"""Failures after which a server is asked instead."""


class Woken(Enum):
    """Why the waiting ended."""

    NEWS = "news"
    CALL = "call"
    """Another call wants the connection."""
    TIME = "time"


class Bell:
    """Lets another thread end a poll."""

    def __init__(self) -> None:
        self._mine, self._theirs = socket.socketpair()
        self._mine.setblocking(False)

    def ring(self) -> None:
        with contextlib.suppress(OSError):
            self._theirs.send(b"!")

    def silence(self) -> None:
        with contextlib.suppress(OSError):
            while self._mine.recv(64):
                pass

    def fileno(self) -> int:
        return self._mine.fileno()

    def close(self) -> None:
        self._mine.close()
        self._theirs.close()


def wait_for_news(session: Session, bell: Bell, seconds: float, seen: Opened | None) -> Woken:
    """Wait on INBOX. ``seen`` is what it was like at the last look: if it is not so any more, that is news already."""
    deadline = time.monotonic() + seconds
    opened = session.examine(Folder.INBOX)
    if seen is not None and opened != seen:
        return Woken.NEWS
    push = session.settings.idle and session.failed_idles < _MOST_FAILED_IDLES and session.has_capability("IDLE")
    while (left := deadline - time.monotonic()) > 0:
        woken = _idle(session, bell, min(left, _LONGEST_IDLE)) if push else _ask(session, bell, min(left, _ASKING))
        if woken is not Woken.TIME:
            return woken
    return Woken.TIME


def _ask(session: Session, bell: Bell, seconds: float) -> Woken:
    if _poll([bell.fileno()], seconds):
        bell.silence()
        return Woken.CALL
    return _noop(session)


def _idle(session: Session, bell: Bell, seconds: float) -> Woken:
    if _noop(session) is Woken.NEWS:
        return Woken.NEWS
    if not _begin(session):
        return Woken.NEWS
    with session.talk("wait for news") as client:
        stirred = {-1} if _buffered(client) else _poll([raw_socket(client).fileno(), bell.fileno()], seconds)
        heard = _heard(client.idle_done()[1])
    if heard is Woken.NEWS:
        return heard
    # Bytes that told nothing: a short rest, lest a talkative server keeps us busy.
    if bell.fileno() in stirred or (stirred and _poll([bell.fileno()], min(seconds, _REST))):
        bell.silence()
        return Woken.CALL
    # Make sure that somebody is still there.
    return _noop(session)


def _begin(session: Session) -> bool:
    """Start IDLE. News before the go-ahead confuse the library, so that connection is given up."""
    with session.talk("begin to wait") as client:
        try:
            client.idle()
        except client.AbortError:
            raise
        except client.Error:
            session.failed_idles += 1
            session.drop()
            return False
    session.failed_idles = 0
    return True


def _buffered(client: IMAPClient) -> bool:
    """Whether bytes came together with the go-ahead: they lie in a buffer, where poll() does not see them."""
    sock = raw_socket(client)
    if isinstance(sock, ssl.SSLSocket) and sock.pending():
        return True
    timeout = sock.gettimeout()
    sock.setblocking(False)
    try:
        return bool(client._imap.file.peek(1))
    except (ssl.SSLWantReadError, BlockingIOError):
        return False
    finally:
        sock.settimeout(timeout)


def _noop(session: Session) -> Woken:
    with session.talk("answer") as client:
        return _heard(client.noop()[1])


def _heard(responses: Sequence[Any]) -> Woken:
    """News are new mails only: flags that somebody sets elsewhere are none."""
    news = any(len(response) > 1 and response[1] in (b"EXISTS", b"RECENT") for response in responses)
    return Woken.NEWS if news else Woken.TIME


def _poll(files: list[int], seconds: float) -> set[int]:
    poller = select.poll()
    for file in files:
        poller.register(file, select.POLLIN)
    return {file for file, _ in poller.poll(seconds * 1000)}
