"""A raw mail as the service takes it in: parsed in the worker, recognised by its marks, taken apart into lines."""

import asyncio
from functools import cache

from agent.core.events import ReplyCame
from agent.core.mail import Line
from agent.errors import Unreadable
from agent.evaluation.case import Case
from agent.evaluation.mails import ANSWERED, raw_mail
from agent.evaluation.occasion import KEY, MAILBOX, RECRUITER, Occasion, occasion
from agent.perform.reading import Message, message
from agent.ports import Parser
from agent.reading.claims import Claims, House
from agent.reading.known import Known
from agent.reading.recognise import recognise
from agent.sandbox.stamps import stamped

_SERVER = "mx.agency.example"
_HOUSE = House(mailbox=MAILBOX, addresses=frozenset({RECRUITER.email}), authserv_id=_SERVER, domain=RECRUITER.domain)


async def arrived(case: Case, parser: Parser) -> Message:
    """The case's message, labelled line by line. Raises Unreadable if the service would not take it for an answer."""
    about = occasion(case)
    raw = stamped(
        raw_mail(case, about), login=about.person.address.email, recipient=about.reply_to, authserv_id=_SERVER
    )
    claims = await parser.claims(raw, _HOUSE, ANSWERED)
    event = await _recognised(claims, about, parser)
    if not isinstance(event, ReplyCame):
        raise Unreadable(f"It is not taken for an answer: {getattr(event, 'reason', type(event).__name__)}.")
    return message(about.interview, about.person, event.lines, about.rules)


async def _recognised(claims: Claims, about: Occasion, parser: Parser) -> object:
    loop = asyncio.get_running_loop()

    @cache
    def label(text: str, html: str, ours: str) -> tuple[Line, ...]:
        return asyncio.run_coroutine_threadsafe(parser.lines(text, html, ours), loop).result()

    sent_to = {(about.interview.ref, about.slot): (about.entry,)}
    letters = {about.sent.message_id: about.entry} if about.sent.message_id in claims.references else {}
    return await asyncio.to_thread(
        recognise,
        claims,
        Known(interviews=(about.interview,), letters=letters, sent_to=sent_to),
        mail="mail",
        in_sent=False,
        at=ANSWERED,
        house=_HOUSE,
        directory=about.rules.directory,
        token_key=KEY,
        label=label,
    )
