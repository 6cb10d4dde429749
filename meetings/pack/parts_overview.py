"""Contents with the keys, and the agenda."""

from typing import Any

from reportlab.platypus import Flowable

from meetings.pack import wording
from meetings.pack.parts_attachments import attachment_key
from meetings.pack.parts_frame import (
    AGENDA,
    CONTENTS,
    indicator_key,
    item_key,
    oplegger_key,
    page_link,
    part_head,
    scenario_key,
)
from meetings.pack.parts_news import CORRECTIONS
from meetings.pack.sections import Item, Pack
from osp import dutch
from osp.pdf import theme
from osp.pdf.blocks import HAIRLINE, STRONG_LINE, Columns, Gap, Listing, row
from osp.pdf.document import Index, Mark
from osp.pdf.signs import PURPOSE_FILL, PurposeMark, StatusMark
from osp.pdf.tags import INLINE, Tag, list_item, table_row
from osp.pdf.text import joined, link, markup, paragraph, rich

_CONTENTS_WIDTHS = (216.0, 108.0, 36.0)
_KEY_WIDTHS = (14.0, 64.0, theme.CONTENT_WIDTH - 78.0)
_AGENDA_WIDTHS = (24.0, theme.LABEL_WIDTH - 24.0, 178.0, 12.0, 74.0, 20.0, 76.0)
_NUMBER = theme.ROW_FIGURE
_FIGURE_KEY_STYLES = {
    "strong": theme.NOTE_STRONG,
    "italic": theme.NOTE.clone("key-italic", fontName=theme.ITALIC),
    "plain": theme.NOTE,
}
_KEY_WORD = theme.HEAD.clone("key-word", textColor=theme.INK, fontSize=9, leading=10.5)
_PAGE_STRONG = theme.NOTE_RIGHT.clone("page-strong", fontName=theme.SEMIBOLD)


def contents_part(pack: Pack, index: Index) -> list[Flowable]:
    """One line per part with its page, then the only legend of the pack."""
    when = dutch.date_long(pack.date)
    top = Columns([[], []], [theme.LABEL_WIDTH, theme.CONTENT_WIDTH], rule=STRONG_LINE, rule_from=theme.LABEL_WIDTH)
    contents = Tag("TOC")
    agenda = [_contents_line(AGENDA, "Agenda", "", index, strong=True)]
    return [
        Mark(CONTENTS, "Inhoud"),
        part_head(joined((f"Vergaderstukken {_lowered(pack.body_name)}", when), ", "), "Inhoud"),
        top,
        row("", agenda, foot=3.5, tag=Tag("TOCI", contents)),
        *_corrections_line(pack, index, contents),
        *(_contents_item(item, index, contents) for item in pack.items if item.has_pages),
        *_keys(),
    ]


def _corrections_line(pack: Pack, index: Index, contents: Tag) -> list[Flowable]:
    if not pack.corrections:
        return []
    line = _contents_line(CORRECTIONS, "Correcties", "cijfers in eerdere stukken", index, strong=True)
    return [row("", [line], foot=3.5, tag=Tag("TOCI", contents))]


def _lowered(name: str) -> str:
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _contents_item(item: Item, index: Index, contents: Tag) -> Columns:
    entry = Tag("TOCI", contents)
    return row(f"punt {item.number}", _item_lines(item, index, Tag("TOC", entry)), foot=3.5, label_tag="Lbl", tag=entry)


def _item_lines(item: Item, index: Index, below: Tag) -> list[Flowable]:
    outcome = wording.OUTCOMES.get(item.purpose, "")
    kind = joined(("oplegger" if item.oplegger else "", outcome), ", ")
    lines = [_contents_line(item_key(item), item.title, kind, index, strong=True)]
    for page in item.indicators:
        key = indicator_key(item, page)
        length = index.length(key)
        kind = f"indicator{f', {length} blz.' if length > 1 else ''}"
        lines.append(_contents_line(key, page.title, kind, index, entry=Tag("TOCI", below)))
    for scenario in item.scenarios:
        key = scenario_key(item, scenario)
        lines.append(_contents_line(key, scenario.title, "scenario", index, entry=Tag("TOCI", below)))
    for sheet in (sheet for sheet in item.attachments if sheet.pages):
        kind = f"bijlage, {sheet.pages} blz."
        title = f"{sheet.letter}  {sheet.title}"
        lines.append(_contents_line(attachment_key(item, sheet), title, kind, index, entry=Tag("TOCI", below)))
    return lines


def _contents_line(
    key: str, title: str, kind: str, index: Index, *, strong: bool = False, entry: Tag | None = None
) -> Columns:
    style, number = (theme.TEXT_STRONG, _PAGE_STRONG) if strong else (theme.TEXT, theme.NOTE_RIGHT)
    padded = style.clone("contents-title", rightIndent=10)
    cells = [[rich(link(key, title), padded)], [paragraph(kind, theme.NOTE_GREY)], [page_link(key, index, number)]]
    return Columns(cells, _CONTENTS_WIDTHS, tops=[0, 1.6, 1.6], foot=3.5, tag=entry)


