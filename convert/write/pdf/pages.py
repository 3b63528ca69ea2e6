"""Boxes to pages: where each page ends, what stands at its foot, and the map of where pages begin in the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from convert.output import PageMap, PageStart
from convert.write.pdf.boxes import Placeable, RowBox
from convert.write.pdf.tables import split_row

#: The space between text and notes, in which a short rule stands, in points.
NOTES_GAP: Final = 16.0


@dataclass(frozen=True, slots=True)
class Area:
    """Paper and the text area on it, in points from the lower left corner of the paper."""

    paper_width: float
    paper_height: float
    left: float
    bottom: float
    width: float
    height: float


@dataclass(slots=True, eq=False)
class Placed:
    """A box at a height: y is its top, from the text area's top down. ``repeated``: it was painted on a page before."""

    box: Placeable
    y: float
    repeated: bool = False


@dataclass(slots=True, eq=False)
class Page:
    """A page: its boxes, and those of the notes at its foot."""

    area: Area
    boxes: list[Placed] = field(default_factory=list)
    notes: list[Placed] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """Boxes for pages of one shape."""

    area: Area
    boxes: list[Placeable]


class Paginator:
    """Fills pages. ``note``: the boxes of a note in a column of the given width."""

    def __init__(self, note: Callable[[str, float], list[Placeable]]) -> None:
        self._note = note
        self._cited: set[str] = set()
        self._waiting: list[Placeable] = []  # note boxes that had no room yet
        self.pages: list[Page] = []

    def fill(self, section: Section) -> None:
        """Set a section on new pages."""
        boxes = list(section.boxes)
        while boxes or self._waiting:
            boxes = self._page(section.area, boxes)

    def finish(self, area: Area, names: Iterable[str]) -> None:
        """Set the notes that nothing refers to: no text is lost for want of a reference."""
        for name in names:
            if name not in self._cited:
                self._cited.add(name)
                self._waiting += self._note(name, area.width)
        self.fill(Section(area, []))

    def _page(self, area: Area, boxes: list[Placeable]) -> list[Placeable]:
        """One page; what is left for the next."""
        page = Page(area)
        self.pages.append(page)
        header = boxes[0].header if boxes and isinstance(boxes[0], RowBox) and self._within_table(boxes[0]) else ()
        head_height = sum(row.height for row in header)
        notes = self._waiting
        room = area.height - head_height
        count = self._fitting(boxes, notes, area, room)
        end = _legal(boxes, count)
        taken, rest = boxes[:end], boxes[end:]
        if count < len(boxes) and isinstance(row := boxes[count], RowBox):
            divided = self._divided(boxes[:count], row, notes, area, room)
            if divided is not None:
                taken, rest = [*boxes[:count], divided[0]], [divided[1], *boxes[count + 1 :]]
        if not taken and rest and not notes:  # nothing fits an empty page: better too low than lost
            taken, rest = rest[:1], rest[1:]
        y = 0.0
        for row in header if taken else ():
            page.boxes.append(Placed(row, y, repeated=True))
            y += row.height
        for index, box in enumerate(taken):
            y += box.gap if index else 0.0
            page.boxes.append(Placed(box, y))
            y += box.height
        self._foot(page, taken, notes, area.height - y)
        return rest

    @staticmethod
    def _within_table(row: RowBox) -> bool:
        return bool(row.header)

    def _fitting(self, boxes: list[Placeable], waiting: list[Placeable], area: Area, room: float) -> int:
        """How many boxes fit on the page."""
        used, foot = 0.0, _stack_height(waiting)
        foot = foot + NOTES_GAP if waiting else 0.0
        foot = min(foot, room) if not boxes else min(foot, room * 0.6)
        cited: set[str] = set()
        for index, box in enumerate(boxes):
            more = (box.gap if index else 0.0) + box.height
            fresh = [name for name in box.notes if name not in self._cited and name not in cited]
            added = sum(_stack_height(self._note(name, area.width)) for name in dict.fromkeys(fresh))
            if added and not foot:
                added += NOTES_GAP
            if used + more + foot + added > room + 0.01:
                if added < room * 0.4 or used + more + foot + room * 0.3 > room:
                    return index
                added = room * 0.3  # a long note begins here and goes on at the foot of the next page
            used, foot = used + more, foot + added
            cited.update(fresh)
        return len(boxes)

    def _divided(
        self, taken: list[Placeable], row: RowBox, waiting: list[Placeable], area: Area, room: float
    ) -> tuple[RowBox, RowBox] | None:
        """The next row in two, when enough room is left for it to be worth it or it would not fit a page anyway."""
        used = sum((box.gap if index else 0.0) + box.height for index, box in enumerate(taken))
        names = dict.fromkeys(name for box in [*taken, row] for name in box.notes if name not in self._cited)
        foot = _stack_height(waiting) + sum(_stack_height(self._note(name, area.width)) for name in names)
        left = room - used - (row.gap if taken else 0.0) - (foot + NOTES_GAP if foot else 0.0)
        if taken and row.height <= room * 0.5:
            return None
        return split_row(row, left) if left > 0 else None

    def _foot(self, page: Page, taken: list[Placeable], waiting: list[Placeable], room: float) -> None:
        """The notes at the foot: what waited, then those cited on this page; what has no room waits again."""
        foot = list(waiting)
        queue = [name for box in taken for name in box.notes]
        while queue:
            name = queue.pop(0)
            if name not in self._cited:
                self._cited.add(name)
                boxes = self._note(name, page.area.width)
                foot += boxes
                queue += [other for box in boxes for other in box.notes]
        room -= NOTES_GAP
        height, count = 0.0, 0
        for index, box in enumerate(foot):
            more = (box.gap if index else 0.0) + box.height
            if height + more > room + 0.01 and (count or taken):
                break
            height += more
            count += 1
        y = page.area.height - height if taken else NOTES_GAP
        for index, box in enumerate(foot[:count]):
            y += box.gap if index else 0.0
            page.notes.append(Placed(box, y))
            y += box.height
        self._waiting = foot[count:]


