"""The service dies at every single call of a port, and is built anew on the same store: nobody is mailed twice."""

import inspect
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from agent.ports import Fate, Folder, OutboxState
from tests.system.desk import Agency, Outside, address, event, invite, write
from tests.unit.cases import END, REF

HOUR = timedelta(hours=1)
ANNA, TOM, PRIYA = "anna@agency.example", "tom@acme.example", "priya@postbox.example"
SCRIPT: tuple[tuple[datetime, bytes], ...] = (
    (END - HOUR, invite(ANNA, event("REQUEST"), key="s1")),
    (END + 2 * HOUR, write(TOM, address(REF, "a"), "Rating 4 of 5. Yes, another interview.", key="s2")),
    (END + 26 * HOUR, write(PRIYA, address(REF, "b"), "5 of 5. Yes, I want to go ahead.", key="s3")),
    (END + 28 * HOUR, write(ANNA, address(REF), "another interview", key="s4")),
)
"""When each mail comes; Priya is reminded once."""


class Crash(BaseException):
    """The process is gone: nothing catches this."""


class Mortal:
    """Counts the calls of all ports, and ends the process after the n-th.

    Before the next one is the same moment as seen from outside, but for a mail whose content is just leaving.
    """

    def __init__(self, fatal: int = 0) -> None:
        self.calls = 0
        self.dead = False
        self._fatal = fatal

    def wrap(self, port: Any) -> Any:
        return _Port(self, port)

    def pulse(self) -> None:
        """Time must not go on with a dead service."""
        if self.dead:
            raise Crash

    async def call(self, deed: Callable[..., Awaitable[Any]], *args: Any, **kwargs: Any) -> Any:
        self.calls += 1
        this = self.calls
        self.pulse()
        result = await deed(*args, **kwargs)
        self.dead = self.dead or this == self._fatal
        self.pulse()
        return result


class _Port:
    def __init__(self, mortal: Mortal, port: Any) -> None:
        self._mortal = mortal
        self._port = port

    def __getattr__(self, name: str) -> Any:
        deed = getattr(self._port, name)
        if not inspect.iscoroutinefunction(deed):
            return deed

        async def call(*args: Any, **kwargs: Any) -> Any:
            return await self._mortal.call(deed, *args, **kwargs)

        return call


async def play(mortal: Mortal) -> Outside:
    """The script with a service that dies once; what was under way goes on with the next."""
    outside = Outside()
    for moment, raw in SCRIPT:
        await _until(outside, moment, mortal)
        outside.mailbox.deliver(raw)
        await _until(outside, moment, mortal)
    await _until(outside, END + 30 * HOUR, mortal)
    return outside


async def _until(outside: Outside, moment: datetime, mortal: Mortal) -> None:
    if not mortal.dead:
        try:
            async with Agency(outside, wrap=mortal.wrap, pulse=mortal.pulse).open() as agency:
                await agency.pass_to(moment)
        except Crash:
            assert mortal.dead
    if mortal.dead:
        async with Agency(outside).open() as agency:
            await agency.pass_to(moment)


def _sent(outside: Outside) -> Counter[str]:
    return Counter(mail.message_id for mail in outside.mailer.sent)


async def _end(outside: Outside) -> object:
    interview = await outside.only()
    voices = {r.slot: [(f.mail, f.reading.decision) for f in r.readings] for r in interview.respondents}
    return interview.state, interview.ruling and interview.ruling.step, voices


async def _lost(outside: Outside) -> set[str]:
    """Letters of which nobody can know whether they left: they are counted, and never repeated."""
    story = await outside.store.story(REF)
    return {e.event.id for e in story if e.event.type == "letter_lost"}


@pytest.mark.timeout(120)
async def test_death_at_any_call() -> None:
    counting = Mortal()
    whole = await play(counting)
    usual, end = _sent(whole), await _end(whole)
    assert set(usual.values()) == {1}
    assert whole.kinds().count("reminder") == 1
    for n in range(1, counting.calls + 1):
        outside = await play(Mortal(n))
        assert max(_sent(outside).values()) == 1, f"somebody was mailed twice (call {n})"
        assert await _end(outside) == end, f"call {n}"
        fates = {mail.fate for mail in outside.store._mails.values()}
        assert fates == {Fate.HANDLED}, f"call {n}"
        missing = set(usual) - set(_sent(outside))
        assert len(missing) <= len(await _lost(outside)) <= 1, f"a letter was lost in silence (call {n})"
        assert {t.state for t in await outside.store.tasks(REF)} <= {
            OutboxState.DONE,
            OutboxState.QUEUED,
            OutboxState.NEVER,
        }
        drafts = outside.mailbox.raws(Folder.DRAFTS)
        assert len(drafts) == len(set(drafts)) == 2, f"call {n}"
