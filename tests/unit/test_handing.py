"""An interview is handed over to a colleague, and taken back: who gets what, and whose word counts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.advance import Advance
from agent.core.calendar import ITip, Method
from agent.core.charge import commands, in_charge
from agent.core.command import Command, Verb
from agent.core.decide import decide
from agent.core.effects import LetterKind, Notice, Publish, SendLetter
from agent.core.events import CalendarMail, Event, RecruiterSaid
from agent.core.handed import Deputy, Handed
from agent.core.interview import Interview, InterviewState, reference
from agent.core.mail import Address
from agent.core.orders import Step, possible_ids, push, tell, tell_team
from agent.core.people import Side
from agent.core.rules import Rules
from agent.reading.commands import parse
from agent.reading.recognise import Ignored, Quarantined
from tests.unit.cases import ANNA, DIRECTORY, EARLIER, END, PRIYA, REF, RULES, TOM, calendar_mail, itip
from tests.unit.joins import HOUR, Box, at, invitation
from tests.unit.ledger import HEADS_UP, INTERVIEW, KNOWN, TO_ANNA, mail, see
from tests.unit.mails import RECEIVED
from tests.unit.test_commands import lines

JONAS = Address(email="jonas@agency.example", name="Jonas Lind")
CLEO = Address(email="cleo@partner.example", name="Cleo Zander")
HAND: Rules = replace(
    RULES,
    directory=replace(DIRECTORY, colleagues=(JONAS, CLEO)),
    team=(CLEO,),
    deputies=(Deputy(address=JONAS, mailbox="jonas"), Deputy(address=CLEO)),
)


def told(words: str, by: Address = ANNA, at: int = 0) -> RecruiterSaid:
    command = parse(lines(words))
    assert command is not None, words
    return RecruiterSaid(
        id=f"mail:{at}", interview=REF, at=END + timedelta(hours=at), mail=f"{at:04x}", by=by, command=command
    )


def after(*events: Event, start: Interview = INTERVIEW, rules: Rules = HAND) -> tuple[Interview, list[SendLetter]]:
    letters = list[SendLetter]()
    step = Step(interview=start, note="")
    for event in events:
        step = decide(step.interview, event, rules)
        letters += [one for one in step.effects if isinstance(one, SendLetter)]
    return step.interview, letters


# --- the words -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("hand over to jonas@agency.example", "jonas@agency.example"),
        ("Hand over Jonas@Agency.example.", "jonas@agency.example"),
        ("hand over to jonas@agency.example<mailto:jonas@agency.example>", "jonas@agency.example"),
        ("Please hand it over to Jonas.", "Jonas"),
        ("hand over to <jonas@agency.example>", "jonas@agency.example"),
        ("hand over jonas", "jonas"),
        ("Hand over this interview to Jonas Lind, please", "Jonas Lind"),
        ("handover to Jonas", "Jonas"),
        ("hand over", ""),
        ("hand over to a@b.example, c@d.example", None),
        ("hand over the documents to Tom and ask him what he thinks", None),
        ("hand over to jonas?", None),
    ],
)
def test_whom(text: str, to: str | None) -> None:
    expected = None if to is None else Command(verb=Verb.HAND, to=to)
    assert parse(lines(text)) == expected


def test_until_and_all_and_back() -> None:
    day = date(2026, 12, 1)
    assert parse(lines("hand over to jonas until 2026-12-01")) == Command(verb=Verb.HAND, to="jonas", until=day)
    everything = Command(verb=Verb.HAND, to="jonas@agency.example", until=day, every=True)
    assert parse(lines("Hand over all to jonas@agency.example until 2026-12-01")) == everything
    assert parse(lines("hand over jonas until 2026-02-30")) is None
    for words in ("take back", "Take it back.", "I take it back", "take this back"):
        assert parse(lines(words)) == Command(verb=Verb.TAKE_BACK)
    for words in ("take all back", "Take back all.", "I take everything back"):
        assert parse(lines(words)) == Command(verb=Verb.TAKE_BACK, every=True)
    assert parse(lines("take back the offer")) is None


# --- who is in charge ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["jonas@agency.example", "jonas", "Jonas", "jonas lind", "JONAS LIND"])
def test_the_colleague_gets_what_the_recruiter_got(words: str) -> None:
    interview, letters = after(told(f"hand over to {words}"))
    assert in_charge(interview, DIRECTORY, END) == JONAS
    assert [(one.kind, one.to) for one in letters] == [(LetterKind.NOTE, ANNA), (LetterKind.HANDED, JONAS)]
    assert tell(interview, HAND, END, LetterKind.CALL).to == JONAS
    assert [one.to for one in tell_team(interview, HAND, END, LetterKind.RECOMMENDATION, 1)] == [JONAS, CLEO]
    assert push(interview, END, Notice.ATTENTION, "x").topic == "jonas"
    assert push(after(told("hand over cleo"))[0], END, Notice.ATTENTION, "x").topic == "", "she has no mailbox here"


def test_in_the_charge_of_one_of_the_team_who_so_needs_no_copy() -> None:
    interview, _ = after(told("hand over to cleo"))
    assert [one.to for one in tell_team(interview, HAND, END, LetterKind.RECOMMENDATION, 1)] == [CLEO]


def test_taken_back() -> None:
    interview, letters = after(told("hand over to jonas"), told("take back", at=1))
    assert in_charge(interview, DIRECTORY, END) == ANNA
    assert [(one.kind, one.to) for one in letters[2:]] == [(LetterKind.NOTE, ANNA), (LetterKind.HANDED, JONAS)]
    assert push(interview, END, Notice.ATTENTION, "x").topic == ""


def test_the_colleague_gives_it_back_or_on() -> None:
    given = told("hand over to jonas")
    back, letters = after(given, told("hand over to anna@agency.example", JONAS, 1))
    assert in_charge(back, DIRECTORY, END) == ANNA
    assert [(one.kind, one.to) for one in letters[2:]] == [(LetterKind.NOTE, JONAS), (LetterKind.HANDED, ANNA)]
    on, letters = after(given, told("hand over to cleo", JONAS, 1))
    assert in_charge(on, DIRECTORY, END) == CLEO
    assert [(one.kind, one.to) for one in letters[2:]] == [(LetterKind.NOTE, JONAS), (LetterKind.HANDED, CLEO)]
    moved, letters = after(given, told("hand over to cleo", at=1))
    assert {(one.kind, one.to) for one in letters[2:]} == {
        (LetterKind.NOTE, ANNA),
        (LetterKind.HANDED, CLEO),
        (LetterKind.HANDED, JONAS),
    }
    assert in_charge(moved, DIRECTORY, END) == CLEO
    for one in letters:
        assert one.id in possible_ids(REF, one.kind, one.slot, one.number, one.mail[:16]), "a lost store finds it"
    assert len({one.id for one in letters}) == len(letters)


def test_only_the_recruiter_takes_it_back() -> None:
    interview, letters = after(told("hand over to jonas"), told("take back", JONAS, 1))
    assert in_charge(interview, DIRECTORY, END) == JONAS
    assert [(one.kind, one.to) for one in letters[2:]] == [(LetterKind.NOTE, JONAS)]


def test_until_a_day() -> None:
    day = (END + timedelta(days=3)).date()
    interview, _ = after(told(f"hand over to jonas until {day}"))
    assert in_charge(interview, DIRECTORY, END + timedelta(days=3)) == JONAS, "that day too"
    assert in_charge(interview, DIRECTORY, END + timedelta(days=4)) == ANNA
    assert not commands(interview, DIRECTORY, JONAS.email, END + timedelta(days=4))
    assert push(interview, END + timedelta(days=4), Notice.ATTENTION, "x").topic == ""
    over = END.date() - timedelta(days=1)
    assert after(told(f"hand over to jonas until {over}"))[0] == INTERVIEW


@pytest.mark.parametrize(
    "words",
    ["hand over to eve@evil.example", "hand over to tom@acme.example", "hand over", "hand over to priya",
     "hand over to anna@agency.example", "take back", "hand over to jonas@agency.example.evil.example"],
)  # fmt: skip
def test_to_nobody_else(words: str) -> None:
    """The answer says to whom it can go. Nor does anything happen where it is theirs already."""
    interview, letters = after(told(words))
    assert interview == INTERVIEW
    assert [(one.kind, one.to) for one in letters] == [(LetterKind.NOTE, ANNA)]
    assert "evil" not in decide(INTERVIEW, told(words), HAND).note


def test_two_of_one_name_and_nobody_at_all() -> None:
    twin = Deputy(address=Address(email="jonas@partner.example", name="Jonas Weber"))
    step = decide(INTERVIEW, told("hand over to jonas"), replace(HAND, deputies=(*HAND.deputies, twin)))
    assert step.interview == INTERVIEW
    assert "jonas@agency.example and jonas@partner.example" in step.note
    assert "none are configured" in decide(INTERVIEW, told("hand over to jonas"), RULES).note


def test_not_to_a_participant_nor_when_it_is_closed() -> None:
    known = replace(HAND, deputies=(*HAND.deputies, Deputy(address=TOM)))
    assert "takes part" in decide(INTERVIEW, told("hand over to tom"), known).note
    closed = replace(INTERVIEW, state=InterviewState.CLOSED)
    assert after(told("hand over to jonas"), start=closed)[0] == closed


def test_whoever_is_in_charge_never_becomes_a_participant() -> None:
    """Neither by an invitation that says so nor by the recruiter's word."""
    note = f"Client: {CLEO.email}\nCandidate: {PRIYA.email}"
    invited: CalendarMail = calendar_mail(itip(who=(TOM, PRIYA, CLEO), description=note, sequence=1), at=END, key="m2")
    named = RecruiterSaid(
        id="mail:w", interview=REF, at=END, mail="w", by=ANNA,
        command=Command(verb=Verb.WHO, who=((CLEO, Side.CLIENT),)),
    )  # fmt: skip
    begun = decide(None, calendar_mail(), HAND).interview
    interview, _ = after(told("hand over to cleo"), named, invited, start=begun)
    assert CLEO.email not in {r.person.address.email for r in interview.respondents}
    assert {p.side for p in interview.people if p.address.email == CLEO.email} <= {Side.COLLEAGUE}
    asked, _ = after(named, invited, start=begun)
    assert CLEO.email in {r.person.address.email for r in asked.respondents}, "else she would be"


