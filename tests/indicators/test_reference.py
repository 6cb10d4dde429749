"""The national catalogue: every definition is whole, reckons with what exists, and reads as Dutch."""

import re

import pytest

from indicators.compute.language import check, parse, unit_fits
from indicators.compute.measures import MEASURES, quantities
from indicators.enums import IndicatorKind, Sector, Trend, Unit
from indicators.models import Indicator, IndicatorDefinition
from indicators.reference import load_catalogue, national_rows
from osp.scope import scopes_disabled

ROWS = national_rows()
VERSIONS = [(row, version) for row in ROWS for version in row["version"]]
MEASURABLE = [(row, version) for row, version in VERSIONS if row["kind"] == "meetbaar"]
FIRST = (
    "deelname-sbo",
    "deelname-so-schoolgaand",
    "deelname-so-woonachtig",
    "deelname-vso-schoolgaand",
    "deelname-pro",
    "leerlingen-bo",
    "leerlingen-sbo",
    "leerlingen-so",
    "leerlingen-vso",
    "leerlingen-vo",
    "leerlingen-pro",
)
THEMES = {
    "deelname",
    "stromen",
    "toelaatbaarheid",
    "aanwezigheid",
    "ondersteuning",
    "jeugdhulp",
    "financiën",
    "beleving",
    "kwaliteit",
}
OF_INDICATOR = {
    "code",
    "name",
    "kind",
    "sector",
    "theme",
    "unit",
    "measurement_frequency",
    "question",
    "rubric",
    "version",
}
OF_VERSION = {
    "version",
    "valid_from",
    "formula",
    "factor",
    "counted",
    "direction",
    "text",
    "numerator",
    "denominator",
    "reference_day",
    "source_text",
    "origin",
    "limits",
    "statutory_task",
    "inspection_standard",
}


def label(pair):
    return f"{pair[0]['code']}/{pair[1]['version']}"


every_version = pytest.mark.parametrize(("row", "version"), VERSIONS, ids=map(label, VERSIONS))
every_formula = pytest.mark.parametrize(("row", "version"), MEASURABLE, ids=map(label, MEASURABLE))


def stored(code, number=1):
    return IndicatorDefinition.objects.get(indicator__code=code, version=number)


def test_there_are_enough_definitions_and_each_code_and_name_is_there_once():
    codes, names = [row["code"] for row in ROWS], [row["name"].lower() for row in ROWS]
    assert len(MEASURABLE) >= 45
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)
    assert set(FIRST) < set(codes)
    assert {row["kind"] for row in ROWS} == set(IndicatorKind)


@every_version
def test_a_definition_has_every_field(row, version):
    assert set(row) == OF_INDICATOR
    assert set(version) == OF_VERSION
    assert row["sector"] in {"", *Sector}
    assert row["theme"] in THEMES
    assert version["direction"] in set(Trend)
    assert all(version[field] for field in ("text", "numerator", "reference_day", "source_text", "origin", "counted"))
    assert row["measurement_frequency"]
    assert version["inspection_standard"]
    assert re.fullmatch("[a-g](, [a-g])*", version["statutory_task"])


@every_version
def test_a_definition_fits_its_columns(row, version):
    for model, values in ((Indicator, row), (IndicatorDefinition, version)):
        for field in model._meta.get_fields():
            if getattr(field, "max_length", None) and isinstance(values.get(field.name), str):
                assert len(values[field.name]) <= field.max_length, field.name


@every_formula
def test_a_formula_reckons_with_quantities_of_its_sector_in_units_that_fit(row, version):
    formula = parse(version["formula"])
    sector = Sector(row["sector"]) if row["sector"] else None
    assert all(MEASURES[name].sector in {None, sector} for name in formula.names)
    counts = check(formula, quantities=quantities(sector))
    assert unit_fits(counts, Unit(row["unit"]))
    if row["unit"] in {Unit.COUNT, Unit.EURO, Unit.DAYS}:
        assert version["counted"] == counts.partition(" per ")[0]
    elif Unit(row["unit"]).is_share:
        assert version["counted"] == MEASURES[formula.names[0]].counted


@every_formula
def test_the_factor_follows_from_the_unit_and_a_share_names_its_denominator(row, version):
    unit = Unit(row["unit"])
    assert version["factor"] == {Unit.PERCENT: 100, Unit.PERMILLE: 1000}.get(unit, 1)
    formula = parse(version["formula"])
    assert bool(version["denominator"]) == bool(formula.ratio and formula.ratio.denominator)
    assert bool(version["denominator"]) or not unit.is_share
    assert not row["rubric"]


def test_a_merkbare_indicator_has_a_question_and_four_sentences():
    noticeable = [(row, version) for row, version in VERSIONS if row["kind"] == "merkbaar"]
    assert len(noticeable) >= 6
    for row, version in noticeable:
        assert (row["unit"], version["formula"], version["factor"]) == (Unit.SCORE, "", 1)
        assert row["question"].endswith("?")
        assert len(set(row["rubric"])) == 4
        assert not any(sentence.endswith(".") for sentence in row["rubric"])


