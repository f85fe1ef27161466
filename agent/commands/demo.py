"""debrief demo: the whole job once through, with an office in a box on this machine."""

import asyncio
import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from pathlib import Path

from pydantic import SecretStr
from rich.console import Console

from agent.app import Service, opened
from agent.commands.record import Record, told, write
from agent.commands.stage import Stage
from agent.commands.story import Story, recommended
from agent.config import Config, load
from agent.config.model import ModelServer
from agent.errors import ConfigError
from agent.sandbox.box import Box, box
from agent.sandbox.cast import RECRUITER
from agent.sandbox.model import MODEL
from agent.sandbox.scenario import START, incoming
from agent.sandbox.telephone import telephone
from agent.testing.clock import ManualClock
from agent.writing.places import example_config

POLL = 0.2
"""Seconds between looks into Sent, of which the server pushes no news."""
_SECRET = "sandbox"
_LONGEST = 300
"""Seconds after which a demo that does not come to its end is broken off."""


def demo(path: Path, out: Path) -> None:
    """Play the scenario, tell it, and write what came of it into ``out``."""
    console = Console()
    path = path if path.exists() else example_config()
    asyncio.run(asyncio.wait_for(_play(path, out, console), _LONGEST))


async def _play(path: Path, out: Path, console: Console) -> None:
    story, clock = Story(console), ManualClock(START)
    async with AsyncExitStack() as stack:
        state = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="debrief-")))
        sandbox = await stack.enter_async_context(box(clock, story.person))
        config = in_the_box(configured(path), sandbox, state / "state", os.environ)
        pushes: list[dict[str, str]] = []
        await stack.enter_async_context(telephone(sandbox.mqtt_port, sandbox.password, _heard(pushes, story)))
        service = await stack.enter_async_context(opened(config, clock, story.step, poll=POLL))
        sandbox.office.expect(incoming())
        name = config.mailboxes[0].name
        await Stage(service=service, office=sandbox.office, clock=clock, story=story, mailbox=name).play()
        passed, drafts = tuple(sandbox.office.passed), tuple(await sandbox.drafts())
        write(out, Record(passed=passed, drafts=drafts, pushes=tuple(pushes), told=await told(service.store)))
        await _end(console, service, out)


def _heard(pushes: list[dict[str, str]], story: Story) -> Callable[[str, str], None]:
    def heard(topic: str, payload: str) -> None:
        pushes.append({"topic": topic, "payload": payload})
        story.push(topic, payload)

    return heard


def configured(path: Path) -> Config:
    """The configuration that the scenario is made for. ConfigError if it is another."""
    config = load(path, {"OPENAI_API_KEY": _SECRET, **os.environ}, need_secrets=False)
    if config.mailboxes[0].recruiter.address != RECRUITER.email:
        raise ConfigError(
            f"The demo's people write to {RECRUITER.email}, and {path} has another recruiter.",
            hint="Play it with the config.yaml that came with Debrief: debrief demo --config PATH.",
        )
    return config


def in_the_box(config: Config, sandbox: Box, state: Path, environ: Mapping[str, str]) -> Config:
    """The operator's configuration with nothing but servers and secrets replaced, and without the digest, which would
    come into the middle of the story."""
    entry = config.mailboxes[0]
    password = SecretStr(sandbox.password)
    login = {"host": "127.0.0.1", "security": "plain", "user": entry.recruiter.address, "password": password}
    mailbox = entry.model_copy(
        update={
            "imap": entry.imap.model_copy(update={**login, "port": sandbox.imap_port}),
            "smtp": entry.smtp.model_copy(update={**login, "port": sandbox.smtp_port}),
            "files_sent": True,
            "digest": None,
        }
    )
    changes: dict[str, object] = {"mailboxes": (mailbox,), "state_dir": state, "token_key": password}
    if config.mqtt is not None:
        broker = {"host": "127.0.0.1", "port": sandbox.mqtt_port, "tls": False, "user": "debrief"}
        changes["mqtt"] = config.mqtt.model_copy(update={**broker, "password": password})
    if config.model is not None:
        changes["model"] = config.model.model_copy(update=_reader(config.model, sandbox, environ))
    return config.model_copy(update=changes)


def _reader(model: ModelServer, sandbox: Box, environ: Mapping[str, str]) -> dict[str, object]:
    """What changes about the model: everything, unless the environment names one; then it reads."""
    if not {"OPENAI_API_KEY", "OPENAI_BASE_URL"} & set(environ):
        return {"base_url": sandbox.model_url, "name": MODEL, "key": SecretStr(sandbox.password)}
    return {
        "base_url": environ.get("OPENAI_BASE_URL", model.base_url),
        "name": environ.get("OPENAI_MODEL", model.name),
    }


async def _end(console: Console, service: Service, out: Path) -> None:
    """Each recommendation once more, and where to look."""
    console.rule("What Debrief recommends")
    for interview in await service.store.interviews():
        if interview.recommendation is not None:
            console.print(recommended(interview, interview.recommendation))
        else:
            console.print(f"{interview.meeting.summary}: {interview.state}, nobody was asked.")
    console.print(f"\nEvery mail, push and event is in {out}/: open a .html file to see what people see.")
