"""The formula language: what it reads, what it refuses and where it points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.compute.language import FormulaError, Ratio, check, in_words, order, parse, resolve, unit_fits
from indicators.compute.measures import MEASURES, quantities
from indicators.enums import Sector, Unit

RESERVE = "eigen_vermogen - max(0,035 × baten; 250.000)"


def refused(text: str) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    return caught.value


def misfit(text: str, **given) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        check(parse(text), quantities=quantities(), **given)
    return caught.value


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("sbo/(bo+sbo)", "sbo / (bo + sbo)"),
        ("SBO : (Bo + sBO)", "sbo / (bo + sbo)"),
        ("((sbo)) ÷ bo", "sbo / bo"),
        ("2 x sbo", "2 * sbo"),
        ("2x sbo · 3", "2 * sbo * 3"),
        ("x_waarde × 1,50", "x_waarde * 1,5"),
        ("−sbo – bo", "-sbo - bo"),
        ("+ sbo - (bo - so)", "sbo - (bo - so)"),
        ("sbo / (bo / so)", "sbo / (bo / so)"),
        ("sbo / bo / so", "sbo / bo / so"),
        ("[ Deelname-SBO ] * 100", "[deelname-sbo] * 100"),
        (RESERVE, "eigen_vermogen - max(0,035 * baten; 250000)"),
        ("MIN ( sbo ; 1.204,5; bo )", "min(sbo; 1204,5; bo)"),
        ("sbo /\n(bo\t+ sbo)", "sbo / (bo + sbo)"),
        ("123456,789 * baten", "123456,789 * baten"),
    ],
)
def test_a_formula_has_one_canonical_text_that_reads_back_as_itself(text, canonical):
    assert str(parse(text)) == canonical
    assert parse(canonical) == parse(text)
    assert hash(parse(canonical)) == hash(parse(text))


def test_names_and_references_come_once_each_in_the_order_of_the_text():
    formula = parse("so / (bo + SO) + [deelname-sbo] - max([b]; [deelname-sbo])")
    assert formula.names == ("so", "bo")
    assert formula.indicators == ("deelname-sbo", "b")
    assert parse("sbo") is parse("sbo")
    assert parse("sbo") != parse("bo")


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("sbo / (bo + sbo)", Ratio(("sbo",), ("bo", "sbo"))),
        ("(sbo + so) / (bo + (sbo + so))", Ratio(("sbo", "so"), ("bo", "sbo", "so"))),
        ("bo + sbo", Ratio(("bo", "sbo"))),
        ("bo", Ratio(("bo",))),
        ("bo + bo", None),
        ("sbo / (bo + bo)", None),
        ("bo - sbo", None),
        ("sbo / bo / so", None),
        ("2 * sbo / bo", None),
        ("sbo * bo", None),
        ("sbo / 2", None),
        ("[a] / bo", None),
    ],
)
def test_form_of_a_share(text, ratio):
    assert parse(text).ratio == ratio


def test_rest_of_a_denominator_is_what_is_not_in_the_numerator():
    parts = {"vo": ("pro", "vo_zonder_pro")}
    assert Ratio(("sbo",), ("bo", "sbo")).rest() == ("bo",)
    assert Ratio(("pro",), ("vo",)).rest() is None
    assert Ratio(("pro",), ("vo",)).rest(parts) == ("vo_zonder_pro",)
    assert Ratio(("pro",), ("vso", "vo")).rest(parts) == ("vso", "vo_zonder_pro")
    assert Ratio(("so",), ("bo", "sbo")).rest(parts) is None
    assert Ratio(("sbo",), ("sbo",)).rest() == ()
    assert Ratio(("sbo",)).rest() is None
    # Both vo and its part: adding the parts up would count pro twice.
    assert Ratio(("pro",), ("vo", "pro")).rest(parts) == ("vo",)
    assert Ratio(("vo_zonder_pro",), ("vo", "pro")).rest(parts) is None


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("", 1, "Vul een formule in, bijvoorbeeld sbo / (bo + sbo)."),
        ("   ", 1, "Vul een formule in, bijvoorbeeld sbo / (bo + sbo)."),
        ("1.5 * sbo", 1, "‘1.5’ is geen getal. Decimalen staan achter een komma. Bedoelt u 1,5?"),
        ("sbo * 0.035", 7, "‘0.035’ is geen getal. Decimalen staan achter een komma. Bedoelt u 0,035?"),
        ("1,2,3", 1, "‘1,2,3’ is geen getal. Decimalen staan achter een komma. Schrijf bijvoorbeeld 1,5."),
        ("sbo / 12.34.56", 7, "‘12.34.56’ is geen getal. Decimalen staan achter een komma. Schrijf bijvoorbeeld 1,5."),
        ("1234567890123456", 1, "Dit getal is te lang: het mag 15 tekens hebben."),
        ("sbo +", 6, "De formule houdt hier op, maar er hoort nog een maat, een getal of een haakje openen."),
        ("bo + * sbo", 6, "Hier staat ‘*’, maar hier hoort een maat, een getal of een haakje openen."),
        ("()", 2, "Hier staat ‘)’, maar hier hoort een maat, een getal of een haakje openen."),
        ("sbo / ((bo + sbo)", 7, "Dit haakje openen heeft geen haakje sluiten."),
        ("bo) + 1", 3, "Dit haakje sluiten heeft geen haakje openen."),
        ("bo\nsbo", 4, "Hier ontbreekt een rekenteken (+, −, × of /) voor ‘sbo’."),
        ("5a", 2, "Hier ontbreekt een rekenteken (+, −, × of /) voor ‘a’."),
        ("bo + som(bo; sbo)", 6, "De functie ‘som’ bestaat niet. U kunt max(a; b) en min(a; b) gebruiken."),
        ("bo (sbo)", 1, "De functie ‘bo’ bestaat niet. U kunt max(a; b) en min(a; b) gebruiken."),
        ("2 (sbo)", 3, "Hier ontbreekt een rekenteken (+, −, × of /) voor ‘(’."),
        ("bo; sbo", 3, "Een puntkomma hoort alleen tussen de waarden van max(…) en min(…)."),
        ("max(bo)", 1, "max(…) vergelijkt minstens twee waarden, met een puntkomma ertussen: max(a; b)."),
        ("[ ] * 2", 1, "Tussen de haken hoort de code van een indicator, bijvoorbeeld [deelname-sbo]."),
        ("2 * [deelname", 5, "Deze verwijzing heeft geen haak sluiten. Schrijf bijvoorbeeld [deelname-sbo]."),
        (
            "3,5% * bo",
            4,
            "Een procentteken kan niet in een formule. Schrijf 3,5% als 0,035, of kies procent als eenheid.",
        ),
        ("a\\b", 2, "Het teken ‘\\’ kan niet in een formule."),
    ],
)
def test_an_error_says_what_was_expected_and_points_to_the_spot(text, column, message):
    error = refused(text)
    assert (error.column, error.message) == (column, message)
    assert str(error) == message


def test_a_comma_between_values_gets_its_own_hint():
    assert refused("max(bo, sbo)").column == 7
    assert "puntkomma: max(a; b)" in refused("max(bo, sbo)").message


def test_length_and_nesting_are_bounded():
    assert refused("a" * 501).column == 501
    assert "501 tekens" in refused("a" * 501).message
    long = "a" + "+a" * 249
    assert str(parse(long)) == long.replace("+", " + ")
    assert str(parse("(" * 30 + "a" + ")" * 30)) == "a"
    assert refused("(" * 31 + "a" + ")" * 31).column == 31


@pytest.mark.parametrize(
    "text", ["__import__('os')", "a.__class__", "a[0]", "lambda x: 1", "a if b else c", "{}", "a;b", '"a"']
)
def test_no_python_is_reachable(text):
    assert refused(text).column >= 1


def outcome(text: str):
    try:
        return parse(text), 1
    except FormulaError as error:
        return None, error.column


@given(st.text(alphabet="absbo ()[]+-*/x:;,.0123456789max%'_é\n", max_size=40))
def test_any_text_is_read_or_refused_with_a_column_in_it(text):
    formula, column = outcome(text)
    if formula:
        assert parse(str(formula)) == formula
    else:
        assert 1 <= column <= len(text) + 1


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("sbo / (bo + sbo)", ""),
        ("100 * (sbo / bo) + 3", ""),
        ("1 - sbo / bo", ""),
        ("bo + sbo", "leerlingen"),
        ("0,5 * sbo + bo / 2", "leerlingen"),
        ("max(sbo_1_februari - sbo_1_oktober; 0)", "leerlingen"),
        ("max(sbo; 100)", "leerlingen"),
        (RESERVE, "euro"),
        ("eigen_vermogen - 250000", "euro"),
        ("tlv_dagen / besluiten_bekend", "dagen per besluit"),
        ("tlv_mediaan_dagen - 42", "dagen"),
        ("inschrijvingen_so / verblijf_so", "inschrijvingen per leerling"),
        ("baten / locaties * locaties", "euro"),
        ("1000 / bo", "per leerling"),
        ("thuiszitters_absoluut + thuiszitters_relatief", "jongeren"),
        ("[doorlooptijd] - tlv_dagen / besluiten_bekend", "dagen per besluit"),
        ("[deelname-sbo] * bo", "leerlingen"),
    ],
)
def test_what_the_result_counts(text, counted):
    indicators = {"doorlooptijd": "dagen per besluit", "deelname-sbo": ""}
    known = quantities() | {"besluiten_bekend": "besluiten"}
    assert check(parse(text), quantities=known, indicators=indicators) == counted


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("sboo / bo", 1, "De maat ‘sboo’ is niet bekend. Bedoelt u sbo?"),
        ("bo / qqqqq", 6, "De maat ‘qqqqq’ is niet bekend."),
        ("2 * [deelname-sb]", 5, "De indicator ‘deelname-sb’ is niet bekend. Bedoelt u deelname-sbo?"),
        ("2 * Deelname-sbo", 5, "Naar een andere indicator verwijst u met haken: [deelname-sbo]."),
        ("sbo + tlv_dagen", 7, "U kunt leerlingen en dagen niet optellen of aftrekken."),
        ("sbo / bo - so", 12, "U kunt een verhouding en leerlingen niet optellen of aftrekken."),
        ("max(baten; locaties)", 12, "U kunt euro en locaties niet vergelijken."),
        ("sbo + 5", 7, "Bij leerlingen kunt u geen los getal optellen of aftrekken."),
        ("sbo / 0", 7, "Delen door nul kan niet."),
        ("sbo * bo", 7, "Dit geeft leerlingen maal leerlingen, en dat betekent niets. Deel eerst door wat gelijk is."),
        ("5 + 3", 1, "De formule noemt geen maat. Noem ten minste één maat, bijvoorbeeld sbo."),
    ],
)
def test_a_name_or_unit_that_does_not_fit_is_refused_at_its_place(text, column, message):
    error = misfit(text, indicators={"deelname-sbo": "", "deelname-so-schoolgaand": ""})
    assert (error.column, error.message) == (column, message)


def test_a_quantity_of_the_other_sector_is_not_known():
    with pytest.raises(FormulaError, match="‘vso’ is niet bekend"):
        check(parse("vso / vo"), quantities=quantities(Sector.PO))


@pytest.mark.parametrize(
    ("counted", "units"),
    [
        ("", {Unit.PERCENT, Unit.PERMILLE, Unit.NUMBER}),
        ("leerlingen", {Unit.COUNT, Unit.NUMBER}),
        ("euro", {Unit.EURO, Unit.NUMBER}),
        ("euro per locatie", {Unit.EURO, Unit.PERMILLE, Unit.NUMBER}),
        ("dagen per besluit", {Unit.DAYS, Unit.PERMILLE, Unit.NUMBER}),
        ("besluiten per leerling", {Unit.PERMILLE, Unit.NUMBER}),
        ("inschrijvingen per leerling", {Unit.YEARS, Unit.PERMILLE, Unit.NUMBER}),
        ("jaren", {Unit.YEARS, Unit.NUMBER}),
        ("punten", {Unit.SCORE, Unit.NUMBER}),
    ],
)
def test_units_in_which_a_result_can_be_expressed(counted, units):
    assert {unit for unit in Unit if unit_fits(counted, unit)} == units


def test_order_puts_dependencies_first():
    formulas = {"a": parse("[b] + [c]"), "b": parse("[c] * 2"), "c": parse("sbo"), "d": parse("[elders] * 2")}
    found = order(formulas)
    assert sorted(found) == ["a", "b", "c", "d"]
    assert found.index("c") < found.index("b") < found.index("a")


def test_a_circle_is_named_and_pointed_at():
    with pytest.raises(FormulaError) as caught:
        order({"a": parse("sbo + [b]"), "b": parse("[c]"), "c": parse("2 * [b]"), "d": parse("[a]")})
    assert caught.value.message in {
        "Deze indicatoren verwijzen in een kring naar elkaar: b → c → b.",
        "Deze indicatoren verwijzen in een kring naar elkaar: c → b → c.",
    }
    assert caught.value.column in {1, 5}
    with pytest.raises(FormulaError, match="a → a") as caught:
        order({"a": parse("sbo + [a]")})
    assert caught.value.column == 7


def test_references_are_written_out():
    formulas = {"thuis": parse("a + [relatief]"), "relatief": parse("r"), "anders": parse("[kwijt]")}
    found = resolve(parse("[thuis] / leerplichtigen - max([relatief]; -1 * [thuis])"), formulas)
    assert str(found) == "(a + r) / leerplichtigen - max(r; -1 * (a + r))"
    assert resolve(parse("[thuis] / b"), formulas).ratio == Ratio(("a", "r"), ("b",))
    with pytest.raises(FormulaError, match="‘kwijt’ is niet bekend"):
        resolve(parse("[anders]"), formulas)


def test_writing_out_is_bounded():
    doubling = {f"i{n}": parse(f"[i{n - 1}] + [i{n - 1}]") for n in range(1, 40)} | {"i0": parse("a")}
    with pytest.raises(FormulaError, match="te groot"):
        resolve(parse("[i39]"), doubling)
    nested = {f"i{n}": parse(f"max([i{n - 1}]; {'(' * 28}1 / (1 / a){')' * 28})") for n in range(1, 200)} | {
        "i0": parse("a")
    }
    with pytest.raises(FormulaError, match="te groot"):
        resolve(parse("[i199]"), nested)


def test_a_formula_in_words():
    names = {"sbo": "leerlingen sbo", "bo": "leerlingen bo"}
    assert (
        in_words(parse("sbo / (bo + sbo)"), names) == "leerlingen sbo, gedeeld door leerlingen bo plus leerlingen sbo"
    )
    assert in_words(parse("2,5 * (bo - sbo)"), names) == "2,5 maal (leerlingen bo min leerlingen sbo)"
    assert in_words(parse("-sbo + [d]"), names, {"d": "Deelname"}) == "min leerlingen sbo plus ‘Deelname’"
    assert in_words(parse("bo - max(sbo; bo; 3)"), names) == (
        "leerlingen bo min (het hoogste van leerlingen sbo, leerlingen bo en 3)"
    )
    assert in_words(parse("min(onbekend; [e])"), names) == "het laagste van onbekend en ‘e’"


def test_every_quantity_has_a_name_that_the_language_reads():
    assert [code for code in MEASURES if parse(code).names != (code,)] == []
