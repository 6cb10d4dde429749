"""The passport: deliveries, earlier figures, the day of counting, and the distribution over the others."""

from datetime import date

import pytest
from django.utils import timezone

from indicators.models import IndicatorDefinition
from indicators.queries import passport, series_for, spread_of
from indicators.queries.passport import reference_date
from indicators.wording import figure_full
from osp.scope import tenant_scope
from tests.factories import BenchmarkFactory, ImportRunFactory
from tests.indicators.catalogue_samples import definition, figure, national


def of(swv, code="deelname-sbo"):
    indicator = national(code)
    series = series_for(swv, [indicator])[indicator.pk]
    return passport(series, series.latest)


def test_passport_names_the_deliveries(in_a):
    run = ImportRunFactory()
    figure(runs=[run.pk])
    (delivery,) = of(in_a.swv).deliveries
    assert (delivery.source, delivery.status, delivery.file_name, delivery.is_own) == (
        "DUO, leerlingen po per vestiging (gemiddelde afstand)",
        "definitief",
        "leerlingen-po-2019.csv",
        False,
    )


def test_corrections_tell_what_stood_there_before(in_a):
    now = timezone.now()
    figure(value=2.0, low=2.0, high=2.0, numerator_low=349, numerator_high=349, superseded_at=now)
    figure(kind="unknown", value=None, low=None, high=None, superseded_at=now.replace(year=2020))
    figure(unit="PO2805", superseded_at=now)
    figure()
    (correction,) = of(in_a.swv).corrections
    assert (correction.until, figure_full(correction.figure)) == (now, "2,00% (349 van 17.465)")


def test_the_same_figure_from_a_newer_file_is_no_correction(in_a):
    figure(superseded_at=timezone.now(), release="oud")
    figure()
    assert of(in_a.swv).corrections == ()


def test_a_figure_that_is_withheld_now_has_no_earlier_ones(in_a):
    figure(value=2.0, low=2.0, high=2.0, numerator_low=349, numerator_high=349, superseded_at=timezone.now())
    figure(is_withheld=True)
    assert of(in_a.swv).corrections == ()


def test_another_tenants_earlier_figure_stays_there(in_a, tenant_b):
    with tenant_scope(tenant_b.swv):
        figure(swv=tenant_b.swv, value=9.0, superseded_at=timezone.now())
    figure()
    assert of(in_a.swv).corrections == ()


@pytest.mark.parametrize(("day", "expected"), [("1 oktober", date(2019, 10, 1)), ("1 februari", date(2020, 2, 1))])
def test_day_of_counting_falls_in_the_school_year(day, expected):
    assert reference_date(IndicatorDefinition(reference_day=day), 2019) == expected


@pytest.mark.parametrize(("units", "known"), [(15, True), (14, False)])
def test_percentiles_need_enough_exact_figures(in_a, units, known):
    figure()
    BenchmarkFactory(definition=definition("deelname-sbo"), units=units)
    indicator = national("deelname-sbo")
    assert (spread_of(definition("deelname-sbo"), 2019) is not None) is known
    assert bool(series_for(in_a.swv, [indicator])[indicator.pk].band) is known


def test_counted_by_school_is_not_compared(in_a):
    figure("deelname-so-schoolgaand")
    BenchmarkFactory(definition=definition("deelname-so-schoolgaand"))
    indicator = national("deelname-so-schoolgaand")
    assert spread_of(definition("deelname-so-schoolgaand"), 2019) is None
    assert series_for(in_a.swv, [indicator])[indicator.pk].band == ()
