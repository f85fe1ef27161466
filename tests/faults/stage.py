"""The scenario of the demo on ports in memory: quick enough to lose the records at every moment of it."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from agent.advance import Advance
from agent.core.interview import Interview
from agent.dispatch import Desk, Dispatch
from agent.intake import Intake
from agent.perform.fresh import Fresh
from agent.perform.post import Post
from agent.perform.push import Pusher
from agent.perform.rationale import Essayist
from agent.perform.read import Reader
from agent.perform.stationery import Stationery
from agent.reading.claims import Claims, House
from agent.reading.parse import claims as parsed
from agent.rebuild.past import Past, Restored
from agent.sandbox.scenario import START
from agent.testing.parser import InlineParser
from agent.testing.store import MemoryStore
from agent.writing.compose import Outgoing
from agent.writing.render import shipped
from tests.faults.office import CONFIG, ENTRY, HOUSE, KEY, OVER, RULES, STEPS, TEAM, Office, begun, forked, received

__all__ = [
    "CONFIG",
    "KEY",
    "OVER",
    "STEPS",
    "TEAM",
    "Office",
    "begun",
    "doubled",
    "ends",
    "forked",
    "play",
    "received",
    "restored",
]
_TURNS = 2000


class _Parser(InlineParser):
    """The same mails come again and again: what they claim does not change."""

    async def claims(self, raw: bytes, house: House, received: datetime) -> Claims:
        return _claims(raw, house, received)


@cache
def _claims(raw: bytes, house: House, received: datetime) -> Claims:
    return parsed(raw, house, received)


class _Mailer:
    def __init__(self, office: Office) -> None:
        self._office = office

    async def send(self, mail: Outgoing, before_data: Callable[[], Awaitable[None]]) -> str:
        await before_data()
        self._office.takes(mail.raw, mail.recipient)
        return "250 2.0.0 taken"


class Service:
    """Both loops with their parts, wired as agent.app does it."""

    def __init__(self, office: Office) -> None:
        self.office = office
        store, clock = office.store, office.clock
        advance = Advance(store, {RULES.mailbox: RULES}, lambda *_: self.dispatch.nudge())
        post = Post(
            store=store,
            mailer=_Mailer(office),
            mailbox=office.mailbox,
            files_sent=True,
            stationery=stationery(store),
            advance=advance,
            clock=clock,
            permits=[Fresh(lambda: self.intake)],
        )
        self.dispatch = Dispatch(
            store=store,
            desks={RULES.mailbox: Desk(post=post, rules=RULES)},
            reader=Reader(store, [], advance, clock, timedelta()),
            essayist=Essayist(store, None, advance, clock),
            pusher=Pusher(store, office.notifier, clock, KEY),
            advance=advance,
            clock=clock,
        )
        self.intake = Intake(
            house=HOUSE,
            directory=RULES.directory,
            token_key=KEY,
            mailbox=office.mailbox,
            parser=_Parser(),
            store=store,
            advance=advance,
            clock=clock,
            poll=0.01,
            news=self.dispatch.nudge,
        )

    async def settle(self) -> None:
        """Until all mail has been worked on and nothing more is due."""
        quiet = 0
        while quiet < 2:
            more = await self.intake.once()
            sent = await self._idle()
            quiet = 0 if more or sent else quiet + 1

    async def _idle(self) -> bool:
        before = len(self.office.passed)
        for _ in range(_TURNS):
            await asyncio.sleep(0)
            # In this order: what is due can come to rest while it is looked for, and not the other way round.
            if not await self.office.store.due(self.office.clock.now()) and self.dispatch.resting:
                break
        return len(self.office.passed) != before


async def play(office: Office, steps: int | None = None) -> int:
    """Go on for so many steps, or to the end; returns how many there were."""
    service = Service(office)
    running = asyncio.create_task(service.dispatch.run())
    done = 0
    try:
        await service.settle()
        while (steps is None or done < steps) and (at := await _next(office)) is not None:
            # What was due before waits for a channel that rests.
            late = at < office.clock.now()
            await office.clock.move(office.clock.now() + timedelta(minutes=1) if late else at)
            assert office.clock.now() < START + timedelta(days=40), "the scenario does not come to its end"
            office.act()
            await service.settle()
            done += 1
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    return done


async def _next(office: Office) -> datetime | None:
    office.look_into_drafts()
    found = await office.store.interviews()
    due = None if len(found) == 4 and all(i.state in OVER for i in found) else await office.store.next_due()
    moments = [*(d.at for d in office.agenda), *([due] if due else [])]
    return min(moments, default=None)


def stationery(store: Any) -> Stationery:
    return Stationery(store=store, renderer=shipped(), token_key=KEY, domain=ENTRY.domain, plus=ENTRY.plus_addressing)


async def restored(office: Office, folder: Path, key: bytes = KEY, backup: MemoryStore | None = None) -> Restored:
    """The records are gone, or those of a backup, and made anew from the mailbox."""
    old, office.store = office.store, MemoryStore() if backup is None else forked(backup)
    office.store._suppressed, office.store._erased = old._suppressed, old._erased
    past = Past(
        house=HOUSE,
        rules=RULES,
        token_key=key,
        mailbox=office.mailbox,
        store=office.store,
        parser=_Parser(),
        models=(),
        stationery=stationery(office.store),
        folder=folder,
        days=120,
        end=office.clock.now(),
    )
    return await past.restore()


async def ends(office: Office) -> dict[str, object]:
    """How every interview ended, as far as people see it."""
    return {i.meeting.uid[:2]: _end(i) for i in await office.store.interviews()}


def _end(interview: Interview) -> object:
    people = {
        r.person.address.email: (r.slot, r.state.value, r.questions, [f.reading.decision for f in r.readings])
        for r in interview.respondents
    }
    step = interview.recommendation.step if interview.recommendation else None
    return interview.state.value, step, interview.ruling and interview.ruling.step, people


def doubled(office: Office) -> list[tuple[object, ...]]:
    """Letters that somebody got twice, by Message-ID or by what they are."""
    ours = office.ours()
    ids = Counter((to, message_id) for to, _, message_id in ours)
    letters = Counter((to, m.interview, m.kind, m.slot, m.number, m.about) for to, m, _ in ours)
    return [one for one, times in (*ids.items(), *letters.items()) if times > 1]
