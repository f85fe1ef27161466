"""The month's office: people answer by their manners, and the recruiter decides on every recommendation."""

import contextlib
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aiosmtplib import SMTPRecipientsRefused

from agent.core.mail import Address
from agent.sandbox.cast import DECISION, RECRUITER
from agent.sandbox.office import Office
from agent.sandbox.people import Person, briefly
from agent.sandbox.programs import Received, away, gmail, iphone, note, received
from tests.soak.month import Manner, Meeting

_NUMBER = re.compile(r"Engineer (\d{3})")
_CLIENT_SAYS = (
    "5 out of 5. She meets all requirements. Yes, please make an offer.",
    "4 out of 5, solid work. Yes, we would like another interview with the team.",
    "2 out of 5. The experience is not enough. No, we do not want to go ahead.",
    "3 out of 5. I am not sure yet.",
)
_CANDIDATE_SAYS = "5 of 5, I liked the team. Yes, I would like to go ahead."
_ANSWERS_AT = {Manner.PROMPT: 1, Manner.SLOW: 2, Manner.LAST: 4, Manner.AWAY: 2, Manner.DEFERS: 2}


@dataclass(kw_only=True, slots=True)
class Town(Office):
    """An office whose people are not a handful but a month's."""

    meetings: dict[int, Meeting]
    turns: Counter[tuple[int, str]] = field(default_factory=Counter)
    recommended: set[str] = field(default_factory=set)

    def _think(self, person: Person, raw: bytes) -> None:
        """Each letter is one turn of this person in this interview."""
        letter, me = received(raw), person.address
        found = _NUMBER.search(f"{letter.subject} {letter.text}")
        if found is None or not letter.asks:
            return
        meeting = self.meetings[int(found[1])]
        self.turns[meeting.number, me.email] += 1
        turn = self.turns[meeting.number, me.email]
        at = self.clock.now() + timedelta(minutes=23 + 41 * (meeting.number % 17))
        answer = _answer(meeting, me, letter, turn, at)
        if answer is not None:
            self.plan(at, lambda: self.send(me, answer))

    async def _press_send(self, raw: bytes) -> None:
        """A draft to somebody who has no mailbox is refused, and the recruiter throws it away."""
        with contextlib.suppress(SMTPRecipientsRefused):
            await self.send(RECRUITER, raw)

    def _recruiter_reads(self, raw: bytes) -> None:
        letter = received(raw)
        found = _NUMBER.search(f"{letter.subject} {letter.text}")
        first = letter.text.startswith("RECOMMENDATION") and letter.subject not in self.recommended
        if not first or found is None or int(found[1]) % 3:
            return
        self.recommended.add(letter.subject)
        at = self.clock.now() + timedelta(minutes=30)
        self.plan(at, lambda: self.send(RECRUITER, DECISION(letter, RECRUITER, at)))


def _answer(meeting: Meeting, me: Address, letter: Received, turn: int, at: datetime) -> bytes | None:
    manner = meeting.manners[me.email]
    if turn == 1 and manner is Manner.AWAY:
        back = at + timedelta(days=2)
        return away(letter, me, f"I am out of the office until {back:%d %B %Y}.", at)
    if turn == 1 and manner is Manner.DEFERS:
        return note(letter, me, "I will answer tomorrow.", at)
    if turn == 1 and manner is Manner.STOP:
        return note(letter, me, "STOP", at)
    if _ANSWERS_AT.get(manner) != turn:
        return None
    text = _CLIENT_SAYS[meeting.decision] if me == meeting.client else _CANDIDATE_SAYS
    text += f"\n\nThis is about {meeting.number:03}."
    return (gmail, iphone)[meeting.number % 2](letter, me, text, at) if turn < 4 else briefly(text)(letter, me, at)
