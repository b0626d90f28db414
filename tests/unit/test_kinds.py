"""Kinds: their folders, what readers call them, what their frontmatter may hold."""

from __future__ import annotations

from typing import Any

import pytest

from trellis.config import Config
from trellis.kinds import Kinds


def kinds(**options: Any) -> Kinds:
    return Kinds.from_config(Config.model_validate(options))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("post/a.md", "post"),
        ("posts/deep/a.md", "post"),
        ("Posts/a.md", "post"),
        ("series/a.md", "series"),
        ("social-posts/a.md", "social-post"),
        ("prompts/a.md", "prompt"),
        ("a.md", "note"),
        ("posts.md", "note"),
    ],
)
def test_the_first_folder_says_the_kind(path: str, kind: str) -> None:
    found = kinds().of_path(path)
    assert found is not None
    assert found.name == kind


@pytest.mark.parametrize("path", ["research/a.md", "docs/a.md", "images/a.md", "products/a.md"])
def test_other_folders_are_of_no_kind(path: str) -> None:
    assert kinds().of_path(path) is None


def test_which_kinds_are_published() -> None:
    published = [kind.name for kind in kinds().by_name.values() if kind.publishable]
    assert published == ["post", "deck", "series", "project", "note", "topic", "newsletter", "link"]


def test_a_built_in_kind_can_be_changed() -> None:
    changed = kinds(kinds={"post": {"plural": "essays", "label": "Essay", "publish": False}})
    post = changed.by_name["post"]
    assert (post.plural, post.label, post.publishable) == ("essays", "Essay", False)
    assert changed.by_folder["essays"] is changed.by_folder["post"] is post


def test_a_kind_of_ones_own() -> None:
    own = kinds(
        kinds={
            "recipe": {
                "folders": ["kitchen"],
                "fields": {"servings": "number", "season": "list"},
                "required": ["servings"],
            }
        }
    )
    recipe = own.by_name["recipe"]
    assert own.of_path("kitchen/soup.md") is recipe
    assert (recipe.plural, recipe.label, recipe.publishable) == ("recipes", "Recipe", True)
    assert recipe.recommended == ("servings",)
    assert (
        recipe.fields.model_validate({"servings": "4"}).model_dump(by_alias=True)["servings"] == 4
    )


def test_an_owners_folder_wins_over_a_built_in_one() -> None:
    own = kinds(kinds={"talk": {"folders": ["decks"]}})
    assert own.by_folder["decks"].name == "talk"
    assert own.by_folder["deck"].name == "deck"


def test_the_fallback_is_a_note_unless_the_owner_says_otherwise() -> None:
    assert kinds().fallback.name == "note"
    assert kinds(fallback_kind="post").fallback.name == "post"
    assert kinds(fallback_kind="nonsense").fallback.name == "note"


def test_every_kind_has_a_json_schema_with_names_as_in_files() -> None:
    for name in kinds().by_name:
        schema = kinds().json_schema(name)
        assert {"title", "publishedAt", "seriesIndex", "tags"} <= set(schema["properties"])
    assert kinds().json_schema("project")["required"] == ["description", "year"]
    assert "entityIds" in kinds().json_schema("newsletter")["properties"]
    assert kinds().json_schema("post")["properties"]["title"] == {"type": "string"}
    with pytest.raises(KeyError):
        kinds().json_schema("nonsense")


def test_own_fields_keep_their_names_and_leave_those_of_every_kind_alone() -> None:
    fields = {"prep-time": "number", "json": "text", "title": "number", "_x": "flag"}
    own = kinds(kinds={"recipe": {"fields": fields}})
    assert {"prep-time", "json", "_x"} <= set(own.json_schema("recipe")["properties"])
    given = {"prep-time": "20", "json": "yes", "title": "Soup", "_x": "no"}
    read = own.by_name["recipe"].fields.model_validate(given)
    assert read.title == "Soup"
    assert read.model_dump(by_alias=True, exclude_unset=True) == {
        **given,
        "prep-time": 20,
        "_x": False,
    }
