"""The hand-over file as the bytes of a PDF, on the sheet of every other document; and what it says, as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from osp import dutch


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file: its heading and its lines, each with a second line in grey where there is one."""

    heading: str
    lines: tuple[tuple[str, str], ...]
    empty: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """Everything that whoever comes after somebody must know, on a day."""

    person: str
    swv_name: str
    swv_code: str
    day: date
    parts: tuple[Part, ...]


def build_handover(paper: HandOver) -> bytes:
    """The PDF. Equal files give equal bytes."""
    from osp.pdf.document import Meta, build_document  # noqa: PLC0415 -- slow import
    from osp.pdf.furniture import Furniture  # noqa: PLC0415 -- slow import
    from osp.pdf.text import clean  # noqa: PLC0415 -- slow import

    title = clean(f"Overdracht van {paper.person}")
    furniture = Furniture(
        strong=title, left=dutch.date_long(paper.day), right=clean(paper.swv_name), status="Alleen voor intern gebruik"
    )
    meta = Meta(title=title, author=clean(paper.swv_name), subject=clean(paper.swv_code), made_on=paper.day)
    return build_document(
        lambda _index: list(_story(paper)),
        furniture=furniture,
        meta=meta,
        cover=lambda canvas, _index: _cover(canvas, paper),
    )


def _cover(canvas: Any, paper: HandOver) -> None:
    from osp.pdf import theme  # noqa: PLC0415 -- slow import
    from osp.pdf.text import clean  # noqa: PLC0415 -- slow import

    canvas.setFillColor(theme.INK)
    canvas.setFont(theme.SEMIBOLD, 30)
    place = theme.PAGE_HEIGHT - 200
    canvas.drawString(theme.LEFT, place, "Overdracht")
    canvas.setFont(theme.REGULAR, 13)
    for number, line in enumerate(
        (paper.person, dutch.date_long(paper.day), f"{paper.swv_name} ({paper.swv_code})"), 2
    ):
        canvas.drawString(theme.LEFT, place - number * 22, clean(line))


def _story(paper: HandOver) -> Iterator[Any]:
    from reportlab.platypus import NextPageTemplate, PageBreak  # noqa: PLC0415 -- slow import

    from osp.pdf import theme  # noqa: PLC0415 -- slow import
    from osp.pdf.blocks import row  # noqa: PLC0415 -- slow import
    from osp.pdf.document import Mark  # noqa: PLC0415 -- slow import
    from osp.pdf.text import clean, paragraph  # noqa: PLC0415 -- slow import

    yield from (Mark("omslag", "Omslag"), NextPageTemplate("page"), PageBreak())
    for number, part in enumerate(paper.parts, 1):
        yield Mark(f"deel-{number}", part.heading)
        yield row("", [paragraph(part.heading, theme.SECTION)], before=16, foot=4, whole=True)
        for text, aside in part.lines:
            said = [paragraph(clean(text), theme.TEXT_STRONG)]
            yield row("", [*said, paragraph(clean(aside), theme.NOTE_GREY)] if aside else said)
        if not part.lines:
            yield row("", [paragraph(part.empty, theme.NOTE_GREY)], rule=False)
