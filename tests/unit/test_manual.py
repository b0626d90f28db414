"""The manual, held against the code: what exists is described, and what is described exists."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from trellis.cli.app import trellis
from trellis.config import Config
from trellis.diagnostics import CODES
from trellis.queries import functions, properties
from trellis.queries.named import SETTINGS

NOTES = Path(__file__).resolve().parents[2] / "content" / "notes"

SITE_OPTIONS = {"site_name", "site_url", "site_description", "directory_urls"}  # MkDocs' own


def options(model: type[BaseModel], prefix: str = "") -> list[str]:
    names = []
    for name, field in model.model_fields.items():
        nested = field.annotation
        if isinstance(nested, type) and issubclass(nested, BaseModel):
            names += options(nested, f"{prefix}{name}.")
        else:
            names.append(prefix + name)
    return names


@pytest.mark.parametrize("option", sorted(set(options(Config)) - SITE_OPTIONS))
def test_every_option_is_described(option: str) -> None:
    assert f"| `{option}` |" in (NOTES / "configuration.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_finding_is_described(code: str) -> None:
    assert f"| `{code}` |" in (NOTES / "findings.md").read_text(encoding="utf-8")


def test_every_command_is_described() -> None:
    manual = (NOTES / "commands.md").read_text(encoding="utf-8")
    names = trellis.list_commands(click.Context(trellis))
    missing = [name for name in names if f"`trellis {name}" not in manual]
    assert not missing


@pytest.mark.parametrize(
    "name", sorted({*functions.names(), *SETTINGS, *properties.DERIVED, *properties.FILE})
)
def test_what_a_query_may_say_is_described(name: str) -> None:
    manual = (NOTES / "queries.md").read_text(encoding="utf-8")
    spoken = {"topics": "topic", "keywords": "keyword", "tags": "tag"}.get(name, name)
    assert re.search(rf"[`.(]{spoken}[`(:]|^{spoken}: ", manual, re.MULTILINE)
