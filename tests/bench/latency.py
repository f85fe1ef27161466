"""What ``bench_latency`` does."""

import asyncio
import json
import os
import random
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiomqtt

from agent.core.people import Side
from agent.perform.reading import Message, read_offline
from agent.reading.parse import claims
from agent.reading.typed import typed
from tests.bench.figures import Figure, median, percentile, told
from tests.bench.history import Case
from tests.bench.street import USER, Street, street
from tests.servers import dovecot, mosquitto
from tests.unit.mails import HOUSE

_LONGEST = 20.0
"""Seconds after which a push that did not come is a fault."""


class Peer:
    """A plain connection in IDLE on the same mailbox: when the server says that there is a new mail."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def begin(self) -> None:
        """Log in, open INBOX and wait."""
        await self._reader.readline()
        for tag, command in (("a", f'LOGIN {USER} "{dovecot.PASSWORD}"'), ("b", "SELECT INBOX"), ("c", "IDLE")):
            self._writer.write(f"{tag} {command}\r\n".encode())
            await self._until(f"{tag} OK".encode(), b"+ ")

    async def heard(self) -> float:
        """The moment of the next EXISTS."""
        while True:
            if (await self._reader.readline()).rstrip().endswith(b"EXISTS"):
                return time.perf_counter()

    async def _until(self, *starts: bytes) -> None:
        while not (await self._reader.readline()).startswith(starts):
            pass


@asynccontextmanager
async def _peer(port: int) -> AsyncIterator[Peer]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    peer = Peer(reader, writer)
    await peer.begin()
    try:
        yield peer
    finally:
        writer.close()


class Telephone:
    """Subscribed to the pushes: when the one about an interview came."""

    def __init__(self) -> None:
        self._came: dict[str, asyncio.Future[float]] = {}

    def expect(self, ref: str) -> asyncio.Future[float]:
        self._came[ref] = asyncio.get_running_loop().create_future()
        return self._came[ref]

    async def listen(self, client: aiomqtt.Client, online: asyncio.Event) -> None:
        async for message in client.messages:
            if message.topic.matches("debrief/status") and message.payload == b"online":
                online.set()
            elif message.topic.matches("debrief/anna/feedback_in"):
                at, ref = time.perf_counter(), json.loads(bytes(message.payload))["reference"]
                if ref in self._came and not self._came[ref].done():
                    self._came[ref].set_result(at)


@asynccontextmanager
async def _telephone(place: Street) -> AsyncIterator[tuple[Telephone, asyncio.Event]]:
    tls = aiomqtt.TLSParameters(ca_certs=place.broker.ca_file)
    telephone, online = Telephone(), asyncio.Event()
    port, user, password = place.broker.tls_port, mosquitto.USER, mosquitto.PASSWORD
    async with aiomqtt.Client("localhost", port, username=user, password=password, tls_params=tls) as client:
        await client.subscribe("debrief/#", qos=1)
        listening = asyncio.create_task(telephone.listen(client, online))
        try:
            yield telephone, online
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)


async def _once(place: Street, peer: Peer, telephone: Telephone, number: int) -> tuple[float, float]:
    """Seconds from a reply's delivery to the server's notification, and to the push."""
    case = Case(number)
    push, hint = telephone.expect(case.ref), asyncio.create_task(peer.heard())
    raw = place.incoming.reply(case)
    async with asyncio.timeout(_LONGEST):
        begun = time.perf_counter()
        await place.dovecot.deliver(case.address("a"), raw)
        return await hint - begun, await push - begun


def _by_rules(place: Street) -> float:
    """Seconds in which plain rules read such a reply, in the place of a model."""
    said = claims(place.incoming.reply(Case(0)), HOUSE, place.now)
    message = Message(lines=typed(said.text, said.html, place.incoming.asked(Case(0))), side=Side.CLIENT)
    read_offline(message)
    begun = time.perf_counter()
    for _ in range(10):
        read_offline(message)
    return (time.perf_counter() - begun) / 10


async def main(count: int) -> int:
    """Print the table; the exit status."""
    dice = random.Random(3)
    with tempfile.TemporaryDirectory(dir=os.environ.get("DEBRIEF_BENCH_DIR")) as name:
        async with street(Path(name), count + 5) as place, _telephone(place) as (telephone, online):
            with place.service():
                await asyncio.wait_for(online.wait(), _LONGEST)
                # The server makes the folders at the first login; changes at that moment escape its own notification.
                await asyncio.sleep(2)
                async with _peer(place.dovecot.imap) as peer:
                    for number in range(5):
                        await _once(place, peer, telephone, count + number)
                    took = []
                    for number in range(count):
                        # Dovecot tells of changes twice a second at most: what an earlier mail led to must have passed.
                        await asyncio.sleep(1 + dice.random() * 0.5)
                        took.append(await _once(place, peer, telephone, number))
            rules = _by_rules(place)
    bare, pushed = [one for one, _ in took], [other for _, other in took]
    excluded = [one - rules for one in pushed]
    return told(
        f"From a reply's delivery to the push, {count} replies",
        [
            Figure(what="the server's own notification (IDLE), median", value=median(bare) * 1000, unit="ms"),
            Figure(
                what="the server's own notification (IDLE), 99th percentile",
                value=percentile(bare, 99) * 1000,
                unit="ms",
            ),
            Figure(what="the push, median", value=median(pushed) * 1000, unit="ms"),
            Figure(what="the push, 99th percentile", value=percentile(pushed, 99) * 1000, unit="ms"),
            Figure(what="of it the reading by plain rules", value=rules * 1000, unit="ms"),
            Figure(what="median without the reading, ratio", value=median(excluded) / median(bare), most=1.2),
            Figure(
                what="99th percentile without the reading, ratio",
                value=percentile(excluded, 99) / percentile(bare, 99),
                most=2,
            ),
        ],
    )
