"""Sending and drafting with something in the way that is the letter's own fault."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest

from agent.advance import Advance
from agent.core.effects import LetterKind, SendLetter, Wake
from agent.core.events import TimeCame
from agent.perform.post import Post
from agent.perform.stationery import Stationery
from agent.ports import OutboxState
from agent.testing.clock import ManualClock
from agent.testing.mailbox import MemoryMailbox
from agent.testing.mailer import MemoryMailer
from agent.testing.store import MemoryStore
from agent.writing.render import Renderer
from tests.unit.cases import ANNA, REF, RULES, START
from tests.unit.ledger import INTERVIEW, KEY

NOW = START + timedelta(hours=1)
LETTER = SendLetter(id="e1", interview=REF, at=NOW, kind=LetterKind.CALL, to=ANNA, slot="a")


async def test_a_faulty_template_holds_back_its_own_letter_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It once made the whole channel rest. With three such letters, each in its turn, nothing else ever left."""
    (tmp_path / "en").mkdir()
    template = tmp_path / "en" / "call.j2"
    template.write_text("{% block subject %}Hi{% endblock %}\n{% block body %}{{ salary }}{% endblock %}\n")
    store, mailer, clock = MemoryStore(), MemoryMailer(), ManualClock(NOW)
    await store.commit(TimeCame(id="t", interview=REF, at=NOW, what=Wake.END), INTERVIEW, 0, [LETTER], "")
    post = Post(
        store=store,
        mailer=mailer,
        mailbox=MemoryMailbox(),
        files_sent=True,
        stationery=Stationery(
            store=store, renderer=Renderer(tmp_path), token_key=KEY, domain="agency.example", plus=True
        ),
        advance=Advance(store, {"anna": RULES}),
        clock=clock,
    )
    (task,) = await store.due(NOW)
    with caplog.at_level(logging.ERROR):
        await post.perform(task, LETTER, RULES)
    (waiting,) = await store.tasks(REF)
    assert (waiting.state, mailer.sent) == (OutboxState.QUEUED, [])
    assert waiting.error == f"Template {template}, line 2: 'salary' is undefined."
    assert waiting.error in caplog.text
    told = [task.effect for task in await store.due(NOW)]
    assert [type(effect).__name__ for effect in told] == ["Publish", "SendLetter"], "the recruiter is told"
    template.unlink()
    await clock.move(timedelta(minutes=15))
    (task,) = [task for task in await store.due(clock.now()) if task.effect == LETTER]
    await post.perform(task, LETTER, RULES)
    assert [mail.recipient for mail in mailer.sent] == [ANNA.email]
