"""A letter that does nothing but answer the recruiter's reply: it must not keep a machine talking that answers it."""

import hashlib
import re
from dataclasses import replace
from datetime import date

from agent.core.effects import LetterKind, SendLetter
from agent.core.events import RecruiterSaid
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.orders import tell
from agent.core.rules import Rules

_ANSWERS = frozenset({LetterKind.NOTE, LetterKind.REMARKS})
_ADDRESS = re.compile(r"\S+@\S+")
_MOST = 1_000_000
"""The mark of a letter has room for six digits."""


def tell_back(interview: Interview, event: RecruiterSaid, rules: Rules, kind: LetterKind, why: str) -> SendLetter:
    """The answer to a reply, made of the mail that it answers.

    A reply to such an answer gets the same word once a day: an autoresponder behind the recruiter's address may write
    what reads as a command, and would be answered for ever. ``why`` is what is said; whom it names makes no difference.
    """
    letter = replace(tell(interview, rules, event.at, kind, mail=event.mail), to=_asker(event, rules))
    if event.letter not in _ANSWERS:
        return letter
    number = _number(why, event.at.date())
    # One of the ids that a lost store looks for: see orders.possible_ids.
    return replace(letter, id=f"{interview.ref}/{kind}/{letter.slot}/{number}", number=number)


def _asker(event: RecruiterSaid, rules: Rules) -> Address:
    """Who said it gets the answer, and nobody else: the recruiter, or a colleague who was in charge."""
    known = (one.address for one in rules.deputies if one.address.email == event.by.email)
    return next(known, rules.directory.recruiter)


def _number(why: str, day: date) -> int:
    said = f"{day.isoformat()} {_ADDRESS.sub('', why)}"
    return int.from_bytes(hashlib.sha256(said.encode()).digest()[:8], "big") % _MOST
