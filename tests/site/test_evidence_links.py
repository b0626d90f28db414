"""Links from topics: each leads to the very sentence that it stands for."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

from built_site import Site

OWN = Path(__file__).resolve().parents[2] / "content"
_LINKS = re.compile(
    r'<blockquote class="trellis-evidence"[^>]*><a href="\.\./\.\./([^"#]*)#([^"]*)">(.*?)</a>'
    r'|<span>([^<]*)<sup><a href="\.\./\.\./([^"#]*)#([^"]*)"'
)


def words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def test_evidence_and_summaries_lead_to_where_their_sentences_begin(
    configured: Callable[..., Site],
) -> None:
    texts = {file.relative_to(OWN).as_posix(): file.read_text() for file in OWN.rglob("*.md")}
    site = configured(texts)
    found = 0
    for page in sorted((site.path / "topics").glob("*/index.html")):
        for link in _LINKS.finditer(page.read_text()):
            text, url, anchor = (
                (link[3], link[1], link[2]) if link[3] else (link[4], link[5], link[6])
            )
            there = site.html(url)
            if not anchor.startswith("said-"):  # a slide
                assert f'id="{anchor}"' in there
                continue
            _, mark, rest = there.partition(f'id="{anchor}">')
            assert mark, (page.parent.name, url, anchor)
            assert words(rest).startswith(words(text).lstrip("“")[:20]), (url, anchor)
            found += 1
    assert found
