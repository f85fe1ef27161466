"""Secrets: never in config.yaml, but in the environment, in a file, or a systemd credential."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from agent.config.problems import Where

FORBIDDEN = re.compile("passw|secret|api_?key|token|credential|passphrase|^pass$|^key$", re.IGNORECASE)
"""Keys that would hold a secret; the file is often readable by many, and in backups and repositories."""


class SecretTrouble(Exception):
    """A secret is named somewhere but cannot be had from there; the text is a sentence about it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One secret: where it belongs in the configuration, and what it is called outside."""

    where: Where
    names: tuple[str, ...]
    """Environment variables, the first that is found wins; the first is the one that messages name."""
    needed: bool

    @property
    def credential(self) -> str:
        return credential(self.names[0])


def credential(variable: str) -> str:
    """The name of the systemd credential for an environment variable."""
    return variable.lower().replace("_", "-")


def password_names(mailbox: str, server: str) -> tuple[str, ...]:
    """DEBRIEF_ANNA_IMAP_PASSWORD, then DEBRIEF_ANNA_PASSWORD for both servers of a mailbox."""
    name = mailbox.upper().replace("-", "_")
    return f"DEBRIEF_{name}_{server.upper()}_PASSWORD", f"DEBRIEF_{name}_PASSWORD"


def channel_url(channel: str) -> str:
    """DEBRIEF_CHANNEL_PHONE_URL for the channel 'phone'."""
    return f"DEBRIEF_CHANNEL_{channel.upper().replace('-', '_')}_URL"


def misplaced(where: Where, name: str) -> bool:
    """Whether a key at this place of the file would hold a secret."""
    return bool(FORBIDDEN.search(name.replace("-", "_"))) or (where[:1] == ("channels",) and name == "url")


def places(tree: Mapping[str, Any]) -> Iterator[Place]:
    """The secrets that a configuration can have, from its tree before validation."""
    for number, mailbox in enumerate(_list(tree.get("mailboxes"))):
        for server in ("imap", "smtp"):
            section, name = mailbox.get(server), mailbox.get("name")
            if isinstance(section, dict) and isinstance(name, str) and re.fullmatch("[a-z0-9-]+", name):
                where = ("mailboxes", number, server, "password")
                yield Place(where=where, names=password_names(name, server), needed=section.get("user") != "")
    if isinstance(mqtt := tree.get("mqtt"), dict):
        yield Place(where=("mqtt", "password"), names=("DEBRIEF_MQTT_PASSWORD",), needed=bool(mqtt.get("user")))
    for number, channel in enumerate(_list(tree.get("channels"))):
        if isinstance(name := channel.get("name"), str) and re.fullmatch("[a-z0-9-]+", name):
            yield Place(where=("channels", number, "secret_url"), names=(channel_url(name),), needed=True)
    if isinstance(tree.get("model"), dict):
        # Whether the model wants a key depends on its address and is judged after validation.
        yield Place(where=("model", "key"), names=("DEBRIEF_MODEL_KEY", "OPENAI_API_KEY"), needed=False)
    yield Place(where=("token_key",), names=("DEBRIEF_TOKEN_KEY",), needed=False)


def find(place: Place, environ: Mapping[str, str]) -> SecretStr | None:
    """The secret, from the first of its names that leads to one; None if none does."""
    for name in place.names:
        for text in (environ.get(name), _from_file(name, environ), _from_systemd(name, environ)):
            if text:
                return SecretStr(_checked(name, text))
    return None


def advice(names: tuple[str, ...]) -> str:
    """How to give a secret, all three ways."""
    also = f" ({', '.join(names[1:])} would do too)" if names[1:] else ""
    return (
        f"set the environment variable {names[0]}{also}, or {names[0]}_FILE to the path of a file that holds it, "
        f"or the systemd credential {credential(names[0])}"
    )


def _from_file(name: str, environ: Mapping[str, str]) -> str | None:
    path = environ.get(f"{name}_FILE")
    return _content(Path(path), f"{name}_FILE names {path}, which") if path else None


def _from_systemd(name: str, environ: Mapping[str, str]) -> str | None:
    folder = environ.get("CREDENTIALS_DIRECTORY")
    path = Path(folder) / credential(name) if folder else None
    return _content(path, f"the systemd credential {path.name}") if path and os.path.lexists(path) else None


def _content(path: Path, called: str) -> str:
    try:
        text = path.read_text("utf-8").rstrip("\r\n")
    except OSError as error:
        raise SecretTrouble(f"{called} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SecretTrouble(f"{called} is not text in UTF-8") from None
    if not text:
        raise SecretTrouble(f"{called} is empty")
    return text


def _checked(name: str, text: str) -> str:
    # A line break would end the login command and begin another one.
    if not text.isprintable():
        raise SecretTrouble(f"{name} holds a line break or another control character")
    return text


def _list(value: Any) -> list[dict[str, Any]]:
    return [item if isinstance(item, dict) else {} for item in value] if isinstance(value, list) else []
