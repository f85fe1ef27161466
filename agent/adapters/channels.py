"""Notifications beside MQTT, by the library apprise: ntfy, Slack, Teams, Pushover and a hundred others.

A channel's URL holds its token. So the library's own log is silenced, and no word of its is handed on.
"""

import asyncio
import contextlib
import importlib.util
import logging
import re
import threading
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from agent.config.channels import Channel
from agent.config.secrets import channel_url
from agent.errors import ConfigError, Transient

if TYPE_CHECKING:
    from apprise import Apprise

_STATUS = re.compile(r"error=(\d{3})")
_OPERATORS = frozenset({"401", "403", "404", "410"})
"""HTTP status with which a service says that the URL is wrong, or its token."""
_GRACE = 2.0
"""Seconds for the library to come back by itself, which it does not promise for each service."""
_INSTALL = "Install Debrief with its extra “apprise”: pip install 'debrief[apprise]'."


class AppriseChannel:
    """The port ChannelPort on one URL. ConfigError where the library is missing, or does not know such a URL."""

    def __init__(self, name: str, url: str, timeout: float) -> None:
        """``timeout`` in seconds."""
        self._name = name
        self._timeout = timeout
        self._apprise = _made(name, url)
        self._busy = False

    async def notify(self, title: str, text: str) -> None:
        """As ``agent.ports.ChannelPort.notify``."""
        if self._busy:
            # A thread cannot be ended from outside, and a service that answers nobody must not gather them.
            raise self._trouble("")
        said = await self._aside(title, text)
        if said is not None:
            raise self._trouble(said)

    async def _aside(self, title: str, text: str) -> str | None:
        """What the library complains of, or None. Its thread is one that no stop of the service waits for."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[str | None] = loop.create_future()

        def answer(said: str | None) -> None:
            if not done.done():
                done.set_result(said)

        def work() -> None:
            said = self._send(title, text)
            self._busy = False
            # The loop is closed where the service has ended meanwhile.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(answer, said)

        self._busy = True
        threading.Thread(target=work, name=f"channel {self._name}", daemon=True).start()
        try:
            async with asyncio.timeout(self._timeout + _GRACE):
                return await done
        except TimeoutError:
            return ""

    def _send(self, title: str, text: str) -> str | None:
        said: list[str] = []

        def note(entry: Any, service: object = None) -> None:
            said.append(str(entry.message))

        try:
            sent = bool(
                self._apprise.notify(
                    title=title,
                    body=text,
                    body_format="text",
                    timeout=self._timeout,
                    log_level=logging.WARNING,
                    log_callback=note,
                )
            )
        except Exception:
            # Whatever it is: its words may hold the URL.
            sent = False
        return None if sent else " ".join(said)

    def _trouble(self, said: str) -> Transient | ConfigError:
        found = _STATUS.search(said)
        status = found[1] if found else ""
        if status in _OPERATORS:
            return ConfigError(
                f"The service behind channel {self._name} refuses its notifications (error {status}).",
                hint="Look at its URL, and at the token in it.",
            )
        why = f"error {status}" if status else "no answer in time"
        return Transient(f"The service behind channel {self._name} did not take a notification ({why}).", channel=True)


def channels(chosen: tuple[Channel, ...]) -> Mapping[str, AppriseChannel]:
    """The channels of a configuration, by name."""
    return {
        one.name: AppriseChannel(one.name, one.secret_url.get_secret_value(), one.timeout.total_seconds())
        for one in chosen
    }


def _made(name: str, url: str) -> "Apprise":
    if importlib.util.find_spec("apprise") is None:
        raise ConfigError(f"Channel {name} needs the library apprise.", hint=_INSTALL)
    with warnings.catch_warnings():
        # Some of its services use parts of the standard library that are on their way out.
        warnings.simplefilter("ignore", DeprecationWarning)
        # Nobody else has to pay for it: it is large, and most have no channels.
        from apprise import Apprise, AppriseAsset

        _silence()
        asset = AppriseAsset(app_id="Debrief", app_desc="Debrief")
        made = Apprise(asset=asset)
        # One service and no more: if one of several failed, all would be told again.
        service = Apprise.instantiate(url, asset=asset) if url else None
    if service is None:
        raise ConfigError(
            f"The URL of channel {name} is none that apprise knows.",
            hint=f"Look at {channel_url(name)}; it is not shown here.",
        )
    made.add(service)
    return made


def _silence() -> None:
    """After the library is there, as it sets up its log itself. What it speaks HTTP with writes addresses down too."""
    for name in ("apprise", "urllib3", "requests", "requests_oauthlib", "oauthlib"):
        log = logging.getLogger(name)
        log.propagate = False
        log.handlers = [logging.NullHandler()]
