"""Two readings of one message: bolder than neither, proven by one of them, and plain about where they differ."""

from dataclasses import replace
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.feedback import (
    FIELDS,
    NOT_SAID,
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
    Usage,
    Voice,
    combine,
)
from agent.core.people import Side
from agent.core.policy import NextStep, recommend
from agent.reading.agreement import LOOK, agreed
from agent.reading.spans import overlap
from tests.unit.cases import START

TEXT = "4 of 5. Strong in SQL. I am not sure about her age. We should meet her again, or make her an offer."
ORDER = (NextStep.HOLD, NextStep.ANOTHER_INTERVIEW, NextStep.OFFER)
"""How far a next step goes; what ends the process, or asks for another time, goes no further than a hold."""


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote(first_line=1, start=start, last_line=1, end=start + len(words), text=words)


def reading(kind: Kind = Kind.FEEDBACK, **values: object) -> Reading:
    """A reading in which each value has a proof."""
    said = {name: value for name, value in values.items() if name in FIELDS and value not in (None, NOT_SAID)}
    evidence = {name: quote("4 of 5.") for name in said}
    return Reading(kind=kind, reader="m1", prompt="reading/1", **({"evidence": evidence} | values))


def concern(words: str, severity: Severity) -> Point:
    return Point(kind=PointKind.CONCERN, quote=quote(words), severity=severity)


