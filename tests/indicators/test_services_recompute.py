"""Only what hangs on a delivery is worked out again, for whom it counts, and the log says from what."""

from datetime import date

import pytest

from indicators.compute.measures import MEASURES, Origin
from indicators.enums import FigureKind, Level, ReleaseStatus, Unit
from indicators.models import Computation, Figure, ImportRun, IndicatorDefinition, ReportedValue, RunState
from indicators.services.definitions import derived, for_computing, stored_definitions
from indicators.services.recompute import recompute, touched_by_all
from indicators.services.touch import COUNTED, NOTHING, Touch, together, touched_by
from osp.scope import scopes_disabled
from tests import factories as make
from tests.indicators.deliveries import load_open_data, po_file

pytestmark = pytest.mark.django_db


def current(code: str, **given) -> list[Figure]:
    with scopes_disabled():
        rows = Figure.objects.filter(definition__indicator__code=code, superseded_at__isnull=True, **given)
        return list(rows.select_related("definition__indicator").order_by("year", "unit"))


def stated(run: ImportRun, *rows: tuple[str, str, int, float], level: Level = Level.SWV) -> None:
    ReportedValue.objects.bulk_create(
        [ReportedValue(run=run, measure=m, level=level, key=key, year=year, low=x, high=x) for m, key, year, x in rows]
    )


def own_run(swv, **given) -> ImportRun:
    source = make.SourceFactory(code="leerplicht", name="Leerplicht")
    release = make.ReleaseFactory(source=source, reference_date=date(2024, 8, 1), status=ReleaseStatus.FINAL)
    return make.ImportRunFactory(swv=swv, release=release, format_code="sjabloon", **given)


def test_reported_numbers_make_figures_for_their_own_samenwerkingsverband_alone(tenant_a, tenant_b) -> None:
    with scopes_disabled():
        run = own_run(tenant_a.swv)
        stated(
            run,
            ("thuiszitters_absoluut", "PO2814", 2023, 12),
            ("thuiszitters_relatief", "PO2814", 2023, 8),
            ("leerplichtigen", "PO2814", 2023, 10_000),
        )
        recompute(tenant_a.swv, touched_by(run))
    (figure,) = current("thuiszitters-relatief")
    assert (figure.swv, figure.unit, figure.year, figure.runs) == (tenant_a.swv, "PO2814", 2023, [run.pk])
    assert (figure.value, figure.numerator_low, figure.denominator_low) == (2.0, 20, 10_000)
    assert figure.release == "leerplicht 2024-08-01 definitief"


def test_parts_are_added_where_nobody_stated_the_whole(tenant_a) -> None:
    with scopes_disabled():
        run = own_run(tenant_a.swv)
        stated(
            run,
            ("vrijstelling_15", "0513", 2023, 20),
            ("vrijstelling_15", "1892", 2023, 7),
            level=Level.GEMEENTE,
        )
        stated(run, ("signalen_steunpunt", "0513", 2023, 9), level=Level.GEMEENTE)
        stated(run, ("signalen_steunpunt", "PO2814", 2023, 11))
        recompute(tenant_a.swv, touched_by(run))
    assert [row.value for row in current("vrijstelling-15")] == [27]
    assert [row.value for row in current("signalen-steunpunt-aantal")] == [11]


def test_the_newest_statement_counts_and_taking_it_back_restores_the_older_one(tenant_a) -> None:
    with scopes_disabled():
        first, second = own_run(tenant_a.swv), own_run(tenant_a.swv)
        stated(first, ("vrijstelling_15", "PO2814", 2023, 20))
        stated(second, ("vrijstelling_15", "PO2814", 2023, 25))
        recompute(tenant_a.swv, touched_by(second))
        assert [row.value for row in current("vrijstelling-15")] == [25]
        second.state = RunState.WITHDRAWN
        second.save()
        recompute(tenant_a.swv, touched_by(second))
        assert [row.value for row in current("vrijstelling-15")] == [20]
        first.state = RunState.WITHDRAWN
        first.save()
        recompute(tenant_a.swv, touched_by(first))
    assert current("vrijstelling-15") == []


def test_a_statement_leaves_every_other_figure_as_it_was(tenant_a, tmp_path) -> None:
    load_open_data(tmp_path)
    with scopes_disabled():
        before = set(Figure.objects.values_list("pk", flat=True))
        run = own_run(tenant_a.swv)
        stated(run, ("vrijstelling_5a", "PO2814", 2023, 20))
        recompute(tenant_a.swv, touched_by(run), reason="opgave")
        assert (
            set(Figure.objects.filter(superseded_at__isnull=True, pk__in=before).values_list("pk", flat=True)) == before
        )
        log = Computation.objects.filter(swv=tenant_a.swv).first()
        assert (log.reason, log.years, log.changed) == ("opgave", [2023], log.computed)
        assert "vrijstelling-5a" in log.indicators
        assert "deelname-sbo" not in log.indicators
        assert log.deliveries == [*ImportRun.objects.filter(swv__isnull=True).values_list("pk", flat=True), run.pk]


