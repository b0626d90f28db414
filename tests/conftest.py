"""What all tests share: gardens from literals, and the real gardens beside the repository."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

import hatch_build
from trellis import Config, Garden
from trellis.sources import reading_from_texts

SHARED = Path(__file__).resolve().parents[2] / "shared"

# A busy machine makes no test fail: examples are never timed. Everybody's runs try the same ones;
# HYPOTHESIS_PROFILE=explore tries others, and more.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def pytest_configure(config: pytest.Config) -> None:
    """Bundle the theme anew where its styles or scripts have changed, once for all workers."""
    if not hasattr(config, "workerinput"):
        hatch_build.bundle()


@pytest.fixture
def garden() -> Callable[..., Garden]:
    """A garden from literals: `garden({"posts/a.md": "…"}, page_size=5)`."""

    def grow(texts: dict[str, str], *, private: bool = False, **options: object) -> Garden:
        return Garden.grow(
            reading_from_texts(texts), Config.model_validate(options), private=private
        )

    return grow


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """A folder from literals: `folder({"mkdocs.yml": "…", "content/a.md": "…"})`."""

    def write(texts: dict[str, str]) -> Path:
        for name, text in texts.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def corpus() -> Callable[[str], Path]:
    """The folder of a real garden, e.g. `rizom/notes`; the test is skipped where there is none."""

    def find(name: str) -> Path:
        path = SHARED / "corpora" / name
        if not path.is_dir():
            pytest.skip(f"needs the real garden {name} beside the repository")
        return path

    return find
