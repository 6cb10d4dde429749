"""Each kind of change and each field as a sentence."""

import pytest

from goals.compute.differences import Change, ChangeKind, differences
from goals.kinds import Kind
from goals.queries.snapshot import MODELS, NOT_CONTENT
from goals.snapshot import Row, assemble
from goals.wording.changes import tell
from goals.wording.fields import FIELDS, Names
from osp.levels import levels_of
from osp.textdiff import Mark
from tests.goals.change_samples import CASES, NAMES, SUBJECT, VALUES, spot

EACH = [(kind, *case) for kind, cases in CASES.items() for case in cases]


def sentence(change: Change, reason: str = "", names: Names = NAMES) -> str:
    return tell(change, names, reason).sentence


@pytest.mark.parametrize(("kind", "field", "old", "new", "expected"), EACH, ids=lambda value: str(value)[:24])
def test_changed_field_is_told(kind, field, old, new, expected):
    before, after = spot(kind, **{field: old}), spot(kind, **{field: new})
    subject = SUBJECT[kind]
    if field == "title" and kind is not Kind.MILESTONE and kind is not Kind.RISK:
        subject = subject.replace(VALUES[kind]["title"], new)
    assert sentence(Change(ChangeKind.FIELD, before, after, field, old, new)) == f"{subject}{expected}."


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.value)
def test_every_field_of_the_models_has_a_word_and_an_example(kind):
    fields = {field.attname for field in MODELS[kind]._meta.concrete_fields} - NOT_CONTENT - {"position"}
    assert set(FIELDS[kind]) == fields
    assert {case[0] for case in CASES[kind]} == fields


@pytest.mark.parametrize(
    ("kind", "added", "removed", "restored"),
    [
        (Kind.CHAPTER, "toegevoegd", "gearchiveerd", "teruggehaald uit het archief"),
        (Kind.PRIORITY, "toegevoegd", "gearchiveerd", "teruggehaald uit het archief"),
        (Kind.GOAL, "toegevoegd", "gearchiveerd", "teruggehaald uit het archief"),
        (Kind.ACTIVITY, "toegevoegd", "gearchiveerd", "teruggehaald uit het archief"),
        (
            Kind.LINK,
            "indicator Deelname sbo gekoppeld",
            "indicator Deelname sbo ontkoppeld",
            "indicator Deelname sbo opnieuw gekoppeld",
        ),
        (
            Kind.MILESTONE,
            "mijlpaal „Leidraad” op 31 januari 2027 toegevoegd",
            "mijlpaal „Leidraad” op 31 januari 2027 weggehaald",
            "mijlpaal „Leidraad” op 31 januari 2027 teruggezet",
        ),
        (
            Kind.BUDGET,
            "begroting 2027 uit lumpsum (€ 25.000 begroot) toegevoegd",
            "begroting 2027 uit lumpsum (€ 25.000 begroot) weggehaald",
            "begroting 2027 uit lumpsum (€ 25.000 begroot) teruggezet",
        ),
        (
            Kind.RISK,
            "risico „Te weinig mensen” toegevoegd",
            "risico „Te weinig mensen” weggehaald",
            "risico „Te weinig mensen” teruggezet",
        ),
        (
            Kind.SCOPE,
            "bereik: Stichting De Wissel toegevoegd",
            "bereik: Stichting De Wissel weggehaald",
            "bereik: Stichting De Wissel teruggezet",
        ),
        (
            Kind.TAG,
            "kader: wettelijk onderdeel e, Beoogde resultaten toegevoegd",
            "kader: wettelijk onderdeel e, Beoogde resultaten weggehaald",
            "kader: wettelijk onderdeel e, Beoogde resultaten teruggezet",
        ),
    ],
    ids=lambda value: str(value)[:12],
)
def test_row_that_came_went_or_returned_is_told(kind, added, removed, restored):
    here = spot(kind)
    subject = SUBJECT[kind] if kind in LEVELS else SUBJECT[Kind.GOAL]
    assert sentence(Change(ChangeKind.ADDED, None, here)) == f"{subject}{added}."
    assert sentence(Change(ChangeKind.REMOVED, here, None), "dubbel") == f"{subject}{removed}, reden: dubbel."
    assert sentence(Change(ChangeKind.RESTORED, here, here)) == f"{subject}{restored}."


LEVELS = {Kind.CHAPTER, Kind.PRIORITY, Kind.GOAL, Kind.ACTIVITY}


def test_the_reason_closes_the_sentence():
    change = Change(ChangeKind.FIELD, spot(Kind.LINK), spot(Kind.LINK), "target", 3.0, 3.2)
    assert sentence(change, "de groei van de regio was niet voorzien.") == (
        "Doel 2.1 „Minder verwijzingen”, Deelname sbo: streefwaarde 2027 van 3,00% naar 3,20%,"
        " reden: de groei van de regio was niet voorzien."
    )


def test_values_read_in_the_unit_of_the_indicator():
    def target(indicator: int, old: float, new: float) -> str:
        before, after = (spot(Kind.LINK, indicator_id=indicator, target=value) for value in (old, new))
        return tell(Change(ChangeKind.FIELD, before, after, "target", old, new), NAMES).text

    assert target(2, 40.0, 30.0) == "streefwaarde 2027 van 40 naar 30"
    assert target(3, 2.5, 3.0) == "streefwaarde 2027 van 2,5 naar 3"
    # Two that read the same get the decimals that tell them apart.
    assert target(1, 2.001, 2.002) == "streefwaarde 2027 van 2,001% naar 2,002%"
    margin = Change(
        ChangeKind.FIELD, spot(Kind.LINK, indicator_id=2), spot(Kind.LINK, indicator_id=2), "margin", 1.0, 5.0
    )
    assert tell(margin, NAMES).text == "marge van 1 leerling naar 5 leerlingen"


