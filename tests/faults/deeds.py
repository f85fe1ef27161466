"""What can go wrong with a unit of a conversation: it is lost, cut, delayed, replaced, or something comes with it."""

import asyncio
from collections.abc import Awaitable, Callable

from tests.faults.proxy import Cut, Deed, Wire


async def eof(wire: Wire, unit: bytes) -> bytes:
    """The connection ends in order, with the unit unsaid."""
    wire.abort()
    raise Cut


async def rst(wire: Wire, unit: bytes) -> bytes:
    """The connection breaks, with the unit unsaid."""
    wire.reset()
    raise Cut


async def black_hole(wire: Wire, unit: bytes) -> bytes:
    """Nothing comes any more, and nobody says so: a router has forgotten the connection."""
    await asyncio.Event().wait()
    return b""


def says(octets: bytes) -> Deed:
    """Something else is said; what was to be said is lost."""

    async def deed(wire: Wire, unit: bytes) -> bytes:
        await wire.to_client(octets)
        return b""

    return deed


def says_and_ends(octets: bytes) -> Deed:
    """Last words."""

    async def deed(wire: Wire, unit: bytes) -> bytes:
        await wire.to_client(octets)
        # An end that comes with the words would hide them: this one comes after they have been read.
        await asyncio.sleep(0.01)
        return await eof(wire, unit)

    return deed


def becomes(change: Callable[[bytes], bytes]) -> Deed:
    """The unit passes in another form."""

    async def deed(wire: Wire, unit: bytes) -> bytes:
        return change(unit)

    return deed


def before(octets: bytes) -> Deed:
    """Something comes unasked, in one packet with the unit and ahead of it."""
    return becomes(lambda unit: octets + unit)


def after(octets: bytes) -> Deed:
    """Something comes unasked, in one packet with the unit and behind it."""
    return becomes(lambda unit: unit + octets)


def late(seconds: float) -> Deed:
    """The unit takes its time."""

    async def deed(wire: Wire, unit: bytes) -> bytes:
        await asyncio.sleep(seconds)
        return unit

    return deed


def meanwhile(happens: Callable[[], Awaitable[object]], then: Deed | None = None) -> Deed:
    """Something happens elsewhere before the unit passes."""

    async def deed(wire: Wire, unit: bytes) -> bytes:
        await happens()
        return unit if then is None else await then(wire, unit)

    return deed


def half(then: Deed) -> Deed:
    """The server says the first half of the unit."""

    async def deed(wire: Wire, unit: bytes) -> bytes:
        await wire.to_client(unit[: len(unit) // 2])
        return await then(wire, unit)

    return deed


def half_heard(then: Deed) -> Deed:
    """The server hears the first half of the unit."""

    async def deed(wire: Wire, unit: bytes) -> bytes:
        await wire.to_server(unit[: len(unit) // 2])
        return await then(wire, unit)

    return deed