WORDS = st.sampled_from(
    ["hand over to jonas", "hand over to cleo", "hand over to anna", "take back", "hand over to eve@evil.example",
     "hand over to tom@acme.example", "hand over to jonas until 2026-11-25", "status", "offer", "remind"]
)  # fmt: skip


@given(st.lists(st.tuples(WORDS, st.sampled_from([ANNA, JONAS, CLEO])), max_size=6))
def test_whatever_is_said_letters_go_to_our_own_only(spoken: list[tuple[str, Address]]) -> None:
    """Participants get what they would have got: handing over writes to nobody of them, and changes nothing of them."""
    step = Step(interview=INTERVIEW, note="")
    for n, (words, by) in enumerate(spoken):
        before = step.interview
        step = decide(before, told(words, by, n), HAND)
        ours = [one for one in step.effects if isinstance(one, SendLetter) and one.kind not in {"question", "reminder"}]
        assert {one.to for one in ours} <= {ANNA, JONAS, CLEO}
        if "hand" in words or "take" in words:
            assert replace(step.interview, handed=None) == replace(before, handed=None)
            assert all(isinstance(one, SendLetter | Publish) for one in step.effects)
        assert in_charge(step.interview, DIRECTORY, END) in {ANNA, JONAS, CLEO}


# --- whose reply counts ----------------------------------------------------------------------------------------------

