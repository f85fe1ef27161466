"""What the person typed: every line of a reply with whose words it holds.

We know the letters that we sent, so our words are recognised as ours wherever they stand, quoted or not, and what
stands between them are answers. What cannot be told is in doubt; where nothing else is typed, it counts as typed.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.core.mail import Label, Line
from agent.reading.attribution import attribution_above, attribution_at, begins_within, rule
from agent.reading.drafts import Draft, runs, says, settle, wordy
from agent.reading.notices import banner, notices
from agent.reading.ours import BETWEEN_LETTERS, Letter
from agent.reading.plaintext import MAX_LINES, visible
from agent.reading.questions import numbered
from agent.reading.quoted import mark_quoted, spare_comparisons
from agent.reading.recall import mark_ours
from agent.reading.signature import ends, is_sentence, sent_from
from agent.reading.whichbody import drafts_of

_TOP = 6
"""So many filled lines."""


def typed(text: str, html: str, ours: str, *, others: Sequence[str] = ()) -> tuple[Line, ...]:
    """The lines of a reply, numbered and labelled.

    ``text`` and ``html`` are the reply's bodies; ``ours`` is the plain text of the letter that it answers, or of
    several with BETWEEN_LETTERS between them; ``others`` is what other people wrote, as far as it is known. Where
    nothing seems to be typed, everything is that may be.
    """
    letter = Letter(*map(visible, ours.split(BETWEEN_LETTERS)))
    drafts = _apart(drafts_of(text, html))
    spare_comparisons(drafts)
    _mark_attributions(drafts)
    drafts = mark_ours(drafts, letter)
    drafts = mark_ours(drafts, Letter(*map(visible, others)), Label.QUOTED)
    _mark_introductions(drafts, letter)
    _mark_banners(drafts)
    mark_quoted(drafts, letter)
    _mark_ends(drafts)
    drafts = _mark_questions(drafts, letter)
    _keep_something(drafts)
    _close_gaps(drafts)
    return tuple(
        Line(number=n, text=d.text, label=d.label or Label.TYPED, question=d.question if d.label is None else "")
        for n, d in enumerate(drafts[:MAX_LINES], start=1)
    )


def _apart(drafts: list[Draft]) -> list[Draft]:
    """Lines on which an attribution stands behind other words are taken apart."""
    found = []
    for draft in drafts:
        at = begins_within(draft.text)
        if at:
            found.append(Draft(text=draft.text[:at].rstrip(), cue=draft.cue))
        found.append(Draft(text=draft.text[at:], cue=draft.cue) if at else draft)
    return found


def _mark_attributions(drafts: list[Draft]) -> None:
    lines = [d.bare for d in drafts]
    at = 0
    while at < len(drafts):
        length = attribution_at(lines, at) if lines[at] else 0
        settle(drafts[at : at + length], Label.ATTRIBUTION, fixed=True)
        at += length or 1
    for draft in drafts:
        if draft.cue is Label.ATTRIBUTION:
            draft.label, draft.fixed = Label.ATTRIBUTION, True


def _mark_introductions(drafts: list[Draft], letter: Letter) -> None:
    """Attributions in a wording that is not listed: a quotation follows them, or our letter."""
    # What is known already cannot be part of one.
    lines = [d.bare if d.label is None else "" for d in drafts]
    before = Draft(text="")
    for n, draft in enumerate(drafts):
        deeper = draft.marks > before.marks
        if before.label is None and (deeper or draft.label is Label.OURS):
            length = attribution_above(lines, n, letter.names)
            settle(drafts[n - length : n], Label.ATTRIBUTION, fixed=True)
        before = draft if draft.bare.strip() else before
    _mark_rules(drafts)


def _mark_rules(drafts: list[Draft]) -> None:
    """A drawn line beside an attribution belongs to it, and one right above our letter introduces it."""
    filled = [d for d in drafts if d.text.strip()]
    for before, draft, below in zip([Draft(text=""), *filled], filled, [*filled[1:], Draft(text="")], strict=False):
        beside = before.label is Label.ATTRIBUTION or below.label in (Label.ATTRIBUTION, Label.OURS)
        if beside and rule(draft.text):
            settle([draft], Label.ATTRIBUTION, fixed=True)


def _mark_banners(drafts: list[Draft]) -> None:
    """Gateways warn at the top of a mail, and so at the top of a quoted one."""
    left = _TOP
    for draft in drafts:
        if draft.label is Label.ATTRIBUTION:
            left = _TOP
        elif left and draft.text.strip():
            left -= 1
            if draft.label is None and banner(draft.bare):
                draft.label, draft.fixed = Label.DISCLAIMER, True


def _mark_ends(drafts: list[Draft]) -> None:
    stretches = runs(drafts)
    for n, run in enumerate(stretches):
        lines = [d.text for d in run]
        said = any(wordy(d.text) for before in stretches[:n] for d in before)
        for at, label in (sent_from(lines) | notices(lines, something_above=said)).items():
            settle([run[at]], label, fixed=label is not Label.DOUBT)
        settle([d for d in run if d.cue is Label.SIGNATURE and is_sentence(d.text)], Label.DOUBT)
        settle([d for d in run if d.cue is Label.SIGNATURE], Label.SIGNATURE)
        rest = [d for d in run if d.label is None]
        above = n == len(stretches) - 1 if n else any(wordy(d.text) for run in stretches[1:] for d in run)
        found = ends([d.text for d in rest], something_above=above)
        for draft, ending in zip(rest, found, strict=True):
            draft.label = ending


def _mark_questions(drafts: list[Draft], letter: Letter) -> list[Draft]:
    """Under which question each typed line stands: the one of ours above it, or the number that was typed."""
    result: list[Draft] = []
    asked, answered, open_run = "", False, list[Draft]()
    quoted = {letter.question(d.span) for d in drafts if d.label is Label.OURS and d.span} - {""}
    last_ours = max((n for n, d in enumerate(drafts) if d.label is Label.OURS), default=-1)
    for n, draft in enumerate(drafts):
        if draft.label is None:
            # Below the whole of our letter, with nothing typed within it: an answer to all, not to the last question.
            to_all = n > last_ours and asked in letter.last_questions and len(quoted) > 1
            draft.question = asked if answered or not to_all else ""
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
    if any(d.question for d in run) or not any(c.isdigit() for d in run for c in d.text):
        return run
    return [Draft(text=text, question=question) for text, question in numbered([d.text for d in run])]


def _keep_something(drafts: list[Draft]) -> None:
    """If nothing is typed, everything is that may be: not our own letter, nor what is told to be somebody else's."""
    unknown = not any(d.label is Label.OURS for d in drafts)
    rest = {Label.QUOTED, Label.DISCLAIMER} if unknown else set[Label]()
    for doubtful in ({Label.DOUBT}, {Label.SIGNATURE}, rest):
        if any(map(says, drafts)):
            return
        for draft in drafts:
            if draft.label in doubtful and not draft.fixed:
                draft.label = None


def _close_gaps(drafts: list[Draft]) -> None:
    """Empty lines below a line that is not typed belong to it."""
    for before, draft in pairwise(drafts):
        if draft.label is None and not draft.text.strip():
            draft.label = before.label
