"""One service for one state, whatever becomes of the one before."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from agent.adapters.lock import hold, place
from agent.errors import ConfigError

_HOLDER = """
import os, sys, time
from pathlib import Path
from agent.adapters.lock import hold, place
with hold(Path(sys.argv[1])):
    if "fork" in sys.argv and os.fork() == 0:
        os.write(1, b"child %d\\n" % os.getpid())
    else:
        os.write(1, b"held\\n")
    time.sleep(60)
"""


def holder(folder: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", _HOLDER, folder, *words], stdout=subprocess.PIPE, text=True)


def test_a_second_service_hears_who_is_running(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    with holder(folder) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(ConfigError) as caught, hold(folder):
            pytest.fail("held twice")
        process.kill()
    who = rf"another Debrief \(pid {process.pid} on {re.escape(socket.gethostname())} since \d{{4}}-\d\d-\d\dT[\d:+]+\)"
    assert re.fullmatch(rf"{who} uses this state", str(caught.value))
    assert "Stop it first" in caught.value.hint


def test_it_is_free_once_the_holder_crashed(tmp_path: Path) -> None:
    with holder(tmp_path / "state") as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
    with hold(tmp_path / "state"):
        text = (tmp_path / "state" / "lock").read_text()
    assert text.startswith(f"pid {os.getpid()} on ")
    assert text.count("\n") == 1


def test_a_worker_that_outlives_the_service_does_not_keep_the_lock(tmp_path: Path) -> None:
    with holder(tmp_path / "state", "fork") as process:
        assert process.stdout is not None
        said = {process.stdout.readline().strip() for _ in range(2)}
        process.kill()
        process.wait()
        (child,) = (int(line.split()[1]) for line in said if line != "held")
        try:
            with hold(tmp_path / "state"):
                os.kill(child, 0)
        finally:
            os.kill(child, signal.SIGKILL)


def test_it_is_free_after_the_block_and_after_an_error_in_it(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), hold(tmp_path / "state"):
            raise ZeroDivisionError
    with hold(tmp_path / "state"), hold(tmp_path / "another"):
        pass


def test_one_process_cannot_hold_it_twice(tmp_path: Path) -> None:
    with hold(tmp_path / "state"), pytest.raises(ConfigError), hold(tmp_path / "state"):
        pytest.fail("held twice")


def test_its_folder_is_private(tmp_path: Path) -> None:
    with hold(tmp_path / "state"):
        assert (tmp_path / "state").stat().st_mode & 0o777 == 0o700
        assert (tmp_path / "state" / "lock").stat().st_mode & 0o777 == 0o600
    (tmp_path / "state").chmod(0o755)
    with pytest.raises(ConfigError, match="other users"), hold(tmp_path / "state"):
        pytest.fail("held")
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="cannot be created"), hold(tmp_path / "file" / "state"):
        pytest.fail("held")


def test_the_place_is_that_of_the_lock_we_hold_and_of_no_copy(tmp_path: Path) -> None:
    assert place(tmp_path / "a") == ""
    with hold(tmp_path / "a"):
        here = place(tmp_path / "a")
        shutil.copytree(tmp_path / "a", tmp_path / "copy")
        assert place(tmp_path / "copy") == ""
    assert place(tmp_path / "a") == ""
    with hold(tmp_path / "a"), hold(tmp_path / "copy"):
        assert place(tmp_path / "a") == here
        assert place(tmp_path / "copy") not in ("", here)
