"""The plan on one page, to hang on a wall: every speerpunt a column, smaller type before fewer words, and told what is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.platypus import Flowable

from goals.documents.plan import Fact, PlanDocument, Poster, PosterColumn
from goals.documents.poster_parts import Detail, Type, column_head, column_stack, creed_stack, cut_to
from osp import dutch
from osp.pdf import theme
from osp.pdf.blocks import draw_stack, measure, stack_height
from osp.pdf.document import Meta, single_page
from osp.pdf.tags import Tag, marked
from osp.pdf.text import clean, elided, joined, paragraph

Size = Literal["A3", "A4"]
SIZES = {"A3": landscape(A3), "A4": landscape(A4)}
# Largest and smallest running text, in points; nobody reads less than seven.
LARGEST, SMALLEST, STEP = {"A3": 15.0, "A4": 10.5}, 7.0, 0.5
HEAD = {"A3": 12.0, "A4": 9.0}
_MARGIN = {"A3": 42.0, "A4": 30.0}
# Missie, visie and kernwaarden take no more than this share of the page.
_CREED_SHARE = 0.22
# More than this has no place in that share at any size, so it is not tried.
MOST_LETTERS = 8000
_MOST_BESIDE = 5
# A speerpunt of which less than its head and a doel can be seen says nothing.
_LEAST_ROW = 70.0
_GAP = 16.0
LEFT_OUT = {
    Detail.ALL: "",
    Detail.ROW: "de afspraken en het verloop per indicator",
    Detail.NONE: "de indicatoren",
}


def one_page_bytes(document: PlanDocument, size: Size = "A3") -> bytes:
    """The plan on one page of A3 or A4, as the bytes of a PDF; equal documents give equal bytes.

    What does not fit is set smaller, then told in fewer words, then left out; then the page says so. ValueError for a document
    without such a page.
    """
    poster = document.poster
    if poster is None:
        raise ValueError("this document has no page on which all of it stands")
    front = document.front
    meta = Meta(
        title=clean(joined((front.title, "op één pagina"), " ")),
        author=clean(front.organisation),
        subject=clean(joined((front.kind, f"{front.organisation} ({front.organisation_code})", front.version), ", ")),
        made_on=front.made_on,
    )
    return single_page(lambda canvas: _Page(document, poster, size).paint(canvas), size=SIZES[size], meta=meta)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A stack with the place of its upper left corner."""

    stack: list[Flowable]
    x: float
    top: float
    width: float


