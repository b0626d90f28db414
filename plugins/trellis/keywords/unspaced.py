"""Keywords of scripts that put no space between words.

Japanese tells words apart by script: a noun is a run of kanji or katakana between hiragana. Chinese in
simplified characters is cut into its words. Runs of other scripts, and of traditional characters, are cut
at function words; of what is left, short pieces stand, and so do the longest strings that a text
repeats (compare the frequent substrings of Chien 1997).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from trellis.keywords.chinese import chinese_phrases
from trellis.language import han_script


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_KANJI = r"\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KATAKANA = r"\u30a1-\u30fa\u30fc-\u30ff"
_JAPANESE = re.compile(rf"([{_KANJI}{_KATAKANA}]{{2,}})([\u3041-\u309f]?)")
_KANJI_LAST = re.compile(rf"[{_KANJI}]$")
_AFTER_NOUNS = "はがをにのでともへやかしなさすよだらじせば"
"""Hiragana that may follow a noun; before another, the last kanji is the stem of a verb."""
_AROUND = re.compile(
    rf"^各(?=..)|^[本同全毎当該](?=[{_KATAKANA}])|(?<=..)[内中用時後前間等毎別上下的際]$"
    "|(?<=..)可能$|^最近"
)
_AFTER_CHINESE = re.compile("(?<=..)[中里裡内內上下后後前时時等为為成到]$")
"""What follows a noun in Chinese: `in the file`, `set to`."""
_BETWEEN = _words(
    """
    适合 適合 讲究 講究 尝试 嘗試 推荐 推薦 类似 類似 下列 上述 保持 避免 增加 减少 減少 提高 降低 决定
    決定 得到 获得 獲得 形成 产生 產生 造成 导致 導致 引起 带来 帶來 进入 進入 离开 離開 继续 繼續 达到
    達到 超过 超過 接近 属于 屬於 等于 等於 位于 位於 介于 介於 产于 產於 起源于 起源於 分为 分為 称为
    稱為 作为 作為 其实 其實 当然 當然 的确 的確 往往 经常 經常 常常 总是 總是 有时 有時 偶尔 偶爾 同时
    同時 首先 其次 最后 最後 接着 接著 此外 另外 不仅 不僅 而且 甚至 尤其 喜欢 喜歡 选用 選用 最好 各自
    分别 分別 彼此 互相 相互 一起 一同 不断 不斷 逐渐 逐漸 突然 立刻 马上 馬上 刚刚 剛剛 曾经 曾經 想要
    只要 只能 必定 大约 大約 几乎 幾乎 最为 最為 较为 較為
    """
)
"""Chinese verbs and adverbs between a noun and the next, which are no part of compounds."""
_JOINING = _words(
    """
    对于 對於 关于 關於 为了 為了 因为 因為 所以 如果 虽然 雖然 由于 由於 并且 並且 然后 然後 一个 一個 一种
    一種 一些 可以 能够 能夠 可能 应该 應該 需要 没有 沒有 进行 進行 通过 通過 使用 具有 包括 其中 之间 之間
    之后 之後 之前 以后 以後 以前 已经 已經 非常 什么 什麼 怎么 怎麼 如何 各种 各種 许多 許多 所有 每个 每個
    例如 比如 因此 时候 時候 出来 起来 如下所示 如下 所示 必须 必須 应当 應當 通常 更多 根据 根據 用于 用於
    以及
    """
)
"""Chinese words that join others and say nothing themselves."""
_FUNCTION = re.compile(
    "(?<!共)和(?!平|谐|諧)|(?<![参參])[与與]|(?<![存现現内內潜潛])在(?![线線])|(?<!其)他(?!人)"
    "|[这這那每某几幾两兩一][个個篇份条條台种種位次张張款项項名]"
    "|[的了是及或而但被把讓让着吗嗎呢吧啊這这那哪也很不我你您她它們们]"
    rf"|{'|'.join(sorted(_BETWEEN | _JOINING, key=lambda word: (-len(word), word)))}"
    "|来|來|将|將|给|給|从|從|就|都"
)
_EMPTY = _words(
    """
    場合 必要 可能 以下 以上 自分 今回 最初 最後 一部 全体 複数 詳細 利用 使用 表示 追加 選択 変更 作成
    次回 前回 上記 下記 今日 明日 昨日 時間 時点 本当 普通 一番 一度 一緒 最近 最新 以前 以後 以降 以外
    以内 毎日 今後 現在 非常 簡単 重要 様々 色々 実際 当然 結果 理由 部分 全部 全て 自身 同時 同様 存在
    問題 方法 意味 内容 情報 状態 数字 画面 項目 確認 説明 対応 参照 開始 終了 実行 指定 有効 無効 既定
    希望 直接 完全 個別 同期中 コト モノ タメ 问题 方面 情况 情況 时间 內容 方式 东西 東西 事情 地方 今天
    明天 昨天 现在 时期 工作 结果 开始 作用 过程 過程 原因 目前 其他 其它 自己 大家 人们 人們 别人 只有
    只是 就是 还是 還是 不是 这些 那些 有些 有人 成为 成為 主要 基本 一般 一定 一样 一樣 之一 的话 年代
    一直 看到 知道 觉得 认为 認為 发现 發現 出现 出現 添加 修改 选择 選擇 更改 创建 創建 删除 刪除 列出
    处理 處理 执行 執行 提供 支持 包含 简单 簡單 相关 相關 相应 相應 不同 相同 多个 多個 几个 幾個 两个
    兩個 单个 單個 某些 任何 整个 整個 不能 不会 不會 不要 允许 允許 按照 打开 打開 注意 阅读 閱讀 显示
    顯示 可能性 数量 數量 大量 少量 左右 以內 程度 特点 特點 优点 優點 缺点 缺點 好处 好處 关系 關係 意思
    感觉 感覺 特别 特別 容易 困难 困難 特定 具体 具體 实际 實際 真正 绝对 絕對 相对 相對 间接 間接 充分
    足够 足夠 明显 明顯 清楚 准确 準確 正确 正確 合适 合適 适当 適當 良好 说明 說明 介绍 介紹 解释 解釋
    参考 參考 检查 檢查 完成 停止 影响 影響
    """
)
_SHORT = 4
"""Characters: a piece of Chinese up to this length is taken for a word or compound."""
_LONGEST = 8


_PARTING = _BETWEEN | _EMPTY | _JOINING | _words("参见 有所 我会 叫做 有时候 用来 表明 是否")
"""Words that are no part of a phrase, in Chinese that is cut into words."""


def unspaced_phrases(runs: Sequence[str], lang: str) -> list[list[str]]:
    """The words and compounds of each of `runs` of one text, in order."""
    if lang == "ja":
        return [
            [part for match in _JAPANESE.finditer(run) if _telling(part := _noun(match))]
            for run in runs
        ]
    traditional = han_script("".join(runs)) == "Hant"
    found = None if traditional else chinese_phrases(runs, _PARTING)
    if found is None:
        known = _repeated(runs)
        cut = [[part for piece in _pieces(run) for part in _split(piece, known)] for run in runs]
        found = [[_AFTER_CHINESE.sub("", part) for part in some] for some in cut]
    return [[part for part in some if _telling(part)] for some in found]


def _repeated(runs: Iterable[str]) -> frozenset[str]:
    """The strings that the `runs` of one text repeat, longest forms only.

    A string that never occurs but within one longer repeated string is left out.
    """
    counts: Counter[str] = Counter()
    for run in runs:
        for piece in _pieces(run):
            for length in range(2, min(_LONGEST, len(piece)) + 1):
                counts.update(piece[at : at + length] for at in range(len(piece) - length + 1))
    often = {gram: n for gram, n in counts.items() if n > 1}
    inside = {
        part for gram, n in often.items() for part in (gram[1:], gram[:-1]) if often.get(part) == n
    }
    return frozenset(often) - inside


def _noun(match: re.Match[str]) -> str:
    """A Japanese run without what makes no part of a name: the stem of a verb, `each`, `inside`."""
    run, following = match.groups()
    if following and following not in _AFTER_NOUNS and _KANJI_LAST.search(run):
        run = run[:-1]
    return _AROUND.sub("", run)


def _pieces(run: str) -> Sequence[str]:
    return [piece for piece in _FUNCTION.split(run) if len(piece) > 1]


def _split(piece: str, known: frozenset[str]) -> list[str]:
    """`piece` itself if short; else the known strings in it, longest first from the left."""
    if len(piece) <= _SHORT or piece in known:
        return [piece]
    found = []
    at = 0
    while at < len(piece) - 1:
        for length in range(min(_LONGEST, len(piece) - at), 1, -1):
            if piece[at : at + length] in known:
                found.append(piece[at : at + length])
                at += length
                break
        else:
            at += 1
    return found


def _telling(part: str) -> bool:
    return 2 <= len(part) <= 12 and part not in _EMPTY
