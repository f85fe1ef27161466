"""Runs a process with the recorder in front of the C library."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.faults.power.disk import Record, records
from tests.servers.require import program

_SOURCE = Path(__file__).with_name("recorder.c")


def recorder(folder: Path) -> Path:
    """The recorder, compiled."""
    library = folder / "recorder.so"
    command = [
        program("gcc"),
        "-Wall",
        "-Werror",
        "-O1",
        "-shared",
        "-fPIC",
        "-o",
        library,
        _SOURCE,
        "-ldl",
        "-lpthread",
    ]
    subprocess.run(command, check=True)
    return library


def recorded(folder: Path, *command: str, **environ: str) -> list[Record]:
    """Everything that a Python module does to the files in ``folder``/state."""
    log, state = folder / "log", folder / "state"
    environment = {
        **os.environ,
        **environ,
        "LD_PRELOAD": str(recorder(folder)),
        "RECORD_FOLDER": str(state),
        "RECORD_LOG": str(log),
    }
    shutil.rmtree(state, ignore_errors=True)
    subprocess.run([sys.executable, "-m", *command, str(state)], check=True, env=environment, timeout=120)
    return records(log)
