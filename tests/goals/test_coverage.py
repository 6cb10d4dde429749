"""The heat map: what is counted for each item of the framework, and what an empty cell makes."""

import pytest
from django.urls import reverse

from goals.compute.coverage import level
from goals.enums import FrameworkKind
from osp.scope import tenant_scope
from tests.factories import (
    BodyFactory,
    FrameworkItemFactory,
    FrameworkTagFactory,
    GoalFactory,
    IndicatorFactory,
    IndicatorLinkFactory,
    ReviewRhythmFactory,
)
from tests.goals.plans import grow

PAGE = reverse("goals:coverage", args=["PO2814"])


@pytest.fixture
def map_(example, tenant_a):
    """Item a with one doel, one meetbare indicator and one of two gremia; item g with nothing."""
    with tenant_scope(tenant_a.swv):
        served = FrameworkItemFactory(swv=tenant_a.swv, label="a", title="Samenhangend geheel")
        empty = FrameworkItemFactory(swv=tenant_a.swv, label="g", title="Toename", position=2)
        FrameworkTagFactory(swv=tenant_a.swv, item=served, goal=example.goal)
        board, alv = (
            BodyFactory(swv=tenant_a.swv, name=name, position=place) for place, name in enumerate(("Bestuur", "ALV"))
        )
        ReviewRhythmFactory(swv=tenant_a.swv, link=example.link, body=board)
    return {"example": example, "served": served, "empty": empty, "alv": alv}


def squares(response) -> list[list[tuple[int, str]]]:
    return [[(each.square.count, each.action) for each in row.squares] for row in response.context["rows"]]


def test_cells_count_and_empty_ones_say_what_they_make(client, anna, map_):
    client.force_login(anna)
    response = client.get(PAGE)
    assert response.context["heads"] == ["Doelen", "Meetbaar", "Merkbaar", "Bestuur", "ALV"]
    first = "eerst een doel"
    assert squares(response) == [
        [(1, ""), (1, ""), (0, "koppel een indicator"), (1, ""), (0, "kies maanden")],
        [(0, "maak een doel"), (0, first), (0, first), (0, first), (0, first)],
    ]
    assert (response.context["found"].served, response.context["gaps"]) == (1, 7)


def test_empty_cell_leads_to_the_form_that_makes_it(client, anna, map_):
    client.force_login(anna)
    told = client.get(PAGE).content.decode()
    goal, link = map_["example"].goal.pk, map_["example"].link.pk
    rhythm = reverse("meetings:link-rhythms", args=["PO2814", link])
    for url in (
        f"{reverse('goals:goal-new', args=['PO2814'])}?kader={map_['empty'].pk}",
        reverse("goals:goal-link", args=["PO2814", goal]),
        f"{rhythm}?gremium={map_['alv'].pk}&amp;naar=",
    ):
        assert (url, url in told) == (url, True)
    form = client.get(f"{rhythm}?gremium={map_['alv'].pk}").content.decode()
    assert f'<option value="{map_["alv"].pk}" selected>' in form


def test_reader_sees_what_is_empty_without_links(client, bram, map_):
    client.force_login(bram)
    told = client.get(PAGE).content.decode()
    assert ("maak een doel" in told, ">geen<" in told) == (False, True)


def test_merkbaar_and_what_stands_under_or_above_count_too(client, anna, map_, tenant_a):
    example = map_["example"]
    with tenant_scope(tenant_a.swv):
        second = GoalFactory(swv=tenant_a.swv, priority=example.priority, position=2)
        noticeable = IndicatorFactory(swv=tenant_a.swv)
        IndicatorLinkFactory(swv=tenant_a.swv, goal=None, activity=example.activity, indicator=noticeable)
        FrameworkTagFactory(swv=tenant_a.swv, item=map_["empty"], goal=None, priority=example.priority)
    client.force_login(anna)
    (first, last) = squares(client.get(PAGE))
    assert [count for count, _ in first] == [1, 1, 1, 1, 0]
    assert [count for count, _ in last] == [2, 1, 1, 1, 0]
    assert second.pk != example.goal.pk


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("wet", "Toename"),
        ("verantwoordelijkheden", "Dekkend aanbod"),
        ("standaarden", "Uitvoering"),
        ("onzin", "Toename"),
    ],
)
def test_rows_are_switched_by_the_address(client, anna, map_, tenant_a, word, kind):
    with tenant_scope(tenant_a.swv):
        FrameworkItemFactory(swv=tenant_a.swv, kind=FrameworkKind.RESPONSIBILITY, title="Dekkend aanbod")
        FrameworkItemFactory(swv=tenant_a.swv, kind=FrameworkKind.STANDARD, title="Uitvoering")
    client.force_login(anna)
    assert kind in [row.item.title for row in client.get(f"{PAGE}?kader={word}").context["rows"]]


def test_table_leaves_with_its_counts(client, anna, map_):
    client.force_login(anna)
    rows = client.get(f"{PAGE}?vorm=csv").content.decode("utf-8-sig").splitlines()
    assert rows == [
        "Onderdeel;Doelen;Meetbaar;Merkbaar;Bestuur;ALV",
        "a Samenhangend geheel;1;1;0;1;0",
        "g Toename;0;0;0;0;0",
    ]
    assert client.get(f"{PAGE}?vorm=pdf").status_code == 404


def test_without_a_framework_the_page_says_where_it_comes_from(client, anna, example):
    client.force_login(anna)
    assert reverse("goals:framework", args=["PO2814"]) in client.get(PAGE).content.decode()


def test_page_costs_the_same_at_any_size(client, anna, map_, tenant_a, django_assert_max_num_queries):
    client.force_login(anna)
    counts = []
    for size in (1, 5):
        with tenant_scope(tenant_a.swv):
            grow(map_["example"], size)
            for number in range(size):
                item = FrameworkItemFactory(swv=tenant_a.swv, title=f"Onderdeel {size} {number}")
                FrameworkTagFactory(swv=tenant_a.swv, item=item, goal=map_["example"].goal)
                BodyFactory(swv=tenant_a.swv, name=f"Gremium {size} {number}")
        with django_assert_max_num_queries(35) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(("count", "found"), [(0, 0), (1, 1), (3, 3), (9, 3)])
def test_shape_has_four_levels(count, found):
    assert level(count) == found