def test_a_long_text_keeps_both_versions():
    before, after = spot(Kind.GOAL, description="Vier middagen."), spot(Kind.GOAL, description="Zes middagen.")
    told = tell(Change(ChangeKind.FIELD, before, after, "description", "Vier middagen.", "Zes middagen."), NAMES)
    assert [(strand.mark, strand.text) for strand in told.strands] == [
        (Mark.GONE, "Vier "),
        (Mark.ADDED, "Zes "),
        (Mark.SAME, "middagen."),
    ]


def test_a_long_title_is_woven_and_a_short_one_quoted():
    old, new = (
        "Negen van de tien leerlingen hebben een plek",
        "Negen van de tien leerlingen hebben een passende plek in de buurt",
    )
    told = tell(
        Change(ChangeKind.FIELD, spot(Kind.GOAL, title=old), spot(Kind.GOAL, title=new), "title", old, new), NAMES
    )
    assert told.text == "titel gewijzigd, 4 woorden erbij"
    assert "".join(strand.text for strand in told.strands if strand.mark is Mark.ADDED).split() == [
        "passende",
        "in",
        "de",
        "buurt",
    ]


def test_a_table_gets_both_values_and_no_woven_text():
    change = Change(ChangeKind.FIELD, spot(Kind.GOAL), spot(Kind.GOAL), "description", "Oud", "Nieuw")
    told = tell(change, NAMES, weaves=False)
    assert (told.text, told.strands, told.label) == ("toelichting gewijzigd", (), "toelichting")
    assert (told.old, told.new) == ("Oud", "Nieuw")


def test_levels_have_the_words_of_the_samenwerkingsverband():
    own = levels_of(
        {
            "goal": {"singular": "ambitie", "plural": "ambities", "article": "de"},
            "mission": {"singular": "bedoeling", "plural": "bedoelingen", "article": "de"},
        }
    )
    names = Names(levels=own)
    assert sentence(Change(ChangeKind.ADDED, None, spot(Kind.GOAL)), names=names) == (
        "Ambitie 2.1 „Minder verwijzingen”: toegevoegd."
    )
    mission = Change(ChangeKind.FIELD, spot(Kind.PLAN), spot(Kind.PLAN), "mission", "", "Elk kind telt")
    assert sentence(mission, names=names) == "Plan: bedoeling geschreven."


@pytest.fixture
def moves():
    """The sentences of what moved between two orders of one plan."""

    def told(before: list[Row], after: list[Row]) -> list[str]:
        trees = [assemble([Row(Kind.PLAN, 1, None, (), {"title": "Plan"}), *rows]) for rows in (before, after)]
        return [sentence(change) for change in differences(*trees)]

    return told


def row(kind: Kind, pk: int, parent: tuple, place: int, title: str) -> Row:
    return Row(kind, pk, parent, (place,), {"position": place, "title": title})


def test_what_stands_elsewhere_is_told_by_number_or_by_what_it_stands_under(moves):
    top = [row(Kind.PRIORITY, pk, (Kind.PLAN, 1), pk, title) for pk, title in ((1, "Thuisnabij"), (2, "Sterke basis"))]
    first, second = (row(Kind.GOAL, pk, (Kind.PRIORITY, 1), pk, f"Doel {pk}") for pk in (1, 2))
    third = row(Kind.GOAL, 3, (Kind.PRIORITY, 1), 3, "Doel 3")
    front = row(Kind.GOAL, 3, (Kind.PRIORITY, 1), 0, "Doel 3")
    other = row(Kind.GOAL, 3, (Kind.PRIORITY, 2), 1, "Doel 3")
    assert moves([*top, first, second, third], [*top, front, first, second]) == [
        "Doel 1.1 „Doel 3”: verplaatst van 1.3 naar 1.1."
    ]
    assert moves([*top, first, second, third], [*top, first, second, other]) == [
        "Doel 2.1 „Doel 3”: verplaatst van speerpunt 1 „Thuisnabij” naar speerpunt 2 „Sterke basis”."
    ]


def test_what_has_no_number_moves_from_place_to_place(moves):
    def chapter(pk: int, place: int) -> Row:
        return Row(Kind.CHAPTER, pk, (Kind.PLAN, 1), (False, place), {"position": place, "title": f"Deel {pk}"})

    assert moves([chapter(1, 1), chapter(2, 2), chapter(3, 3)], [chapter(3, 0), chapter(1, 1), chapter(2, 2)]) == [
        "Hoofdstuk „Deel 3”: verplaatst van plaats 3 naar plaats 1."
    ]


def test_what_came_along_is_counted(moves):
    added = [
        row(Kind.PRIORITY, 1, (Kind.PLAN, 1), 1, "Thuisnabij"),
        row(Kind.GOAL, 1, (Kind.PRIORITY, 1), 1, "Een"),
        row(Kind.GOAL, 2, (Kind.PRIORITY, 1), 2, "Twee"),
        row(Kind.ACTIVITY, 1, (Kind.GOAL, 1), 1, "Doen"),
    ]
    assert moves([], added) == ["Speerpunt 1 „Thuisnabij”: toegevoegd, met 2 doelen en 1 activiteit."]


def test_a_field_that_the_plan_no_longer_has_goes_by_its_own_name():
    change = Change(ChangeKind.FIELD, spot(Kind.GOAL), spot(Kind.GOAL), "kleur", "rood", "blauw")
    assert sentence(change) == "Doel 2.1 „Minder verwijzingen”: kleur van rood naar blauw."
