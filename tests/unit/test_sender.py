"""Whether the trusted server's word proves a sender: header sets as servers write them, and as forgers do."""

from dataclasses import replace

import pytest

from agent.reading import envelope, headers
from agent.reading.sender import verdict
from tests.unit.mails import HOUSE

ID = "mx.agency.example"
TRACE = f"Received: from out.acme.example (out.acme.example [192.0.2.7])\n by {ID} with ESMTPS id 1"


def judge(lines: str, house_id: str = ID) -> tuple[bool, str]:
    block = headers.parse(f"{lines}\nTo: anna@agency.example".encode())
    found = verdict(block, envelope.sender(block), replace(HOUSE, authserv_id=house_id))
    return found.verified, found.reason


TOM = "From: Tom <tom@acme.example>"


@pytest.mark.parametrize(
    "lines",
    [
        f"Authentication-Results: {ID}; dmarc=pass (p=none dis=none) header.from=acme.example\n{TOM}",
        f"Authentication-Results: {ID.upper()} 1; dmarc=pass header.from=ACME.example\n{TOM}",
        f'Authentication-Results: {ID}; dkim=pass header.d=acme.example header.s=s1 header.b="aB/c+="\n{TOM}',
        f"Authentication-Results: {ID};\n dkim=pass header.i=@acme.example header.s=google;\n"
        f" spf=pass (x: domain of t) smtp.mailfrom=tom@acme.example\n{TOM}",
        f"Authentication-Results: {ID}; dkim=pass header.d=acme.example\nFrom: tom@mail.acme.example",
        f"Authentication-Results: {ID}; dkim=pass header.d=mail.acme.example\n{TOM}",
        f"Authentication-Results: {ID}; spf=pass smtp.mailfrom=acme.example\n"
        f"Authentication-Results: {ID}; dkim=pass header.d=acme.example\n{TOM}",
        f"{TRACE}\nAuthentication-Results: {ID}; dmarc=pass header.from=acme.example\n{TOM}",
        f"Received: by 2002:a05:6a10:1234 with SMTP id x\n{TRACE}\n"
        f"Authentication-Results: {ID}; dmarc=pass header.from=acme.example\n{TOM}",
        f"Received: from a by store1.internal (Postfix)\nReceived: from a by mx2.agency.example\n"
        f"Authentication-Results: {ID}; dmarc=pass header.from=acme.example\n{TOM}",
        f"Authentication-Results: {ID}; dmarc=pass header.from=acme.example\n"
        f"Sender: Google Calendar <calendar-notification@google.com>\n{TOM}",
    ],
)
def test_proven(lines: str) -> None:
    assert judge(lines)[0], judge(lines)


@pytest.mark.parametrize(
    ("lines", "because"),
    [
        (TOM, "says nothing"),
        (f"Authentication-Results: {ID}; none\n{TOM}", "neither"),
        (f"Authentication-Results: {ID}; spf=pass smtp.mailfrom=acme.example\n{TOM}", "neither"),
        (f"Authentication-Results: {ID}; dmarc=fail header.from=acme.example\n{TOM}", "dmarc=fail"),
        (f"Authentication-Results: {ID}; dmarc=pass header.from=evil.example\n{TOM}", "neither"),
        (f"Authentication-Results: {ID}; dkim=pass header.d=evil.example\n{TOM}", "neither"),
        (f"Authentication-Results: {ID}; dkim=pass header.d=evilacme.example\n{TOM}", "neither"),
        (f"Authentication-Results: {ID}; dkim=pass header.d=example\n{TOM}", "neither"),
        (f"Authentication-Results: {ID}; dkim=fail header.d=acme.example\n{TOM}", "neither"),
        (f"Authentication-Results: {ID}; dkim=pass header.d=evil.example header.i=@acme.example\n{TOM}", "neither"),
        # The server is at odds with itself, or somebody wrote into its field.
        (
            f"Authentication-Results: {ID}; dmarc=fail header.from=acme.example;\n"
            f" dkim=pass header.d=acme.example\n{TOM}",
            "dmarc=fail",
        ),
        (f"Authentication-Results: {ID}; dmarc=fail (dmarc=pass) header.from=acme.example\n{TOM}", "dmarc=fail"),
        (f'Authentication-Results: {ID}; dkim=fail reason="; dmarc=pass header.from=acme.example"\n{TOM}', "neither"),
        # The forger writes a second field below the true one.
        (
            f"Authentication-Results: {ID}; spf=pass smtp.mailfrom=e; dkim=none\n"
            f"Authentication-Results: {ID}; dmarc=pass header.from=acme.example\n{TOM}",
            "neither",
        ),
        (
            f"Authentication-Results: {ID}; dkim=fail header.d=evil.example\n"
            f"Authentication-Results: {ID}; dkim=pass header.d=acme.example\n{TOM}",
            "neither",
        ),
        (
            f"Authentication-Results: {ID}; spf=fail smtp.mailfrom=e\nReceived: from x by {ID}\n"
            f"Authentication-Results: {ID}; dmarc=pass header.from=acme.example\n{TOM}",
            "neither",
        ),
        # The true server said nothing, and the field was there before another server took the mail.
        (
            f"{TRACE}\nReceived: from x by mx.other.example\n"
            f"Authentication-Results: {ID}; dmarc=pass header.from=acme.example\n{TOM}",
            "trace of mx.other.example",
        ),
        (f"Authentication-Results: mx.other.example; dmarc=pass header.from=acme.example\n{TOM}", "says nothing"),
        (f"Authentication-Results: {ID}.evil.example; dmarc=pass header.from=acme.example\n{TOM}", "says nothing"),
        (f"ARC-Authentication-Results: i=1; {ID}; dmarc=pass header.from=acme.example\n{TOM}", "says nothing"),
        # Microsoft names no server.
        (
            "Authentication-Results: spf=pass smtp.mailfrom=acme.example; dkim=pass header.d=acme.example;\n"
            f" dmarc=pass action=none header.from=acme.example;compauth=pass reason=100\n{TOM}",
            "says nothing",
        ),
        (f"Authentication-Results: {ID}; dmarc=pass {'(' * 2000} header.from=acme.example\n{TOM}", "cannot be read"),
        (f"Authentication-Results: {ID}; dmarc=pass header.from=acme.example {'x' * 5000}\n{TOM}", "too long"),
        (f"Authentication-Results: {ID}; =;;= dmarc\n{TOM}", "cannot be read"),
        (f"Authentication-Results: {ID}; dmarc=pass header.from=acme.example\n{TOM}\nFrom: eve@evil.example", "From"),
        # Google signs for itself; the organiser may know nothing of it.
        (
            f"Authentication-Results: {ID}; dkim=pass header.d=google.com\n"
            "Sender: Google Calendar <calendar-notification@google.com>\nFrom: anna@google.com",
            "Google Calendar",
        ),
    ],
)
def test_not_proven(lines: str, because: str) -> None:
    verified, reason = judge(lines)
    assert not verified
    assert because in reason


def test_microsofts_form_is_not_trusted_where_no_server_is_named() -> None:
    lines = f"Authentication-Results: dkim=pass header.d=acme.example; dmarc=pass header.from=acme.example\n{TOM}"
    assert judge(lines, "") == (False, "no mail server is trusted to check senders")


def test_the_operator_may_vouch_for_the_server() -> None:
    assert judge(TOM, "*")[0]
    assert not judge("From: tom@acme.example, eve@evil.example", "*")[0]
