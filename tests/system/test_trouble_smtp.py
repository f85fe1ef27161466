"""A mail server that does not let us send: letters wait, all else goes on, and each leaves once when it does."""

import re
from pathlib import Path

import pytest

from agent.core.respondent import RespondentState
from agent.sandbox.cast import OLUCHI, PRIYA, RECRUITER, TOM, ULRIKE
from agent.sandbox.telephone import telephone
from tests.servers.certificates import Authority
from tests.system.fronts import Front, front
from tests.system.troubles import Scene, Work, hour, scene, status, story

TROUBLES = {
    "wrong password": (r"refused the login: 535 .*", "Check the user name and password; some providers want an app"),
    "down": (r"cannot be reached: .*", ""),
    "wrong name": (r"The certificate of the SMTP server \S+ is refused: .*", "Check the host name; for a private"),
}
"""What the operator reads: the trouble, and how to mend it where they have to."""


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_letters_wait_for_the_mail_server(
    trouble: str, tmp_path: Path, authority: Authority, caplog: pytest.LogCaptureFixture
) -> None:
    pushes: list[str] = []
    async with scene(tmp_path / "state") as at, front(at.box.smtp_port) as door:
        smtp = {"host": "localhost", "port": door.port, "security": "tls", "ca_file": Path(authority.ca_file)}
        async with (
            telephone(at.box.mqtt_port, at.box.password, lambda topic, payload: pushes.append(topic)),
            at.working(at.change(smtp=smtp)) as work,
        ):
            await _break(trouble, at, door, authority)
            at.expect(TOM, PRIYA, ULRIKE, OLUCHI)
            await work.play(hour(0, 12))
            await _letters_wait_and_all_else_went_on(trouble, at, work, pushes, caplog)
            await _mend(at, door, authority)
            await work.play(hour(0, 15))
            assert await work.troubled() == []
            told = [(mail["To"].addresses[0].addr_spec, mail["Subject"][:20]) for mail in at.letters()]
        assert at.doubled() == {}
        assert [to for to, _ in told].count(TOM.email) == [to for to, _ in told].count(PRIYA.email) == 1
        assert told.count((RECRUITER.email, "Heads-up: Priya Nair")) == 1, "late, but not lost"
        assert "Traceback" not in caplog.text


async def _break(trouble: str, at: Scene, door: Front, authority: Authority) -> None:
    if trouble == "wrong password":
        at.box.office.passwords[RECRUITER.email] = "another one"
    if trouble != "down":
        await door.open(authority.server_context("good" if trouble == "wrong password" else trouble))


async def _mend(at: Scene, door: Front, authority: Authority) -> None:
    at.box.office.passwords[RECRUITER.email] = at.box.password
    await door.open(authority.server_context())


async def _letters_wait_and_all_else_went_on(
    trouble: str, at: Scene, work: Work, pushes: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    words, mend = TROUBLES[trouble]
    assert at.letters() == []
    (waiting,) = {task.error for task in await work.troubled()}
    assert re.search(words, waiting)
    said = next(r.getMessage() for r in caplog.records if r.name == "agent.dispatch" and waiting in r.getMessage())
    assert said.startswith("channel smtp/anna ")
    assert mend in said
    assert at.box.password not in caplog.text
    # The operator who looks, and the recruiter's telephone.
    assert waiting in await status(at)
    said_over = await work.interview("a1@google.com")
    assert said_over is not None
    assert f"letter 'heads up' to {RECRUITER.email}: {waiting}" in await story(at, said_over.ref)
    assert "debrief/anna/interview_over" in pushes
    # Reading goes on.
    observed = await work.interview("b2@google.com")
    assert observed is not None
    assert {r.person.address for r in observed.respondents} <= {ULRIKE, OLUCHI}
    assert {r.state for r in said_over.respondents} == {RespondentState.NOT_ASKED}
