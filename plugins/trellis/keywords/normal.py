"""The normal form that makes spellings one keyword."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from trellis.config import KeywordOptions
from trellis.keywords.values import Candidates
from trellis.language import tokens


def key_of(label: str, lang: str) -> str:
    """What identifies the keyword written as `label`: its stems, whatever its number, case or hyphens.

    A label without content words (`The Who`, `42`) stands for itself, casefolded.
    """
    return " ".join(tokens(label, lang)) or " ".join(label.casefold().split())


def one_key(
    spread: Mapping[str, int],
    offers: Iterable[Candidates],
    options: KeywordOptions,
    languages: Iterable[str],
) -> dict[str, str]:
    """The keys that give way to another, each with the one that stands for it.

    `spread` counts the entities of each key. Keys that differ by a space only (`data base`,
    `database`) become the more frequent, an acronym becomes what the garden's texts say it stands
    for, a synonym what the owner prefers.
    """
    heirs = _closed_up(spread) | _expanded(offers) | _preferred(options, languages)
    return {key: heir for key in heirs if (heir := _last_heir(key, heirs)) != key}


def _closed_up(spread: Mapping[str, int]) -> dict[str, str]:
    open_forms: dict[str, str] = {}
    alike: dict[str, set[str]] = {}
    for key in spread:
        closed = key.replace(" ", "")
        other = open_forms.setdefault(closed, key)
        if other != key:
            alike.setdefault(closed, {other}).add(key)
    heirs: dict[str, str] = {}
    for keys in alike.values():
        heir = min(keys, key=lambda key: (-spread[key], key))
        heirs |= {key: heir for key in keys if key != heir}
    return heirs


def _expanded(offers: Iterable[Candidates]) -> dict[str, str]:
    """Each acronym's expansion; one that is given several by the garden keeps the commonest."""
    votes = Counter(pair for offer in offers for pair in offer.acronyms)
    return {
        short: expansion
        for short, expansion in sorted(votes, key=lambda pair: (votes[pair], pair))
        if short != expansion
    }


def _preferred(options: KeywordOptions, languages: Iterable[str]) -> dict[str, str]:
    return {
        key_of(other, lang): key_of(preferred, lang)
        for lang in sorted(languages)
        for preferred, others in options.synonyms.items()
        for other in others
        if key_of(other, lang) != key_of(preferred, lang)
    }


def _last_heir(key: str, heirs: Mapping[str, str]) -> str:
    """Where `key` ends up; a circle is left at its smallest member."""
    seen = [key]
    while (key := heirs.get(key, key)) not in seen:
        seen.append(key)
    return key if key == seen[-1] else min(seen[seen.index(key) :])
