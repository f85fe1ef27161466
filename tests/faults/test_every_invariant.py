"""The whole service on ports in memory, against random orders, doubles, losses, crashes and servers in trouble.

The mails are raw, the ports have real errors, and what is asserted are the invariants of the design: nothing else.
"""

import asyncio
import copy
import json
import os
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from agent.core.effects import Publish
from agent.core.interview import Interview, InterviewState
from agent.errors import DebriefError, Permanent, Transient, Uncertain
from agent.ports import Fate, Folder, OutboxState
from agent.testing.model import MemoryModel
from agent.writing.prompts import Prompt
from tests.faults.cases import ANNA, CASES, DAY, EVE, HOUR, Case
from tests.faults.watched import Truth, Watched, crossed
from tests.system.desk import Agency, Outside, address, write
from tests.system.test_attacks_crash import Crash, Mortal
from tests.unit.cases import RULES

EXAMPLES = int(os.environ.get("DEBRIEF_STATE_MACHINE", "25"))
"""How many random months are played."""
_OUTLIVE = ("_suppressed", "_erased")
"""What a restored backup of the store leaves as it is."""
_CASES, _SLOTS = st.sampled_from(CASES), st.sampled_from("ab")
_WORDS = (
    "{canary} was good, 4 of 5.\nYes, another interview please.",
    "2 of 5. {canary} I am afraid it is a no.",
    "{canary} she is pregnant, so no.",
    "{canary}\n3/5 and I am not sure yet.",
    "NO AI\n{canary} was all right.",
    "I will answer tomorrow {canary}.",
    "It did not take place {canary}.",
)
_SPANS = st.sampled_from([timedelta(minutes=20), HOUR, 7 * HOUR, DAY, 3 * DAY])
_ANSWERS = ("", "{}", "null", "[[[[", '{"outcome": "held"}', json.dumps({"summary": "offer eve@evil.example " * 9}))


def _hostile(prompt: Prompt) -> str | DebriefError:
    """Different nonsense for different prompts, and no answer at times."""
    number = len(prompt.user) % (len(_ANSWERS) + 1)
    return _ANSWERS[number] if number < len(_ANSWERS) else Transient("The model is busy.")


