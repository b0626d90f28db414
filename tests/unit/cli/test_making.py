"""trellis init and trellis new: what they make is valid, and nothing is overwritten."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from trellis import Garden

Run = Callable[..., Result]
Folder = Callable[[dict[str, str]], Path]


def test_a_new_garden_has_nothing_wrong_with_it(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "my-garden").exit_code == 0
    garden = Garden.load(tmp_path / "my-garden")
    assert garden.config.site_name == "My garden"
    assert not [str(finding) for finding in garden.diagnostics]
    assert not garden.withheld
    kinds = {entity.kind for entity in garden.entities.values()}
    assert {"post", "note", "deck", "series", "project", "topic"} <= kinds
    assert [topic.id for topic in garden.topics if topic.origin == "curated"]


def test_a_new_garden_comes_with_a_workflow_and_an_ignore_file(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path).exit_code == 0
    workflow = yaml.safe_load((tmp_path / ".github/workflows/pages.yml").read_text())
    assert "publish" in workflow["jobs"]
    assert "/site/" in (tmp_path / ".gitignore").read_text()


@pytest.mark.parametrize("name", ["Größe: *ja*", "'quoted' # not a comment", "日本語"])
def test_a_garden_can_have_any_name(run: Run, tmp_path: Path, name: str) -> None:
    assert run("init", tmp_path / "g", "--name", name).exit_code == 0
    assert yaml.safe_load((tmp_path / "g/mkdocs.yml").read_text("utf-8"))["site_name"] == name


def test_init_overwrites_nothing_and_then_writes_nothing(run: Run, folder: Folder) -> None:
    where = folder({"content/index.md": "Mine."})
    result = run("init", where)
    assert result.exit_code == 2
    assert "index.md is there already" in result.output
    assert (where / "content/index.md").read_text() == "Mine."
    assert not (where / "mkdocs.yml").exists()


def test_init_refuses_a_file(run: Run, folder: Folder) -> None:
    assert run("init", folder({"x": ""}) / "x").exit_code == 2


@pytest.mark.parametrize(
    ("kind", "path", "published"),
    [
        ("post", "content/posts/a-title.md", False),
        ("deck", "content/decks/a-title.md", False),
        ("series", "content/series/a-title.md", True),
        ("project", "content/projects/a-title.md", False),
        ("note", "content/notes/a-title.md", True),
        ("topic", "content/topics/a-title.md", True),
        ("newsletter", "content/newsletters/a-title.md", False),
        ("posts", "content/posts/a-title.md", False),
    ],
)
def test_a_new_file_is_valid_and_a_draft_where_kinds_have_statuses(
    run: Run, tmp_path: Path, kind: str, path: str, published: bool
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: G\ndocs_dir: content\n")
    (tmp_path / "content").mkdir()
    result = run("new", kind, "A title", "--src", tmp_path)
    assert result.exit_code == 0, result.output
    assert result.output == f"{tmp_path / path}\n"
    garden = Garden.load(tmp_path, private=True)
    (entity,) = garden.entities.values()
    assert entity.title == "A title"
    assert entity.kind == kind.removesuffix("s") or kind == "series"
    assert entity.published is published
    assert not [finding for finding in garden.diagnostics if finding.severity >= 20]


def test_a_kind_of_ones_own_has_its_fields(run: Run, folder: Folder) -> None:
    where = folder(
        {
            "mkdocs.yml": (
                "site_name: G\nplugins:\n- trellis:\n    kinds:\n      recipe:\n"
                "        folders: [recipes]\n        fields: {serves: number, notes: text}\n"
            ),
            "docs/index.md": "Home.",
        }
    )
    assert run("new", "recipe", "Soup", "--src", where).exit_code == 0
    text = (where / "docs/recipes/soup.md").read_text()
    assert text == "---\ntitle: Soup\nstatus: draft\nserves: null\nnotes: ''\n---\n"


def test_the_folder_that_is_there_is_used(run: Run, folder: Folder) -> None:
    where = folder({"post/old.md": "Old."})
    run("new", "post", "New", "--src", where)
    assert (where / "post/new.md").exists()


def test_a_bare_vault_keeps_its_notes_at_the_top(run: Run, folder: Folder) -> None:
    where = folder({"old.md": "Old."})
    run("new", "note", "New", "--src", where)
    assert (where / "new.md").exists()


def test_new_overwrites_nothing(run: Run, folder: Folder) -> None:
    where = folder({"posts/a-title.md": "Mine."})
    result = run("new", "post", "A title", "--src", where)
    assert result.exit_code == 2
    assert (where / "posts/a-title.md").read_text() == "Mine."


@pytest.mark.parametrize(
    "title",
    ["../../etc/passwd", "日本語", "1] [x](javascript:alert(1))", "---", "a\nb", "x" * 400, ". ."],
)
def test_any_title_makes_a_file_inside_the_garden(run: Run, tmp_path: Path, title: str) -> None:
    result = run("new", "--src", tmp_path, "--", "deck", title)
    assert result.exit_code == 0, result.output
    (file,) = tmp_path.rglob("*.md")
    assert file.parent == tmp_path / "decks"
    (entity,) = Garden.load(tmp_path, private=True).entities.values()
    assert entity.title == " ".join(title.split())


def test_an_empty_title_and_an_unknown_kind_are_refused(run: Run, tmp_path: Path) -> None:
    assert run("new", "post", " ", "--src", tmp_path).exit_code == 2
    result = run("new", "pots", "T", "--src", tmp_path)
    assert result.exit_code == 2
    assert "Did you mean 'post'?" in result.output


def test_a_folder_that_cannot_be_written_is_one_line(run: Run, folder: Folder) -> None:
    where = folder({"note.md": "N", "posts": "a file where a folder should be"})
    result = run("new", "post", "T", "--src", where)
    assert result.exit_code == 2
    assert result.output.startswith("Error: Cannot write ")
    assert result.output.count("\n") == 1


def test_the_schema_of_a_kind_is_json(run: Run, folder: Folder) -> None:
    schema = json.loads(run("schema", "post", "--src", folder({"a.md": "A"})).output)
    assert schema["properties"]["excerpt"]
    assert run("schema", "pots", "--src", folder({})).exit_code == 2
