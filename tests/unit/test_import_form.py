"""Responses of a form: from the exported table to feedback, each row once, and nothing guessed."""

import asyncio
import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from agent.adapters.store.sqlite import SqliteStore
from agent.adapters.token_key import token_key
from agent.commands.import_form import import_form
from agent.commands.tables import table
from agent.core.effects import ReadReply, Wake
from agent.core.events import ReplyCame, TimeCame
from agent.core.marks import check_form_reference, check_token, form_reference, token
from agent.core.respondent import RespondentState
from agent.errors import ConfigError, Unreadable
from agent.reading.responses import responses
from tests.system.desk import Agency, Outside, event, invite
from tests.unit.cases import ANNA, END, PRIYA, REF, RULES, TOM
from tests.unit.configs import SECRETS, SMALLEST
from tests.unit.ledger import INTERVIEW, KEY

MICROSOFT = ("ID", "Start time", "Completion time", "Email", "Name")
QUESTIONS = (
    "Q1. How would you rate the interview overall, 1 (poor) to 5 (excellent)?",
    "Q2. What were your impressions?",
    "Q3. Were the qualifications met?",
    "Q4. Any concerns, or suggestions for improvement?",
    "Q5. What should happen next?",
    "Reference",
)
HEAD = (*MICROSOFT, *QUESTIONS)


def row(reference: str, *answers: str, number: int = 1) -> tuple[str, ...]:
    said = (*answers, *("",) * (5 - len(answers)))
    return (str(number), "11/23/26 12:01:00", "11/23/26 12:04:10", "anonymous", "", *said, reference)


GOOD = ("4", "Clear and calm.\nA good listener.", "yes", "", "We want her: please make an offer.")


# --- the table -------------------------------------------------------------------------------------------------------


def test_answers_stand_under_their_questions_and_nothing_else_counts() -> None:
    (found,) = responses([HEAD, row(form_reference(KEY, REF, "a"), *GOOD)])
    assert [(line.question, line.text) for line in found.lines] == [
        ("Q1", "4"),
        ("Q2", "Clear and calm."),
        ("Q2", "A good listener."),
        ("Q3", "yes"),
        ("Q5", "We want her: please make an offer."),
    ]
    assert found.references == (form_reference(KEY, REF, "a"),)


def test_questions_in_any_order_and_further_ones() -> None:
    head = ("Zeitstempel", "2) Eindruck", "Q1: Note", "Noch etwas?", "Referenz")
    (found,) = responses([head, ("23.11.2026", "gut", "5", "Danke!", form_reference(KEY, REF, "b").upper())])
    assert [(line.question, line.text) for line in found.lines] == [("Q2", "gut"), ("Q1", "5"), ("", "Danke!")]
    assert len(found.references) == 1


@pytest.mark.parametrize("rows", [[], [("ID", "Name", "Reference")], [("",), ("4",)]])
def test_a_table_without_our_questions_is_refused(rows: Sequence[Sequence[str]]) -> None:
    with pytest.raises(Unreadable, match="No column is titled with one of our questions"):
        list(responses(rows))


def test_empty_rows_and_short_rows_do_no_harm() -> None:
    found = list(responses([HEAD, ("",) * 11, ("7",), row("", "4")]))
    assert [(one.row, len(one.lines)) for one in found] == [(3, 0), (4, 1)]


def test_a_forms_reference_is_no_token_of_a_reply() -> None:
    assert check_form_reference(KEY, form_reference(KEY, REF, "a")) == (REF, "a")
    assert check_form_reference(KEY, token(KEY, REF, "a")) is None
    assert check_token(KEY, form_reference(KEY, REF, "a")) is None
    assert check_form_reference(KEY, "x") is None


# --- files -----------------------------------------------------------------------------------------------------------


