"""Several replies of one person are read at once, and finished in any order: who has answered is asked no more."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from agent.core.decide import decide
from agent.core.effects import LetterKind, ReadReply, SendLetter
from agent.core.events import ReplyCame, ReplyRead
from agent.core.feedback import Kind
from agent.core.gate import timely
from agent.core.interview import Interview
from agent.core.mail import Label, Line
from agent.core.respondent import RespondentState
from tests.unit.cases import END, REF, RULES, TOM, calendar_mail, reading

NOON = END + timedelta(hours=1)
SAID = {Kind.FEEDBACK: "4 of 5, yes.", Kind.DEFERRAL: "I will answer tomorrow.", Kind.QUESTION: "Who are you?"}
ORDERS = [(came, read) for came in permutations(SAID) for read in permutations(SAID)]


def came(interview: Interview | None, kind: Kind, number: int) -> tuple[Interview, ReadReply]:
    line = Line(number=1, label=Label.TYPED, text=SAID[kind])
    event = ReplyCame(
        id=f"mail:{kind}", interview=REF, at=NOON, slot="a", mail=kind, message_id=f"<{number}@acme.example>",
        lines=(line,), came=NOON,
    )  # fmt: skip
    after = decide(interview, event, RULES)
    effect = next(e for e in after.effects if isinstance(e, ReadReply))
    return after.interview, effect


def read(interview: Interview, effect: ReadReply) -> Interview:
    kind = Kind(effect.mail)
    said = reading(kind=kind) if kind is Kind.FEEDBACK else replace(reading(kind=kind), evidence={})
    event = ReplyRead(
        id=f"read:{kind}", interview=REF, at=NOON, slot="a", mail=effect.mail, came=effect.came, reading=said
    )
    return decide(interview, event, RULES).interview


@pytest.mark.parametrize(("arrived", "finished"), ORDERS)
def test_feedback_is_an_answer_whenever_it_is_read(arrived: tuple[Kind, ...], finished: tuple[Kind, ...]) -> None:
    interview: Interview | None = decide(None, calendar_mail(), RULES).interview
    effects = {}
    for number, kind in enumerate(arrived):
        interview, effects[kind] = came(interview, kind, number)
    assert interview is not None
    for kind in finished:
        interview = read(interview, effects[kind])
    tom = interview.respondent("a")
    assert tom is not None
    assert tom.state is RespondentState.ANSWERED
    assert (tom.unread, tom.away_until, tom.quiet_until, tom.pending) == ((), None, None, "")


def test_nobody_is_reminded_while_a_reply_of_theirs_is_read() -> None:
    """The first reply was no answer; the model that has the second one in its hands takes its time."""
    interview, first = came(decide(None, calendar_mail(), RULES).interview, Kind.QUESTION, 1)
    interview, _ = came(interview, Kind.FEEDBACK, 2)
    interview = read(interview, first)
    noon = NOON.replace(hour=11) + timedelta(days=3)
    reminder = SendLetter(
        id="r", interview=REF, at=noon, kind=LetterKind.REMINDER, to=TOM, slot="a", number=1,
    )  # fmt: skip
    later = timely(reminder, interview, RULES, noon)
    assert later is not None
    assert later.reason == "a reply of theirs is being read"
