"""The words of Chinese, which puts no space between them: as jieba's dictionary makes them likeliest."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["noun", "verb", "quality", "grammar"]

_KINDS: dict[str, Kind] = {
    **dict.fromkeys("njsxg", "noun"),  # with names, places, and what no dictionary has
    **dict.fromkeys("vil", "verb"),
    **dict.fromkeys("abz", "quality"),
}
_BY_FLAG: dict[str, Kind] = {"an": "noun", "vn": "noun", "zg": "grammar"}
"""Kinds by the flags of jieba's parts of speech, or by their first letters; all others make grammar."""
_HELPING = frozenset(
    """
    是 有 会 到 去 可 来 能 要 说 做 使 叫 如 让 想 看 见 把 无 没 没有 不能 不会 不要 还有 成为 起来 出来
    进行 出现 发现 应 应该 得到 知道 觉得 认为 请 达到 需要 开始 可能 说道
    """.split()  # noqa: SIM905 (a table reads better than quotes)
)
"""Verbs that say little without another word."""
_AFTER_NOUNS = frozenset(["", "和", "与", "或"])
"""What may follow a noun at the end of its clause."""


class Word(NamedTuple):
    """A word of a run: a noun, a verb, what tells of another (a quality), or one that makes grammar."""

    text: str
    kind: Kind


def chinese_words(run: str) -> list[Word]:
    """The words of `run`, in order. What is in no dictionary is cut into characters."""
    import rjieba

    found = rjieba.tag(run, hmm=False)
    following = [*(text for text, _ in found), ""][1:]
    return [
        Word(text, _kind(text, flag, after))
        for (text, flag), after in zip(found, following, strict=True)
    ]


def _kind(text: str, flag: str, following: str) -> Kind:
    if text in _HELPING:
        return "grammar"
    # An adverb has its verb after it; `快门` and `相机` are adverbs in the dictionary.
    if flag == "d" and len(text) > 1 and following in _AFTER_NOUNS:
        return "noun"
    return _BY_FLAG.get(flag) or _KINDS.get(flag[0], "grammar")
