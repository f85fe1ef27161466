"""What sort of mail it is: real bounces, absence notes, calendar answers, and people's mail that looks like none."""

import json
import logging
from datetime import UTC, datetime

import pytest

from agent.core.mail import MailKind
from agent.reading import away
from tests.unit.mails import DATA, RECEIVED, corpus, gmail_rsvp, read

TOKEN = "7k3q2xaba" + "q" * 26
BASE = "From: Tom <tom@acme.example>\nTo: anna@agency.example\n"


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    # The bounce library logs what it stumbles over; the parser's adapters turn that off.
    monkeypatch.setattr(logging.getLogger("flufl.bounce"), "disabled", True)


def test_real_bounces_are_never_taken_for_people() -> None:
    kinds = {path.name: read(path.read_bytes()).kind for path in corpus("flufl-bounce", "*.txt")}
    assert [name for name, kind in kinds.items() if kind is MailKind.HUMAN] == []
    # qmail_08 is an autoresponder, says the mail.
    assert [name for name, kind in kinds.items() if kind is not MailKind.BOUNCE] == ["qmail_08.txt"]


def test_failing_addresses_of_real_bounces() -> None:
    """The library's own expectations."""
    for line in (DATA / "flufl-bounce" / "cases.jsonl").read_text().splitlines():
        case = json.loads(line)
        bounce = read((DATA / "flufl-bounce" / case["input"]).read_bytes()).bounce
        expected = {address.lower() for address in case["expect"].get("addresses", [])}
        assert set(bounce.addresses if bounce else ()) == expected, case["input"]


def test_bounces_of_many_mail_systems() -> None:
    """The Sisimai collection, one bounce of each system."""
    found = {
        p.name: read(p.read_bytes()) for p in corpus("sisimai") if p.name.startswith(("lhost", "rfc3464", "rhost"))
    }
    assert found.pop("lhost-amazonses-11.eml").kind is MailKind.AUTOMATIC  # a complaint, says Amazon
    assert {name for name, claims in found.items() if claims.kind is not MailKind.BOUNCE} == set()
    assert {name for name, claims in found.items() if not (claims.bounce and claims.bounce.addresses)} == set()


@pytest.mark.parametrize(
    ("status", "action", "permanent"),
    [("5.1.1", "failed", True), ("4.4.1", "delayed", False), ("4.2.2", "failed", False)],
)
def test_a_delay_is_not_for_good(status: str, action: str, permanent: bool) -> None:
    bounce = read(
        "From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\n\n"
        "--r\nContent-Type: text/plain\n\nAbout your mail.\n--r\nContent-Type: message/delivery-status\n\n"
        f"Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; tom@acme.example\nAction: {action}\n"
        f"Status: {status}\nDiagnostic-Code: smtp; 000 so it is\n--r--\n"
    ).bounce
    assert bounce is not None
    assert bounce.permanent is permanent
    assert bounce.detail == f"{status} smtp; 000 so it is"


def test_complaints_and_unsubscriptions_are_no_people() -> None:
    assert {read(p.read_bytes()).kind for p in corpus("sisimai", "arf-*.eml")} == {MailKind.AUTOMATIC}


def test_absence_notes_of_the_corpus() -> None:
    assert {read(p.read_bytes()).kind for p in corpus("sisimai", "rfc3834-*.eml")} == {MailKind.AWAY}


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("Message-ID: <debrief.abcdefghijklmnopqrstuvwxyz@agency.example>", MailKind.OWN),
        ("Message-ID: <debrief.abcdefghijklmnopqrstuvwxyz@evil.example>", MailKind.HUMAN),
        ("Auto-Submitted: auto-replied (vacation)", MailKind.AWAY),
        ("Auto-Submitted: auto-generated", MailKind.AUTOMATIC),
        ("Auto-Submitted: no", MailKind.HUMAN),
        ("X-Autoreply: yes", MailKind.AWAY),
        ("X-POST-MessageClass: 9; Autoresponder", MailKind.AWAY),
        ("X-Auto-Response-Suppress: All", MailKind.HUMAN),
        ("X-Auto-Response-Suppress: All\nX-MS-Exchange-Inbox-Rules-Loop: tom@acme.example", MailKind.AWAY),
        ("X-Auto-Response-Suppress: DR, OOF, AutoReply", MailKind.HUMAN),
        ("Precedence: bulk", MailKind.LIST),
        ("List-Id: <jobs.acme.example>", MailKind.LIST),
        (f"List-Id: <jobs.acme.example>\nCc: anna+{TOKEN}@agency.example", MailKind.HUMAN),
        ("Feedback-ID: 1:2:3", MailKind.LIST),
        ("Return-Path: <>\nSubject: Undelivered Mail Returned to Sender", MailKind.BOUNCE),
        ("Return-Path: <>", MailKind.HUMAN),
        ("X-Failed-Recipients: priya@postbox.example", MailKind.BOUNCE),
    ],
)
def test_signs_in_the_header(lines: str, kind: MailKind) -> None:
    assert read(f"{BASE}{lines}\n\nHello").kind is kind


