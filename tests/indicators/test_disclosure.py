"""Which figures of samenwerkingsverbanden are withheld, and which stay."""

import pytest

from indicators.compute.definition import Definition
from indicators.compute.disclosure import disclose
from indicators.compute.figures import compute
from indicators.compute.intervals import Bounds
from indicators.compute.language import parse
from indicators.compute.pipeline import withheld_figures
from indicators.compute.sums import NATION, NOWHERE, Sums
from indicators.compute.withholding import Reason
from indicators.enums import Unit
from tests.indicators import nation

UNITS = ["PO0001", "PO0002", "PO0003", "PO0004", "PO0005"]
COUNTS = {
    "sbo": [3, 40, 60, 300, 0],
    "bo": [5000, 4000, 6000, 9000, 3000],
    "so": [50, 60, 70, 80, 0],
    "so_woonachtig": [55, 65, 75, 85, 95],
}


def definition(text: str) -> Definition:
    return Definition(f"{text}/1", text, None, Unit.PERCENT, 100, parse(text))


def nationwide(counts: dict[str, list[int]], year: int = 2019) -> Sums:
    sums = Sums()
    for measure, numbers in counts.items():
        for unit, number in [*zip(UNITS, numbers, strict=False), (NATION, sum(numbers))]:
            sums.put(year, measure, unit, Bounds.exact(number))
        sums.complete.add((year, measure))
    return sums


def withheld(sums: Sums, *texts: str) -> dict[str, list[str]]:
    """Per definition who lost its figure."""
    found = disclose(sums, [definition(text) for text in texts], units=UNITS)
    return {text: sorted(unit for key, unit, _ in found.figures if key == f"{text}/1") for text in texts}


def test_a_small_number_takes_two_others_with_it():
    """Whoever knows one of the three cannot work out the others from Nederland."""
    found = disclose(nationwide({"sbo": COUNTS["sbo"]}), [definition("sbo")], units=UNITS)
    assert found.cells == {
        (2019, "sbo", "PO0001"): Reason.PRIMARY,
        (2019, "sbo", "PO0002"): Reason.COMPLEMENTARY,
        (2019, "sbo", "PO0003"): Reason.COMPLEMENTARY,
    }
    assert found.figures == {("sbo/1", unit, year): reason for (year, _, unit), reason in found.cells.items()}


def test_a_withheld_figure_names_the_deliveries_of_all():
    """Were they those of its own pupils alone, none would mean that it is zero."""
    sums = nationwide({"sbo": COUNTS["sbo"]})
    for place, unit in enumerate((*UNITS, NATION)):
        sums.runs[2019, "sbo", unit] = {place % 2 + 1} if unit != "PO0005" else set()
    wanted = definition("sbo")
    figures = compute(sums=sums, definitions=[wanted], units=UNITS)
    told = {each.unit: each.runs for each in withheld_figures(figures, {("sbo/1", "PO0001", 2019)}, [wanted], sums)}
    assert (told["PO0001"], told["PO0002"], told["PO0003"]) == ((1, 2), (2,), (1,))


def test_a_zero_that_was_counted_nationally_names_the_deliveries_of_the_country():
    sums = nationwide({"sbo": [3, 40]})
    sums.put(2019, "sbo", NATION, Bounds.exact(43), {7})
    (zero,) = [
        each for each in compute(sums=sums, definitions=[definition("sbo")], units=UNITS) if each.unit == "PO0004"
    ]
    assert (zero.figure.value, zero.runs) == (0, (7,))


def test_what_adds_up_goes_and_what_the_pupils_can_be_moved_within_stays():
    """With sbo goes bo, or the sum would tell it; what divides by bo and sbo together stays."""
    texts = ("sbo", "bo", "sbo / (bo + sbo)", "so_woonachtig / (bo + sbo)", "so / (bo + sbo)")
    gone = ["PO0001", "PO0002", "PO0003"]
    assert withheld(nationwide(COUNTS), *texts) == {
        "sbo": gone,
        "bo": gone,
        "sbo / (bo + sbo)": gone,
        "so_woonachtig / (bo + sbo)": [],
        "so / (bo + sbo)": [],
    }


