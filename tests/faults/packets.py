"""MQTT 3.1.1 as the proxy has to understand it: where a packet ends, and which phase it belongs to."""

import asyncio

from tests.faults.proxy import ANSWER

_NAMES = {1: "CONNECT", 2: "CONNACK", 3: "PUBLISH", 4: "PUBACK", 8: "SUBSCRIBE", 9: "SUBACK", 12: "PING", 14: "BYE"}
"""Packet types (section 2.2.1)."""


class Mqtt:
    """A phase is a packet's name; 'STATUS' and 'STATUS taken' are the publications of our status."""

    def __init__(self) -> None:
        self.phase = "connect"
        self._status: set[bytes] = set()

    async def from_client(self, reader: asyncio.StreamReader) -> bytes:
        packet, self.phase, body = await _packet(reader)
        if self.phase == "PUBLISH":
            length = int.from_bytes(body[:2])
            if body[2 : 2 + length].endswith(b"/status"):
                self.phase = "STATUS"
                self._status.add(body[2 + length : 4 + length])
        return packet

    async def from_server(self, reader: asyncio.StreamReader) -> tuple[str, bytes]:
        packet, self.phase, body = await _packet(reader)
        if self.phase == "PUBACK" and body[:2] in self._status:
            self._status.discard(body[:2])
            self.phase = "STATUS taken"
        return ANSWER, packet

    def upgraded(self) -> None:
        """TLS is spoken from the first octet, or not at all."""


async def _packet(reader: asyncio.StreamReader) -> tuple[bytes, str, bytes]:
    """All of it, its name, and what stands behind the fixed header (section 2.2)."""
    if not (head := await reader.read(1)):
        return b"", "", b""
    length, shift = 0, 0
    while True:
        octet = await reader.readexactly(1)
        head += octet
        length |= (octet[0] & 127) << shift
        shift += 7
        if octet[0] < 128:
            break
    body = await reader.readexactly(length)
    return head + body, _NAMES.get(head[0] >> 4, "other"), body
