"""Later messages of one person amend earlier ones."""

from datetime import timedelta

from agent.core.feedback import (
    Decision,
    FiledReading,
    Kind,
    Point,
    PointKind,
    Proposal,
    Quote,
    Reading,
    Severity,
    Voice,
    combine,
)
from tests.unit.cases import START


def quote(text: str) -> Quote:
    return Quote(first_line=1, start=0, last_line=1, end=len(text), text=text)


def voice(*readings: Reading) -> Voice:
    filed = tuple(
        FiledReading(mail=f"m{n}", at=START + timedelta(hours=n), reading=reading) for n, reading in enumerate(readings)
    )
    found = combine(filed[::-1])
    assert found is not None
    return found


def reading(kind: Kind = Kind.FEEDBACK, points: tuple[Point, ...] = (), **said: object) -> Reading:
    evidence = {name: quote(f"{name} {value}") for name, value in said.items()}
    return Reading(kind=kind, points=points, evidence=evidence, reader="test", **said)  # type: ignore[arg-type]


BLOCKING = Point(kind=PointKind.CONCERN, severity=Severity.BLOCKING, quote=quote("no Kubernetes"))


def test_a_correction_replaces_one_value_and_keeps_the_others() -> None:
    found = voice(reading(rating=4, decision=Decision.YES), reading(rating=3))

    assert (found.rating, found.decision) == (3, Decision.YES)
    assert found.evidence["rating"].text == "rating 3"


def test_who_says_no_after_all_takes_back_the_offer() -> None:
    found = voice(reading(decision=Decision.YES, next_step=Proposal.OFFER), reading(decision=Decision.NO))

    assert (found.decision, found.next_step) == (Decision.NO, Proposal.NOT_SAID)
    assert "next_step" not in found.evidence


def test_who_says_yes_after_all_takes_back_the_rejection_and_what_blocked() -> None:
    no = reading(decision=Decision.NO, next_step=Proposal.REJECT, points=(BLOCKING,))

    found = voice(no, reading(decision=Decision.STRONG_YES))

    assert (found.decision, found.next_step) == (Decision.STRONG_YES, Proposal.NOT_SAID)
    assert [point.severity for point in found.points] == [Severity.MAJOR]


def test_a_yes_that_becomes_a_strong_yes_keeps_what_was_proposed() -> None:
    found = voice(
        reading(decision=Decision.YES, next_step=Proposal.ANOTHER_INTERVIEW), reading(decision=Decision.STRONG_YES)
    )

    assert found.next_step is Proposal.ANOTHER_INTERVIEW


def test_what_blocks_now_blocks() -> None:
    found = voice(reading(decision=Decision.YES), reading(decision=Decision.NO, points=(BLOCKING,)))

    assert [point.severity for point in found.points] == [Severity.BLOCKING]


def test_a_later_question_wipes_nothing() -> None:
    found = voice(reading(rating=4, decision=Decision.YES), reading(kind=Kind.QUESTION))

    assert (found.rating, found.decision) == (4, Decision.YES)
