"""Reading replies with a model that is away, or talks nonsense: no reply is lost, and whoever gets it is told."""

from datetime import timedelta

import pytest

from agent.advance import Advance
from agent.core.calendar import Meeting
from agent.core.effects import ReadReply, Wake
from agent.core.events import TimeCame
from agent.core.feedback import Reading
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Line
from agent.core.people import Person, Side
from agent.core.respondent import Respondent, RespondentState
from agent.errors import DebriefError, LoginRefused, Transient
from agent.perform.read import Reader
from agent.ports import OutboxState, Task
from agent.reading.offline import NAME
from agent.testing.clock import ManualClock
from agent.testing.model import MemoryModel
from agent.testing.store import MemoryStore
from tests.unit.cases import REF, RULES, START, TOM

NONSENSE = "I think it went well!"
PATIENCE = timedelta(hours=1)
CAME = START + timedelta(hours=3)
EFFECT = ReadReply(
    id="r1",
    interview=REF,
    at=CAME,
    slot="a",
    mail="m1",
    came=CAME,
    lines=(Line(number=1, text="4 out of 5. Yes, we want to go ahead."),),
)
PERSON = Person(address=TOM, side=Side.CLIENT, reason="listed as a client")
INTERVIEW = Interview(
    ref=REF,
    mailbox="anna",
    state=InterviewState.ASKING,
    meeting=Meeting(uid="u", sequence=0, dtstamp=START, start=START, end=START + timedelta(hours=1)),
    people=(PERSON,),
    respondents=(Respondent(slot="a", person=PERSON, state=RespondentState.ANSWERED, unread=("m1",), questions=1),),
)


class Desk:
    """A reader with one reply on it, and a model that says these things in turn."""

    def __init__(self, *says: str | DebriefError) -> None:
        answers = list(says)
        self.clock = ManualClock(CAME)
        self.store = MemoryStore()
        self.model = MemoryModel(lambda prompt: answers.pop(0) if len(answers) > 1 else answers[0])
        advance = Advance(self.store, {"anna": RULES})
        self._reader = Reader(self.store, [self.model], advance, self.clock, PATIENCE)

    async def read(self) -> Reading:
        """Go on until the reply has been read."""
        asked = TimeCame(id="t", interview=REF, at=CAME, what=Wake.END)
        await self.store.commit(asked, INTERVIEW, 0, [EFFECT], "")
        for _ in range(100):
            for task in await self._due():
                await self._reader.perform(task, EFFECT, RULES)
            if found := await self._reading():
                return found
            await self.clock.move(timedelta(minutes=1))
        pytest.fail("nobody reads the reply")

    async def _due(self) -> list[Task]:
        return [task for task in await self.store.due(self.clock.now()) if task.effect == EFFECT]

    async def _reading(self) -> Reading | None:
        interview, _ = await self.store.interview(REF)
        filed = interview.respondents[0].readings if interview else ()
        return filed[0].reading if filed else None


async def test_nonsense_twice_is_enough() -> None:
    desk = Desk(NONSENSE)
    reading = await desk.read()
    assert (reading.reader, len(desk.model.asked)) == (NAME, 2)
    assert reading.notes[0].startswith(
        "The answers of the language model could not be used, so plain rules read this reply."
    )


async def test_nonsense_about_a_reply_that_has_waited_for_long() -> None:
    """The service was off for two hours, so the first answer is also the last that is waited for. It was nonsense, and
    the reply then stayed with nobody for ever: noted as being read, and never looked at again."""
    desk = Desk(NONSENSE)
    await desk.clock.move(2 * PATIENCE)
    reading = await desk.read()
    assert reading.reader == NAME
    assert "could not be used" in reading.notes[0]


async def test_a_model_that_stays_away_is_waited_for_an_hour() -> None:
    desk = Desk(Transient("away"))
    reading = await desk.read()
    assert reading.notes[0].startswith("The language model did not answer, so plain rules read this reply.")
    assert PATIENCE <= desk.clock.now() - CAME <= PATIENCE + timedelta(minutes=5)


async def test_a_refused_key_is_not_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk(LoginRefused("The key is refused.", hint="Check the key."))
    reading = await desk.read()
    assert (reading.reader, desk.clock.now()) == (NAME, CAME)
    assert "The key is refused. Check the key." in caplog.text
    assert [t for t in await desk.store.tasks() if t.state is OutboxState.SENDING] == []
