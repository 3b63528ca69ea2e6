"""Bytes to text, and the refusal to guess."""

from __future__ import annotations

import pytest

from convert.decode import decode
from convert.errors import DecodeError


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain\n", "plain\n"),
        ("naïve “q”".encode(), "naïve “q”"),
        (b"\xef\xbb\xbfmarked", "marked"),
        (b"\xff\xfe" + "wide é".encode("utf-16-le"), "wide é"),
        (b"\xfe\xff" + "wide é".encode("utf-16-be"), "wide é"),
        (b"\xff\xfe\x00\x00" + "wider".encode("utf-32-le"), "wider"),
        (b"a\r\nb\rc\x0bd\n", "a\nb\nc\nd\n"),
        ("a\u2028b\u0085c".encode(), "a\nb\nc"),
    ],
)
def test_what_is_read(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_a_legacy_encoding_is_recognised_from_enough_text() -> None:
    words = "Die Brücke über den Fluss wird im Frühjahr für drei Wochen gesperrt. Größere Umwege sind nötig. " * 4
    assert decode(words.encode("cp1252")) == words


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "DOCX"),
        (b"\x89PNG\r\n", "PNG"),
        (b"abc\x00\x01def", "binary"),
        (b"good \xc3\xa9\nbad \xff here", "broken UTF-8: byte 0xff in line 2"),
        (b"\xff\xfea", "broken UTF-16"),
    ],
)
def test_what_is_refused_and_why(data: bytes, cause: str) -> None:
    with pytest.raises(DecodeError, match=cause) as caught:
        decode(data)
    assert "\n" not in str(caught.value)
