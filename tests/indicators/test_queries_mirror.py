"""The spiegelgroep from the register: which criteria the public rows give."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.compute.mirror import Criterion, Omitted
from indicators.queries.mirror import mirror
from osp.models import Schoolbestuur, Vestiging
from tests.factories import PlacementFactory
from tests.indicators.catalogue_samples import delivery, figure, schools

UNITS = [f"PO{2800 + number}" for number in range(1, 21)]


def sized(units=UNITS, year=2019, **fields):
    """Each of these with its own number of pupils in bo, and 300 in sbo."""
    for place, unit in enumerate(units):
        figure("leerlingen-bo", unit=unit, year=year, value=5_000.0 + 1_000 * place, **fields)
        figure("leerlingen-sbo", unit=unit, year=year, value=300.0)


def values(found, code):
    return next(match.profile.values for match in found.group.members if match.profile.code == code)


def test_size_is_bo_and_sbo_together_and_the_nearest_are_chosen(in_a):
    sized()
    found = mirror(in_a.swv, year=2019)
    assert found.group.own.values == {Criterion.SIZE: 18_300}
    assert [match.profile.code for match in found.group.members][:2] == ["PO2815", "PO2813"]
    assert len(found.group.members) == 10
    assert (found.year, found.trend_years) == (2019, None)
    assert found.group.omitted == dict.fromkeys((Criterion.TREND, Criterion.BOARDS, Criterion.SMALL), Omitted.FEW_KNOWN)


def test_trend_runs_between_the_first_and_last_exact_year(in_a):
    sized(year=2015)
    sized(year=2019)
    figure("leerlingen-bo", unit="PO2801", year=2023, value=1.0)
    found = mirror(in_a.swv, year=2024)
    assert (found.year, found.trend_years) == (2019, (2015, 2019))
    assert found.group.own.values[Criterion.TREND] == 0


def test_a_year_of_intervals_takes_the_nearest_exact_one(in_a):
    sized(year=2019)
    for unit in UNITS:
        figure("leerlingen-bo", unit=unit, year=2024, kind="interval", value=None, low=1.0, high=4.0)
    assert mirror(in_a.swv, year=2024).year == 2019


def test_boards_are_counted_over_bo_and_sbo_and_small_schools_over_bo(in_a):
    sized(UNITS[8:19])
    for unit in UNITS[8:19]:
        schools([100, 144, 145, 400], measure="bo", unit=unit, boards=["41000", "41000", "42000", "43000"])
        schools([90], measure="sbo", unit=unit, boards=["44000"])
    schools([10, 10], measure="bo", unit="PO2813", boards=["45000", "46000"])
    found = mirror(in_a.swv, year=2019)
    own = found.group.own.values
    assert (own[Criterion.BOARDS], own[Criterion.SMALL]) == (4, 50.0)
    assert (values(found, "PO2813")[Criterion.BOARDS], values(found, "PO2813")[Criterion.SMALL]) == (6, 400 / 6)


def test_schools_without_pupils_and_uploads_of_others_do_not_count(in_a, tenant_b):
    sized()
    for place, unit in enumerate(UNITS):
        schools([100 + 10 * place, 400, 0], measure="bo", unit=unit, boards=["41000", f"{42000 + place}", "43000"])
    schools([1, 1, 1], measure="bo", owner=tenant_b.swv, boards=["51000", "52000", "53000"])
    assert mirror(in_a.swv, year=2019).group.own.values[Criterion.BOARDS] == 2


def test_the_register_names_the_board_where_the_file_does_not(in_a):
    sized()
    schools([100, 200], measure="bo", boards=["", "41000"])
    assert Criterion.BOARDS not in mirror(in_a.swv, year=2019).group.own.values
    board = Schoolbestuur.objects.create(number="42000")
    Vestiging.objects.create(code="10XX00", schoolbestuur=board)
    assert mirror(in_a.swv, year=2019).group.own.values[Criterion.BOARDS] == 2


def test_a_summary_tells_what_the_placements_do_not(in_a):
    sized()
    told = {unit: [4, 10, 5, 5] for unit in UNITS} | {"PO2813": [None, 8, 1, 2], "PO2814": [9, 9, 9, 9]}
    delivery(format_code="samenvatting", preview={"schools": told})
    delivery(format_code="samenvatting", preview={"schools": {"PO2815": [99, 1, 1, 1]}}, state="withdrawn")
    schools([100, 400], measure="bo", boards=["41000", "42000"])
    schools([100, 400], measure="bo", unit="PO2815", boards=["", ""])
    found = mirror(in_a.swv, year=2019)
    own = found.group.own.values
    assert (own[Criterion.BOARDS], own[Criterion.SMALL]) == (2, 50.0)
    assert values(found, "PO2815") == {Criterion.SIZE: 19_300, Criterion.BOARDS: 4, Criterion.SMALL: 50.0}
    assert found.group.incomplete == ("PO2813",)


def test_bounds_that_leave_open_which_schools_are_small_tell_no_share(in_a):
    sized()
    schools([(140, 150), 400], measure="bo")
    own = mirror(in_a.swv, year=2019).group.own.values
    assert Criterion.SMALL not in own
    assert own[Criterion.BOARDS] == 2


@pytest.mark.parametrize("fields", [{"is_withheld": True}, {"is_example": True}])
def test_withheld_and_invented_numbers_are_no_size(in_a, fields):
    sized([unit for unit in UNITS if unit != "PO2815"])
    figure("leerlingen-bo", unit="PO2815", value=19_000.0, **fields)
    figure("leerlingen-sbo", unit="PO2815", value=300.0)
    found = mirror(in_a.swv, year=2019)
    assert "PO2815" not in found.group.codes
    assert found.group.incomplete == ("PO2815",)


def test_nothing_known_is_no_group(in_a):
    assert mirror(in_a.swv, year=2019) is None


def test_queries_do_not_grow(in_a, item_count):
    sized([*UNITS[: 3 + item_count], "PO2814"])
    for number in range(item_count):
        PlacementFactory(vestiging=f"{20 + number}YY00", unit="PO2814", measure="bo", year=2019)
    with CaptureQueriesContext(connection) as queries:
        mirror(in_a.swv, year=2019)
    assert len(queries) == 3
