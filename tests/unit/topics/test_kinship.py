"""What topics near one another are said to share."""

from trellis.topics.kinship import related_topics
from trellis.topics.lexicon import Lexicon
from trellis.topics.sketch import Sketch


def sketch(id: str, keywords: str) -> Sketch:
    named = tuple((key, key) for key in keywords.split(", "))
    return Sketch(id, id, "discovered", None, "en", named, (), ((id, 1.0),), (id,), {})


def shared(one: Sketch, other: Sketch) -> list[str]:
    lexicon = Lexicon({}, {}, {}, {}, {})
    (near,) = related_topics([one, other], lexicon)[one.id]
    return [reason.label for reason in near.reasons if reason.kind == "keyword"]


def test_topics_share_first_what_tells_most_of_both() -> None:
    one = sketch("bread", "yeast, sourdough, oven, acid, bowl")
    other = sketch("beer", "yeast, malt, acid, bowl, oven")
    assert shared(one, other) == ["yeast", "acid", "oven"]
