"""What grows faster than a garden does: python -m benchmarks.shapes [--size 1000] [SHAPE…]

Gardens of extreme but real shapes, each at two sizes: what costs much more than twice as much in twice
the garden is gone through for every entity. Each garden is loaded, exported and edited.
"""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.generator import invent_words, write_garden

FURTHER = "\n\nOne paragraph more, as a writer adds it.\n"
COMMON = 60  # words that all texts of these gardens are made of

Texts = dict[str, str]


@dataclass(frozen=True)
class Growth:
    """CPU seconds for a garden and for one of twice the size."""

    step: str
    once: float
    twice: float

    def __str__(self) -> str:
        return f"{self.step} {self.once:6.2f} {self.twice:6.2f} ×{self.twice / self.once:4.1f}"


class Prose:
    """Sentences of a few common words."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = tuple(invent_words(COMMON, self.chance))

    def some(self, count: int) -> str:
        return " ".join(self.chance.choices(self.words, k=count))

    def paragraph(self, sentences: int = 5) -> str:
        return " ".join(f"{self.some(12).capitalize()}." for _ in range(sentences))


def hub(size: int, prose: Prose) -> Texts:
    """A page that links to all, and to which all link."""
    listed = "\n".join(f"- [[n{at}]]" for at in range(size))
    notes = {
        f"n{at}.md": f"# {prose.some(2)}\n\nSee [[hub]]. {prose.paragraph()}\n"
        for at in range(size)
    }
    return notes | {"hub.md": f"# Hub\n\n{listed}\n"}


def clique(size: int, prose: Prose) -> Texts:
    """Notes that link to a hundred others each."""
    near = [[(at + step) % size for step in range(1, 101)] for at in range(size)]
    return {
        f"n{at}.md": f"# {prose.some(2)}\n\n" + " ".join(f"[[n{other}]]" for other in others) + "\n"
        for at, others in enumerate(near)
    }


def days(size: int, prose: Prose) -> Texts:
    """A note for each day, linked to its neighbours."""
    return {
        f"daily/{at:05}.md": f"# Day {at}\n\n[[{at - 1:05}]] [[{at + 1:05}]]\n\n{prose.paragraph()}\n"
        for at in range(size)
    }


def reference(size: int, prose: Prose) -> Texts:
    """Two pages of many sections that link to those of the other."""
    return {
        f"{page}.md": "\n\n".join(
            f"## Section {at}\n\n{prose.paragraph(2)} [[{other}#Section {at}]]"
            for at in range(size)
        )
        for page, other in (("a", "b"), ("b", "a"))
    }


def queries(size: int, prose: Prose) -> Texts:
    """Notes that each list those of a tag."""
    block = "```dataview\nTABLE file.mtime FROM #{0} WHERE file.name != this.file.name\n```"
    return {
        f"n{at}.md": f"---\ntags: [{prose.some(1)}]\n---\n\n{prose.paragraph(2)}\n\n"
        + block.format(prose.some(1))
        for at in range(size)
    }


def aliases(size: int, prose: Prose) -> Texts:
    """Notes that have a dozen names each, and say some of those of others."""
    names = [[f"{prose.some(2)} {at} {one}" for one in range(12)] for at in range(size)]
    return {
        f"n{at}.md": f"---\naliases: [{', '.join(own)}]\n---\n\n{prose.paragraph()} "
        + " ".join(f"The {prose.chance.choice(prose.chance.choice(names))}." for _ in range(5))
        for at, own in enumerate(names)
    }


def embeds(size: int, prose: Prose) -> Texts:
    """Notes that each embed another, which embeds another."""
    return {
        f"n{at}.md": f"# {prose.some(2)}\n\n![[n{(at * 7 + 1) % size}]]\n\n{prose.paragraph(2)}\n"
        for at in range(size)
    }


def namesakes(size: int, prose: Prose) -> Texts:
    """Notes of one name in as many folders."""
    return {f"f{at}/note.md": f"# Note\n\n[[note]] {prose.paragraph()}\n" for at in range(size)}


def topics(size: int, prose: Prose) -> Texts:
    """A tenth as many topics as posts, with twenty sources each."""
    posts = {f"posts/p{at}.md": f"# {prose.some(3)}\n\n{prose.paragraph()}\n" for at in range(size)}
    files = {}
    for at in range(size // 10):
        chosen = ", ".join(f"p{one}" for one in prose.chance.sample(range(size), 20))
        head = f"title: {prose.some(2)}\nkeywords: [{prose.some(1)}, {prose.some(1)}]"
        files[f"topics/t{at}.md"] = (
            f"---\n{head}\nsources: [{chosen}]\n---\n\n{prose.paragraph(1)}\n"
        )
    return posts | files


SHAPES: Mapping[str, Callable[[int, Prose], Texts]] = {
    shape.__name__: shape
    for shape in (*(hub, clique, days, reference, queries, aliases, embeds, namesakes, topics),)
}


def growth(shape: Callable[[int, Prose], Texts], size: int) -> list[Growth]:
    """What loading, exporting and editing a garden of a shape costs, at `size` and at twice that."""
    small, large = (_costs(shape(many, Prose(seed=1))) for many in (size, 2 * size))
    return [Growth(step, small[step], large[step]) for step in small]


def _costs(texts: Texts) -> dict[str, float]:
    from trellis import Garden
    from trellis.publish.data import data_files

    folder = Path(tempfile.mkdtemp(prefix="trellis-shape-"))
    try:
        write_garden(folder, texts)
        costs = {}
        begin = time.process_time()
        garden = Garden.load(folder)
        costs["load"] = time.process_time() - begin
        begin = time.process_time()
        data_files(garden)
        costs["export"] = time.process_time() - begin
        file = folder / sorted(texts)[len(texts) // 2]
        file.write_text(file.read_text(encoding="utf-8") + FURTHER, encoding="utf-8")
        begin = time.process_time()
        Garden.load(folder, since=garden)
        costs["edit"] = time.process_time() - begin
    finally:
        shutil.rmtree(folder)
    return costs


@click.command()
@click.option("--size", default=1000, show_default=True, help="Entities of the smaller garden.")
@click.argument("names", nargs=-1, type=click.Choice(sorted(SHAPES)), metavar="[SHAPE]…")
def main(size: int, names: Sequence[str]) -> None:
    """Show what gardens of extreme shapes cost, at two sizes."""
    for name in names or SHAPES:
        found = growth(SHAPES[name], size)
        click.echo(f"{name:10}" + "   ".join(map(str, found)))


if __name__ == "__main__":
    main()
