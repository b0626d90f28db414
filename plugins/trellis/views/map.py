"""The map: the garden's topics and entities where the atlas has them, and the same in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, takewhile

from trellis.atlas import Atlas, atlas
from trellis.graph.layout import Bed, Chart, Ground, Island, Lettering, Spot
from trellis.pages import Page
from trellis.paths import slugify
from trellis.views.catalogue import Catalogue
from trellis.views.header import list_header
from trellis.views.pages import MapView
from trellis.views.sheet import Dot, Lettered, SheetBed, SheetIsland, Thumbnail
from trellis.views.values import Entry, Ref
from trellis.words import words_for

LINKED = 57_000
"""Bytes of titles and addresses on the drawing: dots are links, the most tied first, as long as these last.
More would make it larger than 40 KB packed: the titles and addresses of 2,000 are that by themselves."""

SHOWN = 2000
"""Dots that are there at all; what is denser than that is looked at closer."""

NAMED = 5
"""Entities of a topic that stand in the list beside the map, if there are no more than LISTED in all."""
FEW = 3
LISTED = 600

THUMB_DOTS = 400
"""Dots of the map in small."""

THUMB_WIDTH, THUMB_HEIGHT = 860, 960
"""Of a map whose names can be read when it is in small."""

CROWDED = 3
"""Crowding from which dots grow no smaller."""


def map_view(catalogue: Catalogue, page: Page) -> MapView:
    """The view of the map."""
    found = garden_atlas(catalogue)
    sheet = found.chart
    draw = _Drawing(catalogue, found)
    words = catalogue.words
    count = len(found.home)
    extent = (
        words.say("pieces", n=count),
        words.say("map.topics", n=sum(bool(ground.id) for ground in found.grounds)),
    )
    return MapView(
        page=page,
        spoken=words.lang,
        description=words["map.intro"],
        header=list_header(catalogue, page, "map", words["map.title"], extent),
        frame=_frame(sheet),
        width=sheet.width,
        height=sheet.height,
        crowding=min(sheet.crowding, CROWDED),
        ways="".join(f"M{ax} {ay}L{bx} {by}" for (ax, ay), (bx, by) in sheet.ways),
        islands=tuple(map(draw.island, sheet.islands)),
        entries=_entries(catalogue, found),
        kinds=_kinds(catalogue, found),
        topics=_topics(found),
        years=_years(catalogue, found),
        browse=Ref(words["browse"], catalogue.plan.browse.url),
    )


def thumbnail(catalogue: Catalogue) -> Thumbnail | None:
    """The map in small, with the names of islands where they can be read; None for one of few islands."""
    found = garden_atlas(catalogue)
    sheet = found.chart
    if len(sheet.islands) < FEW:
        return None
    dots = frozenset(found.ranked[:THUMB_DOTS])
    return Thumbnail(
        url=catalogue.plan.map.url,
        frame=_frame(sheet),
        width=sheet.width,
        height=sheet.height,
        shores=tuple(outline(island.shore) for island in sheet.islands),
        names=tuple(lettered(island.name) for island in sheet.islands)
        if sheet.width <= THUMB_WIDTH and sheet.height <= THUMB_HEIGHT
        else (),
        dots=_dotted(spot for _, spot in found.spots if spot.id in dots),
    )


def _frame(sheet: Chart) -> str:
    return f"{sheet.left} {sheet.top} {sheet.width} {sheet.height}"


def garden_atlas(catalogue: Catalogue) -> Atlas:
    """The garden's atlas, which is the same in all languages of its pages."""
    site = words_for(catalogue.garden.config.lang)
    return atlas(catalogue.garden, site["map.elsewhere"])


def topic_anchor(id: str) -> str:
    """Where on the map's page a topic is."""
    return f"at-{slugify(id)}" if id else "elsewhere"


def outline(corners: Sequence[tuple[int, int]]) -> str:
    """A path around `corners`, rounded off: through the middles of what lies between them."""
    following = [*corners[1:], *corners[:1]]
    steps = [
        f"{x} {y} {(x + next_x) // 2} {(y + next_y) // 2}"
        for (x, y), (next_x, next_y) in zip(corners, following, strict=True)
    ]
    start = steps[-1].split(" ", 2)[2]
    return f"M{start}Q{' '.join(steps)}Z"


