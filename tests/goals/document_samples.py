"""A document with one of everything, for the tests of what is printed."""

from dataclasses import replace
from datetime import date

from goals.documents.plan import (
    Cell,
    Chart,
    Column,
    Fact,
    Facts,
    Front,
    Level,
    Line,
    Panel,
    PlanDocument,
    Poster,
    PosterColumn,
    PosterFigure,
    PosterGoal,
    Remark,
    Section,
    Table,
    Text,
)
from osp.charts.spec import Alternative, ChartSpec, Point
from osp.richtext import blocks

VISION = """Wij werken **samen** aan *thuisnabij* onderwijs.

## Hoe

1. Eerst kijken
2. Dan doen
   - met ouders
   - met [de gemeente](https://gemeente.voorbeeld.nl/jeugd)

> Geen kind thuis."""


def text(source: str, label: str = "") -> Text:
    """Markdown as a part."""
    return Text(blocks(source), label)


def chart_spec() -> ChartSpec:
    """A chart with a point of every kind, a path, a break and an old path."""
    return ChartSpec(
        title="Deelname sbo, 2019 tot en met 2026",
        description="De deelname daalt.",
        unit="percent",
        first_year=2019,
        last_year=2026,
        series=(
            Point(2019, value=2.0441),
            Point(2020, low=2.02, high=2.11, estimate=2.07),
            Point(2021, missing_word="onderdrukt"),
            Point(2022, value=2.2),
            Point(2023, value=2.26),
            Point(2024, value=2.24),
            Point(2025, value=2.22),
            Point(2026, value=2.2, provisional=True, example=True),
        ),
        national=(Point(2023, value=2.53), Point(2024, value=2.52)),
        band=((2023, 2.2, 2.8), (2024, 2.19, 2.79)),
        path=((2023, 2.26), (2028, 2.0)),
        old_paths=(((2023, 2.26), (2028, 2.1)),),
        baseline_label="nulmeting 2,26%",
        gap_label="16 leerlingen boven pad",
        breaks=((2022, "definitie v2 vanaf 2022"),),
        flags=((2025.45, "besluit 2026-14"),),
        forecast=((2027, 2.1, 2.18, 2.3),),
        alternatives=(Alternative("Zonder sbo-groep", ((2026, 2.2), (2027, 2.1))),),
    )


def values() -> Table:
    """Figures by year, under the chart of `chart_spec`."""
    years = chart_spec().years
    figures = dict(zip(years, ("2,04", "2,02–2,11", "–", "2,20", "2,26", "2,24", "2,22", "2,20"), strict=False))
    return Table(
        caption="Deelname sbo per jaar",
        columns=(Column("1 oktober", 2), *(Column(str(year), is_number=True) for year in years)),
        lines=(
            Line((Cell("deelname, %"), *(Cell(figures.get(year, ""), strong=True) for year in years))),
            Line((Cell("soort cijfer"), *(Cell("definitief" if year in figures else "pad") for year in years))),
        ),
    )


def panel() -> Panel:
    """A meetbare indicator with everything."""
    return Panel(
        label="Indicator 1.1.1",
        title="Deelname sbo",
        kind="meetbaar",
        figure="2,20",
        unit="%",
        caption="370 van 16.840 leerlingen",
        reference="1 oktober 2026, voorlopig, voorbeeld",
        definition="Leerlingen in het sbo gedeeld door alle leerlingen in bao en sbo.",
        status="attention",
        status_word="aandacht",
        sentence="16 leerlingen (0,09 procentpunt) boven het pad van 2,10%.",
        agreed="van 2,26% in 2023 naar 2,00% in 2028, omlaag",
        progress="Van de weg naar 2,00% is 23% afgelegd, terwijl 60% van de tijd voorbij is.",
        chart=Chart(chart_spec(), "Sinds 2023 daalde de deelname met 0,06 procentpunt.", "Deelname daalt langzaam"),
        values=values(),
        remarks=(Remark("De daling past bij de verbrede toelating.", "Anna de Wit, 3 december 2026"),),
        source="DUO, peildatum 1 oktober 2026.",
    )


def noticeable() -> Panel:
    """A merkbare indicator."""
    return Panel(
        label="Indicator 1.1.2",
        title="Handelingsruimte",
        kind="merkbaar",
        figure="3",
        caption="niveau op een rubriek van 4",
        status="on_track",
        status_word="gemerkt",
        sentence="Niveau 3 is op het pad.",
        rubric=(
            Level(1, "Niemand weet het."),
            Level(2, "Enkelen weten het."),
            Level(3, "De meesten weten het.", is_current=True),
            Level(4, "Iedereen weet het."),
        ),
    )


