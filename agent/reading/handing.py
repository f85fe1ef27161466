"""'hand over to jonas@agency.example', 'take back': the words by which somebody else is put in charge."""

import re
from datetime import date

from agent.core.command import Command, Verb

_HAND = re.compile(
    r"hand(?:\s+(?:it|this))?\s*over(?:\s+(?P<every>all|everything))?(?:\s+(?:it|this interview|this))?(?:\s+to)?"
    r"(?:\s+(?P<to>\S+@\S+|[^\W\d_][\w.'-]*(?:\s+[^\W\d_][\w.'-]*){0,3}?))?"
    r"(?:\s+until\s+(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}))?",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:i\s+)?take(?:\s+(?:it|this|(?P<every>all|everything)))?\s+back(?:\s+(?P<all>all|everything))?", re.IGNORECASE
)
# Outlook writes the link behind an address: 'jonas@agency.example<mailto:jonas@agency.example>'.
_LINK = re.compile(r"[<\[]mailto:[^<>\[\]\s]*[>\]]", re.IGNORECASE)
_ADDRESS = re.compile(r"<?([^\s<>@,;]+@[^\s<>@,;]+)>?")


def handing(text: str) -> Command | None:
    """Who is to be in charge, as an address or a name; whether they can be is not for the words to say."""
    line = _LINK.sub("", text)
    if back := _BACK.fullmatch(line):
        return Command(verb=Verb.TAKE_BACK, every=bool(back["every"] or back["all"]))
    hand = _HAND.fullmatch(line)
    if hand is None:
        return None
    try:
        until = date.fromisoformat(hand["day"]) if hand["day"] else None
    except ValueError:
        return None
    to = hand["to"] or ""
    if "@" in to:
        found = _ADDRESS.fullmatch(to)
        if found is None:
            return None
        to = found[1].lower()
    return Command(verb=Verb.HAND, to=to, until=until, every=bool(hand["every"]))
