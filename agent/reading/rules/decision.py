"""Whether the respondent wants to go ahead."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from agent.core.feedback import Decision, Proposal
from agent.core.people import Side
from agent.reading.phrases import any_of
from agent.reading.rules import proposal
from agent.reading.rules.polarity import hearsay, hedged, negated
from agent.reading.rules.will import (
    MAYBE,
    NO,
    NO_PHRASES,
    STRONG,
    UNDECIDED,
    UNDECIDED_SCRIPT,
    WHOLE_NO,
    WITHDRAWS,
    YES,
    YES_PHRASES,
)
from agent.reading.units import Said, Unit

_TURN = any_of(
    r"""
    scratch that|no wait|on reflection|on second thoughts?|changed my mind|actually|after talking|in the end|
    having (?:slept|talked|thought)|on balance|all (?:three |four |in all|of us)|correction|but with\b.{0,20}|
    put yes first|so,? where does that leave us|bottom line|finally
    nach reiflicher|letztlich|am ende|doch nicht|finalement|en fin de compte|al final|uiteindelijk|toch
    """
)
_ASKS_US = re.compile(r"(?i)(?:and |so |please |then )?(?:can|could|would|will) (?:we|you|i)\b")
_WHOLE = 4
"""Words of a message that is no more than an answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Signal:
    will: str
    """'yes', 'no' or 'undecided'."""
    strong: bool
    said: Said
    turn: bool
    """Whether the words say that it settles what came before."""


def decision(units: Sequence[Unit], side: Side) -> Said | None:
    """What the answer to Q5 says; else what the rest of the message says, where it says one thing."""
    asked = [u for u in units if u.question == "Q5"]
    signals = list(_under_five(asked or _whole(units), side))
    if not signals:
        signals = [s for u in units if u.question != "Q5" for s in _in_text(u, side)]
    return _settled(signals)


def _whole(units: Sequence[Unit]) -> list[Unit]:
    """A message of one or two words answers what matters most."""
    first = list(units[:1])
    short = len(units) <= 2 and bool(first) and not first[0].question and len(first[0].text.split()) <= _WHOLE
    return first if short and sum(len(u.text.split()) for u in units) <= _WHOLE + 2 else []


def _settled(signals: list[_Signal]) -> Said | None:
    after_turn = list(dropwhile(lambda s: not s.turn, signals))
    signals = after_turn or signals
    wills = {s.will for s in signals}
    if not wills:
        return None
    if "undecided" in wills:
        return _as(next(s for s in signals if s.will == "undecided"), Decision.UNDECIDED)
    if len(wills) > 1:
        return None
    strong = next((s for s in signals if s.strong), None)
    plain = strong or signals[0]
    return _as(plain, Decision(f"strong_{plain.will}" if strong else plain.will))


def _as(signal: _Signal, decided: Decision) -> Said:
    return Said(value=decided, quote=signal.said.quote, lines=signal.said.lines)


def _under_five(asked: Sequence[Unit], side: Side) -> Iterator[_Signal]:
    """The first words of the answer count most: 'No', 'Offer', 'Yes please'."""
    found = [s for u in asked for s in _in_text(u, side)]
    opening = _opening(asked[0], side) if asked else None
    if opening is None or any(s.will == "undecided" or s.turn for s in found):
        yield from found
        if not found and opening:
            yield opening
        return
    yield opening
    yield from (s for s in found if s.will == opening.will)


def _opening(unit: Unit, side: Side) -> _Signal | None:
    for pattern, will in ((MAYBE, "undecided"), (WHOLE_NO, "no"), (NO, "no"), (YES, "yes")):
        found = pattern.match(unit.text)
        if found:
            return _signal(unit, found, will, strong=bool(STRONG.search(unit.text)) and will != "undecided")
    found_step = proposal.in_unit(unit, side)
    if found_step is None:
        return None
    will = {Proposal.HOLD: "undecided", Proposal.REJECT: "no"}.get(Proposal(found_step.value), "yes")
    return _Signal(will=will, strong=will == "yes" and bool(STRONG.search(unit.text)), said=found_step, turn=False)


def _in_text(unit: Unit, side: Side) -> Iterator[_Signal]:
    undecided = UNDECIDED.search(unit.text) or UNDECIDED_SCRIPT.search(unit.text)
    if undecided:
        yield _signal(unit, undecided, "undecided", strong=False)
        return
    if side is Side.CLIENT and unit.text[0].isupper() and (passed := WHOLE_NO.fullmatch(unit.text.rstrip(".! "))):
        yield _signal(unit, passed, "no", strong=False)
        return
    if hearsay(unit.text) or unit.text.endswith(("?", "？")):
        yield from _asking(unit, side)
        return
    for pattern in NO_PHRASES[side]:
        if found := pattern.search(unit.text):
            yield _signal(unit, found, "no", strong=_strongly(unit, found, side))
            return
    yield from _willing(unit, side)


def _asking(unit: Unit, side: Side) -> Iterator[_Signal]:
    """Somebody who asks when they can start wants to; so does a client who asks us to arrange the next step."""
    step = proposal.in_unit(unit, side) if _ASKS_US.match(unit.text) else None
    if step and step.value in (Proposal.OFFER, Proposal.ANOTHER_INTERVIEW):
        yield _Signal(will="yes", strong=False, said=step, turn=False)
    found = re.search(r"(?i)\bwhen (?:do|can|would|could|will) i start\b", unit.text)
    if found and side is Side.CANDIDATE:
        yield _signal(unit, found, "yes", strong=False)


def _willing(unit: Unit, side: Side) -> Iterator[_Signal]:
    for part in unit.parts():
        for pattern in YES_PHRASES[side]:
            found = pattern.search(part.text)
            if found and not hedged(part.text):
                will = "no" if negated(part.text, found.start()) else "yes"
                yield _signal(part, found, will, strong=_strongly(unit, found, side) and will == "yes")
                return
    step = proposal.in_unit(unit, side)
    if step and step.value in (Proposal.OFFER, Proposal.ANOTHER_INTERVIEW) and not hedged(step.quote):
        yield _Signal(will="yes", strong=bool(STRONG.search(unit.text)), said=step, turn=_turns(unit))
    elif step and step.value == Proposal.HOLD:
        yield _Signal(will="undecided", strong=False, said=step, turn=_turns(unit))


def _strongly(unit: Unit, found: re.Match[str], side: Side) -> bool:
    if side is Side.CANDIDATE and WITHDRAWS.search(unit.text):
        return True
    return bool(STRONG.search(unit.text))


def _signal(unit: Unit, found: re.Match[str], will: str, *, strong: bool) -> _Signal:
    return _Signal(will=will, strong=strong, said=unit.said(will, found), turn=_turns(unit))


def _turns(unit: Unit) -> bool:
    return bool(_TURN.search(unit.text))
