"""Push notifications over MQTT 3.1.1: one connection that comes back by itself, and a status that tells if it is there.

Publications are confirmed by the broker (QoS 1). What is not confirmed in time is the caller's to repeat.
"""

import asyncio
import contextlib
import logging
import math
import random
import secrets
import ssl
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import aiomqtt

from agent.adapters.mqtt_faults import fault
from agent.adapters.tls import tls_context
from agent.config.values import is_loopback
from agent.core import retry
from agent.core.wire import topic as safe_topic
from agent.errors import ConfigError, DebriefError, Transient

log = logging.getLogger(__name__)

ONLINE = b"online"
OFFLINE = b"offline"
_KEEPALIVE = 30
"""Seconds of silence before the broker is asked if it is still there; it calls us dead after one and a half of them."""
_OPERATOR_PAUSE = 60.0
"""Seconds between attempts while only the operator can help: brokers lock out clients that insist."""
_STEADY = 60.0
"""Seconds that a connection has to last for the next pause to be short again: some brokers greet, and hang up."""
_FAREWELL = 2.0
"""Seconds for an orderly end of the connection."""
_AT_ONCE = 8
"""Publications that may wait for their confirmation together; the library complains above ten."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MqttSettings:
    """Which broker to push to. Raises ConfigError for values that must never reach a broker."""

    host: str
    port: int = 8883
    tls: bool = True
    """Without it only a broker on this machine is spoken to."""
    user: str = ""
    """Empty: the broker wants no login."""
    password: str = field(default="", repr=False)
    ca_file: str | None = None
    """PEM file with the only roots to be trusted; None trusts the system's."""
    prefix: str = "debrief"
    """What all topics begin with."""
    client_id: str = ""
    """Empty: one is made up for each process. It stays the same over reconnections, so that the broker ends the old
    one, with its last will, before the new one says that it is there."""
    timeout: float = 10.0
    """Seconds for the broker to confirm."""
    greeting: tuple[tuple[str, bytes], ...] = ()
    """Full topics and payloads that are published, retained, whenever a connection begins."""

    def __post_init__(self) -> None:
        safe_topic(self.prefix, "status")
        for whole, _ in self.greeting:
            safe_topic(*whole.split("/", 1))
        if not (self.host + self.user + self.client_id).isprintable():
            raise ConfigError("An MQTT setting contains a control character.", hint="Type host, user and id anew.")
        if not self.tls and not is_loopback(self.host):
            raise ConfigError(
                f"MQTT without encryption to {self.host} is refused: the password would be readable on the way.",
                hint="Set tls to yes; the usual port is 8883.",
            )

    @property
    def server(self) -> str:
        """How the broker is called in messages."""
        return f"{self.host}:{self.port}"


