"""CHECK: keywords out of a topic's prose (the fifth form of topics) into its frontmatter."""

from __future__ import annotations

from trellis.bodies import BodyText
from trellis.bodies.topic import keywords_in_prose
from trellis.fieldnames import normal_key
from trellis.fieldtypes import as_texts
from trellis.fixes.edits import Edit, line_starts
from trellis.frontmatter import split_frontmatter
from trellis.write import yaml_text


def keywords_out_of_prose(text: str) -> tuple[Edit, ...]:
    """Takes the keywords out of the prose, and writes them to the frontmatter unless they are there.

    Nothing is done without frontmatter, or where it has other keywords already.
    """
    front = split_frontmatter(text)
    found = keywords_in_prose(BodyText(front.body, front.body_line))
    if found is None or front.unread or not front.data:
        return ()
    given = [key for key in front.data if normal_key(key) in ("keywords", "keyword")]
    listed = as_texts(front.data[given[0]]) if given else ()
    new = list(dict.fromkeys(found.keywords))
    if given and not set(new) <= set(listed):
        return ()
    lines = line_starts(text)
    prose, keywords = lines[front.body_line - 1], lines[found.line - 1] + found.column - 1
    start = max(prose, len(text[:keywords].rstrip()))
    end = text.find("\n", lines[found.end_line - 1])
    cut = Edit(start, len(text) if end == -1 else end, "", "keywords taken out of the prose")
    if given or not new:
        return (cut,)
    at = lines[front.written.line - 1] + len(front.written.text)
    block = yaml_text({"keywords": new})
    told = f"{len(new)} keywords moved from the prose to the frontmatter"
    mended = split_frontmatter(text[:at] + block + text[at:])
    if mended.unread or mended.data != {**front.data, "keywords": new}:
        return ()  # frontmatter of another form than a block of YAML
    return Edit(at, at, block, told), Edit(cut.start, cut.end, "")
