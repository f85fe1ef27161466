"""Every letter that Debrief writes: (kind, interview, rules) -> subject, text and HTML.

What a letter may say is a value of its own (participant, telling, holding, arrived, recommending); the words are in
templates, in the language that a participant understands, and in English for the recruiter.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime

from agent.core import charge
from agent.core.effects import AFTER_DECISION, TO_PARTICIPANTS, LetterKind
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.rules import Rules
from agent.writing.arrived import Arrived, arrived
from agent.writing.aside import Aside, aside
from agent.writing.digesting import Daily, daily
from agent.writing.faulty import Faulty, faulty
from agent.writing.halting import Halted, halted
from agent.writing.handed import Handed, handed
from agent.writing.hold import hold
from agent.writing.holding import Held, held
from agent.writing.missed import Missed, missed
from agent.writing.noting import Note, note
from agent.writing.occasion import occasion
from agent.writing.participant import Asking, Following, Thanking, asking, following, template, thanking
from agent.writing.questions import questions
from agent.writing.recommending import Recommended, recommended
from agent.writing.record import record
from agent.writing.referring import Referred, referred
from agent.writing.render import Attachment, Letter, Renderer, shipped
from agent.writing.revealing import Revealed, revealed
from agent.writing.telling import Ahead, Call, ahead, call, to_hold
from agent.writing.tongue import ENGLISH, tongue
from agent.writing.unread import Unread, unread
from agent.writing.viewing import Views, views
from agent.writing.ways import DEAF, ways

__all__ = ["Letter", "letter"]

_View = (Asking | Following | Thanking | Ahead | Held | Call | Arrived) | (
    Views | Handed | Daily | Faulty | Recommended | Revealed | Aside | Halted | Note | Missed | Referred | Unread
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Order:
    """Which letter is wanted; as in letter()."""

    slot: str
    number: int
    to: Address
    now: datetime
    reply_to: str
    form_url: str
    language: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mail:
    """The mail that the letter is about; as in letter()."""

    key: str
    claimed: Address | None
    reason: str
    words: str
    note: str
    others: Sequence[Interview]
    phones: tuple[str, ...]


def letter(
    kind: LetterKind,
    interview: Interview,
    rules: Rules,
    *,
    slot: str,
    number: int,
    mail: str = "",
    to: Address,
    reader_note: str = "",
    now: datetime,
    reply_to: str,
    form_url: str = "",
    renderer: Renderer | None = None,
    claimed: Address | None = None,
    reason: str = "",
    words: str = "",
    spoken: str = "",
    others: Sequence[Interview] = (),
    phones: tuple[str, ...] = (),
) -> Letter:
    """Write one letter; ConfigError if a template is at fault.

    ``reader_note`` is a sentence for the recruiter about how answers were read. ``claimed``, ``reason`` and ``words``
    are for a held reply: the address in its From, why it does not count, and its text as typed; ``reason`` may also say
    why somebody is to be called, or what came of a reply of the recruiter's. ``spoken`` is the language in which a
    participant wrote about another interview. ``others`` are the interviews of a digest, ``phones`` numbers that
    mails about other interviews show.
    """
    theirs = kind in TO_PARTICIPANTS | AFTER_DECISION
    language = tongue(interview, interview.respondent(slot), rules, spoken) if theirs else ENGLISH
    order = _Order(slot=slot, number=number, to=to, now=now, reply_to=reply_to, form_url=form_url, language=language)
    about = _Mail(key=mail, claimed=claimed, reason=reason, words=words, note=reader_note, others=others, phones=phones)
    renderer = renderer or shipped()
    view = _view(kind, interview, rules, renderer, order, about)
    context = {f.name: getattr(view, f.name) for f in fields(view)} | {"language": language, "deaf": kind in DEAF}
    context["ways"] = _ways(kind, interview, rules, order, mail, getattr(view, "replies", ()))
    written = renderer.letter(f"{language}/{template(kind, interview)}", context)
    return replace(written, attachments=_attachments(kind, interview, rules, renderer, order))


def _ways(
    kind: LetterKind, interview: Interview, rules: Rules, o: _Order, mail: str, named: tuple[str, ...]
) -> tuple[str, ...]:
    """What whoever is in charge can also reply. No other copy takes commands, nor does a letter to a participant."""
    if not charge.commands(interview, rules.directory, o.to.email, o.now):
        return ()
    found = ways(interview, rules, kind, slot=o.slot, held=mail if kind is LetterKind.HELD else "", now=o.now)
    return tuple(one for one in found if one not in named)


def _attachments(
    kind: LetterKind, interview: Interview, rules: Rules, renderer: Renderer, o: _Order
) -> tuple[Attachment, ...]:
    found, number = interview.recommendation, o.number
    if held := to_hold(kind, interview, rules, o.slot, o.now):
        about, domain = occasion(interview, rules, rules.hours.zone), rules.directory.recruiter.domain
        asked = ((one, questions(interview, one.with_whom.person.side, renderer)) for one in held)
        return tuple(hold(interview, one, about, sheet, domain=domain, now=o.now) for one, sheet in asked)
    if kind is not LetterKind.RECOMMENDATION or found is None:
        return ()
    text = record(interview, found, max(number, 1))
    return (Attachment(name=f"debrief-{interview.ref}-{max(number, 1)}.json", kind="application/json", text=text),)


def _view(kind: LetterKind, interview: Interview, rules: Rules, renderer: Renderer, o: _Order, m: _Mail) -> _View:
    match kind:
        case LetterKind.QUESTION | LetterKind.REMINDER:
            ways = (o.reply_to, o.form_url)
            return asking(
                interview, rules, renderer, slot=o.slot, number=o.number, to=o.to, ways=ways, language=o.language
            )
        case LetterKind.THANKS:
            return thanking(interview, rules, slot=o.slot, to=o.to, language=o.language)
        case LetterKind.NEXT_CLIENT | LetterKind.NEXT_CANDIDATE:
            return following(interview, rules, o.to, o.language)
        case LetterKind.HEADS_UP | LetterKind.DOUBT:
            return ahead(interview, rules, o.to, o.now)
        case LetterKind.HELD:
            return held(interview, rules, o.to, o.slot, m.key, m.claimed, m.reason, m.words)
        case LetterKind.NOTE:
            return note(interview, rules, o.to, o.slot, m.reason, m.words)
        case LetterKind.CALL:
            return call(interview, rules, renderer, o.to, o.slot, m.reason, o.now, m.phones)
        case LetterKind.FEEDBACK_IN:
            return arrived(interview, rules, o.to, o.slot, m.key, m.note, m.words)
        case LetterKind.NOT_HELD:
            return missed(interview, rules, o.to, o.slot, m.key, m.note, m.words)
        case LetterKind.REDIRECT:
            return referred(interview, rules, o.to, o.slot, m.key, m.note, m.words)
        case LetterKind.UNREAD:
            return unread(interview, rules, o.to, o.slot, m.words)
        case LetterKind.RECOMMENDATION:
            return recommended(interview, rules, o.to, o.number, o.reply_to, m.note, o.now)
        case LetterKind.REMARKS:
            return revealed(interview, rules, o.to, o.now)
        case LetterKind.ASIDE:
            return aside(interview, rules, o.to, m.claimed, m.reason, m.words)
        case LetterKind.HANDED:
            return handed(interview, rules, o.to, o.now, m.others)
        case LetterKind.VIEWS:
            return views(interview, rules, o.to)
        case LetterKind.FAULTY:
            return faulty(interview, rules, o.to, m.reason)
        case LetterKind.DIGEST:
            return daily(interview, rules, o.to, m.others, o.now)
        case LetterKind.HALTED:
            return halted(interview, rules, o.to, m.reason)
