"""Money of the plan: typed the Dutch way, summed with the clocks apart, as a page and as a table."""

import pytest
from django.urls import reverse

from goals.models import BudgetLine
from tests.factories import BudgetLineFactory
from tests.goals.parts import about, row_url, text_of
from tests.goals.plans import HTMX, grow

URL = reverse("goals:money", args=["PO2814"])


@pytest.fixture
def line(example, in_a) -> BudgetLine:
    """€ 25.000 in 2027, on the doel."""
    return BudgetLineFactory(swv=in_a.swv, goal=example.goal)


def test_money_is_typed_the_dutch_way(client, anna, in_a, example):
    client.force_login(anna)
    url = about("money-add", "activiteit", example.activity.pk)
    values = {"period": "schooljaar-2026", "money": "lumpsum", "budgeted": "€ 25.000", "spent": "1.204,50"}
    done = client.post(url, values, headers=HTMX)
    text = text_of(done)
    assert [each in text for each in ("Schooljaar 2026-2027", "€ 25.000", "€ 1.204,50", "lumpsum")] == [True] * 4
    line = BudgetLine.objects.get()
    assert (line.year_kind, line.year, str(line.budgeted), str(line.spent)) == (
        "schooljaar",
        2026,
        "25000.00",
        "1204.50",
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"period": ""}, "Vul in: jaar."),
        ({"budgeted": "veel"}, "„veel” is geen bedrag"),
        ({"budgeted": "1" * 40}, "Dit bedrag is te groot."),
        ({"budgeted": "1,234567"}, "hoogstens twee cijfers achter de komma"),
        ({"budgeted": ""}, "Vul in wat begroot is"),
        ({"budgeted": "-5"}, "nul of meer"),
        ({"period": "kalenderjaar-1999"}, "geldige keuze"),
    ],
)
def test_money_that_cannot_be_is_refused_with_what_to_do(client, anna, in_a, example, values, said):
    client.force_login(anna)
    fields = {"period": "kalenderjaar-2026", "money": "swv-middelen", "budgeted": "5"} | values
    refused = client.post(about("money-add", "doel", example.goal.pk), fields, headers=HTMX)
    assert (refused.status_code, said in text_of(refused), BudgetLine.objects.count()) == (422, True, 0)


def test_stored_money_comes_back_in_the_form_and_a_conflict_is_seen(client, anna, in_a, example, line):
    client.force_login(anna)
    url = row_url("money-edit", line)
    text = text_of(client.get(url, headers=HTMX))
    assert ('value="25.000"' in text, 'value="kalenderjaar-2027" selected' in text) == (True, True)
    values = {"version": 1, "period": "kalenderjaar-2027", "money": "swv-middelen", "budgeted": "30.000"}
    assert client.post(url, values, headers=HTMX).status_code == 200
    conflict = client.post(url, values | {"budgeted": "40.000"}, headers=HTMX)
    assert (conflict.status_code, "30.000" in text_of(conflict), "40.000" in text_of(conflict)) == (409, True, True)


def test_sums_never_add_a_calendar_year_to_a_school_year(client, bram, in_a, example):
    for kind, budgeted in (("kalenderjaar", 10), ("kalenderjaar", 20), ("schooljaar", 400)):
        BudgetLineFactory(swv=in_a.swv, goal=example.goal, year_kind=kind, year=2026, budgeted=budgeted)
    BudgetLineFactory(swv=in_a.swv, goal=None, activity=example.activity, year=2026, budgeted=5)
    client.force_login(bram)
    text = text_of(client.get(about("element-parts", "doel", example.goal.pk), headers=HTMX))
    assert "Samen € 30 begroot in kalenderjaar 2026." in text
    assert "Samen € 400 begroot in schooljaar 2026-2027." in text
    assert "Met alles wat hieronder valt: € 35 begroot in kalenderjaar 2026." in text
    assert ("430" in text, "Met alles wat hieronder valt: € 400" in text) == (False, False)


def test_more_spent_than_budgeted_stands_beside_it(client, bram, in_a, example):
    BudgetLineFactory(swv=in_a.swv, goal=example.goal, year=2026, budgeted=10, spent=12)
    client.force_login(bram)
    text = text_of(client.get(about("element-parts", "doel", example.goal.pk), headers=HTMX))
    assert "Meer besteed dan begroot:" in text
    assert "€ 12 in kalenderjaar 2026, begroot was € 10." in text


def test_page_of_the_plan_shows_each_clock_apart(client, bram, in_a, example):
    made = {"swv": in_a.swv, "goal": None}
    BudgetLineFactory(swv=in_a.swv, goal=example.goal, year=2026, budgeted=10, spent=4)
    BudgetLineFactory(**made, priority=example.priority, year=2026, budgeted=20)
    BudgetLineFactory(**made, activity=example.activity, year_kind="schooljaar", year=2026, budgeted=700, spent=800)
    client.force_login(bram)
    text = text_of(client.get(URL))
    assert text.index("Per kalenderjaar") < text.index("€ 30") < text.index("Per schooljaar") < text.index("€ 700")
    assert [each in text for each in ("nog niet volledig", "meer dan begroot", "730", "€ 710")] == [
        True,
        True,
        False,
        False,
    ]


def test_page_without_money_says_where_it_begins(client, bram, anna, example):
    client.force_login(bram)
    assert "Zodra er is begroot" in text_of(client.get(URL))
    client.force_login(anna)
    assert "U begroot op de bladzijde van elk speerpunt, elk doel of elke activiteit" in text_of(client.get(URL))


def test_table_has_a_row_for_each_line_in_the_order_of_the_plan(client, bram, in_a, example):
    BudgetLineFactory(swv=in_a.swv, goal=None, activity=example.activity, year_kind="schooljaar", budgeted="10.5")
    BudgetLineFactory(swv=in_a.swv, goal=None, priority=example.priority, note="Onderzoek", spent=3)
    client.force_login(bram)
    lines = client.get(URL, {"vorm": "csv"}).content.decode("utf-8-sig").splitlines()
    assert lines[1:] == [
        "1;speerpunt;Thuisnabij onderwijs;kalenderjaar;2027;swv-middelen;Onderzoek;25000,0;3,0",
        "1.1.1;activiteit;Scholing voor intern begeleiders;schooljaar;2027-2028;swv-middelen;;10,5;",
    ]
    assert client.get(URL, {"vorm": "xlsx"}).content[:2] == b"PK"
    assert client.get(URL, {"vorm": "pdf"}).status_code == 404


def test_page_costs_the_same_at_any_size(client, bram, in_a, example, item_count, django_assert_num_queries):
    grow(example, item_count)
    for goal in type(example.goal).objects.all():
        BudgetLineFactory(swv=in_a.swv, goal=goal)
    client.force_login(bram)
    with django_assert_num_queries(13):
        client.get(URL)
