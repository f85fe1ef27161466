"""What a store finds for a mail: interviews by people's addresses, and letters under a provider's Message-IDs."""

from dataclasses import replace

from agent.core.interview import InterviewState
from agent.core.people import Side
from agent.core.respondent import Respondent
from agent.ports import Store
from tests.contract.store_values import BEN, CARLA, NOON, entry, event, interview, letter, queue
from tests.contract.stores import store

__all__ = ["store"]


async def _refs(store: Store, mailbox: str, *people: str) -> list[str]:
    known = await store.known(mailbox, uids=[], message_ids=[], refs=[], people=people)
    return sorted(one.ref for one in known.interviews)


async def test_open_interviews_are_found_by_the_people_in_them(store: Store) -> None:
    shut = interview("cccccccc", state=InterviewState.CLOSED)
    for number, one in enumerate((interview("aaaaaaaa"), interview("bbbbbbbb", people=(BEN,)), shut)):
        assert await store.commit(event(f"e{number}", one.ref), one, 0, [], "")
    elsewhere = interview("dddddddd", mailbox="bob")
    assert await store.commit(event("e9", elsewhere.ref), elsewhere, 0, [], "")
    assert await _refs(store, "anna", CARLA.email) == ["aaaaaaaa"]
    assert await _refs(store, "anna", "x@y.example", BEN.email) == ["aaaaaaaa", "bbbbbbbb"]
    assert await _refs(store, "anna", "x@y.example") == []
    assert await _refs(store, "anna") == []


async def test_an_accepted_address_is_a_participants(store: Store) -> None:
    one = interview("aaaaaaaa", people=(CARLA,))
    carla = Respondent(slot="a", person=replace(one.people[0], side=Side.CLIENT), accepted=("carla@private.example",))
    assert await store.commit(event("e1"), replace(one, respondents=(carla,)), 0, [], "")
    assert await _refs(store, "anna", "carla@private.example") == ["aaaaaaaa"]
    assert "carla@private.example" in await store.open_addresses("anna")


async def test_a_letter_is_found_under_the_message_id_that_the_provider_gave_it(store: Store) -> None:
    one, question = interview("aaaaaaaa"), letter("q")
    await queue(store, question)
    await store.begin(question.id, NOON, entry(question), b"raw")
    ours = entry(question).message_id
    await store.also_called("anna", "<0102@amazonses.com>", ours)
    await store.also_called("anna", "<0102@amazonses.com>", ours)
    known = await store.known("anna", uids=[], message_ids=["<0102@amazonses.com>", ours, "<x@y>"], refs=[])
    assert {name: found.message_id for name, found in known.letters.items()} == {
        "<0102@amazonses.com>": ours,
        ours: ours,
    }
    assert [found.ref for found in known.interviews] == [one.ref]
    elsewhere = await store.known("bob", uids=[], message_ids=["<0102@amazonses.com>"], refs=[])
    assert elsewhere.letters == {}


async def test_the_providers_message_ids_of_letters_about_open_interviews(store: Store) -> None:
    one, question = interview("aaaaaaaa"), letter("q")
    assert await store.commit(event("e1"), one, 0, [question], "")
    await store.begin(question.id, NOON, entry(question), b"raw")
    await store.also_called("anna", "<0102@amazonses.com>", entry(question).message_id)
    await store.also_called("anna", "<0103@amazonses.com>", "<no.letter@agency.example>")
    assert await store.other_ids("anna") == {"<0102@amazonses.com>"}
    assert await store.other_ids("bob") == frozenset()
    assert await store.commit(event("e2"), replace(one, state=InterviewState.CLOSED), 1, [], "")
    assert await store.other_ids("anna") == frozenset()
