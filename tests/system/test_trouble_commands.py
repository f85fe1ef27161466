"""`debrief check` and `debrief run` in front of servers in trouble."""

import asyncio
import json
import re
import ssl
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from agent.sandbox.cast import PRIYA, TOM
from agent.sandbox.model import MODEL
from tests.servers.certificates import Authority
from tests.system.fronts import Front, front
from tests.system.troubles import PATIENCE, Scene, debrief, hour, scene

SECRETS = dict.fromkeys(
    ("DEBRIEF_ANNA_IMAP_PASSWORD", "DEBRIEF_ANNA_SMTP_PASSWORD", "DEBRIEF_MQTT_PASSWORD", "DEBRIEF_MODEL_KEY"),
    "sandbox",
)
NOWHERE = ("nowhere.invalid", 993)
CERTIFICATE = "Check the host name; for a private authority name its PEM file in ca_file."
PASSWORD = "Check the user name and password"


class Desk:
    """A configuration for the office, as an operator writes it."""

    def __init__(self, at: Scene, folder: Path, authority: Authority) -> None:
        self.file = folder / "config.yaml"
        self._at = at
        self._ca = authority.ca_file

    def write(self, **servers: tuple[str, int]) -> None:
        """Servers that are named are reached by TLS; the others are those of the office, on this machine."""
        office = {"imap": self._at.box.imap_port, "smtp": self._at.box.smtp_port, "mqtt": self._at.box.mqtt_port}
        lines = {name: f"{{host: 127.0.0.1, port: {port}, security: plain}}" for name, port in office.items()}
        lines["mqtt"] = lines["mqtt"].replace("security: plain", "tls: no, user: debrief")
        for name, (host, port) in servers.items():
            user = ", user: debrief" if name == "mqtt" else ""
            lines[name] = f"{{host: {host}, port: {port}, ca_file: {self._ca}{user}}}"
        self.file.write_text(
            f"state_dir: {self._at.config.state_dir}\nmailboxes:\n  - name: anna\n"
            f"    recruiter: {{address: anna@agency.example, name: Anna}}\n"
            f"    imap: {lines['imap']}\n    smtp: {lines['smtp']}\n"
            f"mqtt: {lines['mqtt']}\nmodel: {{base_url: '{self._at.box.model_url}', name: '{MODEL}'}}\n"
        )

    async def command(self, word: str, **secrets: str) -> tuple[int, str]:
        """Its exit code and all that it says."""
        return await asyncio.to_thread(debrief, word, "--config", str(self.file), **{**SECRETS, **secrets})


@asynccontextmanager
async def _desk(folder: Path, authority: Authority) -> AsyncIterator[tuple[Desk, Scene]]:
    async with scene(folder / "state") as at:
        yield Desk(at, folder, authority), at


def _failures(out: str) -> dict[str, tuple[str, str]]:
    """By server: what was found, and how to mend it."""
    found = re.findall(r"^failed +(?:anna: )?(\w+) .*\n +(.*)\n +-> (.*)$", out, re.MULTILINE)
    return {server: (trouble, mend) for server, trouble, mend in found}


@asynccontextmanager
async def _doors(at: Scene, **tls: ssl.SSLContext) -> AsyncIterator[dict[str, Front]]:
    ports = {"imap": at.box.imap_port, "smtp": at.box.smtp_port, "mqtt": at.box.mqtt_port}
    async with front(ports["imap"]) as imap, front(ports["smtp"]) as smtp, front(ports["mqtt"]) as mqtt:
        doors = {"imap": imap, "smtp": smtp, "mqtt": mqtt}
        for name, context in tls.items():
            await doors[name].open(context)
        yield doors


async def test_check_where_all_is_well(tmp_path: Path, authority: Authority) -> None:
    good = authority.server_context()
    async with _desk(tmp_path, authority) as (desk, at), _doors(at, imap=good, smtp=good, mqtt=good) as doors:
        desk.write(**{name: ("localhost", door.port) for name, door in doors.items()})
        code, out = await desk.command("check")
    assert (code, _failures(out)) == (0, {})
    assert out.endswith("All is well.\n")


