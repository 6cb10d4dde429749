"""The comparison of deelname sbo in 2019 on the real file, worked out a second time with numpy and scipy."""

import numpy
import pytest
from scipy.stats import binom
from scipy.stats.mstats import winsorize

from indicators.compute.funnel import Zone, zone_by_chance, zone_usual
from indicators.compute.mirror import Criterion
from indicators.queries.distribution import distribution
from indicators.queries.mirror import SMALL_SCHOOL, mirror
from indicators.services.summary import load_summary
from meetings.demo.build import SUMMARY
from osp.scope import tenant_scope
from tests.conftest import make_tenant
from tests.indicators import nation
from tests.indicators.catalogue_samples import national

pytestmark = [pytest.mark.django_db, pytest.mark.realdata]


@pytest.fixture(scope="module")
def tenant(module_db):
    """PO2814, with the figures of DUO; nothing here writes."""
    load_summary(SUMMARY)
    return make_tenant("PO2814", "Voorbeeld PO A")


@pytest.fixture
def in_a(tenant, db):
    with tenant_scope(tenant.swv):
        yield tenant


@pytest.fixture
def found(in_a):
    return distribution(in_a.swv, national("deelname-sbo"))


@pytest.fixture(scope="module")
def counts():
    """Pupils in sbo, and in bo and sbo, per samenwerkingsverband and for NL, counted with the csv module."""
    sums = nation.counted_po_2019()
    units = [*(unit for unit in nation.units() if unit.startswith("PO")), "NL"]
    pupils = {unit: [sums.get((unit, measure), (0,))[0] for measure in ("sbo", "bo")] for unit in units}
    return {unit: (sbo, sbo + bo) for unit, (sbo, bo) in pupils.items()}


def limit(size, centre, tail):
    """The number of pupils under which a draw stays with this chance, between whole numbers too."""
    chance = binom(int(size), centre)
    count = chance.ppf(tail)
    return count - (chance.cdf(count) - tail) / chance.pmf(count)


def test_percentiles_equal_those_of_numpy(found, counts):
    shares = [100 * top / bottom for unit, (top, bottom) in counts.items() if unit != "NL"]
    spread = found.spread
    assert (found.year, spread.count, found.left_out) == (2019, 77, {})
    expected = numpy.percentile(shares, [10, 25, 50, 75, 90], method="weibull")
    assert [spread.p10, spread.p25, spread.p50, spread.p75, spread.p90] == pytest.approx(list(expected))
    lower = sum(share < 100 * 357 / 17_465 for share in shares)
    assert (found.standing.first, found.standing.last, found.standing.of) == (lower + 1, lower + 1, 77)


def test_funnel_equals_an_independent_one(found, counts):
    national_top, national_bottom = counts.pop("NL")
    centre = national_top / national_bottom
    tops, bottoms = numpy.array(list(counts.values())).T
    residuals = (tops / bottoms - centre) / numpy.sqrt(centre * (1 - centre) / bottoms)
    phi = float((winsorize(residuals, limits=(0.1, 0.1)) ** 2).mean())
    assert (found.funnel.centre, found.funnel.phi) == pytest.approx((centre, phi))
    assert phi == pytest.approx(23.9, abs=0.1)
    for unit, (top, bottom) in counts.items():
        inside = limit(bottom, centre, 0.025) <= top <= limit(bottom, centre, 0.975)
        figure = found.points[unit].figure
        assert (zone_by_chance(found.funnel, figure) is Zone.INSIDE) == inside, unit
    counts["NL"] = (national_top, national_bottom)


def test_the_usual_spread_holds_most_and_names_the_rest(found):
    zones = {unit: zone_usual(found.funnel, point.figure) for unit, point in found.points.items()}
    assert zones["PO2814"] is Zone.INSIDE
    assert zone_by_chance(found.funnel, found.points["PO2814"].figure) is Zone.BELOW_OUTER
    assert sum(zone is Zone.INSIDE for zone in zones.values()) == 66


def test_spiegelgroep_of_po2814(found, in_a, counts):
    group = mirror(in_a.swv, year=2019).group
    assert group.own.values == {
        Criterion.SIZE: counts["PO2814"][1],
        Criterion.BOARDS: 16,
        Criterion.SMALL: 100 * 21 / 78,
    }
    assert [match.profile.code for match in group.members] == [
        *("PO2605", "PO2703", "PO3101", "PO2604", "PO3008", "PO2301", "PO2802", "PO2603", "PO2704", "PO2401"),
    ]
    assert group.incomplete == ()


def test_criteria_equal_a_plain_count_of_the_file(in_a):
    boards: dict[str, set[str]] = {}
    small: dict[str, list[bool]] = {}
    for row in nation.read(*nation.PO_2019, encoding="cp1252"):
        if row["SOORT_PO"] not in {"Bo", "Sbo"} or int(row["LEERLINGEN"]) == 0:
            continue
        unit = nation.plain_place(row["POSTCODE_VESTIGING"], 0, row["DENOMINATIE_VESTIGING"])
        boards.setdefault(unit, set()).add(row["BEVOEGD_GEZAG_NUMMER"])
        if row["SOORT_PO"] == "Bo":
            small.setdefault(unit, []).append(int(row["LEERLINGEN"]) < SMALL_SCHOOL)
    group = mirror(in_a.swv, year=2019).group
    for profile in (group.own, *(match.profile for match in group.members)):
        assert profile.values[Criterion.BOARDS] == len(boards[profile.code]), profile.code
        flags = small[profile.code]
        assert profile.values[Criterion.SMALL] == pytest.approx(100 * sum(flags) / len(flags)), profile.code
