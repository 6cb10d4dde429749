"""A plan of which everything can change: rows of each kind, what their ids stand for, and an example for each field."""

from goals.compute.differences import Spot
from goals.kinds import Kind
from goals.snapshot import Node
from goals.wording.fields import Measured, Names
from indicators.enums import Unit

ANNA, BAS = 5, 7
NAMES = Names(
    people={ANNA: "Anna", BAS: "Bas"},
    indicators={
        1: Measured("Deelname sbo", Unit.PERCENT),
        2: Measured("Thuiszitters", Unit.COUNT),
        3: Measured("Rust in de klas", Unit.SCORE, "punten"),
    },
    boards={8: "Stichting De Wissel", 9: "41234"},
    items={1: "wettelijk onderdeel e, Beoogde resultaten", 2: "proces Toewijzing"},
    ancestors={(Kind.GOAL, 31): "Oud doel", (Kind.PLAN, 30): "Plan 2020-2024"},
)
LINK = {
    "indicator_id": 1,
    "means": "DUO",
    "direction": "down",
    "baseline_year": 2023,
    "baseline": 2.5,
    "target_year": 2027,
    "target": 1.9,
    "path_kind": "linear",
    "steps": [],
    "low": None,
    "high": None,
    "margin": 0.05,
    "limit": 0.15,
    "overruled_status": "",
    "overruled_reason": "",
    "overruled_by_id": None,
}
VALUES = {
    Kind.PLAN: {"title": "Plan 2024-2028"},
    Kind.CHAPTER: {"title": "Wie wij zijn"},
    Kind.PRIORITY: {"title": "Thuisnabij"},
    Kind.GOAL: {"title": "Minder verwijzingen"},
    Kind.ACTIVITY: {"title": "Scholing"},
    Kind.LINK: LINK,
    Kind.MILESTONE: {"title": "Leidraad", "due": "2027-01-31", "done_on": None},
    Kind.BUDGET: {"year_kind": "kalenderjaar", "year": 2027, "money": "lumpsum", "budgeted": "25000.00", "spent": None},
    Kind.RISK: {"title": "Te weinig mensen", "chance": 2, "impact": 2},
    Kind.SCOPE: {"schoolbestuur_id": 8},
    Kind.TAG: {"item_id": 1},
}
SUBJECT = {
    Kind.PLAN: "Plan: ",
    Kind.CHAPTER: "Hoofdstuk „Wie wij zijn”: ",
    Kind.PRIORITY: "Speerpunt 2 „Thuisnabij”: ",
    Kind.GOAL: "Doel 2.1 „Minder verwijzingen”: ",
    Kind.ACTIVITY: "Activiteit 2.1.1 „Scholing”: ",
    Kind.LINK: "Doel 2.1 „Minder verwijzingen”, Deelname sbo: ",
    Kind.MILESTONE: "Doel 2.1 „Minder verwijzingen”, mijlpaal „Leidraad”: ",
    Kind.BUDGET: "Doel 2.1 „Minder verwijzingen”, begroting 2027 uit lumpsum: ",
    Kind.RISK: "Doel 2.1 „Minder verwijzingen”, risico „Te weinig mensen”: ",
    Kind.SCOPE: "Doel 2.1 „Minder verwijzingen”, Stichting De Wissel: ",
    Kind.TAG: "Doel 2.1 „Minder verwijzingen”, wettelijk onderdeel e, Beoogde resultaten: ",
}
ELEMENT = [
    ("title", "Oud", "Nieuw", "titel van „Oud” naar „Nieuw”"),
    ("description", "Vier middagen.", "Zes middagen.", "toelichting gewijzigd, 1 woord weg en 1 woord erbij"),
    ("owner_id", ANNA, BAS, "eigenaar van Anna naar Bas"),
    ("starts", None, "2026-09-01", "begindatum ingevuld: 1 september 2026"),
    ("ends", "2027-06-01", "2027-07-31", "einddatum van 1 juni 2027 naar 31 juli 2027"),
    ("measurable_result", "", "Naar 1,9%.", "beoogd meetbaar resultaat geschreven"),
    ("noticeable_result", "Rust.", "", "beoogd merkbaar resultaat weggehaald"),
    ("achieved_measurable", "", "2,0%", "bereikt meetbaar resultaat geschreven"),
    ("achieved_noticeable", "Rust", "Rust in de klas", "bereikt merkbaar resultaat gewijzigd, 3 woorden erbij"),
    ("responsibility", "bureau", "netwerk", "verantwoordelijkheid van bureau naar netwerk"),
    ("process", "", "Toewijzing", "proces ingevuld: „Toewijzing”"),
]
CASES = {
    Kind.PLAN: [
        ("title", "Plan A", "Plan B", "titel van „Plan A” naar „Plan B”"),
        ("first_year", 2024, 2025, "eerste schooljaar van 2024-2025 naar 2025-2026"),
        ("last_year", 2027, 2028, "laatste schooljaar van 2027-2028 naar 2028-2029"),
        ("mission", "Elk kind een plek", "Elk kind een passende plek", "missie gewijzigd, 1 woord erbij"),
        ("vision", "", "Dichtbij", "visie geschreven"),
        ("core_values", "Samen", "", "kernwaarden weggehaald"),
        ("ancestor_id", None, 30, "voorganger ingevuld: „Plan 2020-2024”"),
    ],
    Kind.CHAPTER: [
        ("title", "A", "B", "titel van „A” naar „B”"),
        ("text", "Twaalf besturen.", "Elf besturen.", "tekst gewijzigd, 1 woord weg en 1 woord erbij"),
        ("is_closing", False, True, "staat nu na de speerpunten"),
    ],
    Kind.PRIORITY: [*ELEMENT, ("ancestor_id", None, 99, "voorganger ingevuld: onbekend")],
    Kind.GOAL: [*ELEMENT, ("ancestor_id", None, 31, "voorganger ingevuld: „Oud doel”")],
    Kind.ACTIVITY: [
        *ELEMENT,
        ("ancestor_id", 99, None, "voorganger weggehaald (was onbekend)"),
        ("status", "planned", "running", "stand van gepland naar loopt"),
    ],
    Kind.LINK: [
        ("indicator_id", 2, 1, "indicator van Thuiszitters naar Deelname sbo"),
        ("means", "", "DUO", "middel ingevuld: „DUO”"),
        ("direction", "up", "down", "richting van omhoog naar omlaag"),
        ("baseline_year", 2022, 2023, "jaar van de nulmeting van 2022-2023 naar 2023-2024"),
        ("baseline", 2.4, 2.5, "nulmeting 2023 van 2,40% naar 2,50%"),
        ("target_year", 2026, 2027, "streefjaar van 2026-2027 naar 2027-2028"),
        ("target", 3.0, 3.2, "streefwaarde 2027 van 3,00% naar 3,20%"),
        ("path_kind", "linear", "own", "pad van gelijkmatig naar met eigen tussenstappen"),
        ("steps", [], [[2025, 2.3], [2026, 2.1]], "tussenstappen ingevuld: 2,30% in 2025 en 2,10% in 2026"),
        ("low", None, 2.0, "onderkant van de bandbreedte ingevuld: 2,00%"),
        ("high", 2.2, None, "bovenkant van de bandbreedte weggehaald (was 2,20%)"),
        ("margin", 0.1, 0.05, "marge van 0,10 procentpunt naar 0,05 procentpunt"),
        ("limit", 0.2, 0.15, "grens van 0,20 procentpunt naar 0,15 procentpunt"),
        ("overruled_status", "", "on_track", "eigen oordeel ingevuld: op koers"),
        ("overruled_reason", "", "Nieuw beleid", "reden van het eigen oordeel ingevuld: „Nieuw beleid”"),
        ("overruled_by_id", None, 99, "eigen oordeel gegeven door ingevuld: iemand die hier niet meer is"),
    ],
    Kind.MILESTONE: [
        ("title", "Concept", "Leidraad", "naam van „Concept” naar „Leidraad”"),
        ("due", "2027-01-01", "2027-01-31", "datum van 1 januari 2027 naar 31 januari 2027"),
        ("done_on", None, "2027-01-20", "gehaald op ingevuld: 20 januari 2027"),
    ],
    Kind.BUDGET: [
        ("year_kind", "schooljaar", "kalenderjaar", "soort jaar van schooljaar naar kalenderjaar"),
        ("year", 2026, 2027, "jaar van 2026 naar 2027"),
        ("money", "swv-middelen", "lumpsum", "soort geld van swv-middelen naar lumpsum"),
        ("budgeted", "20000.00", "25000.00", "begroot van € 20.000 naar € 25.000"),
        ("spent", None, "1204.50", "besteed ingevuld: € 1.204,50"),
        ("note", "", "Twee dagen", "toelichting ingevuld: „Twee dagen”"),
    ],
    Kind.RISK: [
        ("title", "A", "Te weinig mensen", "omschrijving van „A” naar „Te weinig mensen”"),
        ("chance", 1, 2, "kans van klein naar gemiddeld"),
        ("impact", 2, 3, "gevolg van gemiddeld naar groot"),
        ("measure", "", "Werven", "maatregel geschreven"),
        ("indicator_id", None, 2, "indicator waaraan u het ziet ingevuld: Thuiszitters"),
    ],
    Kind.SCOPE: [("schoolbestuur_id", 9, 8, "schoolbestuur van 41234 naar Stichting De Wissel")],
    Kind.TAG: [("item_id", 2, 1, "onderdeel van het kader van proces Toewijzing naar wettelijk onderdeel e, Beoogde resultaten")],
}  # fmt: skip


def node(kind: Kind, number: str = "", **values) -> Node:
    return Node(kind, 1, number, {**VALUES[kind], **values})


def spot(kind: Kind, **values) -> Spot:
    """A row of this kind at 2.1 of the plan."""
    numbers = {Kind.PRIORITY: "2", Kind.GOAL: "2.1", Kind.ACTIVITY: "2.1.1"}
    above = {
        Kind.PLAN: (),
        Kind.CHAPTER: (Kind.PLAN,),
        Kind.PRIORITY: (Kind.PLAN,),
        Kind.GOAL: (Kind.PLAN, Kind.PRIORITY),
        Kind.ACTIVITY: (Kind.PLAN, Kind.PRIORITY, Kind.GOAL),
    }.get(kind, (Kind.PLAN, Kind.PRIORITY, Kind.GOAL))
    parents = tuple(node(each, numbers.get(each, "")) for each in above)
    return Spot(node(kind, numbers.get(kind, ""), **values), parents)
