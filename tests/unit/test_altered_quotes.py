"""Quotes that were altered in any way prove nothing."""

import random
from collections.abc import Callable

from agent.reading.spans import find, stretches
from agent.reading.typed import typed
from tests.bench.bench_offline import cases
from tests.bench.layouts import letter, reply


def test_ten_thousand_altered_quotes_prove_nothing() -> None:
    """2,000 of them here; `tests.unit.test_altered_quotes.altered(10_000)` on demand."""
    assert altered(2_000) == 0


def altered(count: int) -> int:
    """How many of so many altered quotes are accepted."""
    chance = random.Random(7)
    replies = [
        (stretches(typed(reply(c), "", letter(c))), [p["quote"] for p in c["expect"]["points"]]) for c in cases()
    ]
    pool = [(where, quote) for where, quotes in replies for quote in quotes]
    accepted = done = 0
    while done < count:
        where, quote = chance.choice(pool)
        changed = chance.choice(ALTERATIONS)(quote, chance)
        everything = "  ".join(" ".join(s.text.split()) for s in where)
        if " ".join(changed.split()) in everything.replace("’", "'"):
            continue
        done += 1
        accepted += find(changed, where) is not None
    return accepted


def _swapped(quote: str, chance: random.Random) -> str:
    at = chance.randrange(len(quote))
    return quote[:at] + chance.choice("abcdefghij") + quote[at + 1 :]


def _without_a_word(quote: str, chance: random.Random) -> str:
    words = quote.split()
    del words[chance.randrange(len(words))]
    return " ".join(words)


def _with_a_word(quote: str, chance: random.Random) -> str:
    words = quote.split()
    words.insert(chance.randrange(len(words) + 1), chance.choice(["not", "never", "very", "offer"]))
    return " ".join(words)


def _shouted(quote: str, chance: random.Random) -> str:
    return quote.upper()


def _shuffled(quote: str, chance: random.Random) -> str:
    words = quote.split()
    chance.shuffle(words)
    return " ".join(words)


ALTERATIONS: list[Callable[[str, random.Random], str]] = [_swapped, _without_a_word, _with_a_word, _shouted, _shuffled]
