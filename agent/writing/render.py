"""Renders letters from templates: each is written once, and laid out twice, as plain text and as HTML.

A letter's template (``en/question.j2``) has a block ``subject`` and a block ``body``. It builds its body from the
macros of ``parts.j2``, of which there are two: one in ``text/`` and one in ``html/``. So both say the same, and all
that comes from outside is escaped in HTML without any template having to think of it.
"""

import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import TemplateNotFound

from agent.core.mail import plain
from agent.errors import ConfigError
from agent.writing.layout import bullet, first_up, wrap
from agent.writing.places import templates_dir

# What a faulty template may raise beside Jinja's own errors: it is the operator's program.
_FAULTS = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)

HINT = "Compare it with the shipped template, which uses every variable that there is."


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    """A file that goes with a letter."""

    name: str
    """ASCII letters, digits, dots and dashes."""
    kind: str
    """Its media type, such as 'application/json'."""
    text: str
    method: str = ""
    """Of a calendar file (RFC 6047 section 2.4); empty for all others."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A letter, ready to be composed."""

    subject: str
    """One line."""
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()


class Renderer:
    """The shipped templates, with those of the operator's folder in front.

    ``folder`` is laid out as the shipped one; a file that it lacks is taken from there.
    """

    def __init__(self, folder: Path | None = None) -> None:
        roots = [root for root in (folder, templates_dir()) if root]
        self._text = _environment(roots, "text", escape=False)
        self._html = _environment(roots, "html", escape=True)

    def letter(self, name: str, context: Mapping[str, object]) -> Letter:
        """Render a letter, such as 'en/question'; ConfigError names template and line of what is wrong."""
        return Letter(
            subject=plain(_block(self._text, name, "subject", context)),
            text=_tidy(_guarded(name, lambda: _load(self._text, name).render(context))),
            html=_guarded(name, lambda: _load(self._html, name).render(context)),
        )

    def lines(self, name: str, block: str, context: Mapping[str, object]) -> tuple[str, ...]:
        """The lines of one block that are not empty."""
        return tuple(plain(line) for line in _block(self._text, name, block, context).splitlines() if line.strip())


@lru_cache(maxsize=1)
def shipped() -> Renderer:
    """The renderer without any templates of the operator."""
    return Renderer()


def _environment(roots: list[Path], layout: str, *, escape: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader([folder for root in roots for folder in (root / layout, root)]),
        autoescape=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(wrap=wrap, bullet=bullet, first_up=first_up)
    return environment


def _load(environment: Environment, name: str) -> Template:
    return environment.get_template(f"{name}.j2")


def _block(environment: Environment, name: str, block: str, context: Mapping[str, object]) -> str:
    def render() -> str:
        template = _load(environment, name)
        if block not in template.blocks:
            raise ConfigError(f"The template {name}.j2 has no block '{block}'.", hint=HINT)
        try:
            return "".join(template.blocks[block](template.new_context(dict(context))))
        except Exception:
            # Gives the error the template's line numbers, as Template.render() does.
            environment.handle_exception()

    return _guarded(name, render)


def _guarded(name: str, render: Callable[[], str]) -> str:
    try:
        return render()
    except TemplateSyntaxError as error:
        _fail(f"{error.name or name}, line {error.lineno}", error.message or "cannot be understood", error)
    except TemplateNotFound as error:
        _fail(f"{name}.j2", f"there is no template {error.name}", error)
    except UndefinedError as error:
        _fail(_place(error, name), error.message or "an unknown variable", error)
    except _FAULTS as error:
        _fail(_place(error, name), f"{type(error).__name__}: {error}", error)


def _fail(place: str, what: str, cause: Exception) -> NoReturn:
    raise ConfigError(f"Template {place}: {what}.", hint=HINT) from cause


def _place(error: Exception, name: str) -> str:
    """File and line of the innermost template that the error passed through."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".j2")]
    return f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else f"{name}.j2"


def _tidy(text: str) -> str:
    """No trailing blanks, and never more than one empty line."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"
