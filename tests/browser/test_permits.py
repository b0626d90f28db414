"""Pages work under their policy, whatever their writer put into them; what was slipped in does not run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from built_site import Site, configured

__all__ = ["configured"]

pytestmark = pytest.mark.browser

Reading = Callable[..., Any]

FEATURES = """
repo_url: https://github.com/someone/something
theme:
  name: material
  features: [content.code.copy, content.code.annotate, content.tabs.link, content.tooltips,
    content.footnote.tooltips, navigation.top, announce.dismiss]
  icon: {admonition: {note: octicons/tag-16}}
markdown_extensions:
  - pymdownx.tabbed: {alternate_style: true}
  - abbr
"""
TEXT = """\
---
title: All of it
---
Some <span id="red" style="color: rgb(255, 0, 0)">red</span>, a
<button onclick="document.title = 'pressed'">button</button>.[^1]

<style>#red { font-weight: 900 }</style>
<script>window.ran = true</script>

| left | right |
|:--|--:|
| 1 | 2 |

```python
print(1)  # (1)!
```

1.  An annotation.

=== "One"

    First.

=== "Two"

    Second.

!!! note "Mind"
    The gap.

[^1]: A note.
"""


@pytest.fixture
def site(configured: Callable[..., Site]) -> Site:
    return configured(
        {"posts/all.md": TEXT, "posts/plain.md": "# Plain\n\nWords.\n"}, more=FEATURES
    )


def test_what_writers_and_owners_put_in_works(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("posts/all-of-it/")
        red = (
            "() => [getComputedStyle(document.querySelector('#red')).color, "
            "getComputedStyle(document.querySelector('#red')).fontWeight]"
        )
        assert page.evaluate(red) == ["rgb(255, 0, 0)", "900"]
        assert page.evaluate("() => window.ran")
        page.get_by_role("button", name="button").click()
        assert page.title() == "pressed"
        assert (
            page.locator("td.trellis-right").evaluate("e => getComputedStyle(e).textAlign")
            == "right"
        )
        page.locator(".md-annotation").first.click()
        page.locator(".tabbed-labels label").nth(1).click()
        assert page.get_by_text("Second.").is_visible()
        page.locator("button.md-code__button").first.click()
        page.mouse.wheel(0, 2000)
        page.mouse.wheel(0, -200)
        page.wait_for_timeout(300)
        assert reader.seen.errors == []
        assert [url for url in reader.seen.requests if not url.startswith(reader.root)] == []


def test_a_tab_once_chosen_is_open_on_the_next_page(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        reader.open("posts/all-of-it/").locator(".tabbed-labels label").nth(1).click()
        page = reader.open("posts/all-of-it/")
        page.get_by_text("Second.").wait_for()


def test_what_is_not_the_writers_does_not_run(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        for name in ("", "posts/plain/", "posts/all-of-it/", "posts/", "404.html"):
            page = reader.open(name)
            page.evaluate(
                "() => { const script = document.createElement('script');"
                "script.textContent = 'window.intruder = true'; document.body.append(script) }"
            )
            assert page.evaluate("() => window.intruder") is None
            assert any("Content Security Policy" in line for line in reader.seen.errors), name
            reader.seen.errors.clear()


def test_a_page_permits_no_more_than_it_holds(site: Site) -> None:
    plain = site.html("posts/plain/")
    assert "script-src 'self' 'sha256-" in plain  # what Material writes for `announce.dismiss`
    assert "unsafe" not in plain
    assert "unsafe-hashes" in site.html("posts/all-of-it/")


def test_owners_can_widen_the_policy_or_go_without(configured: Callable[..., Site]) -> None:
    options = "plugins:\n  - search\n  - trellis:\n      security:\n        "
    allow = configured(
        {"index.md": "# Home"}, more=options + "allow: {script-src: 'https://stats.example'}\n"
    )
    assert "script-src 'self' https://stats.example;" in allow.html("")
    assert "script-src 'self' https://stats.example;" in (allow.path / "_headers").read_text()
    without = configured({"index.md": "# Home"}, more=options + "policy: false\n")
    assert "Content-Security-Policy" not in without.html("")
    assert not without.has("_headers")
