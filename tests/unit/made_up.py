"""A made-up interview with everything that status and show can speak of."""

from datetime import UTC, datetime, timedelta

from agent.core.calendar import Meeting
from agent.core.feedback import Decision, FiledReading, Kind, Outcome, Quote, Reading
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.core.people import Person, Side
from agent.core.policy import NextStep, Recommendation
from agent.core.respondent import Respondent, RespondentState

AT = datetime(2030, 1, 7, 14, tzinfo=UTC)
MAIL = "0" * 64
CANDIDATE = Address(email="carla@mail.example", name="Carla Weiss")
CLIENT = Address(email="tom@acme.example", name="Tom Becker")


def interview(mailbox: str) -> Interview:
    """Both sides answered, and a recommendation was made."""
    return Interview(
        ref="abcdefgh",
        mailbox=mailbox,
        state=InterviewState.RECOMMENDED,
        meeting=Meeting(
            uid="sample", sequence=0, dtstamp=AT, start=AT, end=AT + timedelta(hours=1), zone="UTC", summary="Interview"
        ),
        role="Backend Engineer",
        company="Acme",
        people=(_person(CANDIDATE, Side.CANDIDATE), _person(CLIENT, Side.CLIENT)),
        doubts=("Nobody says for whom this is.",),
        approved=True,
        respondents=(_respondent("a", CANDIDATE, Side.CANDIDATE), _respondent("b", CLIENT, Side.CLIENT)),
        over_since=AT + timedelta(hours=1),
        recommendation=Recommendation(
            step=NextStep.ANOTHER_INTERVIEW,
            rule="sample",
            sentence="Both sides want to go on.",
            speaks_for=("Both said yes.",),
            speaks_against=("A gap was named.",),
            missing=("The salary.",),
            would_change=("A no of the client.",),
        ),
        revision=1,
    )


def _person(address: Address, side: Side) -> Person:
    return Person(address=address, side=side, reason="tagged in the invitation")


def _respondent(slot: str, address: Address, side: Side) -> Respondent:
    return Respondent(
        slot=slot,
        person=_person(address, side),
        state=RespondentState.ANSWERED,
        questions=1,
        last_asked=AT + timedelta(hours=2),
        readings=(FiledReading(mail=MAIL, at=AT + timedelta(hours=3), reading=_reading()),),
    )


def _reading() -> Reading:
    quote = Quote(first_line=1, start=0, last_line=1, end=13, text="Yes, a strong")
    return Reading(
        kind=Kind.FEEDBACK,
        outcome=Outcome.HELD,
        rating=4,
        decision=Decision.YES,
        summary="Wants to go on.",
        evidence={"outcome": quote, "rating": quote, "decision": quote},
        reader="offline rules",
    )
