"""The outside world, as the two loops see it. Each port has one adapter per library, and one in memory.

Every method raises the errors of ``agent.errors`` and no others: Transient when waiting helps, a ConfigError when the
operator must act, Permanent when nothing helps. Nothing here assumes that one process does all the work.
"""

from agent.ports.answered import Answered, estimated
from agent.ports.health import Condition, Health
from agent.ports.kept import Fate, KeptMail
from agent.ports.moved import FROM_JUNK, counts_anew
from agent.ports.post import FIRST_DAYS, Arrived, Batch, Cursor, Folder, Mailbox, Mailer, Parser, Place
from agent.ports.services import ChannelPort, Clock, Model, Notifier, Shape
from agent.ports.store import OutboxState, Standing, Store, Task, Told, Witness
from agent.ports.switches import HELD, Switch, Switches, SwitchKind

__all__ = [
    "FIRST_DAYS",
    "FROM_JUNK",
    "HELD",
    "Answered",
    "Arrived",
    "Batch",
    "ChannelPort",
    "Clock",
    "Condition",
    "Cursor",
    "Fate",
    "Folder",
    "Health",
    "KeptMail",
    "Mailbox",
    "Mailer",
    "Model",
    "Notifier",
    "OutboxState",
    "Parser",
    "Place",
    "Shape",
    "Standing",
    "Store",
    "Switch",
    "SwitchKind",
    "Switches",
    "Task",
    "Told",
    "Witness",
    "counts_anew",
    "estimated",
]
