"""From mail bytes to claims: each test shows the raw mail, then what is read from it."""

import base64
from datetime import UTC, datetime

import pytest

from agent.core.calendar import Method
from agent.core.mail import Address, MailKind
from agent.errors import Unreadable
from agent.reading import mime
from agent.reading.charsets import decode, words
from tests.unit.mails import REPLY_ICS, corpus, gmail_rsvp, read

TOKEN = "7k3q2xaba" + "q" * 26


@pytest.mark.parametrize(
    ("line", "email", "name"),
    [
        ("From: tom@acme.example", "tom@acme.example", ""),
        ("From: Tom Becker <Tom@Acme.Example>", "tom@acme.example", "Tom Becker"),
        ('From: "Becker, Tom" <tom@acme.example>', "tom@acme.example", "Becker, Tom"),
        ("From: tom@acme.example (Tom (from Acme) Becker)", "tom@acme.example", "Tom (from Acme) Becker"),
        ("From: =?utf-8?q?J=C3=BCrgen_M=C3=BCller?= <j@acme.example>", "j@acme.example", "Jürgen Müller"),
        ("From: =?utf-8?B?SsO8cmdlbg?= <j@acme.example>", "j@acme.example", "Jürgen"),
        ("From: Jürgen <j@acme.example>", "j@acme.example", "Jürgen"),
        ("From:\n Tom Becker\n <tom@acme.example>", "tom@acme.example", "Tom Becker"),
        ("From: tom@acme.example <tom@acme.example>", "tom@acme.example", "tom@acme.example"),
        ('From: "anna@agency.example" <eve@evil.example>', "eve@evil.example", "anna@agency.example"),
        ("From: =?utf-8?q?anna=40agency.example=3E?= <e@evil.example>", "e@evil.example", "anna@agency.example>"),
        ("From: <@relay.example:tom@acme.example>", "tom@acme.example", ""),
    ],
)
def test_the_one_sender(line: str, email: str, name: str) -> None:
    assert read(f"{line}\nSubject: x\n\nHello").sender == Address(email=email, name=name)


@pytest.mark.parametrize(
    "lines",
    [
        "Subject: no From at all",
        "From:",
        "From: Tom Becker",
        "From: tom@acme.example, anna@agency.example",
        "From: tom@acme.example\nFrom: anna@agency.example",
        "From: tom@acme.example\nFrom : anna@agency.example",
        "From: anna@agency.example <eve@evil.example>",
        "From: Anna <anna@agency.example> <eve@evil.example>",
        'From: "Anna <anna@agency.example>',
        "From: Anna <anna@agency.example",
        "From: unlisted-recipients:; (no From-header on input)",
        "From: anna@agency.example\0 <eve@evil.example>",
        "From: anna @agency.example <eve@evil.example>",
        "From: (anna@agency.example",
        "From: anna@agency.example: eve@evil.example;",
    ],
)
def test_no_sender_where_there_is_doubt(lines: str) -> None:
    assert read(f"{lines}\nTo: anna@agency.example\n\nHello").sender is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("In-Reply-To: <b@x>\nReferences: <a@x> <b@x>", ("<b@x>", "<a@x>")),
        ("References: <a@x>,<b@x>,<c@x>", ("<c@x>", "<b@x>", "<a@x>")),
        ("References: <a@x>\n\t<debrief.very-long@\n agency.example>", ("<debrief.very-long@agency.example>", "<a@x>")),
        ("In-Reply-To: b@x.example", ("<b@x.example>",)),
        ('In-Reply-To: Your message of "Mon, 23 Nov" <b@x>', ("<b@x>",)),
        ("References: nothing that is an id", ()),
        ("In-Reply-To: <>\nReferences: <<a@x>>", ("<a@x>",)),
    ],
)
def test_references_nearest_first(lines: str, expected: tuple[str, ...]) -> None:
    assert read(f"From: t@acme.example\n{lines}\n\nHi").references == expected


@pytest.mark.parametrize(
    "field",
    [
        *("To", "Cc", "Delivered-To", "Envelope-To", "X-Envelope-To", "X-Original-To"),
        *("X-Forwarded-To", "X-Gm-Original-To", "Resent-To"),
    ],
)
def test_tags_of_our_plus_addresses_in_every_field(field: str) -> None:
    claims = read(
        f"From: t@acme.example\n{field}: Anna <Anna+{TOKEN.upper()}@agency.example>, bob+x@acme.example\n\nHi"
    )
    assert claims.tags == (TOKEN,)
    assert claims.recipients == (f"anna+{TOKEN}@agency.example", "bob+x@acme.example")


