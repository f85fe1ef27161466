"""A template of the operator with an unknown variable: that letter waits, and nothing else does."""

from pathlib import Path

import pytest

from agent.core.interview import InterviewState
from agent.sandbox.cast import COLLEAGUE, PRIYA, RECRUITER, TOM
from tests.system.desk import whole
from tests.system.troubles import Scene, Work, hour, scene, status

BROKEN = """\
{% extends "card.j2" %}
{% block subject %}Feedback{% endblock %}
{% block body %}
{{ salary }}
{% endblock %}
"""


async def test_a_template_with_an_unknown_variable(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Its own letters wait, here one about each of two answers; questions, answers and the colleague's copy do not."""
    folder = tmp_path / "letters"
    template = folder / "en" / "feedback_in.j2"
    template.parent.mkdir(parents=True)
    template.write_text(BROKEN)
    async with scene(tmp_path / "state") as at:
        config = at.config.model_copy(update={"templates": folder})
        async with at.working(config) as work:
            at.expect(TOM, PRIYA)
            await work.play(hour(0, 14))
            await _only_it_waits(at, work, template, caplog)
            template.unlink()
            await work.play(hour(0, 16))
            assert await work.troubled() == []
            interview = await work.interview("a1@google.com")
    assert interview is not None
    assert interview.state is InterviewState.DECIDED
    assert len(_feedback_in(at)) == 2, "late, but not lost"
    assert at.doubled() == {}


async def _only_it_waits(at: Scene, work: Work, template: Path, caplog: pytest.LogCaptureFixture) -> None:
    told = f"Template {template}, line 4: 'salary' is undefined."
    assert f"cannot be written: {told} Compare it with the shipped template" in caplog.text
    assert f"letter 'feedback in' to {RECRUITER.email}" in await status(at)
    assert told in await status(at)
    assert {task.error for task in await work.troubled()} == {told}
    (word,) = [whole(mail) for mail in at.letters(RECRUITER.email) if "wait for a template" in str(mail["Subject"])]
    assert "'salary' is undefined" in word, "the recruiter is told, once"
    assert _feedback_in(at) == []
    assert [len(at.letters(person.email)) for person in (TOM, PRIYA, COLLEAGUE)] == [1, 1, 1], "all else goes on"


def _feedback_in(at: Scene) -> list[str]:
    return [mail["Subject"] for mail in at.letters(RECRUITER.email) if "gave feedback" in mail["Subject"]]
