"""Mails by which flows hand on the responses of a form, as the two that the README tells of write them."""

from base64 import encodebytes
from collections.abc import Sequence
from html import escape

TITLES = (
    "Q1. How would you rate the interview overall, 1 (poor) to 5 (excellent)?",
    "Q2. What were your impressions?",
    "Q3. Were the qualifications met?",
    "Q4. Any concerns, or suggestions for improvement?",
    "Q5. What should happen next: offer, another interview, hold, or no?",
    "Reference",
)
PROVEN = "Authentication-Results: mx.agency.example; dmarc=pass header.from={domain}\n"

POWER_AUTOMATE = """\
{proof}From: Anna Berg <{sender}>
To: "anna+debrief@agency.example" <anna+debrief@agency.example>
Subject: {subject}
Thread-Topic: Debrief form
Thread-Index: AQHbPg3vW1b1xM2kRk6yYQe0mZkSVw==
Date: Mon, 23 Nov 2026 12:04:31 +0000
Message-ID: <{key}@EUR05.prod.outlook.example>
Content-Language: en-US
X-MS-Has-Attach:
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64
MIME-Version: 1.0

{body}"""
"""Send an email (V2): HTML alone, in base64."""

APPS_SCRIPT = """\
{proof}MIME-Version: 1.0
Date: Mon, 23 Nov 2026 04:04:31 -0800
Message-ID: <{key}@mail.gmail.example>
Subject: {subject}
From: {sender}
To: anna+debrief@agency.example
Content-Type: multipart/alternative; boundary="000000000000a1b2c3"

--000000000000a1b2c3
Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes

{text}
--000000000000a1b2c3
Content-Type: text/html; charset="UTF-8"
Content-Transfer-Encoding: base64

{body}
--000000000000a1b2c3--
"""

PLAIN = """\
{proof}From: {sender}
To: anna@agency.example
Subject: {subject}
Message-ID: <{key}@mail.gmail.example>
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

{body}"""


def table(cells: Sequence[str], titles: Sequence[str] = TITLES) -> str:
    """The table of the README, with the answers put in as they are: Power Automate escapes nothing."""
    rows = "".join(f"<tr><td>{title}</td><td>{cell}</td></tr>" for title, cell in zip(titles, cells, strict=True))
    return f'<table border="1">{rows}</table>'


def power_automate(
    body: str,
    *,
    sender: str = "anna@agency.example",
    subject: str = "Debrief form",
    proven: bool = True,
    key: str = "AM0PR05MB1",
) -> str:
    """Exchange puts a head around the body."""
    html = f'<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>{body}'
    return _filled(POWER_AUTOMATE, sender, subject, key, f"{html}</body></html>", proven=proven)


def apps_script(cells: Sequence[str], *, proven: bool = True) -> str:
    """The script of the README escapes what people wrote."""
    body = table([escape(cell) for cell in cells])
    raw = _filled(APPS_SCRIPT, "anna@agency.example", "Debrief form", "CAJx", body, proven=proven)
    return raw.replace("{text}", " ".join((*TITLES, *cells)))


def plain(text: str, *, sender: str = "anna@agency.example", subject: str = "Debrief form", key: str = "CAJy") -> str:
    """Lines alone."""
    return _filled(PLAIN, sender, subject, key, text, proven=True)


def _filled(form: str, sender: str, subject: str, key: str, body: str, *, proven: bool) -> str:
    proof = PROVEN.format(domain=sender.rpartition("@")[2]) if proven else ""
    return form.format(
        proof=proof, sender=sender, subject=subject, key=key, body=encodebytes(body.encode()).decode(), text="{text}"
    )