def _keys() -> list[Flowable]:
    read, told = Tag("L"), Tag("L")
    verdicts: list[Flowable] = [
        Columns(
            [[StatusMark(status, 9, drop=2.4)], [paragraph(word, _KEY_WORD, INLINE)], [paragraph(text, theme.NOTE)]],
            _KEY_WIDTHS,
            tops=[0, 1.4, 1.6],
            foot=5.5,
            **_entry(read, 2),
        )
        for status, word, text in wording.VERDICTS
    ]
    figures: list[Flowable] = [
        Columns(
            [[paragraph(sample, _FIGURE_KEY_STYLES[style], INLINE)], [paragraph(text, theme.NOTE)]],
            [_KEY_WIDTHS[0] + _KEY_WIDTHS[1], _KEY_WIDTHS[2]],
            foot=5.2,
            **_entry(told, 1),
        )
        for style, sample, text in wording.FIGURES
    ]
    return [
        Gap(24),
        row("Zo leest u\nhet oordeel", verdicts, rule=False, whole=True, drop=1.4),
        row("Zo leest u\neen cijfer", figures, rule=False, whole=True, drop=-1.2, before=14),
    ]


def _entry(listed: Tag, marks: int) -> dict[str, Any]:
    """The options of a row that is an item of a list."""
    tag, cells = list_item(listed, marks, 1)
    return {"tag": tag, "cell_tags": cells}


def agenda_part(pack: Pack, index: Index) -> list[Flowable]:
    """Every item with its time, purpose, minutes and papers; below it what holds for the whole meeting."""
    hours = f"{pack.starts} tot {pack.ends} uur" if pack.starts and pack.ends else pack.starts
    kicker = joined((pack.body_name, dutch.date_long(pack.date), hours), ", ")
    table = Tag("Table")
    rows = [_agenda_row(item, index, table) for item in pack.items]
    below = [("Quorum", pack.quorum), ("Volgende", pack.next_meeting)]
    return [
        Mark(AGENDA, "Agenda"),
        part_head(kicker, "Agenda"),
        *([Listing(_agenda_head(table), rows, before=10.5)] if rows else []),
        Gap(14),
        *(_agenda_fact(label, text) for label, text in below if text),
    ]


def _agenda_fact(label: str, text: str) -> Columns:
    return row(label, [paragraph(text, theme.NOTE)], rule=False, before=3.5, foot=3.5, drop=-1.2, label_tag="P")


def _agenda_head(table: Tag) -> Columns:
    cells = [
        [paragraph("Punt en tijd", theme.HEAD, INLINE)],
        [paragraph("Onderwerp", theme.HEAD, INLINE)],
        [],
        [paragraph("Doel", theme.HEAD, INLINE)],
        [paragraph("Min.", theme.HEAD_RIGHT, INLINE)],
        [paragraph("Stukken", theme.HEAD_RIGHT, INLINE)],
    ]
    widths = (theme.LABEL_WIDTH, *_AGENDA_WIDTHS[2:])
    tag, tags = table_row(table, ["TH", "TH", "+", "TH", "TH", "TH"])
    return Columns(cells, widths, foot=7, rule=STRONG_LINE, rule_from=theme.LABEL_WIDTH, tag=tag, cell_tags=tags)


def _agenda_row(item: Item, index: Index, table: Tag) -> Columns:
    title = link(item_key(item), item.title) if item.has_pages else markup(item.title)
    subject: list[Flowable] = [rich(title, theme.TEXT_STRONG)]
    subject += [paragraph(f"Gevraagd: {item.asked.rstrip('.')}.", theme.NOTE)] if item.asked else []
    subject += [paragraph(item.presenter, theme.NOTE_GREY)] if item.presenter else []
    cells: list[list[Flowable]] = [
        [paragraph(str(item.number), _NUMBER)],
        [paragraph(item.starts, theme.LABEL_NOTE)],
        subject,
        [],
        [_purpose(item.purpose)],
        [paragraph(str(item.minutes) if item.minutes else "", theme.NOTE_RIGHT)],
        _papers(item, index),
    ]
    tag, tags = table_row(table, ["TD", "+", "TD", "+", "TD", "TD", "TD"])
    return Columns(
        cells,
        _AGENDA_WIDTHS,
        tops=[5, 7, 7, 0, 8.6, 8.6, 8.6],
        foot=8,
        rule=HAIRLINE,
        rule_from=theme.LABEL_WIDTH,
        whole=True,
        tag=tag,
        cell_tags=tags,
    )


def _purpose(purpose: str) -> Columns:
    style = theme.NOTE_STRONG if PURPOSE_FILL[purpose] == "full" else theme.NOTE
    mark = PurposeMark(purpose, 7.6, drop=1.4)
    return Columns([[mark], [paragraph(wording.PURPOSES[purpose], style)]], [12, 62])


def _papers(item: Item, index: Index) -> list[Flowable]:
    papers = [("oplegger", oplegger_key(item))] if item.oplegger else []
    if item.indicators:
        word = "indicator" if len(item.indicators) == 1 else "indicatoren"
        papers.append((word, indicator_key(item, item.indicators[0])))
    if item.scenarios:
        word = "scenario" if len(item.scenarios) == 1 else "scenario’s"
        papers.append((word, scenario_key(item, item.scenarios[0])))
    return [
        rich(link(key, word) + f" <b>{link(key, str(index.page(key)))}</b>", theme.NOTE_RIGHT) for word, key in papers
    ]
