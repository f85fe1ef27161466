"""debrief retry, and how status shows what it can be used on."""

import asyncio
import hashlib
import json
import re
from pathlib import Path

import pytest

from agent.adapters.store.sqlite import SqliteStore
from agent.ports import Arrived, Batch, Condition, Fate, Folder
from tests.unit import made_up
from tests.unit.configs import SMALLEST
from tests.unit.conftest import Debrief

MAILS = [f"From: Carla <carla@mail.example>\r\nSubject: Answer {n}\r\n\r\nbody".encode() for n in range(3)]
KEYS = [hashlib.sha256(raw).hexdigest() for raw in MAILS]


async def fill(folder: Path) -> None:
    """Two quarantined mails and one that was ignored."""
    store = await SqliteStore.open(folder)
    arrived = [Arrived(folder=Folder.INBOX, uidvalidity=1, uid=n, raw=raw) for n, raw in enumerate(MAILS, start=1)]
    await store.keep("anna", Batch(mails=tuple(arrived), cursors={}), made_up.AT)
    for key in KEYS[:2]:
        for _ in range(3):
            await store.next_mail("anna")
        await store.dispose(key, Fate.QUARANTINED, "It cannot be read.")
    await store.dispose(KEYS[2], Fate.IGNORED, "a newsletter")
    await store.note_health("anna", "imap", Condition.OK, made_up.AT)
    await store.note_health("", "mqtt", Condition.LOGIN, made_up.AT, "refused \x1b[31m [red]it[/red]")
    await store.close()


async def fates(folder: Path) -> list[str]:
    store = await SqliteStore.open(folder, read_only=True)
    found = [await store.mail(key) for key in KEYS]
    await store.close()
    return [f"{mail.fate} {mail.attempts}" for mail in found if mail]


@pytest.fixture
def state(tmp_path: Path, debrief: Debrief) -> Path:
    asyncio.run(fill(tmp_path / "state"))
    (tmp_path / "config.yaml").write_text("state_dir: state\n" + SMALLEST)
    return tmp_path / "state"


def test_status_shows_the_key_and_retry_takes_it(debrief: Debrief, state: Path) -> None:
    assert KEYS[0][:8] in debrief("status")[1]
    code, out, err = debrief("retry", KEYS[0][:8])
    assert (code, err) == (0, "")
    assert out == (
        f"{KEYS[0][:8]}: Carla <carla@mail.example>, Answer 0 (it was: It cannot be read.)\n"
        "1 mail is tried anew: by the running service within seconds, else when it starts.\n"
    )
    assert asyncio.run(fates(state)) == ["kept 0", "quarantined 3", "ignored 0"]


def test_all_means_all(debrief: Debrief, state: Path) -> None:
    code, out, _ = debrief("retry", "all")
    assert (code, "2 mails are tried anew" in out) == (0, True)
    assert asyncio.run(fates(state)) == ["kept 0", "kept 0", "ignored 0"]
    assert debrief("retry", "all") == (0, "No mail is quarantined.\n", "")


@pytest.mark.parametrize("key", [KEYS[0], KEYS[0].upper(), f" {KEYS[0][:20]} "])
def test_a_key_may_be_long_or_short(debrief: Debrief, state: Path, key: str) -> None:
    assert debrief("retry", key)[0] == 0
    assert asyncio.run(fates(state))[0] == "kept 0"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("0" * 8, "No quarantined mail has the key 00000000."),
        (KEYS[2], "No quarantined mail has the key"),
        ("xyz", "'xyz' is no key of a mail."),
        (KEYS[0][:3], "is no key of a mail."),
        ("%%%%", "is no key of a mail."),
    ],
)
def test_an_unknown_key_is_told_and_changes_nothing(debrief: Debrief, state: Path, key: str, said: str) -> None:
    code, out, err = debrief("retry", key)
    assert (code, out) == (1, "")
    assert said in err
    assert "debrief status" in err
    assert asyncio.run(fates(state)) == ["quarantined 3", "quarantined 3", "ignored 0"]


def test_a_key_that_fits_several_is_refused(debrief: Debrief, tmp_path: Path) -> None:
    """Two keys that begin alike: found by trying."""
    seen: dict[str, bytes] = {}
    for number in range(10**6):
        raw = b"Subject: %d\r\n\r\n" % number
        start = hashlib.sha256(raw).hexdigest()[:4]
        if start in seen:
            break
        seen[start] = raw

    async def both() -> None:
        store = await SqliteStore.open(tmp_path / "state")
        mails = [Arrived(folder=Folder.INBOX, uidvalidity=1, uid=n, raw=x) for n, x in enumerate((raw, seen[start]), 1)]
        await store.keep("anna", Batch(mails=tuple(mails), cursors={}), made_up.AT)
        for mail in mails:
            await store.dispose(hashlib.sha256(mail.raw).hexdigest(), Fate.QUARANTINED, "")
        await store.close()

    asyncio.run(both())
    code, out, err = debrief("retry", start, "--state", "state")
    assert (code, out, err) == (1, "", f"The key {start} fits 2 mails or more: give more of it.\n")


def test_no_state_yet_is_told(debrief: Debrief, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("state_dir: state\n" + SMALLEST)
    code, _, err = debrief("retry", "all")
    assert (code, "no state" in err) == (2, True)
    assert not (tmp_path / "state").exists()


# --- health ---------------------------------------------------------------------------------------------------------


def test_status_tells_how_the_parts_are_trouble_first(debrief: Debrief, state: Path) -> None:
    code, out, _ = debrief("status")
    words = " ".join(re.sub("[│┃━─┏┓┡┩└┘┴┳╇┬]", " ", out).split())
    assert code == 0
    assert "(all) notifications login refused Mon 7 Jan" in words
    assert "never refused [31m [red]it[/red]" in words
    assert "looking into the mailbox ok" in words
    assert words.index("notifications") < words.index("looking into the mailbox")
    assert "\x1b" not in out


def test_health_as_json(debrief: Debrief, state: Path) -> None:
    mqtt, imap = json.loads(debrief("status", "--json")[1])["health"]
    assert (mqtt["part"], mqtt["condition"], mqtt["well_at"]) == ("mqtt", "login refused", None)
    assert (imap["mailbox"], imap["condition"], imap["well_at"]) == ("anna", "ok", made_up.AT.isoformat())
