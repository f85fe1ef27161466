"""Tags: lines in an invitation's description that somebody wrote for us, such as 'Client: tom@acme.com'."""

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from agent.core.mail import Address, plain
from agent.core.people import Side
from agent.core.rounds import counted_round, last_round
from agent.core.tag_words import TAG_WORDS, YES_WORDS

MOST_TEXT = 20_000
_LONGEST = 500

# Google writes descriptions in HTML. Only names of real elements are taken for markup: '<priya@example.org>' is none.
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_MARKUP = re.compile(
    r"</?(?:a|b|i|u|p|br|div|span|ul|ol|li|html|body|strong|em|font|h[1-6]|table|tbody|tr|td|html-blob)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_KEYS = {word.casefold(): key for key, words in TAG_WORDS.items() for word in words}
_TAG = re.compile(
    rf"[\s*•·–-]*({'|'.join(sorted(map(re.escape, _KEYS), key=len, reverse=True))})[\s*]*[:：]\s*(\S.*)", re.IGNORECASE
)
_EMAIL = re.compile(r"[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"'?]+")
_WORDS = re.compile(r"\w+")
_SIDES = {"candidate": Side.CANDIDATE, "client": Side.CLIENT}


@dataclass(frozen=True, kw_only=True, slots=True)
class Tags:
    """What somebody wrote into the invitation for us to read."""

    named: tuple[tuple[Side, Address], ...] = ()
    """Whom the tags name; one without an address carries a name only, a person's or a company's."""
    role: str = ""
    company: str = ""
    last_round: bool | None = None
    """None if nothing says."""

    def side(self, person: Address) -> tuple[Side, Address] | None:
        """The tag that means this person: by address, or by name where the tag has no address."""
        found = (tag for tag in self.named if tag[1].email == person.email)
        same = (tag for tag in self.named if not tag[1].email and person.name and same_name(tag[1].name, person.name))
        return next(found, None) or next(same, None)

    @property
    def any(self) -> bool:
        return bool(self.named or self.role or self.company or self.last_round is not None)

    @property
    def telling(self) -> bool:
        """Whether the tags say by themselves that it is an interview: they name a candidate, or two kinds of things."""
        sides = {side for side, _ in self.named}
        kinds = [Side.CLIENT in sides, bool(self.role), bool(self.company), self.last_round is not None]
        return Side.CANDIDATE in sides or sum(kinds) > 1


def tags(description: str) -> Tags:
    """The tagged lines of a description, such as 'Candidate: Priya Nair <priya@example.org>'."""
    matches = (_TAG.fullmatch(line) for line in _lines(description))
    pairs = [(_KEYS[m[1].casefold()], plain(m[2])) for m in matches if m]
    values = dict(reversed(pairs))
    return Tags(
        named=tuple((_SIDES[key], who) for key, value in pairs if key in _SIDES for who in _people(value)),
        role=values.get("role", ""),
        company=values.get("company", ""),
        last_round=_last_round(values),
    )


def untagged(text: str) -> str:
    """The text without its tagged lines: an answer that holds them repeats the invitation."""
    return "\n".join(line for line in text.splitlines() if not _TAG.fullmatch(line.strip()[:_LONGEST]))


def _lines(description: str) -> list[str]:
    text = _MARKUP.sub("", _BREAK.sub("\n", description[:MOST_TEXT]))
    # Longer lines are prose, or an attempt to keep us busy: thousands of marks on one letter take long to put in order.
    lines = (line.strip()[:_LONGEST] for line in html.unescape(text).splitlines())
    return [unicodedata.normalize("NFC", line) for line in lines]


def _people(value: str) -> Iterable[Address]:
    """'Priya Nair <priya@x>', 'tom@acme.com, sue@acme.com', or a name alone."""
    start = 0
    for match in _EMAIL.finditer(value):
        name = value[start : match.start()].strip(" \t<>()[],;:\"'")
        yield Address(email=match[0].lower().removeprefix("mailto:").strip("."), name=name)
        start = match.end()
    if not start:
        yield Address(email="", name=value)


def _last_round(values: dict[str, str]) -> bool | None:
    if "last round" in values:
        return values["last round"].lower().strip(" .!") in YES_WORDS
    if "round" not in values:
        return None
    said, counted = values["round"], counted_round(values["round"])
    return counted if counted is not None else said.lower().strip(" .!") in YES_WORDS or last_round(said) is True


# --- names -----------------------------------------------------------------------------------------------------------


def same_name(one: str, other: str) -> bool:
    """Whether two names have the same words: 'Nair, Priya' is 'Priya Nair'."""
    return name_words(one) == name_words(other) != frozenset()


@lru_cache(maxsize=4096)
def name_words(name: str) -> frozenset[str]:
    """The words of a name, for comparing it."""
    return frozenset(_WORDS.findall(name.casefold()))
