"""GATHER: whether a sentence leans on what stands before it, or sends its reader elsewhere."""

from __future__ import annotations

import re

LEANING_WORDS = """
    this that these those it he she they him her them his hers its their theirs here there then thus
    such both neither either instead however but and or so yet also therefore hence moreover furthermore
    additionally besides likewise similarly otherwise nevertheless nonetheless meanwhile still again
    first firstly second secondly third thirdly fourth finally lastly next afterwards consequently
    accordingly conversely alternatively because since which whose where when while what who why how
    another others one some many most yes no ok okay well now sometimes indeed perhaps maybe of for too
    basically essentially actually specifically importantly notably tldr very both similar same else
    see refer might may must can could shall should will would is are was were has had does did am be been
    das dies diese dieser dieses er sie es aber und oder doch dann daher deshalb darum dort hier jedoch
    außerdem zudem dabei dazu damit denn weil dadurch dafür dagegen danach darauf davon allerdings dennoch
    trotzdem somit folglich andernfalls ansonsten andererseits anschließend schließlich zuletzt zunächst
    zuerst ferner zusätzlich ebenso ebenfalls beispielsweise solche solcher solches ähnliche deren dessen
    umgekehrt darüber überdies auch nun ihr ihre ihren ihrem ihrer ihres seine seinen seinem seiner seines
    siehe
    ce cet cette ces il elle ils elles mais et ou donc ainsi alors car cela ceci cependant toutefois
    néanmoins ensuite enfin puis aussi celui celle ceux celles autrement lui eux voici voilà sa ses leur
    leurs voir
    este esta esto estos estas eso esa ese él ella ellos ellas pero y o entonces así además sin también
    luego aquí allí ahí aquel aquella su sus véase
    questo questa questi queste esso essa ma e così quindi allora inoltre però anche poi infine tuttavia vedi
    dit deze dat hij zij het maar en of dus dan daarom ook echter hierdoor daardoor bovendien vervolgens
    hun zie
    isso isto essa esse ele ela eles elas mas então assim além também porém aqui ali
"""
_LEANING = frozenset(LEANING_WORDS.casefold().split())
_UNSPACED = (
    "これ", "それ", "あれ", "この", "その", "あの", "しかし", "そして", "また", "ただし", "さらに", "なお",
    "つまり", "だから", "例えば", "たとえば", "ここ", "そこ", "次に", "这", "那", "它", "他", "她", "但",
    "而", "因此", "所以", "然而", "此", "该", "其", "例如", "比如", "不过", "并且", "同时", "于是", "接着",
    "然后", "最后", "首先", "另外", "同样", "以上", "以下", "上述", "下面", "在这", "在此", "对此", "也",
    "還", "还", "這", "該", "另一", "或者",
)  # fmt: skip
_OPENINGS = re.compile(
    # With this, because of them, in other words: what is meant stands before.
    r"(?:after|as|at|because of|before|besides|beyond|by|despite|due to|during|from|given|in|inside|like"
    r"|on|once|through|to|under|unlike|until|upon|via|with|within|without|only|all|all of|any of|each of"
    r"|none of|part of|instead of)"
    r" (?:this|that|these|those|it|them|him|her|such|here|there|then|again|other words|contrast|turn"
    r"|particular|short|addition(?! to)|a (?:result|consequence)(?! of)|our (?:example|case)"
    r"|the (?:same|former|latter|above|following|previous|example|meantime|other hand|opposite))\b"
    r"|the (?:same|former|latter|above|following|previous|next|other|example|opposite|last)\b"
    r"|[^,.;:]{0,60}\bsuch an? |not only (?:is|are|was|were|do|does|did|can|has|have)\b|only (?:thing|one)\b"
    r"|(?:aus|bei|durch|für|in|im|mit|nach|trotz|von|wegen|zu)"
    r" (?:dies\w*|jene\w*|solche\w*|letzter\w*|ersterem|unserem beispiel|gegensatz dazu|folgenden)\b"
    r"|all(?:e[rs]?)? dies\w*\b"
    r"|(?:zum beispiel|des weiteren|im gegensatz dazu|mit anderen worten|das gleiche|die folgende\w*)\b"
    r"|(?:à|après|avec|dans|de|pour|par|pendant|sur) (?:ce|cet|cette|ces|cela|celui|celle|là)\b"
    r"|(?:de plus|en outre|en effet|par (?:exemple|conséquent|contre)|d['’]un autre côté|d['’]autre part"
    r"|c['’]|au contraire|le même|la même)\b"
    r"|(?:con|de|en|por|para) (?:est[aeo]s?|es[aeo]s?|ello)\b|(?:por ejemplo|sin embargo|en cambio)\b"
)
_EARLY = re.compile(
    # Keeping this log; iteratively, he tries.
    r"[^.;:!?]{0,60}\b(?:this|these|here|dies|diese[mnrs]?|hier)\b"
    r"|[^\W\d_]+(?: [^\W\d_]+){0,2}, (?:he|she|it|they|those|er|sie|es)\b"
    r"|[^\W\d_]+(?: [^\W\d_]+)?,? then,"
    r"|.{1,12}(?:这[个個些种種是里]|該|该)|.{1,8}(?:この|その)"
)
_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = "\"'“‘«([「『（"