class _Page:
    """One page: what goes where."""

    def __init__(self, document: PlanDocument, poster: Poster, size: Size) -> None:
        self.front, self.poster, self.size = document.front, poster, size
        self.width, self.height = SIZES[size]
        self.margin = _MARGIN[size]
        self.room = self.width - 2 * self.margin
        self.foot = self.margin + 16.0
        self.left_out: list[str] = []

    def paint(self, canvas: Any) -> None:
        """Put everything on the page."""
        top = self.height - self.margin
        top -= self.draw(canvas, self.head(), top) + 12
        top = self.creed(canvas, top)
        for placed in self.columns(top):
            draw_stack(canvas, placed.stack, placed.x, placed.top, placed.width)
        self.draw_foot(canvas)

    def draw(self, canvas: Any, stack: list[Flowable], top: float) -> float:
        """Draw over the whole width; returns the height that it took."""
        draw_stack(canvas, stack, self.margin, top, self.room)
        return stack_height(stack, self.room)

    def head(self) -> list[Flowable]:
        """Whose plan it is, its title and its years."""
        look = Type(HEAD[self.size])
        kicker = joined((self.front.organisation, self.front.subtitle), ", ")
        title = look.style(theme.TITLE, 2.4)
        words = elided(self.front.title, title.fontName, title.fontSize, self.room)
        return [paragraph(kicker, look.style(theme.LEAD_NOTE, 1.0)), paragraph(words, title, "H1")]

    def creed(self, canvas: Any, top: float) -> float:
        """Missie, visie and kernwaarden beside each other; returns where the columns may begin."""
        facts = [Fact(fact.label, fact.value[:MOST_LETTERS]) for fact in self.poster.creed]
        if not facts:
            return top
        widths, most = self.creed_widths(facts), _CREED_SHARE * self.height
        look = next((look for look in self.looks() if self.creed_height(facts, look, widths) <= most), Type(SMALLEST))
        tallest, x = 0.0, self.margin
        for fact, width in zip(facts, widths, strict=True):
            stack = self.creed_fitting(fact, look, width, most)
            tallest = max(tallest, stack_height(stack, width))
            draw_stack(canvas, stack, x, top, width)
            x += width + _GAP
        return top - tallest - look.px(16)

    def creed_widths(self, facts: Sequence[Fact]) -> list[float]:
        """Who says more gets more room, within bounds."""
        usual = sum(len(fact.value) for fact in facts) / len(facts) or 1.0
        weights = [min(max(len(fact.value) / usual, 0.6), 1.8) for fact in facts]
        room = self.room - _GAP * (len(facts) - 1)
        return [room * weight / sum(weights) for weight in weights]

    @staticmethod
    def creed_height(facts: Sequence[Fact], look: Type, widths: Sequence[float]) -> float:
        """Of the longest of them."""
        return max(stack_height(creed_stack(fact, look), width) for fact, width in zip(facts, widths, strict=True))

    def creed_fitting(self, fact: Fact, look: Type, width: float, most: float) -> list[Flowable]:
        """One of them, its end left off where it is too long."""
        if len(fact.value) < MOST_LETTERS and self.creed_height([fact], look, [width]) <= most:
            return creed_stack(fact, look)
        self.left_out.append(f"het slot van {fact.label.lower()}")
        letters, low, high = fact.value, 0, len(fact.value)
        while high - low > 1:
            middle = (low + high) // 2
            fits = self.creed_height([_ended(fact, letters[:middle])], look, [width]) <= most
            low, high = (middle, high) if fits else (low, middle)
        return creed_stack(_ended(fact, letters[:low]), look)

    def looks(self) -> Iterator[Type]:
        """Sizes of type, the largest first."""
        size = LARGEST[self.size]
        while size >= SMALLEST:
            yield Type(size)
            size -= STEP

    def columns(self, top: float) -> list[_Placed]:
        """The speerpunten in as much detail and as large as fits; else as much of them as does."""
        room = top - self.foot
        for detail in sorted(Detail, reverse=True):
            look = self.largest(room, detail)
            if look is not None:
                self.left_out += [LEFT_OUT[detail]] if LEFT_OUT[detail] else []
                return self.placed(top, look, detail)
        return self.cut(top, room)

    def largest(self, room: float, detail: Detail) -> Type | None:
        """The largest type in which the speerpunten fit, halving what is left to try; None where the smallest is too large."""
        looks = list(self.looks())
        first, last = 0, len(looks)
        while first < last:
            middle = (first + last) // 2
            first, last = (first, middle) if self.fits(room, looks[middle], detail) else (middle + 1, last)
        return looks[first] if first < len(looks) else None

    def fits(self, room: float, look: Type, detail: Detail) -> bool:
        """Whether every row of speerpunten has a place; looks no further than the first that has none."""
        used = -_GAP
        for row in self.in_rows(self.poster.columns):
            used += _GAP + self.row_height(row, look, detail, room - used)
            if used > room:
                return False
        return True

    def row_height(self, row: Sequence[PosterColumn], look: Type, detail: Detail, most: float) -> float:
        """Of the longest speerpunt in it, measured no further than where it is too long."""
        width, tallest = self.column_width, 0.0
        for column in row:
            tallest = max(tallest, stack_height(column_stack(column, width, look, detail), width))
            if tallest > most:
                break
        return tallest

    @property
    def beside(self) -> int:
        """How many speerpunten stand beside each other."""
        count = len(self.poster.columns)
        rows = -(-count // _MOST_BESIDE) or 1
        return max(-(-count // rows), 1)

    @property
    def column_width(self) -> float:
        return (self.room - _GAP * (self.beside - 1)) / self.beside

    def in_rows(self, columns: Sequence[PosterColumn]) -> list[Sequence[PosterColumn]]:
        """The speerpunten as they stand beside and under each other."""
        return [columns[first : first + self.beside] for first in range(0, len(columns), self.beside)]

    def placed(self, top: float, look: Type, detail: Detail) -> list[_Placed]:
        """Every speerpunt in its place."""
        width, found = self.column_width, []
        for row in self.in_rows(self.poster.columns):
            stacks = [column_stack(column, width, look, detail) for column in row]
            found += [_Placed(stack, x, top, width) for stack, x in zip(stacks, self.places(), strict=False)]
            top -= max(stack_height(stack, width) for stack in stacks) + _GAP
        return found

    def cut(self, top: float, room: float) -> list[_Placed]:
        """At the smallest size and without indicators: as many speerpunten as have room for a doel, each cut to its share."""
        self.left_out.append(LEFT_OUT[Detail.NONE])
        rows = max(int((room + _GAP) // (_LEAST_ROW + _GAP)), 1)
        shown = self.in_rows(self.poster.columns)[:rows]
        gone = len(self.poster.columns) - sum(len(row) for row in shown)
        share = (room - _GAP * (len(shown) - 1)) / len(shown)
        missed, found = 0, []
        for place, row in enumerate(shown):
            for column, x in zip(row, self.places(), strict=False):
                stack, left = self.cut_column(column, share)
                missed += left
                found.append(_Placed(stack, x, top - place * (share + _GAP), self.column_width))
        self.left_out += [dutch.plural(gone, *self.poster.column_words)] if gone else []
        self.left_out += [dutch.plural(missed, *self.poster.goal_words)] if missed else []
        return found

    def places(self) -> list[float]:
        """Left edges of the columns."""
        return [self.margin + place * (self.column_width + _GAP) for place in range(self.beside)]

    def cut_column(self, column: PosterColumn, height: float) -> tuple[list[Flowable], int]:
        """A speerpunt with as many doelen as fit, and how many do not."""
        look, width = Type(SMALLEST), self.column_width
        stack = column_stack(column, width, look, Detail.NONE)
        if stack_height(stack, width) <= height:
            return stack, 0
        grey = look.style(theme.NOTE_GREY, 1.0, spaceBefore=0)
        more = paragraph(f"en nog {dutch.plural(len(column.goals), *self.poster.goal_words)}", grey)
        kept, left = cut_to(stack, width, height, more)
        if not kept:
            return self.cut_head(column, look, height), len(column.goals)
        return [*kept, paragraph(f"en nog {dutch.plural(left, *self.poster.goal_words)}", grey)], left

    def cut_head(self, column: PosterColumn, look: Type, height: float) -> list[Flowable]:
        """The head alone, of a title that is too long for its place cut short."""
        words = column.title
        while words:
            head = column_head(PosterColumn(column.number, words), self.column_width, look)
            if measure(head, self.column_width) <= height:
                return [head]
            words = words[: len(words) * 3 // 4]
        return []

    def draw_foot(self, canvas: Any) -> None:
        """Which version this is, what is invented, and what is not on the page."""
        gone = (
            f"Niet op deze pagina: {dutch.join_words(self.left_out)}. Die staan in het plan." if self.left_out else ""
        )
        right = joined((self.front.version, dutch.date_long(self.front.made_on)))
        taken = len(right) * 4.2 + 20
        canvas.setFillColor(theme.INK_3)
        canvas.setFont(theme.ITALIC, 8)
        words = elided(joined((gone, self.front.foot)), theme.ITALIC, 8, self.room - taken)
        with marked(canvas, Tag("P")):
            canvas.drawString(self.margin, self.margin, words)
        canvas.setFont(theme.REGULAR, 8)
        with marked(canvas, Tag("P")):
            canvas.drawRightString(self.width - self.margin, self.margin, elided(right, theme.REGULAR, 8, taken - 10))


def _ended(fact: Fact, words: str) -> Fact:
    """The beginning of it, to the last whole word."""
    whole = words.rpartition(" ")[0] or words
    return Fact(fact.label, f"{whole.rstrip()} …")
