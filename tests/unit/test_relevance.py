"""Which mails are downloaded at all: told from header and structure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.reading import relevance
from agent.reading.addresses import mailboxes
from agent.reading.envelope import RECIPIENT_FIELDS
from agent.reading.relevance import FIELDS, Glance, Watch, concerns

TOKEN = "7k3q2xaba" + "q" * 26
WATCH = Watch(
    addresses=frozenset({"anna@agency.example"}),
    domain="agency.example",
    participants=frozenset({"tom@acme.example"}),
    letters=frozenset({"<0102018f@amazonses.com>"}),
    own_domains=frozenset({"agency.example"}),
    form_senders=frozenset({"no-reply@flows.example"}),
)
OURS = "<debrief.abcdefghijklmnopqrstuvwxyz@agency.example>"


@pytest.mark.parametrize(
    ("header", "types", "word"),
    [
        ("From: x@y.example", ("multipart/mixed", "text/plain", "text/calendar"), "calendar"),
        ("From: x@y.example", ("multipart/mixed", "application/octet-stream invite.ICS"), "calendar"),
        ("From: x@y.example", ("application/ics",), "calendar"),
        ("From: x@y.example\nContent-Type: text/calendar; method=REPLY", (), "calendar"),
        (f"From: x@y.example\nTo: Anna <anna+{TOKEN}@Agency.Example>", (), "token"),
        (f"From: x@y.example\nX-Forwarded-To: bob@z.example,\n anna+{TOKEN.upper()}@agency.example", (), "token"),
        (f"From: x@y.example\nIn-Reply-To: {OURS}", (), "letter"),
        (f"From: x@y.example\nReferences: <a@b>,<c@d>\n\t{OURS}", (), "letter"),
        (f"From: anna@agency.example\nMessage-ID: {OURS}", (), "letter"),
        ("From: x@y.example\nIn-Reply-To: <0102018f@amazonses.com>", (), "letter"),
        ("From: x@y.example\nReferences: <a@b>,\n <0102018f@amazonses.com>", (), "letter"),
        (f"From: anna@agency.example\nMessage-ID: <rewritten@ses.example>\nX-Debrief-Letter: {OURS}", (), "marked"),
        ("From: x@y.example\nSubject: Re: Interview [#7k3q2xab]", (), "reference"),
        ("From: x@y.example\nSubject: =?utf-8?Q?AW:_Gespr=C3=A4ch_[#7K3Q2XAB]?=", (), "reference"),
        ("From: x@y.example", ("multipart/report", "text/plain", "message/delivery-status"), "delivery"),
        ("From: Mail Delivery System <MAILER-DAEMON@mx.example>", (), "delivery"),
        ("From: x@y.example\nX-Failed-Recipients: tom@acme.example", (), "delivery"),
        ("From: Tom <TOM@acme.example>\nSubject: Automatic reply: away", (), "participant"),
        ("Sender: tom@acme.example\nFrom: a@b.example, c@d.example", (), "participant"),
        ("From: anna@agency.example\nTo: Tom <Tom@acme.example>", (), "of our own to a participant"),
        ("From: Anna <anna+x@agency.example>\nCc: x@y.example,\n tom@acme.example", (), "of our own to a participant"),
        ("From: anna@agency.example\nBcc: tom@acme.example", (), "of our own to a participant"),
        ("From: ben@agency.example\nTo: tom@acme.example\nCc: anna@agency.example", (), "of our own to a participant"),
        (f"From: x@y.example\nTo: anna+{TOKEN[:24]}@agency.example", (), "token"),
        ("From: anna@agency.example\nTo: anna@agency.example\nSubject: Debrief form", ("text/html",), "form"),
        ("From: Anna <anna+flow@agency.example>\nSubject: [EXTERNAL] debrief FORM: Acme", (), "form"),
        ("From: no-reply@flows.example\nSubject: =?utf-8?Q?Debrief_form?=", (), "form"),
        ("From: x@y.example\nTo: anna+debrief@agency.example\nSubject: Debrief form", (), "form"),
        ("From: anna@agency.example\nTo: tom@acme.example\nSubject: Debrief form", (), "form"),
    ],
)
def test_mail_that_may_concern_us(header: str, types: tuple[str, ...], word: str) -> None:
    assert word in concerns(Glance(headers=header.replace("\n", "\r\n").encode(), types=types), WATCH)


@pytest.mark.parametrize(
    ("header", "types"),
    [
        ("", ()),
        ("From: x@y.example\nTo: anna@agency.example\nSubject: Lunch?", ("text/plain",)),
        ("From: x@y.example\nTo: anna+newsletter@agency.example", ("text/plain", "text/html")),
        (f"From: x@y.example\nTo: bob+{TOKEN}@agency.example", ()),
        (f"From: x@y.example\nTo: anna+{TOKEN}x@agency.example", ()),
        ("From: x@y.example\nReferences: <debrief.abcdefghijklmnopqrstuvwxyz@other.example>", ()),
        ("From: x@y.example\nReferences: <debrief.short@agency.example>", ()),
        ("From: x@y.example\nReferences: <0102018f.other@amazonses.com>", ()),
        ("From: x@y.example\nSubject: Ticket [#12345]", ()),
        ("From: x@y.example\nTo: tom@acme.example", ("multipart/mixed", "image/png calendar.png")),
        ("From: x@y.example\nTo: tom@acme.example\nCc: anna@agency.example", ("text/plain",)),
        ("From: anna@agency.example\nTo: ben@agency.example", ("text/plain",)),
        ("From: x@y.example\nTo: anna@agency.example\nSubject: Debrief form", ("text/html",)),
        ("From: anna@agency.example\nSubject: Re: Debrief form", ("text/html",)),
        ("From: anna@agency.example\nSubject: Debrief forms", ("text/html",)),
        ("From: anna@agency.example\nSubject: A form for the debrief", ("text/html",)),
        ("From: shop@y.example\nSubject: Your text/calendar", ("text/plain basics.txt",)),
    ],
)
def test_mail_that_is_left_alone(header: str, types: tuple[str, ...]) -> None:
    assert concerns(Glance(headers=header.encode(), types=types), WATCH) == ""


@pytest.mark.parametrize(
    "header",
    [
        b"\xff\xfe\0From\0: \xff",
        b"To: " + b"(" * 60_000,
        b"To: " + b'"' * 60_000,
        b"To: " + b"a@b.example," * 20_000,
        b"References: " + b"<" * 60_000,
        b"Subject: " + b"=?utf-8?q?" * 6_000,
        b"X: y\n" * 300_000,
        b"a" * 2_000_000,
        b"Subject: x\n" + b" \n" * 200_000,
    ],
)
@pytest.mark.timeout(5)
def test_hostile_headers_cost_little(header: bytes) -> None:
    assert concerns(Glance(headers=header, types=()), WATCH) == ""


def test_no_other_field_is_looked_at() -> None:
    """Of unrelated mail, only these fields are fetched, and Content-Type where the structure leaves it open: a sign in
    any other would never be seen."""
    fetched = (*FIELDS, "content-type")
    for name in FIELDS:
        assert name == name.lower()
    for mail in EVERY_SIGN:
        full = b"".join(f"{name}: {value}\r\n".encode() for name, value in mail)
        kept = b"".join(f"{name}: {value}\r\n".encode() for name, value in mail if name.lower() in fetched)
        whole, narrow = (concerns(Glance(headers=head + b"\r\n", types=()), WATCHED) for head in (full, kept))
        assert whole == narrow != ""


WATCHED = Watch(
    addresses=frozenset({"anna@agency.example"}),
    domain="agency.example",
    participants=frozenset({"ben@mail.example"}),
    letters=frozenset({"<renamed@ses.example>"}),
)
_TOKEN = "anna+" + "a" * 35 + "@agency.example"
_NOISE = [("Received", "by mx"), ("X-Spam", "no"), ("Date", "Mon, 23 Nov 2026 10:00:00 +0100")]
EVERY_SIGN = (
    [
        [*_NOISE, (name, value)]
        for name, value in [
            *((name, _TOKEN) for name in RECIPIENT_FIELDS),
            ("Content-Type", "text/calendar; method=REPLY"),
            ("Content-Type", "multipart/report"),
            ("Message-ID", "<renamed@ses.example>"),
            ("In-Reply-To", "<renamed@ses.example>"),
            ("References", "<x@y.example> <renamed@ses.example>"),
            ("X-Debrief-Letter", "<x@agency.example>"),
            ("Subject", "Re: Interview [#abcdefgh]"),
            ("Subject", "=?utf-8?B?WyNhYmNkZWZnaF0=?="),
            ("X-Failed-Recipients", "ben@mail.example"),
            ("From", "Mail Delivery System <MAILER-DAEMON@mx.example>"),
            ("From", "Ben <ben@mail.example>"),
            ("Sender", "ben@mail.example"),
        ]
    ]
    + [[*_NOISE, ("From", "Anna <anna@agency.example>"), ("Subject", "Debrief form")]]
    + [[*_NOISE, ("From", "Anna <anna@agency.example>"), (to, "Ben <Ben@mail.example>")] for to in ("To", "Cc", "Bcc")]
)


@given(st.from_regex(relevance._SIMPLE, fullmatch=True))
def test_the_quick_way_to_an_address_finds_what_the_thorough_one_does(value: str) -> None:
    assert list(relevance._addresses(value)) == [one.email for one in mailboxes(value)[0]]
