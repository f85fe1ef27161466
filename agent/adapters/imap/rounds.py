"""One look at all watched folders. Trouble with one of them delays no other, but trouble with INBOX ends the look."""

import logging

from agent.adapters.elapsed import elapsed
from agent.adapters.imap.looking import Haul, Task, look_at
from agent.adapters.imap.opened import Opened, Quiet
from agent.adapters.imap.session import Session
from agent.errors import DebriefError, Transient
from agent.ports import Batch, Cursor, Folder

_LOOK_INTO = 600.0
"""Seconds after which a folder is opened, whatever the server tells of it from outside."""

log = logging.getLogger(__name__)


class Round:
    """The folders one after another, and what they brought."""

    def __init__(self, session: Session, task: Task, cursors: dict[Folder, Cursor]) -> None:
        self._session = session
        self._task = task
        self._cursors = cursors
        self.haul = Haul()
        self.inbox: Opened | None = None
        """INBOX as it was."""

    def go(self) -> None:
        """Look at every watched folder that the server has. Raises for INBOX only."""
        for folder in self._order():
            if self.haul.unfinished or self.haul.full:
                self.haul.unfinished = True
                return
            if folder is Folder.INBOX:
                self._look(folder)
            elif not self._try(folder):
                return

    def _order(self) -> list[Folder]:
        """INBOX first, and last what made trouble the last time: it may end the look."""
        return sorted(self._session.settings.watched, key=lambda folder: folder in self._session.troubled)

    def _try(self, folder: Folder) -> bool:
        """False where the connection broke: what was found so far is worth more than another beginning."""
        try:
            if self._session.has(folder):
                self._look(folder)
            self._session.troubled.discard(folder)
        except DebriefError as error:
            level = logging.INFO if folder in self._session.troubled else logging.WARNING
            log.log(level, "the folder %s is left out of this look: %s", folder.value, error)
            self._session.troubled.add(folder)
            return self._session.connected
        return True

    def _look(self, folder: Folder) -> None:
        if folder is Folder.INBOX:
            opened = self.inbox = self._session.at_hand(folder)
            if self._task.ordinary:
                self._session.census.news = False
        elif self._is_quiet(folder):
            return
        else:
            opened = self._session.examine(folder)
        cursor = self._cursors.get(folder)
        reached = look_at(self._session, folder, opened, cursor, self._task, self.haul)
        self._cursors[folder] = reached
        self._session.quiet.pop(folder, None)
        if opened.uidnext and not self.haul.unfinished:
            self._session.quiet[folder] = Quiet(cursor=reached, state=opened, at=elapsed())

    def _is_quiet(self, folder: Folder) -> bool:
        """Whether the folder is as it was when nothing was left in it: to ask costs less than to open it, and leaves
        INBOX open. It is opened all the same where that was long ago, or on another connection."""
        known = self._session.quiet.get(folder)
        if known is None or known.cursor != self._cursors.get(folder) or elapsed() - known.at > _LOOK_INTO:
            return False
        try:
            found = self._session.status(folder)
            return found.uidnext > 0 and found.like(known.state)
        except Transient as error:
            if error.channel:
                raise
            return False

    def batch(self) -> Batch:
        """What was found."""
        haul = self.haul
        return Batch(
            mails=tuple(haul.mails), cursors=self._cursors, passed_over=haul.passed_over, unfinished=haul.unfinished
        )
