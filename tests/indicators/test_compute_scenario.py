"""What a scenario comes to, year by year, and its sentence."""

import pytest

from indicators.compute.scenario import Base, Goal, Plan, rate_by_year, run
from indicators.enums import Unit
from indicators.wording.scenario import scenario_sentence
from tests.indicators.scenario_cases import BASE, CASES, YEARS


def test_a_change_counts_from_its_year_on():
    years = run(Plan(BASE, YEARS, {"41234": {2020: -2, 2022: 5}, "41235": {2020: -1}}))
    assert [(each.change, each.total, each.pupils) for each in years] == [(-3, -3, 354), (0, -3, 354), (5, 2, 359)]
    assert years[0].share == 100 * 354 / 17465


def test_gap_is_the_smallest_number_of_pupils_that_reaches_the_target():
    """1,9% of 17.465 is 331,8 pupils: from 348 it takes 17 less, since 332 of them would still be 1,901%."""
    last = run(CASES["fewer"])[-1]
    assert (last.pupils, last.gap) == (348, 17)
    assert 100 * (last.pupils - last.gap) / 17465 <= 1.9 < 100 * (last.pupils - last.gap + 1) / 17465


def test_target_that_is_passed_leaves_room():
    last = run(CASES["reached"])[-1]
    assert (last.pupils, last.gap, last.gap_cost) == (321, -10, 0.0)


def test_upward_target_counts_the_other_way():
    last = run(CASES["upward"])[-1]
    assert (last.pupils, last.gap) == (358, 9)
    assert 100 * (358 + 8) / 17465 < 2.1 <= 100 * (358 + 9) / 17465


def test_target_that_is_met_exactly_leaves_no_gap():
    exact = Plan(Base(2019, 20, 1000), (2020,), {}, Goal(2020, 2.0))
    assert run(exact)[0].gap == 0


def test_path_runs_straight_from_base_to_target_and_then_stays():
    years = run(Plan(Base(2019, 20, 1000), (2020, 2021, 2022), {}, Goal(2021, 1.0)))
    assert [each.wished for each in years] == [1.5, 1.0, 1.0]


def test_euros_follow_the_rate_of_the_year():
    years = run(CASES["cost"])
    assert [each.effect for each in years] == [15000.0, 30603.0, 46800.0]
    assert years[-1].gap_cost == years[-1].gap * 5200.0


def test_more_pupils_less_than_there_are_stops_at_zero_and_says_so():
    years = run(CASES["more than there are"])
    assert [(each.pupils, each.lacking) for each in years] == [(3, False), (0, True), (0, True)]


def test_denominator_may_follow_the_forecast():
    assert [each.denominator for each in run(CASES["followed"])] == [17300, 17201, 17000]


def test_base_without_pupils_is_refused():
    with pytest.raises(ValueError, match="noemer"):
        run(Plan(Base(2019, 0, 0), YEARS))


def test_rate_holds_until_the_next_one():
    assert rate_by_year({2020: 100.0, 2022: 120.0}, [2019, 2020, 2021, 2022, 2023]) == {
        2020: 100.0,
        2021: 100.0,
        2022: 120.0,
        2023: 120.0,
    }


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing", "In 2022-2023 is het 2,04% (357 van 17.465 leerlingen). Dat zijn er evenveel als in 2019-2020."),
        (
            "fewer",
            (
                "In 2022-2023 is het 1,99% (348 van 17.465 leerlingen). Dat zijn 9 leerlingen minder dan in 2019-2020. "
                "Tot de streefwaarde van 1,90% is het nog 17 leerlingen."
            ),
        ),
        (
            "reached",
            (
                "In 2022-2023 is het 1,84% (321 van 17.465 leerlingen). Dat zijn 36 leerlingen minder dan in 2019-2020. "
                "Daarmee is de streefwaarde van 1,90% gehaald, met 10 leerlingen over. De verandering bespaart €\u00a0187.200 per jaar."
            ),
        ),
        (
            "path",
            (
                "In 2022-2023 is het 2,00% (350 van 17.465 leerlingen). Dat zijn 7 leerlingen minder dan in 2019-2020. "
                "Tot het pad van 1,92% is het nog 15 leerlingen: €\u00a078.000 per jaar. De verandering bespaart €\u00a036.400 per jaar."
            ),
        ),
        (
            "one",
            (
                "In 2022-2023 is het 2,04% (356 van 17.465 leerlingen). Dat is 1 leerling minder dan in 2019-2020. "
                "Daarmee is de streefwaarde van 2,04% gehaald."
            ),
        ),
    ],
)
def test_sentence(name, said):
    assert scenario_sentence(CASES[name], run(CASES[name]), Unit.PERCENT) == said


def test_sentence_per_thousand_tells_when_pupils_run_out():
    plan = CASES["more than there are"]
    assert scenario_sentence(plan, run(plan), Unit.PERMILLE) == (
        "In 2022-2023 is het 0,00 per 1.000 (0 van 900 leerlingen). Dat zijn 12 leerlingen minder dan in 2019-2020. "
        "Daarmee is de streefwaarde van 5,00 per 1.000 gehaald, met 4 leerlingen over. "
        "Er gaan meer leerlingen af dan er zijn; het aantal stopt bij nul."
    )


def test_no_years_no_sentence():
    assert scenario_sentence(Plan(BASE, ()), [], Unit.PERCENT) == ""
