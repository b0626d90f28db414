"""The types of options: what fits, and in which words it is said what would."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pathspec import GitIgnoreSpec
from pydantic import AfterValidator, BeforeValidator

from trellis.paths import is_safe_slug

Status = Literal["published", "draft", "private"]
Host = Literal["netlify", "vercel", "apache"]


def _one_or_many(value: object) -> object:
    """A list as written, a single text as a list of one; nulls are absent."""
    if isinstance(value, str):
        return (value,)
    if value is None:
        return ()
    return [item for item in value if item is not None] if isinstance(value, list) else value


def _url_part(value: str) -> str:
    if not is_safe_slug(value):
        raise ValueError("should be one plain part of an address, such as `essays`")
    return value


def _pattern(value: str) -> str:
    try:
        GitIgnoreSpec.from_lines([value])
    except (ValueError, re.error):
        raise ValueError("should be a pattern of gitignore") from None
    return value


def _web_address(value: str) -> str:
    if value and not re.match(r"https?://[^/\s]+", value, re.IGNORECASE):
        raise ValueError("should be an address that begins with https:// or http://")
    return value


def _language(value: str) -> str:
    value = value.replace("_", "-")
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", value):
        raise ValueError("should be the code of a language, such as `en` or `pt-BR`")
    return value


def _source(value: str) -> str:
    if not re.fullmatch(r"[^\s;,]+", value):
        raise ValueError("should be one source, such as `https://stats.example`")
    return value


def _folded_keys(words: dict[str, Status]) -> dict[str, Status]:
    """Words as they are compared: without case, white space collapsed."""
    return {" ".join(word.casefold().split()): meaning for word, meaning in words.items()}


Words = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]
Patterns = Annotated[
    tuple[Annotated[str, AfterValidator(_pattern)], ...], BeforeValidator(_one_or_many)
]
UrlPart = Annotated[str, AfterValidator(_url_part)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Language = Annotated[str, AfterValidator(_language)]
Sources = Annotated[
    tuple[Annotated[str, AfterValidator(_source)], ...], BeforeValidator(_one_or_many)
]
Hosts = Annotated[tuple[Host, ...], BeforeValidator(_one_or_many)]
Statuses = Annotated[dict[str, Status], AfterValidator(_folded_keys)]
