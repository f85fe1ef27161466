"""On what the answers agree and on what they contradict each other: between the sides, and among the client's people.

A difference in degree is neither: yes and strong yes, fully and partly met, and between the sides yes and undecided.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from agent.core import phrases
from agent.core.feedback import Decision, Met, Outcome, Proposal, Voice
from agent.core.people import Side
from agent.core.phrases import Stance
from agent.core.stand import NO, THE_END, YES, counting, stand
from agent.core.thresholds import USUAL, Thresholds


@dataclass(frozen=True, kw_only=True, slots=True)
class Sides:
    """Everybody who gave feedback, a voice each."""

    client: tuple[Voice, ...] = ()
    candidate: tuple[Voice, ...] = ()
    thresholds: Thresholds = USUAL

    @property
    def all(self) -> tuple[tuple[Side, str, Voice], ...]:
        """Everybody with their side and how to call them, the client's people first."""
        sides = ((Side.CLIENT, self.client), (Side.CANDIDATE, self.candidate))
        return tuple((side, phrases.who(side, n), voice) for side, voices in sides for n, voice in numbered(voices))


def numbered(voices: Sequence[Voice]) -> tuple[tuple[int, Voice], ...]:
    """The people of one side with their numbers; 0 for somebody alone."""
    alone = len(voices) == 1
    return tuple((voice.person or (0 if alone else n), voice) for n, voice in enumerate(voices, 1))


Clash = Callable[[Any, Any, Thresholds], bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """Something that people can agree on."""

    said: Callable[[Voice], Any]
    """What a person says on it, without degrees; None for nothing."""
    stance: Callable[[Any], Stance]
    clash: Clash
    """Whether what two sides say contradicts each other."""
    split: Clash
    """Whether what two of the client's people say does."""


def agreements(sides: Sides) -> tuple[str, ...]:
    """On what the two sides, and the client's people among each other, say the same; a sentence each."""
    return tuple(line for topic in TOPICS for line in _agreed(topic, sides))


def contradictions(sides: Sides) -> tuple[str, ...]:
    """On what they contradict each other; a sentence each."""
    return tuple(line for topic in TOPICS for line in (*_split(topic, sides), *_clashing(topic, sides)))


def _agreed(topic: Topic, sides: Sides) -> Iterator[str]:
    client, candidate = _said(topic, sides.client), _said(topic, sides.candidate)
    if {*client, *candidate} == {Outcome.HELD}:
        # That goes without saying, and hardly anybody says it.
        return
    if len(client) > 1 and _alike(topic, client, sides.thresholds):
        yield phrases.people_agree(_together(topic, client))
    if client and candidate and _alike(topic, (*client, *candidate), sides.thresholds):
        yield phrases.sides_agree(_together(topic, (*client, *candidate)))


def _split(topic: Topic, sides: Sides) -> Iterator[str]:
    """The client's people against each other."""
    said = {n: value for n, v in numbered(sides.client) if (value := topic.said(v)) is not None}
    if not any(topic.split(a, b, sides.thresholds) for a in said.values() for b in said.values()):
        return
    stances = {n: topic.stance(value) for n, value in said.items()}
    if topic is not WILL:
        yield phrases.people_differ(stances)
        return
    named = any(voice.decides for voice in counting(sides.client))
    yield phrases.people_decide_differently(stances, stand(sides.client).decision, named=named)


def _clashing(topic: Topic, sides: Sides) -> Iterator[str]:
    """The two sides against each other; of several people, the first pair."""
    client, candidate = _said(topic, sides.client), _said(topic, sides.candidate)
    pairs = ((a, b) for a in client for b in candidate if topic.clash(a, b, sides.thresholds))
    if pair := next(pairs, None):
        one, other = map(topic.stance, pair)
        yield phrases.sides_differ(one, other, several=len(sides.client) > 1)


def _said(topic: Topic, voices: Sequence[Voice]) -> tuple[Any, ...]:
    return tuple(value for voice in voices if (value := topic.said(voice)) is not None)


def _alike(topic: Topic, values: Sequence[Any], thresholds: Thresholds) -> bool:
    if topic is RATING:
        return not any(topic.clash(a, b, thresholds) for a in values for b in values)
    return len(set(values)) == 1


def _together(topic: Topic, values: Sequence[Any]) -> Stance:
    return phrases.ratings(values) if topic is RATING else topic.stance(values[0])


# --- the topics ------------------------------------------------------------------------------------------------------


def _outcome(voice: Voice) -> Outcome | None:
    return None if voice.outcome is Outcome.NOT_SAID else voice.outcome


def _fit(voice: Voice) -> Met | None:
    return None if voice.qualifications_met is Met.NOT_SAID else voice.qualifications_met


def _will(voice: Voice) -> Decision | None:
    """Without the emphasis."""
    if voice.decision in YES | NO:
        return Decision.YES if voice.decision in YES else Decision.NO
    return None if voice.decision is Decision.NOT_SAID else voice.decision


def _step(voice: Voice) -> Proposal | None:
    """Rejecting and withdrawing are one."""
    if voice.next_step in THE_END:
        return Proposal.REJECT
    return None if voice.next_step is Proposal.NOT_SAID else voice.next_step


def _different(one: object, other: object, _: Thresholds) -> bool:
    return one != other


def _opposite(one: object, other: object, _: Thresholds) -> bool:
    return {one, other} in ({Met.YES, Met.NO}, {Decision.YES, Decision.NO})


def _apart(one: int, other: int, thresholds: Thresholds) -> bool:
    return abs(one - other) >= thresholds.ratings_apart


OUTCOME = Topic(said=_outcome, stance=phrases.event, clash=_different, split=_different)
RATING = Topic(said=lambda voice: voice.rating, stance=phrases.rating, clash=_apart, split=_apart)
FIT = Topic(said=_fit, stance=phrases.fit, clash=_opposite, split=_opposite)
WILL = Topic(said=_will, stance=phrases.will, clash=_opposite, split=_different)
STEP = Topic(said=_step, stance=phrases.step, clash=_different, split=_different)
TOPICS = (OUTCOME, RATING, FIT, WILL, STEP)
"""In the order in which a recruiter reads them."""
