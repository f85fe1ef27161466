"""Public collections of replies: what the origin keeps, and what of it a labeller loses or adds."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from agent.reading.claims import House
from agent.reading.parse import claims

DATA = Path(__file__).parent.parent / "data"
CORPORA = ("discourse-trimmer", "github-erp", "mail-parser-reply", "crisp-erp", "talon", "quotequail")
_HOUSE = House(mailbox="", addresses=frozenset(), authserv_id="", domain="")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One public reply."""

    id: str
    corpus: str
    kind: str
    """'text' or 'html'."""
    body: str
    expect: dict[str, Any]
    languages: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """One labeller on one case."""

    exact: bool
    lost: int
    """Words that the origin keeps, and the labeller does not."""
    leaked: int
    """Words that the origin cuts, and the labeller takes as typed."""


def cases(corpus: str) -> Iterator[Case]:
    """Those that state what was typed, and those that state how long it may take."""
    for line in (DATA / corpus / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kind, body = _body(corpus, row)
        yield Case(
            id=row["id"],
            corpus=corpus,
            kind=kind,
            body=body,
            expect=row["expect"],
            languages=tuple(row.get("lang", ())),
        )


def _body(corpus: str, row: dict[str, Any]) -> tuple[str, str]:
    kind = row.get("kind", "text")
    if "input" not in row:
        return kind, row["input_text"]
    raw = (DATA / corpus / row["input"]).read_bytes()
    if kind != "eml":
        return kind, raw.decode("utf-8", "replace")
    read = claims(raw, _HOUSE, datetime(2026, 11, 6, tzinfo=UTC))
    return ("text", read.text) if read.text.strip() else ("html", read.html)


def text_of(html: str) -> str:
    """The words of an HTML text, for counting."""
    body = LexborHTMLParser(html).body
    return body.text(separator=" ") if body else ""


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def kept(case: Case) -> str | None:
    """The text that the origin keeps; None if it names only parts of it."""
    expect = case.expect
    if "signature_equals" in expect:
        return case.body.rpartition(expect["signature_equals"])[0] if expect["signature_equals"] else case.body
    for key in ("equals", "equals_nows", "equals_first_fragment"):
        if key in expect:
            markup = case.kind == "html" and key == "equals" and "<" in expect[key]
            return text_of(expect[key]) if markup else str(expect[key])
    if "equals_html_nows" in expect:
        return text_of(expect["equals_html_nows"])
    return (text_of(case.body) if case.kind == "html" else case.body) if expect.get("keeps_all") else None


def doubtful(doubt: str) -> int:
    """Words that a labeller leaves open."""
    return len(words(doubt))


def states_words(case: Case) -> bool:
    """Whether the origin says anything about the words of the reply."""
    return kept(case) is not None or bool({"contains", "not_contains", "signature"} & set(case.expect))


def score(case: Case, typed: str, doubt: str = "") -> Score:
    """``typed`` is what a labeller takes as typed, ``doubt`` what it keeps without being sure."""
    want = kept(case)
    if want is None:
        return _score_parts(case, typed, doubt)
    wanted, got = words(want), words(typed)
    lost = Counter(wanted) - Counter(got) - Counter(words(doubt))
    leaked = Counter(got) - Counter(wanted)
    return Score(exact=wanted == got, lost=lost.total(), leaked=leaked.total())


def _score_parts(case: Case, typed: str, doubt: str) -> Score:
    def inside(part: str, text: str) -> bool:
        return " ".join(words(part)) in " ".join(words(text))

    has = case.expect.get("contains", [])
    cut = [*case.expect.get("not_contains", []), *case.expect.get("signature", [])]
    lost = sum(len(words(part)) for part in has if not inside(part, f"{typed}\n{doubt}"))
    leaked = sum(len(words(part)) for part in cut if inside(part, typed))
    return Score(exact=not lost and not leaked, lost=lost, leaked=leaked)
