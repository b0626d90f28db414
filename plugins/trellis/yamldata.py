"""PARSE: YAML as plain data: what it says, where it says it, and nothing that can run or explode.

Scalars follow the core schema of YAML 1.2, as the editors that write frontmatter do: `no`, `on`,
`12:30`, `0123`, `2025-13-45`, `.nan` and dates are text; who expects a date reads it as one. So every
value is JSON as it stands. Tags never make objects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML built without libyaml: the same values, more slowly
    from yaml import SafeLoader  # type: ignore[assignment]

MAX_CHARACTERS = 64_000
MAX_VALUES = 10_000  # aliases count each time they are used
MAX_DEPTH = 40

_TOO_DEEP = re.compile(rf"(?:[-?:][ \t]+){{{MAX_DEPTH}}}")
_BRACKET = re.compile(r"[\[\]{}]")
_PLACEHOLDER = re.compile(r"\[\[[^\[\]]+\]\]|\{\{[^{}]*\}\}")  # [[wikilink]], {{template}}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_TAG = "tag:yaml.org,2002:"


class YamlError(ValueError):
    """Text that is not YAML. `line` and `column` count from 0; `remedy` says what to write."""

    def __init__(self, problem: str, line: int = 0, column: int = 0, remedy: str = "") -> None:
        super().__init__(problem)
        self.line, self.column, self.remedy = line, column, remedy


@dataclass(frozen=True, slots=True)
class Repeat:
    """A key given again: the value that a later one replaced, and the line of the later one."""

    key: str
    value: object
    line: int


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """A YAML document as data.

    If it is a mapping, `lines` are those of its keys (from 0) and `texts` its values as written where
    they are not text already (`1.10`, `true`, `[a, b]`): for fields that expect text.
    """

    value: object
    lines: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    repeats: tuple[Repeat, ...] = ()


class _Loader(SafeLoader):
    """Composes nodes with the tags of the YAML 1.2 core schema."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own protocol


for _name, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,17})", list("-+0123456789")),
    (
        "float",
        r"[-+]?(?:0|[1-9][0-9]*)?\.[0-9]+(?:[eE][-+]?[0-9]{1,2})?|[-+]?[1-9][0-9]*[eE][-+]?[0-9]{1,2}",
        list("-+.0123456789"),
    ),
    ("merge", r"<<", ["<"]),
):
    _Loader.add_implicit_resolver(_TAG + _name, re.compile(rf"(?:{_pattern})\Z"), _first)


