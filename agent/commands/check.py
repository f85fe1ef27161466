"""debrief check: everything that can be wrong, said at once."""

import asyncio
import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from rich.console import Console

from agent.adapters.store.files import refuse_readable
from agent.commands import probes
from agent.commands.findings import Finding, Grade, failed, shown
from agent.commands.settled import settled
from agent.config import Config, Mailbox, load
from agent.writing.check import check_templates
from agent.writing.render import HINT, Renderer


def check(path: Path) -> int:
    """Print what was found. Returns 0 if all is well, 1 if something failed; raises ConfigProblems."""
    config = load(path, os.environ)
    found = asyncio.run(examine(config))
    Console().print(shown([Finding(subject=f"configuration {path}", grade=Grade.OK, found=_summary(config)), *found]))
    return 1 if failed(found) else 0


async def examine(config: Config) -> Sequence[Finding]:
    """All findings; the servers are tried at the same time, as each may keep us waiting."""
    found = await asyncio.gather(
        probes.guarded("state folder", lambda: _state(config)),
        probes.guarded("templates", lambda: _templates(config)),
        *(_mailbox(box) for box in config.mailboxes),
        probes.mqtt(config.mqtt),
        probes.channels(config.channels),
        probes.model(config.model),
    )
    return list(chain.from_iterable(found))


async def _mailbox(box: Mailbox) -> Sequence[Finding]:
    reading, sending = await asyncio.gather(probes.imap(box), probes.smtp(box))
    return [*reading, *sending, *settled(box)]


def _summary(config: Config) -> str:
    boxes = ", ".join(box.name for box in config.mailboxes)
    return f"It is valid. Mailboxes: {boxes}."


async def _state(config: Config) -> Sequence[Finding]:
    folder = config.state_dir
    if not folder.exists():
        found = f"{folder} does not exist yet; debrief run will create it for its user alone."
        return [Finding(subject="state folder", grade=Grade.OK, found=found)]
    refuse_readable(folder, 0o700)
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        mend = "Run debrief check as the user that runs debrief run, or change the folder's owner."
        return [Finding(subject="state folder", grade=Grade.FAILED, found=f"{folder} cannot be written.", mend=mend)]
    return [Finding(subject="state folder", grade=Grade.OK, found=f"{folder} is open to its owner alone.")]


async def _templates(config: Config) -> Sequence[Finding]:
    """Every kind of letter is written once, to a made-up interview."""
    faults = check_templates(Renderer(config.templates))
    if faults:
        return [Finding(subject="templates", grade=Grade.FAILED, found=fault, mend=HINT) for fault in faults]
    where = f"those in {config.templates} and the shipped ones" if config.templates else "the shipped ones"
    return [Finding(subject="templates", grade=Grade.OK, found=f"All letters can be written with {where}.")]
