"""What is wrong with a garden's files, as values.

Errors in content never raise: each step of the pipeline returns its diagnostics beside its result,
and whoever runs the pipeline decides how to show them. A code is stable, documented in one table,
and carries its severity; the message says what is so in this place, the remedy what to do about it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType


class Severity(IntEnum):
    """How bad a finding is; comparable, so that a threshold is `>=`."""

    INFO = 10  # a recommended field is absent, a folder is no known kind
    WARNING = 20  # something written is wrong, or would be lost
    ERROR = 30  # an entity is refused

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding. `path` is below docs_dir; `line` and `column` count from 1 in the file."""

    path: str
    line: int
    column: int
    code: str
    message: str
    remedy: str
    severity: Severity

    def __str__(self) -> str:
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{self.path}:{self.line}:{self.column}: {self.severity}[{self.code}]: {self.message}{remedy}"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: its severity, and a sentence for the manual."""

    severity: Severity
    summary: str


CODES = MappingProxyType(
    {
        # reading
        "file-unreadable": Code(Severity.ERROR, "A file could not be read."),
        "file-not-text": Code(
            Severity.WARNING, "A file is not UTF-8 text; unreadable bytes were replaced."
        ),
        "file-too-large": Code(Severity.ERROR, "A file is larger than the configured bound."),
        "file-linked": Code(Severity.ERROR, "A symbolic link is not followed."),
        "file-skipped": Code(Severity.INFO, "A file or folder is left out by rule."),
        "file-name": Code(
            Severity.ERROR, "A file's name holds control characters or broken bytes."
        ),
        "file-duplicate": Code(
            Severity.ERROR, "Two files are the same entity; the second is refused."
        ),
        "folder-named-md": Code(Severity.WARNING, "A folder has a name that ends in .md."),
        "folder-unknown": Code(
            Severity.INFO, "A top-level folder is no known kind; its files are notes."
        ),
        "file-empty": Code(Severity.INFO, "A file holds no text."),
        # configuration
        "config-unreadable": Code(Severity.ERROR, "The configuration could not be read."),
        "config-unknown-option": Code(Severity.WARNING, "An option is not known."),
        "config-invalid-option": Code(Severity.ERROR, "An option has a value that does not fit."),
        "semantic-missing": Code(
            Severity.WARNING, "The model that `semantic` asks for is not there; words alone count."
        ),
        "cache-unusable": Code(
            Severity.INFO, "Something in the cache could not be read or written; it is made again."
        ),
        # the ledger
        "lock-unreadable": Code(Severity.WARNING, "The garden's trellis.lock could not be read."),
        "lock-conflict": Code(
            Severity.WARNING, "The garden's trellis.lock holds two sides of a merge."
        ),
        "topic-changed": Code(
            Severity.INFO,
            "A topic of trellis.lock has another name, was merged, parted, or is gone.",
        ),
        "url-lost": Code(Severity.WARNING, "A page that was published is nowhere any more."),
        "url-taken": Code(
            Severity.WARNING, "A page stands where another one was published, which has moved."
        ),
        # frontmatter
        "frontmatter-invalid": Code(
            Severity.WARNING, "The frontmatter is not valid YAML, or not a mapping."
        ),
        "frontmatter-unclosed": Code(
            Severity.WARNING, "The frontmatter has no opening or no closing line."
        ),
        "frontmatter-withheld": Code(
            Severity.WARNING,
            "Frontmatter that cannot be read may say that the entity is private; it is not published.",
        ),
        "frontmatter-duplicate-key": Code(Severity.WARNING, "A frontmatter key is given twice."),
        "frontmatter-not-first": Code(
            Severity.WARNING, "Frontmatter must begin on the first line."
        ),
        "field-invalid": Code(Severity.WARNING, "A field has a value that does not fit its type."),
        "field-missing": Code(Severity.INFO, "A recommended field is absent."),
        "field-unknown": Code(
            Severity.INFO, "A field is near a known name, or not read where it stands."
        ),
        "field-legacy": Code(Severity.INFO, "A field or value is an old form of another."),
        "status-unknown": Code(
            Severity.WARNING, "A status is not known; the entity is not published."
        ),
        "status-misspelt": Code(
            Severity.WARNING,
            "A field is close to one that says who may read the entity; it is not published.",
        ),
        "status-withheld": Code(
            Severity.WARNING, "A status says that generating failed or has not finished."
        ),
        "date-invalid": Code(Severity.WARNING, "A date could not be read."),
        # bodies
        "topic-source-malformed": Code(
            Severity.WARNING, "A source line of a topic could not be read."
        ),
        "topic-section-repeated": Code(
            Severity.WARNING, "A section of a topic occurs twice; they are joined."
        ),
        "topic-keywords-in-prose": Code(Severity.WARNING, "A topic's keywords stand in its prose."),
        "deck-without-slides": Code(Severity.INFO, "A deck has no slide separator."),
        "deck-ambiguous-separator": Code(
            Severity.INFO, "*** or ___ does not separate slides; --- does."
        ),
        "body-too-deep": Code(
            Severity.WARNING,
            "Quotes, lists or HTML are nested too deep; what is deeper is shown flat.",
        ),
        "body-not-converted": Code(
            Severity.WARNING, "A text could not be converted to HTML; it is shown as written."
        ),
        # names
        "slug-duplicate": Code(
            Severity.WARNING, "Two entities have the same address; one is moved."
        ),
        "slug-unsafe": Code(
            Severity.WARNING, "A slug or permalink cannot stand in an address; it is replaced."
        ),
        "series-empty": Code(Severity.INFO, "A series has no members."),
        # references
        "link-missing": Code(Severity.WARNING, "A link's target does not exist."),
        "link-ambiguous": Code(Severity.WARNING, "A link's target could be one of several."),
        "link-private": Code(Severity.WARNING, "A link's target is not published."),
        "anchor-missing": Code(Severity.WARNING, "A link's heading does not exist in its target."),
        "source-missing": Code(Severity.WARNING, "A source listed by a topic does not exist."),
        "source-ambiguous": Code(
            Severity.WARNING, "A source listed by a topic could be one of several."
        ),
        "source-changed": Code(
            Severity.INFO, "A source has changed since a topic listed it with its digest."
        ),
        "source-private": Code(Severity.INFO, "A source listed by a topic is not published."),
        "source-unknown-kind": Code(Severity.INFO, "A source line names a kind that is not known."),
        "reference-missing": Code(Severity.WARNING, "A frontmatter reference does not exist."),
        "reference-ambiguous": Code(
            Severity.WARNING, "A frontmatter reference could be one of several."
        ),
        "reference-private": Code(Severity.INFO, "A frontmatter reference is not published."),
        "asset-missing": Code(Severity.WARNING, "An image or file does not exist."),
        # query blocks
        "query-invalid": Code(Severity.WARNING, "A query block or a base cannot be understood."),
        "query-unknown-name": Code(
            Severity.WARNING, "A query names a field, kind, topic or other thing that there is not."
        ),
        # the whole garden, in `trellis check` only
        "orphan": Code(Severity.INFO, "Nothing leads to an entity, and it leads nowhere."),
        "embed-cycle": Code(Severity.WARNING, "An embed leads back to the page that it stands on."),
        "name-ambiguous": Code(
            Severity.INFO, "Several entities share a name, and no wikilink can tell them apart."
        ),
        "name-shared": Code(
            Severity.INFO, "Several entities share a title or alias; a wikilink means one of them."
        ),
        "mention-unlinked": Code(
            Severity.INFO, "A text says the name of an entity without a link (`--mentions` only)."
        ),
        "near-duplicate": Code(Severity.INFO, "Two entities read like drafts of one text."),
        "asset-unused": Code(Severity.INFO, "No page shows a file or links to it."),
        "asset-oversized": Code(Severity.INFO, "A picture is larger than a megabyte."),
        "alt-missing": Code(Severity.INFO, "A picture has no text for readers who do not see it."),
        "topic-prompt-leaked": Code(
            Severity.WARNING, "A topic's text ends in what a generator of texts left over."
        ),
    }
)


def diagnostic(
    code: str, path: str, message: str, *, line: int = 1, column: int = 1, remedy: str = ""
) -> Diagnostic:
    """A finding with the severity of its code. Raises KeyError for a code not in the table."""
    return Diagnostic(path, line, column, code, message, remedy, CODES[code].severity)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by place, each once."""
    return tuple(sorted(set(diagnostics)))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, or None."""
    matches = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.7)
    return matches[0] if matches else None
