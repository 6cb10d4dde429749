"""A series over versions of its definition: each year of the version that held then, with a break that nothing crosses."""

import pytest

from goals.charts import chart_spec
from goals.queries import assess_link
from indicators import charts
from indicators.models import IndicatorDefinition
from indicators.queries import series_for
from indicators.queries.forecast import forecast_of
from indicators.queries.scenarios import start_of
from indicators.views.figure_tables import year_cells, year_rows
from indicators.wording.periods import moment_text, period_text, reference_date
from osp.scope import scopes_disabled
from tests.factories import BenchmarkFactory, FigureFactory, IndicatorLinkFactory
from tests.indicators.catalogue_samples import definition, national


@scopes_disabled()
def second_version(code="deelname-sbo", *, since=2022, **fields):
    """A new version of a national definition."""
    old = definition(code)
    kept = {field.attname: getattr(old, field.attname) for field in old._meta.concrete_fields if not field.primary_key}
    return IndicatorDefinition.objects.create(**(kept | {"version": 2, "valid_from": since} | fields))


def public(version, year, value, unit="PO2814"):
    with scopes_disabled():
        return FigureFactory(definition=version, unit=unit, year=year, value=value, low=value, high=value)


def series_of(swv, code="deelname-sbo"):
    indicator = national(code)
    return series_for(swv, [indicator])[indicator.pk]


@pytest.fixture
def broken(in_a):
    """Two versions since 2022, with figures that both made of 2021 and 2022."""
    first, second = definition("deelname-sbo"), second_version()
    for year in (2020, 2021, 2022):
        public(first, year, 2.0)
        public(first, year, 2.4, unit="NL")
    for year in (2021, 2022, 2023):
        public(second, year, 3.0)
    with scopes_disabled():
        for version in (first, second):
            for year in (2021, 2022):
                BenchmarkFactory(definition=version, year=year, p25=float(version.version))
    return series_of(in_a.swv)


def test_each_year_is_of_the_version_that_held_then(broken):
    assert [(point.year, point.version, point.figure.value) for point in broken.own] == [
        (2020, 1, 2.0),
        (2021, 1, 2.0),
        (2022, 2, 3.0),
        (2023, 2, 3.0),
    ]
    assert [(point.year, point.version) for point in broken.national] == [(2020, 1), (2021, 1)]
    assert [(year, low) for year, low, _ in broken.band] == [(2021, 1.0), (2022, 2.0)]
    assert broken.breaks == (2022,)
    assert [broken.definition_in(year).version for year in (1999, 2021, 2022, 2030)] == [1, 1, 2, 2]


def test_the_chart_draws_the_break_and_no_sentence_compares_across_it(broken):
    spec = charts.series_chart(broken, unit_name="PO2814")
    assert spec.breaks == ((2022, "definitie v2 vanaf 2022"),)
    assert "Vóór 2022 gold een andere definitie" in spec.description
    assert "2020" not in spec.description


def test_the_table_says_where_the_other_version_begins(broken):
    assert [(row.year, row.since) for row in year_rows(broken)] == [
        (2023, ""),
        (2022, "definitie v2 vanaf 2022"),
        (2021, ""),
        (2020, ""),
    ]
    assert [row[-1] for row in year_cells(broken)] == ["v2", "v2", "v1", "v1"]


def test_forecast_and_scenario_start_after_the_break(broken, in_a):
    assert forecast_of(broken).used.other_line == 2
    assert start_of(national("deelname-sbo"), broken, 2020).base.year == 2023


def test_a_baseline_of_another_definition_gives_no_verdict_and_no_path_before_the_break(broken, in_a):
    link = IndicatorLinkFactory(
        swv=in_a.swv, indicator=national("deelname-sbo"), baseline_year=2020, baseline=2.6, target_year=2026, target=2.0
    )
    found = assess_link(link, broken)
    assert (found.status, found.assessment) == ("no_verdict", None)
    assert found.sentence.startswith("Sinds 2022 geldt een andere definitie; de nulmeting is van daarvóór.")
    spec = chart_spec(link, broken)
    assert spec.path == ((2022, pytest.approx(2.4)), (2026, 2.0))
    assert (spec.baseline_label, spec.gap_label) == (None, None)
    link.baseline_year, link.baseline = 2022, 3.2
    assert assess_link(link, broken).assessment is not None


def test_two_teldata_never_share_a_series(in_a):
    public(definition("deelname-sbo"), 2021, 2.0)
    public(second_version(reference_day="1 februari"), 2022, 2.1)
    found = series_of(in_a.swv)
    assert [point.year for point in found.own] == [2022]
    assert found.breaks == ()
    assert [(point.year, point.version) for point in found.apart] == [(2021, 1)]


@pytest.mark.parametrize(
    ("day", "period", "moment"),
    [
        ("1 oktober", "2023-2024", "1 oktober 2023"),
        ("1 februari", "2023-2024", "1 februari 2024"),
        ("31 december", "2023", "31 december 2023"),
        ("kalenderjaar", "2023", "kalenderjaar 2023"),
        ("schooljaar", "2023-2024", "schooljaar 2023-2024"),
        ("1 oktober–1 oktober", "2023-2024", "schooljaar 2023-2024"),
    ],
)
def test_a_year_is_named_as_its_definition_counts_it(day, period, moment):
    counted = IndicatorDefinition(reference_day=day)
    assert (period_text(counted, 2023), moment_text(counted, 2023)) == (period, moment)


def test_only_a_definition_with_a_day_has_a_reference_date():
    assert reference_date(IndicatorDefinition(reference_day="schooljaar"), 2023) is None
    assert reference_date(None, 2023) is None
