"""Single remarks: strengths, concerns, suggestions, questions and requests, where words say plainly which."""

from collections.abc import Sequence

from agent.core.feedback import PointKind, Severity
from agent.reading.answer import PointAnswer
from agent.reading.phrases import any_of
from agent.reading.rules.polarity import negated
from agent.reading.rules.will import NONE
from agent.reading.units import Unit

_GOOD = any_of(
    r"""
    excellent|impress\w+|strong(?:est)?|solid|great|brilliant|fantastic|outstanding|superb|clear(?:ly)?|articulate|
    knowledgeable|friendly|warm|polite|kind|calm|honest|open|sharp|smart|bright|thorough|well[- ](?:prepared|informed|
    organi[sz]ed|presented|spoken)|first[- ]rate|best|lovely|nice|tidy|patient|quick (?:and|learner|to)|enthusias\w+|
    motivated|confident|professional|punctual|accurate|experienced|passed|loved|liked|helpful|welcoming|listened|
    good (?:experience|knowledge|understanding|questions|communicat\w+|people|team|cv|energy|attitude)|pleasant|
    personable|capable|competent|straight with
    stark\w*|sympathisch\w*|freundlich\w*|kompetent\w*|gut vorbereitet|pünktlich|nett\w*|modern\w*|überzeugend\w*|
    beeindruck\w+|souverän\w*|offen\w*
    compétent\w*|sympathique\w*|excellent\w*|motivée?|agréable\w*|clair\w*|bonne? (?:expérience|équipe|présentation|
    contact|niveau)|impressionn\w+|solides?
    amable\w*|simpátic\w+|excelente\w*|precios\w+|profesional\w*|buen[oa]? (?:equipo|ambiente|experiencia|nivel|
    trato)|preparad[oa]|encantad\w+
    aardig\w*|vriendelijk\w*|deskundig\w*|enthousiast\w*|prettig\w*|sterk\w*|kent (?:haar|zijn) vak|open over|
    goede? (?:sfeer|team|ervaring|indruk)
    adorei|organizad[oa]|simpátic[oa]|ótim[oa]|gentil\w*|preparat[oa]|cordial\w*|trevlig\w*|duktig\w*|kompetent\w*|
    mił[aey]|kompetentn\w+
    """
)
_BAD = any_of(
    r"""
    concern\w*|worr(?:y|ied|ies|ying)|weak\w*|poor(?:ly)?|vague|lack(?:s|ed|ing)?|miss(?:es|ing)|gap|struggl\w+|
    unclear|nervous|muddled|late|unprepared|rude|abrupt|rough|problem\w*|issue|snag|hesita\w+|doubt\w*|reservation\w*|
    drawback|downside|disappoint\w+|bluff\w*|errors?|mistakes?|wordy|hard to follow|couldn'?t (?:explain|tell|answer|
    say)|hasn'?t (?:run|used|worked|done|got)|never (?:used|run|worked|done|conducted|led|managed)|not (?:enough|
    good enough|much experience)|no (?:experience|knowledge|idea)|too (?:low|long|far|short|quiet|junior|slow|
    expensive|high)|zero|deal ?-?breaker|kept (?:me )?waiting|unpaid|overtime|salary is (?:low|below)|red flag|
    wasn't (?:sure|clear|able)|limited|thin on|light on|bit of a stretch
    fehlt\w*|bedenken|schwach\w*|schwäche\w*|leider|mangel\w*|unsicher\w*|unpünktlich|zu (?:wenig|lang|kurz|weit|
    niedrig)|noch nie|stört|problem\w*|verspätet|unvorbereitet
    manque\w*|faible\w*|inquiét\w*|dommage|trop (?:court|long|loin|peu|bas)|un peu court|en dessous|réserve\w*|
    problème\w*|retard|déçu\w*
    falta\w*|débil\w*|preocupa\w*|no me encaja|demasiado|problema\w*|tarde|duda\w*|poc[oa] (?:experiencia|claro)|
    baj[oa]
    bezwaar|mist|ontbreekt|zorgen?|twijfel\w*|te (?:weinig|lang|kort|ver|laag)|rommelig|kwalijk|niet eens|jammer|
    probleem|zwak\w*|te laat
    falta\w*|fraco|preocup\w+|manca\w*|debole|ritardo|saknar|svag\w*|orolig|brak\w*|słab\w+|obaw\w+
    """
)
_BAD_SCRIPT = any_of("まったくなく|不足|懸念|不安|残念|足り", anywhere=True)
_GOOD_SCRIPT = any_of("好印象|誠実|素晴らし|優秀|丁寧|熱意", anywhere=True)
_SUGGESTION = any_of(
    r"""
    (?:it )?(?:would|might|could|may) (?:be|help|have been|make|work) (?:\w+ )?(?:better|good|useful|helpful|nice|
    great|if|to|an idea|worth)\b.{0,20}|(?:i'd|i would|we'd|we would) (?:suggest|recommend|advise|propose)|
    suggest(?:ion)?s?|next time|in (?:the )?future|should (?:have|be|get|send|tell|provide|improve)|improve|
    please screen|it would help
    wäre (?:gut|schön|hilfreich|besser)|vorschlag\w*|künftig|nächstes mal|verbesser\w+|serait (?:bien|utile|mieux)|
    à l'avenir|la prochaine fois|annoncer|sería (?:bueno|mejor|útil)|sugier\w+|sugerencia|zou (?:fijn|goed|beter|
    handig) zijn|volgende keer|seria (?:bom|melhor)|sarebbe (?:meglio|utile)|vore (?:bra|bättre)|byłoby (?:lepiej|
    dobrze)
    """
)
_REQUEST = any_of(
    r"""
    (?:please|pls|kindly|could you|can you|would you|i'd like you to|tell him|tell her|let (?:me|us|him|her) know|
    (?:i'd|i would) be grateful)(?! (?:don't hesitate|find))
    bitte|könnten sie|können sie|könntest du|merci de|pourriez-vous|pouvez-vous|por favor|puede\w*|podría\w*|kunt u|
    kun je|graag (?:een|de|het)|por gentileza|pode|potrebbe|può|kan du|proszę
    """
)
_MINOR = any_of(
    r"""
    small|minor|little|slight\w*|(?:a )?bit|tiny|only|nothing (?:to lose|major|serious|big)|not a (?:big|major)|
    can (?:teach|learn|live)|kleine?[rs]?|etwas|ein wenig|un peu|petite?|pequeñ\w+|poco|kleine?|een beetje|pequen\w+|
    piccol\w+|lite|mał\w+|quite nervous|very nervous
    """
)
_MAJOR = any_of(
    r"""
    serious\w*|big|major|significant\w*|huge|real(?:ly)? (?:worr\w+|concern\w*|problem)|(?:a )?lot|very|main concern|
    fairly serious|pretty big|strong (?:concern|reservation)s?|important|critical\w*|zero|not good enough|ernst\w*|
    groß\w*|erheblich\w*|schwer\w*|sehr|ganz|nettement|grave\w*|sérieu\w+|gros(?:se)?|très|muy|grande?s?|seri[oa]|
    echt|heel|groot|grote|ernstig\w*|muito|grave|molto|stor[at]?|mycket|duż\w+|bardzo
    """
)
_BLOCKING = any_of(
    r"""
    deal ?-?breaker|show ?-?stopper|rules? (?:him|her|them|it) out|non[- ]?starter|(?:can't|cannot|could not|
    couldn't) (?:hire|accept|take|work|live)\b.{0,15}|impossible|out of the question|must[- ]have.{0,20}missing|
    k\.?o\.?-kriterium|ausschlusskriterium|rédhibitoire|inaceptable|onacceptabel
    """
)
_COURTESY = any_of(
    r"""
    regards|(?:best|kind|warm) wishes|sincerely|thanks?(?: you)?|many thanks|hope (?:you|this)|danke|grü(?:ß|ss)en?|
    merci|cordialement|gracias|saludos?|groet\w*|bedankt|obrigad[oa]|grazie|hälsningar
    """
)
_ANNOUNCED = any_of(
    r"""
    (?:(?:a|an|the|my|our|my only|one|only) )?(?:\w+ )?(?:concern|worry|reservation|drawback|downside|issue|
    problem|gap)s?
    (?:ein |kleine[rs]? |mein )*(?:bedenken|problem)
    """
)
"""What only leads up to a concern: 'One small concern:'."""
_SHORTEST = 2
"""Words. A shorter remark says too little without its context."""
_MOST = 12
"""Points of one message."""


