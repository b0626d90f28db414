"""PARSE: whether readers may see an entity. Read from the frontmatter as written; it fails closed.

What says that an entity is not for readers counts in any case, spelling and place of the keys, the
values that a repeated key replaced included; what cannot be understood withholds it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from trellis.config import Config
from trellis.dates import read_date
from trellis.diagnostics import Diagnostic, diagnostic, nearest
from trellis.entities import Publication
from trellis.fieldnames import misspelt, normal_key
from trellis.fieldtypes import as_flag, as_text, plain_text
from trellis.frontmatter import Frontmatter
from trellis.kinds import Kind

PUBLISHED = frozenset({"published", "active", "public", "presented"})
UNFINISHED = frozenset({"generating", "failed"})
DRAFT = frozenset({"draft", "pending", "queued", "unknown", *UNFINISHED})
HIDDEN = frozenset({"shared", "restricted", "private"})

_KEYS = {
    "status": "status",
    "visibility": "visibility",
    "draft": "draft",
    "private": "private",
    "publish": "publish",
    "published": "publish",
    "dgpublish": "publish",  # Obsidian's Digital Garden
}
_MISSPELT = frozenset({"status", "visibility", "draft", "private", "publish", "published"})
_SECRET = re.compile(
    r"(?:draft|private|restricted|visibility"
    r"|publish\w{0,12}['\"]?\s*[:=]\s*['\"]?(?:false|no|off|n|0)\b"
    r"|status['\"]?\s*[:=](?!\s*['\"]?(?:published|active|public|presented)\b)[^\n]*)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_DATES = ("publishedat", "publishdate", "published", "pubdate", "datepublished")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an entity is published, why not in a short phrase, and what was wrong in saying so."""

    publication: Publication
    reason: str = ""
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Statement:
    """One key that says something about publication: its role, and key and value as written, and where.

    `meant` is the key that a misspelt one was probably meant to be, "" for one that is right.
    """

    role: str
    key: str
    value: object
    place: tuple[int, int]
    meant: str = ""

    @property
    def exact(self) -> bool:
        return not self.meant


_Weight = tuple[Publication, str, Diagnostic | None]
_OPEN: _Weight = (Publication.PUBLISHED, "", None)


def judge(front: Frontmatter, kind: Kind, config: Config, path: str = "") -> Verdict:
    """The verdict on an entity of `kind` with this frontmatter."""
    if not kind.publishable:
        return Verdict(Publication.PRIVATE, f"kind {kind.name} is not published")
    findings: list[Diagnostic] = []
    reasons: list[tuple[Publication, str]] = []
    for statement in _statements(front):
        publication, reason, finding = _weigh(statement, config.statuses, path)
        if publication is not Publication.PUBLISHED:
            reasons.append((publication, reason))
            found = _misspelt(statement, path) if statement.meant else finding
            findings += [found] if found else []
    if secret := _unread_secret(front, config):
        word, line = secret
        reasons.append((Publication.DRAFT, f"its frontmatter cannot be read and mentions {word}"))
        findings.append(_withheld(word, line, path))
    queued = any(reason == "status is queued" for _, reason in reasons)
    if day := _scheduled(front, config, queued=queued):
        reasons.insert(0, (Publication.DRAFT, f"scheduled for {day}"))
    if not reasons and config.publish == "explicit" and not _says_published(front, config):
        reasons.append((Publication.DRAFT, "it does not say that it is published"))
    reasons.sort(key=lambda pair: pair[0] is not Publication.PRIVATE)  # stable: private first
    publication, reason = reasons[0] if reasons else (Publication.PUBLISHED, "")
    return Verdict(publication, reason, tuple(findings))


def _statements(front: Frontmatter) -> Iterator[_Statement]:
    """Every key that speaks of publication, misspelt ones and replaced values included."""
    for key, value, place in _entries(front):
        if value is None or value == "":
            continue
        normal = normal_key(key)
        if role := _KEYS.get(normal):
            yield _Statement(role, key.casefold(), value, place)
        elif meant := misspelt(normal, _MISSPELT):
            yield _Statement(_KEYS[meant], key, value, place, meant)


def _entries(front: Frontmatter) -> Iterator[tuple[str, object, tuple[int, int]]]:
    """Keys, values one by one, and their places, what a repeated key replaced included."""
    for key, value in front.data.items():
        for word in _words(value):
            yield key, word, front.place(key)
    for repeat in front.repeats:
        for word in _words(repeat.value):
            yield repeat.key, word, (repeat.line, 1)


def _words(value: object) -> Iterable[object]:
    """A list says what each of its items says; the strictest counts."""
    return value if isinstance(value, list) else (value,)


def _weigh(said: _Statement, statuses: Mapping[str, str], path: str) -> _Weight:
    """Whether one statement withholds, why, and what is wrong with it."""
    word = _word(said.value)
    if said.role == "status" and word in statuses:
        meant = Publication(statuses[word])
        return _OPEN if meant is Publication.PUBLISHED else (meant, f"status is {word}", None)
    if said.role == "status":
        return _weigh_status(said, word, frozenset(statuses), path)
    if said.role == "visibility":
        return _weigh_visibility(said, word, path)
    return _weigh_flag(said, word, path)


