"""debrief unit: the shipped systemd unit with the paths and secrets of this installation."""

import os
import sys
from pathlib import Path

from agent.config import Config, load
from agent.config.secrets import channel_url, credential, password_names

SHIPPED = Path(__file__).resolve().parent.parent / "systemd" / "debrief.service"
_COMMAND = "/opt/debrief/.venv/bin/python -m agent run --config /etc/debrief/config.yaml"
_EXAMPLE = "#LoadCredential=debrief-anna-imap-password:/etc/debrief/debrief-anna-imap-password"
_HOMES = (Path("/home"), Path("/root"), Path("/run/user"))


def unit(path: Path) -> None:
    """Print the unit."""
    config = load(path, os.environ, need_secrets=False)
    print(unit_text(config, path.resolve(), Path(sys.executable)), end="")


def unit_text(config: Config, path: Path, python: Path) -> str:
    """The unit for this configuration at ``path`` and this interpreter (a virtual environment's, not resolved)."""
    text = SHIPPED.read_text("utf-8")
    text = text.replace(_COMMAND, f"{_quoted(python)} -m agent run --config {_quoted(path)}")
    text = text.replace(_EXAMPLE, "\n".join(_credentials(config, path.parent)))
    if any(place.is_relative_to(home) for home in _HOMES for place in (python, path)):
        text = text.replace("ProtectHome=yes", _IN_A_HOME)
    return text


_IN_A_HOME = """\
# Installed in a home folder. Other users must be allowed to read it, or the service cannot start: better is /opt.
ProtectHome=read-only"""


def _credentials(config: Config, folder: Path) -> list[str]:
    names = [credential(password_names(box.name, server)[0]) for box in config.mailboxes for server in ("imap", "smtp")]
    names += ["debrief-mqtt-password"] if config.mqtt and config.mqtt.user else []
    names += [credential(channel_url(channel.name)) for channel in config.channels]
    names += ["debrief-model-key"] if config.model and config.model.wants_key else []
    # Commented out: systemd starts nothing when a file is missing, and secrets may come in other ways.
    return [f"#LoadCredential={name}:{_quoted(folder / name)}" for name in names]


def _quoted(path: Path) -> str:
    """A path as it stands in a unit (systemd.service(5), systemd.syntax(7)): % and $ would be expanded."""
    text = str(path).replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{text}"' if any(char in text for char in ' ;"') else text
