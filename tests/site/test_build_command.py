"""`trellis build`: any garden, a whole site or the old one, and an account of every file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from built_site import MKDOCS_YML, Site, run_build, write_garden

Build = Callable[..., Site]

POST = "---\ntitle: Roots\nstatus: published\n---\nRoots hold the bank of the river.\n"
BROKEN_LINK = "See [the other](nowhere.md).\n"


def test_a_bare_folder_needs_no_configuration(bare: Build) -> None:
    site = bare({"post/roots.md": POST, "loose.md": "A loose thought.\n"})
    assert site.exit_code == 0
    assert "Roots hold the bank" in site.html("posts/roots/")
    assert "A loose thought" in site.html(site.account["loose.md"]["url"])


def test_a_garden_is_built_as_its_mkdocs_yml_says(configured: Build) -> None:
    site = configured({"posts/roots.md": POST}, name="River & bank")
    assert "<title>Roots - River &amp; bank</title>" in site.html("posts/roots/")


def test_the_site_goes_to_site_dir_when_no_place_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_garden(
        tmp_path, {"mkdocs.yml": MKDOCS_YML.format(name="G"), "content/posts/a.md": POST}
    )
    monkeypatch.chdir(root)
    from click.testing import CliRunner

    from mkdocs_trellis.build import build_command

    assert CliRunner().invoke(build_command, []).exit_code == 0
    assert (root / "site/posts/roots/index.html").is_file()


def test_every_file_is_accounted_for(bare: Build) -> None:
    site = bare(
        {
            "posts/a.md": POST,
            "posts/b.md": "---\ntitle: B\nstatus: draft\n---\nNot yet.\n",
            "posts/c.md": "---\ntitle: C\nvisibility: restricted\n---\nNot for you.\n",
            ".obsidian/templates.md": "x",
        }
    )
    outcomes = {path: entry["outcome"] for path, entry in site.account.items()}
    assert outcomes["posts/a.md"] == "published"
    assert outcomes["posts/b.md"] == "draft"
    assert outcomes["posts/c.md"] == "private"
    assert any(
        outcome == "skipped" and path.startswith(".obsidian") for path, outcome in outcomes.items()
    )
    assert "1 published, 1 draft, 1 private" in site.output
    assert "draft  posts/b.md" in site.output


def test_json_says_the_same_for_programs(bare: Build) -> None:
    site = bare({"posts/a.md": POST}, "--json", "--quiet")
    report = json.loads(site.output)
    assert report["counts"]["published"] == 1
    assert [entry["url"] for entry in report["files"]] == ["posts/roots/"]


class TestWhereTheSiteGoes:
    def test_a_folder_that_is_no_site_is_refused_and_left_alone(self, tmp_path: Path) -> None:
        garden = write_garden(tmp_path / "garden", {"a.md": "A.\n"})
        out = write_garden(tmp_path / "out", {"thesis.tex": "years of work"})
        site = run_build(garden, out)
        assert site.exit_code == 2
        assert "thesis.tex" in site.output
        assert [file.name for file in out.iterdir()] == ["thesis.tex"]
        assert sorted(entry.name for entry in tmp_path.iterdir()) == ["garden", "out"]

    def test_an_empty_folder_and_a_former_site_are_replaced(self, bare: Build) -> None:
        first = bare({"posts/a.md": POST})
        (first.path / "stale.html").write_text("old")
        second = bare({"posts/a.md": POST})
        assert second.exit_code == 0
        assert not second.has("stale.html")

    def test_a_site_of_plain_mkdocs_counts_as_a_former_site(self, tmp_path: Path) -> None:
        garden = write_garden(tmp_path / "garden", {"a.md": "A.\n"})
        page = '<html><head><meta name="generator" content="mkdocs-1.6.1, x"></head></html>'
        out = write_garden(tmp_path / "out", {"index.html": page})
        assert run_build(garden, out).exit_code == 0

    @pytest.mark.parametrize("out", [".", "content", ".."])
    def test_the_garden_itself_is_never_the_place(self, tmp_path: Path, out: str) -> None:
        root = tmp_path / "garden"
        write_garden(root, {"mkdocs.yml": MKDOCS_YML.format(name="G"), "content/a.md": "A.\n"})
        site = run_build(root, Path(os.path.normpath(root / out)))
        assert site.exit_code == 2
        assert (root / "content/a.md").read_text() == "A.\n"

    def test_a_site_inside_a_bare_folder_is_no_part_of_the_garden(self, tmp_path: Path) -> None:
        garden = write_garden(tmp_path / "garden", {"a.md": "A.\n", "picture.png": b"png"})
        for _ in range(3):
            site = run_build(garden, garden / "web [1]")
            assert site.exit_code == 0, site.output
        assert set(site.pages) == set(run_build(garden, tmp_path / "elsewhere").pages)
        assert not (site.path / "web [1]").exists()

    def test_what_a_publisher_keeps_in_the_folder_stays(self, bare: Build) -> None:
        site = bare({"posts/a.md": POST})
        write_garden(site.path, {".git/HEAD": "ref: x", "CNAME": "example.org", ".nojekyll": ""})
        site = bare({"posts/a.md": POST, "posts/b.md": "---\ntitle: B\n---\nB.\n"})
        assert (site.path / ".git/HEAD").read_text() == "ref: x"
        assert (site.path / "CNAME").read_text() == "example.org"
        assert site.has(".nojekyll")
        assert site.has("posts/b/")

    def test_a_file_that_did_not_change_keeps_its_time(self, bare: Build) -> None:
        texts = {"posts/a.md": POST, "posts/b.md": "---\ntitle: Other\n---\nOther.\n"}
        site = bare(texts)
        for file in site.path.rglob("*.html"):
            os.utime(file, (1_000_000_000, 1_000_000_000))
        site = bare(texts | {"posts/b.md": "---\ntitle: Other\n---\nChanged.\n"})
        assert (site.path / "404.html").stat().st_mtime == 1_000_000_000
        assert (site.path / "posts/other/index.html").stat().st_mtime > 1_000_000_000

    def test_nothing_is_left_beside_the_site(self, bare: Build) -> None:
        site = bare({"posts/a.md": POST})
        beside = {entry.name for entry in site.path.parent.iterdir()}
        assert beside == {"garden", "out", "account.json"}


class TestStrict:
    def test_a_warning_fails_the_build_and_the_old_site_stays(self, bare: Build) -> None:
        before = bare({"posts/a.md": POST}).files
        site = bare({"posts/a.md": POST + BROKEN_LINK}, "--strict")
        assert site.exit_code == 1
        assert "link-missing" in site.output
        assert Site(site.path, "", 0).files == before

    def test_without_it_the_site_is_built_and_the_warning_told(self, bare: Build) -> None:
        site = bare({"posts/a.md": POST + BROKEN_LINK})
        assert site.exit_code == 0
        assert "posts/a.md:6:" in site.output
        assert site.output.count("link-missing") == 1

    def test_a_clean_folder_of_plain_notes_passes(self, bare: Build) -> None:
        site = bare({"a.md": "# A\n\nSee [[b]].\n", "sub/b.md": "Only text.\n"}, "--strict")
        assert site.exit_code == 0, site.output
        assert site.output.splitlines()[0].startswith("2 files:")


class TestWhatCannotBeBuilt:
    def test_no_such_folder(self, tmp_path: Path) -> None:
        site = run_build(tmp_path / "nowhere", tmp_path / "out")
        assert (site.exit_code, site.has("")) == (2, False)

    def test_a_folder_without_markdown(self, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        site = run_build(tmp_path / "empty", tmp_path / "out")
        assert (site.exit_code, site.has("")) == (2, False)
        assert "neither mkdocs.yml nor a Markdown file" in site.output

    def test_a_configuration_without_the_plugin(self, tmp_path: Path) -> None:
        write_garden(tmp_path / "g", {"mkdocs.yml": "site_name: x\n", "docs/a.md": "A.\n"})
        site = run_build(tmp_path / "g", tmp_path / "out")
        assert site.exit_code == 2
        assert "- trellis" in site.output

    def test_a_configuration_that_is_broken(self, tmp_path: Path) -> None:
        write_garden(tmp_path / "g", {"mkdocs.yml": "site_name: [x\n", "docs/a.md": "A.\n"})
        site = run_build(tmp_path / "g", tmp_path / "out")
        assert site.exit_code in (1, 2)
        assert "Traceback" not in site.output

    @pytest.mark.parametrize(
        ("options", "named"),
        [
            ("page_size: many", "page_size"),
            ("publish: explict", "publish"),
            ("pagesize: 9", "pagesize"),
        ],
    )
    def test_an_option_that_does_not_fit_is_named(
        self, tmp_path: Path, options: str, named: str
    ) -> None:
        config = MKDOCS_YML.format(name="G").replace("- trellis", f"- trellis:\n      {options}")
        write_garden(tmp_path / "g", {"mkdocs.yml": config, "content/a.md": "A.\n"})
        site = run_build(tmp_path / "g", tmp_path / "out", "--strict")
        assert site.exit_code == 1
        assert f"'{named}'" in site.output
