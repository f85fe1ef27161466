"""Random events in random order, doubled and lost, against what must always hold."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from agent.core.calendar import Method
from agent.core.decide import decide
from agent.core.effects import TO_PARTICIPANTS, Effect, LetterKind, ReadReply, SaveDraft, SendLetter, Suppress, WakeAt
from agent.core.events import (
    Command,
    Event,
    HumanWrote,
    LetterLost,
    LetterOut,
    MailBounced,
    RecruiterSaid,
    ReplyCame,
    ReplyHeld,
    ReplyRead,
    TimeCame,
    Verb,
    WentAway,
)
from agent.core.feedback import Decision, Kind
from agent.core.gate import Admit, Counters, Later, admit, unwanted
from agent.core.hearing import NO_READER
from agent.core.held import MOST_HELD
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address, Line
from agent.core.people import Side
from agent.core.policy import NextStep
from agent.core.respondent import RespondentState
from tests.unit.cases import ANNA, EARLIER, END, PRIYA, REF, RULES, TOM, calendar_mail, itip, reading

SLOTS = st.sampled_from(["a", "b", "c"])
SPANS = st.sampled_from(
    [timedelta(minutes=5), timedelta(hours=1), timedelta(hours=7), timedelta(days=1), timedelta(days=4)]
)
SPEECHLESS = (RespondentState.ANSWERED, RespondentState.STOPPED, RespondentState.UNREACHABLE, RespondentState.AWAY)


class World(RuleBasedStateMachine):
    """A case between the mailbox and the outbox, without either."""

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = EARLIER
        self.interview: Interview | None = None
        self.effects: dict[str, Effect] = {}
        self.done: set[str] = set()
        self.events: set[str] = set()
        self.sent: list[tuple[str, datetime]] = []
        self.suppressed: set[str] = set()
        self.replies: list[ReadReply] = []
        self.human = False
        self.count = 0
        self.turned_away: set[str] = set()
        self.counts: set[str] = set()
        """Keys of mails that may count: proven replies, and those in doubt that the recruiter accepted."""
        self.wrote: dict[str, datetime] = {}
        self.resumed: dict[str, datetime] = {}
        self.spared: set[str] = set()

    # --- the machinery: what advance and dispatch do ---

    def on(self, event: Event) -> None:
        if self.interview is None and event.type != "calendar_mail":
            return
        if event.id in self.events:
            return
        self.events.add(event.id)
        step = decide(self.interview, event, RULES)
        self.interview = step.interview
        for effect in step.effects:
            if effect.id in self.turned_away:
                # What the gate turned away may be wanted a second time, as in the store.
                self.turned_away.discard(effect.id)
                self.done.discard(effect.id)
                self.effects[effect.id] = effect
            self.effects.setdefault(effect.id, effect)

    def key(self) -> str:
        self.count += 1
        return f"k{self.count}"

    def work(self, fate: str) -> None:
        for effect in sorted(self.effects.values(), key=lambda e: e.at):
            if effect.at <= self.now and effect.id not in self.done:
                self.done.add(effect.id)
                self.perform(effect, fate)

    def perform(self, effect: Effect, fate: str) -> None:
        match effect:
            case WakeAt():
                self.on(
                    TimeCame(
                        id=effect.id,
                        interview=REF,
                        at=self.now,
                        what=effect.what,
                        slot=effect.slot,
                        number=effect.number,
                    )
                )
            case SendLetter():
                self.letter(effect, fate)
            case ReadReply():
                self.replies.append(effect)
            case Suppress():
                self.suppressed.add(effect.address)
            case SaveDraft():
                assert effect.kind not in TO_PARTICIPANTS
                assert self.human, "a draft of an outcome without a human's decision"

    def letter(self, effect: SendLetter, fate: str) -> None:
        assert self.interview is not None
        mine = [at for to, at in self.sent if to == effect.to.email]
        counters = Counters(
            questions=len(mine),
            suppressed=effect.to.email in self.suppressed,
            to_person=sum(self.now - at < timedelta(days=1) for at in mine),
        )
        if unwanted(self.interview, effect):
            self.turned_away.add(effect.id)
            return
        said = admit(effect.kind, counters, RULES.caps, self.now)
        if isinstance(said, Later):
            self.done.discard(effect.id)
            return
        common = {
            "id": f"effect:{effect.id}",
            "interview": REF,
            "at": self.now,
            "kind": effect.kind,
            "slot": effect.slot,
            "number": effect.number,
        }
        if said != Admit():
            self.on(LetterLost(reason="the gate", **common))  # type: ignore[arg-type]
            return
        if effect.kind in TO_PARTICIPANTS:
            self.may_be_asked(effect)
        if fate == "lost":
            self.on(LetterLost(reason="550", **common))  # type: ignore[arg-type]
            return
        if effect.kind in TO_PARTICIPANTS:
            self.sent.append((effect.to.email, self.now))
        if fate == "uncertain":
            self.on(LetterLost(reason="cut", uncertain=True, **common))  # type: ignore[arg-type]
        else:
            self.on(LetterOut(message_id=f"<{effect.id}@x>", **common))  # type: ignore[arg-type]

    # --- what must hold whenever a question or a reminder leaves ---

    def may_be_asked(self, effect: SendLetter) -> None:
        interview = self.interview
        assert interview is not None
        respondent = interview.respondent(effect.slot)
        assert respondent is not None
        assert interview.state is InterviewState.ASKING
        assert interview.over_since is not None
        assert interview.meeting.end is not None
        assert self.now >= interview.over_since + RULES.grace
        assert interview.said_over or self.now >= interview.meeting.end + RULES.grace
        assert interview.approved or interview.cleared
        assert not interview.meeting.cancelled
        assert respondent.state not in SPEECHLESS
        assert respondent.person.address.email == effect.to.email
        assert effect.to.email in {TOM.email, PRIYA.email}
        assert effect.to.email not in self.suppressed
        assert len([to for to, _ in self.sent if to == effect.to.email]) < 4
        assert not respondent.unread, "asked although an answer of theirs is being read"
        assert effect.slot not in self.spared, "asked although the recruiter said not to"
        assert not self.in_touch(effect.slot), "asked although the recruiter writes with them"

    def in_touch(self, slot: str) -> bool:
        assert self.interview is not None
        start = self.interview.meeting.start
        assert start is not None
        wrote, resumed = self.wrote.get(slot), self.resumed.get(slot)
        return wrote is not None and wrote >= start and not (resumed is not None and resumed >= start)

    @invariant()
    def only_what_is_proven_or_accepted_counts(self) -> None:
        if self.interview is not None:
            filed = {f.mail for r in self.interview.respondents for f in r.readings}
            assert filed | {e.mail for e in self.effects.values() if isinstance(e, ReadReply)} <= self.counts

    @invariant()
    def what_waits_in_doubt_is_bounded(self) -> None:
        if self.interview is not None:
            assert sum(h.settled_at is None for h in self.interview.held) <= MOST_HELD

    @invariant()
    def only_a_human_decides(self) -> None:
        if self.interview is not None and self.interview.state is InterviewState.DECIDED:
            assert self.human

    @invariant()
    def what_is_shown_can_be_proved(self) -> None:
        if self.interview is not None:
            filed = [f for r in self.interview.respondents for f in r.readings]
            read = {f.mail for f in filed if f.reading.reader != NO_READER}
            assert read <= {e.mail for e in self.effects.values() if isinstance(e, ReadReply)}

    # --- what can happen ---

    @initialize(sender=st.sampled_from([ANNA, TOM]), verified=st.booleans())
    def invited(self, sender: Address, verified: bool) -> None:
        self.on(
            calendar_mail(itip(organizer=ANNA), sender=sender, verified=verified and sender is ANNA, key=self.key())
        )

    @rule(
        method=st.sampled_from([Method.REQUEST, Method.CANCEL, Method.REPLY]),
        sequence=st.integers(0, 3),
        days=st.integers(0, 3),
        verified=st.booleans(),
        over=st.sampled_from(["", "Interview done"]),
    )
    def calendar(self, method: Method, sequence: int, days: int, verified: bool, over: str) -> None:
        sender = TOM if method is Method.REPLY else ANNA
        message = itip(
            method,
            [TOM] if method is Method.REPLY else [TOM, PRIYA],
            sequence=sequence,
            dtstamp=self.now,
            start=END + timedelta(days=days, hours=-1),
            end=END + timedelta(days=days),
        )
        self.on(calendar_mail(message, sender=sender, verified=verified, at=self.now, key=self.key(), says_over=over))

    @rule(span=SPANS, fate=st.sampled_from(["out", "out", "out", "lost", "uncertain"]))
    def time_passes(self, span: timedelta, fate: str) -> None:
        self.now += span
        self.work(fate)

    @rule(slot=SLOTS, text=st.sampled_from(["went well", "STOP", "no ai"]), twice=st.booleans())
    def reply(self, slot: str, text: str, twice: bool) -> None:
        key = self.key()
        event = ReplyCame(
            id=key,
            interview=REF,
            at=self.now,
            slot=slot,
            mail=key,
            message_id=f"<{key}@x>",
            lines=(Line(number=1, text=text),),
        )
        self.counts.add(key)
        self.on(event)
        if twice:
            self.on(event)
        self.work("out")

    @rule(
        kind=st.sampled_from(list(Kind)), decision=st.sampled_from([d for d in Decision if d is not Decision.NOT_SAID])
    )
    def read(self, kind: Kind, decision: Decision) -> None:
        if self.replies:
            effect = self.replies.pop(0)
            said = reading(decision, kind=kind)
            self.on(
                ReplyRead(
                    id=self.key(),
                    interview=REF,
                    at=self.now,
                    slot=effect.slot,
                    mail=effect.mail,
                    came=effect.came,
                    reading=said,
                )
            )

    @rule(slot=st.sampled_from(["a", "b", "c", ""]), proven=st.booleans(), offered=st.booleans(), words=st.booleans())
    def doubtful(self, slot: str, proven: bool, offered: bool, words: bool) -> None:
        key = self.key()
        lines = (Line(number=1, text="went well"),) if words else ()
        self.on(
            ReplyHeld(
                id=key,
                interview=REF,
                at=self.now,
                slot=slot,
                mail=key,
                sender=TOM,
                reason="in doubt",
                message_id=f"<{key}@x>",
                lines=lines,
                proven=proven,
                offered=offered and slot != "",
            )
        )
        if offered and slot and key in self.events:
            self.heard_from((slot,), self.now)

    @rule(slots=st.sets(SLOTS, min_size=1), back=SPANS, by_us=st.booleans())
    def in_person(self, slots: set[str], back: timedelta, by_us: bool) -> None:
        key, written = self.key(), self.now - back / 2
        self.on(
            HumanWrote(
                id=key, interview=REF, at=self.now, mail=key, slots=tuple(sorted(slots)), written=written, by_us=by_us
            )
        )
        self.heard_from(tuple(slots), written)

    def heard_from(self, slots: tuple[str, ...], written: datetime) -> None:
        assert self.interview is not None
        start, state = self.interview.meeting.start, self.interview.state
        early = (InterviewState.PLANNED, InterviewState.ENDED, InterviewState.ASKING)
        if start is not None and written >= start and state in early:
            for slot in slots:
                self.wrote[slot] = max(written, self.wrote.get(slot, written))

    @rule(slot=SLOTS, what=st.sampled_from(["held", "away", "bounce", "delay"]))
    def trouble(self, slot: str, what: str) -> None:
        key = self.key()
        common = {"id": key, "interview": REF, "at": self.now, "slot": slot, "mail": key}
        match what:
            case "held":
                self.on(ReplyHeld(sender=TOM, reason="not proven", **common))  # type: ignore[arg-type]
            case "away":
                self.on(WentAway(until=self.now + timedelta(days=2), **common))  # type: ignore[arg-type]
            case _:
                self.on(MailBounced(permanent=what == "bounce", **common))  # type: ignore[arg-type]

    @rule(verb=st.sampled_from([Verb.VETO, Verb.ASK, Verb.DECIDE]))
    def recruiter(self, verb: Verb) -> None:
        self.human_decided(verb)
        command = Command(verb=verb, step=NextStep.HOLD if verb is Verb.DECIDE else None)
        self.on(RecruiterSaid(id=self.key(), interview=REF, at=self.now, mail="m", by=ANNA, command=command))
        if verb is Verb.ASK and self.interview is not None:
            self.resumed |= {r.slot: self.now for r in self.interview.respondents if r.slot not in self.spared}

    def human_decided(self, verb: Verb) -> None:
        self.human = self.human or verb is Verb.DECIDE

    @rule(who=st.sampled_from([TOM, PRIYA, ANNA]), verb=st.sampled_from([Verb.VETO, Verb.ASK]))
    def about_one(self, who: Address, verb: Verb) -> None:
        command = Command(verb=verb, whom=(who.email,))
        self.on(RecruiterSaid(id=self.key(), interview=REF, at=self.now, mail=self.key(), by=ANNA, command=command))
        assert self.interview is not None
        for respondent in self.interview.respondents:
            if respondent.person.address.email == who.email and verb is Verb.ASK:
                self.resumed[respondent.slot] = self.now
                self.spared.discard(respondent.slot)
            elif respondent.person.address.email == who.email:
                self.spared.add(respondent.slot)

    @rule(
        number=st.integers(0, 5),
        verb=st.sampled_from([Verb.ACCEPT, Verb.ACCEPT, Verb.IGNORE]),
        side=st.sampled_from([None, Side.CLIENT]),
        wrong=st.sampled_from([False, False, False, True]),
    )
    def about_doubt(self, number: int, verb: Verb, side: Side | None, wrong: bool) -> None:
        assert self.interview is not None
        waiting = [one.mail for one in self.interview.held]
        held = "" if wrong or not waiting else waiting[number % len(waiting)]
        before = self.interview
        command = Command(verb=verb, side=side if verb is Verb.ACCEPT else None)
        if verb is Verb.ACCEPT and held:
            self.counts.add(held)
        event = RecruiterSaid(
            id=self.key(), interview=REF, at=self.now, mail=self.key(), by=ANNA, command=command, held=held
        )
        self.on(event)
        self.on(replace(event, id=self.key()))
        if not held:
            assert [r.readings for r in before.respondents] == [r.readings for r in self.interview.respondents]
            assert before.held == self.interview.held

    def teardown(self) -> None:
        """Whatever happened: once all replies are read, nothing is waited for for ever."""
        for _ in range(90):
            while self.replies:
                self.read(Kind.FEEDBACK, Decision.UNDECIDED)
            self.now += timedelta(hours=12)
            self.work("out")
        if self.interview is not None:
            assert self.interview.state is not InterviewState.ASKING, "somebody is waited for in vain"


World.TestCase.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
TestWorld = World.TestCase


def test_a_letter_that_lost_its_point_is_recognised() -> None:
    """A reminder that waited for a broken server must not leave after the answer has come."""
    step = decide(None, calendar_mail(), RULES)
    letter = SendLetter(id="x", interview=REF, at=END, kind=LetterKind.REMINDER, to=TOM, slot="a", number=1)
    asking = replace(step.interview, state=InterviewState.ASKING)
    asked = replace(asking.respondents[0], state=RespondentState.ASKED, questions=1)
    assert unwanted(replace(asking, respondents=(asked,)), letter) == ""
    assert unwanted(replace(asking, respondents=(replace(asked, state=RespondentState.ANSWERED),)), letter)
    assert unwanted(replace(asking, respondents=(asked,), state=InterviewState.CLOSED), letter)
    assert unwanted(replace(asking, respondents=(replace(asked, questions=2),)), letter)