def test_a_file_of_pupils_touches_its_own_kinds_and_year(tmp_path) -> None:
    load_open_data(tmp_path)
    with scopes_disabled():
        touch = touched_by(ImportRun.objects.get())
        assert touch == Touch(frozenset({"bo", "sbo", "so"}), frozenset({2019}))
        assert touch.counted
        log = Computation.objects.get()
        assert log.years == [2019]
        assert {"deelname-sbo", "leerlingen-bo", "deelname-so-ocw"} <= set(log.indicators)
        assert "tlv-toegekend" not in log.indicators


def test_a_register_file_touches_all_that_is_counted_in_every_year() -> None:
    with scopes_disabled():
        run = make.ImportRunFactory()
        make.RegisterEntryFactory(run=run, kind="vsv", values={"swv": "VO2507"})
        assert touched_by(run) == Touch(COUNTED, None)
        assert touched_by(make.ImportRunFactory()) == NOTHING


def test_touches_together_cover_all_their_years() -> None:
    assert together(
        [Touch(frozenset({"bo"}), frozenset({2019})), Touch(frozenset({"so"}), frozenset({2020}))]
    ) == Touch(frozenset({"bo", "so"}), frozenset({2019, 2020}))
    assert together([Touch(frozenset({"bo"}), None), NOTHING]).covers(1999)
    assert together([]) == NOTHING


def test_an_own_definition_over_open_data_follows_a_new_delivery(tenant_a, tmp_path) -> None:
    with scopes_disabled():
        indicator = make.IndicatorFactory(
            swv=tenant_a.swv, code="eigen-aandeel", kind="meetbaar", unit=Unit.PERCENT, sector="PO"
        )
        make.IndicatorDefinitionFactory(indicator=indicator, formula="sbo / (bo + sbo + so)", factor=100)
    load_open_data(tmp_path)
    found = {row.unit: row for row in current("eigen-aandeel", swv=tenant_a.swv)}
    assert found["PO2814"].value == pytest.approx(100 * 20 / 129)
    assert current("eigen-aandeel", swv__isnull=True) == []
    load_open_data(tmp_path, po_file(sbo=40))
    found = {row.unit: row for row in current("eigen-aandeel", swv=tenant_a.swv)}
    assert found["PO2814"].value == pytest.approx(100 * 40 / 149)


def test_a_new_version_holds_from_its_year_and_leaves_the_years_before(tenant_a) -> None:
    with scopes_disabled():
        indicator = make.IndicatorFactory(
            swv=tenant_a.swv, code="met-breuk", kind="meetbaar", unit=Unit.COUNT, sector="PO"
        )
        make.IndicatorDefinitionFactory(indicator=indicator, formula="vrijstelling_5a", valid_from=2015)
        make.IndicatorDefinitionFactory(
            indicator=indicator, version=2, formula="vrijstelling_5a + vrijstelling_5b", valid_from=2023
        )
        run = own_run(tenant_a.swv)
        for year in (2022, 2023):
            stated(run, ("vrijstelling_5a", "PO2814", year, 20), ("vrijstelling_5b", "PO2814", year, 10))
        recompute(tenant_a.swv, touched_by_all(tenant_a.swv))
    assert [(row.year, row.definition.version, row.value) for row in current("met-breuk")] == [
        (2022, 1, 20),
        (2023, 2, 30),
    ]


def test_an_archived_indicator_is_not_worked_out(tenant_a, tmp_path) -> None:
    with scopes_disabled():
        indicator = make.IndicatorFactory(
            swv=tenant_a.swv, code="weg", kind="meetbaar", unit=Unit.COUNT, archived_at="2026-01-01T00:00Z"
        )
        make.IndicatorDefinitionFactory(indicator=indicator, formula="sbo")
        assert "weg" not in {row.indicator.code for row in stored_definitions(tenant_a.swv)}
    load_open_data(tmp_path)
    assert current("weg") == []


def test_a_total_of_the_source_counts_until_its_vestigingen_add_up_to_it(tmp_path) -> None:
    load_open_data(tmp_path)
    with scopes_disabled():
        whole = make.ImportRunFactory(release__source__code="ckan-swv", format_code="ckan-swv")
        make.ObservationFactory(
            run=whole, vestiging="", postcode="", unit="PO2814", basis="school", schools=0, low=35, high=35, known=35
        )
        recompute(None, touched_by(whole))
        assert [row.value for row in current("leerlingen-sbo", unit="PO2814")] == [35]
        whole.observations.update(low=20, high=20, known=20)
        recompute(None, touched_by(whole))
        (figure,) = current("leerlingen-sbo", unit="PO2814")
        assert (figure.value, figure.runs) == (20, [ImportRun.objects.order_by("pk").first().pk])


