"""The evidence check: with any answer whatever, every quote of a reading is what the person typed."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core.feedback import (
    FIELDS,
    NOT_SAID,
    Decision,
    Kind,
    Met,
    Outcome,
    PointKind,
    Proposal,
    Quote,
    Reading,
    Severity,
)
from agent.core.mail import Label, Line
from agent.core.people import Side
from agent.reading.answer import (
    DecisionAnswer,
    MetAnswer,
    OutcomeAnswer,
    PointAnswer,
    ProposalAnswer,
    ProtectedAnswer,
    RatingAnswer,
    ReadingAnswer,
)
from agent.reading.evidence import prove
from agent.reading.rating import to_five
from agent.reading.spans import find, overlap, stretches
from agent.reading.summary import MAX_LENGTH

LINES = (
    Line(number=1, text="Hi Anna, a solid 4 from us, she’s “very” clear."),
    Line(number=2, text="We would  like to make"),
    Line(number=3, text="her an offer."),
    Line(number=4, text=""),
    Line(number=5, text="She must be close to sixty, mind."),
    Line(number=6, text="On Tuesday Anna wrote:", label=Label.ATTRIBUTION),
    Line(number=7, text="> strong no from me", label=Label.QUOTED),
    Line(number=8, text="No concerns"),
    Line(number=9, text="Sent from my iPhone", label=Label.DISCLAIMER),
)


def answer(**changes: Any) -> ReadingAnswer:
    """An answer that says nothing, but for the changes."""
    nothing: dict[str, Any] = {"lines": (), "quote": ""}
    fields: dict[str, Any] = {
        "kind": Kind.FEEDBACK,
        "outcome": OutcomeAnswer(value=Outcome.NOT_SAID, **nothing),
        "rating": RatingAnswer(value=None, maximum=None, **nothing),
        "decision": DecisionAnswer(value=Decision.NOT_SAID, **nothing),
        "qualifications_met": MetAnswer(value=Met.NOT_SAID, **nothing),
        "next_step": ProposalAnswer(value=Proposal.NOT_SAID, **nothing),
        "points": (),
        "protected": (),
        "summary": "",
    }
    return ReadingAnswer(**(fields | changes))


def proved(said: ReadingAnswer, side: Side = Side.CLIENT, lines: tuple[Line, ...] = LINES) -> Reading:
    return prove(said, lines, side=side, reader="test model", prompt="reading/1")


def decided(quote: str, value: Decision = Decision.YES) -> ReadingAnswer:
    return answer(decision=DecisionAnswer(value=value, quote=quote, lines=(2,)))


@pytest.mark.parametrize(
    ("quote", "stored"),
    [
        ("We would like to make her an offer", "We would  like to make\nher an offer"),
        ('she\'s "very" clear', "she’s “very” clear"),
        ("a\u200b solid 4", "a solid 4"),
        ("an offer. She must", ""),
        ("No concerns", "No concerns"),
        ("we would like", ""),
        ("would like to offer", ""),
        ("strong no from me", ""),
        ("Sent from my iPhone", ""),
        ("offer. No concerns", ""),
        ("sol", ""),
        ("ffer", ""),
        ("", ""),
        (".", ""),
        ("We would like to make her an offer. No concerns", ""),
    ],
)
def test_only_exact_words_of_typed_lines_prove_a_value(quote: str, stored: str) -> None:
    reading = proved(decided(quote))

    if stored:
        assert (reading.decision, reading.evidence["decision"].text) == (Decision.YES, stored)
    else:
        assert (reading.decision, reading.evidence) == (Decision.NOT_SAID, {})
        assert len(reading.notes) == 1


def test_offsets_point_into_the_stored_lines() -> None:
    found = find("like to make her", stretches(LINES))

    assert found == Quote(first_line=2, start=10, last_line=3, end=3, text="like to make\nher")


def test_the_lines_that_are_named_are_looked_at_first() -> None:
    lines = (Line(number=1, text="no"), Line(number=2, text="Q5: no", question="Q5"))

    assert [f.first_line for n in (1, 2, 9) if (f := find("no", stretches(lines), (n,)))] == [1, 2, 1]


def test_words_in_scripts_without_spaces_can_be_cut_out() -> None:
    lines = (Line(number=1, text="お人柄は大変誠実で、好印象でした。"),)

    assert find("大変誠実", stretches(lines)) is not None


@pytest.mark.parametrize(
    ("side", "value", "kept"),
    [
        (Side.CLIENT, Proposal.WITHDRAW, False),
        (Side.CANDIDATE, Proposal.REJECT, False),
        (Side.CLIENT, Proposal.REJECT, True),
        (Side.CANDIDATE, Proposal.WITHDRAW, True),
    ],
)
def test_nobody_proposes_what_is_the_other_sides(side: Side, value: Proposal, kept: bool) -> None:
    reading = proved(answer(next_step=ProposalAnswer(value=value, quote="No concerns", lines=(8,))), side)

    assert (reading.next_step is value) is kept
    assert bool(reading.notes) is not kept


@pytest.mark.parametrize("kind", [k for k in Kind if k is not Kind.FEEDBACK])
def test_only_feedback_has_values(kind: Kind) -> None:
    reading = proved(decided("No concerns").model_copy(update={"kind": kind}))

    assert (reading.kind, reading.decision, reading.evidence) == (kind, Decision.NOT_SAID, {})


@pytest.mark.parametrize(
    ("value", "maximum", "rating"),
    [
        (4.5, 5, 5),
        (9, 10, 5),
        (7, 10, 4),
        (65, 100, 3),
        (0, 10, 1),
        (1, 5, 1),
        (4, None, 4),
        (3.5, 5, 4),
        (2, 4, 3),
        (6, 5, None),
        (-1, 5, None),
        (4, 0, None),
        (4, 1, None),
        (float("nan"), 5, None),
        (1, float("inf"), None),
    ],
)
def test_ratings_are_brought_to_five_by_code(value: float, maximum: float | None, rating: int | None) -> None:
    assert to_five(value, maximum) == rating


def test_a_rating_must_be_the_number_in_its_quote() -> None:
    said = RatingAnswer(value=5, maximum=5, quote="a solid 4 from us", lines=(1,))

    assert proved(answer(rating=said)).rating is None
    assert proved(answer(rating=said.model_copy(update={"value": 4.0}))).rating == 4


def test_protected_remarks_are_no_evidence_and_no_point() -> None:
    """Found by the word lists, although the model does not list it."""
    said = answer(
        decision=DecisionAnswer(value=Decision.NO, quote="She must be close to sixty", lines=(5,)),
        points=(
            PointAnswer(kind=PointKind.CONCERN, severity=Severity.MAJOR, quote="close to sixty", lines=(5,)),
            PointAnswer(kind=PointKind.STRENGTH, severity=Severity.MINOR, quote="clear", lines=(1,)),
        ),
        summary="She is close to sixty. Otherwise good.",
    )

    reading = proved(said)

    assert [q.text for q in reading.protected] == ["She must be close to sixty"]
    assert (reading.decision, [p.quote.text for p in reading.points]) == (Decision.NOT_SAID, ["clear"])
    assert reading.points[0].severity is None
    assert reading.summary == ""
    assert len(reading.notes) == 3


def test_protected_remarks_of_the_model_count_too() -> None:
    said = answer(
        protected=(ProtectedAnswer(quote="make her an offer", lines=(2,)), ProtectedAnswer(quote="invented", lines=())),
        decision=DecisionAnswer(value=Decision.YES, quote="her an offer", lines=(3,)),
    )

    reading = proved(said)

    assert [q.text for q in reading.protected] == ["make\nher an offer", "She must be close to sixty"]
    assert reading.decision is Decision.NOT_SAID


QUOTES = st.one_of(
    st.sampled_from([line.text for line in LINES]),
    st.sampled_from(["We would like", "a solid 4", "close to sixty", "strong no", "offer", "make her", "e", "No", " "]),
    st.text(max_size=30),
)
PROVEN = {"lines": st.lists(st.integers(-3, 12), max_size=3).map(tuple), "quote": QUOTES}
NUMBERS = st.none() | st.floats() | st.sampled_from([0.0, 4.0, 5.0, 10.0])
ANSWERS = st.builds(
    ReadingAnswer,
    kind=st.sampled_from(Kind),
    outcome=st.builds(OutcomeAnswer, value=st.sampled_from(Outcome), **PROVEN),
    rating=st.builds(RatingAnswer, value=NUMBERS, maximum=NUMBERS, **PROVEN),
    decision=st.builds(DecisionAnswer, value=st.sampled_from(Decision), **PROVEN),
    qualifications_met=st.builds(MetAnswer, value=st.sampled_from(Met), **PROVEN),
    next_step=st.builds(ProposalAnswer, value=st.sampled_from(Proposal), **PROVEN),
    points=st.lists(
        st.builds(
            PointAnswer, kind=st.sampled_from(PointKind), severity=st.none() | st.sampled_from(Severity), **PROVEN
        ),
        max_size=5,
    ).map(tuple),
    protected=st.lists(st.builds(ProtectedAnswer, **PROVEN), max_size=3).map(tuple),
    summary=QUOTES | st.text(max_size=500),
)


def verbatim(quote: Quote, lines: tuple[Line, ...]) -> bool:
    """Whether the quote is cut from consecutive typed lines at its offsets."""
    texts = {line.number: line.text for line in lines if line.label is Label.TYPED}
    numbers = range(quote.first_line, quote.last_line + 1)
    if not set(numbers) <= set(texts):
        return False
    cut = [texts[n] for n in numbers]
    cut[-1] = cut[-1][: quote.end]
    cut[0] = cut[0][quote.start :]
    return quote.text == "\n".join(cut) and bool(quote.text.strip())


@settings(max_examples=600)
@given(said=ANSWERS, side=st.sampled_from((Side.CLIENT, Side.CANDIDATE)))
def test_whatever_the_answer_every_quote_is_verbatim(said: ReadingAnswer, side: Side) -> None:
    reading = proved(said, side)

    quotes = [*reading.evidence.values(), *(p.quote for p in reading.points), *reading.protected]
    assert all(verbatim(quote, LINES) for quote in quotes)
    values = {name: getattr(reading, name) for name in FIELDS}
    assert {name for name, value in values.items() if value not in (None, NOT_SAID)} == set(reading.evidence)
    used = [*reading.evidence.values(), *(p.quote for p in reading.points)]
    assert not any(overlap(quote, remark) for quote in used for remark in reading.protected)
    assert any("sixty" in remark.text for remark in reading.protected)
    assert reading.rating in (None, 1, 2, 3, 4, 5)
    assert all((p.severity is not None) == (p.kind is PointKind.CONCERN) for p in reading.points)
    assert len(reading.summary) <= MAX_LENGTH


@settings(max_examples=100)
@given(said=ANSWERS)
def test_answers_survive_json(said: ReadingAnswer) -> None:
    if said.rating.value in (None, 4.0) and said.rating.maximum in (None, 5.0):
        assert ReadingAnswer.model_validate_json(said.model_dump_json()) == said


def test_the_schema_can_be_sent_as_a_strict_one() -> None:
    """Strict JSON schemas allow neither defaults nor optional fields, nor limits of length."""
    schema = ReadingAnswer.model_json_schema()
    objects = [schema, *schema["$defs"].values()]
    for part in objects:
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
            assert set(part["required"]) == set(part["properties"])
    assert not {"default", "minLength", "maxLength", "pattern", "format", "minItems", "maxItems"} & set(_keys(schema))


def _keys(value: object) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for part in value.values() for key in _keys(part))]
    return [key for part in value for key in _keys(part)] if isinstance(value, list) else []
