"""The ledger of letters: by it replies find their way back, and the gate counts what has left."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from agent.adapters.store.codec import instant, stamp
from agent.core.effects import DOUBTFUL, FROM_ANYBODY, QUESTIONS, TO_PARTICIPANTS, LetterKind
from agent.core.gate import APART, Counters
from agent.core.interview import InterviewState
from agent.ports import OutboxState
from agent.reading.known import LedgerEntry

_DAY, _MOMENT = timedelta(hours=24), timedelta(minutes=10)
_COUNTED = (OutboxState.SENDING, OutboxState.DATA, OutboxState.UNCERTAIN, OutboxState.DONE)
"""States of letters that have left, are leaving, or may have left."""
ASKING = ", ".join(f"'{kind}'" for kind in sorted(TO_PARTICIPANTS))
_QUESTIONS = ", ".join(f"'{kind}'" for kind in sorted(QUESTIONS))
_DOUBTFUL = ", ".join(f"'{kind}'" for kind in sorted(DOUBTFUL))
_FROM_ANYBODY = ", ".join(f"'{kind}'" for kind in sorted(FROM_ANYBODY))
LEFT = ", ".join(f"'{state}'" for state in _COUNTED)
_LEFT_ONES = f"letters l JOIN effects e ON e.id = l.effect WHERE e.state IN ({LEFT})"
# As in the index of the schema: whoever is thanked was asked before, so questions tell which domains are known.
_DOMAIN = "substr(l.addressee, instr(l.addressee, '@') + 1)"
_AT_DOMAIN = f"l.mailbox = ? AND {_DOMAIN} = ? AND l.kind IN ('question', 'reminder')"


def write(db: sqlite3.Connection, mailbox: str, entry: LedgerEntry, raw: bytes, at: datetime) -> None:
    """A second attempt replaces the first: the Message-ID is the same, and only what leaves counts."""
    db.execute(
        "INSERT INTO letters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (effect) DO UPDATE SET"
        " message_id = excluded.message_id, addressee = excluded.addressee, text = excluded.text,"
        " raw = excluded.raw, begun_at = excluded.begun_at",
        (
            entry.message_id,
            entry.effect,
            mailbox,
            entry.interview,
            entry.slot,
            entry.kind,
            entry.number,
            entry.to,
            entry.text,
            raw,
            stamp(at),
        ),
    )


def raw(db: sqlite3.Connection, message_id: str) -> bytes | None:
    row = db.execute("SELECT raw FROM letters WHERE message_id = ?", (message_id,)).fetchone()
    return row["raw"] if row else None


def entries(db: sqlite3.Connection, mailbox: str, message_ids: Sequence[str]) -> dict[str, LedgerEntry]:
    """Letters by the Message-ID that was asked for, which may be the one that a provider gave them."""
    # The plus keeps SQLite from walking through all of the mailbox's letters in an index of mailboxes.
    rows = db.execute(
        "SELECT l.*, m.value AS named FROM json_each(?2) m"
        " LEFT JOIN letter_ids o ON o.mailbox = ?1 AND o.message_id = m.value"
        " JOIN letters l ON l.message_id = coalesce(o.letter, m.value) WHERE +l.mailbox = ?1",
        (mailbox, json.dumps(list(message_ids))),
    )
    return {row["named"]: _entry(row) for row in rows}


def also_called(db: sqlite3.Connection, mailbox: str, message_id: str, letter: str) -> None:
    db.execute("INSERT OR REPLACE INTO letter_ids VALUES (?, ?, ?)", (mailbox, message_id, letter))


def other_ids(db: sqlite3.Connection, mailbox: str) -> frozenset[str]:
    rows = db.execute(
        "SELECT o.message_id FROM letter_ids o JOIN letters l ON l.message_id = o.letter"
        " JOIN interviews i ON i.ref = l.interview WHERE o.mailbox = ? AND i.state <> ?",
        (mailbox, InterviewState.CLOSED),
    )
    return frozenset(row["message_id"] for row in rows)


def questions(db: sqlite3.Connection, refs: Sequence[str]) -> dict[tuple[str, str], tuple[LedgerEntry, ...]]:
    """Questions and reminders of these interviews by (interview, slot), oldest first."""
    rows = db.execute(
        f"SELECT * FROM letters WHERE interview IN (SELECT value FROM json_each(?)) AND kind IN ({ASKING})"
        " ORDER BY begun_at, message_id",
        (json.dumps(list(refs)),),
    )
    found: dict[tuple[str, str], tuple[LedgerEntry, ...]] = {}
    for entry in map(_entry, rows):
        key = (entry.interview, entry.slot)
        found[key] = (*found.get(key, ()), entry)
    return found


def counters(
    db: sqlite3.Connection,
    mailbox: str,
    address: str,
    interview: str,
    slot: str,
    now: datetime,
    *,
    suppressed: bool,
    besides: str = "",
) -> Counters:
    day, domain = stamp(now - _DAY), address.partition("@")[2]

    def count(where: str, *values: str) -> int:
        query = f"SELECT count(*) FROM {_LEFT_ONES} AND e.id <> ? AND {where}"
        return int(db.execute(query, (besides, *values)).fetchone()[0])

    # Of a domain like gmail.com there may be very many: whether there is one, not how many there are.
    known = db.execute(f"SELECT 1 FROM {_LEFT_ONES} AND e.id <> ? AND {_AT_DOMAIN} LIMIT 1", (besides, mailbox, domain))
    here = count("l.mailbox = ? AND l.begun_at > ?", mailbox, day)
    asking = count(f"l.mailbox = ? AND l.begun_at > ? AND l.kind IN ({ASKING})", mailbox, day)
    return Counters(
        to_person=count("l.addressee = ? AND l.begun_at > ?", address, day),
        to_participants=asking,
        to_recruiter=here - asking,
        doubtful=count(f"l.mailbox = ? AND l.begun_at > ? AND l.kind IN ({_DOUBTFUL})", mailbox, day),
        aside=count("l.mailbox = ? AND l.begun_at > ? AND l.kind = 'aside'", mailbox, day),
        from_anybody=count(f"l.mailbox = ? AND l.begun_at > ? AND l.kind IN ({_FROM_ANYBODY})", mailbox, day),
        questions=count(f"l.interview = ? AND l.slot = ? AND l.kind IN ({_QUESTIONS})", interview, slot),
        suppressed=suppressed,
        at_once=count(f"l.mailbox = ? AND l.begun_at > ? AND l.kind IN ({ASKING})", mailbox, stamp(now - _MOMENT)),
        to_domain=count(f"{_AT_DOMAIN} AND l.begun_at > ?", mailbox, domain, day)
        + count(f"l.mailbox = ? AND l.begun_at > ? AND l.kind = 'thanks' AND {_DOMAIN} = ?", mailbox, day, domain),
        new_domains=_new_domains(db, mailbox, day, besides),
        domain_known=known.fetchone() is not None,
        about_interview=_about(db, interview, address, day, besides) if interview else 0,
        about_another=_about_another(db, interview, address, stamp(now - APART), besides),
    )


def _new_domains(db: sqlite3.Connection, mailbox: str, since: str, besides: str) -> int:
    """Domains to which the first letter ever left within the day."""
    rows = db.execute(
        f"SELECT DISTINCT {_DOMAIN} AS domain FROM {_LEFT_ONES} AND e.id <> ?3"
        f" AND l.mailbox = ?1 AND l.begun_at > ?2 AND l.kind IN ({ASKING})",
        (mailbox, since, besides),
    ).fetchall()
    earlier = f"SELECT 1 FROM {_LEFT_ONES} AND {_AT_DOMAIN} AND l.begun_at <= ? LIMIT 1"
    return sum(db.execute(earlier, (mailbox, row["domain"], since)).fetchone() is None for row in rows)


def _about(db: sqlite3.Connection, interview: str, address: str, since: str, besides: str) -> int:
    found = db.execute(
        f"SELECT count(*) FROM {_LEFT_ONES} AND e.id <> ? AND l.interview = ? AND l.addressee = ? AND l.begun_at > ?"
        f" AND l.kind NOT IN ({ASKING})",
        (besides, interview, address, since),
    )
    return int(found.fetchone()[0])


def _about_another(db: sqlite3.Connection, interview: str, address: str, since: str, besides: str) -> datetime | None:
    found = db.execute(
        f"SELECT max(l.begun_at) AS last FROM {_LEFT_ONES} AND e.id <> ? AND l.addressee = ? AND l.begun_at > ?"
        f" AND l.interview <> ? AND l.kind IN ({ASKING})",
        (besides, address, since, interview),
    ).fetchone()
    return instant(found["last"]) if found["last"] else None


def _entry(row: sqlite3.Row) -> LedgerEntry:
    return LedgerEntry(
        message_id=row["message_id"],
        effect=row["effect"],
        interview=row["interview"],
        slot=row["slot"],
        kind=LetterKind(row["kind"]),
        number=row["number"],
        to=row["addressee"],
        text=row["text"],
    )


def done(db: sqlite3.Connection, mailbox: str, since: datetime, until: datetime) -> tuple[str, ...]:
    rows = db.execute(
        "SELECT l.message_id FROM letters l JOIN effects e ON e.id = l.effect WHERE l.mailbox = ?"
        " AND e.state = 'done' AND e.type = 'send_letter' AND l.begun_at >= ? AND l.begun_at < ?"
        " ORDER BY l.begun_at, l.message_id LIMIT 500",
        (mailbox, stamp(since), stamp(until)),
    )
    return tuple(row["message_id"] for row in rows)
