"""Gardens made by rule: the same seed gives the same files, byte for byte.

Words follow Zipf's law, each entity is about one or two latent topics that have words and phrases of
their own, and links go rather to what is linked already, as in real gardens.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from posixpath import dirname, relpath

VOCABULARY = 12_000
TOPIC_WORDS = 60
PHRASES = 12
KIND_SHARES = {"post": 40, "note": 40, "deck": 6, "project": 6, "newsletter": 4, "topic": 4}
FOLDERS = {kind: f"{kind}s" for kind in KIND_SHARES}
ONSETS = ("b", "br", "d", "f", "g", "gr", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "v")
VOWELS = ("a", "e", "i", "o", "u", "ea", "ou")
CODAS = ("", "", "l", "n", "r", "s", "t", "nd")
GLUE = ("the", "of", "and", "a", "to", "in", "is", "that", "for", "with", "as", "it")


@dataclass(frozen=True)
class Seedling:
    """An entity before it is written."""

    kind: str
    path: str
    title: str
    topics: tuple[int, ...]


@dataclass(frozen=True)
class Zipf:
    """Words by rank, drawn with a chance of 1 / rank."""

    words: tuple[str, ...]
    cumulated: tuple[float, ...]

    @classmethod
    def of(cls, words: Sequence[str]) -> Zipf:
        return cls(tuple(words), tuple(accumulate(1 / rank for rank in range(1, len(words) + 1))))

    def draw(self, chance: random.Random) -> str:
        return self.words[bisect(self.cumulated, chance.random() * self.cumulated[-1])]


def generate(size: int, words: int = 740, seed: int = 20) -> dict[str, str]:
    """A garden of `size` entities of about `words` words each: texts by path, `index.md` included."""
    chance = random.Random(seed)
    vocabulary = invent_words(VOCABULARY, chance)
    common = Zipf.of(vocabulary)
    topics = [_topic(vocabulary, chance) for _ in range(max(4, size // 25))]
    seedlings = _seedlings(size, topics, chance)
    texts = {"index.md": "---\ntitle: Home\n---\nA garden made by rule.\n"}
    popularity: list[int] = []  # an entity stands here once, and once more for every link to it
    for position, seedling in enumerate(seedlings):
        targets = sorted({chance.choice(popularity) for _ in range(min(position, 5))})
        body = _body(seedling, [seedlings[one] for one in targets], common, topics, words, chance)
        texts[seedling.path] = _frontmatter(seedling, topics, seedlings[:position], chance) + body
        popularity += [position, *targets]
    return texts


def write_garden(folder: Path, texts: dict[str, str]) -> None:
    """Writes `texts` below `folder`."""
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def invent_words(count: int, chance: random.Random) -> list[str]:
    """`count` different words made of syllables, commonest and shortest first."""
    words: dict[str, None] = {}
    while len(words) < count:
        syllables = 1 + min(3, len(words) * 4 // count) + (chance.random() < 0.3)
        word = "".join(
            chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS)
            for _ in range(syllables)
        )
        words[word] = None
    return list(words)


def _topic(vocabulary: Sequence[str], chance: random.Random) -> Zipf:
    """What one topic is about: phrases first, then single words."""
    own = chance.sample(vocabulary[200:], TOPIC_WORDS)
    phrases = [f"{own[i]} {own[i + PHRASES]}" for i in range(PHRASES)]
    return Zipf.of([*phrases, *own])


def _seedlings(size: int, topics: Sequence[Zipf], chance: random.Random) -> list[Seedling]:
    kinds = chance.choices(list(KIND_SHARES), list(KIND_SHARES.values()), k=size)
    seedlings = []
    for number, kind in enumerate(kinds):
        about = tuple(sorted(chance.sample(range(len(topics)), chance.choice((1, 1, 2)))))
        title = f"{topics[about[0]].draw(chance)} {chance.choice(GLUE)} {number}".capitalize()
        path = f"{FOLDERS[kind]}/{title.lower().replace(' ', '-')}.md"
        seedlings.append(Seedling(kind, path, title, about))
    return seedlings


def _frontmatter(
    seedling: Seedling, topics: Sequence[Zipf], earlier: Sequence[Seedling], chance: random.Random
) -> str:
    keywords = sorted({topics[one].words[chance.randrange(PHRASES)] for one in seedling.topics})
    day = f"20{chance.randrange(18, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    lines = {
        "post": ["status: published", f"publishedAt: '{day}T08:00:00Z'", "author: A. Gardener"],
        "deck": ["status: published", f"publishedAt: '{day}T08:00:00Z'"],
        "project": ["status: published", "description: A project.", f"year: {day[:4]}"],
        "newsletter": ["status: published", f"sentAt: '{day}T08:00:00Z'"],
    }.get(seedling.kind, [])
    if seedling.kind == "post":
        lines.append(f"excerpt: What {seedling.title.lower()} means.")
        if chance.random() < 0.2:
            series = seedling.topics[0]
            lines += [f"seriesName: Series {series}", f"seriesIndex: {len(earlier)}"]
    name = "subject" if seedling.kind == "newsletter" else "title"
    given = "keywords" if seedling.kind == "topic" else "tags"
    lines = [f"{name}: {seedling.title}", *lines, f"{given}: [{', '.join(keywords)}]"]
    return "\n".join(["---", *lines, "---", ""])


def _body(
    seedling: Seedling,
    targets: Sequence[Seedling],
    common: Zipf,
    topics: Sequence[Zipf],
    words: int,
    chance: random.Random,
) -> str:
    """Sections of paragraphs; every link stands in a paragraph of its own section."""
    length = max(60, round(chance.lognormvariate(0, 0.4) * words))
    paragraphs, written = [], 0
    while written < length:
        about = topics[chance.choice(seedling.topics)]
        sentences = [_sentence(common, about, chance) for _ in range(chance.randrange(3, 7))]
        paragraphs.append(" ".join(sentences))
        written += sum(sentence.count(" ") + 1 for sentence in sentences)
    for target in targets:
        paragraphs[chance.randrange(len(paragraphs))] += f" See {_link(seedling, target, chance)}."
    separator = "\n\n---\n\n" if seedling.kind == "deck" else "\n\n"
    sections = [
        f"## {topics[seedling.topics[0]].draw(chance).capitalize()}\n\n" + "\n\n".join(group)
        for group in (paragraphs[i : i + 3] for i in range(0, len(paragraphs), 3))
    ]
    listed = [f"- {one.title} ({_stem(one)}) [{one.kind}]" for one in targets]
    if seedling.kind == "topic" and listed:
        sections.append("## Sources\n" + "\n".join(listed))
    return separator.join(sections) + "\n"


def _sentence(common: Zipf, about: Zipf, chance: random.Random) -> str:
    words = []
    for _ in range(chance.randrange(8, 20)):
        dice = chance.random()
        words.append(
            chance.choice(GLUE)
            if dice < 0.4
            else common.draw(chance)
            if dice < 0.75
            else about.draw(chance)
        )
    return " ".join(words).capitalize() + "."


def _link(origin: Seedling, target: Seedling, chance: random.Random) -> str:
    """A wikilink or a relative Markdown link: plain MkDocs checks and rewrites the latter, too."""
    if chance.random() < 0.5:
        return f"[[{_stem(target)}|{target.title.lower()}]]"
    return f"[{target.title.lower()}]({relpath(target.path, dirname(origin.path))})"


def _stem(seedling: Seedling) -> str:
    return seedling.path.rpartition("/")[2].removesuffix(".md")
