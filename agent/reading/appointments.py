"""Calendar mail: from the components in it to the events of interviews, or the reason why it is about none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from agent.core.answers import ANSWERS
from agent.core.calendar import ITip, Meeting, Method, apply
from agent.core.cast import cast
from agent.core.events import CalendarMail, Joined
from agent.core.interview import reference
from agent.core.mail import Label
from agent.core.people import Directory
from agent.core.rescheduled import unmarked
from agent.core.series import spread
from agent.reading.belonging import foreseen, placed
from agent.reading.case import NOBODY, Several
from agent.reading.claims import Claims, House, Labeller
from agent.reading.entitled import organised, passed_on, speaker
from agent.reading.known import Known
from agent.reading.over import says_over
from agent.reading.remarks import remark
from agent.reading.typed import typed

_HEARD = ANSWERS | {Method.REQUEST, Method.ADD, Method.CANCEL, Method.DECLINECOUNTER}
_MOST_EVENTS = 60
"""Interviews of which one mail is news; more are a bomb."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mail:
    """The mail with what is known, as every question about one of its components needs it."""

    claims: Claims
    known: Known
    key: str
    at: datetime
    house: House
    directory: Directory
    label: Labeller


def appointment(
    claims: Claims,
    known: Known,
    *,
    mail: str,
    at: datetime,
    house: House,
    directory: Directory,
    label: Labeller = typed,
) -> CalendarMail | Several | str:
    """What the mail's components say of interviews; else why the first of them is about none."""
    told = _Mail(claims=claims, known=known, key=mail, at=at, house=house, directory=directory, label=label)
    heard = [one for one in claims.calendar if one.method in _HEARD]
    if not heard:
        return f"a calendar mail with the method {claims.calendar[0].method.value} changes no interview"
    live = [one for one in heard if not passed_on(claims, one, house, directory)]
    if not live:
        return "somebody passed on a calendar file that is not theirs"
    found: dict[tuple[str, str], CalendarMail | Joined] = {}
    refusals: list[str] = []
    for message in _newest(live):
        for one in _events(told, message, _apart(message, live)):
            if isinstance(one, str):
                refusals.append(one)
            elif len(found) < _MOST_EVENTS:
                events = placed(one, known, directory)
                known = foreseen(known, events, directory) if len(live) > 1 else known
                for event in events:
                    uid = event.message.uid if isinstance(event, CalendarMail) else ""
                    found.setdefault((event.interview, uid), event)
    return _outcome(tuple(found.values()), refusals)


def _outcome(events: tuple[CalendarMail | Joined, ...], refusals: list[str]) -> CalendarMail | Several | str:
    if len(events) > 1:
        return Several(events=tuple(_apart_from(events[:n], event) for n, event in enumerate(events)))
    return next((event for event in events if isinstance(event, CalendarMail)), None) or refusals[0]


def _apart_from(others: tuple[CalendarMail | Joined, ...], event: CalendarMail | Joined) -> CalendarMail | Joined:
    """The event with an id of its own: several entries of one mail may belong to one interview."""
    same = sum(one.interview == event.interview for one in others)
    return replace(event, id=f"{event.id}/{event.interview}" + (f"/{same}" if same else ""))


def _newest(live: list[ITip]) -> Iterator[ITip]:
    """One message about each entry, the series before its exceptions: Exchange rewrites the part that is shown, and
    keeps the sender's own file beside it."""
    about: dict[tuple[str, datetime | None], ITip] = {}
    for one in live:
        before = about.get((one.uid, one.recurrence_id))
        if before is None or (one.sequence, one.dtstamp) > (before.sequence, before.dtstamp):
            about[one.uid, one.recurrence_id] = one
    yield from sorted(about.values(), key=lambda one: one.recurrence_id is not None)


def _apart(message: ITip, live: list[ITip]) -> frozenset[datetime]:
    """The instances of a series of which the same mail speaks separately."""
    return frozenset(o.recurrence_id for o in live if o.uid == message.uid and o.recurrence_id is not None)


def _events(mail: _Mail, message: ITip, apart: frozenset[datetime]) -> Iterator[CalendarMail | str]:
    sender, verified = speaker(mail.claims, message, mail.house, mail.directory)
    message = organised(message, mail.claims.sender, mail.directory)
    claims = mail.claims
    comment = remark(claims.text, claims.html, message, claims.sender, subject=claims.subject, label=mail.label)
    message = replace(message, comment=comment)
    interviews = {i.ref: entry for i in mail.known.interviews if (entry := i.entry(message.uid)) and not i.joined_into}
    told = spread(message, interviews, apart)
    if isinstance(told, str):
        yield told
        return
    for known, one in told:
        ref = known or reference(mail.house.mailbox, one.uid, one.recurrence_id)
        if refusal := _refusal(mail, ref, one, interviews, verified=verified):
            yield refusal
            continue
        yield CalendarMail(
            id=f"mail:{mail.key}",
            interview=ref,
            at=mail.at,
            mail=mail.key,
            message_id=mail.claims.message_id,
            message=one,
            sender=sender or NOBODY,
            verified=verified,
            says_over=_over(mail, one, interviews.get(ref)),
        )


def _refusal(mail: _Mail, ref: str, message: ITip, interviews: Mapping[str, Meeting], *, verified: bool) -> str:
    """Why a message changes no interview; empty if it does."""
    if ref in interviews:
        return ""
    if mail.known.interview(ref) is not None:
        # A reference has 40 bits: whoever sees one can find another UID for it.
        return "its reference is that of another appointment"
    ends = message.method is Method.CANCEL or message.status == "CANCELLED"
    kept = not ends or _remembered(message, mail.directory, verified=verified)
    if message.method is Method.DECLINECOUNTER or not kept:
        return "a cancellation of an appointment that is not known"
    stated = _as_invited(message) if ends else message
    seen = cast(apply(None, stated).meeting, mail.directory, {}, mail.known.memory)
    return "" if seen.interview or seen.possible else f"no interview: {seen.reason}"


def _as_invited(message: ITip) -> ITip:
    """The invitation that a cancellation must have followed: to the people that it names."""
    return replace(message, method=Method.REQUEST, status="", summary=unmarked(message.summary))


def _remembered(message: ITip, directory: Directory, *, verified: bool) -> bool:
    """Whether the cancellation of an appointment that is not known is kept, for the invitation that is still to come.

    Only the recruiter's own: everybody invited knows the UID before we do, and could else cancel in advance.
    """
    ours = message.organizer is not None and directory.is_recruiter(message.organizer.email)
    return verified and ours and apply(None, message).meeting.cancelled and message.end is not None


# --- words that say that it is over ----------------------------------------------------------------------------------


def _over(mail: _Mail, message: ITip, known: Meeting | None) -> str:
    """The words of an answer that say the interview is over: its comment, what it adds to the description, its mail."""
    if message.method not in ANSWERS:
        return ""
    return says_over(message.comment) or says_over(_added(message, known)) or says_over(_typed(mail))


def _added(message: ITip, known: Meeting | None) -> str:
    """The lines of the description that the invitation does not have. Without an invitation, nobody knows who wrote."""
    if known is None:
        return ""
    before = {line.strip() for line in known.description.splitlines()}
    return "\n".join(line for line in message.description.splitlines() if line.strip() not in before)


def _typed(mail: _Mail) -> str:
    lines = mail.label(mail.claims.text, mail.claims.html, "")
    return "\n".join(line.text for line in lines if line.label is Label.TYPED)
