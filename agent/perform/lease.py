"""The lease of a mailbox: of all Debriefs that want to watch it, on whatever machines, at most one is ever sure of it.

Each lays a claim into a folder of the mailbox. The server numbers the claims, and the lowest number holds. No clock is
shared; all that counts is how long something took on one's own clock, which nobody sets and which goes on in a machine
that sleeps. What makes it safe, whoever stands still for however long, wherever in between:

1. A holder is sure for two beats from the moment at which it *asked* for the roll that showed its claim.
2. A lower claim never comes back: numbers only grow. So whoever finds itself lowest stays so until it is removed.
3. Whoever finds itself lowest is sure only three beats after that answer came: a claim that was there before, whoever
   removed it, and whether it was seen or not, makes nobody sure any more by then. It need not wait if the predecessor
   has certainly ended: its claim says so, or bears the place whose lock we hold.

That a claim shows no sign of life for three beats only decides when it may be removed, which would be rude if it were
wrong, but never makes two that are sure.
"""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from agent.errors import ConfigError, DebriefError
from agent.ports.lease import Claim, Claimant, Claims, Mark, Roll

_SPACING = 0.75
"""Of a beat, at least, between two signs of life, so that whoever looks often sees each of them."""
_TIDY_AFTER = 20
"""Looks of the holder after which a claim behind its own was left behind: its claimant would have withdrawn."""


class Taken(ConfigError):
    """Another Debrief watches this mailbox."""


