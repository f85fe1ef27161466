"""Reply libraries in processes of their own, each call within a time limit: some hang on some mails."""

import json
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PYTHON = HERE.parent.parent / ".venv-bench" / "bin" / "python"
NAMES = ("mail-parser-reply", "quotequail", "email-reply-parser", "email-reply-extractor", "talon")
LIMIT = 5.0
"""Seconds of one call."""


class Library:
    """One library; ``missing`` says why it is not here."""

    def __init__(self, name: str, python: Path = PYTHON) -> None:
        self.name = name
        self.python = python
        self.process: subprocess.Popen[str] | None = None
        self.missing = "" if python.exists() else "not installed; `make bench-reply` does"
        self.version = ""
        self.kinds: tuple[str, ...] = ()
        if not self.missing:
            self._start()

    def label(self, mail: dict[str, Any], limit: float = LIMIT) -> dict[str, Any]:
        """What it takes as typed: {"reply", "html", "seconds"}, or {"error"}; a call beyond the limit is an error."""
        if self.process is None:
            self._start()
        process = self.process
        if process is None or process.stdin is None:
            return {"error": self.missing}
        process.stdin.write(json.dumps(mail) + "\n")
        process.stdin.flush()
        answer = self._line(limit)
        if answer is None:
            self.close()
            return {"error": "timeout"}
        return answer

    def close(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def _start(self) -> None:
        self.process = subprocess.Popen(
            [self.python, "-I", HERE / "library_worker.py", self.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        hello = self._line(60) or {"error": "does not start"}
        self.missing = hello.get("error", "")
        self.version, self.kinds = hello.get("version", ""), tuple(hello.get("kinds", ()))
        if self.missing:
            self.close()

    def _line(self, limit: float) -> dict[str, Any] | None:
        process = self.process
        if process is None or process.stdout is None or not select.select([process.stdout], [], [], limit)[0]:
            return None
        line = process.stdout.readline()
        found: dict[str, Any] | None = json.loads(line) if line else {"error": "it died"}
        return found


def libraries() -> list[Library]:
    """All of them; those that are not installed are named with the reason."""
    found = [Library(name) for name in NAMES]
    for library in found:
        if library.missing:
            print(f"{library.name}: {library.missing}", file=sys.stderr)
    return [library for library in found if not library.missing]
