"""What a reading leads to where the model was away: plain rules stand in for it, and it reads once it is back."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from agent.core.asking import put
from agent.core.call_notes import marked
from agent.core.concluding import settle
from agent.core.effects import SendLetter
from agent.core.events import ReplyRead
from agent.core.feedback import FIELDS, FiledReading, PointKind, Reading, Severity
from agent.core.hearing import reply_read
from agent.core.interview import Interview
from agent.core.news import news
from agent.core.orders import Step
from agent.core.respondent import Respondent, RespondentTrigger, step
from agent.core.rules import Rules
from agent.core.standin import moot, second_try, stand_in

NOTE = "Plain rules had read this reply at first, as the model was away. It was read again by the model."


def read(interview: Interview, respondent: Respondent, event: ReplyRead, rules: Rules) -> Step:
    """A reply has been read, for the first time or again."""
    event = marked(respondent, event)
    if event.again:
        return _read_again(interview, respondent, event, rules)
    told = reply_read(interview, respondent, event, rules)
    return replace(told, effects=(*told.effects, *second_try(told.interview, event)))


def _read_again(interview: Interview, respondent: Respondent, event: ReplyRead, rules: Rules) -> Step:
    """The model's reading takes the place of the one that stood in for it, as if it had been there from the start.

    The recruiter is told only if it changes what they were told; it never undoes what came in later.
    """
    before = stand_in(respondent, event.mail)
    why = moot(interview, event.slot, event.mail)
    if before is None or why:
        return Step(interview=interview, note=f"A reply was read again, and that changes nothing: {why}.")
    now = replace(event, reading=replace(event.reading, notes=(NOTE, *event.reading.notes)))
    note = f"The reply of {respondent.person.called}, which plain rules had read, was read by {now.reading.reader}."
    changes = _changes(before.reading, now.reading)
    if not changes:
        after = put(interview, _refiled(respondent, before, now.reading))
        return Step(interview=after, note=f"{note} Nothing that was told of it changes.")
    taken = _anew if _is_last(respondent, before) else _in_place
    found = taken(interview, respondent, before, now, rules)
    found = replace(found, note=f"{note} This changes: {', '.join(changes)}. {found.note}")
    return _told(found, interview, before, now, rules)


def _refiled(respondent: Respondent, before: FiledReading, reading: Reading) -> Respondent:
    """With another reading in the place of the one before."""
    filed = tuple(replace(f, reading=reading) if f == before else f for f in respondent.readings)
    return replace(respondent, readings=filed)


def _in_place(interview: Interview, respondent: Respondent, before: FiledReading, event: ReplyRead, _: Rules) -> Step:
    """What they wrote later decides where they stand; only the values of this reply change."""
    return Step(interview=put(interview, _refiled(respondent, before, event.reading)), note="They have written since.")


def _anew(interview: Interview, respondent: Respondent, before: FiledReading, event: ReplyRead, rules: Rules) -> Step:
    """As if nobody had read the reply yet: whoever was put back to waiting has answered, and the other way round."""
    unread = replace(
        respondent,
        state=step(respondent.state, RespondentTrigger.REPLY),
        away_until=None,
        unread=(*respondent.unread, event.mail),
        readings=tuple(f for f in respondent.readings if f != before),
    )
    told = reply_read(put(interview, unread), unread, event, rules)
    heard = told.interview.respondent(event.slot) or unread
    in_order = replace(heard, readings=_refiled(respondent, before, event.reading).readings)
    return replace(told, interview=put(told.interview, in_order))


def _told(told: Step, before: Interview, filed: FiledReading, event: ReplyRead, rules: Rules) -> Step:
    """Tell the recruiter what has changed once: in the revised recommendation, else in a letter about the reply."""
    if told.interview.revision == before.revision:
        told = settle(told, event.at, rules, news=True)
    respondent = before.respondent(event.slot)
    if respondent is None:
        return told
    known = {e.id for e in news(before, respondent, replace(event, reading=filed.reading), rules)}
    effects = tuple(e for e in told.effects if e.id not in known)
    if told.interview.revision == before.revision and not any(isinstance(e, SendLetter) for e in effects):
        # These ids are taken: under them the reading of the rules was told.
        now = news(told.interview, respondent, event, rules)
        effects += tuple(replace(e, id=f"{e.id}/again") for e in now if e.id in known)
    return replace(told, effects=effects)


def _is_last(respondent: Respondent, filed: FiledReading) -> bool:
    """Whether they have written nothing since."""
    return not respondent.unread and all(f.at <= filed.at for f in respondent.readings)


def _changes(before: Reading, now: Reading) -> tuple[str, ...]:
    """What matters and is read differently, in words."""
    values = (what for name, what in _COMPARED.items() if getattr(before, name) != getattr(now, name))
    points = (what for what, watched in _WATCHED.items() if watched(before) != watched(now))
    return (*values, *points)


def _grave(reading: Reading) -> frozenset[object]:
    return frozenset(p.severity for p in reading.points if p.severity in (Severity.MAJOR, Severity.BLOCKING))


def _wishes(reading: Reading) -> frozenset[object]:
    return frozenset(p.kind for p in reading.points if p.kind in (PointKind.QUESTION, PointKind.REQUEST))


_COMPARED = {
    "kind": "kind of answer",
    **{name: name.replace("_", " ") for name in FIELDS},
    "later": "when they answer",
    "names": "whom they name",
}
_WATCHED: Mapping[str, Callable[[Reading], object]] = {"weighty concerns": _grave, "questions to you": _wishes}
"""Of the points only what is acted on; another strength more or less is none of it."""