def test_header_for_people_and_for_machines() -> None:
    claims = read(
        "From: t@acme.example\n"
        "Message-ID: <one@acme.example>\n"
        "Date: Mon, 23 Nov 2026 12:00:00 +0100\n"
        "Subject: =?iso-8859-1?Q?Re:_Gespr=E4ch?= =?utf-8?B?IG1pdA==?=\n =?utf-8?Q?_Priya?= [#7K3QXABC]\0\r\n"
        "X-Debrief-Letter: <debrief.x@agency.example>\n\nHi"
    )
    assert claims.subject == "Re: Gespräch mit Priya [#7K3QXABC]"
    assert claims.codes == ("7k3qxabc",)
    assert claims.message_id == "<one@acme.example>"
    assert claims.date == datetime(2026, 11, 23, 11, tzinfo=UTC)
    assert claims.letter == "<debrief.x@agency.example>"


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Mon, 99 Nov 2026 12:00:00 +0100", "1 Jan 9999999 00:00 +0000", "9" * 999]
)
def test_a_date_that_cannot_be_told(date: str) -> None:
    assert read(f"From: t@acme.example\nDate: {date}\n\nHi").date is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=", "café"),
        ("a =?utf-8?q?b?= c", "a b c"),
        ("=?utf-8*en?q?b?=", "b"),
        ("=?gb2312?B?1tDOxA==?=", "中文"),
        ("=?utf-8?B?####?=", ""),
        ("=?zlib?B?eJwDAAAAAAE=?= x", None),
        ("=?utf-8?Q?unclosed", "=?utf-8?Q?unclosed"),
        ("=?nonsense?Q?caf=C3=A9?=", "café"),
    ],
)
def test_encoded_words(value: str, text: str | None) -> None:
    assert text is None or words(value) == text


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        (b"caf\xe9", "us-ascii", "café"),
        (b"\x93hi\x94", "iso-8859-1", "“hi”"),
        ("grün".encode(), "nonsense-8", "grün"),
        (b"\xff\xfe", "utf-8", "ÿþ"),
        (b"abc\xff", "utf-16", "扡\uff63"),
        (b"x-", "punycode", "x-"),
        (b"abc", "zlib", "abc"),
        (b"abc", "a\0b", "abc"),
    ],
)
def test_charsets_never_raise(data: bytes, charset: str, text: str) -> None:
    assert decode(data, charset) == text


def test_bodies_shown_and_not_those_attached() -> None:
    claims = read("""\
From: t@acme.example
Content-Type: multipart/mixed; boundary=out

--out
Content-Type: multipart/alternative; boundary=in

--in
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Sch=C3=B6n, =
danke.
--in
Content-Type: text/html; charset*=us-ascii'en'utf-8
Content-Transfer-Encoding: base64

PGI+U2Now7ZuPC9iPg==
--in--
--out
Content-Type: text/plain

After the picture.
--out
Content-Type: text/plain; name=notes.txt
Content-Disposition: attachment; filename*0="no"; filename*1="tes.txt"

Not said.
--out
Content-Type: message/rfc822

From: x@y.example
Content-Type: text/plain

Enclosed.
--out--
""")
    assert claims.text == "Schön, danke.\nAfter the picture."
    assert claims.html == "<b>Schön</b>"


def test_flowed_paragraphs_are_joined_and_quotes_kept_apart() -> None:
    claims = read(
        "From: t@acme.example\nContent-Type: text/plain; format=flowed\n\n"
        "This is one \nparagraph.\n> a quoted \n> one\n From here\n-- \nTom\n"
    )
    assert claims.text == "This is one paragraph.\n> a quoted one\nFrom here\n-- \nTom\n"


def test_a_multipart_without_its_boundary_keeps_the_words() -> None:
    claims = read("From: t@acme.example\nContent-Type: text\n\nWe want her.")
    assert claims.text == "We want her."


def test_control_characters_do_not_come_through() -> None:
    claims = read(b"From: t@acme.example\nSubject: a\0b\x1bc\n\nyes\0\x07 and\r\nno\x85")
    assert claims.subject == "ab c"
    assert claims.text == "yes and\nno…"


def test_gmails_answer_holds_its_component_twice_and_counts_once() -> None:
    claims = read(gmail_rsvp("The interview is over"))
    assert [(one.method, one.uid) for one in claims.calendar] == [(Method.REPLY, "7h3k@google.com")]
    assert claims.calendar[0].comment == "The interview is over"
    assert claims.kind is MailKind.HUMAN


