"""PUBLISH: canonical Markdown of every kind, the only place that makes Markdown.

Frontmatter keeps the writer's keys and their order; strings are single-quoted when they must be, and
folded (`>-`) at 80 columns when they are long. A topic is prose, then `## Sources` with one line for
each source: `- Title (slug) [kind] <id|digest>`. A file ends with one newline.

Text that was derived (a title, a name) goes through `escape`, so that it reads as itself and can
never become a link, a heading or HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

from trellis.entities import Entity

WIDTH = 80
TITLE_FIELDS = ("title", "subject", "name")

# What Python-Markdown and CommonMark both unescape after a backslash, and what means something.
_BACKSLASHED = re.compile(r"([\\`*_{}\[\]]|(?<=\s)#(?=\w))")
# What only an extension gives a meaning: spelled as character references, which every dialect reads.
_REFERENCED = re.compile(
    r"[<>|~$^]|^[=:]|&(?=#?\w+;)|(?<==)=|(?<=%)%|(?<=:)(?://|:)|:(?=[\w+-]+:)|!(?=\[|$)"
)
# What means something at the beginning of a line only.
_LEADING = re.compile(r"^(?:([#+-])|(\d+)([.)]))")
# A name between `<` and `>` must not end there, nor read as the attributes of a tag.
_UNFIT_NAME = re.compile(r"[|<>=\"'`\n]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as a topic's file lists it. `title` is plain text.

    `name` and `digest` may be ""; `href`, where given, makes the title a link to the source's file.
    """

    title: str
    slug: str
    kind: str
    name: str = ""
    digest: str = ""
    href: str = ""


def document(fields: Mapping[str, object], body: str) -> str:
    """A Markdown file with frontmatter (none when `fields` is empty) and one newline at its end."""
    text = body.strip("\n").rstrip()
    parts = [frontmatter_block(fields)] if fields else []
    parts += [text + "\n"] if text else []
    return "\n".join(parts)


def frontmatter_block(fields: Mapping[str, object]) -> str:
    """`fields` between two lines of `---`, in the order given."""
    return f"---\n{yaml_text(fields)}---\n"


def topic_document(fields: Mapping[str, object], prose: str, sources: Iterable[SourceLine]) -> str:
    """A topic: frontmatter, prose, and its sources."""
    lines = [source_line(source) for source in sources]
    section = "## Sources\n" + "\n".join(lines) if lines else ""
    return document(fields, "\n\n".join(part for part in (prose.strip(), section) if part))


def entity_document(entity: Entity) -> str:
    """An entity in canonical form: reading it again gives the same entity.

    A title that came from a leading heading or the file's name is written to the frontmatter.
    """
    fields = dict(entity.fields)
    if not any(fields.get(key) for key in TITLE_FIELDS):
        fields = {"title": entity.title} | fields
    body = entity.body
    if entity.kind == "series" and body.strip():
        body = f"## Description\n{body}"
    if entity.topic is None:
        return document(fields, body)
    if entity.topic.keywords:
        given = fields.get("keywords")
        listed = [*(given if isinstance(given, list) else ()), *entity.topic.keywords]
        fields["keywords"] = list(dict.fromkeys(listed))
    lines = [
        SourceLine(unescape(one.label), one.target, one.expects, one.name, one.digest)
        for one in entity.topic.sources
    ]
    return topic_document(fields, body, lines)


def source_line(source: SourceLine) -> str:
    """`- Title (slug) [kind] <id|digest>`, the id and digest only when both are known and fit."""
    title = escape(source.title) or escape(source.slug)
    title = f"[{title}]({source.href})" if source.href else title
    slug = re.sub(r"[()\s]+", " ", source.slug).strip()
    line = f"- {title} ({slug}) [{source.kind}]"
    if source.digest and source.name and not _UNFIT_NAME.search(source.name):
        line += f" <{source.name}|{source.digest}>"
    return line


def escape(text: str) -> str:
    """Plain text as inline Markdown that reads as exactly that text.

    White space is collapsed, control characters are dropped.
    """
    line = " ".join(_CONTROL.sub("", text).split())
    line = _BACKSLASHED.sub(r"\\\1", line)
    line = _REFERENCED.sub(lambda match: "".join(f"&#{ord(c)};" for c in match[0]), line)
    return _LEADING.sub(
        lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", line
    )


def unescape(markdown: str) -> str:
    """The plain text that `escape` made `markdown` of."""
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown))


class _Dumper(yaml.SafeDumper):
    """YAML as writers know it: lists indented, long strings folded, the writer's order of keys."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def write_plain(self, text: str, split: bool = True) -> None:
        super().write_plain(text, split=False)

    def write_single_quoted(self, text: str, split: bool = True) -> None:
        super().write_single_quoted(text, split=False)

    def write_double_quoted(self, text: str, split: bool = True) -> None:
        super().write_double_quoted(text, split=False)

    def ignore_aliases(self, data: object) -> bool:
        return True


_SEPARATORS = re.compile("[\x85\u2028\u2029\ufeff]")  # line ends to YAML, not to people


def _string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None
    if _SEPARATORS.search(text):
        style = '"'
    elif "\n" in text:
        style = "|"
    elif len(text) > WIDTH and " " in text:
        style = ">"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _string)


def yaml_text(fields: Mapping[str, object]) -> str:
    """`fields` as canonical YAML."""
    return yaml.dump(
        dict(fields),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=WIDTH,
    )
