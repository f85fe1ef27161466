"""Performs SendLetter and SaveDraft: gate, render, compose, note, hand over. What may have left is never sent again."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from agent.advance import Advance
from agent.core import gate, retry
from agent.core.effects import Effect, LetterKind, Notice, Publish, SaveDraft, SendLetter
from agent.core.events import LetterLost, LetterOut
from agent.core.interview import Interview, nowhere
from agent.core.rules import Rules
from agent.errors import ConfigError, DebriefError, Permanent, Transient, Uncertain
from agent.perform.claiming import claimed
from agent.perform.entry import ledger_entry
from agent.perform.holding import put_off
from agent.perform.permit import Permit
from agent.perform.stationery import Stationery
from agent.ports import Clock, Mailbox, Mailer, OutboxState, Store, Task
from agent.writing.compose import Outgoing

log = logging.getLogger(__name__)

Letter = SendLetter | SaveDraft
Verdict = gate.Admit | gate.Later | gate.Never

_OPERATOR_PAUSE = timedelta(minutes=15)
"""The wait after an error that only the operator can mend: a refused login, a template with an unknown variable."""


class _Wait(Exception):
    """Ends the work on a letter that may not leave yet."""

    def __init__(self, later: gate.Later) -> None:
        super().__init__(later.reason)
        self.later = later


def nothing() -> None:
    """The last word of who has nothing to say."""


class Post:
    """Sends and drafts the letters of one mailbox."""

    def __init__(
        self,
        *,
        store: Store,
        mailer: Mailer,
        mailbox: Mailbox,
        files_sent: bool,
        stationery: Stationery,
        advance: Advance,
        clock: Clock,
        permits: Sequence[Permit] = (),
        last_word: Callable[[], None] = nothing,
    ) -> None:
        """``last_word`` is asked when everything is ready, and content leaves next; Transient if it must not."""
        self._store = store
        self._permits = permits
        self._last_word = last_word
        self.leaving: set[str] = set()
        """Effects of letters whose content is leaving, up to the note of what became of them."""
        self._mailer = mailer
        self._mailbox = mailbox
        self._files_sent = files_sent
        self._stationery = stationery
        self._advance = advance
        self._clock = clock

    async def perform(self, task: Task, letter: Letter, rules: Rules) -> frozenset[LetterKind]:
        """Send or draft one letter, or look for it where its fate is uncertain, or note when to try again.

        Returns the kinds of letters of which all that were due have been put off together with this one.
        """
        try:
            await self._perform(task, letter, rules)
        except _Wait as wait:
            return await put_off(self._store, task.mailbox, letter, wait.later, self._clock.now())
        return frozenset()

    async def _perform(self, task: Task, letter: Letter, rules: Rules) -> None:
        interview = await self._about(task, letter)
        if interview is None:
            await self._settle(letter, OutboxState.NEVER, error="the interview is not known")
        elif task.state is OutboxState.UNCERTAIN:
            await self._look_for(task, letter)
        elif await self._ready(interview, letter, rules):
            # A permit may have looked into the mailbox, and what was found there counts.
            interview = await self._about(task, letter) or interview
            if await self._still_waits(letter) and await self._may_leave(task, interview, letter, rules):
                await self._leave(task, interview, letter, rules)

    async def _about(self, task: Task, letter: Letter) -> Interview | None:
        """What the letter is about, as it stands now."""
        if not letter.interview:
            return nowhere(task.mailbox, letter.at)
        return (await self._store.interview(letter.interview))[0]

    async def _still_waits(self, letter: Letter) -> bool:
        """Whether nobody has found meanwhile that it left before the records were lost."""
        task = await self._store.task(letter.id)
        return task is not None and task.state is OutboxState.QUEUED

    # --- may it leave? ---

    async def _ready(self, interview: Interview, letter: Letter, rules: Rules) -> bool:
        """Whether it is wanted, at its time, and nothing around it is out of order."""
        if not await self._is_wanted(interview, letter):
            return False
        now = self._clock.now()
        if later := gate.timely(letter, interview, rules, now):
            await self._settle(letter, OutboxState.QUEUED, error=later.reason, again=later.at)
            return False
        for permit in self._permits:
            if later := await permit(letter, now):
                raise _Wait(later)
        return True

    async def _is_wanted(self, interview: Interview, letter: Letter) -> bool:
        if reason := gate.unwanted(interview, letter):
            await self._settle(letter, OutboxState.NEVER, error=reason)
        return not reason

    async def _may_leave(self, task: Task, interview: Interview, letter: Letter, rules: Rules) -> bool:
        """Whether it is still wanted, has not left before the records were lost, and the gate lets it through."""
        if not await self._is_wanted(interview, letter):
            return False
        if await claimed(self._store, self._advance, task.mailbox, letter, interview):
            return False
        now = self._clock.now()
        match await self._verdict(task, letter, rules, now):
            case gate.Later() as later:
                raise _Wait(later)
            case gate.Never(reason=reason):
                await self._lost(task, letter, reason)
                return False
        return True

    async def _verdict(self, task: Task, letter: Letter, rules: Rules, now: datetime) -> Verdict:
        """What the gate says of this letter beside all others."""
        counters = await self._store.counters(
            task.mailbox, letter.to.email, letter.interview, letter.slot, now, besides=letter.id
        )
        return gate.admit(letter.kind, counters, rules.caps, now)

    # --- leaving ---

    async def _leave(self, task: Task, interview: Interview, letter: Letter, rules: Rules) -> None:
        try:
            mail = await self._written(interview, letter, rules)
        except Permanent as error:
            await self._lost(task, letter, str(error))
            return
        if mail is not None:
            # Fails where somebody else has begun it meanwhile, and then nothing of it is lost, and nothing leaves.
            now = self._clock.now()
            await self._store.begin(letter.id, now, ledger_entry(mail, letter), mail.raw)
            # Now that it counts itself: another channel may have taken the last place while it was written.
            try:
                match await self._verdict(task, letter, rules, now):
                    case gate.Later() as later:
                        await self._settle(letter, OutboxState.QUEUED, error=later.reason, again=later.at)
                    case gate.Never(reason=reason):
                        await self._lost(task, letter, reason)
                    case gate.Admit():
                        await self._send(task, letter, mail)
            finally:
                self.leaving.discard(letter.id)

    async def _send(self, task: Task, letter: Letter, mail: Outgoing) -> None:
        try:
            await self._hand_over(letter, mail)
        except Uncertain as error:
            await self._settle(letter, OutboxState.UNCERTAIN, error=str(error), again=self._clock.now())
        except Permanent as error:
            await self._lost(task, letter, str(error))
        except Transient as error:
            await self._later(task, letter, error)
            if error.channel:
                raise
        except DebriefError as error:
            await self._settle(letter, OutboxState.QUEUED, error=str(error), again=self._clock.now() + _OPERATOR_PAUSE)
            raise
        else:
            await self._noted(task, letter, mail)
            await self._file(letter, mail)

    async def _noted(self, task: Task, letter: Letter, mail: Outgoing) -> None:
        """Note that it left; what cannot be noted now is found in Sent later."""
        try:
            await self._out(task, letter, mail.message_id)
        except DebriefError as error:
            await self._settle(letter, OutboxState.UNCERTAIN, error=str(error), again=self._clock.now())
            raise

    async def _written(self, interview: Interview, letter: Letter, rules: Rules) -> Outgoing | None:
        """None if a template is at fault: that holds back this letter, and no other of the mailbox."""
        try:
            return await self._stationery.write(interview, letter, rules, self._clock.now())
        except ConfigError as error:
            log.error("letter %s cannot be written: %s %s", letter.id, error, error.hint)
            again = self._clock.now() + _OPERATOR_PAUSE
            await self._settle(letter, OutboxState.QUEUED, error=str(error), again=again)
            if letter.kind is not LetterKind.FAULTY:
                await self._store.queue(rules.mailbox, _faulty(rules, self._clock.now()))
            return None

    async def _hand_over(self, letter: Letter, mail: Outgoing) -> None:
        async def before_data() -> None:
            self.leaving.add(letter.id)
            await self._store.mark_data(letter.id, self._clock.now())
            # After whatever takes time: between this and the content, nothing is waited for.
            self._last_word()

        if isinstance(letter, SendLetter):
            await self._mailer.send(mail, before_data)
        elif not await self._mailbox.sent(mail.message_id):
            # It may lie there since before the records were lost.
            await before_data()
            await self._mailbox.save_draft(mail.raw)

    async def _out(self, task: Task, letter: Letter, message_id: str) -> None:
        if not letter.interview:
            await self._settle(letter, OutboxState.DONE, error="")
            return
        drafted = isinstance(letter, SaveDraft)
        event = LetterOut(
            id=f"{'draft' if drafted else 'effect'}:{letter.id}",
            interview=letter.interview,
            at=self._clock.now(),
            kind=letter.kind,
            slot=letter.slot,
            number=letter.number,
            message_id=message_id,
            drafted=drafted,
        )
        await self._advance(task.mailbox, event, task=letter.id)

    async def _file(self, letter: Letter, mail: Outgoing) -> None:
        """A copy for the human's Sent folder, where the server files none. Failing here never leads to another mail."""
        if self._files_sent or isinstance(letter, SaveDraft):
            return
        try:
            await self._mailbox.file_sent(mail.raw)
        except DebriefError as error:
            log.warning("letter %s was sent, but no copy could be filed: %s", letter.id, error)

    # --- not leaving ---

    async def _look_for(self, task: Task, letter: Letter) -> None:
        """Its content left and no answer came: only Sent, or Drafts, can tell."""
        try:
            found = await self._mailbox.sent(task.message_id)
        except DebriefError as error:
            # The mailbox being away must not hold back letters that are certain.
            again = self._clock.now() + timedelta(minutes=1)
            await self._settle(letter, OutboxState.UNCERTAIN, error=str(error), again=again)
            return
        if found:
            await self._out(task, letter, task.message_id)
            return
        if isinstance(letter, SaveDraft):
            await self._settle(letter, OutboxState.QUEUED, error="the draft was not stored")
            return
        now = self._clock.now()
        wait = retry.look_in_sent(now - (task.since or now))
        if wait is None:
            reason = "the connection broke while it was being sent, and it is not in Sent"
            await self._lost(task, letter, reason, uncertain=True)
        else:
            await self._settle(letter, OutboxState.UNCERTAIN, error=task.error, again=now + wait)

    async def _later(self, task: Task, letter: Letter, error: Transient) -> None:
        now = self._clock.now()
        wait = retry.mail(task.attempts + 1, now - (task.tried_at or now), channel=error.channel)
        if wait is None:
            await self._lost(task, letter, str(error))
        else:
            await self._settle(letter, OutboxState.QUEUED, error=str(error), again=now + wait)

    async def _lost(self, task: Task, letter: Letter, reason: str, *, uncertain: bool = False) -> None:
        if not letter.interview:
            await self._settle(letter, OutboxState.FAILED, error=reason)
            return
        event = LetterLost(
            id=f"lost:{letter.id}",
            interview=letter.interview,
            at=self._clock.now(),
            kind=letter.kind,
            slot=letter.slot,
            number=letter.number,
            reason=reason,
            uncertain=uncertain,
        )
        # A letter that certainly did not leave is not counted; one that may have left is.
        outcome = OutboxState.DONE if uncertain else OutboxState.FAILED
        await self._advance(task.mailbox, event, task=letter.id, outcome=outcome)

    async def _settle(self, letter: Letter, state: OutboxState, *, error: str, again: datetime | None = None) -> None:
        await self._store.settle(letter.id, state, self._clock.now(), error=error, again=again)


def _faulty(rules: Rules, now: datetime) -> tuple[Effect, ...]:
    """The recruiter is told once a day, whatever waits for a template."""
    name = f"faulty/{rules.mailbox}/{now.date()}"
    about = "A template cannot be used, and letters wait"
    push = Publish(id=f"{name}/push", interview="", at=now, notice=Notice.ATTENTION, about=about, alarm=True)
    to, day = rules.directory.recruiter, now.date().isoformat()
    return push, SendLetter(id=name, interview="", at=now, kind=LetterKind.FAULTY, to=to, mail=day)