_PLACES = (
    "appendix article box case chapter code diagram document example figure guide image list note page"
    " paragraph part picture post recipe section slide snippet step table tutorial video"
)
_POINTING = re.compile(
    r"\b(?:see (?:also|below|above)|click|as (?:mentioned|described|shown|discussed)|above|below"
    r"|the following|as follows|for more (?:information|details)"
    rf"|(?:this|these|the (?:next|previous|following|preceding)) (?:{_PLACES.replace(' ', '|')})s?"
    r"|(?:read|find out|learn) more|more (?:on|about) (?:this|that|it)"
    r"|siehe|(?:mehr|nähere|weitere) (?:dazu|darüber|hierzu|infos?|details|einzelheiten|informationen)"
    r"|nehmen wir"
    r"|oben|unten|im folgenden|folgende[nmrs]?|dies\w* (?:abschnitt|beispiel|kapitel)s?"
    r"|ci-dessous|ci-dessus|voir|suivante?s?|on en parle|en savoir plus"
    r"|plus d['’](?:infos?|informations|détails)|más información|leer más"
    r"|(?:ulteriori|maggiori) informazioni|meer informatie|lees meer"
    r"|a continuación|siguientes?|seguente|zie)\b"
    r"|[,;(] ?(?:please )?see\b"
    r"|[参參][见見閱阅]|[请請][见見]|如下|如上|下面|上面|下列"
    r"|本(?:[节章節文页頁]|教程)|第 ?\d+ ?[章节節]|以下の|上記|下記|次の(?:例|表|図|よう)|こちら",
    re.IGNORECASE,
)


_ARGUING = re.compile(
    r"(?:the|a|one|another) (?:\w+ )?(?:aim|answer|argument|claim|conclusion|difference|goal|idea|implication"
    r"|issue|hope|point|problem|question|reason|result|thing|trick|upshot)s? (?:\w+ )?(?:is|are|was|were)\b",
    re.IGNORECASE,
)


def leans(sentence: str) -> bool:
    """Whether a sentence begins with words that point to the one before."""
    start = sentence.lstrip(_QUOTES)
    said = start.casefold()
    first = _WORD.search(said)
    return (
        first is None
        or first[0] in _LEANING
        or start.startswith(_UNSPACED)
        or _OPENINGS.match(said, first.start()) is not None
        or _EARLY.match(said, first.start()) is not None
    )


def points(sentence: str) -> bool:
    """Whether a sentence sends its reader elsewhere, to the table below or to what is being argued."""
    return _POINTING.search(sentence) is not None or _ARGUING.match(sentence) is not None