class Lost(DebriefError):
    """The claim by which this Debrief held the mailbox is not there any more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """How fast it goes."""

    beat: float = 30.0
    """Seconds between two signs of life."""

    @property
    def sure(self) -> float:
        """Seconds for which a look at the roll is good."""
        return 2 * self.beat

    @property
    def watch(self) -> float:
        """Seconds without a sign of life after which a claimant counts as dead."""
        return 3 * self.beat

    @property
    def settle(self) -> float:
        """Seconds from finding oneself lowest to being sure; longer than ``sure``, for what is under way."""
        return 3 * self.beat

    @property
    def look(self) -> float:
        """Seconds between two looks at a claimant that is watched."""
        return self.beat / 6

    @property
    def gap(self) -> float:
        """Seconds that two such looks may take; with more in between, a sign of life may come and go unseen."""
        return self.beat / 2


@dataclass(slots=True)
class _Watched:
    """A claim before ours that stands still so far."""

    beat: bool
    since: float
    """When the first look that showed it so was answered."""
    asked: float
    """When the last look was asked for."""


class Lease:
    """One claimant's side. ``step`` does what comes next, and says after how many seconds to call it again."""

    def __init__(self, claims: Claims, me: Claimant, elapsed: Callable[[], float], pace: Pace | None = None) -> None:
        self.pace = pace or Pace()
        self._claims = claims
        self._me = me
        self._elapsed = elapsed
        self._added = False
        self._epoch = self._uid = 0
        self._watched: dict[int, _Watched] = {}
        self._proven, self._blocked = False, False
        self._sure_from = self._sure_until = 0.0
        self._beat, self._beaten_at = False, 0.0
        self._behind: dict[int, int] = {}
        self.holds = False
        """Whether our claim was the lowest at the last look. Then the mailbox may be watched."""
        self.received: tuple[datetime, float] | None = None
        """When the server got our claim, by its clock; and by ours, as elapsed() counts."""
        self._added_at = 0.0

    @property
    def sure(self) -> bool:
        """Whether nobody else can be sure now. Then letters may leave."""
        return self.holds and self._sure_from <= self._elapsed() < self._sure_until

    @property
    def waits(self) -> str:
        """For what the lease waits, as a clause."""
        if self.holds:
            return "whether another Debrief watches this mailbox is being looked into"
        return "another Debrief laid a claim to this mailbox, and whether it is alive is being watched"

    async def step(self) -> float:
        """One look at the roll, and what follows from it.

        Taken, after withdrawing, if another claimant is alive; Lost if we held the mailbox and do not any more.
        """
        if not self._added:
            self._added_at = self._elapsed()
            await self._claims.add(self._me)
            self._added = True
        asked = self._elapsed()
        roll = await self._claims.roll()
        mine = [claim for claim in roll.claims if claim.claimant.name == self._me.name]
        if self.holds:
            return await self._hold(roll, mine, asked)
        if not mine:
            self._begin_anew()
            return 0.0
        return await self._contend(roll, mine, asked)

    async def release(self) -> None:
        """End: tell others that nobody is sure any more, or that nobody waits any more."""
        held, self.holds = self.holds, False
        if held:
            await self._claims.note(self._epoch, self._uid, Mark.RELEASED, on=True)
            await self._claims.note(self._epoch, self._uid, Mark.HOLDS, on=False)
        elif self._added:
            await self._withdraw()

    async def server_time(self) -> tuple[datetime, float] | None:
        """What the server's clock says, at which moment of elapsed(); None if it does not tell.

        It tells when it got a claim: so it gets another one of ours, which is removed again.
        """
        asked = self._elapsed()
        await self._claims.add(self._me)
        roll = await self._claims.roll()
        mine = [claim for claim in roll.claims if claim.claimant.name == self._me.name]
        await self._one_is_enough(roll, mine)
        return (mine[-1].received, asked) if mine and mine[-1].received else None

    # --- not yet first ---

    def _begin_anew(self) -> None:
        """Somebody removed our claim before it held."""
        self._added, self._proven, self._watched = False, False, {}
        self._blocked = True

    async def _contend(self, roll: Roll, mine: Sequence[Claim], asked: float) -> float:
        answered = self._elapsed()
        if self._epoch not in (0, roll.epoch):
            self._watched, self._blocked = {}, True
        self._epoch, self._uid = roll.epoch, mine[0].uid
        if mine[0].received and self.received is None:
            self.received = mine[0].received, self._added_at
        await self._one_is_enough(roll, mine)
        before = [claim for claim in roll.claims if claim.uid < self._uid]
        ended = [claim for claim in before if self._has_ended(claim)]
        living = [claim for claim in before if claim not in ended]
        self._blocked = self._blocked or bool(living)
        # A claim at our place may be that of a predecessor who never held it.
        self._proven = self._proven or any(claim.marks & {Mark.RELEASED, Mark.HOLDS} for claim in ended)
        silent = await self._watch(living, asked, answered)
        if gone := [claim.uid for claim in (*ended, *silent)]:
            await self._claims.remove(roll.epoch, gone)
            return 0.0
        await self._sign_of_life()
        if living:
            return self.pace.look
        await self._found_first(asked, answered)
        return self.pace.look

    def _has_ended(self, claim: Claim) -> bool:
        """Whether its claimant certainly does nothing any more: it says so, or we hold the lock that it held."""
        released = Mark.RELEASED in claim.marks and Mark.HOLDS not in claim.marks
        return released or bool(self._me.place and claim.claimant.place == self._me.place)

    async def _watch(self, living: Sequence[Claim], asked: float, answered: float) -> list[Claim]:
        """Those that gave no sign of life for long enough. Taken if one does."""
        before, self._watched = self._watched, {}
        for claim in living:
            beat = Mark.BEAT in claim.marks
            known = before.get(claim.uid)
            if known is not None and known.beat is not beat:
                await self._withdraw()
                raise _taken(claim, answered - known.asked, self.pace)
            in_time = known is not None and answered - known.asked <= self.pace.gap
            since = known.since if known is not None and in_time else answered
            self._watched[claim.uid] = _Watched(beat=beat, since=since, asked=asked)
        return [claim for claim in living if asked - self._watched[claim.uid].since >= self.pace.watch]

    async def _withdraw(self) -> None:
        self._added = False
        # What cannot be removed now, the holder tidies up.
        with contextlib.suppress(DebriefError):
            await self._claims.remove(self._epoch, [self._uid])

    async def _found_first(self, asked: float, answered: float) -> None:
        await self._claims.note(self._epoch, self._uid, Mark.HOLDS, on=True)
        certain = self._proven and not self._blocked
        self._sure_from = answered if certain else answered + self.pace.settle
        self._sure_until = asked + self.pace.sure
        self.holds = True

    # --- first ---

    async def _hold(self, roll: Roll, mine: Sequence[Claim], asked: float) -> float:
        first = min(roll.claims, key=lambda claim: claim.uid, default=None)
        if roll.epoch != self._epoch or first is None or first.uid != self._uid or first not in mine:
            self.holds = False
            raise _lost(first)
        self._sure_until = asked + self.pace.sure
        await self._one_is_enough(roll, mine)
        await self._tidy(roll)
        await self._sign_of_life()
        return max(asked + self.pace.beat - self._elapsed(), self.pace.look)

    async def _tidy(self, roll: Roll) -> None:
        """Remove what claimants that are gone left behind ours."""
        others = [claim.uid for claim in roll.claims if claim.claimant.name != self._me.name]
        self._behind = {uid: self._behind.get(uid, 0) + 1 for uid in others}
        if left := [uid for uid, looks in self._behind.items() if looks > _TIDY_AFTER]:
            await self._claims.remove(roll.epoch, left)

    # --- both ---

    async def _one_is_enough(self, roll: Roll, mine: Sequence[Claim]) -> None:
        """Adding a claim may have been tried again after the first one had arrived."""
        if len(mine) > 1:
            await self._claims.remove(roll.epoch, [claim.uid for claim in mine[1:]])

    async def _sign_of_life(self) -> None:
        if self._elapsed() - self._beaten_at >= _SPACING * self.pace.beat:
            # Whether the first try arrived or not, the second says the same.
            await self._claims.note(self._epoch, self._uid, Mark.BEAT, on=not self._beat)
            self._beat, self._beaten_at = not self._beat, self._elapsed()


def _taken(claim: Claim, ago: float, pace: Pace) -> Taken:
    return Taken(
        f"another Debrief ({_who(claim)}) watches this mailbox; it gave a sign of life within the last"
        f" {max(1, round(ago))} seconds",
        hint=f"Stop it first. Were it dead, this one would take over by itself after {_words(pace)}.",
    )


def _lost(first: Claim | None) -> Lost:
    if first is None:
        return Lost("the claim to this mailbox is gone: somebody deleted it, or its folder")
    return Lost(f"the claim to this mailbox is gone; the first one there now is another Debrief's ({_who(first)})")


def _who(claim: Claim) -> str:
    one = claim.claimant
    return f"host {one.host}, pid {one.pid}, since {one.since:%Y-%m-%d %H:%M} UTC"


def _words(pace: Pace) -> str:
    return f"{round((pace.watch + pace.settle) / 60) or 1} minutes"
