"""The theme's templates as one page after another needs them: what is the same on many is made once."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from mkdocs.utils import normalize_url

_TAG = re.compile(
    r'\{%(-?)\s*(?:include\s+"([^"]+)"|(if|for|macro|endif|endfor|endmacro)\b[^%]*?)\s*(-?)%\}'
)
_WHOLE = re.compile(r"\{%-?\s*(?:extends|block)\b")

KEEPS = "keeps_frames"
"""The attribute of an environment that says whether `once` may keep what it rendered."""


class Inlined(Extension):
    """Puts a template that another always includes into that one's text, in a scope of its own.

    An include costs a context, a lookup and a generator every time a page is written; Material's page
    has some thirty. What is included under a condition stays apart: it may never be asked for.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return self._inline(source, frozenset({name or ""}))

    def _inline(self, source: str, within: frozenset[str]) -> str:
        depth = 0

        def text_of(tag: re.Match[str]) -> str:
            nonlocal depth
            before, name, statement, after = tag.groups()
            if statement:
                depth += -1 if statement.startswith("end") else 1
            text = self._text(name) if name and not depth and name not in within else None
            if text is None or _WHOLE.search(text):
                return tag[0]
            inner = self._inline(text.removesuffix("\n"), within | {name})
            return f"{{%{before} with %}}{inner}{{% endwith {after}%}}"

        return _TAG.sub(text_of, source)

    def _text(self, name: str) -> str | None:
        loader = self.environment.loader
        try:
            return loader.get_source(self.environment, name)[0] if loader else None
        except jinja2.TemplateNotFound:
            return None


class Once(Extension):
    """`{% once KEY %}…{% endonce %}`: rendered for the first page with that KEY, and kept for the others.

    KEY says all by which the pages differ that the block knows of.
    """

    tags = {"once"}  # noqa: RUF012 - jinja2 declares it so

    def __init__(self, environment: jinja2.Environment) -> None:
        super().__init__(environment)
        self._kept: dict[tuple[str, object], str] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        key = parser.parse_tuple()
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        place = nodes.Const(f"{parser.name}:{line}")
        call = self.call_method("_once", [place, key])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _once(self, place: str, key: object, caller: Callable[[], str]) -> str:
        if not getattr(self.environment, KEEPS, True):
            return caller()
        known = (place, key)
        if known not in self._kept:
            self._kept[known] = caller()
        return self._kept[known]


@jinja2.pass_context
def from_root(context: jinja2.runtime.Context, value: Any) -> str:
    """MkDocs' filter `url`, always by way of the site's root: the same on all pages of one depth."""
    base = context["base_url"]
    found = normalize_url(str(value), base="" if base == "." else base)
    return found[:-1] if found.endswith("/.") else found  # the root itself
