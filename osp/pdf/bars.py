"""A bar in the margin beside what changed."""

from reportlab.platypus import Flowable

from osp.pdf import theme

_PLACE, _WIDTH = -9.0, 2.2


class Barred(Flowable):
    """What it holds, with a bar left of it that goes on where it goes on."""

    def __init__(self, held: Flowable) -> None:
        super().__init__()
        self.held = held

    def getSpaceBefore(self) -> float:  # noqa: N802 -- reportlab's
        return float(self.held.getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802 -- reportlab's
        return float(self.held.getSpaceAfter())

    def getKeepWithNext(self) -> int:  # noqa: N802 -- reportlab's
        return int(self.held.getKeepWithNext())

    def wrap(self, room: float, left: float) -> tuple[float, float]:
        self.width, self.height = self.held.wrap(room, left)
        return self.width, self.height

    def split(self, room: float, left: float) -> list[Flowable]:
        return [Barred(part) for part in self.held.splitOn(self.canv, room, left)]

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.setFillColor(theme.INK)
        self.canv.rect(_PLACE, 0, _WIDTH, self.height, stroke=0, fill=1)
        self.canv.restoreState()
        self.held.drawOn(self.canv, 0, 0)
