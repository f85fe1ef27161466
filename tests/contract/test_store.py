"""What every store must do with mail and interviews, in memory and in SQLite. The outbox has a file of its own."""

import asyncio
import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from agent.core.effects import LetterKind
from agent.core.entries import Entry
from agent.core.interview import InterviewState
from agent.core.mail import Address
from agent.core.memory import Said
from agent.core.people import Person, Side
from agent.core.respondent import Respondent
from agent.ports import Cursor, Fate, Folder, OutboxState, Standing, Store
from tests.contract.store_values import (
    ANNA,
    BEN,
    CARLA,
    HOUR,
    NOON,
    arrived,
    batch,
    entry,
    event,
    ids,
    interview,
    letter,
    queue,
    wake,
)
from tests.contract.stores import store

__all__ = ["store"]

REF = "aaaaaaaa"


# --- mail -----------------------------------------------------------------------------------------------------------


async def test_an_attempt_can_be_taken_back(store: Store) -> None:
    await store.keep("anna", batch(arrived(b"mail")), NOON)
    for _ in range(5):
        mail = await store.next_mail("anna")
        assert mail is not None
        assert mail.attempts == 1
        await store.excuse(mail.key)
    await store.excuse(mail.key)
    again = await store.next_mail("anna")
    assert again is not None
    assert again.attempts == 1


async def test_a_mail_is_kept_once_wherever_it_lies(store: Store) -> None:
    raw = b"From: carla@client.example\r\n\r\nIt went well.\r\n"
    assert await store.keep("anna", batch(arrived(raw, 1), arrived(b"another", 2)), NOON) == 2
    assert await store.keep("anna", batch(arrived(raw, 1), arrived(raw, 9)), NOON + HOUR) == 0
    kept = await store.mail(hashlib.sha256(raw).hexdigest())
    assert kept is not None
    assert (kept.mailbox, kept.folder, kept.uidvalidity, kept.uid) == ("anna", Folder.INBOX, 7, 1)
    assert (kept.raw, kept.kept_at, kept.attempts, kept.fate) == (raw, NOON, 0, Fate.KEPT)
    assert await store.mail("0" * 64) is None


async def test_the_same_bytes_in_two_mailboxes_are_two_mails(store: Store) -> None:
    assert await store.keep("anna", batch(arrived(b"to both")), NOON) == 1
    assert await store.keep("bob", batch(arrived(b"to both", 5)), NOON) == 1
    assert await store.keep("bob", batch(arrived(b"to both", 6)), NOON) == 0
    mine, theirs = await store.next_mail("anna"), await store.next_mail("bob")
    assert mine is not None
    assert theirs is not None
    assert mine.raw == theirs.raw
    assert mine.key != theirs.key
    await store.dispose(mine.key, Fate.IGNORED, "not for us")
    assert await store.mail(theirs.key) == theirs


async def test_cursors_are_kept_for_each_folder_and_mailbox(store: Store) -> None:
    assert await store.cursors("anna") == {}
    first = batch(arrived(b"x", 3))
    sent = {Folder.SENT: Cursor(uidvalidity=4_294_967_295, uid=8, anchor="0f" * 16)}
    await store.keep("anna", first, NOON)
    await store.keep("anna", replace(first, mails=(), cursors=sent), NOON)
    await store.keep("bob", replace(first, mails=()), NOON)
    await store.keep("anna", batch(arrived(b"y", 5)), NOON)
    assert await store.cursors("anna") == {Folder.INBOX: Cursor(uidvalidity=7, uid=5)} | sent
    assert await store.cursors("bob") == {Folder.INBOX: Cursor(uidvalidity=7, uid=3)}


async def test_the_oldest_mail_comes_first_and_each_look_counts_as_an_attempt(store: Store) -> None:
    await store.keep("anna", batch(arrived(b"first", 9), arrived(b"second", 2)), NOON)
    assert await store.next_mail("bob") is None
    for attempt in (1, 2, 3):
        mail = await store.next_mail("anna")
        assert mail is not None
        assert (mail.raw, mail.attempts) == (b"first", attempt)
    await store.dispose(mail.key, Fate.QUARANTINED, "it cannot be parsed")
    aside = await store.mail(mail.key)
    assert aside is not None
    assert (aside.fate, aside.reason, aside.attempts) == (Fate.QUARANTINED, "it cannot be parsed", 3)
    following = await store.next_mail("anna")
    assert following is not None
    assert following.raw == b"second"


