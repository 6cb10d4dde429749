"""When a gremium usually meets."""

from datetime import date, time

from meetings.enums import BodyKind
from meetings.forms.bodies import BodyForm
from meetings.services import bodies

RULES = {"majority": "gewoon", "weighting": "gelijk", "papers_days": "7"}
TYPED = RULES | {"name": "ZOCO", "kind": "werkoverleg", "weekday": "1", "starts": "14:00", "first_date": "2026-09-08"}


def _told(body):
    return body.weekday, body.starts, body.first_date


def test_body_form_gives_the_usual_day_time_and_first_date():
    form = BodyForm(TYPED)
    assert form.is_valid()
    values = form.values()
    assert (values["weekday"], values["starts"], values["first_date"]) == (1, time(14, 0), date(2026, 9, 8))


def test_body_form_leaves_them_open():
    form = BodyForm(RULES | {"name": "ZOCO", "kind": "werkoverleg"})
    assert form.is_valid()
    values = form.values()
    assert (values["weekday"], values["starts"], values["first_date"]) == (None, None, None)


def test_create_and_edit_body_keep_when_it_meets(in_a, director):
    made = bodies.create_body(
        director, name="ZOCO", kind=BodyKind.WORKING, weekday=1, starts=time(14), first_date=date(2026, 9, 8)
    )
    assert _told(made) == (1, time(14), date(2026, 9, 8))
    edited = bodies.edit_body(director, body=made, version=1, name="ZOCO", kind=BodyKind.WORKING, weekday=3)
    assert _told(edited) == (3, None, None)
