"""The recruiter's telephone: listens on the broker and shows what it hears."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import aiomqtt


@asynccontextmanager
async def telephone(port: int, password: str, heard: Callable[[str, str], None]) -> AsyncIterator[None]:
    """While inside, ``heard`` gets topic and payload of every event, and of the status."""
    client = aiomqtt.Client("127.0.0.1", port, username="debrief", password=password, identifier="telephone")
    async with client:
        await client.subscribe([("debrief/status", 1), ("debrief/+/+", 1)])
        listening = asyncio.create_task(_listen(client, heard))
        try:
            yield
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)


async def _listen(client: aiomqtt.Client, heard: Callable[[str, str], None]) -> None:
    async for message in client.messages:
        payload = message.payload
        heard(message.topic.value, payload.decode() if isinstance(payload, bytes) else str(payload))
