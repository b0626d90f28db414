"""What was rendered before the text around it stands beside paragraphs, never within one."""

from __future__ import annotations

import re

import pytest
from test_extension import convert

IN_PARAGRAPH = re.compile(r"<p>(?:(?!</p>).)*<div", re.DOTALL)


@pytest.mark.parametrize(
    "text",
    [
        "Run this:\n```sh\nls\n```",
        "Run this:\n```sh\nls\n```\nand look.",
        "Run this:\n```sh\nls\n```\nthen\n```sh\npwd\n```\nand look.",
        "> Run this:\n> ```sh\n> ls\n> ```\n> and look.",
        "> [!note]\n> Run this:\n> ```sh\n> ls\n> ```",
        "1. Run\n\n   this:\n   ```sh\n   ls\n   ```\n   and look.",
    ],
)
def test_code_beside_text_is_in_no_paragraph(text: str) -> None:
    html = convert(text)
    assert not IN_PARAGRAPH.search(html)
    assert len(re.findall(r"<p[ >]", html)) == html.count("</p>")
    assert 'class="highlight"' in html


def test_text_keeps_its_order_around_code() -> None:
    html = convert("before\n```\ncode\n```\nafter")
    assert html.index("before") < html.index("code") < html.index("after")
    assert "<p>before</p>" in html
    assert "<p>after</p>" in html


def test_a_tight_item_stays_tight() -> None:
    assert "<p>" not in convert("- one:\n  ```sh\n  ls\n  ```\n- two")
