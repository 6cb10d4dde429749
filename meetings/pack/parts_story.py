"""What people make of a figure: the rubric and the interpretation, meetbaar beside merkbaar."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from meetings.pack.sections import Interpretation, RubricLevel
from osp import dutch
from osp.pdf import theme
from osp.pdf.blocks import HAIRLINE, Columns, Tinted, row
from osp.pdf.tags import INLINE, MINOR, Tag, list_item
from osp.pdf.text import joined, paragraph, paragraphs
from osp.pdf.written import written

_GUTTER = 14.0
_KINDS = (("meetbaar", "Meetbaar"), ("merkbaar", "Merkbaar"))
_HEADING = theme.TEXT_STRONG.clone("story-heading", keepWithNext=1)
_BY = theme.NOTE_GREY.clone("story-by", spaceBefore=2, spaceAfter=7)
_LEVEL_WIDTHS = (7.0, 17.5, theme.CONTENT_WIDTH - 17.5 - 28.0 - 14.0, 28.0, 7.0)


def interpretation_rows(interpretations: Sequence[Interpretation]) -> list[Flowable]:
    """The interpretations beside each other per kind, under them the question for the conversation."""
    if not interpretations:
        return []
    stacks = [_stack(title, [i for i in interpretations if i.kind == kind]) for kind, title in _KINDS]
    filled = [stack for stack in stacks if stack]
    width = (theme.CONTENT_WIDTH - _GUTTER * (len(filled) - 1)) / max(len(filled), 1)
    cells: list[list[Flowable]] = [*filled] if len(filled) < len(_KINDS) else [filled[0], [], filled[1]]
    widths = [width] if len(filled) < len(_KINDS) else [width, _GUTTER, width]
    rows: list[Flowable] = [row("Duiding", [Columns(cells, widths)], rule=False, before=14, foot=3.5)]
    return rows + [_question(i.question) for i in interpretations if i.question]


def _stack(title: str, interpretations: Sequence[Interpretation]) -> list[Flowable]:
    if not interpretations:
        return []
    stack: list[Flowable] = [paragraph(title, _HEADING, MINOR)]
    for interpretation in interpretations:
        stack += written(interpretation.text, theme.TEXT)
        when = dutch.date_long(interpretation.on) if interpretation.on else ""
        by = joined((interpretation.author, when), ", ")
        stack += [paragraph(by, _BY)] if by else []
    return stack


def _question(question: str) -> Columns:
    text = [paragraph("Vraag voor het gesprek", _HEADING, MINOR), *paragraphs(question, theme.TEXT)]
    return row("", text, rule=False, before=10.5)


def rubric_rows(levels: Sequence[RubricLevel] | None) -> list[Flowable]:
    """The observable sentences, the one that holds now tinted, in Semibold and named."""
    listed = Tag("L", numbered=True)
    lines: list[Flowable] = [_level(level, listed) for level in levels or ()]
    return [row("Rubriek", lines, rule=False, before=14, drop=5.6)] if lines else []


def _level(level: RubricLevel, listed: Tag) -> Flowable:
    style = theme.TEXT_STRONG if level.is_current else theme.TEXT
    cells = [
        [],
        [paragraph(str(level.level), theme.TEXT_STRONG, INLINE)],
        [paragraph(level.sentence, style)],
        [paragraph("nu", theme.NOTE_RIGHT.clone("now", fontName=theme.SEMIBOLD))] if level.is_current else [],
        [],
    ]
    tag, tags = list_item(listed, 1, 2)
    line = Columns(
        cells, _LEVEL_WIDTHS, tops=[0, 4.4, 4.4, 6, 0], foot=4.4, rule=HAIRLINE, tag=tag, cell_tags=[None, *tags, None]
    )
    return Tinted(line) if level.is_current else line
