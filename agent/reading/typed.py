"""What the person typed: every line of a reply with whose words it holds.

We know the letter that we sent, so our words are recognised as ours wherever they stand, quoted or not, and what
stands between them are answers. Whatever is in doubt is taken as typed.
"""

from itertools import pairwise

from agent.core.mail import Label, Line
from agent.reading.attribution import attribution_at, rule
from agent.reading.drafts import Draft, runs, wordy
from agent.reading.html import html_lines
from agent.reading.ours import Letter, depth, unmarked
from agent.reading.plaintext import MAX_LINES, lines_of, visible
from agent.reading.questions import numbered
from agent.reading.recall import mark_ours
from agent.reading.signature import ends

_STUBS = ("does not support html", "html-compatible", "unterstützt kein html", "ne prend pas en charge le html")


def typed(text: str, html: str, ours: str) -> tuple[Line, ...]:
    """The lines of a reply, numbered and labelled.

    ``text`` and ``html`` are the reply's bodies, of which the plain one is preferred; ``ours`` is the plain text of the
    letter that it answers. Where nothing seems to be typed, everything that is not our own letter is.
    """
    letter = Letter(visible(ours))
    drafts = _drafts(text, html)
    _mark_attributions(drafts)
    drafts = mark_ours(drafts, letter)
    _mark_quoted(drafts)
    _mark_ends(drafts)
    drafts = _mark_questions(drafts, letter)
    _keep_something(drafts)
    _close_gaps(drafts)
    return tuple(
        Line(number=n, text=d.text, label=d.label or Label.TYPED, question=d.question if d.label is None else "")
        for n, d in enumerate(drafts[:MAX_LINES], start=1)
    )


def _drafts(text: str, html: str) -> list[Draft]:
    plain = lines_of(text)
    stub = len(text) < 500 and any(s in text.lower() for s in _STUBS)
    if html and (stub or not any(map(wordy, plain))):
        rich = [Draft(text=line, cue=cue) for raw, cue in html_lines(html) for line in lines_of(raw)]
        if any(wordy(d.text) for d in rich):
            return rich[:MAX_LINES]
    return [Draft(text=line) for line in plain]


def _mark_attributions(drafts: list[Draft]) -> None:
    lines = [d.text for d in drafts]
    at = 0
    while at < len(drafts):
        length = attribution_at(lines, at)
        for draft in drafts[at : at + length]:
            draft.label = Label.ATTRIBUTION
        at += length or 1
    for draft in drafts:
        if draft.cue is Label.ATTRIBUTION or rule(draft.text):
            draft.label = Label.ATTRIBUTION


def _mark_quoted(drafts: list[Draft]) -> None:
    """Other people's words: marked lines that are not ours, and whole mails quoted without marks."""
    _mark_marked(drafts)
    said = False
    for begin, end in _sections(drafts):
        section = drafts[begin:end]
        plain = [d for d in section if d.label is None and wordy(d.text)]
        if said and begin and not _answers_within(section):
            for draft in section:
                draft.label = draft.label or Label.QUOTED
        said = said or bool(plain)


def _answers_within(section: list[Draft]) -> bool:
    """Whether the unmarked lines below an attribution can be the person's own: quoting is marked, or is our letter."""
    first = next((d for d in section if d.text.strip()), None)
    return first is None or depth(first.text) > 0 or any(d.label is Label.OURS for d in section)


def _sections(drafts: list[Draft]) -> list[tuple[int, int]]:
    """The lines between unmarked attributions; the first section is what stands above all of them."""
    bounds = [0]
    for n, draft in enumerate(drafts):
        if draft.label is Label.ATTRIBUTION and not depth(draft.text) and not rule(draft.text):
            bounds.append(n + 1)
    return list(zip(bounds, [*bounds[1:], len(drafts)], strict=True))


def _mark_marked(drafts: list[Draft]) -> None:
    """A marked line is quoted, unless it stands between lines of our letter at the same depth: nobody else could have
    put it there than the one who answers."""
    above = _nearest_ours(drafts)
    below = list(reversed(_nearest_ours(list(reversed(drafts)))))
    for n, draft in enumerate(drafts):
        deep = depth(draft.text)
        if not deep or draft.label is not None:
            continue
        if above[n] == deep == below[n] and wordy(draft.text):
            draft.text = unmarked(draft.text)
        else:
            draft.label = Label.QUOTED


def _nearest_ours(drafts: list[Draft]) -> list[int]:
    """For each line the depth of the line of ours before it, with only unknown marked lines of that depth between."""
    found, current = [], 0
    for draft in drafts:
        found.append(current)
        deep = depth(draft.text)
        if draft.label is Label.OURS:
            current = deep
        elif draft.label is not None or (deep != current and draft.text.strip()):
            current = 0
    return found


def _mark_ends(drafts: list[Draft]) -> None:
    for draft in drafts:
        if draft.cue is Label.SIGNATURE and draft.label is None:
            draft.label = Label.SIGNATURE
    stretches = runs(drafts)
    for n, run in enumerate(stretches):
        below_all = n > 0 and n == len(stretches) - 1
        found = ends([d.text for d in run], something_above=below_all)
        for draft, label in zip(run, found, strict=True):
            draft.label = label


def _mark_questions(drafts: list[Draft], letter: Letter) -> list[Draft]:
    """Under which question each typed line stands: the one of ours above it, or the number that was typed."""
    result: list[Draft] = []
    asked, answered, open_run = "", False, list[Draft]()
    last_ours = max((n for n, d in enumerate(drafts) if d.label is Label.OURS), default=-1)
    for n, draft in enumerate(drafts):
        if draft.label is None:
            # Below the whole of our letter, with nothing typed within it: an answer to all, not to the last question.
            draft.question = asked if answered or n < last_ours or asked != "Q5" else ""
            answered = answered or (bool(draft.question) and wordy(draft.text))
            open_run.append(draft)
            continue
        result += _numbered(open_run)
        open_run = []
        result.append(draft)
        if draft.label is Label.OURS and draft.span:
            asked = letter.question(draft.span)
        elif draft.label is Label.ATTRIBUTION:
            asked = ""
    return result + _numbered(open_run)


def _numbered(run: list[Draft]) -> list[Draft]:
    if any(d.question for d in run):
        return run
    return [Draft(text=text, question=question) for text, question in numbered([d.text for d in run])]


def _keep_something(drafts: list[Draft]) -> None:
    """If nothing is typed, everything is, but for what we know to be our own letter and its heading."""
    ours = any(d.label is Label.OURS for d in drafts)
    rest = {Label.SIGNATURE} if ours else set(Label) - {Label.OURS}
    for doubtful in ({Label.SIGNATURE}, rest):
        if any(d.label is None and wordy(d.text) for d in drafts):
            return
        for draft in drafts:
            if draft.label in doubtful:
                draft.label = None


def _close_gaps(drafts: list[Draft]) -> None:
    """Empty lines below a line that is not typed belong to it."""
    for before, draft in pairwise(drafts):
        if draft.label is None and not draft.text.strip():
            draft.label = before.label
