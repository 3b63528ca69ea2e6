"""The tree as a listener meets it: utterances, stretches in other languages, expansions, links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from convert.check.pdf.tree import Marked, Node, Object, Tree
from convert.reading import Role, Utterance, squeeze
from convert.wording import wording

#: What each text stands in: page object and MCID.
Texts = Mapping[tuple[tuple[int, int] | None, int], str]

#: Text that is not the document's: contents lists, notes' numbers, what the front matter says.
_SKIPPED: Final = frozenset({"TOC", "Reference"})
_FURNITURE: Final = frozenset({"Subtitle", "Byline"})
#: Types of ours that say more than the standard type they stand for.
_OWN_ROLES: Final[dict[str, Role]] = {"Attribution": "attribution", "Credit": "credit", "CodeBlock": "code"}
#: Where a page of the standard edition begins: said once, and not of the text.
_PAGE_MARK: Final = "PageMark"
#: What is said at a place and is not of the text: that, and the numbers of paragraphs.
_MARKS: Final = frozenset({_PAGE_MARK, "ParagraphNumber"})
_INLINE: Final = frozenset({"Span", "Em", "Strong", "Link", "Code", "Reference", "Quote", "Figure"})


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Text with a property: a language within another, or an expansion."""

    value: str
    text: str


class Speaker:
    """Reads a tree aloud."""

    def __init__(self, tree: Tree, texts: Texts, lang: str) -> None:
        self.tree = tree
        self.texts = texts
        self.lang = lang

    def utterances(self) -> Iterator[Utterance]:
        """Every stretch with its role, in the order of the tree."""
        for top in self.tree.tops:
            yield from self._node(top, top.lang or self.lang, ())

    def text(self, node: Node) -> str:
        """The words of an element: its ActualText or what it holds; the alternative text of a picture."""
        if node.role in _SKIPPED or node.tag in _MARKS:
            return ""
        if node.actual is not None:
            return node.actual
        if node.role == "Figure":
            return self.description(node)
        return "".join(self._said(kid) for kid in node.kids)

    def _said(self, kid: Node | Marked | Object) -> str:
        if isinstance(kid, Node):
            return self.text(kid)
        return self.texts.get((kid.page, kid.mcid), "") if isinstance(kid, Marked) else ""

    def description(self, node: Node) -> str:
        """The alternative text of a picture; nothing where it says that there is none."""
        alt = node.alt or ""
        return "" if alt in (wording(self.lang).undescribed, wording("en").undescribed) else alt

    def _node(self, node: Node, lang: str, trail: tuple[str, ...]) -> Iterator[Utterance]:
        if node.role in _SKIPPED or node.tag in _FURNITURE:
            return
        found = self._leaf(node, lang, trail)
        if found is not None:
            if found.text or found.role in ("figure", "code"):
                yield found
            return
        if node.role == "Lbl":
            return
        inside = (*trail, *_container(node))
        for kid in node.nodes():
            yield from self._node(kid, kid.lang or lang, inside)

    def _leaf(self, node: Node, lang: str, trail: tuple[str, ...]) -> Utterance | None:
        """The utterance of an element that holds text itself; None for containers, and for labels of items."""
        role = node.role
        blocks = any(kid.role not in _INLINE for kid in node.nodes())
        if node.tag == "CodeBlock":
            return Utterance("code", self.text(node), 0, lang, trail)
        if node.tag in _OWN_ROLES:
            return Utterance(_OWN_ROLES[node.tag], squeeze(self.text(node)), 0, lang, trail)
        if role.startswith("H") and role[1:].isdigit():
            return Utterance("heading", squeeze(self.text(node)), int(role[1:]), lang, trail)
        if role == "Figure":
            within = trail[:-1] if node.parent is not None and node.parent.tag == "Illustration" else trail
            return Utterance("figure", squeeze(self.description(node)), 0, lang, within)
        if role == "Caption" and not blocks:
            return Utterance("caption", squeeze(self.text(node)), 0, lang, trail)
        if role == "P":
            kind: Role = "caption" if node.parent is not None and node.parent.role == "Caption" else "paragraph"
            return Utterance(kind, squeeze(self.text(node)), 0, lang, trail)
        if role == "Lbl" and trail and trail[-1] == "definitions":
            return Utterance("term", squeeze(self.text(node)), 0, lang, trail)
        return None

    # ------------------------------------------------------------------------------------ parts

    def foreign(self) -> Iterator[Stretch]:
        """Inline stretches in another language than their block, outermost first."""
        for node in self._read():
            if node.lang and node.role in _INLINE and node.role != "Figure":
                yield Stretch(node.lang, squeeze(self.text(node)))

    def page_marks(self) -> Iterator[tuple[str, str]]:
        """What is said where a page of the standard edition begins, and what is said next."""
        said: list[str] = []
        found: list[tuple[str, int]] = []
        for top in self.tree.tops:
            self._aloud(top, said, found)
        for words, place in found:
            yield words.strip(), squeeze("".join(said[place : place + 400]))[:200]

    def _aloud(self, node: Node, said: list[str], found: list[tuple[str, int]]) -> None:
        if node.tag == _PAGE_MARK:
            found.append((node.actual or "", len(said)))
        elif node.role == "Figure":
            said.append(f" {self.description(node)} ")
        elif node.role not in _SKIPPED and node.tag not in _MARKS:
            said.append("" if node.role in _INLINE else " ")
            for kid in node.kids:
                if isinstance(kid, Node):
                    self._aloud(kid, said, found)
                else:
                    said.append(self._said(kid))

    def expansions(self) -> Iterator[Stretch]:
        """Abbreviations with what they stand for."""
        for node in self._read():
            if node.expansion is not None:
                yield Stretch(node.expansion, squeeze(self.text(node)))

    def _read(self) -> Iterator[Node]:
        for node in self.tree.walk():
            skipped = node.tag in _MARKS or any(node.within(role) or node.role == role for role in _SKIPPED)
            if not skipped and not _in_furniture(node):
                yield node


def _in_furniture(node: Node) -> bool:
    return node.tag in _FURNITURE or (node.parent is not None and _in_furniture(node.parent))


def _container(node: Node) -> tuple[str, ...]:
    match node.role:
        case "BlockQuote":
            return ("quote",)
        case "L":
            return (_list_kind(node),)
        case "LBody":
            kind = _list_kind(node.parent.parent) if node.parent is not None and node.parent.parent is not None else ""
            return () if kind == "definitions" else ("item",)
        case "Table":
            return ("table",)
        case "TH":
            return ("header-cell",)
        case "TD":
            return ("cell",)
    match node.tag:
        case "Aside" | "InnerAside":
            return ("aside",)
        case "Notes":
            return ("notes",)
        case "Illustration":
            return ("figure",)
    return ()


def _list_kind(node: Node) -> str:
    numbering = str(node.attributes.get("/ListNumbering", "/None")).lstrip("/")
    if numbering in ("None", "Description"):
        return "definitions"
    return "list" if numbering in ("Disc", "Circle", "Square", "Unordered") else "ordered-list"
