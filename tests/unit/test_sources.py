"""Bytes of any kind are read as text, and what had to be replaced is told."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.sources import read_source, source_from_bytes


def test_text_has_plain_line_ends_and_no_byte_order_mark() -> None:
    data = b"\xef\xbb\xbfone\r\ntwo\rthree\n"
    source = source_from_bytes("a.md", data)
    assert source.text == "one\ntwo\nthree\n"
    assert source.digest == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    source, findings = read_source("a.md", "Größe 撰寫\n".encode(encoding))
    assert source.text == "Größe 撰寫\n"
    assert not findings


@pytest.mark.parametrize(
    ("data", "text", "line", "column", "what"),
    [
        (b"one\r\ncaf\xe9 noir", "one\ncaf\ufffd noir", 2, 4, "bytes that are not UTF-8"),
        (b"one\rtwo\n\xff", "one\ntwo\n\ufffd", 3, 1, "bytes that are not UTF-8"),
        (b"one\ntw\0o", "one\ntw\ufffdo", 2, 3, "NUL characters"),
        (b"\xff\xfea\0b", "a\ufffd", 1, 2, "bytes that are not UTF-16"),
    ],
)
def test_what_is_not_text_is_replaced_and_its_place_told(
    data: bytes, text: str, line: int, column: int, what: str
) -> None:
    source, (finding,) = read_source("a.md", data)
    assert source.text == text
    assert (finding.code, finding.line, finding.column) == ("file-not-text", line, column)
    assert what in finding.message


@given(st.binary())
def test_any_bytes_can_be_read(data: bytes) -> None:
    source, _ = read_source("a.md", data)
    assert not set("\0\r") & set(source.text)
