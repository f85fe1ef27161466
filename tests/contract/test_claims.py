"""Every folder of claims keeps what it promises: the one in memory, and those of two IMAP servers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from imapclient import IMAPClient

from agent.adapters.imap import ImapMailbox, ImapSettings
from agent.adapters.imap.lease import ImapClaims
from agent.errors import ConfigError
from agent.ports.lease import Claimant, Claims, Mark
from agent.sandbox.imap import imap_server
from agent.testing.lease import MemoryClaims
from tests.servers.dovecot import PASSWORD, Dovecot, running

ANNA = Claimant(
    name="n1", place="p1", host="office.example", pid=4711, since=datetime(2026, 3, 2, 9, 30, 5, tzinfo=UTC)
)
BEN = Claimant(name="n2", place="", host="laptop", pid=1, since=datetime(2026, 3, 3, 9, 30, tzinfo=UTC))


@dataclass(kw_only=True)
class Real:
    """A mailbox that several look into, each on a connection of its own."""

    settings: ImapSettings
    opened: list[ImapMailbox] = field(default_factory=list)

    def another(self) -> ImapClaims:
        self.opened.append(ImapMailbox(self.settings))
        return ImapClaims(self.opened[-1], "Debrief")

    async def close(self) -> None:
        await asyncio.gather(*(mailbox.close() for mailbox in self.opened))

    def human(self) -> IMAPClient:
        client = IMAPClient("127.0.0.1", self.settings.port, ssl=False, timeout=20)
        client.login(self.settings.user, self.settings.password)
        return client


class Memory:
    """The folder in memory, which all share."""

    def __init__(self) -> None:
        self._claims = MemoryClaims(datetime.now(UTC))

    def another(self) -> MemoryClaims:
        return self._claims

    async def close(self) -> None:
        pass


Subject = Real | Memory


def at(port: int, user: str, password: str) -> Real:
    return Real(settings=ImapSettings(host="127.0.0.1", port=port, security="plain", user=user, password=password))


@asynccontextmanager
async def pymap() -> AsyncIterator[Real]:
    async with imap_server({"anna": "secret"}) as server:
        yield at(server.port, "anna", "secret")


@pytest.fixture(params=["memory", "dovecot", "pymap"])
async def subject(request: pytest.FixtureRequest) -> AsyncIterator[Subject]:
    if request.param == "pymap":
        async with pymap() as found:
            yield found
            await found.close()
        return
    server: Dovecot = request.getfixturevalue("dovecot") if request.param == "dovecot" else None
    here: Subject = at(server.imap, server.add_user(), PASSWORD) if server else Memory()
    yield here
    await here.close()


@pytest.fixture
def claims(subject: Subject) -> Claims:
    return subject.another()


async def test_without_a_folder_there_are_no_claims(claims: Claims) -> None:
    assert await claims.roll() == await claims.roll()
    assert ((await claims.roll()).epoch, (await claims.roll()).claims) == (0, ())


async def test_claims_come_back_as_they_were_laid_down_in_their_order(subject: Subject, claims: Claims) -> None:
    await claims.add(ANNA)
    await subject.another().add(BEN)
    roll = await claims.roll()
    assert [claim.claimant for claim in roll.claims] == [ANNA, BEN]
    assert roll.epoch > 0
    assert roll.claims[0].uid < roll.claims[1].uid
    assert [claim.marks for claim in roll.claims] == [frozenset(), frozenset()]
    received = roll.claims[0].received
    assert received is not None
    assert abs(datetime.now(UTC) - received) < timedelta(seconds=30)


@pytest.mark.parametrize("mark", Mark)
async def test_a_mark_is_seen_by_everybody_and_can_be_taken_away(subject: Subject, claims: Claims, mark: Mark) -> None:
    await claims.add(ANNA)
    other = subject.another()
    roll = await other.roll()
    await claims.note(roll.epoch, roll.claims[0].uid, mark, on=True)
    assert (await other.roll()).claims[0].marks == {mark}
    await other.note(roll.epoch, roll.claims[0].uid, mark, on=False)
    assert (await claims.roll()).claims[0].marks == frozenset()


async def test_what_is_removed_is_gone_for_all_and_its_number_never_comes_back(
    subject: Subject, claims: Claims
) -> None:
    await claims.add(ANNA)
    await claims.add(BEN)
    other = subject.another()
    before = await other.roll()
    await claims.remove(before.epoch, [before.claims[1].uid])
    assert [claim.claimant for claim in (await other.roll()).claims] == [ANNA]
    await other.add(BEN)
    after = await claims.roll()
    assert after.epoch == before.epoch
    assert after.claims[1].uid > before.claims[1].uid


async def test_nothing_happens_in_another_epoch_or_to_what_is_gone(claims: Claims) -> None:
    await claims.add(ANNA)
    roll = await claims.roll()
    uid = roll.claims[0].uid
    await claims.note(roll.epoch + 1, uid, Mark.HOLDS, on=True)
    await claims.remove(roll.epoch + 1, [uid])
    await claims.note(roll.epoch, uid + 5, Mark.HOLDS, on=True)
    await claims.remove(roll.epoch, [uid + 5])
    assert (await claims.roll()) == roll


# --- what only servers have -----------------------------------------------------------------------------------------


async def test_mails_that_are_no_claims_are_left_alone(dovecot: Dovecot) -> None:
    here = at(dovecot.imap, dovecot.add_user(), PASSWORD)
    claims = here.another()
    await claims.add(ANNA)
    odd = (
        b"Subject: hello\r\n\r\nhello\r\n",
        b"X-Debrief-Claim: \r\n\r\n",
        b"X-Debrief-Claim: name=n9; place=; host=a b; pid=1; since=2026-03-02T09:30:05Z\r\n\r\n",
        b"X-Debrief-Claim: name=n9; place=; host=a; pid=1; since=2026-99-02T09:30:05Z\r\n\r\n",
        b"X-Debrief-Claim: name=" + b"n" * 5000 + b"; place=; host=a; pid=1; since=2026-03-02T09:30:05Z\r\n\r\n",
    )

    def human() -> int:
        with here.human() as client:
            for raw in odd:
                client.append("Debrief", raw)
            return len(client.select_folder("Debrief") and client.search())

    assert await asyncio.to_thread(human) == 6
    assert [claim.claimant for claim in (await claims.roll()).claims] == [ANNA]
    await here.close()


async def test_a_folder_that_a_human_deletes_is_gone_and_made_anew(dovecot: Dovecot) -> None:
    here = at(dovecot.imap, dovecot.add_user(), PASSWORD)
    claims = here.another()
    await claims.add(ANNA)
    before = await claims.roll()

    def human() -> None:
        with here.human() as client:
            client.delete_folder("Debrief")

    await asyncio.to_thread(human)
    assert (await claims.roll()).epoch == 0
    await claims.note(before.epoch, before.claims[0].uid, Mark.BEAT, on=True)
    await claims.add(BEN)
    after = await claims.roll()
    assert [claim.claimant for claim in after.claims] == [BEN]
    assert after.epoch != before.epoch
    await here.close()


async def test_somebodys_own_folder_is_not_taken_for_one_of_claims(dovecot: Dovecot) -> None:
    here = at(dovecot.imap, dovecot.add_user(), PASSWORD)

    def human() -> None:
        with here.human() as client:
            client.create_folder("Debrief")
            for _ in range(501):
                client.append("Debrief", b"Subject: mine\r\n\r\n\r\n")

    await asyncio.to_thread(human)
    with pytest.raises(ConfigError, match="more than 500 mails"):
        await here.another().roll()
    await here.close()


async def test_where_all_folders_lie_below_the_inbox_so_does_this_one() -> None:
    with running("\nnamespace inbox {\n  prefix = INBOX.\n  separator = .\n}\n") as server:
        here = at(server.imap, server.add_user(), PASSWORD)
        await here.another().add(ANNA)
        assert [claim.claimant for claim in (await here.another().roll()).claims] == [ANNA]

        def human() -> set[str]:
            with here.human() as client:
                return {name for _, _, name in client.list_folders()}

        assert "INBOX.Debrief" in await asyncio.to_thread(human)
        await here.close()
