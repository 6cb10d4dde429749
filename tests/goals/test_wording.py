"""The sentences a director reads aloud: pupils first, true to the unrounded comparison, silent on what is withheld."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.enums import ActivityStatus, Direction, Status
from goals.progress import Target, assess
from goals.wording import profile_text, progress_sentence, status_rounding_note, status_sentence, target_sentence
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from osp.levels import LevelName
from tests.goals.examples import (
    BETWEEN,
    CORRIDOR,
    DOWN,
    GOOD,
    MAINTAIN,
    RUBRIC,
    UP,
    count,
    interval,
    score,
    sentence,
    share,
)


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (370, f"16 leerlingen (0,09 procentpunt) boven het pad van 2,10%. {BETWEEN}"),
        (355, "1 leerling (minder dan 0,01 procentpunt) boven het pad van 2,10%. Dat blijft binnen de marge van 0,05."),
        (362, "8 leerlingen (0,05 procentpunt) boven het pad van 2,10%. Dat blijft binnen de marge van 0,05."),
        (363, f"9 leerlingen (0,052 procentpunt) boven het pad van 2,10%. {BETWEEN}"),
        (386, "32 leerlingen (0,19 procentpunt) boven het pad van 2,10%. Dat is meer dan de grens van 0,15."),
        (340, f"14 leerlingen (0,08 procentpunt) onder het pad van 2,10%. {GOOD}"),
        (354, f"Minder dan 1 leerling (minder dan 0,01 procentpunt) onder het pad van 2,10%. {GOOD}"),
        (320, "17 leerlingen (0,10 procentpunt) onder de streefwaarde van 2,00%. Die is daarmee behaald."),
    ],
)
def test_down_on_exact_figures(n, text):
    assert sentence(DOWN, 2026, share(n)) == text


def test_provisional_verdict_says_that_it_may_change():
    assert sentence(DOWN, 2026, share(370), provisional=True) == (
        "16 leerlingen (0,09 procentpunt) boven het pad van 2,10%. Dat is meer dan de marge van 0,05 en minder dan"
        " de grens van 0,15. Voorlopig cijfer: het oordeel kan nog veranderen."
    )


@pytest.mark.parametrize(
    ("figure", "year", "text"),
    [
        (share(386, 17096), 2023, "Met 386 leerlingen (2,26%) precies op de nulmeting van 2,26%."),
        (share(350), 2028, f"13 leerlingen (0,08 procentpunt) boven de streefwaarde van 2,00%. {BETWEEN}"),
        (share(2, 100), 2026, "Met 2 leerlingen (2,00%) precies op de streefwaarde van 2,00%. Die is daarmee behaald."),
        (share(370), 2019, "Het cijfer van 2019 is van vóór de nulmeting in 2023; daarom is er geen oordeel."),
    ],
)
def test_down_at_the_ends_of_the_path(figure, year, text):
    assert sentence(DOWN, year, figure) == text


def test_percentage_without_pupils_leads_with_percentage_points():
    bare = FigureValue(FigureKind.VALUE, Unit.PERCENT, 2.3, 2.3, 2.3)
    assert sentence(DOWN, 2026, bare) == (
        "0,20 procentpunt boven het pad van 2,10%. Dat is meer dan de grens van 0,15."
    )


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (120, "Met 120 leerlingen precies op het pad van 120."),
        (119, "1 leerling onder het pad van 120. Dat blijft binnen de marge van 5 leerlingen."),
        (
            110,
            (
                "10 leerlingen onder het pad van 120. Dat is meer dan de marge van 5 leerlingen en minder dan de grens"
                " van 15 leerlingen."
            ),
        ),
        (
            105,
            (
                "15 leerlingen onder het pad van 120. Dat is meer dan de marge van 5 leerlingen en precies de grens"
                " van 15 leerlingen."
            ),
        ),
        (104, "16 leerlingen onder het pad van 120. Dat is meer dan de grens van 15 leerlingen."),
        (130, f"10 leerlingen boven het pad van 120. {GOOD}"),
        (141, "1 leerling boven de streefwaarde van 140. Die is daarmee behaald."),
    ],
)
def test_up_on_counts_has_no_percentage_points(n, text):
    assert sentence(UP, 2025, count(n)) == text


def test_path_of_zero_without_margin():
    target = Target(Direction.DOWN, 0, 0, 2023, 20, 2027, 0)
    assert sentence(target, 2027, count(11)) == (
        "11 leerlingen boven de streefwaarde van 0. Er is geen marge afgesproken."
    )


def test_limit_without_margin():
    target = Target(Direction.DOWN, 0, 3, 2023, 20, 2027, 0)
    assert sentence(target, 2027, count(2)) == (
        "2 leerlingen boven de streefwaarde van 0. Dat is minder dan de grens van 3 leerlingen."
    )


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (372, "Met 372 leerlingen (2,21%) binnen de bandbreedte van 2,16% tot 2,26%."),
        (
            385,
            (
                "4 leerlingen (0,03 procentpunt) boven de bandbreedte van 2,16% tot 2,26%. Daarmee is het verschil met"
                " 2,21% meer dan de marge van 0,05 en minder dan de grens van 0,15."
            ),
        ),
        (
            340,
            (
                "24 leerlingen (0,14 procentpunt) onder de bandbreedte van 2,16% tot 2,26%. Daarmee is het verschil"
                " met 2,21% meer dan de grens van 0,15."
            ),
        ),
    ],
)
def test_maintain(n, text):
    assert sentence(MAINTAIN, 2026, share(n)) == text


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (350, "Met 350 leerlingen (2,08%) binnen de bandbreedte van 2,00% tot 2,20%."),
        (
            372,
            (
                "2 leerlingen (0,01 procentpunt) boven de bandbreedte van 2,00% tot 2,20%. Dat blijft binnen de marge"
                " van 0,05."
            ),
        ),
        (320, f"17 leerlingen (0,10 procentpunt) onder de bandbreedte van 2,00% tot 2,20%. {BETWEEN}"),
    ],
)
def test_corridor(n, text):
    assert sentence(CORRIDOR, 2026, share(n)) == text


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (1, "1,5 punt onder het pad van 2,5. Dat is meer dan de grens van 1 punt."),
        (2.4, "0,1 punt onder het pad van 2,5. Dat blijft binnen de marge van 0,25 punt."),
        (2.5, "Met score 2,5 precies op het pad van 2,5."),
        (4, "1 punt boven de streefwaarde van 3. Die is daarmee behaald."),
    ],
)
def test_score(level, text):
    assert sentence(RUBRIC, 2025, score(level)) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FigureKind.UNKNOWN, "Het cijfer van 2026 is onbekend; daarom is er geen oordeel. Het pad vraagt 2,10%."),
        (
            FigureKind.NOT_APPLICABLE,
            "In 2026 zijn er geen leerlingen om door te delen; daarom is er geen oordeel. Het pad vraagt 2,10%.",
        ),
    ],
)
def test_without_a_figure_the_path_still_stands(kind, text):
    assert sentence(DOWN, 2026, FigureValue(kind, Unit.PERCENT), provisional=True) == text


@pytest.mark.parametrize("target", [DOWN, MAINTAIN, CORRIDOR])
@pytest.mark.parametrize("provisional", [True, False])
def test_withheld_figure_gives_no_number_in_any_text(target, provisional):
    leaky = replace(share(3), kind=FigureKind.WITHHELD, estimate=0.7)
    found = assess(target, 2026, leaky)
    texts = [
        status_sentence(found, target, leaky, provisional=provisional),
        # An assessment made before the figure was withheld must not speak either.
        status_sentence(assess(target, 2026, share(3)), target, leaky, provisional=provisional),
        progress_sentence(found, target, Unit.PERCENT),
        status_rounding_note(found, target, leaky),
    ]
    assert texts[2:] == ["", ""]
    assert {re.sub(r"[^0-9]", "", text) for text in texts} == {""}


def test_rounding_note_where_figure_minus_path_reads_otherwise():
    assert status_rounding_note(assess(DOWN, 2026, share(370)), DOWN, share(370)) == (
        "Verschillen zijn berekend vóór afronding."
    )
    assert status_rounding_note(assess(UP, 2025, count(110)), UP, count(110)) == ""
    assert status_rounding_note(assess(CORRIDOR, 2026, share(350)), CORRIDOR, share(350)) == ""


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (370, "Van de weg naar 2,00% is 24% afgelegd, terwijl 60% van de tijd voorbij is."),
        (390, "De afstand tot 2,00% is sinds de nulmeting gegroeid met 23%, terwijl 60% van de tijd voorbij is."),
        (320, "De weg naar 2,00% is helemaal afgelegd, terwijl 60% van de tijd voorbij is."),
        (336.9, "Van de weg naar 2,00% is 99% afgelegd, terwijl 60% van de tijd voorbij is."),
    ],
)
def test_progress_sets_way_beside_time(n, text):
    assert progress_sentence(assess(DOWN, 2026, share(n)), DOWN, Unit.PERCENT) == text


def test_progress_is_silent_where_it_is_undefined():
    flat = Target(Direction.DOWN, 0.05, 0.15, 2023, 2.0, 2028, 2.0)
    undefined = [(flat, share(370)), (CORRIDOR, share(370)), (DOWN, interval(1.24, 3.91))]
    assert [progress_sentence(assess(t, 2026, figure), t, Unit.PERCENT) for t, figure in undefined] == ["", "", ""]


@pytest.mark.parametrize(
    ("target", "unit", "text"),
    [
        (DOWN, Unit.PERCENT, "van 2,26% in 2023 naar 2,00% in 2028, omlaag"),
        (UP, Unit.COUNT, "van 100 in 2023 naar 140 in 2027, omhoog"),
        (MAINTAIN, Unit.PERCENT, "gelijk houden op 2,21%, met een marge van 0,05, van 2023 tot en met 2028"),
        (CORRIDOR, Unit.PERCENT, "tussen 2,00% en 2,20%"),
        (
            replace(MAINTAIN, low=2.0, high=2.4),
            Unit.PERCENT,
            "gelijk houden tussen 2,00% en 2,40%, van 2023 tot en met 2028",
        ),
    ],
)
def test_target_sentence(target, unit, text):
    assert target_sentence(target, unit) == text


@pytest.mark.parametrize(
    ("statuses", "text"),
    [
        (["attention", "on_track", "attention", "on_track"], "4 doelen: 2 op koers, 2 aandacht"),
        (["no_verdict"], "1 doel: 1 geen oordeel"),
        (["achieved", "off_track"], "2 doelen: 1 van koers, 1 behaald"),
        ([], "nog geen doelen"),
    ],
)
def test_profile_counts_and_never_blends(statuses, text):
    assert profile_text(statuses) == text


def test_profile_of_another_noun():
    assert profile_text([Status.ON_TRACK] * 2, name=LevelName("ambitie", "ambities", "de")) == "2 ambities: 2 op koers"


def test_words_and_marks_of_every_status():
    marks = [(status.label, status.css) for status in Status]
    assert marks == [
        ("op koers", "ok"),
        ("aandacht", "att"),
        ("van koers", "off"),
        ("behaald", "done"),
        ("geen oordeel", "none"),
    ]
    assert [status.label for status in ActivityStatus] == ["gepland", "loopt", "klaar", "gestopt"]


@given(st.integers(0, 2000), st.integers(0, 60), st.integers(0, 60), st.integers(2023, 2030))
def test_sentence_never_contradicts_its_own_bounds(n, margin, extra, year):
    target = replace(DOWN, margin=margin / 100, limit=(margin + extra) / 100)
    text = sentence(target, year, share(n))
    distance = re.search(r"\(([0-9,]+) procentpunt\)", text)
    claims = re.findall(r"(meer dan|minder dan|binnen) de (?:marge|grens) van ([0-9,]+)", text)
    for claim, bound in claims if distance else ():
        said, held = (Decimal(number.replace(",", ".")) for number in (distance[1], bound))
        assert {"meer dan": said > held, "minder dan": said < held, "binnen": said <= held}[claim]
