"""RENDER: what the references in a body become on the page that shows it."""

from __future__ import annotations

from trellis.garden import Garden
from trellis.links import Ambiguous, Found, FoundAsset, Private
from trellis.markup import Reference, ShownLink
from trellis.paths import relative_href


class BodyLinks:
    """Answers, for the Markdown extension, what a reference in the body of `entity_id` becomes.

    `page_url` is the page on which the body stands: hrefs are relative to it.
    """

    def __init__(self, garden: Garden, entity_id: str, page_url: str) -> None:
        self._garden = garden
        self._id = entity_id
        self._url = page_url

    def __call__(self, reference: Reference) -> ShownLink:
        resolution = self._garden.resolver.resolve(reference, self._id)
        label = reference.label or reference.target
        if isinstance(resolution, Found):
            entity = self._garden.entities[resolution.id]
            href = self._href(self._garden.addresses[entity.id], resolution.anchor)
            return ShownLink("found", label, href, entity.kind, entity.title)
        if isinstance(resolution, FoundAsset):
            return ShownLink("asset", label, self._href(resolution.path, reference.fragment))
        if isinstance(resolution, Private):
            return ShownLink("private", label)
        if isinstance(resolution, Ambiguous):
            return ShownLink("ambiguous", label)
        return ShownLink("stub", label)

    def _href(self, url: str, anchor: str) -> str:
        return relative_href(self._url, url, anchor)
