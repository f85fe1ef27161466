"""The whole service, and a mailbox that refuses, hides and moves mail: what is done, and what the operator sees."""

import asyncio
import hashlib
import json
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr

from agent.adapters.store.sqlite import SqliteStore
from agent.core.effects import Publish
from agent.core.mail import Address
from agent.ports import Arrived, Batch, Cursor, Fate, Folder, OutboxState
from agent.sandbox.cast import PRIYA, RECRUITER, TOM
from agent.sandbox.office import AUTHSERV_ID
from agent.sandbox.scenario import incoming
from agent.sandbox.stamps import stamped
from tests.system.test_trouble_mails import BOMB
from tests.system.troubles import Scene, Work, debrief, hour, scene, status


async def health(at: Scene, part: str) -> dict[str, str]:
    """One line of what `debrief status --json` says of the service."""
    told = json.loads(await status(at, "--json"))
    (found,) = [one for one in told["health"] if one["part"] == part]
    return dict(found)


async def alarms(at: Scene, work: Work) -> list[str]:
    """Ids of the pushes about health that have left."""
    done = [t for t in await work.service.store.tasks("") if t.state is OutboxState.DONE]
    return [t.effect.id for t in done if isinstance(t.effect, Publish) and t.effect.id.startswith("health/")]


def reply(who: Address) -> bytes:
    """Their answer to the recruiter's invitation, as the recruiter's server hands it over."""
    raw = next(mail.raw for mail in incoming() if mail.sender == who)
    return stamped(raw, login=who.email, recipient=RECRUITER.email, authserv_id=AUTHSERV_ID)


async def test_a_login_is_refused_and_then_works_again(tmp_path: Path) -> None:
    async with scene(tmp_path / "state") as at:
        wrong = at.change(imap={"password": SecretStr("hunter2")})
        for _ in range(2):
            async with at.working(wrong) as work:

                async def alarmed(work: Work = work) -> bool:
                    return len(await alarms(at, work)) == 1

                await work.until(alarmed)
                imap = await health(at, "imap")
                assert (imap["condition"], imap["well_at"]) == ("login refused", None)
                assert RECRUITER.email not in imap["message"]
                assert "looking into the mailbox login refused" in await status(at)
        async with at.working() as work:

            async def well() -> bool:
                return (await health(at, "imap"))["condition"] == "ok"

            await work.until(well)
            assert len(await alarms(at, work)) == 1


async def test_a_gap_is_found_at_night(tmp_path: Path) -> None:
    async with scene(tmp_path / "state") as at:
        async with at.working() as work:
            await work.play(hour(0, 8, 10))
            await at.box.office.mailroom.deliver(reply(TOM), "INBOX")
            await work.play(hour(0, 8, 20))
            read = (await work.service.store.cursors("anna"))[Folder.INBOX]
        # Later mail comes while nobody looks, and the records say that it was seen.
        await at.box.office.mailroom.deliver(reply(PRIYA), "INBOX")
        store = await SqliteStore.open(at.config.state_dir)
        beyond = {Folder.INBOX: Cursor(uidvalidity=read.uidvalidity, uid=read.uid + 1)}
        await store.keep("anna", Batch(mails=(), cursors=beyond), at.clock.now())
        await store.close()
        async with at.working() as work:
            await work.play(hour(0, 8, 30))
            assert PRIYA.email not in await known(work)
            await at.clock.move(hour(1, 4))

            async def found() -> bool:
                return (await health(at, "reconciliation"))["condition"] == "gap" and PRIYA.email in await known(work)

            await work.until(found)
            assert "comparing with the mailbox gap" in await status(at)
            assert len(await alarms(at, work)) == 1
            await at.clock.move(hour(2, 4))

            async def mended() -> bool:
                return (await health(at, "reconciliation"))["condition"] == "ok"

            await work.until(mended)


async def known(work: Work) -> set[str]:
    """The addresses of all who take part in an interview."""
    return {p.address.email for i in await work.service.store.interviews() for p in i.people}


async def test_a_mail_is_tried_anew_while_the_service_runs(tmp_path: Path) -> None:
    async with scene(tmp_path / "state") as at:
        store = await SqliteStore.open(at.config.state_dir)
        raw = reply(TOM)
        mail = Arrived(folder=Folder.INBOX, uidvalidity=1, uid=1, raw=raw)
        await store.keep("anna", Batch(mails=(mail,), cursors={}), at.clock.now())
        key = hashlib.sha256(raw).hexdigest()
        await store.dispose(key, Fate.QUARANTINED, "an earlier version could not read it")
        await store.close()
        async with at.working() as work:
            await work.play(hour(0, 8, 10))
            assert await known(work) == set()
            code, out = await asyncio.to_thread(debrief, "retry", key[:8], "--state", str(at.config.state_dir))
            assert (code, "1 mail is tried anew" in out) == (0, True)

            async def worked_on() -> bool:
                return TOM.email in await known(work)

            await work.until(worked_on)


def asides(at: Scene) -> int:
    """Letters about mails that could not be worked on."""
    return sum("could not work on" in mail["Subject"] for mail in at.letters(RECRUITER.email))


async def test_a_mail_that_fails_again_is_told_of_again_once(tmp_path: Path) -> None:
    async with scene(tmp_path / "state") as at, at.working() as work:
        at.expect(TOM, PRIYA)
        await work.play(hour(0, 8, 10))
        await at.box.office.mailroom.deliver(BOMB, "INBOX")
        await work.play(hour(0, 8, 20))
        assert asides(at) == 1
        for count in (2, 3):
            code, _ = await asyncio.to_thread(debrief, "retry", "all", "--state", str(at.config.state_dir))
            assert code == 0

            async def told(count: int = count) -> bool:
                return asides(at) == count

            await work.until(told)
            await work.play(at.clock.now() + timedelta(minutes=20))
        assert asides(at) == 3
        (mail,) = await work.service.store.quarantined()
        assert mail.retries == 2


async def test_a_mail_counts_when_the_recruiter_takes_it_out_of_junk(tmp_path: Path) -> None:
    async with scene(tmp_path / "state") as at, at.working() as work:
        # One mail that is moved: another would differ in the second of its Received.
        raw = reply(TOM)
        await at.box.imap.deliver(RECRUITER.email, raw, "Junk")
        await work.play(hour(0, 8, 10))
        # No hint tells of news in Junk: it is found with the next look.
        key = hashlib.sha256(raw).hexdigest()
        for _ in range(1200):
            if await work.service.store.mail(key) is not None:
                break
            await asyncio.sleep(0.05)
        await work.play(hour(0, 8, 12))
        mail = await work.service.store.mail(key)
        assert mail is not None
        assert (mail.fate, mail.reason.partition(":")[0]) == (Fate.IGNORED, "junk")
        assert await known(work) == set()
        await at.box.imap.deliver(RECRUITER.email, raw, "INBOX")
        await work.play(hour(0, 8, 20))
        assert TOM.email in await known(work)
        assert at.letters(RECRUITER.email) == []
