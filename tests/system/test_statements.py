"""No statement that the running service asks of its store reads a table from one end to the other.

Such a statement is quick in any test and slow after some years: what is asked before each letter would cost more with
every interview there ever was.
"""

import re
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from agent.adapters.store.sqlite import SqliteStore
from tests.system.desk import Agency, Outside, event, invite
from tests.unit.cases import END

_GROWING = "mails|places|interviews|participants|events|effects|letters|entries|letter_ids|witnesses|[a-z]"
"""Tables with a row for each mail or interview; one letter is an alias of one."""
_WHOLE = re.compile(
    rf"SCAN (?:{_GROWING})(?: USING .*)?|SEARCH .* USING (?:COVERING )?INDEX interviews\w* \(mailbox=\?\)"
)
_MEANT = (
    # Once, and again only where another process has written.
    "SELECT mailbox, address FROM participants",
    "SELECT o.mailbox, o.message_id FROM letter_ids o JOIN",
    # In the order of the index, and ended with the first.
    "SELECT e.due FROM effects e WHERE e.state IN ('queued', 'uncertain')",
)


async def _asked(folder: Path) -> set[str]:
    """What is asked while an interview is told of, ends, is asked about, reminded of and given up."""
    outside, seen = Outside(), set[str]()
    outside.store = store = await SqliteStore.open(folder)  # type: ignore[assignment]
    for lane in (store._writer, store._reader):
        await lane.read(lambda db: db.set_trace_callback(seen.add))
    async with Agency(outside).open() as agency:
        await agency.deliver(invite("anna@agency.example", event("REQUEST"), key="invitation"))
        await agency.pass_to(END + timedelta(hours=3))
        await agency.pass_to(END + timedelta(days=12))
    assert len(outside.letters()) > 5, "letters should have left"
    await store.close()
    return seen


def _plans(path: Path, statements: set[str]) -> Iterator[tuple[str, str]]:
    """(statement, one line of how SQLite goes about it)."""
    db = sqlite3.connect(path)
    # As on the connection that writes: the store has triggers write there.
    db.execute("CREATE TEMP TABLE changed_people (mailbox, address, step)")
    db.execute("CREATE TEMP TABLE changed_ids (mailbox, message_id, step)")
    for statement in statements:
        if re.match(r"(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b", statement):
            for row in db.execute(f"EXPLAIN QUERY PLAN {statement}"):
                yield " ".join(statement.split()), row[3]
    db.close()


async def test_no_statement_reads_a_whole_table(tmp_path: Path) -> None:
    plans = list(_plans(tmp_path / "state.db", await _asked(tmp_path)))
    assert len({statement for statement, _ in plans}) > 100, "the statements should have been seen"
    whole = [(statement, line) for statement, line in plans if re.fullmatch(_WHOLE, line)]
    assert not [found for found in whole if not found[0].startswith(_MEANT)]
    # Each exception is still one, so that this list does not outlive its reasons.
    assert {meant for meant in _MEANT if any(s.startswith(meant) for s, _ in whole)} == set(_MEANT)
