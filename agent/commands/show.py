"""debrief show REF: one interview's whole story."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from agent.commands import reasons, told
from agent.commands.data import printed
from agent.commands.state import configuration, reading, zone_of, zones
from agent.core.events import LetterLost, LetterOut
from agent.core.feedback import FiledReading
from agent.core.interview import Interview
from agent.core.respondent import Respondent
from agent.errors import Permanent
from agent.ports import Task, Told
from agent.writing import words
from agent.writing.notes import notes


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One interview with its history."""

    interview: Interview
    story: tuple[Told, ...]
    tasks: tuple[Task, ...]


def show(ref: str, path: Path, state: Path | None, as_json: bool) -> None:
    """Print one interview's story. Permanent if there is no such interview."""
    config, folder = configuration(path, state)
    case = asyncio.run(_case(folder, ref.strip("[]# ").lower()))
    if as_json:
        print(printed(case))
    else:
        Console().print(shown(case, zones(config)))


async def _case(folder: Path, ref: str) -> Case:
    async with reading(folder) as store:
        interview, _ = await store.interview(ref)
        if interview is None:
            raise Permanent(f"There is no interview {ref}. 'debrief status' lists them all.")
        return Case(interview=interview, story=await store.story(ref), tasks=await store.tasks(ref))


def shown(case: Case, known: Mapping[str, tzinfo]) -> RenderableType:
    """For the terminal: what it is, who takes part, what happened, what was said, what is recommended, what is due."""
    zone = zone_of(case.interview.mailbox, known)
    sections = (
        ("", _head(case.interview, zone)),
        ("Calendar entries", reasons.of_entries(case.interview, zone)),
        ("People", _people(case.interview, zone)),
        ("Remembered", reasons.of_memory(case.interview)),
        ("Story", _story(case, zone)),
        ("Letters", _letters(case, zone)),
        ("Answers", _answers(case.interview, zone)),
        ("Recommendation", _recommendation(case.interview, zone)),
        ("Due", [f"{told.time(t.effect.at, zone)}: {told.doing(t.effect)}" for t in told.pending(case.tasks)]),
        ("Stuck", [f"{told.doing(t.effect)}: {t.error or t.state}" for t in told.stuck(case.tasks)]),
    )
    return Group(*(part for title, lines in sections for part in _section(title, lines)))


def _section(title: str, lines: Iterator[str] | list[str]) -> list[RenderableType]:
    body: list[RenderableType] = [
        Padding(told.cell(line), (0, 0, 0, 2 + len(line) - len(line.lstrip())), expand=False) for line in lines if line
    ]
    if not body:
        return []
    return [Text(), told.cell(title, "bold"), *body] if title else body


def _head(interview: Interview, zone: tzinfo) -> Iterator[str]:
    meeting = interview.meeting
    yield f"{interview.ref}: {meeting.summary}"
    yield f"When: {told.time(meeting.start, zone) or 'not known'}; mailbox {interview.mailbox}"
    yield f"Job: {interview.role or 'not known'} at {interview.company or 'a company not known'}"
    yield f"State: {interview.state}"
    if given := interview.handed:
        until = f", until {told.time(given.until, zone)}" if given.until else ""
        yield f"In the charge of {given.to.email} since {told.time(given.at, zone)}{until}"
    yield from reasons.of_interview(interview)
    if interview.said_over:
        yield f"Over, as somebody wrote: “{interview.said_over}”"
    yield from (f"In doubt: {doubt}" for doubt in interview.doubts)


def _people(interview: Interview, zone: tzinfo) -> Iterator[str]:
    for person in interview.people:
        yield f"{person.called} <{person.address.email}>: {words.SIDES[person.side]} ({person.reason})"
    for note in notes(interview, zone):
        wish = f" asks for another time, {note.wish}" if note.wish else ""
        yield f"{note.who} ({note.side}){wish}" + (f": “{' '.join(note.words.split())}”" if note.words else "")
    for respondent in interview.respondents:
        held = f"; {len(respondent.held)} replies in doubt" if respondent.held else ""
        quiet = told.contact(interview, respondent)
        also = f"; also writes from {', '.join(respondent.accepted)}" if respondent.accepted else ""
        yield f"Respondent {respondent.slot}: {told.since(respondent, zone)}{held}{quiet}{also}"
    yield from (told.in_doubt(held, zone) for held in interview.held)


def _story(case: Case, zone: tzinfo) -> Iterator[str]:
    for line in case.story:
        yield f"{told.time(line.at, zone)}: {line.note or line.event.type.replace('_', ' ')}"


def _letters(case: Case, zone: tzinfo) -> Iterator[str]:
    """What left, or could not; the story tells the same in its order, this is for counting."""
    for line in case.story:
        match line.event:
            case LetterOut(kind=kind, slot=slot, drafted=drafted):
                how = "laid into Drafts" if drafted else "sent"
                yield f"{told.time(line.at, zone)}: {told.letter(kind)}{_about(slot)} {how}"
            case LetterLost(kind=kind, slot=slot, reason=reason):
                yield f"{told.time(line.at, zone)}: {told.letter(kind)}{_about(slot)} was lost: {reason}"


def _about(slot: str) -> str:
    return f" (respondent {slot})" if slot else ""


def _answers(interview: Interview, zone: tzinfo) -> Iterator[str]:
    for respondent in interview.respondents:
        for filed in respondent.readings:
            yield from _answer(respondent, filed, zone)


def _answer(respondent: Respondent, filed: FiledReading, zone: tzinfo) -> Iterator[str]:
    read = filed.reading
    side = words.SIDES[respondent.person.side]
    yield f"{respondent.person.called} ({side}), {told.time(filed.at, zone)}, {words.reader(read.reader)}:"
    yield f"  {words.KINDS[read.kind]}. {read.summary}".rstrip()
    for field, topic in words.TOPICS.items():
        if said := words.value(getattr(read, field)):
            proof = read.evidence.get(field)
            yield f"  {topic}: {said}" + (f", “{proof.text}”" if proof else "")
    for point in read.points:
        weight = f"{words.SEVERITIES[point.severity]} " if point.severity else ""
        yield f"  {weight}{words.POINTS[point.kind]}: “{point.quote.text}”"
    if read.protected:
        yield f"  {words.count(len(read.protected), 'remark')} about protected characteristics kept out"
    yield from (f"  Note: {note}" for note in read.notes)
    if read.prompt:
        how = f", {read.settings}" if read.settings else ""
        yield f"  Asked with the prompt {read.prompt}{how}{told.tokens(read.usage)}"


def _recommendation(interview: Interview, zone: tzinfo) -> Iterator[str]:
    if said := interview.recommendation:
        yield f"Recommended: {words.STEPS[said.step]} (rule {said.rule}, revision {interview.revision})"
        yield said.sentence
        yield words.certainty(said)
        for title, lines in (
            ("For", said.speaks_for),
            ("Against", said.speaks_against),
            ("Agreed", said.agreements),
            ("Contradictory", said.contradictions),
            ("Missing", said.missing),
            ("Would change it", said.would_change),
            ("Changed", said.changed),
        ):
            yield from (f"{title}: {line}" for line in lines)
    if prose := interview.prose:
        cost = told.tokens(prose.usage)
        yield f"In sentences, by {prose.writer} with the prompt {prose.prompt}{cost}: {prose.text}"
    if cost := told.tokens(told.spent(interview)):
        yield f"Read and written for this interview{cost}"
    if ruling := interview.ruling:
        decided = f"Decided {told.time(ruling.at, zone)} by {ruling.by}"
        yield f"{decided}: {words.STEPS[ruling.step]}. {ruling.reason}".strip()
