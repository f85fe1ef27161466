"""A letter that is about to leave may have left before the records were lost: its copy in Sent stands for it."""

from datetime import UTC, datetime

from agent.advance import Advance
from agent.core.effects import HEADS_UPS, SaveDraft, SendLetter
from agent.core.events import LetterOut
from agent.core.interview import Interview
from agent.ports import OutboxState, Store, Witness

_EVER = datetime.min.replace(tzinfo=UTC)


async def claimed(
    store: Store, advance: Advance, mailbox: str, letter: SendLetter | SaveDraft, interview: Interview
) -> Witness | None:
    """The witness that this letter has left; with one, that is noted, and nothing more is to be sent.

    A heads-up about an earlier date of an interview that was moved since is another one.
    """
    since = interview.last_start if letter.kind in HEADS_UPS else None
    seen = await store.unclaimed(mailbox, letter, since or _EVER)
    if seen is None:
        return None
    if letter.interview:
        await advance(mailbox, _out(letter, seen), task=letter.id)
    else:
        await store.settle(letter.id, OutboxState.DONE, seen.at)
    # Not before: after a crash in between, a claimed witness would let the letter leave once more.
    await store.claim(seen.message_id, letter.id)
    return seen


def _out(letter: SendLetter | SaveDraft, seen: Witness) -> LetterOut:
    return LetterOut(
        id=f"effect:{letter.id}",
        interview=letter.interview,
        at=seen.at,
        kind=letter.kind,
        slot=letter.slot,
        number=letter.number,
        message_id=seen.message_id,
    )
