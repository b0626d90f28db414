"""Which phrases tell of a group, and which of them would name it."""

from dataclasses import replace

from trellis.keywords import Keyword, Keywords
from trellis.topics.lexicon import Lexicon
from trellis.topics.naming import best_keywords, best_names, tells_apart
from trellis.topics.wording import reads_well


def lexicon(texts: dict[str, str], names=None, cited_by=None) -> Lexicon:
    """A garden of texts that are lists of keys, each as much a keyword as the others."""
    said = {id: tuple(text.split(", ")) for id, text in texts.items()}
    keys = sorted({key for held in said.values() for key in held})
    of = {id: tuple(Keyword(key, key, 0.5, "found") for key in held) for id, held in said.items()}
    holders = {key: tuple(id for id, held in said.items() if key in held) for key in keys}
    keywords = Keywords(of, holders, {key: key for key in keys}, said)
    return Lexicon.of(keywords, (), names or {}, cited_by or {})


GARDEN = {
    "a": "dough, yeast, oven, monday",
    "b": "dough, yeast, oven, parcel",
    "c": "dough, yeast, oven, monday",
    "d": "monday, parcel, dough",
    "e": "tide, moon",
    "f": "tide, moon",
    "g": "tide, harbour",
    "h": "tide, harbour",
}


def test_keys_that_are_said_together_come_first() -> None:
    telling = [key for _, key in lexicon(GARDEN).telling(["a", "b", "c", "d"], "en")]
    assert telling.index("yeast") < telling.index("parcel")
    assert telling.index("oven") < telling.index("parcel")


def test_a_keyword_stands_beside_others_and_is_often_of_several_words() -> None:
    found = lexicon(GARDEN)
    group = ["a", "b", "c", "d"]
    telling = found.telling(group, "en")
    before, after = {key: score for score, key in telling}, found.cohering(group, telling)
    kept = {key: score / before[key] for score, key in after}
    assert kept["yeast"] > kept["parcel"]  # which is said where the others are, and which is not
    labels = {"oven": "oven", "wild yeast": "wild yeast"}
    assert best_keywords([(0.4, "oven"), (0.35, "wild yeast")], labels)[0][0] == "wild yeast"


def test_a_group_is_called_what_most_of_it_cites() -> None:
    found = lexicon(
        GARDEN, {"a": ["yeast"], "b": ["oven"]}, {"b": frozenset("acd"), "a": frozenset("efgh")}
    )
    central = found.central(["a", "b", "c", "d"])
    assert central["oven"] > central["yeast"] > 1
    telling = found.telling(["a", "b", "c", "d"], "en")
    assert best_names(telling, found.labels, central, {}, "en")[0][1] == "oven"
    assert best_names(telling, found.labels, {}, {}, "en")[0][1] != "oven"


def test_a_group_is_called_what_the_page_is_called_that_maps_it() -> None:
    texts = {
        **GARDEN,
        "m": "baking",
        "n": "baking",
        "log": "diary, yeast",
        "x": "diary, oven",
        **{str(number): "parcel" for number in range(24)},
    }
    cited_by = {id: frozenset(["m", "log"]) for id in "abcn"}
    cited_by |= {id: frozenset(["log"]) for id in "defgh"}
    found = lexicon(texts, {"m": ["bake"], "log": ["diary"]}, cited_by)
    group = [*"abcdmnx", "log"]
    assert not found.mapped(group)  # nobody there says its name
    found = lexicon(texts, {"m": ["baking"], "log": ["diary"]}, cited_by)
    mapped = found.mapped(group)
    assert mapped.keys() == {"baking"}  # the diary cites as much elsewhere
    telling = found.telling(group, "en")
    assert best_names(telling, found.labels, {}, mapped, "en")[0][1] == "baking"
    assert best_names(telling, found.labels, {}, {}, "en")[0][1] != "baking"
    assert not found.mapped(["a", "b", "m"])  # two pages are no list


def test_what_sorts_entities_tells_of_no_group() -> None:
    texts = {str(number): "oven, yeast" for number in range(12)}
    found = lexicon(texts | {f"other {number}": "tide" for number in range(20)})
    told = replace(
        found, said={**found.said, "yeast": 0.05}
    )  # given to all, and said by hardly any
    assert {key for _, key in told.telling([*"01234"], "en")} == {"oven"}


def test_a_part_that_few_keywords_tell_of_is_no_topic() -> None:
    assert tells_apart([(0.4, key) for key in "abcde"])
    assert not tells_apart([(0.4, "a"), (0.3, "b"), *((0.01, key) for key in "cdefg")])
    assert not tells_apart([])


def test_codes_weak_words_and_adjectives_read_less_well_than_nouns() -> None:
    assert reads_well("PHIL451A", "en") < reads_well("philosophy", "en")
    assert reads_well("system", "en") < reads_well("bridge", "en")
    assert reads_well("personal", "en") < reads_well("system", "en")
    assert reads_well("Personal", "de") == 1.0
    assert reads_well("Befehle", "de") < reads_well("Brücken", "de")
    assert reads_well("installieren", "de") < reads_well("Installation", "de")
    assert reads_well("operating system", "en") == 1.0
    assert reads_well("statischen Analyse", "de") < reads_well("statische Analyse", "de")


def test_scripts_without_spaces_have_keywords_of_two_signs_and_names_of_more() -> None:
    texts = dict.fromkeys("abc", "内核, 启动流程") | dict.fromkeys("defgh", "书")
    found = lexicon(texts)
    telling = found.telling(["a", "b", "c"], "zh")
    assert {key for _, key in telling} == {"内核", "启动流程"}
    assert best_names(telling, found.labels, {}, {}, "zh")[0][1] == "启动流程"


def test_two_signs_that_a_source_is_called_are_a_name() -> None:
    telling = [(0.6, "楷书"), (0.45, "颜真卿")]
    labels = {key: key for _, key in telling}
    assert best_names(telling, labels, {}, {}, "zh")[0][1] == "颜真卿"
    assert best_names(telling, labels, {"楷书": 1.3}, {}, "zh")[0][1] == "楷书"
