"""What the labels of one reply are worth: words lost, lines of ours leaked, answers under the wrong question."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from agent.core.mail import Line
from agent.reading.typed import typed
from tests.programs.scenes import Scene

_WORD = re.compile(r"[\w/’'+]+|[^\w\s>*|•·\-–—_.,:;!?()\[\]<>\"“”„«»\u3000-\u303f\ufe0f]+")
TYPED, DOUBT = "typed", "doubt"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What went wrong with one reply; all empty if nothing did."""

    lost: tuple[str, ...]
    """Words that were typed, and are labelled otherwise."""
    doubted: tuple[str, ...]
    """Words that were typed and are labelled as in doubt."""
    leaked: tuple[str, ...]
    """Words of others that are labelled typed."""
    leaked_lines: int
    misplaced: tuple[str, ...]
    """Words that are not under their question, or stand under one where they should not."""

    @property
    def sound(self) -> bool:
        return not (self.lost or self.leaked or self.misplaced)


def words(text: str) -> list[str]:
    return _WORD.findall(text.replace("\u200b", ""))


def lines_of(scene: Scene) -> tuple[Line, ...]:
    """The reply's labelled lines, read from its bytes as they came over the wire."""
    return typed(scene.read.text, scene.read.html, scene.ours)


def judged(scene: Scene, lines: Iterable[Line]) -> Verdict:
    lines = list(lines)
    # Questions copied by hand are ours or typed, as one likes; so are they in what was said.
    expected = Counter(words(scene.typed))
    if scene.layout == "copied":
        expected -= Counter(words(scene.allowed))
    free = Counter(words(scene.free))
    found = _words(lines, TYPED)
    doubted = _words(lines, DOUBT) & (expected - found)
    leaked = found - expected - free
    return Verdict(
        lost=_list(expected - found - doubted),
        doubted=_list(doubted),
        leaked=_list(leaked),
        leaked_lines=sum(1 for line in lines if line.label == TYPED and set(words(line.text)) & set(leaked)),
        misplaced=_list(_misplaced(scene, lines)),
    )


def _misplaced(scene: Scene, lines: list[Line]) -> Counter[str]:
    wrong: Counter[str] = Counter()
    answers = {q: " ".join(a) for q, a in scene.draft.within.items()} | dict(scene.expected)
    for question, answer in answers.items():
        under = Counter(words(" ".join(line.text for line in lines if line.question == question)))
        wrong += Counter(words(answer)) - under
    if scene.draft.within:
        above = Counter(words(" ".join(scene.draft.above)))
        wrong += above - _words([line for line in lines if not line.question], TYPED)
    return wrong


def _words(lines: list[Line], label: str) -> Counter[str]:
    return Counter(words("\n".join(line.text for line in lines if line.label.value.startswith(label))))


def _list(counted: Counter[str]) -> tuple[str, ...]:
    return tuple(counted.elements())
