"""Every finding as its writer sees it: code, place, message and remedy, from one tiny garden each."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from trellis import Config, Garden
from trellis.checks import check
from trellis.diagnostics import CODES, Diagnostic
from trellis.folders import read_folder

Grow = Callable[..., Garden]
Folder = Callable[[dict[str, str]], Path]


@dataclass(frozen=True)
class Case:
    """A garden, and the finding that it gives: `place` is path, line and column."""

    code: str
    texts: dict[str, str]
    place: str
    message: str
    remedy: str


ASKING = "---\ntitle: A\n---\nText.\n\n> ```trellis\n> {}\n> ```\n"

TEXTS = (
    Case(
        "query-invalid",
        {"a.md": ASKING.format("show: tabel")},
        "a.md:7:9",
        "`tabel` is no way to show a list",
        "did you mean `table`?",
    ),
    Case(
        "query-unknown-name",
        {"a.md": ASKING.format("kind: post, pots")},
        "a.md:7:15",
        "there is no kind `pots`",
        "did you mean `post`?",
    ),
    Case(
        "folder-unknown",
        {"recipes/a.md": "# Soup\n"},
        "recipes:1:1",
        "`recipes` is no known kind; its files are read as notes",
        "to make it a kind, add it to `kinds` in the configuration",
    ),
    Case(
        "file-empty",
        {"a.md": "\n"},
        "a.md:1:1",
        "the file is empty",
        "write or delete it",
    ),
    Case(
        "frontmatter-invalid",
        {"a.md": "---\ntitle: A\ntags: [a\n---\nText.\n"},
        "a.md:4:1",
        "the frontmatter cannot be read: did not find expected ',' or ']'",
        "quote the value if it holds one of : # [ ] { } & * ! | > % @ `",
    ),
    Case(
        "frontmatter-unclosed",
        {"a.md": "---\ntitle: A\n\nText.\n"},
        "a.md:1:1",
        "the frontmatter has no end",
        "add a line `---` after the last field",
    ),
    Case(
        "frontmatter-withheld",
        {"a.md": "---\ntitle: [A\nstatus: draft\n---\nText.\n"},
        "a.md:3:1",
        "the frontmatter cannot be read but mentions `status: draft`; the entity is not published",
        "repair the frontmatter",
    ),
    Case(
        "frontmatter-duplicate-key",
        {"a.md": "---\ntitle: A\ntitle: B\n---\nText.\n"},
        "a.md:3:1",
        "`title` is given twice; the last one counts",
        "remove one of them",
    ),
    Case(
        "frontmatter-not-first",
        {"a.md": "\n\n---\ntitle: A\n---\nText.\n"},
        "a.md:3:1",
        "there are blank lines before the frontmatter",
        "remove them: other programs see no frontmatter here",
    ),
    Case(
        "field-invalid",
        {"projects/a.md": "---\ntitle: A\nyear: soon\n---\nText.\n"},
        "projects/a.md:3:7",
        "`year` should be a year, not `soon`",
        "write four digits, as in 2025",
    ),
    Case(
        "field-missing",
        {"projects/a.md": "---\ntitle: A\n---\nText.\n"},
        "projects/a.md:1:1",
        "the project has no description, year",
        "add description, year",
    ),
    Case(
        "field-unknown",
        {"a.md": "---\ntitel: A\n---\nText.\n"},
        "a.md:2:1",
        "`titel` is no known field",
        "did you mean `title`?",
    ),
    Case(
        "field-legacy",
        {"decks/a.md": "---\ntitle: A\npresentedAt: 2025-01-31\n---\nOne\n\n---\n\nTwo\n"},
        "decks/a.md:3:1",
        "`presentedAt` is an old name",
        "write `publishedAt`",
    ),
    Case(
        "status-unknown",
        {"a.md": "---\nstatus: publishd\n---\nText.\n"},
        "a.md:2:9",
        "status `publishd` is not known; the entity is not published",
        "did you mean published?",
    ),
    Case(
        "status-misspelt",
        {"a.md": "---\nstaus: draft\n---\nText.\n"},
        "a.md:2:1",
        "`staus: draft` may say that the entity is not for readers; it is not published",
        "did you mean `status`? Else rename the key",
    ),
    Case(
        "status-withheld",
        {"a.md": "---\nstatus: generating\n---\nText.\n"},
        "a.md:2:9",
        "status is generating",
        "finish it and write status: draft or status: published",
    ),
    Case(
        "date-invalid",
        {"a.md": "---\ndate: 2025-13-45\n---\nText.\n"},
        "a.md:2:7",
        "`date` should be a date, not `2025-13-45`",
        "write it as 2025-01-31 or 2025-01-31T12:00:00Z",
    ),
    Case(
        "topic-source-malformed",
        {"topics/t.md": "---\ntitle: T\n---\nText.\n\n## Sources\n- just words\n"},
        "topics/t.md:7:3",
        "a source line cannot be read: - just words",
        "write `- Title (slug) [post]`",
    ),
    Case(
        "topic-section-repeated",
        {"topics/t.md": "# T\n## Content\nText.\n## Keywords\n- a\n## Keywords\n- b\n"},
        "topics/t.md:6:1",
        "`## Keywords` occurs again; the two are joined",
        "join them in the file",
    ),
    Case(
        "topic-keywords-in-prose",
        {"topics/t.md": "---\ntitle: T\n---\nText ends.  Keywords: a, b\n"},
        "topics/t.md:4:13",
        "the keywords stand in the prose",
        "move them to `keywords:` in the frontmatter",
    ),
    Case(
        "deck-without-slides",
        {"decks/d.md": "---\ntitle: D\n---\nOne slide.\n"},
        "decks/d.md:4:1",
        "the deck is one slide",
        "part slides by a line `---`",
    ),
    Case(
        "deck-ambiguous-separator",
        {"decks/d.md": "---\ntitle: D\n---\nOne\n\n---\n\nTwo\n\n***\n\nThree\n"},
        "decks/d.md:10:1",
        "`***` is a rule within a slide",
        "write `---` to begin a new slide",
    ),
    Case(
        "slug-duplicate",
        {
            "posts/a.md": "---\ntitle: A\nslug: x\n---\n",
            "posts/b.md": "---\ntitle: B\nslug: x\n---\n",
        },
        "posts/b.md:3:7",
        "its address `posts/x/` belongs to posts/a.md; it is at `posts/x-6318df/`",
        "give it a `slug` of its own",
    ),
    Case(
        "slug-unsafe",
        {"posts/a.md": "---\ntitle: A\nslug: ../x\n---\nText.\n"},
        "posts/a.md:3:7",
        "the slug '../x' cannot stand in an address",
        "write a slug of letters, digits and `-`",
    ),
    Case(
        "series-empty",
        {"series/s.md": "---\ntitle: S\n---\nText.\n"},
        "series/s.md:2:8",
        "no entity names the series 'S'",
        "write `seriesName: S` in its members",
    ),
    Case(
        "link-missing",
        {"a.md": "See [[mossy]].\n", "moss.md": "# Moss\n"},
        "a.md:1:5",
        "nothing is called “mossy”",
        "did you mean “moss”?",
    ),
    Case(
        "link-ambiguous",
        {"x/moss.md": "M\n", "y/moss.md": "M\n", "a.md": "See [[moss]].\n"},
        "a.md:1:5",
        "“moss” could be any of “x/moss”, “y/moss”",
        "write more of its path",
    ),
    Case(
        "link-private",
        {"a.md": "See [[b]].\n", "b.md": "---\nstatus: draft\n---\n"},
        "a.md:1:5",
        "“b” is not published; readers see plain text",
        "publish it, or say the same without it",
    ),
    Case(
        "anchor-missing",
        {"a.md": "See [[b#Rots]].\n", "b.md": "## Roots\n"},
        "a.md:1:5",
        "“b” has no heading “Rots”",
        "did you mean “Roots”?",
    ),
    Case(
        "source-missing",
        {
            "topics/t.md": "---\ntitle: T\n---\nText.\n\n## Sources\n- Mossy (mossy) [post]\n",
            "posts/moss.md": "# Moss\n",
        },
        "topics/t.md:7:3",
        "nothing is called “mossy”",
        "did you mean “posts/moss”?",
    ),
    Case(
        "source-ambiguous",
        {
            "topics/t.md": "---\ntitle: T\n---\nText.\n\n## Sources\n- M (moss) [base]\n",
            "x/moss.md": "M\n",
            "y/moss.md": "M\n",
        },
        "topics/t.md:7:3",
        "“moss” could be any of “x/moss”, “y/moss”",
        "write more of its path",
    ),
    Case(
        "source-private",
        {
            "topics/t.md": "---\ntitle: T\n---\nText.\n\n## Sources\n- B (b) [post]\n",
            "posts/b.md": "---\nstatus: draft\ntitle: B\n---\n",
        },
        "topics/t.md:7:3",
        "“b” is not published; readers see plain text",
        "publish it, or say the same without it",
    ),
    Case(
        "source-unknown-kind",
        {
            "topics/t.md": "---\ntitle: T\n---\nText.\n\n## Sources\n- B (b) [essay]\n",
            "posts/b.md": "# B\n",
        },
        "topics/t.md:7:3",
        "`essay` is no kind; the source is looked for among all",
        "write one of the garden's kinds, as in [post]",
    ),
    Case(
        "reference-missing",
        {"a.md": "---\ntags: [x]\nup: fern\n---\n"},
        "a.md:3:5",
        "nothing is called “fern”",
        "write it, or take the name away",
    ),
    Case(
        "reference-ambiguous",
        {"a.md": "---\nup: '[[moss]]'\n---\n", "x/moss.md": "M\n", "y/moss.md": "M\n"},
        "a.md:2:6",
        "“moss” could be any of “x/moss”, “y/moss”",
        "write more of its path",
    ),
    Case(
        "reference-private",
        {"a.md": "---\nrelated:\n  - b\n---\n", "b.md": "---\nstatus: draft\n---\n"},
        "a.md:3:5",
        "“b” is not published; readers see plain text",
        "publish it, or say the same without it",
    ),
    Case(
        "asset-missing",
        {"a.md": "Text ![x](mos.png)\n", "moss.png": ""},
        "a.md:1:6",
        "nothing is called “mos.png”",
        "did you mean “moss.png”?",
    ),
    Case(
        "orphan",
        {"a.md": "# Apples\n", "b.md": "# Zebras\n\n[[c]]\n", "c.md": "# Yaks\n"},
        "a.md:1:1",
        "nothing links here, and it links to nothing",
        "link it with a page that speaks of the same",
    ),
    Case(
        "embed-cycle",
        {"a.md": "Text.\n\n![[a]]\n"},
        "a.md:3:1",
        "the embed leads back to itself: “a” → “a”",
        "write a link in its place: remove the `!`",
    ),
    Case(
        "name-ambiguous",
        {"a/x.md": "# Trust\n", "b/y.md": "# Other\n", "b/z.md": "---\ntitle: Trust\n---\n"},
        "b/z.md:2:8",
        "“Trust” is also a name of “a/x”; [[Trust]] could be either",
        "give it another, or link to both by their paths",
    ),
    Case(
        "name-shared",
        {"trust.md": "# Trust\n", "x.md": "---\naliases: [Trust]\n---\n"},
        "x.md:2:11",
        "“Trust” is also a name of “trust”",
        "give it another, or link to both by their paths",
    ),
    Case(
        "asset-unused",
        {"a.md": "Text.\n", "free.png": ""},
        "free.png:1:1",
        "no page shows this file or links to it",
        "use it or delete it; a file that only a stylesheet uses may stay",
    ),
    Case(
        "alt-missing",
        {"a.md": "Text ![](p.png)\n", "p.png": ""},
        "a.md:1:6",
        "a picture has no text for readers who do not see it",
        "write `![what it shows](picture.png)`",
    ),
    Case(
        "body-too-deep",
        {"a.md": "# A\n\nSo\n\n" + "> " * 30 + "deep\n"},
        "a.md:5:41",
        "more than 20 quotes and lists, or 64 HTML elements, stand in one another",
        "nest less; what is deeper is shown flat",
    ),
    Case(
        "source-changed",
        {
            "topics/t.md": f"---\ntitle: T\n---\n## Sources\n- A (a) [note] <a|{'0' * 64}>\n",
            "a.md": "Text.\n",
        },
        "topics/t.md:5:3",
        "a has changed since this topic listed it",
        "read it again, and write its digest: "
        "61ebb162c522567baabedfb142fe7341db83d2ad272f2886c92c1aef047b4551",
    ),
    Case(
        "topic-prompt-leaked",
        {"topics/t.md": "---\ntitle: T\n---\nText ends. [end of response]\n"},
        "topics/t.md:4:12",
        "the text ends in what a generator left over: [end of response]",
        "delete it up to the end of the text",
    ),
)
"""Findings that texts alone give."""

CONFIGURATIONS = (
    Case(
        "config-unreadable",
        {"mkdocs.yml": "site_name: A\nplugins: [\n"},
        "mkdocs.yml:3:1",
        "mkdocs.yml is not valid YAML: expected the node content, but found '<stream end>'",
        "the defaults are used until then",
    ),
    Case(
        "config-unknown-option",
        {"mkdocs.yml": "plugins:\n  - trellis:\n      relatd: 3\n"},
        "mkdocs.yml:3:7",
        "there is no option `relatd`",
        "did you mean `related`?",
    ),
    Case(
        "config-invalid-option",
        {"mkdocs.yml": "plugins:\n  - trellis:\n      page_size: 1\n"},
        "mkdocs.yml:3:7",
        "`page_size` is 1; it should be greater than or equal to 5",
        "it has its default until then",
    ),
    Case(
        "lock-unreadable",
        {"mkdocs.yml": "site_name: A\n", "trellis.lock": '{"schema": 1,\n}\n'},
        "trellis.lock:2:1",
        "it cannot be read: it is not JSON",
        "take it from the repository as it was; without it topics and addresses may change",
    ),
    Case(
        "lock-conflict",
        {
            "mkdocs.yml": "site_name: A\n",
            "trellis.lock": '{"schema": 1\n<<<<<<< HEAD\n,"heirs": {}\n=======\n>>>>>>> other\n}\n',
        },
        "trellis.lock:2:1",
        "two sides of a merge stand in it; both are read",
        "run `trellis lock`: it writes what both sides hold",
    ),
    Case(
        "topic-changed",
        {
            "mkdocs.yml": "site_name: A\n",
            "trellis.lock": '{"schema": 1, "topics": {"tides": {"title": "Tides"}}}\n',
        },
        "trellis.lock:1:1",
        "the topic “Tides” is gone; its address leads to all topics",
        "`trellis lock` writes it down; `trellis topics keep` makes a topic your own",
    ),
    Case(
        "url-lost",
        {
            "mkdocs.yml": "site_name: A\n",
            "trellis.lock": '{"schema": 1, "urls": {"news/": {"of": "Old news"}}}\n',
        },
        "trellis.lock:1:1",
        "Old news was published at `news/`, and is nowhere now",
        "give the page that took its place `aliases: [Old news]`, or let it go: "
        "trellis lock --forget news/",
    ),
    Case(
        "url-taken",
        {
            "mkdocs.yml": "site_name: A\n",
            "docs/a.md": "---\ntitle: A\npermalink: b/\n---\n",
            "docs/b.md": "# B\n",
            "trellis.lock": '{"schema": 1, "urls": {"b/": {"of": "b"}}}\n',
        },
        "a.md:3:12",
        "its address `b/` was published as that of b.md, which is elsewhere now",
        "give it another, or let the old one go: trellis lock --forget b/",
    ),
)
"""Findings of a configuration beside a folder `docs`."""

DUPLICATE_DRAFT = " ".join(f"word{number} of a long text" for number in range(60))


def shown(finding: Diagnostic) -> tuple[str, str, str, str]:
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return finding.code, place, finding.message, finding.remedy


def only(findings: tuple[Diagnostic, ...], code: str) -> tuple[str, str, str, str]:
    """The one finding with a code."""
    [finding] = [finding for finding in findings if finding.code == code]
    return shown(finding)


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case.code)
def test_a_text_gives_its_finding(garden: Grow, case: Case) -> None:
    expected = case.code, case.place, case.message, case.remedy
    assert only(check(garden(case.texts)), case.code) == expected


@pytest.mark.parametrize("case", CONFIGURATIONS, ids=lambda case: case.code)
def test_a_configuration_gives_its_finding(folder: Folder, case: Case) -> None:
    where = folder({"docs/a.md": "Text.\n", **case.texts})
    expected = case.code, case.place, case.message, case.remedy
    assert only(Garden.load(where).diagnostics, case.code) == expected


def _bytes(where: Path) -> None:
    (where / "a.md").write_bytes(b"Text.\nCaf\xe9.\n")


def _long(where: Path) -> None:
    (where / "a.md").write_text("x" * 2000)


def _link(where: Path) -> None:
    (where / "a.md").symlink_to(where / "b.md")


def _hidden(where: Path) -> None:
    (where / ".a.md").write_text("Text.\n")


def _pipe(where: Path) -> None:
    os.mkfifo(where / "a.md")


def _broken_name(where: Path) -> None:
    (where / "a\x07.md").write_text("Text.\n")


def _twice(where: Path) -> None:
    (where / "a.md").write_text("Text.\n")
    (where / "a.markdown").write_text("Text.\n")


def _folder(where: Path) -> None:
    (where / "a.md").mkdir()
    (where / "a.md" / "x.md").write_text("Text.\n")


FILES: dict[str, tuple[Callable[[Path], None], str, str, str]] = {
    "file-not-text": (
        _bytes,
        "a.md:2:4",
        "the file holds bytes that are not UTF-8; they are shown as U+FFFD",
        "save the file as UTF-8",
    ),
    "file-too-large": (
        _long,
        "a.md:1:1",
        "it has 2,000 bytes, more than the 1,000 that are read",
        "split it, or raise `max_file_bytes`",
    ),
    "file-linked": (_link, "a.md:1:1", "it is a symbolic link", "put the file itself here"),
    "file-skipped": (
        _hidden,
        ".a.md:1:1",
        "left out by the rule `.*`",
        "to have it read, write `!/.a.md` under `exclude_docs`",
    ),
    "file-unreadable": (
        _pipe,
        "a.md:1:1",
        "it is not a regular file",
        "put a file in its place, or exclude it",
    ),
    "file-name": (
        _broken_name,
        "a\ufffd.md:1:1",
        "its name holds characters that are not text",
        "rename it",
    ),
    "file-duplicate": (
        _twice,
        "a.markdown:1:1",
        "it is the same entity as a.md",
        "rename one of them",
    ),
    "folder-named-md": (
        _folder,
        "a.md/:1:1",
        "a folder has the name of a Markdown file; the files in it are read",
        "rename the folder",
    ),
}
"""Findings of files: who makes them, place, message and remedy."""


@pytest.mark.parametrize("code", sorted(FILES))
def test_a_file_gives_its_finding(folder: Folder, code: str) -> None:
    make, *expected = FILES[code]
    where = folder({"b.md": "Text.\n"})
    make(where)
    reading = read_folder(where, Config(max_file_bytes=1000))
    assert only(reading.diagnostics, code) == (code, *expected)


def test_two_drafts_give_their_finding(garden: Grow) -> None:
    grown = garden({"a.md": DUPLICATE_DRAFT, "b.md": DUPLICATE_DRAFT})
    assert only(check(grown), "near-duplicate") == (
        "near-duplicate",
        "b.md:1:1",
        "it reads like another draft of “a”: 100% of their wording is the same",
        "keep one of them, or mark the other as a draft",
    )


def test_an_unlinked_mention_gives_its_finding(garden: Grow) -> None:
    grown = garden(
        {"a.md": "Of [[c]] and mesh networks.\n", "b.md": "# Mesh Networks", "c.md": "x"}
    )
    assert only(check(grown, with_mentions=True), "mention-unlinked") == (
        "mention-unlinked",
        "a.md:1:14",
        "“mesh networks” is a name of “b” and no link",
        "write `[[mesh networks]]`",
    )
    assert "mention-unlinked" not in {finding.code for finding in check(grown)}


def test_a_large_picture_gives_its_finding(folder: Folder) -> None:
    where = folder({"a.md": "![x](p.png)\n", "p.png": "x" * 1_200_000})
    assert only(check(Garden.load(where)), "asset-oversized") == (
        "asset-oversized",
        "p.png:1:1",
        "the picture has 1.2 MB; readers wait for more than 1 MB",
        "make it smaller, or save it as WebP or AVIF",
    )


def test_a_model_that_is_not_there_gives_its_finding(
    garden: Grow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trellis.semantics.choice.installed", lambda: False)
    assert only(garden({"a.md": "Text.\n"}, semantic=True).diagnostics, "semantic-missing") == (
        "semantic-missing",
        "mkdocs.yml:1:1",
        "`semantic` is on, but the model that it needs is not installed",
        "pip install 'mkdocs-trellis[semantic]'; until then the words alone say what belongs together",
    )


def test_every_code_is_shown_by_a_test() -> None:
    tested = {case.code for case in (*TEXTS, *CONFIGURATIONS)} | set(FILES)
    elsewhere = {"near-duplicate", "asset-oversized", "mention-unlinked", "semantic-missing"} | {
        "body-not-converted",  # the engine's, in tests/site/test_plugin.py
        "cache-unusable",  # in tests/unit/test_cache.py
    }
    assert set(CODES) == tested | elsewhere
