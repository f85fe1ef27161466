"""Log lines: one a record, on stderr, with a closed list of fields and without anybody's address."""

import logging
import re
import sys
from collections.abc import Mapping

from agent.core.mail import plain

FIELDS = ("mailbox", "interview", "slot", "kind", "state", "folder", "uid", "count", "seconds")
"""What may stand behind a message, given as ``extra``; whatever else a record carries is not shown."""

_ADDRESS = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;:]+")
_PRIORITIES = {logging.DEBUG: 7, logging.INFO: 6, logging.WARNING: 4, logging.ERROR: 3, logging.CRITICAL: 2}


class Lines(logging.Formatter):
    """Writes a record as one line."""

    def __init__(self, *, journal: bool) -> None:
        super().__init__(datefmt="%Y-%m-%dT%H:%M:%S%z")
        self._journal = journal

    def format(self, record: logging.LogRecord) -> str:
        words = [_ADDRESS.sub("<address>", plain(record.getMessage()))]
        words += [f"{name}={plain(str(vars(record)[name]))}" for name in FIELDS if name in vars(record)]
        if record.exc_info and record.exc_info[1]:
            words.append(f"error={_where(record.exc_info[1])}")
        # The journal adds the time itself, and takes the priority from the prefix (sd-daemon(3)).
        if self._journal:
            return f"<{_PRIORITIES.get(record.levelno, 6)}>{' '.join(words)}"
        return f"{self.formatTime(record, self.datefmt)} {record.levelname.lower():7} {' '.join(words)}"


def _where(error: BaseException) -> str:
    """Kind and place of an error, without its text, which may quote a mail."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    return f"{type(error).__name__}@{frame.tb_frame.f_globals.get('__name__')}:{frame.tb_lineno}" if frame else "?"


def set_up(environ: Mapping[str, str]) -> None:
    """Log to stderr: our own records from INFO on, those of libraries from WARNING on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines(journal="JOURNAL_STREAM" in environ))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("agent").setLevel(logging.INFO)
