"""Random events in random order, doubled and lost, against what must always hold."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from agent.core.calendar import Method
from agent.core.decide import decide
from agent.core.deferring import LONGEST
from agent.core.effects import (
    QUESTIONS,
    TO_PARTICIPANTS,
    Effect,
    LetterKind,
    ReadReply,
    SaveDraft,
    SendLetter,
    Suppress,
    WakeAt,
)
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
from agent.core.feedback import Decision, FiledReading, Kind, Outcome, Reading
from agent.core.gate import Admit, Counters, Later, admit, timely, unwanted
from agent.core.happened import NOT_HELD
from agent.core.hearing import PAST
from agent.core.held import MOST_HELD
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Address, Line
from agent.core.people import Side
from agent.core.policy import NextStep
from agent.core.redirecting import named
from agent.core.respondent import RespondentState
from agent.core.unread import BY_HAND, NO_READER
from tests.unit.cases import ANNA, EARLIER, END, PRIYA, REF, RULES, TOM, calendar_mail, itip, reading

THANKFUL = replace(RULES, thanks=True)
SLOTS = st.sampled_from(["a", "b", "c"])
SPANS = st.sampled_from(
    [timedelta(minutes=5), timedelta(hours=1), timedelta(hours=7), timedelta(days=1), timedelta(days=4)]
)
SPEECHLESS = (RespondentState.ANSWERED, RespondentState.STOPPED, RespondentState.UNREACHABLE, RespondentState.AWAY)


MIA, EVE = Address(email="mia@acme.example"), Address(email="eve@evil.example")


def _last_outcome(filed: tuple[FiledReading, ...]) -> Outcome:
    """What somebody said last of whether it took place; nothing if nobody has read their last answer."""
    said = [f.reading for f in filed if f.reading.kind is Kind.FEEDBACK]
    told = [r.outcome for r in said if r.outcome is not Outcome.NOT_SAID]
    return Outcome.NOT_SAID if not told or said[-1].reader == NO_READER else told[-1]


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
        self.checked = False
        self.thanked: list[str] = []
        self.count = 0
        self.turned_away: set[str] = set()
        self.counts: set[str] = set()
        """Keys of mails that may count: proven replies, and those in doubt that the recruiter accepted."""
        self.wrote: dict[str, datetime] = {}
        self.resumed: dict[str, datetime] = {}
        self.spared: set[str] = set()
        self.approved = {TOM.email, PRIYA.email}
        self.stopped: set[str] = set()
        self.by_hand: set[str] = set()

    # --- the machinery: what advance and dispatch do ---

    def on(self, event: Event) -> None:
        if self.interview is None and event.type != "calendar_mail":
            return
        if event.id in self.events:
            return
        self.events.add(event.id)
        step = decide(self.interview, event, THANKFUL)
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
        said = timely(effect, self.interview, RULES, self.now) or admit(effect.kind, counters, RULES.caps, self.now)
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
        if effect.kind in QUESTIONS:
            self.may_be_asked(effect)
        if effect.kind is LetterKind.THANKS:
            self.may_be_thanked(effect)
        if fate == "lost":
            self.on(LetterLost(reason="550", **common))  # type: ignore[arg-type]
            return
        if effect.kind in QUESTIONS:
            self.sent.append((effect.to.email, self.now))
        if effect.kind is LetterKind.THANKS:
            self.thanked.append(effect.slot)
        if fate == "uncertain":
            self.on(LetterLost(reason="cut", uncertain=True, **common))  # type: ignore[arg-type]
        else:
            self.on(LetterOut(message_id=f"<{effect.id}@x>", **common))  # type: ignore[arg-type]

    # --- what must hold whenever a letter to a participant leaves ---

    def may_be_thanked(self, effect: SendLetter) -> None:
        interview = self.interview
        assert interview is not None
        respondent = interview.respondent(effect.slot)
        assert respondent is not None
        assert effect.slot not in self.thanked, "thanked twice"
        assert effect.to.email in [to for to, _ in self.sent], "thanked although never asked"
        assert effect.to.email not in self.suppressed
        assert effect.slot not in self.stopped
        assert respondent.state is RespondentState.ANSWERED
        assert any(f.reading.kind is Kind.FEEDBACK for f in respondent.readings)
        assert interview.state not in (*PAST, InterviewState.PLANNED, InterviewState.ENDED)
        assert not self.in_touch(effect.slot), "thanked although the recruiter writes with them"

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
        assert effect.to.email in self.approved
        assert effect.to.email not in self.suppressed
        assert len([to for to, _ in self.sent if to == effect.to.email]) < 4
        assert not respondent.unread, "asked although an answer of theirs is being read"
        assert effect.slot not in self.spared, "asked although the recruiter said not to"
        assert not self.in_touch(effect.slot), "asked although the recruiter writes with them"
        assert not respondent.pending, "asked although they named somebody else, and the recruiter has not answered"
        assert effect.slot not in self.stopped, "asked although they refused, or said STOP"
        since = [f for f in respondent.readings if f.at >= interview.over_since]
        assert not any(f.reading.kind is Kind.FEEDBACK for f in since), "asked although they gave feedback"
        quiet = respondent.quiet_until if effect.kind is LetterKind.REMINDER else None
        assert quiet is None or self.now >= quiet, "reminded before the recruiter could answer what they asked"
        self.took_place()

    def took_place(self) -> None:
        """Nobody is asked about an interview of which somebody says, in their last word, that it was none."""
        assert self.interview is not None
        said = self.interview.attended
        assert said in (None, Outcome.HELD)
        if said is None:
            # Whose word the recruiter knew, and had others asked about, stops nothing.
            unknown = [r for r in self.interview.respondents if r.slot not in self.interview.checked]
            assert not any(_last_outcome(r.readings) in NOT_HELD for r in unknown)
            assert not self.interview.checked or self.checked

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
            to_read = {e.mail for e in self.effects.values() if isinstance(e, ReadReply)}
            assert (filed - self.by_hand) | to_read <= self.counts

    @invariant()
    def what_waits_in_doubt_is_bounded(self) -> None:
        if self.interview is not None:
            assert sum(h.settled_at is None for h in self.interview.held) <= MOST_HELD

    @invariant()
    def nobody_is_left_alone_for_ever(self) -> None:
        people = self.interview.respondents if self.interview else ()
        pauses = [r.away_until for r in people if r.state is RespondentState.DEFERRED and r.away_until]
        assert all(until <= self.now + LONGEST + timedelta(days=3) for until in pauses)

    @invariant()
    def only_a_human_decides(self) -> None:
        if self.interview is not None and self.interview.state is InterviewState.DECIDED:
            assert self.human

    @invariant()
    def what_is_shown_can_be_proved(self) -> None:
        if self.interview is not None:
            filed = [f for r in self.interview.respondents for f in r.readings]
            read = {f.mail for f in filed if f.reading.reader not in (NO_READER, BY_HAND)}
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

    @rule(slot=SLOTS, text=st.sampled_from(["went well", "went well", "STOP", "no ai"]), twice=st.booleans())
    def reply(self, slot: str, text: str, twice: bool) -> None:
        key = self.key()
        known = self.interview.respondent(slot) if self.interview else None
        if text == "STOP" and known and self.interview and self.interview.state not in PAST:
            self.stopped.add(slot)
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
        kind=st.sampled_from(list(Kind)),
        decision=st.sampled_from([d for d in Decision if d is not Decision.NOT_SAID]),
        outcome=st.sampled_from([Outcome.HELD, Outcome.HELD, Outcome.CLIENT_NO_SHOW, Outcome.CANCELLED]),
        names=st.lists(st.sampled_from([MIA, EVE, PRIYA, TOM, ANNA]), max_size=3, unique=True),
        days=st.integers(-3, 400),
    )
    def read(self, kind: Kind, decision: Decision, outcome: Outcome, names: list[Address], days: int) -> None:
        if self.replies:
            effect = self.replies.pop(0)
            said = replace(
                reading(decision, kind=kind),
                outcome=outcome if kind is Kind.FEEDBACK else Outcome.NOT_SAID,
                names=tuple(names) if kind is Kind.REDIRECT else (),
                later=self.now + timedelta(days=days) if kind is Kind.DEFERRAL else None,
            )
            self.refused(effect.slot, kind)
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

    def refused(self, slot: str, kind: Kind) -> None:
        known = self.interview.respondent(slot) if self.interview else None
        if kind is Kind.REFUSAL and known and not known.no_ai:
            self.stopped.add(slot)

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
            # Nobody can have written in a slot that is nobody's yet.
            for slot in (one for one in slots if self.interview.respondent(one)):
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

    @rule(verb=st.sampled_from([Verb.VETO, Verb.ASK, Verb.DECIDE, Verb.UNDO]))
    def recruiter(self, verb: Verb) -> None:
        self.human_decided(verb)
        command = Command(verb=verb, step=NextStep.HOLD if verb is Verb.DECIDE else None)
        self.on(RecruiterSaid(id=self.key(), interview=REF, at=self.now, mail="m", by=ANNA, command=command))
        if verb is Verb.ASK and self.interview is not None:
            self.resumed |= {r.slot: self.now for r in self.interview.respondents if r.slot not in self.spared}

    @rule(
        slot=SLOTS,
        who=st.sampled_from([None, MIA, EVE, PRIYA, TOM, ANNA]),
        verb=st.sampled_from([Verb.ASK, Verb.VETO]),
    )
    def about_a_redirect(self, slot: str, who: Address | None, verb: Verb) -> None:
        command = Command(verb=verb, whom=(who.email,) if who else (), here=who is None)
        event = RecruiterSaid(
            id=self.key(),
            interview=REF,
            at=self.now,
            mail=self.key(),
            by=ANNA,
            command=command,
            letter=LetterKind.REDIRECT,
            slot=slot,
        )
        assert self.interview is not None
        respondent = self.interview.respondent(slot)
        known = {r.person.address.email for r in self.interview.respondents}
        offered = named(respondent, respondent.pending) if respondent else ()
        self.on(event)
        if verb is Verb.ASK:
            self.approved |= {who.email} if who else {one.email for one in offered[:1]}
        self.word_about(known, verb, who)

    def word_about(self, known: set[str], verb: Verb, who: Address | None) -> None:
        """What the recruiter said of somebody who is asked already is said of them alone."""
        assert self.interview is not None
        for respondent in self.interview.respondents:
            if who and who.email in known and respondent.person.address.email == who.email:
                if verb is Verb.ASK:
                    self.resumed[respondent.slot] = self.now
                    self.spared.discard(respondent.slot)
                else:
                    self.spared.add(respondent.slot)

    @rule(outcome=st.sampled_from([None, Outcome.HELD, Outcome.CANDIDATE_NO_SHOW, Outcome.CANCELLED]))
    def what_happened(self, outcome: Outcome | None) -> None:
        assert self.interview is not None
        early = self.interview.state in (InterviewState.PLANNED, InterviewState.ENDED)
        command = Command(verb=Verb.ATTENDED, outcome=outcome)
        self.on(RecruiterSaid(id=self.key(), interview=REF, at=self.now, mail=self.key(), by=ANNA, command=command))
        if early and outcome is Outcome.HELD:
            self.resumed |= {r.slot: self.now for r in self.interview.respondents if r.slot not in self.spared}

    @rule()
    def has_it_checked(self) -> None:
        assert self.interview is not None
        early = self.interview.state in (InterviewState.PLANNED, InterviewState.ENDED)
        said = RecruiterSaid(
            id=self.key(), interview=REF, at=self.now, mail=self.key(), by=ANNA, command=Command(verb=Verb.CHECK)
        )
        self.checked = True
        self.on(said)
        if early:
            self.resumed |= {r.slot: self.now for r in self.interview.respondents if r.slot not in self.spared}

    @rule(slot=SLOTS, decision=st.sampled_from([Decision.YES, Decision.NO]))
    def filed_by_hand(self, slot: str, decision: Decision) -> None:
        key = self.key()
        said = Reading(kind=Kind.FEEDBACK, decision=decision, reader=BY_HAND)
        command = Command(verb=Verb.FILE, filed=said)
        self.by_hand.add(key)
        self.on(RecruiterSaid(id=key, interview=REF, at=self.now, mail=key, by=ANNA, command=command, slot=slot))

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
        for _ in range(150):
            while self.replies:
                self.read(Kind.FEEDBACK, Decision.UNDECIDED, Outcome.HELD, [], 0)
            self.now += timedelta(hours=7)
            self.work("out")
        if self.interview is not None:
            assert self.interview.state is not InterviewState.ASKING, "somebody is waited for in vain"


World.TestCase.settings = settings(max_examples=200, stateful_step_count=40)
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