def test_an_address_that_takes_no_replies() -> None:
    assert read("From: no-reply@acme.example\n\nHello").kind is MailKind.AUTOMATIC
    assert read(f"From: no-reply@acme.example\nTo: anna+{TOKEN}@agency.example\n\nHello").kind is MailKind.HUMAN
    assert read("From: noreen@acme.example\n\nHello").kind is MailKind.HUMAN


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Interview with Priya",
        "Auto-Reply: x",
        "Out of Office: Re: x",
        "Out of office Re: x",
        "Out of the office until 5 December",
        "Abwesenheitsnotiz: Gespräch",
        "Automatische Antwort: Gespräch",
        "Réponse automatique : entretien",
        "Respuesta automática: entrevista",
        "Risposta automatica: colloquio",
        "Automatisch antwoord: gesprek",
        "Resposta automática: entrevista",
        "Autosvar: intervju",
        "Automaattinen vastaus: haastattelu",
        "Odpowiedź automatyczna: rozmowa",
        "Automatická odpověď: pohovor",
        "自動応答: 面接",
        "Автоответ: собеседование",
    ],
)
def test_subjects_of_absence_notes(subject: str) -> None:
    assert read(f"{BASE}Subject: {subject}\n\nBack soon").kind is MailKind.AWAY


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Automatic reply: Interview with Priya",
        "Out of office hours works best for us",
        "Away game on Friday",
        "On holiday plans and the interview",
        "Automatic doors",
        "Undecided about Priya",
        "Delivery manager interview",
        "Re: Returned mail",
        "Bounced ideas around with Priya",
    ],
)
def test_people_write_about_such_things_too(subject: str) -> None:
    assert read(f"{BASE}Subject: {subject}\n\nHello").kind is MailKind.HUMAN


def test_people_s_mails_are_never_taken_for_machines() -> None:
    """95 benign mails of an office."""
    lines = (DATA / "llmail-benign" / "cases.jsonl").read_text().splitlines()
    for case in map(json.loads, lines):
        subject, _, body = case["text"].removeprefix("Subject of the email: ").partition("   Body: ")
        assert read(f"{BASE}Subject: {subject.strip()}\n\n{body}").kind is MailKind.HUMAN, case["id"]


def test_calendar_answers_are_never_dropped() -> None:
    answers = [gmail_rsvp().encode(), *(p.read_bytes() for p in corpus("james-imip") if p.name != "mail3.eml")]
    assert [read(raw).kind for raw in answers] == [MailKind.HUMAN] * len(answers)


def test_a_read_receipt_is_no_bounce() -> None:
    claims = read(
        f"{BASE}Auto-Submitted: auto-replied\n"
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=r\n\n"
        "--r\n\nRead.\n--r\nContent-Type: message/disposition-notification\n\nDisposition: displayed\n--r--\n"
    )
    assert claims.kind is MailKind.AUTOMATIC
    assert claims.bounce is None


@pytest.mark.parametrize(
    ("note", "last_day"),
    [
        ("I am out of office until 5 December.", (2026, 12, 5)),
        ("I will be away until Friday, December 4th, 2026.", (2026, 12, 4)),
        ("I will be back on 2026-12-05.", (2026, 12, 4)),
        ("I am away, returning to the office on January 4th.", (2027, 1, 3)),
        ("away through 12/05/2026", (2026, 12, 5)),
        ("bis zum 05.12.2026 bin ich nicht im Haus", (2026, 12, 5)),
        ("Ich bin bis einschließlich 5. Dezember abwesend.", (2026, 12, 5)),
        ("Ab dem 7. Dezember bin ich wieder da.", (2026, 12, 6)),
        ("Ich bin ab Montag, 7.12. wieder erreichbar", (2026, 12, 6)),
        ("Je suis absent jusqu'au 5 décembre 2026.", (2026, 12, 5)),
        ("Je serai de retour le 7 décembre.", (2026, 12, 6)),
        ("Estaré fuera hasta el 5 de diciembre de 2026.", (2026, 12, 5)),
        ("Vuelvo el lunes 7 de diciembre.", (2026, 12, 6)),
    ],
)
def test_the_last_day_away(note: str, last_day: tuple[int, int, int]) -> None:
    claims = read(f"{BASE}Auto-Submitted: auto-replied\nContent-Type: text/plain; charset=utf-8\n\nHello,\n{note}\n")
    assert claims.away_until == datetime(*last_day, 23, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "note",
    ["I am away.", "Back soon", "I was away until 5 October 2026", "until 31.02.", "until 5 December 2031", "bis bald"],
)
def test_no_day_is_invented(note: str) -> None:
    assert away.until(note, RECEIVED) is None
