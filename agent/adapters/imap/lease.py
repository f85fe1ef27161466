"""The claims to a mailbox as mails in a folder of its own, on the mailbox's one connection."""

import re
from collections.abc import Collection
from datetime import UTC, datetime
from email.utils import format_datetime

from imapclient import imap_utf7

from agent.adapters.imap import asking
from agent.adapters.imap.asking import HEADER, Items
from agent.adapters.imap.client import Client
from agent.adapters.imap.glancing import octets, received
from agent.adapters.imap.mailbox import ImapMailbox
from agent.adapters.imap.opened import Opened
from agent.adapters.imap.session import Session
from agent.errors import ConfigError, DebriefError, Transient, Uncertain
from agent.ports.lease import Claim, Claimant, Mark, Roll

KEY = "imap.folders.lease"
_MOST = 500
"""Mails of a folder of claims: more are somebody's mail."""
_ITEMS = "FLAGS INTERNALDATE BODY.PEEK[HEADER.FIELDS (X-DEBRIEF-CLAIM)]"
_HEADER = re.compile(
    rb"X-Debrief-Claim:\s*name=(\w{1,64}); place=(\w{0,64}); host=([\w.-]{1,80}); pid=(\d{1,9});"
    rb"\s*since=([\dTZ:-]{20})",
    re.IGNORECASE | re.ASCII,
)
_SINCE = "%Y-%m-%dT%H:%M:%SZ"
_NOT_FOR_NAMES = re.compile(r"[^\w.-]", re.ASCII)

_MAIL = """\
From: Debrief <debrief@debrief.invalid>
Subject: Debrief watches this mailbox
Date: {date}
Message-ID: <{name}@debrief.invalid>
X-Debrief-Claim: name={name}; place={place}; host={host}; pid={pid};
 since={since}
Auto-Submitted: auto-generated
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

This mail says which Debrief watches this mailbox: the one on the computer
{host}, started {words} UTC.

Leave it where it is. It keeps two Debriefs from writing to the same people.
"""


class ImapClaims:
    """ports.Claims in the folder ``name``, below the account's own prefix where its server wants one."""

    def __init__(self, mailbox: ImapMailbox, name: str) -> None:
        self._mailbox = mailbox
        self._wanted = name
        self._found = ""

    async def roll(self) -> Roll:
        """See ports.Claims. The folder is opened anew, as what is open already may be shown as it was."""
        return await self._mailbox.borrow(self._roll)

    async def add(self, claimant: Claimant) -> None:
        """See ports.Claims."""
        await self._mailbox.borrow(lambda session: self._add(session, _mail(claimant)))

    async def note(self, epoch: int, uid: int, mark: Mark, *, on: bool) -> None:
        """See ports.Claims."""

        def flag(session: Session) -> None:
            if self._opened(session, epoch):
                with session.talk("keep a flag", KEY) as client:
                    (client.add_flags if on else client.remove_flags)([uid], [mark.value])

        await self._mailbox.borrow(flag)

    async def remove(self, epoch: int, uids: Collection[int]) -> None:
        """See ports.Claims. Where a server cannot remove single mails, all go that somebody marked as deleted."""

        def expunge(session: Session) -> None:
            if self._opened(session, epoch):
                with session.talk("remove a mail", KEY) as client:
                    client.add_flags(list(uids), [b"\\Deleted"])
                    client.expunge(list(uids) if client.has_capability("UIDPLUS") else None)

        await self._mailbox.borrow(expunge)

    # --- on the connection ---

    def _roll(self, session: Session) -> Roll:
        opened = self._open(session)
        if opened is None:
            return Roll(epoch=0, claims=())
        if opened.exists > _MOST:
            raise _not_for_claims(session, self._wanted)
        uids = session.search("ALL") if opened.exists else []
        found = session.fetch(uids, _ITEMS) if uids else {}
        claims = [claim for uid in sorted(found) if (claim := _claim(uid, found[uid]))]
        return Roll(epoch=opened.uidvalidity, claims=tuple(claims))

    def _opened(self, session: Session, epoch: int) -> bool:
        opened = self._open(session)
        return opened is not None and opened.uidvalidity == epoch

    def _open(self, session: Session) -> Opened | None:
        """None where there is no such folder: which servers say in many ways, so they are asked for a list."""
        name = self._found or self._find(session)
        if not name:
            return None
        try:
            return session.enter(name, KEY, readonly=False)
        except DebriefError:
            self._found = ""
            if session.connected and not self._find(session):
                return None
            raise

    def _find(self, session: Session) -> str:
        """The folder's name on the server; empty if there is none."""
        with session.talk("list its folders") as client:
            names = {one.name for one in asking.listed(client.wire, session.census, uses=False)}
            wanted = (self._wanted, _prefix(client) + self._wanted)
        self._found = next((name for name in wanted if bytes(imap_utf7.encode(name)) in names), "")
        return self._found

    def _add(self, session: Session, raw: bytes) -> None:
        name = self._find(session) or self._create(session)
        # So that the folder that was open before is opened anew: what the server tells from here on is lost.
        session.enter(name, KEY, readonly=False)
        try:
            with session.talk(f"add a mail to the folder {name}", KEY) as client:
                client.append(name, raw)
        except Transient as error:
            if session.connected:
                raise
            raise Uncertain(f"Whether a claim is in the folder {name} is not known: {error}") from error

    def _create(self, session: Session) -> str:
        try:
            with session.talk(f"make the folder {self._wanted}", KEY) as client:
                client.create_folder(_prefix(client) + self._wanted)
        except DebriefError as error:
            if not session.connected:
                raise
            # Somebody else may have been faster.
            if not self._find(session):
                raise _forbidden(session, self._wanted, error) from error
        return self._find(session)


