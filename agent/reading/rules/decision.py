"""Whether the respondent wants to go ahead."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile

from agent.core.feedback import Decision, Proposal
from agent.core.people import Side
from agent.reading.phrases import any_of
from agent.reading.rules import proposal
from agent.reading.rules.going_on import ELSEWHERE, GOING_ON, OTHER_BUSINESS, WANTING
from agent.reading.rules.polarity import denied, hearsay, hedged, negated, part
from agent.reading.rules.sort_words import DEFERRAL
from agent.reading.rules.undecided import WAVERING, WAVERING_SCRIPT
from agent.reading.rules.will import (
    EMPHATIC_NO,
    MAYBE,
    NO,
    NO_PHRASES,
    OPENING,
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
_GREETING = re.compile(
    r"(?i)(?:hi|hello|hey|dear|hallo|guten|liebe|sehr|bonjour|hola|buen|beste|dag|olá|oi|ciao|hej|cześć)\b"
)
_ANSWER = re.compile(
    r"(?i)\w+(?: please| thanks)?[,.!](?=\s|$)|(?:yes|no|ja|nein|oui|non|sí|nee|yep|nope) (?:to|from|for|on)\b"
)
_UNDECIDED = (UNDECIDED, UNDECIDED_SCRIPT, WAVERING, WAVERING_SCRIPT)
_TELLING = ("", "Q2", "Q3", "Q4")
"""Where words may show a will. Whoever cannot tell a rating under Q1 may well have decided."""
_INTERROGATIVE = re.compile(
    r"(?i)\W*(?:and |so |but |or )?(?:should|would|could|can|do|does|did|is|are|will|may|shall|has|have|what|when|"
    r"how|who|which|where|why|"
    r"soll\w*|können|kann|könnte\w*|wann|was|wie|wer|haben|ist|est-ce|quand|quel\w*|comment|avez|peut|pouvez|qué|"
    r"cuándo|cómo|puede\w*|"
    r"kunnen|kan|kunt|wanneer|hoe|wat|is|pode\w*|quando|come|può|hur|när|kan|czy|kiedy|jak)\b"
)


_SHOUTED = re.compile(
    r"(?:YES|NO|JA|NEIN|OUI|NON|SÍ|SIM|NEE|TAK|NIE|NEJ)\b(?! [a-z])|(?i:yes|ja|oui|sí|sim|tak)\s?!{2,}"
)
"""'YES.': a word louder than it had to be."""


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
    signals = list(_under_five(asked or proposal.whole(units), side))
    if not signals:
        signals = [s for u in units if u.question in _TELLING for s in _in_text(u, side)]
        signals = signals or list(_first_word(units, side))
    return _settled(signals)


def _first_word(units: Sequence[Unit], side: Side) -> Iterator[_Signal]:
    """A message that begins with 'Yes,' or 'No.' has answered what matters most."""
    spoken = [u for u in units if not _GREETING.match(u.text)]
    found = _ANSWER.match(spoken[0].text) if spoken and not spoken[0].question else None
    if found and (opening := _opening(spoken[0], side)):
        yield opening


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
    found = found or [s for u in asked[:1] if u.question for s in _later(u)]
    opening = _opening(asked[0], side) if asked else None
    if opening is None or any(s.will == "undecided" or s.turn for s in found):
        yield from found
        if not found and opening:
            yield opening
        return
    # 'An offer, and fast. It is her and nobody else': all of the answer says how firm it is.
    firm = opening.will != "undecided" and any(STRONG.search(u.text) or _SHOUTED.match(u.text) for u in asked)
    yield replace(opening, strong=opening.strong or firm)
    yield from (s for s in found if s.will == opening.will)


def _unconditional(unit: Unit) -> Unit:
    """'An offer, if she can start in May' is an answer and a condition."""
    first = next(iter(unit.parts()), unit)
    return first if unit.question == "Q5" and hedged(unit.text[first.end - unit.begin :]) else unit


def _later(unit: Unit) -> Iterator[_Signal]:
    """Whoever says no more to Q5 than when they will know, has not decided."""
    if DEFERRAL.search(unit.text):
        yield _Signal(will="undecided", strong=False, said=unit.said("undecided"), turn=False)


def _opening(unit: Unit, side: Side) -> _Signal | None:
    if found := EMPHATIC_NO.match(unit.text):
        return _signal(unit, found, "no", strong=True)
    unit = _unconditional(unit)
    lead = OPENING.match(unit.text)
    for pattern, will in ((MAYBE, "undecided"), (WHOLE_NO, "no"), (NO, "no"), (YES, "yes")):
        found = pattern.match(unit.text) or pattern.match(unit.text, lead.end() if lead else 0)
        if found:
            return _signal(unit, found, will, strong=bool(STRONG.search(unit.text)) and will != "undecided")
    found_step = proposal.in_unit(unit, side)
    if found_step is None:
        return None
    will = {Proposal.HOLD: "undecided", Proposal.REJECT: "no"}.get(Proposal(found_step.value), "yes")
    return _Signal(will=will, strong=will == "yes" and bool(STRONG.search(unit.text)), said=found_step, turn=False)


def _in_text(unit: Unit, side: Side) -> Iterator[_Signal]:
    """What a sentence says; after words such as 'on reflection' only the rest of it counts."""
    turns = [m.end() for m in _TURN.finditer(unit.text)]
    rest = replace(unit, begin=unit.begin + turns[-1]) if turns else unit
    found = list(_in_words(rest, side)) if rest.text.strip(" ,.!:") else []
    yield from (replace(s, turn=True) for s in found) if turns and found else _in_words(unit, side)


def _in_words(unit: Unit, side: Side) -> Iterator[_Signal]:
    undecided = next((m for p in _UNDECIDED if (m := p.search(unit.text))), None)
    if undecided:
        yield _signal(unit, undecided, "undecided", strong=False)
        return
    if found := EMPHATIC_NO.match(unit.text):
        yield _signal(unit, found, "no", strong=True)
        return
    if side is Side.CLIENT and unit.text[0].isupper() and (passed := WHOLE_NO.fullmatch(unit.text.rstrip(".! "))):
        yield _signal(unit, passed, "no", strong=False)
        return
    if hearsay(unit.text) or unit.text.endswith(("?", "？")):
        yield from _asking(unit, side)
        yield from _before_asking(unit, side)
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
    elif step and step.value == Proposal.HOLD:
        yield _Signal(will="undecided", strong=False, said=step, turn=False)
    found = re.search(r"(?i)\bwhen (?:do|can|would|could|will) i start\b", unit.text)
    if found and side is Side.CANDIDATE:
        yield _signal(unit, found, "yes", strong=False)


def _before_asking(unit: Unit, side: Side) -> Iterator[_Signal]:
    """'I am still keen, can it be rearranged?' says something before it asks."""
    last = list(unit.parts())[-1]
    head = replace(unit, end=last.begin)
    if (
        head.text.strip()
        and not head.text.endswith("?")
        and not hearsay(unit.text)
        and not _INTERROGATIVE.match(head.text)
    ):
        yield from _in_words(head, side)


def _willing(unit: Unit, side: Side) -> Iterator[_Signal]:
    if OTHER_BUSINESS.search(unit.text):
        return
    for clause in unit.parts():
        for pattern in YES_PHRASES[side]:
            found = pattern.search(clause.text)
            if found and not hedged(clause.text):
                will = "no" if negated(clause.text, found.start()) else "yes"
                yield _signal(clause, found, will, strong=_strongly(unit, found, side) and will == "yes")
                return
    if (going := _going_on(unit, side)) is not None:
        yield going
        return
    step = proposal.in_unit(unit, side)
    if step and step.value in (Proposal.OFFER, Proposal.ANOTHER_INTERVIEW) and not hedged(step.quote):
        yield _Signal(will="yes", strong=bool(STRONG.search(unit.text)), said=step, turn=_turns(unit))
    elif step and step.value == Proposal.HOLD:
        yield _Signal(will="undecided", strong=False, said=step, turn=_turns(unit))


def _going_on(unit: Unit, side: Side) -> _Signal | None:
    """'We want to proceed', 'we do not want to proceed', 'please proceed'; 'they proceed' says nothing."""
    for found in GOING_ON[side].finditer(unit.text):
        begin, end = part(unit.text, found)
        around = unit.text[begin:end]
        if hedged(unit.text):
            continue
        if denied(unit.text, found) or (side is Side.CLIENT and ELSEWHERE.search(unit.text, found.start(), end)):
            return _signal(unit, found, "no", strong=_strongly(unit, found, side))
        commanded = not unit.text[:begin].strip() and not unit.text[begin : found.start()].strip()
        if WANTING.search(around) or (commanded and side is Side.CLIENT):
            return _signal(unit, found, "yes", strong=_strongly(unit, found, side))
    return None


def _strongly(unit: Unit, found: re.Match[str], side: Side) -> bool:
    if side is Side.CANDIDATE and WITHDRAWS.search(unit.text):
        return True
    return bool(STRONG.search(unit.text))


def _signal(unit: Unit, found: re.Match[str], will: str, *, strong: bool) -> _Signal:
    return _Signal(will=will, strong=strong, said=unit.said(will, found), turn=_turns(unit))


def _turns(unit: Unit) -> bool:
    return bool(_TURN.search(unit.text))
