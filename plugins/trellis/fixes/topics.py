"""CHECK: keywords out of a topic's prose (the fifth form of topics) into its frontmatter."""

from __future__ import annotations

from collections.abc import Iterator

from trellis.bodies import BodyText
from trellis.bodies.topic import keywords_in_prose
from trellis.fieldnames import normal_key
from trellis.fieldtypes import as_texts
from trellis.fixes.edits import Edit, offset_of
from trellis.frontmatter import Frontmatter, split_frontmatter
from trellis.write import yaml_text


def keywords_out_of_prose(text: str) -> Iterator[Edit]:
    """Takes the keywords out of the prose, and writes them to the frontmatter unless they are there.

    Nothing is done without frontmatter in YAML, or where it has other keywords already.
    """
    front = split_frontmatter(text)
    found = keywords_in_prose(BodyText(front.body, front.body_line))
    if found is None or front.unread or not front.data or not _is_yaml(front, text):
        return
    given = [key for key in front.data if normal_key(key) in ("keywords", "keyword")]
    listed = as_texts(front.data[given[0]]) if given else ()
    new = list(dict.fromkeys(found.keywords))
    if given and not set(new) <= set(listed):
        return
    start = offset_of(text, found.line, found.column)
    end = text.find("\n", offset_of(text, found.end_line))
    prose = offset_of(text, front.body_line)
    start = max(prose, len(text[:start].rstrip()))
    if new and not given:
        at = len(front.written) + offset_of(text, front.written_line)
        block = yaml_text({"keywords": new})
        yield Edit(at, at, block, f"{len(new)} keywords moved from the prose to the frontmatter")
        told = ""
    else:
        told = "keywords taken out of the prose"
    yield Edit(start, len(text) if end == -1 else end, "", told)


def _is_yaml(front: Frontmatter, text: str) -> bool:
    """Whether the frontmatter is a block of YAML between two lines of dashes."""
    before = offset_of(text, front.written_line)
    return text[:before].rstrip("\n").endswith("---") and not front.written.lstrip().startswith("{")
