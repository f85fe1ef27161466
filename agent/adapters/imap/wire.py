"""The socket of one connection: nothing on it may hold a thread for ever, or make the memory grow without end."""

import imaplib
import select
import socket
import ssl
from collections.abc import Sequence

from agent.adapters.elapsed import elapsed
from agent.adapters.imap.replies import GREATEST_LINE, Buffer, Replies, Reply

_SLOWEST = 64 * 1024
"""Octets a second at which a great answer may take longer."""
_MOST = 96 * 1024 * 1024
"""Octets of one command's whole answer: more than three of the greatest mails."""
_PIECE = 64 * 1024


class Wire:
    """Reads and writes octets.

    Raises OSErrors such as TimeoutError, imaplib's abort for an end, ValueError for more than makes sense.
    """

    def __init__(self, sock: socket.socket, silence: float, longest: float) -> None:
        """``silence`` are the seconds without an octet after which the connection counts as dead; ``longest``, those
        that one command may take, however steadily its answer drips."""
        self.sock = sock
        self.silence = silence
        self.longest = longest
        self._buffer = Buffer()
        self._replies = Replies(self._buffer)
        self._began = elapsed()
        self._got = 0

    def begin(self) -> None:
        """A command begins: its time and its octets count from here."""
        self._began, self._got = elapsed(), 0

    def reply(self, longest_line: int = GREATEST_LINE) -> Reply:
        """The next whole reply."""
        while (reply := self._replies.next(longest_line)) is None:
            self._fill()
        return reply

    def ready(self) -> Reply | None:
        """A whole reply out of what has come already; None if there is none."""
        return self._replies.next()

    def line(self) -> bytes:
        """The next line with its end; empty at the end of the connection. For imaplib."""
        while (line := self._buffer.line()) is None:
            if not self._received():
                return self._buffer.rest()
        return line

    def octets(self, count: int) -> bytes:
        """The next so many octets. For imaplib."""
        while (octets := self._buffer.octets(count)) is None:
            self._fill()
        return octets

    def send(self, octets: bytes) -> None:
        """Write all of it."""
        rest = memoryview(octets)
        while rest:
            self.sock.settimeout(self._patience())
            rest = rest[self.sock.send(rest[:_PIECE]) :]

    def stirs(self, others: Sequence[int], seconds: float) -> set[int]:
        """Wait until octets come, and take them, or until one of the other files can be read: which of those can."""
        if self._fill_at_once():
            return set()
        poller = select.poll()
        for file in (self.sock.fileno(), *others):
            poller.register(file, select.POLLIN)
        found = {file for file, _ in poller.poll(max(seconds, 0) * 1000)}
        if self.sock.fileno() in found:
            self._fill_at_once()
        return found & set(others)

    def _fill_at_once(self) -> bool:
        """Take what has come, without waiting: of a TLS record that came in part, poll() tells as well."""
        self.sock.settimeout(0)
        try:
            return self._feed(self.sock.recv(_PIECE))
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return False

    def _fill(self) -> None:
        if not self._received():
            raise imaplib.IMAP4.abort("it ended the connection")

    def _received(self) -> bool:
        self.sock.settimeout(self._patience())
        octets = self.sock.recv(_PIECE)
        return bool(octets) and self._feed(octets)

    def _feed(self, octets: bytes) -> bool:
        if not octets:
            raise imaplib.IMAP4.abort("it ended the connection")
        self._buffer.feed(octets)
        self._got += len(octets)
        if self._got > _MOST:
            raise ValueError(f"more than {_MOST} octets in answer to one command")
        return True

    def _patience(self) -> float:
        """Seconds to wait for the next octets."""
        left = self._began + self.longest + self._got / _SLOWEST - elapsed()
        if left <= 0:
            raise TimeoutError("the answer to one command took too long")
        return min(left, self.silence)
