"""The parser of expressions: one for all syntaxes, by precedence, linear and bounded in depth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from trellis.queries.syntax import (
    Binary,
    Call,
    Every,
    Linked,
    Listed,
    Literal,
    Member,
    Name,
    Node,
    Not,
    QueryError,
    Some,
    children,
)
from trellis.queries.times import read_moment, read_span
from trellis.queries.tokens import DAYS, Token, tokens
from trellis.queries.values import Value, as_finite

DEEPEST = 40
"""How deep an expression may be nested."""
LONGEST = 20_000
"""How many characters a query may have."""

_LEVELS = (
    {"=": "==", "==": "==", "!=": "!="},
    {sign: sign for sign in ("<", "<=", ">", ">=")},
    {sign: sign for sign in "+-"},
    {sign: sign for sign in "*/%"},
)
"""Operators as written and as they are called, those that bind least first."""
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None}


def bound(text: str) -> None:
    """Raises QueryError for a query that is too long."""
    if len(text) > LONGEST:
        message = f"the query is longer than {LONGEST:,} characters"
        raise QueryError(message, 0, "make it shorter")


def parse_expression(text: str, start: int = 0) -> Node:
    """The expression in `text`, which begins at the offset `start` of a query. Raises QueryError."""
    parser = Parser(text, start)
    node = parser.expression()
    parser.expect_end()
    return node


class Parser:
    """Reads expressions from a text, one after the other; what stands between is its caller's."""

    def __init__(self, text: str, start: int = 0, *, dataview: bool = False) -> None:
        bound(text)
        try:
            found = tokens(text, dataview=dataview)
        except QueryError as fault:
            raise fault.later(start) from None
        self._tokens = [replace(token, at=token.at + start) for token in found] if start else found
        self._position = 0
        self._nested = 0
        self._depths: dict[int, int] = {}
        self._kept: list[
            Node
        ] = []  # so that no other node gets the identity of one that was dropped

    @property
    def next(self) -> Token:
        """The token that comes next."""
        return self._tokens[self._position]

    def take(self) -> Token:
        """The next token, and on to the one after it."""
        token = self.next
        self._position += token.kind != "end"
        return token

    def take_word(self, *words: str) -> bool:
        """Whether the next tokens are `words`; then on to what follows them."""
        ahead = self._tokens[self._position : self._position + len(words)]
        if len(ahead) < len(words):
            return False
        if not all(token.is_word(word) for token, word in zip(ahead, words, strict=True)):
            return False
        self._position += len(words)
        return True

    def take_sign(self, sign: str) -> bool:
        """Whether the next token is `sign`; then on to the one after it."""
        if not self.next.is_sign(sign):
            return False
        self._position += 1
        return True

    def expect_end(self) -> None:
        """Raises QueryError when anything is left."""
        token = self.next
        if token.kind != "end":
            raise _unexpected(token)

    def expression(self) -> Node:
        """The expression that comes next. Raises QueryError."""
        self._nested += 1
        if self._nested > DEEPEST:
            raise self._too_deep(self.next.at)
        node = self._chained(("or",), "||", Some, self._conjunction)
        self._nested -= 1
        return node

    def _conjunction(self) -> Node:
        return self._chained(("and",), "&&", Every, lambda: self._level(0))

    def _chained(
        self,
        words: tuple[str, ...],
        sign: str,
        join: Callable[[tuple[Node, ...], int], Node],
        part: Callable[[], Node],
    ) -> Node:
        parts = [part()]
        signs = (sign, sign[0])
        while self.next.is_word(*words) or self.next.is_sign(*signs):
            self.take()
            parts.append(part())
        return parts[0] if len(parts) == 1 else self._made(join(tuple(parts), parts[0].at))

    def _level(self, level: int) -> Node:
        """An expression of operators that bind at least as close as those of `level`."""
        if level == len(_LEVELS):
            return self._unary()
        left = self._level(level + 1)
        while self.next.kind == "sign" and (operator := _LEVELS[level].get(self.next.text)):
            at = self.take().at
            left = self._made(Binary(operator, left, self._level(level + 1), at))
        return left

    def _unary(self) -> Node:
        token = self.next
        if token.is_sign("!", "-", "+") or token.is_word("not"):
            self.take()
            self._nested += 1
            if self._nested > DEEPEST:
                raise self._too_deep(token.at)
            of = self._level(0) if token.is_word("not") else self._unary()
            self._nested -= 1
            if token.is_sign("+"):
                return of
            if token.is_sign("-"):
                return self._made(Binary("-", Literal(0, token.at), of, token.at))
            return self._made(Not(of, token.at))
        return self._postfix(self._primary())

    def _postfix(self, node: Node) -> Node:
        while True:
            token = self.next
            if self.take_sign("."):
                name = self.take()
                if name.kind != "name":
                    raise QueryError(
                        "a name is missing after the `.`", token.at, "write it, or no dot"
                    )
                if self.next.is_sign("("):
                    node = self._made(Call(name.text, self._arguments(), node, name.at))
                else:
                    node = self._made(Member(node, Literal(name.text, name.at), name.at))
            elif self.take_sign("["):
                key = self.expression()
                self._close("]", token)
                node = self._made(Member(node, key, token.at))
            else:
                return node

    def _primary(self) -> Node:
        token = self.take()
        if read := _WRITTEN_OUT.get(token.kind):
            return read(token)
        if token.kind == "name":
            return self._named(token)
        if token.is_sign("("):
            node = self.expression()
            self._close(")", token)
            if self.next.is_sign("=>"):
                raise _own_function(token)
            return node
        if token.is_sign("["):
            return self._made(Listed(self._items("]", token), token.at))
        if token.kind == "end":
            raise QueryError("something is missing at the end", token.at, "finish the expression")
        raise _unexpected(token)

    def _named(self, token: Token) -> Node:
        if self.next.is_sign("("):
            return self._made(Call(token.text, self._arguments(), None, token.at))
        if self.next.is_sign("=>"):
            raise _own_function(token)
        word = token.text.casefold()
        return Literal(_WORDS[word], token.at) if word in _WORDS else Name(token.text, token.at)

    def _arguments(self) -> tuple[Node, ...]:
        return self._items(")", self.take())

    def _items(self, closing: str, opening: Token) -> tuple[Node, ...]:
        items: list[Node] = []
        while not self.next.is_sign(closing):
            items.append(self.expression())
            if not self.take_sign(","):
                break
        self._close(closing, opening)
        return tuple(items)

    def _close(self, closing: str, opening: Token) -> None:
        if self.take_sign(closing):
            return
        if self.next.kind == "end":
            message = f"`{opening.text}` is not closed"
            raise QueryError(message, opening.at, f"close it with `{closing}`")
        self.expect_end()

    def _made(self, node: Node) -> Node:
        """`node`, unless it is too deep: what walks the tree need not fear it."""
        depth = 1 + max((self._depths.get(id(child), 0) for child in children(node)), default=0)
        if depth > DEEPEST:
            raise self._too_deep(node.at)
        self._depths[id(node)] = depth
        self._kept.append(node)
        return node

    @staticmethod
    def _too_deep(at: int) -> QueryError:
        message = f"the query is nested more than {DEEPEST} levels deep"
        return QueryError(message, at, "say it more simply")


