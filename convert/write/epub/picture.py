"""Pictures as files of the book: core media types (EPUB 3.3, section 3.2) as they are, other formats as PNG."""

from __future__ import annotations

import hashlib
import io
from typing import Final

from convert.write.epub.job import File, Job

#: The first bytes of the raster formats that every reading system shows.
_MAGIC: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"GIF87a", "image/gif", "gif"),
    (b"GIF89a", "image/gif", "gif"),
)
_SVG: Final = "{http://www.w3.org/2000/svg}"
#: SVG that runs, loads or embeds something is not shown: a book must hold all that it shows.
_SVG_REFUSED: Final = frozenset({"script", "foreignObject", "image", "use", "animate", "animateMotion", "set"})


def picture(job: Job, media: str) -> File | None:
    """The file for a medium; None, with a finding, when there is nothing that a reading system could show."""
    if media not in job.files:
        job.files[media] = _made(job, media)
    return job.files[media]


def _made(job: Job, media: str) -> File | None:
    medium = job.media[media]
    data = medium.data
    if data is None:
        job.find("picture-not-shown", "the picture is missing; its description and caption stand in for it", media)
        return None
    found = next(((mime, extension) for magic, mime, extension in _MAGIC if data.startswith(magic)), None)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        found = ("image/webp", "webp")
    if found is None:
        svg = _safe_svg(data) if medium.mime == "image/svg+xml" else None
        if svg is not None:
            data, found = svg, ("image/svg+xml", "svg")
        else:
            png = _as_png(data)
            if png is None:
                reason = f"in a format that reading systems do not show ({medium.mime})"
                job.find(
                    "picture-not-shown", f"the picture is {reason}; its description and caption stand in for it", media
                )
                return None
            data, found = png, ("image/png", "png")
    mime, extension = found
    return File(f"images/{hashlib.sha256(data).hexdigest()[:16]}.{extension}", mime, data)


def _safe_svg(data: bytes) -> bytes | None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    if root.tag != f"{_SVG}svg":
        return None
    for element in root.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "entity"
        if name in _SVG_REFUSED or name == "entity" or any(str(key).startswith("on") for key in element.attrib):
            return None
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _as_png(data: bytes) -> bytes | None:
    from PIL import Image, UnidentifiedImageError

    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data)) as opened:
            opened.save(out, "PNG")
    except (UnidentifiedImageError, OSError, ValueError):
        return None
    return out.getvalue()
