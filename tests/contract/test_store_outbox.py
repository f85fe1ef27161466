"""What every store must do with effects and letters, in memory and in SQLite."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from agent.core.effects import LetterKind, SaveDraft
from agent.core.gate import Counters
from agent.errors import Permanent
from agent.ports import OutboxState, Store
from tests.contract.store_values import ANNA, BEN, CARLA, HOUR, NOON, entry, ids, leave, letter, queue, wake
from tests.contract.stores import store

__all__ = ["store"]

REF = "aaaaaaaa"
MINUTE = timedelta(minutes=1)


async def count(store: Store, now: datetime = NOON, *, to: str = CARLA.email, slot: str = "a") -> Counters:
    return await store.counters("anna", to, REF, slot, now)


# --- what is due ----------------------------------------------------------------------------------------------------


async def test_effects_come_due_oldest_first_up_to_the_limit(store: Store) -> None:
    await queue(store, wake("third", NOON), wake("first", NOON - HOUR), wake("future", NOON + MINUTE))
    await queue(store, wake("second", NOON - MINUTE, "bbbbbbbb"), ref="bbbbbbbb", mailbox="bob")
    assert ids(await store.due(NOON)) == ["first", "second", "third"]
    assert ids(await store.due(NOON, limit=1)) == ["first", "second"], "as many of each mailbox"
    assert ids(await store.due(NOON - 2 * HOUR)) == []
    assert await store.next_due() == NOON - HOUR


async def test_what_waits_for_one_server_hides_nothing_that_waits_for_another(store: Store) -> None:
    """Ten thousand letters for a server in trouble once filled every list of what is due, and nothing else was done."""
    await queue(store, *(letter(f"l{n}", at=NOON - HOUR, to=BEN, ref=f"i{n}") for n in range(9)), wake("wake", NOON))
    assert ids(await store.due(NOON, limit=3)) == ["l0", "l1", "l2", "wake"]


async def test_effects_of_one_time_come_in_the_order_of_the_decision(store: Store) -> None:
    names = ["z", "m", "a", "q"]
    await queue(store, *(wake(name) for name in names))
    assert ids(await store.due(NOON)) == names


async def test_nothing_is_due_in_an_empty_store(store: Store) -> None:
    assert await store.due(NOON) == ()
    assert await store.next_due() is None


async def test_a_letter_waits_for_the_earlier_one_to_the_same_person(store: Store) -> None:
    question, reminder = letter("question"), letter("reminder", at=NOON + HOUR, kind=LetterKind.REMINDER)
    await queue(store, question, reminder, letter("to ben", to=BEN, slot="b"), wake("wake", NOON + HOUR))
    await queue(store, letter("elsewhere", ref="bbbbbbbb"), ref="bbbbbbbb")
    later = NOON + 2 * HOUR
    assert ids(await store.due(later)) == ["question", "to ben", "elsewhere", "wake"]
    await store.begin("question", later, entry(question))
    assert ids(await store.due(later)) == ["to ben", "elsewhere", "wake"]
    await store.mark_data("question", later)
    assert "reminder" not in ids(await store.due(later))
    await store.settle("question", OutboxState.UNCERTAIN, later, again=later + HOUR)
    assert "reminder" not in ids(await store.due(later))
    await store.settle("question", OutboxState.DONE, later)
    assert "reminder" in ids(await store.due(later))


async def test_a_draft_holds_back_the_letter_after_it(store: Store) -> None:
    draft = SaveDraft(id="draft", interview=REF, at=NOON, kind=LetterKind.QUESTION, to=CARLA, slot="a")
    await queue(store, draft, letter("after"))
    assert ids(await store.due(NOON)) == ["draft"]


async def test_a_letter_that_strangers_can_provoke_holds_back_nothing(store: Store) -> None:
    await queue(store, letter("held", kind=LetterKind.HELD), letter("recommendation", kind=LetterKind.RECOMMENDATION))
    assert ids(await store.due(NOON)) == ["held", "recommendation"]
    await store.settle("held", OutboxState.QUEUED, NOON, error="enough for today", again=NOON + HOUR)
    assert ids(await store.due(NOON)) == ["recommendation"]


async def test_doubts_are_counted_by_themselves_too(store: Store) -> None:
    held = letter("held", to=ANNA, kind=LetterKind.HELD)
    await queue(store, held)
    await leave(store, held, NOON)
    assert await count(store) == Counters(to_recruiter=1, doubtful=1)


async def test_letters_that_anybody_can_provoke_are_counted_by_themselves_too(store: Store) -> None:
    doubt = letter("doubt", to=ANNA, kind=LetterKind.DOUBT)
    await queue(store, doubt)
    await leave(store, doubt, NOON)
    assert await count(store) == Counters(to_recruiter=1, doubtful=1, from_anybody=1)


async def test_a_letter_of_the_future_holds_back_nothing(store: Store) -> None:
    await queue(store, letter("future", at=NOON + HOUR), letter("now", at=NOON))
    assert ids(await store.due(NOON)) == ["now"]


async def test_the_next_time_is_one_at_which_something_is_due(store: Store) -> None:
    """A next time at which nothing is handed out would make the dispatcher run in circles."""
    question, reminder = letter("question"), letter("reminder", at=NOON + HOUR)
    await queue(store, question, reminder)
    await store.settle("question", OutboxState.QUEUED, NOON, error="450 try later", again=NOON + 2 * HOUR)
    assert await store.next_due() == NOON + 2 * HOUR
    assert ids(await store.due(NOON + 2 * HOUR - MINUTE)) == []
    assert ids(await store.due(NOON + 2 * HOUR)) == ["question"]
    await store.begin("question", NOON + 2 * HOUR, entry(question))
    assert await store.next_due() is None


# --- an attempt and how it ends -------------------------------------------------------------------------------------


async def test_an_attempt_is_noted_before_anything_leaves(store: Store) -> None:
    one = letter("l1")
    await queue(store, one)
    await store.begin("l1", NOON, entry(one), b"raw")
    (task,) = await store.tasks(REF)
    assert (task.state, task.attempts, task.since, task.tried_at) == (OutboxState.SENDING, 1, NOON, NOON)
    assert (task.effect, task.mailbox, task.message_id) == (one, "anna", "<l1@agency.example>")
    assert await store.letter_raw("<l1@agency.example>") == b"raw"
    await store.mark_data("l1", NOON + MINUTE)
    (task,) = await store.tasks(REF)
    assert (task.state, task.attempts, task.since) == (OutboxState.DATA, 1, NOON + MINUTE)


async def test_what_is_being_performed_cannot_be_begun_again(store: Store) -> None:
    one = letter("l1")
    await queue(store, one)
    with pytest.raises(Permanent):
        await store.mark_data("l1", NOON)
    await store.begin("l1", NOON, entry(one), b"raw")
    with pytest.raises(Permanent):
        await store.begin("l1", NOON, entry(one), b"other")
    await store.mark_data("l1", NOON)
    with pytest.raises(Permanent):
        await store.mark_data("l1", NOON)
    with pytest.raises(Permanent):
        await store.begin("unknown", NOON, None)
    assert await store.letter_raw("<l1@agency.example>") == b"raw"
    assert [t.attempts for t in await store.tasks(REF)] == [1]
    assert await store.task("l1") == (await store.tasks(REF))[0]
    assert await store.task("unknown") is None


@pytest.mark.parametrize("state", [OutboxState.QUEUED, OutboxState.UNCERTAIN])
async def test_what_has_to_wait_comes_due_again(store: Store, state: OutboxState) -> None:
    await queue(store, letter("l1"))
    await store.begin("l1", NOON, entry(letter("l1")))
    await store.settle("l1", state, NOON, error="450 try later", again=NOON + HOUR)
    assert await store.next_due() == NOON + HOUR
    assert await store.due(NOON + HOUR - MINUTE) == ()
    (task,) = await store.due(NOON + HOUR)
    assert (task.state, task.attempts, task.error, task.since) == (state, 1, "450 try later", NOON)
    assert task.effect.at == NOON


async def test_the_first_attempt_stays_the_first(store: Store) -> None:
    await queue(store, letter("l1"))
    assert [t.tried_at for t in await store.tasks(REF)] == [None]
    for hours in (3, 5):
        await store.begin("l1", NOON + hours * HOUR, entry(letter("l1")))
        await store.settle("l1", OutboxState.QUEUED, NOON + hours * HOUR, error="450")
    assert [(t.tried_at, t.attempts) for t in await store.tasks(REF)] == [(NOON + 3 * HOUR, 2)]


async def test_a_state_that_goes_on_began_when_it_began(store: Store) -> None:
    """Each look for an uncertain letter settles it anew; were that a new beginning, nobody would ever give it up."""
    await queue(store, letter("l1"))
    await leave(store, letter("l1"), NOON)
    for minutes in (1, 4, 7):
        await store.settle("l1", OutboxState.UNCERTAIN, NOON + minutes * MINUTE, again=NOON + (minutes + 3) * MINUTE)
    (task,) = await store.tasks(REF)
    assert (task.state, task.since) == (OutboxState.UNCERTAIN, NOON + MINUTE)
    assert await store.next_due() == NOON + 10 * MINUTE


async def test_without_a_time_it_comes_due_at_once(store: Store) -> None:
    await queue(store, wake("w1"))
    await store.begin("w1", NOON, None)
    await store.settle("w1", OutboxState.QUEUED, NOON + HOUR)
    assert await store.next_due() == NOON + HOUR


@pytest.mark.parametrize("end", [OutboxState.DONE, OutboxState.FAILED, OutboxState.NEVER])
async def test_an_end_is_final(store: Store, end: OutboxState) -> None:
    await queue(store, letter("l1"))
    await store.settle("l1", end, NOON, error="refused")
    await store.settle("l1", OutboxState.QUEUED, NOON + HOUR)
    with pytest.raises(Permanent):
        await store.begin("l1", NOON, entry(letter("l1")))
    (task,) = await store.tasks(REF)
    assert (task.state, task.error) == (end, "refused")
    assert await store.due(NOON + HOUR) == ()
    assert ids(await store.tasks()) == (["l1"] if end is OutboxState.FAILED else [])


async def test_after_a_crash_nothing_is_lost_and_nothing_is_certain(store: Store) -> None:
    begun, leaving, waiting, done = (letter(name, to=replace(CARLA, email=name)) for name in ("b", "l", "w", "d"))
    await queue(store, begun, leaving, waiting, done)
    await store.begin("b", NOON, entry(begun), b"raw")
    await leave(store, leaving, NOON)
    await leave(store, done, NOON)
    await store.settle("d", OutboxState.DONE, NOON)
    assert await store.recover(NOON + HOUR) == 2
    found = {t.effect.id: (t.state, t.since, t.attempts) for t in await store.tasks(REF)}
    assert found == {
        "b": (OutboxState.QUEUED, NOON + HOUR, 1),
        "l": (OutboxState.UNCERTAIN, NOON + HOUR, 1),
        "w": (OutboxState.QUEUED, None, 0),
        "d": (OutboxState.DONE, NOON, 1),
    }
    assert ids(await store.due(NOON + HOUR)) == ["b", "l", "w"]
    assert await store.recover(NOON + HOUR) == 0


# --- what the gate counts -------------------------------------------------------------------------------------------


ONE = Counters(to_person=1, to_participants=1, questions=1, at_once=1, to_domain=1, new_domains=1, domain_known=True)
"""One question has left just now."""


async def test_a_letter_counts_from_its_beginning_for_24_hours(store: Store) -> None:
    one = letter("l1")
    await queue(store, one)
    assert await count(store) == Counters()
    await store.begin("l1", NOON, entry(one))
    assert await count(store, NOON) == ONE
    assert await count(store, NOON + 9 * MINUTE) == ONE
    assert await count(store, NOON + 10 * MINUTE) == replace(ONE, at_once=0)
    assert await count(store, NOON + 24 * HOUR - MINUTE) == replace(ONE, at_once=0)
    assert await count(store, NOON + 24 * HOUR) == Counters(questions=1, domain_known=True)


async def test_a_letter_that_asks_for_itself_is_not_counted(store: Store) -> None:
    await queue(store, letter("l1"))
    await leave(store, letter("l1"), NOON)
    assert await store.counters("anna", CARLA.email, REF, "a", NOON, besides="l1") == Counters()
    assert await store.counters("anna", CARLA.email, REF, "a", NOON, besides="l2") == ONE


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        (OutboxState.QUEUED, False),
        (OutboxState.UNCERTAIN, True),
        (OutboxState.DONE, True),
        (OutboxState.FAILED, False),
        (OutboxState.NEVER, False),
    ],
)
async def test_only_letters_that_may_have_left_count(store: Store, state: OutboxState, counts: bool) -> None:
    await queue(store, letter("l1"))
    await leave(store, letter("l1"), NOON)
    assert await count(store) == ONE
    await store.settle("l1", state, NOON)
    assert await count(store) == (ONE if counts else Counters())


async def test_letters_count_for_their_person_mailbox_side_and_slot(store: Store) -> None:
    question, reminder = letter("q"), letter("r", kind=LetterKind.REMINDER, number=1)
    to_ben, heads_up = letter("b", to=BEN, slot="b"), letter("h", to=ANNA, kind=LetterKind.HEADS_UP, slot="a")
    await queue(store, question, reminder, to_ben, heads_up)
    other = letter("o", ref="bbbbbbbb")
    await queue(store, other, ref="bbbbbbbb", mailbox="bob")
    for one in (question, reminder, to_ben, heads_up, other):
        await leave(store, one, NOON)
    of_anna = Counters(to_participants=3, to_recruiter=1, at_once=3, new_domains=2)
    # One left from another mailbox, about another interview.
    to_carla = replace(of_anna, to_person=3, questions=2, to_domain=2, domain_known=True, about_another=NOON)
    assert await count(store) == to_carla
    assert await count(store, to=BEN.email, slot="b") == replace(
        to_carla, to_person=1, questions=1, to_domain=1, about_another=None
    )
    assert await count(store, to=ANNA.email, slot="c") == replace(of_anna, to_person=1, about_interview=1)
    assert await store.counters("bob", "nobody@example", "bbbbbbbb", "a", NOON) == Counters(
        to_participants=1, questions=1, at_once=1, new_domains=1
    )


async def test_thanks_count_as_a_letter_and_not_as_a_question(store: Store) -> None:
    question, thanks = letter("q"), letter("t", kind=LetterKind.THANKS)
    await queue(store, question, thanks)
    await leave(store, question, NOON)
    before = await count(store)
    await leave(store, thanks, NOON)
    more = replace(before, to_person=2, to_participants=2, at_once=2, to_domain=2)
    assert await count(store) == more
    assert (await store.counters("anna", CARLA.email, "bbbbbbbb", "a", NOON)).about_another == NOON


async def test_the_last_letter_about_another_interview_is_told_for_two_hours(store: Store) -> None:
    about_this, about_that = letter("this"), letter("that", ref="bbbbbbbb")
    await queue(store, about_this)
    await queue(store, about_that, ref="bbbbbbbb")
    await leave(store, about_that, NOON)
    assert (await count(store, NOON)).about_another == NOON
    assert (await count(store, NOON + 2 * HOUR - MINUTE)).about_another == NOON
    assert (await count(store, NOON + 2 * HOUR)).about_another is None
    await leave(store, about_this, NOON + HOUR)
    assert (await count(store, NOON + HOUR)).about_another == NOON
    assert (await store.counters("anna", CARLA.email, "bbbbbbbb", "a", NOON + HOUR)).about_another == NOON + HOUR
    assert (await count(store, NOON, to=BEN.email)).about_another is None


async def test_a_domain_is_new_once(store: Store) -> None:
    """Whatever is below it, and however often it is written to; a letter that was refused made it no known one."""
    first, again = letter("first"), letter("again", ref="bbbbbbbb")
    refused = letter("refused", to=replace(BEN, email="ben@refused.example"), slot="b")
    await queue(store, first, refused)
    await queue(store, again, ref="bbbbbbbb")
    await leave(store, refused, NOON - 30 * HOUR)
    await store.settle("refused", OutboxState.FAILED, NOON)
    await leave(store, first, NOON - 30 * HOUR)
    await leave(store, again, NOON)
    known = await count(store)
    assert (known.new_domains, known.domain_known, known.to_domain) == (0, True, 1)
    assert not (await count(store, to="ben@refused.example")).domain_known
    assert not (await count(store, to="carla@mail.client.example")).domain_known
    assert not (await store.counters("bob", CARLA.email, REF, "a", NOON)).domain_known


async def test_mails_put_aside_are_counted_among_the_doubts(store: Store) -> None:
    aside, held = letter("x", to=ANNA, kind=LetterKind.ASIDE), letter("h", to=ANNA, kind=LetterKind.HELD)
    await queue(store, aside, held)
    for one in (aside, held):
        await leave(store, one, NOON)
    found = await count(store)
    assert (found.aside, found.doubtful, found.to_recruiter, found.to_participants) == (1, 2, 2, 0)


async def test_a_draft_counts_as_a_letter(store: Store) -> None:
    draft = SaveDraft(id="d", interview=REF, at=NOON, kind=LetterKind.QUESTION, to=CARLA, slot="a")
    await queue(store, draft)
    await store.begin("d", NOON, entry(letter("d")), b"raw")
    await store.settle("d", OutboxState.DONE, NOON)
    assert await count(store) == ONE


async def test_who_said_stop_is_remembered_for_every_mailbox(store: Store) -> None:
    assert not (await count(store)).suppressed
    await store.suppress("Carla@Client.Example", NOON)
    await store.suppress("carla@client.example", NOON + HOUR)
    assert (await count(store)).suppressed
    assert (await store.counters("bob", "CARLA@client.example", "bbbbbbbb", "z", NOON)).suppressed
    assert not (await count(store, to=BEN.email)).suppressed


async def test_what_the_gate_turned_away_may_be_wanted_again(store: Store) -> None:
    """A question waits for a cap, the interview is moved, the question has lost its point; after the new end it is due.

    It is the same letter with the same Message-ID: what was finished in any other way is never queued again.
    """
    question = letter("question")
    await queue(store, question)
    await store.settle("question", OutboxState.NEVER, NOON, error="nobody is asked any more")
    assert ids(await store.due(NOON)) == []
    await queue(store, question)
    assert ids(await store.due(NOON)) == ["question"]
    await store.settle("question", OutboxState.DONE, NOON)
    await queue(store, question)
    assert ids(await store.due(NOON)) == []
