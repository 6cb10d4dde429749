"""Figures from a handful of rows."""

import pytest

from indicators.compute.figures import UnitFigure
from indicators.enums import FigureKind
from tests.indicators.nation import frame
from tests.indicators.national import computed

UNITS = ["PO2814", "PO2805", "VO2507", "VO2708"]


def row(measure: str, pupils: int, swv: str | None = "PO2814", *, hidden: int = 0, **given) -> dict[str, object]:
    return {
        "year": 2024,
        "measure": measure,
        "vestiging": "01AA00",
        "swv": swv,
        "residence_swv": None,
        "has_residence": False,
        "low": pupils + hidden,
        "high": pupils + 4 * hidden,
        "hidden": hidden,
        "known": pupils,
        **given,
    }


def figures(rows, **given) -> dict[tuple[str, str], UnitFigure]:
    found = computed(frame(rows), units=UNITS, **given)
    return {(each.unit, each.indicator): each for each in found}


def ends(figure) -> tuple[int | None, ...]:
    return figure.numerator_low, figure.numerator_high, figure.denominator_low, figure.denominator_high


def test_a_unit_without_rows_has_zero_where_the_measure_is_there():
    found = figures([row("bo", 90), row("sbo", 10), row("bo", 50, "PO2805")])
    assert found["PO2805", "deelname-sbo"].figure.value == 0
    assert found["PO2805", "leerlingen-sbo"].figure.value == 0
    assert found["PO2814", "deelname-sbo"].figure.value == 10
    assert found["GEEN", "deelname-sbo"].figure.kind == FigureKind.NOT_APPLICABLE
    assert ends(found["NL", "deelname-sbo"].figure) == (10, 10, 150, 150)


def test_a_measure_that_is_nowhere_is_unknown_for_all():
    found = figures([row("bo", 90), row("vso", 4, "VO2507")])
    assert found["NL", "deelname-sbo"].figure.kind == FigureKind.UNKNOWN
    assert found["PO2814", "leerlingen-so"].figure.kind == FigureKind.UNKNOWN
    assert found["VO2507", "deelname-vso-schoolgaand"].figure.kind == FigureKind.UNKNOWN
    assert found["VO2507", "leerlingen-vso"].figure.value == 4
    assert found["VO2708", "leerlingen-vso"].figure.value == 0


def test_each_formula_is_computed_for_its_own_sector_and_every_year():
    found = computed(frame([row("bo", 9), row("vo", 9, "VO2507", year=2019)]), units=UNITS)
    assert {each.unit for each in found if each.indicator == "deelname-sbo"} == {"PO2805", "PO2814", "NL", "GEEN"}
    assert {each.unit for each in found if each.indicator == "deelname-pro"} == {"VO2507", "VO2708", "NL", "GEEN"}
    assert len(found) == 2 * 11 * 4


def test_residence_makes_the_numerator_and_school_the_denominator():
    found = figures(
        [
            row("bo", 90),
            row("sbo", 10),
            row("bo", 50, "PO2805"),
            row("so", 0, hidden=2, residence_swv="PO2805", has_residence=True),
            row("so", 0, hidden=1, residence_swv=None, has_residence=True),
        ]
    )
    assert ends(found["PO2805", "deelname-so-woonachtig"].figure) == (2, 8, 50, 50)
    assert ends(found["PO2814", "deelname-so-woonachtig"].figure) == (0, 0, 100, 100)
    assert ends(found["GEEN", "deelname-so-woonachtig"].figure) == (1, 4, 0, 0)
    assert ends(found["NL", "deelname-so-woonachtig"].figure) == (3, 12, 150, 150)
    assert ends(found["PO2814", "deelname-so-schoolgaand"].figure) == (3, 12, 100, 100)
    assert found["PO2805", "deelname-so-woonachtig"].figure.estimate == pytest.approx(100 * 2 * 1.26 / 50)


def test_residence_may_come_from_another_delivery_than_the_exact_total():
    split = [row("so", 0, hidden=2, residence_swv="PO2805", has_residence=True)]
    found = figures([row("bo", 90), row("sbo", 10), row("so", 3)], by_residence=frame(split))
    assert found["PO2814", "leerlingen-so"].figure.value == 3
    assert ends(found["PO2805", "deelname-so-woonachtig"].figure)[:2] == (2, 8)
    assert ends(found["NL", "deelname-so-woonachtig"].figure)[:2] == (2, 8)


def test_pro_is_part_of_vo_cell_by_cell():
    found = figures([row("vo", 100, "VO2507", hidden=5), row("pro", 10, "VO2507", hidden=2)])
    figure = found["VO2507", "deelname-pro"].figure
    assert ends(figure) == (12, 18, 105, 120)
    assert (figure.low, figure.high) == (100 * 12 / (12 + 102), 100 * 18 / (18 + 93))
    assert figure.estimate is None


def test_pro_and_vo_of_different_deliveries_do_not_subtract_cell_by_cell():
    found = figures([row("vo", 100, "VO2507", run=1), row("pro", 0, "VO2507", hidden=2, run=2)])
    figure = found["VO2507", "deelname-pro"].figure
    assert ends(figure) == (2, 8, 100, 100)
    assert (figure.low, figure.high) == (2.0, 8.0)


def test_a_vestiging_without_pro_counts_in_full_in_the_rest_of_vo():
    rows = [row("vo", 90, "VO2507", run=1), row("vo", 10, "VO2507", vestiging="02BB00", run=1)]
    found = figures([*rows, row("pro", 10, "VO2507", vestiging="02BB00", run=1)])
    assert found["VO2507", "deelname-pro"].figure.value == 10
    assert found["VO2708", "leerlingen-pro"].figure.value == 0


def test_missing_municipalities_mark_what_comes_from_the_po_files():
    rows = [row("bo", 9), row("vso", 9, "VO2507"), row("vo", 90, "VO2507")]
    found = figures(rows, missing={2024: {"NL": ["Ridderkerk"], "PO2805": ["Ridderkerk"]}})
    assert found["NL", "leerlingen-bo"].missing == ("Ridderkerk",)
    assert found["PO2805", "deelname-sbo"].missing == ("Ridderkerk",)
    assert found["NL", "deelname-vso-schoolgaand"].missing == ("Ridderkerk",)
    assert found["NL", "leerlingen-vo"].missing == ()
    assert found["PO2814", "leerlingen-bo"].missing == ()


def test_a_unit_of_which_the_po_data_hold_nothing_is_unknown():
    found = figures([row("bo", 9), row("vo", 9, "VO2507")], absent={2024: {"PO2805", "VO2507"}})
    assert found["PO2805", "leerlingen-bo"].figure.kind == FigureKind.UNKNOWN
    assert found["VO2507", "leerlingen-vo"].figure.value == 9
    assert found["NL", "leerlingen-bo"].figure.value == 9


def test_pupils_of_an_unknown_samenwerkingsverband_are_refused():
    with pytest.raises(ValueError, match="PO9999"):
        figures([row("bo", 9, "PO9999")])