async def test_a_fate_is_final(store: Store) -> None:
    await store.keep("anna", batch(arrived(b"x")), NOON)
    mail = await store.next_mail("anna")
    assert mail is not None
    await store.dispose(mail.key, Fate.IGNORED, "a newsletter")
    await store.dispose(mail.key, Fate.QUARANTINED, "too late")
    kept = await store.mail(mail.key)
    assert kept is not None
    assert (kept.fate, kept.reason) == (Fate.IGNORED, "a newsletter")
    assert await store.next_mail("anna") is None


# --- interviews -----------------------------------------------------------------------------------------------------


async def test_an_interview_grows_by_one_version_with_each_event(store: Store) -> None:
    assert await store.interview(REF) == (None, 0)
    planned, ended = interview(), interview(state=InterviewState.ENDED)
    assert await store.commit(event("e1"), planned, 0, (), "It was planned.")
    assert await store.commit(event("e2", at=NOON + HOUR), ended, 1, (), "It is over.")
    assert await store.interview(REF) == (ended, 2)
    story = await store.story(REF)
    assert [(told.at, told.event, told.note) for told in story] == [
        (NOON, event("e1"), "It was planned."),
        (NOON + HOUR, event("e2", at=NOON + HOUR), "It is over."),
    ]
    assert await store.story("bbbbbbbb") == ()


async def test_a_decision_on_an_old_version_writes_nothing(store: Store) -> None:
    await store.keep("anna", batch(arrived(b"x")), NOON)
    mail = await store.next_mail("anna")
    assert mail is not None
    await store.commit(event("e1"), interview(), 0, (wake("w1"),), "")
    for stale in (0, 2):
        done = await store.commit(
            event("e2"), interview(state=InterviewState.CLOSED), stale, (wake("w2"),), "", handled=mail.key, task="w1"
        )
        assert not done
    assert await store.interview(REF) == (interview(), 1)
    assert len(await store.story(REF)) == 1
    assert [(t.effect.id, t.state) for t in await store.tasks(REF)] == [("w1", OutboxState.QUEUED)]
    assert await store.mail(mail.key) == mail


async def test_an_event_that_is_known_only_settles_its_mail_and_task(store: Store) -> None:
    await store.keep("anna", batch(arrived(b"x")), NOON)
    mail = await store.next_mail("anna")
    assert mail is not None
    await store.commit(event("e1"), interview(), 0, (wake("w1"),), "")
    again = await store.commit(
        event("e1"), interview(state=InterviewState.CLOSED), 0, (wake("w2"),), "", handled=mail.key, task="w1"
    )
    assert again
    assert await store.interview(REF) == (interview(), 1)
    assert [(t.effect.id, t.state) for t in await store.tasks(REF)] == [("w1", OutboxState.DONE)]
    handled = await store.mail(mail.key)
    assert handled is not None
    assert handled.fate is Fate.HANDLED


async def test_the_same_effect_is_queued_once(store: Store) -> None:
    await queue(store, wake("w1", NOON))
    await queue(store, wake("w1", NOON + HOUR), wake("w2"))
    assert [(t.effect.id, t.effect.at, t.mailbox) for t in await store.tasks(REF)] == [
        ("w1", NOON, "anna"),
        ("w2", NOON, "anna"),
    ]


async def test_a_task_ends_with_its_event_as_its_outcome_says(store: Store) -> None:
    await queue(store, wake("w1"), letter("l1"), wake("w3"))
    await store.commit(event("e1"), interview(), 1, (), "", task="w1")
    await store.commit(event("e2"), interview(), 2, (), "", task="l1", outcome=OutboxState.FAILED)
    states = {t.effect.id: t.state for t in await store.tasks(REF)}
    assert states == {"w1": OutboxState.DONE, "l1": OutboxState.FAILED, "w3": OutboxState.QUEUED}
    assert ids(await store.tasks()) == ["l1", "w3"]


async def test_fifty_at_once_each_get_their_turn(store: Store) -> None:
    async def advance(number: int) -> int:
        for tries in range(1, 1000):
            _, version = await store.interview(REF)
            if await store.commit(event(f"e{number}"), interview(), version, (wake(f"w{number}"),), ""):
                return tries
        raise AssertionError("never got a turn")

    await asyncio.gather(*(advance(number) for number in range(50)))
    assert (await store.interview(REF))[1] == 50
    assert {told.event.id for told in await store.story(REF)} == {f"e{n}" for n in range(50)}
    assert len(await store.tasks(REF)) == 50


