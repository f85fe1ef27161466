"""The JSON beside a recommendation: complete, valid against its own classes, and without protected remarks."""

import json
from datetime import timedelta

from agent.core.calendar import Meeting
from agent.core.concluding import advice
from agent.core.feedback import Decision, FiledReading, Kind, Point, PointKind, Quote, Reading, Severity
from agent.core.interview import Interview, InterviewState
from agent.core.people import Person, Side
from agent.core.respondent import Respondent, RespondentState
from agent.writing.record import RecommendationRecord, record
from tests.unit.cases import REF, START, TOM

TYPED = "No from us. Her SQL is weak. She is close to sixty."


def quote(words: str) -> Quote:
    start = TYPED.index(words)
    return Quote(first_line=1, start=start, last_line=1, end=start + len(words), text=words)


READING = Reading(
    kind=Kind.FEEDBACK,
    decision=Decision.NO,
    points=(
        Point(kind=PointKind.CONCERN, severity=Severity.BLOCKING, quote=quote("Her SQL is weak")),
        Point(kind=PointKind.CONCERN, severity=Severity.MINOR, quote=quote("weak. She is close")),
    ),
    protected=(quote("She is close to sixty"),),
    evidence={"decision": quote("No from us"), "outcome": quote("sixty")},
    summary="The client says no.",
    reader="test model",
    prompt="reading/2",
    settings="temperature 0, json_schema",
)
INTERVIEW = Interview(
    ref=REF,
    mailbox="anna",
    state=InterviewState.COMPLETE,
    meeting=Meeting(
        uid="u", sequence=0, dtstamp=START, start=START, end=START + timedelta(hours=1), summary="Interview"
    ),
    role="Analyst",
    company="Acme GmbH",
    respondents=(
        Respondent(
            slot="a",
            person=Person(address=TOM, side=Side.CLIENT, reason=""),
            state=RespondentState.ANSWERED,
            readings=(FiledReading(mail="m1", at=START + timedelta(hours=3), reading=READING),),
        ),
    ),
)


def test_it_holds_the_facts_of_the_mail() -> None:
    written = json.loads(record(INTERVIEW, advice(INTERVIEW), 2))

    assert (written["schema"], written["reference"], written["revision"]) == ("debrief/recommendation/1", REF, 2)
    assert (written["next_step"], written["rule"]["id"]) == ("reject", "client-says-no")
    (person,) = written["people"]
    (answer,) = person["answers"]
    assert (person["side"], person["address"]) == ("client", TOM.email)
    assert (answer["decision"], answer["evidence"]["decision"]) == ("no", "No from us")
    assert (answer["reader"], answer["prompt"]) == ("test model", "reading/2")
    assert RecommendationRecord.model_validate(written).interview.role == "Analyst"


def test_protected_remarks_are_counted_and_nothing_of_them_is_shown() -> None:
    text = record(INTERVIEW, advice(INTERVIEW), 1)

    (answer,) = json.loads(text)["people"][0]["answers"]
    assert answer["protected"] == 1
    assert [point["quote"] for point in answer["points"]] == ["Her SQL is weak"]
    assert "sixty" not in text
