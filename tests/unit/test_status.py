"""What status and show tell, from a state that holds everything that can go wrong."""

import asyncio
import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent.adapters.store.sqlite import SqliteStore
from agent.core.effects import LetterKind, SendLetter, Wake, WakeAt
from agent.core.events import LetterOut, TimeCame
from agent.core.mail import Address
from agent.core.respondent import RespondentState
from agent.ports import Arrived, Batch, Fate, Folder, OutboxState
from tests.unit import made_up
from tests.unit.configs import SMALLEST
from tests.unit.conftest import Debrief

HOSTILE = "Interview [red]x[/red] \x1b]0;title\x07"


async def fill(folder: Path) -> None:
    """One interview where the client is still awaited, a letter that failed, and a mail nobody understood."""
    store = await SqliteStore.open(folder)
    case = made_up.interview("anna")
    carla, tom = case.respondents
    tom = replace(tom, state=RespondentState.ASKED, questions=2, readings=())
    case = replace(case, respondents=(carla, tom), meeting=replace(case.meeting, summary=HOSTILE))
    at = made_up.AT + timedelta(hours=1)
    letter = SendLetter(id="e1", interview=case.ref, at=at, kind=LetterKind.CALL, to=made_up.CLIENT, slot="b")
    remind = WakeAt(id="e2", interview=case.ref, at=at + timedelta(days=1), what=Wake.GIVE_UP, slot="b")
    over = TimeCame(id="t1", interview=case.ref, at=at, what=Wake.END)
    assert await store.commit(over, case, 0, [letter, remind], "It is over.")
    out = LetterOut(id="t2", interview=case.ref, at=at, kind=LetterKind.QUESTION, slot="b", message_id="<x@y.example>")
    assert await store.commit(out, case, 1, [], "Question sent.")
    await store.begin("e1", at, None)
    await store.settle("e1", OutboxState.FAILED, at, error="550 no such user")
    raw = b"From: Carla <carla@mail.example>\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?= \x1b[31m\r\n\r\nbody"
    mail = Arrived(folder=Folder.INBOX, uidvalidity=1, uid=7, raw=raw)
    await store.keep("anna", Batch(mails=(mail,), cursors={}), at)
    kept = await store.next_mail("anna")
    assert kept is not None
    await store.dispose(kept.key, Fate.QUARANTINED, "Two answers disagree.")
    await store.close()


@pytest.fixture
def filled(tmp_path: Path, debrief: Debrief) -> None:
    asyncio.run(fill(tmp_path / "state"))
    (tmp_path / "config.yaml").write_text(
        "state_dir: state\n" + SMALLEST.replace("    imap:", "    timezone: Europe/Berlin\n    imap:")
    )


@pytest.mark.usefixtures("filled")
def test_status_shows_who_is_awaited_and_what_is_stuck(debrief: Debrief) -> None:
    code, out, err = debrief("status")
    assert (code, err) == (0, "")
    words = " ".join(re.sub("[│┃━─┏┓┡┩└┘┴┳╇┬]", " ", out).split())
    for text in ("abcdefgh", "Carla Weiss", "Acme", "recommended", "Nobody says", "550 no such user", "Two answers"):
        assert text in words
    assert "Grüße" in words
    assert "\x1b" not in out


@pytest.mark.usefixtures("filled")
def test_show_tells_the_whole_story(debrief: Debrief) -> None:
    code, out, err = debrief("show", "[#ABCDEFGH]")
    assert (code, err) == (0, "")
    for text in (
        "Interview [red]x[/red] ]0;title",
        "When: Mon 7 Jan, 15:00 CET; mailbox anna",
        "Carla Weiss <carla@mail.example>: candidate (tagged in the invitation)",
        "Respondent b: Tom Becker (asked Mon 7 Jan, 17:00 CET, 1 of 3 reminders)",
        "Mon 7 Jan, 16:00 CET: It is over.",
        "question (respondent b) sent",
        "Overall rating: 4 of 5, “Yes, a strong”",
        "Recommended: another interview (rule sample, revision 1)\n  Both sides want to go on.",
        "Missing: The salary.",
        "Tue 8 Jan, 16:00 CET: the recruiter is asked to call (respondent b)",
        "letter 'call' to tom@acme.example: 550 no such user",
    ):
        assert text in out
    assert "\x1b" not in out


@pytest.mark.usefixtures("filled")
def test_both_speak_json(debrief: Debrief) -> None:
    told = json.loads(debrief("status", "--json")[1])
    assert told["interviews"][0]["ref"] == "abcdefgh"
    assert told["quarantined"][0]["reason"] == "Two answers disagree."
    case = json.loads(debrief("show", "abcdefgh", "--json")[1])
    assert case["interview"]["meeting"]["start"] == "2030-01-07T14:00:00+00:00"
    assert [line["note"] for line in case["story"]] == ["It is over.", "Question sent."]


@pytest.mark.usefixtures("filled")
def test_looking_needs_no_secret_and_no_configuration(
    debrief: Debrief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEBRIEF_ANNA_PASSWORD")
    assert debrief("status")[0] == 0
    (tmp_path / "config.yaml").unlink()
    assert "abcdefgh" in debrief("status", "--state", "state")[1]


@pytest.mark.usefixtures("filled")
def test_an_unknown_reference_is_told(debrief: Debrief) -> None:
    assert debrief("show", "nosuchxx") == (
        1,
        "",
        "There is no interview nosuchxx. 'debrief status' lists them all.\n",
    )


def test_no_state_yet_is_told(debrief: Debrief) -> None:
    Path("config.yaml").write_text("state_dir: state\n" + SMALLEST)
    code, out, err = debrief("status")
    assert (code, out) == (2, "")
    assert "Start `debrief run` once." in err


@pytest.mark.usefixtures("filled")
def test_a_letter_that_is_tried_again_and_again_is_shown(debrief: Debrief, tmp_path: Path) -> None:
    """Nothing is lost as long as its server may come back, but somebody may have to bring it back."""
    asyncio.run(_refuse(tmp_path / "state"))
    assert "refused the login of anna" in " ".join(re.sub("[│┃]", " ", debrief("status")[1]).split())
    assert (
        "letter 'call' to jonas@agency.example: The server refused the login of anna." in debrief("show", "abcdefgh")[1]
    )


async def _refuse(folder: Path) -> None:
    store = await SqliteStore.open(folder)
    case, version = await store.interview("abcdefgh")
    assert case is not None
    at = made_up.AT + timedelta(hours=2)
    jonas = Address(email="jonas@agency.example", name="Jonas")
    letter = SendLetter(id="e3", interview=case.ref, at=at, kind=LetterKind.CALL, to=jonas, slot="b")
    again = TimeCame(id="t3", interview=case.ref, at=at, what=Wake.GIVE_UP)
    assert await store.commit(again, case, version, [letter], "")
    await store.begin("e3", at, None)
    await store.settle("e3", OutboxState.QUEUED, at, error="The server refused the login of anna.", again=at)
    await store.close()
