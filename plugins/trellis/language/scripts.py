"""Which script a text is in, where a language is written in several."""

from __future__ import annotations

import re

_SAMPLE = 4_000
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_CODED = {"Hant": "big5", "Hans": "gb2312"}
"""Each script has its own old code, with room for hardly a character that only the other uses."""


def han_script(text: str, default: str = "") -> str:
    """`Hant` for Chinese in traditional characters, `Hans` for simplified ones; else `default`."""
    han = "".join(_HAN.findall(text[:_SAMPLE]))
    held = {script: len(han.encode(code, "ignore")) for script, code in _CODED.items()}
    return default if held["Hant"] == held["Hans"] else max(held, key=held.__getitem__)
