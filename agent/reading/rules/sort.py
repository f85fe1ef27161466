"""Which kind of answer a message is, where it holds no value that settles it."""

import re
from collections.abc import Sequence

from agent.core.feedback import Kind
from agent.core.people import Side
from agent.reading.rules import proposal
from agent.reading.rules.business import FAVOUR, OTHER_BUSINESS, OTHER_BUSINESS_SCRIPT, TOPIC
from agent.reading.rules.sort_words import (
    DEFERRAL,
    DEFERRAL_SCRIPT,
    EVALUATES,
    EVALUATES_SCRIPT,
    REDIRECT,
    REDIRECT_SCRIPT,
    REFUSAL,
    REFUSAL_SCRIPT,
    SOMEBODY,
    SORRY,
    WHEN,
)
from agent.reading.units import Unit

_STOP = re.compile(r"\s*(?:STOP|Stop|stop)[.!]?\s*")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_QUESTION = ("?", "？")
_GREETING = re.compile(
    r"(?i)\W*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning|hallo|guten|liebe[r]?|sehr|bonjour|salut|"
    r"hola|buen[oa]s|beste|dag|oi|olá|ciao|hej|cześć|dzień|gent(?:ile|ili)|estimad[oa]|caro|cara|kære|bom dia|"
    r"boa tarde|"
    r"thanks|thank you|danke|vielen dank|merci|gracias|bedankt|dank|obrigad[oa]|grazie|tack|tak|dziękuję|"
    r"(?:kind |best |warm |many )?regards|best|cheers|mit (?:freundlichen|besten)|viele grüße|cordialement|"
    r"un saludo|saludos|"
    r"groet\w*|met vriendelijke|cumprimentos|cordiali saluti|vänliga|med (?:vänlig|venlig)|"
    r"pozdrawiam)\b[^.!?]{0,60}[.!,]?$"
)


_FEW = 3
"""Words of a sentence that tells nothing."""
_SEVERAL = 3
"""So many sentences tell a story, whatever is asked besides."""


def sort(units: Sequence[Unit]) -> Kind:
    """The kind of a message in which no field of feedback was found."""
    spoken = [u for u in units if not _GREETING.fullmatch(u.text) or _administers(u)]
    judged = [u for u in spoken if not _administers(u) and _judges(u)]
    if refuses(spoken):
        return Kind.REFUSAL
    if redirects(spoken):
        return Kind.REDIRECT
    if not judged and any(_ADDRESS.search(u.text) and len(u.text.split()) > _FEW for u in spoken):
        return Kind.REDIRECT
    if defers(spoken) and not [u for u in judged if not SORRY.search(u.text)]:
        return Kind.DEFERRAL
    asks = any(u.text.endswith(_QUESTION) and TOPIC.search(u.text) for u in spoken)
    if _asks_a_favour(spoken) or (
        not asks and any(OTHER_BUSINESS.search(u.text) or OTHER_BUSINESS_SCRIPT.search(u.text) for u in spoken)
    ):
        return Kind.OTHER
    statements = [u for u in judged if not u.text.endswith(_QUESTION)]
    told = [u for u in spoken if not u.text.endswith(_QUESTION) and len(u.text.split()) > _FEW]
    if not statements and len(told) < _SEVERAL and any(u.text.endswith(_QUESTION) for u in spoken):
        return Kind.QUESTION
    about = statements or any(SOMEBODY.search(u.text) for u in spoken)
    return Kind.FEEDBACK if about else Kind.OTHER


def _asks_a_favour(spoken: Sequence[Unit]) -> bool:
    """Whether everything that is asked is a service that has nothing to do with an interview."""
    asked = [u for u in spoken if u.text.endswith(_QUESTION)]
    return bool(asked) and all(FAVOUR.search(u.text) for u in asked) and not any(TOPIC.search(u.text) for u in spoken)


def judging(units: Sequence[Unit], side: Side) -> tuple[Unit, ...]:
    """The sentences that may hold a decision: none that refuses, promises, or names somebody else who should answer."""
    return tuple(u for u in units if not refuses([u]) and (u.question or not _administers(u) or _proposes(u, side)))


def answering(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The sentences that neither refuse nor name somebody else."""
    return tuple(u for u in units if not (refuses([u]) or redirects([u])))


def _proposes(unit: Unit, side: Side) -> bool:
    """'We will send an offer tomorrow' promises no answer: it is one."""
    return bool(proposal.in_unit(unit, side)) and not (refuses([unit]) or redirects([unit]))


def _administers(unit: Unit) -> bool:
    return bool(refuses([unit]) or redirects([unit]) or defers([unit]))


def _judges(unit: Unit) -> bool:
    return bool(EVALUATES.search(unit.text) or EVALUATES_SCRIPT.search(unit.text))


def defers(units: Sequence[Unit]) -> bool:
    """Whether an answer is only promised."""
    return any(
        (DEFERRAL.search(u.text) or DEFERRAL_SCRIPT.search(u.text))
        and (not u.text.endswith(_QUESTION) or WHEN.search(u.text))
        for u in units
    )


def redirects(units: Sequence[Unit]) -> bool:
    """Whether somebody else is named who should answer."""
    return any(REDIRECT.search(u.text) or REDIRECT_SCRIPT.search(u.text) for u in units)


def refuses(units: Sequence[Unit]) -> bool:
    """Whether they will not answer."""
    return any(_STOP.fullmatch(u.text) or REFUSAL.search(u.text) or REFUSAL_SCRIPT.search(u.text) for u in units)
