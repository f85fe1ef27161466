"""Answers of every kind in random order, once both sides are asked, against what must hold whenever a mail leaves."""

from datetime import timedelta
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from agent.core.calendar import Method
from agent.core.events import Verb
from agent.core.feedback import Decision, Kind, Outcome
from agent.core.interview import InterviewState
from agent.core.people import Side
from tests.unit.cases import ANNA, END, PRIYA, TOM
from tests.unit.test_invariants import EVE, MIA, World

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SLOTS = st.sampled_from("aabbc")
YES, HELD = Decision.YES, Outcome.HELD


def _reading(kind: Kind, **more: Any) -> tuple[str, dict[str, Any]]:
    return "read", {"kind": kind, "decision": YES, "outcome": HELD, "names": [], "days": 1, **more}


ACTS = st.one_of(
    st.tuples(st.just("time_passes"), st.fixed_dictionaries({"span": st.sampled_from([HOUR, 7 * HOUR, DAY, 4 * DAY])})),
    st.tuples(st.just("answers"), st.fixed_dictionaries({
        "slot": SLOTS,
        "text": st.sampled_from(["went well"] * 6 + ["STOP", "no ai"]),
        "kind": st.sampled_from([*Kind, *[Kind.FEEDBACK] * 2, Kind.REDIRECT, Kind.QUESTION]),
        "decision": st.sampled_from([YES, Decision.UNDECIDED]),
        "outcome": st.sampled_from([*[HELD] * 4, Outcome.CLIENT_NO_SHOW, Outcome.CANCELLED]),
        "names": st.lists(st.sampled_from([MIA, EVE, PRIYA, TOM, ANNA]), max_size=2, unique=True),
        "days": st.integers(-2, 60),
        "wait": st.sampled_from([HOUR * 0, HOUR * 0, DAY]),
    })),
    st.tuples(st.just("about_a_redirect"), st.fixed_dictionaries({
        "slot": SLOTS,
        "who": st.sampled_from([None, MIA, MIA, EVE, PRIYA, TOM, ANNA]),
        "verb": st.sampled_from([Verb.ASK, Verb.ASK, Verb.VETO]),
    })),
    st.tuples(st.just("what_happened"), st.fixed_dictionaries({
        "outcome": st.sampled_from([None, HELD, HELD, Outcome.CANDIDATE_NO_SHOW]),
    })),
    st.tuples(st.just("filed_by_hand"), st.fixed_dictionaries({"slot": SLOTS, "decision": st.just(YES)})),
    st.tuples(st.just("calendar"), st.fixed_dictionaries({
        "method": st.just(Method.REQUEST),
        "sequence": st.integers(1, 3),
        "days": st.integers(1, 6),
        "verified": st.just(True),
        "over": st.just(""),
    })),
    st.tuples(st.just("trouble"), st.fixed_dictionaries({"slot": SLOTS, "what": st.sampled_from(["away", "held"])})),
)  # fmt: skip


class Room(World):
    """Both sides have been asked."""

    def begin(self) -> None:
        self.invited(ANNA, True)
        self.now = END
        for _ in range(8):
            self.time_passes(HOUR / 2, "out")
        assert {to for to, _ in self.sent} == {TOM.email, PRIYA.email}

    def do(self, act: str, args: dict[str, Any]) -> None:
        more = {"fate": "out"} if act == "time_passes" else {}
        getattr(self, act)(**args, **more)
        # What one effect leads to is due at once.
        for _ in range(3):
            self.work("out")
        self.only_what_is_proven_or_accepted_counts()
        self.what_is_shown_can_be_proved()
        self.nobody_is_left_alone_for_ever()
        self.only_a_human_decides()

    def answers(self, *, slot: str, text: str, wait: timedelta, **said: Any) -> None:
        self.reply(slot, text, False)
        if wait:
            self.time_passes(wait, "out")
        self.read(**said)


@settings(max_examples=400)
@example(acts=[_reading(Kind.FEEDBACK)])
@given(acts=st.lists(ACTS, min_size=2, max_size=14))
def test_answers_of_every_kind_in_any_order(acts: list[tuple[str, dict[str, Any]]]) -> None:
    room = Room()
    room.begin()
    for act, args in acts:
        room.do(act, args)
    room.teardown()
    assert room.interview is not None
    # Whatever was said, nobody new was written to but on the recruiter's word, and nobody changed sides.
    asked = {r.person.address.email: r.person.side for r in room.interview.respondents}
    assert set(asked) <= room.approved
    assert asked[PRIYA.email] is Side.CANDIDATE
    assert asked[TOM.email] is Side.CLIENT
    assert ANNA.email not in {to for to, _ in room.sent}
    assert room.interview.state is not InterviewState.ASKING
