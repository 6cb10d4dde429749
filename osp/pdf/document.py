"""A document of A4 pages with furniture, bookmarks and page references that are right by construction."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

from reportlab.lib.utils import TimeStamp
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from osp.pdf import theme
from osp.pdf.canvas import TaggedCanvas
from osp.pdf.furniture import FOOT_Y, Furniture, draw_foot, draw_head, draw_margin_line, draw_tab
from osp.pdf.lay import lay
from osp.pdf.sheets import SHEET_FOOT, SHEET_SIDE, SHEETS, Sheet
from osp.pdf.structure import saved, structured
from osp.pdf.text import clean, joined

_MOST_PASSES = 4


Story = Callable[["Index"], list[Flowable]]
Painter = Callable[[Any, Any], None]


@dataclass(frozen=True)
class Index:
    """Where everything stood in the previous pass: page per bookmark in order, and how many pages in all."""

    pages: Mapping[str, int] = field(default_factory=dict)
    total: int = 0

    def page(self, key: str) -> int:
        """Page of a bookmark; in the first pass, when nothing is known, a number of usual width."""
        return self.pages.get(key, 10)

    def length(self, key: str) -> int:
        """Pages from a bookmark up to the next one; 1 in the first pass."""
        keys = list(self.pages)
        if key not in self.pages:
            return 1
        following = keys[keys.index(key) + 1 :]
        return (self.pages[following[0]] if following else self.total + 1) - self.pages[key]


@dataclass(frozen=True)
class Meta:
    """What the file says about itself; `made_on` is the only date in it, so equal input gives equal bytes."""

    title: str
    author: str
    subject: str
    made_on: date


class Mark(Flowable):
    """Start of a part, without size: bookmark, entry in the outline, and what tab and foot say from here on."""

    def __init__(
        self, key: str, title: str, *, level: int = 0, tab: int | None = None, foot: str = "", note: str = ""
    ) -> None:
        super().__init__()
        # What stands over the pages behind the first, painted with how many of its pages went before.
        self.head: Painter | None = None
        self.key, self.title, self.level = key, clean(title), level
        self.tab, self.foot, self.note = tab, foot, note

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        self.canv.bookmarkPage(self.key)
        self.canv.addOutlineEntry(self.title, self.key, level=self.level, closed=False)


def _stamp(day: date) -> TimeStamp:
    """A time stamp of noon on that day, whatever clock or environment the process has."""
    stamp = TimeStamp(invariant=1)
    stamp.t, stamp.YMDhms, stamp.dhh, stamp.dmm = float(day.toordinal()), (day.year, day.month, day.day, 12, 0, 0), 0, 0
    return stamp


class _Maker:
    """Makes the canvas of one pass, and keeps it for its tree."""

    def __init__(self, made_on: date) -> None:
        self.made_on = made_on

    def __call__(self, *args: Any, **options: Any) -> TaggedCanvas:
        self.canvas = canvas = TaggedCanvas(*args, **options)
        # The library takes both from the environment; a pack takes them from its own content.
        canvas._doc._timeStamp = _stamp(self.made_on)
        canvas._doc.signature = hashlib.md5(b"", usedforsecurity=False)
        return canvas


class _Document(BaseDocTemplate):
    """One pass over a story; keeps where each mark landed."""

    def __init__(self, target: BytesIO, index: Index, furniture: Furniture, meta: Meta, cover: Painter) -> None:
        self.index, self.furniture, self.found = index, furniture, dict[str, int]()
        self.current: Mark | None = None
        super().__init__(
            target,
            pageTemplates=[
                PageTemplate("cover", [_frame("cover")], onPage=lambda canvas, _: cover(canvas, index)),
                PageTemplate("page", [_frame("page")], onPage=_margin_line, onPageEnd=self._furnish),
                *(
                    PageTemplate(name, [_room(sheet)], onPageEnd=self._furnish_sheet, pagesize=sheet.size)
                    for name, sheet in SHEETS.items()
                ),
            ],
            title=meta.title,
            author=meta.author,
            subject=meta.subject,
            creator="OSP-planner",
            producer="OSP-planner",
            lang="nl-NL",
            invariant=1,
            displayDocTitle=True,
            initialFontName=theme.REGULAR,
            initialFontSize=10.2,
            initialLeading=14,
        )

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 -- reportlab's
        if isinstance(flowable, Mark):
            self.found[flowable.key] = self.page
            self.current = flowable

    def _furnish(self, canvas: Any, _: BaseDocTemplate) -> None:
        """Draw head, foot and tab: only when a page ends is it known which part stands on it."""
        canvas.saveState()
        draw_head(canvas, self.furniture)
        mark = self.current
        self._foot(canvas, FOOT_Y, theme.LEFT, theme.RIGHT_EDGE)
        if mark and mark.tab is not None:
            draw_tab(canvas, mark.tab)
        canvas.restoreState()

    def _furnish_sheet(self, canvas: Any, _: BaseDocTemplate) -> None:
        """Number a page of an attachment, which brings its own head; that of a leesversie comes back on its next pages."""
        width, _height = canvas._pagesize
        canvas.saveState()
        mark = self.current
        if mark and mark.head and self.page > self.found[mark.key]:
            mark.head(canvas, self.page - self.found[mark.key])
        self._foot(canvas, SHEET_FOOT, SHEET_SIDE, width - SHEET_SIDE)
        canvas.restoreState()

    def _foot(self, canvas: Any, y: float, left: float, right: float) -> None:
        mark = self.current
        status = joined((mark.note if mark else "", self.furniture.status))
        number = f"p. {self.page} van {self.index.total or 10}"
        draw_foot(canvas, status, mark.foot if mark else "", number, (left, right, y))


def _frame(name: str) -> Frame:
    return Frame(
        theme.LEFT, theme.BOTTOM, theme.TEXT_WIDTH, theme.TEXT_HEIGHT, id=name,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip


def _room(sheet: Sheet) -> Frame:
    """Where things stand on a sheet: on all of it where a page of an attachment finds its own place."""
    left, bottom, width, height = sheet.room
    return Frame(left, bottom, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _margin_line(canvas: Any, _: BaseDocTemplate) -> None:
    draw_margin_line(canvas, theme.BOTTOM - 11, theme.PAGE_HEIGHT - theme.TOP + 5)


@dataclass(frozen=True)
class _Pass:
    """What one pass painted, not yet written as a file, and where everything stood."""

    target: BytesIO
    canvas: TaggedCanvas
    index: Index


def _pass(story: Story, index: Index, furniture: Furniture, meta: Meta, cover: Painter) -> _Pass:
    target, maker = BytesIO(), _Maker(meta.made_on)
    document = _Document(target, index, furniture, meta, cover)
    # Writing takes as long as a third of the painting, and only the last pass is kept.
    document._doSave = 0
    document.build(story(index), canvasmaker=maker)
    return _Pass(target, maker.canvas, Index(document.found, document.page))


def _finished(target: BytesIO, canvas: TaggedCanvas, meta: Meta) -> bytes:
    canvas.save()
    root = canvas.tags.root
    with structured(target.getvalue(), root, title=meta.title, author=meta.author, made_on=meta.made_on) as pdf:
        lay(pdf, canvas.laid)
        return saved(pdf)


def single_page(paint: Callable[[Any], None], *, size: tuple[float, float], meta: Meta) -> bytes:
    """The bytes of a document of one page of `size` points, painted by `paint`."""
    theme.register_fonts()
    target = BytesIO()
    font = {"initialFontName": theme.REGULAR, "initialFontSize": 10.2, "initialLeading": 14}
    canvas = _Maker(meta.made_on)(target, pagesize=size, invariant=1, lang="nl-NL", **font)
    canvas.setTitle(meta.title)
    canvas.setAuthor(meta.author)
    canvas.setSubject(meta.subject)
    canvas.setCreator("OSP-planner")
    canvas.setProducer("OSP-planner")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    paint(canvas)
    canvas.showPage()
    return _finished(target, canvas, meta)


def page_total(story: Story, meta: Meta) -> int:
    """How many pages a story fills, in one pass."""
    theme.register_fonts()
    return _pass(story, Index(), Furniture("", "", ""), meta, lambda _canvas, _index: None).index.total


def build_document(
    story: Story, *, furniture: Furniture, meta: Meta, cover: Painter = lambda _canvas, _index: None
) -> bytes:
    """The bytes of a tagged document, passed over until every page number it mentions is true.

    `story` makes the flowables from plain values; its first page is the cover, painted by `cover`. Raises RuntimeError
    when page numbers keep moving.
    """
    theme.register_fonts()
    index = Index()
    for _ in range(_MOST_PASSES):
        made = _pass(story, index, furniture, meta, cover)
        if made.index == index:
            return _finished(made.target, made.canvas, meta)
        index = made.index
    raise RuntimeError("De bladzijnummers van dit document komen niet tot rust.")
