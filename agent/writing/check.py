"""Checks templates by writing every letter with sample values."""

from itertools import product

from agent.core.language import LANGUAGES
from agent.core.people import Side
from agent.errors import ConfigError
from agent.writing.letters import letter
from agent.writing.questions import NUMBERS, questions
from agent.writing.render import Letter, Renderer
from agent.writing.sample import NOW, REPLY_TO, interview
from agent.writing.samples import Sample, samples


def write(sample: Sample, renderer: Renderer | None = None) -> Letter:
    """The sample's letter."""
    return letter(
        sample.kind,
        sample.interview,
        sample.rules,
        slot=sample.slot,
        number=sample.number,
        mail=sample.mail,
        to=sample.to,
        reader_note=sample.note,
        now=NOW,
        reply_to=REPLY_TO,
        form_url=sample.form_url,
        renderer=renderer,
        words=sample.words,
        reason=sample.reason,
        others=sample.others,
    )


def check_templates(renderer: Renderer) -> tuple[str, ...]:
    """What is wrong with the templates, one sentence for each fault; empty if nothing is."""
    problems = [fault for sample in samples() if (fault := _fault(sample, renderer))]
    return tuple(dict.fromkeys((*_unnumbered(renderer), *problems)))


def _fault(sample: Sample, renderer: Renderer) -> str:
    try:
        write(sample, renderer)
    except ConfigError as error:
        return str(error)
    return ""


def _unnumbered(renderer: Renderer) -> tuple[str, ...]:
    """Answers are found by the questions' numbers, so an operator's wording has to keep them."""
    faults: list[str] = []
    for language, side in product(LANGUAGES, (Side.CLIENT, Side.CANDIDATE)):
        try:
            found = questions(interview(), side, renderer, language)
        except ConfigError as error:
            faults.append(str(error))
            continue
        if [line[:4] for line in found] != [f"{number}. " for number in NUMBERS]:
            faults.append(
                f"Template {language}/questions.j2: block {side.value} has to hold five lines, 'Q1. ' to 'Q5. '."
            )
    return tuple(faults)
