"""What an edit costs: python -m benchmarks.edits [--sizes 1000,10000]

A garden is loaded, one of its files is written anew, and the garden is loaded again since the first; each
size in a process of its own, on one processor.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import click

from benchmarks.generator import generate, write_garden

ROOT = Path(__file__).resolve().parents[1]
EDITS = 5
FURTHER = "\n\nOne paragraph more, as a writer adds it, with a thought or two about the garden.\n"


@dataclass(frozen=True)
class Edits:
    """CPU seconds of reading a whole garden, and of the median edit after that; peak memory in MB."""

    entities: int
    whole: float
    edit: float
    memory: float


@click.command()
@click.option("--sizes", default="1000", show_default=True, help="Entities of each garden.")
@click.option("--words", default=740, show_default=True, help="Words of an entity, about.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def main(sizes: str, words: int, as_json: bool) -> None:
    """Measure what one edited text costs, beside all of them."""
    found = []
    for size in map(int, sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="trellis-bench-") as folder:
            write_garden(Path(folder), generate(size, words))
            command = [sys.executable, "-c", f"from benchmarks import edits; edits.run({folder!r})"]
            said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        one = Edits(**json.loads(said.stdout.splitlines()[-1]))
        found.append(one)
        if not as_json:
            click.echo(
                f"{one.entities:>7} entities: {one.whole:.2f} CPU s, one edited {one.edit:.2f} "
                f"(a {one.whole / one.edit:.0f}th), {one.memory:.0f} MB"
            )
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], indent=2))


def run(folder: str) -> None:
    """Print what loading the garden in `folder` costs, and editing it, as JSON."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print(json.dumps(asdict(measured(Path(folder)))))


def measured(folder: Path) -> Edits:
    """What loading the garden in `folder` costs, and loading it again after an edit."""
    from trellis import Garden

    begin = time.process_time()
    garden = Garden.load(folder)
    whole = time.process_time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    paths = [entity.path for entity in garden.entities.values() if entity.kind != "topic"]
    costs = []
    for number in range(EDITS):
        file = folder / paths[len(paths) * (number + 1) // (EDITS + 1)]
        file.write_text(file.read_text(encoding="utf-8") + FURTHER, encoding="utf-8")
        begin = time.process_time()
        garden = Garden.load(folder, since=garden)
        costs.append(time.process_time() - begin)
    scale = 2**20 if sys.platform == "darwin" else 2**10  # bytes there, kilobytes elsewhere
    return Edits(len(garden.entities), whole, median(costs), memory / scale)


if __name__ == "__main__":
    main()
