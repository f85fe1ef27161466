"""Files of raw mails with their stories: a line '#### what is expected | the story', and the mail below it."""

from typing import NamedTuple

from tests.unit.mails import DATA


class Told(NamedTuple):
    """One raw mail, or header."""

    expected: tuple[str, ...]
    story: str
    text: str


def told(name: str) -> list[Told]:
    """The mails of one file of tests/data."""
    blocks = (DATA / name).read_text(encoding="utf-8").split("#### ")[1:]
    found = [_told(*block.partition("\n")[::2]) for block in blocks]
    assert len({one.story for one in found}) == len(found)
    return found


def _told(head: str, text: str) -> Told:
    *expected, story = (part.strip() for part in head.split(" | "))
    return Told(expected=tuple(expected), story=story, text=text.rstrip("\n"))


def story(one: Told) -> str:
    """The name of a test."""
    return one.story
