"""One interview's way from the invitation to the decision, event by event."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from agent.core.calendar import Method, PartStat
from agent.core.decide import decide
from agent.core.effects import (
    Effect,
    LetterKind,
    Notice,
    Publish,
    ReadReply,
    SaveDraft,
    SendLetter,
    Suppress,
    Wake,
    WakeAt,
)
from agent.core.events import (
    Command,
    Event,
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
from agent.core.feedback import Decision, Kind, Outcome, Proposal, Reading
from agent.core.interview import Interview, InterviewState
from agent.core.mail import Line
from agent.core.orders import Step
from agent.core.people import Side
from agent.core.policy import NextStep
from agent.core.respondent import RespondentState
from agent.core.rules import Mode, Rules
from tests.unit.cases import ANNA, EARLIER, END, PRIYA, REF, RULES, START, TOM, calendar_mail, itip, reading

HOUR = timedelta(hours=1)


class Story:
    """An interview on its way; keeps what each event led to."""

    def __init__(self, rules: Rules = RULES) -> None:
        self.rules = rules
        self.interview: Interview | None = None
        self.step: Step | None = None
        self.number = 0

    def on(self, event: Event) -> "Story":
        self.step = decide(self.interview, event, self.rules)
        self.interview = self.step.interview
        return self

    def key(self) -> str:
        self.number += 1
        return f"k{self.number}"

    # --- what happens ---

    def invited(self, **more: object) -> "Story":
        return self.on(calendar_mail(key=self.key(), **more))  # type: ignore[arg-type]

    def over(self, at: datetime = END) -> "Story":
        return self.time(Wake.END, at)

    def asked(self) -> "Story":
        """Up to the point where both have their questions."""
        self.invited().over().time(Wake.GRACE, END + HOUR)
        return self.out("a").out("b")

    def heads_up(self, at: datetime = END) -> "Story":
        return self.on(LetterOut(id=self.key(), interview=REF, at=at, kind=LetterKind.HEADS_UP, message_id="<h@x>"))

    def time(self, what: Wake, at: datetime, slot: str = "", number: int = 0) -> "Story":
        if what is Wake.GRACE and self.interview and self.interview.over_since and not self.interview.warned_at:
            self.heads_up(self.interview.over_since)
        return self.on(TimeCame(id=self.key(), interview=REF, at=at, what=what, slot=slot, number=number))

    def out(self, slot: str, number: int = 0, at: datetime = END + HOUR, *, drafted: bool = False) -> "Story":
        kind = LetterKind.REMINDER if number else LetterKind.QUESTION
        return self.on(
            LetterOut(
                id=self.key(),
                interview=REF,
                at=at,
                kind=kind,
                slot=slot,
                number=number,
                message_id=f"<{slot}{number}@x>",
                drafted=drafted,
            )
        )

    def reply(self, slot: str, text: str = "went well", at: datetime = END + 2 * HOUR) -> "Story":
        key = self.key()
        lines = (Line(number=1, text=text),)
        return self.on(
            ReplyCame(id=key, interview=REF, at=at, slot=slot, mail=key, message_id=f"<{key}@x>", lines=lines)
        )

    def read(self, slot: str, said: Reading, at: datetime = END + 3 * HOUR) -> "Story":
        assert self.interview is not None
        respondent = self.interview.respondent(slot)
        assert respondent is not None
        mail = respondent.unread[0]
        return self.on(ReplyRead(id=self.key(), interview=REF, at=at, slot=slot, mail=mail, came=at, reading=said))

    def said(self, command: Command, at: datetime = END + 5 * HOUR) -> "Story":
        return self.on(RecruiterSaid(id=self.key(), interview=REF, at=at, mail="m", by=ANNA, command=command))

    # --- what it led to ---

    def effects(self, kind: type[Effect]) -> list[Effect]:
        assert self.step is not None
        return [e for e in self.step.effects if isinstance(e, kind)]

    def letters(self) -> list[tuple[LetterKind, str]]:
        return [(e.kind, e.to.email) for e in self.effects(SendLetter)]  # type: ignore[union-attr]

    def notices(self) -> list[Notice]:
        return [e.notice for e in self.effects(Publish)]  # type: ignore[union-attr]

    def wakes(self) -> dict[Wake, datetime]:
        return {e.what: e.at for e in self.effects(WakeAt)}  # type: ignore[union-attr]

    def respondent(self, slot: str) -> RespondentState:
        assert self.interview is not None
        found = self.interview.respondent(slot)
        assert found is not None
        return found.state

    @property
    def state(self) -> InterviewState:
        assert self.interview is not None
        return self.interview.state


def test_an_invitation_waits_for_its_end() -> None:
    story = Story().invited()
    assert story.state is InterviewState.PLANNED
    assert story.wakes() == {Wake.END: END}
    assert story.letters() == []


def test_at_the_end_the_recruiter_gets_a_heads_up_and_nobody_else_anything() -> None:
    story = Story().invited().over()
    assert story.state is InterviewState.ENDED
    assert story.letters() == [(LetterKind.HEADS_UP, ANNA.email)]
    assert story.notices() == [Notice.INTERVIEW_OVER]
    assert story.heads_up().wakes() == {Wake.GRACE: END + HOUR}


def test_nobody_is_asked_before_the_heads_up_has_been_out_for_the_grace_time() -> None:
    """The mail server was down for an hour: the questions once left before the recruiter could veto."""
    late = END + 2 * HOUR
    story = Story().invited().over().heads_up(late)
    assert story.wakes() == {Wake.GRACE: late + HOUR}
    assert story.time(Wake.GRACE, late + HOUR / 2).letters() == []
    assert len(story.time(Wake.GRACE, late + HOUR).letters()) == 2


def test_after_the_grace_time_both_sides_are_asked() -> None:
    story = Story().invited().over().time(Wake.GRACE, END + HOUR)
    assert story.state is InterviewState.ASKING
    assert sorted(story.letters()) == [(LetterKind.QUESTION, PRIYA.email), (LetterKind.QUESTION, TOM.email)]


@pytest.mark.parametrize("early", [END - timedelta(seconds=1), START])
def test_no_clock_that_rings_too_early_ends_an_interview(early: datetime) -> None:
    assert Story().invited().over(early).state is InterviewState.PLANNED
    assert Story().invited().over().time(Wake.GRACE, END + timedelta(minutes=59)).state is InterviewState.ENDED


def test_in_drafts_mode_the_questions_wait_for_the_recruiter() -> None:
    story = Story(replace(RULES, mode=Mode.DRAFTS)).invited().over().time(Wake.GRACE, END + HOUR)
    assert story.letters() == []
    assert len(story.effects(SaveDraft)) == 2
    story.out("a", drafted=True)
    assert story.respondent("a") is RespondentState.NOT_ASKED
    assert story.out("a").respondent("a") is RespondentState.ASKED


def test_a_draft_that_is_never_sent_is_not_waited_for_for_ever() -> None:
    """The recruiter threw it away, and the interview stayed open without a word."""
    story = Story(replace(RULES, mode=Mode.DRAFTS)).invited().over().time(Wake.GRACE, END + HOUR)
    (give_up,) = (w for w in story.out("a", drafted=True).effects(WakeAt) if w.what is Wake.GIVE_UP)
    assert END + timedelta(days=4) < give_up.at < END + timedelta(days=12)
    story.time(Wake.GIVE_UP, give_up.at, "a", give_up.number)
    assert story.respondent("a") is RespondentState.UNREACHABLE
    assert [kind for kind, *_ in story.letters()] == [LetterKind.CALL]


def test_a_calendar_answer_can_say_that_it_is_over() -> None:
    answer = itip(Method.REPLY, who=[TOM], dtstamp=END)
    story = Story().invited().invited(message=answer, sender=TOM, at=START + HOUR / 2, says_over="Interview done")
    assert story.state is InterviewState.ENDED
    assert story.interview is not None
    assert story.interview.said_over == "Interview done"


@pytest.mark.parametrize(
    ("at", "verified"), [(START - HOUR, True), (START + HOUR / 2, False)], ids=["before the start", "by a stranger"]
)
def test_not_every_word_ends_an_interview(at: datetime, verified: bool) -> None:
    answer = itip(Method.REPLY, who=[TOM], dtstamp=at)
    story = Story().invited().invited(message=answer, sender=TOM, at=at, says_over="Interview done", verified=verified)
    assert story.state is InterviewState.PLANNED


def test_a_cancelled_interview_is_asked_about_of_nobody() -> None:
    cancel = itip(Method.CANCEL, sequence=1, dtstamp=EARLIER + HOUR)
    story = Story().invited().invited(message=cancel)
    assert story.state is InterviewState.CLOSED
    assert story.over().time(Wake.GRACE, END + HOUR).letters() == []


def test_a_moved_interview_waits_for_its_new_end() -> None:
    moved = itip(sequence=1, dtstamp=EARLIER + HOUR, start=START + timedelta(days=1), end=END + timedelta(days=1))
    story = Story().invited().invited(message=moved)
    assert story.wakes() == {Wake.END: END + timedelta(days=1)}
    assert story.over().state is InterviewState.PLANNED
    assert story.over(END + timedelta(days=1)).state is InterviewState.ENDED


def test_moved_after_the_questions_they_begin_again_and_count_on() -> None:
    later = END + timedelta(days=2)
    moved = itip(sequence=1, dtstamp=END + 2 * HOUR, start=later - HOUR, end=later)
    story = Story().asked().invited(message=moved, at=END + 2 * HOUR)
    assert story.state is InterviewState.PLANNED
    assert story.respondent("a") is RespondentState.NOT_ASKED
    story.over(later).time(Wake.GRACE, later + HOUR)
    assert {(e.kind, e.number) for e in story.effects(SendLetter)} == {(LetterKind.REMINDER, 1)}  # type: ignore[union-attr]


def test_who_reported_a_no_show_is_asked_again_after_the_new_date() -> None:
    """The second time that it does not take place, the recruiter should call and not plan once more."""
    later = END + timedelta(days=2)
    missed = replace(reading(Decision.YES), outcome=Outcome.CANDIDATE_NO_SHOW)
    story = Story().asked().reply("a").read("a", missed)
    moved = itip(sequence=1, dtstamp=END + 4 * HOUR, start=later - HOUR, end=later)
    story.invited(message=moved, at=END + 4 * HOUR)
    assert story.interview is not None
    assert (story.interview.no_shows, story.respondent("a")) == (1, RespondentState.NOT_ASKED)
    story.over(later).time(Wake.GRACE, later + HOUR).out("a", 1, later + HOUR).out("b", 1, later + HOUR)
    story.reply("a", at=later + 2 * HOUR).read("a", missed, later + 3 * HOUR)
    story.reply("b", at=later + 2 * HOUR).read("b", missed, later + 3 * HOUR)
    assert story.interview.recommendation is not None
    assert story.interview.recommendation.rule == "no-show-again"


def test_when_nobody_is_left_to_ask_the_recommendation_does_not_wait_for_ever() -> None:
    """Both declined and the recruiter said ask: it stayed where it was, and nobody was told anything more."""
    declined = tuple(replace(a, partstat=PartStat.DECLINED) for a in itip().attendees)
    story = Story().invited(message=itip(attendees=declined)).over().time(Wake.GRACE, END + HOUR)
    assert story.state is InterviewState.ENDED
    story.said(Command(verb=Verb.ASK))
    assert story.state is InterviewState.COMPLETE
    assert story.letters() == [(LetterKind.RECOMMENDATION, ANNA.email)]


def test_an_interview_long_past_is_left_alone() -> None:
    story = Story().invited(at=END + timedelta(days=3))
    assert story.state is InterviewState.CLOSED
    assert story.letters() == []


def test_an_interview_that_somebody_else_organised_is_asked_about_only_when_the_recruiter_agrees() -> None:
    story = Story().invited(message=itip(organizer=TOM), sender=TOM).over()
    assert story.letters() == [(LetterKind.DOUBT, ANNA.email)]
    assert story.time(Wake.GRACE, END + HOUR).letters() == []
    assert len(story.said(Command(verb=Verb.ASK)).letters()) == 2


def test_a_declined_side_hinders_the_questions() -> None:
    declined = tuple(replace(a, partstat=PartStat.DECLINED) if a.address is PRIYA else a for a in itip().attendees)
    story = Story().invited(message=itip(attendees=declined)).over().time(Wake.GRACE, END + HOUR)
    assert story.letters() == []
    assert story.state is InterviewState.ENDED


def test_a_veto_ends_it() -> None:
    story = Story().invited().over().said(Command(verb=Verb.VETO), END + HOUR / 2)
    assert story.state is InterviewState.CLOSED
    assert story.time(Wake.GRACE, END + HOUR).letters() == []


def test_the_recruiter_says_who_is_who() -> None:
    nobody = replace(TOM, email="x@unknown.example")
    other = replace(PRIYA, email="y@elsewhere.example")
    story = Story().invited(message=itip(who=[nobody, other])).over().time(Wake.GRACE, END + HOUR)
    assert story.letters() == []
    story.said(Command(verb=Verb.WHO, who=((nobody, Side.CLIENT), (other, Side.CANDIDATE))))
    assert {to for _, to in story.letters()} == {nobody.email, other.email}


# --- hearing ---


def test_a_reply_stops_the_reminders_before_anybody_has_read_it() -> None:
    story = Story().asked().reply("a")
    assert len(story.effects(ReadReply)) == 1
    assert story.time(Wake.REMIND, END + timedelta(days=1), "a", 1).letters() == []


def test_silence_is_reminded_three_times_and_then_the_recruiter_calls() -> None:
    story = Story().asked()
    at = END + HOUR
    for number in (1, 2, 3):
        at += timedelta(days=1)
        assert story.time(Wake.REMIND, at, "b", number).letters() == [(LetterKind.REMINDER, PRIYA.email)]
        story.out("b", number, at)
    assert Wake.REMIND not in story.wakes()
    story.time(Wake.GIVE_UP, at + timedelta(days=1), "b", 4)
    assert story.letters() == [(LetterKind.CALL, ANNA.email)]
    assert story.respondent("b") is RespondentState.UNREACHABLE


def test_an_absence_pauses_and_the_pause_ends_with_a_reminder() -> None:
    back = END + timedelta(days=3)
    story = Story().asked()
    story.on(WentAway(id="w", interview=REF, at=END + HOUR, slot="b", mail="w", until=back))
    assert story.respondent("b") is RespondentState.AWAY
    resume = story.wakes()[Wake.RESUME]
    assert resume > back
    assert story.time(Wake.REMIND, END + timedelta(days=1), "b", 1).letters() == []
    assert story.time(Wake.RESUME, resume, "b").letters() == [(LetterKind.REMINDER, PRIYA.email)]


def test_a_bounce_hands_over_to_the_recruiter() -> None:
    story = (
        Story().asked().on(MailBounced(id="b", interview=REF, at=END + 2 * HOUR, slot="a", mail="b", permanent=True))
    )
    assert story.respondent("a") is RespondentState.UNREACHABLE
    assert story.letters() == [(LetterKind.CALL, ANNA.email)]
    delayed = Story().asked().on(MailBounced(id="b", interview=REF, at=END, slot="a", mail="b", permanent=False))
    assert delayed.respondent("a") is RespondentState.ASKED


@pytest.mark.parametrize("word", ["STOP", "stop.", "Unsubscribe"])
def test_stop_is_obeyed_without_asking_a_model(word: str) -> None:
    story = Story().asked().reply("b", word)
    assert story.respondent("b") is RespondentState.STOPPED
    assert len(story.effects(Suppress)) == 1
    assert story.effects(ReadReply) == []


def test_no_ai_means_that_no_model_sees_it() -> None:
    story = Story().asked().reply("b", "No AI")
    assert story.effects(ReadReply) == []
    assert story.letters() == [(LetterKind.UNREAD, ANNA.email)]


def test_a_reply_in_doubt_pauses_reminders_and_adds_nothing() -> None:
    story = Story().asked()
    story.on(ReplyHeld(id="h", interview=REF, at=END + 2 * HOUR, slot="a", mail="h", sender=TOM, reason="not proven"))
    assert story.letters() == [(LetterKind.HELD, ANNA.email)]
    assert story.interview is not None
    assert story.interview.respondents[0].readings == ()
    assert story.time(Wake.REMIND, END + timedelta(days=1), "a", 1).letters() == []


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (Kind.DEFERRAL, RespondentState.DEFERRED),
        (Kind.REFUSAL, RespondentState.STOPPED),
        (Kind.QUESTION, RespondentState.ASKED),
        (Kind.REDIRECT, RespondentState.ASKED),
        (Kind.OTHER, RespondentState.ASKED),
        (Kind.FEEDBACK, RespondentState.ANSWERED),
    ],
)
def test_what_a_reading_leads_to(kind: Kind, state: RespondentState) -> None:
    story = Story().asked().reply("b").read("b", reading(kind=kind))
    assert story.respondent("b") is state
    letter = LetterKind.REDIRECT if kind is Kind.REDIRECT else LetterKind.FEEDBACK_IN
    assert story.letters() == [(letter, ANNA.email)], "one mail about one reply"


def test_a_question_that_may_have_left_is_never_repeated() -> None:
    story = Story().invited().over().time(Wake.GRACE, END + HOUR)
    story.on(
        LetterLost(
            id="l", interview=REF, at=END + 2 * HOUR, kind=LetterKind.QUESTION, slot="a", reason="cut", uncertain=True
        )
    )
    assert story.respondent("a") is RespondentState.ASKED
    assert story.letters() == [(LetterKind.CALL, ANNA.email)]


def test_a_refused_address_is_for_the_telephone() -> None:
    story = Story().invited().over().time(Wake.GRACE, END + HOUR)
    story.on(LetterLost(id="l", interview=REF, at=END + 2 * HOUR, kind=LetterKind.QUESTION, slot="a", reason="550"))
    assert story.respondent("a") is RespondentState.UNREACHABLE


# --- concluding ---


def both_in() -> Story:
    story = Story().asked().reply("a").read("a", reading(Decision.YES, Proposal.OFFER))
    return story.reply("b").read("b", reading(Decision.YES))


def test_when_both_are_in_the_recommendation_goes_out() -> None:
    story = both_in()
    assert story.state is InterviewState.COMPLETE
    assert (LetterKind.RECOMMENDATION, ANNA.email) in story.letters()
    assert Notice.RECOMMENDATION in story.notices()
    assert story.interview is not None
    assert story.interview.recommendation is not None
    assert story.interview.recommendation.step is NextStep.OFFER
    out = LetterOut(
        id="r", interview=REF, at=END + 4 * HOUR, kind=LetterKind.RECOMMENDATION, number=1, message_id="<r@x>"
    )
    assert story.on(out).state is InterviewState.RECOMMENDED


def test_the_team_gets_the_recommendation_too() -> None:
    bea = replace(ANNA, email="bea@agency.example")
    story = Story(replace(RULES, team=(bea,))).asked().reply("a").read("a", reading(Decision.NO))
    assert {to for kind, to in story.letters() if kind is LetterKind.RECOMMENDATION} == {ANNA.email, bea.email}


def test_a_clients_no_is_recommended_at_once_and_ends_the_chase() -> None:
    story = Story().asked().reply("a").read("a", reading(Decision.NO))
    assert story.state is InterviewState.COMPLETE
    assert story.time(Wake.REMIND, END + timedelta(days=1), "b", 1).letters() == []


def test_a_new_answer_revises_before_the_decision() -> None:
    story = both_in().reply("b").read("b", reading(Decision.STRONG_NO))
    assert (LetterKind.RECOMMENDATION, ANNA.email) in story.letters()
    assert story.interview is not None
    assert story.interview.revision == 2
    assert story.interview.recommendation is not None
    assert story.interview.recommendation.step is NextStep.WITHDRAWN


def test_a_human_decides_and_drafts_are_laid() -> None:
    story = both_in().said(Command(verb=Verb.DECIDE, step=NextStep.OFFER, reason="both sure"))
    assert story.state is InterviewState.DECIDED
    assert {(e.kind, e.to.email) for e in story.effects(SaveDraft)} == {  # type: ignore[union-attr]
        (LetterKind.NEXT_CLIENT, TOM.email),
        (LetterKind.NEXT_CANDIDATE, PRIYA.email),
    }
    assert story.letters() == []
    assert story.time(Wake.CLOSE, END + timedelta(days=15)).state is InterviewState.CLOSED


def test_after_the_decision_an_answer_is_only_passed_on() -> None:
    story = both_in().said(Command(verb=Verb.DECIDE, step=NextStep.OFFER)).reply("b")
    assert story.effects(ReadReply) == []
    assert story.letters() == [(LetterKind.HELD, ANNA.email)]
    assert story.state is InterviewState.DECIDED


# --- what an unproven calendar mail cannot do ---


def test_an_unproven_invitation_adds_nobody_and_moves_nothing() -> None:
    stranger = replace(TOM, email="mallory@acme.example")
    forged = itip(who=[TOM, PRIYA, stranger], sequence=9, dtstamp=EARLIER + HOUR, end=START - timedelta(days=1))
    story = Story().invited().invited(message=forged, verified=False, sender=stranger)
    assert story.interview is not None
    assert {r.person.address.email for r in story.interview.respondents} == {TOM.email, PRIYA.email}
    assert story.interview.meeting.end == END


def test_an_unproven_cancellation_makes_us_ask_the_recruiter_first() -> None:
    cancel = itip(Method.CANCEL, sequence=1, dtstamp=EARLIER + HOUR)
    story = Story().invited().invited(message=cancel, verified=False).over()
    assert story.letters() == [(LetterKind.DOUBT, ANNA.email)]
    assert story.time(Wake.GRACE, END + HOUR).letters() == []


def test_a_reply_speaks_for_nobody_but_its_sender() -> None:
    answer = itip(Method.REPLY, who=[PRIYA, replace(TOM, email="victim@elsewhere.example")], dtstamp=EARLIER)
    story = Story().invited(message=answer, sender=PRIYA)
    assert story.interview is not None
    assert [r.person.address.email for r in story.interview.respondents] == [PRIYA.email]
