"""Material's stylesheet without what a plain garden never shows: two fifths less for each reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_trellis.frontend import SITE_FOLDER
from mkdocs_trellis.theme import STYLESHEET, uses_scripts

_PARTS = (
    "annotation author banner blog clipboard consent feedback pagination path post profile progress"
    " search select source-file tabs tag tooltip top version"
)
_NEVER_SHOWN = re.compile(
    rf"\.md-(?:{'|'.join(_PARTS.split())})(?![a-z])|\.md-(?:code__|nav--lifted|nav--integrated)"
    r"|data-md-toggle=search|\.tabbed-|\.mermaid"
)
_SIGNS = re.compile(
    r"--md-(?:annotation|clipboard|code-|path|post|progress|search|source-|status|tabbed|tag|tooltip|version)"
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"""[{};]|"[^"]*"|'[^']*'|url\([^)"']*\)""")
_COMMA = re.compile(r",(?![^(\[]*[)\]])")


def add_trimmed(env: jinja2.Environment, files: Files, config: MkDocsConfig) -> str:
    """Make it part of the site: its path. "" where pages may hold what only Material's own styles."""
    linked = STYLESHEET.search(env.loader.get_source(env, "base.html")[0]) if env.loader else None
    if linked is None or not _is_plain(config):
        return ""
    found = (Path(folder, linked[1]) for folder in config.theme.dirs)
    text = trimmed(next(file for file in found if file.is_file()).read_text("utf-8"))
    digest = blake2b(text.encode(), digest_size=4).hexdigest()
    path = f"{SITE_FOLDER}/material.{digest}.css"
    files.append(File.generated(config, path, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
    return path


def _is_plain(config: MkDocsConfig) -> bool:
    """Whether nothing but our own templates and Material's plainest can be in a page."""
    asked = config.theme.custom_dir or config.extra or uses_scripts(config)
    return not asked and set(config.plugins) == {"trellis"}


def trimmed(css: str) -> str:
    """`css` without what is never shown."""
    return "".join(_shown(_COMMENT.sub("", css)))


def _shown(css: str) -> Iterator[str]:
    """The rules of `css` for something that may be shown, each without the selectors of what is not."""
    for head, body in _rules(css):
        if head.startswith(("@media", "@supports")):
            inner = "".join(_shown(body))
            if inner:
                yield f"{head}{{{inner}}}"
        elif head.startswith("@") or not body:
            yield f"{head}{{{body}}}" if body else head
        else:
            wanted = [one for one in _COMMA.split(head) if not _NEVER_SHOWN.search(one)]
            kept = ";".join(_declarations(body)) if head == ":root" else body
            if wanted and kept:
                yield f"{','.join(wanted)}{{{kept}}}"


def _declarations(body: str) -> Iterator[str]:
    """The declarations of a rule, but for signs that nothing shows."""
    start = 0
    ends = [token.start() for token in _TOKEN.finditer(body) if token[0] == ";"]
    for end in [*ends, len(body)]:
        declaration = body[start:end]
        if declaration and not _SIGNS.match(declaration):
            yield declaration
        start = end + 1


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """What stands before the braces of each rule and what within; statements have nothing within."""
    start = inside = depth = 0
    for token in _TOKEN.finditer(css):
        if token[0] == "{":
            depth += 1
            if depth == 1:
                inside = token.end()
        elif token[0] == "}":
            depth -= 1
            if depth == 0:
                yield css[start : inside - 1], css[inside : token.start()]
                start = token.end()
        elif token[0] == ";" and depth == 0:
            yield css[start : token.end()], ""
            start = token.end()
