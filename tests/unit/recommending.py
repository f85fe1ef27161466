"""Recommendations to look at, for tests of their letter."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from agent.core.effects import LetterKind
from agent.core.feedback import Decision, FiledReading, Kind, Point, PointKind, Reading, Severity
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.rules import Rules
from agent.writing.letters import Letter
from agent.writing.sample import NOW, RULES, interview
from agent.writing.samples_of_recommendations import EVE, MAX, PANEL_RULES, doubtful, joined, judged
from tests.unit.letterbox import canary, written

BEN = Address(email="ben@agency.example", name="Ben")


def letter(of: Interview | None = None, rules: Rules = RULES, **more: Any) -> Letter:
    """The recommendation."""
    return written(LetterKind.RECOMMENDATION, of, rules, **more)


def flat(text: str) -> str:
    """Without line breaks."""
    return " ".join(text.split())


def says(*points: Point, **more: Any) -> Reading:
    """One message of feedback."""
    return Reading(kind=Kind.FEEDBACK, points=points, reader="gpt-5-mini", **more)


def point(kind: PointKind, text: str, severity: Severity | None = None) -> Point:
    return Point(kind=kind, quote=canary(text), severity=severity)


def only(slot: str, *readings: Reading) -> Interview:
    """The sample, with just these messages of one person."""
    of = interview()
    filed = (FiledReading(mail=f"m{n}", at=NOW + timedelta(hours=n), reading=r) for n, r in enumerate(readings))
    told = tuple(filed)
    return replace(of, respondents=tuple(replace(r, readings=told) if r.slot == slot else r for r in of.respondents))


def panel() -> Interview:
    """Tom says yes, Eve no; Max, who decides, says yes too."""
    max_says = replace(doubtful(), decision=Decision.YES, stand_in=True)
    return judged(joined(interview(), ("c", EVE, doubtful()), ("d", MAX, max_says)), PANEL_RULES)
