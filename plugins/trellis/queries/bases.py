"""Obsidian's bases: YAML with filters, formulas, properties and views, of which one is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from trellis.queries.compare import collated
from trellis.queries.expressions import bound, parse_expression
from trellis.queries.ground import did_you_mean
from trellis.queries.named import field_node, heading
from trellis.queries.syntax import (
    Every,
    Literal,
    Member,
    Name,
    Node,
    Not,
    QueryError,
    Some,
    children,
)
from trellis.queries.values import MOST, Column, Form, Limit, Order, Query, Sort, Where, as_finite
from trellis.yamldata import YamlError, read_yaml

_FORMS: Mapping[str, Form] = {"table": "table", "list": "list", "cards": "cards"}
_FILE_NAMES = frozenset({"file.name", "file.basename", "file.file", "file.fullname", "file"})
"""Properties that are shown as the entity itself, under its title."""

_FIELDS = {
    **dict.fromkeys(_FILE_NAMES, "title"), "file.ctime": "date", "file.mtime": "updated",
    "file.folder": "folder", "file.path": "path", "file.tags": "tags", "file.links": "links",
    "file.backlinks": "backlinks", "tags": "tags", "aliases": "aliases",
}  # fmt: skip
"""Properties that have a heading in the reader's language."""

_SPACED = re.compile(r"^(file|note|formula)\.")
_BY_NAME = Order(Member(Name("file"), Literal("name")))
_DEEPEST = 20


def parse_base(text: str, view: str = "") -> Query:
    """The query that the view named `view` of a base is; its first view for "". Raises QueryError."""
    bound(text)
    try:
        data = read_yaml(text).value
    except YamlError as error:
        lines = text.split("\n")
        at = sum(len(line) + 1 for line in lines[: error.line]) + error.column
        raise QueryError(f"the base is not YAML: {error}", at, error.remedy or "mend it") from None
    if data is None:
        data = {}
    if not isinstance(data, dict):
        raise QueryError("this is no base", 0, "write `filters:` and `views:`")
    return _Reader(text, data).query(view)


