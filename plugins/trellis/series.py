"""RESOLVE: series, gathered from the entities that name them.

A series exists because an entity of any kind names it, or because it has a file; the two meet when
the name that members give is the file's title, or leads to its slug.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trellis.diagnostics import Diagnostic, diagnostic
from trellis.entities import Entity
from trellis.paths import entity_stem, fold_path, heads_a_kind, nfc, safe_slug, slugify, with_suffix


@dataclass(frozen=True, slots=True)
class Series:
    """A series in reading order. `entity_id` is its own file, None when only members name it."""

    slug: str
    title: str
    entity_id: str | None
    members: tuple[str, ...]


def collect_series(entities: Mapping[str, Entity]) -> tuple[tuple[Series, ...], list[Diagnostic]]:
    """All series of `entities`, by title; a series without members is kept, and reported."""
    files = [
        entity
        for id, entity in sorted(entities.items())
        if entity.kind == "series" and not heads_a_kind(id)
    ]
    file_of = _files_by_name(files)
    members: dict[str, list[Entity]] = defaultdict(list)
    of_file: dict[str, list[Entity]] = defaultdict(list)
    for _, entity in sorted(entities.items()):
        if entity.series is not None and entity.series.name.strip():
            name = nfc(entity.series.name.strip())
            file = file_of.get(name) or file_of.get(slugify(name))
            (members[name] if file is None else of_file[file.id]).append(entity)
    found = [
        Series(safe_slug(file.slug), file.title, file.id, _in_reading_order(of_file[file.id]))
        for file in files
    ]
    found += [
        Series(slugify(name), name, None, _in_reading_order(entities))
        for name, entities in sorted(members.items())
    ]
    return _with_own_slugs(found), [_empty(file) for file in files if not of_file[file.id]]


def _files_by_name(files: Iterable[Entity]) -> dict[str, Entity]:
    """Series files by title, else by file name, slug, slug of the title and aliases; first wins."""
    named: dict[str, Entity] = {}
    files = list(files)
    for names in (
        lambda file: (nfc(file.title),),
        lambda file: (entity_stem(file.id), file.slug),
        lambda file: (slugify(file.title), *map(nfc, file.aliases)),
    ):
        for file in files:
            for name in names(file):
                named.setdefault(name, file)
    return named


def _in_reading_order(members: Iterable[Entity]) -> tuple[str, ...]:
    """By index, missing last; then by date, missing last; then by title and id."""

    def place(entity: Entity) -> tuple[bool, float, bool, float, str, str]:
        index = entity.series.index if entity.series else None
        date = entity.date.timestamp() if entity.date else None
        return (
            *(index is None, index or 0.0),
            *(date is None, date or 0.0),
            *(entity.title.casefold(), entity.id),
        )

    return tuple(entity.id for entity in sorted(members, key=place))


def _with_own_slugs(found: Iterable[Series]) -> tuple[Series, ...]:
    """The series by title, no two with one slug: those with a file keep theirs."""
    ordered = sorted(
        found, key=lambda series: (series.entity_id is None, series.entity_id or "", series.title)
    )
    taken: set[str] = set()
    own: list[Series] = []
    for series in ordered:
        slug = series.slug
        if fold_path(slug) in taken:
            slug = with_suffix(slug, series.entity_id or series.title)
        taken.add(fold_path(slug))
        own.append(Series(slug, series.title, series.entity_id, series.members))
    return tuple(sorted(own, key=lambda series: (series.title.casefold(), series.slug)))


def _empty(file: Entity) -> Diagnostic:
    line, column = file.place_of("title", "name")
    return diagnostic(
        "series-empty",
        file.path,
        f"no entity names the series {file.title!r}",
        line=line,
        column=column,
        remedy=f"write `seriesName: {file.title}` in its members",
    )
