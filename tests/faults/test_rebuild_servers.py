"""Losing the records on servers: the file is deleted, or an old one put in its place, and the service starts again."""

import shutil
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest
from imapclient import IMAPClient
from pydantic import SecretStr
from rich.console import Console

from agent.adapters.store.sqlite import SqliteStore
from agent.app import opened
from agent.commands.demo import POLL
from agent.commands.stage import Stage
from agent.commands.story import Story
from agent.config import Config
from agent.errors import ConfigError, Transient
from agent.ports import Folder
from agent.rebuild import rebuild, restore_if_lost
from agent.sandbox.scenario import incoming
from tests.faults import stage
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.require import program
from tests.system.worlds import World, embedded

LONG = 36_500
"""Days: the scenario's mail bears its own times."""
WANTED = {"a1": "offer", "b2": "hold", "c3": "another_interview", "d4": None}


class Cut(Stage):
    """Plays so many steps only."""

    left = 10_000

    async def _next(self, running: Any) -> datetime | None:
        at = await super()._next(running)
        self.left -= 1
        return at if self.left >= 0 else None


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with embedded(tmp_path / "state") as world:
        world.office.expect(incoming())
        yield world


async def play(world: World, steps: int = 10_000) -> dict[str, Any]:
    """One life of the service: so many steps of the scenario. How each interview stands."""
    async with opened(world.config, world.clock, poll=POLL) as service:
        story, name = Story(Console(quiet=True)), world.config.mailboxes[0].name
        cut = Cut(service=service, office=world.office, clock=world.clock, story=story, mailbox=name)
        cut.left = steps
        await cut.play()
        interviews = await service.store.interviews()
        return {i.meeting.uid[:2]: i.recommendation.step if i.recommendation else None for i in interviews}


def doubled(world: World) -> list[Any]:
    """Letters of ours that the mail server passed on twice."""
    found: Counter[tuple[str, str]] = Counter()
    for passed in world.office.passed:
        mail = BytesParser().parsebytes(passed.raw, headersonly=True)
        if mail["X-Debrief-Letter"]:
            found[passed.recipient, mail["Message-ID"]] += 1
            found[passed.recipient, mail["X-Debrief-Mark"].partition("mac=")[0]] += 1
    return [one for one, count in found.items() if count > 1]


def files(world: World) -> list[Path]:
    return [p for p in world.config.state_dir.iterdir() if p.name in ("state.db", "state.db-wal", "state.db-shm")]


async def test_the_file_is_deleted_and_the_service_started(world: World) -> None:
    await play(world, 22)
    before = len(world.office.passed)
    for path in files(world):
        path.unlink()
    (told,) = await restore_if_lost(world.config, world.clock, days=LONG)
    assert (told.ours, told.asked, sum(told.states.values())) == (True, (), 4)
    assert len(world.office.passed) == before, "something left while the records were made anew"
    assert await restore_if_lost(world.config, world.clock, days=LONG) == ()
    assert await play(world) == WANTED
    assert doubled(world) == []


async def test_an_old_file_is_put_in_its_place(world: World, tmp_path: Path) -> None:
    await play(world, 14)
    for path in files(world):
        shutil.copy2(path, tmp_path / path.name)
    await play(world, 12)
    for path in files(world):
        path.unlink()
    for path in tmp_path.glob("state.db*"):
        shutil.copy2(path, world.config.state_dir / path.name)
    (told,) = await restore_if_lost(world.config, world.clock, days=LONG)
    assert told.asked == ()
    assert list(world.config.state_dir.glob("state.db.before-*"))
    assert await play(world) == WANTED
    assert doubled(world) == []


async def test_an_old_file_that_nobody_noticed(world: World, tmp_path: Path) -> None:
    """The mailbox was out of reach when the service started, so it goes on with the old records. Nobody is written to
    before Sent was looked at."""
    await play(world, 14)
    for path in files(world):
        shutil.copy2(path, tmp_path / path.name)
    await play(world, 12)
    for path in files(world):
        path.unlink()
    for path in tmp_path.glob("state.db*"):
        shutil.copy2(path, world.config.state_dir / path.name)
    await play(world)
    assert doubled(world) == []


async def test_the_mailbox_breaks_while_records_are_made_anew(world: World) -> None:
    """Nothing half done is left, and the old records stay in their place."""
    await play(world, 14)
    state = world.config.state_dir / "state.db"
    entry = world.config.mailboxes[0]
    broken = entry.model_copy(update={"imap": entry.imap.model_copy(update={"port": 1})})
    config = world.config.model_copy(update={"mailboxes": (broken,)})
    before = state.read_bytes()
    with pytest.raises(Transient):
        await rebuild(config, world.clock, days=LONG)
    assert state.read_bytes() == before
    result = await rebuild(world.config, world.clock, days=LONG)
    assert sum(result.mailboxes[0].states.values()) == 4
    assert result.old is not None
    assert result.old.read_bytes() == before
    assert not list(state.parent.glob("state.db.rebuilding*"))


async def test_a_list_of_stops_that_is_gone_is_missed(world: World) -> None:
    await (await SqliteStore.open(world.config.state_dir)).close()
    (world.config.state_dir / "suppressed.db").unlink()
    with pytest.raises(ConfigError, match="who was erased"):
        await rebuild(world.config, world.clock, days=LONG)


@pytest.mark.parametrize("steps", [20, stage.STEPS])
async def test_from_a_real_mailbox(tmp_path: Path, dovecot: Dovecot, steps: int) -> None:
    """What the scenario has left in the mailbox by then, a year ago, lies on Dovecot."""
    program("dovecot")
    office = stage.begun(year_ago=True)
    await stage.play(office, steps)
    wanted = await stage.ends(office)
    user = dovecot.add_user()
    with IMAPClient("localhost", dovecot.imap, ssl=False) as client:
        client.login(user, PASSWORD)
        for folder, name in ((Folder.INBOX, "INBOX"), (Folder.SENT, "Sent"), (Folder.DRAFTS, "Drafts")):
            for mail in office.mailbox.boxes[folder].mails.values():
                client.append(name, mail.raw, (), mail.received)
    config = on_dovecot(tmp_path / "state", dovecot, user)
    (told,) = (await rebuild(config, office.clock, days=LONG)).mailboxes
    assert told.asked == ()
    store = await SqliteStore.open(config.state_dir, read_only=True)
    office.store = store  # type: ignore[assignment]
    assert await stage.ends(office) == wanted
    await store.close()


def on_dovecot(state: Path, dovecot: Dovecot, user: str) -> Config:
    entry = stage.CONFIG.mailboxes[0]
    login = {"host": "localhost", "port": dovecot.imap, "security": "plain", "user": user}
    imap = entry.imap.model_copy(update={**login, "password": SecretStr(PASSWORD)})
    changes = {"mailboxes": (entry.model_copy(update={"imap": imap}),), "state_dir": state, "model": None}
    return stage.CONFIG.model_copy(update={**changes, "token_key": SecretStr(stage.KEY.decode())})
