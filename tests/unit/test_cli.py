"""The command line: exit codes, sentences, and never a traceback."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from agent import __main__ as cli
from agent.adapters.lock import hold
from agent.adapters.token_key import token_key
from agent.commands.run import with_key
from agent.errors import ConfigError, LoginRefused, Transient
from agent.sandbox.imap import imap_server
from agent.sandbox.mqtt import mqtt_broker
from tests.servers.ports import free_port
from tests.servers.smtp import Scripted
from tests.unit.configs import BROKEN, SECRETS, SMALLEST, read
from tests.unit.conftest import Debrief


@pytest.mark.parametrize("command", ["run", "check", "status", "show", "unit", "demo", "eval"])
def test_every_command_explains_itself(command: str, debrief: Debrief) -> None:
    code, out, _ = debrief(command, "--help")
    assert code == 0
    assert f"Usage: debrief {command}" in out


def test_version_and_wrong_words(debrief: Debrief) -> None:
    assert debrief("--version")[:2] == (0, "debrief 0.1.0\n")
    code, _, err = debrief("chek")
    assert code == 2
    assert "No such command 'chek'" in err


@pytest.mark.parametrize(("old", "new", "told"), BROKEN, ids=[told[:70] for _, _, told in BROKEN])
def test_a_broken_configuration_ends_with_2(old: str, new: str, told: str, debrief: Debrief) -> None:
    Path("config.yaml").write_text(SMALLEST.replace(old, new, 1))
    code, out, err = debrief("check")
    assert (code, out) == (2, "")
    assert sorted(err.replace(f"{Path.cwd()}/", "").splitlines()) == sorted(told.splitlines())


@pytest.mark.parametrize("words", [("run",), ("check",), ("status",), ("show", "abcdefgh"), ("unit",)])
def test_no_configuration_ends_with_2(words: tuple[str, ...], debrief: Debrief) -> None:
    assert debrief(*words) == (2, "", "config.yaml: there is no such file; name another one with --config\n")


def test_an_unexpected_error_is_one_line_without_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyError) as caught:
        {}["carla@mail.example"]
    assert cli.report(caught.value) == 1
    told = capsys.readouterr().err
    assert re.fullmatch(r"debrief: an unexpected error \(KeyError at test_cli.py:\d+\)\. 'debrief --debug .*\n", told)


def test_errors_of_several_loops_are_told_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    refused = LoginRefused("The password is wrong.", hint="Make an app password.")
    assert cli.report(ExceptionGroup("loops", [refused, ConfigError("No folder")])) == 2
    assert capsys.readouterr().err == "The password is wrong. Make an app password.\nNo folder\n"
    assert cli.report(ExceptionGroup("loops", [refused, Transient("The server is busy.")])) == 1


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(SMALLEST)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        command = [sys.executable, "-m", "agent", "unit", "--config", str(config)]
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "")


# --- check ----------------------------------------------------------------------------------------------------------


def on_loopback(imap: int, smtp: int, mqtt: int) -> str:
    return f"""\
state_dir: state
mailboxes:
  - name: anna
    recruiter: {{address: anna@agency.example, name: Anna}}
    imap: {{host: 127.0.0.1, port: {imap}, security: plain, timeout: 5s}}
    smtp: {{host: 127.0.0.1, port: {smtp}, security: plain, timeout: 5s}}