async def test_interviews_come_newest_start_first(store: Store) -> None:
    early, late = interview("bbbbbbbb", start=NOON), interview("cccccccc", start=NOON + HOUR)
    unknown, other = interview("dddddddd", start=None), interview("eeeeeeee", mailbox="bob", start=NOON + 2 * HOUR)
    for one in (early, unknown, other, late):
        await store.commit(event(one.ref, one.ref), one, 0, (), "")
    assert await store.interviews() == (other, late, early, unknown)
    assert await store.interviews("anna") == (late, early, unknown)
    assert await store.interviews("nobody") == ()


async def test_addresses_of_everybody_until_the_interview_is_closed(store: Store) -> None:
    asked = Person(address=Address(email="dora@client.example"), side=Side.CLIENT, reason="the recruiter said so")
    recruiter = Person(address=ANNA, side=Side.RECRUITER, reason="organiser")
    open_one = replace(interview(), respondents=(Respondent(slot="c", person=asked),))
    open_one = replace(open_one, people=(*open_one.people, recruiter))
    await store.commit(event("e1"), open_one, 0, (), "")
    await store.commit(event("e2", "bbbbbbbb"), interview("bbbbbbbb", mailbox="bob", people=(BEN,)), 0, (), "")
    assert await store.open_addresses("anna") == {"carla@client.example", "ben@mail.example", "dora@client.example"}
    assert await store.open_addresses("bob") == {"ben@mail.example"}
    await store.commit(event("e3"), replace(open_one, state=InterviewState.CLOSED), 1, (), "")
    assert await store.open_addresses("anna") == frozenset()
    assert await store.open_addresses("bob") == {"ben@mail.example"}


# --- what a mail may refer to ---------------------------------------------------------------------------------------


async def test_a_mail_is_known_by_its_calendar_uid_reference_or_letter(store: Store) -> None:
    one = letter("l1", ref="cccccccc")
    for ref in ("aaaaaaaa", "bbbbbbbb", "dddddddd"):
        await queue(store, ref=ref)
    await queue(store, one, ref="cccccccc")
    await store.begin("l1", NOON, entry(one), b"raw")
    known = await store.known(
        "anna",
        uids=["aaaaaaaa@calendar.example", "nobody's", "\udcff"],
        message_ids=["<l1@agency.example>", "<unknown@example>"],
        refs=["bbbbbbbb", "zzzzzzzz"],
    )
    assert {i.ref for i in known.interviews} == {"aaaaaaaa", "bbbbbbbb", "cccccccc"}
    assert known.letters == {"<l1@agency.example>": entry(one)}
    assert known.sent_to == {("cccccccc", "a"): (entry(one),)}


async def test_nothing_is_known_across_mailboxes(store: Store) -> None:
    one = letter("l1")
    await queue(store, one)
    await store.begin("l1", NOON, entry(one), b"raw")
    known = await store.known(
        "bob", uids=["aaaaaaaa@calendar.example"], message_ids=["<l1@agency.example>"], refs=["aaaaaaaa"]
    )
    assert (known.interviews, known.letters, known.sent_to) == ((), {}, {})


async def test_questions_and_reminders_that_were_begun_are_told_by_slot_oldest_first(store: Store) -> None:
    question, reminder = letter("q"), letter("r", kind=LetterKind.REMINDER, number=1)
    to_ben = letter("b", to=BEN, slot="b")
    heads_up = letter("h", to=ANNA, kind=LetterKind.HEADS_UP, slot="")
    waiting = letter("later", to=BEN, slot="b", number=1, kind=LetterKind.REMINDER)
    await queue(store, question, reminder, to_ben, heads_up, waiting)
    for order, one in enumerate((heads_up, question, to_ben, reminder)):
        await store.begin(one.id, NOON + order * timedelta(minutes=1), entry(one), b"raw")
    known = await store.known("anna", uids=[], message_ids=[], refs=[REF])
    assert known.sent_to == {(REF, "a"): (entry(question), entry(reminder)), (REF, "b"): (entry(to_ben),)}
    assert known.letters == {}


async def test_the_bytes_of_a_letter_are_those_of_its_last_attempt(store: Store) -> None:
    one = letter("l1", to=CARLA)
    await queue(store, one)
    await store.begin("l1", NOON, entry(one), b"first")
    await store.settle("l1", OutboxState.QUEUED, NOON, error="450 try later")
    await store.begin("l1", NOON + HOUR, entry(one), b"second")
    assert await store.letter_raw("<l1@agency.example>") == b"second"
    assert await store.letter_raw("<unknown@example>") is None


# --- several calendar entries, times, and what is remembered ---------------------------------------------------------


