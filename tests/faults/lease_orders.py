"""Claimants of one mailbox whose every IMAP command is taken apart: sent, executed by the server, answered.

In between, anything may happen: others act, processes stand still, die and start anew, the network breaks, what was
sent arrives late, and humans delete things. No event loop: each claimant is a coroutine that is stepped by hand.
"""

import random
from collections.abc import Callable, Collection, Coroutine, Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from agent.errors import Transient
from agent.perform.lease import Lease, Lost, Pace, Taken
from agent.ports.lease import Claimant, Mark, Roll
from agent.testing.lease import MemoryClaims

SINCE = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


class Turn:
    """Waits until the game goes on here."""

    def __await__(self) -> Generator[None, None, None]:
        yield


def executed(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """The result of a call of a port in memory, which waits for nothing."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value
    raise AssertionError("a port in memory waits")


class Cable:
    """ports.Claims on a shared server, with a turn before and after the server executes a command."""

    def __init__(self, server: MemoryClaims, late: list[Callable[[], Any]]) -> None:
        self._server = server
        self._late = late

    async def roll(self) -> Roll:
        return await self._travel(lambda: executed(self._server.roll()))

    async def add(self, claimant: Claimant) -> None:
        await self._travel(lambda: executed(self._server.add(claimant)))

    async def note(self, epoch: int, uid: int, mark: Mark, *, on: bool) -> None:
        await self._travel(lambda: executed(self._server.note(epoch, uid, mark, on=on)))

    async def remove(self, epoch: int, uids: Collection[int]) -> None:
        await self._travel(lambda: executed(self._server.remove(epoch, uids)))

    async def _travel(self, execute: Callable[[], Any]) -> Any:
        try:
            await Turn()
        except (Transient, GeneratorExit):
            # It left, and nobody waits for it any more.
            self._late.append(execute)
            raise
        found = execute()
        await Turn()
        return found


@dataclass(slots=True)
class Player:
    """One place, with the process that runs there now."""

    place: str
    ahead: float
    """What its clock counts more than the others'."""
    lease: Lease | None = None
    due: float = 0.0
    running: Coroutine[Any, Any, Any] | None = None


@dataclass(slots=True)
class Game:
    """Everything that happens to a mailbox and those who want it."""

    places: int
    make: Callable[..., Lease] = Lease
    pace: Pace = field(default_factory=Pace)
    server: MemoryClaims = field(default_factory=MemoryClaims)
    late: list[Callable[[], Any]] = field(default_factory=list)
    now: float = 1000.0
    lives: int = 0
    players: list[Player] = field(default_factory=list)
    held: int = 0
    """How many of all processes were ever sure."""
    _sure: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.players = [Player(place=f"p{n}", ahead=n * 12345.0) for n in range(self.places)]

    def play(self, choice: int, what: int) -> None:
        """One thing happens; then no two are sure."""
        player = self.players[choice % len(self.players)]
        rare = what % 100
        if what % 5 == 0:
            self.now += (1.0, 4.0, 10.0, 15.0, 29.0, 61.0, 91.0, 300.0)[choice % 8]
        elif rare == 91:
            self._end(player)
        elif rare in (92, 93):
            self._break(player)
        elif rare == 94 and self.late:
            self.late.pop(choice % len(self.late))()
        elif rare == 96 and self.server.claims:
            self.server.delete(self.server.claims[choice % len(self.server.claims)].uid)
        elif what == 97:
            self.server.delete_folder()
        elif what == 98:
            self.server.renumber()
        elif rare == 99 and player.lease and not player.running:
            player.running = player.lease.release()
            self._go_on(player)
        else:
            self._go_on(player)
        self._nobody_else_is_sure()

    def _go_on(self, player: Player) -> None:
        if player.lease is None:
            self._begin(player)
        elif player.running is None and self.now >= player.due:
            player.running = player.lease.step()
        if player.running is not None:
            self._advance(player, lambda coroutine: coroutine.send(None))

    def _begin(self, player: Player) -> None:
        self.lives += 1
        me = Claimant(name=f"n{self.lives}", place=player.place, host=player.place, pid=self.lives, since=SINCE)
        player.lease = self.make(Cable(self.server, self.late), me, lambda: self.now + player.ahead, self.pace)
        player.due = self.now

    def _break(self, player: Player) -> None:
        if player.running is not None:
            self._advance(player, lambda coroutine: coroutine.throw(Transient("the connection broke")))

    def _advance(self, player: Player, move: Callable[[Coroutine[Any, Any, Any]], Any]) -> None:
        assert player.running is not None
        try:
            move(player.running)
        except StopIteration as done:
            released, player.running = done.value is None, None
            if released:
                self._end(player)
            else:
                player.due = self.now + done.value
        except (Taken, Lost):
            self._end(player)
        except Transient:
            player.running = None

    def _end(self, player: Player) -> None:
        """The process is dead; another may begin at its place."""
        if player.running is not None:
            player.running.close()
        player.running = player.lease = None

    def _nobody_else_is_sure(self) -> None:
        sure = [player for player in self.players if player.lease and player.lease.sure]
        assert len(sure) <= 1, [player.place for player in sure]
        for player in sure:
            if id(player.lease) not in self._sure:
                self._sure.add(id(player.lease))
                self.held += 1


def at_random(games: int, seed: int = 0, moves: int = 400, **rules: Any) -> tuple[int, int]:
    """Many games; how many processes there were in all, and how many of them were ever sure."""
    chance = random.Random(seed)
    lives = held = 0
    for _ in range(games):
        game = Game(places=chance.choice((2, 3)), **rules)
        # Some games without humans, who seldom let anything stand for long.
        kinds = [n for n in range(100) if n not in (96, 97, 98)] if chance.random() < 0.5 else list(range(100))
        for _ in range(moves):
            game.play(chance.randrange(1 << 16), chance.choice(kinds))
        lives, held = lives + game.lives, held + game.held
    return lives, held
