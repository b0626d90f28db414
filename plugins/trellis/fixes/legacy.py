"""CHECK: names of fields and statuses of older systems, in today's words."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from trellis.fieldnames import normal_key
from trellis.fixes.edits import Edit, line_starts
from trellis.frontmatter import split_frontmatter
from trellis.kinds import Kind
from trellis.metadata import OLD_STATUSES


def legacy_names(text: str, kind: Kind, own_statuses: Collection[str] = ()) -> Iterator[Edit]:
    """Each field with a legacy name, if the new one is free, and a status of an older system.

    `own_statuses` are words to which the garden's owner gave a meaning; they stay.
    """
    front = split_frontmatter(text)
    if front.unread or front.repeats:
        return
    lines = line_starts(text)
    taken = {normal_key(key) for key in front.data}
    for key, value in front.data.items():
        new = kind.fields.legacy.get(key)
        if new and normal_key(new) not in taken and key in front.lines:
            at = lines[front.lines[key] - 1]
            if text.startswith((f"{key}:", f"{key} :"), at):
                taken.add(normal_key(new))
                yield Edit(at, at + len(key), new, f"`{key}` is now `{new}`")
        word = value.strip() if isinstance(value, str) else ""
        status = OLD_STATUSES.get(word.casefold()) if key.casefold() == "status" else None
        if status and word.casefold() not in own_statuses:
            line, column = front.place(key, word)
            at = lines[line - 1] + column - 1
            if text.startswith(word, at):
                yield Edit(at, at + len(word), status, f"status `{word}` is now `{status}`")
