"""Further first lines of the recruiter's: the digest, somebody more to ask, and to undo."""

import re

from agent.core.command import Command, Verb
from agent.core.people import Side
from agent.reading.addresses import mailboxes

_DIGEST = frozenset({"digest", "the digest", "send the digest", "send me the digest", "overview", "summary of today"})
_UNDO = frozenset({"undo", "undo that", "undo it", "undo this", "revert", "take that back"})
_ADD = re.compile(
    r"(?:add|also\s+ask|ask\s+also)\s+(?P<who>\S.*?@\S+?)\s+(?:as|for)\s+(?:the\s+|a\s+)?(?P<side>client|candidate)",
    re.I,
)
_LINK = re.compile(r"\s?[<\[]mailto:[^<>\[\]\s]*[>\]]", re.IGNORECASE)


def more(text: str) -> Command | None:
    """The command in a line; None if it is none of these."""
    if text.lower().rstrip("?") in _DIGEST:
        return Command(verb=Verb.DIGEST)
    if text.lower() in _UNDO:
        return Command(verb=Verb.UNDO)
    return _add(_LINK.sub("", text))


def _add(text: str) -> Command | None:
    """'add Mia Ray <mia@acme.example> as client'."""
    found = _ADD.fullmatch(text)
    people, sound = mailboxes(found["who"]) if found else ((), False)
    if found is None or not sound or not people:
        return None
    side = Side(found["side"].lower())
    return Command(verb=Verb.ADD, who=tuple((one, side) for one in people))
