"""What the respondent proposes to do next."""

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.core.feedback import Decision, Outcome, Proposal
from agent.core.people import Side
from agent.reading.rules.going_on import OTHER_BUSINESS, WANTING
from agent.reading.rules.happened import ANEW
from agent.reading.rules.polarity import hearsay, hedged, negated
from agent.reading.rules.steps import (
    ANOTHER,
    ANOTHER_SCRIPT,
    HOLD,
    HOLD_SCRIPT,
    HOLD_SHORT,
    OFFER,
    OFFER_SCRIPT,
    OFFER_SHORT,
)
from agent.reading.units import Said, Unit

_SHORT = 6
"""Words in an answer to Q5 that is no more than the name of a step."""


_FAILED = (Outcome.CANDIDATE_NO_SHOW, Outcome.CLIENT_NO_SHOW)
_WHOLE = 4
"""Words of a message that is no more than an answer."""
_BEGINNING = 8
"""Characters before a step that still count as the beginning: 'Next: another interview'."""


_TOLD = re.compile(r"(?i)\s(?:was|were|went|had|has|is|took|did|ran|war|hatte|était|fue|was)\b")
"""What follows a step that somebody only tells of."""


def whole(units: Sequence[Unit]) -> list[Unit]:
    """The first sentence of a message of a few words, as the answer to what matters most; else nothing."""
    first = list(units[:1])
    short = len(units) <= 2 and bool(first) and not first[0].question and len(first[0].text.split()) <= _WHOLE
    brief = short and sum(len(u.text.split()) for u in units) <= _WHOLE + 2
    return [replace(first[0], question="Q5")] if brief else []


def next_step(units: Sequence[Unit], side: Side, decided: Said | None) -> Said | None:
    """The step that is asked for. Who says no proposes to end it: a candidate withdraws, a client rejects."""
    if decided and decided.value in (Decision.NO, Decision.STRONG_NO):
        ended = Proposal.WITHDRAW if side is Side.CANDIDATE else Proposal.REJECT
        return Said(value=ended, quote=decided.quote, lines=decided.lines)
    if side is Side.CANDIDATE:
        return None
    asked = [s for u in (*whole(units), *units) if u.question == "Q5" and (s := in_unit(u, side))]
    found = asked or [s for u in units if u.question != "Q5" and (s := in_unit(u, side))]
    steps = {s.value for s in found}
    return found[0] if len(steps) == 1 and _agrees(found[0], decided) else None


def anew(units: Sequence[Unit], outcome: Said | None) -> Said | None:
    """What a candidate asks for in the place of a meeting that failed: another one."""
    if outcome is None or outcome.value not in _FAILED:
        return None
    found = ((u, m) for u in units if (m := ANEW.search(u.text)) and not negated(u.text, m.start()))
    return next((u.said(Proposal.ANOTHER_INTERVIEW, m) for u, m in found), None)


def _agrees(step: Said, decided: Said | None) -> bool:
    """An offer or another interview goes with a will; without any, the words may be about somebody else."""
    return step.value == Proposal.HOLD or decided is not None


def in_unit(unit: Unit, side: Side) -> Said | None:
    """The step that one sentence proposes."""
    if unit.question == "Q5" and (first := next(iter(unit.parts()), unit)).end < unit.end:
        # A condition behind the first clause takes nothing back: 'An offer, if she can start in May.'
        unit = first if hedged(unit.text[first.end - unit.begin :]) and not hedged(first.text) else unit
    if side is not Side.CLIENT or hearsay(unit.text) or OTHER_BUSINESS.search(unit.text):
        return None
    if unit.question == "Q5" and len(unit.text.split()) <= _SHORT and (short := _short(unit)):
        return short
    for step, patterns in _PHRASES:
        for pattern in patterns:
            found = pattern.search(unit.text)
            if (
                found
                and not _quoted(unit, found)
                and _meant(unit, found)
                and not negated(unit.text, found.start())
                and not _open(unit, found.start())
            ):
                return unit.said(step, found)
    return None


def _meant(unit: Unit, found: re.Match[str]) -> bool:
    """Whether somebody wants it: 'he had a second interview elsewhere' wants nothing."""
    return (
        unit.question in ("Q4", "Q5")
        or (found.start() < _BEGINNING and not _TOLD.match(unit.text, found.end()))
        or found.group()[-1] > "\u2e7f"
        or bool(WANTING.search(unit.text))
    )


def _quoted(unit: Unit, found: re.Match[str]) -> bool:
    """Whether the step stands in quotation marks: somebody's words, and not a proposal."""
    return unit.text[: found.start()].count('"') % 2 == 1


def _short(unit: Unit) -> Said | None:
    for step, pattern in (
        (Proposal.ANOTHER_INTERVIEW, ANOTHER),
        (Proposal.OFFER, OFFER_SHORT),
        (Proposal.HOLD, HOLD_SHORT),
    ):
        found = pattern.search(unit.text)
        if found and not negated(unit.text, found.start()):
            return unit.said(step, found)
    return None


def _open(unit: Unit, at: int) -> bool:
    """Whether the words only suppose or ask. 'Could you arrange a second interview?' is a request all the same."""
    clause = next((p for p in unit.parts() if p.begin <= unit.begin + at < p.end), unit)
    return hedged(clause.text)


_PHRASES = (
    (Proposal.HOLD, (HOLD, HOLD_SCRIPT)),
    (Proposal.ANOTHER_INTERVIEW, (ANOTHER, ANOTHER_SCRIPT)),
    (Proposal.OFFER, (OFFER, OFFER_SCRIPT)),
)
