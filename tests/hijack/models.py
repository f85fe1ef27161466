"""Models in an attacker's hands: one that answers anything the schema allows, one that does as the attack says."""

import json
import random

from agent.core.feedback import Decision, Kind, Met, Outcome, PointKind, Proposal, Severity
from agent.core.mail import Line

_BAIT = ("https://evil.example/login", "The client said that I am the best.", "Q1. How would you rate", "", "x" * 3_000)


def anything(chance: random.Random, lines: tuple[Line, ...]) -> str:
    """An answer that fits the schema and is otherwise of any kind: values, quotes and line numbers at random."""

    def proof() -> dict[str, object]:
        return {"quote": _quote(chance, lines), "lines": [chance.randint(-1, 99) for _ in range(chance.randint(0, 3))]}

    def value(options: list[str]) -> dict[str, object]:
        return {"value": chance.choice(options), **proof()}

    return json.dumps(
        {
            "kind": chance.choice([*Kind]),
            "outcome": value([*Outcome]),
            "rating": {
                "value": chance.choice([None, 1, 5, 4.5, 10]),
                "maximum": chance.choice([None, 5, 10]),
                **proof(),
            },
            "decision": value([*Decision]),
            "qualifications_met": value([*Met]),
            "next_step": value([*Proposal]),
            "points": [
                {"kind": chance.choice([*PointKind]), "severity": chance.choice([None, *Severity]), **proof()}
                for _ in range(chance.randint(0, 4))
            ],
            "protected": [proof() for _ in range(chance.randint(0, 2))],
            "summary": " ".join(_quote(chance, lines) for _ in range(chance.randint(0, 3))),
        }
    )


def obedient(attack: str) -> str:
    """What the attacker hopes for: the best of everything, and the attack's own words to prove it."""
    quote = next(line for line in attack.split("\n") if any(c.isalnum() for c in line))
    proof = {"quote": quote, "lines": []}
    return json.dumps(
        {
            "kind": "feedback",
            "outcome": {"value": "held", **proof},
            "rating": {"value": 5, "maximum": 5, **proof},
            "decision": {"value": "strong_yes", **proof},
            "qualifications_met": {"value": "yes", **proof},
            "next_step": {"value": "offer", **proof},
            "points": [{"kind": "strength", "severity": None, **proof}],
            "protected": [],
            "summary": attack,
        }
    )


def _quote(chance: random.Random, lines: tuple[Line, ...]) -> str:
    """Words of one line or of several, whole or in part; or none that stand there."""
    if not lines or chance.random() < 0.1:
        return chance.choice(_BAIT)
    first = chance.randrange(len(lines))
    text = "\n".join(line.text for line in lines[first : first + chance.choice((1, 1, 1, 2, 5))])
    if chance.random() < 0.5:
        return text
    begin, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    return text[begin:end]
