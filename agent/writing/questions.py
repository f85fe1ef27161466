"""The five questions, as a participant reads them."""

from collections.abc import Mapping

from agent.core.interview import Interview
from agent.core.people import Side
from agent.writing.layout import named
from agent.writing.occasion import candidate, client_to_candidate
from agent.writing.render import Renderer, shipped
from agent.writing.tongue import ENGLISH

NUMBERS = ("Q1", "Q2", "Q3", "Q4", "Q5")
"""Replies are taken apart by these, so every letter that asks carries all five, each at the start of a line."""


def questions(
    interview: Interview, side: Side, renderer: Renderer | None = None, language: str = ENGLISH
) -> tuple[str, ...]:
    """The questions to one side, each on one line: 'Q1. How would you rate ...'."""
    context = {
        "candidate": candidate(interview, language),
        "client": client_to_candidate(interview, language),
        "role": named(interview.role),
    }
    return _lines(side, context, renderer, language)


def nameless(side: Side) -> tuple[str, ...]:
    """The questions as a model sees them: with nobody's name, and without the role."""
    return _lines(side, {"candidate": "the candidate", "client": "the client", "role": ""}, None, ENGLISH)


def _lines(side: Side, context: Mapping[str, str], renderer: Renderer | None, language: str) -> tuple[str, ...]:
    block = "candidate" if side is Side.CANDIDATE else "client"
    return (renderer or shipped()).lines(f"{language}/questions", block, context)
