"""The theme's templates give the same words as if each were rendered anew, with less work."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from built_site import MKDOCS_YML, run_build, write_garden
from mkdocs_trellis.templates import KEEPS, Inlined, Once, from_root


def environment(**templates: str) -> jinja2.Environment:
    named = {f"{name}.html": text for name, text in templates.items()}
    return jinja2.Environment(loader=jinja2.DictLoader(named), extensions=[Inlined, Once])


def test_a_part_is_rendered_once_for_each_key() -> None:
    page = environment(page="{% once depth, lang %}{{ said() }}{% endonce %}").get_template(
        "page.html"
    )
    told = iter("abc")
    keys = [(1, "en"), (2, "en"), (1, "en"), (1, "de")]
    said = [page.render(depth=depth, lang=lang, said=lambda: next(told)) for depth, lang in keys]
    assert said == ["a", "b", "a", "c"]


def test_two_parts_of_one_key_are_two() -> None:
    page = environment(page="{% once 1 %}a{% endonce %}\n{% once 1 %}b{% endonce %}")
    assert page.get_template("page.html").render() == "a\nb"


def test_nothing_is_kept_where_the_owner_made_parts_of_the_frame() -> None:
    env = environment(page="{% once 1 %}{{ name }}{% endonce %}")
    env.extend(**{KEEPS: False})
    page = env.get_template("page.html")
    assert [page.render(name=name) for name in "ab"] == ["a", "b"]


def test_an_included_template_knows_what_is_around_it_and_changes_nothing_there() -> None:
    env = environment(
        page='{% set x = 1 %}{% include "part.html" %}|{{ x }}{{ y }}',
        part="{{ x }}{{ here }}{% set x = 2 %}{% set y = 3 %}{{ x }}\n",
    )
    assert env.get_template("page.html").render(here="!") == "1!2|1"


def test_a_template_that_includes_itself_still_ends() -> None:
    env = environment(
        page='{% include "item.html" %}',
        item='{{ item.name }}{% for item in item.inner %}{% include "item.html" %}{% endfor %}',
    )
    tree = {"name": "a", "inner": [{"name": "b", "inner": [{"name": "c"}]}]}
    assert env.get_template("page.html").render(item=tree) == "abc"


def test_what_is_not_there_fails_when_it_is_asked_for_and_not_before() -> None:
    page = environment(page='{% if wanted %}{% include "none.html" %}{% endif %}ok')
    assert page.get_template("page.html").render() == "ok"
    with pytest.raises(jinja2.TemplateNotFound, match=r"none\.html"):
        page.get_template("page.html").render(wanted=True)


@pytest.mark.parametrize(
    ("base", "value", "url"),
    [
        (".", "posts/", "posts/"),
        (".", ".", "."),
        ("..", ".", "../"),
        ("../..", "posts/", "../../posts/"),
        ("/garden/", "posts/", "/garden/posts/"),
        ("..", "https://example.org/x", "https://example.org/x"),
        ("..", "#top", "#top"),
    ],
)
def test_an_address_leads_by_way_of_the_root(base: str, value: str, url: str) -> None:
    env = jinja2.Environment()
    env.filters["url"] = from_root
    assert env.from_string("{{ value | url }}").render(base_url=base, value=value) == url


def test_an_owners_partial_sees_every_page(tmp_path: Path) -> None:
    config = MKDOCS_YML.format(name="G").replace(
        "name: material", "name: material\n  custom_dir: own"
    )
    root = write_garden(
        tmp_path / "garden",
        {
            "mkdocs.yml": config,
            "own/partials/copyright.html": "<p>made for {{ page.title }}</p>",
            "content/posts/a.md": "# Apples\n\nOne.\n",
            "content/posts/b.md": "# Pears\n\nTwo.\n",
        },
    )
    site = run_build(root, tmp_path / "out")
    assert "made for Apples" in site.html("posts/apples/")
    assert "made for Pears" in site.html("posts/pears/")
