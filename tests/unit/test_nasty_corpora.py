"""The mails on which other programs broke: none of them may hurt, and no words that somebody would see may be lost."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

from agent.errors import Unreadable
from agent.reading import mime
from agent.reading.claims import Claims
from agent.reading.relevance import Glance, Watch, concerns
from agent.reading.typed import typed
from tests.unit.mails import DATA, HOUSE, read

NASTY = ("stalwart-eml", "mimekit", "mime4j", "mikel-mail", "spamscope", "thunderbird-mime", "cpython-email")
MAIL = (*NASTY, "sisimai", "flufl-bounce", "ccs-imip", "james-imip", "thunderbird-imip")
WATCH = Watch(addresses=HOUSE.addresses, domain=HOUSE.domain)
FIRST_LINE = re.compile(rb"[^\n]*\n")


def mails(corpus: str) -> list[Path]:
    others = (
        "SOURCE.md",
        "LICENSE",
        "LICENSE.txt",
        "NOTICE",
        "MIT.txt",
        "MIT-LICENSE",
        "expected.jsonl",
        "cases.jsonl",
    )
    files = [path for path in sorted((DATA / corpus).rglob("*")) if path.is_file()]
    found = [p for p in files if p.name not in others and "_decoded" not in p.name]
    assert found
    return found


def refused_or_read(raw: bytes) -> Claims | str:
    try:
        return read(raw)
    except Unreadable as error:
        return str(error)


def survives(raw: bytes) -> Claims | None:
    """The claims, or None where the mail is refused; a refusal for an error that nobody thought of is a bug."""
    concerns(Glance(headers=raw[: 128 * 1024], types=()), WATCH)
    claims = refused_or_read(raw)
    if isinstance(claims, str):
        assert "cannot be read (" not in claims
        return None
    typed(claims.text, claims.html, "")
    assert not claims.verdict.verified
    assert claims.subject.isprintable()
    assert "\0" not in claims.text + claims.html
    return claims


@pytest.mark.parametrize("corpus", MAIL)
def test_no_mail_is_refused(corpus: str) -> None:
    assert not [path.name for path in mails(corpus) if survives(path.read_bytes()) is None]


# --- the same mails, damaged on the way -------------------------------------------------------------------------------


def damaged(raw: bytes, chance: random.Random) -> Iterator[bytes]:
    """The mail cut anywhere, with octets changed, with a stretch twice, with fields twice, with other line ends."""
    place, other = sorted(chance.choices(range(len(raw) + 1), k=2))
    yield raw[:place]
    yield raw[place:]
    yield bytes(octet ^ (1 << chance.randrange(8)) if chance.random() < 0.01 else octet for octet in raw)
    yield raw[:other] + raw[place:other] * chance.randrange(2, 9) + raw[other:]
    field = FIRST_LINE.match(raw, min(place, 500))
    yield (field[0] if field else b"From: x\n") * 3 + raw
    yield raw.replace(b"\r\n", b"\n").replace(b"\n", chance.choice([b"\r", b"\r\n", b"\n\r", b"\n\n", b"\0\n"]))
    yield raw.replace(b"boundary", b"boundary=x; boundary").replace(b"charset=", b"charset=x-")


@pytest.mark.parametrize("corpus", MAIL)
def test_damaged_mails_do_no_harm(corpus: str) -> None:
    chance = random.Random(corpus)
    for path in mails(corpus):
        for raw in damaged(path.read_bytes(), chance):
            survives(raw)


# --- what their own projects expect -----------------------------------------------------------------------------------

# Garbage behind the padding of base64, and boundaries that only begin like the stated one: nothing that is text.
ODD = {"malformed-005.eml", "malformed-016.eml", "thirdparty-002.eml", "rfc-000.eml"}


def stalwart() -> list[dict[str, object]]:
    lines = (DATA / "stalwart-eml" / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("case", stalwart(), ids=lambda case: str(case["file"]))
def test_subject_and_texts_as_stalwart_expects_them(case: dict[str, object]) -> None:
    parts = mime.parts((DATA / "stalwart-eml" / str(case["file"])).read_bytes())

    assert parts[0].headers.text("subject") == " ".join(str(case["subject"] or "").split())
    if case["file"] not in ODD:
        texts = case["texts"]
        assert isinstance(texts, list)
        assert {" ".join(text.split()) for text in texts} <= {" ".join(p.text(10**6).split()) for p in parts}


@pytest.mark.parametrize("path", sorted((DATA / "mime4j").glob("*.msg")), ids=lambda p: p.stem)
def test_decoded_texts_as_mime4j_expects_them(path: Path) -> None:
    found = {b" ".join(p.content(10**7).split()) for p in mime.parts(path.read_bytes())}

    for expected in path.parent.glob(f"{path.stem}_decoded*.txt"):
        text = b" ".join(expected.read_bytes().split())
        # There a line that is no field ends the header and is text; for us the header goes on, as servers let it. And
        # a mail in a digest, which has no body, is an enclosed mail for us and a text for them.
        if path.stem not in ("malformedHeaderStartsBody-nocrlfcrlf", "multipartnestedemptyparts"):
            assert not text or text in found


def python_text(mail: Message) -> str:
    """The plain text that Python's own parser finds, where it can decode it."""
    found = []
    waiting = [mail]
    while waiting:
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting = [p for p in part.get_payload() if isinstance(p, Message)] + waiting
        elif part.get_content_type() == "text/plain" and not part.get_filename():
            body = part.get_payload(decode=True)
            if part.get_content_disposition() != "attachment" and isinstance(body, bytes):
                found.append(body.decode(part.get_content_charset() or "ascii"))
    return "\n".join(found)


# Python ends a header at the first line that is no field, which then is text; servers let the header go on. A boundary
# with spaces at its end, which the standard forbids. A uuencoded file in the text. C1 controls in Latin-1.
NOT_LIKE_PYTHON = {
    "issue358.txt",
    "issue1189-summary.txt",
    "malformed-019.eml",
    "malformedHeader-nocrlfcrlf.msg",
    "malformedHeaderStartsBody-nocrlfcrlf.msg",
    "obsolete.msg",
    "example13.eml",
    "weird-boundary.msg",
    "uu-zeegee.msg",
    "content_transfer_encoding_7-bit.eml",
    "message-partial.2.eml",
    "rfc2046.1.eml",
}


@pytest.mark.parametrize("corpus", NASTY)
def test_no_words_are_lost_that_python_finds(corpus: str) -> None:
    missing = {}
    for path in mails(corpus):
        raw = path.read_bytes()
        try:
            theirs = python_text(message_from_bytes(raw))
        except (LookupError, UnicodeError, ValueError):
            continue
        ours = survives(raw)
        if ours is not None and (lost := Counter(theirs.split()) - Counter(ours.text.split())):
            missing[path.name] = lost
    assert set(missing) <= NOT_LIKE_PYTHON, missing
