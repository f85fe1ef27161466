"""Mails as bytes: what a mail program and a mail server make of them."""

import email
from dataclasses import replace
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core import marks
from agent.core.effects import LetterKind
from agent.core.mail import Address
from agent.errors import Permanent
from agent.writing.compose import Outgoing, compose, reply_address
from agent.writing.render import Attachment, Letter

ANNA = Address(email="anna@agency.example", name="Anna Keller")
TOM = Address(email="tom.becker@acme.example", name="Tom Becker")
DATE = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)
ID = "<debrief.abc@agency.example>"
LETTER = Letter(subject="Re: Interview [#abcdefgh]", text="Hi Tom,\n\nhow was it?\n", html="<p>Hi Tom,</p>\n")


def composed(letter: Letter = LETTER, *, to: Address = TOM, sender: Address = ANNA, **more: object) -> Outgoing:
    given_: dict[str, object] = {
        "message_id": ID,
        "reply_to": "anna+token@agency.example",
        "date": DATE,
        "kind": LetterKind.QUESTION,
    }
    return compose(letter, sender=sender, to=to, **{**given_, **more})  # type: ignore[arg-type]


def parsed(mail: Outgoing) -> Message:
    return email.message_from_bytes(mail.raw)


def headers(mail: Outgoing) -> list[str]:
    return [name for name, _ in parsed(mail).items()]


def body(mail: Outgoing, index: int) -> str:
    part = parsed(mail).get_payload()[index]
    assert isinstance(part, Message)
    return part.get_payload(decode=True).decode().replace("\r\n", "\n")  # type: ignore[union-attr]


def test_a_question_as_it_goes_over_the_wire() -> None:
    mail = composed(thread=("<invitation@acme.example>",))
    assert mail.raw.decode().split("\r\n\r\n")[0].split("\r\n") == [
        'From: "Anna Keller" <anna@agency.example>',
        'To: "Tom Becker" <tom.becker@acme.example>',
        "Reply-To: anna+token@agency.example",
        "Subject: Re: Interview [#abcdefgh]",
        "Date: Thu, 05 Nov 2026 15:00:00 +0000",
        "Message-ID: <debrief.abc@agency.example>",
        "In-Reply-To: <invitation@acme.example>",
        "References: <invitation@acme.example>",
        "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: AutoReply",
        "X-Debrief-Letter: <debrief.abc@agency.example>",
        "MIME-Version: 1.0",
        parsed(mail)["Content-Type"].join(("Content-Type: ", "")),
    ]
    assert (mail.sender, mail.recipient) == ("anna@agency.example", "tom.becker@acme.example")
    assert parsed(mail).get_content_type() == "multipart/alternative"
    assert [p.get_content_type() for p in parsed(mail).get_payload()] == ["text/plain", "text/html"]  # type: ignore[union-attr]
    assert (body(mail, 0), body(mail, 1), mail.text) == (LETTER.text, LETTER.html, LETTER.text)


def test_the_same_letter_is_the_same_bytes() -> None:
    assert composed().raw == composed().raw


def test_mail_to_the_recruiter_suppresses_every_automatic_answer() -> None:
    assert parsed(composed(kind=LetterKind.RECOMMENDATION))["X-Auto-Response-Suppress"] == "All"


@pytest.mark.parametrize(
    "more", [{"drafted": True}, {"kind": LetterKind.NEXT_CLIENT}, {"kind": LetterKind.NEXT_CANDIDATE}]
)
def test_a_draft_that_a_person_sends_does_not_call_itself_automatic(more: dict[str, object]) -> None:
    assert not {"Auto-Submitted", "X-Auto-Response-Suppress"} & set(headers(composed(**more)))


def test_without_a_token_there_is_no_reply_to() -> None:
    assert "Reply-To" not in headers(composed(reply_to=ANNA.email))


def test_references_are_the_first_and_the_last_three() -> None:
    mail = composed(thread=tuple(f"<{n}@x>" for n in range(9)))
    assert parsed(mail)["References"].split() == ["<0@x>", "<6@x>", "<7@x>", "<8@x>"]
    assert parsed(mail)["In-Reply-To"] == "<8@x>"


def test_long_ids_are_never_encoded_words() -> None:
    """Outlook loses the thread of a mail whose References hold '=?utf-8?q?...'."""
    long = f"<{'a' * 120}@{'b' * 60}.prod.outlook.com>"
    mail = composed(thread=(long, *(f"<{n}{long[1:]}" for n in range(3))))
    assert b"=?" not in mail.raw.partition(b"\r\nReferences:")[2].partition(b"\r\nAuto")[0]
    assert parsed(mail)["References"].split()[0] == long


