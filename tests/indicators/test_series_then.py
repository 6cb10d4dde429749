"""Figures and scores as they were known at a moment, even when others stand in their place now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from indicators.enums import FigureKind
from indicators.models import Figure, RubricScore
from indicators.queries import series_for
from osp.scope import scopes_disabled
from tests.factories import BenchmarkFactory, FigureFactory, IndicatorFactory, RubricScoreFactory
from tests.indicators.catalogue_samples import definition, national
from tests.indicators.test_series_versions import second_version

NOW = timezone.now()
THEN = NOW - timedelta(days=100)
BEFORE, AFTER = THEN - timedelta(days=1), THEN + timedelta(days=1)


def figure(value: float, *, made=BEFORE, replaced=None, version=None, year: int = 2026, **fields) -> Figure:
    """A share of PO2814 that counted from `made` until it was `replaced`."""
    with scopes_disabled():
        shown = {"value": value, "low": value, "high": value, "numerator_low": 370, "numerator_high": 370}
        row = FigureFactory(
            definition=version or definition("deelname-sbo"),
            unit="PO2814",
            year=year,
            superseded_at=replaced,
            **(shown | fields),
        )
        Figure.objects.filter(pk=row.pk).update(computed_at=made)
    return row


def own(tenant, at=THEN) -> list:
    indicator = national("deelname-sbo")
    return [(point.year, point.figure.value) for point in series_for(tenant.swv, [indicator], at=at)[indicator.pk].own]


def test_what_was_replaced_later_stands_as_it_stood(in_a):
    figure(2.2, replaced=AFTER)
    figure(2.3, made=AFTER)
    assert (own(in_a), own(in_a, None)) == ([(2026, 2.2)], [(2026, 2.3)])


def test_what_was_replaced_before_does_not(in_a):
    figure(2.1, made=BEFORE - timedelta(days=9), replaced=BEFORE)
    figure(2.2)
    assert own(in_a) == [(2026, 2.2)]


def test_what_was_not_known_yet_is_not_there(in_a):
    figure(2.2, made=AFTER)
    assert own(in_a) == []


def test_what_is_withheld_now_is_not_told_by_what_stood_there(in_a):
    """Its neighbours of now could be subtracted from it."""
    figure(2.2, replaced=AFTER)
    figure(0.1, made=AFTER, is_withheld=True)
    figure(2.4, year=2025, replaced=AFTER)
    figure(0.1, year=2025, made=AFTER, numerator_low=3, numerator_high=3)
    indicator = national("deelname-sbo")
    points = series_for(in_a.swv, [indicator], at=THEN)[indicator.pk].own
    assert [(point.year, point.figure.kind) for point in points] == [
        (2025, FigureKind.WITHHELD),
        (2026, FigureKind.WITHHELD),
    ]


def test_a_definition_that_came_later_changes_nothing_before_it(in_a):
    figure(2.2, year=2022)
    second = second_version(since=2022)
    figure(3.0, version=second, year=2022, made=AFTER)
    assert (own(in_a), own(in_a, None)) == ([(2022, 2.2)], [(2022, 3.0)])


def test_no_history_is_kept_of_a_spread(in_a):
    figure(2.2)
    with scopes_disabled():
        BenchmarkFactory(definition=definition("deelname-sbo"), year=2026)
    indicator = national("deelname-sbo")
    assert series_for(in_a.swv, [indicator], at=THEN)[indicator.pk].band == ()


def test_scores_given_later_are_left_out(in_a):
    indicator = IndicatorFactory(swv=in_a.swv)
    for level, at in ((2, BEFORE), (4, AFTER)):
        score = RubricScoreFactory(swv=in_a.swv, indicator=indicator, level=level, on=BEFORE.date())
        RubricScore.objects.filter(pk=score.pk).update(created_at=at)
    found = {at: series_for(in_a.swv, [indicator], at=at)[indicator.pk].latest for at in (THEN, None)}
    assert [point.figure.value for point in found.values()] == [2.0, 4.0]


def test_queries_do_not_grow_with_the_indicators(in_a, item_count, django_assert_num_queries):
    wanted = [national("deelname-sbo"), *(IndicatorFactory(swv=in_a.swv) for _ in range(item_count))]
    with django_assert_num_queries(4):
        series_for(in_a.swv, wanted, at=THEN)


@pytest.mark.parametrize("at", [THEN, None])
def test_without_indicators_there_is_nothing(in_a, at):
    assert series_for(in_a.swv, [], at=at) == {}
