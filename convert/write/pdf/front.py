"""What stands before the text: title, subtitle, byline, source, and the table of contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from convert.dates import shown_date
from convert.model import Attr, Document, Link, Span, Text
from convert.outline import contents_depth
from convert.uri import short_uri
from convert.write.pdf import inline
from convert.write.pdf.build import Builder, Place
from convert.write.pdf.context import Target
from convert.write.pdf.flow import Flow, Grid, Group, Labelled, Para, Setting
from convert.write.pdf.runs import Run

#: A document with this many headings of its own gets a table of contents.
_CONTENTS_FROM: Final = 4


def front(builder: Builder, document: Document, place: Place) -> list[Flow]:
    """The title and what is known about the article; none of it without a title but the rest."""
    meta, handout = document.meta, builder.style.edition.handout
    out: list[Flow] = []
    if meta.title:
        title = builder.heading((Text(meta.title),), 1, place, Attr())
        title.path = ()
        out.append(title)
    gap = builder.gap(place)
    if meta.subtitle:
        line = builder.para((Text(meta.subtitle),), "Subtitle", replace(place, ratio=1.2))
        line.setting = replace(line.setting, before=gap * 0.5, after=gap * 0.5, keep_next=True)
        out.append(line)
    small = replace(place, ratio=0.9)
    facts = [fact for fact in (meta.byline, shown_date(meta.published), meta.site) if fact]
    if facts:
        out.append(builder.para((Text(" · ".join(facts)),), "Byline", small))
    if meta.source_url:
        words = builder.context.words
        address = short_uri(meta.source_url) if handout else meta.source_url
        own = words.lang if words.foreign(place.lang) else place.lang
        source = (Span((Text(f"{words.source}: "),), own), Link((Text(address),), meta.source_url))
        out.append(builder.para(source, "Byline", small))
    _close_up(out, gap * (0.2 if handout else 0.4))
    return [Group(out, after=builder.size(place) * (0.5 if handout else 1.0))] if out else []


def _close_up(flows: list[Flow], gap: float) -> None:
    for flow in flows[1:]:
        if isinstance(flow, Para):
            flow.setting = replace(flow.setting, before=gap, after=gap)


def contents(builder: Builder, flows: list[Flow], place: Place) -> Flow | None:
    """The table of contents over the headings in ``flows``, or None where there are too few for one to help. That of a
    bundle names its parts; a handout has none."""
    context = builder.context
    parts = {f"#{part}" for part in context.document.parts}
    found = [flow for flow in headings(flows) if flow.heading is not None]
    if parts:
        found = [flow for flow in found if not parts.isdisjoint(flow.anchors)]
    elif len(found) < _CONTENTS_FROM or builder.style.edition.handout:
        return None
    toc = place.element.block("TOC")
    words = context.words
    own = words.lang if words.foreign(place.lang) else place.lang
    title = builder.para((Text(words.contents),), "Caption", replace(place, element=toc, lang=own, bold=True))
    if own != place.lang:
        title.run.element.lang = own
    size = builder.size(place)
    title.setting = replace(title.setting, before=0.0, after=0.3 * size, keep_next=True)
    out: list[Flow] = [title]
    top = min(flow.heading.level for flow in found if flow.heading is not None)
    deepest = contents_depth(flow.heading.level for flow in found if flow.heading is not None)
    for flow in found:
        heading = flow.heading
        if heading is None or heading.level > deepest:
            continue
        item = toc.block("TOCI")
        link = item.block("Reference").block("Link")
        anchor = flow.anchors[-1]
        context.targets[link] = Target(heading.text, anchor=anchor)
        item.refs.append(heading.element)
        lang = heading.element.lang or place.lang
        if lang != place.lang:
            item.lang = lang
        run = Run(replace(context.look(lang, size=size), colour=context.style.colour.link), link, link)
        rtl = flow.setting.rtl
        chunks = inline.chunks((Text(heading.text),), run, context, lang, "rtl" if rtl else "ltr")
        setting = Setting(size, min(1.35, builder.style.text.leading) * size, rtl=rtl, hang=size)
        line = Para(chunks, setting, run, page_of=anchor)
        out.append(Group([line], indent=(heading.level - top) * 1.25 * size, rtl=rtl))
    return Group(out, after=1.5 * size)


def headings(flows: list[Flow]) -> Iterator[Para]:
    """The headings among flows, at any depth, in order."""
    for flow in flows:
        if isinstance(flow, Para) and flow.heading is not None:
            yield flow
        elif isinstance(flow, Group):
            yield from headings(flow.flows)
        elif isinstance(flow, Labelled):
            yield from headings(flow.body.flows)
        elif isinstance(flow, Grid):
            for cell in flow.cells:
                yield from headings(cell.content.flows)
