"""Tries all faults and prints what came of them: ``python -m tests.faults [file of an earlier run, or for pytest]``."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.faults.table import FILE, gathered, markdown

HERE = Path(__file__).parent


def main(words: list[str]) -> int:
    """The exit code of pytest; 0 for a table of an earlier run."""
    if len(words) == 1 and Path(words[0]).is_file() and not words[0].endswith(".py"):
        print(markdown(gathered(Path(words[0]).read_text(encoding="utf-8").splitlines())))
        return 0
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        command = [sys.executable, "-m", "pytest", "-q", *(words or [str(HERE)])]
        done = subprocess.run(command, env={**os.environ, FILE: file.name}, stdout=sys.stderr, check=False)
        print(markdown(gathered(Path(file.name).read_text(encoding="utf-8").splitlines())))
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
