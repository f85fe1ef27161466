"""Marks the lines of a reply that are our own letter coming back."""

from collections.abc import Iterator

from agent.core.mail import Label
from agent.reading.drafts import Draft
from agent.reading.ours import Letter, Span, only_links, split_after, unmarked, words_of
from agent.reading.picked import picked

_ENOUGH = 4
"""So many words in a row are no accident; shorter lines need a neighbour that is ours too."""


def mark_ours(drafts: list[Draft], letter: Letter, label: Label = Label.OURS) -> list[Draft]:
    """The drafts with our lines marked; where an answer stands behind our words, the line is taken apart.

    With another ``label``, the letter is somebody else's.
    """
    if not letter.words:
        return drafts
    apart: list[Draft] = []
    filled: list[Draft] = []
    for draft, words in _placed(drafts, letter):
        apart.append(draft)
        if words:
            filled.append(draft)
    kept = [_is_ours(filled, n, letter) for n in range(len(filled))]
    for draft, keep in zip(filled, kept, strict=True):
        if keep:
            draft.label = label
        else:
            draft.span = None
    _mark_links(apart, label)
    return [_answered(d) if d.label is Label.OURS and picked(d.bare) else d for d in apart]


def _answered(draft: Draft) -> Draft:
    """Our scale with a number picked is typed, whatever marks stand in front of it."""
    return Draft(text=draft.bare.strip())


def _mark_links(drafts: list[Draft], label: Label) -> None:
    """Links that a program wrote out below our words are ours as well."""
    before: Draft | None = None
    for draft in drafts:
        if draft.label is None and before and before.label is label and only_links(draft.text):
            draft.label = label
        before = draft if draft.text.strip() else before


def _placed(drafts: list[Draft], letter: Letter) -> Iterator[tuple[Draft, bool]]:
    """Each line with its place in our letter if it has one, and whether it has words to compare."""
    after: int | None = None
    for draft in drafts:
        words = words_of(draft.bare) if draft.label is None else []
        if not words:
            after = None if draft.label is Label.ATTRIBUTION else after
            yield draft, False
            continue
        span = letter.find(words, after)
        rest: Draft | None = None
        if span is None and (span := letter.common_start(words, after)):
            head, tail = _parted(draft.text, span, words)
            rest = Draft(text=tail, cue=draft.cue, within=draft.marks)
            draft = Draft(text=head, cue=draft.cue)
        draft.span = span
        after = span.end if span else after
        yield draft, True
        if rest:
            yield rest, bool(words_of(rest.text))


def _parted(text: str, span: Span, words: list[str]) -> tuple[str, str]:
    bare = unmarked(text)
    head, tail = split_after(bare, span.end - span.start)
    return text[: len(text) - len(bare)] + head, tail


def _is_ours(filled: list[Draft], n: int, letter: Letter) -> bool:
    """Our words in our order: whole lines of ours, or parts that run on into the lines before and behind.

    A marked line was quoted by a program, so words that stand in our letter are ours without further proof.
    """
    before = filled[n - 1].span if n else None
    behind = filled[n + 1].span if n + 1 < len(filled) else None
    span = filled[n].span = _beside(filled[n].span, before, behind, letter)
    if span is None:
        return False
    follows = before is not None and before.end == span.start
    leads = behind is not None and behind.start == span.end
    long = span.end - span.start >= _ENOUGH
    if long and filled[n].marks:
        return True
    whole = (span.start in letter.line_starts or follows) and (span.end in letter.line_ends or leads)
    return whole and (long or follows or leads)


def _beside(span: Span | None, before: Span | None, behind: Span | None, letter: Letter) -> Span | None:
    """Of several places with the same words the one beside its neighbours."""
    if span is None:
        return None
    said = letter.words[span.start : span.end]
    starts = [before.end] if before else []
    starts += [behind.start - len(said)] if behind else []
    for start in starts:
        if start >= 0 and letter.words[start : start + len(said)] == said:
            return Span(start=start, end=start + len(said))
    return span
