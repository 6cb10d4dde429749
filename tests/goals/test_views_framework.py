"""Page Kader: read by who reads the plan, kept by who edits it."""

import pytest
from django.urls import reverse

from goals.models import FrameworkItem
from tests.factories import ActivityFactory, FrameworkItemFactory, FrameworkTagFactory, GoalFactory, PlanFactory
from tests.goals.parts import row_url, text_of
from tests.goals.plans import HTMX

URL = reverse("goals:framework", args=["PO2814"])
CREATE = reverse("goals:framework-create", args=["PO2814"])
BEGIN = reverse("goals:framework-begin", args=["PO2814"])


@pytest.fixture
def item(in_a) -> FrameworkItem:
    """Item e of the law."""
    return FrameworkItemFactory(swv=in_a.swv)


def test_empty_framework_is_taken_over_with_one_button(client, anna, bram, in_a, example):
    client.force_login(bram)
    assert ("Nog geen kader" in text_of(client.get(URL)), client.post(BEGIN).status_code) == (True, 403)
    client.force_login(anna)
    assert "Neem het landelijke kader over" in text_of(client.get(URL))
    done = client.post(BEGIN)
    assert (done["Location"], FrameworkItem.objects.count()) == (URL, 28)
    text = text_of(client.get(URL))
    order = [text.index(f"{name}</h2>") for name in ("onderdelen", "Verantwoordelijkheden", "standaarden", "Processen")]
    assert (order, "Nog geen kader" in text) == (sorted(order), False)


def test_reader_reads_items_and_how_often_they_serve(client, bram, in_a, example, item):
    FrameworkTagFactory(swv=in_a.swv, goal=example.goal, item=item)
    FrameworkTagFactory(swv=in_a.swv, goal=example.goal, item=item, archived_at="2026-01-01T00:00Z")
    client.force_login(bram)
    text = text_of(client.get(URL))
    assert ("Beoogde en bereikte resultaten" in text, "1 keer gekozen" in text) == (True, True)
    assert [word in text for word in ("Wijzig", "Laat vervallen", "kader/nieuw")] == [False] * 3


def test_items_are_counted_in_the_plan_that_was_chosen_alone(client, anna, in_a, example, item):
    other = GoalFactory(
        swv=in_a.swv,
        priority__swv=in_a.swv,
        priority__plan=PlanFactory(swv=in_a.swv, first_year=2018, last_year=2021),
    )
    FrameworkTagFactory(swv=in_a.swv, goal=example.goal, item=item)
    FrameworkTagFactory(swv=in_a.swv, goal=other, item=item)
    FrameworkTagFactory(swv=in_a.swv, goal=None, activity=ActivityFactory(swv=in_a.swv, goal=other), item=item)
    client.force_login(anna)
    assert "1 keer gekozen" in text_of(client.get(URL))
    there = client.get(URL, headers={"X-Plan": str(other.priority.plan_id)})
    assert "2 keer gekozen" in text_of(there)


def test_item_is_added_to_the_kind_that_was_asked_for(client, anna, in_a):
    client.force_login(anna)
    form = text_of(client.get(CREATE, {"soort": "standard"}, headers=HTMX))
    assert 'value="standard" id="id_kind_2" checked' in form
    done = client.post(CREATE, {"kind": "standard", "label": "RPO1", "title": "Eigen standaard"}, headers=HTMX)
    assert (done.status_code, done["HX-Retarget"]) == (200, "#kader-standard")
    assert "Eigen standaard" in text_of(done)
    plain = client.post(CREATE, {"kind": "process", "title": "Eigen proces"})
    assert plain["Location"] == f"{URL}#kader-process"
    assert client.post(CREATE, {"title": "Zonder soort"}).status_code == 422
    assert FrameworkItem.objects.count() == 2


def test_item_is_edited_and_a_second_editor_is_asked(client, anna, in_a, item):
    client.force_login(anna)
    url = row_url("framework-edit", item)
    values = {"version": 1, "label": "e", "title": "Resultaten"}
    assert client.post(url, values, headers=HTMX)["HX-Retarget"] == "#kader-statutory"
    assert client.post(url, values | {"title": "Later"}, headers=HTMX).status_code == 409
    assert client.post(url, {"version": 2, "title": " "}, headers=HTMX).status_code == 422
    assert FrameworkItem.objects.get().title == "Resultaten"


def test_item_moves_within_its_kind(client, anna, in_a, item):
    other = FrameworkItemFactory(swv=in_a.swv, title="Tweede", position=2)
    FrameworkItemFactory(swv=in_a.swv, kind="process", title="Proces", position=1)
    client.force_login(anna)
    done = client.post(row_url("framework-move", other), {"richting": "omhoog"}, headers=HTMX)
    text = text_of(done)
    assert (text.index("Tweede") < text.index(item.title), "Proces" in text) == (True, False)


def test_item_lapses_with_a_reason_and_holds_again(client, anna, in_a, item):
    client.force_login(anna)
    url = row_url("framework-lapse", item)
    assert client.post(url, {"reason": ""}, headers=HTMX).status_code == 422
    done = client.post(url, {"reason": "Nieuw onderzoekskader"}, headers=HTMX)
    text = text_of(done)
    assert ("Vervallen (1)" in text, "Nieuw onderzoekskader" in text) == (True, True)
    assert client.get(row_url("framework-edit", item)).status_code == 404
    back = row_url("framework-return", item)
    assert (client.post(back).status_code, client.post(back).status_code) == (302, 404)
    assert not FrameworkItem.objects.get().is_archived


def test_table_holds_every_item_what_lapsed_last(client, bram, in_a, item):
    FrameworkItemFactory(
        swv=in_a.swv, label="z", title="Oud", archived_at="2026-03-01T12:00Z", archive_reason="Weg", position=0
    )
    client.force_login(bram)
    lines = client.get(URL, {"vorm": "csv"}).content.decode("utf-8-sig").splitlines()
    assert lines[1:] == [
        "wettelijk onderdeel;e;Beoogde en bereikte resultaten;;;;0;;",
        "wettelijk onderdeel;z;Oud;;;;0;1 maart 2026;Weg",
    ]
    assert client.get(URL, {"vorm": "xlsx"}).content[:2] == b"PK"


def test_page_costs_the_same_at_any_size(client, bram, in_a, item_count, django_assert_num_queries):
    for number in range(item_count):
        FrameworkItemFactory(swv=in_a.swv, title=f"Onderdeel {number}")
    client.force_login(bram)
    with django_assert_num_queries(5):
        client.get(URL)
