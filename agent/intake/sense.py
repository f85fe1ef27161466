"""What one mail means: its claims, what we know of them, and what follows from both."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache

from agent.core.leave import LEAVE
from agent.core.mail import Line, Verdict
from agent.core.marks import RECRUITER_SLOT, check_token
from agent.core.memory import keys
from agent.core.people import Directory
from agent.errors import Transient
from agent.ports import Folder, KeptMail, Mailbox, Parser, Store
from agent.reading import forms
from agent.reading.claims import Claims, House, Labeller
from agent.reading.junk import from_junk
from agent.reading.known import Known
from agent.reading.placing import body_codes
from agent.reading.recognise import Outcome, recognise

_MOST_PEOPLE = 100
"""Addresses of one mail whose interviews are looked up."""


def _people(claims: Claims) -> tuple[str, ...]:
    """Who wrote a mail, to whom, and who is invited in it: their interviews may be meant."""
    wrote = (claims.sender.email,) if claims.sender else ()
    invited = (attendee.address.email for part in claims.calendar for attendee in part.attendees)
    return tuple(dict.fromkeys((*wrote, *claims.recipients, *invited)))[:_MOST_PEOPLE]


class Sense:
    """Makes sense of the mail of one mailbox."""

    def __init__(
        self, *, house: House, directory: Directory, token_key: bytes, mailbox: Mailbox, parser: Parser, store: Store
    ) -> None:
        self._house = house
        self._directory = directory
        self._token_key = token_key
        self._mailbox = mailbox
        self._parser = parser
        self._store = store

    async def proven_by_sent(self, claims: Claims, *, alone: bool) -> Claims:
        """A recruiter's mail to their own mailbox often passes no server that vouches for it; its copy in Sent does.

        Only who can log in puts a mail there. But everybody who ever got a mail of the recruiter's knows a Message-ID
        that lies there, so the token of the letters to the recruiter is needed too. A response of a form needs none, as
        nothing but the reference in it says whose it is. Transient with ``alone``, where the mailbox would have to be
        asked.
        """
        own = claims.sender is not None and claims.sender.email in self._house.addresses
        meant = any((found := check_token(self._token_key, t)) and found[1] == RECRUITER_SLOT for t in claims.tags)
        wanted = own and (meant or forms.hands_on(claims))
        if claims.verdict.verified or not wanted or not claims.message_id:
            return claims
        if alone:
            raise Transient("The mailbox cannot be asked whether a copy of a mail lies in Sent.")
        try:
            copied = await self._mailbox.sent(claims.message_id)
        except ValueError:
            return claims
        return replace(claims, verdict=Verdict(verified=True, reason="a copy lies in Sent")) if copied else claims

    async def known(self, claims: Claims) -> Known:
        """Everything that the mail's claims lead to."""
        tokens = tuple(tag[:8].lower() for tag in claims.tags if len(tag) > 8)
        answered = tuple(ref for ref, _ in claims.response.meant(self._token_key)) if claims.response else ()
        return await self._store.known(
            self._house.mailbox,
            uids=tuple(part.uid for part in claims.calendar),
            message_ids=tuple(i for i in (claims.message_id, claims.letter, *claims.references) if i),
            refs=(*tokens, *answered, *claims.codes, *body_codes(claims)),
            people=_people(claims),
            around=tuple(at for part in claims.calendar for at in (part.start, part.end) if at),
            memories=(*keys(claims.calendar), LEAVE),
        )

    async def learned(self, mail: KeptMail, claims: Claims, known: Known) -> None:
        """Some providers give our letters another Message-ID on the way. Their copy in Sent shows both.

        Only there: anybody else could claim that some mail is one of our letters.
        """
        renamed = claims.letter in known.letters and claims.message_id not in ("", claims.letter)
        if mail.folder is Folder.SENT and renamed:
            await self._store.also_called(self._house.mailbox, claims.message_id, claims.letter)

    async def outcome(self, mail: KeptMail, claims: Claims, known: Known, at: datetime) -> Outcome:
        """What happened, told from a mail and what is known; ``at`` is the time that the event gets."""
        with self._labels() as label:
            found = await asyncio.to_thread(
                recognise,
                claims,
                known,
                mail=mail.key,
                in_sent=mail.folder is Folder.SENT,
                at=at,
                house=self._house,
                directory=self._directory,
                token_key=self._token_key,
                label=label,
            )
        in_junk = mail.folder is Folder.JUNK
        return from_junk(found, claims, known, self._directory, self._token_key) if in_junk else found

    @contextmanager
    def _labels(self) -> Iterator[Labeller]:
        """A labeller for another thread, which ends with the block."""
        loop, asked = asyncio.get_running_loop(), set[Future[tuple[Line, ...]]]()

        @cache
        def label(text: str, html: str, ours: str) -> tuple[Line, ...]:
            # The words of strangers are gone through where they can do no harm; this thread waits for the result.
            answer = asyncio.run_coroutine_threadsafe(self._parser.lines(text, html, ours), loop)
            asked.add(answer)
            return answer.result()

        try:
            yield label
        finally:
            for answer in list(asked):
                answer.cancel()
