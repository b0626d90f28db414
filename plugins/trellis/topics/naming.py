"""GATHER: what a topic is called, and the keywords that say what it holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from trellis.paths import slugify
from trellis.topics.wording import is_compound, is_unspaced

FEWEST, MOST = 5, 12  # keywords of a topic
LONGEST = 3  # words of a keyword that is found
WORTH = 0.3  # of the best keyword's score, above which there may be more than the fewest
PHRASE = 1.3  # how much a keyword of several words is preferred
FAINT = 0.1  # of the best keyword's score, below which one tells a topic from nothing
LENGTHS = {1: 1.0, 2: 1.7, 3: 1.5}  # how much a name of so many words is preferred
WISHES = 40  # names offered for one topic
CARRIED = 0.5  # what the words of a phrase count by themselves
UNNAMED = 0.5  # how much a name of more words is
CODE = 0.2  # how much one with figures is
MAPPED = (
    1.2  # times the best name's worth is one that is the writer's own for a list of the sources
)
BARE, LONG, COMPOUND = (
    0.8,
    1.0,
    1.4,
)  # one in a script without spaces: of two signs, of more, of Chinese ones


def best_names(
    telling: Sequence[tuple[float, str]],
    labels: Mapping[str, str],
    central: Mapping[str, float],
    mapped: Mapping[str, float],
    lang: str,
) -> list[tuple[float, str]]:
    """Display forms that would do as a topic's name, with scores, best first: telling phrases of a few
    words, best of words that are telling themselves, so that the name speaks for more sources than
    hold it, and what one of the sources is called (`central`). Best of all is what the writer calls a page
    that maps them, or files them under (`mapped`), however few say it."""
    scores = {key: score for score, key in telling}
    fitting = {}
    for score, key in telling:
        words = key.split()
        carried = sum(scores.get(word, 0.0) for word in words) / len(words)
        worth = (score + CARRIED * carried) * _fitness(labels[key], lang, called=key in central)
        worth *= central.get(key, 1.0)
        fitting[key] = round(worth, 6)
    best = max(fitting.values(), default=1.0)
    for key, well in mapped.items():
        fitting[key] = round(best * (MAPPED + well), 6)
    found = sorted(fitting.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(score, labels[key]) for key, score in found]


def give_names(
    offers: Sequence[Sequence[tuple[float, str]]], taken: Collection[str]
) -> list[str | None]:
    """A name for each topic, of those it is offered; None when nothing is left to call it.

    A name goes to the topic that it says most of, whatever that topic's place among the others: so
    a name depends on its topic's sources and not on the sizes of other topics. `taken` are slugs.
    """
    wishes = sorted(
        (-score, number, name)
        for number, offered in enumerate(offers)
        for score, name in offered[:WISHES]
    )
    names: list[str | None] = [None] * len(offers)
    slugs = set(taken)
    for _, number, name in wishes:
        if names[number] is None and slugify(name) not in slugs:
            names[number] = name
            slugs.add(slugify(name))
    return names


def best_keywords(
    telling: Sequence[tuple[float, str]],
    labels: Mapping[str, str],
    listed: Sequence[tuple[str, str]] = (),
    bar: float = 1.0,
) -> list[tuple[str, str]]:
    """Keys and display forms of a topic's keywords: the listed ones first, then the most telling.

    A found keyword whose words another one holds, or that holds another's, says nothing new. What is
    worth less than `WORTH` times `bar` of the best comes in only where there are too few.
    """
    chosen = list(dict(listed).items())
    found = [(round(score * (PHRASE if " " in key else 1.0), 6), key) for score, key in telling]
    found.sort(key=lambda pair: (-pair[0], pair[1]))
    best = found[0][0] if found else 0.0
    for score, key in found:
        enough = len(chosen) >= FEWEST and (score < bar * WORTH * best or len(chosen) >= MOST)
        if enough:
            break
        stems, written = set(key.split()), labels[key].casefold()
        if len(stems) <= LONGEST and not any(
            stems <= set(other.split())
            or stems >= set(other.split())
            or written == label.casefold()
            for other, label in chosen
        ):
            chosen.append((key, labels[key]))
    return chosen


def tells_apart(telling: Sequence[tuple[float, str]]) -> bool:
    """Whether as many keys as a topic has keywords do tell it from what is around it."""
    least = FAINT * telling[0][0] if telling else 0.0
    return sum(score >= least for score, _ in telling) >= FEWEST


def _fitness(label: str, lang: str, *, called: bool) -> float:
    """How well a phrase would do as a title, beside others that say as much: of two or three words
    rather than one or many, without figures, which course numbers and versions are made of. What a source
    is `called` is no bare word."""
    if is_unspaced(label):
        compound = lang == "zh" and is_compound(label)
        bare = len(label) < 3 and not called
        length = BARE if bare else COMPOUND if compound else LONG
    else:
        length = LENGTHS.get(len(label.split()), UNNAMED)
    return length * (CODE if any(c.isdigit() for c in label) else 1.0)