async def test_an_interview_is_known_by_the_uid_of_any_of_its_entries(store: Store) -> None:
    one = interview("aaaaaaaa")
    other = replace(one.meeting, uid="other@calendar.example")
    entries = (Entry(meeting=one.meeting), Entry(meeting=other, reason="the same candidate"))
    await store.commit(event("e1"), replace(one, entries=entries), 0, (), "")
    known = await store.known("anna", uids=["other@calendar.example"], message_ids=[], refs=[])
    assert known.interviews == (replace(one, entries=entries),)
    assert (await store.known("bob", uids=["other@calendar.example"], message_ids=[], refs=[])).interviews == ()


async def test_interviews_about_a_time(store: Store) -> None:
    spans = {"aaaaaaaa": 0, "bbbbbbbb": 23, "cccccccc": -23, "dddddddd": 25, "eeeeeeee": 24 * 13, "ffffffff": 24 * 15}
    for ref, hours in spans.items():
        closed = InterviewState.CLOSED if hours > 24 else InterviewState.PLANNED
        one = replace(interview(ref, start=NOON + hours * HOUR), state=closed)
        await store.commit(event(ref, ref), one, 0, (), "")
    decided = replace(interview("gggggggg"), state=InterviewState.DECIDED)
    await store.commit(event("gggggggg", "gggggggg"), decided, 0, (), "")
    known = await store.known("anna", uids=[], message_ids=[], refs=[], around=[NOON])
    assert [i.ref for i in known.nearby] == ["bbbbbbbb", "aaaaaaaa", "cccccccc", "eeeeeeee", "dddddddd"]
    assert known.interviews == ()
    assert (await store.known("bob", uids=[], message_ids=[], refs=[], around=[NOON])).nearby == ()
    assert (await store.known("anna", uids=[], message_ids=[], refs=[])).nearby == ()
    edge = [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)]
    assert len((await store.known("anna", uids=[], message_ids=[], refs=[], around=edge)).nearby) == 6


async def test_what_was_said_is_remembered_with_its_event_or_not_at_all(store: Store) -> None:
    old = Said(about="address:x@y.example", answer="client", at=NOON, interview=REF)
    new = replace(old, answer="candidate", at=NOON + HOUR)
    await store.commit(event("e1"), interview(), 0, (), "", lessons=(new,))
    await store.commit(event("e1"), interview(), 1, (), "", lessons=(replace(new, at=NOON + 2 * HOUR),))
    assert not await store.commit(event("e2"), interview(), 7, (), "", lessons=(replace(new, about="title:x"),))
    assert await store.memory("anna") == (new,)
    assert await store.said("anna", new.about) == new
    assert await store.said("bea", new.about) is None
    assert await store.said("anna", "title:x") is None
    await store.commit(event("e3"), interview(), 1, (), "", lessons=(old, replace(old, about="title:chat")))
    assert await store.memory("anna") == (new, replace(old, about="title:chat"))
    known = await store.known("anna", uids=[], message_ids=[], refs=[], memories=["title:chat", "title:x"])
    assert known.memory == {"title:chat": replace(old, about="title:chat")}


async def test_open_interviews_are_those_that_may_still_come_to_something(store: Store) -> None:
    for number, state in enumerate(InterviewState):
        ref = f"{number}aaaaaaa"
        await store.commit(event(f"e{number}", ref), interview(ref, state=state, uid=f"{number}@x"), 0, (), "")
    found = await store.open_interviews("anna")
    assert {one.state for one in found} == set(InterviewState) - {InterviewState.DECIDED, InterviewState.CLOSED}
    assert await store.open_interviews("bob") == ()


async def test_what_follows_from_no_event_is_queued_once(store: Store) -> None:
    one = letter("digest/anna/2026-11-24", ref="")
    await store.queue("anna", (one,))
    await store.queue("anna", (replace(one, at=NOON + HOUR),))
    (task,) = await store.due(NOON + HOUR)
    assert (task.mailbox, task.effect) == ("anna", one)


async def test_how_many_interviews_wait_for_whom(store: Store) -> None:
    states = [*[InterviewState.ASKING] * 3, *[InterviewState.RECOMMENDED] * 2, InterviewState.DECIDED]
    for number, state in enumerate(states):
        ref = f"{number}aaaaaaa"
        await store.commit(event(f"e{number}", ref), interview(ref, state=state, uid=f"{number}@x"), 0, (), "")
    await store.commit(event("b", "bbbbbbbb"), interview("bbbbbbbb", mailbox="bob", state=states[0]), 0, (), "")
    assert await store.standing("anna") == Standing(awaited=3, ready=2)
    assert await store.standing("bob") == Standing(awaited=1, ready=0)
    assert await store.standing("carla") == Standing(awaited=0, ready=0)
