"""Writes the golden letters anew: python -m tests.letters. Look at what changed before you keep it.

For each language the letters to participants, and for the recruiter all others; each as plain text and as HTML.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from agent.core.effects import AFTER_DECISION, TO_PARTICIPANTS
from agent.core.language import LANGUAGES
from agent.writing.check import write
from agent.writing.render import Letter
from agent.writing.samples import samples
from agent.writing.samples_of_replies import Sample

FOLDER = Path(__file__).parent / "data" / "letters"
RECRUITER = "recruiter"
HEAD = "head.html"

_THEIRS = TO_PARTICIPANTS | AFTER_DECISION
_HEAD = re.compile(r"<!doctype html>.*?</head>\n", re.DOTALL)


def of(whose: str) -> Iterator[Sample]:
    """The letters to participants in one language, or those to the recruiter and the team."""
    if whose == RECRUITER:
        return (one for one in samples() if one.kind not in _THEIRS)
    return (one for one in samples() if one.kind in _THEIRS and one.name.endswith(f"-{whose}"))


def golden(whose: str) -> str:
    """All of them as plain text, one behind the other."""
    return _all(whose, lambda letter: letter.text)


def golden_html(whose: str) -> str:
    """All of them as HTML without their heads, which are alike; a line begins with each element."""
    return _all(whose, lambda letter: _by_element(_HEAD.sub("", letter.html)))


def head(letter: Letter) -> str:
    """The head of a letter without what differs: its title and language."""
    found = _HEAD.match(letter.html)
    alike = re.sub(r"<title>.*</title>", "<title></title>", found[0] if found else "")
    return re.sub(r'<html lang="..">', "<html>", alike)


def goldens() -> dict[str, str]:
    """The files with what they have to hold."""
    everybody = (*LANGUAGES, RECRUITER)
    texts = {f"{whose}.txt": golden(whose) for whose in everybody}
    pages = {f"{whose}.html": golden_html(whose) for whose in everybody}
    return texts | pages | {HEAD: head(write(samples()[0]))}


def _all(whose: str, shown: Callable[[Letter], str]) -> str:
    written = ((one, write(one)) for one in of(whose))
    return "\n".join(f"----- {_title(one)}\nSubject: {letter.subject}\n\n{shown(letter)}" for one, letter in written)


def _by_element(html: str) -> str:
    lines = re.sub(r"(?<!\n)(<(?![/!]))", r"\n\1", html).splitlines()
    return "\n".join(line for line in lines if line.strip()) + "\n"


def _title(sample: Sample) -> str:
    ruling = sample.interview.ruling
    return f"{sample.name} ({ruling.step})" if ruling and sample.kind in AFTER_DECISION else sample.name


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, text in goldens().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
