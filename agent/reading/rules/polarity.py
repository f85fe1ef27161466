"""Words that turn a phrase round, or take it out of the speaker's own mouth."""

import re

from agent.reading.phrases import any_of

_NEGATION = any_of(
    r"""
    not(?! only| just)|no(?! (?:doubt|hesitation|problem|question|concern|complaint|brainer|issue|reservation)s?\b)|
    without(?! (?:a |any )?(?:doubt|hesitation))
    never|nor|neither|hardly|cannot|nobody|\w+n't|dont|wont|cant|wouldnt|didnt|doesnt|isnt
    nicht|kein\w*|nie|niemals|kaum|ne|n'\w+|pas|jamais|aucun\w*|ni|nunca|jamás|tampoco|niet|geen|nooit
    não|nunca|nem|non|mai|neanche|nie|inte|ej|aldrig|ikke
    """
)
_CONDITION = any_of(
    r"""
    if|unless|would have|could have|had (?:he|she|they|it)|were (?:he|she|it)|in case|whether|provided|as long as
    wenn|falls|sofern|ob|hätte|si|à condition|sauf|als|mits|tenzij|se|om|jeśli|czy
    """
)
_HEARSAY = any_of(
    r"""
    (?:she|he|they|my \w+|our \w+|the (?:others|manager|director|owner)) (?:says?|said|thinks?|thought|
    told|reckons?|believes?|feels|felt|is (?:just as )?sure|wants?|wanted)
    according to
    (?:sagt|sagte|meint|meinte|findet|fand|glaubt)
    (?:dit|pense|trouve) que
    (?:dice|dijo|cree|piensa|opina) que
    (?:zegt|zei|vindt|vond)
    """
)
_THINKS = r"(?:says|said|thinks|thought|reckons?|believes?|feels?|felt|wants?|wanted)"
_NAMED = re.compile(rf"\b(?!I\b|We\b)[A-Z]\w+ (?:{_THINKS}|is (?:just )?(?:as )?sure)\b")
_OWN = re.compile(
    rf"(?i)\b(?:i|we|all of us|both of us|the (?:whole )?(?:team|panel|board)|everyone|everybody|us all)\s+"
    rf"(?:\w+\s)?(?:{_THINKS}|says?|thinks?|is|are)\b"
)
_DOUBLE = any_of(
    r"""
    no reason (?:why )?(?:not|(?:we|i) (?:shouldn't|wouldn't|should not|would not))|(?:can't|cannot|don't|
    do not) (?:really )?see (?:any reason |a reason )?(?:why|not)\b.{0,20}(?:not|n't)
    nothing (?:against|stopping|to stop)\b|(?:would|will|should|wo|do|did|does)(?:n't| not) (?:\w+ )?(?:hesitate|mind|
    regret|think twice|wait)|without (?:a |any |further )?(?:doubt|hesitation|delay|question)
    not (?:only|just|least)|can(?:'t|not) wait|can(?:'t|not) fault|couldn't be (?:happier|better|more)|(?:don't|
    do not|not) (?:want to |let |)(?:lose|miss|wait|delay|worry)\b|why not
    no (?:doubts?|hesitation|problems?|questions?|concerns?|complaints?|brainer|issues?|reservations?|objections?|
    worries|rush|need to (?:wait|think)|one else)|not? later than|never (?:been )?(?:more|better|happier)
    nicht nur|nicht zögern|zögern nicht|keine? (?:bedenken|einwände|zweifel|fragen)|nichts dagegen|
    spricht nichts dagegen|ohne (?:zu zögern|zweifel)|gar nicht (?:lange )?(?:überlegen|warten)
    pas seulement|sans (?:hésiter|hésitation|doute|réserve)|aucun (?:doute|problème|souci)|aucune (?:hésitation|
    réserve|objection)|n'hésit\w+ pas|rien (?:contre|à redire)|no solo|sin (?:duda|dudarlo|problema)\w*|
    ningun\w* (?:duda|problema|objeción)|no (?:lo )?dud\w+
    niet alleen|zonder (?:twijfel|aarzel\w+)|geen (?:twijfel|bezwaar|bedenkingen)|não só|sem (?:dúvida|hesitar)|
    non solo|senza (?:dubbio|esitar\w*|esitazion\w*)|nessun (?:dubbio|problema)|nie tylko|bez wahania|utan tvekan|
    uden tvivl
    """
)
"""Negations that deny nothing of what follows."""
_POLITE_IF = any_of(
    r"""
    if (?:offered|possible|(?:that's|it's|it is|that is) (?:ok|okay|all right|alright|fine|possible)|
    they(?:'ll| will| would)? (?:have|want|offer|like|agree)\w*(?: me)?|(?:she|he)(?:'s| is)? (?:agrees?|
    still interested|happy|available|up for it|keen|willing|free|wants?)|you (?:agree|like|can|could|don't mind|want|
    ask me)|at all possible|there is one|we can|i may|asked|anyone asks|you need anything)
    wenn (?:möglich|es (?:geht|passt)|sie (?:möchte|einverstanden|mag)|er (?:möchte|mag))|si (?:possible|
    vous (?:voulez|êtes d'accord)|elle est (?:d'accord|disponible)|il est (?:d'accord|disponible)|es posible|
    le parece|puede ser|está de acuerdo)|als (?:het kan|mogelijk|zij wil|hij wil)|se (?:possibile|possível)|
    om (?:möjligt|muligt)|jeśli (?:to )?możliwe
    """
)
_SOFT_NO = any_of(
    r"""
    unlikely|reluctant|hesitant|against|declin\w+|refus\w+|rather than|instead of|too (?:early|soon)|unable|
    doubt (?:we|i|that)|stop|regret|gegen|statt|ungern|contre|plutôt que|renon\w+|contra|en lugar de|tegen|sem|senza|
    zonder|ohne|sans|sin
    """
)
_SEAM = re.compile(
    r"(?i)[,;:()]\s|\s[–—-]\s|\s(?:and|but|so|because|since|though|although|und|aber|weil|et|mais|car|pero|porque|"
    r"maar|want|omdat|mas|ma|perché|och|men|eftersom|og|ale|bo)\s"
)
"""Where one part of a sentence ends and the next begins."""
_FOLLOWING = re.compile(r"(?i)\W*(?:\w+\W+){0,3}?(?:nicht|niet|inte|ikke|pas)\b")
_REACH = 32
"""Characters before a phrase in which a negation still concerns it."""


