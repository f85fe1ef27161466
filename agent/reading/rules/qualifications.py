"""Whether the qualifications fit: the candidate for the role, or the role for the candidate."""

import re
from collections.abc import Sequence

from agent.core.feedback import Met
from agent.core.people import Side
from agent.reading.phrases import any_of
from agent.reading.rules.polarity import hearsay, hedged, negated, part, plain
from agent.reading.rules.qualification_words import (
    MET,
    MET_SCRIPT,
    NOT_MET,
    NOT_MET_SCRIPT,
    PARTLY,
    PARTLY_SCRIPT,
    SHARE,
    SHORT_NO,
    SHORT_YES,
    SIGNS_YES,
    UNKNOWN,
)
from agent.reading.rules.will import NO, OPENING, YES
from agent.reading.units import Said, Unit

_GAP = any_of(
    r"""
    except|apart from|other than|but (?:not|no|lacks?|missing|without|needs?|never|only)|lacks?|missing|however|
    although|sauf|außer|bis auf|fehlt|salvo|behalve|ontbreekt|excepto|manque|falta|mist|manca|saknar|mangler|brakuje|
    mais (?:pas|il|elle)|aber (?:\w+ ){0,3}(?:nicht|kein\w*|fehl\w+)|pero (?:no|le falta)|maar (?:\w+ ){0,3}(?:niet|
    geen)
    """
)
_SOFT_GAP = any_of("however|although")
_DENIAL = re.compile(r"(?i)\b(?:not|n't|no|nicht|kein\w*|pas|niet|geen|não|non|inte|ikke|nie)\b")
_BRIEF = 6
"""Words of a brief answer."""
_CORRECTED = any_of(
    r"scratch that|no wait|on reflection|actually,? no|so no|correction|sorry,? no|doch nicht|nee wacht"
)
_WEAK_YES = any_of(
    r"""
    i (?:think|believe|guess) so|i would say so|she does|he does|they do|she did|he did|they did|it does|they do|
    very much|past wel|denke schon|je pense|creo que sí|ich denke ja
    """
)


def qualifications(units: Sequence[Unit], side: Side) -> Said | None:
    """The answer to Q3; else what the rest of the message says, where it says one thing."""
    asked = [u for u in units if u.question == "Q3"]
    if asked:
        return _answer(asked, side)
    found = [s for u in units if u.question in ("", "Q2", "Q4") and (s := _in_text(u, side))]
    values = {s.value for s in found}
    partly = next((s for s in found if s.value == Met.PARTLY), None)
    return partly or (found[0] if len(values) == 1 else None)


def _answer(asked: Sequence[Unit], side: Side) -> Said | None:
    last = next((u for u in reversed(asked) if _CORRECTED.search(u.text)), None)
    if last is not None:
        return _corrected(last, side)
    if partly := next((s for u in asked if (s := _partly(u))), None):
        return partly
    yes, no = _words(asked, YES), _words(asked, NO)
    if yes and no:
        return yes.said(Met.PARTLY) if yes.line == no.line else None
    if yes and (gap := _GAP.search(" ".join(u.text for u in asked))):
        return None if _SOFT_GAP.fullmatch(gap.group()) else yes.said(Met.PARTLY)
    found = next(((u, s) for u in asked if (s := _one(u, side))), None)
    if found is None:
        return None
    unit, said = found
    # 'That part suits me. The other does not': a yes that a later sentence takes from says nothing certain.
    taken_from = not yes and said.value == Met.YES and any(_denies(u) for u in asked[asked.index(unit) + 1 :])
    return None if taken_from else said


def _denies(unit: Unit) -> bool:
    return negated(unit.text, len(unit.text)) or bool(_DENIAL.search(unit.text))


def _partly(unit: Unit) -> Said | None:
    for pattern in (PARTLY, SHARE, PARTLY_SCRIPT):
        found = pattern.search(unit.text)
        if found and not hedged(unit.text[: found.end()]) and not _whole_share(found):
            return unit.said(Met.PARTLY, found)
    return None


def _whole_share(found: re.Match[str]) -> bool:
    """'5 out of 5' is all of it."""
    return found.re is SHARE and found["share"] is not None and found["share"] >= found["all"]


def _words(asked: Sequence[Unit], pattern: re.Pattern[str]) -> Unit | None:
    """The sentence with a clause that begins or ends with yes, or with no."""
    for unit in asked:
        for clause in unit.parts():
            text = plain(clause.text).rstrip(".!;: ")
            if (m := pattern.match(text)) and (m.end() == len(text) or text[m.end()] in " -:"):
                return unit
            if any(m.end() == len(text) for m in pattern.finditer(text)):
                return unit
    return None


def _corrected(unit: Unit, side: Side) -> Said | None:
    found = [(m.start(), v) for p, v in ((YES, Met.YES), (NO, Met.NO)) for m in p.finditer(unit.text)]
    return unit.said(max(found)[1], None) if found else _in_text(unit, side)


def _one(unit: Unit, side: Side) -> Said | None:
    text = plain(unit.text)
    lead = OPENING.match(text)
    starts = (0, lead.end() if lead else 0)
    if any(UNKNOWN.match(text, at) for at in starts):
        return None
    for pattern, value in ((NO, Met.NO), (SHORT_NO, Met.NO), (YES, Met.YES)):
        if found := next((m for at in starts if (m := pattern.match(text, at))), None):
            return unit.said(value, found)
    return _in_text(unit, side) or _briefly(unit, starts) or _weakly(unit)


def _briefly(unit: Unit, starts: Sequence[int]) -> Said | None:
    """'Fully', 'All boxes ticked', a tick: only where it is nearly all of the answer."""
    if len(unit.text.split()) > _BRIEF or _GAP.search(unit.text):
        return None
    found = next((m for at in starts if (m := SHORT_YES.match(unit.text, at))), None) or SIGNS_YES.search(unit.text)
    return unit.said(Met.YES, found) if found and not negated(unit.text, len(unit.text)) else None


def _weakly(unit: Unit) -> Said | None:
    found = _WEAK_YES.search(unit.text)
    return unit.said(Met.YES, found) if found and not negated(unit.text, found.start()) else None


def _in_text(unit: Unit, side: Side) -> Said | None:
    if hearsay(unit.text) or unit.text.endswith(("?", "？")):
        return None
    for pattern, value in ((NOT_MET[side], Met.NO), (NOT_MET_SCRIPT, Met.NO)):
        if m := pattern.search(unit.text):
            return unit.said(value, m)
    if PARTLY.search(unit.text) and _ABOUT_FIT.search(unit.text):
        return unit.said(Met.PARTLY, PARTLY.search(unit.text))
    for pattern in (MET[side], MET_SCRIPT):
        if (m := pattern.search(unit.text)) and not negated(unit.text, m.start()) and not _supposed(unit, m):
            return None if _GAP.search(unit.text) else unit.said(Met.YES, m)
    return None


def _supposed(unit: Unit, found: re.Match[str]) -> bool:
    begin, end = part(unit.text, found)
    return hedged(unit.text[begin:end]) or hedged(unit.text[:begin])


_ABOUT_FIT = any_of(
    r"""
    fits?|fitted|critères|compétences|what i(?:'m| am)? \w+|spec\w*|qualif\w+|requirements?|criteria|match\w*|meets?|
    fachlich|passt|anforderungen|profil\w*|
    poste|compétences|requisitos|perfil|encaja|past|voldoet|eisen|functie|kraven|wymaga\w+
    """
)
