"""How the parts of the service are: what works, what does not, and since when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Condition(StrEnum):
    """How a part is."""

    OK = "ok"
    TROUBLE = "trouble"
    """It is tried again by itself, and that will help."""
    LOGIN = "login refused"
    CERTIFICATE = "certificate refused"
    OPERATOR = "needs the operator"
    GAP = "gap"
    """Mail was missed when it came, and was found only when the mailbox was compared with the records."""
    STUCK = "stuck"
    """Mail has been waiting for more than an hour to be worked on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """How one part is."""

    mailbox: str
    """Empty for what all mailboxes share, such as the model."""
    part: str
    """Such as 'imap', 'smtp', 'drafts', 'model', 'prose', 'mqtt', 'work' and 'reconciliation'."""
    condition: Condition
    since: datetime
    """When the present condition began."""
    well_at: datetime | None = None
    """When it last worked, to the minute; None if it never did."""
    message: str = ""
    """What the other side said, cut short and without addresses; empty if all is well."""