words = st.sampled_from(["4 of 5.", "Strong in SQL.", "not sure", "her age", "meet her again", "an offer"])
points = st.builds(
    lambda kind, text, severity: Point(
        kind=kind, quote=quote(text), severity=severity if kind is PointKind.CONCERN else None
    ),
    st.sampled_from(PointKind),
    words,
    st.sampled_from(Severity),
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading that has been proved: values have quotes, and none rests on a protected remark."""
    protected = tuple(draw(st.lists(words.map(quote), max_size=2, unique_by=lambda q: q.start)))
    values = {
        "outcome": draw(st.sampled_from(Outcome)),
        "rating": draw(st.none() | st.integers(1, 5)),
        "decision": draw(st.sampled_from(Decision)),
        "qualifications_met": draw(st.sampled_from(Met)),
        "next_step": draw(st.sampled_from(Proposal)),
    }
    spoken = ("4 of 5.", "Strong in SQL.", "meet her again")
    free = [w for w in spoken if not any(overlap(quote(w), p) for p in protected)]
    kind = draw(st.sampled_from(Kind))
    if kind is not Kind.FEEDBACK or not free:
        values = {}
    said = [name for name, value in values.items() if value not in (None, NOT_SAID)]
    return Reading(
        kind=kind,
        **values,
        evidence={name: quote(draw(st.sampled_from(free))) for name in said},
        points=tuple(p for p in draw(st.lists(points, max_size=4)) if not any(overlap(p.quote, q) for q in protected)),
        protected=protected,
        summary=draw(st.sampled_from(["", "The client rates it 4 of 5."])),
        reader=draw(st.sampled_from(["m1", "m2"])),
        prompt="reading/1",
        settings="temperature 0, json_schema",
        usage=draw(st.none() | st.builds(Usage, sent=st.integers(0, 9), received=st.integers(0, 9))),
        notes=tuple(draw(st.lists(st.sampled_from(["a", "b"]), max_size=2, unique=True))),
    )


# --- what it comes to ---


def test_what_both_say_stands() -> None:
    one = reading(rating=4, decision=Decision.YES, next_step=Proposal.OFFER, summary="They liked it.")
    assert agreed(one, replace(one, summary="It went well.")) == one


def test_where_they_differ_nothing_is_said_and_a_note_names_the_field() -> None:
    found = agreed(reading(rating=4, decision=Decision.YES), reading(rating=5, decision=Decision.NO))
    assert (found.rating, found.decision) == (None, Decision.UNDECIDED)
    assert found.notes == (
        "Two readings differ on the rating: please look at the reply yourself.",
        "Two readings differ on the decision: please look at the reply yourself.",
    )


def test_a_decision_that_only_one_of_them_finds_is_not_said() -> None:
    found = agreed(reading(decision=Decision.STRONG_YES), reading(rating=4))
    assert (found.decision, found.rating) == (Decision.NOT_SAID, None)


def test_emphasis_is_no_difference() -> None:
    found = agreed(reading(decision=Decision.STRONG_YES), reading(decision=Decision.YES))
    assert (found.decision, found.notes) == (Decision.YES, ())


def test_feedback_that_the_other_takes_for_none_is_read_by_the_recruiter() -> None:
    found = agreed(reading(Kind.DEFERRAL), reading(rating=4, decision=Decision.YES))
    assert (found.kind, found.rating, found.decision) == (Kind.FEEDBACK, None, Decision.NOT_SAID)
    assert found.notes == (LOOK,)


def test_somebody_who_may_want_to_be_left_alone_is() -> None:
    assert agreed(reading(Kind.DEFERRAL), reading(Kind.REFUSAL)).kind is Kind.REFUSAL


def test_the_graver_weight_of_a_concern_counts_and_grave_ones_of_the_second_are_added() -> None:
    one = reading(points=(concern("not sure", Severity.MINOR), concern("Strong in SQL.", Severity.MINOR)))
    two = reading(points=(concern("not sure about", Severity.MAJOR), concern("meet her again", Severity.BLOCKING)))
    found = agreed(one, two)
    assert [(p.quote.text, p.severity) for p in found.points] == [
        ("not sure", Severity.MAJOR),
        ("Strong in SQL.", Severity.MINOR),
        ("meet her again", Severity.BLOCKING),
    ]
    assert found.notes == ("Two readings differ on how much a concern weighs: the graver counts.",)


def test_what_one_takes_for_protected_proves_nothing_for_the_other() -> None:
    evidence = {"decision": quote("not sure about her age")}
    one = reading(decision=Decision.NO, evidence=evidence, points=(concern("her age", Severity.MAJOR),))
    two = reading(decision=Decision.NO, protected=(quote("her age"),))
    found = agreed(one, two)
    assert (found.decision, found.points, found.protected) == (Decision.NOT_SAID, (), (quote("her age"),))


def test_both_are_named_with_what_they_cost() -> None:
    one = replace(reading(), settings="temperature 0, json_schema", usage=Usage(sent=900, received=100, cached=800))
    two = replace(reading(), reader="m2", settings="temperature 0, text", usage=Usage(sent=950, received=90))
    found = agreed(one, two)
    assert (found.reader, found.prompt) == ("m1 and m2", "reading/1")
    assert found.settings == "temperature 0, json_schema; temperature 0, text"
    assert found.usage == Usage(sent=1850, received=190, cached=800)


# --- what must always hold ---


@given(readings())
def test_agreeing_with_oneself_changes_nothing(one: Reading) -> None:
    twice = one.usage + one.usage if one.usage else None
    assert agreed(one, one) == replace(one, usage=twice)


@given(readings(), readings())
def test_no_value_is_bolder_than_both_and_each_is_proven_by_one(one: Reading, two: Reading) -> None:
    found = agreed(one, two)
    for name in FIELDS:
        value = getattr(found, name)
        if value in (None, NOT_SAID):
            assert name not in found.evidence
            continue
        assert found.evidence[name] in (one.evidence.get(name), two.evidence.get(name))
        modest = value is Decision.UNDECIDED
        assert modest or value in (getattr(one, name), getattr(two, name))
    assert not any(overlap(q, r) for q in found.evidence.values() for r in found.protected)
    assert not any(overlap(p.quote, r) for p in found.points for r in found.protected)
    assert {r for q in (*one.protected, *two.protected) for r in found.protected if overlap(q, r)} == {*found.protected}
    assert all(any(overlap(q, r) for r in found.protected) for q in (*one.protected, *two.protected))


@given(readings(), readings())
def test_whatever_matters_and_differs_has_a_note(one: Reading, two: Reading) -> None:
    found = agreed(one, two)
    lost = [n for n in FIELDS if getattr(one, n) == getattr(two, n) != getattr(found, n)]
    differ = [n for n in FIELDS if getattr(one, n) != getattr(two, n) and n != "decision"]
    assert not (differ or lost or one.kind is not two.kind) or any("Two readings differ" in n for n in found.notes)


def test_values_whose_proofs_the_other_reading_sets_aside_are_gone_with_a_note() -> None:
    """Each took for protected what the other took for proof: both values vanished, and nobody was told."""
    one = replace(
        reading(decision=Decision.YES), evidence={"decision": quote("meet her again")}, protected=(quote("4 of 5."),)
    )
    two = replace(one, evidence={"decision": quote("4 of 5.")}, protected=(quote("meet her again"),))

    found = agreed(one, two)

    assert found.decision is Decision.NOT_SAID
    assert "Two readings differ on what proves the decision: please look at the reply yourself." in found.notes


def test_values_that_differ_and_whose_proofs_are_both_set_aside_have_a_note() -> None:
    """Nothing was left that differed, so nobody was told that anything had."""
    one = replace(
        reading(next_step=Proposal.OFFER),
        evidence={"next_step": quote("meet her again")},
        protected=(quote("4 of 5."),),
    )
    two = replace(
        one,
        next_step=Proposal.HOLD,
        evidence={"next_step": quote("4 of 5.")},
        protected=(quote("meet her again"),),
    )

    found = agreed(one, two)

    assert found.next_step is Proposal.NOT_SAID
    assert "Two readings differ on the next step: please look at the reply yourself." in found.notes


# --- and the policy ---

DECISIONS = (Decision.NOT_SAID, Decision.NO, Decision.UNDECIDED, Decision.YES)
OUTCOMES = (Outcome.NOT_SAID, Outcome.HELD, Outcome.CANDIDATE_NO_SHOW)
WEIGHTS = ((), (concern("not sure", Severity.BLOCKING),))
SAID = [
    reading(outcome=o, decision=d, qualifications_met=m, next_step=n, points=p)
    for o, d, m, n, p in product(OUTCOMES, DECISIONS, Met, Proposal, WEIGHTS)
    if n is not Proposal.WITHDRAW
]
EAGER = Voice(decision=Decision.STRONG_YES, next_step=Proposal.OFFER)


def how_far(found: Reading, side: Side, last_round: bool) -> int:
    """How far the policy goes with this from one side, where the other side wants nothing more than to go ahead."""
    voice = combine((FiledReading(mail="m", at=START, reading=found),))
    assert voice is not None
    client, candidate = (voice, EAGER) if side is Side.CLIENT else (EAGER, voice)
    step = recommend(client=(client,), candidate=(candidate,), last_round=last_round, no_shows=0).step
    return ORDER.index(step) if step in ORDER else 0


@pytest.mark.parametrize("side", [Side.CLIENT, Side.CANDIDATE])
def test_two_readings_never_lead_further_than_the_more_modest_alone(side: Side) -> None:
    """All pairs, in the middle and in the last round; what a reading leads to alone is computed once."""
    limits: dict[object, tuple[int, int]] = {}

    def limit(found: Reading) -> tuple[int, int]:
        key = (found.outcome, found.decision, found.qualifications_met, found.next_step, bool(found.points))
        if key not in limits:
            limits[key] = (how_far(found, side, False), how_far(found, side, True))
        return limits[key]

    for one, two in combinations_with_replacement(SAID, 2):
        together, alone = limit(agreed(one, two)), zip(limit(one), limit(two), strict=True)
        assert all(found <= min(pair) for found, pair in zip(together, alone, strict=True)), (one, two)
