"""The parser, which labels the lines of replies before they are asked for: while earlier mails are worked on.

It is a guess which letter a reply answers. Where the guess was wrong, the lines are labelled when they are asked for.
"""

import asyncio
from datetime import datetime

from agent.core.answers import ANSWERS
from agent.core.mail import Line, MailKind
from agent.ports import Parser, Store
from agent.reading.case import together
from agent.reading.claims import Claims, House
from agent.reading.known import Known

_Asked = tuple[str, str, str]


class Foresight:
    """The port Parser for one mailbox."""

    def __init__(self, parser: Parser, store: Store, house: House) -> None:
        self._parser = parser
        self._store = store
        self._house = house
        self._labelled: dict[_Asked, asyncio.Task[tuple[Line, ...]]] = {}

    async def claims(self, raw: bytes, house: House, received: datetime) -> Claims:
        """As ``agent.ports.Parser.claims``."""
        return await self._parser.claims(raw, house, received)

    async def lines(self, text: str, html: str, ours: str) -> tuple[Line, ...]:
        """As ``agent.ports.Parser.lines``."""
        ahead = self._labelled.pop((text, html, ours), None)
        return await (ahead or self._parser.lines(text, html, ours))

    async def ahead(self, claims: Claims) -> None:
        """Have the lines labelled that will be asked for, as far as that can be told."""
        ours = await self._ours(claims)
        asked = (claims.text, claims.html, ours or "")
        if ours is not None and asked not in self._labelled:
            self._labelled[asked] = asyncio.create_task(self._parser.lines(*asked))

    async def forget(self) -> None:
        """Give up what nobody has asked for."""
        ahead, self._labelled = self._labelled, {}
        for task in ahead.values():
            task.cancel()
        await asyncio.gather(*ahead.values(), return_exceptions=True)

    async def close(self) -> None:
        """As ``agent.ports.Parser.close``."""
        await self.forget()
        await self._parser.close()

    async def _ours(self, claims: Claims) -> str | None:
        """The letters that a reply answers, as it will be compared with them; None where no lines will be asked for."""
        if claims.calendar:
            return "" if any(part.method in ANSWERS for part in claims.calendar) else None
        tokens = [tag.lower() for tag in claims.tags if len(tag) > 8]
        if claims.kind is not MailKind.HUMAN or not (tokens or claims.references):
            return None
        refs = tuple(token[:8] for token in tokens)
        known = await self._store.known(self._house.mailbox, uids=(), message_ids=claims.references, refs=refs)
        return _guessed(claims, tokens, known)


def _guessed(claims: Claims, tokens: list[str], known: Known) -> str | None:
    letter = next((known.letters[one] for one in claims.references if one in known.letters), None)
    places = [(token[:8], token[8]) for token in tokens]
    place = next((one for one in places if one in known.sent_to), (letter.interview, letter.slot) if letter else None)
    letters = known.sent_to.get(place, ()) if place else ()
    return together(letter, letters) if letter or letters else None
