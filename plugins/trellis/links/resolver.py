"""The one resolver: wikilinks, Markdown links, frontmatter references and topic sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from urllib.parse import urlsplit

from trellis.config import Config
from trellis.entities import Entity
from trellis.kinds import Kinds
from trellis.links.assets import AssetIndex, is_file
from trellis.links.index import EntityIndex
from trellis.links.names import Hits, decode, fold, fold_path, parent
from trellis.links.nearest import NearestNames
from trellis.links.values import Ambiguous, Found, FoundAsset, Missing, Private, Resolution
from trellis.markup import Reference
from trellis.paths import join, slugify

_OLD_KINDS = {"base": "note", "profile": "anchor-profile", "identity": "brain-character"}
_PAGE_FILE = re.compile(r"(?:/?index)?\.html?$|/$")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")

Step = Callable[[EntityIndex], Hits]


class Resolver:
    """Answers what a reference of an entity points to. Built once per garden, linear in its size.

    Names are tried in this order, and the first that gives anything decides: exact path, path as seen
    from the origin, shortest unique ending of a path, slug, title, alias. Markdown links are seen from
    the origin first, as everywhere on the web. Of several entities the one that shares the deepest
    folder with the origin is meant; when that is not one, the link is ambiguous.
    """

    def __init__(
        self,
        entities: Mapping[str, Entity],
        withheld: Mapping[str, Entity],
        assets: Iterable[str],
        addresses: Mapping[str, str],
        kinds: Kinds,
        config: Config,
    ) -> None:
        self.withheld = withheld
        self._public = EntityIndex(entities)
        self._withheld = EntityIndex(withheld)
        self._assets = AssetIndex(assets)
        self._nearest = NearestNames(entities)
        self._pages = {_page(url): id for id, url in addresses.items()}
        self._kinds = kinds
        self._prefixes = tuple(fold_path(prefix) for prefix in config.prefixes)
        site = urlsplit(config.site_url)
        self.own_hosts = frozenset(host.casefold() for host in (*config.hosts, site.netloc) if host)
        self._site_path = fold_path(site.path)

    def with_texts(self, entities: Mapping[str, Entity]) -> Resolver:
        """This, where `entities` have other texts and are called the same."""
        resolver = copy(self)
        resolver._public = self._public.with_texts(entities)
        return resolver

    def resolve(self, reference: Reference, origin: str) -> Resolution:
        """What `reference`, written in the entity `origin`, points to."""
        if reference.kind == "field":
            return self._resolve_field(reference, origin)
        if not reference.target:
            return self._found(origin, reference.fragment)
        if reference.target.lower().startswith("entity://"):
            kind, _, name = reference.target[len("entity://") :].partition("/")
            return self._resolve_name(decode(name), _OLD_KINDS.get(kind, kind), "", origin)
        if reference.kind in ("wikilink", "embed", "mention"):
            target, url = reference.target, ""
        else:
            url, _, _ = reference.target.partition("?")
            url = decode(url)
            target = self._own_path(url)
        return self._resolve_path(target, url, reference, parent(fold_path(origin)))

    def _resolve_path(self, target: str, url: str, reference: Reference, folder: str) -> Resolution:
        steps = self._path_steps(target, url, folder)
        if (hit := self._first(steps, reference.fragment)) is not None:
            return hit
        if asset := self._assets.find(target, folder):
            return FoundAsset(asset)
        if url and (id := self._page_at(target, folder)):
            return self._found(id, reference.fragment)
        if (hit := self._first(self._name_steps(target, folder), reference.fragment)) is not None:
            return hit
        return Missing((self._assets if is_file(target) else self._nearest).nearest(target))

    def _path_steps(self, target: str, url: str, folder: str) -> Iterator[Step]:
        path = fold_path(target)
        rooted = join("", path)
        seen_from_origin = None if target.startswith("/") else join(folder, path)
        places = (seen_from_origin, rooted) if url else (rooted, seen_from_origin)
        for place in dict.fromkeys(places):
            if place is not None:
                yield lambda index, place=place: index.paths[place] or index.folders[place][:1]  # type: ignore[misc]
        ending = "/".join(part for part in path.split("/") if part not in ("..", "."))
        yield lambda index: index.endings.nearest(ending, folder)
        if url.startswith("/"):
            for mounted in _below_mounts(rooted or ""):
                yield lambda index, place=mounted: index.paths[place] or index.folders[place][:1]  # type: ignore[misc]

    def _name_steps(self, target: str, folder: str) -> Iterator[Step]:
        name = fold(target.removesuffix(".md"))
        last = slugify(target.removesuffix(".md").rstrip("/").rpartition("/")[2] or target)
        yield lambda index: index.slugs.nearest(name, folder) or index.slugs.nearest(last, folder)
        yield lambda index: index.titles.nearest(name, folder)
        yield lambda index: index.aliases.nearest(name, folder)

    def _first(self, steps: Iterable[Step], fragment: str) -> Resolution | None:
        """The outcome of the first step that gives anything: a public entity before a withheld one."""
        for step in steps:
            hits = step(self._public)
            if len(hits) == 1:
                return self._found(hits[0], fragment)
            if hits:
                return Ambiguous(tuple(sorted(hits)))
            if self.withheld and (hidden := step(self._withheld)):
                return Private(hidden[0])
        return None

    def _found(self, id: str, fragment: str = "") -> Found:
        known = fragment and id in self._public.entities
        return Found(id, self._public.anchors(id).find(fragment) if known else "")

    # URLs of the site itself

    def _own_path(self, url: str) -> str:
        """The path in the garden that a URL of this site leads to."""
        if _SCHEME.match(url):
            url = "/" + urlsplit(url).path.lstrip("/")
            if self._site_path and fold_path(url).startswith(self._site_path):
                url = url[len(self._site_path) + 1 :]
        if url.startswith("/"):
            path = fold_path(url)
            for prefix in self._prefixes:
                if path == prefix or path.startswith(prefix + "/"):
                    return "/" + url.lstrip("/")[len(prefix) :].lstrip("/")
        return url

    def _page_at(self, target: str, folder: str) -> str | None:
        """The entity whose page has this address, also under another name of its kind's folder."""
        for place in (None if target.startswith("/") else join(folder, target), join("", target)):
            if place is None:
                continue
            page = _page(place)
            if page in self._pages:
                return self._pages[page]
            plural, _, slug = page.partition("/")
            kind = self._kinds.by_folder.get(plural)
            if kind and slug:
                hits = self._public.of_kind(kind.name).slugs[slug]
                if len(hits) == 1:
                    return hits[0]
        return None

    # frontmatter and topics

    def _resolve_field(self, reference: Reference, origin: str) -> Resolution:
        kind = _OLD_KINDS.get(reference.expects, reference.expects)
        if kind == "image":
            asset = self._assets.image(reference.name or reference.target)
            return (
                FoundAsset(asset)
                if asset
                else Missing(self._assets.nearest_images(reference.target))
            )
        return self._resolve_name(
            reference.target, kind, reference.name, origin, reference.fragment
        )

    def _resolve_name(
        self, name: str, kind: str, exact: str, origin: str, fragment: str = ""
    ) -> Resolution:
        if kind == "image":
            asset = self._assets.image(name)
            return FoundAsset(asset) if asset else Missing(self._assets.nearest_images(name))
        several: Hits = ()
        known = kind if kind in self._kinds.by_name else ""
        for scope in dict.fromkeys((known, "")):
            public = self._public.of_kind(scope)
            hidden = self._withheld.of_kind(scope)
            steps = list(zip(public.steps(name), hidden.steps(name), strict=True))
            if exact:
                named = fold(exact)
                steps.insert(0, (public.ids[named], hidden.ids[named]))
                steps.insert(0, (public.whole[named], hidden.whole[named]))
            for hits, withheld in steps:
                if len(hits) == 1:
                    return self._found(hits[0], fragment)
                several = several or hits
                if not hits and withheld:
                    return Private(withheld[0])
        if several:
            return Ambiguous(tuple(sorted(several)))
        url = name if "/" in name else ""
        as_link = Reference("link" if url else "wikilink", name, fragment)
        return self._resolve_path(self._own_path(name), url, as_link, parent(fold_path(origin)))


def _below_mounts(path: str) -> Iterator[str]:
    """What `path` is when the site that it was written for stood below its first folders.

    `en-us/docs/web/css` → `docs/web/css`, `web/css`: at least two parts, which say where it leads.
    """
    parts = path.split("/")
    return ("/".join(parts[start:]) for start in range(1, len(parts) - 1))


def _page(url: str) -> str:
    """An address as addresses are compared: no `index.html`, no slash at the end, no case."""
    return fold(_PAGE_FILE.sub("", url)).strip("/")
