"""Loop 1: mailbox -> kept mail -> claims -> what we know of them -> one event -> advance."""

import asyncio
import logging
import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from agent.advance import Advance
from agent.core import retry
from agent.core.mail import Line, Verdict
from agent.core.marks import RECRUITER_SLOT, check_token
from agent.core.memory import keys
from agent.core.orders import put_aside
from agent.core.people import Directory
from agent.errors import ConfigError, DebriefError, Unreadable
from agent.ports import Clock, Fate, Folder, KeptMail, Mailbox, Parser, Store
from agent.reading.claims import Claims, House
from agent.reading.known import Known
from agent.reading.placing import body_codes
from agent.reading.recognise import Ignored, Quarantined, Several, recognise
from agent.reading.relevance import Glance, Watch, concerns

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
"""How often work on one mail is begun before it is put aside for a human."""

_MOST_PEOPLE = 100
"""Addresses of one mail whose interviews are looked up."""

_OPERATOR_PAUSE = 300.0
"""Seconds to wait after an error that only the operator can mend: a refused login must not become a lockout."""


class Intake:
    """Watches one mailbox. The raw bytes are in the store before anything else happens."""

    def __init__(
        self,
        *,
        house: House,
        directory: Directory,
        token_key: bytes,
        mailbox: Mailbox,
        parser: Parser,
        store: Store,
        advance: Advance,
        clock: Clock,
        poll: float,
        news: Callable[[], None],
    ) -> None:
        self._house = house
        self._directory = directory
        self._token_key = token_key
        self._mailbox = mailbox
        self._parser = parser
        self._store = store
        self._advance = advance
        self._clock = clock
        self._poll = poll
        self._news = news
        self.resting = False
        """Whether all kept mail has been worked on, and the mailbox is waited for."""

    async def run(self) -> None:
        """Look, work, wait for a hint, and begin again; troubles of one mailbox stay its own."""
        failures = 0
        while True:
            try:
                more = await self.once()
                failures = 0
                if not more:
                    await self._rest()
            except ConfigError as error:
                log.error("mailbox %s needs the operator: %s %s", self._house.mailbox, error, error.hint)
                await asyncio.sleep(_OPERATOR_PAUSE)
            except DebriefError as error:
                failures += 1
                log.warning("mailbox %s: %s", self._house.mailbox, error)
                await asyncio.sleep(retry.connection(failures, random.random()).total_seconds())

    async def _rest(self) -> None:
        self.resting = True
        try:
            await self._mailbox.wait(self._poll)
        finally:
            self.resting = False

    async def once(self) -> bool:
        """One look at the mailbox, and work on all that is kept. True if there may be more already."""
        name = self._house.mailbox
        watch = Watch(
            addresses=self._house.addresses,
            domain=self._house.domain,
            participants=await self._store.open_addresses(name),
            letters=await self._store.other_ids(name),
            own_domains=self._directory.own_domains,
        )

        def relevant(glance: Glance) -> str:
            return concerns(glance, watch)

        batch = await self._mailbox.look(await self._store.cursors(name), relevant)
        await self._store.keep(name, batch, self._clock.now())
        await self.drain()
        return bool(batch.mails)

    async def drain(self) -> None:
        """Work on every kept mail. One that fails is tried again, then put aside; it delays no other for long."""
        while (mail := await self._store.next_mail(self._house.mailbox)) is not None:
            try:
                await self._work(mail)
            except DebriefError:
                raise
            except Exception:
                log.exception("work on mail %s failed (attempt %d)", mail.key[:16], mail.attempts)
            await self._mark(mail)

    async def _work(self, mail: KeptMail) -> None:
        if mail.attempts > MOST_ATTEMPTS:
            await self._put_aside(mail, f"work on it failed {MOST_ATTEMPTS} times")
            return
        try:
            claims = await self._parser.claims(mail.raw, self._house, mail.kept_at)
        except Unreadable as error:
            await self._put_aside(mail, str(error))
            return
        try:
            claims = await self._proven_by_sent(claims)
            known = await self._known(claims)
            await self._learned(mail, claims, known)
            await self._recognised(mail, claims, known)
        except Unreadable as error:
            await self._put_aside(mail, str(error))
        except DebriefError:
            # A server or the store was in the way. Parsing it went well, so the mail is no poison.
            await self._store.excuse(mail.key)
            raise

    async def _proven_by_sent(self, claims: Claims) -> Claims:
        """A recruiter's mail to their own mailbox often passes no server that vouches for it; its copy in Sent does.

        Only who can log in puts a mail there. But everybody who ever got a mail of the recruiter's knows a Message-ID
        that lies there, so the token of the letters to the recruiter is needed too.
        """
        own = claims.sender is not None and claims.sender.email in self._house.addresses
        meant = any((found := check_token(self._token_key, t)) and found[1] == RECRUITER_SLOT for t in claims.tags)
        if claims.verdict.verified or not own or not meant or not claims.message_id:
            return claims
        try:
            copied = await self._mailbox.sent(claims.message_id)
        except ValueError:
            return claims
        return replace(claims, verdict=Verdict(verified=True, reason="a copy lies in Sent")) if copied else claims

    async def _known(self, claims: Claims) -> Known:
        """Everything that the mail's claims lead to."""
        tokens = tuple(tag[:8].lower() for tag in claims.tags if len(tag) > 8)
        return await self._store.known(
            self._house.mailbox,
            uids=tuple(part.uid for part in claims.calendar),
            message_ids=tuple(i for i in (claims.message_id, claims.letter, *claims.references) if i),
            refs=(*tokens, *claims.codes, *body_codes(claims)),
            people=(*((claims.sender.email,) if claims.sender else ()), *claims.recipients)[:_MOST_PEOPLE],
            around=tuple(at for part in claims.calendar for at in (part.start, part.end) if at),
            memories=keys(claims.calendar),
        )

    async def _learned(self, mail: KeptMail, claims: Claims, known: Known) -> None:
        """Some providers give our letters another Message-ID on the way. Their copy in Sent shows both.

        Only there: anybody else could claim that some mail is one of our letters.
        """
        renamed = claims.letter in known.letters and claims.message_id not in ("", claims.letter)
        if mail.folder is Folder.SENT and renamed:
            await self._store.also_called(self._house.mailbox, claims.message_id, claims.letter)

    async def _recognised(self, mail: KeptMail, claims: Claims, known: Known) -> None:
        loop = asyncio.get_running_loop()

        @cache
        def label(text: str, html: str, ours: str) -> tuple[Line, ...]:
            # The words of strangers are gone through where they can do no harm; this thread waits for the result.
            return asyncio.run_coroutine_threadsafe(self._parser.lines(text, html, ours), loop).result()

        found = await asyncio.to_thread(
            recognise,
            claims,
            known,
            mail=mail.key,
            in_sent=mail.folder is Folder.SENT,
            at=mail.kept_at,
            house=self._house,
            directory=self._directory,
            token_key=self._token_key,
            label=label,
        )
        match found:
            case Ignored(reason=reason):
                await self._store.dispose(mail.key, Fate.IGNORED, reason)
            case Quarantined(reason=reason):
                await self._put_aside(mail, reason)
            case Several(events=events):
                # The mail is done with the last of them: after a crash, those that were written change nothing more.
                for number, event in enumerate(events, start=1):
                    await self._advance(self._house.mailbox, event, handled=mail.key if number == len(events) else "")
            case event:
                await self._advance(self._house.mailbox, event, handled=mail.key)

    async def _put_aside(self, mail: KeptMail, reason: str) -> None:
        log.warning("mail %s was put aside: see debrief status", mail.key[:16])
        told = put_aside(self._directory.recruiter, mail.key, mail.kept_at)
        await self._store.dispose(mail.key, Fate.QUARANTINED, reason, told)
        self._news()

    async def _mark(self, mail: KeptMail) -> None:
        """A keyword for humans who look; nothing depends on it."""
        try:
            await self._mailbox.mark(mail.folder, mail.uidvalidity, mail.uid)
        except DebriefError as error:
            log.info("mail %s keeps no mark: %s", mail.key[:16], error)
