"""Lists in a Word document: our own numbering beside that of the base document, a new count for every numbered list."""

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from goals.documents.ooxml import Element, el
from osp.richtext import Block, BlockKind

LEVELS = 5
_SIGNS = "•–▪"
_STEP = 360


class Lists:
    """Gives each item of a list its number, and knows where a new list begins."""

    def __init__(self, document: Any) -> None:
        self.root = _numbering(document)
        self.bullets = self._add([_bullet(level) for level in range(LEVELS)])
        self.numbers = self._add([_decimal(level) for level in range(LEVELS)])
        self.bullet_list = self._list(self.bullets)
        self.open: dict[int, tuple[int, int]] = {}

    def end(self) -> None:
        """What follows is no list: the next item begins a new one."""
        self.open.clear()

    def item(self, block: Block) -> Element:
        """What makes a paragraph this item."""
        level = min(block.level, LEVELS)
        self.open = {deep: held for deep, held in self.open.items() if deep <= level}
        if block.kind is BlockKind.BULLET:
            self.open.pop(level, None)
            return _numbered(level, self.bullet_list)
        held, last = self.open.get(level, (0, 0))
        if not held or block.number != last + 1:
            held = self._list(self.numbers, level, block.number)
        self.open[level] = held, block.number
        return _numbered(level, held)

    def _add(self, levels: list[Element]) -> int:
        """An abstract list; these stand before all lists."""
        number = 1 + max(
            (int(each.get(qn("w:abstractNumId"))) for each in self.root.iter(qn("w:abstractNum"))), default=0
        )
        made = el("abstractNum", el("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=str(number))
        first = self.root.find(qn("w:num"))
        self.root.append(made) if first is None else first.addprevious(made)
        return number

    def _list(self, abstract: int, level: int = 0, start: int = 0) -> int:
        """A list of its own; with a `level` that begins to count at `start`."""
        number = 1 + max((int(each.get(qn("w:numId"))) for each in self.root.iter(qn("w:num"))), default=0)
        made = el("num", el("abstractNumId", val=str(abstract)), numId=str(number))
        if level:
            made.append(el("lvlOverride", el("startOverride", val=str(start)), ilvl=str(level - 1)))
        last = self.root.findall(qn("w:num"))
        last[-1].addnext(made) if last else self.root.append(made)
        return number


def _numbered(level: int, number: int) -> Element:
    return el("numPr", el("ilvl", val=str(level - 1)), el("numId", val=str(number)))


def _bullet(level: int) -> Element:
    return _level(level, "bullet", _SIGNS[level % len(_SIGNS)])


def _decimal(level: int) -> Element:
    return _level(level, "decimal", f"%{level + 1}.")


def _level(level: int, kind: str, shown: str) -> Element:
    indent = el("ind", left=str(_STEP * (level + 1)), hanging=str(_STEP - 60))
    return el(
        "lvl",
        el("start", val="1"),
        el("numFmt", val=kind),
        el("lvlText", val=shown),
        el("lvlJc", val="left"),
        el("pPr", indent),
        ilvl=str(level),
    )


def _numbering(document: Any) -> Element:
    """The numbering of a document; a base document may have none."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    part = NumberingPart(
        PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, el("numbering"), document.part.package
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element
