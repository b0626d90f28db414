"""The extension: the dialect as HTML, with what the page's owner answers for each reference."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from markdown import Markdown
from test_headings import MATERIAL
from test_scanner import MARKUP

from trellis.markup import Reference, ShownLink
from trellis.markup.embeds import Embedded
from trellis.markup.extension import TrellisExtension


@dataclass(frozen=True)
class Notes:
    """A page in a garden of literal notes: what is not among them is a stub, `secret` is private."""

    notes: dict[str, str]
    key: str = "host#"

    def __call__(self, reference: Reference) -> ShownLink:
        name = reference.target.removesuffix(".md")
        if "://" in name:
            return ShownLink("external", reference.target)
        if name.endswith((".png", ".mp3", ".mp4", ".pdf")):
            return ShownLink("asset", f"../{name}")
        if name == "secret":
            return ShownLink("private")
        if name in self.notes:
            return ShownLink("found", f"../{name}/", "note", name.title())
        return ShownLink("stub")

    def tag(self, name: str) -> str:
        return "../keywords/soil/" if name == "soil" else ""

    def embed(self, reference: Reference) -> Embedded | None:
        name = reference.target
        if name not in self.notes:
            return None
        own = Notes(self.notes, f"{name}#")
        return Embedded(own.key, name.title(), f"../{name}/", self.notes[name], own)


def convert(text: str, notes: dict[str, str] | None = None, *, bare: bool = False) -> str:
    extension = TrellisExtension()
    extension.page = Notes(notes or {})
    return Markdown(extensions=[*([] if bare else MATERIAL), extension]).convert(text)


@pytest.mark.parametrize("bare", [True, False], ids=["bare", "material"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[a]]", '<a class="trellis-link" data-kind="note" href="../a/" title="A">a</a>'),
        ('[x](a.md "mine")', 'href="../a/" title="mine">x</a>'),
        ("[[a|b *c*]]", ">b *c*</a>"),
        ("[x](a.md)", '<a class="trellis-link" data-kind="note" href="../a/" title="A">x</a>'),
        ("[x][y]\n\n[y]: a.md", 'href="../a/" title="A">x</a>'),
        ("[[a|the `code` of $k$]]", ">the code of "),
        ("[[none]]", '<span class="trellis-stub">none</span>'),
        ("[x](none.md)", '<span class="trellis-stub">x</span>'),
        ("[[secret|hush]]", '<span class="trellis-unlinked">hush</span>'),
        ("[x](https://example.org)", '<a class="trellis-external" href="https://example.org">x</a>'),
        ("![[p.png|300x200]]", 'src="../p.png" width="300"'),
        ("![[p.png|words]]", 'alt="words"'),
        ("![alt|120](p.png)", 'alt="alt" src="../p.png" width="120"'),
        ("![a map](lost.svg)", '<span class="trellis-stub">a map</span>'),
        ("![](maps/lost.svg)", '<span class="trellis-stub">lost.svg</span>'),
        ("![far](https://x.example/a.png)", 'alt="far" src="https://x.example/a.png"'),
        ("![[s.mp3]]", '<audio controls="controls" src="../s.mp3">'),
        ("![[v.mp4]]", '<video controls="controls" src="../v.mp4">'),
        ("![[d.pdf#height=40]]", 'height="40" type="application/pdf" width="100%"'),
        ("![[d.pdf]]", '<object aria-label="d" data="../d.pdf"'),
        ("`[[a]]`", "<code>[[a]]</code>"),
        (r"\[[a]]", "[[a]]"),
        ("==lit==", "<mark>lit</mark>"),
        ("a #tag/x b", '<span class="trellis-tag">#tag/x</span>'),
        ("#tag", '<span class="trellis-tag">#tag</span>'),
        (
            "a:: b [[a]] ^x",
            '<dl class="trellis-fields" id="^x"><div><dt>a</dt><dd>b <a class="trellis-link"',
        ),
        ("a::[[a]]", "<dt>a</dt><dd><a"),
        (
            "so\n**A b**:: *c*",
            '<span class="trellis-field trellis-field--line">'
            '<span class="trellis-field-name">A b:</span> <em>c</em></span>',
        ),
        (
            "so [a:: [[a]]]",
            'so <span class="trellis-field"><span class="trellis-field-name">a:</span> <a ',
        ),
        ("so (a:: b)", 'so <span class="trellis-field" title="a">b</span>'),
        ("std::vector", "<p>std::vector</p>"),
        ("| a:: b |\n|---|\n| c:: d |", "a:: b"),
        ("named ^one", '<p id="^one">named</p>'),
        ("- named ^one", '<li id="^one">named</li>'),
        ("> quoted\n\n^one", '<blockquote id="^one">'),
    ],
)  # fmt: skip
def test_the_dialect_as_html(text: str, expected: str, bare: bool) -> None:
    assert expected in convert(text, {"a": ""}, bare=bare)


def test_wikilinks_work_in_tables() -> None:
    assert 'href="../a/" title="A">b</a></td>' in convert("| x |\n|---|\n| [[a\\|b]] |", {"a": ""})


def test_without_a_page_wikilinks_are_their_labels() -> None:
    html = Markdown(extensions=[TrellisExtension()]).convert("[[a|b]] [c](d.md)")
    assert html == '<p><span class="wikilink">b</span> <a href="d.md">c</a></p>'


@pytest.mark.parametrize(
    "text",
    [
        "[[x|<img src=x onerror=alert(1)>]]",
        "[[<script>alert(1)</script>]]",
        "[[a|<script>alert(1)</script>]]",
        "![[p.png|<script>alert(1)</script>]]",
        "[[javascript:alert(1)]]",
        "[[data:text/html,x|y]]",
        "![[javascript:alert(1)]]",
        "> [!<script>] x",
    ],
)
def test_what_writers_put_in_wikilinks_is_text(text: str) -> None:
    html = convert(text, {"a": ""})
    assert not re.search(r"<script|<img src=.?x|href=.?(javascript|data)", html)


@pytest.mark.parametrize("text", ["a %%secret%% b", "%%\n\nsecret\n\n%%\n\nb", "a %%secret"])
def test_comments_reach_nobody(text: str) -> None:
    assert "secret" not in convert(text)


def test_a_tag_is_a_link_where_there_is_a_page_for_it() -> None:
    html = convert("#soil, #x [a #soil](a.md)", {"a": ""})
    assert '<a class="trellis-tag" href="../keywords/soil/">#soil</a>' in html
    assert html.count('"trellis-tag"') == 2


def test_an_inline_footnote_is_a_footnote() -> None:
    html = convert("# A^[top]\n\nSo[^1]^[see [[a|that]] [here] `]`] is.\n\n[^1]: One", {"a": ""})
    assert html.count('<a class="footnote-ref"') == 3
    assert '<h2 id="a">A<sup' in html
    assert re.search(r'<p>see <a class="trellis-link".*>that</a> \[here\] <code>]</code>', html)


def test_inline_footnotes_of_embeds_have_names_of_their_own() -> None:
    html = convert("a^[mine]\n\n![[b]]", {"b": "b^[theirs]"})
    assert re.findall(r'<li data-note="\d" id="(fn:[^"]+)">', html) == [
        "fn:inline-1",
        "fn:embed-1-inline-1",
    ]


def test_without_footnotes_inline_ones_stay_text() -> None:
    assert convert("a^[b]", bare=True) == "<p>a^[b]</p>"


def test_a_callout_is_an_admonition_and_folds_as_details() -> None:
    html = convert("> [!tldr] My *title*\n> text\n> > [!FAQ]- \n> > inner")
    assert '<div class="admonition abstract" data-callout="tldr">' in html
    assert '<p class="admonition-title">My <em>title</em></p>' in html
    assert '<details class="question" data-callout="faq">\n<summary>Faq</summary>' in html
    assert "<blockquote>" not in html
    assert 'open="open"' in convert("> [!note]+ Open")


def test_a_plain_quote_stays_a_quote() -> None:
    assert "<blockquote>" in convert("> text\n> [!note] not a callout here")


def test_an_embedded_note_stands_in_the_page() -> None:
    notes = {"a": "## Part\n\nsee [[b]] and more[^1] ^name\n\n[^1]: words", "b": ""}
    html = convert("before\n\n![[a]]\n\nafter[^1]\n\n[^1]: others", notes)
    assert '<div aria-level="2" class="trellis-embed-heading" role="heading">Part</div>' in html
    assert 'href="../b/"' in html
    assert 'id="^name"' not in html  # the name belongs to the other page
    assert html.count('class="footnote-ref"') == 2
    assert '<a class="trellis-embed-origin" href="../a/">A</a>' in html


def test_embeds_that_hold_one_another_end_in_a_link() -> None:
    html = convert("![[a]]", {"a": "in a\n\n![[b]]", "b": "in b\n\n![[a]]"})
    assert html.count("in a") == html.count("in b") == 1
    assert "trellis-embed-link" in html


def test_many_embeds_are_bounded() -> None:
    notes = {str(n): "\n\n".join(f"![[{m}]]" for m in range(20)) for n in range(20)}
    assert convert("![[0]]", notes).count('class="trellis-embed"') <= 60


def test_one_parser_serves_many_pages() -> None:
    extension = TrellisExtension()
    parser = Markdown(extensions=[*MATERIAL, extension])
    text = "# A\n\n[[a]] ![[a]]\n\n![[a]]\n\n## B ^x\n\n[^1] \n\n[^1]: x"
    results = []
    for notes in ({"a": "x"}, {}, {"a": "x"}):
        extension.page = Notes(notes)
        results.append(parser.reset().convert(text))
    assert results[0] == results[2] != results[1]


@settings(deadline=None, max_examples=60)
@given(MARKUP)
@example("<![[")
@example("<![CDATA[[[a]]")
@example("> [!a]\n> > [!b]\n![[a]]\n- `[[a]]` $[[a]]$")
@example("[[a\x02b\x03]] [[\x02wzxhzdk:0\x03]]")
def test_any_text_can_be_rendered(text: str) -> None:
    for bare in (True, False):
        html = convert(text, {"a": "![[a]] **b**", "b": text}, bare=bare)
        assert "data-trellis" not in html.replace(text, "")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("![[no where|300]]", "no where"),
        ("![[no where|300x200]]", "no where"),
        ("![[no where|A hall|300]]", "A hall"),
        ("![[no where|A hall]]", "A hall"),
    ],
)
def test_what_is_not_there_to_be_shown_is_named_not_measured(written: str, said: str) -> None:
    assert f">{said}</span>" in convert(written)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- a pair <d, p> of them", "&lt;d, p&gt;"),
        ("a list<T>, a <b_c> and <a=b>", "&lt;b_c&gt; and &lt;a=b&gt;"),
        ('an <abbr title="x">old</abbr><br/> tag', '<abbr title="x">old</abbr><br/> tag'),
        ("<ada@example.org>", "<a href="),
        ("a <!-- hidden --> word", "<!-- hidden -->"),
    ],
)
def test_what_is_no_tag_is_text(text: str, html: str) -> None:
    assert html in Markdown(extensions=[TrellisExtension()]).convert(text)
