"""Writes the golden letters anew: python -m tests.letters. Look at what changed before you keep it."""

from collections.abc import Iterator
from pathlib import Path

from agent.core.effects import AFTER_DECISION, TO_PARTICIPANTS
from agent.core.language import LANGUAGES
from agent.writing.check import write
from agent.writing.samples import samples
from agent.writing.samples_of_replies import Sample

FOLDER = Path(__file__).parent / "data" / "letters"


def of(language: str) -> Iterator[Sample]:
    """The letters to participants in one language."""
    theirs = TO_PARTICIPANTS | AFTER_DECISION
    yield from (one for one in samples() if one.kind in theirs and one.name.endswith(f"-{language}"))


def golden(language: str) -> str:
    """All of them as plain text, one behind the other."""
    return "\n".join(f"----- {_title(one)}\nSubject: {write(one).subject}\n\n{write(one).text}" for one in of(language))


def _title(sample: Sample) -> str:
    ruling = sample.interview.ruling
    return f"{sample.name} ({ruling.step})" if ruling and sample.kind in AFTER_DECISION else sample.name


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        (FOLDER / f"{language}.txt").write_text(golden(language), encoding="utf-8")


if __name__ == "__main__":
    main()
