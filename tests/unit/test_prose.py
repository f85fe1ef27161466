"""A model's sentences about a recommendation: what is let through, and that no word of a participant leads to them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.feedback import Quote
from agent.core.prose import Cited, Prose
from agent.core.rule import NextStep
from agent.reading.prose import MAX_LENGTH, proved

STEPS = (NextStep.ANOTHER_INTERVIEW, NextStep.OFFER)
GOOD = "The client wants to go on and proposes an offer, and {Q1} carries that. One thing weighs against it: {Q2}."


def accepted(text: str) -> str:
    return proved(text, 3, STEPS, (4, 5))


def test_plain_sentences_around_places_are_let_through() -> None:
    assert accepted(GOOD) == GOOD
    assert accepted("  Both sides want\nto go on.  ") == "Both sides want to go on."
    assert accepted("The client rates it 4 of 5.") != ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{Q1}",
        "The client says {Q4}.",
        "The client says {Q0}.",
        "The client says {Q1}, {Q1}.",
        "The client says {Q1.",
        "The client says {name}.",
        "The client says {{Q1}}.",
        "See https://evil.example/x for more.",
        "See www.evil.example for more.",
        "See evil.example for more.",
        "Write to eve@evil.example.",
        "Click [here](x).",
        "<b>Good</b> interview.",
        "Good &lt; interview.",
        "javascript:alert(1) is fine.",
        "The client should reject.",
        "Better wait for another candidate.",
        "The candidate withdraws.",
        "They rate it 3 of 5.",
        "She is pregnant, which weighs against it.",
        "Yes. " * 6,
        "A" * (MAX_LENGTH + 1),
    ],
)
def test_what_might_mislead_is_thrown_away(text: str) -> None:
    assert accepted(text) == ""


def test_a_step_that_a_side_proposes_may_be_named() -> None:
    text = "The client would rather wait."

    assert (accepted(text), proved(text, 0, (NextStep.HOLD,), ())) == ("", text)


@given(text=st.text(st.sampled_from("{}Q123 .abcno<>@:/é\n&;offer waitrejectwww"), max_size=300))
def test_whatever_is_let_through_can_be_shown(text: str) -> None:
    found = accepted(text)

    assert len(found) <= MAX_LENGTH
    bare = re.sub(r"\{Q[123]\}", "", found)
    assert not re.search(r"[{}<>@|`]|://|www\.", bare)
    cited = tuple(
        Cited(slot="a", mail="m", quote=Quote(first_line=1, start=0, last_line=1, end=1, text=str(n))) for n in range(3)
    )
    pieces = list(Prose(text=found, cited=cited, writer="m", prompt="rationale/1").pieces())
    assert "".join(p if isinstance(p, str) else f"{{Q{cited.index(p) + 1}}}" for p in pieces) == found


@pytest.mark.parametrize(
    "text",
    [
        "See evil。com for more.",
        "See ｗｗｗ．evil．ｃｏｍ for more.",
        "See evil .com for more.",
        "Write to bob at acme dot com.",
        "The client did not say {Q1}.",
        "It isn't true that {Q1}.",
        "The recommendation is wrong.",
        "The candidate should get more.",
        "Both gave seven out of ten.",
        "The rating is ٣.",
        "Drop the candidate.",
        "The client declines.",
        "The candidate pulled out.",
        "An offer is the conclusion of the rules.",
    ],
)
def test_denials_advice_and_other_ways_to_write_are_thrown_away(text: str) -> None:
    assert proved(text, 3, STEPS, (4, 5), NextStep.ANOTHER_INTERVIEW) == ""


@pytest.mark.parametrize("text", ["She gets the role.", "Appoint her: {Q1}.", "Bring her on board.", "Give her a job."])
def test_an_offer_in_other_words_is_no_hold(text: str) -> None:
    assert proved(text, 3, (NextStep.HOLD,), (4, 5), NextStep.HOLD) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The rules recommend another interview, although the client proposes an offer.",
        "Another interview is recommended; the client proposes an offer, and {Q1} carries that.",
        "The client is not sure: {Q1}. The candidate’s answer — “{Q2}” — speaks for it.",
        "Two concerns weigh against it.",
    ],
)
def test_what_a_side_proposes_beside_the_recommendation_is_let_through(text: str) -> None:
    step = NextStep.OFFER if text.startswith("The client is") else NextStep.ANOTHER_INTERVIEW
    assert bool(proved(text, 3, STEPS, (4, 5), step)) is ("although" not in text)
