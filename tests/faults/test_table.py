"""The table adds up, and tells the worst."""

from pathlib import Path

import pytest

from tests.faults.table import FILE, gathered, markdown, record, span


def test_tries_of_one_fault_are_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "table.jsonl"
    monkeypatch.setenv(FILE, str(file))
    record("IMAP", "EOF", recovery=0.44)
    record("SMTP", "421", lost=1, recovery=90)
    record("IMAP", "EOF", doubled=2, recovery=7200, tried=3)
    assert markdown(gathered(file.read_text().splitlines())).splitlines()[2:] == [
        "| **IMAP** | 4 | 0 | 2 | 2 h |",
        "| EOF | 4 | 0 | 2 | 2 h |",
        "| **SMTP** | 1 | 1 | 0 | 1.5 min |",
        "| 421 | 1 | 1 | 0 | 1.5 min |",
        "| **All** | 5 | 1 | 2 | 2 h |",
    ]


def test_nothing_is_written_unless_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FILE, raising=False)
    monkeypatch.chdir(tmp_path)
    record("IMAP", "EOF")
    assert list(tmp_path.iterdir()) == []


def test_spans() -> None:
    assert [span(s) for s in (0, 0.449, 59.9, 60, 5400)] == ["0 s", "0.4 s", "59.9 s", "1 min", "1.5 h"]
