"""Delivery failures: what came back, for whom, and whether for good (RFC 3464, RFC 3463, and older habits)."""

import re
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from flufl.bounce import all_failures

from agent.core.mail import plain
from agent.reading.addresses import mailboxes
from agent.reading.claims import Bounce
from agent.reading.headers import parse as parse_headers
from agent.reading.mime import Part

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


def _addresses(found: frozenset[bytes]) -> frozenset[str]:
    texts = (address.decode("ascii", "replace") if isinstance(address, bytes) else str(address) for address in found)
    return frozenset(one.email for text in texts for one in mailboxes(text)[0])


def read(raw: bytes, parts: tuple[Part, ...]) -> Bounce:
    """What a delivery report says."""
    status = _statuses(parts)
    temporary, permanent = failures(raw)
    addresses = permanent or temporary or _x_failed(parts)
    text = " ".join(part.text(_FIRST) for part in parts if part.type == "text/plain" and not part.enclosed)
    if status:
        return Bounce(addresses=tuple(sorted(addresses)), permanent=_final(status), detail=_detail(status))
    known = bool(permanent) and not temporary
    return Bounce(addresses=tuple(sorted(addresses)), permanent=_for_good(text, known=known), detail=_reason(text))


def _statuses(parts: tuple[Part, ...]) -> tuple[dict[str, str], ...]:
    """The field groups of message/delivery-status that are about a recipient (RFC 3464 section 2.3)."""
    groups: list[dict[str, str]] = []
    for part in parts:
        if part.type == "message/delivery-status" and not part.enclosed:
            blocks = re.split(rb"\r?\n[ \t]*\r?\n", part.content(_FIRST))
            groups += [dict(reversed(parse_headers(block).fields)) for block in blocks[:50]]
    return tuple(group for group in groups if "action" in group or "status" in group)


def _final(groups: tuple[dict[str, str], ...]) -> bool:
    """5.x.x of a recipient that failed; a delay is only news (RFC 3464 section 2.3.3)."""
    return any(
        group.get("action", "failed").strip().lower().startswith("fail")
        and not group.get("status", "5").strip().startswith(("4", "2"))
        for group in groups
    )


def _detail(groups: tuple[dict[str, str], ...]) -> str:
    group = groups[0]
    return plain(f"{group.get('status', '')} {group.get('diagnostic-code', '')}")[:_DETAIL]


def _x_failed(parts: tuple[Part, ...]) -> frozenset[str]:
    found = mailboxes(parts[0].headers.first("x-failed-recipients"))[0]
    return frozenset(address.email for address in found)


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
