"""Calendar mail: from the components in it to the event of one interview, or the reason why it is none."""

from datetime import datetime

from agent.core.calendar import Attendee, ITip, Meeting, Method, answering, apply
from agent.core.cast import cast
from agent.core.events import CalendarMail
from agent.core.interview import reference
from agent.core.mail import Address, Label, base
from agent.core.people import Directory
from agent.reading.claims import Claims, House
from agent.reading.known import Known
from agent.reading.over import says_over
from agent.reading.typed import typed

_ANSWERS = frozenset({Method.REPLY, Method.COUNTER})
_HEARD = _ANSWERS | {Method.REQUEST, Method.CANCEL}
_NOBODY = Address(email="")


def appointment(
    claims: Claims, known: Known, *, mail: str, at: datetime, house: House, directory: Directory
) -> CalendarMail | str:
    """The event of the first component that is about an interview; else why the first one is not."""
    heard = [one for one in claims.calendar if one.method in _HEARD]
    if not heard:
        return f"a calendar mail with the method {claims.calendar[0].method.value} changes no interview"
    refusals: list[str] = []
    for uid in dict.fromkeys(one.uid for one in heard):
        message = max((one for one in heard if one.uid == uid), key=lambda one: (one.sequence, one.dtstamp))
        ref = reference(house.mailbox, message.uid, message.recurrence_id)
        interview = known.interview(ref)
        if interview is not None and interview.meeting.uid != message.uid:
            # A reference has 40 bits: whoever sees one can find another UID for it.
            refusals.append("its reference is that of another appointment")
            continue
        if interview is None and (refusal := _stranger(message, directory)):
            refusals.append(refusal)
            continue
        return CalendarMail(
            id=f"mail:{mail}",
            interview=ref,
            at=at,
            mail=mail,
            message_id=claims.message_id,
            message=message,
            sender=claims.sender or _NOBODY,
            verified=claims.verdict.verified and _entitled(claims.sender, message, house, directory),
            says_over=_over(claims, message, interview.meeting if interview else None),
        )
    return refusals[0]


def _stranger(message: ITip, directory: Directory) -> str:
    """Why an appointment that we do not know does not concern us; empty if it is an interview."""
    if message.method is Method.CANCEL:
        return "a cancellation of an appointment that is not known"
    seen = cast(apply(None, message).meeting, directory, {})
    return "" if seen.interview else f"no interview: {seen.reason}"


def _entitled(sender: Address | None, message: ITip, house: House, directory: Directory) -> bool:
    """Whether the sender is who such a message needs: the organiser, or who answers (RFC 5546 section 6.1)."""
    if sender is None:
        return False
    if message.method not in _ANSWERS:
        return message.organizer is not None and _same(sender.email, message.organizer.email, house)
    who = answering(message)
    if who is None:
        return False
    return _same(sender.email, who.address.email, house) or _assists(sender, who, directory)


def _assists(sender: Address, who: Attendee, directory: Directory) -> bool:
    """Whether the sender may act for an attendee: SENT-BY is the sender's own claim, so only within one company."""
    same_company = sender.domain == who.address.domain and sender.domain not in directory.freemail
    return sender.email == who.sent_by and same_company


def _same(one: str, other: str, house: House) -> bool:
    """Whether two addresses are one person's; the recruiter has plus-addresses too."""
    return one == other or (base(one)[0] == base(other)[0] and base(one)[0] in house.addresses)


def _over(claims: Claims, message: ITip, known: Meeting | None) -> str:
    """The words of an answer that say the interview is over: its comment, what it adds to the description, its mail."""
    if message.method not in _ANSWERS:
        return ""
    return says_over(message.comment) or says_over(_added(message, known)) or says_over(_typed(claims))


def _added(message: ITip, known: Meeting | None) -> str:
    """The lines of the description that the invitation does not have. Without an invitation, nobody knows who wrote."""
    if known is None:
        return ""
    before = {line.strip() for line in known.description.splitlines()}
    return "\n".join(line for line in message.description.splitlines() if line.strip() not in before)


def _typed(claims: Claims) -> str:
    lines = typed(claims.text, claims.html, "")
    return "\n".join(line.text for line in lines if line.label is Label.TYPED)
