"""What is said of somebody else: a client who saw two candidates may answer for both in one mail."""

import re
from collections.abc import Collection, Iterator, Sequence

from agent.reading.phrases import any_of
from agent.reading.units import Unit

_NAME = r"(?-i:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
_DECLARED = re.compile(
    rf"(?i)\b(?:your |the |our )?(?:other|second|another) (?:one|candidate|applicant|lad|guy|lady|person|woman|man|"
    rf"girl)s?,? "
    rf"(?:was |is |called |named )?\(?(?P<name>{_NAME})|"
    rf"\b(?:also (?:saw|met|interviewed|had|spoke to)|(?:we|i) had|as (?:well as|opposed to)|unlike|compared (?:to|"
    rf"with)|"
    rf"(?:much |far )?(?:better|worse|stronger|weaker) than|not to be confused with|rather than|instead of) "
    rf"(?P<besides>{_NAME})|"
    rf"\b(?:auch|außerdem) (?:noch )?(?:herrn? |frau )?(?P<auch>{_NAME}) (?:gesehen|getroffen|kennengelernt)|"
    rf"\b(?:der andere|die andere|anderer?) (?:kandidat\w*|bewerber\w*),? \(?(?:herrn? |frau )?(?P<andere>{_NAME})|"
    rf"\b(?:l'autre|un autre|une autre) (?:candidate?|personne),? \(?(?:m\. |mme )?(?P<autre>{_NAME})|"
    rf"\b(?:el otro|la otra) (?:candidat[oa]|persona),? \(?(?P<otro>{_NAME})|"
    rf"\bde andere kandidaat,? \(?(?P<kandidaat>{_NAME})"
)
_HEADING = re.compile(rf"[\s*•–-]*(?P<name>{_NAME})(?: \([^()]{{1,40}}\))?\s?(?::|\s[–-]\s|\s?=\s?)")
_BACK = re.compile(r"(?i)\b(?:hang on|wait|no,? that was|that was|sorry,? that'?s|i mean|ignore that|mixed? up)\b")
_NO_NAMES = any_of(
    r"""
    i|me|my|we|us|our|you|he|she|they|it|the|this|that|next|score|rating|overall|offer|note|ps|pps|q1|q2|q3|q4|q5|yes|
    no|strengths|strength|weaknesses|weakness|concerns|concern|pros|cons|plus|minus|positives|negatives|summary|
    verdict|decision|bewertung|stärken|schwächen|fazit|points|steps|recommendation|technical|technically|skills|
    experience|communication|team|impressions|qualifications|suggestions|salary|availability|feedback|interview|
    candidate|client|other|question|first|second|third|finally|monday|tuesday|wednesday|thursday|friday|saturday|
    sunday|java|python|sql|excel|english|german|french|spanish|dutch
    """
)
"""Words that begin a line as a name does, with a colon."""


def about_one(units: Sequence[Unit], names: Collection[str]) -> tuple[Unit, ...]:
    """The sentences without those about another candidate. ``names`` are the candidate's, in lower case."""
    if not names:
        return tuple(units)
    others = _others(units, names)
    return tuple(_kept(units, frozenset(names), others)) if others else tuple(units)


def _others(units: Sequence[Unit], names: Collection[str]) -> frozenset[str]:
    """Names, in lower case, that are told to be another candidate's, or head a passage as the candidate's does."""
    headed = {h["name"].lower() for u in units if (h := _HEADING.match(u.text))}
    compared = any(_known(name, names) for name in headed)
    found = headed if compared else set[str]()
    found |= {name.lower() for u in units for m in _DECLARED.finditer(u.text) for name in m.groups() if name}
    words = {word for name in found if not _known(name, names) for word in (name, name.split()[0])}
    return frozenset(word for word in words if not _NO_NAMES.fullmatch(word))


def _known(name: str, names: Collection[str]) -> bool:
    return any(word in names for word in (name, *name.split()))


def _kept(units: Sequence[Unit], names: frozenset[str], others: frozenset[str]) -> Iterator[Unit]:
    theirs, question, line, kept = False, "", 0, list[Unit]()
    for unit in units:
        one, another = _mentions(unit.text, names), _mentions(unit.text, others)
        if unit.question != question or one or (unit.line != line and _after_gap(unit)):
            theirs = False
        question, line = unit.question, unit.line
        if another and not one:
            theirs = True
            if _BACK.search(unit.text) and kept and kept[-1].question == unit.question:
                kept.pop()
        elif one and another:
            kept += [part for part in unit.parts() if not _mentions(part.text, others)]
        elif not theirs:
            kept.append(unit)
    yield from kept


def _after_gap(unit: Unit) -> bool:
    """Whether an empty line stands right above the sentence."""
    above = [line for line in unit.stretch.lines if line.number == unit.line - 1]
    return bool(above) and not above[0].text.strip()


def _mentions(text: str, names: Collection[str]) -> bool:
    words = set(re.findall(r"[\w'’-]+", text.lower()))
    bare = {re.sub(r"['’]?s$", "", word) for word in words}
    return any(name in words or name in bare for name in names)
