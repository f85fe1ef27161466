"""The records are lost at every moment of the scenario, and made anew from the mailbox: nobody gets a mail twice."""

import pickle
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent.core.effects import QUESTIONS, LetterKind, SaveDraft, SendLetter
from agent.core.people import Side
from agent.ports import Folder, OutboxState
from tests.faults import stage
from tests.faults.stage import OVER, STEPS, TEAM, Office, begun, doubled, ends, play, restored
from tests.faults.table import record

DAY = timedelta(days=1)


def sound(office: Office) -> None:
    """What people saw was right."""
    assert doubled(office) == []
    asked = Counter((to, m.interview, m.slot) for to, m, _ in office.ours() if m.kind in QUESTIONS)
    assert max(asked.values(), default=0) <= 4
    thanked = Counter((to, m.interview) for to, m, _ in office.ours() if m.kind is LetterKind.THANKS)
    assert max(thanked.values(), default=0) <= 1


async def test_lost_at_every_moment(tmp_path: Path) -> None:
    """At once made anew, the service goes on as if nothing had been."""
    office = begun()
    everything = begun()
    assert await play(everything) == STEPS
    wanted = await ends(everything)
    different = {}
    for step in range(STEPS):
        twin = office.fork()
        if (await restored(twin, tmp_path)).ours:
            await play(twin)
            sound(twin)
            if await ends(twin) != wanted:
                different[step] = await ends(twin)
        await play(office, 1)
    record("Rebuild", "database deleted at each moment", tried=STEPS, lost=len(different))
    assert different == {}


async def test_nobody_is_thanked_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the operator wants thanks, they leave once, whenever the records are lost."""
    monkeypatch.setattr(stage, "RULES", replace(stage.RULES, thanks=True))
    seen = 0
    for step in range(10, STEPS, 2):
        office = await lost_at(step)
        await restored(office, tmp_path)
        await play(office)
        sound(office)
        seen += sum(m.kind is LetterKind.THANKS for _, m, _ in office.ours())
    assert seen


async def lost_at(step: int, *, later: timedelta = timedelta(), files_sent: bool = True) -> Office:
    """The scenario up to a moment, at which everything stops for a while."""
    office = begun()
    office.files_sent = files_sent
    await play(office, step)
    await office.clock.move(later)
    office.act()
    return office


async def test_lost_and_found_two_days_later(tmp_path: Path) -> None:
    """Nobody worked meanwhile, and people went on: who should have been asked by now is asked about first."""
    unasked = 0
    for step in range(6, STEPS, 4):
        office = await lost_at(step, later=2 * DAY)
        office.replies_to_doubt = "ask"
        before = len(office.passed)
        told = await restored(office, tmp_path)
        assert len(office.passed) == before
        unasked += len(told.asked)
        await play(office)
        sound(office)
        states = {i.meeting.uid[:2]: i.state.value for i in await office.store.interviews()}
        assert {k: v in OVER for k, v in states.items()} == dict.fromkeys(states, True), step
        record("Rebuild", "database deleted, two days without service", recovery=(2 * DAY).total_seconds())
    assert unasked


@pytest.mark.parametrize("filed", [True, False], ids=["emptied", "never filed"])
async def test_sent_shows_nothing(tmp_path: Path, filed: bool) -> None:
    """Answers prove some questions. About everybody else the recruiter is asked, and says no: they get nothing more."""
    restarts = asked = 0
    for step in range(10, STEPS, 6):
        office = await lost_at(step, files_sent=filed)
        office.mailbox.boxes[Folder.SENT].mails.clear()
        office.replies_to_doubt = "no"
        told = await restored(office, tmp_path)
        restarts, asked = restarts + told.ours, asked + len(told.asked)
        if told.ours:
            await play(office)
            assert [one for one in doubled(office) if one[0] not in TEAM] == [], step
            record("Rebuild", f"database deleted, and Sent was {'emptied' if filed else 'never filed into'}")
    assert restarts >= 4
    assert asked >= 4


async def test_no_other_key_is_believed(tmp_path: Path) -> None:
    """The token key is gone too: nothing is taken for ours, and the recruiter is asked before anybody is."""
    office = await lost_at(24)
    told = await restored(office, tmp_path, key=b"another key that is just as long as that one")
    assert (told.key_lost, told.letters) == (True, 0)
    assert [(h.part, h.condition.value) for h in await office.store.health("anna")] == [
        ("token key", "needs the operator")
    ]
    assert not [r for i in await office.store.interviews() for r in i.respondents if r.readings]
    assert len(told.asked) == 3
    for interview in await office.store.interviews():
        for task in await office.store.tasks(interview.ref):
            letter = task.effect
            waits = isinstance(letter, SendLetter | SaveDraft) and task.state is OutboxState.QUEUED
            assert not waits or letter.kind is LetterKind.DOUBT


async def test_the_erased_do_not_come_back(tmp_path: Path) -> None:
    """An interview whose candidate was erased is passed over; a client who was is left out, and their words too."""
    office = await lost_at(STEPS)
    await office.store.forget("oluchi.eze@postbox.example", office.clock.now())
    await office.store.forget("tom.becker@lumenforge.example", office.clock.now())
    await restored(office, tmp_path)
    interviews = {i.meeting.uid[:2]: i for i in await office.store.interviews()}
    assert set(interviews) == {"a1", "c3", "d4"}
    assert [p.address.email for p in interviews["a1"].people if p.side is Side.CLIENT] == []
    everything = pickle.dumps({name: value for name, value in vars(office.store).items() if name != "_erased"})
    for words in (b"oluchi.eze@", b"Oluchi", b"tom.becker@", b"Tom Becker", b"queue migration", b"5 out of 5"):
        assert words not in everything, words
    assert b"Philip" in everything
    await play(office)
    sound(office)
