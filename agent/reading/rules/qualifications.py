"""Whether the qualifications fit: the candidate for the role, or the role for the candidate."""

import re
from collections.abc import Sequence

from agent.core.feedback import Met
from agent.core.people import Side
from agent.reading.phrases import any_of
from agent.reading.rules.polarity import hearsay, hedged, negated
from agent.reading.rules.will import NO, YES
from agent.reading.units import Said, Unit

_PARTLY = any_of(
    r"""
    partly|partial(?:ly)?|in part(?: only)?|only part(?:ly)?|half (?:fits?|there|of)|(?:only )?half|some of (?:it|
    them|the)|to (?:some|a certain) (?:extent|degree)|more or less|for the most part|mostly|largely|nearly (?:all|
    everything)|almost (?:all|everything)|most of (?:the|our|it|them)\b.{0,15}|not (?:all|everything|entirely|fully|
    completely|quite)\b.{0,12}|yes and no|bit of both|so-so
    (?:nur )?(?:zum teil|teilweise|teils)|größtenteils|nicht (?:ganz|vollständig|alle)|weitgehend|jein
    en partie|partiellement|pas (?:tout à fait|entièrement|complètement)|plus ou moins|à moitié
    en parte|parcialmente|no del todo|más o menos|a medias
    deels|gedeeltelijk|niet (?:helemaal|volledig|alles)|grotendeels|min of meer
    em parte|in parte|parzialmente|non del tutto|delvis|częściowo|nie w pełni
    """
)
_YES = {
    Side.CLIENT: any_of(
        r"""
        (?:tick|ticks|ticked|check|checks|hit|hits) (?:all|every|each|off)\b.{0,25}|(?:fits?|matche[sd]|match|meets?|
        met|satisfie[sd]|exceeds?|exceeded) (?:all |every |the |our |each |of )*(?:spec\w*|bill|brief|role|job|
        requirement\w*|criteria|qualification\w*|must[- ]haves?|list|profile|standard)\b
        (?:all|everything|every) (?:\w+ ){0,3}?(?:we|that we|you|i)(?:'d| had| have)? (?:asked|need|needed|wanted|
        want|look|looked|require|required|were looking)\b.{0,12}|everything on (?:the|our) list|what the (?:spec|role|
        job|brief) (?:asks|calls|needs|requires)|(?:fully|well|more than|highly|certainly|clearly|very well|
        perfectly) qualified|(?:more than )?(?:meets?|met) (?:them|it) all
        (?:erfüllt|bringt) (?:\w+ ){0,2}(?:alle|sämtliche|alles)\b.{0,30}|(?:voll|bestens|sehr gut) qualifiziert|
        fachlich (?:passt|stimmt) (?:alles|es|er|sie)(?! nur)
        (?:remplit|répond à|correspond à|possède) (?:\w+ )?(?:tou(?:s|tes)|toutes les|l'ensemble)\b.{0,25}|(?:cumple|
        reúne) (?:\w+ )?(?:todos|todo|con todo|con todos|con el perfil)\b.{0,20}|voldoet aan (?:alle|de)\b.{0,15}|
        (?:atende|preenche) (?:a )?todos\b.{0,15}|(?:soddisfa|possiede) tutt\w+\b.{0,15}|uppfyller (?:alla|kraven)|
        spełnia (?:wszystkie|wymagania)
        """
    ),
    Side.CANDIDATE: any_of(
        r"""
        (?:the |this )?(?:role|job|position|post|work|it)(?:'s| is|s)? (?:really |exactly |very much |precisely |
        definitely |pretty much |a )*(?:suits?|fits?|matche[sd]|match|(?:what|just what|right up) (?:i|my)|great fit|
        good fit|perfect fit|perfect match)\b.{0,15}|(?:suits?|fits?) me(?: down to the ground| perfectly| well)?|
        right up my (?:street|alley)|exactly what i(?:'m| am| do|'ve| have| was|'d)\b.{0,15}|what i (?:do|did|
        have been doing) (?:now|today|already|every day)|fit(?:'s| is) (?:fine|good|great|perfect)|my (?:skills|
        experience|background)\b.{0,20}(?:match|fit|align|suit)
        (?:stelle|position|aufgabe|job|das) (?:passt|entspricht)\b.{0,30}|(?:le poste|la mission) (?:me |correspond|
        convient)\b.{0,20}|me (?:convient|correspond)|(?:el puesto|el trabajo) (?:me )?(?:encaja|va|viene|
        se ajusta)\b.{0,25}|como anillo al dedo|(?:functie|baan|rol) (?:sluit|past)\b.{0,20}|(?:a vaga|
        é) exatamente o que|(?:il ruolo|la posizione) (?:mi )?(?:corrisponde|si adatta)\b.{0,10}|(?:tjänsten|
        rollen) passar\b.{0,10}|stanowisko (?:mi )?(?:pasuje|odpowiada)
        """
    ),
}
_NO = {
    Side.CLIENT: any_of(
        r"""
        (?:doesn't|didn't|does not|did not|don't|not|doesnt|didnt|fail(?:s|ed) to) (?:really |quite |
        actually )?(?:meet|match|fit|satisfy|tick|have) (?:the |our |all |any |of |many |enough )*(?:spec\w*|brief|
        requirement\w*|criteria|qualification\w*|must[- ]haves?|skills?|standard|boxes)\b
        (?:doesn't|didn't|does not|did not|hasn't|don't|has no|lacks) (?:really |quite |actually )?(?:have |got |
        enough )*(?:the |any |enough )(?:\w+ ){0,3}(?:experience|skills?|background|certificate\w*|licen[cs]e) (?:we|
        that we|required|needed|for this|the role|you)\b.{0,15}
        (?:not|under|in)[- ]?(?:sufficiently |remotely |really )?qualified|lack(?:s|ed|ing) (?:the |all |most |basic |
        any )*(?:qualification\w*|skills?|required|necessary)\b.{0,15}|(?:falls?|fell) (?:well )?short of (?:the|our|
        what)\b.{0,15}|below (?:the|our) (?:level|standard|requirement\w*)
        (?:erfüllt|bringt) (?:\w+ ){0,4}nicht\b.{0,20}|nicht (?:ausreichend )?qualifiziert|unterqualifiziert
        ne (?:remplit|répond|correspond|possède) pas\b.{0,25}|no (?:cumple|reúne|tiene el perfil)\b.{0,20}|
        voldoet niet\b.{0,15}|não (?:atende|preenche)\b.{0,15}|non (?:soddisfa|possiede)\b.{0,15}|
        uppfyller inte\b.{0,10}|nie spełnia\b.{0,15}
        """
    ),
    Side.CANDIDATE: any_of(
        r"""
        (?:doesn't|does not|didn't|not|doesnt|isn't|wouldn't) (?:really |quite |actually )?(?:fit|suit|
        match)(?: (?:me|my\b.{0,20}|what\b.{0,20}))?(?=$|[.,!; ])|(?:over|under)-?qualified|not what i (?:do|trained|
        was told|expected|am looking|was looking|applied)\b.{0,15}|too (?:junior|senior) for me
        passt (?:\w+ ){0,3}nicht\b.{0,12}|ne (?:me )?(?:correspond|convient) pas\b.{0,15}|no (?:me )?(?:encaja|
        va conmigo|se ajusta)\b.{0,15}|past (?:\w+ ){0,2}niet\b.{0,12}|não (?:se encaixa|combina)\b.{0,12}|
        non (?:corrisponde|fa per me)\b.{0,12}|passar inte|nie (?:pasuje|odpowiada)\b.{0,10}
        """
    ),
}
_SCRIPT_NO = any_of("満たして(?:い|おり)ません|条件に合いません|不足して", anywhere=True)
_SCRIPT_YES = any_of("満たして(?:い|おり)ます|申し分|十分な(?:経験|スキル)", anywhere=True)
_GAP = any_of(
    r"""
    except|apart from|other than|but (?:not|no|lacks?|missing|without|needs?|never|only)|lacks?|missing|however|
    although|sauf|außer|bis auf|fehlt|salvo|behalve|ontbreekt|excepto
    """
)
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
    whole = " ".join(u.text for u in asked)
    last = next((u for u in reversed(asked) if _CORRECTED.search(u.text)), None)
    if last is not None:
        return _one(last, side, ignore_gap=True)
    partly = next((u for u in asked if (m := _PARTLY.search(u.text)) and not hedged(u.text[: m.end()])), None)
    if partly:
        return partly.said(Met.PARTLY, _PARTLY.search(partly.text))
    yes, no = _words(asked, YES), _words(asked, NO)
    if yes and no:
        return yes.said(Met.PARTLY) if yes.line == no.line else None
    if yes and _GAP.search(whole):
        return None
    return next((s for u in asked if (s := _one(u, side))), None)


