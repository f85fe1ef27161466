"""debrief import-form: the exported responses of a form become feedback, also while the service runs."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from agent.adapters.store.sqlite import SqliteStore
from agent.adapters.token_key import token_key
from agent.advance import Advance
from agent.commands import told
from agent.commands.state import configuration, reading
from agent.commands.tables import table
from agent.config import Config, rules
from agent.core.events import Event, ReplyCame
from agent.core.rules import Rules
from agent.errors import ConfigError
from agent.ports import Store
from agent.reading.forms import came, is_response
from agent.reading.responses import Response, responses, same


def import_form(file: Path, path: Path, state: Path | None) -> int:
    """Take the responses over, and tell what came of each. Exit code 1 if some could not be placed."""
    config, folder = configuration(path, state)
    if config is None:
        raise ConfigError(f"There is no configuration at {path}.", hint="Name it with --config.")
    found = list(responses(table(file)))
    key = (config.token_key.get_secret_value() or token_key(folder)).encode()
    outcomes = asyncio.run(_imported(found, folder, config, key))
    console = Console()
    for response, outcome in zip(found, outcomes, strict=True):
        console.print(f"row {response.row}: {told.cell(outcome)}", highlight=False, soft_wrap=True)
    console.print(_summary(outcomes), highlight=False)
    return 1 if any(outcome.startswith(_LOST) for outcome in outcomes) else 0


_LOST, _KNOWN, _NEW = "not taken over: ", "known already", "taken over as the answer of "


def _summary(outcomes: list[str]) -> str:
    kinds = Counter(next(kind for kind in (_LOST, _KNOWN, _NEW) if one.startswith(kind)) for one in outcomes)
    return f"{kinds[_NEW]} new, {kinds[_KNOWN]} known already, {kinds[_LOST]} not taken over."


async def _imported(found: list[Response], folder: Path, config: Config, key: bytes) -> list[str]:
    """What came of each row. First looked at without a right to write: a state that is missing is refused by that."""
    async with reading(folder):
        pass
    store = await SqliteStore.open(folder)
    try:
        laws = {entry.name: rules(config, entry) for entry in config.mailboxes}
        advance = Advance(store, laws)
        return [await take(response, store, advance, laws, key, datetime.now(UTC)) for response in found]
    finally:
        await store.close()


async def take(
    response: Response, store: Store, advance: Advance, laws: Mapping[str, Rules], key: bytes, at: datetime
) -> str:
    """Take one response over, unless it is known, and say what came of it."""
    meant = response.meant(key)
    if len(meant) != 1:
        return f"{_LOST}it bears no reference of a letter of ours" if not meant else f"{_LOST}it bears several"
    ((ref, slot),) = meant
    interview, _ = await store.interview(ref)
    respondent = interview.respondent(slot) if interview else None
    if interview is None or respondent is None or interview.mailbox not in laws:
        return f"{_LOST}its interview {ref} is not known"
    if not response.lines:
        return f"{_LOST}it holds no answer"
    event = came(response, ref, slot, at)
    if any(_same(one.event, event) for one in await store.story(ref)):
        return f"{_KNOWN}: {respondent.person.called}"
    await advance(interview.mailbox, event)
    return f"{_NEW}{respondent.person.called} about {interview.meeting.summary}"


def _same(before: Event, event: ReplyCame) -> bool:
    """Whether it is in the records, also under the name that an earlier version gave it."""
    if not isinstance(before, ReplyCame) or not is_response(before) or before.slot != event.slot:
        return False
    return before.id == event.id or same(before.lines) == same(event.lines)