def _number(token: Token) -> Node:
    number = as_finite(float(token.text))
    if number is not None and number.is_integer():
        number = int(number)
    return Literal(number, token.at)


def _link(token: Token) -> Node:
    target, _, label = token.text.partition("|")
    return Linked(target.strip().rstrip("\\"), label.strip(), token.at)


def _date(token: Token) -> Node:
    if token.text.casefold() in DAYS:
        return Call("date", (Literal(token.text.casefold(), token.at),), None, token.at)
    moment = read_moment(token.text)
    if moment is None:
        raise QueryError(f"`{token.text}` is no date", token.at, "write it as 2025-01-31")
    return Literal(moment, token.at)


def _duration(token: Token) -> Node:
    span = read_span(token.text)
    if span is None:
        raise QueryError(f"`{token.text}` is no length of time", token.at, "write it as 7 days")
    return Literal(span, token.at)


def _own_function(token: Token) -> QueryError:
    return QueryError(
        "functions of one's own, as `(x) => …`, are not understood",
        token.at,
        "say it without",
    )


def _unexpected(token: Token) -> QueryError:
    remedy = "put texts into quotes, and `and` or `or` between conditions"
    if token.text == "/":
        remedy = "patterns between slashes are not understood: compare texts"
    return QueryError(f"`{token.text}` is not expected here", token.at, remedy)


_WRITTEN_OUT: Mapping[str, Callable[[Token], Node]] = {
    "text": lambda token: Literal(token.text, token.at),
    "number": _number,
    "link": _link,
    "tag": lambda token: Literal(f"#{token.text}", token.at),
    "date": _date,
    "duration": _duration,
}
"""What a token of one kind is by itself."""
