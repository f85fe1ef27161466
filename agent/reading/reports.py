"""Delivery status notifications: their machine-readable part (RFC 3464; RFC 6533 for addresses in UTF-8)."""

import re
from collections.abc import Iterable, Mapping

from agent.core.mail import plain
from agent.reading.addresses import mailboxes
from agent.reading.headers import parse as parse_headers
from agent.reading.mime import Part

TYPES = ("message/delivery-status", "message/global-delivery-status")

_READ = 64 * 1024
_MOST = 50
_DETAIL = 200
_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n")
_XTEXT = re.compile(r"\\x\{([0-9A-Fa-f]{2,6})\}")

_ARRIVED = ("delivered", "relayed", "expanded")

Group = Mapping[str, str]
"""The fields about one recipient, names in lower case."""


def groups(parts: Iterable[Part]) -> tuple[Group, ...]:
    """The field groups that are about a recipient (RFC 3464 section 2.3)."""
    found: list[Group] = []
    for part in parts:
        if part.type in TYPES and not part.enclosed:
            blocks = _BLANK.split(part.content(_READ))
            found += [dict(reversed(parse_headers(block).fields)) for block in blocks[:_MOST]]
    return tuple(group for group in found if "action" in group or "status" in group)


def delivered(parts: Iterable[Part]) -> bool:
    """Whether a report says of every recipient that the mail arrived, or went on its way (RFC 3464 section 2.3.3)."""
    actions = [group.get("action", "failed").strip().lower() for group in groups(parts)]
    return bool(actions) and all(action.startswith(_ARRIVED) for action in actions)


def final(found: Iterable[Group]) -> bool:
    """5.x.x of a recipient that failed; a delay is only news (RFC 3464 section 2.3.3)."""
    return any(_failed(group) and not group.get("status", "5").strip().startswith(("4", "2")) for group in found)


def _failed(group: Group) -> bool:
    return group.get("action", "failed").strip().lower().startswith("fail")


def detail(found: tuple[Group, ...]) -> str:
    """Status and diagnosis of the first recipient."""
    return plain(f"{found[0].get('status', '')} {found[0].get('diagnostic-code', '')}")[:_DETAIL]


def recipients(found: tuple[Group, ...]) -> frozenset[str]:
    """Whom the report is about: those that failed, if any did; under the address that the mail was sent to."""
    failed = [group for group in found if _failed(group)] or found
    stated = (group.get("original-recipient") or group.get("final-recipient", "") for group in failed)
    return frozenset(one.email for value in stated for one in mailboxes(_address(value))[0])


def _address(value: str) -> str:
    """What stands behind the type of address; \\x{e9} is é (RFC 6533 section 3)."""
    return _XTEXT.sub(lambda match: _character(match[1]), value.rpartition(";")[2].strip())


def _character(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else "\ufffd"
