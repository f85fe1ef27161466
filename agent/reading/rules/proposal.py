"""What the respondent proposes to do next."""

from collections.abc import Sequence

from agent.core.feedback import Decision, Proposal
from agent.core.people import Side
from agent.reading.phrases import any_of
from agent.reading.rules.polarity import hearsay, hedged, negated
from agent.reading.units import Said, Unit

_OFFER = any_of(
    r"""
    (?:make|send|extend|prepare|draft|put together|get|issue) (?:him|her|them|\w+)?\s?(?:an |the |your )?(?:offer|
    contract)(?: out| to (?:him|her|them))?
    (?:go ahead|proceed) (?:and|with) (?:an |the |your )?offer\b.{0,12}|(?:like|want|happy|ready|keen|going|prepared|
    love) to (?:make|extend|offer|hire|take (?:him|her|them) on)\b.{0,20}
    offer (?:please|him|her|them|now|today|asap|the job|the role|the position)|please offer|let's (?:hire|
    offer)\b.{0,8}|hire (?:him|her|them)
    ein angebot (?:machen|unterbreiten|schicken|vorlegen)|angebot (?:bitte|unterbreiten)|(?:möchten|wollen|
    würden) (?:ihn|sie|ihm|ihr|herrn?|frau)?.{0,20}(?:einstellen|anstellen)
    (?:faire|envoyer|soumettre|préparer|lui faire|formuler) (?:une |l'|une belle )?(?:offre|proposition)|embaucher|
    recruter (?:le|la)?
    (?:hacerle|enviarle|hacer|presentar) (?:una )?oferta|contratar(?:lo|la|le)?
    (?:een )?aanbod (?:doen|sturen|maken)|aannemen|(?:fazer|enviar) (?:uma )?proposta|(?:fare|inviare) un'?offerta|
    assumer(?:lo|la)|ge (?:henne|honom)? ?(?:ett )?erbjudande|anställa|złożyć ofertę|zatrudnić
    """
)
_OFFER_SHORT = any_of(
    r"""
    (?:an |job |contract |an? immediate )?offer|hire|angebot|einstellen|offre|embauche|oferta|contratar|aanbod|
    aannemen|offerta|proposta|erbjudande
    """
)
_ANOTHER = any_of(
    r"""
    (?:an?other|second|2nd|further|final|next|third|3rd|follow[- ]?up|additional|new|one more) (?:\w+ )?(?:interview|
    round|meeting|chat|stage|conversation|call)s?
    (?:see|meet|speak to|speak with|talk to|have|get|bring|invite|call) (?:him|her|them) (?:again|back|in again|for a|
    a second time|in for|to meet)\b.{0,20}
    (?:like|want|love|ask|invite|get|have) (?:him|her|them|\w+) (?:to )?(?:come )?(?:back|in again)\b.{0,20}|
    come back (?:for|to meet|and meet)\b.{0,15}|(?:set up|arrange|schedule|organi[sz]e|book|fix(?: up)?) (?:a|
    an) (?:\w+ ){0,2}(?:interview|call|meeting|round|chat)\b|second[- ]interview|(?:meet|come and meet|
    to meet) (?:the (?:rest of the |wider |whole )?team|our \w+|my \w+|the \w+ (?:team|lead|director|manager))|
    another slot\b.{0,15}|(?:for|do|arrange|book|offer|to) (?:a |another |him a |her a )?(?:paid )?trial (?:day|shift)
    (?:zweite[sn]?|weitere[sn]?|nächste[nsr]?|erneute[sn]?) (?:gespräch|interview|runde|termin|vorstellungsgespräch|
    kennenlernen)|zweitgespräch|noch einmal (?:einladen|sehen|sprechen)|nochmal einladen|probetag|probearbeiten
    (?:deuxième|second|autre|nouvel|prochain) (?:entretien|tour|rendez-vous)|le revoir|la revoir
    (?:segunda|otra|próxima) (?:entrevista|ronda)|volver a ver(?:lo|la|le)?
    (?:tweede|nieuw|volgend|vervolg)\s?(?:gesprek|ronde|interview)|vervolggesprek
    (?:segunda|outra|nova) entrevista|(?:secondo|altro|nuovo) (?:colloquio|incontro)|andra intervju|(?:drug|
    kolejn)\w+ (?:rozmow\w+|etap\w*|spotkani\w+)
    """
)
_ANOTHER_SCRIPT = any_of("二次面接|次の面接|再度面接|次の選考", anywhere=True)
_OFFER_SCRIPT = any_of("内定|採用したい|採用させて", anywhere=True)
_HOLD = any_of(
    r"""
    (?:on|to) hold|hold (?:for now|off|fire|please|him|her|them|on for)|keep (?:him|her|them|his cv|her cv|
    \w+) (?:warm|on file|in (?:mind|reserve|the frame|play)|on the (?:back ?burner|bench|list))|park (?:him|her|them|
    it|this)|backup|back-up|reserve list
    in der hinterhand|warmhalten|zurückstellen|auf (?:die )?warteliste|erst ?mal abwarten|vorerst (?:abwarten|parken)|
    in reserve
    (?:mettre|mis|mise|garder) (?:\w+ )?(?:en attente|de côté|sous le coude)|en attente
    (?:en|a la) espera|dejar(?:lo|la) en (?:espera|pausa|reserva)|aanhouden|in de wacht|achter de hand|in sospeso|
    em espera|aguardar|avvakta|wstrzymać
    """
)
_HOLD_SHORT = any_of("hold|wait|warten|abwarten|attendre|esperar|wachten")
_SHORT = 6
"""Words in an answer to Q5 that is no more than the name of a step."""


def next_step(units: Sequence[Unit], side: Side, decided: Said | None) -> Said | None:
    """The step that is asked for. Who says no proposes to end it: a candidate withdraws, a client rejects."""
    if decided and decided.value in (Decision.NO, Decision.STRONG_NO):
        ended = Proposal.WITHDRAW if side is Side.CANDIDATE else Proposal.REJECT
        return Said(value=ended, quote=decided.quote, lines=decided.lines)
    if side is Side.CANDIDATE:
        return None
    asked = [s for u in units if u.question == "Q5" and (s := in_unit(u, side))]
    found = asked or [s for u in units if u.question != "Q5" and (s := in_unit(u, side))]
    steps = {s.value for s in found}
    return found[0] if len(steps) == 1 and _agrees(found[0], decided) else None


def _agrees(step: Said, decided: Said | None) -> bool:
    """An offer or another interview goes with a will; without any, the words may be about somebody else."""
    return step.value == Proposal.HOLD or decided is not None


def in_unit(unit: Unit, side: Side) -> Said | None:
    """The step that one sentence proposes."""
    if side is not Side.CLIENT or hearsay(unit.text):
        return None
    if unit.question == "Q5" and len(unit.text.split()) <= _SHORT and (short := _short(unit)):
        return short
    for step, patterns in _PHRASES:
        for pattern in patterns:
            found = pattern.search(unit.text)
            if found and not negated(unit.text, found.start()) and not _open(unit, found.start()):
                return unit.said(step, found)
    return None


def _short(unit: Unit) -> Said | None:
    for step, pattern in (
        (Proposal.ANOTHER_INTERVIEW, _ANOTHER),
        (Proposal.OFFER, _OFFER_SHORT),
        (Proposal.HOLD, _HOLD_SHORT),
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
    (Proposal.HOLD, (_HOLD,)),
    (Proposal.ANOTHER_INTERVIEW, (_ANOTHER, _ANOTHER_SCRIPT)),
    (Proposal.OFFER, (_OFFER, _OFFER_SCRIPT)),
)
