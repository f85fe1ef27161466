"""The questions and answers of a form as its flow lays them out in a mail: as a table of HTML, or line by line."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from agent.errors import Unreadable
from agent.reading.html import MAX_HTML, bounded, html_lines
from agent.reading.plaintext import lines_of
from agent.reading.responses import question, references

Pair = tuple[str, str]
"""A title, and what stands under or beside it."""

_MOST_ROWS = 200
_TITLE = re.compile(r"[Qq]\s?(?P<number>[1-5])\s?(?P<mark>[.):])\s*(?P<rest>.*)", re.DOTALL)
_ASKED = re.compile(r"[?？]\s*[:：]|[?？](?=\s*\S)")
"""Where a title ends that is a question, if its answer stands behind it."""
_REFERENCE = re.compile(r"(?:(?P<title>[^:：/]{0,60}?)\s*[:：]\s*)?(?P<reference>[a-zA-Z2-7]{35})")
_ABOVE = re.compile(r"(?i).{0,60}[:：]|r[eéi]f\w{0,40}")
"""A line above the reference that only says so."""


def pairs(text: str, html: str) -> list[Pair]:
    """What a mail with these bodies asks and answers; empty if it has none of our questions.

    Unreadable where it holds more than one response.
    """
    found = _of_table(_rows(html)) if "<t" in html.lower() else []
    if found or not html:
        return found or _of_lines(lines_of(text))
    return _of_lines([line for line, _ in html_lines(html)]) or _of_lines(lines_of(text))


# --- a table ---------------------------------------------------------------------------------------------------------


def _rows(html: str) -> list[list[str]]:
    """The rows of all tables; those that only hold other tables are left out."""
    rows: list[list[str]] = []
    for row in LexborHTMLParser(bounded(html[:MAX_HTML])).css("tr"):
        cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
        if cells and not any(cell.css_first("table") for cell in cells):
            rows.append([_words(cell) for cell in cells])
        if len(rows) > _MOST_ROWS:
            raise Unreadable("it has too many rows")
    return rows


def _words(cell: LexborNode) -> str:
    """What a cell shows. Flows put answers in as they are, so that their line ends are bare ones."""
    inner = "".join(child.html or "" for child in cell.iter(include_text=True))
    return "\n".join(line.strip() for line, _ in html_lines(f"<pre>{inner}</pre>") if line.strip())


def _of_table(rows: Sequence[Sequence[str]]) -> list[Pair]:
    """A question in each row with its answer beside it, or all questions in one row and the answers below."""
    beside = [(row[0], row[1]) for row in rows if len(row) == 2]
    if any(question(title) for title, _ in beside):
        return beside
    heads = [n for n, row in enumerate(rows) if len(row) > 2 and any(map(question, row))]
    if not heads:
        return []
    titles = rows[heads[0]]
    below = [row for row in rows[heads[0] + 1 :] if len(row) == len(titles)]
    if len(below) > 1:
        raise Unreadable("it holds several responses")
    return list(zip(titles, below[0], strict=True)) if below else []


# --- lines -----------------------------------------------------------------------------------------------------------


def _of_lines(lines: Sequence[str]) -> list[Pair]:
    """Questions with their answers behind them, or below. Each begins once: a number in an answer begins none."""
    found: list[tuple[str, list[str]]] = []
    begun: set[str] = set()
    goes_on, above = False, ""
    for line in map(str.strip, lines):
        # The form's link in a letter of ours may be broken before its reference.
        title, reference = _TITLE.match(line), None if "://" in above else _REFERENCE.fullmatch(line)
        above = line
        if title and title["number"] not in begun:
            begun.add(title["number"])
            found.append(_apart(line, title["rest"]))
            goes_on = True
        elif reference and references(reference["reference"]):
            _drop_title(found, reference["title"])
            found.append((reference["title"] or "", [reference["reference"]]))
            goes_on = False
        elif goes_on:
            found[-1][1].append(line)
    return [_short(title, "\n".join(answer).strip()) for title, answer in found] if begun else []


def _apart(line: str, rest: str) -> tuple[str, list[str]]:
    """A title and the answer behind it on the same line, if there is one."""
    asked = _ASKED.search(rest)
    if asked:
        return line, [rest[asked.end() :].strip()]
    title, colon, answer = rest.partition(":")
    return (line, [answer.strip()]) if colon and not title.endswith(("?", "？")) else (line, [])


def _drop_title(found: list[tuple[str, list[str]]], title: str | None) -> None:
    """Above a reference that stands on a line of its own may stand its title, which is no answer."""
    answer = found[-1][1] if found else []
    while answer and not answer[-1]:
        answer.pop()
    if title is None and answer and _ABOVE.fullmatch(answer[-1]):
        answer.pop()


def _short(title: str, answer: str) -> Pair:
    """'Q1: 4' names the question by its number alone."""
    found = _TITLE.match(title)
    alone = found is not None and found["mark"] == ":" and "?" not in title and ":" not in found["rest"]
    return (title, found["rest"]) if found and alone and not answer else (title, answer)
