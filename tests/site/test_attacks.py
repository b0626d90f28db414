"""What a garden may hold: a diagnostic and a built site each time, never a traceback, never a loss."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from built_site import Site, run_build, write_garden

Build = Callable[..., Site]

PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "</title><script>alert(2)</script>",
    "\"><svg onload=alert(3)> 'x",
    "]]></textarea><iframe src=javascript:alert(4)>",
    "{{ 7*7 }}{% raw %}{{ config }}",
    "1] [x](javascript:alert(5))",
    "&lt;script&gt;alert(6)&lt;/script&gt;",
)

_TEXT = (
    "title",
    "subject",
    "excerpt",
    "description",
    "author",
    "summary",
    "event",
    "lang",
    "subtitle",
)
_NAMES = ("seriesName", "name", "slug", "coverImageId", "ogImageId", "icon", "template")
_URLS = ("url", "canonicalUrl", "ogImage")
_LISTS = ("tags", "keywords", "aliases", "hide", "topics")


def _frontmatter(payload: str, skip: str = "") -> str:
    quoted = "'" + payload.replace("'", "''") + "'"
    lines = [f"{field}: {quoted}" for field in (*_TEXT, *_NAMES, *_URLS) if field != skip]
    lines += [f"{field}: [{quoted}]" for field in _LISTS]
    lines += [f"? {quoted}\n: {quoted}", f"cta: {{heading: {quoted}}}"]
    return "\n".join(["---", *lines, "---", ""])


def _hostile_garden() -> dict[str, str | bytes]:
    texts: dict[str, str | bytes] = {}
    for number, payload in enumerate(PAYLOADS):
        front = _frontmatter(payload, skip="slug" if number % 2 else "")
        text = f"{front}\nPlain mesh networks and plain words about trust, {number}.\n\n## Trust\n"
        for folder in ("posts", "decks", "series", "projects", "notes", "topics", "newsletters"):
            slides = "\n---\n\n## Next\n" if folder == "decks" else ""
            texts[f"{folder}/{number}.md"] = text + slides
    return texts


class _Live(HTMLParser):
    """Collects what a browser would run: handlers, script addresses, and scripts that alert."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        data = ("type", "application/ld+json") in attrs  # which browsers never run
        self._script = tag == "script" and not data
        for name, value in attrs:
            runs = name.startswith("on") or (value or "").strip().lower().startswith("javascript:")
            if runs or "alert(" in name:
                self.found.append(f"<{tag} {name}={value}>")

    def handle_endtag(self, tag: str) -> None:
        self._script = False

    def handle_data(self, data: str) -> None:
        if self._script and "alert(" in data:
            self.found.append(data)


def _live(html: str) -> list[str]:
    parser = _Live()
    parser.feed(html)
    return parser.found


def test_metadata_of_every_kind_shows_as_text(bare: Build) -> None:
    site = bare(_hostile_garden())
    assert site.exit_code == 0, site.output
    assert len(site.pages) > 7 * len(PAYLOADS)
    for name, html in site.pages.items():
        assert _live(html) == [], name
        head, _, body = html.partition("</head>")
        assert head.count("<title>") == head.count("</title>") == 1, name
        assert body.count("<title>") == body.count("</title>"), name  # drawings have some
    assert "&lt;img src=x onerror=alert(1)&gt;" in "".join(site.pages.values())


def _asking(payload: str) -> str:
    """Blocks and a base that show `payload` as a value, a name and a condition."""
    text, word = json.dumps(payload), "'" + payload.replace("'", "''") + "'"
    native = (
        f'columns: {text}, elink("javascript:alert(9)", {text}) as L, url, rating as {text}\ngroup: rating',
        f"where: {payload}",
        "show: cards",
    )
    base = f"views:\n- type: table\n  name: {word}\n  order: [file.name, note.rating]\n"
    base += f"properties:\n  note.rating:\n    displayName: {word}\n"
    blocks = [f"```trellis\n{asked}\n```" for asked in native]
    blocks += [
        f"```dataview\nTABLE {text} AS {text}, rating WHERE {text}\n```",
        f"```base\n{base}```",
    ]
    return "\n\n".join(["Mesh networks.", *blocks, ""])


