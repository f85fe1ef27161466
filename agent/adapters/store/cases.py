"""Interviews and their stories: the one transaction that changes them, and what is asked about them."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from agent.adapters.store import letters, mails, outbox, remembered
from agent.adapters.store.codec import EVENT, INTERVIEW, stamp
from agent.core.effects import Effect
from agent.core.events import Event
from agent.core.interview import Interview, InterviewState
from agent.core.memory import Said
from agent.core.people import Side
from agent.ports import OutboxState, Standing, Told
from agent.ports.store import DAY, FORTNIGHT, NEARBY, OPEN, SHUT
from agent.reading.known import Known


def commit(
    db: sqlite3.Connection,
    event: Event,
    interview: Interview,
    version: int,
    effects: Sequence[Effect],
    note: str,
    *,
    handled: str,
    task: str,
    outcome: OutboxState,
    lessons: Sequence[Said],
) -> bool:
    if not db.execute("SELECT 1 FROM events WHERE id = ?", (event.id,)).fetchone():
        if _version(db, interview.ref) != version:
            return False
        _write_interview(db, interview, version + 1)
        _write_event(db, event, interview.ref, version + 1, note)
        outbox.insert(db, interview.mailbox, effects)
        remembered.learn(db, interview.mailbox, lessons)
    if handled:
        mails.handle(db, handled, event.id)
    if task:
        outbox.settle(db, task, outcome, event.at)
    return True


def _version(db: sqlite3.Connection, ref: str) -> int:
    row = db.execute("SELECT version FROM interviews WHERE ref = ?", (ref,)).fetchone()
    return row["version"] if row else 0


def _write_interview(db: sqlite3.Connection, interview: Interview, version: int) -> None:
    start = stamp(interview.meeting.start) if interview.meeting.start else ""
    # An upsert and not a REPLACE, which would delete the row that others refer to.
    db.execute(
        "INSERT INTO interviews VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (ref) DO UPDATE SET"
        " version = excluded.version, state = excluded.state, start = excluded.start, uid = excluded.uid,"
        " thread = excluded.thread, body = excluded.body",
        (
            interview.ref,
            interview.mailbox,
            version,
            interview.state,
            start,
            interview.meeting.uid,
            interview.thread,
            INTERVIEW.text(interview),
        ),
    )
    _write_participants(db, interview)
    db.executemany(
        "INSERT OR IGNORE INTO entries VALUES (?, ?, ?)",
        [(interview.mailbox, entry.uid, interview.ref) for entry in interview.entries],
    )


def _write_participants(db: sqlite3.Connection, interview: Interview) -> None:
    rows = db.execute("SELECT address FROM participants WHERE interview = ?", (interview.ref,))
    before, after = {row["address"] for row in rows}, _addresses(interview)
    db.executemany(
        "DELETE FROM participants WHERE mailbox = ? AND address = ? AND interview = ?",
        [(interview.mailbox, address, interview.ref) for address in sorted(before - after)],
    )
    db.executemany(
        "INSERT INTO participants VALUES (?, ?, ?)",
        [(interview.mailbox, address, interview.ref) for address in sorted(after - before)],
    )


def _addresses(interview: Interview) -> set[str]:
    """Everybody's but the recruiter's own: mail from there is not news of a participant."""
    if interview.state is InterviewState.CLOSED:
        return set()
    people = (*interview.people, *(r.person for r in interview.respondents))
    own = {p.address.email for p in people if p.side not in (Side.RECRUITER, Side.ROOM)}
    return own.union(*(r.accepted for r in interview.respondents))


def _write_event(db: sqlite3.Connection, event: Event, ref: str, seq: int, note: str) -> None:
    db.execute(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)",
        (event.id, ref, seq, stamp(event.at), event.type, EVENT.text(event), note),
    )


def interview(db: sqlite3.Connection, ref: str) -> tuple[Interview | None, int]:
    row = db.execute("SELECT version, body FROM interviews WHERE ref = ?", (ref,)).fetchone()
    return (INTERVIEW.value(row["body"]), row["version"]) if row else (None, 0)


def interviews(db: sqlite3.Connection, mailbox: str | None) -> tuple[Interview, ...]:
    rows = db.execute(
        "SELECT body FROM interviews WHERE ?1 IS NULL OR mailbox = ?1 ORDER BY start DESC, ref", (mailbox,)
    )
    return tuple(INTERVIEW.value(row["body"]) for row in rows)


def open_interviews(db: sqlite3.Connection, mailbox: str) -> tuple[Interview, ...]:
    rows = db.execute(
        "SELECT body FROM interviews WHERE mailbox = ? AND state NOT IN ('decided', 'closed')"
        " ORDER BY start DESC, ref LIMIT 1000",
        (mailbox,),
    )
    return tuple(INTERVIEW.value(row["body"]) for row in rows)


def open_addresses(db: sqlite3.Connection, mailbox: str) -> frozenset[str]:
    rows = db.execute("SELECT DISTINCT address FROM participants WHERE mailbox = ?", (mailbox,))
    return frozenset(row["address"] for row in rows)


def story(db: sqlite3.Connection, ref: str) -> tuple[Told, ...]:
    rows = db.execute("SELECT body, note FROM events WHERE interview = ? ORDER BY seq", (ref,))
    events = [(EVENT.value(row["body"]), row["note"]) for row in rows]
    return tuple(Told(at=event.at, event=event, note=note) for event, note in events)


def known(
    db: sqlite3.Connection,
    mailbox: str,
    uids: Sequence[str],
    message_ids: Sequence[str],
    refs: Sequence[str],
    people: Sequence[str],
    around: Sequence[datetime],
    memories: Sequence[str],
) -> Known:
    mentioned = letters.entries(db, mailbox, message_ids)
    wanted = json.dumps([*refs, *(entry.interview for entry in mentioned.values())])
    # The plus keeps SQLite from walking through all of the mailbox's interviews in an index of mailboxes.
    rows = db.execute(
        "SELECT ref, version, body FROM interviews"
        " WHERE +mailbox = ?1 AND ref IN (SELECT value FROM json_each(?2) UNION"
        " SELECT ref FROM interviews WHERE mailbox = ?1 AND uid IN (SELECT value FROM json_each(?3)) UNION"
        " SELECT interview FROM entries WHERE mailbox = ?1 AND uid IN (SELECT value FROM json_each(?3)) UNION"
        " SELECT ref FROM interviews WHERE mailbox = ?1 AND thread <> ''"
        " AND thread IN (SELECT value FROM json_each(?4)) UNION"
        " SELECT interview FROM participants WHERE mailbox = ?1 AND address IN (SELECT value FROM json_each(?5)))"
        " ORDER BY start DESC, ref",
        (mailbox, wanted, json.dumps(list(uids)), json.dumps(list(message_ids)), json.dumps(list(people))),
    ).fetchall()
    found = tuple(INTERVIEW.value(row["body"]) for row in rows)
    return Known(
        interviews=found,
        letters=mentioned,
        sent_to=letters.questions(db, [i.ref for i in found]),
        nearby=_nearby(db, mailbox, around),
        memory=remembered.recall(db, mailbox, memories),
        versions={row["ref"]: row["version"] for row in rows},
    )


def _nearby(db: sqlite3.Connection, mailbox: str, around: Sequence[datetime]) -> tuple[Interview, ...]:
    if not around:
        return ()
    first, last = min(around), max(around)
    found: list[Interview] = []
    for states, span in ((OPEN, DAY), (SHUT, FORTNIGHT)):
        # One state after the other, each from the index: a mailbox has many more closed interviews than open ones.
        rows = db.execute(
            "SELECT i.body FROM json_each(?1) s CROSS JOIN interviews i INDEXED BY interviews_state"
            " ON i.mailbox = ?2 AND i.state = s.value AND i.start BETWEEN ?3 AND ?4"
            " ORDER BY i.start DESC, i.ref LIMIT ?5",
            (json.dumps(states), mailbox, *_span(first, last, span), NEARBY),
        )
        found += [INTERVIEW.value(row["body"]) for row in rows]
    return tuple(found)


def _span(first: datetime, last: datetime, margin: timedelta) -> tuple[str, str]:
    try:
        return stamp(first - margin), stamp(last + margin)
    except OverflowError:
        # At the edge of the calendar there are no interviews.
        return stamp(first), stamp(last)


def standing(db: sqlite3.Connection, mailbox: str) -> Standing:
    """See ports.Store.standing. The states stand as literals, as in the index that they are looked up by."""
    rows = db.execute(
        "SELECT state, count(*) AS number FROM interviews WHERE mailbox = ? AND state IN ('asking', 'recommended')"
        " GROUP BY state",
        (mailbox,),
    )
    found = {row["state"]: row["number"] for row in rows}
    return Standing(awaited=found.get(InterviewState.ASKING, 0), ready=found.get(InterviewState.RECOMMENDED, 0))
