"""Which part of a sentence makes a remark: not the whole of it, where it says something else too."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from agent.reading.phrases import alternatives, any_of
from agent.reading.sentences import Range, clauses

_STATEMENTS = r"""
    and (?:i|he|she|they|we|it|you|there|that|is|was|has|had|have|can|could|would|will|does|did|knows?|the|our|wants?|
    relocat\w+)|yet|though|so (?:i|he|she|they|we|it|no|that)|und (?:ich|er|sie|wir|es|das|hat|ist|war|kann)|
    et (?:il|elle|je|nous|c'|a|est)|y (?:él|ella|me|no|es|tiene|está|sabe)|en (?:hij|ze|zij|ik|we|is|heeft|kan)|
    och (?:hon|han|jag|vi|har|är|kan)|og (?:hun|han|jeg|vi|har|er|kan)|e (?:ele|ela|não|non|lui|lei|ha|è|tem|é)|
    i (?:ma|jest|nie|zna)
    """
"""A new statement: 'and' before a subject or a verb. What joins two nouns parts nothing."""
_REASONS = r"""
    because|due to|owing to|on account of|despite|given (?:his|her|my|their)|
    for (?:\w+ )?(?:health|family|medical|religious|personal) reasons|weil|wegen|aufgrund|
    aus (?:gesundheitlichen|familiären|persönlichen|religiösen)|trotz|parce que|à cause|en raison|
    pour (?:des )?raisons?|porque|por (?:motivos|razones|razões|culpa|causa)|debido|omdat|vanwege|wegens|
    om (?:gezondheids|persoonlijke)\w*|perché|a causa|per (?:motivi|ragioni)|eftersom|på grund|
    af (?:helbreds|personlige)\w*|fordi|ponieważ|bo|z powodu|ze względu|
    with (?:an?|his|her|two|three|small|young|no|the)
    """
"""A reason or a circumstance: what is said of it holds without it."""
_JOINT = re.compile(rf"(?i)\s(?=(?:{alternatives(_STATEMENTS)}|{alternatives(_REASONS)})(?!\w))")

_COMMENT = any_of(
    r"""
    not that|which|i (?:think|believe|guess|suppose|suspect|assume|hear|gather)|they (?:said|noted|told)|fine by|
    if you ask me|glaube ich|denke ich|ich (?:glaube|denke)|nicht dass|aber das stört|je (?:crois|pense)|ce qui|creo|
    me parece|lo (?:que|cual)|credo|mi pare|penso|acho|creio|o que|denk ik|geloof ik|wat|tror jag|tror jeg|vilket|
    hvilket|chyba|myślę|co
    """
)
"""A clause that only comments on the one before it begins so."""
_PREPOSITION = r"""
    with|at|for|given|as|being|because of|due to|despite|mit|bei|für|als|wegen|trotz|avec|à|pour|malgré|con|por|para|
    met|voor|op|med|som|per|com|aos?|come|jak|jako|ze?|w
    """
_OPENING = re.compile(rf"(?i)(?:{alternatives(_PREPOSITION)})\s(?:\S+\s?){{1,8}}")
_VERB = any_of(
    "is|was|are|were|has|had|have|can|would|will|ist|war|hat|est|a|es|está|tiene|heeft|är|er|è|ha|tem|jest|ma"
)
_ASKED = any_of(
    "asked|gefragt|fragten?|demandé|preguntaron|preguntó|perguntaram|chiesto|vroeg(?:en)?|frågade|spurgte|pytali"
)
_ASKS = any_of("whether|if|ob|si|se|czy|om|of")
_BRIEF = 40
"""Characters of a clause that only says that somebody asked."""
_END = " .;,!?…\"'"


def parts(text: str, sentence: Range, hits: tuple[Range, ...]) -> Iterator[Range]:
    """The parts of the sentence that the hits touch, with what means nothing without them; neighbours are one part."""
    pieces = [piece for clause in clauses(text, sentence) for piece in _pieces(text, clause)] if hits else []
    touched = [_touches(hits, piece) for piece in pieces]
    for n in range(1, len(pieces)):
        touched[n] = touched[n] or (touched[n - 1] and _depends(text, pieces[n - 1], pieces[n], first=n == 1))
        touched[n - 1] = touched[n - 1] or (touched[n] and _introduces(text, pieces[n - 1], pieces[n]))
    begin = None
    for n, (piece, is_touched) in enumerate(zip(pieces, touched, strict=True)):
        begin = piece[0] if is_touched and begin is None else begin
        if begin is not None and is_touched and not (n + 1 < len(pieces) and touched[n + 1]):
            yield _bare(text, begin, piece[1])
            begin = None


def _touches(hits: tuple[Range, ...], piece: Range) -> bool:
    """Whether a hit shares a character with the piece; hits are in order and share none."""
    before = bisect_left(hits, piece[1], key=lambda hit: hit[0]) - 1
    return before >= 0 and hits[before][1] > piece[0]


def _depends(text: str, before: Range, piece: Range, *, first: bool) -> bool:
    """Whether a piece goes with the remark before it: a comment, or what follows 'at her age,'."""
    opening = first and _OPENING.fullmatch(text, *before) and not _VERB.search(text, *before)
    return bool(opening or _COMMENT.match(text, *piece))


def _introduces(text: str, before: Range, piece: Range) -> bool:
    """Whether a piece only says that what follows was asked."""
    return bool(before[1] - before[0] <= _BRIEF and _ASKS.match(text, *piece) and _ASKED.search(text, *before))


def _pieces(text: str, clause: Range) -> Iterator[Range]:
    begin, last = clause
    for joint in _JOINT.finditer(text, begin + 1, last):
        yield begin, joint.start()
        begin = joint.end()
    if begin < last:
        yield begin, last


def _bare(text: str, begin: int, end: int) -> Range:
    while end > begin + 1 and text[end - 1] in _END:
        end -= 1
    return begin, end