GIVEN = replace(INTERVIEW, handed=Handed(to=JONAS, mailbox="jonas", at=END, by=ANNA.email))
HANDED = replace(KNOWN, interviews=(GIVEN,))


def reply(sender: str, body: str = "offer", *, proven: bool = True, to: str = TO_ANNA) -> object:
    raw = mail(sender, f"To: {to}", f"In-Reply-To: {HEADS_UP.message_id}", body=body, proven=proven)
    return see(raw, HANDED)


def test_the_colleagues_reply_is_a_command() -> None:
    event = reply(f"Jonas <{JONAS.email}>")
    assert isinstance(event, RecruiterSaid), event
    assert (event.by.email, event.command.verb) == (JONAS.email, Verb.DECIDE)
    assert isinstance(reply(f"Anna <{ANNA.email}>"), RecruiterSaid), "hers count as before"


@pytest.mark.parametrize(
    ("sender", "proven"),
    [
        (JONAS.email, False), ("jonas@agency.example.evil.example", True), ("jonas@evil.example", True),
        ("ben@agency.example", True), (TOM.email, True), (PRIYA.email, True), ("eve@evil.example", True),
    ],
    ids=["forged", "a longer domain", "another domain", "another colleague", "client", "candidate", "stranger"],
)  # fmt: skip
@pytest.mark.parametrize("body", ["offer", "hand over to jonas", "take back", "hand over to eve@evil.example"])
def test_nobody_elses_is(sender: str, proven: bool, body: str) -> None:
    assert isinstance(reply(sender, body, proven=proven), Ignored | Quarantined)


