"""BODYSTRUCTURE as servers send it -> the content types of a mail's parts."""

import pytest

from agent.adapters.imap.structure import content_types
from agent.adapters.imap.tokens import values

PLAIN = b'("text" "plain" ("charset" "utf-8") NIL NIL "7bit" 12 1 NIL NIL NIL NIL)'

STRUCTURES = {
    "one part": (PLAIN, ("text/plain",)),
    "Gmail's answer to an invitation": (
        b'((("TEXT" "PLAIN" NIL NIL NIL "7BIT" 5 1 NIL NIL NIL)("TEXT" "HTML" NIL NIL NIL "7BIT" 5 1 NIL NIL NIL)'
        b'("TEXT" "CALENDAR" ("CHARSET" "UTF-8" "METHOD" "REPLY") NIL NIL "7BIT" 9 1 NIL NIL NIL)'
        b' "ALTERNATIVE" ("BOUNDARY" "b") NIL NIL)'
        b'("APPLICATION" "ICS" ("NAME" "invite.ics") NIL NIL "BASE64" 9 NIL'
        b' ("ATTACHMENT" ("FILENAME" "invite.ics")) NIL)'
        b' "MIXED" ("BOUNDARY" "a") NIL NIL)',
        (
            "multipart/mixed",
            "multipart/alternative",
            "text/plain",
            "text/html",
            "text/calendar",
            "application/ics invite.ics",
        ),
    ),
    "a bounce encloses our own invitation": (
        b"(" + PLAIN + b'("message" "rfc822" NIL NIL NIL "7bit" 900 (NIL "Invitation" NIL NIL NIL NIL NIL NIL NIL NIL)'
        b' ("text" "calendar" NIL NIL NIL "7bit" 9 1) 20 NIL ("attachment" ("filename" "a.eml")) NIL)'
        b' "report" ("report-type" "delivery-status"))',
        ("multipart/report", "text/plain", "message/rfc822 a.eml"),
    ),
    "the file name stands only in the disposition": (
        b'("application" "octet-stream" NIL NIL NIL "base64" 9 NIL ("attachment" ("filename" "Termin.ICS")) NIL)',
        ("application/octet-stream termin.ics",),
    ),
    "the file name is an encoded word": (
        b'("application" "octet-stream" ("name" "=?utf-8?B?w4QuaWNz?=") NIL NIL "base64" 9 NIL NIL NIL)',
        ("application/octet-stream ä.ics",),
    ),
    "the file name is by RFC 2231, in two pieces": (
        b'("application" "x" ("name*0*" "utf-8\'\'%C3%84" "name*1" ".ics") NIL NIL "base64" 9)',
        ("application/x utf-8''%c3%84.ics",),
    ),
    "an encoded word that is broken": (
        b'("application" "x" ("name" "=?utf-8?B?w4?=") NIL NIL "base64" 9)',
        ("application/x =?utf-8?b?w4?=",),
    ),
    "the type is a number": (b'("7" "8" NIL NIL NIL "7bit" 9)', ("7/8",)),
    "the disposition is no list": (
        b'("text" "calendar" NIL NIL NIL "7bit" 9 1 NIL "attachment" NIL)',
        ("text/calendar",),
    ),
    "a part that makes no sense": (b"(" + PLAIN + b'(NIL) "mixed")', ("multipart/mixed", "text/plain")),
    "nothing": (b"(NIL)", ()),
}


@pytest.mark.parametrize("name", STRUCTURES)
def test_content_types(name: str) -> None:
    raw, types = STRUCTURES[name]
    assert content_types(values([raw])[0]) == types


def test_no_structure_at_all() -> None:
    assert content_types(None) == ()


def test_a_mail_of_ten_thousand_parts_is_cut_short() -> None:
    assert len(content_types(values([b"(" + PLAIN * 10_000 + b' "mixed")'])[0])) == 500
