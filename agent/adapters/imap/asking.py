"""SEARCH, FETCH and LIST: what is asked of the server, and its answers as values."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from agent.adapters.imap.census import Census
from agent.adapters.imap.dialogue import command, sequence
from agent.adapters.imap.replies import Reply
from agent.adapters.imap.tokens import Value, values
from agent.adapters.imap.wire import Wire

_LONGEST_SEARCH = 32 * 1024 * 1024
"""Octets of an answer to SEARCH: UIDs of three million mails."""

Items = Mapping[bytes, Value]
"""What a server gives of one mail, by its item in capitals; of a header, whichever part of it, by HEADER."""

HEADER = b"HEADER"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""As they are called in dates (RFC 3501 section 9, date-month)."""


class Listed(NamedTuple):
    """One folder as the server lists it (RFC 3501 section 7.2.2)."""

    flags: frozenset[bytes]
    """In lower case."""
    delimiter: bytes | None
    name: bytes
    """In modified UTF-7."""


def search(wire: Wire, criteria: str, census: Census) -> list[int]:
    """UIDs in the open folder, ascending. ``criteria`` are ours, never words from a mail."""
    found: set[int] = set()

    def heard(reply: Reply) -> None:
        words = reply[0].split()
        if len(words) > 1 and words[1].upper() == b"SEARCH":
            # What follows in parentheses is a MODSEQ (RFC 7162 section 3.1.5).
            found.update(int(word) for word in words[2:] if word.isdigit())

    command(wire, f"UID SEARCH {criteria}".encode("ascii"), heard, census=census, longest_line=_LONGEST_SEARCH)
    return sorted(found)


def fetch(wire: Wire, uids: Collection[int], items: str, census: Census) -> dict[int, dict[bytes, Value]]:
    """What the server gives of these mails. Mails that are gone are missing, and so is what was said of others."""
    found: dict[int, dict[bytes, Value]] = {}
    wanted = frozenset(uids)

    def heard(reply: Reply) -> None:
        words = reply[0].split(None, 3)
        if len(words) < 3 or words[2].upper() != b"FETCH":
            return
        given = _pairs(reply)
        uid = given.get(b"UID")
        if isinstance(uid, bytes) and uid.isdigit() and int(uid) in wanted:
            found.setdefault(int(uid), {}).update(given)

    command(wire, b"UID FETCH %s (%s)" % (sequence(uids), items.encode("ascii")), heard, census=census)
    return found


def listed(wire: Wire, census: Census, *, uses: bool) -> list[Listed]:
    """All folders; with their uses (RFC 6154), for a server that tells them only when it is asked."""
    found: list[Listed] = []

    def heard(reply: Reply) -> None:
        if reply[0][:7].upper() == b"* LIST " and (one := _listed(reply)):
            found.append(one)

    command(wire, b'LIST "" "*" RETURN (SPECIAL-USE)' if uses else b'LIST "" "*"', heard, census=census)
    return found


def status(wire: Wire, name: bytes, census: Census) -> dict[bytes, int]:
    """MESSAGES, UIDNEXT and UIDVALIDITY of a folder that is not open, as far as the server tells them.

    ``name`` is quoted already.
    """
    found: dict[bytes, int] = {}

    def heard(reply: Reply) -> None:
        given = values(reply)
        if len(given) == 4 and given[1] == b"STATUS" and isinstance(given[3], list):
            pairs = zip(given[3][::2], given[3][1::2], strict=False)
            found.update(
                {k.upper(): int(v) for k, v in pairs if isinstance(k, bytes) and isinstance(v, bytes) and v.isdigit()}
            )

    command(wire, b"STATUS " + name + b" (MESSAGES UIDNEXT UIDVALIDITY)", heard, census=census)
    return found


def _pairs(reply: Reply) -> dict[bytes, Value]:
    given = values(reply)
    inner = given[3] if len(given) == 4 else None
    if not isinstance(inner, list) or len(inner) % 2:
        raise ValueError(f"an answer to FETCH that cannot be read: {reply[0][:60]!r}")
    return {_item(name): value for name, value in zip(inner[::2], inner[1::2], strict=True)}


def _item(name: Value) -> bytes:
    """Without what the request said of it: some servers repeat that in other words."""
    if not isinstance(name, bytes):
        raise ValueError("an answer to FETCH without the names of its items")
    upper = name.upper()
    if upper.startswith(b"BODY[HEADER"):
        return HEADER
    return upper.partition(b"<")[0] if upper.startswith(b"BODY[") else upper


def _listed(reply: Reply) -> Listed | None:
    """None for a line that makes no sense: one folder's name must not hide the others."""
    try:
        _, _, flags, delimiter, name = values(reply)
    except ValueError:
        return None
    if not isinstance(flags, list) or not isinstance(name, bytes) or isinstance(delimiter, list):
        return None
    return Listed(frozenset(flag.lower() for flag in flags if isinstance(flag, bytes)), delimiter, name)