@every_version
def test_texts_are_clean_dutch(row, version):
    texts = {**version, "name": row["name"], "question": row["question"]}
    for name, text in texts.items():
        if isinstance(text, str) and text:
            assert " ".join(text.split()) == text, name
            assert text[0].isupper() or name not in {"text", "limits", "origin", "name"}, name
    for name in ("text", "origin", "limits"):
        assert not version[name] or version[name].endswith((".", "?")), name
        assert ".." not in version[name]


def test_versions_count_up_and_start_later():
    for row in ROWS:
        assert [version["version"] for version in row["version"]] == list(range(1, len(row["version"]) + 1))
        starts = [version["valid_from"] for version in row["version"]]
        assert sorted(set(starts)) == starts


def test_youth_care_breaks_in_2021():
    versions = next(row["version"] for row in ROWS if row["code"] == "jeugdhulp")
    assert [(each["valid_from"], "84134NED" in each["source_text"]) for each in versions] == [
        (2015, True),
        (2021, False),
    ]


@pytest.mark.parametrize(
    ("code", "formula"),
    [
        ("deelname-sbo", "sbo / (bo + sbo)"),
        ("deelname-sbo-ocw", "sbo / (bo + sbo + so)"),
        ("deelname-so-woonachtig", "so_woonachtig / (bo + sbo)"),
        ("deelname-vso-inspectie", "vso / (vo + vso)"),
        ("mogelijk-bovenmatig-vermogen", "eigen_vermogen - max(0,035 * baten; 250000)"),
        ("thuiszitters-absoluut", "thuiszitters_absoluut + thuiszitters_relatief"),
    ],
)
def test_formulas_say_what_the_sources_say(code, formula):
    assert next(row for row in ROWS if row["code"] == code)["version"][-1]["formula"] == formula


@pytest.fixture
def everywhere(db):
    """The national rows as stored, outside any samenwerkingsverband."""
    with scopes_disabled():
        yield


@pytest.mark.usefixtures("everywhere")
def test_the_whole_catalogue_is_stored_in_the_order_of_the_file():
    national = Indicator.objects.filter(swv__isnull=True)
    assert list(national.values_list("code", flat=True)) == [row["code"] for row in ROWS]
    assert IndicatorDefinition.objects.count() == len(VERSIONS)


@pytest.mark.usefixtures("everywhere")
def test_what_follows_from_a_formula_is_stored_beside_it():
    told = {code: stored(code) for code in ("deelname-sbo", "deelname-so-schoolgaand", "overhead")}
    assert [(each.part_of_whole, each.about_people) for each in told.values()] == [
        (True, True),
        (False, True),
        (False, False),
    ]


@pytest.mark.usefixtures("everywhere")
def test_loading_again_changes_nothing():
    before = list(IndicatorDefinition.objects.values())
    load_catalogue()
    assert list(IndicatorDefinition.objects.values()) == before
    assert Indicator.objects.count() == len(ROWS)


@pytest.mark.usefixtures("everywhere")
def test_a_database_without_formulas_gets_them_and_keeps_its_texts():
    IndicatorDefinition.objects.filter(indicator__code="deelname-sbo").update(
        formula="", factor=1, direction="context", statutory_task="", part_of_whole=False, text="Zoals wij het lazen."
    )
    Indicator.objects.filter(code="deelname-sbo").update(theme="", position=99, name="Onze naam")
    load_catalogue()
    found = stored("deelname-sbo")
    assert (found.formula, found.factor, found.direction, found.part_of_whole) == (
        "sbo / (bo + sbo)",
        100,
        "down",
        True,
    )
    assert (found.text, found.statutory_task) == ("Zoals wij het lazen.", "c, e")
    assert (found.indicator.theme, found.indicator.position, found.indicator.name) == ("deelname", 0, "Onze naam")


@pytest.mark.usefixtures("everywhere")
def test_a_missing_version_is_added_and_a_stored_one_stays():
    stored("jeugdhulp", 2).delete()
    IndicatorDefinition.objects.filter(indicator__code="jeugdhulp").update(source_text="CBS", direction="down")
    load_catalogue()
    assert stored("jeugdhulp", 2).valid_from == 2021
    assert (stored("jeugdhulp").source_text, stored("jeugdhulp").direction) == ("CBS", "down")


@pytest.mark.usefixtures("everywhere")
def test_an_own_indicator_with_a_national_code_is_left_alone(tenant_a):
    own = Indicator.objects.create(swv=tenant_a.swv, code="deelname-sbo", name="Eigen", kind="meetbaar", unit="percent")
    load_catalogue()
    own.refresh_from_db()
    assert (own.position, own.definitions.count()) == (0, 0)
