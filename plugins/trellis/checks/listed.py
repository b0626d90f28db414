"""CHECK: sources whose text has changed since a topic listed them."""

from __future__ import annotations

from collections.abc import Iterator

from trellis.diagnostics import Diagnostic, diagnostic
from trellis.garden import Garden
from trellis.links import Found


def changed_sources(garden: Garden) -> Iterator[Diagnostic]:
    """Each source line with the digest of a file that is another by now."""
    for id, entity in garden.entities.items():
        for reference in entity.topic.sources if entity.topic else ():
            if not reference.digest:
                continue
            found = garden.resolver.resolve(reference, id)
            if isinstance(found, Found) and found.id in garden.entities:
                digest = garden.entities[found.id].digest
                if digest != reference.digest:
                    yield diagnostic(
                        "source-changed",
                        entity.path,
                        f"{found.id} has changed since this topic listed it",
                        line=reference.line,
                        column=reference.column,
                        remedy=f"read it again, and write its digest: {digest}",
                    )
