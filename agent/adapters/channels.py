"""Notifications beside MQTT, by the library apprise: ntfy, Slack, Teams, Pushover and a hundred others.

A channel's URL holds its token. So the library's own log is silenced, and no word of its is handed on.
"""

import asyncio
import importlib.util
import logging
import re
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from agent.config.channels import Channel
from agent.errors import ConfigError, Transient

if TYPE_CHECKING:
    from apprise import Apprise

_STATUS = re.compile(r"error=(\d{3})")
_OPERATORS = frozenset({"400", "401", "403", "404", "410"})
"""HTTP status with which a service says that the URL is wrong, or its token."""
_INSTALL = "Install Debrief with its extra “apprise”: pip install 'debrief[apprise]'."


class AppriseChannel:
    """The port ChannelPort on one URL. ConfigError where the library is missing, or does not know such a URL."""

    def __init__(self, name: str, url: str, timeout: float) -> None:
        """``timeout`` in seconds."""
        self._name = name
        self._timeout = timeout
        self._apprise = _made(name, url)

    async def notify(self, title: str, text: str) -> None:
        """As ``agent.ports.ChannelPort.notify``. The library waits in a thread of its own."""
        said: list[str] = []

        def note(entry: Any, service: object = None) -> None:
            said.append(str(entry.message))

        sent = await asyncio.to_thread(
            self._apprise.notify,
            title=title,
            body=text,
            timeout=self._timeout,
            log_level=logging.WARNING,
            log_callback=note,
        )
        if not sent:
            raise self._trouble(" ".join(said))

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
        from apprise import Apprise

        _silence()
        made = Apprise()
        known = bool(url) and made.add(url)
    if not known:
        variable = f"DEBRIEF_CHANNEL_{name.upper().replace('-', '_')}_URL"
        raise ConfigError(
            f"The URL of channel {name} is none that apprise knows.", hint=f"Look at {variable}; it is not shown here."
        )
    return made


def _silence() -> None:
    """After the library is there, as it sets up its log itself. What it speaks HTTP with writes addresses down too."""
    for name in ("apprise", "urllib3"):
        log = logging.getLogger(name)
        log.propagate = False
        log.handlers = [logging.NullHandler()]
