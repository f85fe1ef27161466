"""One real mailbox, one mail server that can be stopped in any phase, and Debriefs as processes on several machines."""

import asyncio
import contextlib
import pickle
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.parser import BytesParser
from pathlib import Path

from imapclient import IMAPClient
from pydantic import SecretStr

from agent.commands.demo import configured
from agent.config import Config
from agent.config.model import ModelServer
from agent.core.mail import Address
from agent.core.rules import Mode
from agent.sandbox.appointment import Appointment
from agent.sandbox.calendars import google_request
from agent.sandbox.cast import OBSERVER, RECRUITER
from agent.sandbox.office import AUTHSERV_ID
from agent.sandbox.stamps import stamped
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.relay import Relay, relay
from tests.servers.smtp import ScriptedSmtp
from tests.system.worlds import CONFIG

BEAT = 0.6
"""Seconds: fast enough for a test, and slow enough for two busy cores."""


@dataclass(kw_only=True)
class Gate:
    """Somewhere a conversation stops until it is opened."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    opened: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(kw_only=True)
class FilingSmtp(ScriptedSmtp):
    """Files what it took in Sent, as Gmail and Microsoft do, before it answers. Stops the first to come to a gate."""

    file: Callable[[bytes], None]
    gates: dict[str, Gate] = field(default_factory=dict)

    async def _say(self, writer: asyncio.StreamWriter, phase: str) -> str:
        if phase == "content":
            await asyncio.to_thread(self.file, self.mails[-1])
        if (gate := self.gates.pop(phase, None)) is not None:
            gate.reached.set()
            await gate.opened.wait()
        return await super()._say(writer, phase)

    def gate(self, phase: str) -> Gate:
        """Before the answer to a command, to 'content', or before the 'greeting'."""
        self.gates[phase] = Gate()
        return self.gates[phase]

    def to_participants(self) -> Counter[str]:
        """How many letters each participant got."""
        found: Counter[str] = Counter()
        for raw in self.mails:
            mail = BytesParser().parsebytes(raw.replace(b"\r\n..", b"\r\n."), headersonly=True)
            if mail["X-Debrief-Letter"] and "agency.example" not in mail["To"]:
                found[mail["To"].split("<")[-1].strip("<> ")] += 1
        return found


@dataclass(kw_only=True)
class Machine:
    """One Debrief, and the network between it and the mailbox."""

    config: Config
    directory: Path
    host: str
    line: Relay
    beat: float = BEAT
    environ: dict[str, str] | None = None
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        path = self.directory / f"{self.host}.log"
        return path.read_text() if path.exists() else ""

    def start(self) -> "Machine":
        settings = self.directory / f"{self.host}.config"
        settings.write_bytes(pickle.dumps(self.config))
        command = [sys.executable, "-m", "tests.faults.daemon", str(settings), self.host, str(self.beat)]
        with (self.directory / f"{self.host}.log").open("ab") as log:
            self.process = subprocess.Popen(command, stderr=log, env=self.environ)
        return self

    def send(self, number: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(number)

    async def ended(self, patience: float = 30) -> int:
        """The exit code."""
        assert self.process is not None
        async with asyncio.timeout(patience):
            while (code := self.process.poll()) is None:  # noqa: ASYNC110 (nobody tells of the end of a process)
                await asyncio.sleep(0.02)
        return code

    def runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        if self.runs():
            assert self.process is not None
            self.process.kill()
            self.process.wait()


@dataclass(kw_only=True)
class Town:
    """The mailbox and everything around it."""

    directory: Path
    dovecot: Dovecot
    user: str
    smtp: FilingSmtp
    machines: list[Machine] = field(default_factory=list)
    people: list[Address] = field(default_factory=list)
    _lines: contextlib.AsyncExitStack = field(default_factory=contextlib.AsyncExitStack)

    async def machine(self, host: str) -> Machine:
        """A machine with a state of its own."""
        line = await self._lines.enter_async_context(relay(self.dovecot.imap))
        config = self._config(line.port, self.directory / host)
        made = Machine(config=config, directory=self.directory, host=host, line=line)
        self.machines.append(made)
        return made

    def _config(self, port: int, state: Path) -> Config:
        config = configured(CONFIG)
        entry = config.mailboxes[0]
        imap = {"host": "127.0.0.1", "port": port, "security": "plain", "user": self.user}
        smtp = {"host": "127.0.0.1", "port": self.smtp.port, "security": "plain", "user": "anna"}
        mailbox = entry.model_copy(
            update={
                "digest": None,
                "imap": entry.imap.model_copy(update={**imap, "password": SecretStr(PASSWORD)}),
                "smtp": entry.smtp.model_copy(update={**smtp, "password": SecretStr("sandbox")}),
                "files_sent": True,
                "mode": Mode.SEND,
            }
        )
        chase = config.chase.model_copy(update={"grace": timedelta()})
        key = SecretStr("k" * 64)
        return config.model_copy(
            update={"mailboxes": (mailbox,), "state_dir": state, "token_key": key, "chase": chase}
            | {"mqtt": None, "model": None}
        )

    @property
    def model(self) -> ModelServer:
        """The configured one, which no machine has unless a test says so."""
        found = configured(CONFIG).model
        assert found is not None
        return found.model_copy(update={"key": SecretStr("sandbox")})

    # --- what people do ---

    async def interviews(self, count: int, over_in: float = 0.0) -> None:
        """Invitations to interviews that are over in so many seconds."""
        for number in range(len(self.people) // 2, len(self.people) // 2 + count):
            raw = self._invitation(number, datetime.now(UTC) + timedelta(seconds=over_in))
            await asyncio.to_thread(self._append, "INBOX", raw)

    def _invitation(self, number: int, end: datetime) -> bytes:
        client = Address(email=f"client{number}@lumenforge.example", name=f"Client {'ABCDEFGHIJ'[number]}")
        candidate = Address(email=f"person{number}@postbox.example", name=f"Person {'ABCDEFGHIJ'[number]}")
        self.people += [client, candidate]
        what = Appointment(
            uid=f"i{number}@google.com",
            summary=f"Interview: {candidate.name} - Engineer",
            start=end - timedelta(hours=1),
            end=end,
            zone="Europe/Berlin",
            organizer=RECRUITER,
            attendees=(client, candidate),
            description=f"Candidate: {candidate.name} <{candidate.email}>\nRole: Engineer",
        )
        raw = google_request(what, OBSERVER, end - timedelta(hours=2))
        return stamped(raw, login=RECRUITER.email, recipient=OBSERVER, authserv_id=AUTHSERV_ID)

    @contextlib.contextmanager
    def human(self) -> Iterator[IMAPClient]:
        """The mailbox, as its owner opens it."""
        with IMAPClient("127.0.0.1", self.dovecot.imap, ssl=False, timeout=20) as client:
            client.login(self.user, PASSWORD)
            yield client

    def _append(self, folder: str, raw: bytes) -> None:
        with self.human() as client:
            client.append(folder, raw)

    def claims(self) -> list[bytes]:
        """The claims that lie in the folder, oldest first."""
        with self.human() as client:
            if not client.folder_exists("Debrief"):
                return []
            client.select_folder("Debrief", readonly=True)
            found = client.fetch(client.search(), ["BODY.PEEK[HEADER.FIELDS (X-DEBRIEF-CLAIM)]", "FLAGS"])
            return [b" ".join(map(repr_, found[uid].values())) for uid in sorted(found)]

    async def until(self, what: Callable[[], bool], patience: float = 40.0) -> float:
        """Wait for something; the seconds that it took."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        async with asyncio.timeout(patience):
            while not what():  # noqa: ASYNC110 (it happens in other processes)
                await asyncio.sleep(0.02)
        return loop.time() - begun

    def everybody_has_one(self) -> bool:
        return set(self.smtp.to_participants()) == {person.email for person in self.people}


def repr_(value: object) -> bytes:
    return value if isinstance(value, bytes) else repr(value).encode()


@asynccontextmanager
async def town(directory: Path, dovecot: Dovecot) -> AsyncIterator[Town]:
    """Everything but the machines; those that were made are ended on leaving."""
    user = dovecot.add_user()

    def file(raw: bytes) -> None:
        with IMAPClient("127.0.0.1", dovecot.imap, ssl=False, timeout=20) as client:
            client.login(user, PASSWORD)
            client.append("Sent", raw)

    smtp = FilingSmtp(file=file)
    async with smtp.serving():
        made = Town(directory=directory, dovecot=dovecot, user=user, smtp=smtp)
        async with made._lines:
            try:
                yield made
            finally:
                for machine in made.machines:
                    if machine.runs():
                        machine.send(signal.SIGCONT)
                    machine.kill()
