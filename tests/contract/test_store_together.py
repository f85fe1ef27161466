"""Work is begun on several mails at once, and yet only the mail that brings the service down is blamed for it."""

from hashlib import sha256

from agent.ports import Fate, Store
from tests.contract.store_values import NOON, arrived, batch
from tests.contract.stores import store

__all__ = ["store"]


async def _kept(store: Store, *raws: bytes) -> None:
    await store.keep("anna", batch(*(arrived(raw, uid) for uid, raw in enumerate(raws, start=1))), NOON)


async def _begun(store: Store, most: int = 9) -> list[tuple[bytes, int]]:
    return [(mail.raw, mail.attempts) for mail in await store.next_mails("anna", most)]


async def test_mails_are_begun_together_in_their_order(store: Store) -> None:
    await _kept(store, b"one", b"two", b"three")
    assert await _begun(store, 2) == [(b"one", 1), (b"two", 1)]


async def test_nothing_is_begun_where_nothing_waits(store: Store) -> None:
    assert await _begun(store) == []


async def test_what_was_begun_before_comes_alone(store: Store) -> None:
    """The service died while three were in hand: nobody knows over which."""
    await _kept(store, b"one", b"poison", b"three")
    await store.next_mails("anna", 9)
    for attempts, raw in ((2, b"one"), (2, b"poison")):
        (mail,) = await store.next_mails("anna", 9)
        assert (mail.raw, mail.attempts) == (raw, attempts)
        if raw == b"one":
            await store.dispose(mail.key, Fate.IGNORED, "")
    # It died over this one again, and it is the only one that is blamed a second time.
    assert await _begun(store) == [(b"poison", 3)]
    third = await store.mail(sha256(b"three").hexdigest())
    assert third is not None
    assert third.attempts == 1


async def test_fresh_mails_do_not_come_with_one_that_was_begun(store: Store) -> None:
    await _kept(store, b"one", b"two")
    await store.next_mails("anna", 1)
    await store.keep("anna", batch(arrived(b"three", 9)), NOON)
    assert await _begun(store) == [(b"one", 2)]


async def test_several_are_excused_at_once(store: Store) -> None:
    await _kept(store, b"one", b"two", b"three")
    mails = await store.next_mails("anna", 9)
    await store.excuse(*(mail.key for mail in mails[1:]))
    await store.dispose(mails[0].key, Fate.IGNORED, "")
    assert await _begun(store) == [(b"two", 1), (b"three", 1)]


async def test_great_mails_are_not_all_begun_together(store: Store) -> None:
    great = [b"%d" % number + b"x" * 3_000_000 for number in range(3)]
    await _kept(store, *great, b"small")
    begun = await _begun(store)
    assert begun[0] == (great[0], 1)
    assert sum(len(raw) for raw, _ in begun) <= 4 * 1024 * 1024
