"""Pages that lie in one file with their pictures: MHTML and Safari's web archives."""

from __future__ import annotations

import base64
import plistlib
from pathlib import Path

import pytest

from convert.batch import discover
from convert.errors import ConvertError, DecodeError
from convert.pipeline import Options, prepare
from convert.read import no_pictures
from convert.read.packed import of_mhtml, of_webarchive, read_mhtml, read_webarchive
from tests.support import png

ADDRESS = "https://harbour.example/news/lamp.html"
PAGE = (
    "<html lang=en><head><title>The lamp</title></head><body><h1>The lamp</h1><p>Es ist schön hier.</p>"
    "<p><img src=https://harbour.example/news/lamp.png alt='A lamp'></p><p><img src=tower.png alt='A tower'></p>"
    "<p><img src=cid:one@mhtml.blink alt='A boat'></p><p><img src=gone.png alt='A quay'></p></body></html>"
)


def mhtml(page: bytes = PAGE.encode("latin-1"), kind: str = "text/html; charset=iso-8859-1") -> bytes:
    def part(headers: str, data: bytes) -> bytes:
        return (
            f"--B\r\n{headers}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode()
            + base64.encodebytes(data)
            + b"\r\n"
        )

    kinds = 'Content-Type: multipart/related; type="text/html"; boundary="B"'
    head = f"From: <Saved>\r\nSnapshot-Content-Location: {ADDRESS}\r\nMIME-Version: 1.0\r\n{kinds}\r\n\r\n"
    return b"".join(
        (
            head.encode(),
            part(f"Content-Type: {kind}\r\nContent-ID: <frame-0@mhtml.blink>\r\nContent-Location: {ADDRESS}", page),
            part("Content-Type: image/png\r\nContent-Location: https://harbour.example/news/lamp.png", png(2, 2)),
            part("Content-Type: image/png\r\nContent-Location: tower.png", png(3, 3)),
            part("Content-Type: image/png\r\nContent-ID: <one@mhtml.blink>", png(4, 4)),
            b"--B--\r\n",
        )
    )


def webarchive(page: bytes = PAGE.encode("latin-1"), charset: str = "ISO-8859-1") -> bytes:
    main = {
        "WebResourceData": page,
        "WebResourceURL": ADDRESS,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": charset,
    }
    held = [
        {"WebResourceData": png(2, 2), "WebResourceURL": "https://harbour.example/news/lamp.png"},
        {"WebResourceData": png(3, 3), "WebResourceURL": "https://harbour.example/news/tower.png"},
    ]
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": held}, fmt=plistlib.FMT_BINARY)


def sizes(parsed_media: object) -> list[tuple[int, int]]:
    assert isinstance(parsed_media, tuple)
    return [(medium.width, medium.height) for medium in parsed_media]


def test_an_mhtml_file_is_its_page_with_its_pictures() -> None:
    parsed = read_mhtml(mhtml(), no_pictures, "lamp.mhtml")
    assert "Es ist schön hier." in parsed.text
    assert parsed.document.meta.source_url == ADDRESS
    assert sizes(parsed.document.media) == [(2, 2), (3, 3), (4, 4), (0, 0)]
    assert [finding.message for finding in parsed.findings] == [
        "the picture is not beside the page: https://harbour.example/news/gone.png"
    ]


def test_a_web_archive_is_its_page_with_its_pictures() -> None:
    parsed = read_webarchive(webarchive(), no_pictures, "lamp.webarchive")
    assert "Es ist schön hier." in parsed.text
    assert parsed.document.meta.source_url == ADDRESS
    assert sizes(parsed.document.media)[:2] == [(2, 2), (3, 3)]


@pytest.mark.parametrize("charset", ["", "no-such-encoding", "ascii"])
def test_an_encoding_that_does_not_fit_leaves_the_page_to_say_its_own(charset: str) -> None:
    page = PAGE.replace("<head>", "<head><meta charset=utf-8>").encode()
    assert "schön" in read_webarchive(webarchive(page, charset), no_pictures, "lamp.webarchive").text
    kind = f"text/html; charset={charset}" if charset else "text/html"
    assert "schön" in read_mhtml(mhtml(page, kind), no_pictures, "lamp.mht").text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"A text that is none.\n",
        b"Content-Type: text/plain\r\n\r\nwords",
        plistlib.dumps({"a": 1}),
        b"bplist00\xff",
    ],
)
def test_what_is_no_saved_page_is_an_error(data: bytes) -> None:
    for unpack in (of_mhtml, of_webarchive):
        with pytest.raises(DecodeError):
            unpack(data)


@pytest.mark.parametrize(
    ("name", "data"), [("lamp.mhtml", mhtml()), ("lamp.MHT", mhtml()), ("lamp.webarchive", webarchive())]
)
def test_the_pipeline_reads_them(name: str, data: bytes) -> None:
    prepared = prepare(data, name, Options())
    assert prepared.document.meta.title == "The lamp"
    assert prepared.document.meta.source_url == ADDRESS
    with pytest.raises(ConvertError):
        prepare(b"nothing", name, Options())


def test_a_folder_of_such_files_is_found(tmp_path: Path) -> None:
    (tmp_path / "lamp.mhtml").write_bytes(mhtml())
    assert [job.source.name for job in discover([tmp_path])] == ["lamp.mhtml"]
