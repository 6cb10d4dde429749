"""Paths that bend, step or were replaced: on page, on paper and in a row alike."""

from dataclasses import replace

import pytest

from osp.charts.layout import layout
from osp.charts.marks import Role
from osp.charts.sparkline import sparkline
from osp.charts.spec import Point, path_at, path_between
from tests.osp.charts_cases import BARE, FULL, SIZES, marks_of, wide, words

BENT = ((2023, 2.26), (2025, 2.2), (2028, 2.0))
STEPPED = ((2023, 2.26), (2028, 2.26), (2028, 2.0))
# Changed a quarter of the way from the figure of 2026 to that of 2027.
REPLACED = replace(FULL, path=((2026.25, 2.12), (2028, 2.1)), old_paths=(((2023, 2.26), (2026.25, 2.09)),))


@pytest.mark.parametrize(("path", "corners"), [(BENT, 3), (STEPPED, 3), (FULL.path, 2)])
@pytest.mark.parametrize(("width", "height", "metrics"), SIZES)
def test_every_corner_of_a_path_is_drawn(width, height, metrics, path, corners):
    picture = layout(replace(FULL, path=path), width=width, height=height, metrics=metrics)
    (line,) = marks_of(picture, Role.PATH)
    assert len(line.points) == corners
    (goal,) = marks_of(picture, Role.GOAL)
    assert line.points[-1][0] == pytest.approx(sum(x for x, _ in goal.points) / 4)


def test_a_path_in_one_step_goes_straight_down_in_its_year():
    (line,) = marks_of(wide(replace(FULL, path=STEPPED)), Role.PATH)
    (_, level), (x, before), (end, after) = line.points
    assert (x, level) == (end, before)
    assert after > before


def test_gap_is_held_against_the_path_that_bends():
    spec = replace(FULL, path=BENT)
    assert spec.wished(2026) == pytest.approx(2.2 - 0.2 / 3)
    assert replace(FULL, path=STEPPED).wished(2028) == 2.0


def test_gap_of_a_figure_from_before_a_change_is_to_the_old_path():
    assert REPLACED.wished(2026) == pytest.approx(2.26 - 0.17 * 3 / 3.25)
    assert REPLACED.wished(2027) == pytest.approx(2.12 - 0.02 * 0.75 / 1.75)
    assert (REPLACED.wished(2022), REPLACED.start) == (None, (2023, 2.26))
    assert len(marks_of(wide(REPLACED), Role.GAP)) == 2


def test_what_only_has_its_end_left_gives_way_to_what_held():
    over = replace(FULL, path=((2025, 1.0),), old_paths=(((2023, 2.26), (2026, 2.0)),))
    assert (over.wished(2025), replace(over, old_paths=()).wished(2025)) == (pytest.approx(2.26 - 0.26 * 2 / 3), 1.0)


@pytest.mark.parametrize(("width", "height", "metrics"), SIZES)
def test_old_and_new_path_meet_where_the_change_was(width, height, metrics):
    picture = layout(REPLACED, width=width, height=height, metrics=metrics)
    (old,), (new,) = (marks_of(picture, role) for role in (Role.OLD_PATH, Role.PATH))
    assert old.points[-1][0] == pytest.approx(new.points[0][0])
    assert old.points[-1][0] < new.points[-1][0]


def test_a_replaced_path_is_named_and_the_baseline_stands_where_it_began():
    picture = wide(REPLACED)
    assert {"vorige afspraak", "streefpad", "nulmeting 2,26%"} <= words(picture)
    (old,) = marks_of(picture, Role.OLD_PATH)
    label = next(text for text in picture.texts if text.text == "nulmeting 2,26%")
    assert abs(label.x - old.points[0][0]) < 80


def test_a_moment_between_two_years_widens_the_axis_to_both():
    assert replace(BARE, old_paths=(((2017.5, 2.0), (2026.25, 1.9)),)).years == range(2017, 2028)


def test_row_shows_what_was_replaced():
    picture = sparkline(REPLACED, width=160, height=26)
    (old,), (new,) = (marks_of(picture, role) for role in (Role.OLD_PATH, Role.PATH))
    assert old.points[-1][0] == pytest.approx(new.points[0][0])
    assert all(0 <= y <= 26 for _, y in (*old.points, *new.points))
    stepped = sparkline(replace(FULL, path=STEPPED), width=160, height=26)
    assert len(marks_of(stepped, Role.PATH)[0].points) == 3


def test_a_band_is_drawn_from_the_day_it_holds():
    spec = replace(BARE, series=(Point(2019, 13.0), Point(2024, 13.2)), corridor=(12.5, 14.0))
    whole, part = (marks_of(wide(each), Role.CORRIDOR)[0] for each in (spec, replace(spec, corridor_since=2021.5)))
    assert part.points[0][0] == pytest.approx((whole.points[0][0] + part.points[1][0]) / 2, rel=0.1)
    assert part.points[1] == whole.points[1]


def test_a_part_of_a_path_has_corners_at_its_ends():
    assert path_between(BENT, 2024, 2026) == (
        (2024, pytest.approx(2.23)),
        (2025, 2.2),
        (2026, pytest.approx(2.2 - 0.2 / 3)),
    )
    assert path_between(BENT, 2020, 2030) == BENT
    assert path_between(STEPPED, 2026, 2030) == ((2026, 2.26), (2028, 2.26), (2028, 2.0))
    assert path_between(BENT, 2029, 2030) == path_between(BENT, 2026, 2024) == ()
    assert path_at(STEPPED, 2028) == 2.0
