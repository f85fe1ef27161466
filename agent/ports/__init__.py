"""The outside world, as the two loops see it. Each port has one adapter per library, and one in memory.

Every method raises the errors of ``agent.errors`` and no others: Transient when waiting helps, a ConfigError when the
operator must act, Permanent when nothing helps. Nothing here assumes that one process does all the work.
"""

from agent.ports.answered import Answered, estimated
from agent.ports.post import Arrived, Batch, Cursor, Folder, Mailbox, Mailer, Parser
from agent.ports.services import Clock, Model, Notifier, Shape
from agent.ports.store import Fate, KeptMail, OutboxState, Store, Task, Told

__all__ = [
    "Answered",
    "Arrived",
    "Batch",
    "Clock",
    "Cursor",
    "Fate",
    "Folder",
    "KeptMail",
    "Mailbox",
    "Mailer",
    "Model",
    "Notifier",
    "OutboxState",
    "Parser",
    "Shape",
    "Store",
    "Task",
    "Told",
    "estimated",
]
