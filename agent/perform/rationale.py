"""Performs WriteRationale: a model writes the sentences about a recommendation, once; it leaves without them too."""

import logging
from collections.abc import Iterator

from agent.advance import Advance
from agent.core.concluding import voices
from agent.core.effects import WriteRationale
from agent.core.events import RationaleWritten
from agent.core.feedback import Proposal
from agent.core.interview import Interview
from agent.core.people import Side
from agent.core.prose import Prose
from agent.core.recommendation import Recommendation
from agent.core.rule import NextStep
from agent.errors import DebriefError
from agent.ports import Clock, Model, OutboxState, Store, Task
from agent.reading.prose import RationaleAnswer, proved
from agent.writing.rationale import rationale_prompt

log = logging.getLogger(__name__)

_MEANT = {
    Proposal.OFFER: NextStep.OFFER,
    Proposal.ANOTHER_INTERVIEW: NextStep.ANOTHER_INTERVIEW,
    Proposal.HOLD: NextStep.HOLD,
    Proposal.REJECT: NextStep.REJECT,
    Proposal.WITHDRAW: NextStep.WITHDRAWN,
}


class Essayist:
    """Has sentences written about recommendations. ``model`` is None where none is configured."""

    def __init__(self, store: Store, model: Model | None, advance: Advance, clock: Clock) -> None:
        self._store = store
        self._model = model
        self._advance = advance
        self._clock = clock

    async def perform(self, task: Task, effect: WriteRationale) -> None:
        """Ask once; whatever comes of it, the recommendation goes on its way."""
        interview, _ = await self._store.interview(effect.interview)
        found = interview.recommendation if interview else None
        if interview is None or found is None or effect.number < interview.revision:
            reason = "a newer recommendation is on its way"
            await self._store.settle(effect.id, OutboxState.NEVER, self._clock.now(), error=reason)
            return
        event = RationaleWritten(
            id=f"effect:{effect.id}",
            interview=effect.interview,
            at=self._clock.now(),
            number=effect.number,
            prose=await self._written(interview, found),
        )
        await self._advance(task.mailbox, event, task=effect.id)

    async def _written(self, interview: Interview, found: Recommendation) -> Prose | None:
        if self._model is None:
            return None
        try:
            return await write_prose(self._model, interview, found)
        except DebriefError as error:
            log.warning("the model wrote nothing about interview %s: %s", interview.ref, error)
        except Exception:
            log.exception("the sentences about interview %s failed", interview.ref)
        return None


async def write_prose(model: Model, interview: Interview, found: Recommendation) -> Prose | None:
    """The sentences, or None where they had to be thrown away. Raises as ``Model.answer``."""
    # Letters to the recruiter are in English; the words that the proof looks for are too.
    prompt, cited = rationale_prompt(interview, found, "en")
    said = await model.answer(prompt, RationaleAnswer)
    text = proved(said.value.prose, len(cited), _discussed(interview, found), _numbers(interview), found.step)
    if not text:
        log.warning("what the model wrote about interview %s was thrown away", interview.ref)
        return None
    return Prose(
        text=text, cited=cited, writer=model.name, prompt=prompt.name, settings=said.settings, usage=said.usage
    )


def _discussed(interview: Interview, found: Recommendation) -> Iterator[NextStep]:
    """The next step recommended, and those that anybody proposes."""
    yield found.step
    for side in (Side.CLIENT, Side.CANDIDATE):
        for voice in voices(interview, side).values():
            if voice.next_step in _MEANT:
                yield _MEANT[voice.next_step]


def _numbers(interview: Interview) -> Iterator[int]:
    yield 5
    for side in (Side.CLIENT, Side.CANDIDATE):
        yield from (voice.rating for voice in voices(interview, side).values() if voice.rating)
