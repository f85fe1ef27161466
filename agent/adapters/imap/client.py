"""IMAPClient, reading and writing through a Wire of ours (imaplib allows read, readline and send to be overridden)."""

import imaplib
import socket
import ssl
from typing import Any, cast

from imapclient import IMAPClient, SocketTimeout

from agent.adapters.imap.wire import Wire


class WiredImap(imaplib.IMAP4):
    """imaplib on a Wire. After STARTTLS the socket is another one, and nothing that came before it is read."""

    def __init__(self, host: str, port: int, context: ssl.SSLContext | None, timeouts: SocketTimeout) -> None:
        self._context = context
        self._timeouts = timeouts
        self._wire: Wire | None = None
        super().__init__(host, port)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        sock = socket.create_connection((self.host, self.port), self._timeouts.connect)
        # Without TCP_NODELAY each command waits some 40 ms for the other side's delayed acknowledgement.
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            return self._context.wrap_socket(sock, server_hostname=self.host) if self._context else sock
        except BaseException:
            sock.close()
            raise

    @property
    def wire(self) -> Wire:
        """What the present socket is read through."""
        if self._wire is None or self._wire.sock is not self.sock:
            # Up to the login the server has as long for each answer as it has to be connected to.
            self._wire = Wire(self.sock, self._timeouts.connect, 2 * self._timeouts.connect)
        return self._wire

    def read(self, size: int) -> bytes:
        return self.wire.octets(size)

    def readline(self) -> bytes:
        return self.wire.line()

    def send(self, data: Any) -> None:
        self.wire.send(data)


class Client(IMAPClient):  # type: ignore[misc]  # its types are not told to mypy
    """IMAPClient on a Wire."""

    def _create_IMAP4(self) -> imaplib.IMAP4:
        return WiredImap(self.host, self.port, self.ssl_context if self.ssl else None, self._timeout)

    def _set_read_timeout(self) -> None:
        """The Wire sees to that."""

    @property
    def wire(self) -> Wire:
        """What the connection is read and written through."""
        return cast(WiredImap, self._imap).wire
