"""What trellis.lock promises, in built sites: old addresses lead on, and nothing private is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from built_site import MKDOCS_YML, Site, run_build, write_garden
from trellis.cli.app import trellis

TEXTS: dict[str, str | bytes] = {
    "mkdocs.yml": MKDOCS_YML.format(name="G") + "site_url: https://example.org/garden/\n",
    "content/posts/hives.md": (
        "---\ntitle: '<b>Hives</b> & hats'\nslug: hives\n---\nA hive is a house of bees.\n"
    ),
    "content/posts/secret.md": "---\ntitle: Secret\n---\nOf the queen.\n",
    "content/notes/wax.md": "Wax is what bees build with.\n",
}


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A garden that was locked."""
    folder = write_garden(tmp_path / "garden", TEXTS)
    lock(folder)
    return folder


def lock(folder: Path) -> None:
    result = CliRunner().invoke(trellis, ["lock", str(folder)])
    assert result.exit_code == 0, result.output


def build(folder: Path, *options: str) -> Site:
    return run_build(folder, folder.parent / "out", *options)


def rename(folder: Path) -> None:
    file = (folder / "content/posts/hives.md").rename(folder / "content/posts/skeps.md")
    file.write_text(file.read_text().replace("slug: hives", "slug: skeps"))


def test_a_page_that_moved_leads_on_without_a_script(locked: Path) -> None:
    rename(locked)
    site = build(locked, "--strict")
    assert site.exit_code == 0
    page = site.html("posts/hives/")
    assert '<meta http-equiv="refresh" content="0; url=../../posts/skeps/">' in page
    assert '<link rel="canonical" href="https://example.org/garden/posts/skeps/">' in page
    assert '<a href="../../posts/skeps/">' in page
    assert "&lt;b&gt;Hives&lt;/b&gt; &amp; hats" in page
    assert "<b>" not in page
    assert "<script" not in page
    assert "posts/hives" not in site.files["sitemap.xml"].decode()


def test_a_second_lock_keeps_the_old_address_for_good(locked: Path) -> None:
    rename(locked)
    lock(locked)
    (locked / "content/posts/skeps.md").write_text("---\ntitle: Skeps\nslug: skeps\n---\nStraw.\n")
    lock(locked)
    site = build(locked, "--strict")
    assert site.exit_code == 0
    assert "../../posts/skeps/" in site.html("posts/hives/")


def test_where_something_stands_nothing_leads_on(locked: Path) -> None:
    rename(locked)
    write_garden(locked, {"content/posts/new.md": "---\ntitle: New\nslug: hives\n---\nText.\n"})
    assert "refresh" not in build(locked).html("posts/hives/")


def test_a_page_that_is_lost_fails_a_strict_build(locked: Path) -> None:
    (locked / "content/notes/wax.md").unlink()
    assert "url-lost" in build(locked).codes
    assert build(locked, "--strict").exit_code == 1
    forgot = CliRunner().invoke(trellis, ["lock", str(locked), "--forget", "notes/wax/"])
    assert forgot.exit_code == 0
    assert build(locked, "--strict").exit_code == 0


def test_a_page_that_became_a_draft_is_told_of_nowhere(locked: Path) -> None:
    file = locked / "content/posts/secret.md"
    file.write_text(file.read_text().replace("---\ntitle", "---\nstatus: draft\ntitle"))
    site = build(locked, "--strict")
    assert site.exit_code == 0
    assert site.holding("Secret") == []
    assert not [name for name in site.files if "secret" in name]
    lock(locked)
    assert "ecret" not in (locked / "trellis.lock").read_text()


@pytest.mark.parametrize(
    "known_by", ["slug: secret", "aliases: [secret]", "aliases: [posts/secret]"]
)
def test_a_draft_of_another_name_and_title_is_known_too(locked: Path, known_by: str) -> None:
    (locked / "content/posts/secret.md").unlink()
    draft = f"---\ntitle: Other\n{known_by}\nstatus: draft\n---\nNew text.\n"
    write_garden(locked, {"content/notes/other.md": draft})
    assert build(locked, "--strict").exit_code == 0
    lock(locked)
    assert "ecret" not in (locked / "trellis.lock").read_text()


def test_a_lock_holds_nothing_of_drafts(tmp_path: Path) -> None:
    draft = "---\ntitle: Secret\nstatus: draft\n---\nOf the queen.\n"
    folder = write_garden(tmp_path / "garden", TEXTS | {"content/posts/secret.md": draft})
    lock(folder)
    assert "ecret" not in (folder / "trellis.lock").read_text()


def test_the_ledger_of_a_bare_folder_is_read_and_not_published(tmp_path: Path) -> None:
    folder = write_garden(
        tmp_path / "vault", {"wax.md": "# Wax\n\nBees build.\n", "a.md": "Text.\n"}
    )
    lock(folder)
    (folder / "wax.md").rename(folder / "beeswax.md")
    site = build(folder, "--strict")
    assert "../beeswax/" in site.html("wax/")
    assert not site.has("trellis.lock")


def test_an_address_of_the_ledger_cannot_lead_out_of_the_site(locked: Path) -> None:
    ledger = (locked / "trellis.lock").read_text()
    wild = (
        '"urls": {\n  "../../evil/": {"of": "notes/wax"},\n  "/tmp/evil.html": {"of": "notes/wax"},'
        f'"evil{"l" * 300}/": {{"of": "notes/wax"}},'
    )
    (locked / "trellis.lock").write_text(ledger.replace('"urls": {', wild))
    site = build(locked)
    assert not [name for name in site.files if "evil" in name]
    assert not list(locked.parent.rglob("*evil*"))


def test_the_same_files_and_ledger_give_the_same_site(locked: Path, tmp_path: Path) -> None:
    rename(locked)
    first = build(locked).files
    moved = write_garden(
        tmp_path / "elsewhere" / "garden",
        {
            file.relative_to(locked).as_posix(): file.read_bytes()
            for file in sorted(locked.rglob("*"))
            if file.is_file() and ".trellis" not in file.parts
        },
    )
    assert build(moved).files == first


def test_a_series_that_only_drafts_name_is_told_of_nowhere(locked: Path) -> None:
    write_garden(
        locked,
        {
            "content/posts/first.md": "---\ntitle: First\nseriesName: Royal jelly\n---\nOne.\n",
            "content/series/cells.md": "---\ntitle: Queen cells\nslug: royal-cells\n---\nAll.\n",
        },
    )
    lock(locked)
    for file in (locked / "content/posts/first.md", locked / "content/series/cells.md"):
        file.write_text(file.read_text().replace("---\ntitle", "---\nstatus: draft\ntitle"))
    site = build(locked, "--strict")
    assert site.exit_code == 0, site.output
    assert site.holding("oyal") == []
    lock(locked)
    assert "oyal" not in (locked / "trellis.lock").read_text()


def test_no_old_address_is_where_the_site_has_a_file(locked: Path) -> None:
    (locked / "content/pic.png").write_bytes(b"x")
    inside = (
        "pic.png/x/",
        "notes/wax/index.html/",
        "notes/wax/peek.html/",
        "feed.xml/",
        "_headers/",
    )
    wild = {
        url: {"of": "posts/hives"} for url in (*inside, "a/" * 3000, "notes.html", "NOTES/Wax/")
    }
    (locked / "trellis.lock").write_text(json.dumps({"schema": 1, "urls": wild}))
    site = build(locked)
    assert site.exit_code == 0, site.output
    assert "url-taken" in site.codes
    assert [name for name, html in site.pages.items() if 'http-equiv="refresh"' in html] == [
        "notes.html"
    ]