def test_a_forwarded_command_is_none() -> None:
    """Jonas passes on what somebody wrote: the words are not his."""
    body = "---------- Forwarded message ---------\nFrom: Eve <eve@evil.example>\nDate: x\nSubject: y\nTo: z\n\noffer"
    found = reply(JONAS.email, body)
    assert isinstance(found, RecruiterSaid)
    assert found.command == Command(verb=Verb.UNCLEAR)


@pytest.mark.parametrize("by", [JONAS, ANNA])
def test_what_is_not_understood_is_told_to_whoever_wrote_it(by: Address) -> None:
    found = reply(by.email, "do the thing")
    assert isinstance(found, RecruiterSaid)
    step = decide(GIVEN, found, HAND)
    assert replace(step.interview, slips=()) == GIVEN
    (told,) = step.effects
    assert isinstance(told, SendLetter)
    assert (told.kind, told.to.email) == (LetterKind.NOTE, by.email)
    assert "“do the thing”" in step.note
    assert not decide(replace(GIVEN, slips=(found.at,) * 3), found, HAND).effects, "a machine is not answered for ever"


def test_when_the_day_is_over_it_counts_no_more() -> None:
    past = replace(GIVEN, handed=Handed(to=JONAS, at=END, by=ANNA.email, until=RECEIVED))
    raw = mail(JONAS.email, f"To: {TO_ANNA}", f"In-Reply-To: {HEADS_UP.message_id}", body="offer")
    assert isinstance(see(raw, replace(KNOWN, interviews=(past,))), Ignored)


# --- all of them -----------------------------------------------------------------------------------------------------

DAY = (END + timedelta(days=3)).date()
ALL = f"hand over all to jonas until {DAY}"


def away(words: str = ALL, at: int = 0, by: Address = ANNA) -> tuple[Step, Rules]:
    """What comes of a word about all, and the rules that hold from then on."""
    step = decide(INTERVIEW, told(words, by, at), HAND)
    return step, replace(HAND, leave=next(iter(step.lessons), None))


def test_all_of_them_and_new_ones() -> None:
    step, rules = away()
    assert [(one.kind, one.to) for one in step.effects if isinstance(one, SendLetter)] == [
        (LetterKind.NOTE, ANNA),
        (LetterKind.HANDED, JONAS),
    ]
    other = replace(INTERVIEW, ref="bbbbbbbb")
    seen = decide(other, told("status", JONAS, 1), rules)
    assert "How it stands" in seen.note
    assert in_charge(seen.interview, DIRECTORY, END) == JONAS
    late = calendar_mail(itip(start=END + timedelta(days=1), end=END + timedelta(days=1, hours=1)), at=END)
    fresh = decide(None, late, rules).interview
    assert in_charge(fresh, DIRECTORY, END) == JONAS
    after_it = decide(other, told("status", at=24 * 5), rules).interview
    assert in_charge(after_it, DIRECTORY, END + timedelta(days=5)) == ANNA, "the leave is over"


def test_of_a_word_about_all_and_one_about_a_single_one_the_later_counts() -> None:
    _, rules = away(at=2)
    early, _ = after(told("hand over to cleo"), rules=HAND)
    assert in_charge(decide(early, told("status", at=3), rules).interview, DIRECTORY, END) == JONAS
    back, letters = after(told("take back", at=3), start=early, rules=rules)
    assert in_charge(back, DIRECTORY, END) == ANNA
    assert [(one.kind, one.to) for one in letters] == [(LetterKind.NOTE, ANNA), (LetterKind.HANDED, JONAS)]
    assert in_charge(decide(back, told("status", at=4), rules).interview, DIRECTORY, END) == ANNA


