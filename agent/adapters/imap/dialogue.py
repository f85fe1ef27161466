"""Commands of our own beside the library's: one to the end before the next, each reply handed on as it comes."""

import imaplib
import itertools
from collections.abc import Callable, Iterable, Iterator

from agent.adapters.imap.census import Census
from agent.adapters.imap.replies import GREATEST_LINE, Reply
from agent.adapters.imap.wire import Wire

_TAGS = itertools.count(1)
"""In a form that the library never makes, so that no answer is taken for another's."""


def new_tag() -> bytes:
    """A tag for one command."""
    return b"debrief%d" % next(_TAGS)


def command(
    wire: Wire, text: bytes, heard: Callable[[Reply], None], *, census: Census, longest_line: int = GREATEST_LINE
) -> None:
    """Say a command and hand on every untagged reply, until the server says that it is done.

    ``census`` is of the open folder. Raises imaplib's error for NO and BAD, abort for BYE and whatever is no IMAP,
    Renumbered where the folder is not any more what it was.
    """
    tag = new_tag()
    wire.begin()
    wire.send(tag + b" " + text + b"\r\n")
    while True:
        reply = wire.reply(longest_line)
        if reply[0].startswith(b"* "):
            census.hear(reply)
            heard(reply)
        elif done(reply[0], tag):
            return


def done(line: bytes, tag: bytes) -> bool:
    """Whether the command of this tag is done; False for a continuation, which nobody asked for."""
    if line.startswith(b"+"):
        return False
    answered, _, words = line.partition(b" ")
    if answered != tag:
        raise imaplib.IMAP4.abort(f"unexpected response: {line[:80]!r}")
    if words[:2].upper() != b"OK":
        raise imaplib.IMAP4.error(words.decode("utf-8", "replace"))
    return True


def sequence(uids: Iterable[int]) -> bytes:
    """Ascending UIDs as a set (RFC 3501 section 9, sequence-set), runs of them as ranges."""
    return b",".join(_runs(uids))


def _runs(uids: Iterable[int]) -> Iterator[bytes]:
    for _, run in itertools.groupby(enumerate(uids), lambda pair: pair[1] - pair[0]):
        found = [uid for _, uid in run]
        yield b"%d" % found[0] if len(found) == 1 else b"%d:%d" % (found[0], found[-1])
