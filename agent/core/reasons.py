"""What speaks for and against going ahead, what is missing, and which news would count: plain sentences of our own.

They hold values only, never the participants' words: quotes stand beside them, each with its author.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from agent.core.feedback import Decision, Met, Outcome, PointKind, Proposal, Severity, Voice
from agent.core.stand import NO_SHOWS, YES, Case, Stand, concerns

_WORDS = {
    Decision.STRONG_YES: "strong yes",
    Decision.YES: "yes",
    Decision.UNDECIDED: "undecided",
    Decision.NO: "no",
    Decision.STRONG_NO: "strong no",
}
_PROPOSED = {
    Proposal.OFFER: "an offer",
    Proposal.ANOTHER_INTERVIEW: "another interview",
    Proposal.HOLD: "to wait",
    Proposal.REJECT: "to reject",
    Proposal.WITHDRAW: "to withdraw",
}
_OUTCOMES = {
    Outcome.CANDIDATE_NO_SHOW: "says that the candidate did not come",
    Outcome.CLIENT_NO_SHOW: "says that the client did not come",
    Outcome.RESCHEDULED: "says that the interview was moved",
    Outcome.CANCELLED: "says that the interview was cancelled",
}
_GOOD = frozenset({Proposal.OFFER, Proposal.ANOTHER_INTERVIEW})
_HIGH, _LOW = 4, 2
"""Ratings from here up speak for going ahead, from here down against it."""

Side = tuple[str, Voice]


def speaks_for(client: Sequence[Voice], candidate: Voice | None) -> tuple[str, ...]:
    """Everything that was said in favour."""
    return tuple(line for who, voice in _sides(client, candidate) for line in _favours(who, voice))


def speaks_against(client: Sequence[Voice], candidate: Voice | None, c: Case) -> tuple[str, ...]:
    """Everything that was said against, and who disagrees with whom."""
    sides = _sides(client, candidate)
    said = (line for who, voice in sides for line in (*_objects(who, voice), *_quibbles(who, voice)))
    return (*_disagreements(client, c), *said)


def contested(client: Sequence[Voice], candidate: Voice | None, c: Case) -> bool:
    """Whether there is something in favour, and something against that weighs more than a minor concern."""
    weighty = [line for who, voice in _sides(client, candidate) for line in _objects(who, voice)]
    return bool(speaks_for(client, candidate)) and bool((*_disagreements(client, c), *weighty))


def missing(client: Sequence[Voice], candidate: Voice | None, c: Case) -> tuple[str, ...]:
    """What nobody has said yet and would help. Nobody can judge an interview that did not take place."""
    held = not c.outcomes - {Outcome.HELD}
    gaps = {
        "The client's answer.": not c.client.answered,
        "The client's decision.": held and c.client.answered and c.client.decision is Decision.NOT_SAID,
        "The decision of some of the client's people.": held
        and c.client.decision is not Decision.NOT_SAID
        and any(v.decision is Decision.NOT_SAID for v in client),
        "Whether the candidate meets the qualifications.": held
        and c.client.answered
        and all(v.qualifications_met is Met.NOT_SAID for v in client),
        "The candidate's answer.": candidate is None,
        "The candidate's decision.": held and candidate is not None and candidate.decision is Decision.NOT_SAID,
    }
    return tuple(words for words, lacking in gaps.items() if lacking)


def news(c: Case) -> Iterator[tuple[str, Case]]:
    """Single pieces of news, each as the half of a sentence and the case that it would make."""
    held = replace(c, outcomes=frozenset({Outcome.HELD}))
    if c.outcomes - {Outcome.HELD}:
        yield "both sides agree that it took place", held
    if c.client.decision not in YES or c.client.proposal not in {*_GOOD, Proposal.NOT_SAID}:
        yield "the client says yes", replace(c, client=_yes(c.client))
    if c.client.gap:
        yield "the client's concerns are settled", replace(c, client=replace(c.client, gap=False, blocking=False))
    if c.client.proposal is not Proposal.OFFER:
        offers = replace(c.client, answered=True, decision=Decision.YES, proposal=Proposal.OFFER)
        yield "the client proposes an offer", replace(c, client=offers)
    if c.candidate.decision not in YES or c.candidate.blocking:
        yield "the candidate says yes, without a blocking concern", replace(c, candidate=_yes(c.candidate))
    yield "the client says no", replace(c, client=replace(c.client, answered=True, decision=Decision.NO))
    gone = replace(c.candidate, answered=True, decision=Decision.STRONG_NO)
    yield "the candidate withdraws", replace(c, candidate=gone)


def _yes(side: Stand) -> Stand:
    return replace(side, answered=True, decision=Decision.YES, proposal=Proposal.NOT_SAID, blocking=False)


def _sides(client: Sequence[Voice], candidate: Voice | None) -> tuple[Side, ...]:
    """Each voice with how to call it; several people of the client are told apart by their number."""
    several = len(client) > 1
    named = [(f"Client (person {n})" if several else "Client", voice) for n, voice in enumerate(client, 1)]
    return (*named, *([("Candidate", candidate)] if candidate else []))


def _favours(who: str, voice: Voice) -> Iterator[str]:
    if voice.decision in YES:
        yield f"{who}: {_WORDS[voice.decision]}."
    if voice.next_step in _GOOD:
        yield f"{who} proposes {_PROPOSED[voice.next_step]}."
    if voice.qualifications_met is Met.YES:
        yield f"{who}: qualifications are met." if who != "Candidate" else "Candidate: the role fits."
    if voice.rating is not None and voice.rating >= _HIGH:
        yield f"{who} rates it {voice.rating} of 5."
    strengths = sum(point.kind is PointKind.STRENGTH for point in voice.points)
    if strengths:
        yield f"{who} names {_counted(strengths, 'strength')}."


def _objects(who: str, voice: Voice) -> Iterator[str]:
    """What weighs against going ahead."""
    if voice.outcome in _OUTCOMES:
        yield f"{who} {_OUTCOMES[voice.outcome]}."
    if voice.decision in _WORDS and voice.decision not in YES:
        yield f"{who}: {_WORDS[voice.decision]}."
    if voice.next_step in _PROPOSED and voice.next_step not in _GOOD:
        yield f"{who} proposes {_PROPOSED[voice.next_step]}."
    if voice.qualifications_met in {Met.PARTLY, Met.NO}:
        how = "partly" if voice.qualifications_met is Met.PARTLY else "not"
        yield f"{who}: qualifications are {how} met." if who != "Candidate" else f"Candidate: the role fits {how}."
    if voice.rating is not None and voice.rating <= _LOW:
        yield f"{who} rates it {voice.rating} of 5."
    for weight in (Severity.BLOCKING, Severity.MAJOR):
        yield from _concerns(who, voice, weight)


def _quibbles(who: str, voice: Voice) -> Iterator[str]:
    """What is said against it without weighing much."""
    yield from _concerns(who, voice, Severity.MINOR)


def _concerns(who: str, voice: Voice, weight: Severity) -> Iterator[str]:
    count = concerns(voice).count(weight)
    if count:
        yield f"{who} names {_counted(count, f'{weight.value} concern')}."


def _disagreements(client: Sequence[Voice], c: Case) -> Iterator[str]:
    decisions = dict.fromkeys(v.decision for v in client if v.decision in _WORDS)
    if len({_WORDS[d].removeprefix("strong ") for d in decisions}) > 1:
        said = ", ".join(_WORDS[d] for d in decisions)
        yield f"The client's people disagree ({said}); the lowest counts: {_WORDS[c.client.decision]}."
    if Outcome.HELD in c.outcomes and c.outcomes - {Outcome.HELD}:
        yield "Somebody says that the interview took place, somebody that it did not."
    elif c.outcomes >= NO_SHOWS:
        yield "Each side is said not to have come."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