class MqttNotifier:
    """The port Notifier on MQTT. Used as an async context manager; inside it the connection is kept."""

    def __init__(self, settings: MqttSettings, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """``sleep`` passes the time between two connections, in seconds."""
        self._settings = settings
        self._sleep = sleep
        self._status = safe_topic(settings.prefix, "status")
        self._client_id = settings.client_id or f"debrief-{secrets.token_hex(6)}"
        self._client: aiomqtt.Client | None = None
        self._trouble: DebriefError | None = None
        self._settled = asyncio.Event()
        """Set once the first attempt to connect has ended, well or not."""
        self._keeper: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._keeper = asyncio.create_task(self._keep_connected(), name="mqtt")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Once is not always enough: asyncio.wait_for, which the library uses, can swallow a cancellation (Python 3.11).
        while self._keeper is not None and not self._keeper.done():
            self._keeper.cancel()
            await asyncio.wait({self._keeper}, timeout=_FAREWELL)

    async def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
        """As ``agent.ports.Notifier.publish``. Never longer than the timeout, and at once while the broker is known
        to be away."""
        whole = safe_topic(self._settings.prefix, topic)
        try:
            async with asyncio.timeout(self._settings.timeout):
                await self._settled.wait()
                await self._connected().publish(whole, payload, qos=1, retain=retain, timeout=math.inf)
        except (TimeoutError, aiomqtt.MqttError) as error:
            raise Transient(
                f"The MQTT broker {self._settings.server} did not confirm a notification.", channel=True
            ) from error

    async def probe(self) -> None:
        """Connect and log in once. Raises what is in the way: Transient, LoginRefused, CertificateRefused, ConfigError.

        Leaves the status and the running connection of a service alone.
        """
        with self._translated():
            async with self._new_client(f"debrief-{secrets.token_hex(6)}", will=None):
                pass

    # --- the connection ---

    def _connected(self) -> aiomqtt.Client:
        if self._client is not None:
            return self._client
        raise self._trouble or Transient(f"The MQTT broker {self._settings.server} is not connected.", channel=True)

    async def _keep_connected(self) -> None:
        failures = 0
        while True:
            began = time.monotonic()
            try:
                with self._translated():
                    await self._serve()
            except DebriefError as error:
                steady = self._client is not None and time.monotonic() - began >= _STEADY
                failures = 0 if steady else failures + 1
                self._note(error)
            pause = retry.connection(failures, random.random()).total_seconds()
            await self._sleep(_OPERATOR_PAUSE if isinstance(self._trouble, ConfigError) else pause)

    async def _serve(self) -> None:
        """One connection, from its beginning to its end."""
        will = aiomqtt.Will(self._status, OFFLINE, qos=1, retain=True)
        async with self._new_client(self._client_id, will) as client:
            await client.subscribe(self._status, qos=1)
            await self._say(client, ONLINE)
            for topic, payload in self._settings.greeting:
                async with asyncio.timeout(self._settings.timeout):
                    await client.publish(topic, payload, qos=1, retain=True, timeout=math.inf)
            self._client, self._trouble = client, None
            self._settled.set()
            try:
                await self._guard_status(client)
            except asyncio.CancelledError:
                with contextlib.suppress(aiomqtt.MqttError, TimeoutError):
                    await self._say(client, OFFLINE)
                raise

    async def _guard_status(self, client: aiomqtt.Client) -> None:
        """Until the connection ends. The last will of an earlier connection can come after its successor's greeting."""
        async for message in client.messages:
            if message.payload == OFFLINE:
                await self._say(client, ONLINE)

    async def _say(self, client: aiomqtt.Client, status: bytes) -> None:
        async with asyncio.timeout(self._settings.timeout):
            await client.publish(self._status, status, qos=1, retain=True, timeout=math.inf)

    def _note(self, error: DebriefError) -> None:
        if str(error) != str(self._trouble):
            log.warning("push notifications wait: %s", f"{error} {getattr(error, 'hint', '')}".strip())
        self._client, self._trouble = None, error
        self._settled.set()

    def _new_client(self, identifier: str, will: aiomqtt.Will | None) -> aiomqtt.Client:
        settings = self._settings
        return aiomqtt.Client(
            settings.host,
            settings.port,
            username=settings.user or None,
            password=settings.password or None,
            identifier=identifier,
            will=will,
            tls_context=_tidy_context(settings.ca_file) if settings.tls else None,
            timeout=settings.timeout,
            keepalive=_KEEPALIVE,
            max_concurrent_outgoing_calls=_AT_ONCE,
        )

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DebriefError:
            raise
        except Exception as error:
            # Whatever it is: a connection that is not kept up any more would be worse.
            raise fault(self._settings.server, error) from error


class _TidySocket(ssl.SSLSocket):
    """Closes itself when the handshake fails; the library leaves that to the garbage collector."""

    def do_handshake(self, block: bool = False) -> None:
        try:
            super().do_handshake(block)
        except BaseException:
            self.close()
            raise


def _tidy_context(ca_file: str | None) -> ssl.SSLContext:
    context = tls_context(ca_file)
    context.sslsocket_class = _TidySocket
    return context


class NoNotifier:
    """The port Notifier where no broker is configured: nothing is pushed, and nothing waits for it."""

    async def publish(self, topic: str, payload: bytes, *, retain: bool = False) -> None:
        """Do nothing."""
