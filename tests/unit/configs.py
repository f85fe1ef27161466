"""Configurations for tests, good and broken, and what is said about the broken ones."""

from pathlib import Path

import pytest

from agent.config import Config, ConfigProblems, load

SMALLEST = """\
mailboxes:
  - name: anna
    recruiter:
      address: anna@agency.example
      name: Anna Berg
    imap:
      host: imap.agency.example
    smtp:
      host: smtp.agency.example
"""
SECRETS = {"HOME": "/home/anna", "DEBRIEF_ANNA_PASSWORD": "correct horse"}


def read(folder: Path, text: str | bytes, environ: dict[str, str] = SECRETS) -> Config:
    file = folder / "config.yaml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return load(file, environ)


def problems(folder: Path, text: str | bytes, environ: dict[str, str] = SECRETS) -> list[str]:
    with pytest.raises(ConfigProblems) as caught:
        read(folder, text, environ)
    return str(caught.value).replace(f"{folder}/", "").splitlines()


# Each line: what of the smallest configuration is replaced, by what, and all that is said about the result.
BROKEN: list[tuple[str, str, str]] = [
    # numbers
    ("imap.agency.example", "imap.agency.example\n      port: 70000",
     "config.yaml:8: mailboxes[0].imap.port: must be a whole number from 1 to 65535"),
    ("imap.agency.example", "imap.agency.example\n      port: 99_3",
     "config.yaml:8: mailboxes[0].imap.port: must be a whole number from 1 to 65535"),
    ("mailboxes:", "caps:\n  person_per_day: 0\nmailboxes:",
     "config.yaml:2: caps.person_per_day: must be a whole number from 1 to 100000"),
    ("mailboxes:", "caps:\n  person_per_day: [2]\nmailboxes:",
     "config.yaml:2: caps.person_per_day: must be a whole number from 1 to 100000"),
    # servers
    ("imap.agency.example", "https://imap.agency.example",
     "config.yaml:7: mailboxes[0].imap.host: must be a host name or an IP address, without port or https://"),
    ("imap.agency.example", "imap.agency.example:993",
     "config.yaml:7: mailboxes[0].imap.host: must be a host name or an IP address, without port or https://"),
    ("smtp.agency.example", "smtp.agency.example\n      security: ssl",
     "config.yaml:10: mailboxes[0].smtp.security: must be one of tls, starttls, plain"),
    ("smtp.agency.example", "smtp.agency.example\n      security: plain",
     "config.yaml:10: mailboxes[0].smtp.security: plain is only for a server on this machine; use tls or starttls"),
    ("imap.agency.example", "imap.agency.example\n      security: plain",
     "config.yaml:8: mailboxes[0].imap.security: plain is only for a server on this machine; use tls or starttls"),
    ("mailboxes:", "mqtt: {host: mqtt.example, tls: no}\nmailboxes:",
     "config.yaml:1: mqtt.tls: can only be no for a broker on this machine"),
    ("mailboxes:", "mqtt: {host: localhost, prefix: a/#}\nmailboxes:",
     "config.yaml:1: mqtt.prefix: must be an MQTT topic without the signs + and #"),
    ("mailboxes:", "model: {base_url: 'http://llm.example/v1', name: m, needs_key: no}\nmailboxes:",
     "config.yaml:1: model.base_url: must begin with https:// unless the server is this machine"),
    ("mailboxes:", "model: {base_url: 'https://me:hunter2@llm.example', name: m, needs_key: no}\nmailboxes:",
     "config.yaml:1: model.base_url: must be an http or https address without user and password in it"),
    ("imap.agency.example", "imap.agency.example\n      ca_file: no/such.pem",
     "config.yaml:8: mailboxes[0].imap.ca_file: must be a file; there is none at no/such.pem"),
    ("mailboxes:", "templates: letters\nmailboxes:",
     "config.yaml:1: templates: must be a folder; there is none at letters"),
    # people
    ("anna@agency.example", "Anna Berg",
     "config.yaml:4: mailboxes[0].recruiter.address: must be a mail address such as anna@agency.example, "
     "without a plus part"),
    ("anna@agency.example", "anna+x@agency.example",
     "config.yaml:4: mailboxes[0].recruiter.address: must be a mail address such as anna@agency.example, "
     "without a plus part"),
    ("anna@agency.example", '"anna@agency.example\\r\\nBcc: x@y.example"',
     "config.yaml:4: mailboxes[0].recruiter.address: must be a mail address such as anna@agency.example, "
     "without a plus part"),
    ("    imap:", "    team: [Bea Baum]\n    imap:",
     "config.yaml:6: mailboxes[0].team[0]: must be a mail address such as Bea Baum <bea@agency.example>"),
    ("    imap:", "    team: bea@agency.example\n    imap:",
     "config.yaml:6: mailboxes[0].team: must be a list: one item a line, each after a dash"),
    ("    imap:", "    own_domains: [agency]\n    imap:",
     "config.yaml:6: mailboxes[0].own_domains[0]: must be a domain such as acme.example"),
    ("    imap:", "    clients:\n      - domains: [acme.example]\n    imap:",
     "config.yaml:7: mailboxes[0].clients[0].name: is missing. "
     "It means: The company's name, as it stands in mails to the recruiter."),
    ("    imap:", "    timezone: Europe\n    imap:",
     "config.yaml:6: mailboxes[0].timezone: must be a time zone such as Europe/Berlin"),
    ("    imap:", "    timezone: ../../etc/passwd\n    imap:",
     "config.yaml:6: mailboxes[0].timezone: must be a time zone such as Europe/Berlin"),
    ("    imap:", "    mode: sending\n    imap:", "config.yaml:6: mailboxes[0].mode: must be one of drafts, send"),
    ("    imap:", "    files_sent: maybe\n    imap:",
     "config.yaml:6: mailboxes[0].files_sent: must be yes, no or auto"),
    ("    imap:", "    form_url: forms.example\n    imap:",
     "config.yaml:6: mailboxes[0].form_url: must be an http or https address without user and password in it"),
    ("name: anna", "name: Anna Berg",
     "config.yaml:2: mailboxes[0].name: must be a short name of small letters, digits and dashes"),
    ("Anna Berg", '"Anna\\nBerg"',
     "config.yaml:5: mailboxes[0].recruiter.name: must be 1 to 200 characters on one line"),
    ("    imap:", "    clients: [{name: A, domains: [a.test]}, {name: B, domains: [b.test, a.test]}]\n    imap:",
     "config.yaml:6: mailboxes[0].clients[1].domains: a.test belongs to A already"),
    ("    imap:", "    clients: [{name: A, domains: [gmail.com]}]\n    imap:",
     "config.yaml:6: mailboxes[0].clients[0].domains: gmail.com is a domain of private people (see free_mail_domains)"),
    ("    imap:", "    clients: [{name: A, domains: [agency.example]}]\n    imap:",
     "config.yaml:6: mailboxes[0].clients[0].domains: agency.example is your own domain"),
    # times
    ("mailboxes:", "chase:\n  grace: 60\nmailboxes:",
     "config.yaml:2: chase.grace: must be a duration such as 30m, 24h or 3d"),
    ("mailboxes:", "chase:\n  cadence: [24h, 1 day]\nmailboxes:",
     "config.yaml:2: chase.cadence[1]: must be a duration such as 30m, 24h or 3d"),
    ("mailboxes:", "chase:\n  cadence: [1h, 1h, 1h, 1h]\nmailboxes:",
     "config.yaml:2: chase.cadence: must list at most 3 waits, one for each reminder"),
    ("mailboxes:", "chase:\n  cadence: [0s]\n  give_up_after: 1s\nmailboxes:",
     "config.yaml:3: chase.give_up_after: must be at least 1m\n"
     "config.yaml:2: chase.cadence: must have waits of at least 1m"),
    ("mailboxes:", "chase:\n  working_hours: {start: 18:00}\nmailboxes:",
     "config.yaml:2: chase.working_hours.end: must be later than start"),
    ("mailboxes:", "chase:\n  working_hours: {start: 25:00}\nmailboxes:",
     "config.yaml:2: chase.working_hours.start: must be a time of day such as 09:00"),
    ("mailboxes:", "chase:\n  working_hours: {weekdays: [monday]}\nmailboxes:",
     "config.yaml:2: chase.working_hours.weekdays[0]: must be a day: mon, tue, wed, thu, fri, sat, sun"),
    ("mailboxes:", "chase:\n  working_hours: {weekdays: []}\nmailboxes:",
     "config.yaml:2: chase.working_hours.weekdays: must list at least one day"),
    ("mailboxes:", "chase:\n  holidays: [DE-XX]\nmailboxes:",
     "config.yaml:2: chase.holidays[0]: must be a region such as DE-BY whose public holidays are known (ISO 3166-2)"),
    ("mailboxes:", "chase:\n  holidays: [DE-BY, de-nw]\nmailboxes:",
     "config.yaml:2: chase.holidays: must list one region a country at most"),
    ("mailboxes:", "chase:\n  days_off: [2026-02-30]\nmailboxes:",
     "config.yaml:2: chase.days_off[0]: must be a day such as 2026-12-28"),
    # keys
    ("    imap:", "    imapp: {}\n    imap:", "config.yaml:6: mailboxes[0].imapp: is not known; did you mean imap?"),
    ("mailboxes:", "close-after: 3d\nmailboxes:",
     "config.yaml:1: close-after: is not known; did you mean close_after?"),
    ("mailboxes:", "caps: {zebra: 1}\nmailboxes:",
     "config.yaml:1: caps.zebra: is not known; known here: person_per_day, participants_per_day, participants_at_once, "
     "domain_per_day, new_domains_per_day, recruiter_per_day, doubtful_per_day, recruiter_per_interview, "
     "breaker_failures, breaker_share, breaker_uncertain"),
    ("    imap:\n      host: imap.agency.example\n", "",
     "config.yaml:2: mailboxes[0].imap: is missing. It means: The server that keeps the mail."),
    ("      host: imap.agency.example\n", "",
     "config.yaml:6: mailboxes[0].imap: is missing. It means: The server that keeps the mail."),
    ("    imap:\n      host:", "    imap:",
     "config.yaml:6: mailboxes[0].imap: must have keys below it: "
     "host, port, security, user, ca_file, folders, watch, lease, timeout"),
    ("    smtp:", "    imap:", "config.yaml:8: mailboxes[0].imap: stands here twice; line 6 has it first\n"
     "config.yaml:2: mailboxes[0].smtp: is missing. It means: The server that sends mail."),
    ("mailboxes:", "mailbox:", "config.yaml:1: mailbox: is not known; did you mean mailboxes?\n"
     "config.yaml:1: mailboxes: is missing. It means: The recruiters that Debrief works for."),
    # syntax
    ("    imap:", "\timap:", "config.yaml:6: a tab stands here; YAML is indented with spaces"),
    ("name: Anna Berg", "name: Anna: Berg",
     "config.yaml:5: a second ': ' on this line, or the wrong indentation; put texts with a colon into quotes"),
    ("    smtp:", "   smtp:", "config.yaml:8: the indentation does not fit the lines above"),
    ("name: Anna Berg", 'name: "Anna Berg',
     "config.yaml:10: is not valid YAML: found unexpected end of stream"),
    ("mailboxes:", "caps: &a {person_per_day: 3}\nchase: *a\nmailboxes:",
     "config.yaml:2: repeats are not supported; write the value out"),
    ("name: Anna Berg", "name: Anna\x07",
     "config.yaml:5: holds a character that YAML does not allow (code 0x7)"),
    ("mailboxes:", "--- {}\n---\nmailboxes:",
     "config.yaml:2: is not valid YAML: but found another document"),
    # secrets
    ("imap.agency.example", "imap.agency.example\n      password: hunter2",
     "config.yaml:8: mailboxes[0].imap.password: secrets do not belong into this file; set the environment variable "
     "DEBRIEF_ANNA_IMAP_PASSWORD (DEBRIEF_ANNA_PASSWORD would do too), or DEBRIEF_ANNA_IMAP_PASSWORD_FILE to the path "
     "of a file that holds it, or the systemd credential debrief-anna-imap-password"),
    ("mailboxes:", "model: {name: m, needs_key: no, Api-Key: hunter2}\nmailboxes:",
     "config.yaml:1: model.Api-Key: secrets do not belong into this file; set the environment variable "
     "DEBRIEF_MODEL_KEY (OPENAI_API_KEY would do too), or DEBRIEF_MODEL_KEY_FILE to the path of a file that holds it, "
     "or the systemd credential debrief-model-key"),
    ("    imap:", "    app_password: hunter2\n    imap:",
     "config.yaml:6: mailboxes[0].app_password: secrets do not belong into this file; set the environment variable "
     "DEBRIEF_ANNA_IMAP_PASSWORD (DEBRIEF_ANNA_PASSWORD would do too), or DEBRIEF_ANNA_IMAP_PASSWORD_FILE to the path "
     "of a file that holds it, or the systemd credential debrief-anna-imap-password"),
    ("mailboxes:", "token: hunter2\nmailboxes:",
     "config.yaml:1: token: secrets do not belong into this file; the README says where they do, under 'Secrets'"),
]  # fmt: skip
