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


@STATE()
def m004_cursor_anchor(db: Database) -> None:
    # What the mail at the cursor is known by; '' for cursors of before, which are believed once.
    db.conn.execute("ALTER TABLE cursors ADD COLUMN anchor TEXT NOT NULL DEFAULT ''")


@STATE()
def m005_health(db: Database) -> None:
    for statement in (
        # How each part is; ``well_at`` is NULL until it has worked once.
        """CREATE TABLE health (
            mailbox TEXT NOT NULL, part TEXT NOT NULL, condition TEXT NOT NULL, since TEXT NOT NULL, well_at TEXT,
            message TEXT NOT NULL, PRIMARY KEY (mailbox, part)) WITHOUT ROWID""",
        # Since when each folder has been watched: what came before was never looked for.
        """CREATE TABLE watched (
            mailbox TEXT NOT NULL, folder TEXT NOT NULL, since TEXT NOT NULL,
            PRIMARY KEY (mailbox, folder)) WITHOUT ROWID""",
        # How often the operator had a quarantined mail tried anew: each time has a letter of its own.
        "ALTER TABLE mails ADD COLUMN retries INTEGER NOT NULL DEFAULT 0",
    ):
        db.conn.execute(statement)


@STATE()
def m006_switches(db: Database) -> None:
    for statement in (
        # What a human or the breaker holds back, by mailbox; and when a human last let go of it.
        """CREATE TABLE switches (
            mailbox TEXT NOT NULL, kind TEXT NOT NULL, since TEXT NOT NULL, reason TEXT NOT NULL, by TEXT NOT NULL,
            all_mail INTEGER NOT NULL, PRIMARY KEY (mailbox, kind)) WITHOUT ROWID""",
        "CREATE TABLE released (mailbox TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID",
        # When the first attempt was made: what has waited long before it has as much time as any other.
        "ALTER TABLE effects ADD COLUMN tried_at TEXT",
        # Whether a domain was ever written to, and how often today.
        """CREATE INDEX letters_domain ON letters(mailbox, substr(addressee, instr(addressee, '@') + 1), begun_at)
            WHERE kind IN ('question', 'reminder')""",
        # What went wrong lately, and what piles up, for the breaker.
        "CREATE INDEX events_setbacks ON events(type, at) WHERE type IN ('mail_bounced', 'letter_lost')",
        """CREATE INDEX effects_letters ON effects(mailbox, at)
            WHERE state = 'queued' AND type = 'send_letter' AND addressee <> ''""",
    ):
        db.conn.execute(statement)


@STATE()
def m007_witnesses(db: Database) -> None:
    # Letters that were found in Sent, and of which the ledger knew nothing; ``claimed`` names the effect that sent one,
    # '' as long as that is not known.
    for statement in (
        """CREATE TABLE witnesses (
            message_id TEXT PRIMARY KEY REFERENCES letters(message_id), mailbox TEXT NOT NULL,
            about TEXT NOT NULL, at TEXT NOT NULL, claimed TEXT NOT NULL) WITHOUT ROWID""",
        "CREATE INDEX witnesses_unclaimed ON witnesses(mailbox, at) WHERE claimed = ''",
    ):
        db.conn.execute(statement)


@STATE()
def m008_speed(db: Database) -> None:
    for statement in (
        # What is near in time is asked for by state: a recruiter's closed interviews outnumber the open ones.
        "CREATE INDEX interviews_state ON interviews(mailbox, state, start)",
        # Which of our letters got another Message-ID, when an interview is closed.
        "CREATE INDEX letter_ids_letter ON letter_ids(letter)",
        "CREATE INDEX mails_aside ON mails(seq) WHERE fate = 'quarantined'",
    ):
        db.conn.execute(statement)


@STATE()
def m009_uncertain(db: Database) -> None:
    # Asked before each letter; those that wait for another day outnumber these by far.
    db.conn.execute("CREATE INDEX effects_uncertain ON effects(mailbox, since) WHERE state = 'uncertain'")


@STATE()
def m010_standing(db: Database) -> None:
    # Asked whenever something has happened; interviews that nobody waits for outnumber these by far.
    db.conn.execute(
        "CREATE INDEX interviews_standing ON interviews(mailbox, state) WHERE state IN ('asking', 'recommended')"
    )


@SUPPRESSED()
def m001_addresses(db: Database) -> None:
    db.conn.execute("CREATE TABLE suppressed (address TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID")


@SUPPRESSED()
def m002_erased(db: Database) -> None:
    # Who was erased, so that a rebuilt store does not bring them back: hashes, and the key that they were made with.
    for statement in (
        "CREATE TABLE erased (hash BLOB PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE salt (salt BLOB NOT NULL)",
        "INSERT INTO salt VALUES (randomblob(32))",
    ):
        db.conn.execute(statement)
