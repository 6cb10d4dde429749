"""Words, facts, tables, charts and indicators of a document in WordprocessingML."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.shared import Pt

from goals.documents.ooxml import Element, clean, el, field, paragraph, run
from goals.documents.plan import Cell, Chart, Column, Facts, Level, Line, Panel, Part, Remark, StatusCode, Table, Text
from goals.documents.word_lists import Lists
from goals.documents.word_styles import BLUE, LINK, TABLE, Styles
from osp.charts.raster import chart_png
from osp.richtext import Block, BlockKind, Run, blocks

# The mark of a verdict as a sign that every machine draws, and its colour.
MARKS: dict[StatusCode, tuple[str, str]] = {
    "on_track": ("●", "1A6B45"),
    "attention": ("▲", "875200"),
    "off_track": ("◆", "A8311D"),
    "achieved": ("■", "0A586A"),
    "no_verdict": ("○", "596761"),
}
LOWEST = 4
NBSP = "\u00a0"
_CHART_HEIGHT = 0.42
_WIDEST_CHART = 480.0
# Figures of more columns than this are set smaller, so that each has room.
_MANY, _SMALL = 7, 7.5
# A table of more columns than this is turned: what stood beside each other stands under each other.
_MOST_COLUMNS = 12
_ITEMS = {BlockKind.BULLET: "List Bullet", BlockKind.NUMBER: "List Number"}


class Writer:
    """Writes into the body of a document and keeps count of headings, tables and figures."""

    def __init__(self, document: Any, styles: Styles) -> None:
        self.document, self.styles = document, styles
        self.body = document.element.body
        self.lists = Lists(document)
        self.headings: list[tuple[int, str, str]] = []
        self.pictures = 0
        section = document.sections[-1]
        margins = section.left_margin.pt + section.right_margin.pt + section.gutter.pt
        self.width = max(section.page_width.pt - margins, 100.0)

    def put(self, element: Element) -> None:
        """The next thing in the body, before what describes its page."""
        self.body[-1].addprevious(element)

    def say(self, style: str, *runs: Element, keep_next: bool = False) -> None:
        """A paragraph of a style, by its name."""
        self.put(paragraph(self.styles[style], *runs, keep_next=keep_next))

    def note(self, text: str) -> None:
        """A small line, if it says something."""
        if text:
            self.say("OSP Noot", run(text))

    def body_text(self, *runs: Element) -> None:
        """Running text."""
        self.put(paragraph(self.styles.body, *runs))

    def heading(self, level: int, text: str) -> None:
        """A heading that contents can lead to."""
        level, number = min(level, LOWEST), len(self.headings) + 1
        anchor = f"_Toc{number:08d}"
        self.headings.append((level, text, anchor))
        start, end = el("bookmarkStart", id=str(number), name=anchor), el("bookmarkEnd", id=str(number))
        self.say(f"heading {level}", start, run(text), end)

    def part(self, part: Part, depth: int) -> None:
        """A part of a section at a depth."""
        match part:
            case Text():
                self.text(part, depth)
            case Facts():
                self.facts(part)
            case Table():
                self.table(part)
            case Chart():
                self.chart(part)
            case Panel():
                self.panel(part, depth)

    def text(self, part: Text, depth: int) -> None:
        """What people wrote; its headings stand under that of its section."""
        if part.label:
            self.say("OSP Label", run(part.label))
        for block in part.blocks:
            self.block(block, depth)
        self.lists.end()

    def block(self, block: Block, depth: int) -> None:
        """A paragraph, heading, item or quote."""
        if block.kind is BlockKind.HEADING:
            self.lists.end()
            self.heading(depth + block.level, block.text)
            return
        runs = [each for piece in block.runs for each in self.rich(piece)]
        if block.kind not in _ITEMS:
            self.lists.end()
            style = self.styles["Quote"] if block.kind is BlockKind.QUOTE else self.styles.body
            self.put(paragraph(style, *runs))
            return
        made = paragraph(self.styles[_ITEMS[block.kind]], *runs)
        made.find(qn("w:pPr")).append(self.lists.item(block))
        self.put(made)

    def rich(self, piece: Run) -> list[Element]:
        """A run as it was written, a link as a link."""
        if not piece.href:
            return [run(piece.text, bold=piece.bold, italic=piece.italic)]
        target = self.document.part.relate_to(clean(piece.href), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = el(
            "hyperlink", run(piece.text, bold=piece.bold, italic=piece.italic, style=self.styles[LINK], colour=BLUE)
        )
        link.set(qn("r:id"), target)
        return [link]

    def facts(self, part: Facts) -> None:
        """Label and value on a line each."""
        if part.label:
            self.say("OSP Label", run(part.label))
        for fact in part.rows:
            self.say("OSP Feit", run(f"{fact.label}\t", bold=True), run(fact.value))

    def caption(self, kind: str, text: str, *, keep_next: bool) -> None:
        """ "Tabel 3. Mijlpalen", with a number that Word keeps right."""
        count = sum(1 for each in self.body.iter(qn("w:instrText")) if f"SEQ {kind} " in (each.text or "")) + 1
        number = field(f"SEQ {kind} \\* ARABIC", run(str(count)))
        self.say("caption", run(f"{kind} "), *number, run(f". {text}" if text else ""), keep_next=keep_next)

    def table(self, part: Table) -> None:
        """A real table: its head comes back on every page, and a row stays whole."""
        self.caption("Tabel", part.caption, keep_next=True)
        shown = turned(part) if len(part.columns) > _MOST_COLUMNS else part
        small = _SMALL if len(shown.columns) > _MANY else 0.0
        self.put(table_element(shown, self.styles, self.width, small))
        self.note(part.note)

    def chart(self, part: Chart) -> None:
        """The chart as a picture, its words as what it says to who cannot see it."""
        width = min(self.width, _WIDEST_CHART)
        height = width * _CHART_HEIGHT
        png = chart_png(part.spec, width=width, height=height)
        key, _ = self.document.part.get_or_add_image(BytesIO(png))
        self.pictures += 1
        inline = CT_Inline.new_pic_inline(self.pictures, key, f"figuur-{self.pictures}.png", Pt(width), Pt(height))
        for described in (inline.docPr, inline.find(f".//{qn('pic:cNvPr')}")):
            described.set("id", str(self.pictures))
            described.set("name", f"Figuur {self.pictures}")
            described.set("descr", clean(f"{part.spec.title}. {part.words}"))
        self.put(paragraph(self.styles.body, el("r", el("drawing", inline)), keep_next=True))
        self.caption("Figuur", part.heading or part.spec.title, keep_next=True)
        self.body_text(run(part.words))

    def panel(self, panel: Panel, depth: int) -> None:
        """An indicator with all that is known of it."""
        self.heading(depth + 1, f"{panel.label}: {panel.title}")
        self.note(" · ".join(text for text in (panel.kind, panel.definition) if text))
        self.say("OSP Cijfer", run(panel.figure, italic=panel.is_word), run(panel.unit))
        told = [text for text in (panel.caption, panel.estimate, panel.reference) if text]
        self.note("; ".join(told))
        self.verdict(panel)
        if panel.chart:
            self.chart(panel.chart)
        if panel.values:
            self.table(panel.values)
        self.rubric(panel.rubric)
        self.remarks(panel.remarks, depth)
        self.note(f"Bron: {panel.source}" if panel.source else "")

    def verdict(self, panel: Panel) -> None:
        """Mark, word and sentence, and what was agreed."""
        if panel.status:
            sign, colour = MARKS[panel.status]
            self.body_text(
                run(f"{sign} ", colour=colour), run(f"{panel.status_word}. ", bold=True), run(panel.sentence)
            )
        elif panel.sentence:
            self.body_text(run(panel.sentence))
        if panel.agreed:
            self.say("OSP Feit", run("Afgesproken\t", bold=True), run(panel.agreed))
        if panel.progress:
            self.say("OSP Feit", run("Onderweg\t", bold=True), run(panel.progress))

    def rubric(self, levels: Sequence[Level]) -> None:
        """The observable sentences, the one that holds now named."""
        if not levels:
            return
        lines = tuple(
            Line(
                (
                    Cell(str(each.number)),
                    Cell(each.sentence, strong=each.is_current),
                    Cell("nu" if each.is_current else ""),
                )
            )
            for each in levels
        )
        self.table(
            Table("Rubriek", (Column("Niveau", 1.0), Column("Wat te zien is", 7.0), Column("Stand", 1.0)), lines)
        )

    def remarks(self, remarks: Sequence[Remark], depth: int) -> None:
        """What people make of the figure."""
        if remarks:
            self.say("OSP Label", run("Duiding"))
        for remark in remarks:
            self.text(Text(blocks(remark.text)), depth + 1)
            self.note(remark.by)


def turned(part: Table) -> Table:
    """The same table with a row for each column; numbers stay numbers."""
    names = tuple(line.cells[0].text for line in part.lines)
    columns = Column(part.columns[0].text, 1.0), *(Column(name, 1.5, is_number=True) for name in names)
    lines = (
        Line((Cell(column.text), *(line.cells[place] for line in part.lines)))
        for place, column in enumerate(part.columns[1:], start=1)
    )
    return Table(part.caption, columns, tuple(lines), part.note)


def table_element(part: Table, styles: Styles, width: float, small: float = 0.0) -> Element:
    """The table over the width of the text, in points; `small` is the size of its type where that is smaller than usual."""
    whole = sum(column.weight for column in part.columns) or 1.0
    widths = [str(round(20 * width * column.weight / whole)) for column in part.columns]
    grid = el("tblGrid", *(el("gridCol", w=each) for each in widths))
    heads = [Cell(column.text, strong=True) for column in part.columns]
    made = el(
        "tbl", _table_properties(part, styles, small), grid, _row(heads, part, widths, styles, small, is_head=True)
    )
    for line in part.lines:
        made.append(_row(line.cells, part, widths, styles, small, is_sum=line.is_sum))
    return made


def _table_properties(part: Table, styles: Styles, small: float) -> Element:
    look = {"firstRow": "1", "lastRow": "0", "firstColumn": "0", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    return el(
        "tblPr",
        el("tblStyle", val=styles[TABLE]),
        el("tblW", w="5000", type="pct"),
        el("tblLayout", type="fixed"),
        *([el("tblCellMar", *(el(side, w="20", type="dxa") for side in ("left", "right")))] if small else []),
        el("tblLook", val="0620", **look),
        el("tblCaption", val=part.caption),
        el("tblDescription", val=part.note or part.caption),
    )


def _row(
    cells: Sequence[Cell],
    part: Table,
    widths: Sequence[str],
    styles: Styles,
    small: float,
    *,
    is_head: bool = False,
    is_sum: bool = False,
) -> Element:
    properties = el("trPr", el("cantSplit"), *([el("tblHeader")] if is_head else []))
    made = el("tr", properties)
    for cell, column, width in zip(cells, part.columns, widths, strict=True):
        bold = cell.strong or is_sum
        # An amount stays on one line.
        told = replace(cell, text=cell.text.replace(" ", NBSP)) if column.is_number and not is_head else cell
        words = _cell_runs(told, bold=bold, small=small)
        inner = paragraph(styles["OSP Cel"], *words, right=column.is_number, keep_next=is_head)
        made.append(el("tc", el("tcPr", el("tcW", w=width, type="dxa")), inner))
    return made


def _cell_runs(cell: Cell, *, bold: bool, small: float) -> list[Element]:
    words = [run(cell.text, bold=bold, size=small)]
    if not cell.status:
        return words
    sign, colour = MARKS[cell.status]
    return [run(f"{sign} ", colour=colour, size=small), *words]
