"""The next step: the whole domain, and each sentence of the design with an example of its own."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest

from agent.core.feedback import Decision, Met, Outcome, Point, PointKind, Proposal, Quote, Severity, Voice
from agent.core.policy import CAP, CEILING, RULES, NextStep, Recommendation, judge, recommend, table_markdown
from agent.core.stand import Case, Stand, case, stand

D, O, P = Decision, Outcome, Proposal  # noqa: E741
LADDER = (D.STRONG_NO, D.NO, D.UNDECIDED, D.YES, D.STRONG_YES)
GRADES = (None, Severity.MINOR, Severity.MAJOR, Severity.BLOCKING)
WORST_FIRST = {
    NextStep.WITHDRAWN: 0,
    NextStep.REJECT: 1,
    NextStep.HOLD: 2,
    NextStep.RESCHEDULE: 2,
    NextStep.ANOTHER_INTERVIEW: 3,
    NextStep.OFFER: 4,
}
QUOTE = Quote(first_line=1, start=0, last_line=1, end=5, text="words")


def concern(severity: Severity | None) -> tuple[Point, ...]:
    return (Point(kind=PointKind.CONCERN, quote=QUOTE, severity=severity),) if severity else ()


def says(decision: Decision = D.NOT_SAID, propose: Proposal = P.NOT_SAID, grade: Severity | None = None) -> Voice:
    return Voice(decision=decision, next_step=propose, points=concern(grade))


def outcome(what: Outcome) -> Voice:
    return Voice(outcome=what)


def step(*client: Voice, candidate: Voice | None = None, last_round: bool = False, no_shows: int = 0) -> Recommendation:
    return recommend(client=client, candidate=candidate, last_round=last_round, no_shows=no_shows)


YES = says(D.YES)

# --- the whole domain ------------------------------------------------------------------------------------------------


def voices() -> Iterator[Voice]:
    """Every value of every field that the policy may look at."""
    for o, d, met, p, grade in itertools.product(Outcome, Decision, Met, Proposal, GRADES):
        yield Voice(outcome=o, decision=d, qualifications_met=met, next_step=p, points=concern(grade))


def stands() -> tuple[Stand, ...]:
    """Every stand that a side can take."""
    gaps = ((False, False), (True, False), (True, True))
    said = itertools.product(Decision, Proposal, gaps)
    return (Stand(), *(Stand(answered=True, decision=d, proposal=p, gap=g, blocking=b) for d, p, (g, b) in said))


def test_every_voice_is_reduced_to_one_of_the_stands() -> None:
    reached = {stand([voice]) for voice in voices()} | {stand([])}
    assert reached == set(stands())


def test_every_pair_of_voices_on_a_panel_is_reduced_to_one_of_the_stands() -> None:
    small = [says(d, p, g) for d, p, g in itertools.product(Decision, Proposal, GRADES)]
    every = set(stands())
    assert all(stand(pair) in every for pair in itertools.product(small[::5], small))


def test_every_case_of_the_domain_has_one_next_step_and_the_candidate_never_lifts_it() -> None:
    counted = 0
    yes = Stand(answered=True, decision=D.STRONG_YES)
    for client, last_round, again in itertools.product(stands(), (False, True), (False, True)):
        ceiling = judge(Case(client=client, candidate=yes, last_round=last_round, again=again)).step
        for candidate in stands():
            c = Case(client=client, candidate=candidate, last_round=last_round, again=again)
            assert WORST_FIRST[judge(c).step] <= WORST_FIRST[ceiling]
            counted += 1
    assert counted == len(stands()) ** 2 * 4 == 47_524


def test_every_pair_of_outcomes_has_one_next_step() -> None:
    settles = {rule.id for rule in RULES}
    for first, second, no_shows in itertools.product(Outcome, Outcome, (0, 1, 2)):
        told = {first, second} - {O.NOT_SAID}
        got = step(outcome(first), candidate=outcome(second), no_shows=no_shows)
        assert (got.rule in settles) == bool(told - {O.HELD}), (first, second)


def test_whatever_one_person_says_there_is_a_recommendation() -> None:
    for voice in voices():
        for got in (step(voice, candidate=YES), step(YES, candidate=voice)):
            assert got.sentence
            assert got.at_once == (got.step in {NextStep.REJECT, NextStep.WITHDRAWN})


def test_a_lower_decision_never_leads_to_a_better_step() -> None:
    for one, other, last_round in itertools.product(stands(), stands(), (False, True)):
        for better, worse in itertools.pairwise(reversed(LADDER)):
            for side in ("client", "candidate"):
                c = Case(client=one, candidate=other, last_round=last_round)
                if not getattr(c, side).answered or getattr(c, side).decision is not better:
                    continue
                lowered = replace(c, **{side: replace(getattr(c, side), decision=worse)})
                assert WORST_FIRST[judge(lowered).step] <= WORST_FIRST[judge(c).step], (c, lowered)


def test_a_graver_concern_never_leads_to_a_better_step() -> None:
    decisions = itertools.product(Decision, Proposal, Decision, (False, True))
    for decided, proposed, other, last_round in decisions:
        for milder, graver in itertools.pairwise(GRADES):
            mild, grave = says(decided, proposed, milder), says(decided, proposed, graver)
            opposite = says(other, P.OFFER)
            by_client = [case([v], opposite, last_round=last_round, no_shows=0) for v in (mild, grave)]
            by_candidate = [case([opposite], v, last_round=last_round, no_shows=0) for v in (mild, grave)]
            for before, after in (by_client, by_candidate):
                assert WORST_FIRST[judge(after).step] <= WORST_FIRST[judge(before).step]


def test_another_voice_on_the_panel_that_says_less_never_leads_to_a_better_step() -> None:
    for high, low, proposed in itertools.product(LADDER, LADDER, Proposal):
        alone = step(says(high, proposed), candidate=YES)
        joined = step(says(high, proposed), says(low, proposed), candidate=YES)
        assert WORST_FIRST[joined.step] <= WORST_FIRST[alone.step]


def test_every_line_of_the_tables_is_reached() -> None:
    every = [Case(client=a, candidate=b, last_round=r) for a in stands() for b in stands()[::7] for r in (False, True)]
    every += [Case(candidate=b) for b in stands()]
    assert {next(r.id for r in CEILING if r.holds(c)) for c in every} == {r.id for r in CEILING}
    assert {next(r.id for r in CAP if r.holds(c)) for c in every} == {r.id for r in CAP}
    told = [step(outcome(a), candidate=outcome(b), no_shows=n) for a in Outcome for b in Outcome for n in (0, 1)]
    told += [step(says(D.NO)), step(candidate=says(D.STRONG_NO))]
    assert {got.rule for got in told} >= {rule.id for rule in RULES}


# --- each sentence of the design -------------------------------------------------------------------------------------

HOLD, ANOTHER, OFFER = NextStep.HOLD, NextStep.ANOTHER_INTERVIEW, NextStep.OFFER
OFFERS = says(D.YES, P.OFFER)

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
    ("the lowest of a panel", step(says(D.STRONG_YES, P.OFFER), says(D.UNDECIDED), candidate=YES), HOLD),
]


@pytest.mark.parametrize(("_what", "got", "expected", "rule"), SETTLED, ids=[s[0] for s in SETTLED])
def test_rules_that_settle_it_in_examples(_what: str, got: Recommendation, expected: NextStep, rule: str) -> None:
    assert (got.step, got.rule) == (expected, rule)


@pytest.mark.parametrize(("_what", "got", "expected"), LIMITED, ids=[s[0] for s in LIMITED])
def test_the_lower_of_both_in_examples(_what: str, got: Recommendation, expected: NextStep) -> None:
    assert (got.step, got.rule) == (expected, "lower-of-both")


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


def test_each_sentence_names_both_sides_and_first_the_one_that_sets_the_limit() -> None:
    for client, candidate, last_round in itertools.product(stands(), stands(), (False, True)):
        c = Case(client=client, candidate=candidate, last_round=last_round)
        got = judge(c)
        if got.rule != "lower-of-both":
            continue
        ceiling = next(rule for rule in CEILING if rule.holds(c))
        cap = next(rule for rule in CAP if rule.holds(c))
        limits, other = (ceiling, cap) if WORST_FIRST[ceiling.step] <= WORST_FIRST[cap.step] else (cap, ceiling)
        step_said, _, why = got.sentence.partition(": ")
        assert step_said.lower().replace(" ", "_") == got.step == limits.step
        assert why == f"{limits.sentence}; {other.sentence}."


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


def test_a_panel_that_disagrees_is_named() -> None:
    got = step(says(D.STRONG_YES), says(D.NO, grade=Severity.MAJOR), candidate=YES)
    assert got.speaks_against[0] == "The client's people disagree (strong yes, no); the lowest counts: no."
    assert "Client (person 2) names 1 major concern." in got.speaks_against
    assert got.at_once


def test_yes_and_strong_yes_are_no_disagreement() -> None:
    assert step(says(D.STRONG_YES), YES, candidate=YES).speaks_against == ()


def test_what_would_change_it_is_what_the_policy_would_say_then() -> None:
    got = step(YES, candidate=YES)
    assert "If the client proposes an offer: offer." in got.would_change
    assert step(says(D.YES, P.OFFER), candidate=YES).step is NextStep.OFFER
    assert all(": another interview." not in line for line in got.would_change)


def test_protected_remarks_and_numbers_change_nothing() -> None:
    plain = case([YES], YES, last_round=False, no_shows=0)
    coloured = case([replace(YES, protected=(QUOTE,), rating=1)], replace(YES, rating=5), last_round=False, no_shows=0)
    assert plain == coloured


def test_the_table_for_the_readme_holds_every_rule() -> None:
    table = table_markdown()
    for rule in (*RULES, *CEILING, *CAP):
        assert f"| `{rule.id}` | {rule.sentence} |" in table
