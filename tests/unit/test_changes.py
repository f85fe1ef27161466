"""A recommendation that a new answer revises says what changed: the step, the rules, and whose answer it was."""

from dataclasses import replace
from datetime import timedelta

from agent.adapters.store.codec import INTERVIEW
from agent.core.concluding import advice
from agent.core.decide import decide
from agent.core.events import ReplyRead
from agent.core.feedback import Decision, FiledReading, Kind, Proposal, Reading, Severity
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.core.people import Client, Directory, Person, Side
from agent.core.policy import Confidence, NextStep, Recommendation
from agent.core.respondent import Respondent, RespondentState
from agent.core.rules import Rules
from agent.core.thresholds import Thresholds
from agent.core.unread import BY_HAND, NO_READER
from tests.unit.made_up import AT, CANDIDATE, CLIENT, interview
from tests.unit.panel import concern

D, P = Decision, Proposal
BOSS = Address(email="olga@acme.example", name="Olga Sand")
ACME = Client(name="Acme", domains=frozenset({"acme.example"}), decision_makers=frozenset({BOSS.email}))
RULES = Rules(mailbox="anna", directory=Directory(recruiter=Address(email="anna@agency.example"), clients=(ACME,)))


def reading(decision: Decision = D.NOT_SAID, propose: Proposal = P.NOT_SAID, rating: int | None = None) -> Reading:
    return Reading(kind=Kind.FEEDBACK, decision=decision, next_step=propose, rating=rating, reader="offline rules")


def person(slot: str, address: Address, side: Side, *said: Reading) -> Respondent:
    filed = tuple(FiledReading(mail=f"{n}", at=AT + timedelta(hours=n), reading=one) for n, one in enumerate(said))
    return Respondent(
        slot=slot,
        person=Person(address=address, side=side, reason="named"),
        state=RespondentState.ANSWERED if said else RespondentState.ASKED,
        questions=1,
        readings=filed,
    )


def after(*people: Respondent, rules: Rules = RULES) -> Interview:
    """An interview with its first recommendation, after what these people said."""
    heard = replace(interview("anna"), respondents=people)
    return replace(heard, recommendation=advice(heard, rules), state=InterviewState.RECOMMENDED)


def then(before: Interview, slot: str, said: Reading, rules: Rules = RULES) -> Recommendation:
    """What is recommended after one more answer."""
    at = AT + timedelta(days=1)
    event = ReplyRead(id="e", interview=before.ref, at=at, slot=slot, mail="new", came=at, reading=said)
    found = decide(before, event, rules).interview.recommendation
    assert found
    return found


TOM_YES = person("b", CLIENT, Side.CLIENT, reading(D.YES, P.OFFER, rating=3))
CARLA_SILENT = person("a", CANDIDATE, Side.CANDIDATE)
CARLA_YES = person("a", CANDIDATE, Side.CANDIDATE, reading(D.YES))


def test_the_first_recommendation_has_changed_nothing() -> None:
    assert advice(after(TOM_YES, CARLA_SILENT), RULES).changed == ()


def test_a_new_answer() -> None:
    got = then(after(TOM_YES, CARLA_SILENT), "a", reading(D.YES, rating=5))
    assert got.step is NextStep.OFFER
    assert got.changed == (
        "The next step was hold and is now offer.",
        "What limits the candidate was candidate-missing and is now candidate-yes.",
        "Candidate: new answer (rating 5, decision yes).",
    )


def test_an_amended_answer() -> None:
    worried = replace(reading(D.NO, P.REJECT, rating=2), points=concern(Severity.BLOCKING))
    got = then(after(TOM_YES, CARLA_YES), "b", worried)
    assert got.changed == (
        "The next step was offer and is now reject.",
        "The rule that leads to it was lower-of-both and is now client-says-no.",
        "Client: rating from 3 to 2.",
        "Client: decision from yes to no.",
        "Client: proposed next step from offer to reject.",
        "Client: blocking concerns from 0 to 1.",
    )


def test_an_answer_that_says_the_same_again_changes_nothing() -> None:
    assert then(after(TOM_YES, CARLA_YES), "b", reading(D.YES, P.OFFER)).changed == ()


def test_what_has_changed_is_told_of_the_last_recommendation_only() -> None:
    once = then(after(TOM_YES, CARLA_SILENT), "a", reading(D.UNDECIDED))
    assert "Candidate: new answer (decision undecided)." in once.changed
    again = after(TOM_YES, person("a", CANDIDATE, Side.CANDIDATE, reading(D.UNDECIDED)))
    assert then(again, "a", reading(D.YES)).changed[-1] == "Candidate: decision from undecided to yes."


def test_a_reading_made_anew_is_an_amended_answer() -> None:
    before = after(TOM_YES, CARLA_YES)
    anew = replace(TOM_YES, readings=(replace(TOM_YES.readings[0], reading=reading(D.UNDECIDED, rating=3)),))
    read_again = replace(before, respondents=(anew, CARLA_YES))
    got = then(read_again, "a", reading())
    assert "Client: decision from yes to undecided." in got.changed


