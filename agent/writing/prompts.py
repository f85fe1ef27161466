"""Prompts: versioned files under prompts/, rendered for one message of one person."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Prompt:
    """What a model is told."""

    name: str
    """Name and version, such as 'reading/1'."""
    system: str
    user: str
