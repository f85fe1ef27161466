"""A model in trouble and many replies: nobody waits for somebody else's trouble, and the model gets all in the end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from agent.advance import Advance
from agent.core.effects import ReadReply, Wake
from agent.core.events import TimeCame
from agent.core.feedback import FiledReading, Kind, Reading
from agent.core.interview import InterviewState
from agent.core.mail import Line
from agent.core.unread import NO_READER
from agent.errors import DebriefError, LoginRefused, Permanent, Transient, Unreadable
from agent.perform.read import Reader
from agent.perform.twice import ALONE
from agent.ports import OutboxState
from agent.reading.offline import NAME
from agent.testing.clock import ManualClock
from agent.testing.model import MemoryModel
from agent.testing.store import MemoryStore
from agent.writing.prompts import Prompt
from tests.unit.cases import REF, RULES
from tests.unit.test_reader import CAME, EFFECT, INTERVIEW, PATIENCE

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
Said = str | DebriefError | Exception


def answer(decision: str = "yes", quote: str = "Yes") -> str:
    """What a model says of a reply in which they say yes."""
    nothing = '"lines": [], "quote": "", "value": "not_said"'
    said = f'"lines": [1], "quote": "{quote}", "value": "{decision}"'
    return (
        f'{{"kind": "feedback", "outcome": {{{nothing}}}, "decision": {{{said}}}, "qualifications_met": {{{nothing}}},'
        f' "rating": {{"lines": [], "quote": "", "value": null, "maximum": null}}, "next_step": {{{nothing}}},'
        ' "points": [], "protected": [], "summary": "They want to go ahead."}'
    )


class Desk:
    """A reader with replies on it, and a model that says of each what it is told to."""

    def __init__(
        self,
        respond: Callable[[str], Said],
        second: Callable[[str], Said] | None = None,
        patience: timedelta = PATIENCE,
    ) -> None:
        self.clock = ManualClock(CAME)
        self.store = MemoryStore()
        self.asked: list[str] = []
        """The replies that the model was asked about, by their last word."""
        self._respond = respond
        models = [MemoryModel(self._model(respond), "m1")]
        models += [MemoryModel(self._model(second), "m2")] if second else []
        self.advance = Advance(self.store, {"anna": RULES})
        self.reader = Reader(self.store, models, self.advance, self.clock, patience)

    def _model(self, respond: Callable[[str], Said]) -> Callable[[Prompt], str | DebriefError]:
        def say(prompt: Prompt) -> str | DebriefError:
            name = next(word for word in ("first", "second", "third") if f"{word}." in prompt.user)
            self.asked.append(name)
            said = respond(name)
            if isinstance(said, Exception) and not isinstance(said, DebriefError):
                raise said
            return said

        return say

    async def come_in(self, *names: str) -> None:
        """Replies, each of which ends with its name."""
        effects = [
            replace(EFFECT, id=name, mail=name, lines=(Line(number=1, text=f"Yes, the {name}."),)) for name in names
        ]
        unread = replace(INTERVIEW.respondents[0], unread=names)
        asked = TimeCame(id="t", interview=REF, at=CAME, what=Wake.END)
        await self.store.commit(asked, replace(INTERVIEW, respondents=(unread,)), 0, effects, "")

    async def work(self, time: timedelta) -> None:
        """Go on for so long, a minute at a time."""
        end = self.clock.now() + time
        while self.clock.now() <= end:
            for task in await self.store.due(self.clock.now(), 100):
                if isinstance(task.effect, ReadReply):
                    await self.reader.perform(task, task.effect, RULES)
            await self.clock.move(MINUTE)

    async def filed(self) -> dict[str, Reading]:
        interview, _ = await self.store.interview(REF)
        assert interview is not None
        return {f.mail: f.reading for f in interview.respondents[0].readings}

    async def change(self, **changes: object) -> None:
        interview, version = await self.store.interview(REF)
        assert interview is not None
        event = TimeCame(id=f"change{version}", interview=REF, at=self.clock.now(), what=Wake.END)
        await self.store.commit(event, replace(interview, **changes), version, [], "")

    async def waiting(self) -> list[str]:
        return [t.effect.id for t in await self.store.tasks() if isinstance(t.effect, ReadReply)]


AWAY = Transient("cannot be reached", channel=True)
SILENT = Transient("did not answer in time")


# --- one reply must not hold back others ---


async def test_a_reply_that_the_model_never_ends_with_holds_back_no_other() -> None:
    """It alone is at fault, as the model answers others meanwhile: the rules read it long before the hour is over."""
    desk = Desk(lambda name: SILENT if name == "first" else answer())
    await desk.come_in("first", "second", "third")
    await desk.work(5 * MINUTE)
    readings = await desk.filed()
    assert {name: r.reader for name, r in readings.items()} == {"first": NAME, "second": "m1", "third": "m1"}
    assert desk.asked.count("first") <= 4


async def test_a_reply_that_the_server_refuses_is_read_by_the_rules_at_once() -> None:
    desk = Desk(lambda name: Permanent("This context is too long."))
    await desk.come_in("first")
    await desk.work(timedelta())
    reading = (await desk.filed())["first"]
    assert (reading.reader, reading.stand_in, desk.asked) == (NAME, True, ["first"])
    assert "This context is too long." in reading.notes[0]


async def test_an_answer_that_leads_to_a_fault_of_ours_is_no_trap() -> None:
    """Anything else than our errors was put off by a quarter of an hour, again and again, for ever."""
    desk = Desk(lambda name: RuntimeError("a case that nobody thought of"))
    await desk.come_in("first")
    await desk.work(5 * MINUTE)
    assert (await desk.filed())["first"].reader == NAME


async def test_while_the_server_is_away_nobody_else_asks_it() -> None:
    desk = Desk(lambda name: AWAY)
    await desk.come_in("first", "second", "third")
    await desk.work(timedelta())
    assert desk.asked == ["first"]
    assert await desk.filed() == {}


async def test_when_to_come_back_holds_for_everybody_and_not_beyond_the_operators_patience() -> None:
    desk = Desk(lambda name: Transient("busy", retry_after=86_400, channel=True), patience=10 * MINUTE)
    await desk.come_in("first", "second")
    await desk.work(8 * MINUTE)
    assert (desk.asked, await desk.filed()) == (["first"], {})
    await desk.work(2 * MINUTE)
    assert {name: r.reader for name, r in (await desk.filed()).items()} == {"first": NAME, "second": NAME}


# --- reading again ---


async def test_a_server_that_was_dead_for_a_day_reads_all_replies_in_the_end() -> None:
    back = CAME + timedelta(days=1)
    desk = Desk(lambda name: AWAY if desk.clock.now() < back else answer("strong_yes"))
    await desk.come_in("first", "second", "third")
    await desk.work(2 * HOUR)
    before = await desk.filed()
    assert {(r.reader, r.stand_in) for r in before.values()} == {(NAME, True)}
    await desk.work(back - desk.clock.now() + HOUR + 5 * MINUTE)
    after = await desk.filed()
    assert {(r.reader, r.stand_in, r.decision.value) for r in after.values()} == {("m1", False, "strong_yes")}
    assert (list(after), await desk.waiting()) == (list(before), [])
    assert len(desk.asked) < 200, "it was not hammered for a day"
    notes = [told.note for told in await desk.store.story(REF)]
    assert sum("plain rules had read" in note for note in notes) == 3, "the story keeps what was read before"


async def test_a_key_that_was_refused_is_tried_again_once_an_operator_may_have_mended_it() -> None:
    mended = CAME + 3 * HOUR
    desk = Desk(lambda name: LoginRefused("no such key") if desk.clock.now() < mended else answer())
    await desk.come_in("first")
    await desk.work(timedelta())
    assert (await desk.filed())["first"].stand_in
    await desk.work(5 * HOUR)
    assert (await desk.filed())["first"].reader == "m1"


async def test_a_model_that_cannot_read_it_is_not_asked_for_ever() -> None:
    desk = Desk(lambda name: "It went well!")
    await desk.come_in("first")
    await desk.work(6 * HOUR)
    assert (await desk.filed())["first"].reader == NAME
    assert (len(desk.asked), await desk.waiting()) == (4, [])


async def test_nobody_is_asked_again_after_the_decision() -> None:
    desk = Desk(lambda name: AWAY)
    await desk.come_in("first")
    await desk.work(2 * HOUR)
    asked = len(desk.asked)
    await desk.change(state=InterviewState.DECIDED)
    await desk.work(2 * HOUR)
    assert (len(desk.asked), await desk.waiting()) == (asked, [])


async def test_a_model_that_stays_away_is_given_up_after_some_days() -> None:
    desk = Desk(lambda name: AWAY)
    await desk.come_in("first")
    await desk.work(timedelta(days=4))
    assert await desk.waiting() == []
    assert (await desk.filed())["first"].stand_in


async def test_no_model_sees_what_waited_when_its_sender_said_no_ai() -> None:
    desk = Desk(lambda name: AWAY)
    await desk.come_in("first")
    await desk.work(timedelta())
    interview, _ = await desk.store.interview(REF)
    assert interview is not None
    nobody = FiledReading(mail="m9", at=CAME, reading=Reading(kind=Kind.FEEDBACK, reader=NO_READER))
    respondent = replace(interview.respondents[0], readings=(nobody,))
    await desk.change(respondents=(respondent,))
    await desk.work(10 * MINUTE)
    assert desk.asked == ["first"]
    assert (await desk.filed())["first"].reader == NO_READER


# --- two models ---


async def test_two_models_that_agree() -> None:
    desk = Desk(lambda name: answer(), lambda name: answer())
    await desk.come_in("first")
    await desk.work(timedelta())
    reading = (await desk.filed())["first"]
    assert (reading.decision, reading.reader, desk.asked) == ("yes", "m1 and m2", ["first", "first"])
    assert reading.usage is not None
    assert reading.usage.sent > 2 * 500


async def test_two_models_that_differ_leave_it_open() -> None:
    desk = Desk(lambda name: answer(), lambda name: answer("no"))
    await desk.come_in("first")
    await desk.work(timedelta())
    reading = (await desk.filed())["first"]
    assert reading.decision == "undecided"
    assert any("differ on the decision" in note for note in reading.notes)


async def test_the_first_model_stands_alone_while_the_second_is_away() -> None:
    desk = Desk(lambda name: answer(), lambda name: Unreadable("nonsense"))
    await desk.come_in("first")
    await desk.work(timedelta())
    reading = (await desk.filed())["first"]
    assert (reading.decision, reading.reader, reading.stand_in) == ("yes", "m1", False)
    assert ALONE in reading.notes


async def test_what_a_reading_was_made_with_is_kept() -> None:
    desk = Desk(lambda name: answer())
    await desk.come_in("first")
    await desk.work(timedelta())
    reading = (await desk.filed())["first"]
    assert (reading.reader, reading.settings) == ("m1", "from memory")
    assert reading.prompt.startswith("reading/")
    assert reading.usage is not None
    assert (reading.usage.reported, reading.usage.received) == (False, -(-len(answer()) // 4))
    assert [t for t in await desk.store.tasks() if t.state is OutboxState.SENDING] == []
