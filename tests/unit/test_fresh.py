"""Letters wait until the mailbox has been looked at: who has answered meanwhile is not asked."""

from datetime import datetime, timedelta

import pytest

from agent.core.effects import LetterKind, SendLetter
from agent.core.gate import Later
from agent.errors import Transient
from agent.perform.fresh import Fresh
from tests.unit.cases import ANNA, END, REF, TOM

NOW = END + timedelta(hours=1)
QUESTION = SendLetter(id="q", interview=REF, at=NOW, kind=LetterKind.QUESTION, to=TOM, slot="a")
HEADS_UP = SendLetter(id="h", interview=REF, at=NOW, kind=LetterKind.HEADS_UP, to=ANNA)


class Watching:
    """Who looked so long ago, and looks again when asked to."""

    def __init__(self, ago: timedelta | None, away: bool = False) -> None:
        self.caught_up_at: datetime | None = None if ago is None else NOW - ago
        self.looks = 0
        self._away = away

    async def catch_up(self) -> None:
        self.looks += 1
        if self._away:
            raise Transient("The mailbox is away.")


@pytest.mark.parametrize(
    ("letter", "minutes", "looks"),
    [
        (QUESTION, 0, 0),
        (QUESTION, 2, 0),
        (QUESTION, 2.1, 1),
        (QUESTION, 60 * 24, 1),
        (QUESTION, -1, 1),
        (QUESTION, None, 1),
        (HEADS_UP, 60 * 24, 0),
        (HEADS_UP, None, 1),
    ],
)
async def test_who_has_to_look_again(letter: SendLetter, minutes: float | None, looks: int) -> None:
    """A look in the future is from before the clock was put back. The recruiter's letters need one since the start."""
    watching = Watching(None if minutes is None else timedelta(minutes=minutes))
    assert await Fresh(lambda: watching)(letter, NOW) is None
    assert watching.looks == looks


async def test_while_the_mailbox_is_away_they_wait() -> None:
    later = await Fresh(lambda: Watching(timedelta(hours=3), away=True))(QUESTION, NOW)
    assert later == Later(
        at=NOW + timedelta(minutes=1), reason="the mailbox has to be looked at first: The mailbox is away."
    )
    assert await Fresh(lambda: Watching(timedelta(hours=3), away=True))(HEADS_UP, NOW) is None
