"""The end of the month: what the ledger says, held against what lies in the mailbox and what people got."""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from email.parser import BytesParser
from pathlib import Path

from agent.core.interview import InterviewState
from agent.sandbox.cast import RECRUITER
from tests.soak.playing import Stage

_OVER = (InterviewState.RECOMMENDED, InterviewState.DECIDED, InterviewState.CLOSED)
_MOST_QUESTIONS = 4


async def complaints(at: Stage) -> list[str]:
    """Everything in which ledger and world differ; empty if all is well."""
    database = at.config.state_dir / "state.db"
    inbox = await at.town.mailroom.mails("INBOX")
    sent = await at.town.mailroom.mails("Sent")
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        found = [
            *_letters(db, at, sent),
            *_mails(db, inbox),
            *_pushes(db, at),
            *_over(db, at.town.passwords),
            *_asked(at),
        ]
    db.close()
    return found


def _letters(db: sqlite3.Connection, at: Stage, sent: list[bytes]) -> Iterator[str]:
    """Each letter that counts as sent was passed on once and lies in Sent once, and the other way round."""
    rows = db.execute(
        "SELECT l.message_id, e.type FROM letters l JOIN effects e ON e.id = l.effect WHERE e.state = 'done'"
    ).fetchall()
    ledger = {message_id for message_id, kind in rows if kind == "send_letter"}
    drafted = {message_id for message_id, kind in rows if kind == "save_draft"}
    passed = Counter(_id(p.raw) for p in at.town.passed if p.sender == RECRUITER.email and _ours(p.raw))
    filed = Counter(_id(raw) for raw in sent if _ours(raw))
    for name, there in (("passed on", passed), ("in Sent", filed)):
        yield from (f"{count} times {name}: {one}" for one, count in there.items() if count > 1)
        yield from (f"not {name}: {one}" for one in sorted(ledger - set(there)))
        yield from (f"{name} and not in the ledger: {one}" for one in sorted(set(there) - ledger - drafted))


def _mails(db: sqlite3.Connection, inbox: list[bytes]) -> Iterator[str]:
    """Each mail in INBOX has one fate."""
    fates = dict(db.execute("SELECT digest, fate FROM mails").fetchall())
    for raw in inbox:
        fate = fates.get(hashlib.sha256(raw).hexdigest(), "never seen")
        if fate not in ("handled", "ignored"):
            yield f"a mail in INBOX is {fate}: {_id(raw)}"


def _pushes(db: sqlite3.Connection, at: Stage) -> Iterator[str]:
    # The state of the service itself is published too, in one word.
    heard = {json.loads(payload)["id"] for payload in at.heard if payload.startswith("{")}
    rows = db.execute("SELECT id FROM effects WHERE type = 'publish' AND state = 'done'").fetchall()
    yield from (f"a push that nobody heard: {one}" for (one,) in rows if one not in heard)


def _over(db: sqlite3.Connection, there: dict[str, str]) -> Iterator[str]:
    rows = db.execute("SELECT ref, state FROM interviews").fetchall()
    yield from (f"interview {ref} is still {state}" for ref, state in rows if state not in _OVER)
    # A letter to somebody who has no mailbox was refused for good, as it should be.
    waiting = db.execute(
        "SELECT id, state, error, addressee FROM effects WHERE state IN ('sending', 'data', 'uncertain', 'failed')"
    ).fetchall()
    for one, state, error, addressee in waiting:
        if not addressee or addressee in there:
            yield f"effect {one} is {state}: {error}"


def _asked(at: Stage) -> Iterator[str]:
    for (number, who), turns in at.town.turns.items():
        if turns > _MOST_QUESTIONS:
            yield f"{who} was asked {turns} times about {number}"


def results(state: Path) -> dict[str, tuple[str, str]]:
    """By calendar UID: what was recommended and what was decided. When a decided case is closed is a matter of days."""
    with sqlite3.connect(f"file:{state / 'state.db'}?mode=ro", uri=True) as db:
        rows = [json.loads(body) for (body,) in db.execute("SELECT body FROM interviews")]
    db.close()
    return {one["meeting"]["uid"]: (_step(one["recommendation"]), _step(one["ruling"])) for one in rows}


def _step(result: dict[str, str] | None) -> str:
    return result["step"] if result else "nothing"


def _ours(raw: bytes) -> bool:
    return bool(BytesParser().parsebytes(raw, headersonly=True)["X-Debrief-Letter"])


def _id(raw: bytes) -> str:
    return str(BytesParser().parsebytes(raw, headersonly=True)["Message-ID"])
