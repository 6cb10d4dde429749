"""For whom an element holds, what it serves, and where else its indicator does: choices and what the page says."""

from django.urls import reverse

from goals.models import FrameworkTag, ScopeBoard
from osp.models import Schoolbestuur, SchoolbestuurName
from osp.scope import tenant_scope
from tests.factories import FrameworkItemFactory, IndicatorLinkFactory, SchoolbestuurNameFactory
from tests.goals.parts import about, page_of, row_url, text_of
from tests.goals.plans import HTMX

# Scope


def test_scope_offers_the_schoolbesturen_from_here_and_is_inherited(client, anna, in_a, tenant_b, example):
    own = Schoolbestuur.objects.get_or_create(number="41234")[0]
    foreign = Schoolbestuur.objects.get_or_create(number="41999")[0]
    SchoolbestuurNameFactory(swv=in_a.swv, number="41234", name="De Waard")
    with tenant_scope(tenant_b.swv):
        SchoolbestuurName.objects.create(swv=tenant_b.swv, number="41999", name="Van een ander")
    client.force_login(anna)
    url = about("scope-edit", "speerpunt", example.priority.pk)
    text = text_of(client.get(url))
    assert ("De Waard" in text, "Van een ander" in text, "41999" in text) == (True, False, False)
    assert client.post(url, {"boards": [foreign.pk]}, headers=HTMX).status_code == 422
    done = client.post(url, {"boards": [own.pk], "seen": ""}, headers=HTMX)
    assert (done["HX-Retarget"], "Geldt voor De Waard." in text_of(done)) == ("#bereik", True)
    below = text_of(client.get(about("element-parts", "activiteit", example.activity.pk), headers=HTMX))
    assert "Geldt voor De Waard, net als het speerpunt waar dit onder valt." in below
    assert ScopeBoard.objects.get().priority == example.priority


def test_what_somebody_else_ticked_meanwhile_stays(client, anna, in_a, example):
    first, second = (Schoolbestuur.objects.get_or_create(number=number)[0] for number in ("41001", "41002"))
    for board in (first, second):
        SchoolbestuurNameFactory(swv=in_a.swv, number=board.number, name=board.number)
    client.force_login(anna)
    url = about("scope-edit", "doel", example.goal.pk)
    # Both opened the form when nothing was chosen.
    client.post(url, {"boards": [first.pk], "seen": ""})
    client.post(url, {"boards": [second.pk], "seen": ""})
    assert set(ScopeBoard.objects.values_list("schoolbestuur__number", flat=True)) == {"41001", "41002"}
    assert f'name="seen" value="{first.pk},{second.pk}"' in text_of(client.get(url))


# Framework


def test_tags_are_ticked_kind_by_kind(client, anna, in_a, example):
    law = FrameworkItemFactory(swv=in_a.swv)
    standard = FrameworkItemFactory(swv=in_a.swv, kind="standard", label="BKA1", title="Visie")
    FrameworkItemFactory(swv=in_a.swv, kind="process", title="Een proces")
    client.force_login(anna)
    url = about("tags-edit", "doel", example.goal.pk)
    text = text_of(client.get(url))
    assert [each in text for each in ("Wettelijke onderdelen", "BKA1 Visie", "Een proces")] == [True, True, False]
    done = client.post(url, {"kader-statutory": [law.pk], "kader-standard": [standard.pk]}, headers=HTMX)
    assert done["HX-Retarget"] == "#kader"
    assert set(FrameworkTag.objects.values_list("item", flat=True)) == {law.pk, standard.pk}
    client.post(url, {"kader-standard": [standard.pk], "seen": f"{law.pk},{standard.pk}"})
    assert list(FrameworkTag.objects.filter(archived_at__isnull=True).values_list("item", flat=True)) == [standard.pk]


def test_tags_without_a_framework_say_what_to_do_first(client, anna, example):
    client.force_login(anna)
    assert "Er is nog geen kader." in text_of(client.get(about("tags-edit", "doel", example.goal.pk)))


# One indicator, several doelen


def test_indicator_says_where_else_it_serves_with_its_other_target(client, anna, in_a, example):
    from tests.factories import GoalFactory

    other = GoalFactory(swv=in_a.swv, priority=example.priority, position=2, title="Meer leerlingen op hun plek")
    agreed = {"direction": "up", "baseline": 2.0, "target": 2.6, "baseline_year": 2023, "target_year": 2028}
    link = IndicatorLinkFactory(swv=in_a.swv, goal=other, indicator=example.indicator, **agreed)
    client.force_login(anna)
    here, there = (
        text_of(client.get(reverse("goals:goal", args=["PO2814", pk]))) for pk in (example.goal.pk, other.pk)
    )
    assert "Dient ook" in here
    assert "Daar afgesproken: van 2,00% in 2023 naar 2,60% in 2028, omhoog." in here
    assert "Daar afgesproken: van 2,25% in 2023 naar 2,00% in 2028, omlaag." in there
    alone = text_of(client.get(row_url("link", link)))
    assert (example.goal.title in alone, other.title in alone) == (True, True)


def test_same_figure_is_judged_by_each_target_of_its_own(client, anna, in_a, example):
    """2,20% is above a path that falls, and above one that rises: aandacht here, op koers there."""
    from goals.queries import plan_tree
    from tests.factories import GoalFactory

    other = GoalFactory(swv=in_a.swv, priority=example.priority, position=2)
    agreed = {"direction": "up", "baseline": 2.0, "target": 2.3, "baseline_year": 2023, "target_year": 2028}
    IndicatorLinkFactory(swv=in_a.swv, goal=other, indicator=example.indicator, **agreed)
    tree = plan_tree(example.plan, in_a.swv)
    assert [goal.links[0].status for goal in tree.goals] == ["attention", "on_track"]


def test_other_use_in_another_plan_is_not_told(client, anna, in_a, example):
    from tests.factories import GoalFactory, PlanFactory, PriorityFactory

    plan = PlanFactory(swv=in_a.swv, first_year=2020, last_year=2023)
    goal = GoalFactory(swv=in_a.swv, priority=PriorityFactory(swv=in_a.swv, plan=plan))
    IndicatorLinkFactory(swv=in_a.swv, goal=goal, indicator=example.indicator)
    client.force_login(anna)
    assert "Dient ook" not in text_of(client.get(page_of(example, "doel")))
