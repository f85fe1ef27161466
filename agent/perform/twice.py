"""Has one message read by one model, or by two of which neither is believed where the other differs."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from agent.core.feedback import Reading
from agent.errors import DebriefError
from agent.perform.reading import Message, read_with_model
from agent.ports import Model
from agent.reading.agreement import agreed

log = logging.getLogger(__name__)

ALONE = "Only one of two readings of this reply could be made, as the second model did not answer."


async def read_with_models(models: Sequence[Model], message: Message) -> Reading:
    """What the models agree on; where a second one fails, the first stands alone. Raises as the first one's ``answer``.

    What one of them says does not reach the other.
    """
    reading = await read_with_model(models[0], message)
    for model in models[1:]:
        try:
            reading = agreed(reading, await read_with_model(model, message))
        except DebriefError as error:
            log.warning("the second model %s did not read a reply: %s", model.name, error)
            reading = replace(reading, notes=(*reading.notes, ALONE))
    return reading
