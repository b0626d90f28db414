"""DECIDE: values of a file's frontmatter edited where they stand, with the writer's quotes and comments.

What is proposed is tried: an edit after which the frontmatter does not say what it should is none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from trellis.fieldnames import normal_key
from trellis.fieldtypes import as_texts
from trellis.fixes import Edit
from trellis.fixes.edits import edited
from trellis.frontmatter import HANDLER, Block, split_frontmatter
from trellis.write import yaml_text
from trellis.yamldata import Place, YamlError, value_places

_TOML_TEXT = r"""[ \t]*["']?{key}["']?[ \t]*=[ \t]*(?P<value>"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_WORDS = re.compile(r"\w[\w '’-]*\w")


def with_text(text: str, key: str, value: str) -> Edit | None:
    """The edit that gives the field `key` of a file's frontmatter the text `value`, a line."""
    block = HANDLER.find(text)
    if block is None:
        return None
    front = split_frontmatter(text)
    written = _written(front.data, key)
    wanted = {**front.data, written or key: value}
    return _first_right(text, wanted, _texts(text, block, written, key, value))


def with_items(text: str, key: str, items: Sequence[str]) -> Edit | None:
    """The edit that adds `items` at the end of the list `key` of a file's frontmatter."""
    block = HANDLER.find(text)
    if block is None:
        return None
    front = split_frontmatter(text)
    written = _written(front.data, key)
    former = as_texts(front.data[written]) if written else ()
    for edit in _lists(text, block, written, key, items):
        data = split_frontmatter(edited(text, [edit])).data
        now = as_texts(data.get(written or key))
        others = {name for name in front.data if name != written}
        same = all(data.get(name) == front.data[name] for name in others)
        if same and data.keys() == {*others, written or key} and now == (*former, *items):
            return edit
    return None


def _written(data: object, key: str) -> str:
    """How the frontmatter spells `key`; "" where it has none."""
    names = [name for name in data if normal_key(name) == key] if isinstance(data, dict) else []
    return key if key in names else names[0] if names else ""


def _first_right(text: str, wanted: dict[str, object], edits: Iterator[Edit]) -> Edit | None:
    for edit in edits:
        if split_frontmatter(edited(text, [edit])).data == wanted:
            return edit
    return None


def _texts(text: str, block: Block, written: str, key: str, value: str) -> Iterator[Edit]:
    """What may give a field its text; the writer's own quotes first."""
    quoted = json.dumps(value, ensure_ascii=False)
    if not written:
        forms = {"+": f"{key} = {quoted}\n", "-": yaml_text({key: value})}
        at = block.start if block.fence else text.index("\n", block.start) + 1
        yield Edit(at, at, forms.get(block.fence, f'  "{key}": {quoted},\n'))
        return
    if block.fence == "+":
        pattern = re.compile("^" + _TOML_TEXT.format(key=re.escape(written)), re.MULTILINE)
        for found in pattern.finditer(text, block.start, block.end):
            yield Edit(*found.span("value"), quoted)
        return
    place = _places(text, block).get(written)
    if place is None:
        return
    single = _single(value)
    plain = value if _reads_plain(value) else single
    own = {"'": single, '"': quoted}.get(place.style, plain)
    for form in dict.fromkeys((own, single, quoted)):
        yield _replaced(text, block, place, form)


def _replaced(text: str, block: Block, place: Place, form: str) -> Edit:
    """The edit that writes `form` in the place of a value."""
    start, end = block.start + place.start, block.start + place.end
    if text[start:end].endswith("\n"):  # a text of several lines ends with the line after it
        end = start + len(text[start:end].rstrip("\n"))
    space = "" if text[start - 1] in " \t\n" else " "
    return Edit(start, end, space + form)


def _lists(text: str, block: Block, written: str, key: str, items: Sequence[str]) -> Iterator[Edit]:
    """What may add `items` to a list, in the form that it has."""
    if block.fence == "+":
        return
    if not written:
        yield Edit(block.end, block.end, yaml_text({key: list(items)}))
        return
    place = _places(text, block).get(written)
    if place is None:
        return
    start, end = block.start + place.start, block.start + place.end
    if place.style == "[":
        at = block.start + place.ends[-1] if place.ends else start + 1
        for forms in (list(map(_in_brackets, items)), [json.dumps(one) for one in items]):
            joined = ", ".join(forms)
            yield Edit(at, at, f", {joined}" if place.ends else joined)
    elif place.style == "-":
        last = block.start + place.ends[-1]
        begin = text.rfind("\n", 0, last - 1) + 1
        mark = re.match(r"[ \t]*-[ \t]+", text[begin:last])
        row_end = text.find("\n", last - 1)
        rows = _rows(items, mark[0] if mark else "  - ")
        yield Edit(row_end, row_end, "".join("\n" + row for row in rows))
    elif start == end:
        yield Edit(start, start, "".join("\n" + row for row in _rows(items, "  - ")))
    else:
        at = end - 1 if place.style in ("'", '"') else end
        yield Edit(at, at, "".join(f", {one}" for one in items))


def _places(text: str, block: Block) -> dict[str, Place]:
    try:
        return value_places(text[block.start : block.end])
    except YamlError:
        return {}


def _rows(items: Sequence[str], mark: str) -> list[str]:
    """`items` as lines of a list in YAML."""
    return [mark + (one if _reads_plain(one) else _single(one)) for one in items]


def _in_brackets(item: str) -> str:
    return item if _WORDS.fullmatch(item) and _reads_plain(item) else _single(item)


def _reads_plain(line: str) -> bool:
    """Whether a line is itself in YAML without quotes."""
    return yaml_text({"key": line}) == f"key: {line}\n"


def _single(line: str) -> str:
    return "'" + line.replace("'", "''") + "'"
