"""The plugin in MkDocs' own hands: `mkdocs build`, its options, and other plugins."""

from __future__ import annotations

import json
import logging
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from built_site import MKDOCS_YML, Site, write_garden
from mkdocs_trellis.plugin import surviving

Texts = dict[str, str | bytes]


@pytest.fixture
def mkdocs(tmp_path: Path) -> Callable[..., Site]:
    """`mkdocs build` of these files, below `content/`; `more` is added to the configuration."""

    def run(texts: Texts, more: str = "", config: str = MKDOCS_YML, strict: bool = False) -> Site:
        files = {f"content/{path}": text for path, text in texts.items()}
        root = write_garden(
            tmp_path / "garden", {"mkdocs.yml": config.format(name="G") + more, **files}
        )
        out = tmp_path / "out"
        build(load_config(str(root / "mkdocs.yml"), site_dir=str(out), strict=strict))
        return Site(out, "", 0)

    return run


TEXTS: Texts = {
    "posts/a.md": "---\ntitle: Alpha\n---\nSee [[Beta]].\n",
    "posts/b.md": "---\ntitle: Beta\n---\nThat is it.\n",
    "notes/c.md": "A note.\n",
}


def test_the_navigation_holds_few_pages_whatever_the_size(mkdocs: Callable[..., Site]) -> None:
    home = mkdocs(TEXTS).html("")
    listed = set(re.findall(r'<a href="([^"#]+)" class="md-nav__link', home))
    assert {"posts/", "notes/", "browse/"} <= listed
    assert not [href for href in listed if "alpha" in href]


def test_a_navigation_of_the_owners_is_kept(mkdocs: Callable[..., Site]) -> None:
    nav = "nav:\n  - Start: index.md\n  - My & favourite: posts/a.md\n  - posts/index.md\n"
    site = mkdocs({**TEXTS, "index.md": "Welcome.\n"}, more=nav)
    assert "My &amp; favourite" in site.html("notes/c/")


def test_strict_passes_on_a_clean_garden_and_fails_on_a_broken_link(
    mkdocs: Callable[..., Site],
) -> None:
    mkdocs(TEXTS, strict=True)
    with pytest.raises(Abort):
        mkdocs({**TEXTS, "posts/d.md": "See [it](gone.md).\n"}, strict=True)


