"""A summary from the values that were found: a template, with no word of the participant's in it."""

from collections.abc import Mapping

from agent.core.feedback import NOT_SAID, Kind, Outcome
from agent.reading.answer import ReadingAnswer
from agent.reading.rating import to_five
from agent.reading.rules.words_told import FALLBACK, JOINED, TOLD


def in_words(answer: ReadingAnswer, language: str = FALLBACK) -> str:
    """At most three sentences in the language of a BCP 47 tag; in English where there are no words in it."""
    known = language.replace("_", "-").split("-")[0].lower()
    code = known if known in TOLD else FALLBACK
    words = TOLD[code]
    if answer.kind is not Kind.FEEDBACK:
        return words[answer.kind]
    comma, stop, gap = JOINED.get(code, ("; ", ".", " "))
    views = comma.join(_views(answer, words))
    told = [
        "" if answer.outcome.value is Outcome.HELD else words.get(answer.outcome.value, ""),
        f"{views[0].upper()}{views[1:]}{stop}" if views else "",
        words.get(f"{answer.next_step.value}", ""),
    ]
    return gap.join(filter(None, told))


def _views(answer: ReadingAnswer, words: Mapping[str, str]) -> list[str]:
    stars = None if answer.rating.value is None else to_five(answer.rating.value, answer.rating.maximum)
    fit = answer.qualifications_met.value
    return [
        *([words["rated"].format(stars=stars)] if stars else []),
        *([words[answer.decision.value]] if answer.decision.value != NOT_SAID else []),
        *([words[f"met_{fit}"]] if fit != NOT_SAID else []),
    ]
