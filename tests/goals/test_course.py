"""Agreements that change mid-term, and figures that are restated: what was judged stays judged, all else follows."""

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goals.charts import agreed_chart
from goals.course import Course, Former
from goals.enums import Direction, PathKind
from goals.progress import Target, assess, path_value
from indicators.queries import SeriesPoint
from meetings.pack.values import values_table
from osp.charts.spec import path_at, path_between
from tests.goals.agreements import agreements, courses, days, measured, moving, series, share, shares

OLD = Target(Direction.DOWN, 0.05, 0.15, 2023, 2.26, 2027, 2.0)
NEW = replace(OLD, target=2.1)
CHANGED = date(2027, 1, 1)
COURSE = Course(NEW, (Former(OLD, CHANGED, "de regio groeit"),))
YEARS = range(2018, 2032)


def verdicts(found, course: Course) -> dict[int, str]:
    """By year, as the table under a chart shows them."""
    table = values_table(found, course, YEARS)
    return dict(zip(YEARS, table.statuses, strict=True)) if table.statuses else {}


def test_an_agreement_holds_until_the_day_of_the_change():
    assert COURSE.on(date(2026, 12, 31)) == OLD
    assert COURSE.on(CHANGED) == NEW
    assert COURSE.former_on(CHANGED) is None


def test_a_change_that_was_taken_back_is_none():
    assert Course.of(OLD, (Former(OLD, CHANGED, "vergissing"),)) == Course(OLD)
    twice = (Former(OLD, CHANGED, "eerst"), Former(NEW, date(2027, 6, 1), "later"))
    assert [each.target for each in Course.of(OLD, twice).former] == [OLD, NEW]


@given(courses(least=1), days)
def test_one_agreement_holds_on_every_day(course, day):
    # A day after the last change has the present one, a day before the first the oldest.
    boundaries = [each.until for each in course.former]
    place = sum(day >= until for until in boundaries)
    assert course.on(day) == [*(each.target for each in course.former), course.target][place]


@given(courses(), agreements, days, measured())
def test_figures_from_before_a_change_keep_the_verdict_they_had(course, new, day, found):
    assume(not course.former or day > course.former[-1].until)
    assume(course.target != new)
    changed = Course.of(new, (*course.former, Former(course.target, day, "de regio groeit")))
    before, after, alone = verdicts(found, course), verdicts(found, changed), verdicts(found, Course(new))
    for year in YEARS:
        assert after[year] == (before if found.day_of(year) < day else alone)[year]


@given(courses(), measured(), st.data())
def test_a_restated_figure_changes_its_own_year_alone(course, found, data):
    point = data.draw(st.sampled_from(found.own))
    definitive = replace(point, figure=data.draw(shares), is_provisional=False)
    restated = replace(found, own=tuple(definitive if each is point else each for each in found.own))
    was, becomes = (values_table(each, course, YEARS) for each in (found, restated))
    place = YEARS.index(point.year)
    for old, new in zip(was.rows, becomes.rows, strict=True):
        # The last row is the kind of figure, and a year to come is named by what is agreed.
        assert [cell for at, cell in enumerate(old.cells) if at != place] == [
            cell for at, cell in enumerate(new.cells) if at != place
        ]
        if old.label.startswith("pad"):
            assert old.cells == new.cells
    if was.statuses:
        assert (
            was.statuses[:place] + was.statuses[place + 1 :] == becomes.statuses[:place] + becomes.statuses[place + 1 :]
        )
        target = course.on(found.day_of(point.year))
        if target.baseline_year is None or point.year > target.baseline_year:
            assert becomes.statuses[place] == assess(target, point.year, definitive.figure).status.value
    one, other = agreed_chart(course, found), agreed_chart(course, restated)
    assert (one.path, one.old_paths, one.corridor, one.baseline_label) == (
        other.path,
        other.old_paths,
        other.corridor,
        other.baseline_label,
    )


