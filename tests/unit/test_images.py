"""Pictures have their size in the page, whoever made them."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.images import size_of, with_sizes

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480)
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x04ab" + b"\xff\xc2\x00\x11\x08" + struct.pack(">HH", 480, 640) + b"\x03"
)
WEBP = b"RIFF\0\0\0\0WEBP"
PICTURES = {
    "png": PNG,
    "gif": b"GIF89a" + struct.pack("<HH", 640, 480),
    "jpeg": JPEG,
    "webp, extended": WEBP + b"VP8X" + b"\0" * 8 + b"\x7f\x02\0" + b"\xdf\x01\0",
    "webp, lossless": WEBP + b"VP8L\0\0\0\0\x2f" + struct.pack("<I", 639 | 479 << 14),
    "webp, lossy": WEBP + b"VP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 480),
    "avif": b"\0\0\0\x1cftypavif" + b"\0" * 12 + b"ispe\0\0\0\0" + struct.pack(">II", 640, 480),
    "svg": b'<?xml version="1.0"?>\n<svg xmlns="x" width="640px" height="480">',
    "svg, by what it shows": b'<svg viewBox="0 0 640 480" width="100%">',
}


@pytest.mark.parametrize("kind", PICTURES)
def test_the_size_of_a_picture_is_read_from_its_head(kind):
    assert size_of(PICTURES[kind]) == (640, 480)


@pytest.mark.parametrize("kind", PICTURES)
def test_a_head_that_is_cut_off_has_no_size_or_the_right_one(kind):
    for length in range(len(PICTURES[kind])):
        assert size_of(PICTURES[kind][:length]) in (None, (640, 480))


@given(st.sampled_from(sorted(PICTURES)), st.binary(max_size=40), st.integers(0, 20))
def test_no_bytes_raise(kind, noise, kept):
    head = PICTURES[kind]
    size_of(head[:kept] + noise)
    size_of(head[: max(4, kept)] + noise + head[kept:])


def sizes(src: str):
    return (640, 480) if src == "a.png" else None


SIZED = 'width="640" height="480"'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<img src="a.png" alt="A">', f'<img src="a.png" alt="A" {SIZED}>'),
        ('<img alt="A" src="a.png" />', f'<img alt="A" src="a.png" {SIZED} />'),
        ('<img alt="1 > 0" src="a.png">', f'<img alt="1 > 0" src="a.png" {SIZED}>'),
        ('<img src="a.png" width="320">', '<img src="a.png" width="320" height="240">'),
        ('<img src="a.png" width="50%">', '<img src="a.png" width="50%">'),
        ('<img src="a.png" height="9">', '<img src="a.png" height="9">'),
        ('<img src="b.png" loading="eager">', '<img src="b.png" loading="eager">'),
        ('<img src="a.png" alt="', '<img src="a.png" alt="'),
        ("<imgs>", "<imgs>"),
    ],
)
def test_what_the_writer_says_of_its_size_stays(written, shown):
    assert with_sizes(written, sizes) == shown


def test_all_but_the_first_come_when_they_are_in_sight():
    shown = with_sizes('<img src="b.png"><img src="b.png"><img src="a.png">', sizes)
    assert shown == (
        f'<img src="b.png"><img src="b.png" loading="lazy"><img src="a.png" loading="lazy" {SIZED}>'
    )
