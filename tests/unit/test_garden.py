"""A garden as a whole: what the pipeline promises, whatever its steps do."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from trellis import Garden

Grow = Callable[..., Garden]

POST = "---\ntitle: {title}\nstatus: {status}\n---\n{body}\n"


def post(title: str, body: str, status: str = "published") -> str:
    return POST.format(title=title, body=body, status=status)


def test_visible_and_withheld_entities_are_kept_apart(garden: Grow) -> None:
    grown = garden(
        {"posts/open.md": post("Open", "Seen."), "posts/shut.md": post("Shut", "Unseen.", "draft")}
    )
    assert list(grown.entities) == ["posts/open"]
    assert list(grown.withheld) == ["posts/shut"]


def test_the_writer_may_see_everything(garden: Grow) -> None:
    grown = garden({"posts/shut.md": post("Shut", "Unseen.", "draft")}, private=True)
    assert list(grown.entities) == ["posts/shut"]
    assert not grown.withheld


def test_a_withheld_entity_changes_nothing_that_readers_see(garden: Grow) -> None:
    seen = {
        f"posts/{name}.md": post(
            name.title(), f"Mesh networks carry {name}. Mutual credit pays for {name}."
        )
        for name in ("soup", "bread", "salt", "beans")
    }
    secret = {"posts/secret.md": post("Secret", "Mesh networks carry plutonium rods.", "draft")}
    without, having = garden(seen), garden(seen | secret)
    for part in ("entities", "addresses", "series", "keywords", "connections", "topics"):
        assert getattr(without, part) == getattr(having, part), part
    assert "plutonium" not in repr([having.keywords, having.ties, having.topics])


def test_a_citation_is_a_backlink_in_its_own_words(garden: Grow) -> None:
    grown = garden(
        {
            "posts/a.md": post("Ladders", "Whoever borrows one should read [[b]] first."),
            "posts/b.md": post("Falling", "It hurts."),
        }
    )
    (backlink,) = grown.backlinks("posts/b")
    assert backlink.origin == "posts/a"
    assert "should read" in backlink.context


def test_a_garden_cannot_be_changed(garden: Grow) -> None:
    grown = garden({"a.md": "# A"})
    with pytest.raises(dataclasses.FrozenInstanceError):
        grown.topics = ()  # type: ignore[misc]
    with pytest.raises(TypeError):
        grown.entities["b"] = grown.entities["a"]  # type: ignore[index]


def test_an_empty_folder_is_a_garden(garden: Grow) -> None:
    grown = garden({})
    assert not grown.entities
    assert not grown.topics
    assert len(grown.graph) == 0


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        Garden.load(tmp_path / "nowhere")


SUMMARY = """
import sys
from trellis import Garden
garden = Garden.load(sys.argv[1])
print([list(garden.keywords.of.items()), garden.ties, garden.connections, garden.topics,
       garden.diagnostics])
"""


def test_the_hash_seed_the_zone_and_the_locale_change_nothing(
    corpus: Callable[[str], Path],
) -> None:
    notes = corpus("rizom/notes")

    def summary(**environment: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", SUMMARY, str(notes)],
            env=os.environ | environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    first = summary(PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    second = summary(PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C")
    assert first == second


@pytest.mark.parametrize(
    "name", ["rizom/notes", "jzhao/notes", "obsidian-help/en", "obsidian-help/ja"]
)
def test_a_real_garden_loses_no_file(corpus: Callable[[str], Path], name: str) -> None:
    notes = corpus(name)
    grown = Garden.load(notes)
    read = {source.path for source in grown.reading.sources}
    skipped = {entry.path for entry in grown.reading.skipped}
    parsed = {entity.path for entity in (*grown.entities.values(), *grown.withheld.values())}
    assert parsed == read
    files = {path.relative_to(notes).as_posix() for path in notes.rglob("*.md") if path.is_file()}
    assert not files - read - skipped
