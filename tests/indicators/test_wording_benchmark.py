"""Sentences of a comparison: who is left out, which place, and whether it is more than chance."""

import pytest

from indicators.compute.benchmark import Standing, Unfit
from indicators.compute.figure import FigureValue
from indicators.compute.funnel import Funnel, Zone
from indicators.compute.intervals import Bounds, share_figure
from indicators.compute.mirror import Criterion, Omitted
from indicators.enums import FigureKind, Sector, Unit
from indicators.wording import benchmark as words

CHANCE = Funnel(0.025, 1.0, 76, part_of_whole=True)
SPREAD = Funnel(0.025, 23.88, 76, part_of_whole=True)
OWN = share_figure(Bounds.exact(357), Bounds.exact(17465), Bounds.exact(17108))


def test_who_is_left_out_is_counted_by_why():
    left_out = {FigureKind.WITHHELD: ["PO1"], FigureKind.INTERVAL: ["PO2", "PO3"]}
    assert words.left_out_sentence(77, left_out) == (
        "Van 77 samenwerkingsverbanden is het cijfer van 74 exact bekend. Niet meegeteld: 2 met een interval, 1 onderdrukt."
    )
    assert words.left_out_sentence(77, {}) == "Van alle 77 samenwerkingsverbanden is het cijfer exact bekend."


@pytest.mark.parametrize(
    ("found", "text"),
    [(Standing(21, 21, 77), "21 van 77"), (Standing(20, 23, 77), "20 tot en met 23 van 77"), (None, "")],
)
def test_place(found, text):
    assert words.standing_text(found) == text


def test_expected_numbers_lead_with_what_is_counted():
    assert words.expected_sentence(OWN, 0.02495, unit=Unit.PERCENT, factor=100, counted="leerlingen") == (
        "Met het landelijke aandeel van 2,50% waren het er 436; het zijn 357 leerlingen, 79 minder."
    )
    assert words.expected_sentence(OWN, 357 / 17465, unit=Unit.PERCENT, factor=100, counted="leerlingen").endswith(
        "waren het er 357; het zijn 357 leerlingen, evenveel."
    )


def test_what_is_withheld_lends_no_digit_to_the_expected_number():
    hidden = FigureValue(FigureKind.WITHHELD, Unit.PERCENT, numerator_low=3, denominator_low=17465)
    assert words.expected_sentence(hidden, 0.025, unit=Unit.PERCENT, factor=100, counted="leerlingen") == ""


@pytest.mark.parametrize(
    ("found", "by_chance", "usual", "text"),
    [
        (
            CHANCE,
            Zone.INSIDE,
            Zone.INSIDE,
            "Het verschil met Nederland valt binnen wat bij deze omvang toeval kan zijn.",
        ),
        (
            CHANCE,
            Zone.ABOVE_OUTER,
            Zone.ABOVE_OUTER,
            "Het cijfer ligt hoger dan Nederland: dat valt buiten wat bij deze omvang toeval kan zijn (de grens van 99,8%).",
        ),
        (
            SPREAD,
            Zone.BELOW_OUTER,
            Zone.INSIDE,
            (
                "Het cijfer ligt lager dan Nederland: dat valt buiten wat bij deze omvang toeval kan zijn, maar binnen de gewone "
                "spreiding tussen samenwerkingsverbanden."
            ),
        ),
        (
            SPREAD,
            Zone.BELOW_OUTER,
            Zone.BELOW,
            (
                "Het cijfer ligt lager dan Nederland: dat valt buiten wat bij deze omvang toeval kan zijn, en ook buiten de gewone "
                "spreiding tussen samenwerkingsverbanden (de grens van 95%, binnen die van 99,8%)."
            ),
        ),
        (
            SPREAD,
            Zone.UNDECIDED,
            Zone.INSIDE,
            "Van PO2814 zijn alleen grenzen bekend: of het verschil met Nederland toeval kan zijn, is niet te zeggen.",
        ),
    ],
)
def test_verdict_says_chance_and_usual_spread_and_never_good_or_bad(found, by_chance, usual, text):
    assert words.verdict_sentence(found, by_chance=by_chance, usual=usual, unit_name="PO2814") == text


