"""The text of config.yaml -> a tree of mappings, lists and texts, and the line of each value.

All scalars stay text: YAML 1.1 would turn the client 'No' into false and the time 9:00 into 540.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from agent.config.problems import Problem, Where

_LARGEST = 1_000_000
_DEEPEST = 20
_NULL = "tag:yaml.org,2002:null"


@dataclass(kw_only=True, slots=True)
class Source:
    """A file that has been read; filled while it is walked."""

    tree: dict[str, Any] = field(default_factory=dict)
    lines: dict[Where, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, where: Where) -> int:
        """The line of a value, or of the nearest thing around it that stands in the file."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def wrong(self, where: Where, sentence: str) -> None:
        self.problems.append(Problem(line=self.line(where), where=where, sentence=sentence))


def read(file: Path) -> Source:
    """The file's tree with all problems of its syntax. Problems without a line are those of the file itself."""
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        return _hopeless(0, "there is no such file; name another one with --config")
    except OSError as error:
        return _hopeless(0, f"cannot be read: {error.strerror}")
    if len(raw) > _LARGEST:
        return _hopeless(0, "is larger than a megabyte, so it is not a configuration")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _hopeless(raw[: error.start].count(b"\n") + 1, "must be text in UTF-8")
    return parse(text)


def parse(text: str) -> Source:
    """The same for a text."""
    try:
        for event, depth in _events(text):
            if isinstance(event, yaml.AliasEvent):
                return _hopeless(_line(event), "repeats are not supported; write the value out")
            if depth > _DEEPEST:
                return _hopeless(_line(event), "is nested too deeply to be a configuration")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        return _hopeless(line, f"holds a character that YAML does not allow (code {error.character:#x})")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return _hopeless(mark.line + 1 if mark else 1, _syntax(error))
    source = Source()
    if root is None:
        source.problems.append(Problem(line=1, sentence="is empty"))
    elif not isinstance(root, yaml.MappingNode):
        source.problems.append(
            Problem(line=1, sentence="must consist of keys and values, such as 'state_dir: /var/lib'")
        )
    else:
        source.tree = _value(source, (), root)
    return source


def _events(text: str) -> Iterator[tuple[yaml.Event, int]]:
    """The parser's events with their depth, before anything is built that would recurse as deeply."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        yield event, depth


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _hopeless(line: int, sentence: str) -> Source:
    return Source(problems=[Problem(line=line, sentence=sentence)])


def _syntax(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or error.context or "not valid"
    if "'\\t'" in problem:
        return "a tab stands here; YAML is indented with spaces"
    if "mapping values are not allowed" in problem:
        return "a second ': ' on this line, or the wrong indentation; put texts with a colon into quotes"
    if "block end" in problem or "block mapping" in problem:
        return "the indentation does not fit the lines above"
    return f"is not valid YAML: {problem}"


def _value(source: Source, where: Where, node: yaml.Node) -> Any:
    source.lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(source, where, node))
    if isinstance(node, yaml.SequenceNode):
        return [_value(source, (*where, place), child) for place, child in enumerate(node.value)]
    return node.value


def _pairs(source: Source, where: Where, node: yaml.MappingNode) -> Iterator[tuple[str, Any]]:
    for key, child in node.value:
        name, line = str(key.value) if isinstance(key, yaml.ScalarNode) else "?", key.start_mark.line + 1
        place = (*where, name)
        if place in source.lines:
            source.problems.append(
                Problem(line=line, where=place, sentence=f"stands here twice; line {source.lines[place]} has it first")
            )
            continue
        source.lines[place] = line
        # A key without a value is a key whose values were all commented out: the defaults are meant.
        if child.tag != _NULL:
            yield name, _value(source, place, child)
