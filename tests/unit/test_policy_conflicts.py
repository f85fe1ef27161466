"""Answers that contradict themselves, or each other, or that nobody has read: a cautious next step for each of them."""

from dataclasses import replace

import pytest

from agent.core.feedback import Decision, Proposal, Severity, Voice
from agent.core.policy import Confidence, NextStep, Recommendation
from tests.unit.panel import OFFERS, YES, says, step

D, P = Decision, Proposal
HOLD, ANOTHER, OFFER = NextStep.HOLD, NextStep.ANOTHER_INTERVIEW, NextStep.OFFER

# --- answers that contradict themselves ------------------------------------------------------------------------------

# Read: the decision on the left, the proposal above, and what follows where the other side is all for it.
BY_CLIENT = """
              nothing   offer     another   to wait   to reject withdraw
strong yes    another   offer     another   hold      hold      hold
yes           another   offer     another   hold      hold      hold
undecided     hold      hold      another   hold      hold      hold
nothing       hold      hold      hold      hold      hold      hold
no            reject    hold      hold      reject    reject    reject
strong no     reject    hold      hold      reject    reject    reject
"""
BY_CLIENT_IN_THE_LAST_ROUND = BY_CLIENT.replace("yes    another", "yes    offer  ").replace(
    "yes           another", "yes           offer  "
)
BY_CANDIDATE = """
              nothing   offer     another   to wait   to reject withdraw
strong yes    offer     offer     offer     hold      hold      hold
yes           offer     offer     offer     hold      hold      hold
undecided     hold      hold      hold      hold      hold      hold
nothing       hold      hold      hold      hold      hold      hold
no            hold      hold      hold      hold      hold      hold
strong no     withdrawn hold      hold      withdrawn withdrawn withdrawn
"""
DECISIONS = {
    "strong yes": D.STRONG_YES,
    "yes": D.YES,
    "undecided": D.UNDECIDED,
    "nothing": D.NOT_SAID,
    "no": D.NO,
    "strong no": D.STRONG_NO,
}
PROPOSALS = (P.NOT_SAID, P.OFFER, P.ANOTHER_INTERVIEW, P.HOLD, P.REJECT, P.WITHDRAW)
STEPS = {"another": ANOTHER, **{one.value: one for one in NextStep}}


def grid(table: str) -> list[tuple[Voice, NextStep]]:
    rows = [(row[:14].strip(), row[14:].split()) for row in table.strip("\n").splitlines()[1:]]
    return [
        (says(DECISIONS[decision], proposal), STEPS[cell])
        for decision, cells in rows
        for proposal, cell in zip(PROPOSALS, cells, strict=True)
    ]


def test_every_pair_of_decision_and_proposal_of_the_clients() -> None:
    assert len(grid(BY_CLIENT)) == len(D) * len(P)
    for voice, expected in grid(BY_CLIENT):
        assert step(voice, candidate=says(D.STRONG_YES)).step is expected, voice
    for voice, expected in grid(BY_CLIENT_IN_THE_LAST_ROUND):
        assert step(voice, candidate=says(D.STRONG_YES), last_round=True).step is expected, voice


def test_every_pair_of_decision_and_proposal_of_the_candidates() -> None:
    assert len(grid(BY_CANDIDATE)) == len(D) * len(P)
    for voice, expected in grid(BY_CANDIDATE):
        assert step(OFFERS, candidate=voice).step is expected, voice


@pytest.mark.parametrize(
    ("got", "sentence"),
    [
        (
            step(says(D.YES, P.REJECT), candidate=YES),
            "Hold: the client's decision and proposal contradict each other, so call the client;"
            " the candidate says yes.",
        ),
        (
            step(OFFERS, candidate=says(D.STRONG_NO, P.ANOTHER_INTERVIEW)),
            "Hold: the candidate's decision and proposal contradict each other, so call the candidate;"
            " the client says yes and proposes an offer.",
        ),
    ],
)
def test_who_contradicts_themselves_is_called_and_ends_nothing(got: Recommendation, sentence: str) -> None:
    assert (got.sentence, got.at_once) == (sentence, False)


def test_a_colleague_who_contradicts_themselves_does_not_weaken_anothers_no() -> None:
    assert step(says(D.NO), says(D.NO, P.OFFER), candidate=YES).rule == "client-says-no"


def test_a_no_and_an_offer_of_two_people_is_no_contradiction_of_one() -> None:
    assert step(says(D.NO), OFFERS, candidate=YES).rule == "client-says-no"


# --- who decides for the client --------------------------------------------------------------------------------------


def boss(decision: Decision = D.NOT_SAID, propose: Proposal = P.NOT_SAID) -> Voice:
    return replace(says(decision, propose), decides=True)


DECIDED = [
    ("yes against a colleague's no", step(boss(D.YES, P.OFFER), says(D.NO, P.REJECT), candidate=YES), OFFER),
    ("no against a colleague's offer", step(OFFERS, boss(D.NO), candidate=YES), NextStep.REJECT),
    ("undecided against a colleague's offer", step(OFFERS, boss(D.UNDECIDED), candidate=YES), HOLD),
    ("a colleague's offer is not theirs", step(OFFERS, boss(D.YES), candidate=YES), ANOTHER),
    ("no decision of theirs: the lowest", step(OFFERS, boss(), says(D.UNDECIDED), candidate=YES), HOLD),
    ("two who decide: the lower", step(boss(D.YES, P.OFFER), boss(D.UNDECIDED), candidate=YES), HOLD),
    ("a colleague's gap still counts", step(boss(D.YES, P.OFFER), says(D.NO, grade=Severity.BLOCKING), candidate=YES),
     ANOTHER),
]  # fmt: skip


@pytest.mark.parametrize(("_what", "got", "expected"), DECIDED, ids=[s[0] for s in DECIDED])
def test_the_decision_makers_word_counts(_what: str, got: Recommendation, expected: NextStep) -> None:
    assert got.step is expected


def test_a_colleagues_no_ends_nothing_while_the_decision_maker_may_still_answer() -> None:
    waiting = step(says(D.NO), candidate=YES, awaited=True)
    assert (waiting.step, waiting.at_once, waiting.ceiling) == (HOLD, False, "client-no-decider-awaited")
    assert "The word of the client's decision-maker." in waiting.missing
    assert step(says(D.NO), candidate=YES).at_once
    assert step(boss(D.NO), candidate=YES, awaited=True).at_once, "the one who answered decides, too"


# --- who asked for no AI ---------------------------------------------------------------------------------------------

UNREAD = Voice(unread=True)


def test_who_asked_for_no_ai_is_unclear_until_the_recruiter_has_read_them() -> None:
    client, candidate = step(UNREAD, candidate=YES), step(OFFERS, candidate=UNREAD)
    assert (client.step, client.ceiling, client.confidence) == (HOLD, "client-unread", Confidence.PROVISIONAL)
    assert (candidate.step, candidate.cap, candidate.confidence) == (HOLD, "candidate-unread", Confidence.PROVISIONAL)
    assert candidate.missing == (
        "Candidate: what the answer says, of which they asked that no AI reads it.",
        "Whether the candidate meets the qualifications.",
    )


def test_a_panel_is_unclear_as_long_as_one_of_them_is_unread() -> None:
    assert step(OFFERS, UNREAD, candidate=YES).ceiling == "client-unread"
    assert step(OFFERS, replace(UNREAD, decides=True), candidate=YES).ceiling == "client-unread"
    assert step(boss(D.YES, P.OFFER), UNREAD, candidate=YES).step is OFFER
    assert step(says(D.NO), UNREAD, candidate=YES).rule == "client-says-no"