def _stack_height(boxes: list[Placeable]) -> float:
    return sum((box.gap if index else 0.0) + box.height for index, box in enumerate(boxes))


def _legal(boxes: list[Placeable], end: int) -> int:
    """The last place at or before ``end`` where a page may end; ``end`` itself when there is none."""
    place = end if end < len(boxes) else 0
    while place > 0 and boxes[place - 1].keep:
        place -= 1
    return place or end


def page_map(pages: list[Page]) -> PageMap:
    """Where each page begins in the tree. A page that holds nothing of the text has the place of the next that does;
    where none does, that of the last line."""
    places = [[box.box.place for box in page.boxes if box.box.place is not None and not box.repeated] for page in pages]
    following = next((found[-1] for found in reversed(places) if found), None)
    out: list[PageStart] = []
    for number in range(len(pages), 0, -1):
        following = places[number - 1][0] if places[number - 1] else following
        if following is not None:
            path, offset, part = following
            out.append(PageStart(number, path, offset, part))
    return tuple(reversed(out))


def anchor_pages(pages: list[Page]) -> Mapping[str, int]:
    """The number of the page on which each anchor is, from 1."""
    return {name: number for number, page in enumerate(pages, 1) for name in _anchors(page)}


def _anchors(page: Page) -> Iterator[str]:
    for placed in (*page.boxes, *page.notes):
        if not placed.repeated:
            yield from anchors_of(placed.box)


def anchors_of(box: Placeable) -> Iterator[str]:
    """The anchors of a box and of the boxes within it."""
    yield from box.anchors
    if isinstance(box, RowBox):
        for cell in box.cells:
            for _, inner in cell.boxes:
                yield from anchors_of(inner)