def test_what_lists_and_the_ledger_tell_shows_as_text(configured: Build, tmp_path: Path) -> None:
    texts: dict[str, str | bytes] = {}
    urls = {}
    changes = [
        {"day": "2026-01-01", "was": one, "words": PAYLOADS, "took": [one]} for one in PAYLOADS
    ]
    for number, payload in enumerate(PAYLOADS):
        word = "'" + payload.replace("'", "''") + "'"
        texts[f"posts/{number}.md"] = (
            f"---\ntitle: {word}\nrating: {word}\nurl: {word}\ncover: {word}\n---\nMesh networks carry "
            f"trust. [[mesh]]\n"
        )
        texts[f"notes/ask{number}.md"] = _asking(payload)
        urls |= {f"old/{number}/": {"of": f"posts/{number}"}, f"{payload}/": {"of": "posts/0"}}
    texts["topics/mesh.md"] = "---\ntitle: Mesh\n---\n" + "".join(
        f"- [[{number}]]\n" for number in range(len(PAYLOADS))
    )
    ledger = {"schema": 1, "urls": urls, "topics": {"mesh": {"title": "M", "changes": changes}}}
    write_garden(tmp_path / "garden", {"trellis.lock": json.dumps(ledger)})
    site = configured(texts)
    assert site.exit_code == 0, site.output
    html = {name: text.decode() for name, text in site.files.items() if name.endswith(".html")}
    assert [name for name, text in html.items() if _live(text)] == []
    for part in ("notes/ask0/index.html", "old/0/index.html", "topics/mesh/index.html"):
        assert "&lt;img src=x onerror=alert(1)&gt;" in html[part], part


def test_a_hostile_site_name_shows_as_text(configured: Build) -> None:
    site = configured({"a.md": "A.\n"}, name="</title><script>alert(1)</script> & more")
    for html in site.pages.values():
        assert _live(html) == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</title>" in site.html("")


def test_the_owners_own_templates_cannot_undo_the_escaping(tmp_path: Path) -> None:
    config = (
        "site_name: G\ndocs_dir: content\ntheme: {name: material, custom_dir: over}\n"
        "plugins: [search, trellis]\n"
    )
    garden = write_garden(
        tmp_path / "g",
        {
            "mkdocs.yml": config,
            "over/main.html": '{% extends "base.html" %}',
            "content/a.md": "---\ntitle: </title><script>alert(1)</script>\n---\nA.\n",
        },
    )
    site = run_build(garden, tmp_path / "out")
    assert site.exit_code == 0, site.output
    for html in site.pages.values():
        assert _live(html) == []


SECRET = "xyzzyplover"
WITHHELD = {
    "draft": "status: draft",
    "restricted": "visibility: restricted",
    "private": "visibility: private",
    "shared": "visibility: shared",
    "unpublished": "publish: false",
    "drafted": "draft: true",
    "queued": "status: queued",
    "failed": "status: failed",
    "unknown": "status: whoknows",
}


@pytest.mark.parametrize("kind", ["posts", "decks", "projects", "notes", "newsletters", "topics"])
def test_what_is_withheld_leaves_no_trace(configured: Build, kind: str) -> None:
    texts: dict[str, str | bytes] = {
        "posts/open.md": "---\ntitle: Open\n---\nMesh networks carry trust between neighbours. "
        + " ".join(f"[a]({name}{SECRET}.md) [[{name}{SECRET}|b]]" for name in WITHHELD)
        + "\n",
        "notes/free.md": "Mesh networks again, and trust, and neighbours.\n",
    }
    for name, line in WITHHELD.items():
        word = f"{name}{SECRET}"
        texts[f"{kind}/{word}.md"] = (
            f"---\ntitle: Title {word}\nsubject: Subject {word}\nexcerpt: About {word}\n"
            f"seriesName: Series {word}\nkeywords: [key {word}]\nauthor: {word}\n{line}\n---\n"
            f"# {word}\n\nMesh networks and {word}; [[open]].\n\n![]({word}.png)\n\n"
            f'<img src="raw-{word}.png">\n\n![[wiki {word}.png]]\n'
        )
        for picture in (f"{word}.png", f"raw-{word}.png", f"wiki {word}.png"):
            texts[f"{kind}/{picture}"] = word.encode()
    site = configured(texts, more="site_url: https://example.org/\n")
    assert site.exit_code == 0, site.output
    assert site.holding(SECRET) == []
    outcomes = [
        entry["outcome"] for path, entry in site.account.items() if SECRET in path and "md" in path
    ]
    assert len(outcomes) == len(WITHHELD)
    assert set(outcomes) <= {"draft", "private"}


def test_a_picture_that_an_open_page_shows_too_is_published(configured: Build) -> None:
    site = configured(
        {
            "posts/a.md": "---\ntitle: A\n---\n![](shared.png)\n",
            "posts/b.md": "---\ntitle: B\nstatus: draft\n---\n![](shared.png) ![](own.png)\n",
            "posts/shared.png": b"x",
            "posts/own.png": b"y",
            "posts/nobodys.png": b"z",
        }
    )
    assert site.has("posts/shared.png")
    assert not site.has("posts/own.png")


