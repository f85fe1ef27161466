"""On what the answers agree and contradict each other, and how firmly a recommendation stands."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core.feedback import Decision, Met, Outcome, PointKind, Proposal, Quote, Severity, Voice
from agent.core.policy import Confidence, Recommendation
from agent.core.thresholds import Thresholds
from tests.unit.panel import OFFERS, WORST_FIRST, YES, concern, outcome, point, says, step

D, O, P = Decision, Outcome, Proposal  # noqa: E741


def rated(number: int) -> Voice:
    return Voice(rating=number)


def fits(met: Met) -> Voice:
    return Voice(qualifications_met=met)


SIDES: list[tuple[Voice, Voice, str, str]] = [
    # the client's, the candidate's, on what they agree, on what they contradict each other
    (outcome(O.HELD), outcome(O.HELD), "", ""),
    (
        outcome(O.HELD),
        outcome(O.CLIENT_NO_SHOW),
        "",
        "The client says that it took place, the candidate says that the client did not come.",
    ),
    (outcome(O.RESCHEDULED), outcome(O.RESCHEDULED), "Both sides say that the interview was moved.", ""),
    (rated(4), rated(4), "Both sides rate it 4 of 5.", ""),
    (rated(5), rated(4), "Both sides rate it alike (4 and 5 of 5).", ""),
    (rated(5), rated(3), "", "The client rates it 5 of 5, the candidate rates it 3 of 5."),
    (rated(5), Voice(), "", ""),
    (fits(Met.YES), fits(Met.YES), "Both sides see a full fit.", ""),
    (fits(Met.NO), fits(Met.YES), "", "The client sees no fit, the candidate sees a full fit."),
    (fits(Met.PARTLY), fits(Met.YES), "", ""),
    (says(D.STRONG_YES), says(D.YES), "Both sides want to go ahead.", ""),
    (says(D.UNDECIDED), says(D.UNDECIDED), "Both sides are undecided.", ""),
    (says(D.NO), says(D.STRONG_NO), "Both sides do not want to go ahead.", ""),
    (says(D.YES), says(D.NO), "", "The client wants to go ahead, the candidate does not want to go ahead."),
    (says(D.YES), says(D.UNDECIDED), "", ""),
    (says(propose=P.OFFER), says(propose=P.OFFER), "Both sides propose an offer.", ""),
    (says(propose=P.REJECT), says(propose=P.WITHDRAW), "Both sides propose to end it.", ""),
    (
        says(propose=P.OFFER),
        says(propose=P.HOLD),
        "",
        "The client proposes an offer, the candidate proposes to wait.",
    ),
    (Voice(unread=True), says(D.NO), "", ""),
]


@pytest.mark.parametrize(("client", "candidate", "agree", "differ"), SIDES)
def test_what_the_two_sides_say(client: Voice, candidate: Voice, agree: str, differ: str) -> None:
    got = step(client, candidate=candidate)
    assert got.agreements == ((agree,) if agree else ())
    assert got.contradictions == ((differ,) if differ else ())


def test_how_far_apart_ratings_contradict_each_other_can_be_chosen() -> None:
    strict = step(rated(4), candidate=rated(3), thresholds=Thresholds(ratings_apart=1))
    lax = step(rated(5), candidate=rated(3), thresholds=Thresholds(ratings_apart=3))
    assert strict.contradictions == ("The client rates it 4 of 5, the candidate rates it 3 of 5.",)
    assert lax.agreements == ("Both sides rate it alike (3 and 5 of 5).",)


def test_a_panel_that_disagrees_is_named() -> None:
    got = step(says(D.STRONG_YES), says(D.NO, grade=Severity.MAJOR), candidate=YES)
    assert got.contradictions == (
        "The client's people disagree: person 1 wants to go ahead, person 2 does not want to go ahead;"
        " the lowest counts (no).",
        "Somebody of the client's does not want to go ahead, the candidate wants to go ahead.",
    )
    assert "Client (person 2) names 1 major concern." in got.speaks_against
    assert got.at_once


def test_on_a_panel_it_is_said_whose_word_counts() -> None:
    got = step(replace(OFFERS, decides=True), says(D.UNDECIDED), candidate=YES)
    assert got.contradictions == (
        "The client's people disagree: person 1 wants to go ahead, person 2 is undecided;"
        " the decision-maker's word counts (yes).",
    )


def test_a_panel_compares_everything() -> None:
    one = Voice(outcome=O.HELD, rating=5, qualifications_met=Met.YES, decision=D.YES, next_step=P.OFFER)
    other = Voice(outcome=O.HELD, rating=2, qualifications_met=Met.NO, decision=D.YES, next_step=P.HOLD)
    got = step(one, other)
    assert got.agreements == ("The client's people want to go ahead.",)
    assert got.contradictions == (
        "The client's people disagree: person 1 rates it 5 of 5, person 2 rates it 2 of 5.",
        "The client's people disagree: person 1 sees a full fit, person 2 sees no fit.",
        "The client's people disagree: person 1 proposes an offer, person 2 proposes to wait.",
    )


def test_people_keep_their_numbers_while_some_are_silent() -> None:
    got = step(replace(YES, person=3), candidate=replace(YES, person=2))
    assert got.speaks_for == ("Client (person 3): yes.", "Candidate (person 2): yes.")


def test_yes_and_strong_yes_are_no_disagreement() -> None:
    got = step(says(D.STRONG_YES), YES, candidate=YES)
    assert (got.contradictions, got.speaks_against) == ((), ())
    assert got.agreements == ("The client's people want to go ahead.", "Both sides want to go ahead.")


# --- confidence ------------------------------------------------------------------------------------------------------

WHOLE = replace(OFFERS, outcome=O.HELD, rating=5, qualifications_met=Met.YES)


@pytest.mark.parametrize(
    ("got", "confidence"),
    [
        (step(WHOLE, candidate=YES), Confidence.CLEAR),
        (step(replace(WHOLE, points=concern(Severity.MINOR)), candidate=YES), Confidence.CLEAR),
        (step(replace(WHOLE, points=concern(Severity.MAJOR)), candidate=YES), Confidence.MIXED),
        (step(WHOLE, candidate=replace(YES, rating=3)), Confidence.MIXED),
        (step(outcome(O.HELD), candidate=outcome(O.CLIENT_NO_SHOW)), Confidence.MIXED),
        (step(outcome(O.CANCELLED), candidate=outcome(O.CANCELLED)), Confidence.CLEAR),
        (step(WHOLE), Confidence.PROVISIONAL),
        (step(WHOLE, says(), candidate=YES), Confidence.PROVISIONAL),
        (step(says(D.NO)), Confidence.SETTLED),
        (step(candidate=says(D.STRONG_NO)), Confidence.SETTLED),
    ],
)
def test_confidence_is_what_it_rests_on(got: Recommendation, confidence: Confidence) -> None:
    assert got.confidence is confidence


def test_the_rules_of_both_limits_are_told_where_they_led_to_the_step() -> None:
    got = step(WHOLE, candidate=says(D.UNDECIDED))
    assert (got.rule, got.ceiling, got.cap) == ("lower-of-both", "client-offers", "candidate-undecided")
    assert (step(says(D.NO)).ceiling, step(says(D.NO)).cap) == ("", "")


# --- anybody, saying anything ----------------------------------------------------------------------------------------

SECRET = Quote(first_line=1, start=0, last_line=1, end=9, text="xyzzy words of theirs")
points = st.lists(
    st.builds(point, st.sampled_from(PointKind), st.none() | st.sampled_from(Severity)).map(
        lambda p: replace(p, quote=SECRET)
    ),
    max_size=4,
).map(tuple)
people = st.builds(
    Voice,
    outcome=st.sampled_from(O),
    rating=st.none() | st.integers(1, 5),
    decision=st.sampled_from(D),
    qualifications_met=st.sampled_from(Met),
    next_step=st.sampled_from(P),
    points=points,
    protected=st.just((SECRET,)),
    evidence=st.just({"decision": SECRET}),
    decides=st.booleans(),
    unread=st.booleans(),
)
laws = st.builds(
    Thresholds,
    good_rating=st.integers(3, 5),
    bad_rating=st.integers(1, 2),
    ratings_apart=st.integers(1, 4),
    no_shows=st.integers(1, 9),
    gap_concern=st.sampled_from(Severity),
    gap_qualifications=st.sampled_from((Met.PARTLY, Met.NO)),
)
panels = st.lists(people, max_size=4)


@given(panels, panels, laws, st.booleans(), st.integers(0, 9))
@settings(max_examples=400)
def test_whatever_anybody_says(
    client: list[Voice], candidate: list[Voice], law: Thresholds, last: bool, no_shows: int
) -> None:
    got = step(*client, candidate=candidate, last_round=last, no_shows=no_shows, thresholds=law)
    lines = (*got.speaks_for, *got.speaks_against, *got.agreements, *got.contradictions, *got.missing)
    assert not any("xyzzy" in line or "not_said" in line for line in (got.sentence, *lines, *got.would_change))
    assert all(line.endswith(".") for line in (got.sentence, *lines, *got.would_change))
    assert not set(got.agreements) & set(got.contradictions)
    assert bool(got.ceiling) == bool(got.cap) == (got.rule == "lower-of-both")
    worst = step(*client, candidate=[*candidate, says(D.UNDECIDED)], last_round=last, no_shows=no_shows, thresholds=law)
    assert WORST_FIRST[worst.step] <= WORST_FIRST[got.step]


@given(panels.filter(bool), panels, laws, st.sampled_from(Severity))
@settings(max_examples=300)
def test_one_more_concern_never_leads_on_and_never_makes_it_clearer(
    client: list[Voice], candidate: list[Voice], law: Thresholds, grade: Severity
) -> None:
    worried = [replace(client[0], points=(*client[0].points, *concern(grade))), *client[1:]]
    before = step(*client, candidate=candidate, last_round=True, thresholds=law)
    after = step(*worried, candidate=candidate, last_round=True, thresholds=law)
    assert WORST_FIRST[after.step] <= WORST_FIRST[before.step]
    firm = (Confidence.MIXED, Confidence.CLEAR)
    if before.confidence in firm:
        assert firm.index(after.confidence) <= firm.index(before.confidence)
