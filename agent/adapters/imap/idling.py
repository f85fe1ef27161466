"""One IDLE (RFC 2177), read by ourselves: whatever comes is seen when it comes, and so is the end of the connection.

News are mails that were not there before. A server may tell of them before its go-ahead, with it, in pieces, or in the
answer to DONE; it may also just repeat what it said when the folder was opened, which is no news.
"""

import contextlib
import socket
from enum import Enum

from agent.adapters.elapsed import elapsed
from agent.adapters.imap.census import Census
from agent.adapters.imap.dialogue import done, new_tag
from agent.adapters.imap.replies import Reply
from agent.adapters.imap.wire import Wire

_PIECE = 30.0
"""Seconds of one poll."""


class Woken(Enum):
    """Why the waiting ended."""

    NEWS = "news"
    CALL = "call"
    """Another call wants the connection."""
    TIME = "time"
    EARLY = "early"
    """The server ended it by itself, without news: whether it can do this at all is in doubt."""


class Bell:
    """Lets another thread end a poll."""

    def __init__(self) -> None:
        self._mine, self._theirs = socket.socketpair()
        self._mine.setblocking(False)
        self._theirs.setblocking(False)

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


def idle(wire: Wire, bell: Bell, seconds: float, census: Census) -> Woken:
    """Wait in the open folder for news, a ring, or so long; then say DONE and hear the server out.

    Raises imaplib's error where the server refuses, abort and OSError at once where the connection ends.
    """
    tag, deadline = new_tag(), elapsed() + seconds
    wire.begin()
    wire.send(tag + b" IDLE\r\n")
    if not _until_go_ahead(wire, tag, census):
        return Woken.NEWS if census.news else Woken.EARLY
    woken = _listen(wire, bell, tag, deadline, census)
    if woken is not Woken.EARLY:
        # The time for this command begins with what asks for its end.
        wire.begin()
        wire.send(b"DONE\r\n")
        _until_done(wire, tag, census)
    return Woken.NEWS if census.news else woken


def _until_go_ahead(wire: Wire, tag: bytes, census: Census) -> bool:
    """False if the server ended the command instead."""
    while not (reply := wire.reply())[0].startswith(b"+"):
        if _ended(reply, tag, census):
            return False
    return True


def _listen(wire: Wire, bell: Bell, tag: bytes, deadline: float, census: Census) -> Woken:
    while True:
        while (reply := wire.ready()) is not None:
            if _ended(reply, tag, census):
                return Woken.EARLY
        if census.news:
            return Woken.NEWS
        # In pieces: poll() counts no time of a suspended machine, whose connection is likely gone.
        if wire.stirs([bell.fileno()], min(deadline - elapsed(), _PIECE)):
            bell.silence()
            return Woken.CALL
        if elapsed() >= deadline:
            return Woken.TIME


def _until_done(wire: Wire, tag: bytes, census: Census) -> None:
    while not _ended(wire.reply(), tag, census):
        pass


def _ended(reply: Reply, tag: bytes, census: Census) -> bool:
    if reply[0].startswith(b"* "):
        census.hear(reply)
        return False
    return done(reply[0], tag)