async def test_check_with_certificates_that_do_not_fit(tmp_path: Path, authority: Authority) -> None:
    kinds = {"imap": "self-signed", "smtp": "wrong name", "mqtt": "expired"}
    contexts = {name: authority.server_context(kind) for name, kind in kinds.items()}
    async with _desk(tmp_path, authority) as (desk, at), _doors(at, **contexts) as doors:
        desk.write(**{name: ("localhost", door.port) for name, door in doors.items()})
        code, out = await desk.command("check")
        assert [door.visitors for door in doors.values()] == [0, 0, 0], "nothing was entrusted to them"
    failures = _failures(out)
    assert code == 1
    assert {name: mend for name, (_, mend) in failures.items()} == dict.fromkeys(("IMAP", "SMTP", "MQTT"), CERTIFICATE)
    assert "is refused: " in failures["IMAP"][0]
    assert "not valid for 'localhost'" in failures["SMTP"][0]
    assert "certificate has expired" in failures["MQTT"][0]


async def test_check_with_hosts_that_nobody_knows(tmp_path: Path, authority: Authority) -> None:
    async with _desk(tmp_path, authority) as (desk, _):
        desk.write(imap=NOWHERE, smtp=NOWHERE, mqtt=NOWHERE)
        code, out = await desk.command("check")
    failures = _failures(out)
    assert (code, set(failures)) == (1, {"IMAP", "SMTP", "MQTT"})
    for trouble, mend in failures.values():
        assert "nowhere.invalid:993" in trouble
        assert mend.startswith("Check that host and port are right")


async def test_check_with_wrong_secrets(tmp_path: Path, authority: Authority) -> None:
    async with _desk(tmp_path, authority) as (desk, _):
        desk.write()
        code, out = await desk.command("check", **dict.fromkeys(SECRETS, "hunter2"))
    failures = _failures(out)
    assert (code, set(failures)) == (1, {"IMAP", "SMTP", "MQTT", "model"})
    assert all("refused the" in trouble for trouble, _ in failures.values())
    assert [PASSWORD in failures[name][1] for name in ("IMAP", "SMTP", "MQTT")] == [True, True, True]
    assert failures["model"][1].startswith("Check the key")
    assert "hunter2" not in out


# --- run ------------------------------------------------------------------------------------------------------------


async def test_a_second_service_on_the_same_state_is_refused(tmp_path: Path, authority: Authority) -> None:
    async with _desk(tmp_path, authority) as (desk, at):
        desk.write()
        environ = {**SECRETS, "PYTHONWARNINGS": "ignore"}
        command = (sys.executable, "-m", "agent", "run", "--config", str(desk.file))
        first = await asyncio.create_subprocess_exec(*command, env=environ, stderr=asyncio.subprocess.PIPE)
        try:
            await _holds(at.config.state_dir / "lock", first.pid)
            code, out = await desk.command("run")
            assert code == 2
            assert re.search(rf"another Debrief \(pid {first.pid} on .*\) uses this state", out)
            assert "Stop it first, or use another state folder." in out
            await _goes_on(desk, at)
        finally:
            first.terminate()
            _, said = await first.communicate()
    assert (first.returncode, b"Traceback" in said) == (0, False)


async def _holds(lock: Path, pid: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while not lock.exists() or f"pid {pid} " not in lock.read_text():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def _goes_on(desk: Desk, at: Scene) -> None:
    """The first service works on as if nobody had knocked."""
    at.expect(TOM, PRIYA)
    await at.clock.move(hour(0, 8, 30))
    await at.box.office.act()
    async with asyncio.timeout(PATIENCE):
        while not await _known(desk):  # noqa: ASYNC110
            await asyncio.sleep(0.1)


async def _known(desk: Desk) -> list[object]:
    _, out = await asyncio.to_thread(debrief, "status", "--json", "--config", str(desk.file))
    return list(json.loads(out)["interviews"]) if out.startswith("{") else []


async def test_a_state_that_others_may_read_is_refused(tmp_path: Path, authority: Authority) -> None:
    async with _desk(tmp_path, authority) as (desk, at):
        desk.write()
        at.config.state_dir.mkdir(mode=0o755)
        at.config.state_dir.chmod(0o755)
        code, out = await desk.command("run")
    assert code == 2
    assert "can be used by other users (mode 755), and it holds personal data" in out
    assert f"Run: chmod 700 {at.config.state_dir}" in out
    assert not (at.config.state_dir / "state.db").exists(), "nothing was written where others can read it"


@pytest.mark.parametrize("word", ["check", "run"])
async def test_a_broken_configuration_reaches_no_server(word: str, tmp_path: Path, authority: Authority) -> None:
    async with _desk(tmp_path, authority) as (desk, at):
        desk.write(imap=("localhost:1", 993))
        code, out = await desk.command(word)
    assert code == 2
    assert "mailboxes[0].imap.host: must be a host name or an IP address, without port" in out
    assert not at.config.state_dir.exists()
