"""Lays a chart out into marks: the ground first, then the figures, then the words where they leave both in sight."""

from osp.charts.axes import edge_labels, empty_label, flag_rows
from osp.charts.captions import captions
from osp.charts.frame import Frame, frame_of
from osp.charts.ground import ground
from osp.charts.lines import lines
from osp.charts.marks import Picture
from osp.charts.metrics import SCREEN, Metrics
from osp.charts.placing import Box, Placer
from osp.charts.scene import Scene
from osp.charts.spec import ChartSpec


def layout(spec: ChartSpec, *, width: float, height: float, metrics: Metrics = SCREEN) -> Picture:
    """The picture of a chart at one size, in px for SCREEN and in pt for PRINT. The same input gives the same marks."""
    frame = frame_of(spec, metrics, width=width, height=height, flag_rows=flag_rows(spec, metrics))
    scene = Scene(spec, frame, metrics)
    shapes = (*ground(scene), *lines(scene))
    placer = Placer(Box(0, 0, width, height), metrics, shapes)
    for label in edge_labels(scene):
        placer.place(label)
    placer.bounds = _plot(frame, metrics)
    for label in (*empty_label(scene), *captions(scene)):
        placer.place(label)
    return Picture(width, height, (*shapes, *placer.texts))


def _plot(frame: Frame, metrics: Metrics) -> Box:
    """Where labels of the figures may stand: not among the axis figures, nor under the axis."""
    return Box(frame.left - metrics.px(3), 0, frame.width, frame.bottom - metrics.px(1))
