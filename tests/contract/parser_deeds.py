"""What a worker process may do wrong with one mail; it has to import as little as the real one."""

import os
import resource
import signal
import time
from dataclasses import replace
from datetime import datetime

from agent.errors import Unreadable
from agent.reading.claims import Claims, House
from agent.reading.parse import claims

BAD = b"From: bad@x.example\n\n"


def spin(raw: bytes, house: House, received: datetime) -> Claims:
    while raw == BAD:
        pass
    return claims(raw, house, received)


def spin_in_c(raw: bytes, house: House, received: datetime) -> Claims:
    if raw == BAD:
        sum(range(10**12))
    return claims(raw, house, received)


def hoard(raw: bytes, house: House, received: datetime) -> Claims:
    hoard = []
    while raw == BAD:
        hoard.append(b"x" * 1024 * 1024)
    return claims(raw, house, received)


def die(raw: bytes, house: House, received: datetime) -> Claims:
    if raw == BAD:
        os.kill(os.getpid(), signal.SIGKILL)
    return claims(raw, house, received)


def tell_process(raw: bytes, house: House, received: datetime) -> Claims:
    if raw == BAD:
        raise Unreadable(str(os.getpid()))
    return claims(raw, house, received)


def weigh(raw: bytes, house: House, received: datetime) -> Claims:
    """The claims, with the octets that this process had in memory at most as the last word of ``why``."""
    found = claims(raw, house, received)
    return replace(found, why=f"{found.why} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}")


def fail(raw: bytes, house: House, received: datetime) -> Claims:
    if raw == BAD:
        raise RecursionError(f"maximum depth exceeded at {raw!r}")
    return claims(raw, house, received)


def slow(raw: bytes, house: House, received: datetime) -> Claims:
    time.sleep(0.05)
    return claims(raw, house, received)