def negated(text: str, at: int) -> bool:
    """Whether a negation stands shortly before this place of the sentence."""
    return bool(_NEGATION.search(plain(text), max(0, at - _REACH), at))


def denied(text: str, found: re.Match[str]) -> bool:
    """Whether the words found are denied: by what stands before them in their part, among them, or right behind."""
    begin, end = part(text, found)
    said = plain(text)
    before = said[begin : found.start()]
    inside = said[found.start() : found.end()]
    behind = _FOLLOWING.match(said[found.end() : end])
    return bool(_NEGATION.search(before) or _SOFT_NO.search(before) or _NEGATION.search(inside) or behind)


def part(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Where the part of the sentence begins and ends in which the words were found."""
    seams = [m for m in _SEAM.finditer(text) if m.end() <= found.start() or m.start() >= found.end()]
    begin = max((m.end() for m in seams if m.end() <= found.start()), default=0)
    return begin, min((m.start() for m in seams if m.start() >= found.end()), default=len(text))


def hedged(text: str) -> bool:
    """Whether a clause only supposes; 'if possible' and the like suppose nothing."""
    return bool(_CONDITION.search(_POLITE_IF.sub(_blank, text)))


def plain(text: str) -> str:
    """The text with blanks for negations that deny nothing: 'no doubt', 'would not hesitate'."""
    return _DOUBLE.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def hearsay(text: str) -> bool:
    """Whether a clause reports what somebody else thinks."""
    return bool(_HEARSAY.search(text) or _NAMED.search(text)) and not _OWN.search(text)
