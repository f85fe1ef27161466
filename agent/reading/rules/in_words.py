"""A summary from the values that were found: a template, with no word of the participant's in it."""

from agent.core.feedback import Decision, Kind, Met, Outcome, Proposal
from agent.reading.answer import ReadingAnswer
from agent.reading.rating import to_five

_KINDS = {
    Kind.DEFERRAL: "They will answer later.",
    Kind.REFUSAL: "They do not wish to answer.",
    Kind.REDIRECT: "They say that somebody else should answer.",
    Kind.QUESTION: "They ask a question before answering.",
    Kind.OTHER: "The message does not seem to be about the interview.",
}
_OUTCOMES = {
    Outcome.CANDIDATE_NO_SHOW: "The candidate did not come.",
    Outcome.CLIENT_NO_SHOW: "The client did not come.",
    Outcome.RESCHEDULED: "The interview was moved.",
    Outcome.CANCELLED: "The interview was cancelled.",
}
_DECISIONS = {
    Decision.STRONG_YES: "they firmly want to go ahead",
    Decision.YES: "they want to go ahead",
    Decision.UNDECIDED: "they have not decided",
    Decision.NO: "they do not want to go ahead",
    Decision.STRONG_NO: "they firmly do not want to go ahead",
}
_MET = {
    Met.YES: "a fit for the role",
    Met.PARTLY: "a fit for the role in part",
    Met.NO: "not a fit for the role",
}
_STEPS = {
    Proposal.OFFER: "Proposed next: an offer.",
    Proposal.ANOTHER_INTERVIEW: "Proposed next: another interview.",
    Proposal.HOLD: "Proposed next: to hold.",
}


def in_words(answer: ReadingAnswer) -> str:
    """At most three sentences in English."""
    if answer.kind is not Kind.FEEDBACK:
        return _KINDS[answer.kind]
    told = [_sentence(_views(answer)), _STEPS.get(answer.next_step.value, "")]
    return " ".join(filter(None, [_OUTCOMES.get(answer.outcome.value, ""), *told]))


def _views(answer: ReadingAnswer) -> list[str]:
    stars = None if answer.rating.value is None else to_five(answer.rating.value, answer.rating.maximum)
    rated = f"rated {stars} of 5" if stars else ""
    views = [rated, _DECISIONS.get(answer.decision.value, ""), _MET.get(answer.qualifications_met.value, "")]
    return [view for view in views if view]


def _sentence(parts: list[str]) -> str:
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}." if text else ""
