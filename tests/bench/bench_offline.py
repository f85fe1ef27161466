"""How well the offline reader reads the labelled replies: python -m tests.bench.bench_offline [FILE] [-v]."""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from agent.core.feedback import Reading
from agent.core.mail import Address
from agent.core.people import Person, Side
from agent.perform.reading import Message, read_offline
from agent.reading.naming import known
from agent.reading.typed import typed
from tests.bench.layouts import letter, reply

CASES = Path(__file__).parent.parent / "data" / "replies" / "labelled.jsonl"
COLUMNS = ("kind", "outcome", "rating", "decision", "qualifications_met", "next_step")


def cases(path: Path = CASES) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def reading(case: dict[str, Any]) -> Reading:
    """The case as a reply in its mail program's layout, taken apart, read and proved."""
    side = Side(case["respondent"])
    lines = typed(reply(case), "", letter(case))
    people = case["people"]
    contact = Person(
        address=Address(email="c@x.example", name=people.get("client_contact", "")), side=Side.CLIENT, reason=""
    )
    seen = Person(address=Address(email="k@x.example", name=people["candidate"]), side=Side.CANDIDATE, reason="")
    return read_offline(Message(lines=lines, side=side, names=known((contact, seen), people["client"])))


def score(found: Iterable[tuple[dict[str, Any], Reading]]) -> dict[str, Counter[str]]:
    """For each field how many are right, unsaid (where something is said) and wrong."""
    table: dict[str, Counter[str]] = {name: Counter() for name in COLUMNS}
    for case, read_ in found:
        for name in COLUMNS:
            value, gold = getattr(read_, name), case["expect"][name]
            unsaid = value in (None, "not_said")
            table[name]["right" if value == gold else "unsaid" if unsaid else "wrong"] += 1
    return table


def main() -> None:
    arguments = [a for a in sys.argv[1:] if not a.startswith("-")]
    begun = time.perf_counter()
    found = [(case, reading(case)) for case in cases(Path(arguments[0]) if arguments else CASES)]
    took = time.perf_counter() - begun
    if "-v" in sys.argv:
        _print_misses(found)
    for name, counts in score(found).items():
        print(f"{name:20} right {counts['right']:3}  unsaid {counts['unsaid']:3}  wrong {counts['wrong']:3}")
    print(f"{len(found)} replies, {took / len(found) * 1000:.1f} ms each")


def _print_misses(found: list[tuple[dict[str, Any], Reading]]) -> None:
    for case, read_ in found:
        for name in COLUMNS:
            value, gold = getattr(read_, name), case["expect"][name]
            if value != gold:
                sign = "unsaid" if value in (None, "not_said") else "WRONG"
                quote = read_.evidence.get(name)
                print(f"{case['id']} {sign:6} {name}: {value} for {gold} {quote.text if quote else ''!r}")


if __name__ == "__main__":
    main()
