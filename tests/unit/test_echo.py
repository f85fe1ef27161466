"""What only answers the recruiter's reply is not said again and again to a machine that answers it."""

from datetime import timedelta

import pytest

from agent.core.decide import decide
from agent.core.effects import LetterKind, SendLetter
from agent.core.events import Command, RecruiterSaid, Verb
from agent.core.orders import possible_ids
from tests.unit.cases import ANNA, END, REF, RULES
from tests.unit.ledger import INTERVIEW

HOUR = timedelta(hours=1)


def letters(mail: str, letter: LetterKind, command: Command, at: timedelta = HOUR) -> list[SendLetter]:
    """What is sent when the recruiter replies to a letter of this kind."""
    said = RecruiterSaid(
        id=f"mail:{mail}", interview=REF, at=END + at, mail=mail, by=ANNA, command=command, letter=letter
    )
    return [effect for effect in decide(INTERVIEW, said, RULES).effects if isinstance(effect, SendLetter)]


ACCEPT = Command(verb=Verb.ACCEPT)


def test_replies_to_other_letters_are_each_answered() -> None:
    first, second = (letters(mail, LetterKind.FEEDBACK_IN, ACCEPT)[0] for mail in ("m1", "m2"))
    assert first.kind is second.kind is LetterKind.NOTE
    assert first.id != second.id


@pytest.mark.parametrize("command", [ACCEPT, Command(verb=Verb.IGNORE), Command(verb=Verb.REMARKS)])
@pytest.mark.parametrize("letter", [LetterKind.NOTE, LetterKind.REMARKS])
def test_replies_to_an_answer_get_the_same_word_once_a_day(letter: LetterKind, command: Command) -> None:
    first, second = (letters(mail, letter, command)[0] for mail in ("m1", "m2"))
    assert first.id == second.id, "the outbox takes no effect twice"
    (tomorrow,) = letters("m3", letter, command, 25 * HOUR)
    assert tomorrow.id != first.id


def test_whom_a_reply_names_makes_no_other_word_of_it() -> None:
    one, other = (
        letters(mail, LetterKind.NOTE, Command(verb=Verb.ASK, whom=(f"{mail}@acme.example",)))[0]
        for mail in ("m1", "m2")
    )
    assert one.id == other.id


def test_another_word_is_said() -> None:
    (accept,) = letters("m1", LetterKind.NOTE, ACCEPT)
    (ask,) = letters("m2", LetterKind.NOTE, Command(verb=Verb.ASK, whom=("nobody@acme.example",)))
    assert accept.id != ask.id


def test_a_lost_store_finds_the_id_again_by_the_mark() -> None:
    (letter,) = letters("m1", LetterKind.NOTE, ACCEPT)
    assert letter.id in possible_ids(REF, letter.kind, letter.slot, letter.number, letter.mail[:16])