def workbook(file: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    for one in rows:
        book.active.append(list(one))
    book.save(file)
    return file


def sheet(file: Path, rows: Sequence[Sequence[str]], delimiter: str = ",") -> Path:
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows(rows)
    return file


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_files_of_all_kinds_say_the_same(tmp_path: Path, delimiter: str) -> None:
    rows = [list(HEAD), list(row("r", *GOOD))]
    assert table(sheet(tmp_path / "a.csv", rows, delimiter)) == rows
    assert table(workbook(tmp_path / "a.xlsx", rows))[1][5:10] == [*rows[1][5:8], "", GOOD[4]]


def test_numbers_and_dates_of_a_workbook_are_text(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", [("Q1. Rating", "When"), (4, END.replace(tzinfo=None))])
    assert table(file)[1] == ["4", "2026-11-23 11:00:00"]


@pytest.mark.parametrize(("name", "content"), [("a.xlsx", b"no workbook"), ("a.csv", b"\xff\xfe\x00"), ("b.xlsx", b"")])
def test_a_file_that_is_none_is_refused_in_a_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Unreadable, match=f"{name} is no"):
        table(tmp_path / name)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        table(tmp_path / "none.csv")


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
async def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state with one interview, both of whose people were asked."""
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    state = tmp_path / "state"
    (tmp_path / "config.yaml").write_text(f"state_dir: {state}\n{SMALLEST}")
    store = await SqliteStore.open(state)
    came = TimeCame(id="e", interview=REF, at=END, what=Wake.END)
    assert await store.commit(came, INTERVIEW, 0, [], "")
    await store.close()
    return tmp_path


def taken(folder: Path, file: Path) -> int:
    return import_form(file, folder / "config.yaml", None)


def key(folder: Path) -> bytes:
    return token_key(folder / "state").encode()


async def stored(folder: Path) -> tuple[dict[str, RespondentState], list[ReplyCame], list[ReadReply]]:
    store = await SqliteStore.open(folder / "state", read_only=True)
    try:
        interview, _ = await store.interview(REF)
        assert interview is not None
        came = [one.event for one in await store.story(REF) if isinstance(one.event, ReplyCame)]
        reading = [task.effect for task in await store.tasks(REF) if isinstance(task.effect, ReadReply)]
        return {r.slot: r.state for r in interview.respondents}, came, reading
    finally:
        await store.close()


def test_a_response_is_an_answer_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = workbook(folder / "r.xlsx", [HEAD, row(form_reference(key(folder), REF, "a"), *GOOD)])
    assert taken(folder, file) == 0
    assert "row 2: taken over as the answer of Tom Becker about Interview: Priya Nair" in capsys.readouterr().out
    states, came, reading = asyncio.run(stored(folder))
    assert states == {"a": RespondentState.ANSWERED, "b": RespondentState.ASKED}
    assert came[0].lines[0].text == "4"
    assert len(came) == len(reading) == 1

    assert taken(folder, file) == 0
    assert "0 new, 1 known already, 0 not taken over" in capsys.readouterr().out
    assert asyncio.run(stored(folder))[1:] == (came, reading)


def test_a_row_that_an_earlier_version_took_over_is_known(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It called a row by all its cells, those that the form's program adds as well."""
    reference = form_reference(key(folder), REF, "a")
    (found,) = responses([HEAD, row(reference, *GOOD)])
    old = ReplyCame(id="form:0123", interview=REF, at=END, slot="a", mail="form0123", message_id="", lines=found.lines)
    asyncio.run(recorded(folder, old))
    file = sheet(folder / "r.csv", [HEAD, row(reference, *GOOD, number=9), row(reference, "2")])
    assert taken(folder, file) == 0
    assert "1 new, 1 known already, 0 not taken over" in capsys.readouterr().out


async def recorded(folder: Path, event: ReplyCame) -> None:
    store = await SqliteStore.open(folder / "state")
    assert await store.commit(event, INTERVIEW, 1, [], "")
    await store.close()


def test_what_the_forms_program_adds_makes_no_other_response(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reference = form_reference(key(folder), REF, "a")
    rows = [HEAD, row(reference, *GOOD), row(reference, *GOOD, number=2), row(reference, "4", *GOOD[1:4], "No.")]
    assert taken(folder, sheet(folder / "r.csv", rows)) == 0
    assert "2 new, 1 known already, 0 not taken over" in capsys.readouterr().out


def test_a_link_in_an_answer_is_part_of_the_answer() -> None:
    mine, other = form_reference(KEY, REF, "a"), form_reference(KEY, REF, "b")
    (found,) = responses([HEAD, row(mine, "4", f"I got two links, also https://f.example/?r6={other}")])
    assert found.references == (mine,)
    assert [line.question for line in found.lines] == ["Q1", "Q2"]


def test_what_cannot_be_placed_is_named_and_nothing_is_guessed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = form_reference(key(folder), REF, "b")
    rows = [
        HEAD,
        row("", "5"),
        row(form_reference(b"a stranger's key", REF, "a"), "1"),
        row(token(key(folder), REF, "a"), "1"),
        row(form_reference(key(folder), "zzzzzzzz", "a"), "1"),
        row(good),
        row(f"{good} {form_reference(key(folder), REF, 'a')}", "1"),
        row(good, "5", "", "", "", "Yes, I would like to go ahead."),
    ]
    assert taken(folder, sheet(folder / "r.csv", rows)) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert out.count("it bears no reference of a letter of ours") == 3
    for reason in ("its interview zzzzzzzz is not known", "it holds no answer", "it bears several"):
        assert reason in out
    assert "row 8: taken over as the answer of Priya Nair" in out
    states, came, _ = asyncio.run(stored(folder))
    assert states == {"a": RespondentState.ASKED, "b": RespondentState.ANSWERED}
    assert len(came) == 1


# --- the link --------------------------------------------------------------------------------------------------------


async def test_each_letter_offers_the_form_under_a_link_of_its_own() -> None:
    outside = Outside()
    rules = replace(RULES, form_url="https://forms.example/r?id=1&r6={reference}")
    async with Agency(outside, rules=rules).open() as agency:
        await agency.deliver(invite(ANNA.email, event("REQUEST")))
        await agency.pass_to(END + timedelta(hours=2))
    found = {}
    for who in (TOM, PRIYA):
        (text,) = outside.texts(who.email)
        (reference,) = set(re.findall(r"r6=([a-z2-7]{35})", text))
        found[who] = check_form_reference(KEY, reference)
    assert found == {TOM: (REF, "a"), PRIYA: (REF, "b")}