def test_a_recommendation_of_an_earlier_version_tells_nobodys_answer_as_new() -> None:
    """Earlier versions did not keep what a recommendation rests on, nor which rules limited the two sides."""
    before = after(TOM_YES, CARLA_SILENT)
    assert before.recommendation
    old = replace(before, recommendation=replace(before.recommendation, heard={}, ceiling="", cap=""))
    assert then(old, "a", reading(D.YES)).changed == ("The next step was hold and is now offer.",)


def test_what_a_recommendation_rests_on_is_stored() -> None:
    before = after(TOM_YES, CARLA_YES)
    assert INTERVIEW.value(INTERVIEW.text(before)) == before
    assert before.recommendation
    assert before.recommendation.heard == {
        "b": {"rating": "3", "decision": "yes", "next_step": "offer"},
        "a": {"decision": "yes"},
    }


# --- who decides, who is unread, and the operator's thresholds, from an interview -----------------------------------


def test_the_named_decision_makers_word_counts_and_changes_it() -> None:
    olga = person("c", BOSS, Side.CLIENT)
    got = then(after(TOM_YES, olga, CARLA_YES), "c", reading(D.UNDECIDED))
    assert (got.step, got.changed[-1]) == (NextStep.HOLD, "Client (person 2): new answer (decision undecided).")
    assert "person 1 wants to go ahead, person 2 is undecided; the decision-maker's word counts" in str(
        got.contradictions
    )


def test_a_colleagues_no_waits_for_the_decision_maker_but_not_for_ever() -> None:
    tom = person("b", CLIENT, Side.CLIENT, reading(D.NO))
    olga = person("c", BOSS, Side.CLIENT)
    waiting = replace(interview("anna"), respondents=(tom, olga, CARLA_SILENT))
    assert advice(waiting, RULES).at_once is False
    gone = replace(waiting, respondents=(tom, replace(olga, state=RespondentState.UNREACHABLE), CARLA_SILENT))
    assert advice(gone, RULES).rule == "client-says-no"


def test_a_decision_maker_who_writes_from_an_accepted_address_still_decides() -> None:
    home = replace(person("c", Address(email="olga@home.example"), Side.CLIENT, reading(D.NO)), accepted=(BOSS.email,))
    assert advice(replace(interview("anna"), respondents=(TOM_YES, home, CARLA_YES)), RULES).step is NextStep.REJECT


def test_a_candidate_never_decides_for_the_client() -> None:
    posing = person("a", BOSS, Side.CANDIDATE, reading(D.YES))
    got = advice(replace(interview("anna"), respondents=(person("b", CLIENT, Side.CLIENT), posing)), RULES)
    assert (got.step, got.ceiling) == (NextStep.HOLD, "client-missing")


def test_nothing_counts_of_who_asked_for_no_ai_until_the_recruiter_has_read_it() -> None:
    nobody = Reading(kind=Kind.FEEDBACK, reader=NO_READER)
    tom = person("b", CLIENT, Side.CLIENT, reading(D.YES, P.OFFER), nobody)
    before = after(tom, CARLA_YES)
    assert before.recommendation
    assert (before.recommendation.step, before.recommendation.confidence) == (NextStep.HOLD, Confidence.PROVISIONAL)
    by_hand = replace(reading(D.YES, P.OFFER), reader=BY_HAND)
    filed = person("b", CLIENT, Side.CLIENT, reading(D.YES, P.OFFER), nobody, by_hand)
    got = then(replace(before, respondents=(filed, CARLA_YES)), "a", reading())
    assert got.step is NextStep.OFFER
    assert got.changed[2:] == (
        "Client: the recruiter has said what the answer says.",
        "Client: decision from nothing to yes.",
        "Client: proposed next step from nothing to offer.",
    )


def test_a_new_answer_that_no_ai_may_read() -> None:
    nobody = Reading(kind=Kind.FEEDBACK, reader=NO_READER)
    got = then(after(TOM_YES, CARLA_SILENT), "a", nobody)
    assert got.changed[-1] == "Candidate: new answer, which no AI may read."


def test_the_operators_thresholds_reach_the_recommendation() -> None:
    worried = replace(reading(D.YES, P.OFFER), points=concern(Severity.MAJOR))
    lax = replace(RULES, thresholds=Thresholds(gap_concern=Severity.BLOCKING))
    told = after(person("b", CLIENT, Side.CLIENT), CARLA_YES)
    assert then(told, "b", worried).step is NextStep.ANOTHER_INTERVIEW
    assert then(told, "b", worried, lax).step is NextStep.OFFER


def test_two_addresses_of_one_candidate_are_both_heard() -> None:
    other = person("c", Address(email="carla@work.example"), Side.CANDIDATE, reading(D.STRONG_NO, P.WITHDRAW))
    assert advice(replace(interview("anna"), respondents=(TOM_YES, CARLA_YES, other)), RULES).step is NextStep.WITHDRAWN
