"""Ids, slugs, URLs and paths, as tables."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.paths import (
    SLUG_BYTES,
    brains_slug,
    contained,
    content_hash,
    destination,
    entity_id,
    entity_name,
    entity_stem,
    fold_path,
    heads_a_kind,
    index_url,
    is_index,
    is_markdown,
    is_safe_slug,
    page_url,
    relative_href,
    safe_slug,
    slugify,
    with_suffix,
)


@pytest.mark.parametrize(
    ("path", "id"),
    [
        ("a.md", "a"),
        ("posts/The Good Foot.md", "posts/The Good Foot"),
        ("posts/Loud.MD", "posts/Loud"),
        ("a.markdown", "a"),
        ("deck/Ecosystem/ Living Systems.md", "deck/Ecosystem/ Living Systems"),
        ("Ends in a dot..md", "Ends in a dot."),
        ("v1.2.md", "v1.2"),
        ("cafe\u0301.md", "caf\u00e9"),
        ("picture.png", "picture.png"),
    ],
)
def test_an_id_is_the_path_without_its_extension(path: str, id: str) -> None:
    assert entity_id(path) == id


@pytest.mark.parametrize(
    ("id", "name", "stem"),
    [
        ("Loose note", "Loose note", "Loose note"),
        ("posts/The Good Foot", "The Good Foot", "The Good Foot"),
        ("deck/Eco/ Living Systems", "Eco: Living Systems", "Eco: Living Systems"),
        ("deck/A/ B/ C", "A: B: C", "A: B: C"),
        ("topics/society/Trust", "society:Trust", "Trust"),
        ("topics/ Trust", " Trust", " Trust"),
    ],
)
def test_a_name_joins_what_is_below_the_kind_with_colons(id: str, name: str, stem: str) -> None:
    assert (entity_name(id), entity_stem(id)) == (name, stem)


def test_markdown_is_told_by_the_extension_and_an_index_by_its_name() -> None:
    assert is_markdown("A.MarkDown")
    assert not is_markdown("a.md.bak")
    assert all(map(is_index, ("index", "posts/Index", "a/b/_index")))
    assert not any(map(is_index, ("README", "reindex", "index/a")))
    assert heads_a_kind("posts/index")
    assert not any(map(heads_a_kind, ("index", "posts/bundle/index", "posts/a")))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Urging New Institutions", "urging-new-institutions"),
        ("  Don't   Panic! ", "dont-panic"),
        ("snake_case -- and dashes", "snake-case-and-dashes"),
        ("networks—they’re trust", "networks-theyre-trust"),
        ("Zürich", "zurich"),
        ("Straße, Ærø, Łódź, İstanbul", "strasse-aero-lodz-istanbul"),
        ("Þórshöfn & Đà Nẵng", "thorshofn-da-nang"),
        ("Tiếng Việt", "tieng-viet"),
        ("ﬁne ＡＢＣ №5", "fine-abc-no5"),
        ("1️⃣ first", "1-first"),
        ("撰寫", "撰寫"),
        ("ガーデン", "ガーデン"),
        ("ｶﾞｰﾃﾞﾝ", "ガーデン"),
        ("日本語：入門", "日本語入門"),
        ("지식의 정원", "지식의-정원"),
        ("हिन्दी की कहानी", "हिन्दी-की-कहानी"),
        ("น้ำใจ", "น้ำใจ"),
        ("Йод и ёж", "йод-и-ёж"),
        ("Ελληνικά ΟΔΟΣ", "ελληνικά-οδος"),
        ("العَرَبِيَّة", "العَرَبِيَّة"),
    ],
)
def test_a_slug_folds_latin_and_keeps_other_scripts(title: str, slug: str) -> None:
    assert slugify(title) == unicodedata.normalize("NFC", slug)
    assert slugify(unicodedata.normalize("NFD", title)) == slugify(title)


@pytest.mark.parametrize("title", ["", "🌱", "!?", "---", "\ud800"])
def test_a_title_without_words_gets_a_hash(title: str) -> None:
    assert slugify(title) == content_hash(title, 8)


@pytest.mark.parametrize("title", ["word " * 100, "字" * 300, "ガ" * 300, "x" * 5000])
def test_a_slug_fits_in_a_file_name_and_stays_distinct(title: str) -> None:
    slug = slugify(title)
    assert len(slug.encode()) <= SLUG_BYTES
    assert slug != slugify(title + "y")
    assert len(with_suffix(slug, "an id").encode()) + len(".html") < 255


@given(st.text())
def test_every_slug_is_safe_and_its_own_slug(title: str) -> None:
    slug = slugify(title)
    assert is_safe_slug(slug)
    assert slugify(slug) == slug


@given(st.text(st.characters(max_codepoint=127), max_size=SLUG_BYTES))
def test_ascii_titles_have_the_slug_that_brains_gives_them(title: str) -> None:
    assert slugify(title) == (brains_slug(title) or content_hash(title, 8))


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Zürich", "zrich"), ("撰寫", ""), ("A\u00a0B_c", "a-b-c"), ("-x-", "x"), ("Ⅳ4", "4")],
)
def test_the_brains_slug_is_ascii_only(text: str, slug: str) -> None:
    assert brains_slug(text) == slug


@pytest.mark.parametrize("slug", ["My_Slug", "v1.2", "été", "a:b", "with space", "撰寫", "x'y"])
def test_an_explicit_slug_is_untouched_when_safe(slug: str) -> None:
    assert safe_slug(slug) == slug


@pytest.mark.parametrize(
    ("slug", "safe"),
    [
        ("../../etc/passwd", "etcpasswd"),
        ("a/b", "ab"),
        ("a\\b", "ab"),
        ("what?", "what"),
        ("c#", "c"),
        ("100%", "100"),
        (" padded ", "padded"),
        (".hidden", "hidden"),
        ("line\nbreak", "line-break"),
        ("nul\0", "nul"),
        ("over\u202eride", "override"),
        ("<img src=x>", "img-srcx"),
    ],
)
def test_an_explicit_slug_that_would_escape_or_break_is_made_anew(slug: str, safe: str) -> None:
    assert safe_slug(slug) == safe


@pytest.mark.parametrize("slug", ["", ".", "..", "/", "\ud800", "\x00"])
def test_a_slug_of_nothing_but_danger_becomes_a_hash(slug: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{8}", safe_slug(slug))


@pytest.mark.parametrize(
    ("url", "file"),
    [
        (index_url(), "index.html"),
        (index_url("posts"), "posts/index.html"),
        (page_url("posts/x"), "posts/x/index.html"),
        (index_url(directory_urls=False), "index.html"),
        (index_url("posts", directory_urls=False), "posts/index.html"),
        (page_url("posts/x", directory_urls=False), "posts/x.html"),
        ("feed.xml", "feed.xml"),
    ],
)
def test_a_url_is_served_from_a_file(url: str, file: str) -> None:
    assert destination(url) == file


@pytest.mark.parametrize(
    ("start", "end", "href"),
    [
        ("", "", "./"),
        ("", "x/", "x/"),
        ("", "x.html", "x.html"),
        ("x/", "", "../"),
        ("x/", "x/", "./"),
        ("x/", "x/y/", "y/"),
        ("x/y/", "x/", "../"),
        ("x/y/", "x/z/", "../z/"),
        ("x/y/", "a/b/c/", "../../a/b/c/"),
        ("x.html", "", "./"),
        ("x.html", "y.html", "y.html"),
        ("p/x.html", "index.html", "../index.html"),
        ("p/x.html", "p/", "./"),
        ("p/x.html", "p/index.html", "index.html"),
        ("p/x/", "assets/a b.png", "../../assets/a%20b.png"),
        ("", "what?#100%/", "what%3F%23100%25/"),
        ("", "a:b/", "a%3Ab/"),
        ("x/", "撰寫/", "../%E6%92%B0%E5%AF%AB/"),
    ],
)
def test_an_href_leads_from_page_to_page(start: str, end: str, href: str) -> None:
    assert relative_href(start, end) == href


def test_an_anchor_is_encoded_and_on_the_same_page_stands_alone() -> None:
    assert relative_href("x/", "y/", "größe #2") == "../y/#gr%C3%B6%C3%9Fe%20%232"
    assert relative_href("x/", "x/", "top") == "#top"


segments = st.lists(
    st.text(st.characters(exclude_characters="/", exclude_categories=["Cs"]), min_size=1).filter(
        lambda segment: segment not in (".", "..")
    ),
    max_size=4,
)
urls = st.tuples(segments, st.booleans()).map(
    lambda made: "".join(f"{part}/" for part in made[0]) if made[1] else "/".join(made[0])
)


@given(urls, urls)
def test_every_href_leads_where_it_says(start: str, end: str) -> None:
    site = "https://garden.example/"
    encoded = "/".join(map(_encode, start.split("/")))
    assert unquote(urljoin(site + encoded, relative_href(start, end))) == site + end


def _encode(segment: str) -> str:
    return "".join(f"%{byte:02X}" for byte in segment.encode())


@pytest.mark.parametrize(
    ("path", "folder", "inside"),
    [
        ("a/b.png", "", "a/b.png"),
        ("./a//b.png", "", "a/b.png"),
        ("../b.png", "posts", "b.png"),
        ("../a/../b.png", "posts/x", "posts/b.png"),
        ("cafe\u0301.png", "", "caf\u00e9.png"),
        ("Q: what.png", "", "Q: what.png"),
        ("", "posts", "posts"),
        ("..", "", None),
        ("../../etc/passwd", "posts", None),
        ("a/../../b", "", None),
        ("/etc/passwd", "", None),
        ("C:/windows", "", None),
        ("c:\\windows", "", None),
        ("..\\up.png", "", None),
        ("nul\0.png", "", None),
        ("broken\udcff.png", "", None),
    ],
)
def test_a_path_stays_below_the_root_or_is_none(path: str, folder: str, inside: str | None) -> None:
    assert contained(path, folder) == inside


@given(st.text(), st.sampled_from(["", "posts", "a/b/c"]))
def test_no_path_gets_out(path: str, folder: str) -> None:
    inside = contained(path, folder)
    if inside is not None:
        assert not inside.startswith("/")
        assert ".." not in inside.split("/")
        assert inside == "" or posixpath.normpath(inside) == inside


def test_paths_are_folded_as_careless_file_systems_do() -> None:
    assert fold_path("STRASSE/E\u0301") == fold_path("straße/é")
