"""python -m benchmarks: plain MkDocs with Material and Trellis, on the same generated gardens."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import click

from benchmarks.generator import generate, write_garden
from benchmarks.measure import PLAIN, TRELLIS, Cost, build
from benchmarks.stages import STAGES

ROOT = Path(__file__).resolve().parents[1]


@click.command()
@click.option("--sizes", default="300,1000", show_default=True, help="Entities of each garden.")
@click.option("--runs", default=3, show_default=True, help="Builds of each; the quickest counts.")
@click.option("--words", default=740, show_default=True, help="Words of an entity, about.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def main(sizes: str, runs: int, words: int, as_json: bool) -> None:
    """Compare Trellis with plain MkDocs + Material, pages out of the nav, search on.

    "same pages" is the plain build with as many pages as Trellis makes of the same garden: its
    indexes, topics and keywords replaced by short pages. Each build is a process of its own.
    """
    results: dict[int, dict[str, object]] = {}
    for size in (int(one) for one in sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="trellis-bench-") as folder:
            costs, stages = compare(Path(folder), size, words, runs)
        if not as_json:
            click.echo(table(size, costs, stages))
        results[size] = {
            "builds": {name: asdict(cost) for name, cost in costs.items()},
            "stages": stages,
        }
    if as_json:
        click.echo(json.dumps(results, indent=2))


def compare(
    folder: Path, size: int, words: int, runs: int
) -> tuple[dict[str, Cost], dict[str, float]]:
    """The costs of three builds of a garden of `size` entities, and the stages of one by Trellis."""
    texts = generate(size, words)
    write_garden(folder / "content", texts)
    plain = build(folder, PLAIN, runs)
    trellis = build(folder, TRELLIS, runs)
    command = [sys.executable, "-m", "benchmarks.stages", str(folder)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    stages = json.loads(said.stdout.splitlines()[-1])
    write_garden(folder / "content", short_pages(texts, trellis.pages - plain.pages))
    same = build(folder, PLAIN, runs)
    return {"plain": plain, "same pages": same, "Trellis": trellis}, stages


def short_pages(texts: dict[str, str], count: int) -> dict[str, str]:
    """`count` pages with twelve links each, as indexes and keyword pages have."""
    paths = sorted(texts)
    pages = {}
    for number in range(count):
        chosen = [paths[(number * 12 + step) % len(paths)] for step in range(12)]
        links = [f"- [{path}](../{path})" for path in chosen]
        pages[f"lists/{number}.md"] = f"# List {number}\n\n" + "\n".join(links) + "\n"
    return pages


def table(size: int, costs: dict[str, Cost], stages: dict[str, float]) -> str:
    """What was measured, for people."""
    base = costs["same pages"]
    lines = [
        f"{size} entities",
        f"  {'':<12}{'pages':>7}{'CPU s':>9}{'wall s':>9}{'peak MB':>9}{'CPU ratio':>11}"
        f"{'wall ratio':>12}",
    ]
    for name, cost in costs.items():
        lines.append(
            f"  {name:<12}{cost.pages:>7}{cost.cpu:>9.2f}{cost.wall:>9.2f}{cost.memory:>9.0f}"
            f"{cost.cpu / base.cpu:>11.2f}{cost.wall / base.wall:>12.2f}"
        )
    total = sum(stages.values())
    lines += ["", f"  {'stage, in one process':<22}{'CPU s':>9}{'share':>9}"]
    for name in [*STAGES, "MkDocs"]:
        seconds = stages.get(name, 0.0)
        lines.append(f"  {name:<22}{seconds:>9.2f}{seconds / total:>9.0%}")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
