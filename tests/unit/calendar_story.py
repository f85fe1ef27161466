"""Calendar mails one after another through the whole pure way: raw mail, claims, recognise, decide."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from agent.core.decide import decide
from agent.core.events import CalendarMail
from agent.core.interview import Interview, InterviewState
from agent.core.itip import Attendee
from agent.core.orders import Step
from agent.reading.known import Known
from agent.reading.parse import claims
from agent.reading.recognise import Ignored, Outcome, Several, recognise
from tests.unit.cases import DIRECTORY, RULES
from tests.unit.mails import DATA, HOUSE

KEPT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
"""When all of these mails came in, a week before the interview."""


def raw(name: str) -> bytes:
    """One of our own calendar mails."""
    return (DATA / "calendar-mails" / f"{name}.eml").read_bytes()


@dataclass(kw_only=True)
class Office:
    """Anna's interviews, as the mails make them."""

    interviews: dict[str, Interview] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def hears(self, *mails: str | bytes) -> Outcome:
        """What came of the last of these mails; the interviews are then as they leave them."""
        for mail in mails:
            found = self._recognise(raw(mail) if isinstance(mail, str) else mail)
            self._advance(found)
        return found

    def _recognise(self, mail: bytes) -> Outcome:
        return recognise(
            claims(mail, HOUSE, KEPT),
            Known(interviews=tuple(self.interviews.values())),
            mail=f"m{len(self.steps)}",
            in_sent=False,
            at=KEPT,
            house=HOUSE,
            directory=DIRECTORY,
            token_key=b"k" * 32,
        )

    def _advance(self, found: Outcome) -> None:
        events = found.events if isinstance(found, Several) else () if isinstance(found, Ignored) else (found,)
        for event in events:
            assert isinstance(event, CalendarMail), found
            step = decide(self.interviews.get(event.interview), event, RULES)
            self.steps.append(step)
            self.interviews[event.interview] = step.interview

    @property
    def planned(self) -> list[Interview]:
        """Those that still take place, by their time."""
        there = (i for i in self.interviews.values() if i.state is InterviewState.PLANNED)
        return sorted(there, key=lambda i: i.meeting.start or KEPT)

    @property
    def times(self) -> list[str]:
        """When they take place, in UTC."""
        return [f"{i.meeting.start:%d %H:%M}" if i.meeting.start else "?" for i in self.planned]

    @property
    def one(self) -> Interview:
        (only,) = self.interviews.values()
        return only

    def answer(self, email: str) -> Attendee:
        """What one person said about the only interview."""
        return next(a for a in self.one.meeting.attendees if a.address.email == email)
