"""What the ledger keeps of a letter that is about to leave."""

from agent.core.effects import SaveDraft, SendLetter
from agent.reading.known import LedgerEntry
from agent.writing.compose import Outgoing


def ledger_entry(mail: Outgoing, letter: SendLetter | SaveDraft) -> LedgerEntry:
    """The letter's line in the ledger, by which replies find their way back."""
    return LedgerEntry(
        message_id=mail.message_id,
        effect=letter.id,
        interview=letter.interview,
        slot=letter.slot,
        kind=letter.kind,
        number=letter.number,
        to=letter.to.email,
        text=mail.text,
    )
