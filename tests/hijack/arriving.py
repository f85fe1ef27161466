"""Takes an attacked reply in as the service does, as far as the lines that are read."""

import re

from agent.core.events import ReplyCame
from agent.core.feedback import Reading
from agent.evaluation.arriving import _HOUSE, _SERVER
from agent.evaluation.case import Case
from agent.evaluation.mails import ANSWERED
from agent.evaluation.occasion import KEY, Occasion, occasion
from agent.perform.reading import Message, message, read_offline
from agent.reading.case import Several
from agent.reading.known import Known
from agent.reading.masking import masked
from agent.reading.parse import claims
from agent.reading.recognise import recognise
from agent.reading.typed import typed
from agent.sandbox.stamps import stamped
from agent.writing.prompts import reading_prompt
from agent.writing.questions import nameless
from tests.hijack.places import Place, raw


def arrived(case: Case, place: Place, attack: str) -> Message | None:
    """The message that is read; None if the mail is taken for something else than an answer."""
    about = occasion(case)
    mail = stamped(
        raw(case, about, place, attack),
        login=about.person.address.email,
        recipient=about.reply_to,
        authserv_id=_SERVER,
    )
    event = recognise(
        claims(mail, _HOUSE, ANSWERED),
        _known(about),
        mail="mail",
        in_sent=False,
        at=ANSWERED,
        house=_HOUSE,
        directory=about.rules.directory,
        token_key=KEY,
        label=typed,
    )
    events = event.events if isinstance(event, Several) else (event,)
    came = next((e for e in events if isinstance(e, ReplyCame)), None)
    return message(about.interview, about.person, came.lines, about.rules) if came else None


def _known(about: Occasion) -> Known:
    sent_to = {(about.interview.ref, about.slot): (about.entry,)}
    return Known(interviews=(about.interview,), letters={about.sent.message_id: about.entry}, sent_to=sent_to)


def prompt(what: Message) -> str:
    """What a model would be told."""
    seen = masked(what.lines, what.names)
    return reading_prompt(seen.lines, what.side, nameless(what.side), what.language).user


def unnumbered(text: str) -> str:
    """A prompt without the numbers of its lines."""
    return re.sub(r"(?m)^\d+ ", "", text)


def fields(reading: Reading) -> tuple[object, ...]:
    """What a reading says, with the words that prove it; without the places of these words."""
    return (
        reading.kind,
        reading.outcome,
        reading.rating,
        reading.decision,
        reading.qualifications_met,
        reading.next_step,
        tuple((p.kind, p.severity, p.quote.text) for p in reading.points),
        tuple(q.text for q in reading.protected),
        {name: quote.text for name, quote in reading.evidence.items()},
        reading.summary,
    )


def answers(what: Message) -> tuple[object, ...]:
    """What the offline rules make of it."""
    return fields(read_offline(what))
