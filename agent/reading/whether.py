"""An opening yes or no, from somebody who was asked first whether the interview took place: it answers that question.

A bare "No." is no refusal of the other side then, whoever read it as one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from agent.core.feedback import Decision, Kind, Outcome, Proposal, Quote, Reading
from agent.core.mail import Label, Line
from agent.core.people import Side
from agent.reading import offline

_NO = "no|nope|nein|non|não|nao|nee|nie|nej|いいえ|いえ"
_YES = "yes|yep|yeah|ja|jawohl|oui|sí|si|sì|sim|tak|はい|ええ"
# A comma or the end must follow: in Portuguese 'no' begins many a sentence that denies nothing.
_OPENING = re.compile(
    rf"\W*(?P<word>(?P<no>{_NO})|{_YES})(?=\s*(?:[,.!;:、。…–—]|-\s|$)"
    r"|\s+(?:it|sorry|unfortunately|leider|malheureusement|helaas|infelizmente|purtroppo|niestety|tyvärr|"
    r"lamentablemente)\b)",
    re.IGNORECASE,
)
_NOTHING: Mapping[str, Any] = {"decision": Decision.NOT_SAID, "next_step": Proposal.NOT_SAID}
_TAKEN_FOR = {True: (Kind.FEEDBACK, Kind.DEFERRAL, Kind.OTHER), False: (Kind.FEEDBACK, Kind.OTHER)}
"""What a reply that begins with a no, or with a yes, may be read as, though it says whether it took place."""


def without_opening(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, all else in its place, without the opening yes or no."""
    first, found = _opening(lines)
    if first is None or found is None:
        return tuple(lines)
    rest = " " * found.end() + first.text[found.end() :]
    return tuple(replace(one, text=rest) if one is first else one for one in lines)


def whether(reading: Reading, lines: Sequence[Line], side: Side) -> Reading:
    """The reading, with an opening yes or no as the answer to whether it took place and to nothing else."""
    first, found = _opening(lines)
    if first is None or found is None or reading.kind not in _TAKEN_FOR[bool(found["no"])]:
        return reading
    start, end = found.span("word")
    proof = Quote(first_line=first.number, start=start, last_line=first.number, end=end, text=found["word"])
    mere = [name for name in _NOTHING if reading.evidence.get(name) and _mere(reading, name, proof)]
    told = reading if _says_more(lines, side) else _without(reading, mere)
    answered = _not_held(told, proof) if found["no"] else _held(told, proof)
    # What a summary makes of a bare no may be what the no did not mean.
    return answered if answered == reading else replace(answered, summary="")


def _opening(lines: Sequence[Line]) -> tuple[Line | None, re.Match[str] | None]:
    first = next((line for line in lines if line.label is Label.TYPED and line.text.strip()), None)
    return first, _OPENING.match(first.text) if first and not first.question else None


def _says_more(lines: Sequence[Line], side: Side) -> bool:
    """Whether plain rules find a decision in what follows: 'Yes, offer.' is one."""
    rest = offline.read(without_opening(lines), side)
    decided = rest.decision.value not in (Decision.NOT_SAID, Decision.UNDECIDED)
    return decided or rest.next_step.value is not Proposal.NOT_SAID


def _mere(reading: Reading, name: str, word: Quote) -> bool:
    """Whether a value is proven by that word, and at most by a few more that only say the same."""
    quote = reading.evidence[name]
    more = quote.text[quote.text.lower().find(word.text.lower()) + len(word.text) :]
    begins = quote.first_line == word.first_line and quote.start <= word.start
    return begins and quote.last_line == word.first_line and len(more.split()) <= _FEW


_FEW = 4
"""Such as in 'No, it did not happen'."""


def _without(reading: Reading, names: Sequence[str]) -> Reading:
    evidence = {name: quote for name, quote in reading.evidence.items() if name not in names}
    return replace(reading, evidence=evidence, **{name: _NOTHING[name] for name in names})


def _not_held(reading: Reading, proof: Quote) -> Reading:
    """Somebody who rates it, or decides, was there; else a new time is needed, as far as they say."""
    seen = reading.rating is not None or reading.decision is not Decision.NOT_SAID
    if seen or reading.outcome not in (Outcome.HELD, Outcome.NOT_SAID):
        return reading
    evidence = {**reading.evidence, "outcome": proof}
    return replace(reading, kind=Kind.FEEDBACK, later=None, outcome=Outcome.RESCHEDULED, evidence=evidence)


def _held(reading: Reading, proof: Quote) -> Reading:
    if reading.outcome is not Outcome.NOT_SAID:
        return reading
    return replace(reading, kind=Kind.FEEDBACK, outcome=Outcome.HELD, evidence={**reading.evidence, "outcome": proof})
