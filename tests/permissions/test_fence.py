"""The third lock: a row is not stored for another samenwerkingsverband, and points at no row of one."""

import pytest

from goals.models import Goal, IndicatorLink
from indicators.models import Figure
from meetings.models import FrozenFigure
from osp.models import Placement, Samenwerkingsverband
from osp.scope import ScopeError, tenant_scope
from tests import factories as make


@pytest.fixture
def swv_b(tenant_b) -> Samenwerkingsverband:
    return tenant_b.swv


@pytest.fixture
def foreign_indicator(swv_b):
    with tenant_scope(swv_b):
        return make.IndicatorFactory(swv=swv_b)


def test_row_for_another_tenant_is_refused(in_a, swv_b):
    with pytest.raises(ScopeError):
        make.PlanFactory(swv=swv_b)


def test_row_that_points_at_a_tenant_row_of_another_is_refused(in_a, swv_b):
    with tenant_scope(swv_b):
        priority = make.PriorityFactory(swv=swv_b)
    with pytest.raises(ScopeError):
        make.GoalFactory(swv=in_a.swv, priority=priority)


def test_link_to_an_own_indicator_of_another_is_refused(in_a, foreign_indicator):
    """Indicators are public or a tenant's own, so the column may be empty: that makes them no less a tenant's."""
    with pytest.raises(ScopeError):
        make.IndicatorLinkFactory(swv=in_a.swv, indicator=foreign_indicator)


def test_frozen_figure_of_another_is_refused(in_a, swv_b, foreign_indicator):
    with tenant_scope(swv_b):
        definition = make.IndicatorDefinitionFactory(indicator=foreign_indicator)
        figure = make.FigureFactory(swv=swv_b, definition=definition)
    with pytest.raises(ScopeError):
        make.FrozenFigureFactory(swv=in_a.swv, figure=figure)
    assert FrozenFigure.objects.count() == 0


def test_bulk_create_for_another_is_refused_also_when_the_owner_has_the_number_of_the_own_tenant(in_a, swv_b):
    """The owner of a doel is a person: that column says nothing about whose row it is."""
    person = make.UserFactory(pk=in_a.swv.pk)
    with tenant_scope(swv_b):
        priority = make.PriorityFactory(swv=swv_b)
    with pytest.raises(ScopeError):
        Goal.objects.bulk_create([Goal(swv=swv_b, priority=priority, title="vreemd", owner=person)])


def test_bulk_create_and_update_of_own_rows_with_an_owner_work(in_a):
    person = make.UserFactory(pk=in_a.swv.pk + 1000)
    priority = make.PriorityFactory(swv=in_a.swv)
    Goal.objects.bulk_create([Goal(swv=in_a.swv, priority=priority, title="eigen", owner=person)])
    assert Goal.objects.update(owner=person) == 1
    assert Goal.objects.get().owner == person


@pytest.mark.parametrize("name", ["swv", "swv_id"])
def test_update_to_another_tenant_is_refused(in_a, swv_b, name):
    make.PlanFactory(swv=in_a.swv)
    goal = make.GoalFactory(swv=in_a.swv)
    with pytest.raises(ScopeError):
        Goal.objects.filter(pk=goal.pk).update(**{name: swv_b if name == "swv" else swv_b.pk})


def test_public_rows_are_read_and_not_written_in_a_scope(in_a):
    """Open data change by an import without a tenant, never from a page."""
    with pytest.raises(ScopeError):
        Figure.objects.bulk_create([Figure(swv=None, unit="NL", year=2019, kind="value", definition_id=1)])
    with pytest.raises(ScopeError):
        Placement.objects.bulk_create([Placement(owner=None, vestiging="16AH00", year=2019, measure="bo", step="c")])


def test_rows_of_a_scope_are_its_own_and_the_public_ones(in_a, swv_b, foreign_indicator):
    with tenant_scope(swv_b):
        make.PlacementFactory(owner=swv_b)
    make.PlacementFactory(owner=in_a.swv, vestiging="16AH01")
    make.PlacementFactory(owner=None, vestiging="16AH02")
    assert sorted(Placement.objects.values_list("vestiging", flat=True)) == ["16AH01", "16AH02"]
    assert not IndicatorLink.objects.filter(indicator=foreign_indicator).exists()