@dataclass(frozen=True, slots=True)
class _Reader:
    """A base as data, and its text, in which faults are found again."""

    text: str
    data: Mapping[str, object]

    def query(self, wanted: str) -> Query:
        view = self._view(wanted)
        conditions = tuple(
            self._filter(filters, 0)
            for filters in (self.data.get("filters"), view.get("filters"))
            if filters
        )
        columns, bare = self._columns(view)
        orders, groups = self._orders(view), self._groups(view)
        by = [order.by for order in (*orders, *([groups] if groups else ()))]
        return Query(
            form=self._form(view),
            columns=columns,
            steps=(
                *([Where(Every(conditions))] if conditions else ()),
                Sort((*orders, _BY_NAME)),
                Limit(self._limit(view)),
            ),
            groups=groups,
            formulas=self._formulas([*conditions, *(column.value for column in columns), *by]),
            name=str(view.get("name") or ""),
            title=self._named_by_owner("file.name"),
            bare=bare,
        )

    def _formulas(self, nodes: list[Node]) -> dict[str, Node]:
        """The formulas that `nodes` ask for, and those that these ask for: no other is looked at."""
        written = self._mapping(self.data, "formulas")
        found: dict[str, Node] = {}
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            waiting += children(node)
            name = node.name if isinstance(node, Member) and _is_formula(node) else ""
            if name in written and name not in found:
                found[name] = self._expression(written[name])
                waiting.append(found[name])
        return found

    def _fault(self, message: str, written: object, remedy: str) -> QueryError:
        """A fault where `written` stands in the text."""
        return QueryError(message, self._place(str(written)), remedy)

    def _place(self, written: str) -> int:
        """Where a value stands in the text: as the whole of one, if it does."""
        whole = re.compile(re.escape(written) + r"(?=['\"]?[ \t]*(?:[,\]}#]|$))", re.MULTILINE)
        match = whole.search(self.text)
        return match.start() if match else max(self.text.find(written), 0)

    def _mapping(self, data: Mapping[str, object], name: str) -> Mapping[str, object]:
        value = data.get(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self._fault(f"`{name}` is no mapping", f"{name}:", "write `name: value` below it")
        return value

    def _listed(self, data: Mapping[str, object], name: str) -> list[object]:
        value = data.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._fault(
                f"`{name}` is no list", f"{name}:", "write one item a line, after `- `"
            )
        return value

    # Views

    def _view(self, wanted: str) -> Mapping[str, object]:
        views = [view for view in self._listed(self.data, "views") if isinstance(view, dict)]
        if not wanted:
            return views[0] if views else {"type": "table"}
        names = {collated(str(view.get("name") or "")): view for view in reversed(views)}
        if collated(wanted) not in names:
            remedy = did_you_mean(wanted, (str(view.get("name") or "") for view in views))
            raise QueryError(
                f"the base has no view `{wanted}`",
                -1,
                remedy or "name one of its views, or none",
                "query-unknown-name",
            )
        return names[collated(wanted)]

    def _form(self, view: Mapping[str, object]) -> Form:
        form = str(view.get("type") or "table")
        if form not in _FORMS:
            message = f"views of the type `{form}` are not understood"
            raise self._fault(message, form, "make it a table, a list or cards")
        return _FORMS[form]

    def _limit(self, view: Mapping[str, object]) -> int:
        limit = view.get("limit")
        if limit is None:
            return MOST
        if not isinstance(limit, int) or isinstance(limit, bool) or limit < 0:
            raise self._fault(f"`limit` is no number: `{limit}`", "limit:", "write digits only")
        return min(limit, MOST)

    def _orders(self, view: Mapping[str, object]) -> tuple[Order, ...]:
        return tuple(self._order(item) for item in self._listed(view, "sort"))

    def _groups(self, view: Mapping[str, object]) -> Order | None:
        groups = view.get("groupBy")
        return self._order(groups) if groups else None

    def _order(self, item: object) -> Order:
        """`{property: …, direction: DESC}`, or the name of a property alone."""
        if isinstance(item, str):
            return Order(self._property(item))
        if isinstance(item, dict):
            name = item.get("property") or item.get("column")
            if isinstance(name, str):
                direction = str(item.get("direction") or "ASC").upper()
                return Order(self._property(name), direction == "DESC")
        raise self._fault("an order names no property", "sort:", "write `property: …`")

    def _columns(self, view: Mapping[str, object]) -> tuple[tuple[Column, ...], bool]:
        """What is shown of each entity, and whether the entity itself does not come first."""
        names = [str(name) for name in self._listed(view, "order")] or ["file.name"]
        first = names[0] in _FILE_NAMES
        shown = names[1:] if first else names
        return tuple(map(self._column, shown)), not first

    def _column(self, name: str) -> Column:
        own = self._named_by_owner(name)
        value = field_node("link") if name in _FILE_NAMES else self._property(name)
        field = "" if own else _FIELDS.get(name, "")
        return Column(own or ("" if field else heading(_SPACED.sub("", name))), value, field)

    def _named_by_owner(self, name: str) -> str:
        """The heading that the base gives a property, by its full or its short name."""
        known = self._mapping(self.data, "properties")
        bare = name.removeprefix("note.")
        own = known.get(name) or known.get(bare) or known.get(f"note.{bare}")
        return str(own.get("displayName") or "") if isinstance(own, dict) else ""

    def _property(self, name: str) -> Node:
        """A property by its name: `file.mtime`, `formula.x`, `note.x` or `x`, whatever x holds."""
        at = self._place(name)
        if spaced := _SPACED.match(name):
            return Member(Name(spaced[1]), Literal(name[spaced.end() :]), at)
        return Name(name, at)

    # Filters

    def _filter(self, filters: object, depth: int) -> Node:
        if depth > _DEEPEST:
            raise QueryError("the filters are nested too deeply", 0, "say it more simply")
        if isinstance(filters, str):
            return self._expression(filters)
        if isinstance(filters, list):
            return Every(tuple(self._filter(one, depth + 1) for one in filters))
        if not isinstance(filters, dict):
            raise self._fault(f"`{filters}` is no filter", filters, "write a condition in quotes")
        return Every(tuple(self._joined(word, of, depth) for word, of in filters.items()))

    def _joined(self, word: str, of: object, depth: int) -> Node:
        if word not in ("and", "or", "not"):
            remedy = did_you_mean(word, ("and", "or", "not")) or "write and, or, or not"
            raise self._fault(f"`{word}` joins no filters", f"{word}:", remedy)
        items = of if isinstance(of, list) else [of]
        parts = tuple(self._filter(one, depth + 1) for one in items if one is not None)
        if not parts:
            return Literal(True)
        if word == "and":
            return Every(parts)
        return Some(parts) if word == "or" else Not(Some(parts))

    def _expression(self, written: object) -> Node:
        """An expression in a string of YAML."""
        if not isinstance(written, str):
            return Literal(as_finite(written) if isinstance(written, bool | int | float) else None)
        return parse_expression(written, self._place(written))


def _is_formula(member: Member) -> bool:
    return isinstance(member.of, Name) and member.of.name == "formula"
