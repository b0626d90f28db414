"""Two ledgers of one garden, joined: what either side decided or wrote down is kept."""

from __future__ import annotations

from trellis.ledger import Change, Ledger, LockedPage, LockedTopic, joined

OURS = LockedTopic(
    "Metal Type",
    keywords=("metal type", "ink"),
    sources={"a": "1", "b": "2", "new": "9"},
    guests=("b",),
    changes=(Change("2026-03-02", gained=("new",)), Change("2026-01-01", was="Type")),
)
THEIRS = LockedTopic(
    "Type of Metal",
    origin="curated",
    keywords=("metal type", "paper"),
    sources={"a": "3", "b": "2", "c": "4"},
    guests=("c",),
    parent="print",
    changes=(Change("2026-03-03", gained=("c",)), Change("2026-01-01", was="Type")),
)


def both(ours: LockedTopic, theirs: LockedTopic) -> LockedTopic:
    return joined(Ledger(topics={"t": ours}), Ledger(topics={"t": theirs})).topics["t"]


def test_a_topic_of_both_sides_holds_what_either_holds() -> None:
    assert both(OURS, THEIRS) == LockedTopic(
        "Metal Type",
        origin="curated",
        keywords=("metal type", "ink", "paper"),
        sources={"a": "1", "b": "2", "c": "4", "new": "9"},
        guests=("c",),
        parent="print",
        changes=(
            Change("2026-03-03", gained=("c",)),
            Change("2026-03-02", gained=("new",)),
            Change("2026-01-01", was="Type"),
        ),
    )


def test_a_topic_that_one_side_dropped_is_dropped() -> None:
    dropped = LockedTopic("Metal Type", sources={"a": "1"}, dropped=True)
    for topic in (both(OURS, dropped), both(dropped, OURS)):
        assert topic.dropped
        assert topic.sources.keys() == OURS.sources.keys()
        assert topic.changes == ()


def test_what_one_side_leaves_open_the_other_says() -> None:
    ours = Ledger(
        heirs={"x": "", "y": "a"},
        urls={"u/": LockedPage("u"), "v/": LockedPage("v", "V", "1")},
        positions={"t": (1, 2)},
    )
    theirs = Ledger(
        heirs={"x": "b", "y": "c"},
        urls={"u/": LockedPage("u", "U", "2"), "w/": LockedPage("w")},
        positions={"t": (3, 4), "s": (5, 6)},
    )
    found = joined(ours, theirs)
    assert found.heirs == {"x": "b", "y": "a"}
    assert found.urls == {**ours.urls, **theirs.urls}
    assert found.positions == {"t": (1, 2), "s": (5, 6)}
    assert joined(OURS_ONLY, Ledger()) == joined(Ledger(), OURS_ONLY) == OURS_ONLY


OURS_ONLY = Ledger(topics={"t": OURS}, heirs={"x": "t"})
