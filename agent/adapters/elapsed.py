"""Seconds that nobody can set, and that go on while the machine is suspended."""

import time

_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def elapsed() -> float:
    """Seconds since some fixed moment. On systems without CLOCK_BOOTTIME a suspended machine is not counted."""
    return time.clock_gettime(_CLOCK)
