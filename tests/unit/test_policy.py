"""The next step: each sentence of the design with an example of its own, and what the recruiter reads of it."""

from dataclasses import replace

import pytest

from agent.core.feedback import Decision, Met, Outcome, Proposal, Severity
from agent.core.policy import CAP, CEILING, RULES, Confidence, NextStep, Recommendation, table_markdown
from agent.core.stand import case
from agent.core.thresholds import Thresholds
from tests.unit.panel import OFFERS, QUOTE, YES, outcome, says, step

D, O, P = Decision, Outcome, Proposal  # noqa: E741

# --- each sentence of the design -------------------------------------------------------------------------------------

HOLD, ANOTHER, OFFER = NextStep.HOLD, NextStep.ANOTHER_INTERVIEW, NextStep.OFFER

SETTLED = [
    ("candidate withdraws", step(YES, candidate=says(D.STRONG_NO)), NextStep.WITHDRAWN, "candidate-withdraws"),
    (
        "withdrawing comes before the client's no",
        step(says(D.NO), candidate=says(D.STRONG_NO)),
        NextStep.WITHDRAWN,
        "candidate-withdraws",
    ),
    ("client no", step(says(D.NO), candidate=YES), NextStep.REJECT, "client-says-no"),
    ("client strong no, candidate silent", step(says(D.STRONG_NO)), NextStep.REJECT, "client-says-no"),
    ("held against no-show", step(outcome(O.HELD), candidate=outcome(O.CLIENT_NO_SHOW)), HOLD, "attendance-disputed"),
    (
        "each missed the other",
        step(outcome(O.CANDIDATE_NO_SHOW), candidate=outcome(O.CLIENT_NO_SHOW)),
        HOLD,
        "attendance-disputed",
    ),
    ("a panel that disagrees on it", step(outcome(O.HELD), outcome(O.CANDIDATE_NO_SHOW)), HOLD, "attendance-disputed"),
    ("cancelled", step(outcome(O.CANCELLED)), HOLD, "cancelled"),
    ("no-show on one side's word", step(outcome(O.CANDIDATE_NO_SHOW)), NextStep.RESCHEDULE, "no-show"),
    ("no-show on the candidate's word", step(candidate=outcome(O.CLIENT_NO_SHOW)), NextStep.RESCHEDULE, "no-show"),
    ("moved", step(outcome(O.RESCHEDULED), candidate=outcome(O.RESCHEDULED)), NextStep.RESCHEDULE, "no-show"),
    ("second no-show", step(outcome(O.CANDIDATE_NO_SHOW), no_shows=1), HOLD, "no-show-again"),
]
LIMITED = [
    ("client missing", step(candidate=YES), HOLD),
    ("client undecided", step(says(D.UNDECIDED), candidate=YES), HOLD),
    ("client undecided about an offer", step(says(D.UNDECIDED, P.OFFER), candidate=YES), HOLD),
    ("client proposes to hold", step(says(D.YES, P.HOLD), candidate=YES, last_round=True), HOLD),
    ("client unclear", step(says(), candidate=YES), HOLD),
    ("client says yes and rejects", step(says(D.YES, P.REJECT), candidate=YES), HOLD),
    ("client undecided, wants another", step(says(D.UNDECIDED, P.ANOTHER_INTERVIEW), candidate=YES), ANOTHER),
    ("client yes", step(YES, candidate=YES), ANOTHER),
    ("client strong yes", step(says(D.STRONG_YES), candidate=YES), ANOTHER),
    ("client yes and an offer", step(OFFERS, candidate=YES), OFFER),
    ("client yes in the last round", step(YES, candidate=YES, last_round=True), OFFER),
    (
        "another interview after the last round",
        step(says(D.YES, P.ANOTHER_INTERVIEW), candidate=YES, last_round=True),
        ANOTHER,
    ),
    ("offer, but partly qualified", step(replace(OFFERS, qualifications_met=Met.PARTLY), candidate=YES), ANOTHER),
    ("offer, but a major concern", step(says(D.YES, P.OFFER, Severity.MAJOR), candidate=YES), ANOTHER),
    ("offer with a minor concern", step(says(D.YES, P.OFFER, Severity.MINOR), candidate=YES), OFFER),
    ("offer, candidate silent", step(OFFERS), HOLD),
    ("offer, candidate rather not", step(OFFERS, candidate=says(D.NO, P.WITHDRAW)), HOLD),
    ("offer, candidate undecided", step(OFFERS, candidate=says(D.UNDECIDED)), HOLD),
    ("offer, candidate unclear", step(OFFERS, candidate=says()), HOLD),
    ("offer, candidate blocked", step(OFFERS, candidate=says(D.STRONG_YES, grade=Severity.BLOCKING)), HOLD),
    ("offer, candidate strong yes", step(OFFERS, candidate=says(D.STRONG_YES)), OFFER),
    ("candidate's wish for an offer lifts nothing", step(YES, candidate=says(D.STRONG_YES, P.OFFER)), ANOTHER),
    ("candidate yes, but asks to wait", step(OFFERS, candidate=says(D.YES, P.HOLD)), HOLD),
    ("the lowest of a panel", step(says(D.STRONG_YES, P.OFFER), says(D.UNDECIDED), candidate=YES), HOLD),
    ("the lowest proposal of a panel", step(OFFERS, says(D.YES, P.ANOTHER_INTERVIEW), candidate=YES), ANOTHER),
    ("on a panel, a yes without a proposal leaves it to the others", step(OFFERS, YES, candidate=YES), OFFER),
    (
        "nobody proposes for a colleague who is undecided",
        step(says(D.YES, P.ANOTHER_INTERVIEW), says(D.UNDECIDED), candidate=YES),
        HOLD,
    ),
    (
        "all who are undecided want to meet again",
        step(OFFERS, says(D.UNDECIDED, P.ANOTHER_INTERVIEW), candidate=YES),
        ANOTHER,
    ),
    ("a colleague's grave concern", step(OFFERS, says(D.YES, grade=Severity.MAJOR), candidate=YES), ANOTHER),
    ("the lower of two answers for the candidate", step(OFFERS, candidate=[YES, says(D.UNDECIDED)]), HOLD),
]


