"""CHECK: what a generator of texts forgot in a topic: its instructions, or chatter in another script.

Only the end of the prose is looked at, where such remains stand, and only what no writer would say to
readers counts: a note in brackets about the task, or letters of a script that the text is not written
in, glued to its last full stop.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from trellis.diagnostics import Diagnostic, diagnostic
from trellis.entities import Entity
from trellis.garden import Garden

END = 600  # characters at the end of the prose
MANNER = 2_000  # characters before that show in which scripts a text is written
FOREIGN = 0.02  # share of letters of a script that still is foreign to a text

_TASK = re.compile(
    r"\[(?:end of (?:the )?(?:original )?(?:answer|response|output|message)"
    r"|(?:the )?(?:user|system|assistant)\b[^\]\n]{0,40}"
    r"\b(?:asks?|asked|wants?|returns?|format|prompt|message|instructions?)\b)[^\]\n]{0,300}\](?!\()"
    r"|\b(?:need|must|should) (?:to )?(?:ensure|return|output) (?:only )?valid JSON\b"
    r"|(?<=[.!?])\s*(?:content|title|keywords|verdict)\? (?:no|yes)\b(?=\W*\Z)"
    r"|\bas an AI language model\b|<\|[a-z_]{3,20}\|>",
    re.IGNORECASE,
)
_AFTER_STOP = re.compile(r"[.!?…。][\"'”’)]?(?P<rest>[^\W\d_])")


def leaked_prompts(garden: Garden) -> Iterator[Diagnostic]:
    """Topics whose prose ends in what was not meant for readers."""
    for entity in garden.entities.values():
        if entity.kind == "topic" and (at := _leftover(entity.body)) is not None:
            yield _finding(entity, at)


def _leftover(body: str) -> int | None:
    """Where at the end of a topic's prose the leftovers begin; None when there are none."""
    prose = body.rstrip()
    start = max(0, len(prose) - END)
    task = _TASK.search(prose, start)
    foreign = _foreign(prose, start)
    found = [match for match in (task.start() if task else None, foreign) if match is not None]
    return min(found, default=None)


def _foreign(prose: str, start: int) -> int | None:
    """Where letters of a script that is foreign to the text before them follow a full stop without a
    space."""
    first = max(0, start - MANNER)
    for match in _AFTER_STOP.finditer(prose, start):
        script, before = _script(match["rest"]), prose[first : match.start()]
        if script == "LATIN" or (before and _script(before[-1]) == script):
            continue
        scripts = Counter(_script(letter) for letter in before if letter.isalpha())
        if scripts[script] <= FOREIGN * scripts.total():
            return match.start("rest")
    return None


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """The script of a letter, as the first word of its name says; Japanese counts as one."""
    script = unicodedata.name(letter, "?").partition(" ")[0]
    return "CJK" if script in ("HIRAGANA", "KATAKANA", "CJK") else script


def _finding(entity: Entity, at: int) -> Diagnostic:
    line_start = entity.body.rfind("\n", 0, at) + 1
    found = " ".join(entity.body[at : at + 60].split())
    return diagnostic(
        "topic-prompt-leaked",
        entity.path,
        f"the text ends in what a generator left over: {found}",
        line=entity.body_line + entity.body.count("\n", 0, at),
        column=at - line_start + 1,
        remedy="delete it up to the end of the text",
    )
