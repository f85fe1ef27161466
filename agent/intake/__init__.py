"""Loop 1: mailbox -> kept mail -> claims -> what we know of them -> one event -> advance."""

from agent.intake.watching import Intake

__all__ = ["Intake"]
