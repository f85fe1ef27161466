"""The service manager is told what it wants to know, and the shipped unit is one that it takes."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.adapters.systemd import ServiceManager, Turning, service_manager
from agent.commands.run import Notify, service
from agent.commands.unit import SHIPPED, unit_text
from agent.config import Config, load
from agent.perform.summary import summary
from agent.ports import Condition, Health
from tests.servers.require import program

SMALLEST = """\
mailboxes:
  - name: anna-b
    recruiter: {address: anna@agency.example, name: Anna}
    imap: {host: imap.agency.example}
    smtp: {host: smtp.agency.example}
mqtt: {host: localhost, user: debrief}
model: {name: m}
"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    file = tmp_path / "config.yaml"
    file.write_text(SMALLEST)
    return load(file, {}, need_secrets=False)


@contextmanager
def listening(address: str) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.settimeout(5)
        channel.bind(address)
        yield channel


def heard(channel: socket.socket) -> list[str]:
    """All that has been said so far."""
    channel.setblocking(False)
    found = []
    try:
        while True:
            found.append(channel.recv(4096).decode())
    except BlockingIOError:
        return found


def test_a_socket_in_the_file_system_is_told(tmp_path: Path) -> None:
    path = str(tmp_path / "notify")
    with listening(path) as channel:
        service_manager({"NOTIFY_SOCKET": path}, 1).notify("READY=1\nSTATUS=Grüße")
        assert heard(channel) == ["READY=1\nSTATUS=Grüße"]


def test_an_abstract_socket_is_told() -> None:
    name = f"debrief-test-{os.getpid()}"
    with listening(f"\0{name}") as channel:
        service_manager({"NOTIFY_SOCKET": f"@{name}"}, 1).notify("STOPPING=1")
        assert heard(channel) == ["STOPPING=1"]


def test_nobody_there_is_no_trouble(tmp_path: Path) -> None:
    ServiceManager().notify("READY=1")
    ServiceManager(address=str(tmp_path / "gone")).notify("READY=1")
    ServiceManager(address="x" * 300).notify("READY=1")


def test_a_manager_that_does_not_read_holds_nobody_up(tmp_path: Path) -> None:
    path = str(tmp_path / "notify")
    with listening(path):
        for _ in range(2000):
            ServiceManager(address=path).notify("WATCHDOG=1")


@pytest.mark.parametrize(
    ("environ", "seconds"),
    [
        ({}, None),
        ({"WATCHDOG_USEC": "3000000"}, 3.0),
        ({"WATCHDOG_USEC": "3000000", "WATCHDOG_PID": "77"}, 3.0),
        ({"WATCHDOG_USEC": "3000000", "WATCHDOG_PID": "78"}, None),
        ({"WATCHDOG_USEC": "0"}, None),
        ({"WATCHDOG_USEC": "soon"}, None),
    ],
)
def test_the_watchdog_is_heeded_if_it_means_us(environ: dict[str, str], seconds: float | None) -> None:
    assert service_manager(environ, 77).watchdog == seconds


async def test_signs_of_life_and_an_orderly_end(config: Config, tmp_path: Path) -> None:
    path = str(tmp_path / "notify")
    finished = asyncio.Event()

    async def serve(config: Config, *, stop: asyncio.Event, notify: Notify, turning: Turning) -> None:
        notify("READY=1")
        await asyncio.sleep(0.1)
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(stop.wait(), 5)
        finished.set()

    with listening(path) as channel:
        await service(config, serve, ServiceManager(address=path, watchdog=0.04))
        said = heard(channel)
    assert finished.is_set()
    assert said.count("WATCHDOG=1") >= 3
    assert [line for line in said if line != "WATCHDOG=1"] == [
        "READY=1",
        "STOPPING=1\nSTATUS=Finishing what is under way",
    ]


async def test_the_sign_of_life_stops_when_a_loop_is_stuck_and_comes_back_when_it_turns(tmp_path: Path) -> None:
    path, turns, turning = str(tmp_path / "notify"), 0, Turning()
    turning.watch("mail", lambda: turns, longest=0.2)
    turning.watch("letters", lambda: int(asyncio.get_running_loop().time() * 100), longest=0.2)
    manager = ServiceManager(address=path, watchdog=0.02)
    with listening(path) as channel:
        alive = asyncio.create_task(manager.keep_alive(lambda: not turning.stuck))
        await asyncio.sleep(0.1)
        assert heard(channel)
        await asyncio.sleep(0.3)
        heard(channel)
        await asyncio.sleep(0.1)
        assert (heard(channel), turning.stuck) == ([], ["mail"])
        turns += 1
        await asyncio.sleep(0.1)
        assert set(heard(channel)) == {"WATCHDOG=1"}
        alive.cancel()


