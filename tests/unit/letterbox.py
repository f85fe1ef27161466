"""What tests of letters share: writing one, and looking at what came out."""

import re
from html.parser import HTMLParser

from selectolax.lexbor import LexborHTMLParser as Page

from agent.core.effects import LetterKind
from agent.core.feedback import Quote
from agent.core.interview import Interview
from agent.core.rules import Rules
from agent.writing.letters import Letter, letter
from agent.writing.sample import NOW, RECRUITER, REPLY_TO, RULES, interview

NEXT = (LetterKind.NEXT_CLIENT, LetterKind.NEXT_CANDIDATE)


def written(kind: LetterKind, of: Interview | None = None, rules: Rules = RULES, **more: object) -> Letter:
    given_: dict[str, object] = {"slot": "a", "number": 1, "to": RECRUITER, "now": NOW, "reply_to": REPLY_TO}
    return letter(kind, of or interview(), rules, **{**given_, **more})  # type: ignore[arg-type]


def canary(words: str, line: int = 1) -> Quote:
    return Quote(first_line=line, start=0, last_line=line, end=len(words), text=words)


def shown(html: str) -> str:
    """What a reader of the HTML sees."""
    body = Page(html).body
    assert body is not None
    return body.text(separator=" ")


def words(text: str) -> set[str]:
    """Of scripts without spaces, the single signs."""
    return set(re.findall(r"[\u3040-\u9fff]|[^\W\u3040-\u9fff]+", re.sub(r"https?://\S+", "", text).casefold()))


class Outline(HTMLParser):
    """Tags, attributes and links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]
