"""Wait for new mail in INBOX: pushed by the server where it can, asked for where it cannot."""

import imaplib
import select

from agent.adapters.elapsed import elapsed
from agent.adapters.imap.idling import Bell, Woken, idle
from agent.adapters.imap.opened import Opened
from agent.adapters.imap.session import Session
from agent.ports import Folder

_LONGEST_IDLE = 240.0
"""Seconds of one IDLE: routers forget quiet connections, some after five minutes."""
_ASKING = 20.0
"""Seconds between questions to a server without IDLE."""
_REST = 1.0
"""Seconds before a server that ended IDLE by itself is asked for it again."""
_MOST_FAILED_IDLES = 3
"""Failures in a row after which a server is asked instead."""


def wait_for_news(session: Session, bell: Bell, seconds: float, seen: Opened | None) -> Woken:
    """Wait on INBOX. ``seen`` is what it was like at the last look: if it is not so any more, that is news already."""
    deadline = elapsed() + seconds
    opened = session.at_hand(Folder.INBOX)
    if session.census.news or (seen is not None and not opened.like(seen)):
        return Woken.NEWS
    push = session.settings.idle and session.has_capability("IDLE")
    while (left := deadline - elapsed()) > 0:
        if push and session.failed_idles < _MOST_FAILED_IDLES:
            woken = _idle(session, bell, min(left, _LONGEST_IDLE))
        else:
            woken = _ask(session, bell, min(left, _ASKING))
        if woken is not Woken.TIME:
            return woken
    return Woken.TIME


def _idle(session: Session, bell: Bell, seconds: float) -> Woken:
    with session.talk("wait for news") as client:
        try:
            woken = idle(client.wire, bell, seconds, session.census)
        except client.AbortError:
            raise
        except imaplib.IMAP4.error:
            woken = Woken.NEWS if session.census.news else Woken.EARLY
    session.failed_idles = session.failed_idles + 1 if woken is Woken.EARLY else 0
    match woken:
        case Woken.EARLY:
            return _ask(session, bell, min(seconds, _REST))
        case Woken.TIME:
            # Make sure that somebody is still there.
            return _noop(session)
    return woken


def _ask(session: Session, bell: Bell, seconds: float) -> Woken:
    if _rung(bell, seconds):
        bell.silence()
        return Woken.CALL
    return _noop(session)


def _noop(session: Session) -> Woken:
    before = session.census
    opened = session.at_hand(Folder.INBOX, quiet=True)
    same = (opened.uidvalidity, opened.exists) == (before.uidvalidity, before.exists)
    return Woken.NEWS if session.census.news or not same else Woken.TIME


def _rung(bell: Bell, seconds: float) -> bool:
    poller = select.poll()
    poller.register(bell.fileno(), select.POLLIN)
    return bool(poller.poll(seconds * 1000))
