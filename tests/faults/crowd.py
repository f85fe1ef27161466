"""Many interviews whose letters all want to leave, and what left of them in any stretch of time."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.core.effects import DOUBTFUL, TO_PARTICIPANTS, Effect, LetterKind, SendLetter, Wake
from agent.core.events import TimeCame
from agent.core.gate import MOST_QUESTIONS
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address
from agent.core.orders import put_aside
from agent.core.people import Person, Side
from agent.core.respondent import Respondent
from agent.core.rules import Caps
from agent.ports import Store
from agent.reading.known import LedgerEntry
from tests.system.desk import Outside
from tests.unit.cases import ANNA
from tests.unit.ledger import MEETING

DAY = timedelta(hours=24)
MOMENT = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True, slots=True)
class Left:
    """A letter that left."""

    at: datetime
    entry: LedgerEntry


def asking(ref: str, *people: str) -> Interview:
    """An interview that is over, and whose people are to be asked."""
    asked = [Person(address=Address(email=email), side=Side.CLIENT, reason="") for email in people]
    respondents = tuple(Respondent(slot="abcdefgh"[n], person=person) for n, person in enumerate(asked))
    return Interview(
        ref=ref,
        mailbox="anna",
        state=InterviewState.ASKING,
        meeting=MEETING,
        people=tuple(asked),
        respondents=respondents,
    )


def question(interview: Interview, slot: str, at: datetime) -> SendLetter:
    """The first letter to one of its people."""
    respondent = interview.respondent(slot)
    assert respondent is not None
    return SendLetter(
        id=f"{interview.ref}/question/{slot}/0",
        interview=interview.ref,
        at=at,
        kind=LetterKind.QUESTION,
        to=respondent.person.address,
        slot=slot,
    )


def to_anna(interview: Interview, number: int, at: datetime, kind: LetterKind = LetterKind.CALL) -> SendLetter:
    """A letter to the recruiter."""
    name = f"{interview.ref}/{kind}/{number}"
    return SendLetter(id=name, interview=interview.ref, at=at, kind=kind, to=ANNA, slot="a", number=number)


async def begin(store: Store, interview: Interview, effects: Sequence[Effect], at: datetime) -> None:
    """The interview as it stands, with what is to be done."""
    event = TimeCame(id=f"begin {interview.ref}", interview=interview.ref, at=at, what=Wake.END)
    assert await store.commit(event, interview, 0, effects, "")


def asides(count: int, at: datetime) -> list[Effect]:
    """News of so many mails that belong to no interview."""
    return [effect for n in range(count) for effect in put_aside(ANNA, f"mail{n}", at)]


def left(outside: Outside) -> list[Left]:
    """All letters that left, or of which nobody knows whether they did, with their times, oldest first."""
    sent = [outside.store._letters[mail.message_id] for mail in outside.mailer.sent]
    rows = {row.entry.message_id: row for row in (*sent, *outside.store._left())}
    return sorted((Left(at=row.begun_at, entry=row.entry) for row in rows.values()), key=lambda one: one.at)


def most(letters: Iterable[Left], span: timedelta, key: Callable[[Left], Hashable] = lambda _: "") -> int:
    """The most letters with one key in any stretch of time of this length."""
    times: dict[Hashable, list[datetime]] = defaultdict(list)
    for one in letters:
        times[key(one)].append(one.at)
    return max((sum(last - span < at <= last for at in ats) for ats in times.values() for last in ats), default=0)


def domain(one: Left) -> str:
    """Where the letter went."""
    return one.entry.to.partition("@")[2]


def first_to_domain(letters: Iterable[Left]) -> list[Left]:
    """The first letter to each domain."""
    seen: dict[str, Left] = {}
    for one in letters:
        seen.setdefault(domain(one), one)
    return list(seen.values())


def within(letters: list[Left], allowed: Caps) -> None:
    """No cap was exceeded in any stretch of time."""
    asked = [x for x in letters if x.entry.kind in TO_PARTICIPANTS]
    told = [x for x in letters if x.entry.kind not in TO_PARTICIPANTS]
    assert most(asked, DAY) <= allowed.participants_per_day
    assert most(asked, MOMENT) <= allowed.participants_at_once
    assert most(asked, DAY, lambda x: x.entry.to) <= allowed.person_per_day
    assert most(asked, DAY, domain) <= allowed.domain_per_day
    assert most(first_to_domain(asked), DAY) <= allowed.new_domains_per_day
    assert max(Counter((x.entry.interview, x.entry.slot) for x in asked).values(), default=0) <= MOST_QUESTIONS
    assert most(told, DAY) <= allowed.recruiter_per_day
    assert most((x for x in told if x.entry.kind in DOUBTFUL), DAY) <= allowed.doubtful_per_day
    assert most((x for x in told if x.entry.kind is LetterKind.ASIDE), DAY) <= (allowed.doubtful_per_day + 1) // 2
    assert (
        most((x for x in told if x.entry.interview), DAY, lambda x: x.entry.interview)
        <= allowed.recruiter_per_interview
    )
