"""Other people's words: marked lines that are not ours, and whole mails quoted without marks."""

import re
from itertools import pairwise

from agent.core.mail import Label
from agent.reading.attribution import forwarded, rule
from agent.reading.drafts import Draft, says, settle, wordy
from agent.reading.ours import Letter, only_links

_MORE_THAN = re.compile(r"\s*>=?\s?[\d€$£~]")
"""'> 5 years' is a comparison."""
_WRAPPED = 60
"""Characters of a line that may have been wrapped."""


def mark_quoted(drafts: list[Draft], letter: Letter) -> None:
    """Labels what was quoted, and what may have been."""
    bounds = [0, *_beginnings(drafts), len(drafts)]
    _mark_answers_within_marks(drafts, letter)
    _mark_overflow(drafts)
    said = False
    for begin, end in pairwise(bounds):
        head, body = _parted(drafts[begin:end])
        if not head or head[0].label is not Label.ATTRIBUTION:
            _mark_above(body)
        elif any(forwarded(d.text) for d in head):
            _mark_forwarded(head, body)
        else:
            _mark_below(body, others=not _names_us(head, letter), said=said)
        said = said or any(map(says, body))


def _beginnings(drafts: list[Draft]) -> list[int]:
    """Where unmarked attributions begin; without any, where a program declares a block to be quoted."""
    found = []
    for n, draft in enumerate(drafts):
        begins = draft.label is Label.ATTRIBUTION and not draft.marks and not rule(draft.text)
        goes_on = n > 0 and drafts[n - 1].label is Label.ATTRIBUTION and not rule(drafts[n - 1].text)
        if begins and not goes_on:
            found.append(n)
    return found or [n for n, d in enumerate(drafts) if d.cue is Label.QUOTED][:1]


def _parted(section: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    end = 0
    while end < len(section) and section[end].label is Label.ATTRIBUTION:
        end += 1
    declared = not end and section[:1] and section[0].cue is Label.QUOTED
    return (section[:1], section) if declared else (section[:end], section[end:])


def _mark_answers_within_marks(drafts: list[Draft], letter: Letter) -> None:
    """A marked line between lines of our letter at the same depth is typed: nobody else could have put it there.

    So is one below them, where the end of the letter was cut off.
    """
    above, ended = _nearest_ours(drafts), _letter_ended(drafts, letter)
    below = list(reversed(_nearest_ours(list(reversed(drafts)))))
    for n, draft in enumerate(drafts):
        if not draft.marks or draft.label is not None or not wordy(draft.text):
            continue
        if above[n] and _deep(draft, above[n]) == above[n] and (below[n] == above[n] or not (below[n] or ended[n])):
            draft.text, draft.marks = _lifted(draft.text, above[n]), 0


def _nearest_ours(drafts: list[Draft]) -> list[int]:
    """For each line the depth of the line of ours before it, with only unknown lines of that depth between."""
    found, current = [], 0
    for draft in drafts:
        found.append(current)
        if draft.label is Label.OURS:
            current = draft.marks
        elif current and (draft.label is not None or (draft.text.strip() and _deep(draft, current) != current)):
            current = 0
    return found


def _letter_ended(drafts: list[Draft], letter: Letter) -> list[bool]:
    """For each line whether a whole letter of ours ends above it."""
    found, ended = [], False
    for draft in drafts:
        found.append(ended)
        if draft.span:
            ended = draft.span.end in letter.ends
    return found


def _deep(draft: Draft, around: int) -> int:
    """The depth of a line; 'more than' in front of a number is no mark."""
    deep = draft.within or draft.marks
    return around if deep == around + 1 and _MORE_THAN.match(_lifted(draft.text, around)) else deep


def _lifted(text: str, marks: int) -> str:
    """The line without so many quote marks."""
    for _ in range(marks):
        text = text.lstrip(" |").removeprefix(">")
    return text.strip()


def _mark_above(body: list[Draft]) -> None:
    """Without an attribution, marked lines may be words that the sender takes up, or words of their own."""
    for run in _marked_runs(body):
        settle(run, Label.QUOTED if any(d.label is not None for d in run) else Label.DOUBT)


def spare_comparisons(drafts: list[Draft]) -> None:
    """A lone '> 5 years' is no quotation."""
    for run in _marked_runs(drafts):
        if len(run) == 1 and run[0].marks == 1 and _MORE_THAN.match(run[0].text):
            run[0].marks = 0


def _mark_overflow(drafts: list[Draft]) -> None:
    """Programs that wrap long quoted lines anew may leave their ends without marks."""
    for before, draft, below in zip(drafts, drafts[1:], drafts[2:], strict=False):
        if draft.label is None and not draft.marks and before.marks and below.marks and draft.text.strip():
            links = only_links(draft.text) or ("http" in before.text.split()[-1] and " " not in draft.text.strip())
            long = len(before.text) >= _WRAPPED and before.text[-1:].isalnum() and draft.text[:1].islower()
            if links or (long and before.label is not Label.OURS):
                settle([draft], Label.DOUBT, fixed=links)


def _mark_forwarded(head: list[Draft], body: list[Draft]) -> None:
    """What is forwarded may be an answer, but whose?"""
    for draft in head:
        draft.label = None
    settle([*head, *body], Label.DOUBT, fixed=True)


def _mark_below(body: list[Draft], *, others: bool, said: bool) -> None:
    """Below an attribution: the quoted mail, with answers where our letter or marks tell them from it."""
    marked = [d for d in body if d.marks]
    free = [d for d in body if not d.marks and says(d)]
    ours = any(d.label is Label.OURS for d in body)
    settle(marked, Label.DOUBT if free and not ours else Label.QUOTED, fixed=True)
    first = next((d for d in body if d.text.strip()), None)
    if ours:
        before = _before_ours(body)
        if said and any(map(says, before)):
            settle(before, Label.DOUBT)
    elif said and not (first and first.marks):
        settle(body, Label.QUOTED, fixed=True)
    elif others and not (first and first.marks):
        settle(body, Label.DOUBT, fixed=True)


def _before_ours(body: list[Draft]) -> list[Draft]:
    return body[: next(n for n, d in enumerate(body) if d.label is Label.OURS)]


def _marked_runs(body: list[Draft]) -> list[list[Draft]]:
    """Marked lines in a row."""
    runs: list[list[Draft]] = [[]]
    for draft in body:
        if draft.marks:
            runs[-1].append(draft)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _names_us(head: list[Draft], letter: Letter) -> bool:
    """Whether it can be our letter that is introduced; always so where we know none."""
    said = " ".join(d.text for d in head).casefold()
    return not letter.words or any(name in said for name in letter.names)
