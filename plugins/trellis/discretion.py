"""GATHER: a ledger without what only drafts and private entities say now.

What was public at the last `trellis lock` may have been taken back since. A topic that is called by words
which no reader may see any more is forgotten, or has its title from its sources again; the keywords and
changes of others tell nothing of such words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from trellis.entities import Entity
from trellis.ledger import Change, Ledger, LockedPage, LockedTopic
from trellis.paths import slugify

_WORD = re.compile(r"\w+")
ENDING, LEAST = 3, 4
"""Letters at the end of a word that may differ from one form of it to another, and those that may not."""
AT_ONCE = 100
"""Entities whose texts are looked through together: the texts of all would be large."""

Said = tuple[str, ...]
"""The words of a phrase, in small letters."""


def discreet(
    ledger: Ledger, entities: Mapping[str, Entity], withheld: Mapping[str, Entity]
) -> Ledger:
    """`ledger` without the words and phrases that some of `withheld`, and none of `entities`, says."""
    if not (ledger and withheld):
        return ledger
    hidden = _said_only_by(withheld, entities, map(_words, _all_phrases(ledger)))
    if not hidden:
        return ledger

    def told(phrase: str) -> bool:
        words = _words(phrase)
        return words not in hidden and all((word,) not in hidden for word in words)

    def standing(id: str) -> bool:
        return told(_name(id))

    topics = {id: _without(topic, told) for id, topic in ledger.topics.items() if standing(id)}

    def may_be_told(url: str, page: LockedPage) -> bool:
        kind, name = page.owner
        if kind == "keyword":
            return told(_words_of(url))
        return kind not in ("topic", "trail") or all(map(standing, name.split(":")))

    return replace(
        ledger,
        topics=topics,
        heirs={
            id: heir if standing(heir) else "" for id, heir in ledger.heirs.items() if standing(id)
        },
        urls={url: page for url, page in ledger.urls.items() if may_be_told(url, page)},
    )


def _all_phrases(ledger: Ledger) -> Iterable[str]:
    """All that the ledger calls topics and keywords."""
    yield from map(_name, (*ledger.topics, *ledger.heirs))
    for url, page in ledger.urls.items():
        kind, name = page.owner
        if kind == "keyword":
            yield _words_of(url)
        elif kind in ("topic", "trail"):
            yield from map(_name, name.split(":"))
    for topic in ledger.topics.values():
        yield from (topic.title, *topic.keywords)
        for one in topic.changes:
            yield from (one.was, *one.words, *one.former_words, *one.took, *one.gave)


def _without(topic: LockedTopic, told: Callable[[str], bool]) -> LockedTopic:
    return replace(
        topic,
        title=topic.title if told(topic.title) else "",
        keywords=tuple(filter(told, topic.keywords)),
        parent=topic.parent if told(_name(topic.parent)) else "",
        changes=tuple(_change(one, told) for one in topic.changes),
    )


def _change(change: Change, told: Callable[[str], bool]) -> Change:
    return replace(
        change,
        was=change.was if told(change.was) else "",
        words=tuple(filter(told, change.words)),
        former_words=tuple(filter(told, change.former_words)),
        took=tuple(filter(told, change.took)),
        gave=tuple(filter(told, change.gave)),
    )


def _words_of(url: str) -> str:
    """What the address of a keyword says."""
    return _name(url.removesuffix("/").removesuffix(".html").rpartition("/")[2])


def _name(id: str) -> str:
    return id.replace("-", " ")


def _words(phrase: str) -> Said:
    return tuple(_WORD.findall(phrase.casefold()))


@dataclass(frozen=True, eq=False)
class _Saying:
    """A word or phrase; `stems` are those of each word, as it may be spelled."""

    stems: tuple[tuple[str, ...], ...]

    def is_in(self, text: str) -> bool:
        """Whether `text`, in small letters, says it in any form."""
        if not all(any(stem in text for stem in word) for word in self.stems):
            return False
        return len(self.stems) == 1 or self._pattern.search(text) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = ("|".join(map(re.escape, word)) for word in self.stems)
        return re.compile(r"\w*\W+".join(f"(?:{word})" for word in words))


def _said_only_by(
    withheld: Mapping[str, Entity], entities: Mapping[str, Entity], phrases: Iterable[Said]
) -> set[Said]:
    """Those of `phrases` and their words that, in any form, `withheld` say and `entities` do not."""
    hidden = "\n".join(_text(one) for one in withheld.values())
    spellings = _spellings(hidden)
    found = {said for words in phrases for said in (words, *((word,) for word in words)) if said}
    sayings = (
        (said, _Saying(tuple(tuple(map(_stem, spellings.get(one, (one,)))) for one in said)))
        for said in found
    )
    suspects = {said: saying for said, saying in sayings if saying.is_in(hidden)}
    rest = iter(entities.values())
    while suspects and (few := list(islice(rest, AT_ONCE))):
        text = "\n".join(map(_text, few))
        suspects = {said: saying for said, saying in suspects.items() if not saying.is_in(text)}
    return set(suspects)


def _spellings(text: str) -> dict[str, list[str]]:
    """How the words are spelled in `text` that have another form in addresses: `fruhjahr` is `frühjahr`."""
    found: dict[str, list[str]] = {}
    for word in sorted(set(_WORD.findall(text))):
        if not word.isascii() and (folded := slugify(word)) != word:
            found.setdefault(folded, [folded]).append(word)
    return found


def _stem(word: str) -> str:
    return word[: max(LEAST, len(word) - ENDING)]


def _text(entity: Entity) -> str:
    """All that the file of an entity says."""
    return f"{entity.title}\n{entity.slug}\n{dict(entity.fields)}\n{entity.body}".casefold()
