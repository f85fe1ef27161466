"""A model that talks nonsense, refuses, is busy, silent or away: plain rules read, and everybody is told so."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from agent.core.interview import Interview
from agent.core.policy import NextStep
from agent.reading.offline import NAME as OFFLINE
from agent.sandbox.cast import COLLEAGUE, PRIYA, RECRUITER, TOM
from tests.servers.chat import Answer, ChatServer, fails, says, trickles
from tests.servers.ports import free_port
from tests.system.fronts import front
from tests.system.troubles import Scene, Work, body, hour, scene, status

UNUSABLE = "The answers of the language model could not be used, so plain rules read this reply."
AWAY = "The language model did not answer, so plain rules read this reply."
PATIENCE = timedelta(minutes=1)
"""How long a reply waits for the model here; as shipped it is an hour."""
_NOT_SAID = '{"lines": [], "quote": "", "value": "not_said"}'
NOTHING_SAID = (
    f'{{"kind": "feedback", "outcome": {_NOT_SAID}, "decision": {_NOT_SAID}, "qualifications_met": {_NOT_SAID},'
    f' "next_step": {_NOT_SAID}, "rating": {{"lines": [], "quote": "", "value": null, "maximum": null}},'
    ' "points": [], "protected": [], "summary": ""}'
)
"""Feedback that says nothing which counts."""
TROUBLES: dict[str, tuple[list[Answer], str, str]] = {
    "nonsense": ([says("They seem to like each other!")], UNUSABLE, "answer"),
    "refuses": ([says(None, refusal="I cannot judge people.")], UNUSABLE, "The model refused to answer."),
    "busy": ([fails(503)], AWAY, "is busy"),
    "silent": ([trickles], AWAY, "did not answer in time"),
    "down": ([], AWAY, "cannot be reached"),
    "wrong key": ([fails(401, "no such key")], AWAY, "no such key Check the key and what it may do."),
}
"""What the model's server says; what the recruiter reads; what stands in the log for the operator."""


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_plain_rules_stand_in(trouble: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    answers, note, logged = TROUBLES[trouble]
    async with scene(tmp_path / "state") as at, _served(answers) as url:
        patience = {"timeout": timedelta(seconds=0.2 if trouble == "silent" else 5), "give_up_after": PATIENCE}
        model = {"base_url": url, **patience}
        async with at.working(at.change(model=model)) as work:
            at.expect(TOM, PRIYA)
            await work.play(hour(0, 16))
            interview = await work.interview("a1@google.com")
            assert await work.troubled() == []
    assert logged in caplog.text
    assert "Traceback" not in caplog.text
    _all_were_told(at, interview, note)


@asynccontextmanager
async def _served(answers: list[Answer]) -> AsyncIterator[str]:
    if not answers:
        yield f"http://127.0.0.1:{free_port()}/v1"
        return
    async with ChatServer(answers=answers).serving() as server:
        yield server.url


def _all_were_told(at: Scene, interview: Interview | None, note: str) -> None:
    assert interview is not None
    readings = [filed.reading for r in interview.respondents for filed in r.readings]
    assert [reading.reader for reading in readings] == [OFFLINE, OFFLINE], "each reply once, and by the rules"
    assert interview.recommendation is not None
    assert interview.recommendation.step is NextStep.OFFER
    feedback_in = [body(mail) for mail in at.letters(RECRUITER.email) if "gave feedback" in mail["Subject"]]
    recommended = [body(mail) for mail in at.letters(COLLEAGUE.email)]
    assert (len(feedback_in), len(recommended)) == (2, 1)
    assert all(note in text for text in (*feedback_in, *recommended))
    assert at.doubled() == {}


async def test_a_model_that_is_briefly_away_reads_after_all(tmp_path: Path) -> None:
    async with scene(tmp_path / "state") as at, front(_port(at)) as door:
        model = {"base_url": f"http://127.0.0.1:{door.port}/v1"}
        async with at.working(at.change(model=model)) as work:
            at.expect(TOM, PRIYA)
            await work.play(hour(0, 12, 35))
            await _a_reply_waits(at, work)
            await door.open()
            await work.play(hour(0, 15))
            interview = await work.interview("a1@google.com")
    assert at.config.model is not None
    assert interview is not None
    name = at.config.model.name
    readings = [filed.reading for r in interview.respondents for filed in r.readings]
    assert [reading.reader for reading in readings] == [name, name]
    assert not any("plain rules" in body(mail) for mail in at.letters())
    assert at.doubled() == {}


async def test_a_model_that_is_dead_for_a_day_reads_after_the_rules_have(tmp_path: Path) -> None:
    """Its readings say the same, so that nobody hears of them."""
    async with scene(tmp_path / "state") as at, front(_port(at)) as door:
        model = {"base_url": f"http://127.0.0.1:{door.port}/v1", "give_up_after": PATIENCE}
        async with at.working(at.change(model=model)) as work:
            at.box.office.decides = False
            at.expect(TOM, PRIYA)
            await work.play(hour(1, 12))
            _all_were_told(at, await work.interview("a1@google.com"), AWAY)
            assert "reading the reply of respondent" in await status(at)
            told = len(at.letters())
            await door.open()
            await work.play(hour(1, 14))
            interview = await work.interview("a1@google.com")
            assert await work.troubled() == []
    assert at.config.model is not None
    assert interview is not None
    readings = [filed.reading for r in interview.respondents for filed in r.readings]
    assert [(r.reader, r.stand_in) for r in readings] == [(at.config.model.name, False)] * 2
    assert (len(at.letters()), at.doubled()) == (told, {})


async def test_a_model_that_reads_otherwise_revises_what_was_recommended(tmp_path: Path) -> None:
    async with scene(tmp_path / "state") as at, ChatServer(answers=[fails(503)]).serving() as server:
        model = {"base_url": server.url, "give_up_after": PATIENCE}
        async with at.working(at.change(model=model)) as work:
            at.box.office.decides = False
            at.expect(TOM, PRIYA)
            await work.play(hour(0, 16))
            _all_were_told(at, await work.interview("a1@google.com"), AWAY)
            server.answers[:] = [says(NOTHING_SAID)]
            await work.play(hour(0, 19))
            interview = await work.interview("a1@google.com")
            assert await work.troubled() == []
    assert interview is not None
    assert interview.recommendation is not None
    assert interview.recommendation.step is NextStep.HOLD
    recommended = [body(mail) for mail in at.letters(COLLEAGUE.email)]
    assert len(recommended) > 1
    assert "It was read again by the model." in recommended[-1]
    assert at.doubled() == {}


def _port(at: Scene) -> int:
    return int(at.box.model_url.rpartition(":")[2].partition("/")[0])


async def _a_reply_waits(at: Scene, work: Work) -> None:
    (waiting,) = await work.troubled()
    assert waiting.effect.type == "read_reply"
    assert "cannot be reached" in waiting.error
    assert "reading the reply of respondent" in await status(at)
    assert not any("gave feedback" in mail["Subject"] for mail in at.letters())
