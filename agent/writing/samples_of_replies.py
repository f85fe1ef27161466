"""The letters about replies after which the recruiter has to say something, in every variant."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from agent.core.effects import AFTER_DECISION, TO_PARTICIPANTS, LetterKind
from agent.core.feedback import FiledReading, Kind, Outcome, Point, PointKind, Quote, Reading
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.core.people import Client
from agent.core.respondent import RespondentState
from agent.core.rules import Rules
from agent.writing.sample import NOW, PRIYA, RECRUITER, RULES

_ACME = Client(name="Acme GmbH", domains=frozenset({"acme.example"}))


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """What one letter is written from."""

    kind: LetterKind
    interview: Interview
    rules: Rules
    slot: str = ""
    number: int = 0
    mail: str = ""
    to: Address = RECRUITER
    form_url: str = ""
    note: str = ""
    words: str = ""
    reason: str = ""
    others: tuple[Interview, ...] = ()

    @property
    def name(self) -> str:
        """Tells samples of one kind apart: 'reminder-b-2', 'reminder-b-2-de'."""
        theirs = self.kind in TO_PARTICIPANTS | AFTER_DECISION
        respondent = self.interview.respondent(self.slot) if theirs else None
        language = respondent.language if respondent else ""
        first = "took_place" if theirs and self.interview.checking else self.kind.value
        parts = (first, self.slot, self.mail, str(self.number or ""), language)
        return "-".join(part for part in parts if part)


def other(kind: Kind) -> Reading:
    """A short reply of this kind."""
    return Reading(kind=kind, summary="Tom writes briefly.", reader="offline rules")


def for_the_recruiter(of: Interview) -> Iterator[Sample]:
    """Replies after which the recruiter has to say something."""
    mia, eve = Address(email="mia@acme.example"), Address(email="mia@acme-mail.example")
    waiting = replace(of, state=InterviewState.ASKING, recommendation=None, revision=0, ruling=None)
    listed = replace(RULES, directory=replace(RULES.directory, clients=(_ACME,)))
    for names in ((), (mia,), (mia, eve), (PRIYA,), tuple(replace(mia, email=f"m{n}@acme.example") for n in range(5))):
        reading = replace(other(Kind.REDIRECT), names=names, summary="")
        told = _heard(waiting, reading, pending="x")
        words = "Please ask Mia."
        yield Sample(kind=LetterKind.REDIRECT, interview=told, rules=listed, slot="a", mail="x", words=words)
    late = replace(told, state=InterviewState.RECOMMENDED)
    yield Sample(kind=LetterKind.REDIRECT, interview=late, rules=listed, slot="a", mail="x")
    for outcome in (Outcome.CANDIDATE_NO_SHOW, Outcome.CLIENT_NO_SHOW, Outcome.RESCHEDULED, Outcome.CANCELLED):
        said = Quote(first_line=1, start=0, last_line=1, end=13, text="Nobody came.")
        reading = Reading(kind=Kind.FEEDBACK, outcome=outcome, evidence={"outcome": said}, reader="offline rules")
        told = _heard(waiting, reading)
        yield Sample(kind=LetterKind.NOT_HELD, interview=told, rules=RULES, slot="a", mail="x")
    known = replace(told, attended=Outcome.HELD)
    yield Sample(kind=LetterKind.NOT_HELD, interview=known, rules=RULES, slot="a", mail="x")
    alone = replace(told, respondents=told.respondents[:1])
    yield Sample(kind=LetterKind.NOT_HELD, interview=alone, rules=RULES, slot="a", mail="x")
    words = "NO AI\n\nShe was fine, 4 of 5."
    yield Sample(kind=LetterKind.UNREAD, interview=waiting, rules=RULES, slot="a", mail="x", words=words)
    yield Sample(kind=LetterKind.UNREAD, interview=waiting, rules=RULES, slot="b", mail="x")
    decided = replace(waiting, state=InterviewState.DECIDED)
    yield Sample(kind=LetterKind.UNREAD, interview=decided, rules=RULES, slot="a", mail="x", words=words)
    asks = replace(other(Kind.QUESTION), points=(Point(kind=PointKind.QUESTION, quote=_asked("When do we meet?")),))
    for reading in (asks, replace(asks, protected=(_asked("She is pregnant."),))):
        told = _heard(waiting, reading, quiet_until=NOW)
        yield Sample(kind=LetterKind.FEEDBACK_IN, interview=told, rules=RULES, slot="a", mail="x", words="When?\nTom")


def _asked(words: str) -> Quote:
    return Quote(first_line=1, start=0, last_line=1, end=len(words), text=words)


def _heard(of: Interview, reading: Reading, **more: Any) -> Interview:
    """Tom's reply was read so, and Priya has not answered yet."""
    tom, priya = of.respondents
    filed = FiledReading(mail="x", at=NOW + timedelta(hours=3), reading=reading)
    asked = replace(tom, state=RespondentState.ASKED, readings=(filed,), **more)
    return replace(of, respondents=(asked, replace(priya, state=RespondentState.ASKED, readings=())))