def _words(asked: Sequence[Unit], pattern: re.Pattern[str]) -> Unit | None:
    """The sentence with a clause that begins or ends with yes, or with no."""
    for unit in asked:
        for part in unit.parts():
            text = part.text.rstrip(".!;: ")
            if (m := pattern.match(text)) and (m.end() == len(text) or text[m.end()] in " -:"):
                return unit
            if any(m.end() == len(text) for m in pattern.finditer(text)):
                return unit
    return None


def _one(unit: Unit, side: Side, *, ignore_gap: bool = False) -> Said | None:
    if ignore_gap:
        found = [(m.start(), m, v) for p, v in ((YES, Met.YES), (NO, Met.NO)) for m in p.finditer(unit.text)]
        return unit.said(max(found, key=lambda f: f[0])[2], None) if found else _in_text(unit, side)
    if m := NO.match(unit.text):
        return unit.said(Met.NO, m)
    if m := YES.match(unit.text):
        return unit.said(Met.YES, m)
    return _in_text(unit, side) or _weakly(unit)


def _weakly(unit: Unit) -> Said | None:
    found = _WEAK_YES.search(unit.text)
    return unit.said(Met.YES, found) if found and not negated(unit.text, found.start()) else None


def _in_text(unit: Unit, side: Side) -> Said | None:
    if hearsay(unit.text) or unit.text.endswith(("?", "？")):
        return None
    for pattern, value in ((_NO[side], Met.NO), (_SCRIPT_NO, Met.NO)):
        if m := pattern.search(unit.text):
            return unit.said(value, m)
    if _PARTLY.search(unit.text) and _ABOUT_FIT.search(unit.text):
        return unit.said(Met.PARTLY, _PARTLY.search(unit.text))
    for pattern in (_YES[side], _SCRIPT_YES):
        if (m := pattern.search(unit.text)) and not negated(unit.text, m.start()) and not hedged(unit.text):
            return None if _GAP.search(unit.text) else unit.said(Met.YES, m)
    return None


_ABOUT_FIT = any_of(
    r"""
    fits?|fitted|spec\w*|qualif\w+|requirements?|criteria|match\w*|meets?|fachlich|passt|anforderungen|profil\w*|
    poste|compétences|requisitos|perfil|encaja|past|voldoet|eisen|functie|kraven|wymaga\w+
    """
)
