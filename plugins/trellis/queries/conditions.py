"""A line of a query block as a condition: `kind: post, deck`, `year: 2024..2026`, `tag: not draft`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from trellis.queries.compare import as_number, collated
from trellis.queries.ground import Ground, did_you_mean
from trellis.queries.named import Piece, field_node, known_field
from trellis.queries.properties import all_tags_of
from trellis.queries.syntax import (
    Call,
    Linked,
    Literal,
    Name,
    Node,
    Not,
    QueryError,
    Some,
)
from trellis.queries.times import read_moment, shift
from trellis.queries.values import Link, Span, Value

_VALUE = re.compile(r"""[ \t]*(?:"([^"]*)"|'([^']*)'|(?!["'])([^,]*?))[ \t]*(?:,|$)""")
_NOT = re.compile(r"not[ \t]+", re.IGNORECASE)
_RANGE = re.compile(r"(?P<least>.*?)[ \t]*\.\.[ \t]*(?P<most>.*)")
_DAY = re.compile(r"\d{4}(?P<month>-\d\d(?P<day>-\d\d)?)?")
_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
_DATES = frozenset({"date", "updated"})


def values_in(whole: Piece) -> Sequence[Piece]:
    """The values between commas; quotes keep what is in them together. Raises QueryError."""
    found: list[Piece] = []
    position, match = 0, None
    while position < len(whole.text):
        match = _VALUE.match(whole.text, position)
        if match is None:
            at = whole.at + position
            raise QueryError(
                "a quote does not end where its value does", at, "put a comma after it"
            )
        group = next(number for number in (1, 2, 3) if match[number] is not None)
        if not match[group]:
            raise QueryError("a value is missing", whole.at + match.start(), "take a comma away")
        found.append(Piece(match[group], whole.at + match.start(group)))
        position = match.end()
    if match and match[0].endswith(","):
        raise QueryError("a value is missing", whole.at + position, "take a comma away")
    return found


def condition(name: Piece, value: Piece, ground: Ground) -> Node:
    """The condition that a line makes. Raises QueryError."""
    field = known_field(name, ground)
    node = field_node(field)
    if turned := _NOT.match(value.text):
        value = value.after(turned.end())
    tests = [_test(field, node, one, ground) for one in values_in(value)]
    whole = tests[0] if len(tests) == 1 else Some(tuple(tests))
    return Not(whole) if turned else whole


def _test(field: str, node: Node, value: Piece, ground: Ground) -> Node:
    word = value.text.casefold()
    if word in ("any", "none"):
        empty = Call("isEmpty", (node,))
        return Not(empty) if word == "any" else empty
    if named := _NAMED.get(field):
        return named(value, node, ground)
    if match := _RANGE.fullmatch(value.text):
        least, most = (
            Piece(match["least"], value.at),
            Piece(match["most"], value.at + match.start("most")),
        )
        return _between(node, _bound(field, least), _bound(field, most, end=True))
    if linked := _LINK.fullmatch(value.text):
        return Call("is", (node, Linked(linked[1].strip())))
    if field in _DATES or ("-" in value.text and _DAY.fullmatch(value.text)):
        return _between(node, _bound(field, value), _bound(field, value, end=True))
    return Call("is", (node, Literal(value.text)))


def _between(node: Node, least: Value, most: Value) -> Node:
    return Call("between", (node, Literal(least), Literal(most)))


def _bound(field: str, value: Piece, *, end: bool = False) -> Value:
    """The end of a range: a number, or the first or last moment of a day, month or year."""
    if not value.text:
        return None
    match = _DAY.fullmatch(value.text)
    moment = (
        read_moment(value.text if match and match["month"] else f"{value.text}-01")
        if match
        else None
    )
    if moment is not None and match and (match["month"] or field in _DATES):
        length = Span(86_400_000) if match["day"] else Span(0, 1 if match["month"] else 12)
        after = shift(moment, length) if end else moment
        return shift(after, Span(1), -1) if end and after else moment
    number = as_number(value.text)
    if number is None or field in _DATES:
        fits = "a day, a month or a year" if field in _DATES else "a number or a day"
        remedy = "write it as 2025-01-31, 2025-01 or 2025"
        raise QueryError(f"`{value.text}` is not {fits}", value.at, remedy)
    return number


# Values that are names


def _kind(value: Piece, node: Node, ground: Ground) -> Node:
    kind = ground.find_kind(value.text)
    if kind is None:
        raise _unknown("kind", value, ground.kinds.by_name)
    return Call("is", (node, Literal(Link(value.text, "kind", kind))))


def _topic(value: Piece, node: Node, ground: Ground) -> Node:
    topic = ground.find_topic(value.text)
    if topic is None:
        names = (name for topic in ground.topics for name in (topic.title, topic.id))
        raise _unknown("topic", value, names)
    return Call("is", (node, Literal(Link(topic.title, "topic", topic.id))))


def _keyword(value: Piece, node: Node, ground: Ground) -> Node:
    key = ground.find_keyword(value.text)
    if key is None:
        raise _unknown("keyword", value, ground.keywords.labels.values())
    return Call("is", (node, Literal(Link(value.text, "keyword", key))))


def _series(value: Piece, node: Node, ground: Ground) -> Node:
    series = ground.find_series(value.text)
    if series is None:
        raise _unknown("series", value, (one.title for one in ground.series))
    return Call("is", (node, Literal(Link(series.title, "series", series.slug))))


def _tag(value: Piece, node: Node, ground: Ground) -> Node:
    wanted = value.text.lstrip("#")
    known = {collated(tag): tag for id in ground.entities for tag in ground.once(all_tags_of, id)}
    if collated(wanted) not in known:
        raise _unknown("tag", Piece(wanted, value.at), known.values())
    return Call("hasTag", (Name("file"), Literal(wanted)))


def _folder(value: Piece, node: Node, ground: Ground) -> Node:
    wanted = collated(value.text.strip("/"))
    if wanted not in map(collated, ground.folders):
        raise _unknown("folder", value, ground.folders)
    return Call("inFolder", (Name("file"), Literal(value.text)))


_NAMED: Mapping[str, Callable[[Piece, Node, Ground], Node]] = {
    "kind": _kind,
    "topics": _topic,
    "keywords": _keyword,
    "series": _series,
    "tags": _tag,
    "folder": _folder,
}


_LISTED = {"topic": "`trellis topics` lists them", "series": "name one that there is"}


def _unknown(what: str, value: Piece, known: Iterable[str]) -> QueryError:
    message = f"there is no {what} `{value.text}`"
    remedy = did_you_mean(value.text, known) or _LISTED.get(what, f"name a {what} that there is")
    return QueryError(message, value.at, remedy, "query-unknown-name")
