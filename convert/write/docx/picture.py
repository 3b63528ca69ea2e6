"""Pictures: DrawingML in a run (20.4.2.8), described, or marked as decoration.

python-docx reads the size and resolution of the formats that Word shows. WebP becomes PNG; what cannot be shown stays
as its text alternative, with a finding.
"""

from __future__ import annotations

import hashlib
import io
from typing import Final

from convert.model import Media
from convert.write.docx.job import Job
from convert.write.docx.xml import Relations, attribute

_EMU_PER_TWIP: Final = 635
_EMU_PER_PIXEL: Final = 9525
_EMU_PER_INCH: Final = 914400
_EXTENSIONS: Final = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}
#: The tallest that a picture may be, as a ratio of the width of the text: it leaves room for its caption.
_TALLEST: Final = 1.2
_DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def _converted(medium: Media) -> tuple[str, bytes] | None:
    """The picture as (extension, bytes) in a format that Word shows."""
    assert medium.data is not None
    extension = _EXTENSIONS.get(medium.mime)
    if extension is not None:
        return extension, medium.data
    if medium.mime not in ("image/webp", "image/bmp", "image/tiff", "image/avif"):
        return None
    from PIL import Image, UnidentifiedImageError

    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(medium.data)) as picture:
            picture.save(out, "PNG")
    except (UnidentifiedImageError, OSError):
        return None
    return "png", out.getvalue()


def _natural(data: bytes) -> tuple[int, int] | None:
    """Width and height in EMU, as the picture's own pixels and resolution say."""
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image

    try:
        image = Image.from_blob(data)
        return image.px_width * _EMU_PER_INCH // image.horz_dpi, image.px_height * _EMU_PER_INCH // image.vert_dpi
    except UnrecognizedImageError:
        return _of_jpeg(data)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, ZeroDivisionError):
        return None


def _of_jpeg(data: bytes) -> tuple[int, int] | None:
    """The size of a JPEG that begins with neither JFIF nor Exif, as those from print do: python-docx does not know it,
    Word shows it. It has no resolution, so that of the web goes (CSS Values 4, 6.2)."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
            return picture.width * _EMU_PER_PIXEL, picture.height * _EMU_PER_PIXEL
    except (UnidentifiedImageError, OSError):
        return None


def _placed(job: Job, medium: Media) -> tuple[str, int, int] | None:
    """The part name, and the natural size in EMU; None when Word could not show the picture."""
    if medium.data is None:
        return None
    known = job.files.get(medium.id)
    if known is None:
        made = _converted(medium)
        if made is None:
            return None
        name = f"media/{hashlib.sha256(made[1]).hexdigest()[:16]}.{made[0]}"
        known = job.files[medium.id] = (name, made[1])
    size = _natural(known[1])
    if size is None:
        del job.files[medium.id]
        return None
    return known[0], *size


def drawing(
    job: Job, relations: Relations, media: str, alt: str | None, decorative: bool, inline: bool, width: int = 0
) -> str | None:
    """The w:drawing element, or None when there is nothing that Word could show. ``width``: room for a figure in
    twips; a picture within a line is held to the height of the line."""
    medium = job.media[media]
    placed = _placed(job, medium)
    if placed is None:
        reason = "missing" if medium.data is None else f"in a format that Word does not show ({medium.mime})"
        job.find("picture-not-shown", f"the picture is {reason}; its description and caption stand in for it", media)
        return None
    name, wide, high = placed
    room = (width or job.sheet.width) * _EMU_PER_TWIP
    limit = job.sheet.step * _EMU_PER_TWIP if inline else round(room * _TALLEST)
    scale = min(1.0 if inline else job.sheet.growth, room / wide, limit / high)
    wide, high = max(1, round(wide * scale)), max(1, round(high * scale))
    job.drawings += 1
    number = job.drawings
    relation = relations.get("image", name)
    label, inner, described = f"Picture {number}", "/>", ""
    if decorative:
        inner = f">{_DECORATIVE}</wp:docPr>"
    elif alt:
        described = f' descr="{attribute(alt)}"'
    else:
        label = f"Undescribed picture {number}"
        described = f' descr="{attribute(job.words.undescribed)}"'
        job.find("undescribed-picture", "nobody has described this picture; the file says so in its place", media)
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="{label}"{described}{inner}'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{label}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
