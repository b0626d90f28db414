"""Every query block of a garden: read, asked, answered, and reported where it cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from trellis.diagnostics import Diagnostic, diagnostic
from trellis.entities import Entity
from trellis.links import FoundAsset, Resolver
from trellis.markup.queries import QueryBlock, query_blocks
from trellis.queries.bases import parse_base
from trellis.queries.dataview import parse_dataview
from trellis.queries.ground import Ground
from trellis.queries.native import parse_native
from trellis.queries.select import select
from trellis.queries.syntax import QueryError
from trellis.queries.values import Answer, Asked, Fault, Query

MOST_ON_A_PAGE = 50
"""How many different queries one page may have."""

Answers = Mapping[str, Mapping[Asked, Answer]]
"""Answers by the entity that asks, and by what it asks."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a block asks, and the path of the base that it embeds ("" for none)."""

    asked: Asked
    base: str = ""


def question(
    block: QueryBlock, origin: str, resolver: Resolver, bases: Mapping[str, str]
) -> Question | None:
    """What a block in the entity `origin` asks; None when it embeds a base that is not there."""
    if block.reference is None:
        return Question(Asked(block.language, block.text))
    found = resolver.resolve(block.reference, origin)
    if not isinstance(found, FoundAsset) or found.path not in bases:
        return None
    return Question(Asked("base", bases[found.path], block.reference.fragment), found.path)


def answer_all(
    ground: Ground, ids: Iterable[str]
) -> tuple[dict[str, dict[Asked, Answer]], list[Diagnostic]]:
    """The answers to all query blocks of the entities `ids`, and what is wrong with them."""
    answers: dict[str, dict[Asked, Answer]] = {}
    findings: list[Diagnostic] = []
    for id in sorted(ids):
        entity = ground.entities[id]
        for block in query_blocks(entity.body, entity.body_line):
            asking = question(block, id, ground.resolver, ground.bases)
            if asking is None:
                continue
            known = answers.setdefault(id, {})
            if asking.asked not in known:
                asked = answer if len(known) < MOST_ON_A_PAGE else _too_many
                known[asking.asked] = asked(asking.asked, id, ground)
            findings += _findings(known[asking.asked], block, entity, asking.base)
    return answers, findings


def answer(asked: Asked, page: str, ground: Ground) -> Answer:
    """What the garden answers to `asked` on the page of the entity `page`."""
    try:
        query, faults = _parse(asked, ground)
        if not faults:
            return select(query, asked, page, ground)
    except QueryError as fault:
        faults = [fault]
    return Answer(asked, faults=tuple(_located(fault, asked.text) for fault in faults))


def _too_many(asked: Asked, page: str, ground: Ground) -> Answer:
    message = f"a page may have {MOST_ON_A_PAGE} queries, and this is one more"
    return Answer(asked, faults=(Fault("query-invalid", message, "put it on another page", 0, 0),))


def _parse(asked: Asked, ground: Ground) -> tuple[Query, list[QueryError]]:
    match asked.language:
        case "trellis":
            return parse_native(asked.text, ground)
        case "base":
            return parse_base(asked.text, asked.view), []
        case "dataview":
            return parse_dataview(asked.text), []
    raise QueryError("scripts are not run", 0, "say it in a block `trellis` or `dataview`")


def _located(fault: QueryError, text: str) -> Fault:
    """A fault with its place in the text; line 0 for one of the whole block."""
    if fault.at < 0:
        return Fault(fault.code, fault.message, fault.remedy, 0, 0)
    before = text[: fault.at]
    line, column = before.count("\n") + 1, fault.at - (before.rfind("\n") + 1) + 1
    return Fault(fault.code, fault.message, fault.remedy, line, column)


def _findings(answer: Answer, block: QueryBlock, entity: Entity, base: str) -> Iterator[Diagnostic]:
    """The faults of an answer, in the file where they are to be mended."""
    for fault in answer.faults:
        path, line, column = entity.path, *block.rows[0]
        if fault.line and base:
            path, line, column = base, fault.line, fault.column
        elif fault.line:
            line, column = block.rows[min(fault.line, len(block.rows)) - 1]
            column += fault.column - 1
        yield diagnostic(
            fault.code, path, fault.message, line=line, column=column, remedy=fault.remedy
        )
