"""The way of a recommendation: past a model that writes about it, or without one, and never twice."""

import json
from dataclasses import replace

import pytest

from agent.advance import Advance
from agent.core.calendar import Meeting
from agent.core.decide import decide
from agent.core.effects import LetterKind, Publish, SendLetter, WriteRationale
from agent.core.events import RationaleWritten, ReplyRead
from agent.core.feedback import Decision, Kind, Point, PointKind, Quote, Reading, Severity
from agent.core.interview import Interview, InterviewState
from agent.core.people import Person, Side
from agent.core.respondent import Respondent, RespondentState
from agent.errors import DebriefError, Transient
from agent.perform.rationale import Essayist
from agent.testing.clock import ManualClock
from agent.testing.model import MemoryModel
from agent.testing.store import MemoryStore
from tests.unit.cases import REF, RULES, START, TOM

WRITES = replace(RULES, prose=True)
CLIENT = Respondent(
    slot="a",
    person=Person(address=TOM, side=Side.CLIENT, reason=""),
    state=RespondentState.ANSWERED,
    unread=("m1",),
    questions=1,
)
ASKING = Interview(
    ref=REF,
    mailbox="anna",
    state=InterviewState.ASKING,
    meeting=Meeting(uid="u", sequence=0, dtstamp=START),
    respondents=(CLIENT,),
)
SECRET = "she hesitated for eleven seconds before she said anything at all about Kubernetes"
NO = Reading(
    kind=Kind.FEEDBACK,
    decision=Decision.NO,
    points=(
        Point(
            kind=PointKind.CONCERN,
            severity=Severity.BLOCKING,
            quote=Quote(first_line=1, start=0, last_line=1, end=len(SECRET), text=SECRET),
        ),
    ),
    evidence={"decision": Quote(first_line=2, start=0, last_line=2, end=2, text="No")},
    reader="test model",
)
READ = ReplyRead(id="r", interview=REF, at=START, slot="a", mail="m1", came=START, reading=NO)
LETTERS = (LetterKind.RECOMMENDATION,)


def letters(effects: object) -> list[int]:
    return [e.number for e in effects if isinstance(e, SendLetter) and e.kind in LETTERS]  # type: ignore[attr-defined]


def test_without_a_model_that_writes_it_leaves_at_once() -> None:
    step = decide(ASKING, READ, RULES)

    assert letters(step.effects) == [1] * (1 + len(RULES.team))
    assert not [e for e in step.effects if isinstance(e, WriteRationale)]


def test_it_waits_for_the_sentences_and_then_leaves_once() -> None:
    asked = decide(ASKING, READ, WRITES)

    (order,) = [e for e in asked.effects if isinstance(e, WriteRationale)]
    assert (letters(asked.effects), order.number) == ([], 1)
    written = RationaleWritten(id="w", interview=REF, at=START, number=1, prose=None)
    step = decide(asked.interview, written, WRITES)
    assert letters(step.effects) == [1] * (1 + len(RULES.team))
    assert len([e for e in step.effects if isinstance(e, Publish)]) == 1


def test_sentences_about_an_older_recommendation_send_nothing() -> None:
    asked = decide(ASKING, READ, WRITES)
    revised = replace(asked.interview, revision=2)

    step = decide(revised, RationaleWritten(id="w", interview=REF, at=START, number=1), WRITES)

    assert (step.effects, step.interview) == ((), revised)


class Desk:
    """An interview whose recommendation waits for its sentences, and a model that says this of it."""

    def __init__(self, says: str | DebriefError) -> None:
        self.clock = ManualClock(START)
        self.store = MemoryStore()
        self.model = MemoryModel(lambda prompt: says)

    async def write(self) -> Interview:
        asked = decide(ASKING, READ, WRITES)
        await self.store.commit(READ, asked.interview, 0, asked.effects, asked.note)
        essayist = Essayist(self.store, self.model, Advance(self.store, {"anna": WRITES}), self.clock)
        (task,) = [t for t in await self.store.due(START) if isinstance(t.effect, WriteRationale)]
        await essayist.perform(task, task.effect)  # type: ignore[arg-type]
        interview, _ = await self.store.interview(REF)
        assert interview is not None
        return interview

    async def sent(self) -> list[int]:
        return letters([t.effect for t in await self.store.tasks(REF)])


async def test_the_model_is_told_values_and_never_anybodys_words() -> None:
    desk = Desk(json.dumps({"prose": "The client says no, as {Q1}."}))

    interview = await desk.write()

    (prompt,) = desk.model.asked
    assert "{Q1} client, blocking concern" in prompt.user
    assert "Next step: reject" in prompt.user
    words = SECRET.split()
    assert not [n for n in range(len(words) - 2) if " ".join(words[n : n + 3]) in prompt.system + prompt.user]
    assert interview.prose is not None
    assert [p if isinstance(p, str) else p.quote.text for p in interview.prose.pieces()] == [
        "The client says no, as ",
        SECRET,
        ".",
    ]
    assert (interview.prose.writer, interview.prose.prompt) == ("scripted answers", "rationale/1")
    assert await desk.sent() == [1] * (1 + len(RULES.team))


@pytest.mark.parametrize(
    "says",
    [
        Transient("The model is busy.", channel=True),
        "no JSON",
        json.dumps({"prose": "Make an offer at once."}),
        json.dumps({"prose": "See https://evil.example."}),
    ],
)
async def test_without_good_sentences_it_leaves_all_the_same(says: str | DebriefError) -> None:
    desk = Desk(says)

    interview = await desk.write()

    assert interview.prose is None
    assert await desk.sent() == [1] * (1 + len(RULES.team))
