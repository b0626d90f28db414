"""Formulas between dollars: `$x^2$` is one, the dollars of "$5-$10" are prices."""

from __future__ import annotations

import re

from markdown.inlinepatterns import Pattern

from trellis.markup.gate import Gate


def spare_prices(processor: Pattern) -> None:
    """Let arithmatex agree with `scanner`: no digit follows the dollar that ends a formula."""
    expression = re.compile(processor.pattern + r"(?!\d)", re.DOTALL)
    processor.pattern = expression.pattern
    setattr(processor, "compiled_re", Gate(expression, "$"))  # noqa: B010