@pytest.mark.parametrize(
    "broken",
    ["", "no brackets", "<a b@c>", "<a@b>\r\nBcc: <x@y>", "<ü@x>", f"<{'a' * 300}@b>", "<a@b><c@d>", "<=?a?=>"],
)
def test_broken_ids_of_other_peoples_mail_are_passed_over(broken: str) -> None:
    assert parsed(composed(thread=(broken, "<good@x>")))["References"] == "<good@x>"
    with pytest.raises(Permanent):
        composed(message_id=broken)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "tom",
        "tom@",
        "@acme.example",
        "tom@acme.example\r\nBcc: x@y.example",
        "tom@acme.example,eve@evil.example",
        "tom @acme.example",
        "tom@acme.example\0",
        "töm@acme.example",
        f"{'t' * 250}@acme.example",
        "<tom@acme.example>",
    ],
)
def test_an_address_that_cannot_be_written_on_one_line_is_refused(address: str) -> None:
    with pytest.raises(Permanent):
        composed(to=Address(email=address))
    with pytest.raises(Permanent):
        composed(sender=Address(email=address))


def test_an_international_domain_is_written_in_ascii() -> None:
    assert composed(to=Address(email="tom@bücher.example")).recipient == "tom@xn--bcher-kva.example"


NASTY = st.text(alphabet=st.characters(), max_size=300) | st.sampled_from(
    [
        "Tom\r\nBcc: eve@evil.example",
        'Tom" <eve@evil.example>, "x',
        "=?utf-8?q?eve=40evil=2Eexample?=",
        "Tom \\",
        "a\0b",
        "Zoë 😀 " * 30,
        "x" * 900,
        "\u202etxt.exe",
        "Becker, Tom",
    ]
)


@settings(max_examples=300)
@given(name=NASTY, subject=NASTY, text=NASTY, own=NASTY)
def test_no_value_can_begin_a_header_or_break_a_line(name: str, subject: str, text: str, own: str) -> None:
    letter = Letter(subject=subject, text=text, html=f"<p>{text}</p>")
    mail = composed(letter, to=Address(email=TOM.email, name=name), sender=Address(email=ANNA.email, name=own))
    assert headers(mail) == headers(composed())
    assert getaddresses([parsed(mail)["To"]])[0][1] == TOM.email
    assert len(getaddresses([parsed(mail)["To"]])) == len(getaddresses([parsed(mail)["From"]])) == 1
    lines = mail.raw.split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert not any(b"\r" in line or b"\n" in line or b"\0" in line for line in lines)
    assert mail.raw.isascii()
    assert parsedate_to_datetime(parsed(mail)["Date"]) == DATE


@settings(max_examples=200)
@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=80))
def test_names_subjects_and_texts_come_back_as_they_were(words: str) -> None:
    words = " ".join(words.split()) or "x"
    mail = composed(Letter(subject=words, text=f"{words}\n", html=words), to=Address(email=TOM.email, name=words))
    assert str(make_header(decode_header(parsed(mail)["Subject"].replace("\r\n", "")))) == words
    shown = str(make_header(decode_header(getaddresses([parsed(mail)["To"].replace("\r\n", "")])[0][0])))
    assert shown == words
    assert body(mail, 0) == f"{words}\n"


def test_lines_that_mail_software_changes_are_protected() -> None:
    mail = composed(Letter(subject="S", text="From Anna\n.\nend \n", html="x"))
    assert b"\r\nFrom Anna" not in mail.raw
    assert b"\r\n.\r\n" not in mail.raw
    assert body(mail, 0) == "From Anna\n.\nend \n"


@pytest.mark.parametrize(
    ("address", "plus", "expected"),
    [
        ("anna@agency.example", True, "anna+{token}@agency.example"),
        ("anna@agency.example", False, "anna@agency.example"),
        ("anna+jobs@agency.example", True, "anna+{token}@agency.example"),
        (f"{'a' * 28}@agency.example", True, f"{'a' * 28}+{{token}}@agency.example"),
        (f"{'a' * 29}@agency.example", True, f"{'a' * 29}@agency.example"),
    ],
)
def test_the_token_stands_behind_a_plus_where_it_fits(address: str, plus: bool, expected: str) -> None:
    token = marks.token(b"key", "abcdefgh", "a")
    assert reply_address(address, token, plus) == expected.format(token=token)


def test_a_file_goes_beside_the_letter_and_comes_out_as_it_went_in() -> None:
    text = '{"quote": "“großartig” \u2026 ' + "x" * 500 + '"}\n'
    mail = parsed(
        composed(replace(LETTER, attachments=(Attachment(name="a-1.json", kind="application/json", text=text),)))
    )

    assert mail.get_content_type() == "multipart/mixed"
    letter, attached = mail.get_payload()  # type: ignore[misc]
    assert letter.get_content_type() == "multipart/alternative"  # type: ignore[union-attr]
    assert (attached.get_content_type(), attached.get_filename()) == ("application/json", "a-1.json")  # type: ignore[union-attr]
    assert attached.get_content_disposition() == "attachment"  # type: ignore[union-attr]
    assert attached.get_payload(decode=True).decode() == text  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ['a".json', "a\r\nb", "../a", "", "ä.json"])
def test_a_file_name_that_could_break_a_header_is_refused(name: str) -> None:
    with pytest.raises(Permanent):
        composed(replace(LETTER, attachments=(Attachment(name=name, kind="application/json", text="{}"),)))