def _prefix(client: Client) -> str:
    """What the names of the account's own folders begin with (RFC 2342)."""
    if not client.has_capability("NAMESPACE"):
        return ""
    personal = client.namespace().personal
    return str(personal[0][0] or "") if personal else ""


def _claim(uid: int, items: Items) -> Claim | None:
    """None for a mail that is no claim."""
    found = _HEADER.match(octets(items.get(HEADER)))
    flags = items.get(b"FLAGS")
    if found is None or not isinstance(flags, list):
        return None
    name, place, host, pid, since = (value.decode("ascii") for value in found.groups())
    try:
        begun = datetime.strptime(since, _SINCE).replace(tzinfo=UTC)
    except ValueError:
        return None
    claimant = Claimant(name=name, place=place, host=host, pid=int(pid), since=begun)
    given = {flag.lower() for flag in flags if isinstance(flag, bytes)}
    marks = frozenset(mark for mark in Mark if mark.value.lower() in given)
    return Claim(uid=uid, claimant=claimant, marks=marks, received=received(items))


def _mail(claimant: Claimant) -> bytes:
    text = _MAIL.format(
        name=claimant.name,
        place=claimant.place,
        host=_NOT_FOR_NAMES.sub("-", claimant.host)[:80] or "unknown",
        pid=claimant.pid,
        since=claimant.since.strftime(_SINCE),
        words=claimant.since.strftime("%Y-%m-%d %H:%M"),
        date=format_datetime(claimant.since),
    )
    return text.replace("\n", "\r\n").encode("ascii")


def _not_for_claims(session: Session, name: str) -> ConfigError:
    return ConfigError(
        f"The folder {name} on {session.settings.server} holds more than {_MOST} mails, and is to hold claims only.",
        hint=f"Name another one in {KEY}; it is made where it is missing.",
    )


def _forbidden(session: Session, name: str, error: DebriefError) -> ConfigError:
    return ConfigError(
        f"The IMAP server {session.settings.server} lets nobody make the folder {name}, which keeps a second Debrief"
        f" away: {error}",
        hint=f"Make it by hand, name another in {KEY}, or set imap.lease to no and see to it that there is only one.",
    )
