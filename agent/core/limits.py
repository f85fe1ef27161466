"""How far each side's answers allow to go: two tables, of which the lower result counts."""

from agent.core.feedback import Decision, Proposal
from agent.core.rule import NextStep, Rule
from agent.core.stand import NO, THE_END, YES

CEILING: tuple[Rule, ...] = (
    Rule(
        id="client-missing",
        sentence="the client has not answered",
        step=NextStep.HOLD,
        holds=lambda c: not c.client.answered,
    ),
    Rule(
        id="client-no-decider-awaited",
        sentence="somebody of the client's says no, but their decision-maker may still answer",
        step=NextStep.HOLD,
        # Without an awaited decision-maker, a rule above these tables ends the process.
        holds=lambda c: c.client.decision in NO,
    ),
    Rule(
        id="client-unread",
        sentence="the client asked that no AI reads the answer, and nobody has said yet what it says",
        step=NextStep.HOLD,
        holds=lambda c: c.client.unread,
    ),
    Rule(
        id="client-contradicts-itself",
        sentence="the client's decision and proposal contradict each other, so call the client",
        step=NextStep.HOLD,
        holds=lambda c: c.client.torn,
    ),
    Rule(
        id="client-waits",
        sentence="the client proposes to wait",
        step=NextStep.HOLD,
        holds=lambda c: c.client.proposal is Proposal.HOLD,
    ),
    Rule(
        id="client-unclear",
        sentence="the client's answer states no clear decision",
        step=NextStep.HOLD,
        holds=lambda c: c.client.decision is Decision.NOT_SAID or c.client.proposal in THE_END,
    ),
    Rule(
        id="client-undecided-meets-again",
        sentence="the client is undecided and proposes another interview",
        step=NextStep.ANOTHER_INTERVIEW,
        holds=lambda c: c.client.decision is Decision.UNDECIDED and c.client.proposal is Proposal.ANOTHER_INTERVIEW,
    ),
    Rule(
        id="client-undecided",
        sentence="the client is undecided",
        step=NextStep.HOLD,
        holds=lambda c: c.client.decision is Decision.UNDECIDED,
    ),
    Rule(
        id="client-yes-with-a-gap",
        sentence="the client says yes, but sees a gap: qualifications not fully met, or too grave a concern",
        step=NextStep.ANOTHER_INTERVIEW,
        holds=lambda c: c.client.obstacle,
    ),
    Rule(
        id="client-offers",
        sentence="the client says yes and proposes an offer",
        step=NextStep.OFFER,
        holds=lambda c: c.client.proposal is Proposal.OFFER,
    ),
    Rule(
        id="client-yes-after-the-last-round",
        sentence="the client says yes after the last round",
        step=NextStep.OFFER,
        # Whoever asks for one more interview does not take this round for the last.
        holds=lambda c: c.last_round and c.client.proposal is Proposal.NOT_SAID,
    ),
    Rule(
        id="client-meets-again",
        sentence="the client says yes and proposes another interview",
        step=NextStep.ANOTHER_INTERVIEW,
        holds=lambda c: c.client.proposal is Proposal.ANOTHER_INTERVIEW,
    ),
    Rule(
        id="client-yes",
        sentence="the client says yes and proposes no next step",
        step=NextStep.ANOTHER_INTERVIEW,
        holds=lambda _: True,
    ),
)
"""The most that the client's answers allow."""

CAP: tuple[Rule, ...] = (
    Rule(
        id="candidate-missing",
        sentence="the candidate has not answered, so call the candidate",
        step=NextStep.HOLD,
        holds=lambda c: not c.candidate.answered,
    ),
    Rule(
        id="candidate-unread",
        sentence="the candidate asked that no AI reads the answer, and nobody has said yet what it says",
        step=NextStep.HOLD,
        holds=lambda c: c.candidate.unread,
    ),
    Rule(
        id="candidate-contradicts-itself",
        sentence="the candidate's decision and proposal contradict each other, so call the candidate",
        step=NextStep.HOLD,
        holds=lambda c: c.candidate.torn,
    ),
    Rule(
        id="candidate-blocked",
        sentence="the candidate has a blocking concern, so call the candidate",
        step=NextStep.HOLD,
        holds=lambda c: c.candidate.obstacle,
    ),
    Rule(
        id="candidate-says-no",
        sentence="the candidate leans towards no, so call the candidate",
        step=NextStep.HOLD,
        holds=lambda c: c.candidate.decision in NO,
    ),
    Rule(
        id="candidate-undecided",
        sentence="the candidate is undecided, so call the candidate",
        step=NextStep.HOLD,
        holds=lambda c: c.candidate.decision is Decision.UNDECIDED,
    ),
    Rule(
        id="candidate-unclear",
        sentence="the candidate's answer states no clear decision, so call the candidate",
        step=NextStep.HOLD,
        holds=lambda c: c.candidate.decision not in YES or c.candidate.proposal in THE_END,
    ),
    Rule(
        id="candidate-waits",
        sentence="the candidate says yes, but asks to wait, so call the candidate",
        step=NextStep.HOLD,
        holds=lambda c: c.candidate.proposal is Proposal.HOLD,
    ),
    Rule(
        id="candidate-yes",
        sentence="the candidate says yes",
        step=NextStep.OFFER,
        holds=lambda _: True,
    ),
)
"""The most that the candidate's answers allow."""
