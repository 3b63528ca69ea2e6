"""Pictures as PDF image objects: JPEG passed through where PDF/A allows, everything else decoded and deflated.

Transparency is laid on white, which keeps dark drawings visible on every background; CMYK becomes RGB, because the
file's output intent is sRGB (ISO 19005-2, 6.2.4.3).
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from convert.model import Media

if TYPE_CHECKING:
    from PIL.Image import Image

#: More pixels than this on the long side are not seen on paper (A4 at 300 dpi); larger pictures are scaled down.
_LONG_SIDE = 3000


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """An image XObject. ``width`` and ``height`` in pixels; ``entries`` is the stream dictionary's inside."""

    width: int
    height: int
    entries: str
    data: bytes


def load(media: Media) -> Picture | None:
    """The picture of a medium, or None when there are no bytes or they are no picture that can be read."""
    if not media.data:
        return None
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(media.data)) as image:
            if _passes_through(image):
                return _jpeg(image, media.data)
            image.load()
            return _deflated(_flat(_upright(image)))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _passes_through(image: Image) -> bool:
    """Whether a JPEG can stand in the file as it is: grey or RGB, and not lying on its side."""
    turned = image.getexif().get(0x0112, 1) != 1
    return image.format == "JPEG" and image.mode in ("L", "RGB") and not turned and max(image.size) <= _LONG_SIDE


def _jpeg(image: Image, data: bytes) -> Picture:
    image.load()  # a truncated file must fail here, not in the reader's viewer
    space = "/DeviceGray" if image.mode == "L" else "/DeviceRGB"
    entries = (
        f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}/BitsPerComponent 8"
        f"/ColorSpace{space}/Filter/DCTDecode"
    )
    return Picture(image.width, image.height, entries, data)


def _upright(image: Image) -> Image:
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(image)
    if max(turned.size) > _LONG_SIDE:
        turned.thumbnail((_LONG_SIDE, _LONG_SIDE))
    return turned


def _flat(image: Image) -> Image:
    """Grey, palette or RGB, with nothing transparent."""
    from PIL import Image as Images

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Images.new("RGBA", image.size, "#ffffff")
        return Images.alpha_composite(ground, image).convert("RGB")
    if image.mode in ("L", "RGB", "P"):
        return image
    return image.convert("L" if image.mode in ("1", "I", "I;16", "F") else "RGB")


def _deflated(image: Image) -> Picture:
    space = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}.get(image.mode)
    if space is None:
        palette = bytes(image.getpalette("RGB") or b"\0\0\0")
        space = f"[/Indexed/DeviceRGB {len(palette) // 3 - 1}<{palette.hex()}>]"
    entries = (
        f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}/BitsPerComponent 8"
        f"/ColorSpace{space}/Filter/FlateDecode"
    )
    return Picture(image.width, image.height, entries, zlib.compress(image.tobytes(), 9))
