"""The same files give the same topics: whatever the hash seed, whatever the folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

SCRIPT = """
import hashlib, sys
from trellis import Garden
garden = Garden.load(sys.argv[1])
print(hashlib.sha256(repr((garden.topics, garden.connections)).encode()).hexdigest())
"""
PLUGINS = Path(__file__).resolve().parents[3] / "plugins"
PARTS = ("oak", "elm", "ash", "reed", "moss", "fern")


def digest(folder: Path, seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(PLUGINS)}
    command = [sys.executable, "-c", SCRIPT, str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_topics_and_relations_do_not_depend_on_seed_or_folder(
    folder: Callable[[dict[str, str]], Path], tmp_path: Path
) -> None:
    texts = {
        f"{part}-{number}.md": f"# {part} {number}\n\nThe {part} grows beside the {PARTS[number]} and the "
        f"{part} wood keeps well. Nobody cuts the {part} before the frost of year {number}.\n"
        for part in PARTS
        for number in range(5)
    }
    here = folder({f"one/{name}": text for name, text in texts.items()})
    folder({f"elsewhere/{name}": text for name, text in reversed(texts.items())})
    assert (
        digest(here / "one", "1")
        == digest(here / "one", "2")
        == digest(tmp_path / "elsewhere", "3")
    )
