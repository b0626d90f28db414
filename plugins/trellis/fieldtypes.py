"""PARSE: the types of frontmatter fields: tolerant of how people write values, exact in what they mean.

Each is a pydantic type; a value that does not fit raises an error that says what does, and a remedy.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from trellis.dates import read_date
from trellis.paths import nfc

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
TRUE_WORDS = frozenset({"true", "yes", "on", "y", "1"})
FALSE_WORDS = frozenset({"false", "no", "off", "n", "0"})


def plain_text(text: str) -> str:
    """Metadata is plain text on one line: no control characters, white space collapsed, NFC."""
    return nfc(" ".join(_CONTROL.sub(" ", text).split()))


def as_flag(value: object) -> bool | None:
    """True or false in any spelling; None when it is neither."""
    word = str(value).strip().casefold()
    return True if word in TRUE_WORDS else False if word in FALSE_WORDS else None


def as_texts(value: object) -> tuple[str, ...]:
    """A list of texts: from a list, or a text with commas. Each once, none empty."""
    items = value if isinstance(value, list | tuple) else _split_commas(value)
    texts = (plain_text(as_text(item)) for item in items if item is not None)
    return tuple(dict.fromkeys(text for text in texts if text))


def _split_commas(value: object) -> list[object]:
    text = as_text(value)
    return [text] if text.startswith("[[") else list(text.split(","))


def as_text(value: object) -> str:
    """What a value says as text: a list its items, a mapping its name."""
    if isinstance(value, list | tuple):
        return ", ".join(text for text in map(as_text, value) if text)
    if isinstance(value, dict):
        return as_text(value.get("name") or value.get("title") or "")
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _misfit(fits: str, remedy: str = "", code: str = "field-invalid") -> PydanticCustomError:
    return PydanticCustomError("misfit", "{fits}", {"fits": fits, "remedy": remedy, "code": code})


def _text(value: object) -> str:
    if isinstance(value, dict):
        raise _misfit("text", "write the text on one line, in quotes")
    return plain_text(as_text(value))


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, dict):
        raise _misfit("a list", "write one item a line, each after `- `")
    return as_texts(value)


def _tags(value: object) -> tuple[str, ...]:
    texts = _texts(value.replace(" #", ", #") if isinstance(value, str) else value)
    return tuple(dict.fromkeys(tag for text in texts if (tag := text.lstrip("#").strip())))


def _moment(value: object) -> dt.datetime:
    if isinstance(value, dt.datetime):
        return value
    moment = None if isinstance(value, bool) else read_date(as_text(value))
    if moment is None:
        raise _misfit("a date", "write it as 2025-01-31 or 2025-01-31T12:00:00Z", "date-invalid")
    return moment


def _flag(value: object) -> bool:
    flag = as_flag(value)
    if flag is None:
        raise _misfit("true or false", "write true or false")
    return flag


def _whether(value: object) -> object:
    flag = as_flag(value)
    return value if flag is None else flag


def _number(value: object) -> int | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    try:
        number = float(as_text(value))
    except ValueError:
        number = float("nan")
    if not abs(number) < 1e15:
        raise _misfit("a number", "write digits only")
    return int(number) if number.is_integer() else number


def _year(value: object) -> int:
    match = re.match(r"(\d{4})(?!\d)", as_text(value))
    if not match:
        raise _misfit("a year", "write four digits, as in 2025")
    return int(match[1])


def _web_address(value: object) -> str:
    text = _text(value)
    if not re.match(r"https?://[^\s/]", text, re.IGNORECASE):
        raise _misfit("a web address", "begin it with https://")
    return text


Text = Annotated[str, BeforeValidator(_text)]
_LIST = WithJsonSchema(
    {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}]}
)
Texts = Annotated[tuple[str, ...], BeforeValidator(_texts), _LIST]
Tags = Annotated[tuple[str, ...], BeforeValidator(_tags), _LIST]
Word = Annotated[str, BeforeValidator(lambda value: plain_text(as_text(value)))]
"""A text in whatever form: who reads it judges it."""
Whether = Annotated[Any, BeforeValidator(_whether), WithJsonSchema({"type": "boolean"})]
"""True or false in whatever form: who reads it judges it."""
Moment = Annotated[
    dt.datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2}.*)?)?$"}),
]
Flag = Annotated[bool, BeforeValidator(_flag)]
Number = Annotated[int | float, BeforeValidator(_number)]
Year = Annotated[int, BeforeValidator(_year)]
WebAddress = Annotated[str, BeforeValidator(_web_address)]

OWN_TYPES: dict[str, Any] = {
    "text": Text,
    "number": Number,
    "date": Moment,
    "list": Texts,
    "flag": Flag,
}
"""What a kind of the owner's own may say of its fields."""
