"""The marks on our letters by which replies find their way back: tokens and Message-IDs.

Both are made from what they stand for with a secret key, so that a lost store can make them again and nobody else can.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass

from agent.core.effects import LetterKind

RECRUITER_SLOT = "2"
"""The slot in tokens of letters to the recruiter and the team; respondents have letters."""

_TAG = re.compile(r"[a-z2-7]{35}")
_CODE = re.compile(r"\[#([a-z2-7]{8})\]", re.IGNORECASE)
_CALL_UID = re.compile(r"debrief-call-[a-z2-7]{8}-[a-z]@[^\s@]+")
_MARK = re.compile(
    r"1; ref=(?P<ref>[a-z2-7]{8}|); kind=(?P<kind>[a-z_]{1,20}); slot=(?P<slot>[a-z]|);"
    r" number=(?P<number>[0-9]{1,6}); about=(?P<about>[0-9A-Za-z:.+-]{0,16}); mac=(?P<mac>[a-z2-7]{26})"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterMark:
    """What a letter of ours says of itself to a store that was lost. Nothing in it is personal."""

    interview: str
    """Empty for a letter about a mail that belongs to none."""
    kind: LetterKind
    slot: str = ""
    number: int = 0
    about: str = ""
    """The beginning of what makes it one of its kind: of the key of the mail that it is about, or of a time."""


def _mac(key: bytes, *parts: str) -> str:
    """128 bits of HMAC-SHA-256 over the parts, in 26 lower-case base32 characters."""
    digest = hmac.new(key, "\0".join(parts).encode(), hashlib.sha256).digest()[:16]
    return base64.b32encode(digest).decode().rstrip("=").lower()


def token(key: bytes, ref: str, slot: str) -> str:
    """The token for one respondent of one interview: reference, slot and proof in 35 characters.

    Lower-case letters and digits only, as some servers fold the case of local parts.
    """
    return f"{ref}{slot}{_mac(key, 'token', ref, slot)}"


def check_token(key: bytes, tag: str) -> tuple[str, str] | None:
    """The (reference, slot) that a token stands for; None if we did not make it."""
    tag = tag.lower()
    if not _TAG.fullmatch(tag):
        return None
    ref, slot = tag[:8], tag[8]
    return (ref, slot) if hmac.compare_digest(tag, token(key, ref, slot)) else None


def message_id(key: bytes, effect: str, domain: str) -> str:
    """The Message-ID of an effect's letter (RFC 5322 section 3.6.4): always the same, and not to be guessed."""
    return f"<debrief.{_mac(key, 'letter', effect)}@{domain}>"


def form_reference(key: bytes, ref: str, slot: str) -> str:
    """What stands in a form's link for one respondent. It is no token of a reply: a form's provider reads it."""
    return f"{ref}{slot}{_mac(key, 'form', ref, slot)}"


def check_form_reference(key: bytes, text: str) -> tuple[str, str] | None:
    """The (reference, slot) that a form's reference stands for; None if we did not make it."""
    text = text.lower()
    if not _TAG.fullmatch(text):
        return None
    ref, slot = text[:8], text[8]
    return (ref, slot) if hmac.compare_digest(text, form_reference(key, ref, slot)) else None


def own_topic(key: bytes, address: str) -> str:
    """The level of a topic that stands for a participant: nobody can tell whose it is, or guess another's."""
    return _mac(key, "topic", address.lower())


def call_uid(ref: str, slot: str, domain: str) -> str:
    """The UID of the calendar entry that keeps time for a call (RFC 5545 section 3.8.4.7)."""
    return f"debrief-call-{ref}-{slot}@{domain}"


def is_call(uid: str) -> bool:
    """Whether a calendar entry keeps time for a call: it is no interview, whoever is invited to it."""
    return bool(_CALL_UID.fullmatch(uid))


def code(ref: str) -> str:
    """The reference as people see it in subjects."""
    return f"[#{ref}]"


def codes(text: str) -> tuple[str, ...]:
    """The references that are visible in a text."""
    return tuple(dict.fromkeys(match.lower() for match in _CODE.findall(text)))


def letter_mark(key: bytes, letter: str, mark: LetterMark) -> str:
    """The text of X-Debrief-Mark for the letter with the Message-ID ``letter``."""
    fields = _fields(mark)
    return f"{fields}; mac={_mac(key, 'mark', letter, fields)}"


def check_mark(key: bytes, letter: str, text: str) -> LetterMark | None:
    """What a mark says of the letter with the Message-ID ``letter``; None if we did not write it for that letter."""
    match = _MARK.fullmatch(" ".join(text.split()))
    if match is None or match["kind"] not in set(LetterKind):
        return None
    mark = LetterMark(
        interview=match["ref"],
        kind=LetterKind(match["kind"]),
        slot=match["slot"],
        number=int(match["number"]),
        about=match["about"],
    )
    return mark if hmac.compare_digest(letter_mark(key, letter, mark), match[0]) else None


def _fields(mark: LetterMark) -> str:
    return f"1; ref={mark.interview}; kind={mark.kind}; slot={mark.slot}; number={mark.number}; about={mark.about[:16]}"
