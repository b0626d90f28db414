"""Markdown bodies become HTML: one parser for all pages, and no fault in a note that stops the build."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

import markdown
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.toc import TableOfContents, get_toc

from trellis.markup.depth import shallow
from trellis.markup.extension import TrellisExtension
from trellis.markup.values import Reference, ShownLink

ShowLink = Callable[[Reference], ShownLink]

SECONDS = 5.0  # CPU time that one note may take

_SLIDE_BREAK = '<hr class="trellis-slide-break" />'


class OutOfTime(BaseException):
    """Rendering took too long. Not an Exception: extensions that swallow those must not swallow this."""


@dataclass(frozen=True, slots=True)
class Body:
    """A converted body. `fault` says what went wrong when the text could only be shown as it is."""

    html: str
    toc: TableOfContents
    fault: str = ""


class BodyParser:
    """Python-Markdown with the site's extensions, set up once."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._dialect = TrellisExtension()
        others = [name for name in config.markdown_extensions if name != "trellis"]
        self._extensions: list[Any] = [*others, self._dialect]
        self._options: dict[str, Any] = dict(config.mdx_configs or {})
        self._parser = self._fresh()

    def convert(self, text: str, links: ShowLink | None) -> Body:
        """The HTML of `text`; when it cannot be converted, the text as written.

        `links` answers what a reference in it becomes.
        """
        self._dialect.page = links
        try:
            with budget(SECONDS):
                html = self._parser.reset().convert(text)
        except OutOfTime:
            fault = f"converting it to HTML takes more than {SECONDS:g} seconds"
        except RecursionError:
            fault = "it is nested too deeply to be converted to HTML"
        except Exception as error:
            fault = f"it cannot be converted to HTML: {type(error).__name__}: {error}"
        else:
            return Body(shallow(html), get_toc(getattr(self._parser, "toc_tokens", [])))
        self._parser = self._fresh()  # what failed may have left the old one in any state
        return Body(f'<pre class="trellis-source">{escape(text)}</pre>', get_toc([]), fault)

    def convert_slides(
        self, slides: Sequence[str], links: ShowLink | None
    ) -> tuple[list[str], Body]:
        """The HTML of each slide, and of all of them as one body, converted together."""
        together = self.convert(f"\n\n{_SLIDE_BREAK}\n\n".join(slides), links)
        parts = together.html.split(_SLIDE_BREAK)
        if len(parts) != len(slides):  # a fence left open, say, has swallowed the slides after it
            parts = [self.convert(slide, links).html for slide in slides]
        return parts, together

    def _fresh(self) -> markdown.Markdown:
        return markdown.Markdown(extensions=self._extensions, extension_configs=self._options)


@contextmanager
def budget(seconds: float) -> Iterator[None]:
    """Raise OutOfTime inside the block after `seconds` of CPU time, where the system can."""
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _out_of_time)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _out_of_time(signum: int, frame: FrameType | None) -> None:
    raise OutOfTime
