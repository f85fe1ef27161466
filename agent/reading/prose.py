"""The proof of a model's prose: what might mislead is thrown away as a whole, as nothing of it is needed."""

import re
from collections.abc import Iterable, Iterator

from pydantic import BaseModel, ConfigDict

from agent.core.prose import PLACE
from agent.core.rule import NextStep
from agent.reading.protected import mentions
from agent.reading.spans import fold

MAX_LENGTH = 700
"""Characters, with the places for quotes."""
_MAX_SENTENCES = 5

_LINK = re.compile(
    r"(?i)\b[a-z][a-z0-9+.\-]{1,12}:\S|www\.|@|\b(?:[a-z0-9\-]{1,63}\.)+(?:[a-z]{2,10})\b|[<>\[\]|`*_#\\]|&[#\w]{1,8};"
    r"|\s\.\w|\bdot\b"
)
# The letters go out in English: any other script, and any look-alike of a full stop, is there to hide something.
_FOREIGN = re.compile("[^\x20-\x7e\u00a0-\u00ff\u2010-\u2015\u2018-\u201f\u2026\u20ac]")
_ADVICE = re.compile(
    r"(?i)\b(?:should|must|ought|shall|overrul\w*|overrid\w*|disregard\w*|ignor\w*|wrong\w*|mistaken\w*|misle\w*)\b"
)
_RECOMMENDED = re.compile(r"(?i)\b(?:recommend\w*|rules?|verdict|conclusion)\b")
# 'The client did not say {Q1}': a quote would be denied that was typed.
_DENIED = re.compile(r"(?i)(?:\b(?:not|never|false|untrue|hardly|without)\b|n't\b)[^.,;:{}]*\{Q")
_IN_WORDS = {word: n for n, word in enumerate(("four", "five", "six", "seven", "eight", "nine", "ten"), start=4)}
_COUNTED = re.compile(rf"(?i)\b(?:{'|'.join(_IN_WORDS)})\b")
_NUMBER = re.compile(r"\d+")
_SENTENCE = re.compile(r"[.!?](?:\s|$)")
# What each next step is called. A word of another step than those under discussion would say something else than the
# rules do.
_WORDS = {
    NextStep.OFFER: r"offers?|offered|offering|hir(?:e|es|ed|ing)|contracts?"
    r"|jobs?|employ\w*|appoint\w*|on-?board\w*|on board"
    r"|(?:gets?|got|given?|deserves?) the (?:role|position)|select(?:ed|ing)? (?:her|him|them|the candidate)",
    NextStep.ANOTHER_INTERVIEW: r"(?:another|second|third|further|next|final)"
    r" (?:interview|round|meeting|call|conversation)"
    r"|(?:meet|invite\w*|interview\w*)[^.]{0,20} again",
    NextStep.HOLD: r"hold|holding|wait|waiting|pause|paused",
    NextStep.RESCHEDULE: r"reschedul\w+|new (?:time|date|appointment)",
    NextStep.REJECT: r"reject\w*|turn(?:ed|ing)? (?:down|away)|refus\w+|dismiss\w*|declin\w+|terminat\w+"
    r"|pass(?:es|ed|ing)? (?:on|over) (?:her|him|them|the candidate)|drop\w* (?:her|him|them|the candidate)"
    r"|not (?:to )?(?:go on|proceed|continue|go ahead)",
    NextStep.WITHDRAWN: r"withdr[ae]w\w*|(?:pull|back|dropp?|step)(?:s|ed|ing)? (?:out|down)",
}


class RationaleAnswer(BaseModel):
    """A few sentences about a recommendation."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    prose: str


def proved(
    prose: str, quotes: int, allowed: Iterable[NextStep], numbers: Iterable[int], step: NextStep | None = None
) -> str:
    """The prose if nothing is wrong with it, else nothing.

    ``quotes`` is how many places there are; ``allowed`` are the next steps that it may speak of, ``numbers`` the
    ratings that it may name. Of a recommendation it may speak with the words of ``step`` alone.
    """
    text = fold(prose[: MAX_LENGTH * 2])
    bare = PLACE.sub(" ", text)
    wrong = (
        not text or len(text) > MAX_LENGTH or not any(c.isalpha() for c in bare),
        len(_SENTENCE.findall(text)) > _MAX_SENTENCES,
        not _placed(text, quotes) or "{" in bare or "}" in bare,
        bool(_LINK.search(bare)) or mentions(bare),
        bool(_FOREIGN.search(bare) or _ADVICE.search(bare) or _DENIED.search(text)),
        not set(_numbers(bare)) <= set(numbers),
        _speaks_of_others(bare, set(allowed)),
        step is not None and any(_speaks_of_others(one, {step}) for one in _recommending(bare)),
    )
    return "" if any(wrong) else text


def _placed(text: str, quotes: int) -> bool:
    """Whether each place exists, and is used once at most."""
    used = [int(place[1]) for place in PLACE.finditer(text)]
    return len(used) == len(set(used)) and all(1 <= number <= quotes for number in used)


def _numbers(text: str) -> Iterator[int]:
    yield from (int(n) for n in _NUMBER.findall(text))
    yield from (_IN_WORDS[word.lower()] for word in _COUNTED.findall(text))


def _recommending(text: str) -> Iterator[str]:
    """The sentences that say what is recommended."""
    return (one for one in re.split(r"[.!?;]", text) if _RECOMMENDED.search(one))


def _speaks_of_others(text: str, allowed: set[NextStep]) -> bool:
    others = (pattern for step, pattern in _WORDS.items() if step not in allowed)
    return any(re.search(rf"(?i)\b(?:{pattern})\b", text) for pattern in others)
