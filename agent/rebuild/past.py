"""The past of one mailbox: found, played through and brought to its end, in records that lack it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from agent.advance import Advance
from agent.core.interview import Interview
from agent.core.rules import Rules
from agent.intake.working import Worker
from agent.perform.rationale import Essayist
from agent.perform.read import Reader
from agent.perform.stationery import Stationery
from agent.ports import Batch, Condition, Mailbox, Model, Parser, Store
from agent.reading.claims import House
from agent.rebuild.closing import Closing
from agent.rebuild.finding import Finder, Found
from agent.rebuild.proof import Proof
from agent.rebuild.quiet import Impatient, PastClock, ReadOnly
from agent.rebuild.rehearsal import Rehearsal, noting
from agent.rebuild.signs import Signs
from agent.rebuild.spool import Spool
from agent.rebuild.verdict import Life

_KEY_LOST = "No letter in Sent bears a mark of this key: restore it from a backup, and run debrief rebuild --over."


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """What was found in one mailbox."""

    mailbox: str
    ours: bool
    """False if nothing there shows that we ever worked in it: then only what is still to come is known."""
    key_lost: bool = False
    """True if letters there bear marks of another key, and none of ours."""
    states: Mapping[str, int]
    """How many interviews stand where."""
    letters: int
    """Letters of ours that lie in Sent."""
    answers: int
    """Answers that count, or wait for the recruiter's word."""
    asked: tuple[str, ...]
    """References of interviews that the recruiter is asked about."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Past:
    """Everything that is needed to make the records of one mailbox anew."""

    house: House
    rules: Rules
    token_key: bytes
    mailbox: Mailbox
    """Only looked at."""
    store: Store
    parser: Parser
    models: Sequence[Model]
    stationery: Stationery
    folder: Path
    """Where mails may lie meanwhile, in a file without a name."""
    days: int
    end: datetime
    """Now."""

    async def restore(self) -> Restored:
        """Make the records, or bring those of a backup up to the present; raises as Mailbox.look."""
        name = self.rules.mailbox
        spool = Spool(self.folder, self.end)
        try:
            since, people = await self.store.cursors(name), await self.store.open_addresses(name)
            found = await self._finder().find(spool, since, people)
            found = replace(found, signs=await self._with_known(found.signs))
            asked = await self._played(spool, found)
        finally:
            spool.close()
        return await self._restored(found, asked)

    async def _with_known(self, signs: Signs) -> Signs:
        """The signs, with what the records of a backup know of them."""
        name, mentioned = self.rules.mailbox, tuple(signs.mentioned)
        people = frozenset((one.ref, r.slot) for one in await self.store.interviews(name) for r in one.respondents)
        letters = (await self.store.known(name, uids=(), message_ids=mentioned, refs=())).letters
        erased = await self.store.forgotten(signs.people)
        return replace(signs, known=people, ledger=frozenset(letters), erased=erased)

    def _finder(self) -> Finder:
        return Finder(
            house=self.house,
            directory=self.rules.directory,
            token_key=self.token_key,
            mailbox=self.mailbox,
            parser=self.parser,
            days=self.days,
        )

    async def _played(self, spool: Spool, found: Found) -> tuple[str, ...]:
        touched: set[str] = set()
        advance = Advance(self.store, {self.rules.mailbox: self.rules}, noting(touched))
        await self._rehearsal(advance, found, touched).play(spool)
        life = Life(signs=found.signs, alive_until=found.signs.alive_until(self.end), end=self.end)
        asked = await self._closing(advance, life).close()
        await self.store.keep(self.rules.mailbox, Batch(mails=(), cursors=found.cursors), self.end)
        return asked

    def _closing(self, advance: Advance, life: Life) -> Closing:
        return Closing(
            name=self.rules.mailbox,
            store=self.store,
            advance=advance,
            rules=self.rules,
            life=life,
            mailbox=self.mailbox,
            token_key=self.token_key,
            domain=self.house.domain,
        )

    def _rehearsal(self, advance: Advance, found: Found, touched: set[str]) -> Rehearsal:
        clock = PastClock(self.end - timedelta(days=self.days))
        models = [Impatient(model) for model in self.models]
        return Rehearsal(
            name=self.rules.mailbox,
            store=self.store,
            mailbox=self.mailbox,
            worker=self._worker(advance, found),
            proof=self._proof(advance, clock),
            advance=advance,
            rules=self.rules,
            reader=Reader(self.store, models, advance, clock, timedelta()),
            essayist=Essayist(self.store, None, advance, clock),
            stationery=self.stationery,
            clock=clock,
            signs=found.signs,
            end=self.end,
            touched=touched,
        )

    def _proof(self, advance: Advance, clock: PastClock) -> Proof:
        return Proof(
            house=self.house,
            rules=self.rules,
            token_key=self.token_key,
            store=self.store,
            advance=advance,
            stationery=self.stationery,
            clock=clock,
        )

    def _worker(self, advance: Advance, found: Found) -> Worker:
        return Worker(
            house=self.house,
            directory=self.rules.directory,
            token_key=self.token_key,
            mailbox=ReadOnly(self.mailbox),
            parser=self.parser,
            store=self.store,
            advance=advance,
            news=_nobody,
            slots=found.signs.slots(),
            by_arrival=True,
            thinned=found.signs.thinned,
        )

    async def _restored(self, found: Found, asked: tuple[str, ...]) -> Restored:
        name, signs = self.rules.mailbox, found.signs
        interviews = await self.store.interviews(name)
        key_lost = bool(signs.foreign) and not signs.left and not signs.answers
        if key_lost:
            await self.store.note_health(name, "token key", Condition.OPERATOR, self.end, _KEY_LOST)
        return Restored(
            mailbox=name,
            ours=bool(signs),
            key_lost=key_lost,
            states=Counter(one.state.value for one in interviews),
            letters=len(signs.left),
            answers=sum(map(_answers, interviews)),
            asked=asked,
        )


def _answers(interview: Interview) -> int:
    waiting = sum(1 for one in interview.held if one.settled_at is None)
    return waiting + sum(len(r.readings) + len(r.unread) for r in interview.respondents)


def _nobody() -> None:
    """Nobody waits for news of the past."""
