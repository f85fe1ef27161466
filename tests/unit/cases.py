"""Values that many tests need: one recruiter, one client, one candidate, one interview."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from agent.core.calendar import Attendee, ITip, Method, PartStat
from agent.core.events import CalendarMail
from agent.core.feedback import Decision, Kind, Outcome, Proposal, Quote, Reading
from agent.core.interview import reference
from agent.core.mail import Address
from agent.core.people import Client, Directory
from agent.core.rules import Mode, Rules

START = datetime(2026, 11, 23, 10, tzinfo=UTC)
END = START + timedelta(hours=1)
EARLIER = START - timedelta(days=2)
UID = "7h3k@google.com"
REF = reference("anna", UID, None)

ANNA = Address(email="anna@agency.example", name="Anna Berg")
TOM = Address(email="tom@acme.example", name="Tom Becker")
PRIYA = Address(email="priya@postbox.example", name="Priya Nair")

DIRECTORY = Directory(
    recruiter=ANNA,
    own_domains=frozenset({"agency.example"}),
    clients=(Client(name="Acme", domains=frozenset({"acme.example"})),),
    freemail=frozenset({"postbox.example"}),
)
RULES = Rules(mailbox="anna", directory=DIRECTORY, mode=Mode.SEND)


def itip(method: Method = Method.REQUEST, who: Sequence[Address] = (TOM, PRIYA), **changes: object) -> ITip:
    """An invitation of Anna's to an interview, or another message about it."""
    message = ITip(
        method=method,
        uid=UID,
        dtstamp=EARLIER,
        start=START,
        end=END,
        zone="Europe/Berlin",
        summary="Interview: Priya Nair - Backend Engineer",
        organizer=ANNA,
        attendees=tuple(Attendee(address=a, partstat=PartStat.ACCEPTED) for a in who),
    )
    return replace(message, **changes)  # type: ignore[arg-type]


def calendar_mail(
    message: ITip | None = None,
    *,
    sender: Address = ANNA,
    verified: bool = True,
    at: datetime = EARLIER,
    key: str = "m1",
    says_over: str = "",
) -> CalendarMail:
    """The event of a calendar mail."""
    return CalendarMail(
        id=f"mail:{key}",
        interview=REF,
        at=at,
        mail=key,
        message_id=f"<{key}@google.com>",
        message=message or itip(),
        sender=sender,
        verified=verified,
        says_over=says_over,
    )


def reading(
    decision: Decision = Decision.YES, step: Proposal = Proposal.NOT_SAID, kind: Kind = Kind.FEEDBACK, **more: object
) -> Reading:
    """A reading with a decision and its proof."""
    quote = Quote(first_line=1, start=0, last_line=1, end=2, text="ok")
    said = kind is Kind.FEEDBACK
    return Reading(
        kind=kind,
        outcome=Outcome.HELD if said else Outcome.NOT_SAID,
        decision=decision if said else Decision.NOT_SAID,
        next_step=step if said else Proposal.NOT_SAID,
        evidence={"decision": quote, "outcome": quote, "next_step": quote} if said else {},
        reader="offline rules",
        **more,  # type: ignore[arg-type]
    )
