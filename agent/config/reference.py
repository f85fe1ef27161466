"""The configuration reference of the README, drawn from the sections themselves.

Run as a module, it prints the tables.
"""

from datetime import time, timedelta
from enum import Enum

from pydantic_core import PydanticUndefined

from agent.config import secrets
from agent.config.fields import Key, keys
from agent.config.root import Config
from agent.config.values import written

_SECRETS = (
    (secrets.password_names("<mailbox>", "imap")[0], "Password of the IMAP server."),
    (secrets.password_names("<mailbox>", "smtp")[0], "Password of the SMTP server."),
    (secrets.password_names("<mailbox>", "imap")[1], "Both of them, where they are the same."),
    ("DEBRIEF_MQTT_PASSWORD", "Password of the MQTT broker."),
    (secrets.channel_url("<channel>"), "Address of a notification channel."),
    ("DEBRIEF_MODEL_KEY", "Key of the model's server; OPENAI_API_KEY would do too."),
    ("DEBRIEF_TOKEN_KEY", "What tokens are made with. Without it, token.key in the state folder is made and used."),
)


def reference() -> str:
    """Two tables in Markdown: all keys, and all secrets."""
    rows = [_row(f"`{key.path}`", _meaning(key), key.form, _default(key)) for key in keys(Config)]
    names = [_row(f"`{name}`", f"`{secrets.credential(name)}`", text) for name, text in _SECRETS]
    return "\n".join(
        [
            _row("Key", "Meaning", "Written as", "Default"),
            _row("---", "---", "---", "---"),
            *rows,
            "",
            _row("Environment variable", "systemd credential", "Meaning"),
            _row("---", "---", "---"),
            *names,
            "",
        ]
    )


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _meaning(key: Key) -> str:
    return key.info.description or ""


def _default(key: Key) -> str:
    extra = key.info.json_schema_extra
    if isinstance(extra, dict) and "shown" in extra:
        return str(extra["shown"])
    if key.info.is_required():
        return "required"
    value = key.info.get_default() if key.info.default is not PydanticUndefined else None
    return _shown(value)


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case timedelta():
            return written(value)
        case time():
            return f"{value:%H:%M}"
        case Enum():
            return str(value.value)
        case tuple():
            return ", ".join(map(_shown, value)) or "none"
    return str(value) or "empty"


if __name__ == "__main__":
    print(reference())  # noqa: T201
