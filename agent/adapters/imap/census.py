"""How many mails the open folder has, kept up with whatever the server tells in passing (RFC 3501 section 7.3)."""

import imaplib
import re
from dataclasses import dataclass

from agent.adapters.imap.replies import Reply
from agent.errors import Transient

_EPOCH = re.compile(rb"\* OK \[UIDVALIDITY (\d+)\]", re.IGNORECASE)
_LONGEST = 80
"""Octets of a line that counts mails, or tells of another UIDVALIDITY: most lines are longer."""


class Renumbered(Transient):
    """The folder got another UIDVALIDITY during a look: nothing more can be said of its mails until the next."""

    def __init__(self) -> None:
        super().__init__("The folder was renumbered during a look.", channel=True)


@dataclass(slots=True, kw_only=True)
class Census:
    """What the server has told of the folder that is open; of none, before one is."""

    uidvalidity: int = 0
    exists: int = 0
    recent: int = 0
    news: bool = False
    """Whether a mail came since somebody set this to False. A server that repeats itself tells nothing new."""
    grown: bool = False
    """Whether a mail came since the folder was opened."""

    def hear(self, reply: Reply) -> None:
        """An untagged reply. Raises imaplib's abort for BYE, and Renumbered."""
        line = reply[0]
        if line[:5].upper() == b"* BYE":
            raise imaplib.IMAP4.abort(line[6:].decode("ascii", "replace"))
        if len(line) > _LONGEST:
            return
        match line.upper().split()[1:3]:
            case [count, b"EXISTS"] if count.isdigit():
                self._count(int(count) != self.exists)
                self.exists = int(count)
            case [count, b"RECENT"] if count.isdigit():
                self._count(int(count) > self.recent)
                self.recent = int(count)
            case [count, b"EXPUNGE"] if count.isdigit():
                self.exists -= 1
            case [b"OK", _] if self.uidvalidity and (found := _EPOCH.match(line)):
                if int(found[1]) != self.uidvalidity:
                    raise Renumbered

    def _count(self, came: bool) -> None:
        self.news, self.grown = self.news or came, self.grown or came