mqtt: {{host: 127.0.0.1, port: {mqtt}, tls: no, user: debrief, timeout: 5s}}
"""


async def test_check_says_what_it_found(
    debrief: Debrief, scripted_smtp: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBRIEF_MQTT_PASSWORD", "push")
    async with (
        imap_server({"anna@agency.example": "correct horse"}) as imap,
        scripted_smtp() as smtp,
        mqtt_broker("debrief", "push") as mqtt,
    ):
        Path("config.yaml").write_text(on_loopback(imap.port, smtp.port, mqtt))
        code, out, err = await asyncio.to_thread(debrief, "check")
    assert (code, err) == (0, "")
    told = "\n".join(line.strip() for line in out.splitlines())
    for line in (
        "ok     configuration config.yaml",
        "ok     state folder",
        "ok     templates",
        f"ok     anna: IMAP 127.0.0.1:{imap.port}",
        "ok     anna: folder sent\nIt is called 'Sent'.",
        "ok     anna: folder drafts\nIt is called 'Drafts'.",
        f"ok     anna: SMTP 127.0.0.1:{smtp.port}",
        "-> Send a mail to anna+test@agency.example. If it arrives in INBOX, set plus_addressing: yes.",
        "note   anna: proof of senders\nNo server is named that proves senders",
        f"ok     MQTT 127.0.0.1:{mqtt}",
        "note   model\nNot configured: plain rules read the replies",
        "All is well.",
    ):
        assert line in told
    assert not Path("state").exists(), "looking changes nothing"


async def test_check_tells_each_failure_and_how_to_mend_it(
    debrief: Debrief, scripted_smtp: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong password, a server that refuses, a broker that is down, a template with a mistake: all at once."""
    monkeypatch.setenv("DEBRIEF_MQTT_PASSWORD", "push")
    Path("letters/en").mkdir(parents=True)
    Path("letters/en/call.j2").write_text(
        "{% block subject %}Hi{% endblock %}{% block body %}{{ salary }}{% endblock %}"
    )
    Path("state").mkdir(mode=0o755)
    async with (
        imap_server({"anna@agency.example": "another password"}) as imap,
        scripted_smtp(script={"AUTH": "535 5.7.8 wrong password"}) as smtp,
    ):
        text = on_loopback(imap.port, smtp.port, free_port())
        Path("config.yaml").write_text(text + "templates: letters\n")
        code, out, err = await asyncio.to_thread(debrief, "check")
    assert (code, err) == (1, "")
    failures = re.findall(r"^failed (.*?)(?: 127.*)?\n +(.*)\n +-> (.*)$", out, re.MULTILINE)
    assert [subject for subject, _, _ in failures] == ["state folder", "templates", "anna: IMAP", "anna: SMTP", "MQTT"]
    assert all(mend for _, _, mend in failures)
    assert "'salary' is undefined" in out
    assert "5 of " in out
    assert "correct horse" not in out


# --- run ------------------------------------------------------------------------------------------------------------


def test_a_second_service_is_refused(debrief: Debrief, tmp_path: Path) -> None:
    Path("config.yaml").write_text("state_dir: state\n" + SMALLEST)
    with hold(tmp_path / "state"):
        code, out, err = debrief("run")
    assert (code, out) == (2, "")
    assert f"another Debrief (pid {os.getpid()} on " in err


def test_run_starts_without_its_servers_and_ends_when_told(tmp_path: Path) -> None:
    """Nobody answers on these ports: the service waits for them, says so, and still stops at once."""
    config = tmp_path / "config.yaml"
    config.write_text(on_loopback(free_port(), free_port(), free_port()))
    environ = os.environ | {"DEBRIEF_ANNA_PASSWORD": "correct horse", "DEBRIEF_MQTT_PASSWORD": "push"}
    command = [sys.executable, "-m", "agent", "run", "--config", str(config)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environ)
    deadline = time.monotonic() + 30
    while not (tmp_path / "state" / "state.db").exists() and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 0, err
    assert "Traceback" not in err
    assert "correct horse" not in err
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "state").iterdir()} == {0}


def test_the_token_key_is_made_once_for_its_owner(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    key = token_key(folder)
    assert re.fullmatch("[0-9a-f]{64}", key)
    assert token_key(folder) == key
    assert (folder / "token.key").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_given_token_key_must_be_long(tmp_path: Path) -> None:
    given = {name: read(tmp_path, SMALLEST, SECRETS | {"DEBRIEF_TOKEN_KEY": name * 16}) for name in ("x", "xy")}
    assert with_key(given["xy"]) == given["xy"]
    with pytest.raises(ConfigError, match="short enough to be guessed"):
        with_key(given["x"])


def test_a_token_key_that_cannot_be_trusted_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "token.key"
    file.write_text("0" * 64)
    file.chmod(0o644)
    with pytest.raises(ConfigError, match="Others may read"):
        token_key(tmp_path)
    file.chmod(0o600)
    file.write_text("")
    with pytest.raises(ConfigError, match="is damaged"):
        token_key(tmp_path)