def _word(value: object) -> str:
    """A value as the word it is compared as; "" for what is no text."""
    return " ".join(as_text(value).casefold().split()) if isinstance(value, str | int) else ""


def _weigh_status(said: _Statement, word: str, own: frozenset[str], path: str) -> _Weight:
    if word in PUBLISHED or not (said.exact or word in DRAFT | HIDDEN):
        return _OPEN
    if word in HIDDEN:
        return Publication.PRIVATE, f"status is {word}", None
    if word in UNFINISHED:
        remedy = "finish it and write status: draft or status: published"
        line, column = said.place
        finding = diagnostic(
            "status-withheld", path, f"status is {word}", line=line, column=column, remedy=remedy
        )
        return Publication.DRAFT, f"status is {word}", finding
    if word in DRAFT:
        return Publication.DRAFT, f"{said.key} is {word}", None
    fits = f"published or draft, or add `{word[:40]}` to `statuses` in the configuration"
    return _unknown(
        said, word, PUBLISHED | DRAFT | own, fits if word else "published or draft", path
    )


def _weigh_visibility(said: _Statement, word: str, path: str) -> _Weight:
    if word == "public" or not (said.exact or word in HIDDEN):
        return _OPEN
    if word in HIDDEN:
        return Publication.PRIVATE, f"{said.key} is {word}", None
    _, reason, finding = _unknown(said, word, HIDDEN | {"public"}, "public or restricted", path)
    return Publication.PRIVATE, reason, finding


def _weigh_flag(said: _Statement, word: str, path: str) -> _Weight:
    withholding = said.role != "publish"
    hidden = Publication.PRIVATE if said.role == "private" else Publication.DRAFT
    flag = as_flag(word)
    if flag is (not withholding) or (flag is None and not said.exact):
        return _OPEN
    if flag is withholding:
        return hidden, f"{said.key} is {word}", None
    if said.role == "publish" and (word in PUBLISHED or read_date(word)):
        return _OPEN
    if said.role == "publish" and word in DRAFT | HIDDEN:
        return hidden, f"{said.key} is {word}", None
    return _unknown(said, word, frozenset({"true", "false"}), "true or false", path)


def _misspelt(said: _Statement, path: str) -> Diagnostic:
    """A key that is not known withholds, since it may be a slip."""
    return diagnostic(
        "status-misspelt",
        path,
        f"`{said.key}: {_shown(said)}` may say that the entity is not for readers; it is not published",
        line=said.place[0],
        remedy=f"did you mean `{said.meant}`? Else rename the key",
    )


def _shown(said: _Statement) -> str:
    return plain_text(as_text(said.value))[:40] or type(said.value).__name__


def _unknown(said: _Statement, word: str, known: frozenset[str], fits: str, path: str) -> _Weight:
    """A word that is not understood withholds."""
    shown = _shown(said)
    meant = misspelt(word, known) or nearest(word, known)
    line, column = said.place
    finding = diagnostic(
        "status-unknown",
        path,
        f"{said.key} `{shown}` is not known; the entity is not published",
        line=line,
        column=column,
        remedy=f"did you mean {meant}?"
        if meant
        else f"write {said.key}: {fits}, or rename the key",
    )
    return Publication.DRAFT, f"{said.key} is unknown: {shown}", finding


def _scheduled(front: Frontmatter, config: Config, *, queued: bool) -> str:
    """The later day for which an entity is scheduled, or "". Without a today, only a queue says so."""
    for key, value, _ in _entries(front):
        known = normal_key(key) in _DATES or (queued and normal_key(key) == "scheduledfor")
        moment = read_date(as_text(value)) if known else None
        if moment and (moment.date() > config.today if config.today else queued):
            return moment.date().isoformat()
    return ""


def _unread_secret(front: Frontmatter, config: Config) -> tuple[str, int] | None:
    """What unread frontmatter mentions that may keep its entity from readers, and its line."""
    if secret := _SECRET.search(front.unread):
        line = front.unread_line + front.unread.count("\n", 0, secret.start())
        return " ".join(secret[0].split())[:40], line
    for day in _DAY.finditer(front.unread):
        moment = read_date(day[0])
        if config.today and moment and moment.date() > config.today:
            return day[0], front.unread_line + front.unread.count("\n", 0, day.start())
    return None


def _withheld(word: str, line: int, path: str) -> Diagnostic:
    return diagnostic(
        "frontmatter-withheld",
        path,
        f"the frontmatter cannot be read but mentions `{word}`; the entity is not published",
        line=line,
        remedy="repair the frontmatter",
    )


def _says_published(front: Frontmatter, config: Config) -> bool:
    published = PUBLISHED | {
        word for word, meant in config.statuses.items() if meant == "published"
    }
    return any(
        (said.role == "status" and _word(said.value) in published)
        or (said.role == "publish" and as_flag(said.value) is True)
        for said in _statements(front)
        if said.exact
    )
