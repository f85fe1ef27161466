"""The IMAP server has no room, shuts the door, breaks the line inside TLS, or is killed and comes back."""

import asyncio
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from agent.errors import CertificateRefused, LoginRefused, Transient
from tests.faults.deeds import becomes, black_hole, eof, meanwhile, rst, says_and_ends
from tests.faults.proxy import LITERAL, Fault
from tests.faults.receiving import all_is_well, desk, lay
from tests.servers import dovecot as dovecot_server
from tests.servers.certificates import Authority
from tests.servers.dovecot import Dovecot
from tests.servers.require import program

ONE, TWO = range(1), range(2)


REFUSALS = {
    "Gmail": b"NO [ALERT] Too many simultaneous connections. (Failure)\r\n",
    "Dovecot": b"NO [LIMIT] Maximum number of connections from user+IP exceeded\r\n",
    "Courier": b"NO Error: Maximum number of connections exceeded.\r\n",
    "Exchange": b"NO [UNAVAILABLE] Server Unavailable. 15\r\n",
    "Yahoo": b"NO [INUSE] Rate limit hit, try again later\r\n",
}


@pytest.mark.parametrize("server", REFUSALS)
async def test_one_connection_too_many(server: str, dovecot: Dovecot, tmp_path: Path) -> None:
    """Not a wrong password: it goes away by itself, and nobody has to be woken."""
    async with desk(dovecot, tmp_path / "state") as at:
        await lay(at, TWO)
        refused = becomes(lambda unit: unit.split(b" ")[0] + b" " + REFUSALS[server])
        at.proxy.faults = [Fault(phase="LOGIN", matching=rb"^\S+ OK", deed=refused, times=2)]
        await all_is_well(at, "a connection too many", TWO)
        assert [type(error) for error in at.failed] == [Transient, Transient], at.failed


async def test_one_connection_too_many_at_the_door(dovecot: Dovecot, tmp_path: Path) -> None:
    async with desk(dovecot, tmp_path / "state") as at:
        await lay(at, TWO)
        bye = says_and_ends(b"* BYE [ALERT] Too many connections\r\n")
        at.proxy.faults = [Fault(phase="greeting", deed=bye, times=3)]
        await all_is_well(at, "a connection too many", TWO)
        assert [type(error) for error in at.failed] == [Transient] * 3


async def test_a_wrong_password_is_a_state_of_its_own(dovecot: Dovecot, tmp_path: Path) -> None:
    async with desk(dovecot, tmp_path / "state") as at:
        await lay(at, ONE)
        refused = becomes(lambda unit: unit.split(b" ")[0] + b" NO [AUTHENTICATIONFAILED] Invalid credentials\r\n")
        at.proxy.faults = [Fault(phase="LOGIN", matching=rb"^\S+ OK", deed=refused)]
        await all_is_well(at, "login refused once", ONE)
        assert [type(error) for error in at.failed] == [LoginRefused]


@pytest.mark.parametrize("phase", ["SEARCH", "FETCH headers", "FETCH body", "STORE", "EXAMINE"])
async def test_throttled_for_a_while(phase: str, dovecot: Dovecot, tmp_path: Path) -> None:
    async with desk(dovecot, tmp_path / "state") as at:
        await lay(at, TWO)
        no = becomes(lambda unit: re.sub(rb" OK .*\r\n", b" NO [THROTTLED] Account exceeded bandwidth\r\n", unit))
        at.proxy.faults = [Fault(phase=phase, matching=rb"^\S+ OK", deed=no, times=4)]
        await all_is_well(at, "throttled four times", TWO)


async def test_the_door_is_shut(dovecot: Dovecot, tmp_path: Path) -> None:
    for name, deed in (("RST", rst), ("EOF", eof), ("garbage", says_and_ends(b"220 this is SMTP\r\n"))):
        async with desk(dovecot, tmp_path / name, patience=1.0) as at:
            await lay(at, ONE)
            at.proxy.faults = [Fault(phase="connect", deed=deed, times=2)]
            await all_is_well(at, "connecting", ONE)
            assert not any(isinstance(error, CertificateRefused) for error in at.failed)


INSIDE_TLS: dict[str, tuple[tuple[Fault, ...], int]] = {
    "split at every octet": ((), 1),
    "RST": ((Fault(phase="FETCH body", side=LITERAL, deed=rst),), 0),
    "EOF without a farewell": ((Fault(phase="FETCH headers", deed=eof),), 0),
    "black hole": ((Fault(phase="FETCH body", side=LITERAL, deed=black_hole),), 0),
}


@pytest.mark.parametrize("name", INSIDE_TLS)
async def test_inside_tls(name: str, dovecot: Dovecot, authority: Authority, tmp_path: Path) -> None:
    faults, packet = INSIDE_TLS[name]
    async with desk(dovecot, tmp_path / "state", patience=1.5, authority=authority) as at:
        await lay(at, TWO)
        at.proxy.faults, at.proxy.packet = list(faults), packet
        await all_is_well(at, "inside TLS: RST, EOF, black hole, split at every octet", TWO)
        assert all(fault.struck for fault in faults)
        assert not any(isinstance(error, CertificateRefused) for error in at.failed), "a broken line is no bad paper"


# --- the server itself ---


async def test_the_server_is_restarted_in_the_middle_of_a_fetch(tmp_path: Path) -> None:
    with dovecot_server.running() as server:
        again: list[subprocess.Popen[bytes]] = []
        try:
            for phase in ("FETCH headers", "FETCH body"):
                async with desk(server, tmp_path / phase) as at:
                    await lay(at, TWO)
                    restart = meanwhile(lambda: asyncio.to_thread(_restart, server, again))
                    at.proxy.faults = [Fault(phase=phase, side=LITERAL, deed=restart)]
                    await all_is_well(at, "Dovecot killed and started in the middle", TWO)
                    assert at.proxy.faults[0].struck
        finally:
            for process in again:
                _kill(process.pid)
                process.wait()


def _restart(server: Dovecot, again: list["subprocess.Popen[bytes]"]) -> None:
    """Killed with all that it was doing, and started on the same ports."""
    note = server.directory / "run" / "master.pid"
    _kill(int(note.read_text()))
    # Its parent, which has not noticed, keeps the number in use.
    note.unlink()
    command = [program("dovecot"), "-F", "-c", str(server.directory / "dovecot.conf")]
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        again.append(subprocess.Popen(command, start_new_session=True))
        time.sleep(0.3)
        if again[-1].poll() is None:
            return
    raise AssertionError("Dovecot does not come back")


def _kill(pid: int) -> None:
    """The whole group that we started."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
