"""The whole way, from calendar mail to the recruiter's decision, on embedded and on real servers."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from email.parser import BytesParser
from email.policy import SMTP
from pathlib import Path
from typing import Any

import aiomqtt
import pytest
from rich.console import Console

from agent.app import Service, opened
from agent.commands.demo import POLL
from agent.commands.stage import Stage
from agent.commands.story import Story
from agent.core.interview import Interview, InterviewState
from agent.core.policy import NextStep
from agent.core.respondent import RespondentState
from agent.sandbox import cast
from agent.sandbox.scenario import incoming
from tests.servers.require import program
from tests.system.troubles import PATIENCE
from tests.system.worlds import World, embedded, real

LAST_WORD = "debrief/telephone/last_word"


class Told:
    """What is left when the scenario has been played."""

    def __init__(self, world: World, interviews: tuple[Interview, ...], pushes: list[str], drafts: list[bytes]) -> None:
        self.world = world
        self.interviews = {i.meeting.uid[:2]: i for i in interviews}
        self.pushes = pushes
        self.drafts = [_parsed(raw) for raw in drafts]

    def mails(self, to: str) -> list[Any]:
        """What Debrief sent to an address."""
        ours = [_parsed(p.raw) for p in self.world.office.passed if p.recipient == to]
        return [mail for mail in ours if "X-Debrief-Letter" in mail]


def _parsed(raw: bytes) -> Any:
    return BytesParser(policy=SMTP).parsebytes(raw)


@pytest.fixture(params=["embedded", "real"])
async def told(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Told]:
    """The scenario, played once."""
    async with AsyncExitStack() as stack:
        if request.param == "embedded":
            world = await stack.enter_async_context(embedded(tmp_path / "state"))
        else:
            program("dovecot")
            program("mosquitto")
            servers = [request.getfixturevalue(name) for name in ("dovecot", "mosquitto", "authority")]
            world = await stack.enter_async_context(real(tmp_path / "state", *servers))
        pushes: list[str] = []
        async with _listening(world, pushes):
            service = await stack.enter_async_context(opened(world.config, world.clock, poll=POLL))
            await _play(world, service)
        interviews = await service.store.interviews()
        yield Told(world, interviews, pushes, await world.office.mailroom.mails("Drafts"))


async def _play(world: World, service: Service) -> None:
    world.office.expect(incoming())
    story = Story(Console(quiet=True))
    name = world.config.mailboxes[0].name
    await Stage(service=service, office=world.office, clock=world.clock, story=story, mailbox=name).play()


@asynccontextmanager
async def _listening(world: World, heard: list[str]) -> AsyncIterator[None]:
    """While inside, and until everything has arrived that was published inside."""
    mqtt = world.config.mqtt
    assert mqtt is not None
    tls = aiomqtt.TLSParameters(ca_certs=str(mqtt.ca_file)) if mqtt.tls else None
    password = mqtt.password.get_secret_value()
    async with aiomqtt.Client(mqtt.host, mqtt.port, username=mqtt.user, password=password, tls_params=tls) as client:
        await client.subscribe("debrief/#", qos=1)
        async with asyncio.TaskGroup() as group:
            listening = group.create_task(_until_the_last_word(client, heard))
            yield
            await client.publish(LAST_WORD, b"", qos=1)
            await asyncio.wait_for(listening, PATIENCE)


async def _until_the_last_word(client: aiomqtt.Client, heard: list[str]) -> None:
    async for message in client.messages:
        if message.topic.value == LAST_WORD:
            return
        heard.append(message.topic.value.removeprefix("debrief/"))


async def test_the_whole_way(told: Told) -> None:
    """One long test: the scenario is played once for each kind of server, and all that should be true is looked at."""
    _every_interview_ends_where_it_should(told)
    _everybody_got_the_mails_they_should(told)
    _threads_and_marks_are_right(told)
    _the_telephone_heard(told)
    _the_human_decided(told)


def _every_interview_ends_where_it_should(told: Told) -> None:
    said_over, observed, moved, cancelled = (told.interviews[k] for k in ("a1", "b2", "c3", "d4"))
    assert said_over.state is InterviewState.DECIDED
    assert said_over.said_over == "Interview done"
    assert _recommended(said_over) is NextStep.OFFER
    assert _recommended(observed) is NextStep.HOLD
    assert _recommended(moved) is NextStep.ANOTHER_INTERVIEW
    assert {r.person.address.email: r.state for r in observed.respondents} == {
        cast.ULRIKE.email: RespondentState.ANSWERED,
        cast.OLUCHI.email: RespondentState.UNREACHABLE,
    }
    assert cancelled.state is InterviewState.CLOSED
    assert cancelled.recommendation is None


def _recommended(interview: Interview) -> NextStep:
    assert interview.recommendation is not None
    return interview.recommendation.step


def _everybody_got_the_mails_they_should(told: Told) -> None:
    counts = {p.address.email: len(told.mails(p.address.email)) for p in cast.PEOPLE}
    assert counts == {
        cast.TOM.email: 1,
        cast.PRIYA.email: 1,
        cast.ULRIKE.email: 1,
        cast.OLUCHI.email: 4,
        cast.PHILIP.email: 1,
        cast.MARGIT.email: 2,
        cast.GWEN.email: 0,
        cast.IDRIS.email: 0,
        cast.COLLEAGUE.email: 3,
    }
    ids = [mail["Message-ID"] for p in (*cast.PEOPLE,) for mail in told.mails(p.address.email)]
    ids += [mail["Message-ID"] for mail in told.mails(cast.RECRUITER.email)]
    assert max(Counter(ids).values()) == 1, "a mail was sent twice"


def _threads_and_marks_are_right(told: Told) -> None:
    question = told.mails(cast.TOM.email)[0]
    assert question["In-Reply-To"].startswith("<calendar-")
    assert question["Reply-To"].addresses[0].username.startswith("anna+")
    assert question["Auto-Submitted"] == "auto-generated"
    assert "Auto-Submitted" not in told.mails(cast.ULRIKE.email)[0], "a human sent this one"
    assert told.mails(cast.OLUCHI.email)[3]["References"].count("<") >= 2


def _the_telephone_heard(told: Told) -> None:
    heard = Counter(told.pushes)
    assert heard["anna/interview_over"] == 3
    assert heard["anna/question_sent"] == 6
    assert heard["anna/reminder_sent"] == 4
    assert heard["anna/feedback_in"] == 5
    assert heard["anna/recommendation"] == 3
    assert heard["anna/decision"] == 1
    assert heard["status"] >= 1


def _the_human_decided(told: Told) -> None:
    ruling = told.interviews["a1"].ruling
    assert ruling is not None
    assert ruling.step is NextStep.OFFER
    assert ruling.by == cast.RECRUITER.email
    outcomes = [draft for draft in told.drafts if "Q1." not in draft.get_body(("plain",)).get_content()]
    assert {str(draft["To"].addresses[0].addr_spec) for draft in outcomes} == {cast.TOM.email, cast.PRIYA.email}