def read_yaml(text: str) -> YamlDocument:
    """The one document in `text`. Raises YamlError."""
    if len(text) > MAX_CHARACTERS:
        raise YamlError(f"it is longer than {MAX_CHARACTERS:,} characters")
    if _TOO_DEEP.search(text) or _bracket_depth(text) > MAX_DEPTH:
        raise YamlError(f"it is nested more than {MAX_DEPTH} levels deep")
    node = _compose(text)
    if node is None:
        return YamlDocument(None)
    reader = _Reader(text)
    if not isinstance(node, yaml.MappingNode):
        return YamlDocument(reader.value(node, 0))
    return reader.document(node)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in a text. `style` is its quote or sign (`'`, `"`, `>`, `|`), `[` or `{` for what
    is in brackets, `-` for a list in lines, "" for plain text and all else; `ends` are where the items of a
    list end."""

    start: int
    end: int
    style: str
    ends: tuple[int, ...] = ()


def value_places(text: str) -> dict[str, Place]:
    """Where the value of each top-level key of a YAML mapping stands. Raises YamlError."""
    node = _compose(text)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {_Reader(text).key(key): _place(value) for key, value in pairs}


def _place(node: Any) -> Place:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        return Place(start, end, node.style or "")
    if isinstance(node, yaml.SequenceNode):
        ends = tuple(item.end_mark.index for item in node.value)
        return Place(start, end, "[" if node.flow_style else "-", ends)
    return Place(start, end, "{" if node.flow_style else "")


def _bracket_depth(text: str) -> int:
    """How deep brackets are nested, at most. libyaml overflows the stack on thousands of open ones."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth = max(0, depth + (1 if bracket in "[{" else -1))
        deepest = max(deepest, depth)
    return deepest


def _compose(text: str) -> Any:
    try:
        loader = _Loader(text)
        try:
            return loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        raise _explained(error, text) from error
    except yaml.reader.ReaderError as error:
        control = _CONTROL.search(text)
        line = text.count("\n", 0, control.start() if control else 0)
        raise YamlError("it holds a control character", line, remedy="remove it") from error
    except (yaml.YAMLError, UnicodeError, RecursionError, ValueError) as error:
        raise YamlError("it is not YAML") from error


class _Reader:
    """Nodes as plain values, within bounds."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.left = MAX_VALUES

    def document(self, node: yaml.MappingNode) -> YamlDocument:
        """A top-level mapping, with the lines of its keys."""
        data: dict[str, object] = {}
        lines: dict[str, int] = {}
        texts: dict[str, str] = {}
        repeats = []
        for key_node, value_node in node.value:
            key, line = self.key(key_node), key_node.start_mark.line
            value = self.value(value_node, 1)
            if key_node.tag == _TAG + "merge":
                data = _merged(value) | data
                continue
            if key in lines:
                repeats.append(Repeat(key, data[key], line))
                texts.pop(key, None)
            data[key], lines[key] = value, line
            if not isinstance(value, str) and value is not None:
                texts[key] = self.written(value_node)
        return YamlDocument(data, lines, texts, tuple(repeats))

    def value(self, node: Any, depth: int) -> object:
        self.left -= 1
        if self.left < 0:
            raise YamlError(f"it holds more than {MAX_VALUES:,} values")
        if depth > MAX_DEPTH:
            raise YamlError(f"it is nested more than {MAX_DEPTH} levels deep")
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if node.flow_style and _PLACEHOLDER.fullmatch(written := self.written(node)):
            return written
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        return self.mapping(node, depth)

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, object]:
        merged: dict[str, object] = {}
        data: dict[str, object] = {}
        for key_node, value_node in node.value:
            value = self.value(value_node, depth + 1)
            if key_node.tag == _TAG + "merge":
                merged = _merged(value) | merged
            else:
                data[self.key(key_node)] = value
        return merged | data

    def key(self, node: Any) -> str:
        """A key as text, whatever it is: `2024`, `true` and `null` as written."""
        return node.value if isinstance(node, yaml.ScalarNode) else self.written(node)

    def written(self, node: Any) -> str:
        """A value as it stands in the text."""
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        return self.text[node.start_mark.index : node.end_mark.index].strip()


def _scalar(node: yaml.ScalarNode) -> object:
    """A scalar by its tag; what a tag cannot make of it stays text."""
    text = str(node.value)
    try:
        match node.tag.removeprefix(_TAG):
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int":
                return int(text)
            case "float":
                return float(text)
    except ValueError:  # a tag written out: `!!int many`
        pass
    return (
        text
        if text.isascii()
        else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )


def _merged(value: object) -> dict[str, object]:
    """What `<<: value` merges: a mapping, or a list of them of which the first counts most."""
    data: dict[str, object] = {}
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            data = item | data
    return data


def _explained(error: yaml.MarkedYAMLError, text: str) -> YamlError:
    """A parser's complaint as a writer's remedy."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    rows = text.split("\n")
    row = rows[line] if line < len(rows) else ""
    problem, remedy = _diagnosed(error, row, column)
    return YamlError(problem, line, column, remedy)


def _diagnosed(error: yaml.MarkedYAMLError, row: str, column: int) -> tuple[str, str]:
    """What is wrong in `row`, and what to write instead."""
    problem, character = str(error.problem or "it is not YAML"), row[column : column + 1]
    key, _, value = row.partition(":")
    value = value.strip()
    quote = "quote the value: " + (f"{key.strip()}: {_quoted(value)}" if value else _quoted(row))
    cases = (
        (character == "\t", "a tab indents this line", "indent with spaces"),
        ("mapping values" in problem, "a value holds an unquoted colon", quote),
        ("start any token" in problem, f"a value cannot begin with `{character}`", quote),
        ("alias" in problem, "a value that begins with `*` is read as an alias", quote),
        (
            "expected" in problem and value.startswith(("[", "{", '"', "'")),
            "a bracket or quote is not closed, or text follows it",
            quote,
        ),
        (
            "':'" in problem or "expected key" in problem,
            "a line is neither `key: value` nor part of a list",
            "write `key: value`, or indent it",
        ),
        (
            "quoted scalar" in str(error.context),
            "a quote is not closed",
            "close the quote, or write the value without quotes",
        ),
    )
    fallback = (problem, "quote the value if it holds one of : # [ ] { } & * ! | > % @ `")
    return next(((what, remedy) for holds, what, remedy in cases if holds), fallback)


def _quoted(text: str) -> str:
    return "'" + text.strip().replace("'", "''") + "'"