def test_rows_of_several_years_in_one_file_each_count_for_their_own() -> None:
    with scopes_disabled():
        run = make.ImportRunFactory(release__reference_date=date(2021, 10, 1))
        for year, pupils in ((2020, 30), (2021, 31)):
            day = None if year == 2021 else date(year, 10, 1)
            for measure in ("bo", "sbo"):
                make.ObservationFactory(
                    run=run, measure=measure, reference_date=day, low=pupils, high=pupils, known=pupils
                )
        touch = touched_by(run)
        assert touch.years == {2020, 2021}
        recompute(None, touch)
    assert [(row.year, row.value) for row in current("leerlingen-sbo", unit="PO2814")] == [(2020, 30), (2021, 31)]


def test_numbers_that_are_not_about_people_are_never_withheld(tenant_a) -> None:
    with scopes_disabled():
        run = own_run(tenant_a.swv)
        stated(run, ("locaties", "PO2814", 2023, 4), ("locaties_op_norm", "PO2814", 2023, 3))
        stated(run, ("bezwaren", "PO2814", 2023, 3))
        recompute(tenant_a.swv, touched_by(run))
    (share,) = current("basisondersteuning")
    assert (share.as_value().kind, share.as_value().value) == (FigureKind.VALUE, 75)
    assert {row.as_value().kind for row in current("bezwaren")} == {FigureKind.WITHHELD}


def test_what_follows_from_a_formula_is_stored_with_every_national_definition() -> None:
    with scopes_disabled():
        rows = stored_definitions(None)
        pure = {each.key: each for each in for_computing(rows)}
        for row in rows:
            expected = derived(pure[str(row.pk)].formula)
            assert {name: getattr(row, name) for name in expected} == expected, row.label
    assert IndicatorDefinition.objects.filter(part_of_whole=True).exists()


def test_every_quantity_has_one_home() -> None:
    for code, measure in MEASURES.items():
        assert measure.code == code
        assert bool(measure.observed) == (measure.origin in {Origin.SCHOOL, Origin.RESIDENCE, Origin.PAYING}), code
        assert measure.name
        assert measure.counted


def test_a_figure_is_withheld_when_a_later_delivery_makes_it_tell_a_small_number(tenant_a) -> None:
    with scopes_disabled():
        first = own_run(tenant_a.swv)
        stated(
            first,
            ("thuiszitters_relatief", "PO2814", 2023, 20),
            ("thuiszitters_absoluut", "PO2814", 2023, 20),
            ("leerplichtigen", "PO2814", 2023, 40_000),
        )
        recompute(tenant_a.swv, touched_by(first))
        assert not Figure.objects.filter(superseded_at__isnull=True, is_withheld=True).exists()
        second = own_run(tenant_a.swv)
        stated(second, ("thuiszitters_absoluut", "PO2814", 2023, 2))
        recompute(tenant_a.swv, touched_by(second))
        step_by_step = {
            (row.definition_id, row.is_withheld) for row in Figure.objects.filter(superseded_at__isnull=True)
        }
        recompute(tenant_a.swv, touched_by_all(tenant_a.swv))
        at_once = {(row.definition_id, row.is_withheld) for row in Figure.objects.filter(superseded_at__isnull=True)}
    assert step_by_step == at_once
    assert any(hidden for _, hidden in at_once)


def test_an_own_definition_gives_away_nothing_that_is_withheld_for_all(tenant_a, tmp_path) -> None:
    with scopes_disabled():
        for code, formula in (("alles", "bo + sbo"), ("met-so", "bo + sbo + so")):
            indicator = make.IndicatorFactory(
                swv=tenant_a.swv, code=code, kind="meetbaar", unit=Unit.COUNT, sector="PO"
            )
            make.IndicatorDefinitionFactory(indicator=indicator, formula=formula)
    load_open_data(tmp_path, po_file(sbo=2))
    assert {row.as_value().kind for row in current("leerlingen-sbo", unit="PO2814")} == {FigureKind.WITHHELD}
    for code in ("alles", "met-so"):
        assert {row.is_withheld for row in current(code, unit="PO2814")} == {True}


def test_the_same_number_from_another_file_is_the_same_figure(tmp_path) -> None:
    load_open_data(tmp_path)
    before = {row.pk for row in current("deelname-sbo")}
    load_open_data(tmp_path, po_file() + b"\r\n")
    rows = current("deelname-sbo")
    with scopes_disabled():
        newest = ImportRun.objects.order_by("pk").last().pk
    assert {row.pk for row in rows} == before
    assert {run for row in rows if row.unit == "PO2814" for run in row.runs} == {newest}