class Office(RuleBasedStateMachine):
    """One mailbox, three interviews, and everybody at their worst."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.outside, self.truth = Outside(MemoryModel(_hostile)), Truth()
        self.outside.mailer = Watched(self.outside.mailbox, self.outside, self.truth)
        self.fatal = 0
        self.on_the_way: list[bytes] = []
        self.relevant: list[bytes] = []
        self.sequence = 0
        self.forged: set[str] = set()
        self.human: set[str] = set()

    # --- the machinery ---

    def live(self, deed: Callable[[Agency], Awaitable[None]]) -> None:
        """One life of the service, in which something happens; after a crash, another one goes on from there."""
        mortal, self.fatal = Mortal(self.fatal), 0
        for one in (mortal, Mortal()):
            try:
                self.loop.run_until_complete(self._life(one, deed))
                return
            except Crash:
                deed = _settle

    async def _life(self, mortal: Mortal, deed: Callable[[Agency], Awaitable[None]]) -> None:
        async with Agency(self.outside, wrap=mortal.wrap, pulse=mortal.pulse).open() as agency:
            try:
                await deed(agency)
            except DebriefError:
                # The mailbox is away; the outbox goes on all the same.
                await agency._idle()

    def arrives(self, raw: bytes, how: str) -> None:
        """A mail that concerns us: at once, twice, late, or never."""
        if how == "late":
            self.on_the_way.append(raw)
        elif how != "never":
            self.relevant.append(raw)
            for _ in range(2 if how == "twice" else 1):
                self.outside.mailbox.deliver(raw)
            self.live(_settle)

    # --- what people do ---

    _HOW = st.sampled_from(["at once", "at once", "at once", "twice", "never"])

    @rule(case=_CASES, days=st.integers(0, 2), how=_HOW, proven=st.sampled_from([True, True, True, False]))
    def invited(self, case: Case, days: int, how: str, proven: bool) -> None:
        self.sequence += 1
        now = self.outside.clock.now()
        if proven and how != "never":
            over = case.start + days * DAY + HOUR
            self.truth.cancelled.discard(case.ref)
            if over != self.truth.over.get(case.ref):
                self.truth.moved(case.ref, over)
        self.arrives(case.mail("REQUEST", sequence=self.sequence, days=days, proven=proven, stamp=now), how)

    @rule(case=_CASES, proven=st.booleans())
    def cancelled(self, case: Case, proven: bool) -> None:
        self.sequence += 1
        if proven and case.ref in self.truth.over:
            self.truth.cancelled.add(case.ref)
        stamp = self.outside.clock.now()
        self.arrives(case.mail("CANCEL", sequence=self.sequence, proven=proven, stamp=stamp), "at once")

    @rule(case=_CASES, slot=_SLOTS, number=st.integers(0, 9), words=st.sampled_from(_WORDS), how=_HOW)
    def answered(self, case: Case, slot: str, number: int, words: str, how: str) -> None:
        """Mostly by somebody who was asked; others write unasked, as long as nobody was."""
        case, slot = self.one_who_was_asked(number) or (case, slot)
        who = case.who(slot)
        if how != "never" and "tomorrow" not in words:
            self.truth.silenced.add((case.ref, who))
        self.arrives(write(who, address(case.ref, slot), words.format(canary=case.canary(slot))), how)

    def one_who_was_asked(self, number: int) -> tuple[Case, str] | None:
        asked = [(c, s) for c in CASES for s in "ab" if self.truth.asked[c.ref, c.who(s)]]
        return asked[number % len(asked)] if asked else None

    @rule(case=_CASES, slot=_SLOTS)
    def stopped(self, case: Case, slot: str) -> None:
        known = self.interview(case)
        if known is not None and any(r.slot == slot for r in known.respondents):
            self.truth.stopped.add(case.who(slot))
            self.arrives(write(case.who(slot), address(case.ref, slot), "STOP"), "at once")

    @rule(case=_CASES, slot=_SLOTS, other=_CASES, sender=st.sampled_from(["forged", "stranger", "other side"]))
    def forged_answer(self, case: Case, slot: str, other: Case, sender: str) -> None:
        """A token in the wrong hands, or the right address without proof."""
        who = {"forged": case.who(slot), "stranger": EVE, "other side": case.who("ba"["ab".index(slot)])}[sender]
        word = f"forged{len(self.forged)}"
        self.forged.add(word)
        text = f"5 of 5, make an offer, says {word}."
        self.arrives(write(who, address(case.ref, slot), text, proven=sender != "forged"), "at once")

    @rule(case=_CASES, slot=_SLOTS)
    def away(self, case: Case, slot: str) -> None:
        mail = write(
            case.who(slot),
            address(case.ref, slot),
            "I am away.",
            "Auto-Submitted: auto-replied",
            subject="Out of office",
        )
        self.arrives(mail, "at once")

    @rule(case=_CASES, words=st.sampled_from(["offer", "hold because I say so", "no", "another interview"]))
    def recruiter_says(self, case: Case, words: str) -> None:
        if self.interview(case) is None:
            return
        if words == "no":
            self.truth.vetoed.add(case.ref)
        else:
            self.human.add(case.ref)
        self.arrives(write(ANNA, address(case.ref), words), "at once")

    # --- what the world does ---

    @rule(span=_SPANS)
    def time_passes(self, span: timedelta) -> None:
        moment = self.outside.clock.now() + span
        self.live(lambda agency: _pass_to(agency, moment))

    @precondition(lambda self: self.truth.asked)
    @rule(number=st.integers(0, 9), words=st.sampled_from(_WORDS), how=_HOW, span=_SPANS)
    def answers_in_time(self, number: int, words: str, how: str, span: timedelta) -> None:
        case, slot = self.one_who_was_asked(number) or (CASES[0], "a")
        self.answered(case, slot, number, words, how)
        self.time_passes(span)

    @rule(number=st.integers(1, 120))
    def dies_soon(self, number: int) -> None:
        """The process ends after so many calls of its ports."""
        self.fatal = number

    @rule(away=st.booleans(), drops=st.sampled_from([None, 0, 1, 3]))
    def mailbox_in_trouble(self, away: bool, drops: int | None) -> None:
        self.outside.mailbox.unreachable, self.outside.mailbox.drops_after = away, drops

    @rule(
        trouble=st.sampled_from([None, None, Transient("450 later"), Transient("421 all of you", channel=True)]),
        uncertain=st.sampled_from([None, True, False]),
        to=st.sampled_from([c.who(s) for c in CASES for s in "ab"]),
    )
    def mail_server_in_trouble(self, trouble: DebriefError | None, uncertain: bool | None, to: str) -> None:
        mailer = self.outside.mailer
        mailer.refuses = {to: trouble} if trouble else {}
        if uncertain is not None:
            mailer.refuses[to], mailer.uncertain_arrives = Uncertain("no answer"), uncertain

    @rule(down=st.booleans())
    def broker_in_trouble(self, down: bool) -> None:
        self.outside.notifier.trouble = Transient("no broker", channel=True) if down else None

    @rule(to=st.sampled_from([c.who(s) for c in CASES for s in "ab"]))
    def refused_for_good(self, to: str) -> None:
        self.outside.mailer.refuses[to] = Permanent("550 nobody here")

    @precondition(lambda self: not self.outside.mailbox.unreachable)
    @rule()
    def renumbered(self) -> None:
        self.outside.mailbox.renumber(Folder.INBOX)
        self.live(_settle)

    @rule(span=_SPANS, words=st.sampled_from(_WORDS))
    def restored(self, span: timedelta, words: str) -> None:
        """After some time the records of before come back. Those who want no mail are listed in a file of their own."""
        backup = {name: copy.copy(value) for name, value in vars(self.outside.store).items()}
        self.time_passes(span)
        if self.truth.asked:
            self.answers_in_time(0, words, "at once", span)
        for name, value in backup.items():
            if name not in _OUTLIVE:
                setattr(self.outside.store, name, value)
        self.live(_settle)

    # --- what must always hold ---

    def interview(self, case: Case) -> Interview | None:
        return self.loop.run_until_complete(self.outside.store.interview(case.ref))[0]

    @invariant()
    def letters_were_right(self) -> None:
        assert self.truth.broken == []

    @invariant()
    def doubt_adds_no_feedback(self) -> None:
        """Nor does anything cross from one interview or side into another."""
        for case in CASES:
            interview = self.interview(case)
            for respondent in interview.respondents if interview else ():
                said = str([f.reading for f in respondent.readings])
                assert not [word for word in self.forged if word in said]
                others = {c.canary(s) for c in CASES for s in "ab"} - {case.canary(respondent.slot)}
                assert not [word for word in others if word in said]

    @invariant()
    def only_a_human_decides(self) -> None:
        for case in CASES:
            interview = self.interview(case)
            if interview and interview.ruling:
                assert case.ref in self.human

    @invariant()
    def protected_remarks_prove_nothing(self) -> None:
        for case in CASES:
            interview = self.interview(case)
            for respondent in interview.respondents if interview else ():
                for filed in respondent.readings:
                    shown = (*filed.reading.evidence.values(), *(p.quote for p in filed.reading.points))
                    assert not any("pregnant" in quote.text for quote in shown)

    def teardown(self) -> None:
        """Once all servers are well, everything comes to its end, and nothing was lost."""
        self.fatal = 0
        self.outside.mailbox.unreachable, self.outside.mailbox.drops_after = False, None
        self.outside.mailer.refuses, self.outside.notifier.trouble = {}, None
        self.live(_settle)
        month = self.outside.clock.now() + 40 * DAY
        self.live(lambda agency: _pass_to(agency, month))
        try:
            self._nothing_was_lost()
            self.letters_were_right()
            self._letters_keep_apart()
        finally:
            self.loop.close()

    def _nothing_was_lost(self) -> None:
        kept = {mail.raw: mail.fate for mail in self.outside.store._mails.values()}
        assert all(raw in kept for raw in self.relevant), "a mail was never seen"
        assert Fate.KEPT not in kept.values(), "a mail waits for ever"
        for case in CASES:
            interview = self.interview(case)
            assert interview is None or interview.state is not InterviewState.ASKING, "somebody is waited for in vain"
        heard = {json.loads(payload)["id"] for _, payload in self.outside.notifier.published}
        for queued in self.outside.store._outbox.values():
            if isinstance(queued.task.effect, Publish) and queued.task.state is OutboxState.DONE:
                assert queued.task.effect.id in heard, "a push that nobody heard counts as done"

    def _letters_keep_apart(self) -> None:
        """What the recruiter reads about one interview has no words of another."""
        ledger = self.outside.store._letters
        for mail, letter in zip(self.outside.mailer.sent, self.outside.letters(), strict=True):
            case = next((c for c in CASES if c.ref == ledger[mail.message_id].entry.interview), None)
            assert case is None or crossed(case, letter) == []


async def _settle(agency: Agency) -> None:
    await agency.settle()


async def _pass_to(agency: Agency, moment: datetime) -> None:
    try:
        await agency.pass_to(moment)
    except DebriefError:
        await agency.outside.clock.move(max(moment, agency.outside.clock.now()))
        raise


Office.TestCase.settings = settings(
    max_examples=EXAMPLES,
    # The same months in every run of all tests; new ones where somebody asks for many.
    derandomize="DEBRIEF_STATE_MACHINE" not in os.environ,
    stateful_step_count=35,
    # Explaining a failure traces every line, which takes longer than everything else.
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
)
TestOffice = Office.TestCase
assert RULES.grace == HOUR
