"""The attacks of the public corpora, and benign texts that look like them."""

import json
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
CORPORA = ("bipia", "agentdojo", "spikee", "bastioncorpus", "agent-injection-bench")


def attacks(corpus: str) -> list[str]:
    """What this corpus would have a model do."""
    return _texts(DATA / corpus / "attacks.jsonl")


def benign() -> list[str]:
    """Texts in which nobody speaks to a program: mail, questions to a support desk, talk about AI and instructions."""
    own = (DATA / "addressed" / "to_people.txt").read_text(encoding="utf-8").splitlines()
    mails, support = DATA / "llmail-benign" / "cases.jsonl", DATA / "bastioncorpus" / "benign.jsonl"
    return [*_texts(mails), *_texts(support), *(line for line in own if not line.startswith("# "))]


def _texts(path: Path) -> list[str]:
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
