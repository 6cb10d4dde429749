"""What is otherwise than the reader may remember: changes since the version before, and figures of earlier papers put right."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak

from meetings.pack.changes import DROPPED, NEW
from meetings.pack.parts_frame import item_key, part_head
from meetings.pack.sections import Change, Correction, Item, Pack
from osp import dutch
from osp.pdf import theme
from osp.pdf.bars import Barred
from osp.pdf.blocks import Box, Columns, Gap, labels, row
from osp.pdf.document import Index, Mark
from osp.pdf.text import link, paragraph, rich

CHANGES, CORRECTIONS = "wijzigingen", "correcties"
_KINDS = {NEW: "nieuw", DROPPED: "vervallen"}
_NO_VERDICT = "geen oordeel"
_THIRDS = (104.0, 104.0, theme.CONTENT_WIDTH - 2 * Box.INSET - 208.0)


def changes_part(pack: Pack, index: Index) -> list[Flowable]:
    """The page after the cover of a later version: each point that is new, changed or gone."""
    items = {item.number: item for item in pack.items}
    return [
        Mark(CHANGES, "Wat er gewijzigd is"),
        part_head(f"Versie {pack.version} tegenover versie {pack.compared_to}", "Wat er gewijzigd is"),
        *(_change(change, items.get(change.number), index) for change in pack.changes),
        row(
            "",
            [
                paragraph(
                    "In de stukken staat een streep in de kantlijn naast wat nieuw of gewijzigd is.", theme.NOTE_GREY
                )
            ],
            rule=False,
        ),
    ]


def _change(change: Change, item: Item | None, index: Index) -> Columns:
    title = paragraph(change.title, theme.TEXT_STRONG)
    if change.kind != DROPPED and item is not None:
        key = item_key(item)
        title = rich(link(key, f"{item.number} {change.title}, p. {index.page(key)}"), theme.TEXT_STRONG)
    words = (
        [paragraph(dutch.sentence_case(f"{dutch.join_words(list(change.parts))}."), theme.NOTE)] if change.parts else []
    )
    return row(_KINDS.get(change.kind, "gewijzigd"), [title, *words], whole=True)


def barred(item: Item, name: str, flowables: Sequence[Flowable]) -> list[Flowable]:
    """The same with a bar in the margin, where the item is new or this part of it changed."""
    if not item.is_new and name not in item.changed:
        return list(flowables)
    return [each if isinstance(each, Mark | PageBreak | Gap) else Barred(each) for each in flowables]


def corrections_part(pack: Pack) -> list[Flowable]:
    """A box for each figure of earlier papers that a later release changed."""
    return [
        Mark(CORRECTIONS, "Correcties"),
        part_head("Cijfers in eerdere stukken", "Correcties"),
        *(flowable for each in pack.corrections for flowable in _correction(each)),
    ]


def _correction(told: Correction) -> list[Flowable]:
    kind = (
        f" ({told.then_release})" if told.then_release else "",
        f" ({told.now_release})" if told.now_release else "",
    )
    first = f"In het stuk van {dutch.date_long(told.day)} stond {told.then}{kind[0]}. Nu is het {told.now}{kind[1]}."
    side = [*labels(told.title), *labels(told.period, theme.LABEL_NOTE)]
    cell: list[Flowable] = [
        paragraph(first, theme.TEXT_STRONG.clone("correction-first", spaceAfter=7)),
        _table(told),
        paragraph(_verdict(told), theme.TEXT.clone("correction-verdict", spaceAfter=3.5)),
        *([paragraph(told.cause, theme.NOTE_GREY)] if told.cause else []),
        *(paragraph(f"Hierop steunde besluit {text}", theme.TEXT) for text in told.decisions),
    ]
    box = Box(cell, fill=theme.ATTENTION_SOFT, bar=theme.STATUS_COLOURS["attention"])
    return [row(side, [box], rule=False, before=10.5, foot=10.5, drop=Box.PAD)]


def _table(told: Correction) -> Columns:
    cells = [_stood("stond", told.then, told.then_caption), _stood("is nu", told.now, told.now_caption)]
    verdict: list[Flowable] = [
        paragraph("oordeel", theme.NOTE_GREY),
        paragraph(
            f"{told.then_word or _NO_VERDICT} → {told.now_word or _NO_VERDICT}"
            if told.is_turned
            else told.now_word or _NO_VERDICT,
            theme.NOTE_STRONG,
        ),
    ]
    return Columns([*cells, verdict], _THIRDS, foot=7)


def _stood(head: str, figure: str, caption: str) -> list[Flowable]:
    style = theme.ROW_FIGURE.clone("correction-figure", rightIndent=6)
    note = theme.NOTE.clone("correction-caption", rightIndent=6)
    return [
        paragraph(head, theme.NOTE_GREY),
        paragraph(figure, style),
        *([paragraph(caption, note)] if caption else []),
    ]


def _verdict(told: Correction) -> str:
    then, now = told.then_word or _NO_VERDICT, told.now_word or _NO_VERDICT
    return f"Het oordeel verandert: het was {then} en is nu {now}." if told.is_turned else f"Het oordeel blijft {now}."