ODD_FILES = (
    b"",
    b"---\n",
    b"---\ntitle: x\n",
    b"---\ntitle: [x\n---\nBody stays.\n",
    b"---\n- a\n- list\n---\nBody stays.\n",
    b"---\ntitle: a\ntitle: b\n---\nBody stays.\n",
    b"---\na: &a [x]\nb: *a\nc: !!python/object/apply:os.system ['true']\n---\nBody.\n",
    b"\xff\xfe\x00bad",
    b"\x00\x01\x02",
    "\ufeff---\ntitle: BOM\n---\nBody.\n".encode(),
    "Body with \x0b vertical \u2028 lines\n".encode(),
    b"<![[\n",
    b"```\nnever closed\n",
    b"[[[[[[" * 50,
    b"> " * 3000 + b"deep",
    b"*" * 5000,
    b"<div " * 2000,
    b"[a](" * 2000,
    b"# " + b"x" * 100_000 + b"\n",
    b"---\ntitle: " + b"t" * 5000 + b"\n---\nBody.\n",
    b"---\nslug: ../../../etc/passwd\n---\nBody.\n",
    b"---\nslug: a/../../b\n---\nBody.\n",
    b"---\nslug: ''\ntitle: ''\n---\nBody.\n",
    b"---\ntitle: {a: b}\nslug: [x]\npublishedAt: {}\nkeywords: 5\n---\nBody.\n",
    b"---\ntemplate: ../../secret.html\nhide: 5\nsearch: yes\ntags: {a: 1}\n---\nBody.\n",
)


@pytest.fixture(scope="module")
def odd_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """All the odd files in one garden, with a good one between them."""
    folder = tmp_path_factory.mktemp("odd")
    texts = {f"notes/odd{number}.md": text for number, text in enumerate(ODD_FILES)}
    garden = write_garden(folder / "garden", {**texts, "notes/good.md": "Good.\n"})
    return run_build(garden, folder / "out")


@pytest.mark.parametrize("number", range(len(ODD_FILES)))
def test_a_faulty_file_is_still_a_page(odd_site: Site, number: int) -> None:
    assert odd_site.exit_code == 0, odd_site.output
    entry = odd_site.account[f"notes/odd{number}.md"]
    assert entry["outcome"] == "published"
    assert odd_site.has(entry["url"])
    if b"Body stays." in ODD_FILES[number]:
        assert "Body stays." in odd_site.html(entry["url"])


def test_a_good_file_among_faulty_ones_is_whole(odd_site: Site) -> None:
    assert "Good." in odd_site.html("notes/good/")
    assert "Traceback" not in odd_site.output


