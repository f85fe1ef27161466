"""What speaks for and against going ahead, what is missing, and which news would count.

Values only, never the participants' words: quotes stand beside them, each with its author. The sentences: phrases.py.
"""

from collections.abc import Iterator
from dataclasses import replace

from agent.core import phrases
from agent.core.comparing import Sides, numbered
from agent.core.feedback import Decision, Met, Outcome, PointKind, Proposal, Severity, Voice
from agent.core.people import Side
from agent.core.stand import ONWARD, YES, Attendance, Case, Stand, concerns
from agent.core.thresholds import Thresholds


def speaks_for(sides: Sides) -> tuple[str, ...]:
    """Everything that was said in favour."""
    return tuple(line for side, who, v in sides.all for line in _favours(side, who, v, sides.thresholds))


def speaks_against(sides: Sides) -> tuple[str, ...]:
    """Everything that was said against."""
    return tuple(
        line
        for side, who, voice in sides.all
        for line in (*_objects(side, who, voice, sides.thresholds), *_concerns(who, voice, Severity.MINOR))
    )


def contested(sides: Sides) -> bool:
    """Whether there is something in favour, and something against that weighs more than a minor concern."""
    weighty = any(True for side, who, v in sides.all for _ in _objects(side, who, v, sides.thresholds))
    return weighty and bool(speaks_for(sides))


def missing(sides: Sides, c: Case) -> tuple[str, ...]:
    """What nobody has said yet and would help. Nobody can judge an interview that did not take place."""
    held = c.attendance is Attendance.HELD
    client, candidate = [v for v in sides.client if not v.unread], [v for v in sides.candidate if not v.unread]
    undecided = [v for v in client if v.decision is Decision.NOT_SAID]
    gaps = {
        phrases.CLIENT_ANSWER: not c.client.answered,
        phrases.DECIDER_ANSWER: c.client.awaited,
        phrases.CLIENT_DECISION: held and bool(client) and len(undecided) == len(client),
        phrases.SOME_DECISIONS: held and 0 < len(undecided) < len(client),
        phrases.QUALIFICATIONS: held and bool(client) and all(v.qualifications_met is Met.NOT_SAID for v in client),
        phrases.CANDIDATE_ANSWER: not c.candidate.answered,
        phrases.CANDIDATE_DECISION: held and bool(candidate) and _all_silent(candidate),
    }
    return (*_unread(sides), *(words for words, lacking in gaps.items() if lacking))


def _all_silent(voices: list[Voice]) -> bool:
    return all(v.decision is Decision.NOT_SAID for v in voices)


def _unread(sides: Sides) -> Iterator[str]:
    for side, voices in ((Side.CLIENT, sides.client), (Side.CANDIDATE, sides.candidate)):
        yield from (phrases.unread(side, n) for n, voice in numbered(voices) if voice.unread)


def news(c: Case) -> Iterator[tuple[str, Case]]:
    """Single pieces of news, each as the half of a sentence and the case that it would make."""
    if c.attendance is not Attendance.HELD:
        yield phrases.NEWS_HELD, replace(c, attendance=Attendance.HELD)
    if c.client.decision not in YES or c.client.proposal not in {*ONWARD, Proposal.NOT_SAID} or c.client.unread:
        yield phrases.NEWS_CLIENT_YES, replace(c, client=_yes(c.client))
    if c.client.obstacle:
        yield phrases.NEWS_CLIENT_SETTLED, replace(c, client=replace(c.client, obstacle=False))
    if c.client.proposal is not Proposal.OFFER:
        yield phrases.NEWS_CLIENT_OFFERS, replace(c, client=replace(_yes(c.client), proposal=Proposal.OFFER))
    if c.candidate.decision not in YES or c.candidate.obstacle or c.candidate.unread:
        yield phrases.NEWS_CANDIDATE_YES, replace(c, candidate=replace(_yes(c.candidate), obstacle=False))
    yield phrases.NEWS_CLIENT_NO, replace(c, client=replace(_yes(c.client), decision=Decision.NO))
    yield phrases.NEWS_CANDIDATE_GONE, replace(c, candidate=replace(_yes(c.candidate), decision=Decision.STRONG_NO))


def _yes(side: Stand) -> Stand:
    """A plain yes of everybody whose word counts; what stands in the way of an offer stays."""
    return Stand(answered=True, decision=Decision.YES, obstacle=side.obstacle)


def _favours(side: Side, who: str, voice: Voice, thresholds: Thresholds) -> Iterator[str]:
    if voice.decision in YES:
        yield phrases.decides(who, voice.decision)
    if voice.next_step in ONWARD:
        yield phrases.proposes(who, voice.next_step)
    if voice.qualifications_met is Met.YES:
        yield phrases.qualified(side, who, voice.qualifications_met)
    if voice.rating is not None and voice.rating >= thresholds.good_rating:
        yield phrases.rates(who, voice.rating)
    if strengths := sum(point.kind is PointKind.STRENGTH for point in voice.points):
        yield phrases.strengths(who, strengths)


def _objects(side: Side, who: str, voice: Voice, thresholds: Thresholds) -> Iterator[str]:
    """What weighs against going ahead."""
    if voice.outcome not in {Outcome.HELD, Outcome.NOT_SAID}:
        yield phrases.attends(who, voice.outcome)
    if voice.decision not in {*YES, Decision.NOT_SAID}:
        yield phrases.decides(who, voice.decision)
    if voice.next_step not in {*ONWARD, Proposal.NOT_SAID}:
        yield phrases.proposes(who, voice.next_step)
    if voice.qualifications_met in {Met.PARTLY, Met.NO}:
        yield phrases.qualified(side, who, voice.qualifications_met)
    if voice.rating is not None and voice.rating <= thresholds.bad_rating:
        yield phrases.rates(who, voice.rating)
    for weight in (Severity.BLOCKING, Severity.MAJOR):
        yield from _concerns(who, voice, weight)


def _concerns(who: str, voice: Voice, weight: Severity) -> Iterator[str]:
    if count := concerns(voice).count(weight):
        yield phrases.concerns(who, count, weight)