@given(courses(), measured())
def test_every_year_is_drawn_on_the_path_that_it_is_judged_by(course, found):
    spec = agreed_chart(course, found)
    for year in YEARS:
        target = course.on(found.day_of(year))
        wished = spec.wished(year)
        if target.has_path and target.baseline_year <= year <= target.target_year:
            assert wished == pytest.approx(path_value(target, year))


@given(courses(least=1), measured())
def test_old_paths_end_where_the_new_one_begins(course, found):
    assume(course.former)
    spec = agreed_chart(course, found)
    moments = [found.moment(each.until) for each in course.former]
    assert all(path[-1][0] <= moments[-1] for path in spec.old_paths)
    if len(spec.path) > 1:
        assert spec.path[0][0] >= moments[-1]
    if spec.corridor:
        assert spec.corridor_since == moments[-1]


def test_both_paths_are_drawn_as_far_as_they_held():
    found = series(SeriesPoint(2025, share(375, 16902)), SeriesPoint(2026, share(370, 16840)))
    spec = agreed_chart(COURSE, found)
    moment = 2026 + 92 / 365
    assert spec.old_paths == (((2023, 2.26), (pytest.approx(moment), pytest.approx(path_value(OLD, moment)))),)
    assert spec.path == ((pytest.approx(moment), pytest.approx(path_value(NEW, moment))), (2027, 2.1))
    assert (spec.start, spec.baseline_label) == ((2023, 2.26), "nulmeting 2,26%")
    # The newest figure is from before the change: its distance is to the old path.
    assert spec.gap_label == "22 leerlingen boven pad"
    assert spec.wished(2026) == pytest.approx(2.065)
    assert "Afspraak tot 1 januari 2027: van 2,26% in 2023 naar 2,00% in 2027, omlaag." in spec.description


def test_a_former_band_is_drawn_by_both_its_edges():
    band = Target(Direction.CORRIDOR, 0.05, 0.2, low=1.8, high=2.2)
    found = series(SeriesPoint(2024, share(40, 2000)), SeriesPoint(2026, share(41, 2000)))
    spec = agreed_chart(Course(NEW, (Former(band, CHANGED, "wij gaan sturen"),)), found)
    moment = pytest.approx(2026 + 92 / 365)
    assert spec.old_paths == (((2024, 1.8), (moment, 1.8)), ((2024, 2.2), (moment, 2.2)))
    assert (spec.corridor, spec.corridor_since, spec.baseline_label) == (None, None, None)
    turned = agreed_chart(Course(band, (Former(OLD, CHANGED, "het is genoeg"),)), found)
    assert (turned.corridor, turned.corridor_since) == ((1.8, 2.2), moment)


@given(measured(), days)
def test_a_moment_lies_between_the_figures_around_it(found, day):
    moment = found.moment(day)
    year = math.floor(moment)
    assert found.day_of(year) <= day < found.day_of(year + 1)
    assert found.moment(found.day_of(year)) == year
    assert found.moment(day + timedelta(days=1)) > moment


@given(moving(), st.floats(2010, 2040), st.floats(2010, 2040), st.floats(2010, 2040))
def test_a_part_of_a_path_is_the_path_itself(target, one, other, moment):
    start, end = sorted((one, other))
    part = path_between(target.points, start, end)
    assert all(start <= at <= end for at, _ in part)
    asked = path_at(part, moment)
    if start < moment < end:
        whole = path_at(target.points, moment)
        assert asked == (whole if whole is None else pytest.approx(whole, abs=1e-6))
    elif not start <= moment <= end:
        assert asked is None


def test_a_step_asks_its_new_value_in_its_year():
    stepped = replace(OLD, path_kind=PathKind.STEPPED)
    assert stepped.points == ((2023, 2.26), (2027, 2.26), (2027, 2.0))
    assert [path_at(stepped.points, year) for year in (2026.9, 2027)] == [2.26, 2.0]
