"""Keywords: phrases a person would choose, one name for one thing."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trellis import Config, Garden
from trellis.keywords import candidates

Grow = Callable[..., Garden]

MESH = """
Mesh networks carry messages from neighbour to neighbour. A mesh network needs no centre, and
mesh-networks heal themselves when a node fails. In January various things happened, and on Tuesday
we used `ip_forward` and https://example.org/mesh to set one up. Every neighbourhood association
that builds mesh networks learns about radio antennas, routing protocols and mutual trust.
"""
BREAD = """
Sourdough bread begins with a starter. The sourdough starter is fed every morning; wild yeast and
lactic bacteria do the work. A Dutch oven keeps the steam, which gives sourdough bread its crust.
"""


def labels(garden: Garden, id: str) -> list[str]:
    return [keyword.label for keyword in garden.keywords.of[id]]


def test_keywords_are_the_phrases_that_a_text_is_about(garden: Grow) -> None:
    grown = garden({"a.md": MESH, "b.md": BREAD})
    assert labels(grown, "a")[0] == "mesh networks"
    assert {"sourdough bread", "sourdough starter"} <= set(labels(grown, "b")[:5])
    assert "Dutch oven" in labels(grown, "b")


def test_no_junk_is_a_keyword(garden: Grow) -> None:
    found = {label.casefold() for label in labels(garden({"a.md": MESH}), "a")}
    assert not found & {"various", "things", "various things", "january", "tuesday", "ip_forward"}
    assert not any("example.org" in label or label.isdigit() for label in found)


def test_number_case_and_hyphen_make_no_new_keyword(garden: Grow) -> None:
    found = [label.casefold() for label in labels(garden({"a.md": MESH}), "a")]
    assert sum(label.replace("-", " ").rstrip("s") == "mesh network" for label in found) == 1


def test_british_and_american_spelling_are_one_keyword(garden: Grow) -> None:
    grown = garden({"a.md": "Colour theory is old.", "b.md": "Modern color theory is new."})
    keys = {
        k.key for id in ("a", "b") for k in grown.keywords.of[id] if "theory" in k.label.lower()
    }
    assert "color theori" in keys


def test_the_label_is_the_commonest_spelling(garden: Grow) -> None:
    text = "We trust DAOs. Many DAOs fail. One DAO grew. Some DAOs merge."
    assert labels(garden({"a.md": text}), "a")[0] == "DAOs"


def test_a_capital_at_the_start_of_a_sentence_is_no_part_of_the_label(garden: Grow) -> None:
    text = "Soil health matters. We measure soil health in spring. Ada Lovelace wrote about soil health."
    found = labels(garden({"a.md": text}), "a")
    assert "soil health" in found
    assert "Ada Lovelace" in found


def test_an_english_adjective_in_a_title_is_not_declined(garden: Grow) -> None:
    grown = garden({"a.md": "# Transformative Technology Trilemma\n\nAda asked what it means."})
    assert "Transformative Technology Trilemma" in labels(grown, "a")


def test_a_name_is_a_keyword_as_a_whole(garden: Grow) -> None:
    text = (
        "We read the Twin Earth Argument. The Open Knowledge Layer holds the Twin Earth Argument."
    )
    found = labels(garden({"a.md": text}), "a")
    assert {"Twin Earth Argument", "Open Knowledge Layer"} <= set(found)
    assert not {"Argument", "Layer"} & set(found)


def test_a_sentence_that_follows_a_title_without_a_stop_is_no_part_of_a_name(garden: Grow) -> None:
    grown = garden({"a.md": "A stochastic framework Describes what a stochastic framework is."})
    assert not [one for one in labels(grown, "a") if "Describes" in one]


def test_half_a_german_compound_and_what_only_points_are_no_keywords(garden: Grow) -> None:
    text = (
        "---\nlang: de\n---\nDie Archivierungs- und Sicherungswerkzeuge sind gut. Folgende Werkzeuge"
        " gehören zu den Archivierungs- und Sicherungswerkzeugen. Folgende Werkzeuge helfen."
    )
    found = labels(garden({"a.md": text}), "a")
    assert "Sicherungswerkzeuge" in found
    assert not [one for one in found if "Archivierungs" in one.split() or "olgende" in one]


def test_measures_and_words_that_say_no_more_than_how_are_no_keywords(garden: Grow) -> None:
    german = "Das Brot backt bei 250 Grad. Ein Brot wiegt 900 Gramm. Das Brot kühlt auf 30 Grad ab."
    german += " Beim Malen und nach dem Malen hilft Brot, mit ganzen Teilen und in vielen Teilen."
    chinese = "绿茶适合春天。绿茶适合玻璃杯，红茶适合冬天，红茶适合瓷杯。"
    grown = garden({"de.md": german, "zh.md": f"---\nlang: zh\n---\n\n{chinese}"})
    found = {*labels(grown, "de"), *labels(grown, "zh")}
    assert {"Brot", "Malen", "绿茶"} <= found
    assert not found & {"Grad", "Gramm", "Teilen", "适合"}


def test_adjectives_and_irregular_plurals_of_weak_nouns_are_no_keywords(garden: Grow) -> None:
    text = "Faulty replicas stay faulty. Our lives depend on replicas, our lives on trust."
    found = labels(garden({"a.md": text}), "a")
    assert "replicas" in " ".join(found)
    assert not {"faulty", "lives"} & set(found)


def test_what_begins_german_sentences_is_no_noun_for_its_capital(garden: Grow) -> None:
    said = "Schauen hilft. „Dies“ ist ein Pfad. Bitte nicht rennen. Der Pfad ist lang, wenn wir schauen."
    grown = garden(
        {"a.md": said + " Wir bitten darum, und bitte bald.", "b.md": "Der Pfad."}, lang="de"
    )
    assert set(labels(grown, "a")) == {"Pfad"}


def test_english_within_another_language_gives_no_function_words(garden: Grow) -> None:
    said = "Le jardin est grand. « The garden and the path which you know. » Le chemin du jardin."
    found = {label.casefold() for label in labels(garden({"a.md": said}, lang="fr"), "a")}
    assert not found & {"the", "you", "which"}


def test_verbs_of_romance_languages_are_no_keywords(garden: Grow) -> None:
    said = "Construire un jardin. Pour installer le chemin, lancez le chantier. La mise à jour du jardin."
    found = set(labels(garden({"a.md": said}, lang="fr"), "a"))
    assert {"mise à jour", "jardin", "chemin", "chantier"} <= found
    assert not {"Construire", "construire", "installer", "lancez"} & found


def test_an_acronym_and_what_the_text_says_it_stands_for_are_one(garden: Grow) -> None:
    grown = garden(
        {
            "a.md": "Decentralized autonomous organizations (DAOs) vote with tokens.",
            "b.md": "A DAO needs members. Every DAO needs rules.",
        }
    )
    shared = {k.key for k in grown.keywords.of["a"]} & {k.key for k in grown.keywords.of["b"]}
    assert any("autonom" in key for key in shared)


def test_the_plural_of_an_acronym_is_no_other_keyword(garden: Grow) -> None:
    grown = garden({"a.md": "Every CRDT merges, as all CRDTs do.", "b.md": "CRDTs and text."})
    assert [label for label in labels(grown, "a") if label.startswith("CRDT")] == ["CRDTs"]


def test_an_acronym_that_is_written_small_in_code_is_shown_in_capitals(garden: Grow) -> None:
    small = "The {0} is small. In the {0} we wait."
    grown = garden({"a.md": small.format("wasi"), "b.md": "Much is said of the WASI today."})
    assert "WASI" in labels(grown, "a")
    grown = garden({"a.md": 4 * small.format("wasp"), "b.md": "Much is said of the WASP today."})
    assert "wasp" in labels(grown, "a")


def test_a_word_that_may_be_a_verb_is_one_before_a_name(garden: Grow) -> None:
    found = labels(
        garden({"a.md": "In the menu, then click Publish changes to see the site."}), "a"
    )
    assert not any("click" in label for label in found)


def test_a_name_alone_in_brackets_is_no_keyword(garden: Grow) -> None:
    said = "- doc: fix a typo in the garden (Ada Lovelace)\n- the mesh network (Mary de la Tour)\n"
    found = labels(garden({"a.md": said}), "a")
    assert "mesh network" in found
    assert not {"Ada Lovelace", "Mary de la Tour"} & set(found)


def test_an_acronym_that_nobody_explains_stays_itself(garden: Grow) -> None:
    grown = garden({"a.md": "A DAO needs rules (see below)."})
    assert "DAO" in labels(grown, "a")


def test_given_keywords_come_first_and_stay_as_written(garden: Grow) -> None:
    text = f"---\nkeywords: [Mesh Network, art/land, Zines]\n---\n{MESH}"
    found = garden({"a.md": text}).keywords.of["a"]
    assert [k.label for k in found if k.origin == "given"] == ["Mesh Network", "art/land", "Zines"]
    assert [k.origin for k in found[:3]] == ["given"] * 3
    assert sum(k.key == found[0].key for k in found) == 1
    assert all(0 < k.weight <= 1 for k in found)
    assert max(k.weight for k in found if k.origin == "found") < found[0].weight


def test_a_given_spelling_names_the_keyword_in_the_whole_garden(garden: Grow) -> None:
    grown = garden(
        {"a.md": "---\nkeywords: [MeshNets]\n---\nShort.", "b.md": "MeshNets, meshnets."}
    )
    key = grown.keywords.of["a"][0].key
    assert grown.keywords.labels[key] == "MeshNets"


def test_synonyms_and_ignored_phrases_are_the_owners_choice(garden: Grow) -> None:
    grown = garden(
        {"a.md": MESH, "b.md": "Community wifi is a kind of mesh network. Community wifi grows."},
        keywords={"synonyms": {"mesh networking": ["mesh network", "community wifi"]},
                  "ignore": ["Radio antennas"]},
    )  # fmt: skip
    assert labels(grown, "a")[0] == "mesh networking"
    assert labels(grown, "b").count("mesh networking") == 1
    assert "community wifi" not in {label.casefold() for label in labels(grown, "b")}
    assert "radio antennas" not in labels(grown, "a")


def test_what_a_synonym_names_is_found_whatever_its_words_are(garden: Grow) -> None:
    grown = garden(
        {
            "a.md": "A time bank keeps a ledger of hours. The time bank is old.",
            "b.md": "LETS began on an island. LETS lets you pay in hours.",
            "c.md": "She lets a house, and has time. The bank is old.",
        },
        keywords={"synonyms": {"mutual credit": ["LETS", "time bank"]}},
    )
    assert [("mutual credit" in labels(grown, id)) for id in "abc"] == [True, True, False]
    assert "bank" not in labels(grown, "a")


@pytest.mark.parametrize(
    ("one", "other"),
    [("data base", "database"), ("web-site", "websites"), ("fire wall", "firewall"),
     ("name spaces", "namespace"), ("co-operative", "cooperatives")],
)  # fmt: skip
def test_a_compound_is_one_keyword_with_a_space_a_hyphen_or_none(
    garden: Grow, one: str, other: str
) -> None:
    grown = garden({"a.md": f"The {one} grows. A {one} dies.", "b.md": f"The {other} by the sea."})
    shared = {k.key for k in grown.keywords.of["a"]} & {k.key for k in grown.keywords.of["b"]}
    assert len(shared) == 1


def test_words_that_differ_at_their_ends_stay_two(garden: Grow) -> None:
    grown = garden({"a.md": "The cape and the cap. A cap, a cape."})
    assert {"cap", "cape"} == {one.key for one in grown.keywords.of["a"]}


def test_an_acronym_may_stand_for_hyphenated_words(garden: Grow) -> None:
    text = "A CRDT (conflict-free replicated data type) merges."
    grown = garden({"a.md": text, "b.md": "Conflict-free replicated data types are old."})
    assert {k.key for k in grown.keywords.of["a"]} & {k.key for k in grown.keywords.of["b"]}
    assert "crdt" not in {one.key for one in grown.keywords.of["a"]}


def test_a_phrase_that_only_occurs_within_a_longer_one_gives_way(garden: Grow) -> None:
    text = "The neural tangent kernel is hard. We plot the neural tangent kernel. It is fun."
    found = labels(garden({"a.md": text}), "a")
    assert "neural tangent kernel" in found
    assert not {"tangent kernel", "neural tangent", "kernel"} & set(found)


def test_dotted_function_words_are_none(garden: Grow) -> None:
    found = labels(garden({"a.md": "Some words, e.g. words of praise, i.e. kind words."}), "a")
    assert not any("." in label for label in found)


def test_phrases_end_where_a_clause_ends(garden: Grow) -> None:
    found = labels(
        garden({"a.md": "We grow apples, pear trees; wild garlic (mint) and thyme."}), "a"
    )
    assert "pear trees" in found
    assert not any("apples" in label and "pear" in label for label in found)


def test_a_verb_after_its_subject_is_no_part_of_a_keyword(garden: Grow) -> None:
    text = (
        "Permission travels up. A proposal passes when nobody objects. The members share tools."
        " All options stand open. Systems design is a craft."
    )
    found = {label.casefold() for label in labels(garden({"a.md": text}), "a")}
    assert not found & {"permission travels", "proposal passes", "members share", "options stand"}
    assert {"permission", "systems design"} <= found


def test_a_participle_between_two_nouns_ends_a_keyword(garden: Grow) -> None:
    text = "A ratings platform bringing structure to lessons. You may drop supported files on it."
    found = labels(garden({"a.md": text}), "a")
    assert "ratings platform" in found
    assert "supported files" in found
    assert not any("bringing" in label or "drop" in label for label in found)


def test_what_a_plural_does_is_no_part_of_it(garden: Grow) -> None:
    found = set(
        labels(garden({"a.md": "Old kernels executing in rings, and a node proposing it."}), "a")
    )
    assert not {"kernels executing", "node proposing"} & {label.casefold() for label in found}


def test_a_name_of_three_capitals_may_begin_a_sentence(garden: Grow) -> None:
    found = labels(garden({"a.md": "Value Driven Development is good. It helps."}), "a")
    assert "Value Driven Development" in found


def test_what_a_long_text_says_once_still_counts_for_its_parts(garden: Grow) -> None:
    kinds = [f"{a}{b}" for a in ("bal", "cor", "dun", "fel", "gor", "hul", "jas", "kol")
             for b in ("dric", "men", "tup", "wick", "zan", "lop", "quor", "bex")]  # fmt: skip
    text = "A tool library lends. " + " ".join(f"The {kind} tool library fair." for kind in kinds)
    found = labels(garden({"a.md": text}), "a")
    assert found[0] == "tool library"


def test_what_nearly_all_entities_repeat_is_no_keyword(garden: Grow) -> None:
    footer = "\n\nPublished by the Riverside Gardening Collective.\n"
    texts = {f"n{i}.md": f"Note {word} speaks of {word} farming.{footer}" for i, word in enumerate(
        ["barley", "millet", "sorghum", "quinoa", "lentil", "chickpea"])}  # fmt: skip
    grown = garden(texts)
    for id in grown.entities:
        assert not any("Riverside" in label for label in labels(grown, id))
    assert any("barley" in label for label in labels(grown, "n0"))


def test_a_heading_that_many_entities_have_is_no_keyword(garden: Grow) -> None:
    crops = ["barley", "millet", "sorghum", "quinoa", "lentil"]
    texts = {
        f"{crop}.md": f"{crop} farming needs rain.\n\n## Harvest notes\n\nReap {crop}."
        for crop in crops
    }
    texts |= {f"n{i}.md": f"# Page {i}\n\nNothing grows on page {i}." for i in range(25)}
    texts |= {"rain.md": "# Rain\n\n## Spring rain\n\nIt falls."}
    grown = garden(texts)
    assert all("harvest" not in " ".join(labels(grown, crop)).lower() for crop in crops)
    assert "Spring rain" in labels(grown, "rain")


def test_the_label_of_a_link_to_elsewhere_is_no_keyword(garden: Grow) -> None:
    links = "\n## See also\n\n- [Mesh](https://en.wikipedia.org/wiki/Mesh) on Wikipedia\n"
    grown = garden({"a.md": MESH + links, "b.md": "- [Official website](https://example.org)"})
    assert "Wikipedia" not in labels(grown, "a")
    assert labels(grown, "b") == ["Official website"]  # which is all that it says

    grown = garden({"a.md": MESH + links, "wikipedia.md": "Wikipedia is written by all who read."})
    assert "wikipedia" in grown.keywords.said["wikipedia"]
    assert "wikipedia" not in grown.keywords.said["a"]

    grown = garden(
        {"a.md": "Trust.", "b.md": "We live in the trust of others, and the trust is old."}
    )
    assert "trust" in grown.keywords.said["a"]  # though no phrase


def test_keywords_know_their_entities_best_first(garden: Grow) -> None:
    grown = garden({"a.md": MESH, "b.md": "We met. A mesh network was there, and cake, and songs."})
    key = grown.keywords.of["a"][0].key
    assert grown.keywords.entities[key] == ("a", "b")
    assert set(grown.keywords.labels) == set(grown.keywords.entities)


def test_a_text_of_some_length_has_ten_keywords(garden: Grow) -> None:
    text = " ".join(f"We visited the {w} market." for w in (
        "flower", "grain", "silk", "copper", "honey", "timber", "cattle", "pepper", "cotton",
        "cheese", "leather", "pottery"))  # fmt: skip
    assert len(labels(garden({"a.md": text}), "a")) >= 10


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "de",
            "Künstliche Intelligenz verändert den Strommarkt. Mit künstlicher Intelligenz lässt sich"
            " der Netzausbau planen. Am Montag im Januar war der Strommarkt ruhig.",
            {"künstliche Intelligenz", "Strommarkt", "Netzausbau"},
        ),
        (
            "fr",
            "L'apprentissage automatique avance. Les réseaux de neurones servent à l'apprentissage"
            " automatique. On entraîne les réseaux de neurones sur des images.",
            {"apprentissage automatique", "réseaux de neurones"},
        ),
        (
            "es",
            "La energía solar crece. Los paneles solares captan la luz. La energía solar es barata y"
            " los paneles solares también.",
            {"energía solar", "paneles solares"},
        ),
        (
            "ja",
            "デジタルガーデンは公開されたノートの集まりです。双方向リンクでノートをつなぎます。"
            "知識管理には双方向リンクが役立ちます。",
            {"デジタルガーデン", "双方向リンク", "知識管理"},
        ),
        (
            "zh",
            "知识图谱是一种表示方式。人工智能和知识图谱可以结合。自然语言处理是人工智能的方向。",
            {"知识图谱", "人工智能"},
        ),
        (
            "zh",
            "在配置文件中可以设置为默认值。如下所示，配置文件中有默认值。",
            {"配置文件", "默认值"},
        ),
        (
            "zh",
            "磨豆机比咖啡机重要，手摇磨豆机适合旅行。代码审查的目的是分享知识，一次代码审查不要太长。",
            {"磨豆机", "咖啡机", "代码审查"},
        ),
        (
            "zh",
            "資料庫索引適合排序。沒有資料庫索引的查詢要掃描整張表。",
            {"資料庫索引"},
        ),
        (
            "ja",
            "全文検索と同期サービスを設定します。全ページで全文検索と同期サービスが動きます。",
            {"全文検索", "同期サービス"},
        ),
    ],
)
def test_keywords_of_other_languages(
    garden: Grow, lang: str, text: str, expected: set[str]
) -> None:
    found = labels(garden({"a.md": text}, lang=lang), "a")
    assert expected <= set(found)
    assert not {"Montag", "Januar"} & set(found)


def test_keywords_of_chinese_begin_and_end_with_its_words(garden: Grow) -> None:
    text = (
        "持续集成在每次提交之后自动构建代码、运行测试。流水线要快，十分钟以上就没人愿意等。"
        "三十五毫米的镜头不显眼。构图反而更用心，这时候要改变行为。流水线不能一直红着，持续集成才有用。"
    )
    found = set(labels(garden({"a.md": text}, lang="zh"), "a"))
    assert {"持续集成", "流水线", "镜头", "代码", "测试"} <= found
    assert not found & {"持续集", "十五毫米", "构图反", "改变行", "能一直红", "流水线要", "时候"}


def test_a_garden_may_mix_languages(garden: Grow) -> None:
    grown = garden(
        {
            "a.md": f"---\nlang: en\n---\n{MESH}",
            "b.md": "---\nlang: de\n---\nDer Hofgarten ist alt. Im Hofgarten blühen die Rosen.",
        }
    )
    assert labels(grown, "a")[0] == "mesh networks"
    assert labels(grown, "b")[0] == "Hofgarten"


def test_an_empty_garden_and_an_empty_note_have_no_keywords(garden: Grow) -> None:
    assert garden({}).keywords.of == {}
    assert labels(garden({"a.md": ""}), "a") in ([], ["a"])


def test_candidates_survive_a_trip_to_another_process(garden: Grow) -> None:
    entity = garden({"a.md": MESH}).entities["a"]
    offer = candidates(entity, Config())
    assert pickle.loads(pickle.dumps(offer)) == offer == candidates(entity, Config())
    assert sum(piece.words for piece in offer.pieces) == len(offer.words)
    assert sum(piece.phrases for piece in offer.pieces) == len(offer.phrases.starts)


def test_what_texts_say_of_any_keyword_is_known(garden: Grow) -> None:
    keywords = garden({"a.md": MESH, "b.md": "They speak of trust, and of a mesh."}).keywords
    for id, said in keywords.said.items():
        assert list(said) == sorted(said)
        assert {one.key for one in keywords.of[id]} <= set(said)
    assert "mesh network" in keywords.said["a"]
    assert "mesh network" not in keywords.said["b"]


SCRIPT = """
from trellis import Config, Garden
from trellis.sources import reading_from_texts
texts = {"a.md": "# Mesh\\n\\nMesh networks and trust. A mesh network, DAOs, trust, data base, database.",
         "b.md": "Networks of trust, bread, sourdough bread, 知识图谱和人工智能, データ分析."}
