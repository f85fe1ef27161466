"""What values imply: filled in only where nothing was said, and with the proof of what implies it."""

from hypothesis import given
from hypothesis import strategies as st

from agent.core.feedback import FIELDS, NOT_SAID, Decision, Kind, Met, Outcome, Proposal, Quote, Reading
from agent.core.people import Side
from agent.reading.conventions import complete


def quote(text: str) -> Quote:
    return Quote(first_line=1, start=0, last_line=1, end=len(text), text=text)


def reading(**said: object) -> Reading:
    evidence = {name: quote(name) for name in said if name in FIELDS}
    return Reading(reader="test", evidence=evidence, **{"kind": Kind.FEEDBACK, **said})  # type: ignore[arg-type]


def test_a_clients_no_means_reject() -> None:
    found = complete(reading(decision=Decision.NO), Side.CLIENT)

    assert (found.next_step, found.evidence["next_step"].text) == (Proposal.REJECT, "decision")


def test_a_candidates_no_means_withdraw() -> None:
    assert complete(reading(decision=Decision.STRONG_NO), Side.CANDIDATE).next_step is Proposal.WITHDRAW


def test_a_clients_next_interview_means_yes() -> None:
    found = complete(reading(next_step=Proposal.ANOTHER_INTERVIEW), Side.CLIENT)

    assert (found.decision, found.evidence["decision"].text) == (Decision.YES, "next_step")


def test_a_client_who_waits_has_not_decided_by_that() -> None:
    assert complete(reading(next_step=Proposal.HOLD), Side.CLIENT).decision is Decision.NOT_SAID


def test_a_rating_proves_that_it_took_place() -> None:
    found = complete(reading(rating=4), Side.CLIENT)

    assert (found.outcome, found.evidence["outcome"].text) == (Outcome.HELD, "rating")


def test_a_question_proves_nothing() -> None:
    assert complete(reading(kind=Kind.QUESTION), Side.CLIENT) == reading(kind=Kind.QUESTION)


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "outcome": st.sampled_from(Outcome),
        "rating": st.integers(1, 5),
        "decision": st.sampled_from(Decision),
        "qualifications_met": st.sampled_from(Met),
        "next_step": st.sampled_from(Proposal),
    },
).map(lambda values: {name: value for name, value in values.items() if value != NOT_SAID})


@given(values=VALUES, kind=st.sampled_from(Kind), side=st.sampled_from((Side.CLIENT, Side.CANDIDATE)))
def test_nothing_that_was_said_changes_and_everything_has_a_proof(
    values: dict[str, object], kind: Kind, side: Side
) -> None:
    before = reading(**values, kind=kind)

    after = complete(before, side)

    assert {name: getattr(after, name) for name in values} == values
    said = {name for name in FIELDS if getattr(after, name) not in (None, NOT_SAID)}
    assert said == set(after.evidence)
    assert {q.text for q in after.evidence.values()} <= set(values)
    assert complete(after, side) == after
    if kind is not Kind.FEEDBACK:
        assert after == before
