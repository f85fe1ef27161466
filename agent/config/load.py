"""config.yaml and the environment -> Config, or every problem at once."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from agent.config import secrets
from agent.config.fields import known, meaning, section_at
from agent.config.problems import ConfigProblems, Where
from agent.config.root import Config
from agent.config.section import WRONG
from agent.config.source import Source, read


def load(path: Path, environ: Mapping[str, str], *, need_secrets: bool = True) -> Config:
    """The configuration at ``path``; raises ConfigProblems with everything that is wrong.

    ``need_secrets`` is false for commands that only look at the state: then missing secrets stay empty.
    """
    source = read(path)
    if source.problems and not source.tree:
        raise ConfigProblems(path, source.problems)
    _take_out_secrets(source)
    _check_names(source)
    _put_in_secrets(source, environ, need_secrets)
    config = _validated(source, path, environ)
    if config and need_secrets and config.model and config.model.wants_key and not config.model.key:
        _missing_key(source)
    if source.problems or config is None:
        raise ConfigProblems(path, source.problems)
    return config


def _validated(source: Source, path: Path, environ: Mapping[str, str]) -> Config | None:
    """None where validation fails; the reasons are then among the source's problems."""
    home, folders = environ.get("HOME", "/"), environ.get("STATE_DIRECTORY", "")
    tree = ({"state_dir": folders.split(":")[0]} if folders else {"state_dir": "~/.local/state/debrief"}) | source.tree
    try:
        return Config.model_validate(tree, context={"folder": path.absolute().parent, "home": home})
    except ValidationError as error:
        for detail in error.errors():
            _explain(source, detail)
        return None


# --- secrets --------------------------------------------------------------------------------------------------------


def _take_out_secrets(source: Source) -> None:
    """Complain about secrets in the file; they are taken out, so that no other message can show one."""
    for where, parent in list(_mappings(source.tree)):
        for name in [name for name in parent if secrets.misplaced(where, name)]:
            del parent[name]
            source.wrong((*where, name), f"secrets do not belong into this file; {_advice(source, where)}")


def _mappings(value: Any, where: Where = ()) -> Iterator[tuple[Where, dict[str, Any]]]:
    if isinstance(value, dict):
        yield where, value
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, child in children:
        yield from _mappings(child, (*where, name))


def _advice(source: Source, where: Where) -> str:
    near = [place for place in secrets.places(source.tree) if place.where[: len(where)] == where]
    return secrets.advice(near[0].names) if near and where else "the README says where they do, under 'Secrets'"


def _put_in_secrets(source: Source, environ: Mapping[str, str], needed: bool) -> None:
    for place in list(secrets.places(source.tree)):
        try:
            found = secrets.find(place, environ)
        except secrets.SecretTrouble as trouble:
            source.wrong(place.where, str(trouble))
            continue
        if found:
            _put(source.tree, place.where, found)
        elif place.needed and needed:
            source.wrong(place.where, f"is missing; {secrets.advice(place.names)}")


def _put(tree: Any, where: Where, value: object) -> None:
    for part in where[:-1]:
        tree = tree[part]
    tree[where[-1]] = value


def _missing_key(source: Source) -> None:
    names = next(place.names for place in secrets.places(source.tree) if place.where == ("model", "key"))
    source.wrong(("model", "key"), f"is missing; {secrets.advice(names)}; or needs_key: no, if it takes none")


# --- sentences ------------------------------------------------------------------------------------------------------


def _check_names(source: Source) -> None:
    """Names of mailboxes must differ. Looked at before validation, so that it is told with all other problems."""
    seen: dict[str, int] = {}
    boxes = source.tree.get("mailboxes")
    for number, box in enumerate(boxes if isinstance(boxes, list) else ()):
        name = box.get("name") if isinstance(box, dict) else None
        if isinstance(name, str) and seen.setdefault(name, number) != number:
            where: Where = ("mailboxes", number, "name")
            source.wrong(where, f"is taken: mailboxes[{seen[name]}] on line {_line_of_name(source, seen[name])} has it")


def _line_of_name(source: Source, number: int) -> int:
    return source.line(("mailboxes", number, "name"))


def _explain(source: Source, detail: ErrorDetails) -> None:
    where: Where = tuple(detail["loc"])
    if detail["type"] == WRONG:
        for field, sentence in detail["ctx"][WRONG]:
            path = field if isinstance(field, tuple) else (field,) if field else ()
            source.wrong((*where, *path), sentence)
    else:
        source.wrong(where, _sentence(detail["type"], where))


def _sentence(kind: str, where: Where) -> str:
    match kind:
        case "missing":
            return f"is missing. It means: {meaning(Config, where)}"
        case "extra_forbidden":
            return _unknown(str(where[-1]), known(section_at(Config, where[:-1]) or Config))
        case "tuple_type":
            return "must be a list: one item a line, each after a dash"
        case "model_type" | "model_attributes_type" | "dict_type":
            section = section_at(Config, where)
            return f"must have keys below it: {', '.join(known(section or Config))}"
    return "is not valid"


def _unknown(name: str, names: Iterable[str]) -> str:
    close = difflib.get_close_matches(name.lower().replace("-", "_"), list(names), n=1)
    return f"is not known; did you mean {close[0]}?" if close else f"is not known; known here: {', '.join(names)}"