SINCE = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def trouble(part: str, condition: Condition = Condition.TROUBLE, **how: object) -> Health:
    return replace(Health(mailbox="anna", part=part, condition=condition, since=SINCE), **how)


@pytest.mark.parametrize(
    ("health", "waiting", "line"),
    [
        ((), 0, "Watching 2 mailboxes"),
        ((trouble("imap", Condition.OK),), 1, "Watching 2 mailboxes; 1 letter waits"),
        (
            (trouble("imap", Condition.LOGIN), trouble("smtp", since=SINCE - timedelta(days=1))),
            3,
            "Watching 2 mailboxes; anna imap: login refused since 09:30 UTC; "
            "anna smtp: trouble since 2026-03-01 09:30 UTC; 3 letters wait",
        ),
        (
            [trouble(f"p{n}", mailbox="") for n in range(5)],
            0,
            "Watching 2 mailboxes; p0: trouble since 09:30 UTC; p1: trouble since 09:30 UTC; "
            "p2: trouble since 09:30 UTC; 2 more in trouble",
        ),
    ],
)
def test_the_state_of_the_service_fits_on_a_line(health: Sequence[Health], waiting: int, line: str) -> None:
    assert summary(2, health, waiting, NOW) == line


# --- the unit -------------------------------------------------------------------------------------------------------


def test_the_unit_names_this_installation_and_its_secrets(config: Config) -> None:
    text = unit_text(config, Path("/srv/debrief/config.yaml"), Path("/opt/x/bin/python"))
    assert "ExecStart=/opt/x/bin/python -m agent run --config /srv/debrief/config.yaml\n" in text
    assert re.findall("^#LoadCredential=(.*)$", text, re.MULTILINE) == [
        "debrief-anna-b-imap-password:/srv/debrief/debrief-anna-b-imap-password",
        "debrief-anna-b-smtp-password:/srv/debrief/debrief-anna-b-smtp-password",
        "debrief-mqtt-password:/srv/debrief/debrief-mqtt-password",
        "debrief-model-key:/srv/debrief/debrief-model-key",
    ]
    assert "ProtectHome=yes" in text
    assert "ProtectHome=read-only" in unit_text(config, Path("/home/anna/config.yaml"), Path("/opt/x/bin/python"))


def test_every_line_that_hardens_is_there() -> None:
    text = SHIPPED.read_text()
    for line in ("Type=notify", "NotifyAccess=main", "RestartPreventExitStatus=2", "TimeoutStopSec=15s"):
        assert f"\n{line}\n" in text
    for line in ("DynamicUser=yes", "StateDirectory=debrief", "WatchdogSec=120s", "Restart=on-failure"):
        assert f"\n{line}\n" in text
    for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "PrivateTmp=yes", "MemoryDenyWriteExecute=yes"):
        assert f"\n{line}\n" in text


@pytest.mark.parametrize("name", ["config.yaml", "two words;100%$HOME.yaml"])
def test_systemd_accepts_the_unit(name: str, config: Config, tmp_path: Path) -> None:
    analyze = program("systemd-analyze")
    unit = tmp_path / "debrief.service"
    # Once with the credentials switched on, as an operator would.
    text = unit_text(config, tmp_path / name, Path(sys.executable)).replace("#LoadCredential", "LoadCredential")
    unit.write_text(text)
    done = subprocess.run([analyze, "verify", "--man=no", unit], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_systemd_would_have_complained(config: Config, tmp_path: Path) -> None:
    analyze = program("systemd-analyze")
    unit = tmp_path / "debrief.service"
    unit.write_text(unit_text(config, tmp_path / "c", Path(sys.executable)).replace("ProtectClock", "ProtectKlock"))
    done = subprocess.run([analyze, "verify", "--man=no", unit], capture_output=True, text=True, timeout=60)
    assert "ProtectKlock" in done.stderr
