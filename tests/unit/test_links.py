"""Links: what a reference points to, said in a table; backlinks; and every complaint in its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from trellis import Garden
from trellis.links import Ambiguous, Found, FoundAsset, Missing, Private, Resolution
from trellis.markup import Reference

Grow = Callable[..., Garden]

GARDEN = {
    "index.md": "# Home\n",
    "Mesh Networks.md": "---\ntitle: On meshes\naliases: [ad-hoc nets]\n---\n"
    "## Trust & care\n\n### Part\n\nx ^b1\n\n## Next\n\n### Part\n",
    "a/note.md": "x",
    "a/deep/other.md": "x",
    "b/note.md": "x",
    "b/only.md": "x",
    "c/README.md": "x",
    "d/index.md": "x",
    "Zürich.md": "x",
    "v1.2.md": "x",
    "hidden.md": "---\nstatus: draft\n---\nx",
    "e/twice.md": "---\nstatus: draft\n---\nx",
    "f/twice.md": "x",
    "posts/shenzen.md": "---\ntitle: Shenzhen Goes Ham\nslug: shenzhen-goes-ham\n---\nx",
    "decks/shenzen.md": "---\ntitle: A deck\nslug: shenzhen\n---\na\n\n---\n\nb",
    "image/cover-v2.png": "",
    "a/pics/Photo.PNG": "",
    "pics/scan.jpg": "",
}


def resolve(
    garden: Garden, kind: str, target: str, origin: str = "index", **more: str
) -> Resolution:
    path, _, fragment = target.partition("#")
    reference = Reference(kind, path, fragment, **more)  # type: ignore[arg-type]
    return garden.resolver.resolve(reference, origin)


@pytest.fixture
def grown(garden: Grow) -> Garden:
    return garden(
        GARDEN, hosts=["me.example"], prefixes=["/docs"], site_url="https://own.example/g/"
    )


@pytest.mark.parametrize(
    ("target", "origin", "expected"),
    [
        ("Mesh Networks", "index", Found("Mesh Networks")),
        ("mesh networks", "index", Found("Mesh Networks")),
        ("Mesh Networks.md", "index", Found("Mesh Networks")),
        ("Mesh%20Networks", "index", Missing()),  # wikilinks are not URLs
        ("b/only", "index", Found("b/only")),
        ("only", "index", Found("b/only")),
        ("deep/other", "b/note", Found("a/deep/other")),
        ("../b/note", "a/note", Found("b/note")),
        ("note", "a/deep/other", Found("a/note")),  # the closest common ancestor
        ("note", "index", Ambiguous(("a/note", "b/note"))),
        ("mesh-networks", "index", Found("Mesh Networks")),  # slug
        ("On Meshes", "index", Found("Mesh Networks")),  # title
        ("Ad-hoc nets", "index", Found("Mesh Networks")),  # alias
        ("c", "index", Found("c/README")),
        ("d/", "index", Found("d/index")),
        (unicodedata.normalize("NFD", "Zürich"), "index", Found("Zürich")),
        ("zürich", "index", Found("Zürich")),
        ("v1.2", "index", Found("v1.2")),
        ("hidden", "index", Private("hidden")),
        ("twice", "index", Found("f/twice")),  # the public one
        ("", "a/note", Found("a/note")),
        ("photo.png", "index", FoundAsset("a/pics/Photo.PNG")),
        ("pics/scan.jpg", "a/note", FoundAsset("pics/scan.jpg")),
        ("../../etc/passwd", "a/note", Missing()),
        ("javascript:alert(1)", "index", Missing()),
    ],
)  # fmt: skip
def test_wikilinks(grown: Garden, target: str, origin: str, expected: Resolution) -> None:
    found = resolve(grown, "wikilink", target, origin)
    assert (found if not isinstance(found, Missing) else Missing()) == expected


@pytest.mark.parametrize(
    ("target", "origin", "expected"),
    [
        ("note.md", "a/note", Found("a/note")),
        ("../b/note.md", "a/note", Found("b/note")),
        ("note.md", "b/only", Found("b/note")),
        ("Mesh%20Networks.md", "index", Found("Mesh Networks")),
        ("/Mesh Networks.md", "a/note", Found("Mesh Networks")),
        ("/docs/b/only", "a/note", Found("b/only")),
        ("only?x=1", "b/note", Found("b/only")),
        ("/posts/shenzhen-goes-ham/", "a/note", Found("posts/shenzen")),
        ("/post/shenzhen-goes-ham", "a/note", Found("posts/shenzen")),
        ("https://me.example/posts/shenzhen-goes-ham", "a/note", Found("posts/shenzen")),
        ("https://own.example/g/posts/shenzhen-goes-ham/", "a/note", Found("posts/shenzen")),
        ("entity://deck/shenzen", "a/note", Found("decks/shenzen")),
        ("entity://image/cover-v2", "a/note", FoundAsset("image/cover-v2.png")),
        ("../c/", "a/note", Found("c/README")),
        ("pics/Photo.PNG", "a/note", FoundAsset("a/pics/Photo.PNG")),
        ("hidden.md", "index", Private("hidden")),
    ],
)
def test_markdown_links(grown: Garden, target: str, origin: str, expected: Resolution) -> None:
    assert resolve(grown, "link", target, origin) == expected


@pytest.mark.parametrize(
    ("target", "expects", "name", "expected"),
    [
        ("shenzen", "post", "", Found("posts/shenzen")),
        ("shenzen", "deck", "", Found("decks/shenzen")),
        ("shenzhen-goes-ham", "", "", Found("posts/shenzen")),
        ("Shenzhen Goes Ham", "post", "", Found("posts/shenzen")),
        ("whatever", "post", "shenzen", Found("posts/shenzen")),
        ("shenzen", "", "", Found("posts/shenzen")),
        ("Mesh Networks", "base", "", Found("Mesh Networks")),
        ("cover-v2", "image", "", FoundAsset("image/cover-v2.png")),
        ("hidden", "note", "", Private("hidden")),
    ],
)
def test_references_of_frontmatter_and_topics(
    grown: Garden, target: str, expects: str, name: str, expected: Resolution
) -> None:
    found = resolve(grown, "field", target, expects=expects, name=name)
    if target == "shenzen" and not expects:
        assert isinstance(found, Found | Ambiguous)
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("fragment", "anchor"),
    [
        ("Trust & care", "trust-care"),
        ("trust-care", "trust-care"),
        ("TRUST CARE", "trust-care"),
        ("Part", "part"),
        ("Next#Part", "part-2"),
        ("^b1", "^b1"),
        ("^none", ""),
        ("nowhere", ""),
    ],
)
def test_headings_and_blocks(grown: Garden, fragment: str, anchor: str) -> None:
    assert resolve(grown, "wikilink", f"Mesh Networks#{fragment}") == Found("Mesh Networks", anchor)


def test_a_missing_name_comes_with_the_nearest(grown: Garden) -> None:
    assert resolve(grown, "wikilink", "Mesh Netwroks") == Missing(("Mesh Networks",))


def test_backlinks_carry_the_citing_words(garden: Grow) -> None:
    grown = garden({
        "a.md": "---\ntitle: A\n---\n\nintro\n\n## Why\n\n- other\n- see [[b|the *b* note]] for more\n",
        "b.md": "[[b]] itself, and [[A]]",
    })  # fmt: skip
    (backlink,) = grown.backlinks("b")
    assert (backlink.origin, backlink.label, backlink.anchor) == ("a", "the *b* note", "why")
    assert backlink.context == "see the b note for more"
    assert [link.origin for link in grown.backlinks("a")] == ["b"]


@pytest.mark.parametrize(
    ("text", "code", "column", "message"),
    [
        ("to [[Mesh Netwroks]]", "link-missing", 4, "“Mesh Netwroks” (did you mean “Mesh Networks”?)"),
        ("[x](gone.md)", "link-missing", 1, "nothing is called “gone.md”"),
        ("[[note]]", "link-ambiguous", 1, "any of “a/note”, “b/note” (write more of its path)"),
        ("[[hidden]]", "link-private", 1, "“hidden” is not published; readers see plain text"),
        ("[[Mesh Networks#Trust & cares]]", "anchor-missing", 1, "(did you mean “Trust & care”?)"),
        ("[[Mesh Networks#^no]]", "anchor-missing", 1, "“Mesh Networks” has no block “^no”"),
        ("![](gone.png)", "asset-missing", 1, "nothing is called “gone.png”"),
        ("![[gone.png]]", "asset-missing", 1, "nothing is called “gone.png”"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_where_it_is_written(
    garden: Grow, text: str, code: str, column: int, message: str
) -> None:
    grown = garden(GARDEN | {"here.md": f"---\ntitle: Here\n---\n\n{text}\n"})
    (finding,) = [d for d in grown.diagnostics if d.path == "here.md"]
    assert (finding.code, finding.line, finding.column) == (code, 5, column)
    assert message in str(finding)


def test_a_clean_vault_gives_no_warning(garden: Grow) -> None:
    grown = garden({"a.md": "[[b]] and [c](c/d.md#x) `[[no]]`", "b.md": "[[a]]", "c/d.md": "## X"})
    assert [d for d in grown.diagnostics if d.code.startswith(("link", "anchor", "asset"))] == []


def test_a_typed_link_is_kept_on_tie_and_backlink(garden: Grow) -> None:
    grown = garden({"a.md": "It is so.\n\nsupports:: [[b]]\n\nSee [[b]].", "b.md": "x"})
    assert [one.relation for one in grown.backlinks("b")] == ["supports", ""]
    (tie,) = [tie for tie in grown.ties if tie.kind == "link"]
    assert [(why.kind, why.label, why.weight) for why in tie.reasons] == [("link", "supports", 1)]


def test_what_cites_in_a_footnote_are_the_footnotes_words(garden: Grow) -> None:
    grown = garden({"a.md": "Soil [[c]]^[see [[b]] first] is.", "b.md": "x", "c.md": "x"})
    assert [one.context for one in grown.backlinks("b")] == ["see b first"]
    assert [one.context for one in grown.backlinks("c")] == ["Soil c is."]


def test_links_in_frontmatter_cite_as_links_in_the_text_do(garden: Grow) -> None:
    grown = garden(
        {
            "a.md": "---\nrelated: ['[[b]]', c]\nmood: [[x/twin]]\nnext: [[nowhere]]\n---\nx",
            "b.md": "x",
            "c.md": "x",
            "x/twin.md": "x",
            "y/twin.md": "x",
        }
    )
    assert [(one.relation, one.in_frontmatter) for one in grown.backlinks("b")] == [
        ("related", True)
    ]
    assert len(grown.backlinks("c")) == len(grown.backlinks("x/twin")) == 1
    assert {tie.target for tie in grown.ties if tie.kind == "link"} == {"b", "c", "x/twin"}
    assert [
        (one.code, one.line, one.column)
        for one in grown.diagnostics
        if one.code != "folder-unknown"
    ] == [("reference-missing", 4, 8)]


def test_assets_that_only_withheld_entities_use_are_withheld(garden: Grow) -> None:
    grown = garden({
        "draft.md": "---\nstatus: draft\n---\n![[secret.png]] ![](both.png)",
        "open.md": "![[both.png]]",
        "raw.md": "<img src='inhtml.png'>",
        "hid.md": "---\nstatus: draft\n---\n![[inhtml.png]]",
        "inhtml.png": "",
        "secret.png": "", "both.png": "", "unused.png": "",
    })  # fmt: skip
    assert grown.links.withheld_assets == {"secret.png"}


def test_many_notes_of_one_name_stay_cheap(garden: Grow) -> None:
    """Work per pair of notes would not end within the patience of any test run."""
    texts = {f"folder{n}/index.md": "[[index]] [[folder7/index]]" for n in range(1500)}
    grown = garden(texts, topics={"discover": False})
    assert len(grown.links.outgoing) == 1500


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/en-US/docs/web/css/color", Found("web/css/color/index")),
        ("/en-US/docs/web/css/colour", Missing()),
        ("/en-US/docs/web/css", Missing()),  # nothing is at web/css, and css alone says too little
    ],
)
def test_a_link_below_a_site_that_stood_elsewhere_is_followed(
    garden: Grow, target: str, expected: Resolution
) -> None:
    grown = garden({"web/css/color/index.md": "# color", "color.md": "# c", "a.md": "x"})
    found = resolve(grown, "link", target, "a")
    assert type(found) is type(expected)
    assert isinstance(found, Missing) or found == expected
