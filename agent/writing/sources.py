"""Who read each answer and who wrote the sentences: a model with its prompt and settings, plain rules, or a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo

from agent.core.feedback import FiledReading, Kind, Reading, Usage
from agent.core.interview import Interview
from agent.core.prose import Prose
from agent.core.respondent import Respondent
from agent.core.unread import NO_READER
from agent.writing.answers import summary, who
from agent.writing.layout import line
from agent.writing.words import SIDES, moment, reader, together, writer

_AWAY = "It only stands in: the language model was away, and reads the answer again when it is back"


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A reader's summary of one answer, and how it was read."""

    who: str
    side: str
    when: str
    summary: str
    reader: str
    how: str
    """Prompt, settings and tokens; that the reading only stands in for a model's; empty for nothing of it."""


def told(respondent: Respondent, zone: tzinfo) -> tuple[Told, ...]:
    """Each reading's summary with its reader, so that nobody takes one reader's words for another's."""
    spoken = sorted((f for f in respondent.readings if f.reading.kind is Kind.FEEDBACK), key=lambda f: f.at)
    return tuple(_told(respondent, filed, zone) for filed in spoken)


def stand_ins(interview: Interview) -> str:
    """Whose answers were read by rules that only stand in for a model, in words; empty if nobody's."""
    names = [who(r) for r in interview.respondents if any(f.reading.stand_in for f in r.readings)]
    return together(names) if names else ""


def _told(respondent: Respondent, filed: FiledReading, zone: tzinfo) -> Told:
    reading = filed.reading
    return Told(
        who=who(respondent),
        side=SIDES[respondent.person.side],
        when=moment(filed.at, zone),
        summary=summary(reading) or ("not read yet" if reading.reader == NO_READER else "no summary"),
        reader=reader(line(reading.reader)),
        how="; ".join(_how(reading)),
    )


def _how(reading: Reading) -> Iterator[str]:
    if reading.stand_in:
        yield _AWAY
    yield from _asked(reading.prompt, reading.settings, reading.usage)


def _asked(prompt: str, settings: str, usage: Usage | None) -> Iterator[str]:
    if prompt:
        yield f"prompt {line(prompt)}"
    if settings:
        yield line(settings)
    if usage is not None:
        about = "" if usage.reported else "about "
        yield f"{about}{usage.sent:,} tokens sent, {usage.received:,} received"


def written(prose: Prose | None) -> str:
    """Who wrote the sentences at the beginning, in a sentence."""
    if prose is None:
        return "The sentences under “In short” were put together by fixed rules, not by a language model."
    how = "; ".join(_asked(prose.prompt, prose.settings, prose.usage))
    return f"The sentences under “In short” were written by {writer(line(prose.writer))} ({how})."
