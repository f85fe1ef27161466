"""The parser without its process: the same reading, without limits of time and memory."""

import logging
from datetime import datetime

from agent.core.mail import Line
from agent.reading.claims import Claims, House
from agent.reading.parse import claims
from agent.reading.typed import typed


class InlineParser:
    """The port Parser in this process, for tests and the sandbox."""

    def __init__(self) -> None:
        # The bounce library logs what it stumbles over; in the worker process nothing is logged either.
        logging.getLogger("flufl.bounce").disabled = True

    async def claims(self, raw: bytes, house: House, received: datetime) -> Claims:
        """What the mail claims; Unreadable when it cannot be parsed."""
        return claims(raw, house, received)

    async def lines(self, text: str, html: str, ours: str) -> tuple[Line, ...]:
        """The labelled lines of a reply."""
        return typed(text, html, ours)

    async def close(self) -> None:
        """Nothing to end."""
