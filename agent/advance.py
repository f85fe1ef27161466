"""Load, decide, commit: the one way that an interview changes, for both loops."""

from collections.abc import Callable, Mapping

from agent.core.decide import decide
from agent.core.events import CalendarMail, Event
from agent.core.orders import Step, put_aside
from agent.core.rules import Rules
from agent.errors import Transient
from agent.ports import Fate, OutboxState, Store

_TRIES = 20
"""How often a decision is made anew because somebody else changed the interview meanwhile."""


def nobody(event: Event, step: Step) -> None:
    """The witness of a service that needs none."""


class Advance:
    """Takes events to their interviews. ``witness`` is told of each step once it is durable."""

    def __init__(
        self, store: Store, rules: Mapping[str, Rules], witness: Callable[[Event, Step], None] = nobody
    ) -> None:
        self._store = store
        self._rules = rules
        self._witness = witness

    async def __call__(
        self, mailbox: str, event: Event, *, handled: str = "", task: str = "", outcome: OutboxState = OutboxState.DONE
    ) -> None:
        """Let an event have its consequences, and settle the mail or task that it came of in the same transaction."""
        for _ in range(_TRIES):
            interview, version = await self._store.interview(event.interview)
            if interview is None and not isinstance(event, CalendarMail):
                await self._orphaned(mailbox, event, handled)
                return
            step = decide(interview, event, self._rules[mailbox])
            if await self._store.commit(
                event,
                step.interview,
                version,
                step.effects,
                step.note,
                handled=handled,
                task=task,
                outcome=outcome,
                lessons=step.lessons,
            ):
                self._witness(event, step)
                return
        raise Transient(f"interview {event.interview} is being changed by too many at once")

    async def _orphaned(self, mailbox: str, event: Event, handled: str) -> None:
        """Somebody answered about an interview that the store does not have (any more): a human has to look."""
        if handled:
            reason = f"interview {event.interview} is not known"
            told = put_aside(self._rules[mailbox].directory.recruiter, handled, event.at)
            await self._store.dispose(handled, Fate.QUARANTINED, reason, told)
