"""What holds letters back, and what tells whether something is wrong with them."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from agent.adapters.store import outbox
from agent.adapters.store.codec import instant, stamp
from agent.adapters.store.letters import ASKING, LEFT
from agent.core.circuit import Setbacks
from agent.core.effects import Effect, LetterKind
from agent.ports.switches import HELD, Switch, SwitchKind

_DAY, _HOUR, _MOMENT = timedelta(hours=24), timedelta(hours=1), timedelta(minutes=10)
# Named, as SQLite would rather go through all interviews of the mailbox; it takes a partial index only where the very
# condition of the index is in the query too.
_EVENT = (
    "FROM events e INDEXED BY events_setbacks CROSS JOIN interviews i ON i.ref = e.interview WHERE i.mailbox = ?1"
    " AND e.at > ?2 AND e.type IN ('mail_bounced', 'letter_lost') AND e.type ="
)


def switch(db: sqlite3.Connection, one: Switch, effects: Sequence[Effect]) -> bool:
    row = (one.mailbox, one.kind, stamp(one.since), one.reason, one.by, one.all_mail)
    new = db.execute("INSERT OR IGNORE INTO switches VALUES (?, ?, ?, ?, ?, ?)", row).rowcount > 0
    if new:
        outbox.insert(db, one.mailbox, effects)
    else:
        db.execute(
            "UPDATE switches SET reason = ?, by = ?, all_mail = ? WHERE mailbox = ? AND kind = ?",
            (one.reason, one.by, one.all_mail, one.mailbox, one.kind),
        )
    return new


def switches(db: sqlite3.Connection, mailbox: str | None) -> tuple[Switch, ...]:
    rows = db.execute("SELECT * FROM switches WHERE ?1 IS NULL OR mailbox = ?1 ORDER BY mailbox, kind", (mailbox,))
    return tuple(
        Switch(
            mailbox=row["mailbox"],
            kind=SwitchKind(row["kind"]),
            since=instant(row["since"]),
            reason=row["reason"],
            by=row["by"],
            all_mail=bool(row["all_mail"]),
        )
        for row in rows
    )


def release(db: sqlite3.Connection, mailbox: str, at: datetime) -> tuple[Switch, ...]:
    gone = switches(db, mailbox)
    db.execute("DELETE FROM switches WHERE mailbox = ?", (mailbox,))
    db.execute("INSERT OR REPLACE INTO released VALUES (?, ?)", (mailbox, stamp(at)))
    db.execute(
        "UPDATE effects SET due = min(due, ?1), error = '' WHERE mailbox = ?2 AND state = 'queued'"
        " AND substr(error, 1, ?3) = ?4",
        (stamp(at), mailbox, len(HELD), HELD),
    )
    return gone


def setbacks(db: sqlite3.Connection, mailbox: str, now: datetime, most: int) -> Setbacks:
    row = db.execute("SELECT at FROM released WHERE mailbox = ?", (mailbox,)).fetchone()
    after = instant(row["at"]) if row else now - _DAY

    def since(span: timedelta) -> str:
        return stamp(max(after, now - span))

    people, refused = _people(db, mailbox, since(_DAY))
    failed = refused | _bounced(db, mailbox, since(_DAY))
    return Setbacks(
        written_to=len(people | failed),
        failed=len(failed),
        uncertain=_uncertain(db, mailbox, since(_HOUR)),
        at_once=_at_once(db, mailbox, since(_MOMENT)),
        waiting=_waiting(db, mailbox, stamp(after) if row else "", stamp(now), most + 1),
    )


def _people(db: sqlite3.Connection, mailbox: str, since: str) -> tuple[set[str], set[str]]:
    """(interview, slot) of those with a letter, and of those whose letter was begun and refused for good."""
    rows = db.execute(
        "SELECT l.interview || '/' || l.slot AS person, e.state FROM letters l JOIN effects e ON e.id = l.effect"
        f" WHERE l.mailbox = ? AND l.begun_at > ? AND l.kind IN ({ASKING}) AND e.state IN ({LEFT}, 'failed')",
        (mailbox, since),
    ).fetchall()
    return {row["person"] for row in rows}, {row["person"] for row in rows if row["state"] == "failed"}


def _bounced(db: sqlite3.Connection, mailbox: str, since: str) -> set[str]:
    """By person: who sends a hundred copies of one report proves no more than with one."""
    rows = db.execute(
        f"SELECT e.interview || '/' || json_extract(e.body, '$.slot') AS person {_EVENT} 'mail_bounced'"
        " AND json_extract(e.body, '$.permanent')",
        (mailbox, since),
    )
    return {row["person"] for row in rows}


def _uncertain(db: sqlite3.Connection, mailbox: str, since: str) -> int:
    """Those that are being looked for, and those that were given up."""
    open_ones = db.execute(
        "SELECT count(*) FROM effects e INDEXED BY effects_uncertain JOIN letters l ON l.effect = e.id"
        f" WHERE e.state = 'uncertain' AND e.mailbox = ? AND e.since > ? AND l.kind IN ({ASKING})",
        (mailbox, since),
    ).fetchone()[0]
    given_up = db.execute(
        f"SELECT count(*) {_EVENT} 'letter_lost' AND json_extract(e.body, '$.uncertain')"
        f" AND json_extract(e.body, '$.kind') IN ({ASKING})",
        (mailbox, since),
    ).fetchone()[0]
    return int(open_ones) + int(given_up)


def _at_once(db: sqlite3.Connection, mailbox: str, since: str) -> int:
    found = db.execute(
        "SELECT count(*) FROM letters l JOIN effects e ON e.id = l.effect"
        f" WHERE l.mailbox = ? AND l.begun_at > ? AND l.kind IN ({ASKING}) AND e.state IN ({LEFT})",
        (mailbox, since),
    )
    return int(found.fetchone()[0])


def _waiting(db: sqlite3.Connection, mailbox: str, after: str, now: str, most: int) -> int:
    found = db.execute(
        "SELECT count(*) FROM (SELECT 1 FROM effects e WHERE e.mailbox = ? AND e.at > ? AND e.at <= ?"
        " AND e.state = 'queued' AND e.type = 'send_letter' AND e.addressee <> ''"
        f" AND json_extract(e.body, '$.kind') IN ({ASKING}) LIMIT ?)",
        (mailbox, after, now, most),
    )
    return int(found.fetchone()[0])


def hold(
    db: sqlite3.Connection,
    mailbox: str,
    now: datetime,
    until: datetime,
    reason: str,
    *,
    letter: str,
    kinds: Collection[LetterKind],
    effects: Sequence[Effect],
) -> int:
    changed = db.execute(
        "UPDATE effects SET due = ?, error = ? WHERE id = ? AND state = 'queued'", (stamp(until), reason, letter)
    ).rowcount
    if kinds:
        changed += db.execute(
            "UPDATE effects SET due = ?1, error = ?2 WHERE state = 'queued' AND mailbox = ?3 AND due <= ?4 AND id <> ?5"
            " AND type IN ('send_letter', 'save_draft')"
            " AND json_extract(body, '$.kind') IN (SELECT value FROM json_each(?6))",
            (stamp(until), reason, mailbox, stamp(now), letter, json.dumps(sorted(kinds))),
        ).rowcount
    outbox.insert(db, mailbox, effects)
    return changed
