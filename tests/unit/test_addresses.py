"""Addresses: where every entity is found, and who keeps one that several want."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis import Config
from trellis.addresses import assign_addresses, safe_permalink
from trellis.diagnostics import Diagnostic
from trellis.kinds import Kinds
from trellis.parse import parse_all
from trellis.paths import content_hash, destination, fold_path
from trellis.sources import reading_from_texts

Texts = dict[str, str]


def assign(texts: Texts, **options: object) -> tuple[dict[str, str], list[Diagnostic]]:
    config = Config.model_validate(options)
    kinds = Kinds.from_config(config)
    reading = reading_from_texts(texts)
    entities = parse_all(reading.sources, kinds, config).entities
    return assign_addresses(entities, reading.assets, kinds, config)


def addresses(*paths: str, **options: object) -> dict[str, str]:
    return assign(dict.fromkeys(paths, "Text."), **options)[0]


def with_fields(**fields: str) -> str:
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\nText.\n"


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("posts/The Good Foot.md", "posts/the-good-foot/"),
        ("post/The Good Foot.md", "posts/the-good-foot/"),
        ("Post/2024/Deep.md", "posts/deep/"),
        ("series/ground.md", "series/ground/"),
        ("deck/Eco/ Living Systems.md", "decks/eco-living-systems/"),
        ("topics/society/Trust.md", "topics/trust/"),
        ("topic/Trust/ Why It Matters.md", "topics/trust-why-it-matters/"),
        ("newsletters/Hello-2025-01-02.md", "newsletters/hello-2025-01-02/"),
        ("foo.md", "foo/"),
        ("README.md", "readme/"),
        ("research/Big Idea.md", "research/big-idea/"),
        ("research/Sub Folder/Big Idea.md", "research/sub-folder/big-idea/"),
        ("notes/idea.md", "notes/idea/"),
        ("note/garden/idea.md", "notes/garden/idea/"),
        ("研究/撰寫.md", "研究/撰寫/"),
        ("index.md", ""),
        ("Index.md", ""),
        ("research/index.md", "research/"),
        ("posts/index.md", "posts/"),
        ("posts/my-bundle/index.md", "posts/my-bundle/"),
    ],
)
def test_every_kind_has_its_place(path: str, url: str) -> None:
    assert list(addresses(path).values()) == [url]


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("posts/a.md", "posts/a.html"),
        ("index.md", "index.html"),
        ("research/index.md", "research/index.html"),
        ("posts/index.md", "posts/index.html"),
    ],
)
def test_without_directory_urls_addresses_are_files(path: str, url: str) -> None:
    assert list(addresses(path, directory_urls=False).values()) == [url]


def test_the_owner_names_a_kind_in_addresses() -> None:
    kinds = {"post": {"plural": "essays"}, "recipe": {"folders": ["kitchen"]}}
    assert addresses("posts/a.md", "kitchen/soup.md", kinds=kinds) == {
        "kitchen/soup": "recipes/soup/",
        "posts/a": "essays/a/",
    }


def test_a_slug_or_a_permalink_asks_for_an_address() -> None:
    made, findings = assign(
        {
            "posts/a.md": with_fields(slug="My_Slug"),
            "research/b.md": with_fields(slug="idea"),
            "c.md": with_fields(permalink="/essays/On Trust/"),
            "d.md": with_fields(permalink="old/page.html"),
            "e.md": with_fields(permalink="about/index.html"),
            "f.md": with_fields(permalink="/"),
        }
    )
    assert made == {
        "posts/a": "posts/My_Slug/",
        "research/b": "research/idea/",
        "c": "essays/On Trust/",
        "d": "old/page.html",
        "e": "about/",
        "f": "",
    }
    assert not findings


@pytest.mark.parametrize(
    "permalink",
    ["../../etc/passwd", "https://elsewhere.example/x", "a//b", "a/./b", "a?b", "a\\b", ".git/x"],
)
def test_a_permalink_that_is_not_safe_is_told_and_not_followed(permalink: str) -> None:
    made, (finding,) = assign({"posts/a.md": with_fields(permalink=permalink)})
    assert made == {"posts/a": "posts/a/"}
    assert finding.code == "slug-unsafe"
    assert "permalink" in finding.message


@pytest.mark.parametrize(
    ("slug", "url"),
    [("'../../etc'", "posts/etc/"), ("a/b", "posts/ab/"), ("'x?y#z'", "posts/xyz/")],
)
def test_a_slug_that_is_not_safe_is_made_anew_and_told(slug: str, url: str) -> None:
    made, (finding,) = assign({"posts/a.md": with_fields(slug=slug)})
    assert made == {"posts/a": url}
    assert (finding.path, finding.code) == ("posts/a.md", "slug-unsafe")


def test_of_two_that_want_one_address_the_smallest_id_keeps_it() -> None:
    made, (finding,) = assign({"posts/b.md": "# Same\n", "posts/a.md": "# Same\n"})
    moved = f"posts/same-{content_hash('posts/b')}/"
    assert made == {"posts/a": "posts/same/", "posts/b": moved}
    assert str(finding) == (
        "posts/b.md:1:1: warning[slug-duplicate]: its address `posts/same/` belongs to posts/a.md;"
        f" it is at `{moved}` (give it a `slug` of its own)"
    )


def test_an_explicit_slug_comes_before_a_smaller_id() -> None:
    made, _ = assign({"posts/a.md": "# Same\n", "posts/b.md": with_fields(slug="same")})
    assert made["posts/b"] == "posts/same/"


def test_slugs_are_the_same_whatever_their_case_or_unicode_form() -> None:
    made, findings = assign(
        {
            "posts/a.md": with_fields(slug="STRASSE"),
            "posts/b.md": with_fields(slug="straße"),
            "posts/c.md": with_fields(slug="strasse"),
        }
    )
    assert made["posts/a"] == "posts/STRASSE/"
    assert [finding.path for finding in findings] == ["posts/b.md", "posts/c.md"]


def test_slugs_need_be_unique_in_a_kind_only() -> None:
    _, findings = assign({"posts/a.md": "# Same\n", "decks/a.md": "# Same\n"})
    assert not findings


@pytest.mark.parametrize("name", ["search", "404", "sitemap", "keywords", "Browse", "map"])
def test_the_pages_of_the_site_itself_keep_their_addresses(name: str) -> None:
    made, (finding,) = assign({f"{name}.md": "Text."})
    assert made == {name: f"{name.lower()}-{content_hash(name)}/"}
    assert f"the site's own page `{name.lower()}`" in finding.message


def test_a_permalink_cannot_stand_in_the_way_of_a_file_of_the_site() -> None:
    made, (finding,) = assign({"a.md": with_fields(permalink="garden.json")})
    assert made["a"] == f"garden.json-{content_hash('a')}/"
    assert "the site's own file `garden.json`" in finding.message


def test_the_index_of_a_kind_belongs_to_its_own_file_or_to_the_site() -> None:
    made, findings = assign({"posts/a.md": "", "posts/index.md": "", "posts.md": ""})
    assert made["posts/index"] == "posts/"
    assert made["posts"] == f"posts-{content_hash('posts')}/"
    assert [finding.path for finding in findings] == ["posts.md"]
    _, (finding,) = assign({"posts/a.md": "", "posts.md": ""})
    assert "the index of all posts" in finding.message
    assert addresses("links.md") == {"links": "links/"}


def test_one_of_two_home_pages_is_moved() -> None:
    made, (finding,) = assign({"home.md": with_fields(permalink="/"), "index.md": ""})
    assert sorted(made.values())[0] == ""
    assert made["index"] == f"index-{content_hash('index')}/"
    assert finding.path == "index.md"


def test_assets_keep_their_addresses() -> None:
    texts = {
        "LICENSE": "",
        "license.md": "Text.",
        "about/index.html": "",
        "about.md": "Text.",
        "research/figure.png": "",
        "research.md": "Text.",
    }
    made, findings = assign(texts)
    assert made["research"] == "research/"
    assert [finding.path for finding in findings] == ["about.md", "license.md"]
    assert "belongs to LICENSE" in findings[1].message


def test_a_page_is_no_file_where_another_needs_a_folder() -> None:
    made, _ = assign(
        {
            "a.md": with_fields(permalink="x.html"),
            "b.md": with_fields(permalink="x.html/y"),
            "c.md": with_fields(permalink="x"),
        }
    )
    assert made["a"] == "x.html"
    assert made["b"] == f"x-{content_hash('b')}.html/y/"
    assert made["c"] == f"x-{content_hash('c')}/"


def test_a_long_title_and_its_twin_both_fit_in_file_names() -> None:
    title = "字" * 300
    made, _ = assign({"posts/a.md": f"# {title}\n", "posts/b.md": f"# {title}\n"})
    assert len(set(made.values())) == 2
    assert all(len(part.encode()) < 250 for url in made.values() for part in url.split("/"))


def test_addresses_do_not_depend_on_the_order_of_reading() -> None:
    texts = {f"posts/{name}.md": "# Same\n" for name in "dacb"}
    assert assign(texts) == assign(dict(sorted(texts.items())))


@pytest.mark.parametrize(
    ("permalink", "path"),
    [
        ("/", ""),
        ("a/b/", "a/b"),
        (" /a/ ", "a"),
        ("a/index.html", "a"),
        ("..", None),
        ("a#b", None),
    ],
)
def test_a_permalink_is_a_path_of_safe_parts(permalink: str, path: str | None) -> None:
    assert safe_permalink(permalink) == path


names = st.sampled_from(["a", "A", "index", "posts", "x.html", "ß", "ss", "search", "é", "e\u0301"])
ids = st.lists(names, min_size=1, max_size=3).map("/".join)
fields = st.fixed_dictionaries({}, optional={"slug": names, "permalink": ids})


@given(
    st.dictionaries(ids.map(lambda id: f"{id}.md"), fields, max_size=8),
    st.sets(ids, max_size=3),
    st.booleans(),
)
def test_no_two_pages_or_assets_are_ever_one_file(
    pages: dict[str, dict[str, str]], assets: set[str], directory_urls: bool
) -> None:
    texts = {path: with_fields(**given) for path, given in pages.items()}
    made, _ = assign(texts | dict.fromkeys(assets, ""), directory_urls=directory_urls)
    files = [fold_path(destination(url)) for url in made.values()]
    assert len(set(files)) == len(files)
    taken = {fold_path(asset) for asset in assets} | set(files)
    assert not set(files) & {fold_path(asset) for asset in assets}
    folders = {file[:cut] for file in taken for cut in range(len(file)) if file[cut] == "/"}
    assert not folders & set(files)
    own = folders_of(files)
    assert not own & {fold_path(asset) for asset in assets}


def folders_of(files: list[str]) -> set[str]:
    return {file[:cut] for file in files for cut in range(len(file)) if file[cut] == "/"}
