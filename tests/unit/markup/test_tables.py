"""Tables say how their columns are set by classes."""

from __future__ import annotations

from markdown import Markdown

from trellis.markup.extension import TrellisExtension


def test_columns_are_set_by_class_not_by_style() -> None:
    html = Markdown(extensions=["tables", "attr_list", TrellisExtension()]).convert(
        "| a | b | c | d |\n|:--|--:|:-:|---|\n| 1 | 2 {: .x } | 3 | 4 |"
    )
    assert "style" not in html
    assert '<td class="trellis-left">1</td>' in html
    assert '<td class="x trellis-right">2</td>' in html
    assert '<td class="trellis-center">3</td>' in html
    assert "<td>4</td>" in html
