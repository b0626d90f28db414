"""The wheel alone, in a fresh environment, builds a fresh garden: theme and entry points included."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from built_site import Site, write_garden

REPOSITORY = Path(__file__).resolve().parents[2]
OURS = ("mkdocs_trellis", "trellis", "__editable__", "_editable", "pip")
FIVE_LINES = (
    "site_name: Fresh\ndocs_dir: content\ntheme: {name: material}\nplugins: [search, trellis]\n"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it, and our dependencies, but nothing else of ours.

    Dependencies are linked from the running environment, so that no network is needed.
    """
    root = tmp_path_factory.mktemp("fresh")
    venv.create(root, with_pip=True, symlinks=os.name != "nt")
    python = root / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    there = _run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], root)
    for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for entry in sorted(Path(folder).iterdir()):
            target = Path(there.strip(), entry.name)
            if not entry.name.startswith(OURS) and entry.suffix != ".pth" and not target.exists():
                target.symlink_to(entry)
    _run([python, "-m", "pip", "install", "--no-index", "--no-deps", wheel], root)
    return python


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    return write_garden(
        tmp_path / "fresh",
        {
            "mkdocs.yml": FIVE_LINES,
            "content/posts/first.md": "---\ntitle: First\n---\nMesh networks. See [[second]].\n",
            "content/notes/second.md": "Mesh networks again.\n",
        },
    )


def _run(command: list[object], cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL"))}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_the_theme_the_types_and_the_licence(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "mkdocs_trellis/theme_files/fragments/entity.html" in names
    assert "mkdocs_trellis/theme_files/material/main.html" in names
    bundled = [name for name in names if name.startswith("mkdocs_trellis/theme_files/bundled/")]
    assert {"manifest.json", "LICENSES.txt"} <= {name.rpartition("/")[2] for name in bundled}
    assert {"trellis/py.typed", "mkdocs_trellis/py.typed"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    semantics = {name for name in names if name.startswith("trellis/semantics/vocabulary")}
    assert {Path(name).suffix for name in semantics} == {".json", ".LICENSE"}
    assert not [name for name in names if name.startswith(("tests/", "content/", "theme/"))]
    assert not [name for name in names if "node_modules" in name]


def test_all_of_it_comes_from_the_wheel(python: Path, tmp_path: Path) -> None:
    where = (
        "import trellis, mkdocs_trellis.theme as t\n"
        "from importlib.metadata import entry_points as e\n"
        "print(trellis.__file__, t.theme_folder())\n"
        "print(*(p.value for g in ('mkdocs.plugins', 'trellis.commands', 'markdown.extensions')"
        " for p in e(group=g) if 'trellis' in p.value), sep='\\n')\n"
    )
    said = _run([python, "-c", where], tmp_path)
    assert str(REPOSITORY) not in said
    assert said.splitlines()[0].endswith("theme_files")
    assert len(said.splitlines()) == 5


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "mkdocs", "build"],
        ["-m", "mkdocs", "build", "--strict"],
        ["-m", "properdocs", "build", "-f", "mkdocs.yml"],
        ["-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"],
        ["-c", "from trellis.cli import main; main()", "build"],
        ["-c", "from trellis.cli import main; main()", "build", "content", "--out", "site"],
    ],
    ids=["mkdocs", "mkdocs-strict", "properdocs", "properdocs-strict", "trellis", "trellis-docs"],
)
def test_a_fresh_garden_builds(python: Path, garden: Path, command: list[str]) -> None:
    _run([python, *command], garden)
    site = Site(garden / "site", "", 0)
    assert "First" in site.html("notes/second/")
    assert 'class="trellis-header' in site.html("posts/first/")
    assert "fonts.googleapis" not in "".join(site.pages.values())
    assert [name for name in site.files if re.fullmatch(r"assets/trellis/trellis\.\w+\.css", name)]


def test_the_script_is_installed(python: Path, tmp_path: Path) -> None:
    write_garden(tmp_path / "notes", {"a.md": "A loose note.\n"})
    _run([python.with_name("trellis"), "build", "notes", "--out", "out"], tmp_path)
    assert "A loose note." in "".join(Site(tmp_path / "out", "", 0).pages.values())
