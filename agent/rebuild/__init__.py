"""Making lost records anew from the mailbox: find what is there, play it through with nothing leaving, and ask."""

from agent.rebuild.need import Missing, missing
from agent.rebuild.past import Past, Restored
from agent.rebuild.rebuilding import DAYS, Result, rebuild
from agent.rebuild.starting import restore_if_lost, restored_at_last

__all__ = [
    "DAYS",
    "Missing",
    "Past",
    "Restored",
    "Result",
    "missing",
    "rebuild",
    "restore_if_lost",
    "restored_at_last",
]
