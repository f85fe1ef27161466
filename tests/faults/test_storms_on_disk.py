"""A storm on a real store, with all of its invitations: each may be asked about, and none must delay what is ours."""

import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from agent.core.effects import LetterKind
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.rules import Caps
from agent.sandbox.cast import PEOPLE, PHILIP, RECRUITER
from agent.sandbox.programs import received
from agent.sandbox.scenario import START, incoming
from tests.faults.circles import answers_once, house_of
from tests.faults.crowd import DAY, MOMENT, Left, within
from tests.faults.exchange import Answers, Exchange, Parcel, Site
from tests.faults.storm import storm
from tests.faults.table import record
from tests.faults.test_storms import CLIENTS, HITS, HOUR, KNOWN, YES_CANDIDATE, YES_CLIENT, rules
from tests.system.desk import write

MANY = int(os.environ.get("DEBRIEF_STORM_ON_DISK", "400"))
"""How many mails the storm has; 10,000 take some minutes."""
HOME = "philip@postbox.example"


def from_home_first(me: Address, typed: str) -> Answers:
    """Writes from a private address, which is for the recruiter to judge, and two hours later as they were asked."""
    later, at_home = answers_once(me, typed, 2 * HOUR), [True]

    def answer(parcel: Parcel) -> Iterator[Parcel]:
        letter = received(parcel.raw)
        if letter.asks and at_home:
            at_home.clear()
            reply = write(HOME, letter.reply_to, typed, f"In-Reply-To: {letter.message_id}", proven=False)
            yield parcel.after(reply, letter.reply_to, HOME)
        yield from later(parcel)

    return answer


async def play(exchange: Exchange, state: Path, mails: Sequence[bytes]) -> tuple[Site, float]:
    """Four days, with a storm in them; also how many real seconds a mail waits that comes behind all of it."""
    site = await exchange.opens(rules(), house_of(RECRUITER), b"s" * 32, state)
    for one in incoming(START):
        exchange.posts(Parcel(at=one.at, back=one.sender.email, to=one.to, raw=one.raw))
    for person in PEOPLE:
        client = person.address.domain in CLIENTS
        typed, wait = (YES_CLIENT, 30 * HOUR) if client else (YES_CANDIDATE, HOUR)
        exchange.answers[person.address.email] = answers_once(person.address, typed, wait)
    exchange.answers[PHILIP.email] = from_home_first(PHILIP, YES_CLIENT)
    await exchange.until(HITS)
    for raw in mails:
        site.outside.mailbox.deliver(raw)
    begun = time.monotonic()
    await exchange.until(HITS)
    seconds = time.monotonic() - begun
    await exchange.until(START + 4 * DAY)
    return site, seconds


async def letters_of(site: Site) -> list[Left]:
    """All letters that left, with the times at which they did."""
    ids = [mail.message_id for _, mail in site.left]
    known = await site.outside.store.known("anna", uids=(), message_ids=ids, refs=())
    return [Left(at=at, entry=known.letters[mail.message_id]) for at, mail in site.left]


async def came(site: Site, letters: list[Left]) -> dict[str, object]:
    """What came of the demo's interviews, whatever else there is: letters by person, and where each stands."""
    found = await site.outside.store.interviews()
    ours = {i.ref: i for i in found if not i.meeting.uid.endswith("@storm.example")}
    sent: dict[str, object] = {
        i.meeting.summary: (
            i.state,
            i.recommendation and i.recommendation.step,
            sum(len(r.readings) for r in i.respondents),
        )
        for i in ours.values()
    }
    for who in {one.entry.to for one in letters}:
        sent[who] = Counter(x.entry.kind for x in letters if x.entry.to == who and x.entry.interview in ours)
    return sent


def _stand(interview: Interview) -> tuple[str, str, int]:
    found = interview.recommendation
    return interview.state, found.step if found else "", sum(len(r.readings) for r in interview.respondents)


@pytest.mark.timeout(900)
async def test_the_interviews_go_on_in_a_storm_as_without(tmp_path: Path) -> None:
    """It has invitations, forged and not, answers to none, invented tokens, bounces, absence notes and news."""
    async with Exchange(START) as exchange:
        site, _ = await play(exchange, tmp_path / "calm.db", ())
        calm = await letters_of(site)
        expected = await came(site, calm)
    assert [one.entry.kind for one in calm].count(LetterKind.HELD) == 1
    async with Exchange(START) as exchange:
        site, seconds = await play(exchange, tmp_path / "storm.db", tuple(storm(MANY)))
        letters = await letters_of(site)
        found = await came(site, letters)
        doubted = next(one.at for one in exchange.arrived if b"From: " + HOME.encode() in one.raw)
    lost = sum(found.get(name) != what for name, what in expected.items())
    # Real seconds for which a mail waits that arrives behind all of the storm.
    record("loops", "a storm on a real store", tried=MANY, lost=lost, recovery=seconds)
    held = [one.at for one in letters if one.entry.kind is LetterKind.HELD]
    assert any(at <= doubted + MOMENT for at in held), f"the storm holds up a reply in doubt: {held}"
    assert found == expected
    assert site.outside.recipients <= KNOWN, "somebody of the storm was written to"
    within(letters, Caps())
