"""A garden as plain Markdown: the same tree, with links that any tool follows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from trellis import Garden
from trellis.publish.markdown import markdown_tree
from trellis.sources import reading_from_texts

Grow = Callable[..., Garden]


def exported(garden: Grow, body: str, **others: str) -> str:
    """The body of a post that says `body`, as exported."""
    texts = {
        "posts/a.md": f"---\ntitle: A\n---\n{body}\n",
        "notes/The Good Foot.md": "# The Good Foot\n\n## Why *not*\n\nText.\n",
        "notes/hidden.md": "---\nvisibility: restricted\n---\nHidden.\n",
        "img/p.png": "",
    }
    tree = markdown_tree(garden(texts | others))
    return tree.texts["posts/a.md"].partition("---\n\n")[2].rstrip("\n")


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("[[The Good Foot]]", "[The Good Foot](../notes/The%20Good%20Foot.md)"),
        ("[[The Good Foot|that one]]", "[that one](../notes/The%20Good%20Foot.md)"),
        ("[[The Good Foot#Why not]]", "[The Good Foot](../notes/The%20Good%20Foot.md#why-not)"),
        (
            "[x](../notes/The%20Good%20Foot.md)",
            "[x](../notes/The%20Good%20Foot.md)",
        ),
        (
            '[x](</notes/The Good Foot.md> "Title")',
            '[x](../notes/The%20Good%20Foot.md "Title")',
        ),
        ("![[p.png]]", "![p.png](../img/p.png)"),
        ("![Alt](../img/p.png)", "![Alt](../img/p.png)"),
        (
            "[![Alt](/img/p.png)](/notes/The%20Good%20Foot)",
            "[![Alt](../img/p.png)](../notes/The%20Good%20Foot.md)",
        ),
        ("`[[The Good Foot]]`", "`[[The Good Foot]]`"),
        ("[out](https://example.org)", "[out](https://example.org)"),
    ],
)
def test_links_become_relative_markdown_links(garden: Grow, written: str, plain: str) -> None:
    assert exported(garden, f"See {written}.") == f"See {plain}."


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("[[hidden|the *label*]]", "the *label*"),
        ("[the label](../notes/hidden.md)", "the label"),
        ("![[hidden|label]]", "label"),
        ("[[nothing|label]]", "label"),
        ("the label%% a comment %%", "the label"),
    ],
)
def test_what_readers_may_not_see_is_plain_text(garden: Grow, written: str, plain: str) -> None:
    assert exported(garden, f"See {written}.") == f"See {plain}."


def test_reference_links_carry_their_destination_themselves(garden: Grow) -> None:
    body = "See [the foot][f], [f] and [no][h].\n\n[f]: /notes/The%20Good%20Foot.md\n[h]: ../notes/hidden.md"
    path = "../notes/The%20Good%20Foot.md"
    assert exported(garden, body) == f"See [the foot]({path}), [f]({path}) and no."


def test_every_file_has_a_title_in_its_frontmatter(garden: Grow) -> None:
    tree = markdown_tree(garden({"notes/b.md": "# Breathing\n\nIn and out.\n"}))
    assert tree.texts["notes/b.md"] == "---\ntitle: Breathing\n---\n\nIn and out.\n"


def test_unknown_keys_and_their_order_are_kept(garden: Grow) -> None:
    text = "---\nzeta: [1, 2]\ntitle: T\nalpha: {b: 1}\n---\n\nText.\n"
    tree = markdown_tree(garden({"posts/t.md": text}))
    assert tree.texts["posts/t.md"] == (
        "---\nzeta:\n  - 1\n  - 2\ntitle: T\nalpha:\n  b: 1\n---\n\nText.\n"
    )


def test_a_newsletter_does_not_list_what_is_hidden(garden: Grow) -> None:
    tree = markdown_tree(
        garden(
            {
                "newsletters/n.md": (
                    "---\nsubject: N\nstatus: published\nentityIds: [a, b]\n---\nHello.\n"
                ),
                "posts/a.md": "---\ntitle: A\n---\nA.\n",
                "posts/b.md": "---\ntitle: B\nstatus: draft\n---\nB.\n",
            }
        )
    )
    assert "entityIds:\n  - a\n---" in tree.texts["newsletters/n.md"]


def test_topics_of_any_form_are_written_in_the_canonical_one(garden: Grow) -> None:
    tree = markdown_tree(
        garden(
            {
                "topics/mesh.md": (
                    "# Mesh\n\n## Content\nNetworks without a centre.\n\n## Keywords\n- mesh\n\n"
                    "## Sources\n- A post (a) [post]\n"
                ),
                "posts/a.md": "---\ntitle: A post\n---\nMesh.\n",
            }
        )
    )
    text = tree.texts["topics/mesh.md"]
    assert text.startswith("---\ntitle: Mesh\nkeywords:\n")
    assert (
        "\n---\n\nNetworks without a centre.\n\n## Sources\n- [A post](../posts/a.md) (a-post) [post]\n"
        in text
    )


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["rizom/notes", "jzhao/notes", "obsidian-help/en"])
def test_a_real_garden_reads_back_as_the_same(corpus: Callable[[str], Path], name: str) -> None:
    before = Garden.load(corpus(name))
    tree = markdown_tree(before)
    texts = tree.texts | dict.fromkeys(tree.assets, "")
    after = Garden.grow(reading_from_texts(texts), before.config)
    assert set(after.entities) >= set(before.entities)
    for id, entity in before.entities.items():
        again = after.entities[id]
        assert (again.kind, again.title, again.date, again.summary) == (
            entity.kind,
            entity.title,
            entity.date,
            entity.summary,
        )
    targets = {(tie.source, tie.target) for tie in before.ties if tie.kind == "link"}
    kept = {(tie.source, tie.target) for tie in after.ties if tie.kind == "link"}
    assert len(targets & kept) >= 0.98 * len(targets)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (
            "```trellis\nkind: note\n```",
            "- [The Good Foot](../notes/The%20Good%20Foot.md)",
        ),
        (
            "> Of these:\n> ```trellis\n> kind: note\n> columns: kind, series as S\n> ```\n> And more.",
            "> Of these:\n>\n> | Title | Kind | S |\n> | --- | --- | --- |\n"
            "> | [The Good Foot](../notes/The%20Good%20Foot.md) | Note |  |\n>\n> And more.",
        ),
        ("```trellis\nyear: 1900\n```", "*Nothing here yet.*"),
        ("```trellis\nkind: pots\n```", "```trellis\nkind: pots\n```"),
        ("![[all.base]]", "- [The Good Foot](../notes/The%20Good%20Foot.md)"),
    ],
)
def test_query_blocks_are_answered(garden: Grow, written: str, plain: str) -> None:
    base = "filters: file.inFolder('notes')\nviews: [{type: list}]\n"
    assert exported(garden, written, **{"all.base": base}) == plain
