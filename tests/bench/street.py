"""Real servers around a real service: Dovecot, mosquitto, an SMTP server, and the service as a process of its own."""

import pickle
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import trustme
from pydantic import SecretStr

from agent.adapters.store.sqlite import SqliteStore
from agent.commands.demo import configured
from agent.config import Config
from agent.sandbox.smtp import smtp_server
from tests.bench.history import Copier, lay, play
from tests.bench.incoming import Incoming
from tests.servers import dovecot, mosquitto
from tests.servers.certificates import Authority
from tests.servers.dovecot import Dovecot
from tests.servers.mosquitto import Mosquitto
from tests.servers.ports import free_port
from tests.unit.ledger import KEY

_ONE_EACH = """
service imap {
  process_limit = 50
  client_limit = 1
  service_count = 1
}
"""
"""A process for each connection, as Dovecot has it by default: of two connections in one process only one is told of
changes in the same folder."""

USER = "anna@agency.example"
_CONFIG = Path(__file__).parents[2] / "config.yaml"


@dataclass(frozen=True, kw_only=True)
class Street:
    """Where everything is."""

    dovecot: Dovecot
    broker: Mosquitto
    incoming: Incoming
    config: Config
    now: datetime
    folder: Path

    @contextmanager
    def service(self) -> Iterator[subprocess.Popen[bytes]]:
        """The service, as long as the block runs."""
        path = self.folder / "config.pickle"
        path.write_bytes(pickle.dumps(self.config))
        command = [sys.executable, "-m", "tests.bench.served", str(path), self.now.isoformat()]
        process = subprocess.Popen(command)
        try:
            yield process
        finally:
            process.terminate()
            process.wait()


@asynccontextmanager
async def street(folder: Path, interviews: int, *, imap_port: int = 0) -> AsyncIterator[Street]:
    """All servers, and a state with so many interviews whose sides were asked."""
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(folder / "ca.pem"))
    authority = Authority(ca=ca, ca_file=str(folder / "ca.pem"))
    played = await play(folder / "played")
    copier = Copier(played)
    await (await SqliteStore.open(folder / "state")).close()
    lay(folder / "state", copier, range(interviews))
    async with AsyncExitStack() as stack:
        server = stack.enter_context(dovecot.running(_ONE_EACH))
        server.add_user(USER)
        broker = stack.enter_context(_broker(authority, folder))
        smtp = await stack.enter_async_context(
            smtp_server(accounts={USER: "x"}, people=None, deliver=_swallow, starttls=authority.server_context())
        )
        config = _config(folder, server, broker, smtp, authority, imap_port)
        yield Street(
            dovecot=server, broker=broker, incoming=Incoming(copier), config=config, now=played.now, folder=folder
        )


async def _swallow(*_: object, **__: object) -> None:
    """Letters to the recruiter arrive nowhere."""


@contextmanager
def _broker(authority: Authority, folder: Path) -> Iterator[Mosquitto]:
    place = folder / "mosquitto"
    place.mkdir()
    broker = Mosquitto(
        port=free_port(), tls_port=free_port(), ca_file=authority.ca_file, config=place / "mosquitto.conf"
    )
    mosquitto._configure(broker, authority, place)
    broker.start()
    try:
        yield broker
    finally:
        broker.stop()


def _config(
    folder: Path, server: Dovecot, broker: Mosquitto, smtp: int, authority: Authority, imap_port: int
) -> Config:
    """config.yaml with these servers, and without a model: plain rules read."""
    config = configured(_CONFIG)
    entry = config.mailboxes[0]
    assert config.mqtt is not None
    imap: Mapping[str, object] = {
        "host": "localhost",
        "port": imap_port or server.imaps,
        "security": "tls",
        "ca_file": Path(server.ca_file),
        "user": USER,
        "password": SecretStr(dovecot.PASSWORD),
    }
    out: Mapping[str, object] = {
        "host": "localhost",
        "port": smtp,
        "security": "starttls",
        "ca_file": Path(authority.ca_file),
        "user": USER,
        "password": SecretStr("x"),
    }
    mailbox = entry.model_copy(
        update={
            "digest": None,
            "imap": entry.imap.model_copy(update=dict(imap)),
            "smtp": entry.smtp.model_copy(update=dict(out)),
            "files_sent": False,
        }
    )
    push = {"host": "localhost", "port": broker.tls_port, "tls": True, "ca_file": Path(broker.ca_file)}
    login = {"user": mosquitto.USER, "password": SecretStr(mosquitto.PASSWORD)}
    return config.model_copy(
        update={
            "mailboxes": (mailbox,),
            "state_dir": folder / "state",
            "token_key": SecretStr(KEY.decode()),
            "mqtt": config.mqtt.model_copy(update={**push, **login}),
            "model": None,
        }
    )
