"""The search's own page. What it finds comes by JavaScript; the ways in do not."""

from __future__ import annotations

from trellis.pages import Page
from trellis.views.catalogue import Catalogue
from trellis.views.pages import SearchView
from trellis.views.values import Header, Ref

LISTED = 30


def search_view(catalogue: Catalogue, page: Page) -> SearchView:
    """A field, and for readers without JavaScript the lists, the largest topics and keywords."""
    words, garden = catalogue.words, catalogue.garden
    keywords = list(catalogue.plan.keywords.values())[:LISTED]
    return SearchView(
        page=page,
        spoken=words.lang,
        description=words["search.intro"],
        header=Header(
            kind="search",
            label="",
            title=page.title,
            summary=words["search.intro"],
        ),
        ways=ways_in(catalogue),
        topics=tuple(catalogue.topic_ref(topic.id) for topic in garden.topics[:LISTED]),
        keywords=tuple(Ref(one.title, one.url) for one in keywords),
    )


def ways_in(catalogue: Catalogue) -> tuple[Ref, ...]:
    """The lists that lead to everything: from A to Z, then by kind."""
    words, plan = catalogue.words, catalogue.plan
    lists = (
        Ref(words.kinds(kind) if kind == "keyword" else catalogue.plural(kind), one.url)
        for kind, one in plan.indexes.items()
    )
    return (Ref(words["browse"], plan.browse.url), *lists)
