"""The targets: functions of bytes that raise nothing but AssertionError, and that only where a promise is broken."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from agent.core.mail import Address, Label
from agent.errors import Unreadable
from agent.reading import envelope, headers
from agent.reading.charsets import decode, words
from agent.reading.claims import Claims
from agent.reading.html import html_lines
from agent.reading.ics import components
from agent.reading.parse import claims
from agent.reading.plaintext import MAX_LINE, MAX_LINES, visible
from agent.reading.relevance import Glance, Watch, concerns
from agent.reading.sender import verdict
from agent.reading.typed import typed
from tests.unit.mails import HOUSE, RECEIVED
from tests.unit.test_typed import OURS

_TOM = Address(email="tom@acme.example")
_WATCH = Watch(addresses=HOUSE.addresses, domain=HOUSE.domain)


def envelope_target(data: bytes) -> None:
    """A header block: who, to whom, in answer to what."""
    found = headers.parse(data)
    assert found == headers.parse(data)
    sender = envelope.sender(found)
    assert sender is None or len(found.all("from")) == 1
    for email in (*envelope.recipients(found), *((sender.email,) if sender else ())):
        assert "@" in email
        assert email.isprintable()
        assert email == email.lower()
        assert len(email) < 500
    assert len(envelope.references(found)) <= 100
    assert all(one.startswith("<") and one.endswith(">") for one in envelope.references(found))
    assert found.text("subject").isprintable()
    date = envelope.date(found)
    assert date is None or date.utcoffset() == timedelta()
    concerns(Glance(headers=data, types=()), _WATCH)


def mail_target(data: bytes) -> None:
    """A whole mail."""
    found = _claims(data)
    # The last net of the parser gives the name of an error that nobody thought of.
    assert not isinstance(found, str) or "cannot be read (" not in found
    if not isinstance(found, str):
        assert found == _claims(data)
        assert not found.verdict.verified or HOUSE.authserv_id.encode() in data.lower()
        assert found.subject.isprintable()
        assert "\0" not in found.text + found.html


def _claims(data: bytes) -> Claims | str:
    try:
        return claims(data, HOUSE, RECEIVED)
    except Unreadable as error:
        return str(error)


def ics_target(data: bytes) -> None:
    """A calendar file."""
    try:
        found = components(data, received=RECEIVED)
    except Unreadable:
        return
    assert found == components(data, received=RECEIVED)
    for one in found:
        assert one.uid
        assert one.uid.isprintable()
        assert one.summary.isprintable()
        assert one.dtstamp <= RECEIVED + timedelta(days=1)
        assert (one.start is None) == (one.end is None)
        assert one.start is None or one.end is None or one.start < one.end
        assert all(a.address.email.count("@") == 1 and "?" not in a.address.email for a in one.attendees)


def reply_target(data: bytes) -> None:
    """The text of a reply to our letter; behind a NUL its HTML."""
    text, _, html = data.partition(b"\0")
    said, page = decode(text), decode(html)
    lines = typed(said, page, OURS)
    assert lines == typed(said, page, OURS)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert len(lines) <= MAX_LINES
    assert all(len(line.text) <= MAX_LINE and "\n" not in line.text for line in lines)
    assert all(visible(line.text) == line.text for line in lines)
    assert all(not line.question or line.label is Label.TYPED for line in lines)


def html_target(data: bytes) -> None:
    """A page."""
    page = decode(data)
    found = html_lines(page)
    assert found == html_lines(page)
    assert len(found) <= 2 * MAX_LINES + 2
    assert all("\n" not in line for line, _ in found)


def results_target(data: bytes) -> None:
    """The Authentication-Results of the trusted server, and whatever a stranger could add below or within them."""
    value = data.replace(b"\r", b" ").replace(b"\n", b" ")
    block = b"Authentication-Results: mx.agency.example; " + value + b"\nFrom: tom@acme.example"
    found = verdict(headers.parse(block), _TOM, HOUSE)
    assert found == verdict(headers.parse(block), _TOM, HOUSE)
    assert not found.verified or (b"pass" in value.lower() and b"example" in value.lower())
    stranger = b"Authentication-Results: evil.example; " + value + b"\nFrom: tom@acme.example"
    assert not verdict(headers.parse(stranger), _TOM, HOUSE).verified


def charset_target(data: bytes) -> None:
    """Text in any charset; the label stands before the first line end."""
    label, _, body = data.partition(b"\n")
    for text in (decode(body, label.decode("latin-1")), decode(body), words(body.decode("latin-1"))):
        assert len(text) <= 4 * len(body) + 4
        assert visible(visible(text)) == visible(text)


Target = Callable[[bytes], None]

TARGETS: Mapping[str, Target] = {
    "envelope": envelope_target,
    "mail": mail_target,
    "ics": ics_target,
    "reply": reply_target,
    "html": html_target,
    "results": results_target,
    "charset": charset_target,
}