def test_each_finding_is_logged_once(
    mkdocs: Callable[..., Site], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        mkdocs({**TEXTS, "posts/d.md": "See [it](gone.md) and ![](gone.png).\n"})
    about = [
        record.getMessage() for record in caplog.records if "posts/d.md" in record.getMessage()
    ]
    assert sorted(message.split("[")[1].split("]")[0] for message in about) == [
        "asset-missing",
        "link-missing",
    ]


def test_what_mkdocs_excludes_is_out(mkdocs: Callable[..., Site]) -> None:
    excluded = "exclude_docs: |\n  *.secret.md\n  /raw/\n"
    texts = {
        **TEXTS,
        "posts/x.secret.md": "plover\n",
        "raw/y.md": "plover\n",
        "raw/z.txt": "plover",
    }
    assert mkdocs(texts, more=excluded).holding("plover") == []


def test_files_that_plugins_generate_are_entities(
    mkdocs: Callable[..., Site], tmp_path: Path
) -> None:
    hook = (
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'posts/made.md',\n"
        "        content='---\\ntitle: Made\\n---\\nSee [[Alpha]].\\n'))\n"
        "    return files\n"
    )
    write_garden(tmp_path / "garden", {"hook.py": hook})
    site = mkdocs(TEXTS, more="hooks: [hook.py]\n")
    assert "Made" in site.html("posts/alpha/")
    assert site.has("posts/made/")


def test_addresses_without_folders(mkdocs: Callable[..., Site]) -> None:
    site = mkdocs(TEXTS, more="use_directory_urls: false\n")
    assert "posts/beta.html" in {*site.pages}
    assert 'href="beta.html"' in site.html("posts/alpha.html")


def test_the_data_file_is_whole(mkdocs: Callable[..., Site]) -> None:
    data = json.loads(mkdocs(TEXTS).files["garden.json"])
    assert {"posts/a", "posts/b", "notes/c"} <= {entity["id"] for entity in data["entities"]}


def test_the_stock_search_finds_what_pages_say_not_what_lists_repeat(
    mkdocs: Callable[..., Site],
) -> None:
    config = MKDOCS_YML.replace("  - trellis\n", "  - trellis: {{search: mkdocs}}\n")
    site = mkdocs(TEXTS, config=config)
    assert not site.has("search/index.html")
    assert 'class="md-search"' in site.html("")
    index = json.loads(site.files["search/search_index.json"])
    places = {entry["location"].split("#")[0] for entry in index["docs"]}
    assert "posts/alpha/" in places
    assert "posts/" not in places


def test_a_body_that_takes_too_long_is_shown_as_written(
    mkdocs: Callable[..., Site], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    extension = (
        "from markdown import Extension\n"
        "from markdown.preprocessors import Preprocessor\n"
        "class Slow(Preprocessor):\n"
        "    def run(self, lines):\n"
        "        while any('forever' in line for line in lines): pass\n"
        "        if any('crash' in line for line in lines): raise ValueError('boom')\n"
        "        return lines\n"
        "class Ext(Extension):\n"
        "    def extendMarkdown(self, md): md.preprocessors.register(Slow(md), 'slow', 1)\n"
        "def makeExtension(**options): return Ext(**options)\n"
    )
    write_garden(tmp_path / "garden", {"slow_extension.py": extension})
    sys.path.insert(0, str(tmp_path / "garden"))
    texts = {**TEXTS, "notes/d.md": "This takes <forever>.\n", "notes/e.md": "This will crash.\n"}
    try:
        with caplog.at_level(logging.WARNING), pytest.MonkeyPatch.context() as patch:
            patch.setattr("mkdocs_trellis.convert.SECONDS", 0.3)
            site = mkdocs(texts, more="markdown_extensions: [slow_extension]\n")
    finally:
        sys.path.remove(str(tmp_path / "garden"))
    assert "This takes &lt;forever&gt;." in site.html("notes/d/")
    assert "This will crash." in site.html("notes/e/")
    assert "That is it." in site.html("posts/beta/")
    assert sum("body-not-converted" in record.getMessage() for record in caplog.records) == 2


class TestServing:
    def test_a_failed_rebuild_is_said_and_the_server_lives(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fail() -> None:
            raise Abort("Aborted with a configuration error!")

        surviving(fail)()
        assert "configuration error" in caplog.text

    def test_a_change_is_shown_and_a_broken_configuration_survived(self, tmp_path: Path) -> None:
        root = write_garden(
            tmp_path, {"mkdocs.yml": MKDOCS_YML.format(name="G"), "content/a.md": "Old words.\n"}
        )
        run = "from trellis.cli import main; main()"
        port = str(_free_port())
        command = [sys.executable, "-c", run, "serve", str(root), "--port", port]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as server:
            try:
                url = f"http://127.0.0.1:{port}/a/"
                assert "Old words." in _eventually(url, "Old words.")
                config = (root / "mkdocs.yml").read_text()
                (root / "mkdocs.yml").write_text("site_name: [broken\n")
                time.sleep(1.5)
                (root / "content/a.md").write_text("New words.\n")
                (root / "mkdocs.yml").write_text(config)
                assert "New words." in _eventually(url, "New words.")
            finally:
                server.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _eventually(url: str, text: str) -> str:
    page = ""
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=20) as answer:
                page = answer.read().decode()
        except OSError:
            pass
        if text in page:
            break
        time.sleep(0.2)
    return page


def test_pictures_have_their_size_in_the_page(configured):
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (64).to_bytes(4, "big") + (48).to_bytes(4, "big")
    texts = {
        "notes/a.md": "# A\n\n![x](../img/my%20tree.png)\n\n![[my tree.png|32]]\n\n![y](https://x.example/y.png)\n",
        "img/my tree.png": png,
    }
    html = configured(texts).html("notes/a/")
    first, second, third = re.findall("<img[^>]*my%20tree[^>]*>|<img[^>]*y.png[^>]*>", html)
    assert 'width="64" height="48"' in first
    assert "loading" not in first
    assert 'width="32"' in second
    assert 'height="24"' in second
    assert 'loading="lazy"' in third
    assert "width" not in third
