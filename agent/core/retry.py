"""How long to wait before trying again. Pure: the callers bring the count and, for jitter, the chance."""

from datetime import timedelta

_MAIL = tuple(timedelta(minutes=m) for m in (5, 15, 30, 60, 120, 240))
"""Waits after the first temporary refusals of a mail (RFC 5321 section 4.5.4.1 asks for 30 minutes, and days)."""
_MAIL_GIVE_UP = timedelta(hours=48)
_MOST_CHANNEL = 2
"""Waits grow no further where the whole channel was in trouble."""

_PUSH = tuple(timedelta(seconds=s) for s in (5, 15, 60, 300))
_PUSH_GIVE_UP = timedelta(hours=24)

_LOGIN = tuple(timedelta(minutes=m) for m in (5, 10, 20, 40, 60))

_MODEL = tuple(timedelta(seconds=s) for s in (5, 20, 60, 180))
_READ_AGAIN = tuple(timedelta(minutes=m) for m in (2, 5, 15, 30, 60))


def mail(attempts: int, age: timedelta, *, channel: bool = False) -> timedelta | None:
    """The wait before the next attempt to send a mail; None when it has been tried for long enough.

    ``channel``: all mails met the trouble, and their channel waits anyway. A mail is then at hand soon after it.
    """
    most = _MOST_CHANNEL if channel else len(_MAIL)
    return None if age >= _MAIL_GIVE_UP else _MAIL[min(attempts, most) - 1]


def push(attempts: int, age: timedelta) -> timedelta | None:
    """The wait before the next attempt at a push; None when the news is too old to wake anybody for."""
    return None if age >= _PUSH_GIVE_UP else _PUSH[min(attempts, len(_PUSH)) - 1]


def model(attempts: int, age: timedelta, give_up: timedelta, chance: float) -> timedelta | None:
    """The wait before asking the model again; None when the offline rules should read instead. ``chance``, from 0 to 1,
    makes it up to half as long again, so that many who wait do not come back together.
    """
    return None if age >= give_up else _MODEL[min(attempts, len(_MODEL)) - 1] * (1 + chance / 2)


def read_again(attempts: int, chance: float) -> timedelta:
    """The wait before asking the model again about a reply that the offline rules have read: an hour at most, and
    ``chance``, from 0 to 1, makes it up to half as short.
    """
    return _READ_AGAIN[min(attempts, len(_READ_AGAIN)) - 1] * (1 - chance / 2)


def connection(failures: int, chance: float) -> timedelta:
    """The wait before connecting again: full jitter, growing from 1 second to 5 minutes. ``chance`` is from 0 to 1."""
    return timedelta(seconds=max(1.0, chance * min(300.0, 2.0 ** min(failures, 9))))


def login(failures: int) -> timedelta:
    """The wait before logging in again after a refusal: 5 minutes to an hour, so that no server locks us out."""
    return _LOGIN[min(failures, len(_LOGIN)) - 1]


def look_in_sent(since: timedelta) -> timedelta | None:
    """The wait before the next look for an uncertain mail in Sent; None when only a human can tell."""
    return None if since >= timedelta(minutes=15) else timedelta(minutes=3)
