"""The state's folder and files: nobody but the service's own user may read them."""

import os
from pathlib import Path

from agent.errors import ConfigError

STATE = "state.db"
SUPPRESSED = "suppressed.db"

_OTHERS = 0o077
_SIDE_FILES = ("", "-wal", "-shm", "-journal")


def private_folder(folder: Path) -> None:
    """Create the folder for its owner alone; ConfigError if it exists and others may look into it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(
            f"the state folder {folder} cannot be created: {error.strerror}",
            hint="Create it, or set another folder in config.yaml.",
        ) from error
    refuse_readable(folder, 0o700)


def private_file(path: Path) -> None:
    """Create the file for its owner alone if it is missing; ConfigError if it or its side files are open to others."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be opened: {error.strerror}", hint="Give the user that runs Debrief the right to write it."
        ) from error
    check_file(path)


def check_file(path: Path) -> None:
    """ConfigError if the file or one of SQLite's files beside it is open to others."""
    for suffix in _SIDE_FILES:
        side = path.with_name(path.name + suffix)
        if side.exists():
            refuse_readable(side, 0o600)


def refuse_readable(path: Path, wanted: int) -> None:
    """ConfigError if anybody but the owner has any right to ``path``."""
    mode = path.stat().st_mode & 0o777
    if mode & _OTHERS:
        raise ConfigError(
            f"{path} can be used by other users (mode {mode:o}), and it holds personal data",
            hint=f"Run: chmod {wanted:o} {path}",
        )
