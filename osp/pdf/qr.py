"""A QR code of a short address, as vectors: sharp at any size, and read from a copy in black and white."""

from itertools import groupby

from reportlab.lib.colors import black, white
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from osp.pdf.figure import pictured
from osp.pdf.qr_path import ON_PAPER, squares
from osp.pdf.tags import Tag

# A phone reads this from a page on a table; the standard asks four modules of white on every side.
LEAST, QUIET = 18 * mm, 4
MOST_LETTERS = 120


class QrSquare(Flowable):
    """The code with its quiet zone; `size` is the side of the code itself, in points, at least 18 mm.

    ValueError for an address of more letters than stay readable at that size.
    """

    def __init__(self, address: str, size: float = LEAST) -> None:
        super().__init__()
        if len(address) > MOST_LETTERS:
            raise ValueError("an address for a QR code must be short")
        self.rows = squares(address, ON_PAPER)
        self.step = max(size, LEAST) / len(self.rows)
        self.width = self.height = self.step * (len(self.rows) + 2 * QUIET)
        self.tag = Tag("Figure", alt=f"QR-code die naar {address} leidt")

    def wrap(self, _room: float, _left: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        with pictured(self):
            self.canv.setFillColor(white)
            self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            self.canv.setFillColor(black)
            self._draw_modules()

    def _draw_modules(self) -> None:
        """Each run of dark modules as one rectangle, all in one path, so that no hairline shows between them."""
        path, step = self.canv.beginPath(), self.step
        for place, row in enumerate(self.rows):
            y = self.height - (QUIET + place + 1) * step
            for start, length in _runs(row):
                path.rect((QUIET + start) * step, y, length * step, step)
        self.canv.drawPath(path, stroke=0, fill=1)


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    runs, place = [], 0
    for dark, group in groupby(row):
        length = len(list(group))
        if dark:
            runs.append((place, length))
        place += length
    return runs
