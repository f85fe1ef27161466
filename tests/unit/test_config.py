"""config.yaml: what is read from it."""

from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agent.config import directory, load, rules
from agent.config.values import written
from agent.core.mail import Address
from agent.core.people import Client
from agent.core.rules import Mode, WorkingHours
from tests.unit.configs import SECRETS, SMALLEST, read


def test_the_smallest_configuration_gets_safe_defaults(tmp_path: Path) -> None:
    config = read(tmp_path, SMALLEST)
    box = config.mailboxes[0]
    assert (box.imap.port, box.imap.security, box.imap.user) == (993, "tls", "anna@agency.example")
    assert (box.smtp.port, box.smtp.security, box.smtp.user) == (465, "tls", "anna@agency.example")
    assert (box.mode, box.plus_addressing, box.believed, box.server_files_sent) == (Mode.DRAFTS, False, "", False)
    assert (config.mqtt, config.model) == (None, None)
    assert config.state_dir == Path("/home/anna/.local/state/debrief")
    assert config.mailbox("anna") is box


def test_the_shipped_example_is_valid() -> None:
    environ = {"DEBRIEF_ANNA_PASSWORD": "a", "DEBRIEF_MQTT_PASSWORD": "b", "OPENAI_API_KEY": "c"}
    config = load(Path(__file__).parents[2] / "config.yaml", environ)
    assert config.mailboxes[0].mode is Mode.DRAFTS
    assert config.model is not None
    assert config.mqtt is not None


def test_everything_can_be_chosen(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("-")
    (tmp_path / "letters").mkdir()
    text = """\
state_dir: state
mailboxes:
  - name: anna-b
    recruiter: {address: Anna@Agency.example, name: Anna, aliases: [a.berg@agency.example]}
    imap: {host: 127.0.0.1, port: 1143, security: plain, user: anna, timeout: 5s, folders: {sent: Gesendet}}
    smtp: {host: smtp.office365.com, security: starttls, user: "", ca_file: ca.pem}
    mode: send
    plus_addressing: on
    authserv_id: MX.agency.example
    team: ['"Baum, Bea" <bea@agency.example>', cem@agency.example]
    own_domains: [agency.example, gmail.com, agency.test]
    clients:
      - {name: No, domains: ["@ACME.example"], mode: send, form_url: "https://forms.example/x"}
    interview_words: [Vorstellungsgespräch]
    timezone: Europe/Berlin
free_mail_domains: [gmail.com]
chase:
  grace: 0m
  cadence: [3d, 90m]
  working_hours: {start: 9:00, end: "17:30", weekdays: [sat, mon]}
caps: {person_per_day: 1}
close_after: 30d
mqtt: {host: "::1", tls: no, names: yes}
model: {base_url: "http://localhost:11434/v1/", name: qwen3}
templates: letters
"""
    config = read(tmp_path, text, SECRETS | {"DEBRIEF_ANNA_B_PASSWORD": "correct horse"})
    box = config.mailboxes[0]
    assert config.state_dir == tmp_path / "state"
    assert (box.smtp.ca_file, config.templates) == (tmp_path / "ca.pem", tmp_path / "letters")
    assert (box.smtp.port, box.smtp.user, box.server_files_sent, box.believed) == (587, "", True, "mx.agency.example")
    assert (config.mqtt and config.mqtt.port, config.model and config.model.base_url) == (
        1883,
        "http://localhost:11434/v1",
    )

    law = rules(config, box)
    assert (law.mode, law.grace, law.cadence) == (Mode.SEND, timedelta(0), (timedelta(days=3), timedelta(minutes=90)))
    assert law.hours == WorkingHours(
        start=time(9), end=time(17, 30), weekdays=frozenset({0, 5}), zone=ZoneInfo("Europe/Berlin")
    )
    assert law.team == (Address(email="bea@agency.example", name="Baum, Bea"), Address(email="cem@agency.example"))
    assert law.caps.person_per_day == 1
    assert law.names_in_push

    people = directory(config, box)
    assert people.recruiter == Address(email="anna@agency.example", name="Anna")
    assert people.own_domains == {"agency.example", "agency.test"}, "a free domain is nobody's own"
    assert people.clients == (
        Client(name="No", domains=frozenset({"acme.example"}), mode="send", form_url="https://forms.example/x"),
    )
    assert people.interview_words == ("vorstellungsgespräch",)


def test_gmail_needs_no_further_words(tmp_path: Path) -> None:
    text = SMALLEST.replace("imap.agency.example", "imap.gmail.com").replace("smtp.agency.example", "smtp.gmail.com")
    box = read(tmp_path, text).mailboxes[0]
    assert (box.believed, box.server_files_sent) == ("mx.google.com", True)


def test_microsoft_needs_no_further_words_either(tmp_path: Path) -> None:
    text = SMALLEST.replace("imap.agency.example", "outlook.office365.com")
    assert read(tmp_path, text).mailboxes[0].believed == "microsoft"


def test_systemd_s_state_folder_is_used_unless_the_file_names_one(tmp_path: Path) -> None:
    environ = SECRETS | {"STATE_DIRECTORY": "/var/lib/debrief:/var/lib/other"}
    assert read(tmp_path, SMALLEST, environ).state_dir == Path("/var/lib/debrief")
    assert read(tmp_path, "state_dir: ~/x\n" + SMALLEST, environ).state_dir == Path("/home/anna/x")


@pytest.mark.parametrize("text", ["1s", "30m", "24h", "90m", "3d", "14d", "0s"])
def test_durations_are_shown_as_they_are_written(text: str, tmp_path: Path) -> None:
    assert written(read(tmp_path, f"close_after: {text}\n{SMALLEST}").close_after) == text
