"""What a garden is about: curated and discovered topics, with evidence."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from trellis import Garden, Topic

Grow = Callable[..., Garden]

SUBJECTS = {
    "bread": (
        "A sourdough starter raises the bread without any yeast from a shop. "
        "Wild yeast in the sourdough starter eats the sugars of the flour. "
        "Bakers fold the dough several times before the long rise in the cold."
    ),
    "tides": (
        "Spring tides follow the full moon and the new moon within two days. "
        "Every harbour master reads the tide tables before the boats go out. "
        "Neap tides leave the mud flats of the harbour covered all day long."
    ),
    "bees": (
        "Honey bees dance to tell the hive where the flowers stand. "
        "A beekeeper opens the hive only on warm days without any wind. "
        "The queen bee lays the eggs from which the whole hive grows."
    ),
}


def plain_garden(size: int = 4) -> dict[str, str]:
    """Notes on three subjects, without a link among them."""
    texts = {}
    for subject, prose in SUBJECTS.items():
        sentences = prose.split(". ")
        for number in range(size):
            turned = sentences[number % 3 :] + sentences[: number % 3]
            body = ". ".join(sentence.rstrip(".") for sentence in turned) + "."
            own = f"Number {number} of my {subject} pages was written at desk {number}."
            texts[f"{subject}-{number}.md"] = (
                f"# On {subject} {number}\n\n## Why\n\n{body}\n\n{own}"
            )
    return texts


def topic(garden: Garden, id: str) -> Topic:
    return next(one for one in garden.topics if one.id == id)


def test_a_garden_without_links_or_topic_files_has_topics(garden: Grow) -> None:
    grown = garden(plain_garden())
    groups = {frozenset(source.id.split("-")[0] for source in one.sources) for one in grown.topics}
    assert groups == {frozenset({subject}) for subject in SUBJECTS}
    assert all(one.origin == "discovered" and one.entity_id is None for one in grown.topics)


def test_discovered_topics_have_names_of_their_own_and_slugs_as_ids(garden: Grow) -> None:
    grown = garden(plain_garden())
    titles = [one.title for one in grown.topics]
    assert len(set(titles)) == len(titles) == 3
    assert all(title[0].isupper() for title in titles)
    assert all(one.id == one.title.lower().replace(" ", "-") for one in grown.topics)


def test_summaries_are_whole_sentences_of_sources_each_credited(garden: Grow) -> None:
    grown = garden(plain_garden())
    for one in grown.topics:
        assert 2 <= len(one.summary) <= 6
        for sentence in one.summary:
            assert sentence.source is not None
            said = " ".join(block.text for block in grown.entities[sentence.source].blocks)
            assert sentence.text in said
            assert sentence.anchor == "why"
        assert len({sentence.text for sentence in one.summary}) == len(one.summary)


def test_a_summary_takes_what_introduces_a_source_before_what_follows(garden: Grow) -> None:
    texts = {
        f"{kind}.md": f"# {kind} bees\n\n"
        f"All year, the insects that are {kind} bees fill the hives of the valley with honey. "
        f"{kind} bees are the insects that fill the hives of the valley with honey all year."
        for kind in ("Carniolan", "Buckfast", "Italian", "Caucasian")
    }
    (bees,) = garden(texts).topics
    assert bees.summary[0].text.startswith(bees.summary[0].source or "")
    assert " bees are the" in bees.summary[0].text


def test_every_source_has_the_sentence_that_earns_it_its_place(garden: Grow) -> None:
    grown = garden(plain_garden())
    for one in grown.topics:
        for source in one.sources:
            assert source.evidence is not None
            assert source.evidence.anchor == "why"
            assert source.keywords


def test_evidence_says_a_keyword_that_stands_beside_it_where_a_sentence_does(garden: Grow) -> None:
    texts = plain_garden() | {
        "topics/tides.md": "---\ntitle: Tides\nkeywords: [tide tables, salt marsh, ebb, slack water, "
        "lunar day]\n---\nOf harbours, the moon, mud flats and boats.",
        "log.md": "# Log\n\nThe moon stands over the mud flats, the boats and the harbour.\n\n"
        "Somebody reads the tide tables twice before the day begins.",
    }
    (log,) = (one for one in topic(garden(texts), "tides").sources if one.id == "log")
    assert "tide tables" in log.keywords
    assert log.evidence is not None
    assert "tide tables" in log.evidence.text


def test_what_a_source_shares_is_written_as_its_topic_writes_it(garden: Grow) -> None:
    texts = plain_garden() | {
        "topics/bread.md": "---\ntitle: Bread\nkeywords: [Sourdough Starter]\n---\nIt is of dough."
    }
    for source in topic(garden(texts), "bread").sources:
        assert source.keywords[0] == "Sourdough Starter"
        assert "sourdough starter" not in source.keywords


def test_a_source_that_holds_no_keyword_of_its_topic_shows_what_both_speak_of(garden: Grow) -> None:
    texts = plain_garden() | {
        "topics/loaves.md": "---\ntitle: Loaves\nkeywords: [bakery management]\n---\n"
        "Bakers, the yeast and flour of a sourdough starter, and the dough."
    }
    for source in topic(garden(texts), "loaves").sources:
        assert "sourdough starter" in source.keywords
        assert len(source.keywords) <= 3
        assert source.evidence is not None
        assert any(keyword in source.evidence.text.lower() for keyword in source.keywords)


def test_discovery_can_be_switched_off(garden: Grow) -> None:
    assert garden(plain_garden(), topics={"discover": False}).topics == ()


def test_a_curated_topic_stands_for_the_ground_it_covers(garden: Grow) -> None:
    file = "---\ntitle: Keeping Bees\nkeywords: [honey bees, hive]\n---\nHow bees live in a hive."
    grown = garden(plain_garden() | {"topic/keeping-bees.md": file})
    bees = topic(grown, "keeping-bees")
    assert bees.origin == "curated"
    assert bees.entity_id == "topic/keeping-bees"
    assert bees.keywords[:2] == ("honey bees", "hive")
    assert [sentence.text for sentence in bees.summary] == ["How bees live in a hive."]
    assert {source.id for source in bees.sources} == {f"bees-{n}" for n in range(4)}
    assert len(grown.topics) == 3


def test_listed_sources_stay_and_come_first(garden: Grow) -> None:
    file = "# Bees\n\n## Content\n\nOf honey bees.\n\n## Sources\n\n- On tides 1 (tides-1) [note]\n"
    bees = topic(garden(plain_garden() | {"topic/bees.md": file}), "bees")
    assert (bees.sources[0].id, bees.sources[0].pinned) == ("tides-1", True)
    assert bees.ranking[0].id == "tides-1"
    assert not any(source.pinned for source in bees.sources[1:])


def test_private_sources_leave_no_trace(garden: Grow) -> None:
    hidden = "---\ntitle: Secret Hive\nvisibility: restricted\n---\nHoney bees in a secret hive."
    file = "# Bees\n\n## Content\n\nOf bees.\n\n## Sources\n\n- Secret Hive (secret) [note]\n"
    grown = garden(plain_garden() | {"secret.md": hidden, "topic/bees.md": file})
    assert "secret" not in {source.id for one in grown.topics for source in one.ranking}
    assert "ecret" not in repr(grown.topics)


def test_topics_are_no_sources_of_topics(garden: Grow) -> None:
    grown = garden(plain_garden() | {"topic/bees.md": "# Bees\n\nHoney bees and their hive."})
    assert "topic/bees" not in {source.id for one in grown.topics for source in one.ranking}


def test_an_empty_topic_file_is_a_topic_without_sources(garden: Grow) -> None:
    empty = topic(garden(plain_garden() | {"topic/xyzzy.md": "# Xyzzy\n"}), "xyzzy")
    assert empty.sources == ()
    assert empty.summary == ()


def test_rankings_are_in_order_and_hold_what_is_shown(garden: Grow) -> None:
    for one in garden(plain_garden()).topics:
        scores = [source.score for source in one.ranking]
        assert scores == sorted(scores, reverse=True)
        assert {source.id for source in one.sources} <= {source.id for source in one.ranking}


def test_topics_that_share_sources_are_near_with_reasons_that_sum(garden: Grow) -> None:
    listed = "## Sources\n\n- One (bees-1) [note]\n- Two (bees-2) [note]\n"
    files = {
        "topic/hives.md": f"# Hives\n\nHives of honey bees.\n\n{listed}",
        "topic/queens.md": f"# Queens\n\nQueens of honey bees.\n\n{listed}",
    }
    grown = garden(plain_garden() | files)
    (near,) = [one for one in topic(grown, "hives").related if one.id == "queens"]
    assert "source" in {reason.kind for reason in near.reasons}
    assert sum(reason.weight for reason in near.reasons) == pytest.approx(near.score, abs=1e-5)


def test_ties_hold_each_source_of_each_topic(garden: Grow) -> None:
    grown = garden(plain_garden())
    tied = {(tie.source, tie.target) for tie in grown.ties if tie.kind == "source"}
    assert tied == {
        (source.id, f"topic:{one.id}") for one in grown.topics for source in one.sources
    }


def test_the_order_of_the_files_does_not_matter(garden: Grow) -> None:
    texts = plain_garden()
    assert garden(texts).topics == garden(dict(reversed(texts.items()))).topics


@pytest.mark.parametrize("subject", SUBJECTS)
def test_one_more_post_leaves_the_other_topics_their_ids(garden: Grow, subject: str) -> None:
    texts = plain_garden(10)
    more = {"new.md": f"# A new one\n\n{SUBJECTS[subject]}"}
    before = {one.id for one in garden(texts).topics}
    after = {one.id for one in garden(texts | more).topics}
    assert before == after


def test_topics_of_one_name_in_two_folders_have_ids_of_their_own(garden: Grow) -> None:
    files = {
        f"topic/{part}/hive.md": f"# Hive\n\nA hive in the {part}." for part in ("east", "west")
    }
    ids = [one.id for one in garden(plain_garden() | files).topics if one.origin == "curated"]
    assert len(set(ids)) == 2
    assert "hive" in ids
    assert all(re.fullmatch(r"hive(-[0-9a-f]{6})?", id) for id in ids)


def test_the_page_that_heads_the_folder_of_topics_is_no_topic(garden: Grow) -> None:
    grown = garden(plain_garden() | {"topic/index.md": "# All topics\n\nOf bees and of bread."})
    assert all(one.origin == "discovered" for one in grown.topics)


def test_no_topic_is_its_own_source(garden: Grow) -> None:
    file = "# Bees\n\n## Content\n\nOf bees.\n\n## Sources\n\n- Bees (bees) [note]\n- One (bees-1) [note]\n"
    bees = topic(garden(plain_garden() | {"topic/bees.md": file}), "bees")
    assert "topic/bees" not in {source.id for source in bees.ranking}
    assert bees.sources[0].id == "bees-1"


def test_a_tag_that_only_sorts_entities_names_no_topic(garden: Grow) -> None:
    about = "Sourdough bread needs a lively starter; the starter feeds on flour."
    other = "Spring tides follow the moon; the tide tables say when."
    grown = garden(
        {
            **{
                f"bread {n}.md": f"---\ntags: [seedling]\n---\n# Bread {n}\n\n{about}\n"
                for n in range(8)
            },
            **{
                f"tide {n}.md": f"---\ntags: [grown]\n---\n# Tide {n}\n\n{other}\n"
                for n in range(8)
            },
        }
    )
    assert grown.topics
    assert not {"seedling", "grown"} & {topic.id for topic in grown.topics}


def test_sentences_keep_what_stands_in_code_and_those_with_holes_are_not_shown(
    garden: Grow,
) -> None:
    texts = plain_garden()
    texts["bees-0.md"] = (
        "# On bees 0\n\nEvery `swarm` of honey bees in the hive follows the queen bee to a hive."
        "\n\nThe hive of honey bees has a {{macro}} where the queen bee of the hive may rest."
    )
    shown = [
        text
        for one in garden(texts).topics
        for text in (
            *(sentence.text for sentence in one.summary),
            *(source.evidence.text for source in one.sources if source.evidence),
        )
    ]
    assert any("Every swarm of honey bees" in text for text in shown)
    assert not any("has a where" in text or "has a  where" in text for text in shown)