class _Drawing:
    """Draws what the atlas places."""

    def __init__(self, catalogue: Catalogue, found: Atlas) -> None:
        self._catalogue = catalogue
        shown = found.ranked[:SHOWN]
        linked = _most(catalogue, shown)
        self._linked = frozenset(shown[:linked])
        self._drawn = frozenset(shown[linked:])
        self._titles = {ground.id: ground.title for ground in found.grounds}

    def island(self, island: Island) -> SheetIsland:
        return SheetIsland(
            anchor=topic_anchor(island.id),
            title=self._titles[island.id],
            url=self._url(island.id),
            shore=outline(island.shore),
            name=lettered(island.name),
            beds=tuple(map(self._bed, island.beds)),
        )

    def _bed(self, bed: Bed) -> SheetBed:
        dots = (self._dot(spot) for spot in _largest_first(bed.spots) if spot.id in self._linked)
        rest = (spot for spot in bed.spots if spot.id in self._drawn)
        return SheetBed(
            anchor=topic_anchor(bed.id) if bed.name else "",
            title=self._titles[bed.id],
            url=self._url(bed.id),
            x=bed.x,
            y=bed.y,
            radius=bed.radius,
            name=lettered(bed.name) if bed.name else None,
            mark=lettered(bed.mark) if bed.mark else None,
            dots=tuple(dots),
            rest=_dotted(rest),
        )

    def _dot(self, spot: Spot) -> Dot:
        catalogue = self._catalogue
        entity = catalogue.garden.entities[spot.id]
        return Dot(
            title=entity.title,
            url=catalogue.garden.addresses[spot.id],
            kind=entity.kind,
            x=spot.x,
            y=spot.y,
            size=spot.size,
            lang=catalogue.lang(entity),
        )

    def _url(self, id: str) -> str:
        plan = self._catalogue.plan
        return plan.topics[id].url if id in plan.topics else plan.browse.url


def _most(catalogue: Catalogue, ranked: Sequence[str]) -> int:
    """How many of `ranked` can be links."""
    garden = catalogue.garden
    texts = (garden.entities[id].title + garden.addresses[id] for id in ranked)
    sums = accumulate(len(text.encode(errors="replace")) for text in texts)
    return sum(1 for _ in takewhile(LINKED.__ge__, sums))


def _largest_first(spots: Iterable[Spot]) -> list[Spot]:
    return sorted(spots, key=lambda spot: -spot.size)


def lettered(text: Lettering) -> Lettered:
    return Lettered(
        text.x, tuple((line, text.y + at * text.step) for at, line in enumerate(text.lines))
    )


def _dotted(spots: Iterable[Spot]) -> str:
    """A path of dots: lines without length, which have round ends."""
    steps, x, y = [], 0, 0
    for spot in spots:
        steps.append(f"m{spot.x - x} {spot.y - y}h0")
        x, y = spot.x, spot.y
    return f"M0 0{''.join(steps)}" if steps else ""


def _entries(catalogue: Catalogue, found: Atlas) -> tuple[Entry, ...]:
    """Topics in the order of the map, each with the entities that have most ties."""
    most = NAMED if len(found.home) <= LISTED else FEW
    inner: dict[str, list[Ground]] = defaultdict(list)
    for ground in found.grounds:
        if ground.parent is not None:
            inner[ground.parent].append(ground)

    def extent(ground: Ground) -> int:
        return len(ground.members) + sum(map(extent, inner[ground.id]))

    def entry(ground: Ground) -> Entry:
        best = sorted(ground.members, key=lambda id: (-len(found.neighbours[id]), id))[:most]
        known = catalogue.plan.topics.get(ground.id)
        return Entry(
            topic=Ref(ground.title, known.url if known else None, count=extent(ground)),
            cards=tuple(map(catalogue.card, best)),
            more=len(ground.members) - len(best),
            inner=tuple(map(entry, inner[ground.id])),
        )

    return tuple(entry(ground) for ground in found.grounds if ground.parent is None)


def _kinds(catalogue: Catalogue, found: Atlas) -> tuple[Ref, ...]:
    """The kinds that are on the map, in their order: `anchor` is the kind's name."""
    counts: Mapping[str, int] = Counter(catalogue.garden.entities[id].kind for id in found.home)
    return tuple(
        Ref(catalogue.plural(kind), None, kind, counts[kind])
        for kind in catalogue.garden.kinds.by_name
        if kind in counts
    )


def _topics(found: Atlas) -> tuple[Ref, ...]:
    """The islands, and the ids of what is on each."""
    titles = {ground.id: ground.title for ground in found.grounds}
    return tuple(
        Ref(titles[island.id], None, " ".join(bed.id for bed in island.beds))
        for island in found.chart.islands
        if island.id
    )


def _years(catalogue: Catalogue, found: Atlas) -> tuple[int, ...]:
    dates = (catalogue.garden.entities[id].date for id in found.home)
    return tuple(sorted({date.year for date in dates if date}, reverse=True))