def test_method_names_its_source_and_the_factor_only_where_it_widened():
    assert len(words.funnel_method(CHANCE)) == 2
    first, second, third = words.funnel_method(SPREAD)
    assert first.startswith(
        "De grenzen rond Nederland volgen uit een binomiale verdeling: 95% en 99,8% van de uitkomsten"
    )
    assert "23,9 keer zo sterk als toeval alleen" in second
    assert "Spiegelhalter (2005)" in third


def test_every_reason_and_zone_has_words():
    assert set(words.UNFIT) == set(Unfit)
    assert set(words.ZONES) == set(Zone)
    assert set(words.OMITTED) == set(Omitted)
    assert set(words.LEFT_OUT) == set(FigureKind) - {FigureKind.VALUE}
    assert all(text.endswith(".") and "  " not in text for text in words.UNFIT.values())


def test_criteria_and_their_values():
    assert list(words.criterion_names(Sector.PO, (2015, 2019)).values()) == [
        "Leerlingen bo en sbo",
        "Verandering 2015–2019",
        "Schoolbesturen",
        "Kleine scholen",
    ]
    assert words.criterion_names(Sector.VO, None)[Criterion.SIZE] == "Leerlingen vo"
    shown = [
        words.criterion_text(each, value) for each, value in zip(Criterion, (17465.0, -3.14, 12.0, 31.42), strict=True)
    ]
    assert shown == ["17.465", "−3,1%", "12", "31,4%"]


def test_how_the_group_was_chosen():
    assert words.mirror_method(
        Sector.PO, members=10, criteria=(Criterion.SIZE, Criterion.SMALL), year=2019, small=145
    ) == (
        "De 10 samenwerkingsverbanden po die in 2019-2020 het meest op u leken in het aantal leerlingen en het aandeel kleine "
        "scholen (vestigingen met minder dan 145 leerlingen). Alle criteria tellen even zwaar; het cijfer zelf telt niet mee."
    )


def test_what_takes_no_part_is_said_with_why():
    omitted = {Criterion.TREND: Omitted.FEW_KNOWN, Criterion.BOARDS: Omitted.OWN_UNKNOWN}
    assert words.omitted_sentences(omitted, ["PO2801", "PO2802"], None) == [
        "De verandering van het aantal leerlingen telt niet mee: er is één schooljaar met exacte aantallen.",
        "Het aantal schoolbesturen telt niet mee: voor uw samenwerkingsverband niet bekend.",
        "Niet in aanmerking genomen, omdat er gegevens ontbreken: PO2801 en PO2802.",
    ]
    assert words.omitted_sentences({Criterion.TREND: Omitted.FEW_KNOWN}, [], (2015, 2019)) == [
        "De verandering van het aantal leerlingen telt niet mee: van te weinig samenwerkingsverbanden bekend."
    ]


@pytest.mark.parametrize(
    ("figure", "values", "text"),
    [
        (
            OWN,
            [0.8, 1.0, 1.1, 1.2, 2.5],
            "De cijfers van de spiegelgroep lopen van 0,80% tot 2,50%; PO2814 heeft 2,04%.",
        ),
        (
            FigureValue(FigureKind.WITHHELD, Unit.PERCENT, value=0.01),
            [0.8, 1.0, 1.1, 1.2, 2.5],
            "De cijfers van de spiegelgroep lopen van 0,80% tot 2,50%; van PO2814 is geen exact cijfer bekend.",
        ),
        (OWN, [], "Van de spiegelgroep is geen exact cijfer bekend."),
        (OWN, [0.0], "Van te weinig van de spiegelgroep is een exact cijfer bekend om een verdeling te tonen."),
    ],
)
def test_sentence_under_the_strip(figure, values, text):
    said = words.strip_sentence(figure, unit_name="PO2814", unit=Unit.PERCENT, values=values, whose="de spiegelgroep")
    assert said == text
