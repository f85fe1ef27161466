"""Marks the lines of a reply that are our own letter coming back."""

from collections.abc import Iterator

from agent.core.mail import Label
from agent.reading.drafts import Draft
from agent.reading.ours import Letter, Span, depth, split_after, unmarked, words_of

_ENOUGH = 4
"""So many words in a row are no accident; shorter lines need a neighbour that is ours too."""


def mark_ours(drafts: list[Draft], letter: Letter) -> list[Draft]:
    """The drafts with our lines marked; where an answer stands behind our words, the line is taken apart."""
    if not letter.words:
        return drafts
    apart = list(_placed(drafts, letter))
    filled = [d for d in apart if words_of(unmarked(d.text))]
    kept = [_is_ours(filled, n, letter) for n in range(len(filled))]
    for draft, keep in zip(filled, kept, strict=True):
        if keep:
            draft.label = Label.OURS
        else:
            draft.span = None
    return apart


def _placed(drafts: list[Draft], letter: Letter) -> Iterator[Draft]:
    after: int | None = None
    for draft in drafts:
        words = words_of(unmarked(draft.text)) if draft.label is None else []
        if not words:
            after = None if draft.label is Label.ATTRIBUTION else after
            yield draft
            continue
        span = letter.find(words, after)
        rest: Draft | None = None
        if span is None and (span := letter.common_start(words, after)):
            head, tail = _parted(draft.text, span, words)
            draft, rest = Draft(text=head, cue=draft.cue), Draft(text=tail, cue=draft.cue)
        draft.span = span
        after = span.end if span else after
        yield draft
        if rest:
            yield rest


def _parted(text: str, span: Span, words: list[str]) -> tuple[str, str]:
    bare = unmarked(text)
    head, tail = split_after(bare, span.end - span.start)
    return text[: len(text) - len(bare)] + head, tail


def _is_ours(filled: list[Draft], n: int, letter: Letter) -> bool:
    """Our words in our order: whole lines of ours, or parts that run on into the lines before and behind.

    A marked line was quoted by a program, so words that stand in our letter are ours without further proof.
    """
    span = filled[n].span
    if span is None:
        return False
    before = filled[n - 1].span if n else None
    behind = filled[n + 1].span if n + 1 < len(filled) else None
    follows = before is not None and before.end == span.start
    leads = behind is not None and behind.start == span.end
    long = span.end - span.start >= _ENOUGH
    if long and depth(filled[n].text):
        return True
    whole = (span.start in letter.line_starts or follows) and (span.end in letter.line_ends or leads)
    return whole and (long or follows or leads)
