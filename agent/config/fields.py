"""Looks at the sections themselves: which keys there are, what they mean, how they are written."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from agent.config.problems import Where
from agent.config.section import Section, Written


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """One key of config.yaml."""

    path: str
    """Such as 'mailboxes[].imap.port'."""
    info: FieldInfo
    form: str
    """How its value is written; empty for sections."""


def keys(section: type[Section], before: str = "") -> Iterator[Key]:
    """All keys of a section and of those below it, in their order. Secrets are none: they never stand in the file."""
    for name, info in known(section).items():
        path, inner = f"{before}{name}", inside(info.annotation)
        several = "[]" if get_origin(info.annotation) is tuple else ""
        yield Key(path=path + several, info=info, form="" if inner else written_as(info))
        if inner:
            yield from keys(inner, f"{path}{several}.")


def known(section: type[Section]) -> dict[str, FieldInfo]:
    """The keys that may stand in the file."""
    return {name: info for name, info in section.model_fields.items() if info.annotation is not SecretStr}


def inside(annotation: Any) -> type[Section] | None:
    """The section that an annotation such as ``tuple[Section, ...]`` or ``Section | None`` holds."""
    if isinstance(annotation, type) and issubclass(annotation, Section):
        return annotation
    return next(filter(None, map(inside, get_args(annotation))), None)


def section_at(root: type[Section], where: Where) -> type[Section] | None:
    """The section at a place of the tree; None if a plain value stands there."""
    section: type[Section] | None = root
    for name in (part for part in where if isinstance(part, str)):
        info = section.model_fields.get(name) if section else None
        section = inside(info.annotation) if info else None
    return section


def meaning(root: type[Section], where: Where) -> str:
    """The description of the key at a place."""
    section = section_at(root, where[:-1])
    info = section.model_fields.get(str(where[-1])) if section else None
    return info.description or "" if info else ""


def written_as(info: FieldInfo) -> str:
    """The form of a value, or of each value of a list."""
    return next(_forms((*info.metadata, *get_args(info.annotation))), "")


def _forms(marks: tuple[Any, ...]) -> Iterator[str]:
    for mark in marks:
        if isinstance(mark, Written):
            yield mark.form
        else:
            yield from _forms((*getattr(mark, "__metadata__", ()), *get_args(mark)))
