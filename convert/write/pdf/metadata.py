"""What the file says about itself: XMP, the document information, the output intent and the claims of conformance."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from convert import about
from convert.dump import fingerprint
from convert.model import Document, Meta
from convert.style import Style
from convert.walk import block_text
from convert.write.pdf.objects import File, text_string

#: The time that a document without one carries.
EPOCH: Final = "2000-01-01T00:00:00Z"
_PARTS_OF_TIME: Final = re.compile(
    r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?"
)
#: PDF/A-2 knows XMP properties by schema; pdfuaid's must be described in the file (ISO 19005-2, 6.6.2.3).
_SCHEMA: Final = """
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>"""
#: WTPDF 1.0, 6.1: its claims are PDF Declarations.
_DECLARATIONS: Final = """
  <rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/">
   <pdfd:declarations><rdf:Bag>
    <rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li>
    <rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo></rdf:li>
   </rdf:Bag></pdfd:declarations>
  </rdf:Description>"""
_CLAIMS: Final = {
    "ua1": "<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
    "ua2": "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>"
    "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>",
}


def times(meta: Meta) -> tuple[str, str]:
    """The document's time as XMP writes it and as PDF writes it (ISO 32000-1, 7.9.4)."""
    found = _PARTS_OF_TIME.fullmatch((meta.modified or EPOCH).strip()) or _PARTS_OF_TIME.fullmatch(EPOCH)
    assert found is not None
    year, month, day, hour, minute, second = (part or ("01" if place in (1, 2) else "00")
                                              for place, part in enumerate(found.groups()[:6]))  # fmt: skip
    zone = found.group(7) or "Z"
    if zone != "Z":
        zone = f"{zone[:3]}:{zone[-2:]}"
    pdf_zone = "Z" if zone == "Z" else f"{zone[:3]}'{zone[-2:]}'"
    return (
        f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}",
        f"D:{year}{month}{day}{hour}{minute}{second}{pdf_zone}",
    )


def xmp(document: Document, style: Style) -> bytes:
    """The XMP packet (ISO 16684-1)."""
    meta = document.meta
    when = times(meta)[0]
    standard = style.pdf.standard
    fields = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternatives(title(document))}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(meta.lang)}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{when}</xmp:MetadataDate>",
        f"<xmp:CreatorTool>{escape(about.GENERATOR)}</xmp:CreatorTool>",
        f"<pdf:Producer>{escape(about.GENERATOR)}</pdf:Producer>",
    ]
    if meta.byline:
        fields.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(meta.byline)}</rdf:li></rdf:Seq></dc:creator>")
    if meta.description:
        fields.append(f"<dc:description>{_alternatives(meta.description)}</dc:description>")
    if meta.keywords:
        words = "".join(f"<rdf:li>{escape(word)}</rdf:li>" for word in meta.keywords)
        fields.append(f"<dc:subject><rdf:Bag>{words}</rdf:Bag></dc:subject>")
        fields.append(f"<pdf:Keywords>{escape(', '.join(meta.keywords))}</pdf:Keywords>")
    if meta.rights:
        fields.append(f"<dc:rights>{_alternatives(meta.rights)}</dc:rights>")
    if meta.source_url:
        fields.append(f"<dc:source>{escape(meta.source_url)}</dc:source>")
    inside = "\n   ".join([*fields, _CLAIMS[standard]])
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   {inside}
  </rdf:Description>{_DECLARATIONS if standard == "ua2" else _SCHEMA}
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _alternatives(text: str) -> str:
    return f"<rdf:Alt><rdf:li xml:lang={quoteattr('x-default')}>{escape(text)}</rdf:li></rdf:Alt>"


def title(document: Document) -> str:
    """The document's title, or its first words: a file must have one (ISO 14289-1, 7.1)."""
    if document.meta.title:
        return document.meta.title
    words = " ".join(block_text(block) for block in document.blocks[:3]).split()
    return " ".join(words[:8]) or about.NAME


def info(document: Document) -> str:
    """The document information dictionary, which must say what the XMP says (ISO 19005-2, 6.6.3, note)."""
    meta = document.meta
    when = times(meta)[1]
    entries = {
        "Title": title(document),
        "Author": meta.byline,
        "Subject": meta.description,
        "Keywords": ", ".join(meta.keywords),
        "Creator": about.GENERATOR,
        "Producer": about.GENERATOR,
        "CreationDate": when,
        "ModDate": when,
    }
    return "<<" + "".join(f"/{key}{text_string(value)}" for key, value in entries.items() if value) + ">>"


def output_intent(file: File) -> str:
    """The sRGB output intent as an array for the catalogue (ISO 19005-2, 6.2.3)."""
    profile = file.stream("/N 3", _srgb())
    return (
        "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
        f"/DestOutputProfile {profile} 0 R>>]"
    )


@cache
def _srgb() -> bytes:
    """Little CMS's sRGB profile, with its creation date (bytes 24 to 35, ICC.1:2022, 7.2.1) fixed."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes.fromhex("07d000010001000000000000")
    return bytes(profile)


def identifier(document: Document, style: Style) -> bytes:
    """16 bytes that differ when the document, the profile or the program differ."""
    seed = f"{fingerprint(document)}\n{style!r}\n{about.VERSION}"
    return hashlib.sha256(seed.encode("utf-8")).digest()[:16]
