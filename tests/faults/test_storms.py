"""Thousands of hostile and tiresome mails in one moment, around the interviews of the demo, which go on as without."""

import os
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import pytest

from agent.core.effects import LetterKind
from agent.core.interview import Interview
from agent.core.people import Client, Directory
from agent.core.rules import Caps, Mode, Rules
from agent.ports import Fate
from agent.sandbox.cast import PEOPLE, RECRUITER
from agent.sandbox.scenario import START, incoming
from tests.faults.circles import answers_once, house_of
from tests.faults.crowd import DAY, left, within
from tests.faults.exchange import Exchange, Parcel, Site
from tests.faults.storm import storm
from tests.faults.table import record

MANY = int(os.environ.get("DEBRIEF_STORM", "3000"))
"""Mails; the store in memory looks at all of them for each, so ten thousand take minutes."""
HOUR = timedelta(hours=1)
HITS = START + 3 * HOUR
"""When the storm comes: some are about to be asked, one has been, and the others' interviews are still to be held."""
KNOWN = {RECRUITER.email, *(person.address.email for person in PEOPLE)}
CLIENTS = ("lumenforge.example", "nordkai.example", "castellan.example")
YES_CLIENT = "4 of 5, solid work. Yes, please make an offer."
YES_CANDIDATE = "5 of 5. Yes, I would like to go ahead."


@dataclass(frozen=True, kw_only=True, slots=True)
class Came:
    """What came of the demo's interviews."""

    letters: dict[str, Counter[str]]
    """Kinds of letters about them to each person."""
    stands: dict[str, tuple[str, str, int]]
    """Of each: its state, what is recommended, and how much feedback there is."""


def rules() -> Rules:
    directory = Directory(
        recruiter=RECRUITER,
        own_domains=frozenset({RECRUITER.domain}),
        clients=tuple(Client(name=domain, domains=frozenset({domain})) for domain in CLIENTS),
        freemail=frozenset({"postbox.example"}),
    )
    return Rules(mailbox="anna", directory=directory, mode=Mode.SEND)


async def play(exchange: Exchange, mails: Sequence[bytes]) -> tuple[Site, float]:
    """Ten days, with a storm in them; also how many real seconds a calendar answer waited that came behind it."""
    site = await exchange.opens(rules(), house_of(RECRUITER), b"s" * 32)
    for one in incoming(START):
        exchange.posts(Parcel(at=one.at, back=one.sender.email, to=one.to, raw=one.raw))
    for person in PEOPLE:
        client = person.address.domain in CLIENTS
        told, wait = (YES_CLIENT, 30 * HOUR) if client else (YES_CANDIDATE, HOUR)
        exchange.answers[person.address.email] = answers_once(person.address, told, wait)
    await exchange.until(HITS)
    for raw in mails:
        site.outside.mailbox.deliver(raw)
    begun = time.monotonic()
    await exchange.until(HITS)
    spent = time.monotonic() - begun
    await exchange.until(START + 10 * DAY)
    return site, spent


async def came(site: Site) -> Came:
    """What came of the demo's interviews, whatever else there is."""
    ours = [one for one in await site.outside.store.interviews() if not _of_the_storm(one)]
    refs = {one.ref for one in ours}
    letters: dict[str, Counter[str]] = {}
    for one in left(site.outside):
        if one.entry.interview in refs:
            letters.setdefault(one.entry.to, Counter())[one.entry.kind] += 1
    return Came(letters=letters, stands={one.meeting.summary: _stand(one) for one in ours})


def _of_the_storm(interview: Interview) -> bool:
    return interview.meeting.uid.endswith("@storm.example")


def _stand(interview: Interview) -> tuple[str, str, int]:
    found = interview.recommendation
    return interview.state, found.step if found else "", sum(len(r.readings) for r in interview.respondents)


async def played(mails: Sequence[bytes]) -> tuple[Site, Came, float]:
    async with Exchange(START) as exchange:
        site, spent = await play(exchange, mails)
        return site, await came(site), spent


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("count", "invitations"), [(400, None), (MANY, 60)], ids=["of all sorts", "many"])
async def test_a_storm_changes_nothing(count: int, invitations: int | None) -> None:
    """Fewer invitations among very many: the store in memory looks at every interview for every mail."""
    _, calm, _ = await played(())
    site, stormy, spent = await played(tuple(storm(count, invitations=invitations)))
    assert len(calm.stands) == 4
    assert stormy == calm
    assert set(site.outside.recipients) <= KNOWN, "somebody of the storm was written to"
    within(left(site.outside), Caps())
    fates = Counter(mail.fate for mail in site.outside.store._mails.values())
    assert fates[Fate.KEPT] == fates[Fate.QUARANTINED] == 0
    told = Counter(one.entry.kind for one in left(site.outside) if one.entry.to == RECRUITER.email)
    assert told[LetterKind.DOUBT] <= (Caps().doubtful_per_day + 1) * 10
    record("loops", f"storm of {count} mails", tried=count, recovery=spent)
