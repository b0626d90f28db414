"""The same files give the same site, byte for byte, wherever and whenever it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from built_site import MKDOCS_YML, Site, write_garden

ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "C",
    "COLUMNS": "40",
}
HERE = {"PYTHONHASHSEED": "0", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"}


ONE_PROCESSOR = "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); "


def _build(src: Path, out: Path, environment: dict[str, str], before: str = "") -> dict[str, bytes]:
    run = f"{before}from trellis.cli import main; main()"
    command = [sys.executable, "-c", run, "build", str(src), "--out", str(out), "--quiet"]
    plain = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        command, env=plain | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return Site(out, "", 0).files


def _small_garden(folder: Path) -> Path:
    texts: dict[str, str | bytes] = {
        "mkdocs.yml": MKDOCS_YML.format(name="G") + "site_url: https://example.org/garden/\n"
    }
    for number in range(12):
        words = "mesh networks" if number % 2 else "mutual credit"
        texts[f"content/posts/p{number}.md"] = (
            f"---\ntitle: Post {number} on {words}\nseriesName: The series\nseriesIndex: {number}\n"
            f"publishedAt: 2025-0{number % 9 + 1}-11T23:30:00.000Z\nkeywords: [trust, {words}]\n---\n"
            f"Communities of practice use {words} to keep trust. See [[post-{(number + 1) % 12}]].\n"
        )
    texts["content/decks/d.md"] = "---\ntitle: Deck\n---\n# One\n\n---\n\n# Two\n"
    texts["content/notes/日本語.md"] = "信頼のネットワークと相互信用について。\n"
    texts["content/picture.svg"] = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    return write_garden(folder, texts)


def _differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_another_environment_and_folder(tmp_path: Path) -> None:
    garden = _small_garden(tmp_path / "garden")
    moved = tmp_path / "another place" / "garden"
    shutil.copytree(garden, moved)
    for file in moved.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    first = _build(garden, tmp_path / "out", HERE)
    second = _build(moved, tmp_path / "another place" / "out", ELSEWHERE)
    assert _differences(first, second) == []
    assert b"<lastmod>2025-01-11</lastmod>" in first["sitemap.xml"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does everything")
def test_one_processor_or_several(tmp_path: Path) -> None:
    said = ("mesh networks carry trust", "mutual credit needs trust", "a commons is governed")
    texts: dict[str, str | bytes] = {
        f"n{at}.md": f"# Note {at}\n\nHere {said[at % 3]}. See [[n{at * 7 % 230}]].\n"
        for at in range(230)
    }
    texts |= {"decks/d.md": "# One\n\n---\n\n# Two\n", "broken.md": "---\na: [\n---\n"}
    garden = write_garden(tmp_path / "garden", texts)
    several = _build(garden, tmp_path / "several", HERE)
    assert _differences(several, _build(garden, tmp_path / "one", HERE, ONE_PROCESSOR)) == []


def test_a_bare_folder_by_another_name(tmp_path: Path) -> None:
    vault = write_garden(tmp_path / "vault", {"a.md": "Mesh networks.\n"})
    renamed = write_garden(tmp_path / "renamed vault", {"a.md": "Mesh networks.\n"})
    one, other = (_build(src, tmp_path / f"o-{src.name}", HERE) for src in (vault, renamed))
    assert _differences(one, other) == []


def test_building_again_over_the_old_site(tmp_path: Path) -> None:
    garden = _small_garden(tmp_path / "garden")
    first = _build(garden, tmp_path / "out", HERE)
    assert _differences(first, _build(garden, tmp_path / "out", HERE)) == []


@pytest.mark.slow
@pytest.mark.corpus
def test_a_real_garden(tmp_path: Path, corpus: Callable[[str], Path]) -> None:
    notes = corpus("rizom/notes")
    first = _build(notes, tmp_path / "one", HERE)
    assert _differences(first, _build(notes, tmp_path / "two", ELSEWHERE)) == []