def test_all_taken_back_and_what_the_colleague_says_then() -> None:
    """Their interviews still show them until something happens; their word is looked at with the newest one."""
    _, rules = away()
    theirs = decide(INTERVIEW, told("status", JONAS, 1), rules).interview
    step = decide(theirs, told("take back all", at=2), rules)
    assert in_charge(step.interview, DIRECTORY, END) == ANNA
    ended = replace(HAND, leave=step.lessons[0])
    late = decide(theirs, told("offer", JONAS, 3), ended)
    assert (late.effects, late.interview.ruling) == ((), None)
    assert "not in charge any more" in late.note
    assert decide(theirs, told("offer", at=3), ended).interview.ruling


@pytest.mark.parametrize(
    ("words", "by", "why"),
    [
        ("hand over all to jonas", ANNA, "until which day"),
        (f"hand over all to eve@evil.example until {DAY}", ANNA, "only to"),
        (f"hand over all to jonas until {END.date() - timedelta(days=2)}", ANNA, "is over"),
        (f"hand over all to cleo until {DAY}", JONAS, "only Anna Berg"),
        ("take all back", JONAS, "can take it back"),
    ],
)
def test_not_all(words: str, by: Address, why: str) -> None:
    start, _ = after(told("hand over to jonas"))
    step = decide(start, told(words, by, 1), HAND)
    assert why in step.note
    assert (step.interview, step.lessons) == (start, ())


def test_whoever_takes_part_in_one_of_them_is_not_in_charge_there() -> None:
    rules = replace(HAND, deputies=(*HAND.deputies, Deputy(address=TOM)))
    word = decide(replace(INTERVIEW, respondents=()), told(f"hand over all to tom until {DAY}"), rules).lessons[0]
    assert decide(INTERVIEW, told("status", at=1), replace(rules, leave=word)).interview.handed is None


def test_whoever_is_no_colleague_any_more_stands_in_for_nobody() -> None:
    step, _ = away()
    gone = replace(RULES, leave=step.lessons[0])
    assert in_charge(decide(INTERVIEW, told("status", at=1), gone).interview, DIRECTORY, END) == ANNA


# --- what becomes of it when the appointment changes -----------------------------------------------------------------


async def given(*mails: ITip) -> Box:
    """Anna's mailbox in which these came in, and then she handed over the interview of the last one."""
    box = Box()
    box.rules = replace(box.rules, deputies=HAND.deputies)
    box.advance = Advance(box.store, {"anna": box.rules})
    for message in mails:
        await box.hear(message)
    ref = reference("anna", mails[-1].uid, None)
    await box.says(ref, Command(verb=Verb.HAND, to=JONAS.email), EARLIER + HOUR)
    return box


async def test_invited_anew_after_a_cancellation_it_is_in_the_same_charge() -> None:
    old = invitation("old", "x@acme.example", "y@postbox.example", summary="Interview: Priya Nair")
    box = await given(old)
    await box.hear(replace(old, method=Method.CANCEL, sequence=1, dtstamp=EARLIER + HOUR))
    await box.hear(replace(old, uid="new", start=at(9, 3), end=at(10, 3), dtstamp=EARLIER + 2 * HOUR))
    second = await box.only()
    assert second.continues
    assert second.handed
    assert second.handed.to == JONAS


async def test_drawn_into_another_interview_it_is_in_the_same_charge() -> None:
    """Two interviewers after each other; only the candidate's own invitation shows that it is one interview."""
    box = await given(
        invitation("tom", "x@acme.example", hours=(9, 10), summary="Interview"),
        invitation("sue", "y@acme.example", hours=(10, 11), summary="Interview"),
    )
    await box.hear(invitation("all", "Priya <p@postbox.example>", hours=(9, 11), summary="Interview at Acme"))
    whole = await box.only()
    assert len(whole.parts) == 3
    assert whole.handed
    assert whole.handed.to == JONAS
