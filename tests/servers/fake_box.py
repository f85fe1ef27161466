"""Folders with mails behind a FakeImap, with everything in them open to change at any moment."""

import re
from dataclasses import dataclass, field

from tests.servers.fake_imap import Answer, FakeImap, asked

_FIELDS = re.compile(rb"HEADER\.FIELDS \(([^)]*)\)")


@dataclass(kw_only=True, slots=True)
class FakeFolder:
    """One folder."""

    mails: dict[int, bytes] = field(default_factory=dict)
    """By UID."""
    uidvalidity: int = 7
    uidnext: int = 0
    """0: one more than the highest UID."""
    flags: bytes = b""
    """Such as \\Junk."""
    refuses: bytes = b""
    """What is said instead of opening it."""
    fetches: list[bytes] = field(default_factory=list)
    """The FETCH commands."""

    @property
    def next(self) -> int:
        return self.uidnext or max(self.mails, default=0) + 1


@dataclass(kw_only=True)
class FakeBox:
    """Answers LIST, EXAMINE, SELECT, SEARCH and FETCH as its folders are at that moment."""

    fake: FakeImap
    folders: dict[str, FakeFolder] = field(default_factory=lambda: {"INBOX": FakeFolder()})
    opened: str = ""
    before_fetch: list[object] = field(default_factory=list)
    """What happens before each FETCH is answered: callables, each once."""

    def __post_init__(self) -> None:
        answers: dict[bytes, Answer] = {
            b"LIST": self._list,
            b"EXAMINE": self._open,
            b"SELECT": self._open,
            b"STATUS": self._status,
            b"UID SEARCH": self._search,
            b"UID FETCH": self._fetch,
        }
        self.fake.answers |= answers

    def _list(self, line: bytes) -> bytes:
        names = (b'* LIST (%b) "/" "%b"\r\n' % (f.flags, n.encode()) for n, f in self.folders.items())
        return b"".join(names) + b"{tag} OK done\r\n"

    def _open(self, line: bytes) -> bytes:
        self.opened = line.split(b" ", 2)[2].strip().strip(b'"').decode()
        folder = self.folders[self.opened]
        if folder.refuses:
            return folder.refuses
        counts = (len(folder.mails), folder.uidvalidity, folder.next)
        return b"* %d EXISTS\r\n* OK [UIDVALIDITY %d] x\r\n* OK [UIDNEXT %d] x\r\n{tag} OK done\r\n" % counts

    def _status(self, line: bytes) -> bytes:
        name = line.split(b'"')[1]
        folder = self.folders[name.decode()]
        counts = (name, len(folder.mails), folder.next, folder.uidvalidity)
        return b'* STATUS "%b" (MESSAGES %d UIDNEXT %d UIDVALIDITY %d)\r\n{tag} OK done\r\n' % counts

    def _search(self, line: bytes) -> bytes:
        uids = sorted(self.folders[self.opened].mails)
        if b" UID " in line.partition(b"SEARCH")[2]:
            uids = [uid for uid in uids if _within(line.split()[-1], uid, max(uids))]
        return b"* SEARCH" + b"".join(b" %d" % uid for uid in uids) + b"\r\n{tag} OK done\r\n"

    def _fetch(self, line: bytes) -> bytes:
        while self.before_fetch:
            self.before_fetch.pop(0)()  # type: ignore[operator]
        folder = self.folders[self.opened]
        folder.fetches.append(line)
        there = [uid for uid in asked(line) if uid in folder.mails]
        return b"".join(answer(line, uid, folder.mails[uid]) for uid in there) + b"{tag} OK done\r\n"


def answer(line: bytes, uid: int, raw: bytes) -> bytes:
    """One mail's answer to this FETCH."""
    head = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    items = b"UID %d RFC822.SIZE %d" % (uid, len(raw))
    if b"INTERNALDATE" in line:
        items += b' INTERNALDATE "03-Nov-2026 10:%02d:00 +0100"' % (uid % 60)
    if b"BODYSTRUCTURE" in line:
        items += b' BODYSTRUCTURE ("text" "plain" NIL NIL NIL "7bit" 9 1)'
    if found := _FIELDS.search(line):
        names = found[1].upper().split()
        lines = [one for one in head.split(b"\r\n") if one.partition(b":")[0].upper() in names]
        part = b"".join(one + b"\r\n" for one in lines) + b"\r\n"
        items += b" BODY[HEADER.FIELDS (%b)] {%d}\r\n%b" % (found[1], len(part), part)
    elif b"BODY.PEEK[HEADER]" in line:
        items += b" BODY[HEADER]<0> {%d}\r\n%b" % (len(head), head)
    elif b"BODY.PEEK[]" in line:
        items += b" BODY[] {%d}\r\n%b" % (len(raw), raw)
    return b"* %d FETCH (%b)\r\n" % (uid, items)


def _within(runs: bytes, uid: int, last: int) -> bool:
    for run in runs.split(b","):
        ends = [last if end == b"*" else int(end) for end in run.split(b":")]
        if min(ends) <= uid <= max(ends):
            return True
    return False
