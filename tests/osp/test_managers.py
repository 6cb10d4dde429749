"""Reads and writes of tenant data outside a scope, and across scopes."""

import pytest
from django.db.models import QuerySet

from goals.models import Goal, Plan
from osp.managers import HARMLESS, RefusingQuerySet
from osp.models import AuditEvent, Membership, Placement
from osp.scope import ScopeError, scopes_disabled, tenant_scope
from tests.factories import GoalFactory, PlanFactory

CALLABLE = sorted(name for name in dir(QuerySet) if not name.startswith("_") and callable(getattr(QuerySet, name)))
DUNDERS = ["__iter__", "__aiter__", "__len__", "__bool__", "__getitem__", "__and__", "__or__", "__xor__"]


@pytest.mark.parametrize("name", [name for name in CALLABLE if name not in HARMLESS])
def test_each_method_of_a_queryset_refuses_outside_a_scope(name: str) -> None:
    with pytest.raises(ScopeError):
        getattr(Goal.objects.get_queryset(), name)()


@pytest.mark.parametrize("name", DUNDERS)
def test_each_operator_refuses_outside_a_scope(name: str) -> None:
    with pytest.raises(ScopeError):
        getattr(RefusingQuerySet, name)(Goal.objects.get_queryset())


@pytest.mark.parametrize("name", sorted(HARMLESS & set(CALLABLE)))
def test_what_is_allowed_runs_no_query(name: str, django_assert_num_queries, db) -> None:
    with django_assert_num_queries(0):
        method = getattr(Goal.objects.get_queryset(), name)
        {"none": method, "using": lambda: method("default")}.get(name, lambda: None)()


def test_an_allowed_method_hands_out_no_rows(in_a) -> None:
    GoalFactory(swv=in_a.swv)
    with tenant_scope(in_a.swv):
        assert Goal.objects.count() == 1
    with scopes_disabled():
        goal = Goal.objects.get()
    assert goal.swv_id == in_a.swv.pk


@pytest.mark.django_db
def test_using_another_alias_still_refuses() -> None:
    with pytest.raises(ScopeError):
        list(Goal.objects.using("default"))


def test_a_scope_shows_its_own_rows_alone(tenant_a, tenant_b) -> None:
    with tenant_scope(tenant_a.swv):
        mine = PlanFactory(swv=tenant_a.swv)
    with tenant_scope(tenant_b.swv):
        PlanFactory(swv=tenant_b.swv)
        assert not Plan.objects.filter(pk=mine.pk).exists()
    with tenant_scope(tenant_a.swv):
        assert list(Plan.objects.all()) == [mine]


def test_public_rows_stand_beside_the_own(tenant_a, tenant_b) -> None:
    with scopes_disabled():
        for owner in (None, tenant_a.swv, tenant_b.swv):
            Placement.objects.create(owner=owner, vestiging="16AH00", year=2019, measure="bo", step="c")
            AuditEvent.objects.create(swv=owner, verb="plan.created")
    with tenant_scope(tenant_a.swv):
        assert set(Placement.objects.values_list("owner__code", flat=True)) == {None, "PO2814"}
        assert set(AuditEvent.objects.values_list("swv__code", flat=True)) == {None, "PO2814"}


def test_rows_of_another_are_not_saved(tenant_a, tenant_b) -> None:
    with tenant_scope(tenant_a.swv):
        plan = PlanFactory(swv=tenant_a.swv)
    with tenant_scope(tenant_b.swv):
        for write in (
            plan.save,
            lambda: Plan.objects.bulk_create([Plan(swv=tenant_a.swv, title="x", first_year=2024, last_year=2028)]),
            lambda: Plan.objects.bulk_update([plan], ["title"]),
            lambda: Plan.objects.update(swv=tenant_a.swv),
            lambda: Plan.objects.update(swv_id=tenant_a.swv.pk),
            lambda: Plan.objects.create(swv=tenant_a.swv, title="x", first_year=2024, last_year=2028),
        ):
            with pytest.raises(ScopeError):
                write()
    with scopes_disabled():
        assert Plan.objects.count() == 1


def test_a_row_does_not_point_at_a_row_of_another(tenant_a, tenant_b) -> None:
    with tenant_scope(tenant_a.swv):
        goal = GoalFactory(swv=tenant_a.swv)
    with tenant_scope(tenant_b.swv):
        other = GoalFactory(swv=tenant_b.swv)
        other.priority = goal.priority
        with pytest.raises(ScopeError):
            other.save()


def test_membership_outside_a_scope_refuses(db) -> None:
    with pytest.raises(ScopeError):
        Membership.objects.filter(role="directeur")