def points(units: Sequence[Unit]) -> tuple[PointAnswer, ...]:
    """Remarks, in order; nothing where the words leave it open what is meant."""
    found: list[PointAnswer] = []
    for unit in units:
        whole = _whole(unit)
        found += [whole] if whole else _halves(unit)
    return tuple(found[:_MOST])


def _whole(unit: Unit) -> PointAnswer | None:
    """Questions, requests and suggestions are whole sentences."""
    if len(unit.text.split()) < _SHORTEST + 1 or unit.question in ("Q1", "Q5"):
        return None
    if unit.text.endswith(("?", "？")):
        kind = PointKind.REQUEST if _REQUEST.search(unit.text) else PointKind.QUESTION
        return _point(unit, kind)
    if _SUGGESTION.search(unit.text):
        return _point(unit, PointKind.SUGGESTION)
    return _point(unit, PointKind.REQUEST) if _REQUEST.match(unit.text) else None


def _halves(unit: Unit) -> list[PointAnswer]:
    """Strengths and concerns, clause by clause. Under Q4 what is not 'none' is a concern."""
    if unit.question in ("Q1", "Q5"):
        return []
    kinds = [(part, _kind(part, asked_for_concerns=unit.question == "Q4")) for part in unit.parts()]
    concerns = [part for part, kind in kinds if kind is PointKind.CONCERN]
    led_up = [part for part in concerns[:-1] if _ANNOUNCED.fullmatch(part.text)]
    return [
        _point(part, kind, _severity(unit) if kind is PointKind.CONCERN else None)
        for part, kind in kinds
        if kind and part not in led_up
    ]


def _kind(part: Unit, *, asked_for_concerns: bool) -> PointKind | None:
    text = part.text
    if (len(text.split()) < _SHORTEST and text.isascii()) or _COURTESY.search(text):
        return None
    bad = _BAD.search(text) or _BAD_SCRIPT.search(text)
    good = _GOOD.search(text) or _GOOD_SCRIPT.search(text)
    if bad and not good:
        return None if negated(text, bad.start()) else PointKind.CONCERN
    if good and not bad:
        return PointKind.CONCERN if negated(text, good.start()) else PointKind.STRENGTH
    if asked_for_concerns and not bad and not good and len(text.split()) > 3 and not NONE.match(text):
        return None if negated(text, 12) else PointKind.CONCERN
    return None


def _severity(unit: Unit) -> Severity:
    if _BLOCKING.search(unit.text):
        return Severity.BLOCKING
    if _MINOR.search(unit.text):
        return Severity.MINOR
    return Severity.MAJOR if _MAJOR.search(unit.text) else Severity.MINOR


def _point(unit: Unit, kind: PointKind, severity: Severity | None = None) -> PointAnswer:
    said = unit.said(kind)
    return PointAnswer(kind=kind, severity=severity, quote=said.quote, lines=said.lines)
