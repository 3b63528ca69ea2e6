"""ZIP archives: whole, readable by others, and the same bytes for the same members."""

from __future__ import annotations

import io
import zipfile

import pytest

from convert import archive


def test_the_standard_library_reads_it() -> None:
    members = (
        archive.stored("mimetype", b"application/epub+zip"),
        archive.deflated("a/é.txt", b"hello " * 100),
        archive.deflated("empty", b""),
    )
    with zipfile.ZipFile(io.BytesIO(archive.pack(members))) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["mimetype", "a/é.txt", "empty"]
        assert opened.read("a/é.txt") == b"hello " * 100
        assert [info.compress_type for info in opened.infolist()] == [0, 8, 0]


def test_no_member_carries_the_clock_or_a_file_mode() -> None:
    with zipfile.ZipFile(io.BytesIO(archive.pack([archive.deflated("a", b"x" * 99)]))) as opened:
        info = opened.infolist()[0]
    assert (info.date_time, info.external_attr, info.extra) == ((1980, 1, 1, 0, 0, 0), 0, b"")


def test_what_compression_would_make_larger_is_stored() -> None:
    assert archive.deflated("a", b"xy").data == b"xy"


def test_two_members_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two members are called a"):
        archive.pack([archive.stored("a", b"1"), archive.stored("a", b"2")])
