"""What tests of single kinds of answers share: an office where both sides have just been asked, and what it sent."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from agent.core.effects import LetterKind
from agent.core.respondent import Respondent
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import END, REF

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ANNA, TOM, PRIYA, MIA = "anna@agency.example", "tom@acme.example", "priya@postbox.example", "mia@acme.example"
TO_TOM, TO_PRIYA, TO_US = (address(REF, slot) for slot in ("a", "b", "2"))
GOOD = "4 of 5. Yes, another interview."


@asynccontextmanager
async def office(outside: Outside) -> AsyncIterator[Agency]:
    """Monday, 23 November, noon: both sides have just been asked."""
    async with Agency(outside).open() as opened:
        await opened.deliver(invite(ANNA, event("REQUEST")))
        await opened.pass_to(END + HOUR)
        assert outside.recipients == {ANNA, TOM, PRIYA}
        yield opened


def moved(day: int, stamp: str = "20261123T130000Z") -> bytes:
    """The recruiter moves the interview to a day of November."""
    start, end = (f"202611{day}T{hour}0000Z" for hour in (10, 11))
    return invite(ANNA, event("REQUEST", sequence=1, start=start, end=end, stamp=stamp))


async def tom(outside: Outside) -> Respondent:
    return (await outside.only()).respondents[0]


def asked(outside: Outside, to: str) -> int:
    return sum(kind in ("question", "reminder") for kind in outside.kinds(to))


def pushes(outside: Outside) -> list[str]:
    return [topic.rpartition("/")[2] for topic, _ in outside.notifier.published]


def told(outside: Outside, kind: LetterKind) -> str:
    """The newest letter of a kind to the recruiter, white space evened."""
    found = [text for name, text in zip(outside.kinds(ANNA), outside.texts(ANNA), strict=True) if name == kind]
    return " ".join(found[-1].split())


def answering(outside: Outside, kind: LetterKind) -> str:
    """The header by which the recruiter's reply answers the newest letter of a kind."""
    ledger = outside.store._letters
    ids = [m.message_id for m in outside.mailer.sent if ledger[m.message_id].entry.kind is kind]
    return f"In-Reply-To: {ids[-1]}"


async def says(agency: Agency, words: str, kind: LetterKind) -> None:
    """Anna answers a letter."""
    await agency.deliver(write(ANNA, TO_US, words, answering(agency.outside, kind)))
