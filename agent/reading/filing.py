"""The recruiter's own reading of an answer, on one line: 'file: rating 4, decision yes, next another interview'."""

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from agent.core.feedback import Decision, Kind, Met, Outcome, Proposal, Reading
from agent.core.unread import BY_HAND

_LINE = re.compile(r"file\s*:\s*(?P<what>.+)", re.IGNORECASE)
_PART = re.compile(r"(?P<key>[a-z ]+?)(?:\s*[:=]\s*|\s+)(?P<value>\S.*)", re.IGNORECASE)
_RATING = re.compile(r"(?P<value>[1-5])(?:\s*(?:/|of|out of)\s*5)?")
_KEYS = {
    "rating": "rating",
    "decision": "decision",
    "wants to go ahead": "decision",
    "qualifications": "qualifications_met",
    "qualified": "qualifications_met",
    "fits": "qualifications_met",
    "fits the role": "qualifications_met",
    "next": "next_step",
    "next step": "next_step",
    "proposes": "next_step",
    "took place": "outcome",
}
_OUTCOMES: Mapping[str, StrEnum] = {
    "yes": Outcome.HELD,
    "held": Outcome.HELD,
    "no-show candidate": Outcome.CANDIDATE_NO_SHOW,
    "no-show client": Outcome.CLIENT_NO_SHOW,
    "moved": Outcome.RESCHEDULED,
    "cancelled": Outcome.CANCELLED,
}


def _words(values: type[StrEnum]) -> Mapping[str, StrEnum]:
    return {value.value.replace("_", " "): value for value in values if value.value != "not_said"}


_VALUES: Mapping[str, Mapping[str, StrEnum]] = {
    "decision": _words(Decision),
    "qualifications_met": _words(Met),
    "next_step": _words(Proposal),
    "outcome": _OUTCOMES,
}


def filed(text: str) -> Reading | None:
    """The reading that the line files; None unless every part of it is understood, and none stands there twice."""
    match = _LINE.fullmatch(text)
    if match is None:
        return None
    parts = [_part(part.strip(" .")) for part in re.split(r"[,;]", match["what"]) if part.strip(" .")]
    found: dict[str, Any] = {name: value for name, value in parts if name}
    if not parts or len(found) < len(parts):
        return None
    return replace(Reading(kind=Kind.FEEDBACK, reader=BY_HAND), **found)


def _part(text: str) -> tuple[str, object]:
    """A field's name and its value; an empty name if that is no part of the form."""
    match = _PART.fullmatch(text)
    keys = sorted((key for key in _KEYS if match and text.lower().startswith(key)), key=len)
    if match is None or not keys:
        return "", None
    name, value = _KEYS[keys[-1]], " ".join(text[len(keys[-1]) :].lower().strip(" :=").split())
    if name == "rating":
        rating = _RATING.fullmatch(value)
        return ("rating", int(rating["value"])) if rating else ("", None)
    known = _VALUES[name].get(value)
    return (name, known) if known else ("", None)
