"""Options: what fits is kept, what does not is told by name, and nothing raises."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from trellis import Config
from trellis.config import parse_options


def test_no_options_are_the_defaults() -> None:
    assert parse_options({}) == (Config(), [])


def test_options_are_read_from_what_yaml_gives() -> None:
    config, findings = parse_options(
        {
            "site_name": 2024,
            "today": dt.date(2025, 6, 1),
            "exclude": "drafts/",
            "hosts": ["garden.example", None],
            "page_size": None,
            "keywords": {"count": 7, "synonyms": {"dao": "daos"}},
            "kinds": {"post": {"plural": "essays"}, "recipe": None},
        }
    )
    assert not findings
    assert config.site_name == "2024"
    assert config.today == dt.date(2025, 6, 1)
    assert (config.exclude, config.hosts) == (("drafts/",), ("garden.example",))
    assert config.page_size == Config().page_size
    assert (config.keywords.count, config.keywords.synonyms) == (7, {"dao": ("daos",)})
    assert config.kinds["post"].plural == "essays"


def test_a_configuration_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Config().page_size = 7  # type: ignore[misc]


@pytest.mark.parametrize(
    ("options", "name", "fits"),
    [
        ({"page_size": 1}, "page_size", "should be greater than or equal to 5"),
        ({"keywords": {"count": 90}}, "keywords.count", "should be less than or equal to 50"),
        ({"keywords": []}, "keywords", "should be a mapping"),
        ({"exclude": {"a": 1}}, "exclude", "should be a list"),
        ({"hosts": [[]]}, "hosts", "should be text"),
        ({"site_name": []}, "site_name", "should be text"),
        ({"publish": "some"}, "publish", "should be 'all' or 'explicit'"),
        ({"today": "soon"}, "today", "should be a valid date"),
        ({"kinds": {"post": {"plural": "../up"}}}, "kinds.post.plural", "one plain part"),
        ({"kinds": {"../up": {}}}, "kinds.../up", "one plain part"),
        ({"exclude": ["!"]}, "exclude", "pattern of gitignore"),
        ({"site_url": "javascript:alert(1)"}, "site_url", "begins with https://"),
        ({"lang": "en'><script>"}, "lang", "code of a language"),
        ({"kinds": {"post": {"fields": {"x": "y"}}}}, "kinds.post.fields.x", "should be 'text'"),
    ],
)
def test_a_value_that_does_not_fit_is_told_and_its_default_stands(
    options: dict[str, object], name: str, fits: str
) -> None:
    config, (finding,) = parse_options(options | {"related": 4})
    assert finding.code == "config-invalid-option"
    assert f"`{name}` " in finding.message
    assert fits in finding.message
    assert config.related == 4
    assert config.model_dump(exclude={"related", "kinds"}) == Config().model_dump(
        exclude={"related", "kinds"}
    )


@pytest.mark.parametrize(
    ("options", "message", "remedy"),
    [
        ({"exlude": []}, "there is no option `exlude`", "did you mean `exclude`?"),
        (
            {"keywords": {"counts": 3}},
            "there is no option `keywords.counts`",
            "did you mean `keywords.count`?",
        ),
        (
            {"kinds": {"post": {"plurals": "x"}}},
            "there is no option `kinds.post.plurals`",
            "did you mean `kinds.post.plural`?",
        ),
        ({7: 1}, "there is no option `7`", "take it out"),
    ],
)
def test_an_unknown_option_is_told_with_the_nearest_name(
    options: dict[str, object], message: str, remedy: str
) -> None:
    config, (finding,) = parse_options(options, "garden.yml")
    assert (finding.path, finding.code) == ("garden.yml", "config-unknown-option")
    assert (finding.message, finding.remedy) == (message, remedy)
    assert config.model_dump(exclude={"kinds"}) == Config().model_dump(exclude={"kinds"})


def test_all_that_is_wrong_is_told_at_once_and_the_rest_stays() -> None:
    config, findings = parse_options(
        {
            "page_size": 1,
            "relatd": 2,
            "keywords": {"count": "x", "cout": 1, "page_min": 4},
            "hosts": [[], "garden.example"],
        }
    )
    assert sorted(finding.message.split("`")[1] for finding in findings) == [
        "hosts",
        "keywords.count",
        "keywords.cout",
        "page_size",
        "relatd",
    ]
    assert config.keywords.page_min == 4


def test_of_a_list_only_what_does_not_fit_is_left_out() -> None:
    config, findings = parse_options({"exclude": ["drafts/", "!", "old/", "[z-a]"], "hosts": ["a"]})
    assert config.exclude == ("drafts/", "old/")
    assert [finding.message for finding in findings] == [
        "`exclude` holds '!'; it should be a pattern of gitignore",
        "`exclude` holds '[z-a]'; it should be a pattern of gitignore",
    ]


def test_a_finding_stands_where_the_caller_says() -> None:
    _, (finding,) = parse_options({"related": -1}, place=lambda option: (len(option), 7))
    assert (finding.line, finding.column) == (1, 7)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*Config.model_fields, "post", "count", "plural"]), inner)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*Config.model_fields, "pots", ""]), anything))
def test_no_options_raise(options: dict[str, object]) -> None:
    config, findings = parse_options(options)
    assert isinstance(config, Config)
    assert all(finding.message.startswith(("`", "there is no option `")) for finding in findings)


def test_statuses_are_compared_without_case() -> None:
    config, findings = parse_options(
        {"statuses": {"In  Review": "draft", "x": None, True: "published"}}
    )
    assert config.statuses == {"in review": "draft", "true": "published"}
    assert [finding.code for finding in findings] == ["config-invalid-option"]


def test_a_meaning_that_is_none_is_told_and_only_it_is_left_out() -> None:
    config, findings = parse_options({"statuses": {"Seedling": "visible", "oak": "published"}})
    assert config.statuses == {"oak": "published"}
    assert "`statuses.Seedling` is 'visible'; it should be 'published'" in findings[0].message
