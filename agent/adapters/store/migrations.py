"""The schema, as a list of steps. A step that was released is never changed: a new one follows it.

Times are UTC text that sorts by time; bodies are JSON (see codec). What the JSON holds is repeated in columns only
where something is searched by it.
"""

from sqlite_utils import Database, Migrations

STATE = Migrations("debrief")
SUPPRESSED = Migrations("debrief-suppressed")


def names(migrations: Migrations) -> set[str]:
    """The steps that this version knows: those that an empty database lacks."""
    empty = Database(memory=True, execute_plugins=False)
    try:
        return {step.name for step in migrations.pending(empty)}
    finally:
        empty.close()


_FIRST = (
    # Incoming mail. The same mail in two folders of a mailbox is one mail.
    """CREATE TABLE mails (
        seq INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, mailbox TEXT NOT NULL, digest TEXT NOT NULL,
        folder TEXT NOT NULL, uidvalidity INTEGER NOT NULL, uid INTEGER NOT NULL, raw BLOB NOT NULL,
        kept_at TEXT NOT NULL, attempts INTEGER NOT NULL, fate TEXT NOT NULL, reason TEXT NOT NULL,
        event TEXT REFERENCES events(id), UNIQUE (mailbox, digest))""",
    "CREATE INDEX mails_to_do ON mails(mailbox, seq) WHERE fate = 'kept'",
    """CREATE TABLE places (
        mailbox TEXT NOT NULL, folder TEXT NOT NULL, uidvalidity INTEGER NOT NULL, uid INTEGER NOT NULL,
        mail TEXT NOT NULL REFERENCES mails(key), PRIMARY KEY (mailbox, folder, uidvalidity, uid)) WITHOUT ROWID""",
    "CREATE INDEX places_mail ON places(mail)",
    """CREATE TABLE cursors (
        mailbox TEXT NOT NULL, folder TEXT NOT NULL, uidvalidity INTEGER NOT NULL, uid INTEGER NOT NULL,
        PRIMARY KEY (mailbox, folder)) WITHOUT ROWID""",
    # Interviews. ``version`` counts the events; ``start`` is '' where nobody knows it, ``thread`` where no
    # invitation was seen.
    """CREATE TABLE interviews (
        ref TEXT PRIMARY KEY, mailbox TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL,
        start TEXT NOT NULL, uid TEXT NOT NULL, thread TEXT NOT NULL, body TEXT NOT NULL)""",
    "CREATE INDEX interviews_uid ON interviews(mailbox, uid)",
    "CREATE INDEX interviews_thread ON interviews(mailbox, thread) WHERE thread <> ''",
    # Whose mail concerns us: participants of interviews that are not closed.
    """CREATE TABLE participants (
        mailbox TEXT NOT NULL, address TEXT NOT NULL, interview TEXT NOT NULL REFERENCES interviews(ref),
        PRIMARY KEY (mailbox, address, interview)) WITHOUT ROWID""",
    "CREATE INDEX participants_interview ON participants(interview)",
    """CREATE TABLE events (
        id TEXT PRIMARY KEY, interview TEXT NOT NULL REFERENCES interviews(ref), seq INTEGER NOT NULL, at TEXT NOT NULL,
        type TEXT NOT NULL, body TEXT NOT NULL, note TEXT NOT NULL, UNIQUE (interview, seq))""",
    # The outbox. ``at`` is the time that the decision named, ``due`` the time of the next attempt; ``addressee`` is ''
    # for what leaves in no order, ``interview`` for what is about a mail that belongs to none.
    """CREATE TABLE effects (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, interview TEXT NOT NULL,
        mailbox TEXT NOT NULL, type TEXT NOT NULL, addressee TEXT NOT NULL, at TEXT NOT NULL, due TEXT NOT NULL,
        state TEXT NOT NULL, since TEXT, attempts INTEGER NOT NULL, error TEXT NOT NULL, body TEXT NOT NULL)""",
    "CREATE INDEX effects_waiting ON effects(due) WHERE state IN ('queued', 'uncertain')",
    "CREATE INDEX effects_begun ON effects(state) WHERE state IN ('sending', 'data')",
    "CREATE INDEX effects_interview ON effects(interview, addressee, at, seq)",
    # Letters that were begun: the ledger by which replies find their way back, and what the caps count.
    """CREATE TABLE letters (
        message_id TEXT PRIMARY KEY, effect TEXT NOT NULL UNIQUE REFERENCES effects(id), mailbox TEXT NOT NULL,
        interview TEXT NOT NULL, slot TEXT NOT NULL, kind TEXT NOT NULL,
        number INTEGER NOT NULL, addressee TEXT NOT NULL, text TEXT NOT NULL, raw BLOB NOT NULL,
        begun_at TEXT NOT NULL)""",
    "CREATE INDEX letters_person ON letters(addressee, begun_at)",
    "CREATE INDEX letters_mailbox ON letters(mailbox, begun_at)",
    "CREATE INDEX letters_slot ON letters(interview, slot)",
)


@STATE()
def m001_mails_interviews_outbox_letters(db: Database) -> None:
    for statement in _FIRST:
        db.conn.execute(statement)


@STATE()
def m002_letter_ids(db: Database) -> None:
    # Message-IDs that providers gave our letters on the way, as seen in Sent: replies refer to those.
    db.conn.execute(
        """CREATE TABLE letter_ids (
            mailbox TEXT NOT NULL, message_id TEXT NOT NULL, letter TEXT NOT NULL,
            PRIMARY KEY (mailbox, message_id)) WITHOUT ROWID"""
    )


@STATE()
def m003_memory_and_entries(db: Database) -> None:
    for statement in (
        # What the recruiter said, to be remembered: one answer about each address, title and series.
        """CREATE TABLE memory (
            mailbox TEXT NOT NULL, about TEXT NOT NULL, answer TEXT NOT NULL, at TEXT NOT NULL, interview TEXT NOT NULL,
            PRIMARY KEY (mailbox, about)) WITHOUT ROWID""",
        # Further calendar entries of interviews that have several; the first one's UID stands in interviews.
        """CREATE TABLE entries (
            mailbox TEXT NOT NULL, uid TEXT NOT NULL, interview TEXT NOT NULL REFERENCES interviews(ref),
            PRIMARY KEY (mailbox, uid, interview)) WITHOUT ROWID""",
        "CREATE INDEX entries_interview ON entries(interview)",
        "CREATE INDEX interviews_start ON interviews(mailbox, start)",
    ):
        db.conn.execute(statement)


@SUPPRESSED()
def m001_addresses(db: Database) -> None:
    db.conn.execute("CREATE TABLE suppressed (address TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID")
