"""Worlds in which the whole service runs: the embedded office, and one of real servers."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from agent.adapters.tls import tls_context
from agent.commands.demo import configured, in_the_box
from agent.config import Config
from agent.sandbox.box import box
from agent.sandbox.cast import PEOPLE, RECRUITER
from agent.sandbox.model import model_server
from agent.sandbox.office import AUTHSERV_ID, Office
from agent.sandbox.scenario import START
from agent.sandbox.smtp import smtp_server
from agent.testing.clock import ManualClock
from tests.servers import dovecot as dovecot_server
from tests.servers import mosquitto as mosquitto_server
from tests.servers.certificates import Authority
from tests.servers.dovecot import Dovecot
from tests.servers.mosquitto import Mosquitto
from tests.system.rooms import DovecotRoom

CONFIG = Path(__file__).parents[2] / "config.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    """Servers, people, a clock, and the configuration that finds them."""

    office: Office
    config: Config
    clock: ManualClock


@asynccontextmanager
async def embedded(state: Path) -> AsyncIterator[World]:
    """aiosmtpd, pymap, amqtt and the sandbox's model, as in the demo."""
    clock = ManualClock(START)
    async with box(clock, _silent) as sandbox:
        config = in_the_box(configured(CONFIG), sandbox, state, {})
        yield World(office=sandbox.office, config=config, clock=clock)


@asynccontextmanager
async def real(state: Path, dovecot: Dovecot, mosquitto: Mosquitto, authority: Authority) -> AsyncIterator[World]:
    """Dovecot over TLS, fed by aiosmtpd with STARTTLS over LMTP, and mosquitto over TLS.

    Here no server files what is sent: Debrief does.
    """
    clock = ManualClock(START)
    user = dovecot.add_user()
    passwords = {address: "sandbox" for address in (RECRUITER.email, *(p.address.email for p in PEOPLE))}
    async with AsyncExitStack() as stack:
        room = DovecotRoom(dovecot, user)
        office = Office(
            clock=clock,
            mailroom=room,
            smtp_port=0,
            passwords=passwords,
            smtp_tls=tls_context(authority.ca_file),
            server_files_sent=False,
            witness=_silent,
        )
        office.smtp_port = await stack.enter_async_context(
            smtp_server(
                accounts=passwords,
                deliver=office.arrive,
                authserv_id=AUTHSERV_ID,
                file_sent=office.file,
                starttls=authority.server_context(),
            )
        )
        url = await stack.enter_async_context(model_server("sandbox"))
        imap = {
            "host": "localhost",
            "port": dovecot.imaps,
            "security": "tls",
            "ca_file": Path(dovecot.ca_file),
            "user": user,
        }
        smtp = {
            "host": "localhost",
            "port": office.smtp_port,
            "security": "starttls",
            "ca_file": Path(authority.ca_file),
            "user": RECRUITER.email,
        }
        broker = {"host": "localhost", "port": mosquitto.tls_port, "tls": True, "ca_file": Path(mosquitto.ca_file)}
        yield World(office=office, config=_pointed_at(state, imap, smtp, broker, url), clock=clock)


def _pointed_at(
    state: Path, imap: Mapping[str, object], smtp: Mapping[str, object], broker: Mapping[str, object], model_url: str
) -> Config:
    """config.yaml with these servers."""
    config = configured(CONFIG)
    entry = config.mailboxes[0]
    assert config.mqtt is not None
    assert config.model is not None
    mailbox = entry.model_copy(
        update={
            "imap": entry.imap.model_copy(update={**imap, "password": SecretStr(dovecot_server.PASSWORD)}),
            "smtp": entry.smtp.model_copy(update={**smtp, "password": SecretStr("sandbox")}),
            "files_sent": False,
            "digest": None,
        }
    )
    login = {"user": mosquitto_server.USER, "password": SecretStr(mosquitto_server.PASSWORD)}
    return config.model_copy(
        update={
            "mailboxes": (mailbox,),
            "state_dir": state,
            "token_key": SecretStr("sandbox"),
            "mqtt": config.mqtt.model_copy(update={**broker, **login}),
            "model": config.model.model_copy(update={"base_url": model_url, "key": SecretStr("sandbox")}),
        }
    )


def _silent(words: str) -> None:
    """Nobody listens to the story."""
