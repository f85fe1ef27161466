"""Secrets: from the environment, a file or systemd, and shown nowhere."""

from pathlib import Path

import pytest

from agent.config import load
from tests.unit.configs import SECRETS, SMALLEST, problems, read


def test_a_secret_comes_from_the_environment_a_file_or_systemd(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("from file\n")
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "debrief-anna-imap-password").write_text("from systemd")
    systemd = {"CREDENTIALS_DIRECTORY": str(credentials), "DEBRIEF_ANNA_SMTP_PASSWORD": "other"}
    file = systemd | {"DEBRIEF_ANNA_IMAP_PASSWORD_FILE": str(tmp_path / "password")}
    environment = file | {"DEBRIEF_ANNA_IMAP_PASSWORD": "from environment"}
    for environ, expected in ((systemd, "from systemd"), (file, "from file"), (environment, "from environment")):
        box = read(tmp_path, SMALLEST, environ).mailboxes[0]
        assert (box.imap.password.get_secret_value(), box.smtp.password.get_secret_value()) == (expected, "other")


def test_a_server_s_own_password_comes_before_the_mailbox_s(tmp_path: Path) -> None:
    box = read(tmp_path, SMALLEST, SECRETS | {"DEBRIEF_ANNA_SMTP_PASSWORD": "own"}).mailboxes[0]
    assert box.imap.password.get_secret_value() == "correct horse"
    assert box.smtp.password.get_secret_value() == "own"


def test_a_missing_secret_is_told_with_all_three_ways(tmp_path: Path) -> None:
    text = SMALLEST + "mqtt: {host: localhost, user: debrief}\nmodel: {name: m}\n"
    told = problems(tmp_path, text, {})
    assert told == [
        "config.yaml:6: mailboxes[0].imap.password: is missing; set the environment variable "
        "DEBRIEF_ANNA_IMAP_PASSWORD (DEBRIEF_ANNA_PASSWORD would do too), or DEBRIEF_ANNA_IMAP_PASSWORD_FILE "
        "to the path of a file that holds it, or the systemd credential debrief-anna-imap-password",
        "config.yaml:8: mailboxes[0].smtp.password: is missing; set the environment variable "
        "DEBRIEF_ANNA_SMTP_PASSWORD (DEBRIEF_ANNA_PASSWORD would do too), or DEBRIEF_ANNA_SMTP_PASSWORD_FILE "
        "to the path of a file that holds it, or the systemd credential debrief-anna-smtp-password",
        "config.yaml:10: mqtt.password: is missing; set the environment variable DEBRIEF_MQTT_PASSWORD, "
        "or DEBRIEF_MQTT_PASSWORD_FILE to the path of a file that holds it, "
        "or the systemd credential debrief-mqtt-password",
        "config.yaml:11: model.key: is missing; set the environment variable DEBRIEF_MODEL_KEY "
        "(OPENAI_API_KEY would do too), or DEBRIEF_MODEL_KEY_FILE to the path of a file that holds it, "
        "or the systemd credential debrief-model-key; or needs_key: no, if it takes none",
    ]
    file = tmp_path / "config.yaml"
    assert load(file, {}, need_secrets=False).mailboxes[0].imap.password.get_secret_value() == ""


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "DEBRIEF_ANNA_PASSWORD_FILE names {}, which cannot be read: No such file or directory"),
        (b"\n", "DEBRIEF_ANNA_PASSWORD_FILE names {}, which is empty"),
        (b"\xff\xfe", "DEBRIEF_ANNA_PASSWORD_FILE names {}, which is not text in UTF-8"),
        (b"hunter2\r\nA2 DELETE INBOX\n", "DEBRIEF_ANNA_PASSWORD holds a line break or another control character"),
    ],
)
def test_a_secret_file_that_cannot_be_used(content: bytes | None, told: str, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    if content is not None:
        file.write_bytes(content)
    said = problems(tmp_path, SMALLEST, {"DEBRIEF_ANNA_PASSWORD_FILE": str(file)})
    assert said == [
        f"config.yaml:{line}: mailboxes[0].{server}.password: {told.format('secret')}"
        for line, server in ((6, "imap"), (8, "smtp"))
    ]


def test_no_repr_shows_a_secret(tmp_path: Path) -> None:
    environ = SECRETS | {"DEBRIEF_MODEL_KEY": "correct horse", "DEBRIEF_TOKEN_KEY": "correct horse"}
    config = read(tmp_path, SMALLEST + "model: {name: m}\n", environ)
    assert config.model is not None
    assert config.model.key.get_secret_value() == "correct horse"
    assert config.token_key.get_secret_value() == "correct horse"
    for shown in (repr(config), str(config), config.model_dump_json(), str(config.model_dump())):
        assert "correct horse" not in shown


def test_servers_that_want_no_login_need_no_secret(tmp_path: Path) -> None:
    text = SMALLEST.replace("host: smtp.agency.example", "host: localhost\n      user: ''")
    text += "mqtt: {host: localhost, tls: no}\nmodel: {base_url: 'http://localhost:8080/v1', name: m}\n"
    config = read(tmp_path, text, {"DEBRIEF_ANNA_IMAP_PASSWORD": "x"})
    assert config.mailboxes[0].smtp.password.get_secret_value() == ""
