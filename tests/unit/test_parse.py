"""Parsing: what one file says, as an entity."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis import Garden
from trellis.config import Config
from trellis.diagnostics import Diagnostic
from trellis.entities import Entity, Publication
from trellis.kinds import BUILT_IN, Kinds
from trellis.parse import count_words, parse, parse_all
from trellis.sources import source_from_bytes


def read(
    text: str, path: str = "posts/some-file.md", **options: Any
) -> tuple[Entity, list[Diagnostic]]:
    config = Config.model_validate(options)
    return parse(source_from_bytes(path, text.encode()), Kinds.from_config(config), config)


def entity(text: str, path: str = "posts/some-file.md", **options: Any) -> Entity:
    return read(text, path, **options)[0]


# Title


@pytest.mark.parametrize(
    ("text", "title", "body", "line"),
    [
        ("---\ntitle: Roots\n---\nText.", "Roots", "Text.", 4),
        ("# Roots\n\nText.", "Roots", "Text.", 3),
        ("\n# *Roots* and `soil` #\nText.", "Roots and soil", "Text.", 3),
        ("Roots\n=====\n\nText.", "Roots", "Text.", 4),
        ("---\ntitle: Roots\n---\n\n# ROOTS\n\nText.", "Roots", "Text.", 7),
        ("---\ntitle: It's *so*\n---\n# It’s *So*\n\nText.", "It's *so*", "Text.", 6),
        ("---\ntitle: Roots\n---\n# Others\n", "Roots", "# Others\n", 4),
        ("Text.\n\n# Roots", "Some file", "Text.\n\n# Roots", 1),
        ("```\n# Roots\n```", "Some file", "```\n# Roots\n```", 1),
        ("## Roots\nText.", "Some file", "## Roots\nText.", 1),
        ("", "Some file", "", 1),
    ],
)
def test_the_title_and_the_body_without_it(text: str, title: str, body: str, line: int) -> None:
    found = entity(text, "posts/Some file.md")
    assert (found.title, found.body, found.body_line) == (title, body, line)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("posts/The Good Foot.md", "The Good Foot"),
        ("deck/Soil/ Roots As Systems.md", "Soil: Roots As Systems"),
        ("web/css/index.md", "css"),
        ("index.md", "My Garden"),
        ("README.md", "README"),
    ],
)
def test_a_file_without_title_is_named_by_its_place(path: str, title: str) -> None:
    assert entity("Text.", path, site_name="My Garden").title == title


def test_a_newsletter_is_titled_by_its_subject() -> None:
    assert entity("---\nsubject: Hello\n---\n", "newsletters/a.md").title == "Hello"


def test_markup_in_a_title_stays_text() -> None:
    found = entity('---\ntitle: "<img src=x onerror=alert(1)>\\n b"\n---\n')
    assert found.title == "<img src=x onerror=alert(1)> b"


# Names


@pytest.mark.parametrize(
    ("path", "text", "slug", "explicit"),
    [
        ("posts/file.md", "---\ntitle: The Title\n---\n", "the-title", False),
        ("posts/file.md", "---\nslug: My_Slug\n---\n", "My_Slug", True),
        ("notes/deep/Some Note.md", "---\ntitle: The Title\n---\n", "some-note", False),
        ("topics/mesh.md", "# Mesh Networks\n", "mesh", False),
        ("newsletters/soil-2025-01-31.md", "---\nsubject: Soil\n---\n", "soil-2025-01-31", False),
        ("series/soil.md", "---\ntitle: Soil Science\n---\n", "soil-science", False),
        ("web/css/index.md", "Text", "css", False),
    ],
)
def test_slugs(path: str, text: str, slug: str, explicit: bool) -> None:
    found = entity(text, path)
    assert (found.slug, found.explicit_slug) == (slug, explicit)


def test_id_and_name_keep_the_path_as_written() -> None:
    found = entity("Text.", "deck/Soil/ Roots As Systems.md")
    assert (found.id, found.name) == ("deck/Soil/ Roots As Systems", "Soil: Roots As Systems")


def test_the_kind_is_the_first_folders() -> None:
    kinds = [entity("", path).kind for path in ("posts/a.md", "deck/a.md", "a.md", "other/a.md")]
    assert kinds == ["post", "deck", "note", "note"]


# Fields


def test_dates_are_moments_in_utc() -> None:
    found = entity(
        "---\ndate: 2020-01-01\npublishedAt: '2025-01-31T12:00:00+02:00'\nlastmod: 2025-02-01\n---\n"
    )
    assert found.date == dt.datetime(2025, 1, 31, 10, tzinfo=dt.UTC)
    assert found.updated == dt.datetime(2025, 2, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("newsletters/a.md", "sentAt"),
        ("newsletters/a.md", "scheduledFor"),
        ("links/a.md", "capturedAt"),
    ],
)
def test_some_kinds_have_dates_of_their_own(path: str, field: str) -> None:
    date = entity(f"---\n{field}: 2025-01-31\ncreated: 2020-01-01\n---\n", path).date
    assert date == dt.datetime(2025, 1, 31, tzinfo=dt.UTC)


def test_keywords_tags_and_what_a_topic_lists_are_given() -> None:
    text = (
        "---\nkeywords: [DAOs, soil]\ntags: '#Soil, roots'\n---\nText.\n## Keywords\n- daos\n- mesh"
    )
    assert entity(text, "topics/a.md").given_keywords == ("DAOs", "soil", "roots", "mesh")


def test_summary_author_aliases_series_and_language() -> None:
    found = entity(
        "---\ndescription: second\nexcerpt: first\nauthors: [A, {name: B}]\nalias: [x, y]\n"
        "seriesName: Soil\nseriesIndex: '2'\nlang: de-AT\n---\nText."
    )
    assert (found.summary, found.author, found.aliases) == ("first", "A, B", ("x", "y"))
    assert found.series is not None
    assert (found.series.name, found.series.index) == ("Soil", 2.0)
    assert (found.lang, found.script, found.lang_tag) == ("de", "", "de")
    assert entity("Text.", author="Me").author == "Me"


@pytest.mark.parametrize(
    ("text", "site", "tag"),
    [
        ("---\nlang: zh_TW\n---\n中文", "en", "zh-Hant"),
        ("---\nlang: zh-CN\n---\n這是一個圖書館", "zh-TW", "zh"),
        ("---\nlang: zh\n---\n這是一個圖書館", "en", "zh-Hant"),
        ("花園在我們照料的時候生長，我們在那裡學到的東西", "en", "zh-Hant"),
        ("花园在我们照料的时候生长，我们在那里学到的东西", "zh-TW", "zh"),
        ("---\nlang: zh\n---\n中文", "zh-TW", "zh-Hant"),
        ("---\nlang: zh\n---\n中文", "ja", "zh"),
        ("---\nlang: sr-Latn\n---\nBašta", "en", "sr-Latn"),
    ],
)
def test_chinese_says_or_shows_its_script(text: str, site: str, tag: str) -> None:
    assert entity(text, lang=site).lang_tag == tag


def test_fields_are_json_and_keep_unknown_keys() -> None:
    found = entity("---\ndate: 2025-01-31\nmood: {calm: .nan}\n2024: x\n---\n")
    assert json.loads(json.dumps(dict(found.fields), allow_nan=False)) == {
        "date": "2025-01-31T00:00:00Z",
        "mood": {"calm": ".nan"},
        "2024": "x",
    }


def test_recommended_fields_are_asked_for_once_and_only_of_files_with_fields() -> None:
    (finding,) = read("---\ntitle: Roots\n---\n")[1]
    assert str(finding) == (
        "posts/some-file.md:1:1: info[field-missing]: the post has no excerpt, author "
        "(add excerpt, author)"
    )
    assert read("# Roots\n\nText.")[1] == []
    assert read("---\ndescription: d\n---\n", author="Me")[1] == []
    assert read("---\ntags: [a]\n---\nText.", "notes/a.md")[1] == []


# Places


def test_headings_blocks_and_references_stand_at_lines_of_the_file() -> None:
    found = entity("---\ntitle: Roots\n---\n# Roots\n\n## Soil\n\nSee [[Other]].")
    assert [(heading.text, heading.line) for heading in found.headings] == [("Soil", 6)]
    assert [(block.text, block.line) for block in found.blocks][-1] == ("See Other.", 8)
    assert [(r.target, r.line, r.column) for r in found.references] == [("Other", 8, 5)]
    assert found.words == 3


def test_characters_of_chinese_and_japanese_count_as_words() -> None:
    assert entity("土壌と根。It's two-fold").words == 4 + 3


def test_fields_that_point_somewhere_are_references() -> None:
    found = entity(
        "---\nup: [[Soil|s]]\nrelated: [Roots, 'https://example.org', '[[Mesh#Part]]']\n"
        "coverImageId: cover\nmood: {deep: '[words](a.md)'}\n---\n"
    )
    assert [
        (r.kind, r.field, r.target, r.fragment, r.line, r.expects) for r in found.references
    ] == [
        ("field", "coverImageId", "cover", "", 4, "image"),
        ("wikilink", "up", "Soil", "", 2, ""),
        ("field", "related", "Roots", "", 3, ""),
        ("wikilink", "related", "Mesh", "Part", 3, ""),
        ("link", "mood", "a.md", "", 5, ""),
    ]


def test_a_newsletter_points_to_the_entities_it_is_about() -> None:
    text = "---\nsubject: S\nentityIds:\n  - The Good Foot\nsourceEntityType: deck\n---\n"
    (reference,) = entity(text, "newsletters/a.md").references
    assert (reference.target, reference.name, reference.expects, reference.line) == (
        "The Good Foot",
        "The Good Foot",
        "deck",
        4,
    )


# Kinds with bodies of their own


def test_a_topic_shows_its_prose() -> None:
    found = entity(
        "# Mesh\n\n## Content\nText.\n\n## Keywords\n- mesh\n\n## Sources\n- Roots (roots) [post]\n",
        "topics/mesh.md",
    )
    assert (found.title, found.body, found.body_line) == ("Mesh", "Text.", 4)
    assert found.topic is not None
    assert [(source.target, source.line) for source in found.topic.sources] == [("roots", 10)]


def test_a_deck_has_slides_and_headings_without_their_separators() -> None:
    found = entity("---\ntitle: Talk\n---\n# One\nwords\n---\n## Two\n", "decks/talk.md")
    assert [(slide.title, slide.line) for slide in found.slides] == [("One", 4), ("Two", 7)]
    assert [heading.text for heading in found.headings] == ["One", "Two"]


def test_a_series_shows_its_description() -> None:
    found = entity("---\ntitle: Soil\n---\n# Soil\n\n## Description\nText.\n", "series/soil.md")
    assert (found.body, found.body_line, found.references) == ("Text.", 7, ())


# Publication


def test_publication_and_its_reason() -> None:
    assert entity("Text.").publication is Publication.PUBLISHED
    found = entity("---\nvisibility: restricted\n---\n")
    assert (found.publication, found.publication_reason) == (
        Publication.PRIVATE,
        "visibility is restricted",
    )


@pytest.mark.parametrize("end", ["---\n", ""])
def test_broken_frontmatter_leaves_an_entity_made_of_the_text(end: str) -> None:
    found, findings = read(f"---\ntitle: a: b\nsecret: x\n{end}\n# Roots\n\nText.")
    assert (found.title, found.body, dict(found.fields)) == ("Roots", "Text.", {})
    assert {finding.code for finding in findings} <= {"frontmatter-invalid", "frontmatter-unclosed"}
    assert found.published


# All


def test_an_unknown_folder_is_told_once() -> None:
    config = Config()
    sources = [
        source_from_bytes(f"{path}.md", b"Text.") for path in ("z/a", "a/b", "z/c", "posts/d")
    ]
    parsed = parse_all(sources, Kinds.from_config(config), config)
    assert list(parsed.entities) == ["a/b", "posts/d", "z/a", "z/c"]
    assert {path: [one.code for one in found] for path, found in parsed.findings.items()} == {
        "a": ["folder-unknown"],
        "z": ["folder-unknown"],
    }


@given(
    st.sampled_from([kind.name for kind in BUILT_IN]),
    st.one_of(
        st.text(max_size=300),
        st.text(alphabet="ab1#-:[]()`!<>|&*'\" \n", max_size=300).map(lambda t: f"---\n{t}"),
        st.dictionaries(
            st.sampled_from(
                [
                    "title",
                    "status",
                    "date",
                    "tags",
                    "year",
                    "seriesIndex",
                    "entityIds",
                    "draft",
                    "url",
                ]
            ),
            st.sampled_from(
                ["x", "[a, [b]]", "{a: {b: c}}", "2025-13-45", "~", "-1.5", "'\\0'", "[[a]]"]
            ),
        ).map(lambda d: "---\n" + "".join(f"{k}: {v}\n" for k, v in d.items()) + "---\nText."),
    ),
)
def test_any_text_of_any_kind_is_an_entity(kind: str, text: str) -> None:
    found, _ = read(text, f"{kind}/x.md")
    assert found.kind == kind
    json.dumps(dict(found.fields), allow_nan=False)


def test_a_deck_keeps_the_title_on_its_first_slide() -> None:
    found = entity("---\ntitle: Talk\n---\n# Talk\n\n---\n## Two\n", "decks/talk.md")
    assert [slide.title for slide in found.slides] == ["Talk", "Two"]
    assert found.body.startswith("# Talk")
    assert entity("# Talk\n---\ntwo", "decks/file.md").title == "Talk"


def test_an_empty_file_is_an_entity_and_told() -> None:
    found, (finding,) = read(" \n", "notes/nothing.md")
    assert (found.title, found.words, finding.code) == ("nothing", 0, "file-empty")


def test_a_source_of_no_known_kind_is_told() -> None:
    (finding,) = read("# T\n\n## Sources\n- A (a) [essay]\n- B (b) [base]\n", "topics/t.md")[1]
    assert (finding.code, finding.line) == ("source-unknown-kind", 4)


def test_wikilinks_in_metadata_are_shown_by_their_labels() -> None:
    found = entity(
        "---\nauthor: '[[Jane Doe]]'\ntags: ['[[soil|Soil]]']\ndescription: On [[soil]]\n---\n"
    )
    assert (found.author, found.given_keywords, found.summary) == ("Jane Doe", ("Soil",), "On soil")


def test_old_statuses_are_todays() -> None:
    assert entity("---\nstatus: Presented\n---\n", "decks/a.md").status == "published"
    assert entity("---\nstatus: pending\n---\n", "links/a.md").status == "draft"


def test_an_endless_first_heading_is_no_title() -> None:
    assert entity("# " + "x" * 5000 + "\n\nText.", "notes/a.md").title == "a"


def test_what_is_withheld_leaves_no_trace_in_the_garden(garden: Callable[..., Garden]) -> None:
    grown = garden(
        {
            "posts/open.md": "# Open\n\nSoil feeds roots.",
            "posts/broken.md": "---\ntitle: a: b\nstatus: draft\n---\nZanzibar.",
            "notes/slip.md": "---\nvisiblity: restricted\ntags: [zanzibar]\n---\nZanzibar.",
        }
    )
    assert list(grown.entities) == ["posts/open"]
    assert list(grown.withheld) == ["notes/slip", "posts/broken"]
    assert "zanzibar" not in repr((grown.entities, grown.keywords, grown.ties)).casefold()


@given(st.text(alphabet="ab1_' -.\n’é字", max_size=40))
def test_apostrophes_join_words_and_each_ideograph_is_one(text: str) -> None:
    each = re.compile(r"字|[^\W字]+(?:['’]\w+)*")
    assert count_words(text) == len(each.findall(text))


def test_fields_in_the_text_never_override_the_frontmatter() -> None:
    found = entity("---\nmood: calm\n---\nMood:: wild\nrating:: 4\n\n- [rating:: 5]\n- seen:: yes")
    assert found.written_fields == {"mood": "calm", "rating": ["4", "5"], "seen": "yes"}
    assert found.fields == {"mood": "calm"}


def test_tags_in_the_text_are_given_keywords() -> None:
    found = entity("---\ntags: [Soil, roots]\n---\nOn #soil and #mesh/networks.")
    assert found.given_keywords == ("Soil", "roots", "mesh/networks")
