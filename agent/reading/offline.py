"""The offline reader: plain rules instead of a language model.

It knows stated ratings, answers under our numbered questions, and words of decision in a few languages. What it cannot
tell stays not said: a value too few costs a call, a wrong one costs trust.
"""

from collections.abc import Collection, Sequence

from agent.core.feedback import Decision, Kind, Met, Outcome, PointKind, Proposal
from agent.core.mail import Line
from agent.core.people import Side
from agent.reading.answer import (
    DecisionAnswer,
    MetAnswer,
    OutcomeAnswer,
    PointAnswer,
    ProposalAnswer,
    RatingAnswer,
    ReadingAnswer,
)
from agent.reading.rules.decision import decision
from agent.reading.rules.in_words import in_words
from agent.reading.rules.others import about_one
from agent.reading.rules.proposal import anew, next_step
from agent.reading.rules.qualifications import qualifications
from agent.reading.rules.remarks import Setting, points
from agent.reading.rules.scale import Stated, rating
from agent.reading.rules.sort import answering, defers, judging, redirects, refuses, sort
from agent.reading.rules.took_place import took_place
from agent.reading.units import Said, Unit, units

NAME = "offline rules"
"""What readings of these rules are signed with."""
_TO_COME = (Outcome.RESCHEDULED, Outcome.CANCELLED)
_YES = (Decision.YES, Decision.STRONG_YES)
_NO = (Decision.NO, Decision.STRONG_NO)
_ABSENT = {Side.CLIENT: Outcome.CANDIDATE_NO_SHOW, Side.CANDIDATE: Outcome.CLIENT_NO_SHOW}
_GOOD = 0.7
"""From this share of a scale on, a rating is a good one."""
_UNSAID = Said(value="not_said", quote="", lines=())


def read(lines: tuple[Line, ...], side: Side, language: str = "en", candidate: Collection[str] = ()) -> ReadingAnswer:
    """What one message says, as far as plain rules can tell.

    ``side`` is CLIENT or CANDIDATE; ``language`` the BCP 47 tag of the summary's language; ``candidate``
    the candidate's names in lower case, so that a client's words about another one are left out.
    """
    answer = _values(lines, side, candidate if side is Side.CLIENT else ())
    return answer.model_copy(update={"summary": in_words(answer, language)})


def _values(lines: tuple[Line, ...], side: Side, candidate: Collection[str]) -> ReadingAnswer:
    said = about_one(units(lines), candidate)
    told = judging(said, side)
    rated, fit, decided = rating(said), qualifications(told, side), decision(told, side)
    remarks = points(said, _setting(side, rated, decided, None))
    seen = (rated.said if rated else None) or fit or _praise(remarks)
    outcome = took_place(answering(said), side, seen=seen, said=decided)
    decided = None if _undecided_before(decided, outcome) else decided
    kind = _kind(said, decided, outcome, certain=bool(rated or fit), praised=bool(_praise(remarks)))
    if kind is Kind.FEEDBACK:
        outcome = outcome or _implied(said)
        remarks = points(said, _setting(side, rated, decided, outcome))
        step = next_step(told, side, decided) or (anew(said, outcome) if side is Side.CANDIDATE else None)
        return _answer(kind, rated, outcome, fit, decided, step, remarks)
    asked = tuple(p for p in remarks if p.kind in (PointKind.QUESTION, PointKind.REQUEST))
    return _answer(kind, None, None, None, None, None, asked)


def _setting(side: Side, rated: Stated | None, decided: Said | None, outcome: Said | None) -> Setting:
    will = decided.value if decided else ""
    missed = outcome is not None and outcome.value == _ABSENT[side]
    return Setting(
        side=side,
        pleased=will in _YES or (rated is not None and rated.value / rated.maximum >= _GOOD),
        refused=will in _NO,
        absent=outcome if missed else None,
    )


def _undecided_before(decided: Said | None, outcome: Said | None) -> bool:
    """Nobody can have decided about an interview that is still to come: to say so says nothing."""
    if decided is None or outcome is None:
        return False
    return decided.value == Decision.UNDECIDED and outcome.value in _TO_COME


def _kind(said: Sequence[Unit], decided: Said | None, outcome: Said | None, *, certain: bool, praised: bool) -> Kind:
    """A rating or an answer on the qualifications is feedback; other words may only look like it."""
    settled = decided is not None and (decided.value != Decision.UNDECIDED or praised)
    missed = outcome is not None and outcome.value != Outcome.HELD
    if certain or missed or (settled and not refuses(said)):
        return Kind.FEEDBACK
    if decided and not (refuses(said) or redirects(said) or defers(said)):
        return Kind.FEEDBACK
    return sort(said)


def _praise(remarks: Sequence[PointAnswer]) -> Said | None:
    found = next((p for p in remarks if p.kind in (PointKind.STRENGTH, PointKind.CONCERN)), None)
    return Said(value="", quote=found.quote, lines=found.lines) if found else None


def _implied(said: Sequence[Unit]) -> Said | None:
    """Any feedback implies that the interview took place; its first sentence has to prove it."""
    return said[0].said(Outcome.HELD) if said else None


def _answer(
    kind: Kind,
    rated: Stated | None,
    outcome: Said | None,
    fit: Said | None,
    decided: Said | None,
    step: Said | None,
    remarks: tuple[PointAnswer, ...],
) -> ReadingAnswer:
    o, f, d, s = (x or _UNSAID for x in (outcome, fit, decided, step))
    score = rated.said if rated else _UNSAID
    return ReadingAnswer(
        kind=kind,
        outcome=OutcomeAnswer(value=Outcome(o.value), quote=o.quote, lines=o.lines),
        rating=RatingAnswer(
            value=rated.value if rated else None,
            maximum=rated.maximum if rated else None,
            quote=score.quote,
            lines=score.lines,
        ),
        decision=DecisionAnswer(value=Decision(d.value), quote=d.quote, lines=d.lines),
        qualifications_met=MetAnswer(value=Met(f.value), quote=f.quote, lines=f.lines),
        next_step=ProposalAnswer(value=Proposal(s.value), quote=s.quote, lines=s.lines),
        points=remarks,
        protected=(),
        summary="",
    )
