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
    (?:she|he|they|my \w+|our \w+|the (?:team|others|manager|director|panel|owner)) (?:says?|said|thinks?|thought|
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
    rf"(?i)\b(?:i|we|all of us|both of us|the (?:whole )?team|everyone|everybody|us all)\s+"
    rf"(?:\w+\s)?(?:{_THINKS}|says?|thinks?|is|are)\b"
)
_REACH = 32
"""Characters before a phrase in which a negation still concerns it."""


def negated(text: str, at: int) -> bool:
    """Whether a negation stands shortly before this place of the sentence."""
    return bool(_NEGATION.search(text, max(0, at - _REACH), at))


def hedged(text: str) -> bool:
    """Whether a clause only supposes."""
    return bool(_CONDITION.search(text))


def hearsay(text: str) -> bool:
    """Whether a clause reports what somebody else thinks."""
    return bool(_HEARSAY.search(text) or _NAMED.search(text)) and not _OWN.search(text)