print(Garden.grow(reading_from_texts(texts), Config()).keywords)
"""


def test_keywords_do_not_depend_on_the_hash_seed() -> None:
    runs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(runs) == 1


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(
    st.lists(
        st.text(max_size=200)
        | st.text(alphabet="aAbs'.-(), 的了知識ガらé\n#\ue000\ue001", max_size=80),
        max_size=3,
    ),
    st.sampled_from(["en", "de", "fr", "nl", "ja", "zh", "ko", "xx"]),
)
def test_no_text_is_refused(garden: Grow, texts: list[str], lang: str) -> None:
    grown = garden({f"n{i}.md": text for i, text in enumerate(texts)}, lang=lang)
    for keywords in grown.keywords.of.values():
        assert all(keyword.label.strip() and 0 < keyword.weight <= 1 for keyword in keywords)
        assert len({keyword.key for keyword in keywords}) == len(keywords)


def test_a_run_of_hundreds_of_characters_without_a_break_is_no_trouble(garden: Grow) -> None:
    grown = garden({"a.md": "漢字仮名" * 100, "b.md": "-".join(["word"] * 600)}, lang="ja")
    assert set(grown.keywords.of) <= {"a", "b"}


def test_what_begins_a_german_sentence_is_not_taken_for_a_noun(garden: Grow) -> None:
    text = (
        "Springt die Kette, braucht der Zug mehr Spannung. Nachts standen die Zelte am See. Schwere"
        " Sachen kommen nach unten, denn ein schweres Rad fährt ruhig. Nach drei Monaten rostet sie."
    )
    found = set(labels(garden({"a.md": text}, lang="de"), "a"))
    assert {"Kette", "Spannung", "Zelte", "Rad"} <= found
    assert not found & {"Springt", "Nachts", "Schwere", "Monaten"}


def test_only_a_noun_says_a_german_noun(garden: Grow) -> None:
    grown = garden(
        {
            "a.md": "Der Winkel bleibt auf der ganzen Länge der Klinge gleich. Die Länge zählt.",
            "b.md": "Eine saubere Kette hält länger.",
            "c.md": "Die Klinge hat eine Länge von zwanzig Zentimetern.",
        },
        lang="de",
    )
    length = next(one.key for one in grown.keywords.of["a"] if one.label == "Länge")
    said = {id for id, keys in grown.keywords.said.items() if length in keys}
    assert said == {"a", "c"}


def test_how_much_there_is_of_something_is_no_keyword(garden: Grow) -> None:
    text = (
        "Maximum number of open connections: ten. A wide range of antennas fits. The maximum number"
        " of retries is small, and a wide range of routers repeats it. The port number is fixed."
    )
    found = {label.casefold() for label in labels(garden({"a.md": text}), "a")}
    assert {"open connections", "port number"} <= found
    assert not found & {"maximum number", "wide range"}


@pytest.mark.parametrize(
    ("lang", "text", "expected", "never"),
    [
        (
            "en",
            "The nearest router wins: the nearest one answers first, the deepest last. A tempest in the"
            " forest broke the simplest router, not the nearest.",
            "router",
            {"nearest", "nearest router", "simplest router", "deepest"},
        ),
        (
            "fr",
            "La nouvelle version du jardin est prête. La prochaine est attendue, la nouvelle aussi.",
            "version",
            {"nouvelle", "prochaine", "nouvelle version"},
        ),
        (
            "es",
            "La nueva versión del jardín está lista. La primera era pequeña, la nueva no.",
            "versión",
            {"nueva", "primera", "nueva versión"},
        ),
    ],
)
def test_which_one_it_is_makes_no_keyword(
    garden: Grow, lang: str, text: str, expected: str, never: set[str]
) -> None:
    found = set(labels(garden({"a.md": text}, lang=lang), "a"))
    assert any(label.startswith(expected) for label in found)
    assert not found & never


def test_numbers_and_measures_are_no_keywords(garden: Grow) -> None:
    text = (
        "The long run is thirty-five kilometres, eighty percent of it at marathon pace. Seventy metres"
        " uphill and sixteen weeks of marathon pace prepare for thirty-five kilometres of the long run."
    )
    found = {label.casefold() for label in labels(garden({"a.md": text}), "a")}
    assert {"long run", "marathon pace"} <= found
    assert not any(
        word in label
        for label in found
        for word in ("thirty", "eighty", "seventy", "sixteen", "metres")
    )


def test_how_much_there_is_of_a_german_noun_is_no_part_of_it(garden: Grow) -> None:
    text = (
        "Ein Löffel Senf und eine Schicht Laub. Das Glas ist leer, der Senf scharf, das Laub nass."
    )
    found = set(labels(garden({"a.md": text}, lang="de"), "a"))
    assert {"Senf", "Laub", "Glas"} <= found
    assert not found & {"Löffel Senf", "Schicht Laub"}


@pytest.mark.parametrize(
    "text", ["資料庫管理系統的安裝", "The manual says 資料庫管理系統的安裝 and that we read it."]
)
def test_traditional_characters_are_not_cut_by_words_of_simplified_ones(
    garden: Grow, text: str
) -> None:
    assert "管理系" not in labels(garden({"a.md": text}), "a")


def test_any_word_says_what_a_german_writer_gives_in_small_letters(garden: Grow) -> None:
    text = "---\ntags: [git, nachhaltig]\n---\nMit git wird die Arbeit am Hochbeet nachhaltig."
    grown = garden({"a.md": text, "b.md": "Ein Hochbeet ist nachhaltige Arbeit."}, lang="de")
    given = {one.key for one in grown.keywords.of["a"] if one.origin == "given"}
    assert len(given) == 2
    assert given <= set(grown.keywords.said["a"])
    assert len(given & set(grown.keywords.said["b"])) == 1