@pytest.mark.parametrize(("_what", "got", "expected", "rule"), SETTLED, ids=[s[0] for s in SETTLED])
def test_rules_that_settle_it_in_examples(_what: str, got: Recommendation, expected: NextStep, rule: str) -> None:
    assert (got.step, got.rule) == (expected, rule)


@pytest.mark.parametrize(("_what", "got", "expected"), LIMITED, ids=[s[0] for s in LIMITED])
def test_the_lower_of_both_in_examples(_what: str, got: Recommendation, expected: NextStep) -> None:
    assert (got.step, got.rule) == (expected, "lower-of-both")


# --- whether it took place, as the recruiter says --------------------------------------------------------------------


@pytest.mark.parametrize("said", list(O))
def test_the_recruiters_word_on_whether_it_took_place_goes_before_everybody_elses(said: Outcome) -> None:
    client, candidate = replace(OFFERS, outcome=O.HELD), replace(YES, outcome=said)
    assert step(client, candidate=candidate, attended=O.HELD).step is OFFER
    assert step(client, candidate=candidate, attended=O.CLIENT_NO_SHOW).rule == "no-show"
    assert step(client, candidate=candidate, attended=O.CANCELLED).rule == "cancelled"


def test_where_the_recruiter_knows_that_it_did_not_take_place_nobody_is_waited_for() -> None:
    got = step(attended=O.CANDIDATE_NO_SHOW)
    assert (got.step, got.missing, got.confidence) == (NextStep.RESCHEDULE, (), Confidence.CLEAR)
    assert step(attended=O.HELD).ceiling == "client-missing"


# --- thresholds ------------------------------------------------------------------------------------------------------


def test_what_makes_a_gap_can_be_chosen() -> None:
    strict, lax = Thresholds(gap_concern=Severity.MINOR), Thresholds(gap_concern=Severity.BLOCKING)
    minor, major = says(D.YES, P.OFFER, Severity.MINOR), says(D.YES, P.OFFER, Severity.MAJOR)
    assert step(minor, candidate=YES, thresholds=strict).step is ANOTHER
    assert step(major, candidate=YES, thresholds=lax).step is OFFER
    partly = replace(OFFERS, qualifications_met=Met.PARTLY)
    assert step(partly, candidate=YES, thresholds=Thresholds(gap_qualifications=Met.NO)).step is OFFER


@pytest.mark.parametrize(("no_shows", "earlier", "expected"), [(1, 0, HOLD), (2, 0, NextStep.RESCHEDULE), (3, 2, HOLD)])
def test_after_how_many_no_shows_it_is_hold_can_be_chosen(no_shows: int, earlier: int, expected: NextStep) -> None:
    law = Thresholds(no_shows=no_shows)
    assert step(outcome(O.CANDIDATE_NO_SHOW), no_shows=earlier, thresholds=law).step is expected


