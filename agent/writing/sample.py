"""An interview that never was, with everything in it that a letter can show: for checking templates, and for tests."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from agent.core.calendar import Meeting
from agent.core.concluding import advice
from agent.core.feedback import (
    Decision,
    FiledReading,
    Kind,
    Met,
    Outcome,
    Point,
    PointKind,
    Proposal,
    Quote,
    Reading,
    Severity,
)
from agent.core.interview import Interview, InterviewState, Ruling
from agent.core.mail import Address
from agent.core.people import Directory, Person, Side
from agent.core.policy import NextStep
from agent.core.respondent import Respondent, RespondentState
from agent.core.rules import Rules, WorkingHours

START = datetime(2026, 11, 5, 13, 0, tzinfo=UTC)
NOW = START + timedelta(hours=1)
RECRUITER = Address(email="anna@agency.example", name="Anna Keller")
TOM = Address(email="tom.becker@acme.example", name="Tom Becker")
PRIYA = Address(email="priya.nair@mail.example", name="Priya Nair")
REPLY_TO = "anna+abcdefgh2abcdefghijklmnopqrstuvwxyz@agency.example"
RULES = Rules(
    mailbox="anna",
    directory=Directory(recruiter=RECRUITER),
    hours=WorkingHours(zone=ZoneInfo("Europe/Berlin")),
)

_READER = "sandbox rules, no language model"


def _quote(text: str, line: int = 1) -> Quote:
    return Quote(first_line=line, start=0, last_line=line, end=len(text), text=text)


def client_reading() -> Reading:
    """Feedback of the client, with everything that a reading can hold."""
    return Reading(
        kind=Kind.FEEDBACK,
        outcome=Outcome.HELD,
        rating=4,
        decision=Decision.YES,
        qualifications_met=Met.YES,
        next_step=Proposal.ANOTHER_INTERVIEW,
        points=(
            Point(kind=PointKind.STRENGTH, quote=_quote("the reasoning was very clear", 2)),
            Point(
                kind=PointKind.CONCERN,
                severity=Severity.MINOR,
                quote=_quote("she hasn't run Kubernetes in production herself", 4),
            ),
            Point(kind=PointKind.REQUEST, quote=_quote("Can you check whether next Tuesday works for her?", 6)),
        ),
        protected=(_quote("young for her age", 7),),
        summary="Tom rates the interview 4 of 5 and finds that Priya meets the requirements. "
        "He would like her to meet the team in a second round.",
        evidence={
            "rating": _quote("I'd say 4 out of 5"),
            "decision": _quote("We'd like her to meet the rest of the team", 5),
            "qualifications_met": _quote("she ticks every must-have on our list", 3),
            "next_step": _quote("a second round, ideally next Tuesday or Wednesday", 5),
        },
        reader=_READER,
        prompt="reading/1",
        notes=("A quote that is not in the reply was left out.",),
    )


def _candidate() -> Reading:
    return Reading(
        kind=Kind.FEEDBACK,
        rating=5,
        decision=Decision.STRONG_YES,
        qualifications_met=Met.PARTLY,
        points=(
            Point(kind=PointKind.STRENGTH, quote=_quote("really liked how openly they spoke about the hard parts", 2)),
            Point(
                kind=PointKind.CONCERN,
                severity=Severity.MAJOR,
                quote=_quote("three days a week in the office\nwould be hard for me", 4),
            ),
        ),
        summary="Priya gives 5 of 5 and wants to go ahead. Three office days a week would be hard for her.",
        evidence={
            "rating": _quote("5!"),
            "decision": _quote("yes, absolutely, I would love to go ahead", 5),
            "qualifications_met": _quote("Go and Postgres yes, Kubernetes only from the outside", 3),
        },
        reader=_READER,
        prompt="reading/1",
    )


def _respondent(slot: str, address: Address, side: Side, reading: Reading, hours: int) -> Respondent:
    return Respondent(
        slot=slot,
        person=Person(address=address, side=side, reason="tagged in the invitation"),
        state=RespondentState.ANSWERED,
        questions=1,
        last_asked=NOW,
        readings=(FiledReading(mail=f"mail-{slot}", at=NOW + timedelta(hours=hours), reading=reading),),
    )


def interview() -> Interview:
    """Both sides have answered, and another interview is recommended."""
    tom = _respondent("a", TOM, Side.CLIENT, client_reading(), 3)
    priya = _respondent("b", PRIYA, Side.CANDIDATE, _candidate(), 20)
    heard = Interview(
        ref="abcdefgh",
        mailbox="anna",
        state=InterviewState.RECOMMENDED,
        meeting=Meeting(
            uid="sample@calendar.example",
            sequence=0,
            dtstamp=START,
            start=START,
            end=NOW,
            zone="Europe/Berlin",
            summary="Interview Priya Nair / Acme GmbH",
            organizer=RECRUITER,
        ),
        role="Backend Engineer",
        company="Acme GmbH",
        people=(tom.person, priya.person),
        approved=True,
        respondents=(tom, priya),
        over_since=NOW,
        revision=1,
        ruling=Ruling(step=NextStep.ANOTHER_INTERVIEW, reason="as both wish", by=RECRUITER.email, at=NOW),
    )
    return replace(heard, recommendation=advice(heard))
