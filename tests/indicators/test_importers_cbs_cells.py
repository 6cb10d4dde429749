"""Periods, regions and numbers as the CBS writes them, and JSON that is not what it should be."""

from fractions import Fraction
from io import BytesIO

import pytest

from indicators.importers import cbs_cells, cbs_json
from indicators.importers.base import ImportRefused
from indicators.importers.cbs_cells import Period, PeriodKind, Region, RegionKind
from indicators.importers.cells import CellError
from indicators.importers.registry import parse_file


def refusal(content: bytes | str) -> ImportRefused:
    with pytest.raises(ImportRefused) as caught:
        parse_file(BytesIO(content if isinstance(content, bytes) else content.encode()))
    return caught.value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022JJ00", Period(2022, PeriodKind.YEAR)),
        ("2022SJ00", Period(2022, PeriodKind.SCHOOL_YEAR)),
        ("2022KW03", Period(2022, PeriodKind.PART)),
        ("2022", Period(2022, PeriodKind.YEAR)),
        ("2023**", Period(2023, PeriodKind.YEAR, is_provisional=True)),
        ("2022/'23*", Period(2022, PeriodKind.SCHOOL_YEAR, is_provisional=True)),
        ("1999-2000", Period(1999, PeriodKind.SCHOOL_YEAR)),
    ],
)
def test_periods(value, expected):
    assert cbs_cells.period(value) == expected


@pytest.mark.parametrize("value", ["", "22", "2022/'24", "2022XX00", "eind 2022"])
def test_what_is_no_period(value):
    with pytest.raises(CellError):
        cbs_cells.period(value)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("GM0363", "0363"),
        ("Amsterdam", "0363"),
        ("Groningen (gemeente)", "0014"),
        ("Utrecht (gemeente)", "0344"),
        ("'s-Gravenhage (gemeente)", "0518"),
        ("Bergen (NH.)", "0373"),
        ("Bergen (L.)", "0893"),
        ("Hengelo (O.)", "0164"),
        ("Súdwest-Fryslân", "1900"),
        ("Sudwest Fryslan", "1900"),
        ("Nuenen, Gerwen en Nederwetten", "0820"),
        ("Weesp", "0457"),
    ],
)
def test_gemeenten_by_code_and_by_name(value, code):
    assert cbs_cells.region(value) == Region(RegionKind.GEMEENTE, code)


@pytest.mark.parametrize(
    "value", ["PV20", "Groningen (PV)", "Oost-Nederland (LD)", "CR07", "Gemeenten; niet in te delen"]
)
def test_other_regions_are_no_gemeenten(value):
    assert cbs_cells.region(value) == Region(RegionKind.OTHER)


@pytest.mark.parametrize(
    ("value", "number"), [("435.760", 435760), ("9040", 9040), ("1.240.000", 1240000), ("12,0", 12), ("0", 0)]
)
def test_counts(value, number):
    assert cbs_cells.count(value) == number


@pytest.mark.parametrize("value", ["1,5", "-3", "12.34", "<5", "veel", "1.24.000"])
def test_what_is_no_count(value):
    with pytest.raises(CellError):
        cbs_cells.count(value)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [("9,8", "9.75", "9.85"), ("10", "9.95", "10.05"), ("0.0", "0", "0.05"), ("5.62", "5.615", "5.625")],
)
def test_bounds_of_a_rounded_percentage(value, low, high):
    assert cbs_cells.percentage(value) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize("value", ["105", "9,8%", "-1", ""])
def test_what_is_no_percentage(value):
    with pytest.raises(CellError):
        cbs_cells.percentage(value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"value": []}', cbs_json.EMPTY),
        ('{"value": [1, 2]}', cbs_json.UNKNOWN),
        ('{"value": [{"a": {"b": 1}}]}', cbs_json.UNKNOWN),
        ('{"value": [{"RegioS": "GM0363", "Perioden": "2022JJ00", "AantalInwoners_1": 5}]}', cbs_json.UNKNOWN),
        ('[{"leverancier": "DUO", "_resources": []}]', cbs_json.CATALOGUE),
        (
            '{"value": [{"Id": 1, "Measure": "M1", "Value": 5, "RegioS": "GM0363", "Perioden": "2022JJ00"}]}',
            cbs_json.VERSION_4,
        ),
        ("[" * 100_000, cbs_json.UNKNOWN),
        ('{"value": [{"a": ' + "9" * 5000 + "}]}", cbs_json.UNKNOWN),
        (
            '{"value": [{"RegioS": NaN}]}',
            cbs_json.BROKEN.format(where="er staat iets in dat geen getal is (NaN of Infinity)"),
        ),
        ('{"value": [\n{"RegioS":', cbs_json.BROKEN.format(where="op regel 2 houdt het op JSON te zijn")),
        (b'{"value": "\xff"}', cbs_json.BROKEN.format(where="er staan tekens in die geen UTF-8 zijn")),
    ],
)
def test_json_that_cannot_be_read_is_refused(content, message):
    assert refusal(content).message == message


def test_json_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(cbs_json, "MAX_BYTES", 40)
    assert refusal('{"value": [{"RegioS": "GM0363", "Perioden": "2022JJ00"}]}').message == cbs_json.TOO_LARGE
