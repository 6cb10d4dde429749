"""Lays a chart out into marks: the ground first, then the figures, then the words where they leave both in sight."""

from collections.abc import Container, Sequence
from dataclasses import replace

from osp.charts.axes import edge_labels, empty_label, flag_rows
from osp.charts.captions import captions
from osp.charts.frame import Frame, frame_of
from osp.charts.ground import ground
from osp.charts.lines import lines
from osp.charts.marks import Picture, Shape, Text
from osp.charts.metrics import SCREEN, Metrics
from osp.charts.placing import Box, Label, Placer
from osp.charts.scene import Scene
from osp.charts.spec import ChartSpec


def layout(spec: ChartSpec, *, width: float, height: float, metrics: Metrics = SCREEN) -> Picture:
    """The picture of a chart at one size, in px for SCREEN and in pt for PRINT. The same input gives the same marks."""
    frame = frame_of(spec, metrics, width=width, height=height, flag_rows=flag_rows(spec, metrics))
    untold: list[str] = []
    while True:
        scene = Scene(spec, frame, metrics)
        shapes = (*ground(scene), *lines(scene))
        texts, homeless = _labelled(scene, shapes)
        dropped = [label for label in homeless if label.drops is not None]
        if not dropped:
            untold += [label.untold for label in homeless]
            return Picture(width, height, (*shapes, *texts), tuple(untold))
        untold += [label.untold for label in dropped]
        spec = _without_national(spec, {label.drops for label in dropped})


def _labelled(scene: Scene, shapes: Sequence[Shape]) -> tuple[list[Text], list[Label]]:
    """The texts that stand, and the labels without a place that the picture would mislead without."""
    frame, metrics = scene.frame, scene.metrics
    placer = Placer(Box(0, 0, frame.width, frame.height), metrics, shapes)
    for label in edge_labels(scene):
        placer.place(label)
    placer.bounds = _plot(frame, metrics)
    labels = (*empty_label(scene), *captions(scene))
    placed = [placer.place(label) for label in labels]
    return placer.texts, [label for label, stands in zip(labels, placed, strict=True) if label.untold and not stands]


def _without_national(spec: ChartSpec, years: Container[int | None]) -> ChartSpec:
    """The chart without Nederland in these years; the axis does not follow a cut interval, so it stays as it is."""
    national = tuple(
        replace(point, low=None, high=None) if point.year in years and point.bounds else point
        for point in spec.national
    )
    return replace(spec, national=national)


def _plot(frame: Frame, metrics: Metrics) -> Box:
    """Where labels of the figures may stand: not among the axis figures, nor under the axis."""
    return Box(frame.left - metrics.px(3), 0, frame.width, frame.bottom - metrics.px(1))
