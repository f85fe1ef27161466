"""The breaker: when something is so evidently wrong that nobody must be written to until a human has looked."""

from dataclasses import dataclass

from agent.core.rules import Caps

FAR_ABOVE = 2
"""How many times what is allowed counts as a storm: the caps themselves let no more than once as much leave."""
FEW = 4
"""Failures from which on their share counts: one of two letters is chance."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Setbacks:
    """How the letters of one mailbox to participants have done lately, since a human last let them leave."""

    written_to: int = 0
    """People, each counted once an interview, with a letter within 24 hours."""
    failed: int = 0
    """Of these, people whose letter came back for good, or was refused for good."""
    uncertain: int = 0
    """Letters within an hour of which nobody knows whether they left."""
    at_once: int = 0
    """Letters that left within ten minutes."""
    waiting: int = 0
    """Letters that could leave by their time, and have not; counted up to ``most_waiting``."""


def most_waiting(caps: Caps) -> int:
    """How many letters may want to leave before that counts as a storm."""
    return FAR_ABOVE * caps.participants_per_day


def tripped(setbacks: Setbacks, caps: Caps) -> str:
    """Why all letters to participants have to stop, as a plain sentence; empty if they need not."""
    failed, people = setbacks.failed, setbacks.written_to
    if failed >= caps.breaker_failures or (failed >= FEW and 100 * failed >= caps.breaker_share * people):
        return f"Letters to {failed} of {people} people came back or were refused within 24 hours."
    if setbacks.uncertain >= caps.breaker_uncertain:
        return f"Of {setbacks.uncertain} letters within an hour nobody knows whether the mail server took them."
    if setbacks.at_once > FAR_ABOVE * caps.participants_at_once:
        return f"{setbacks.at_once} letters to participants left within ten minutes, far more than allowed."
    if setbacks.waiting > most_waiting(caps):
        return f"More than {most_waiting(caps)} letters to participants want to leave, far more than a day allows."
    return ""
