"""The soak itself, for two days: it must be able to find what it looks for."""

import sqlite3
from pathlib import Path

import pytest

from tests.soak.__main__ import soak
from tests.soak.accounts import complaints
from tests.soak.month import Course, Manner, calendar, month
from tests.soak.playing import Month, stage


@pytest.mark.timeout(180)
async def test_two_days_with_troubles() -> None:
    told: list[str] = []
    assert await soak(days=2, seed=3, tell=told.append) == []
    assert any("drop" in words or "away" in words or "silence" in words for words in told)


def test_a_month_has_every_manner_and_course() -> None:
    meetings = month(1, 30)
    assert len(meetings) == 44
    assert {m.course for m in meetings} == set(Course)
    assert {manner for m in meetings for manner in m.manners.values()} == set(Manner)
    assert [m.at for one in meetings for m in calendar(one)] != []
    assert month(1, 30) == meetings
    assert month(2, 30) != meetings


@pytest.mark.timeout(120)
async def test_the_accounts_show_what_is_wrong(tmp_path: Path) -> None:
    """A letter that left twice, one that lies in no ledger, and a mail without a fate."""
    async with stage(month(1, 1), tmp_path / "state") as at:
        await Month(at, 1, None, lambda words: None).play()
        assert await complaints(at) == []
        letter = next(p for p in at.town.passed if b"X-Debrief-Letter" in p.raw)
        at.town.passed.append(letter)
        with sqlite3.connect(tmp_path / "state" / "state.db") as db:
            db.execute("UPDATE mails SET fate = 'kept' WHERE seq = 1")
            db.execute("UPDATE effects SET state = 'queued' WHERE id = (SELECT effect FROM letters LIMIT 1)")
        db.close()
        found = " ".join(await complaints(at))
    assert "2 times passed on" in found
    assert "a mail in INBOX is kept" in found
    assert "not in the ledger" in found
