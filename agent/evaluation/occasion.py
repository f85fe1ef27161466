"""The interview that a labelled reply is about, and the letter of ours that it answers."""

import hashlib
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from agent.core import marks
from agent.core.calendar import Meeting
from agent.core.effects import LetterKind
from agent.core.interview import Interview, InterviewState, reference
from agent.core.mail import Address
from agent.core.people import Directory, Person, Side
from agent.core.respondent import Respondent, RespondentState
from agent.core.rules import Rules, WorkingHours
from agent.evaluation.case import Case
from agent.reading.known import LedgerEntry
from agent.writing.compose import Outgoing, compose, reply_address
from agent.writing.letters import letter

RECRUITER = Address(email="anna.keller@agency.example", name="Anna Keller")
MAILBOX = "evaluation"
KEY = b"labelled replies"
"""Tokens made with it are worth nothing anywhere else."""
ASKED = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)
_SLOTS = {Side.CLIENT: "a", Side.CANDIDATE: "b"}
_RULES = Rules(
    mailbox=MAILBOX,
    directory=Directory(recruiter=RECRUITER),
    hours=WorkingHours(zone=ZoneInfo("Europe/Berlin")),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """One person was asked about one interview."""

    interview: Interview
    person: Person
    """Who answers."""
    slot: str
    reply_to: str
    subject: str
    html: str
    sent: Outgoing
    """Our letter."""

    @property
    def rules(self) -> Rules:
        """What the operator configured: nothing but the recruiter's own address."""
        return _RULES

    @property
    def entry(self) -> LedgerEntry:
        """What the store would know of the letter."""
        return LedgerEntry(
            message_id=self.sent.message_id,
            effect=f"{self.interview.ref}/{self.slot}",
            interview=self.interview.ref,
            slot=self.slot,
            kind=LetterKind.QUESTION,
            number=0,
            to=self.person.address.email,
            text=self.sent.text,
        )


def occasion(case: Case, rules: Rules = _RULES, *, checking: bool = False) -> Occasion:
    """The real letter with our questions, to the one who answers; with ``checking``, it asks if it took place."""
    interview, slot = replace(_interview(case), checking=checking), _SLOTS[case.respondent]
    person = next(p for p in interview.people if p.side is case.respondent)
    reply_to = reply_address(RECRUITER.email, marks.token(KEY, interview.ref, slot), plus=True)
    written = letter(
        LetterKind.QUESTION, interview, rules, slot=slot, number=0, to=person.address, now=ASKED, reply_to=reply_to
    )
    sent = compose(
        written,
        message_id=marks.message_id(KEY, f"{interview.ref}/{slot}", RECRUITER.domain),
        sender=RECRUITER,
        to=person.address,
        reply_to=reply_to,
        date=ASKED,
        kind=LetterKind.QUESTION,
    )
    return Occasion(
        interview=interview,
        person=person,
        slot=slot,
        reply_to=reply_to,
        subject=written.subject,
        html=written.html,
        sent=sent,
    )


def _interview(case: Case) -> Interview:
    people = (
        _person(case.people.client_contact, "client.example", Side.CLIENT),
        _person(case.people.candidate, "mail.example", Side.CANDIDATE),
    )
    respondents = tuple(
        Respondent(slot=_SLOTS[p.side], person=p, state=RespondentState.ASKED, questions=1, last_asked=ASKED)
        for p in people
    )
    return Interview(
        ref=reference(MAILBOX, case.id, None),
        mailbox=MAILBOX,
        state=InterviewState.ASKING,
        meeting=_meeting(case),
        role=case.people.role,
        company=case.people.client,
        people=people,
        approved=True,
        respondents=respondents,
        over_since=ASKED - timedelta(hours=1),
    )


def _meeting(case: Case) -> Meeting:
    start = ASKED - timedelta(hours=2)
    return Meeting(
        uid=f"{hashlib.sha256(case.id.encode()).hexdigest()[:16]}@agency.example",
        sequence=0,
        dtstamp=start,
        start=start,
        end=start + timedelta(hours=1),
        zone="Europe/Berlin",
        summary=f"Interview {case.people.candidate} / {case.people.client}",
        organizer=RECRUITER,
    )


def _person(name: str, domain: str, side: Side) -> Person:
    """Somebody with an address made of their name, as far as it is in the Latin script."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    local = ".".join("".join(c if c.isalnum() else " " for c in plain).split()) or side.value
    return Person(address=Address(email=f"{local}@{domain}", name=name), side=side, reason="named by the case")
