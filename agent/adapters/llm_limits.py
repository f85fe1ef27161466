"""How much of a server's answer is taken in. The time is limited by whoever asks."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from agent.errors import Unreadable

if TYPE_CHECKING:
    from httpx2 import AsyncByteStream, Response

LONGEST = 2_000_000
"""Bytes of one answer, its envelope included; a real one has some thousands."""


async def capped(response: "Response") -> None:
    """Let the rest of a response be read up to LONGEST bytes. Reading on raises Unreadable, and so does packed content.

    Packed content was not asked for, and a few bytes of it can hold any amount.
    """
    if response.headers.get("content-encoding", "identity") != "identity":
        raise Unreadable("The model's server sent packed content, which it was not asked for.")
    response.stream = _stream(response.stream)  # type: ignore[arg-type]


def _stream(inner: "AsyncByteStream") -> "AsyncByteStream":
    # The library takes a second to import, which the start of the program does not wait for.
    from httpx2 import AsyncByteStream

    class Capped(AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            taken = 0
            async for chunk in inner:
                taken += len(chunk)
                if taken > LONGEST:
                    raise Unreadable("The model's server sent far more than an answer.")
                yield chunk

        async def aclose(self) -> None:
            await inner.aclose()

    return Capped()
