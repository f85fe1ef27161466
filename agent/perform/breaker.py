"""A model's server in trouble: nobody asks it for a while, so that one who waits does not make all others wait."""

import random
from datetime import datetime, timedelta

from agent.core import retry
from agent.errors import DebriefError, Transient

_MOST = timedelta(hours=1)
"""The longest rest, whatever the server asks for: what waits is looked at again by then."""
_MOST_SILENCES = 2
"""How many questions in a row may stay without an answer until the server is at fault, and not the question."""


class Breaker:
    """Remembers how the model's server has done lately. Only in memory: a restart asks again."""

    def __init__(self) -> None:
        self._failures = 0
        self._until: datetime | None = None
        self._worked: datetime | None = None

    def worked(self, now: datetime) -> None:
        """The model answered, well or badly."""
        self._failures, self._until, self._worked = 0, None, now

    def failed(self, error: DebriefError, now: datetime) -> None:
        """The model did not answer. Only what waiting helps against lets it rest."""
        if not isinstance(error, Transient):
            return
        self._failures += 1
        if error.channel or self._failures >= _MOST_SILENCES:
            rest = retry.connection(self._failures, random.random())
            self._until = now + min(_MOST, max(rest, timedelta(seconds=error.retry_after or 0)))

    def resting(self, now: datetime) -> datetime | None:
        """Until when nobody asks; None if it may be asked."""
        return self._until if self._until and self._until > now else None

    def worked_since(self, at: datetime) -> bool:
        """Whether it has answered anybody at ``at`` or after."""
        return self._worked is not None and self._worked >= at