class TestOddFiles:
    def test_names_that_urls_and_shells_trip_over(self, bare: Build) -> None:
        names = [
            "with space",
            " leading",
            "ünïcödé",
            "日本語の名前",
            "hash#tag",
            "100% sure",
            "why?",
            'it\'s "quoted"',
            "a&b<c>",
            "semi;colon:on",
            "back\\slash",
            "-dash",
            "index",
            "README",
            "404",
            "CON",
            "dots..md.more",
            "emoji 🌿",
            "RTL עברית",
            "e\u0301 decomposed",
            "{{ jinja }}",
            "x" * 240,
        ]
        texts: dict[str, str | bytes] = {
            f"notes/{name}.md": f"Text of number {number}.\n" for number, name in enumerate(names)
        }
        site = bare(texts)
        assert site.exit_code == 0, site.output
        urls = [entry["url"] for entry in site.account.values() if entry["outcome"] == "published"]
        assert len(urls) == len(names)
        assert len({url.casefold() for url in urls}) == len(names)
        for number in range(len(names)):
            assert any(f"Text of number {number}." in html for html in site.pages.values()), number

    def test_links_to_such_names_lead_there(self, bare: Build) -> None:
        names = ["with space", "hash#tag", "100% sure", "why?", "日本語"]
        texts: dict[str, str | bytes] = {f"{name}.md": "Text.\n" for name in names}
        site = bare(texts)
        for name, html in site.pages.items():
            for href in re.findall(r'href="([^"#]*)"', html):
                if not href.startswith(("http", "/", "mailto:", "data:")):
                    assert_leads_somewhere(site, name, href)

    def test_a_picture_with_a_decomposed_name_is_where_links_lead(self, bare: Build) -> None:
        site = bare({"a.md": "![](caf\u00e9.png)\n", "cafe\u0301.png": b"x"})
        assert site.codes == set()
        assert site.has("caf\u00e9.png")

    def test_a_folder_named_like_a_note(self, bare: Build) -> None:
        site = bare({"x.md/inner.md": "Inner.\n", "other.md": "Other.\n"})
        assert site.exit_code == 0, site.output
        assert "Inner." in "".join(site.pages.values())

    def test_two_posts_with_one_slug_are_both_there(self, bare: Build) -> None:
        site = bare(
            {
                "posts/a.md": "---\ntitle: Same\n---\nFirst text.\n",
                "posts/b.md": "---\ntitle: Same\n---\nSecond text.\n",
                "posts/c.md": "---\nslug: SAME\n---\nThird text.\n",
            }
        )
        assert "slug-duplicate" in site.codes
        everything = "".join(site.pages.values())
        for words in ("First text.", "Second text.", "Third text."):
            assert words in everything
        urls = [entry["url"].casefold() for entry in site.account.values()]
        assert len(set(urls)) == 3

    def test_a_link_out_of_the_garden_is_refused(self, tmp_path: Path) -> None:
        secret = write_garden(tmp_path / "outside", {"secret.md": SECRET, "secret.png": SECRET})
        garden = write_garden(tmp_path / "garden", {"a.md": "A.\n"})
        (garden / "linked.md").symlink_to(secret / "secret.md")
        (garden / "linked.png").symlink_to(secret / "secret.png")
        (garden / "folder").symlink_to(secret)
        (garden / "loop").symlink_to(garden)
        (garden / "broken.md").symlink_to(garden / "nowhere.md")
        site = run_build(garden, tmp_path / "out")
        assert site.exit_code == 0, site.output
        assert site.holding(SECRET) == []
        assert site.account["linked.md"]["outcome"] == "refused"

    def test_deep_folders(self, bare: Build) -> None:
        deep = "/".join(["deep"] * 40)
        site = bare({f"{deep}/a.md": "Deep text.\n"})
        assert site.exit_code == 0, site.output
        assert "Deep text." in "".join(site.pages.values())

    def test_a_file_that_cannot_be_read(self, tmp_path: Path) -> None:
        garden = write_garden(tmp_path / "garden", {"a.md": "A.\n", "locked.md": "L.\n"})
        (garden / "locked.md").chmod(0)
        if os.access(garden / "locked.md", os.R_OK):
            pytest.skip("this user can read everything")
        site = run_build(garden, tmp_path / "out")
        assert site.account["locked.md"]["outcome"] == "refused"

    def test_a_pipe_does_not_hang_the_build(self, tmp_path: Path) -> None:
        garden = write_garden(tmp_path / "garden", {"a.md": "A.\n"})
        os.mkfifo(garden / "pipe.md")
        os.mkfifo(garden / "pipe.png")
        assert run_build(garden, tmp_path / "out").exit_code == 0


def assert_leads_somewhere(site: Site, page: str, href: str) -> None:
    from urllib.parse import unquote, urlsplit

    path = unquote(urlsplit(href).path)
    target = Path(os.path.normpath((site.path / page).parent / path))
    found = (target / "index.html").is_file() or (target.is_file() and not path.endswith("/"))
    assert found, f"{page}: {href}"


def speaking(tmp_path: Path, language: str, plugins: str) -> Path:
    """A garden whose theme is asked to speak `language`."""
    config = (
        f"site_name: G\ndocs_dir: content\nplugins: {plugins}\n"
        f"theme: {{name: material, language: {language}}}\n"
    )
    return write_garden(tmp_path / "g", {"mkdocs.yml": config, "content/a.md": "A.\n"})


@pytest.mark.parametrize(
    ("language", "skip"), [("zh-CN", "跳转"), ("zh-HK", "跳轉"), ("de-AT", "Zum")]
)
def test_a_region_of_a_language_that_material_speaks(
    tmp_path: Path, language: str, skip: str
) -> None:
    garden = speaking(tmp_path, language, "[trellis]")
    site = run_build(garden, tmp_path / "out", "--strict")
    assert site.exit_code == 0, site.output
    page = (site.path / "index.html").read_text("utf-8")
    assert f'<html lang="{language}"' in page
    assert skip in page


@pytest.mark.parametrize("language", ["xx", "../../main", "[en]", "5"])
def test_a_language_that_material_does_not_speak(tmp_path: Path, language: str) -> None:
    garden = speaking(tmp_path, language, "[search, trellis]")
    site = run_build(garden, tmp_path / "out", "--verbose")
    assert site.exit_code == 0, site.output
    assert "theme.language" in site.output
    assert run_build(garden, tmp_path / "out", "--strict").exit_code == 1
