"""The next step: a pure function over a finite domain, a table that a recruiter can read.

First the rules that settle everything by themselves, from the top. If none does, the client sets a ceiling and the
candidate a cap, and the lower of the two is the next step.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.core import comparing, reasons
from agent.core.feedback import Decision, Outcome, Voice
from agent.core.limits import CAP, CEILING
from agent.core.recommendation import Confidence, Recommendation
from agent.core.rule import NextStep, Rule, named
from agent.core.stand import NO, Attendance, Case, case
from agent.core.thresholds import USUAL, Thresholds

__all__ = [
    "CAP",
    "CEILING",
    "LOWER_OF_BOTH",
    "RULES",
    "Confidence",
    "NextStep",
    "Recommendation",
    "judge",
    "recommend",
    "table_markdown",
]

RULES: tuple[Rule, ...] = (
    Rule(
        id="candidate-withdraws",
        sentence="The candidate withdraws, so the process ends.",
        step=NextStep.WITHDRAWN,
        holds=lambda c: c.candidate.decision is Decision.STRONG_NO,
        at_once=True,
    ),
    Rule(
        id="client-says-no",
        sentence="The client says no, so the process ends.",
        step=NextStep.REJECT,
        holds=lambda c: c.client.decision in NO and not c.client.awaited,
        at_once=True,
    ),
    Rule(
        id="attendance-disputed",
        sentence="The answers contradict each other on whether the interview took place or who attended: please call.",
        step=NextStep.HOLD,
        holds=lambda c: c.attendance is Attendance.DISPUTED,
    ),
    Rule(
        id="cancelled",
        sentence="The interview was cancelled: please call to find out why.",
        step=NextStep.HOLD,
        holds=lambda c: c.attendance is Attendance.CANCELLED,
    ),
    Rule(
        id="no-show-again",
        sentence="The interview has failed to take place too often for just a new time: please call first.",
        step=NextStep.HOLD,
        holds=lambda c: c.attendance is Attendance.MISSED and c.again,
    ),
    Rule(
        id="no-show",
        sentence="Somebody did not come or the interview was moved, so a new time is needed.",
        step=NextStep.RESCHEDULE,
        holds=lambda c: c.attendance is Attendance.MISSED,
    ),
)
"""Rules that settle the next step by themselves."""

LOWER_OF_BOTH = "lower-of-both"
_ORDER = (NextStep.HOLD, NextStep.ANOTHER_INTERVIEW, NextStep.OFFER)


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What the tables say about a case."""

    step: NextStep
    rule: str
    sentence: str
    at_once: bool = False
    ceiling: str = ""
    """Ids of the limits' rules; empty where a rule settled it by itself."""
    cap: str = ""


def judge(c: Case) -> Verdict:
    """The next step for a case. Total: every case has exactly one."""
    rule = _first(RULES, c)
    if rule is not None:
        return Verdict(step=rule.step, rule=rule.id, sentence=rule.sentence, at_once=rule.at_once)
    ceiling, cap = _limits(c)
    step = min(ceiling.step, cap.step, key=_ORDER.index)
    sentence = _explained(ceiling, cap, step)
    return Verdict(step=step, rule=LOWER_OF_BOTH, sentence=sentence, ceiling=ceiling.id, cap=cap.id)


def recommend(
    *,
    client: Sequence[Voice],
    candidate: Sequence[Voice],
    last_round: bool,
    no_shows: int,
    awaited: bool = False,
    attended: Outcome | None = None,
    thresholds: Thresholds = USUAL,
) -> Recommendation:
    """The next step after what was said so far.

    ``client`` and ``candidate`` hold one voice for each person of that side who gave feedback; empty means none did.
    ``no_shows`` counts earlier appointments of this interview that did not take place. ``awaited`` is True as long as
    somebody who decides for the client may still answer. ``attended`` is the recruiter's word on whether it took place;
    it goes before everybody else's.
    """
    c = case(
        client,
        candidate,
        last_round=last_round,
        no_shows=no_shows,
        awaited=awaited,
        attended=attended,
        thresholds=thresholds,
    )
    verdict = judge(c)
    sides = comparing.Sides(client=tuple(client), candidate=tuple(candidate), thresholds=thresholds)
    return Recommendation(
        step=verdict.step,
        rule=verdict.rule,
        sentence=verdict.sentence,
        at_once=verdict.at_once,
        ceiling=verdict.ceiling,
        cap=verdict.cap,
        contested=reasons.contested(sides),
        speaks_for=reasons.speaks_for(sides),
        speaks_against=reasons.speaks_against(sides),
        agreements=comparing.agreements(sides),
        contradictions=comparing.contradictions(sides),
        # Where the recruiter says that it did not take place, nobody's answer is waited for any more.
        missing=reasons.missing(sides, c) if attended in {None, Outcome.HELD} else (),
        would_change=_would_change(c, verdict.step),
    )


def _first(rules: Sequence[Rule], c: Case) -> Rule | None:
    return next((rule for rule in rules if rule.holds(c)), None)


def _limits(c: Case) -> tuple[Rule, Rule]:
    return next(r for r in CEILING if r.holds(c)), next(r for r in CAP if r.holds(c))


def _explained(ceiling: Rule, cap: Rule, step: NextStep) -> str:
    """Both sides in one sentence, first the side that sets the limit; the client where both do."""
    first, second = (ceiling, cap) if ceiling.step is step else (cap, ceiling)
    return f"{named(step).capitalize()}: {first.sentence}; {second.sentence}."


def _would_change(c: Case, step: NextStep) -> tuple[str, ...]:
    """What single piece of news would lead to another result: found by asking the tables themselves."""
    news = ((words, judge(changed).step) for words, changed in reasons.news(c))
    return tuple(f"If {words}: {named(result)}." for words, result in news if result is not step)


def table_markdown() -> str:
    """The three tables as Markdown, for the README."""
    settled = [(r.id, r.sentence, named(r.step) + (", at once" if r.at_once else "")) for r in RULES]
    ceiling = [(r.id, r.sentence, named(r.step)) for r in CEILING]
    cap = [(r.id, r.sentence, named(r.step)) for r in CAP]
    return "\n".join(
        (
            "The first of these rules that applies settles the next step:\n",
            _rows(("Rule", "What it says", "Next step"), settled),
            f"\nIf none applies (`{LOWER_OF_BOTH}`), the next step is the lower of two limits,",
            "in the order hold, another interview, offer. The client's ceiling, from the top:\n",
            _rows(("Ceiling", "When", "At most"), ceiling),
            "\nThe candidate's cap, from the top:\n",
            _rows(("Cap", "When", "At most"), cap),
        )
    )


def _rows(head: tuple[str, str, str], rows: Sequence[tuple[str, str, str]]) -> str:
    lines = [f"| {' | '.join(head)} |", "|---|---|---|"]
    return "\n".join((*lines, *(f"| `{ident}` | {says} | {step} |" for ident, says, step in rows)))
