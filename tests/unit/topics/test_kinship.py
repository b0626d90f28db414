"""What topics near one another are said to share."""

from dataclasses import replace

from trellis.topics.kinship import MANY, related_topics
from trellis.topics.lexicon import Lexicon
from trellis.topics.sketch import Sketch


def sketch(id: str, keywords: str) -> Sketch:
    named = tuple((key, key) for key in keywords.split(", "))
    return Sketch(id, id, "discovered", None, "en", named, (), ((id, 1.0),), (id,), {})


def test_a_topic_is_not_related_to_its_own_parts() -> None:
    whole, part = sketch("baking", "yeast, oven"), sketch("bread", "yeast, rye")
    beer = sketch("beer", "yeast, malt")
    found = related_topics(
        [whole, replace(part, parent="baking"), beer], Lexicon({}, {}, {}, {}, {})
    )
    assert {id: [one.id for one in near] for id, near in found.items()} == {
        "baking": ["beer"],
        "bread": ["beer"],
        "beer": ["baking", "bread"],
    }


def test_a_single_keyword_of_one_topic_alone_makes_no_other_near() -> None:
    bread = replace(sketch("bread", "yeast, oven, rye"), found=("a", "b"))
    beer = replace(sketch("beer", "hops, malt"), found=("c", "d"))
    holds = dict.fromkeys("ab", ("yeast", "rye")) | dict.fromkeys("cd", ("yeast", "malt"))
    spread = {"yeast": 4, "rye": 2, "malt": 2}
    rare = {**holds, **{str(number): () for number in range(9)}}
    assert related_topics([bread, beer], Lexicon(rare, spread, {}, {}, {})) == {}
    rye = {**rare, "c": ("yeast", "malt", "rye"), "d": ("yeast", "malt", "rye")}
    found = related_topics([bread, beer], Lexicon(rye, spread | {"rye": 4}, {}, {}, {}))
    assert found.keys() == {"bread", "beer"}


def test_what_is_said_everywhere_is_not_shared() -> None:
    words = [
        "yeast thinking",
        "yeast thinking",
        "malt thinking",
        "malt yeast",
        "thinking",
        "thinking",
    ]
    holds = {str(number): tuple(text.split()) for number, text in enumerate(words)}
    lexicon = Lexicon(holds, {"yeast": 3, "malt": 2, "thinking": 5}, {}, {}, {})
    assert lexicon.common(["0", "1", "2"], frozenset(["yeast", "thinking", "malt"])) == set()
    assert lexicon.common(["2", "3"], frozenset(["malt", "thinking"])) == {"malt"}


def shared(one: Sketch, other: Sketch) -> list[str]:
    lexicon = Lexicon({}, {}, {}, {}, {})
    (near,) = related_topics([one, other], lexicon)[one.id]
    return [reason.label for reason in near.reasons if reason.kind == "keyword"]


def test_topics_share_first_what_tells_most_of_both() -> None:
    one = sketch("bread", "yeast, sourdough, oven, acid, bowl")
    other = sketch("beer", "yeast, malt, acid, bowl, oven")
    assert shared(one, other) == ["yeast", "acid", "oven"]


def test_what_many_topics_are_named_by_makes_none_near() -> None:
    breads = [
        replace(sketch(f"bread {n}", f"yeast, rye {n}"), found=(f"light {n}", f"dark {n}"))
        for n in range(MANY + 1)
    ]
    holds: dict[str, tuple[str, ...]] = {id: () for bread in breads for id in bread.found}
    dark_and_light = [id for bread in breads[:2] for id in bread.found]
    lexicon = Lexicon(holds | dict.fromkeys(dark_and_light, ("malt",)), {"malt": 4}, {}, {}, {})
    assert related_topics([*breads, sketch("beer", "malt, hops")], lexicon) == {}
