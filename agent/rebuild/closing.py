"""The end of a rehearsal: what could not be settled leaves now, never, or is asked of the recruiter."""

from dataclasses import dataclass

from agent.advance import Advance
from agent.core.effects import Effect, LetterKind, SaveDraft, SendLetter
from agent.core.events import LetterOut, RecordsLost
from agent.core.interview import Interview
from agent.core.marks import message_id
from agent.core.orders import mode, question_id
from agent.core.rules import Mode, Rules
from agent.ports import Mailbox, OutboxState, Store, Task
from agent.rebuild.verdict import Life, Verdict, before_us, in_doubt, stuck, verdict

_REASON = "its time was past when the records were made anew"


@dataclass(frozen=True, kw_only=True, slots=True)
class Closing:
    """Brings the past of one mailbox to its end."""

    name: str
    store: Store
    advance: Advance
    rules: Rules
    life: Life
    mailbox: Mailbox
    token_key: bytes
    domain: str
    """The right-hand side of our Message-IDs."""

    async def close(self) -> tuple[str, ...]:
        """Settle everything; returns the references of interviews that the recruiter is asked about."""
        asked = [one.ref for one in await self.store.interviews(self.name) if await self._interview(one)]
        for task in await self.store.tasks(""):
            if task.mailbox == self.name and isinstance(task.effect, SendLetter) and _waits(task):
                past = task.effect.at <= self.life.alive_until
                await self._settle(task.effect, OutboxState.NEVER if past else OutboxState.QUEUED)
        return tuple(asked)

    async def _interview(self, interview: Interview) -> bool:
        slots = await self._unknown(interview, in_doubt(interview, self.rules, self.life))
        goes_on = stuck(interview, self.rules, self.life)
        for task in await self.store.tasks(interview.ref):
            if not _waits(task):
                continue
            found = Verdict.LEAVES
            if task.state is OutboxState.UNCERTAIN:
                await self._settle(task.effect, task.state)
                continue
            if isinstance(task.effect, SendLetter | SaveDraft):
                found = verdict(task.effect, interview, self.life)
                if (slots or goes_on) and task.effect.kind is LetterKind.HEADS_UP:
                    # The recruiter is asked, which tells more, or the questions have left.
                    found = Verdict.NEVER
                slots = (*slots, task.effect.slot) if found is Verdict.ASK else slots
            await self._judged(task, found)
        at_work = not before_us(interview, self.rules, self.life)
        if at_work and not slots and not goes_on:
            return False
        await self._lost(interview, slots, at_work=at_work)
        return bool(slots) and at_work

    async def _unknown(self, interview: Interview, slots: tuple[str, ...]) -> tuple[str, ...]:
        """Those whose question does not lie in Drafts: what lies there has not left."""
        if mode(interview, self.rules) is not Mode.DRAFTS:
            return slots
        ids = {s: question_id(interview.ref, s) for s in slots}
        letters = {s: message_id(self.token_key, one, self.domain) for s, one in ids.items()}
        return tuple([s for s in slots if not await self.mailbox.sent(letters[s])])

    async def _judged(self, task: Task, found: Verdict) -> None:
        if found is Verdict.KNOWN and isinstance(task.effect, SendLetter):
            await self._known(task.effect)
        else:
            state = OutboxState.QUEUED if found is Verdict.LEAVES else OutboxState.NEVER
            await self._settle(task.effect, state)

    async def _settle(self, effect: Effect, state: OutboxState) -> None:
        """What goes on does so at its own time, or now."""
        error = _REASON if state is OutboxState.NEVER else ""
        again = max(effect.at, self.life.end)
        await self.store.settle(effect.id, state, self.life.end, error=error, again=again)

    async def _known(self, letter: SendLetter) -> None:
        event = LetterOut(
            id=f"effect:{letter.id}",
            interview=letter.interview,
            at=self.life.end,
            kind=letter.kind,
            slot=letter.slot,
            number=letter.number,
            message_id="",
        )
        await self.advance(self.name, event, task=letter.id)

    async def _lost(self, interview: Interview, slots: tuple[str, ...], *, at_work: bool) -> None:
        event = RecordsLost(
            id=f"lost:{interview.ref}:{self.life.end.isoformat()}",
            interview=interview.ref,
            at=self.life.end,
            slots=tuple(dict.fromkeys(slots)),
            at_work=at_work,
        )
        await self.advance(self.name, event)


def _waits(task: Task) -> bool:
    return task.state in (OutboxState.QUEUED, OutboxState.UNCERTAIN)
