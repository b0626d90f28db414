"""CHECK: what can be mended in a garden's files without a doubt, as edits of their text.

Each module proposes edits of one sort: `topics` moves keywords out of prose, `legacy` writes today's
names of fields and statuses, `targets` mends misspelt links. Nothing here touches a file; what is not
edited stays as it is, byte for byte, and mending twice changes nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping

from trellis.fixes.edits import Edit, apply_edits
from trellis.fixes.legacy import legacy_names
from trellis.fixes.targets import misspelt_targets
from trellis.fixes.topics import keywords_out_of_prose
from trellis.garden import Garden

__all__ = ["Edit", "apply_edits", "find_fixes"]


def find_fixes(garden: Garden) -> Mapping[str, tuple[Edit, ...]]:
    """Edits by path, in the order of the text, for drafts too. No two of one file touch each other."""
    texts = {source.path: source.text for source in garden.reading.sources}
    found: dict[str, tuple[Edit, ...]] = {}
    for entity in (*garden.entities.values(), *garden.withheld.values()):
        text = texts.get(entity.path)
        if text is None:
            continue
        edits = sorted(
            [
                *legacy_names(text, garden.kinds.by_name[entity.kind], garden.config.statuses),
                *(keywords_out_of_prose(text) if entity.kind == "topic" else ()),
                *misspelt_targets(text, entity, garden),
            ]
        )
        if kept := _apart(edits):
            found[entity.path] = kept
    return dict(sorted(found.items()))


def _apart(edits: list[Edit]) -> tuple[Edit, ...]:
    """The edits without those that begin before the one before them ends."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)