def budget() -> Table:
    """A table with numbers and a sum."""
    return Table(
        caption="Begroot en besteed",
        columns=(Column("Jaar", 2), Column("Begroot", is_number=True), Column("Besteed", is_number=True)),
        lines=(
            Line((Cell("kalenderjaar 2026"), Cell("€ 25.000"), Cell("€ 24.100"))),
            Line((Cell("kalenderjaar 2027"), Cell("€ 25.000"), Cell(""))),
            Line((Cell("Samen"), Cell("€ 50.000"), Cell("€ 24.100")), is_sum=True),
        ),
        note="Kalenderjaren en schooljaren worden niet bij elkaar geteld.",
    )


def statuses() -> Table:
    """A table with every mark."""
    words = {
        "on_track": "op koers",
        "attention": "aandacht",
        "off_track": "van koers",
        "achieved": "behaald",
        "no_verdict": "geen oordeel",
    }
    lines = tuple(Line((Cell(word, status=code), Cell("Dit betekent het."))) for code, word in words.items())
    return Table(caption="Zo leest u het oordeel", columns=(Column("Oordeel"), Column("Betekenis", 3)), lines=lines)


def goal(number: str, title: str = "Minder verwijzen naar het sbo") -> Section:
    """A doel with facts, panels, tables and an activiteit."""
    return Section(
        key=f"doel-{number.replace('.', '-')}",
        title=title,
        label="Doel",
        number=number,
        status="attention",
        status_word="aandacht",
        parts=(
            text("Scholen proberen *eerst* een arrangement.", "Toelichting"),
            Facts((Fact("Eigenaar", "Anna de Wit"), Fact("Periode", "1 augustus 2024 tot en met 31 juli 2028"))),
            panel(),
            noticeable(),
            budget(),
        ),
        sections=(
            Section(
                key=f"activiteit-{number.replace('.', '-')}-1",
                title="Verbrede toelating",
                label="Activiteit",
                number=f"{number}.1",
                parts=(text("Op twee basisscholen."),),
                in_contents=False,
            ),
        ),
    )


def poster() -> Poster:
    """Two speerpunten with three doelen."""
    line = PosterFigure("Deelname sbo", "2,20%", "2,00% in 2028", "attention", "aandacht", chart_spec())
    return Poster(
        column_words=("speerpunt", "speerpunten"),
        goal_words=("doel", "doelen"),
        creed=(Fact("Missie", "Elk kind een passende plek."), Fact("Visie", "Wij werken samen aan thuisnabij onderwijs.")),
        columns=(
            PosterColumn(
                "1",
                "Thuisnabij en passend",
                "2 doelen: 1 op koers, 1 aandacht",
                goals=(
                    PosterGoal("1.1", "Minder verwijzen naar het sbo", "attention", "aandacht", (line, line)),
                    PosterGoal("1.2", "De deelname aan het so blijft onder 2,20%", "on_track", "op koers", (line,)),
                ),
            ),
            PosterColumn(
                "2",
                "Elk kind in beeld",
                "1 doel: 1 van koers",
                figures=(replace(line, figure="onderdrukt", status="no_verdict", status_word="geen oordeel", spark=None),),
                goals=(PosterGoal("2.1", "Geen enkel kind thuis", "off_track", "van koers"),),
            ),
        ),
    )  # fmt: skip


def document() -> PlanDocument:
    """A short plan."""
    return PlanDocument(
        front=Front(
            kind="Ondersteuningsplan",
            title="Samen thuisnabij",
            subtitle="Schooljaren 2024-2025 tot en met 2027-2028",
            organisation="Samenwerkingsverband PO Voorbeeld",
            organisation_code="PO2814",
            version="Concept, stand van 3 december 2026",
            made_on=date(2026, 12, 3),
            facts=(Fact("Versie", "concept"), Fact("Cijfers", "zoals bekend op 3 december 2026")),
            note="Namen en teksten zijn verzonnen.",
            foot="Voorbeeld",
        ),
        sections=(
            Section(
                "missie",
                "Missie en visie",
                parts=(text("Elk kind een passende plek.", "Missie"), text(VISION, "Visie")),
            ),
            Section("hoofdstuk-1", "Wie wij zijn", parts=(text("Twaalf schoolbesturen werken samen."),)),
            Section(
                "speerpunt-1",
                "Thuisnabij en passend",
                label="Speerpunt",
                number="1",
                parts=(text("Minder kinderen reizen."),),
                sections=(goal("1.1"), goal("1.2", "De deelname aan het so blijft onder 2,20%")),
                starts_page=True,
            ),
            Section("leeswijzer", "Zo leest u dit plan", parts=(statuses(), Chart(chart_spec(), "De deelname daalt."))),
        ),
        poster=poster(),
    )
