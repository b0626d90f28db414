"""Dataview's query language: `LIST` and `TABLE` with their commands, in the order written."""

from __future__ import annotations

from collections.abc import Callable

from trellis.queries.expressions import Parser
from trellis.queries.syntax import (
    Binary,
    Call,
    Every,
    Linked,
    Literal,
    Member,
    Name,
    Node,
    Not,
    QueryError,
    Some,
)
from trellis.queries.tokens import Token
from trellis.queries.values import (
    MOST,
    Column,
    Gather,
    Limit,
    Order,
    Query,
    Sort,
    Spread,
    Step,
    Where,
)

_COMMANDS = ("from", "where", "sort", "group", "flatten", "limit")
_DESCENDING = ("desc", "descending")
_ASCENDING = ("asc", "ascending")
_BY_PATH = Sort((Order(Member(Name("file"), Literal("path"))),))
_DEEPEST = 30


def parse_dataview(text: str) -> Query:
    """The query in `text`. Raises QueryError."""
    return _Reader(text).query()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._parser = Parser(text, dataview=True)

    def query(self) -> Query:
        parser = self._parser
        word = parser.take()
        if not word.is_word("list", "table"):
            raise _unknown_query(word)
        form = "list" if word.is_word("list") else "table"
        bare = parser.take_word("without", "id")
        columns = self._columns() if form == "table" else self._value()
        steps: list[Step] = [_BY_PATH]
        grouped = ""
        while parser.next.kind != "end":
            step = self._step()
            grouped = step.name if isinstance(step, Gather) else grouped
            steps.append(step)
        return Query(
            form="list" if form == "list" else "table",
            columns=columns,
            steps=(*steps, Limit(MOST)),
            title=grouped,
            bare=bare and bool(columns),
            absent_least=True,
        )

    def _at_command(self) -> bool:
        return self._parser.next.is_word(*_COMMANDS) or self._parser.next.kind == "end"

    def _value(self) -> tuple[Column, ...]:
        """The one value that a list may show of each page."""
        return () if self._at_command() else (self._column(),)

    def _columns(self) -> tuple[Column, ...]:
        columns: list[Column] = []
        while not self._at_command():
            columns.append(self._column())
            if not self._parser.take_sign(","):
                break
        return tuple(columns)

    def _column(self) -> Column:
        start = self._parser.next.at
        value = self._parser.expression()
        written = self._text[start : self._parser.next.at].strip()
        return Column(self._heading() or written, value)

    def _heading(self) -> str:
        """What follows `AS`; "" for none."""
        if not self._parser.take_word("as"):
            return ""
        token = self._parser.take()
        if token.kind not in ("text", "name"):
            raise QueryError("a name is missing after AS", token.at, "write it in quotes")
        return token.text

    def _step(self) -> Step:
        parser = self._parser
        token = parser.take()
        if token.is_word("from"):
            return Where(self._source())
        if token.is_word("where"):
            return Where(parser.expression())
        if token.is_word("sort"):
            return Sort(self._orders())
        if token.is_word("limit"):
            return Limit(_number(parser.take()))
        if token.is_word("flatten"):
            return Spread(*self._named())
        if token.is_word("group"):
            if not parser.take_word("by"):
                raise QueryError("`GROUP` has no BY", token.at, "write GROUP BY and a field")
            return Gather(*self._named())
        raise QueryError(
            f"`{token.text}` is not expected here",
            token.at,
            "write FROM, WHERE, SORT, GROUP BY, FLATTEN or LIMIT",
        )

    def _named(self) -> tuple[Node, str]:
        column = self._column()
        return column.value, column.label

    def _orders(self) -> tuple[Order, ...]:
        orders: list[Order] = []
        while True:
            by = self._parser.expression()
            descending = self._parser.next.is_word(*_DESCENDING)
            if descending or self._parser.next.is_word(*_ASCENDING):
                self._parser.take()
            orders.append(Order(by, descending))
            if not self._parser.take_sign(","):
                return tuple(orders)

    # Sources: #tag, "folder", [[link]], outgoing([[link]]), with and, or, -

    def _source(self, depth: int = 0) -> Node:
        return self._joined("or", "|", Some, depth)

    def _joined(
        self, word: str, sign: str, join: Callable[[tuple[Node, ...]], Node], depth: int
    ) -> Node:
        def part() -> Node:
            if word == "or":
                return self._joined("and", "&", Every, depth)
            return self._one_source(depth)

        parts = [part()]
        while self._parser.next.is_word(word) or self._parser.next.is_sign(sign, sign * 2):
            self._parser.take()
            parts.append(part())
        return parts[0] if len(parts) == 1 else join(tuple(parts))

    def _one_source(self, depth: int) -> Node:
        token = self._parser.take()
        if depth > _DEEPEST:
            raise QueryError("the sources are nested too deeply", token.at, "say it more simply")
        if token.is_sign("-", "!"):
            return Not(self._one_source(depth + 1), token.at)
        if token.is_sign("("):
            inner = self._source(depth + 1)
            if not self._parser.take_sign(")"):
                raise QueryError("`(` is not closed", token.at, "close it with `)`")
            return inner
        if token.is_word("outgoing", "incoming"):
            return self._links_of(token)
        return _source(token)

    def _links_of(self, token: Token) -> Node:
        """`outgoing([[page]])`, `incoming([[page]])`."""
        opened, linked = self._parser.take_sign("("), self._parser.take()
        if not opened or linked.kind != "link" or not self._parser.take_sign(")"):
            remedy = f"write {token.text}([[page]])"
            raise QueryError(f"`{token.text}` needs a page", token.at, remedy)
        if token.is_word("incoming"):
            return _links_to(linked)
        return Call("hasLink", (Name("file"),), _link(linked), token.at)


def _source(token: Token) -> Node:
    match token.kind:
        case "tag":
            return Call("hasTag", (Literal(token.text, token.at),), Name("file"), token.at)
        case "text":
            return _in(token)
        case "link":
            return _links_to(token)
    raise QueryError(
        f"`{token.text or 'the end'}` is no source",
        token.at,
        'write #tag, "folder" or [[page]] after FROM',
    )


def _in(token: Token) -> Node:
    """Whether a page lies in a folder, or is the file of that name."""
    name = token.text.strip("/")
    path = name if name.endswith(".md") else f"{name}.md"
    file = Member(Name("file"), Literal("path"))
    inside = Call("inFolder", (Literal(name, token.at),), Name("file"), token.at)
    return Some((inside, Binary("==", file, Literal(path), token.at))) if name else Literal(True)


def _link(token: Token) -> Linked:
    target, _, label = token.text.partition("|")
    return Linked(target.strip().rstrip("\\"), label.strip(), token.at)


def _links_to(token: Token) -> Node:
    return Call("hasLink", (_link(token),), Name("file"), token.at)


def _number(token: Token) -> int:
    if token.kind != "number" or not token.text.isdigit() or len(token.text) > 9:
        raise QueryError(f"`{token.text}` is no number of rows", token.at, "write digits only")
    return int(token.text)


def _unknown_query(token: Token) -> QueryError:
    if token.is_word("task", "calendar"):
        message = f"`{token.text}` queries are not understood"
        return QueryError(message, token.at, "write LIST or TABLE")
    if token.kind == "end":
        return QueryError("the query is empty", token.at, "write LIST or TABLE")
    return QueryError(f"`{token.text}` begins no query", token.at, "write LIST or TABLE")
