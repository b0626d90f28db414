"""The new site takes the old one's place whole, whatever happens on the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from built_site import write_garden
from mkdocs_trellis import stage
from mkdocs_trellis.stage import MARKER, StageError, staged, sync


def _site(folder: Path, texts: dict[str, str]) -> Path:
    return write_garden(folder, {**texts, MARKER: ""})


def _texts(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text()
        for file in folder.rglob("*")
        if file.is_file() and file.name != MARKER
    }


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def _put(out: Path, texts: dict[str, str]) -> None:
    with staged(out) as new:
        write_garden(new, dict(texts))


def test_the_first_site(tmp_path: Path) -> None:
    _put(tmp_path / "deep/out", {"a.html": "a"})
    assert _texts(tmp_path / "deep/out") == {"a.html": "a"}


def test_the_next_one_replaces_it(tmp_path: Path) -> None:
    out = _site(tmp_path / "out", {"a.html": "old", "b/c.html": "old"})
    _put(out, {"a.html": "new"})
    assert _texts(out) == {"a.html": "new"}
    assert _names(tmp_path) == ["out"]


def test_an_error_leaves_the_old_one(tmp_path: Path) -> None:
    out = _site(tmp_path / "out", {"a.html": "old"})
    with pytest.raises(FileExistsError), staged(out) as new:
        write_garden(new, {"a.html": "half"}).mkdir()
    assert _texts(out) == {"a.html": "old"}
    assert _names(tmp_path) == ["out"]


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    _site(tmp_path / "real", {"a.html": "old"})
    (tmp_path / "out").symlink_to("real")
    _put(tmp_path / "out", {"a.html": "new"})
    assert (tmp_path / "out").is_symlink()
    assert _texts(tmp_path / "real") == {"a.html": "new"}


@pytest.mark.parametrize("broken", ["exchange", "renames"])
def test_systems_that_cannot_exchange_or_rename(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    monkeypatch.setattr(stage, "_exchange", lambda one, other: False)
    if broken == "renames":

        def refuse(self: Path, target: Path) -> Path:
            raise OSError(16, "Device or resource busy")

        monkeypatch.setattr(Path, "rename", refuse)
    out = _site(tmp_path / "out", {"a.html": "old", "gone/b.html": "old", ".git/HEAD": "ref"})
    _put(out, {"a.html": "new", "c/d.html": "new"})
    assert _texts(out) == {"a.html": "new", "c/d.html": "new", ".git/HEAD": "ref"}


def test_in_place_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    new = write_garden(tmp_path / "new", {"a": "file", "b/c": "in folder"})
    out = write_garden(tmp_path / "out", {"a/x": "in folder", "b": "file"})
    sync(new, out)
    assert _texts(out) == {"a": "file", "b/c": "in folder"}


class TestAfterAKill:
    """What a killed run can leave, by where it was killed."""

    def test_while_building(self, tmp_path: Path) -> None:
        out = _site(tmp_path / "out", {"a.html": "old"})
        write_garden(tmp_path / ".out.trellis-new", {"a.html": "half"})
        _put(out, {"a.html": "next"})
        assert _texts(out) == {"a.html": "next"}
        assert _names(tmp_path) == ["out"]

    def test_between_two_renames(self, tmp_path: Path) -> None:
        _site(tmp_path / ".out.trellis-old", {"a.html": "old", ".git/HEAD": "ref"})
        _site(tmp_path / ".out.trellis-new", {"a.html": "new"})
        with pytest.raises(FileExistsError), staged(tmp_path / "out") as new:
            new.mkdir()
        assert _texts(tmp_path / "out") == {"a.html": "old", ".git/HEAD": "ref"}
        assert _names(tmp_path) == ["out"]

    @pytest.mark.parametrize("role", ["old", "new"])
    def test_before_git_moved_over(self, tmp_path: Path, role: str) -> None:
        out = _site(tmp_path / "out", {"a.html": "new"})
        _site(tmp_path / f".out.trellis-{role}", {"a.html": "old", ".git/HEAD": "ref"})
        _put(out, {"a.html": "next"})
        assert _texts(out) == {"a.html": "next", ".git/HEAD": "ref"}

    def test_at_any_moment_a_reader_finds_a_whole_site(self, tmp_path: Path) -> None:
        """Builds are killed at random-looking moments; the folder never holds a mixture."""
        out = _site(tmp_path / "out", {f"{n}.html": "0" for n in range(60)})
        script = (
            "import sys; from pathlib import Path; from mkdocs_trellis.stage import staged\n"
            "for round in range(1, 10_000):\n"
            "    with staged(Path(sys.argv[1])) as new:\n"
            "        for n in range(60): (new / f'{n}.html').write_text(str(round))\n"
        )
        for attempt in range(4):
            builder = subprocess.Popen([sys.executable, "-c", script, str(out)])
            try:
                builder.wait(0.6 + attempt * 0.137)
            except subprocess.TimeoutExpired:
                builder.kill()
                builder.wait()
            assert len(set(_texts(out).values())) == 1
            assert len(_texts(out)) == 60


def test_two_builds_do_not_meet(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with staged(out) as new:
        (new / "a.html").write_text("first")
        with pytest.raises(StageError, match="another build"), staged(out):
            pass
    assert _texts(out) == {"a.html": "first"}


def test_a_lock_does_not_outlive_its_process(tmp_path: Path) -> None:
    (tmp_path / ".out.trellis-lock").write_text("")
    _put(tmp_path / "out", {"a.html": "a"})
    assert _texts(tmp_path / "out") == {"a.html": "a"}
