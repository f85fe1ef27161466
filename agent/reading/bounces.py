"""Delivery failures: what came back, for whom, and whether for good (RFC 3464, RFC 3463, and older habits)."""

import re
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from flufl.bounce import all_failures

from agent.core.mail import base, plain
from agent.reading import failing, leaving, reports, undelivered
from agent.reading.addresses import mailboxes
from agent.reading.claims import Bounce
from agent.reading.mime import Part
from agent.reading.opening import before_quotes, whole

_READ = 256 * 1024
"""Octets of a report that are searched."""
_FIRST = 64 * 1024
_STATUS = re.compile(r"\b([45])\.\d{1,3}\.\d{1,3}\b")
_REPLY_CODE = re.compile(r"(?:^|[\s\"'(:])([45])[0-5]\d(?=[ -])")
_WAITING = re.compile(
    r"\b(?:delayed|will (?:keep|continue) (?:on )?(?:re)?trying|still trying|warning|temporar(?:y|ily)"
    r"|do not need to resend|not yet been delivered)\b",
    re.IGNORECASE,
)
_FOR_GOOD = re.compile(
    r"\b(?:user unknown|unknown user|no such user|does not exist|doesn't exist|permanent (?:fatal )?error|not found"
    r"|invalid recipient|unknown recipient|recipient rejected|no mailbox here|mailbox unavailable|giving up"
    r"|not listed in domino directory|\"bounceType\"\s*:\s*\"Permanent"
    r"|(?:account|mailbox|user) (?:is |has been )?(?:disabled|unknown|inactive))\b",
    re.IGNORECASE,
)
_DETAIL = 200


def failures(raw: bytes) -> tuple[frozenset[str], frozenset[str]]:
    """The addresses that fail for now, and those that fail for good, in the words of some eighty mail systems."""
    try:
        message: Message = message_from_bytes(raw[:_READ], policy=compat32)
        if "from" not in message:
            # A detector takes a sender for granted.
            message["From"] = "unknown@invalid"
        temporary, permanent = all_failures(message)
    except Exception:
        # The library was written for bounces; on other input its detectors raise whatever they stumble over.
        return frozenset(), frozenset()
    return _addresses(temporary), _addresses(permanent)


def _addresses(values: frozenset[bytes]) -> frozenset[str]:
    texts = (address.decode("ascii", "replace") if isinstance(address, bytes) else str(address) for address in values)
    return frozenset(one.email for text in texts for one in mailboxes(text)[0])


def read(raw: bytes, parts: tuple[Part, ...], own: frozenset[str] = frozenset()) -> Bounce:
    """What a delivery report says; also the note that its sender has left, which closes an address as well.

    ``own`` are the recruiter's addresses: they stand in the mail that came back, and fail only where no other does.
    """
    status = reports.groups(parts)
    if not status and (gone := _gone(parts)):
        return gone
    temporary, permanent = failures(raw)
    stated = permanent or temporary or _x_failed(parts) or reports.recipients(status)
    found = stated or _guessed(parts)
    addresses = tuple(sorted({one for one in found if base(one)[0] not in own} or found))
    if status:
        return Bounce(addresses=addresses, permanent=reports.final(status), detail=reports.detail(status))
    text = " ".join(part.text(_FIRST) for part in parts if part.type == "text/plain" and not part.enclosed)
    known = bool(permanent) and not temporary
    return Bounce(addresses=addresses, permanent=_for_good(text, known=known), detail=_reason(text))


def _gone(parts: tuple[Part, ...]) -> Bounce | None:
    """The note of somebody who has left the company: nobody reads that mailbox any more."""
    text = before_quotes(whole(parts))
    words = leaving.left(text)
    if not words or undelivered.in_text(text) or undelivered.in_subject(parts[0].headers.text("subject")):
        return None
    sender = mailboxes(parts[0].headers.first("from"))[0][:1]
    return Bounce(addresses=tuple(one.email for one in sender), permanent=True, detail=_around(text, words))


def _around(text: str, words: str) -> str:
    sentence = next((part for part in re.split(r"(?<=[.!?。])\s*", text) if words in part), words)
    return plain(sentence)[:_DETAIL]


def _x_failed(parts: tuple[Part, ...]) -> frozenset[str]:
    return _stated(parts[0], "x-failed-recipients")


def _stated(part: Part, *names: str) -> frozenset[str]:
    return frozenset(one.email for name in names for one in mailboxes(part.headers.first(name))[0])


def _guessed(parts: tuple[Part, ...]) -> frozenset[str]:
    """Addresses in the free words of a report; what comes over a mailing list is about somebody else's mail."""
    if parts[0].headers.first("list-id"):
        return frozenset()
    text = whole(parts)
    own = _stated(parts[0], "from", "reply-to", "sender")
    to = _stated(parts[0], "to", "delivered-to", "x-original-to")
    found = failing.named(text, own | to) or _enclosed(parts)
    # Some systems address their report to whom they could not reach.
    return found or failing.named(text, own)


def _enclosed(parts: tuple[Part, ...]) -> frozenset[str]:
    """Whom the mail that came back was for, if that was one person."""
    came_back = [part for part in parts if part.enclosed and part.headers.first("to")]
    to = _stated(came_back[0], "to") if came_back else frozenset()
    return to if len(to) == 1 else frozenset()


def _for_good(text: str, *, known: bool) -> bool:
    """What a report in free words says; codes count more than words, and in doubt it is not for good."""
    codes = [*_STATUS.findall(text), *_REPLY_CODE.findall(text)]
    if codes:
        return "5" in codes
    return not _WAITING.search(text) and (known or bool(_FOR_GOOD.search(text)))


def _reason(text: str) -> str:
    """The line that says why, as well as can be told."""
    lines = [plain(line) for line in text.splitlines()]
    telling = (line for line in lines if _STATUS.search(line) or _REPLY_CODE.search(line) or _FOR_GOOD.search(line))
    return next(telling, next(filter(None, lines), ""))[:_DETAIL]
