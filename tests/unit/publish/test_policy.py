"""A page's policy permits what its writer put into it, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.publish.policy import permit_of_host, permits_of, permits_to_show, policy

BARE = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'self'; "
    "img-src 'self' data:; manifest-src 'self'; media-src 'self'; script-src 'self'; "
    "style-src 'self'; worker-src 'self'"
)


def test_a_page_may_load_what_the_site_holds_and_nothing_inline() -> None:
    assert policy() == BARE
    assert "unsafe" not in policy()


@pytest.mark.parametrize(
    ("html", "directive", "source"),
    [
        ('<img src="https://a.example/x.png">', "img-src", "https://a.example"),
        ('<img srcset="https://a.example/x.png 2x, y.png">', "img-src", "https://a.example"),
        ('<img src="//a.example:8080/x.png">', "img-src", "a.example:8080"),
        ('<video poster="http://a.example/x.png">', "img-src", "http://a.example"),
        ('<video><source src="https://a.example/x.mp4"></video>', "media-src", "https://a.example"),
        ('<iframe src="https://a.example/v"></iframe>', "frame-src", "https://a.example"),
        ('<iframe src="../x.html"></iframe>', "frame-src", "'self'"),
        ('<object data="x.pdf"></object>', "object-src", "'self'"),
        ('<form action="https://a.example/s">', "form-action", "https://a.example"),
        ('<script src="https://a.example/s.js"></script>', "script-src", "https://a.example"),
        ('<img src="https://Bücher.example/x.png">', "img-src", "https://xn--bcher-kva.example"),
        ("<script>let a</script>", "script-src", sha := "'sha256-"),
        ('<a onclick="let a">x</a>', "script-src", "'unsafe-hashes'"),
        ("<style>a { color: red }</style>", "style-src", sha),
        ('<a style="color: red">x</a>', "style-src", "'unsafe-hashes'"),
    ],
)
def test_what_a_writer_put_in_is_permitted(html: str, directive: str, source: str) -> None:
    sources = [
        part.split()[1:]
        for part in policy(permits_of(html)).split("; ")
        if part.startswith(directive)
    ]
    assert any(one.startswith(source) for one in sources[0])


@pytest.mark.parametrize(
    "html",
    [
        "<p>Nothing to load.</p>",
        '<img src="x.png" alt="on=1 style=2">',
        '<img src="data:image/png;base64,AAAA">',
        '<script type="application/ld+json">{}</script>',
        "<p>&lt;script&gt;</p>",
    ],
)
def test_nothing_is_permitted_for_what_needs_nothing(html: str) -> None:
    assert policy(permits_of(html)) == BARE


def test_a_diagram_may_bring_its_styles_and_no_script() -> None:
    html = '<pre class="trellis-diagram"><code>graph</code></pre><b style="color: red">x</b>'
    assert "style-src 'self' 'unsafe-inline';" in policy(permits_of(html))
    assert "script-src 'self';" in policy(permits_of(html))


def test_derived_html_shows_pictures_and_runs_nothing() -> None:
    html = '<img src="https://a.example/x.png" onerror="x()"><script>x()</script><p style="a: b">'
    assert permits_to_show(html) == {("img-src", "https://a.example")}


@pytest.mark.parametrize(
    "url",
    ["https://a.example;script-src/*", "https://a b/", "javascript:x", "https://[x", "https:///x"],
)
def test_an_address_that_is_none_permits_nothing(url: str) -> None:
    assert permit_of_host("img-src", url) is None


@given(st.text())
def test_nothing_in_an_address_adds_a_directive(url: str) -> None:
    permit = permit_of_host("img-src", url)
    if permit is not None:
        assert not set(permit[1]) & set("; ,'\"<>\n\t")


@given(st.text(alphabet="<>\"'=/ abcdefgonstylescriptimg&;-!"))
def test_any_html_is_read(html: str) -> None:
    assert policy(permits_of(html)).startswith("default-src 'none'; ")
