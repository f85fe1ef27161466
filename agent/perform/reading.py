"""Has one message read: prompt, model, proof. The same way for the service and for measuring a model."""

from dataclasses import dataclass, field, replace

from agent.core.feedback import Reading
from agent.core.interview import Interview
from agent.core.mail import Line
from agent.core.people import Person, Side
from agent.core.rules import Rules
from agent.ports import Model
from agent.reading import offline
from agent.reading.addressed import silenced
from agent.reading.answer import ReadingAnswer
from agent.reading.evidence import prove
from agent.reading.masking import masked
from agent.reading.naming import Names, known
from agent.reading.whether import whether, without_opening
from agent.writing.prompts import reading_prompt
from agent.writing.questions import nameless


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One message of one person."""

    lines: tuple[Line, ...]
    """All of it, labelled."""
    side: Side
    """The sender's: CLIENT or CANDIDATE."""
    names: Names = field(default_factory=Names)
    """Whom a model must not know by name."""
    language: str = "en"
    """BCP 47 tag of the summary's language."""

    asked_whether: bool = False
    """True if the sender was asked first whether the interview took place: a bare no answers that."""


def message(interview: Interview, person: Person, lines: tuple[Line, ...], rules: Rules) -> Message:
    """A participant's message. Where several people share a name, it is the sender's."""
    recruiter = Person(address=rules.directory.recruiter, side=Side.RECRUITER, reason="")
    others = (p for p in interview.people if p.address.email != person.address.email)
    names = known((person, *others, recruiter), interview.company)
    return Message(lines=lines, side=person.side, names=names, language=rules.language)


def _answered(reading: Reading, message: Message) -> Reading:
    return whether(reading, message.lines, message.side) if message.asked_whether else reading


async def read_with_model(model: Model, message: Message) -> Reading:
    """What the model makes of it, as far as the typed lines prove it. Raises as ``Model.answer``."""
    seen = masked(message.lines, message.names)
    prompt = reading_prompt(seen.lines, message.side, nameless(message.side), message.language)
    said = await model.answer(prompt, ReadingAnswer)
    reading = prove(said.value, message.lines, side=message.side, reader=model.name, prompt=prompt.name, masked=seen)
    return replace(_answered(reading, message), settings=said.settings, usage=said.usage)


def read_offline(message: Message, note: str = "") -> Reading:
    """What plain rules make of it; ``note`` tells the recruiter why they did."""
    candidate = message.names.of(Side.CANDIDATE)
    lines = without_opening(message.lines) if message.asked_whether else message.lines
    answer = offline.read(silenced(lines), message.side, message.language, candidate)
    reading = _answered(prove(answer, message.lines, side=message.side, reader=offline.NAME, prompt=""), message)
    return replace(reading, notes=(note, *reading.notes)) if note else reading
