"""The timetable as a picture: everything in its place, inside the drawing."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from goals.compute.route_picture import LEFT, RIGHT, WIDTH, Term, route_picture
from osp.holidays import Holiday

TODAY = date(2026, 11, 28)
LEGAL = date(2027, 4, 30)
SPRING = Holiday("voorjaarsvakantie", date(2027, 2, 20), date(2027, 2, 28))
OOGO = Term("2 Overleg met de gemeenten (OOGO)", date(2027, 1, 8), date(2027, 2, 19), day=date(2027, 2, 4))
OPR = Term("3 Instemming", date(2027, 2, 19), date(2027, 4, 9), is_late=True)


def drawn(*terms, today=TODAY, legal=LEGAL, holidays=(SPRING,)):
    return route_picture(terms, holidays=holidays, today=today, legal=legal)


def test_bars_follow_each_other_and_marks_stand_in_them():
    picture = drawn(OOGO, OPR)
    first, second = picture.bars
    assert (first.name, second.name) == ("2 Overleg met de gemeen…", "3 Instemming")
    assert abs(first.x + first.width - second.x) < 0.2
    assert (first.mark, second.mark, second.mark_x, second.is_late) == ("planned", "", None, True)
    assert first.x < first.mark_x < first.x + first.width
    assert (second.y - first.y, picture.height > second.y) == (26, True)


def test_what_was_done_has_a_closed_mark():
    assert (
        drawn(Term("x", date(2027, 1, 1), date(2027, 1, 8), day=date(2027, 1, 4), is_done=True)).bars[0].mark == "done"
    )


def test_today_and_the_legal_day_stand_where_they_are():
    picture = drawn(OOGO, OPR)
    assert LEFT < picture.today < picture.bars[0].x
    assert (picture.legal.name, picture.legal.x > picture.bars[1].x) == ("1 mei", True)
    assert (drawn(OOGO, legal=None).legal, drawn(OOGO, today=date(2029, 1, 1)).today) == (None, None)


def test_holidays_are_cut_at_the_edges():
    assert len(drawn(OOGO, OPR).holidays) == 1
    long = Holiday("zomervakantie", date(2027, 4, 20), date(2027, 9, 5))
    (band,) = drawn(OOGO, OPR, holidays=(long,)).holidays
    assert band.x + band.width <= WIDTH - RIGHT + 0.2
    assert drawn(OOGO, holidays=(Holiday("kerst", date(2025, 12, 20), date(2026, 1, 4)),)).holidays == ()


def test_names_of_months_leave_each_other_room():
    names = [tick for tick in drawn(OOGO, OPR).months if tick.name]
    assert [tick.name for tick in names] == ["dec", "jan", "feb", "mrt", "apr", "mei"]
    far = [tick for tick in drawn(Term("x", date(2024, 1, 1), date(2027, 1, 1))).months if tick.name]
    assert min(after.x - before.x for before, after in pairwise(far)) >= 34


def test_without_steps_there_is_nothing_to_draw():
    assert drawn() is None


DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))


@given(first=DAYS, weeks=st.integers(0, 60), day=st.none() | DAYS, today=DAYS)
def test_everything_lies_inside_the_drawing(first, weeks, day, today):
    picture = drawn(Term("x", first, first + timedelta(weeks=weeks), day=day), today=today)
    (bar,) = picture.bars
    places = [bar.x, bar.x + bar.width, *(x for x in (bar.mark_x, picture.today) if x is not None)]
    places += [tick.x for tick in picture.months] + [band.x + band.width for band in picture.holidays]
    assert all(LEFT <= x <= WIDTH - RIGHT + 2 for x in places)
