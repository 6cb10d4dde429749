"""A picture that says in words what it shows."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from osp.pdf.tags import Tag, marked
from osp.pictures import Prepared

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing


class Figure(Flowable):
    """A drawing with its alternative text."""

    def __init__(self, drawing: "Drawing", alt: str) -> None:
        super().__init__()
        self.drawing, self.tag = drawing, Tag("Figure", alt=alt)
        self.width, self.height = drawing.width, drawing.height

    def wrap(self, _room: float, _left: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        with pictured(self):
            self.drawing.drawOn(self.canv, 0, 0)


class Photo(Flowable):
    """A picture of dots, `size` points wide and high, with its alternative text."""

    def __init__(self, picture: Prepared, size: tuple[float, float], alt: str) -> None:
        super().__init__()
        self.picture, self.tag = picture, Tag("Figure", alt=alt)
        self.width, self.height = size

    def wrap(self, _room: float, _left: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        with pictured(self):
            self.canv.drawImage(ImageReader(BytesIO(self.picture.content)), 0, 0, self.width, self.height)


@contextmanager
def pictured(flowable: Any) -> Iterator[None]:
    """What a flowable with a `tag` draws inside is one picture, as large as the flowable where that lies on the page."""
    with marked(flowable.canv, flowable.tag) as node:
        if node is not None:
            node.box = _placed_box(flowable.canv, flowable.width, flowable.height)
        yield


def _placed_box(canvas: Any, width: float, height: float) -> tuple[float, float, float, float]:
    left, bottom = canvas.absolutePosition(0, 0)
    right, top = canvas.absolutePosition(width, height)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
