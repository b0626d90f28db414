"""trellis export: files that others read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Folder = Callable[[dict[str, str]], Path]

TEXTS = {
    "garden/posts/a.md": "---\ntitle: A\n---\nSee [[b]] and ![](../img/a.png).\n",
    "garden/notes/b.md": "# B\n",
    "garden/posts/secret.md": "---\ntitle: Zanzibar\nstatus: draft\n---\n![](../img/z.png)\n",
    "garden/img/a.png": "picture",
    "garden/img/z.png": "hidden picture",
}
FILES = {
    "json": {
        "diagnostics.json",
        "garden.json",
        "keywords.json",
        "related.json",
        "topics.json",
    },
    "markdown": {"img/a.png", "notes/b.md", "posts/a.md"},
    "graphml": {"graph.graphml"},
    "gexf": {"graph.gexf"},
    "jsonld": {"graph.jsonld"},
}


def written(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != ".trellis-export"
    }


@pytest.mark.parametrize("form", FILES)
def test_each_format_writes_its_files_and_nothing_private(
    run: Run, folder: Folder, form: str
) -> None:
    where = folder(TEXTS)
    result = run("export", where / "garden", "--format", form, "--out", where / "out/deep")
    assert result.exit_code == 0, result.output
    files = written(where / "out/deep")
    assert set(files) == FILES[form]
    assert not [name for name, data in files.items() if b"anzibar" in data or b"hidden" in data]


def test_a_second_export_writes_the_same_bytes(run: Run, folder: Folder) -> None:
    where = folder(TEXTS)
    for out in ("one", "two", "two"):
        run("export", where / "garden", "--out", where / out)
    assert written(where / "one") == written(where / "two")


def test_the_writer_may_have_all(run: Run, folder: Folder) -> None:
    where = folder(TEXTS)
    run("export", where / "garden", "--private", "--out", where / "out")
    entities = json.loads((where / "out/garden.json").read_text())["entities"]
    assert [one["id"] for one in entities if one.get("private")] == ["posts/secret"]


def test_an_output_that_cannot_be_written_is_one_line(run: Run, folder: Folder) -> None:
    where = folder(TEXTS | {"taken": "a file", "half/garden.json/x": "a folder in the way"})
    for out in ("taken", "taken/below", "half"):
        result = run("export", where / "garden", "--out", where / out)
        assert result.exit_code == 2, out
        assert result.output.count("\n") == 1
    assert not [file for file in (where / "half").iterdir() if file.name.startswith(".")]


def test_markdown_is_not_written_into_its_own_garden(run: Run, folder: Folder) -> None:
    where = folder(TEXTS) / "garden"
    result = run("export", where, "--format", "markdown", "--out", where / "out")
    assert result.exit_code == 2
    assert "inside the garden" in result.output


def test_what_is_gone_from_the_garden_is_gone_from_its_markdown(run: Run, folder: Folder) -> None:
    where = folder(TEXTS | {"out/mine.md": "Not of the garden."})
    words = ("export", where / "garden", "--format", "markdown", "--out", where / "out")
    assert run(*words).exit_code == 0
    (where / "garden/notes/b.md").write_text("---\nvisibility: restricted\n---\n# B\n")
    assert run(*words).exit_code == 0
    assert not (where / "out/notes").exists()
    assert (where / "out/mine.md").exists()


def test_markdown_overwrites_no_file_that_it_did_not_write(run: Run, folder: Folder) -> None:
    where = folder(TEXTS | {"out/posts/a.md": "Mine."})
    result = run("export", where / "garden", "--format", "markdown", "--out", where / "out")
    assert result.exit_code == 2
    assert "a.md is there already" in result.output
    assert (where / "out/posts/a.md").read_text() == "Mine."
