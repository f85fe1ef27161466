"""Whatever order things come in, no two claimants of a mailbox are ever sure of it at the same time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.perform.lease import Lease, Pace
from tests.faults.lease_orders import Game, at_random
from tests.faults.table import record

MOVES = st.lists(st.tuples(st.integers(0, 63), st.integers(0, 99)), max_size=300)


@settings(max_examples=500)
@given(places=st.sampled_from([2, 3]), moves=MOVES)
def test_no_order_makes_two_sure(places: int, moves: list[tuple[int, int]]) -> None:
    game = Game(places=places)
    for choice, what in moves:
        game.play(choice, what)


@pytest.mark.timeout(120)
def test_no_random_game_makes_two_sure() -> None:
    lives, held = at_random(1500, seed=1)
    # The games are worth something: claimants come, hold and go.
    assert lives > 5000
    assert held > 800
    record("Two daemons", "random orders of looks, claims, deaths and sleep", tried=1500)


class Hasty(Pace):
    """Does not wait until the predecessor can be sure of nothing any more."""

    @property
    def settle(self) -> float:
        return 0.0


class Confident(Pace):
    """Relies on a look for longer than others wait."""

    @property
    def sure(self) -> float:
        return 7 * self.beat


class FromTheAnswer(Lease):
    """Counts from the answer instead of from the question: as if the answer could not take long."""

    @property
    def sure(self) -> bool:
        return self.holds and self._sure_from <= self._elapsed()


@pytest.mark.parametrize(
    "flaw", [{"pace": Hasty()}, {"pace": Confident()}, {"make": FromTheAnswer}], ids=["hasty", "confident", "forever"]
)
def test_the_games_find_each_of_these_flaws(flaw: dict[str, object]) -> None:
    with pytest.raises(AssertionError, match=r"^\['p\d', 'p\d'"):
        at_random(1000, seed=2, **flaw)
