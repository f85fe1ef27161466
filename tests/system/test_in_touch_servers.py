"""In touch over servers: SMTP, IMAP and the sandbox's model; the recruiter's replies do what the letters promise."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, time, timedelta
from email.message import Message
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from rich.console import Console

from agent.app import Service, opened
from agent.commands.demo import POLL
from agent.commands.stage import Stage
from agent.commands.story import Story
from agent.core.respondent import RespondentState
from agent.sandbox.cast import GWEN, OLUCHI, RECRUITER
from agent.sandbox.office import AUTHSERV_ID
from agent.sandbox.scenario import START
from agent.sandbox.stamps import stamped
from tests.system.desk import event, invite, whole, write
from tests.system.worlds import World, embedded

CLIENT, CANDIDATE, SUE = GWEN.email, OLUCHI.email, "sue@assist.example"
END = START + timedelta(hours=2)
HOUR = timedelta(hours=1)


class Anna:
    """The recruiter's mailbox on its server, and the service that watches it."""

    def __init__(self, world: World, service: Service, stage: Stage, running: asyncio.Task[None]) -> None:
        self.world, self.service, self._stage, self._running = world, service, stage, running

    async def gets(self, sender: str, raw: bytes) -> None:
        """A mail arrives, as its server stamps it."""
        mail = stamped(raw, login=sender, recipient=RECRUITER.email, authserv_id=AUTHSERV_ID)
        await self.world.office.mailroom.deliver(mail, "INBOX")
        await self._stage._quiet(self._running)

    async def wrote(self, raw: bytes) -> None:
        """Her own mail lies in Sent."""
        await self.world.office.mailroom.deliver(raw, "Sent")
        await asyncio.sleep(2 * POLL)
        await self._stage._quiet(self._running)

    async def pass_to(self, moment: datetime) -> None:
        """Time goes by, with all that comes due."""
        while (due := await self.service.store.next_due()) is not None and due <= moment:
            await self.world.clock.move(max(due, self.world.clock.now()))
            await self._stage._quiet(self._running)
        await self.world.clock.move(moment)
        await self._stage._quiet(self._running)

    def letters(self, to: str) -> list[Message]:
        """What the service sent to an address."""
        passed = [BytesParser().parsebytes(p.raw) for p in self.world.office.passed if p.recipient == to]
        return [mail for mail in passed if "X-Debrief-Letter" in mail]

    async def answers(self, word: str) -> None:
        """She answers the last letter that she got."""
        letter = self.letters(RECRUITER.email)[-1]
        reply = write(
            RECRUITER.email, str(letter["Reply-To"]), word, f"In-Reply-To: {letter['Message-ID']}", proven=False
        )
        await self.gets(RECRUITER.email, reply)

    def text(self) -> str:
        return " ".join(whole(self.letters(RECRUITER.email)[-1]).split())

    async def states(self) -> dict[str, RespondentState]:
        (interview,) = await self.service.store.interviews()
        return {r.person.address.email: r.state for r in interview.respondents}


@asynccontextmanager
async def anna(state: Path, digest: time | None = None, **settings: Any) -> AsyncIterator[Anna]:
    async with AsyncExitStack() as stack:
        world = await stack.enter_async_context(embedded(state))
        mailbox = world.config.mailboxes[0].model_copy(update={"digest": digest, **settings})
        config = world.config.model_copy(update={"mailboxes": (mailbox,)})
        service = await stack.enter_async_context(opened(config, world.clock, poll=POLL))
        name = mailbox.name
        story = Story(Console(quiet=True))
        stage = Stage(service=service, office=world.office, clock=world.clock, story=story, mailbox=name)
        running = asyncio.create_task(service.run())
        try:
            yield Anna(world, service, stage, running)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


def plain(sender: str, to: str, body: str, at: datetime) -> bytes:
    raw = write(sender, to, body, proven=False, subject="Today")
    return raw.replace(b"Date: Mon, 23 Nov 2026 10:00:00 +0000", f"Date: {at:%a, %d %b %Y %H:%M:%S} +0000".encode())


async def test_in_touch(tmp_path: Path) -> None:
    async with anna(tmp_path / "state") as desk:
        named = ("DESCRIPTION:Candidate: Oluchi Eze <oluchi.eze@postbox.example>",)
        request = event(
            "REQUEST", people=(CLIENT, CANDIDATE), start="20261123T090000Z", end="20261123T100000Z", extra=named
        )
        await desk.gets(RECRUITER.email, invite(RECRUITER.email, request, proven=False))
        await desk.pass_to(END)

        await desk.wrote(plain(RECRUITER.email, f"Gwen <{CLIENT}>", "Shall we talk at five?", END + HOUR / 6))
        await desk.pass_to(END + HOUR)
        assert (len(desk.letters(CLIENT)), len(desk.letters(CANDIDATE))) == (0, 1)
        assert f"ask {CLIENT}" in desk.text()
        await desk.answers(f"ask {CLIENT}")
        assert len(desk.letters(CLIENT)) == 1

        to_client = str(desk.letters(CLIENT)[-1]["Reply-To"])
        await desk.gets(
            SUE, write(SUE, to_client, "4 of 5. Yes, we want to go ahead. Please make an offer.", proven=False)
        )
        assert "sue@assist.example" in desk.text()
        assert (await desk.states())[CLIENT] is RespondentState.ASKED
        await desk.answers("accept")
        assert (await desk.states())[CLIENT] is RespondentState.ANSWERED

        fresh = plain(CANDIDATE, RECRUITER.email, "5 of 5. Yes, I would like to go ahead!", END + HOUR)
        await desk.gets(CANDIDATE, fresh)
        assert "Is this feedback?" in desk.text()
        await desk.answers("accept")
        assert (await desk.states())[CANDIDATE] is RespondentState.ANSWERED
        assert "from sue@assist.example, accepted by you" in desk.text()
        assert "Recommendation" in desk.text()
