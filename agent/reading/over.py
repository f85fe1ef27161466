"""Finds the words in a short comment which say that the interview is over; they let us ask before the clock does.

A wrong yes asks people too early, a wrong no only waits for the clock: so whatever sounds like a plan, a condition, a
question or somebody else's words counts as no.
"""

import re

MOST_TEXT = 1000
"""Characters that are looked at: whoever says so, says it at the beginning."""

_TALK_EN = r"(?:interview|call|conversation|chat|meeting)"
_WHICH = r"(?:(?:phone|video|technical|final|job|remote|on-?site|teams|zoom|\w+'s) )?"
_SAYS_SO = (
    # English
    rf"(?:the |our |my |this |today's )?{_WHICH}interview(?: with [\w .'-]{{1,40}}?)?"
    r"(?:,? (?:is|was|has been|has)|'s)?(?: now| just| already| all)? (?:done|over|finished|completed?|concluded)",
    rf"(?:the|our|my|this|today's) {_TALK_EN} (?:is|has been|just|has just)(?: now| just| already| all)? "
    r"(?:done|over|finished|completed?|concluded|ended)",
    r"(?:the|our|my|this|today's) interview(?: with [\w .'-]{1,40}?)? (?:just )?went \w+",
    r"we(?: are|'re)(?: now| just| already| all| both)* (?:done|finished|through)"
    rf"(?! (?!with (?:the|our|this|my) {_TALK_EN}\b|and\b|here\b|now\b|already\b)\w)",
    r"(?:(?:i|we|they)(?:'ve| have)? )?(?:just )?(?:now )?(?:finished|completed|concluded|wrapped up|came out of)"
    rf" (?:with )?(?:the|our|my|this|today's) (?:\w+ )?{_TALK_EN}",
    rf"done with (?:the|our|my) {_WHICH}interview",
    r"just (?:finished|completed|wrapped up)(?! \w)",
    # German
    r"(?:das |unser |dieses )?(?:interview|(?:vorstellungs|bewerbungs)?gespräch)(?: mit [\w .'-]{1,40}?)?"
    r"(?: ist| war| wurde)?(?: jetzt| gerade| soeben| nun| schon| bereits| eben)?"
    r" (?:beendet|vorbei|abgeschlossen|fertig|erledigt|durch|zu ende)",
    r"(?:wir )?(?:sind|haben)(?: jetzt| gerade| soeben| nun| schon| bereits| eben)*"
    r"(?: mit dem| das| unser)?(?: (?:interview|(?:vorstellungs|bewerbungs)?gespräch))?"
    r"(?: jetzt| gerade| soeben| nun| schon| bereits| eben)* (?:fertig|durch|beendet|abgeschlossen)",
    # French
    r"(?:l['’ ]|notre |cet )?entretien(?: avec [\w .'-]{1,40}?)?(?: est| s['’]est| a été| vient de)?"
    r"(?: maintenant| bien| déjà| juste)* (?:terminé|fini|achevé|passé|se terminer)e?",
    r"(?:nous avons|on a|nous venons de|on vient de|j['’]ai)(?: bien| juste| déjà)?"
    r" (?:terminé|fini|terminer|finir)(?: (?:l['’]|notre )entretien)?",
    # Spanish
    r"(?:la |nuestra |esta )?entrevista(?: con [\w .'-]{1,40}?)?(?: ya)?(?: ha| está| fue| se ha| ha sido)?(?: ya)?"
    r" (?:termin(?:ad[oa]|ó)|finaliz(?:ad[oa]|ó)|acab(?:ad[oa]|ó)|conclui(?:d[oa])|concluyó)",
    r"(?:ya )?(?:hemos|acabamos de) (?:termin|finaliz|acab)(?:ado|ar)(?: la entrevista)?",
    r"ya (?:terminamos|acabamos|finalizamos)(?: la entrevista)?",
)
_OVER = re.compile(rf"(?<![\w-])(?:{'|'.join(_SAYS_SO)})(?![\w-])", re.IGNORECASE)

# Before the words, within the sentence: a condition, a plan, a doubt, a request, a no.
_NOT_YET = re.compile(
    r"(?<!\w)(?:once|when|whenever|as soon as|after|until|till|before|if|unless|whether|while|in case|by the time|not|"
    r"\w+n['’]t|never|hardly|almost|nearly|will|would|should|could|may|might|shall|hope|hopefully|hoping|wish|expect\w*|"
    r"assum\w+|guess|think|suppose\w*|confirm|tell|make sure|let (?:me|us) know|an|any|every|each|another|other|"
    r"previous|last|first|next|no|wenn|sobald|falls|nachdem|bevor|bis|ob|nicht|noch|nie|kein\w*|wird|werden|würde|"
    r"sollte|könnte|hoffe\w*|hoffentlich|denke|glaube|fast|quand|lorsque|dès|une fois|si|s['’]il|pas|après|avant|"
    r"jusqu\w*|sera|serait|espère|espérons|presque|pense|cuando|una vez|después|antes|hasta|tras|será|sería|espero|"
    r"ojalá|todavía|aún|creo|casi)"
    r"(?!\w)",
    re.IGNORECASE,
)
# A question needs no mark.
_ASKS = re.compile(
    r"\W*(?:is|are|was|were|has|did|does|do|can|ist|sind|war|seid|hat|est-ce|avez|a-t|ha|han|está)(?!\w)", re.IGNORECASE
)
# Behind the words, up to the next comma: a time to come, or a condition.
_LATER = re.compile(
    r"(?<!\w)(?:by|at|around|tomorrow|tonight|later|soon|next|until|till|before|yet|if|when|once|unless|um|gegen|morgen|"
    r"bald|später|wenn|sobald|falls|demain|bientôt|vers|quand|si|mañana|pronto|cuando|not|nicht|pas|\d+)(?!\w)",
    re.IGNORECASE,
)
_WRAPPED = re.compile(r"\n(?=[ \t]*[a-zß-ÿ])")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_QUOTE = re.compile(r"\s*[>|]")
_ANOTHERS = re.compile(
    r"\s*(?:-{3,}|_{5,}|(?:from|von|de)\s*:)|.*\b(?:wrote|schrieb|a écrit|escribió)\s*:\s*$", re.IGNORECASE
)


def says_over(text: str) -> str:
    """The words, verbatim, that say the interview is over; empty if none do. Quoted lines do not count."""
    own = _own(text[:MOST_TEXT])
    # Replacements of equal length, so that offsets still hold in the text as it was typed.
    flat = _WRAPPED.sub(" ", own).replace("’", "'")
    for sentence in _SENTENCE.finditer(flat):
        span = _in(sentence[0])
        if span:
            return own[sentence.start() + span[0] : sentence.start() + span[1]]
    return ""


def _own(text: str) -> str:
    """The lines above anybody else's, with an empty one for each that is quoted."""
    kept: list[str] = []
    for line in text.splitlines():
        if _ANOTHERS.match(line):
            break
        kept.append("" if _QUOTE.match(line) else line)
    return "\n".join(kept)


def _in(sentence: str) -> tuple[int, int] | None:
    """Where in a sentence the words stand."""
    if "?" in sentence or _ASKS.match(sentence):
        return None
    for match in _OVER.finditer(sentence):
        behind = sentence[match.end() :].partition(",")[0]
        if not _NOT_YET.search(sentence[: match.start()]) and not _LATER.search(behind):
            return match.span()
    return None
