"""Paths, changed agreements and pace in words."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goals.compute.pace import heads_needed, months_behind
from goals.course import Former
from goals.enums import Direction, PathKind, Status
from goals.progress import assess, path_value
from goals.queries.preview import preview_sentence
from goals.targets import Target, doubts
from goals.wording import (
    change_sentence,
    change_text,
    doubt_sentence,
    former_sentence,
    judged_sentence,
    pace_sentence,
    progress_sentence,
    status_sentence,
    target_sentence,
)
from goals.wording.agreements import because_text
from indicators.enums import Unit
from tests.goals.agreements import agreements, interval, moving, percent, share, shares, years
from tests.goals.examples import CORRIDOR, MAINTAIN, count

DOWN = Target(Direction.DOWN, 0.05, 0.15, 2023, 3.0, 2027, 2.0)
STEPPED = replace(DOWN, path_kind=PathKind.STEPPED)
OWN = replace(DOWN, path_kind=PathKind.OWN, steps=((2025, 2.75), (2026, 2.5)))
NEW_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (DOWN, "van 3,00% in 2023 naar 2,00% in 2027, omlaag"),
        (STEPPED, "van 3,00% in 2023 naar 2,00% in 2027, omlaag, in één stap in 2027"),
        (OWN, "van 3,00% in 2023 naar 2,00% in 2027, omlaag, via 2,75% in 2025 en 2,50% in 2026"),
    ],
)
def test_target_sentence_tells_the_path(target, text):
    assert target_sentence(target, Unit.PERCENT) == text


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (DOWN, "Van de weg naar 2,00% is 40% afgelegd, terwijl 50% van de tijd voorbij is."),
        (
            OWN,
            "Van de weg naar 2,00% is 40% afgelegd, terwijl 50% van de tijd voorbij is en het pad 25% van de weg vraagt.",
        ),
        (
            STEPPED,
            (
                "Van de weg naar 2,00% is 40% afgelegd, terwijl 50% van de tijd voorbij is; het pad vraagt de hele weg pas in"
                " 2027."
            ),
        ),
    ],
)
def test_progress_tells_what_a_path_that_is_not_straight_asks_by_then(target, text):
    assert progress_sentence(assess(target, 2025, share(26, 1000)), target, Unit.PERCENT) == text


def test_preview_tells_what_each_path_asks_this_year():
    asked = [
        re.findall(r"vraagt het pad ([0-9,]+%)", preview_sentence(t, Unit.PERCENT, 2025)) for t in (DOWN, OWN, STEPPED)
    ]
    assert asked == [["2,50%"], ["2,75%"], ["3,00%"]]


def test_reached_is_not_all_that_a_path_beyond_the_target_asked():
    beyond = replace(DOWN, path_kind=PathKind.OWN, steps=((2025, 1.5),))
    figure = share(19, 1000)
    assert status_sentence(assess(beyond, 2025, figure), beyond, figure) == (
        "1 leerling (0,10 procentpunt) onder de streefwaarde van 2,00%. Die is daarmee behaald. Het pad vroeg voor dit jaar"
        " meer: 1,50%."
    )


def test_doubts_name_the_step_and_what_it_is_held_against():
    target = replace(DOWN, path_kind=PathKind.OWN, steps=((2024, 3.2), (2025, 1.5), (2026, 2.5)))
    assert [doubt_sentence(doubt, target, Unit.PERCENT) for doubt in doubts(target)] == [
        "In 2024-2025 vraagt het pad 3,20%, een stap terug na de 3,00% van 2023-2024.",
        "In 2025-2026 vraagt het pad 1,50%, verder dan de streefwaarde van 2,00%.",
        "In 2026-2027 vraagt het pad 2,50%, een stap terug na de 1,50% van 2025-2026.",
    ]
    assert doubts(OWN) == doubts(STEPPED) == doubts(CORRIDOR) == ()


@pytest.mark.parametrize(
    ("behind", "needed", "text"),
    [
        (4.2, 11, "U ligt 4 maanden achter op het pad; nodig: nog 11 leerlingen minder voor 1 oktober 2027, bij een gelijk totaal."),
        (None, 1, "Nodig: nog 1 leerling minder voor 1 oktober 2027, bij een gelijk totaal."),
        (-14.0, 0, "U ligt 1 jaar en 2 maanden voor op het pad."),
        (24.0, 0, "U ligt 2 jaar achter op het pad."),
        (11.6, 0, "U ligt 1 jaar achter op het pad."),
        (1.0, 0, "U ligt 1 maand achter op het pad."),
        (0.3, 0, "U ligt minder dan een maand achter op het pad."),
        (0.0, 0, ""),
        (None, 0, ""),
    ],
)  # fmt: skip
def test_pace_in_words(behind, needed, text):
    found = pace_sentence(behind, needed, Direction.DOWN, by="voor 1 oktober 2027", is_share=True)
    assert found == text


def test_pace_of_a_count_has_no_total_to_stay_the_same():
    found = pace_sentence(None, 3, Direction.UP, by="in 2027", is_share=False, counted="jongeren")
    assert found == "Nodig: nog 3 jongeren meer in 2027."


@pytest.mark.parametrize(
    ("after", "text"),
    [
        (replace(DOWN, target=2.2), "streefwaarde 2027-2028 van 2,00% naar 2,20%"),
        (replace(DOWN, target=2.001), "streefwaarde 2027-2028 van 2,000% naar 2,001%"),
        (replace(DOWN, target=2.2, target_year=2028), "streefwaarde van 2,00% in 2027-2028 naar 2,20% in 2028-2029"),
        (replace(DOWN, baseline=3.1, margin=0.1), "nulmeting 2023-2024 van 3,00% naar 3,10%; marge van 0,05 naar 0,10"),
        (OWN, "pad van gelijkmatig naar met eigen tussenstappen (2,75% in 2025 en 2,50% in 2026)"),
        (
            Target(Direction.CORRIDOR, 0.05, 0.2, low=1.8, high=2.2),
            (
                "richting van omlaag naar binnen een bandbreedte; nulmeting van 3,00% in 2023-2024 naar geen; streefwaarde van"
                " 2,00% in 2027-2028 naar geen; bandbreedte van geen naar 1,80–2,20%; grens van 0,15 naar 0,20"
            ),
        ),
        (None, "afspraak vervallen: van 3,00% in 2023 naar 2,00% in 2027, omlaag"),
        (DOWN, ""),
    ],
)
def test_change_names_each_part_that_differs(after, text):
    assert change_text(DOWN, after, Unit.PERCENT) == text


def test_change_has_its_day_and_its_reason():
    said = change_sentence(
        DOWN, replace(DOWN, target=2.2), Unit.PERCENT, changed_on=NEW_YEAR, reason="De regio groeit sneller."
    )
    assert said == ("streefwaarde 2027-2028 van 2,00% naar 2,20%, per 1 januari 2027, omdat de regio groeit sneller")
    former = Former(DOWN, NEW_YEAR, "omdat de regio groeit")
    assert former_sentence(former, Unit.PERCENT) == (
        "Afspraak tot 1 januari 2027: van 3,00% in 2023 naar 2,00% in 2027, omlaag. Gewijzigd omdat de regio groeit."
    )
    assert judged_sentence(former, Unit.PERCENT) == (
        "Gemeten aan de afspraak tot 1 januari 2027: van 3,00% in 2023 naar 2,00% in 2027, omlaag."
    )


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("De regio groeit. ", "omdat de regio groeit"),
        ("Omdat het te veel was", "omdat het te veel was"),
        ("OPR en ALV vroegen dat", "omdat OPR en ALV vroegen dat"),
        ("A en B gaan samen", "omdat a en B gaan samen"),
    ],
)
def test_reason_ends_the_sentence_however_it_was_typed(reason, text):
    assert because_text(reason) == text


@given(agreements, agreements)
def test_there_is_a_change_in_words_exactly_where_there_is_one(before, after):
    assert bool(change_text(before, after, Unit.PERCENT)) is (before != after)


def numbers(text: str) -> list[Decimal]:
    return [Decimal(found.replace(".", "").replace(",", ".")) for found in re.findall(r"\d[\d.]*(?:,\d+)?", text)]


@given(moving(), shares, years)
def test_sentence_puts_a_figure_on_the_side_where_its_printed_number_is(target, figure, year):
    found = assess(target, year, figure)
    assume(found.deviation is not None)
    text = status_sentence(found, target, figure)
    said = re.search(r"(boven|onder) (?:het pad|de nulmeting|de streefwaarde) van ([\d.,]+)%", text)
    shown = Decimal(str(round(figure.value, 2)))
    if said:
        reference = numbers(said[2])[0]
        assert shown >= reference - Decimal("0.01") if said[1] == "boven" else shown <= reference + Decimal("0.01")
    good = found.status is Status.ACHIEVED or found.deviation <= 0
    bad_words = re.search(r"meer dan de (?:marge|grens)|binnen de marge", text)
    assert not (good and bad_words)
    assert ("behaald" in text) is (found.status is Status.ACHIEVED)
    # It leads with the pupils of the distance, and names no other number of them than its own and the bounds.
    if found.deviation_pupils and found.status is not Status.ACHIEVED:
        assert numbers(text)[0] == abs(found.deviation_pupils)


@given(moving(), shares, years)
def test_progress_in_words_agrees_with_the_numbers(target, figure, year):
    found = assess(target, year, figure)
    assume(found.progress is not None)
    text = progress_sentence(found, target, Unit.PERCENT)
    way = re.search(r"is (-?\d+)% afgelegd", text)
    if way:
        assert abs(int(way[1]) - 100 * found.progress) <= 1
        assert int(way[1]) < 100
    assert ("helemaal afgelegd" in text) is (found.progress >= 1)
    assert ("gegroeid" in text) is (round(100 * found.progress) < 0)
    asked = re.search(r"het pad (−?\d+)% van de weg vraagt", text)
    if asked:
        way_asked = (path_value(target, year) - target.baseline) / (target.target - target.baseline)
        assert abs(int(asked[1].replace("−", "-")) - 100 * way_asked) <= 1


@given(moving(), shares, years)
def test_pace_in_words_agrees_with_the_verdict(target, figure, year):
    found = assess(target, year, figure)
    behind, needed = months_behind(target, year, figure), heads_needed(target, year + 1, figure)
    text = pace_sentence(behind, needed, target.direction, by="in 2030", is_share=True)
    if "achter op het pad" in text:
        assert found.deviation > 0
    if "voor op het pad" in text:
        assert found.deviation < 0
    if needed:
        assert f"nog {needed:,}".replace(",", ".") in text
        assert ("meer in" in text) is (target.direction is Direction.UP)
    assert "None" not in text


@given(agreements, years)
def test_no_sentence_is_made_of_time_and_heads_for_what_is_not_exact(target, year):
    if not target.has_path:
        return
    for figure in (percent(2.0), interval(1.0, 2.0)):
        told = pace_sentence(
            months_behind(target, year, figure),
            heads_needed(target, year, figure),
            target.direction,
            by="in 2030",
            is_share=True,
        )
        assert told == ""


@given(st.sampled_from([MAINTAIN, CORRIDOR]), years)
def test_a_band_has_neither_path_nor_pace(target, year):
    assert (target.points, months_behind(target, year, count(3)), heads_needed(target, year, count(3))) == ((), None, 0)