def test_apples_answer_nests_the_calendar_and_names_no_method() -> None:
    claims = read(
        "From: Tom <tom@acme.example>\nContent-Type: multipart/alternative; boundary=a\n\n"
        "--a\nContent-Type: text/plain\n\nTom accepted\n"
        "--a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Tom accepted</p>\n"
        "--b\nContent-Disposition: attachment; filename=iCal.ics\nContent-Type: text/calendar; charset=utf-8\n\n"
        f"{REPLY_ICS.format(comment='')}\n--b--\n--a--\n"
    )
    assert [one.method for one in claims.calendar] == [Method.REPLY]


def test_outlooks_counter_proposal_is_found_though_called_attachment_txt() -> None:
    ics = REPLY_ICS.format(comment="Will be better for me\\, thx").replace("METHOD:REPLY", "METHOD:COUNTER")
    claims = read(
        "From: Tom <tom@acme.example>\nContent-Type: multipart/alternative; boundary=a\n\n"
        "--a\nContent-Type: text/plain\n\nWill be better for me, thx\n"
        "--a\nContent-Type: text/calendar; charset=utf-8; method=COUNTER\n"
        "Content-Disposition: attachment; filename=attachment.txt\nContent-Transfer-Encoding: base64\n\n"
        f"{base64.encodebytes(ics.encode()).decode()}\n--a--\n"
    )
    assert [(one.method, one.comment) for one in claims.calendar] == [(Method.COUNTER, "Will be better for me, thx")]
    assert claims.text == "Will be better for me, thx"


def test_a_real_invitation() -> None:
    claims = read(next(path for path in corpus("james-imip") if path.name == "invitationEmailFromOP.eml").read_bytes())
    assert [one.method for one in claims.calendar] == [Method.REQUEST]
    assert claims.calendar[0].organizer is not None


def test_an_enclosed_invitation_is_not_live() -> None:
    """A bounce encloses the invitation that it returns, and a forward the one that it is about."""
    claims = read(
        "From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\n\n"
        "--r\nContent-Type: text/plain\n\nFailed.\n"
        "--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
        "Final-Recipient: rfc822; tom@acme.example\nAction: failed\nStatus: 5.1.1\n"
        "--r\nContent-Type: message/rfc822\n\nMessage-ID: <debrief.x@agency.example>\n"
        f"Content-Type: text/calendar; method=REQUEST\n\n{REPLY_ICS.format(comment='')}\n--r--\n"
    )
    assert claims.calendar == ()
    assert claims.references == ("<debrief.x@agency.example>",)
    assert claims.bounce is not None
    assert claims.bounce.permanent
    assert claims.bounce.addresses == ("tom@acme.example",)


BROKEN_ICS = "Content-Type: text/calendar; method=REPLY\n\nThis is no calendar.\n"


def test_a_broken_calendar_part_alone_cannot_be_read() -> None:
    with pytest.raises(Unreadable, match="calendar"):
        read(f"From: t@acme.example\n{BROKEN_ICS}")


def test_a_broken_calendar_part_does_not_hide_an_answer() -> None:
    claims = read(f"From: t@acme.example\nTo: anna+{TOKEN}@agency.example\n{BROKEN_ICS}")
    assert claims.calendar == ()
    assert claims.tags == (TOKEN,)


def test_limits() -> None:
    with pytest.raises(Unreadable, match="25 MB"):
        read(b"From: a@b.example\n\n" + b"a" * mime.SIZE)
    with pytest.raises(Unreadable, match="parts"):
        read("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * (mime.PARTS + 1))
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(mime.DEPTH + 2))
    with pytest.raises(Unreadable, match="nested"):
        read(deep)


def test_a_sender_behind_the_cut_of_the_header_is_none() -> None:
    """Two readers of an endless header see different mails; then nobody is taken for its sender."""
    claims = read("From: anna@agency.example\n" + "X-Filler: y\n" * 2001 + "From: eve@evil.example\n\nHi")
    assert claims.sender is None


@pytest.mark.parametrize("name", ["flufl-bounce", "sisimai", "james-imip", "ccs-imip"])
def test_every_mail_of_the_corpora_is_read(name: str) -> None:
    for path in corpus(name, "*.txt" if name == "flufl-bounce" else "*.eml"):
        claims = read(path.read_bytes())
        assert claims.subject.isprintable()
        assert "\0" not in claims.text + claims.html
