"""Words, stems and languages."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.language import STOPWORDS, detect, han_script, sentences, tokens, words
from trellis.language.chinese import chinese_words

PROSE = {
    "en": "The garden grows when we tend it, and what we learn there is what we keep for the others.",
    "de": "Der Garten wächst nur, wenn wir ihn pflegen, und was wir dort lernen, das bleibt auch uns.",
    "fr": "Le jardin pousse quand on s'en occupe, et ce que nous y apprenons reste pour les autres.",
    "es": "El jardín crece cuando lo cuidamos, y lo que aprendemos en él se queda para los demás.",
    "pt": "O jardim cresce quando cuidamos dele, e o que aprendemos nele não se perde para os outros.",
    "it": "Il giardino cresce quando ce ne occupiamo, e quello che impariamo rimane anche per gli altri.",
    "nl": "De tuin groeit als we hem verzorgen, en wat we daar leren is wat we voor anderen bewaren.",
    "ru": "Сад растёт, когда мы за ним ухаживаем, и то, чему мы учимся, остаётся для других.",
    "uk": "Сад росте, коли ми його доглядаємо, і те, чого ми вчимося, залишається для інших.",
    "ja": "庭は手入れをすると育ち、そこで学んだことは他の人のためにも残ります。",
    "zh": "花园在我们照料的时候生长，我们在那里学到的东西也会留给别人。",
    "ko": "정원은 우리가 가꿀 때 자라고, 거기서 배운 것은 다른 사람을 위해 남는다.",
}


@pytest.mark.parametrize("lang", sorted(PROSE))
def test_a_paragraph_shows_its_language(lang: str) -> None:
    assert detect(PROSE[lang], default="xx") == lang


def test_a_text_that_shows_no_language_has_the_default() -> None:
    assert detect("Mesh networks", default="nl") == "nl"
    assert detect("", default="de") == "de"
    assert detect("1234 5678 !?", default="fr") == "fr"


def test_a_list_of_words_shows_no_language_by_the_few_that_another_has() -> None:
    words = (
        "car sale point certain analyst comment retail fall department store gift restaurant growth price"
        " consumer electronic computer software phone chart album award winner film star band coach match"
        " club league season player goal minister election party vote tax plan council budget profit trade"
    )
    assert detect(words, default="en") == "en"


def test_some_foreign_words_do_not_change_the_language() -> None:
    assert detect(PROSE["en"] + " 庭園 (garden) and Сад.", default="xx") == "en"
    assert detect(PROSE["ja"] + " Obsidian と Markdown", default="xx") == "ja"


def test_kanji_alone_are_japanese_in_a_japanese_garden() -> None:
    assert detect("設定項目一覧", default="ja") == "ja"
    assert detect("設定項目一覧", default="en") == "zh"


def test_tokens_are_stems_of_content_words() -> None:
    assert tokens("The Networks, a network and networked!", "en") == ["network"] * 3
    assert tokens("Die Häuser und das Haus", "de") == ["haus", "haus"]


def test_numbers_and_single_letters_are_no_tokens_but_words_with_digits_are() -> None:
    assert tokens("In 2024 there were 3.5 of x, and GPT-4 had web3", "en") == ["gpt4", "web3"]


def test_hyphens_and_apostrophes_make_no_new_word() -> None:
    assert tokens("decision-making", "en") == tokens("decision making", "en")
    assert tokens("e-mail", "en") == tokens("email", "en")
    assert (
        tokens("Ada’s garden", "en") == tokens("Ada's garden", "en") == tokens("Ada garden", "en")
    )
    assert tokens("l'apprentissage d’un jardin", "fr") == tokens("apprentissage jardin", "fr")


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colours", "colors"),
        ("organisation", "organization"),
        ("analysing", "analyzing"),
        ("centre", "center"),
        ("modelling", "modeling"),
        ("defence", "defense"),
        ("dialogues", "dialogs"),
    ],
)
def test_british_and_american_spelling_have_one_stem(british: str, american: str) -> None:
    assert tokens(british, "en") == tokens(american, "en")


@pytest.mark.parametrize(
    ("lang", "plural", "one"),
    [
        ("en", "children", "child"),
        ("en", "matrices", "matrix"),
        ("en", "aliases", "alias"),
        ("en", "analyses", "analysis"),
        ("de", "Königinnen", "Königin"),
        ("de", "Algorithmen", "Algorithmus"),
        ("de", "Mechanismen", "Mechanismus"),
        ("de", "Themen", "Thema"),
    ],
)
def test_an_irregular_plural_has_the_stem_of_its_singular(lang: str, plural: str, one: str) -> None:
    assert tokens(plural, lang) == tokens(one, lang)


def test_german_verbs_are_no_women() -> None:
    assert tokens("beginnen", "de") != tokens("begin", "de")
    assert tokens("gewinnen", "de") == tokens("Gewinn", "de")


def test_decomposed_letters_are_the_same_word() -> None:
    assert tokens(unicodedata.normalize("NFD", "Zürich café"), "de") == tokens("Zürich café", "de")


def test_unspaced_scripts_give_pairs_of_characters_and_whole_katakana_words() -> None:
    assert tokens("知識図譜", "ja") == ["知識", "識図", "図譜"]
    assert tokens("デジタルガーデンを作る", "ja") == ["デジタルガーデン", "作"]


def test_chinese_gives_pairs_of_characters_within_its_words() -> None:
    assert tokens("知识图谱", "zh") == ["知识", "图谱"]
    assert tokens("咖啡豆做冷萃", "zh") == ["咖啡", "啡豆", "做冷", "冷萃"]


def test_latin_words_in_another_script_are_read_as_english() -> None:
    assert tokens("the Notes プラグイン", "ja") == ["note", "プラグイン"]


def test_addresses_are_no_tokens() -> None:
    assert tokens("see https://example.org/a/b and jane@example.org today", "en") == ["see"]


def test_words_keep_the_text_and_mark_what_separates_phrases() -> None:
    assert words("Mesh-networks (DAOs), now.", "en") == [
        "Mesh-networks", "(", "DAOs", ")", ",", "now", ".",
    ]  # fmt: skip


def test_an_empty_line_separates_phrases_and_other_white_space_does_not() -> None:
    assert words("one\ttwo\nthree \n \n four", "en") == ["one", "two", "three", "\n \n", "four"]


def test_stop_words_are_casefolded_and_composed() -> None:
    for members in STOPWORDS.values():
        assert all(word == unicodedata.normalize("NFC", word.casefold()) for word in members)


@given(st.text(max_size=300), st.sampled_from([*sorted(STOPWORDS), "ja", "zh", "th", "xx", ""]))
def test_any_text_in_any_language_is_read(text: str, lang: str) -> None:
    assert all(token and not token.isspace() for token in tokens(text, lang))
    assert all(sentence.strip() for sentence in sentences(text, lang))
    assert detect(text, "en")


def test_chinese_shows_its_characters() -> None:
    assert han_script("花園在我們照料的時候生長，我們在那裡學到的東西也會留給別人。") == "Hant"
    assert han_script(PROSE["zh"]) == "Hans"
    assert han_script("中文", default="Hant") == "Hant"
    assert han_script("A garden", default="") == ""


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("单元测试让我敢于重构代码", "单元测试 让 我 敢于 重构 代码"),
        ("三十五毫米的镜头不显眼", "三十五 毫米 的 镜头 不 显眼"),
        ("冷萃咖啡", "冷 萃 咖啡"),
        ("สวน", "ส ว น"),
        ("", ""),
    ],
)
def test_chinese_is_cut_into_words(run: str, expected: str) -> None:
    assert " ".join(word.text for word in chinese_words(run)) == expected


def test_a_chinese_adverb_at_the_end_of_a_clause_is_a_noun() -> None:
    assert chinese_words("再按快门")[-1].kind == "noun"
    assert chinese_words("快门和光圈")[0].kind == "noun"
    assert chinese_words("往往失败")[0].kind == "grammar"


@given(st.text("知识图谱的咖啡豆ไทย漢字", max_size=40))
def test_words_of_chinese_are_all_of_a_run(run: str) -> None:
    assert "".join(word.text for word in chinese_words(run)) == run


def test_chinese_in_traditional_characters_is_not_cut_by_words_of_simplified_ones() -> None:
    assert "系統" in tokens("資料庫管理系統的安裝", "zh")
    assert "库管" not in tokens("数据库管理系统的安装", "zh")


def test_katakana_in_chinese_is_one_word_and_hiragana_none() -> None:
    found = tokens("东京タワーとコンピュータ的历史", "zh")
    assert found == ["东京", "タワー", "コンピュータ", "历史"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("importers", "important"),
        ("publications", "public"),
        ("humans", "humanities"),
        ("position", "positive"),
        ("experience", "experiment"),
        ("authors", "authorities"),
        ("transitions", "transitive"),
    ],
)
def test_english_words_that_only_begin_alike_are_not_one(one: str, other: str) -> None:
    assert set(tokens(one, "en")).isdisjoint(tokens(other, "en"))


@pytest.mark.parametrize(
    "forms", ["import imports importing", "authority Authorities", "Critic critics"]
)
def test_forms_of_an_english_word_are_one(forms: str) -> None:
    assert len(set(tokens(forms, "en"))) == 1