def test_which_ratings_speak_for_and_against_can_be_chosen() -> None:
    rated, law = replace(YES, rating=3), Thresholds(good_rating=3, bad_rating=1)
    assert "Client rates it 3 of 5." in step(rated, candidate=YES, thresholds=law).speaks_for
    law = Thresholds(good_rating=5, bad_rating=3)
    assert "Client rates it 3 of 5." in step(rated, candidate=YES, thresholds=law).speaks_against
    usual = step(rated, candidate=YES)
    assert not any("rates" in line for line in (*usual.speaks_for, *usual.speaks_against))


# --- what the recruiter reads ----------------------------------------------------------------------------------------


def test_a_hold_says_what_is_missing_and_what_would_change_it() -> None:
    got = step(replace(says(D.YES, P.OFFER), rating=5, qualifications_met=Met.YES))
    assert got.sentence == (
        "Hold: the candidate has not answered, so call the candidate; the client says yes and proposes an offer."
    )
    assert got.speaks_for == (
        "Client: yes.",
        "Client proposes an offer.",
        "Client: qualifications are met.",
        "Client rates it 5 of 5.",
    )
    assert got.missing == ("The candidate's answer.",)
    assert "If the candidate says yes, without a blocking concern: offer." in got.would_change
    assert "If the client says no: reject." in got.would_change


@pytest.mark.parametrize(
    ("got", "sentence"),
    [
        (
            step(says(D.YES, P.ANOTHER_INTERVIEW), candidate=YES),
            "Another interview: the client says yes and proposes another interview; the candidate says yes.",
        ),
        (
            step(says(D.YES, P.ANOTHER_INTERVIEW)),
            "Hold: the candidate has not answered, so call the candidate;"
            " the client says yes and proposes another interview.",
        ),
        (
            step(YES, candidate=YES),
            "Another interview: the client says yes and proposes no next step; the candidate says yes.",
        ),
        (step(OFFERS, candidate=YES), "Offer: the client says yes and proposes an offer; the candidate says yes."),
        (step(says(D.NO), candidate=YES), "The client says no, so the process ends."),
    ],
)
def test_the_sentence_can_be_passed_on_as_it_is(got: Recommendation, sentence: str) -> None:
    assert got.sentence == sentence


@pytest.mark.parametrize(
    ("got", "contested"),
    [
        (step(OFFERS, candidate=YES), False),
        (step(says(D.YES, P.OFFER, Severity.MINOR), candidate=YES), False),
        (step(says(D.YES, P.OFFER, Severity.MAJOR), candidate=YES), True),
        (step(OFFERS, candidate=says(D.UNDECIDED)), True),
        (step(OFFERS, candidate=replace(YES, rating=2)), True),
        (step(says(D.UNDECIDED), candidate=says(D.UNDECIDED, grade=Severity.MINOR)), False),
        (step(says(D.STRONG_YES), says(D.NO), candidate=YES), True),
    ],
)
def test_a_minor_concern_alone_contests_nothing(got: Recommendation, contested: bool) -> None:
    assert got.contested is contested


def test_nobody_is_expected_to_judge_an_interview_that_did_not_take_place() -> None:
    assert step(outcome(O.CANDIDATE_NO_SHOW)).missing == ("The candidate's answer.",)
    assert step(outcome(O.RESCHEDULED), candidate=outcome(O.RESCHEDULED)).missing == ()


def test_what_would_change_it_is_what_the_policy_would_say_then() -> None:
    got = step(YES, candidate=YES)
    assert "If the client proposes an offer: offer." in got.would_change
    assert step(says(D.YES, P.OFFER), candidate=YES).step is NextStep.OFFER
    assert all(": another interview." not in line for line in got.would_change)


def test_protected_remarks_and_numbers_change_nothing() -> None:
    plain = case([YES], [YES], last_round=False, no_shows=0)
    rated = replace(YES, protected=(QUOTE,), rating=1)
    coloured = case([rated], [replace(YES, rating=5)], last_round=False, no_shows=0)
    assert plain == coloured


def test_the_table_for_the_readme_holds_every_rule() -> None:
    table = table_markdown()
    for rule in (*RULES, *CEILING, *CAP):
        assert f"| `{rule.id}` | {rule.sentence} |" in table
