"""PARSE: a file's text as frontmatter and body, with the line of everything.

python-frontmatter defines the form and its handlers the splitting; ours is exact about places, keeps
the body as written, and never raises. Frontmatter that cannot be read never becomes text of the page,
and if it might have said that the entity is not for readers, `withheld` says so: it fails closed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from frontmatter.default_handlers import YAMLHandler

from trellis.diagnostics import Diagnostic, diagnostic
from trellis.yamldata import Repeat, YamlDocument, YamlError, read_yaml

_OPENING = re.compile(r"\A(?P<before>[\s\ufeff\u200b]*)(?P<fence>-{3,}|\+{3})[ \t]*(?:\n|\Z)")
_CLOSING = {
    "-": re.compile(r"^(?:-{3,}|\.{3})[ \t]*$", re.M),
    "+": re.compile(r"^\+{3}[ \t]*$", re.M),
}
_KEY = re.compile(r"""(?:"[^"\n]+"|'[^'\n]+'|[^\W_][\w.-]*(?: [\w.-]+){0,2})[ \t]*[:=](?:\s|$)""")
_SECRET = re.compile(
    r"draft|private|restricted|visib|queued|(?:publish|published)\s*['\"]?\s*[:=]"
    r"|stat\w*\s*['\"]?\s*[:=](?!\s*['\"]?published\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frontmatter:
    """A file, split. Lines count from 1 in the file.

    `data` is JSON as it stands; `lines` the line of every top-level key; `texts` values as written
    where they are not text; `repeats` what a later key of the same name replaced. `body` is verbatim
    and begins at `body_line`. `withheld` is the reason why frontmatter that could not be read keeps
    its entity from readers ("" otherwise).
    """

    body: str
    body_line: int = 1
    data: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    repeats: tuple[Repeat, ...] = ()
    withheld: str = ""
    findings: tuple[Diagnostic, ...] = ()


class Handler(YAMLHandler):
    """python-frontmatter's YAML, and Hugo's TOML between `+++`, split exactly and read safely."""

    def detect(self, text: str) -> bool:
        return self.find(text) is not None

    def find(self, text: str) -> tuple[int, int, int] | None:
        """Where the metadata begins and ends, and where the body begins; None without frontmatter.

        Of frontmatter that is never closed, the metadata are the lines that look like it.
        """
        opening = _OPENING.match(text)
        if not opening:
            return None
        start = opening.end()
        closing = _CLOSING[opening["fence"][0]].search(text, start)
        end = closing.start() if closing else _end_of_keys(text, start)
        if not (_like_keys(text[start:end]) or (closing and not opening["before"])):
            return None
        if closing is None:
            return start, end, end
        return start, end, min(closing.end() + 1, len(text))

    def split(self, text: str) -> tuple[str, str]:
        """Metadata and body, both verbatim. Raises ValueError without frontmatter."""
        found = self.find(text)
        if found is None:
            raise ValueError("no frontmatter")
        start, end, body = found
        return text[start:end], text[body:]

    def load(self, fm: str) -> dict[str, object]:
        """The metadata as plain data. Raises YamlError."""
        value = self.read(fm).value
        return value if isinstance(value, dict) else {}

    def read(self, fm: str, *, toml: bool = False) -> YamlDocument:
        """The metadata with its places. Raises YamlError."""
        return _read_toml(fm) if toml else read_yaml(fm)


HANDLER = Handler()


def split_frontmatter(text: str, path: str = "") -> Frontmatter:
    """The frontmatter and body of `text`. Never raises; `path` is for the findings."""
    found = HANDLER.find(text)
    if found is None:
        return Frontmatter(text)
    start, end, body = found
    return _Splitting(text, path, start, end, body).result()


class _Splitting:
    """One file's frontmatter: what it says, and what is wrong with it."""

    def __init__(self, text: str, path: str, start: int, end: int, body: int) -> None:
        self.text, self.path = text, path
        self.raw, self.body = text[start:end], body
        self.toml = text[:start].rstrip().endswith("+")
        self.first = text.count("\n", 0, start) + 1
        self.closed = end != body or (body == len(text) and self._closing_at(end))
        self.findings: list[Diagnostic] = []

    def _closing_at(self, end: int) -> bool:
        return bool(_CLOSING["+" if self.toml else "-"].match(self.text, end))

    def result(self) -> Frontmatter:
        if self.first > 2:
            self.find(
                "frontmatter-not-first",
                self.first - 1,
                "there are blank lines before `---`",
                "remove them",
            )
        if not self.closed:
            self.find(
                "frontmatter-unclosed",
                1,
                "the frontmatter has no closing `---`",
                "add a line `---` after the last field",
            )
        try:
            document = HANDLER.read(self.raw, toml=self.toml)
            if not isinstance(document.value, dict | None):
                raise YamlError("it is no list of `key: value` lines", remedy="write `key: value`")
        except YamlError as error:
            return self.broken(error)
        return self.read(document)

    def read(self, document: YamlDocument) -> Frontmatter:
        for repeat in document.repeats:
            self.find(
                "frontmatter-duplicate-key",
                repeat.line + self.first,
                f"`{repeat.key}` is given twice; the last one counts",
                "remove one of them",
            )
        data = document.value if isinstance(document.value, dict) else {}
        return Frontmatter(
            self.text[self.body :],
            self.text.count("\n", 0, self.body) + 1,
            data,
            {key: line + self.first for key, line in document.lines.items()},
            document.texts,
            document.repeats,
            "" if self.closed else self.withheld(self.raw),
            tuple(self.findings),
        )

    def broken(self, error: YamlError) -> Frontmatter:
        """Only the body: of a block that runs into prose, what follows the lines like frontmatter."""
        self.find(
            "frontmatter-invalid",
            error.line + self.first,
            f"the frontmatter is not valid: {error}",
            error.remedy,
            error.column + 1,
        )
        return Frontmatter(
            self.text[self.body :],
            self.text.count("\n", 0, self.body) + 1,
            withheld=self.withheld(self.raw),
            findings=tuple(self.findings),
        )

    def withheld(self, raw: str) -> str:
        secret = _SECRET.search(raw)
        if not secret:
            return ""
        word = secret[0].rstrip(" :=\"'")
        line = raw.count("\n", 0, secret.start()) + self.first
        self.find(
            "frontmatter-withheld",
            line,
            f"the frontmatter cannot be read but mentions `{word}`; the entity is not published",
            "repair the frontmatter",
        )
        return f"its frontmatter cannot be read and mentions {word}"

    def find(self, code: str, line: int, message: str, remedy: str, column: int = 1) -> None:
        self.findings.append(
            diagnostic(code, self.path, message, line=line, column=column, remedy=remedy)
        )


def _like_keys(raw: str) -> bool:
    """Whether a line of `raw` looks like `key: value`."""
    return any(_KEY.match(line) for line in raw.split("\n"))


def _end_of_keys(text: str, start: int) -> int:
    """Where lines that look like frontmatter end."""
    end = position = start
    for line in text[start:].split("\n"):
        position += len(line) + 1
        if _KEY.match(line) or line.startswith((" ", "\t", "- ")):
            end = position
        elif line.strip():
            break
    return min(end, len(text))


def _read_toml(text: str) -> YamlDocument:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]) - 1, int(place[2]) - 1) if place else (0, 0)
        raise YamlError(f"it is not TOML: {error}", line, column) from error
    lines: dict[str, int] = {}
    for number, row in enumerate(text.split("\n")):
        if match := re.match(r"""\[*\s*["']?([\w-]+)""", row):
            lines.setdefault(match[1], number)
    plain = {key: _plain(value) for key, value in data.items()}
    texts = {key: str(value) for key, value in plain.items() if isinstance(value, int | float)}
    return YamlDocument(plain, lines, texts)


def _plain(value: object) -> object:
    """A TOML value as JSON: dates and what JSON does not know become text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return value if value - value == 0 else str(value)
    return value if isinstance(value, str | int) else str(value)
