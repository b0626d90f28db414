"""GATHER: a ledger without what only drafts and private entities say now.

What was public at the last `trellis lock` may have been taken back since. A topic that is called by words
which no reader may see any more is forgotten, and the changes of others tell nothing of such words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from trellis.entities import Entity
from trellis.ledger import Change, Ledger, LockedPage, LockedTopic
from trellis.promises import KEYWORD, TOPIC, TRAIL

_WORD = re.compile(r"\w+")
ENDING = 3
"""Letters at the end of a word that may differ from one form of it to another."""


def discreet(
    ledger: Ledger, entities: Mapping[str, Entity], withheld: Mapping[str, Entity]
) -> Ledger:
    """`ledger` without the words that some of `withheld`, and none of `entities`, says.

    Where no source of a topic was taken back, its words are as public as they were.
    """
    if not (ledger and withheld):
        return ledger
    keywords = [_words_of(url) for url, page in ledger.urls.items() if page.of.startswith(KEYWORD)]
    phrases = set(keywords)
    if any(one in withheld for topic in ledger.topics.values() for one in _sources(topic)):
        phrases |= {phrase for topic in ledger.topics.values() for phrase in _phrases(topic)}
        phrases |= {_name(id) for id in (*ledger.topics, *ledger.heirs)}
    hidden = _said_only_by(withheld, entities, {word for one in phrases for word in _words(one)})
    if not hidden:
        return ledger

    def told(phrase: str) -> bool:
        return hidden.isdisjoint(_words(phrase))

    topics = {
        id: _without(topic, told)
        for id, topic in ledger.topics.items()
        if told(topic.title) and told(_name(id))
    }

    def standing(id: str) -> bool:
        return id in topics or (id not in ledger.topics and told(_name(id)))

    def may_be_told(url: str, page: LockedPage) -> bool:
        if page.of.startswith(KEYWORD):
            return told(_words_of(url))
        if page.of.startswith(TRAIL):
            return all(map(standing, page.of.removeprefix(TRAIL).split(":")))
        return not page.of.startswith(TOPIC) or standing(page.of.removeprefix(TOPIC))

    return replace(
        ledger,
        topics=topics,
        heirs={
            id: heir if standing(heir) else ""
            for id, heir in ledger.heirs.items()
            if told(_name(id))
        },
        urls={url: page for url, page in ledger.urls.items() if may_be_told(url, page)},
    )


def _sources(topic: LockedTopic) -> Iterable[str]:
    """Every entity that a topic or its changes name."""
    yield from topic.sources
    for change in topic.changes:
        yield from (*change.gained, *change.lost)


def _phrases(topic: LockedTopic) -> Iterable[str]:
    yield from (topic.title, *topic.keywords)
    for one in topic.changes:
        yield from (one.was, *one.words, *one.former_words, *one.took, *one.gave)


def _without(topic: LockedTopic, told: Callable[[str], bool]) -> LockedTopic:
    return replace(
        topic,
        keywords=tuple(filter(told, topic.keywords)),
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


def _words(phrase: str) -> list[str]:
    return _WORD.findall(phrase.casefold())


def _said_only_by(
    withheld: Mapping[str, Entity], entities: Mapping[str, Entity], words: Iterable[str]
) -> set[str]:
    """Those of `words` that, in any form, `withheld` say and `entities` do not."""
    hidden = "\n".join(_text(one) for one in withheld.values())
    stems = {word: word[: max(ENDING, len(word) - ENDING)] for word in words}
    suspects = {word: stem for word, stem in stems.items() if stem in hidden}
    if not suspects:
        return set()
    open_text = "\n".join(_text(one) for one in entities.values())
    return {word for word, stem in suspects.items() if stem not in open_text}


def _text(entity: Entity) -> str:
    """All that the file of an entity says."""
    return f"{entity.title}\n{entity.slug}\n{dict(entity.fields)}\n{entity.body}".casefold()
