"""Series: gathered from their members and their files."""

from __future__ import annotations

from collections.abc import Callable

from trellis import Garden

Grow = Callable[..., Garden]


def member(series: str, index: object = "", **fields: object) -> str:
    given = {"seriesName": series, **({"seriesIndex": index} if index != "" else {}), **fields}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in given.items()) + "---\nText.\n"


def test_a_series_exists_because_entities_of_any_kind_name_it(garden: Grow) -> None:
    grown = garden({"posts/a.md": member("New Ground", 2), "decks/b.md": member("New Ground", 1)})
    (series,) = grown.series
    assert (series.slug, series.title, series.entity_id) == ("new-ground", "New Ground", None)
    assert series.members == ("decks/b", "posts/a")


def test_members_stand_by_index_then_date_then_title(garden: Grow) -> None:
    grown = garden(
        {
            "posts/tenth.md": member("S", 10),
            "posts/second.md": member("S", 2),
            "posts/half.md": member("S", 2.5),
            "posts/undated-z.md": member("S", title="Aardvark"),
            "posts/undated-a.md": member("S", title="zebra"),
            "posts/late.md": member("S", publishedAt="2025-02-01"),
            "posts/early.md": member("S", publishedAt="2025-01-01"),
        }
    )
    names = [id.removeprefix("posts/") for id in grown.series[0].members]
    assert names == ["second", "half", "tenth", "early", "late", "undated-z", "undated-a"]


def test_a_series_file_gives_the_title_and_the_slug(garden: Grow) -> None:
    file = "---\ntitle: New Ground\nslug: ground\n---\n# New Ground\n"
    grown = garden({"series/new-ground.md": file, "posts/a.md": member("New Ground")})
    (series,) = grown.series
    assert (series.slug, series.entity_id) == ("ground", "series/new-ground")
    assert series.members == ("posts/a",)
    assert grown.addresses["series/new-ground"] == "series/ground/"


def test_members_find_their_file_by_title_file_name_or_slug(garden: Grow) -> None:
    file = "---\ntitle: New Ground\nslug: ground\n---\n"
    for name in ("New Ground", "new ground", "ground", "series-ng"):
        grown = garden({"series/series-ng.md": file, "posts/a.md": member(name)})
        assert [series.members for series in grown.series] == [("posts/a",)], name


def test_names_that_differ_make_series_that_differ(garden: Grow) -> None:
    grown = garden({"posts/a.md": member("C"), "posts/b.md": member("C++")})
    assert [series.title for series in grown.series] == ["C", "C++"]
    slugs = [series.slug for series in grown.series]
    assert slugs[0] == "c"
    assert slugs[1].startswith("c-")


def test_a_series_without_members_is_kept_and_told(garden: Grow) -> None:
    grown = garden({"series/lonely.md": "---\ntitle: Lonely\nslug: lonely\n---\n"})
    (series,) = grown.series
    assert series.members == ()
    (finding,) = [finding for finding in grown.diagnostics if finding.code == "series-empty"]
    assert finding.path == "series/lonely.md"
    assert finding.remedy == "write `seriesName: Lonely` in its members"


def test_the_index_of_all_series_is_none_of_them(garden: Grow) -> None:
    assert not garden({"series/index.md": "# All series\n"}).series


def test_a_series_that_only_drafts_name_does_not_exist(garden: Grow) -> None:
    assert not garden({"posts/a.md": member("Secret Plans", status="draft")}).series
