"""What differs between two recommendations: the step, the rules, and whose answer is new or amended."""

from collections.abc import Iterator, Mapping

from agent.core import phrases
from agent.core.feedback import FIELDS, NOT_SAID, PointKind, Voice
from agent.core.people import Side
from agent.core.recommendation import Recommendation
from agent.core.rule import named
from agent.core.stand import concerns

Heard = Mapping[str, str]
"""What one person said, field by field; also how many remarks of each kind. What was not said is not there."""

UNREAD = "unread"
"""Stands among the fields of somebody who asked that no AI reads their answer, until the recruiter has."""


def heard(voice: Voice) -> Heard:
    """A voice as it is kept with a recommendation: values and counts, no words of anybody's."""
    said = {field: value for field in FIELDS if (value := getattr(voice, field)) not in (None, NOT_SAID)}
    kinds = [f"{severity} concerns" for severity in concerns(voice)]
    kinds += [f"{point.kind}s" for point in voice.points if point.kind is not PointKind.CONCERN]
    counts = {kind: kinds.count(kind) for kind in kinds}
    unread = {UNREAD: "yes"} if voice.unread else {}
    return {field: str(value) for field, value in (*said.items(), *counts.items(), *unread.items())}


def changes(before: Recommendation, after: Recommendation, names: Mapping[str, str]) -> tuple[str, ...]:
    """What is different now, a sentence each. ``names``: the slot of everybody who was heard to how they are called."""
    return (*_verdict(before, after), *_answers(before, after, names))


def _verdict(before: Recommendation, after: Recommendation) -> Iterator[str]:
    if before.step is not after.step:
        yield phrases.step_changed(named(before.step), named(after.step))
    if before.rule != after.rule:
        yield phrases.rule_changed(before.rule, after.rule)
    for side, old, new in ((Side.CLIENT, before.ceiling, after.ceiling), (Side.CANDIDATE, before.cap, after.cap)):
        if old != new and old and new:
            yield phrases.limit_changed(side, old, new)


def _answers(before: Recommendation, after: Recommendation, names: Mapping[str, str]) -> Iterator[str]:
    # Recommendations of earlier versions do not know what they rest on: then nobody's answer can be called new.
    if not before.heard and before.speaks_for + before.speaks_against:
        return
    for slot, said in after.heard.items():
        old = before.heard.get(slot)
        if UNREAD in said and UNREAD not in (old or {}):
            yield phrases.new_unread(names[slot])
        elif old is None:
            yield phrases.new_answer(names[slot], said)
        else:
            yield from _amended(names[slot], old, said)


def _amended(name: str, old: Heard, new: Heard) -> Iterator[str]:
    if UNREAD in old and UNREAD not in new:
        yield phrases.read_at_last(name)
    for field in dict.fromkeys((*old, *new)):
        if field != UNREAD and old.get(field) != new.get(field):
            yield phrases.amended(name, field, old.get(field, ""), new.get(field, ""))
