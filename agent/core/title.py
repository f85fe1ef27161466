"""What the title of a calendar entry tells about an interview."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from agent.core.mail import plain
from agent.core.tags import name_words

_LAST_ROUND = re.compile(
    r"\bfinal(?:[ -]round)?(?: \w+)? interview\b|\blast(?:[ -]round)? interview\b|\b(?:final|last) round\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|invitation|updated invitation|accepted)\s*:\s*)+", re.IGNORECASE)
_NO_COMPANY = re.compile(
    r"\d|\b(?:remote|teams|zoom|meet|online|on-?site|video|phone|call|final|last|round|tbc|tbd)\b", re.IGNORECASE
)
_DASH = re.compile(r"\s+-\s+|\s*[–—|]\s*")
_AROUND = re.compile(
    r"^\W*prep(?:aration)?\b|\binterview\s+prep(?:aration)?\b"
    r"|\bprep(?:aration)?\s+(?:call|session|meeting|chat|time|for|with)\b"
    r"|\bbuffer\b|\bdebrief(?:ing)?\b|\binterview(?:er|ing)?s?\s+(?:skills\s+)?training\b"
    r"|\b(?:pre|post|mock)[\s-]?interview\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """What a title tells; empty where it tells nothing."""

    word: str = ""
    """The word that says it is an interview, as it is written."""
    around: str = ""
    """Words that say it is a meeting around an interview: preparation, buffer, debrief, training."""
    role: str = ""
    company: str = ""
    last_round: bool = False


def title(summary: str, words: Sequence[str], people: Sequence[str], clients: Sequence[str]) -> Title:
    """Reads titles such as 'Interview: Priya Nair - Backend Engineer (Acme)' or 'Interview Priya Nair / Acme'.

    ``words`` are those that mean an interview; ``people`` and ``clients`` are names that are known, and so no roles.
    """
    text = _PREFIX.sub("", _composed(plain(summary)))
    around = _AROUND.search(text)
    found = next((m for m in (_whole(word).search(text) for word in words) if m), None)
    if found is None:
        return Title(around=around[0] if around else "")
    before, company = _company(text)
    if any(_is_of(company, name) for name in people):
        company = ""
    return Title(
        word=found[0],
        around=around[0] if around else "",
        role=_role(_beside(before, found), (*people, *clients)),
        company=company,
        last_round=bool(_LAST_ROUND.search(text)),
    )


def _composed(text: str) -> str:
    """Umlauts as one character each: Apple's calendars write them as two."""
    return unicodedata.normalize("NFC", text)


def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(_composed(word))}(?!\w)", re.IGNORECASE)


def _company(text: str) -> tuple[str, str]:
    """What stands before the company at a title's end, and the company."""
    in_brackets = re.fullmatch(r"([^()]*\S)\s*\(([^()]+)\)", text)
    if in_brackets:
        named = in_brackets[2].strip()
        return in_brackets[1], "" if _NO_COMPANY.search(named) else named
    # A slash or 'at' may belong to a role, so they count only where no role is set off by a dash.
    after_slash = None if _DASH.search(text) else re.fullmatch(r"([^/]*\S)\s+(?:/|@|at)\s+([^/]+)", text)
    if after_slash and not _NO_COMPANY.search(after_slash[2]):
        return after_slash[1], after_slash[2].strip()
    return text, ""


def _beside(text: str, word: re.Match[str]) -> list[str]:
    """The parts of a title behind the word, or before it if nothing is behind it."""
    behind = text[word.end() :].strip(" :-–—|,")
    return [part for part in _DASH.split(behind or text[: word.start()].strip(" :-–—|,")) if part]


def _role(parts: Sequence[str], names: Sequence[str]) -> str:
    """The part that is no name. Where no name is known, the candidate's comes first."""
    if len(parts) < 2:
        return ""
    others = [part for part in parts if not any(_is_of(part, name) for name in names)]
    if len(others) == len(parts):
        return parts[1]
    return others[0] if others else ""


def _is_of(part: str, name: str) -> bool:
    """Whether this is a name, or a part of it such as the first name."""
    return bool(name_words(part)) and name_words(part) <= name_words(name)
