"""The two small bars of progress: their labels can be read at every length."""

import pytest

from goals.views.panels import WAY_LENGTH, way_bar
from osp.charts.widths import Face, text_width


@pytest.mark.parametrize(
    ("share", "length", "label"),
    [
        (-0.2, 0, (8, "start", "halo")),
        (0.24, 82, (90, "start", "halo")),
        (0.75, 255, (263, "start", "halo")),
        (0.9, 306, (298, "end", "halo way-t-in")),
        (1.0, 340, (332, "end", "halo way-t-in")),
        (1.3, 340, (332, "end", "halo way-t-in")),
    ],
)
def test_label_stands_after_its_bar_and_in_it_only_for_lack_of_room(share, length, label):
    bar = way_bar("tijd", "way-t", share)
    assert (bar.length, (bar.label_x, bar.label_anchor, bar.label_css)) == (length, label)


def test_label_never_lies_across_the_end_of_its_bar_or_out_of_the_drawing():
    for percent in range(101):
        bar = way_bar("tijd", "way-t", percent / 100)
        width = text_width(f"tijd {bar.percent}%", Face.REGULAR, 14)
        left = bar.label_x if bar.label_anchor == "start" else bar.label_x - width
        assert 0 <= left <= left + width <= WAY_LENGTH
        assert left >= bar.length or left + width <= bar.length


def test_almost_there_is_not_there():
    assert way_bar("weg", "way-a", 0.996).percent == 99
