"""A garden grown since another: what an edit changes, and what it leaves as it was."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest

from benchmarks.generator import generate
from trellis import Config, Garden
from trellis.folders import read_folder
from trellis.sources import Reading, reading_from_texts

SIZE = 250  # so that a few may be edited
HOME = """# Reading list

What to read: [[Tide tables]].

```dataview
TABLE rating
WHERE rating
```
"""
TIDES = """# Tide tables

Tide tables tell sailors when the harbour can be entered. The tide turns twice a day.
"""
MOON = """# Moon phases

The moon draws the tide. Spring tides come with a full moon, and sailors read the tide tables then.
"""
HARBOUR = """# Harbour walls

A harbour wall keeps the swell out. At low tide sailors wait outside the harbour wall.
"""


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """A garden of generated texts, with a few that a person can read."""
    own = {"home.md": HOME, "tides.md": TIDES, "moon.md": MOON, "harbour.md": HARBOUR}
    made = generate(SIZE, 80).items()
    return {**{path: text for path, text in made if not path.startswith("topics/")}, **own}


@pytest.fixture(scope="module")
def before(texts: Mapping[str, str]) -> Garden:
    return grown(texts)


def grown(texts: Mapping[str, str], since: Garden | None = None, **options: object) -> Garden:
    config = Config.model_validate(options)
    return Garden.grow(reading_from_texts(texts), config, since=since)


def edited(before: Garden, texts: Mapping[str, str], **changes: str) -> Garden:
    """The garden after an edit of some texts, by the name of their file."""
    return grown({**texts, **{f"{name}.md": text for name, text in changes.items()}}, before)


def written_parts(garden: Garden) -> tuple[object, ...]:
    """All that depends on what is written and linked, and not on how the whole garden weighs it."""
    return (
        dict(garden.entities),
        dict(garden.addresses),
        garden.links,
        garden.series,
        garden.connections.ties,
        dict(garden.answers),
        garden.diagnostics,
    )


def weighed_parts(garden: Garden) -> tuple[object, ...]:
    return (
        garden.keywords,
        {id: garden.related(id) for id in garden.entities},
        garden.topics,
    )


def test_a_text_that_says_what_it_said_is_analysed_as_it_was(
    before: Garden, texts: dict[str, str]
) -> None:
    for name in ("tides", "moon", "harbour"):
        after = edited(before, texts, **{name: texts[f"{name}.md"] + "\n"})
        assert after.edited == {name}
        assert weighed_parts(after) == weighed_parts(before)


def test_a_garden_in_which_nothing_has_changed_is_what_it_was(
    before: Garden, texts: dict[str, str]
) -> None:
    after = grown(texts, before)
    assert after.edited == frozenset()
    assert after.analysis is before.analysis
    assert written_parts(after) == written_parts(before)


def test_a_text_of_words_that_nobody_knows_is_analysed_much_as_it_was(
    before: Garden, texts: dict[str, str]
) -> None:
    for path in sorted(texts)[::60]:
        after = grown({**texts, path: texts[path] + "\n"}, before)
        (id,) = after.edited
        was, now = ({one.key for one in garden.keywords.of[id]} for garden in (before, after))
        assert len(was & now) >= 0.9 * len(was)
        assert [one.id for one in after.related(id)] == [one.id for one in before.related(id)]
        assert after.topics == before.topics


def test_what_is_written_and_linked_is_as_if_all_were_read_anew(
    before: Garden, texts: dict[str, str]
) -> None:
    random = Random(7)
    now, after = dict(texts), before
    for path, other in [random.sample(sorted(texts), 2) for _ in range(2)]:
        now[path] += (
            f"\n## New\n\nSee [[{other.removesuffix('.md')}#Nowhere]] and [[No such page]].\n"
        )
        after = grown(now, after)
        assert after.edited
        assert written_parts(after) == written_parts(grown(now))


def test_a_new_link_is_seen_where_it_leads_and_makes_both_near(
    before: Garden, texts: dict[str, str]
) -> None:
    after = edited(before, texts, harbour=HARBOUR + "\nThe [[Moon phases]] tell when.\n")
    assert after.edited == {"harbour"}
    assert [one.origin for one in after.backlinks("moon")] == ["harbour"]
    assert before.backlinks("moon") == ()
    assert "harbour" in [one.id for one in after.related("moon")]
    (found,) = (one for one in after.related("harbour") if one.id == "moon")
    assert found.linked
    assert "link" in [reason.kind for reason in found.reasons]


def test_an_edited_text_has_the_keywords_that_it_would_have(
    before: Garden, texts: dict[str, str]
) -> None:
    new = HARBOUR + "\nDry docks lie behind the lock gates. Lock gates open at high water.\n"
    after = edited(before, texts, harbour=new)
    whole = grown({**texts, "harbour.md": new})
    labels = [one.label for one in after.keywords.of["harbour"]]
    assert "lock gates" in labels
    assert labels == [one.label for one in whole.keywords.of["harbour"]]
    assert after.keywords.entities["lock gate"] == ("harbour",)
    assert edited(after, texts).keywords.entities.get("lock gate") is None  # it was taken back
    assert edited(after, texts).keywords == before.keywords


def test_what_was_near_only_by_words_that_are_gone_is_near_no_more(
    before: Garden, texts: dict[str, str]
) -> None:
    assert "harbour" in [one.id for one in before.related("tides")]
    donor = before.entities[sorted(before.entities)[0]]
    after = edited(before, texts, harbour=f"# Harbour walls\n\n{donor.body}")
    near = [one.id for one in after.related("harbour")]
    assert donor.id in near
    assert "tides" not in near[:5]


def test_a_source_of_a_topic_is_shown_with_the_sentence_that_it_says_now(
    before: Garden, texts: dict[str, str]
) -> None:
    topic = before.topics[0]
    best = topic.sources[0]
    assert best.evidence is not None
    path = before.entities[best.id].path
    gone = texts[path].replace(best.evidence.text, "")
    assert gone != texts[path]
    after = grown({**texts, path: gone}, before)
    (now,) = (one for one in after.topics if one.id == topic.id)
    assert [one.id for one in now.sources if one.id != best.id] == [
        one.id for one in topic.sources if one.id != best.id
    ]
    shown = {one.id: one.evidence for one in now.sources}.get(best.id)
    assert shown != best.evidence
    assert all(best.evidence.text not in sentence.text for sentence in now.summary)


def test_a_text_about_something_else_goes_where_what_is_near_to_it_is_at_home(
    before: Garden, texts: dict[str, str]
) -> None:
    one, other = [topic for topic in before.topics if topic.parent is None][:2]
    leaves = next(source.id for source in one.sources if not source.guest)
    donors = [source.id for source in other.sources if not source.guest][:3]
    body = "\n\n".join(before.entities[id].body for id in donors)
    path, title = before.entities[leaves].path, before.entities[leaves].title
    after = grown({**texts, path: f"---\ntitle: {title}\n---\n{body}"}, before)
    assert after.edited == {leaves}
    topics = {topic.id: [source.id for source in topic.sources] for topic in after.topics}
    assert leaves in topics[other.id]
    assert leaves not in topics[one.id]


def test_a_query_is_asked_again(before: Garden, texts: dict[str, str]) -> None:
    rated = f"{TIDES}\nrating:: 5\n"
    after = edited(before, texts, tides=rated)
    assert dict(after.answers) != dict(before.answers)
    assert dict(after.answers) == dict(grown({**texts, "tides.md": rated}).answers)


@pytest.mark.parametrize(
    "changes",
    [
        {"new": "# New\n\nA new page.\n"},
        {"tides": TIDES.replace("Tide tables", "Tables of tides")},
        {"tides": f"---\naliases: [almanac]\n---\n{TIDES}"},
        {"tides": f"---\ndraft: true\n---\n{TIDES}"},
        {"topics/tides": "# Tides\n\nWhat the moon does to the sea.\n"},
    ],
    ids=["a new entity", "another title", "another alias", "a draft", "a topic"],
)
def test_more_than_an_edit_is_worked_out_from_the_beginning(
    before: Garden, texts: dict[str, str], changes: dict[str, str]
) -> None:
    after = edited(before, texts, **changes)
    assert after.edited == frozenset()
    whole = edited(before, texts, **changes)
    assert written_parts(after) == written_parts(whole)
    assert weighed_parts(after) == weighed_parts(whole)


def test_many_edits_are_too_many(before: Garden, texts: dict[str, str]) -> None:
    paths = sorted(path for path in texts if path.startswith("notes/"))
    after, now = before, dict(texts)
    for count, path in enumerate(paths[:3], start=1):
        now[path] += "\nOne sentence more.\n"
        after = grown(now, after)
        assert len(after.edited) == (count if count <= SIZE // 100 else 0)


def test_other_options_are_another_garden(before: Garden, texts: dict[str, str]) -> None:
    after = grown({**texts, "tides.md": TIDES + "\nMore.\n"}, before, keywords={"count": 3})
    assert after.edited == frozenset()


def test_a_settled_garden_is_no_ground_for_another(before: Garden, texts: dict[str, str]) -> None:
    after = edited(before.settled(), texts, tides=TIDES + "\nMore.\n")
    assert after.edited == frozenset()


# Files


def test_only_files_that_have_changed_are_read_again(
    folder: Callable[[dict[str, str]], Path],
) -> None:
    root = folder({"a.md": "A", "b.md": "B", "c.base": "views: []"})
    first = read_folder(root, Config())
    (root / "b.md").write_text("Bee", encoding="utf-8")
    second = read_folder(root, Config(), first)
    assert second == read_folder(root, Config())
    kept, new = second.sources
    assert kept is first.sources[0]
    assert new.text == "Bee"


def test_a_file_of_the_same_size_and_time_is_known_by_its_last_change(
    folder: Callable[[dict[str, str]], Path],
) -> None:
    root = folder({"a.md": "one"})
    first = read_folder(root, Config())
    status = (root / "a.md").stat()
    (root / "new.md").write_text("two", encoding="utf-8")
    (root / "new.md").replace(root / "a.md")
    os.utime(root / "a.md", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert [one.text for one in read_folder(root, Config(), first).sources] == ["two"]


def test_what_is_wrong_with_a_file_is_said_until_it_is_mended(
    folder: Callable[[dict[str, str]], Path],
) -> None:
    root = folder({"a.md": "A"})
    (root / "b.md").write_bytes(b"caf\xe9")
    first = read_folder(root, Config(), Reading())
    second = read_folder(root, Config(), first)
    assert [one.code for one in second.diagnostics] == ["file-not-text"]
    (root / "b.md").write_bytes("café".encode())
    assert not read_folder(root, Config(), second).diagnostics


def test_a_folder_is_loaded_again_after_an_edit(
    folder: Callable[[dict[str, str]], Path], texts: dict[str, str]
) -> None:
    root = folder(texts)
    first = Garden.load(root)
    (root / "tides.md").write_text(f"{TIDES}\nNeap tides follow.\n", encoding="utf-8")
    second = Garden.load(root, since=first)
    assert second.edited == {"tides"}
    assert "Neap tides" in second.entities["tides"].body
