"""Verbs on koppelingen: target rules, database constraints, a person's verdict, duidingen."""

import pytest
from django.db import IntegrityError, transaction

from goals import services
from goals.enums import Direction, Status
from goals.models import IndicatorLink, Interpretation
from goals.progress import Target
from goals.queries import assess_link
from indicators.models import Indicator
from indicators.queries import series_for
from osp.actors import Actor
from osp.enums import Role
from osp.errors import DomainError, NotAllowedError
from osp.models import AuditEvent
from tests.factories import GoalFactory, IndicatorFactory, IndicatorLinkFactory
from tests.goals.plans import last_verb, make_example, national

DOWN = Target(Direction.DOWN, 0.05, 0.15, 2023, 2.25, 2028, 2.0)


def test_create_link_stores_the_target(director, in_a) -> None:
    goal = GoalFactory(swv=in_a.swv)
    link = services.create_link(director, parent=goal, indicator=national(), means=" DUO ", target=DOWN)
    assert (link.goal, link.means, link.direction, link.baseline, link.target, link.margin, link.limit) == (
        goal,
        "DUO",
        "down",
        2.25,
        2.0,
        0.05,
        0.15,
    )
    assert last_verb() == "link.created"


@pytest.mark.parametrize(
    ("target", "code", "field"),
    [
        (Target(Direction.UP, 0.05, 0.15, 2023, 2.25, 2028, 2.0), "target-not-above", "target"),
        (Target(Direction.UP, 0.05, 0.15, 2023, 2.25, 2028, 2.25), "target-not-above", "target"),
        (Target(Direction.DOWN, 0.05, 0.15, 2023, 2.25, 2028, 2.5), "target-not-below", "target"),
        (Target(Direction.UP, 0.05, 0.15, 2023, 2.25, 2028, 101.0), "outside-scale", "target"),
        (Target(Direction.CORRIDOR, 0.05, 0.15, low=-1.0, high=2.0), "outside-scale", "low"),
    ],
)
def test_target_must_fit_direction_and_scale(director, in_a, target, code, field) -> None:
    goal = GoalFactory(swv=in_a.swv)
    with pytest.raises(DomainError) as refused:
        services.create_link(director, parent=goal, indicator=national(), target=target)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert IndicatorLink.objects.count() == 0


def test_rubric_target_stays_on_the_rubric(director, in_a) -> None:
    goal, rubric = GoalFactory(swv=in_a.swv), IndicatorFactory(swv=in_a.swv)
    with pytest.raises(DomainError) as refused:
        services.create_link(
            director, parent=goal, indicator=rubric, target=Target(Direction.UP, 0.5, 1, 2024, 2, 2028, 5)
        )
    assert refused.value.message == "De rubriek loopt van 1 tot en met 4. Vul een niveau daartussen in."


def test_same_indicator_twice_on_one_goal_is_refused(director, in_a) -> None:
    example = make_example(in_a.swv)
    with pytest.raises(DomainError) as refused:
        services.create_link(director, parent=example.goal, indicator=example.indicator)
    assert (refused.value.code, refused.value.field) == ("already-linked", "indicator")
    link = services.create_link(director, parent=example.priority, indicator=example.indicator)
    assert (link.priority, link.goal) == (example.priority, None)


def test_indicator_of_the_other_sector_is_refused(director, in_a) -> None:
    goal = GoalFactory(swv=in_a.swv)
    other = Indicator.objects.get(code="deelname-pro")
    with pytest.raises(DomainError) as refused:
        services.create_link(director, parent=goal, indicator=other)
    assert refused.value.code == "indicator-unknown"


def test_database_demands_exactly_one_parent(in_a) -> None:
    example = make_example(in_a.swv)
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorLinkFactory(swv=in_a.swv, goal=example.goal, activity=example.activity)
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorLinkFactory(swv=in_a.swv, goal=None)


def test_database_demands_bounds_in_order(in_a) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorLinkFactory(swv=in_a.swv, margin=0.2, limit=0.1)


def test_overruled_status_holds_with_its_reason_until_withdrawn(director, in_a) -> None:
    example = make_example(in_a.swv)
    link = services.overrule_link(director, link=example.link, status="on_track", reason="Telfout bij één school.")
    view = assessed(link, in_a)
    assert (view.computed, view.status, view.is_overruled) == (Status.ATTENTION, Status.ON_TRACK, True)
    assert (link.overruled_reason, link.overruled_by_id) == ("Telfout bij één school.", director.user_id)
    assert last_verb() == "link.overruled"
    view = assessed(services.withdraw_overrule(director, link=link), in_a)
    assert (view.status, view.is_overruled, link.overruled_reason) == (Status.ATTENTION, False, "")
    assert last_verb() == "link.overrule_withdrawn"


def test_overrule_without_reason_is_refused(director, in_a) -> None:
    link = make_example(in_a.swv).link
    with pytest.raises(DomainError) as refused:
        services.overrule_link(director, link=link, status="on_track", reason=" ")
    assert refused.value.field == "reason"
    assert IndicatorLink.objects.get().overruled_status == ""


def test_interpretations_stand_beside_each_other(director, in_a, bram) -> None:
    link = make_example(in_a.swv).link
    for text in ("Eerst", "Later"):
        services.write_interpretation(director, link=link, text=text, year=2026)
    assert list(Interpretation.objects.values_list("text", "year")) == [("Later", 2026), ("Eerst", 2026)]
    assert AuditEvent.objects.filter(verb="interpretation.written").count() == 2
    reader = Actor(user_id=bram.pk, swv=in_a.swv, roles=frozenset({Role.BOARD_MEMBER}))
    with pytest.raises(NotAllowedError):
        services.write_interpretation(reader, link=link, text="Mag niet")


def test_archived_link_comes_back_with_its_target(director, in_a) -> None:
    link = make_example(in_a.swv).link
    services.archive_link(director, link=link, reason="Andere maat gekozen")
    services.restore_link(director, link=link)
    assert (link.is_archived, link.target, last_verb()) == (False, 2.0, "link.restored")


def assessed(link, tenant):
    return assess_link(link, series_for(tenant.swv, [link.indicator])[link.indicator_id])
