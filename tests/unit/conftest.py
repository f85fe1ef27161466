"""Fixtures for unit tests."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from agent import __main__ as cli

Ran = tuple[int, str, str]
Debrief = Callable[..., Ran]


@pytest.fixture
def debrief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Debrief:
    """Runs a command in a folder of its own; returns exit code, output and errors."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("DEBRIEF_", "OPENAI_", "STATE_DIR", "CREDENTIALS"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("DEBRIEF_ANNA_PASSWORD", "correct horse")

    def run(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["debrief", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return int(ended.value.code or 0), out, err

    return run
