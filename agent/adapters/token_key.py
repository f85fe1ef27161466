"""The key that tokens and Message-IDs are made with, kept beside the state."""

import os
import secrets
from pathlib import Path

from agent.errors import ConfigError

FILE = "token.key"


def token_key(folder: Path) -> str:
    """The key in the state folder, made at the first call: 32 random bytes in hexadecimal.

    Raises ConfigError where it cannot be read or written, is damaged, or others may read it.
    """
    file = folder / FILE
    try:
        if not file.exists():
            _make(file)
        if file.stat().st_mode & 0o077:
            raise ConfigError(f"Others may read {file}, so they could forge replies.", hint=f"Run: chmod 600 {file}")
        key = file.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The key {file} cannot be used: {error}.", hint="Check the folder's owner.") from error
    if len(key) < 64:
        raise ConfigError(
            f"The key {file} is damaged.",
            hint="Restore it from a backup. If there is none, remove it; replies to older letters then go to you.",
        )
    return key


def _make(file: Path) -> None:
    """Written whole or not at all: a crash must not leave half a key."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as out:
        out.write(secrets.token_hex(32) + "\n")
        out.flush()
        os.fsync(out.fileno())
    draft.rename(file)