def test_nothing_is_withheld_where_nobody_has_few():
    counts = {**COUNTS, "sbo": [30, 40, 60, 300, 0]}
    assert set(map(tuple, withheld(nationwide(counts), "sbo", "bo", "sbo / (bo + sbo)", "so").values())) == {()}


def test_a_national_total_of_one_to_four_goes_on_every_basis():
    counts = {"so": [1, 0, 0, 2, 0], "so_woonachtig": [0, 3, 0, 0, 0]}
    everywhere = sorted([*UNITS, NATION, NOWHERE])
    assert withheld(nationwide(counts), "so", "so_woonachtig") == {"so": everywhere, "so_woonachtig": everywhere}


def test_bounds_of_a_source_are_no_small_numbers():
    sums = nationwide({"sbo": [30, 40, 60, 300, 0]})
    sums.put(2019, "sbo", "PO0001", Bounds(1, 4, None))
    assert withheld(sums, "sbo") == {"sbo": []}


def test_where_nobody_knows_the_total_only_the_small_number_goes():
    sums = Sums()
    for unit, number in zip(UNITS, [3, 40, 60], strict=False):
        sums.put(2019, "bezwaren", unit, Bounds.exact(number))
    assert withheld(sums, "bezwaren") == {"bezwaren": ["PO0001"]}


def test_a_small_rest_of_what_was_stated_apart_takes_the_numerator():
    """97 of 98 tells about one; the 98 may stay."""
    sums = Sums()
    sums.put(2019, "uitstroom_sbo_so_naar_vo", "PO0001", Bounds.exact(97))
    sums.put(2019, "uitstroom_sbo_so", "PO0001", Bounds.exact(98))
    texts = ("uitstroom_sbo_so_naar_vo / uitstroom_sbo_so", "uitstroom_sbo_so_naar_vo", "uitstroom_sbo_so")
    assert withheld(sums, *texts) == {texts[0]: ["PO0001"], texts[1]: ["PO0001"], texts[2]: []}


def test_what_no_formula_sees_apart_is_small_only_together():
    sums = Sums()
    sums.put(2019, "thuiszitters_absoluut", "PO0001", Bounds.exact(3))
    sums.put(2019, "thuiszitters_relatief", "PO0001", Bounds.exact(40))
    together = "thuiszitters_absoluut + thuiszitters_relatief"
    assert withheld(sums, together) == {together: []}
    assert withheld(sums, together, "thuiszitters_relatief") == {
        together: ["PO0001"],
        "thuiszitters_relatief": [],
    }


def test_euros_are_not_about_people():
    sums = Sums()
    sums.put(2019, "eigen_vermogen", "PO0001", Bounds.exact(3))
    sums.put(2019, "baten", "PO0001", Bounds.exact(4))
    assert withheld(sums, "eigen_vermogen / baten") == {"eigen_vermogen / baten": []}


def test_a_definition_that_does_not_hold_that_year_publishes_nothing():
    later = Definition("sbo/2", "sbo", None, Unit.COUNT, 1, parse("sbo"), valid_from=2020)
    assert disclose(nationwide(COUNTS), [later], units=UNITS).figures == {}


@pytest.mark.realdata
def test_in_the_real_nation_no_samenwerkingsverband_has_so_few():
    """The least of 2019 is 26 pupils in so; of 2024 only bounds are known."""
    from indicators.compute.counting import counted_sums

    frame = nation.observations()
    sums = counted_sums(by_school=frame, by_home=frame[frame["has_residence"]])
    texts = (
        "bo",
        "sbo",
        "so",
        "vso",
        "vo",
        "pro",
        "sbo / (bo + sbo)",
        "pro / vo",
        "vso / vo",
        "so_woonachtig / (bo + sbo)",
    )
    found = disclose(sums, [definition(text) for text in texts], units=nation.units())
    assert (found.cells, found.figures) == ({}, {})
    for code, least in (("so", 26), ("sbo", 111), ("pro", 99), ("vso", 30)):
        assert min(each.low for each in sums.units_of(2019, code).values() if each.low) == least
