"""What a model is told of a recommendation to write about it: enums, sentences of our own, and places for quotes.

No word of a participant is in it. So whatever somebody wrote to us cannot reach the model a second time.
"""

from collections.abc import Iterator

from agent.core.feedback import FiledReading, Kind, PointKind, Severity
from agent.core.interview import Interview
from agent.core.people import Side
from agent.core.prose import Cited
from agent.core.recommendation import Recommendation
from agent.core.respondent import Respondent
from agent.core.rule import named
from agent.writing.prompts import Prompt, rationale

MOST_QUOTES = 6
_LONGEST = 160
"""Characters of a quote that stands in the middle of a sentence."""
_WEIGHT = (Severity.BLOCKING, Severity.MAJOR, None, Severity.MINOR)
_KINDS = (PointKind.CONCERN, PointKind.STRENGTH)


def rationale_prompt(interview: Interview, found: Recommendation, language: str) -> tuple[Prompt, tuple[Cited, ...]]:
    """The prompt, and the quotes behind its places. Raises ConfigError if the prompt file is damaged."""
    chosen = sorted(_candidates(interview), key=lambda one: one[0])[:MOST_QUOTES]
    prompt = rationale(
        language=language,
        step=named(found.step),
        confidence=found.confidence.value,
        sentence=found.sentence,
        sides=[*(f"For: {line}" for line in found.speaks_for), *(f"Against: {line}" for line in found.speaks_against)],
        more=[
            *(f"Agreement: {line}" for line in found.agreements),
            *(f"Contradiction: {line}" for line in found.contradictions),
            *(f"Missing: {line}" for line in found.missing),
        ],
        quotes=[f"{{Q{n}}} {what}" for n, (_, what, _) in enumerate(chosen, start=1)],
    )
    return prompt, tuple(cited for _, _, cited in chosen)


_Rank = tuple[int, int, int]


def _candidates(interview: Interview) -> Iterator[tuple[_Rank, str, Cited]]:
    """Quotes that may carry a sentence, each with its rank and with what it is."""
    for respondent in interview.respondents:
        for filed in respondent.readings:
            if filed.reading.kind is Kind.FEEDBACK:
                yield from _of(respondent, filed)


def _of(respondent: Respondent, filed: FiledReading) -> Iterator[tuple[_Rank, str, Cited]]:
    side = respondent.person.side
    order = 0 if side is Side.CLIENT else 1
    for point in filed.reading.points:
        if point.kind in _KINDS and len(point.quote.text) <= _LONGEST:
            rank = (_WEIGHT.index(point.severity), order, _KINDS.index(point.kind))
            what = f"{side.value}, {f'{point.severity.value} ' if point.severity else ''}{point.kind.value}"
            yield rank, what, Cited(slot=respondent.slot, mail=filed.mail, quote=point.quote)
