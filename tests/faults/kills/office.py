"""The office of the twenty interviews, with its recruiter, who decides on every recommendation."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr

from agent.commands.demo import configured
from agent.config import Config
from agent.sandbox.box import PymapRoom
from agent.sandbox.cast import RECRUITER
from agent.sandbox.imap import ImapServer, imap_server
from agent.sandbox.model import MODEL, model_server
from agent.sandbox.office import AUTHSERV_ID, Office
from agent.sandbox.people import briefly
from agent.sandbox.programs import received
from agent.sandbox.scenario import START
from agent.sandbox.smtp import smtp_server
from agent.testing.clock import ManualClock
from tests.faults.kills import twenty
from tests.servers.broker import broker, listener

_CONFIG = Path(__file__).parents[3] / "config.yaml"
_SECRET = "sandbox"
_CODE = re.compile(r"\[#([a-z2-7]{8})\]")
_STEPS = ("Offer", "Reject", "Another interview")
_READS, _PRESSES = timedelta(minutes=30), timedelta(minutes=10)


@dataclass(kw_only=True, slots=True)
class Decisive(Office):
    """The recruiter decides as recommended, once for each interview."""

    _ruled: set[str] = field(default_factory=set)
    _drafts: int = 0

    async def look_into_drafts(self) -> None:
        """Only what is new: nobody takes a draft away."""
        raws = await self.mailroom.mails("Drafts")
        for raw in raws[self._drafts :]:
            letter = received(raw)
            if letter.asks and letter.message_id not in self._pressed:
                self._pressed.add(letter.message_id)
                self.plan(self.clock.now() + _PRESSES, lambda raw=raw: self._press_send(raw))  # type: ignore[misc]
        self._drafts = len(raws)

    def _recruiter_reads(self, raw: bytes) -> None:
        letter = received(raw)
        code = _CODE.search(letter.subject)
        if not letter.text.startswith("RECOMMENDATION") or code is None or code[1] in self._ruled:
            return
        self._ruled.add(code[1])
        step = next((one for one in _STEPS if one.lower() in letter.subject.lower()), "Hold")
        at = self.clock.now() + _READS

        async def decide() -> None:
            await self.send(RECRUITER, briefly(f"{step}, as recommended.")(letter, RECRUITER, at))

        self.plan(at, decide)


@dataclass(frozen=True, kw_only=True, slots=True)
class Premises:
    """The servers, the people and the clock, all of which outlive the service."""

    office: Office
    clock: ManualClock
    imap: ImapServer
    smtp_port: int
    mqtt_port: int
    model_url: str
    heard: list[tuple[str, str]]
    """Topic and payload of every push that reached the telephone."""

    def config(self, state: Path, *, imap_port: int, smtp_port: int) -> Config:
        """The configuration of the service that finds them, through these ports."""
        config = configured(_CONFIG)
        assert config.mqtt is not None
        assert config.model is not None
        entry, secret = config.mailboxes[0], SecretStr(_SECRET)
        login = {"host": "127.0.0.1", "security": "plain", "user": RECRUITER.email, "password": secret}
        mailbox = entry.model_copy(
            update={
                "imap": entry.imap.model_copy(update={**login, "port": imap_port}),
                "smtp": entry.smtp.model_copy(update={**login, "port": smtp_port}),
                "files_sent": self.office.server_files_sent,
                **twenty.entry_changes(config),
            }
        )
        broker = {"host": "127.0.0.1", "port": self.mqtt_port, "tls": False, "user": ""}
        model = {"base_url": self.model_url, "name": MODEL, "key": secret}
        return config.model_copy(
            update={
                "mailboxes": (mailbox,),
                "state_dir": state,
                "token_key": secret,
                "mqtt": config.mqtt.model_copy(update=broker),
                "model": config.model.model_copy(update=model),
            }
        )


@asynccontextmanager
async def premises(*, server_files_sent: bool) -> AsyncIterator[Premises]:
    """All of it, on random ports of this machine; the same mails are the same bytes in every run."""
    clock = ManualClock(START)
    everybody = twenty.people()
    passwords = {address: _SECRET for address in (RECRUITER.email, *(p.address.email for p in everybody))}
    heard: list[tuple[str, str]] = []
    async with AsyncExitStack() as stack:
        imap = await stack.enter_async_context(imap_server({RECRUITER.email: _SECRET}))
        office = Decisive(
            clock=clock,
            mailroom=PymapRoom(imap, clock),
            smtp_port=0,
            passwords=passwords,
            server_files_sent=server_files_sent,
            witness=lambda words: None,
            people=everybody,
        )
        office.smtp_port = await stack.enter_async_context(
            smtp_server(
                accounts=passwords,
                deliver=office.arrive,
                authserv_id=AUTHSERV_ID,
                file_sent=office.file,
                now=lambda: clock.now().timestamp(),
            )
        )
        mqtt_port = await stack.enter_async_context(broker())
        await stack.enter_async_context(listener(mqtt_port, lambda topic, payload: heard.append((topic, payload))))
        yield Premises(
            office=office,
            clock=clock,
            imap=imap,
            smtp_port=office.smtp_port,
            mqtt_port=mqtt_port,
            model_url=await stack.enter_async_context(model_server(_SECRET)),
            heard=heard,
        )
