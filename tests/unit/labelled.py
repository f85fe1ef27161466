"""Made-up labelled replies, and readings of them."""

import json
from typing import Any

from agent.core.feedback import (
    Decision,
    Kind,
    Met,
    Outcome,
    Point,
    PointKind,
    Proposal,
    Quote,
    Reading,
    Severity,
    Usage,
)
from agent.core.mail import Line
from agent.core.people import Side
from agent.evaluation.case import Case, Cast, Expected, Layout, Remark, Software
from agent.reading.spans import find, stretches
from agent.reading.typed import typed

TEXT = (
    "4 of 5. She explains things very well. No Kubernetes so far, which worries us.\n"
    "She must be close to sixty. My colleague says hire her.\n"
    "Please invite her for a second round.\n"
)
PEOPLE = {"candidate": "Ada Moss", "client_contact": "Tom Becker", "client": "Acme GmbH", "role": "Engineer"}
WELL = Remark(kind=PointKind.STRENGTH, severity=None, quote="She explains things very well")
WORRY = Remark(kind=PointKind.CONCERN, severity=Severity.MAJOR, quote="No Kubernetes so far")
EXPECTED = Expected(
    kind=Kind.FEEDBACK,
    outcome=Outcome.HELD,
    rating=4,
    decision=Decision.YES,
    qualifications_met=Met.NOT_SAID,
    next_step=Proposal.ANOTHER_INTERVIEW,
    points=(WELL, WORRY),
    protected=("She must be close to sixty",),
)
LINES = typed(TEXT, "", "")


def case(**changes: Any) -> Case:
    """A client's reply."""
    values: dict[str, Any] = {
        "id": "m-1",
        "respondent": Side.CLIENT,
        "people": Cast(**PEOPLE),
        "language": "en",
        "layout": Layout.TOP,
        "client_software": Software.GMAIL_WEB,
        "text": TEXT,
        "expect": EXPECTED,
        "must_not_use": ("My colleague says hire her",),
    }
    return Case(**(values | changes))


def quote(words: str, lines: tuple[Line, ...] = LINES) -> Quote:
    """Where these words stand."""
    found = find(words, stretches(lines))
    assert found is not None, words
    return found


def point(kind: PointKind, words: str, severity: Severity | None = None) -> Point:
    return Point(kind=kind, severity=severity, quote=quote(words))


def reading(**changes: Any) -> Reading:
    """All of it right."""
    values: dict[str, Any] = {
        "kind": Kind.FEEDBACK,
        "outcome": Outcome.HELD,
        "rating": 4,
        "decision": Decision.YES,
        "next_step": Proposal.ANOTHER_INTERVIEW,
        "points": (
            point(PointKind.STRENGTH, "explains things very well"),
            point(PointKind.CONCERN, "No Kubernetes so far", Severity.MAJOR),
        ),
        "protected": (quote("She must be close to sixty."),),
        "evidence": {"rating": quote("4 of 5"), "decision": quote("invite her for a second round")},
        "reader": "made up",
        "prompt": "reading/9",
        "settings": "temperature 0",
        "usage": Usage(sent=1000, received=200, cached=400),
    }
    return Reading(**(values | changes))


def row(**changes: Any) -> str:
    """A good line of a file."""
    expect = {
        "kind": "feedback",
        "outcome": "held",
        "rating": 4,
        "decision": "yes",
        "qualifications_met": "not_said",
        "next_step": "another_interview",
        "points": [{"kind": "strength", "severity": None, "quote": "very clear"}],
        "protected": [],
    }
    value = {
        "id": "m-1",
        "respondent": "client",
        "people": PEOPLE,
        "language": "en",
        "layout": "top",
        "client_software": "gmail_web",
        "text": "4 of 5, very clear. Please invite her for a second interview.\n",
        "expect": expect | changes.pop("expect", {}),
        "must_not_use": [],
    }
    return json.dumps(value | changes, ensure_ascii=False)
