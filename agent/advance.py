"""Load, decide, commit: the one way that an interview changes, for both loops."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from agent.core.decide import decide
from agent.core.events import CalendarMail, Event
from agent.core.interview import Interview
from agent.core.leave import LEAVE
from agent.core.orders import Step, put_aside
from agent.core.rules import Rules
from agent.errors import Transient
from agent.ports import Fate, OutboxState, Store
from agent.reading.known import Known

_TRIES = 20
"""How often a decision is made anew because somebody else changed the interview meanwhile."""


def nobody(event: Event, step: Step) -> None:
    """The witness of a service that needs none."""


def _loaded(known: Known, event: Event) -> tuple[Interview | None, int] | None:
    """An interview that was loaded, with its version; the commit refuses it if it has changed since."""
    interview = known.interview(event.interview)
    if interview is None:
        # An entry that nobody knew: of any interview that is there, the store would have told by its calendar UID.
        near = any(i.ref == event.interview for i in known.nearby)
        return (None, 0) if isinstance(event, CalendarMail) and not (event.joins or near) else None
    return (interview, known.versions[interview.ref]) if interview.ref in known.versions else None


class Advance:
    """Takes events to their interviews. ``witness`` is told of each step once it is durable."""

    def __init__(
        self, store: Store, rules: Mapping[str, Rules], witness: Callable[[Event, Step], None] = nobody
    ) -> None:
        self._store = store
        self._rules = rules
        self._witness = witness
        self._unsettled: dict[str, list[tuple[Event, Step]]] = {}
        """Steps by mailbox that the witness is not told of yet: they may not be durable."""

    async def __call__(
        self,
        mailbox: str,
        event: Event,
        *,
        handled: str = "",
        task: str = "",
        outcome: OutboxState = OutboxState.DONE,
        known: Known | None = None,
        soon: bool = False,
    ) -> None:
        """Let an event have its consequences, and settle the mail or task that it came of in the same transaction.

        ``known`` is what was loaded to recognise the event: if that is still so, nothing is loaded again. With
        ``soon`` the consequences are durable, and the witness told, once ``settled`` returns.
        """
        for attempt in range(_TRIES):
            loaded = _loaded(known, event) if known and attempt == 0 else None
            interview, version = loaded or await self._store.interview(event.interview)
            if interview is None and not isinstance(event, CalendarMail):
                await self._orphaned(mailbox, event, handled)
                return
            said = known.memory.get(LEAVE) if loaded and known else await self._store.said(mailbox, LEAVE)
            step = decide(interview, event, replace(self._rules[mailbox], leave=said))
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
                soon=soon,
            ):
                if soon:
                    self._unsettled.setdefault(mailbox, []).append((event, step))
                else:
                    self._witness(event, step)
                return
        raise Transient(f"interview {event.interview} is being changed by too many at once")

    async def settled(self, mailbox: str) -> None:
        """Return once all that this mailbox wanted ``soon`` is durable; raises as ``Store.settled``."""
        try:
            await self._store.settled(mailbox)
        except BaseException:
            self._unsettled.pop(mailbox, None)
            raise
        for event, step in self._unsettled.pop(mailbox, []):
            self._witness(event, step)

    async def _orphaned(self, mailbox: str, event: Event, handled: str) -> None:
        """Somebody answered about an interview that the store does not have (any more): a human has to look."""
        if handled:
            reason = f"interview {event.interview} is not known"
            told = put_aside(self._rules[mailbox].directory.recruiter, handled, event.at)
            await self._store.dispose(handled, Fate.QUARANTINED, reason, told)
