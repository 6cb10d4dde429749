"""Packs to build in tests: one as a director would send it, and small ones to bend."""

from dataclasses import replace
from datetime import date

from meetings.pack.sections import (
    IndicatorPage,
    Interpretation,
    Item,
    Oplegger,
    OpleggerFigure,
    Pack,
    RouteStep,
    RubricLevel,
    TableRow,
    ValuesTable,
)
from osp.charts.spec import ChartSpec, Point


def sbo_chart() -> ChartSpec:
    """Ten years with everything: an interval, a missing year, a break, a path and a provisional last figure."""
    values = {2022: 2.1984, 2023: 2.2578, 2024: 2.2433, 2025: 2.2187}
    return ChartSpec(
        title="Deelname sbo",
        description="Deelname aan het sbo daalt langzamer dan het pad.",
        unit="percent",
        first_year=2019,
        last_year=2028,
        series=(
            Point(2019, value=2.0441),
            Point(2020, low=2.0398, high=2.1091, estimate=2.07, example=True),
            Point(2021),
            *(Point(year, value=value, example=True) for year, value in values.items()),
            Point(2026, value=2.1971, provisional=True, example=True),
        ),
        national=(
            Point(2019, value=2.49),
            *(Point(year, value=2.52, example=True) for year in range(2022, 2026)),
        ),
        band=((2019, 2.1, 2.82), *((year, 2.2, 2.8) for year in range(2022, 2026))),
        path=((2023, 2.2578), (2028, 2.0)),
        baseline_label="nulmeting 2,26%",
        gap_label="16 leerlingen",
        breaks=((2022, "definitie versie 2"),),
        flags=((2026.2, "besluit 2026-14"),),
    )


def sbo_table() -> ValuesTable:
    """The table under that chart."""
    return ValuesTable(
        heading="1 oktober",
        years=tuple(str(year) for year in range(2019, 2029)),
        current=7,
        rows=(
            TableRow("leerlingen sbo", ("357", "353–365", "–", "379", "386", "381", "375", "370", "", "")),
            TableRow(
                "bao en sbo samen",
                ("17.465", "17.306–17.318", "–", "17.240", "17.096", "16.984", "16.902", "16.840", "", ""),
            ),
            TableRow(
                "deelname, %",
                ("2,04", "2,04–2,11", "–", "2,20", "2,26", "2,24", "2,22", "2,20", "", ""),
                emphasis=True,
            ),
            TableRow("pad, %", ("", "", "", "", "2,26", "2,21", "2,15", "2,10", "2,05", "2,00")),
            TableRow(
                "soort cijfer",
                ("definitief", "interval", "onbekend", *["definitief"] * 4, "voorlopig", "pad", "streef"),
                small=True,
            ),
        ),
        statuses=("", "", "", "", "", "on_track", "attention", "attention", "", ""),
    )


def sbo_page() -> IndicatorPage:
    """An indicator with chart, table and interpretation: two pages."""
    return IndicatorPage(
        key="deelname-sbo",
        label="Indicator 2.1.1",
        title="Deelname sbo",
        definition=(
            "Leerlingen in het sbo die in ons samenwerkingsverband naar school gaan, gedeeld door alle leerlingen "
            "in bao en sbo samen. Peildatum 1 oktober. Definitie sbo-deelname, versie 2."
        ),
        direction="down",
        plan_relation="speerpunt 2, doel 2.1",
        discussed="bestuur: besluiten, januari",
        figure_text="2,20",
        unit="%",
        figure_caption="370 van 16.840 leerlingen",
        reference="1 oktober 2026",
        release_status="voorlopig",
        status="attention",
        status_word="aandacht",
        sentence=(
            "16 leerlingen (0,09 procentpunt) boven het pad van 2,10%. Dat is meer dan de marge van 0,05 en minder "
            "dan de grens van 0,15. Voorlopig cijfer: het oordeel kan nog veranderen."
        ),
        chart=sbo_chart(),
        chart_heading="Deelname daalt voor het derde jaar, maar langzamer dan het pad",
        table=sbo_table(),
        in_words=(
            "Sinds de nulmeting (2,26% in 2023) daalde de deelname met 0,06 procentpunt; het pad vroeg 0,15. "
            "Landelijk bleef zij vrijwel gelijk. De as begint bij 1,8%."
        ),
        agreed="Van 2,26% in 2023 naar 2,00% in 2028, omlaag.",
        pace="U ligt 1 jaar en 10 maanden achter op het pad; nodig: nog 25 leerlingen minder voor 1 oktober 2027.",
        changes=(
            "Afspraak tot 1 januari 2026: van 2,26% in 2023 naar 1,90% in 2027, omlaag. Gewijzigd omdat de regio groeit.",
        ),
        interpretation=(
            Interpretation(
                "meetbaar",
                "De daling zit in groep 7 en 8: daar stroomden 19 leerlingen minder in dan het jaar ervoor. In "
                "groep 3 en 4 bleef de instroom gelijk.",
                "S. Aydin",
                date(2027, 1, 18),
            ),
            Interpretation(
                "merkbaar",
                "IB’ers van 38 van de 61 scholen zeggen dat hulp in de klas eerder begint (rubriek: stap 3 van 4, "
                "vorig jaar stap 2).",
                "S. Aydin",
                date(2027, 1, 18),
                question="Is een langzamere daling aanvaardbaar als er daardoor minder leerlingen naar het so gaan?",
            ),
        ),
        source_lines=(
            "DUO, leerlingen bao en sbo per samenwerkingsverband, peildatum 1 oktober 2026, voorlopig.",
            "In dit stuk vastgezet op 19 januari 2027. Verschillen zijn berekend vóór afronding.",
        ),
        is_example=True,
        example_note="Voorbeeld: alleen 2019 (2,04% en landelijk 2,49%) is een echt cijfer.",
    )


def rubric_page() -> IndicatorPage:
    """A merkbare indicator: levels instead of a chart."""
    return IndicatorPage(
        key="hulp-in-de-klas",
        label="Indicator 1.2.2",
        title="Hulp begint in de klas",
        definition="Oordeel op vier waarneembare zinnen, gegeven in het ib-overleg.",
        direction="up",
        plan_relation="speerpunt 1, doel 1.2",
        figure_text="3",
        unit="van 4",
        figure_caption="ib-overleg, 27 van 34 antwoorden",
        reference="oktober 2026",
        status="on_track",
        status_word="op koers",
        sentence="Stap 3 van 4; het pad vraagt in 2026 stap 3.",
        rubric=(
            RubricLevel(1, "Verwijzen is de eerste gedachte"),
            RubricLevel(2, "We overleggen vóór we verwijzen"),
            RubricLevel(3, "We proberen eerst een arrangement in de klas", is_current=True),
            RubricLevel(4, "De klas is zo ingericht dat het zelden nodig is"),
        ),
        interpretation=(
            Interpretation("merkbaar", "Scholen bellen eerder en vragen vaker mee te kijken.", "M. de Vries"),
        ),
        source_lines=("Ib-overleg van 14 oktober 2026, rubriek versie 1.",),
        is_example=True,
    )


def oplegger() -> Oplegger:
    """An oplegger with every field filled."""
    return Oplegger(
        portfolio="aanbod",
        author="directeur",
        asked_decisions=(
            "de verbrede toelating van het sbo met één schooljaar te verlengen, tot 1 augustus 2028;",
            "hiervoor € 184.000 te bestemmen uit de post thuisnabij aanbod;",
            "in januari 2028 terug te blikken, met de definitieve telling van 1 oktober 2026.",
        ),
        summary=(
            "Sinds augustus 2025 plaatsen twee sbo-scholen leerlingen die eerder naar het so gingen, met "
            "begeleiding vanuit het so. Nu zijn dat er 31. De deelname aan het sbo daalt, maar langzamer dan het "
            "pad vraagt; een deel van dat verschil is dus bedoeld. Wie nu stopt, zoekt voor deze leerlingen per "
            "augustus 2027 een andere plek."
        ),
        plan_relation=(
            "Speerpunt 2 Thuisnabij passend aanbod, doel 2.1 Minder leerlingen naar speciaal onderwijs, activiteit "
            "2.1.3 Verbrede toelating sbo."
        ),
        figures=(
            OpleggerFigure(
                "Deelname sbo",
                "2,20%",
                caption="voorlopig",
                status="attention",
                status_word="aandacht",
                sentence="16 leerlingen boven het pad van 2,10%. Van de 370 zouden er 14 anders in het so zitten.",
                spark=replace(sbo_chart(), first_year=2023, series=sbo_chart().series[4:], national=(), band=()),
                indicator_key="deelname-sbo",
            ),
        ),
        finances="€ 184.000 in 2027-2028, gedekt in de meerjarenbegroting. Het eigen vermogen verandert niet.",
        risks=(
            "Het cijfer is voorlopig; vorig jaar week het definitieve cijfer 0,08 procentpunt af. Eén locatie "
            "heeft een vacature voor een gedragswetenschapper."
        ),
        route=(
            RouteStep("Directieberaad", date(2026, 12, 3), "positief"),
            RouteStep("OPR", date(2027, 1, 13), "positief, één vraag"),
            RouteStep("Sbo-besturen", date(2027, 1, 18), "akkoord"),
            RouteStep("Bestuur", date(2027, 1, 28), "besluit", is_open=True),
        ),
        follow_up=(
            "Brief aan schoolbesturen en de twee sbo-scholen vóór 12 februari (directeur). De OPR krijgt antwoord "
            "op haar vraag over de ervaring van ouders."
        ),
    )


def board_pack() -> Pack:
    """A whole meeting of the board, as an example."""
    return Pack(
        swv_name="Samenwerkingsverband PO Voorbeeld",
        swv_code="PO2814",
        sector_name="primair onderwijs",
        is_example=True,
        body_name="Bestuur",
        date=date(2027, 1, 28),
        starts="13.30",
        ends="15.30",
        location="Bureau samenwerkingsverband, vergaderkamer 2",
        placed_on=date(2027, 1, 19),
        version=1,
        state="published",
        public_note="alle punten",
        mark="7c1e-40b9",
        items=_items(),
        quorum="Het bestuur besluit geldig als vijf van de negen leden aanwezig of vertegenwoordigd zijn.",
        next_meeting="Bestuur 15 april 2027, stukken op 6 april. Dan staat op de agenda: deelname so (definitief).",
    )


def _items() -> tuple[Item, ...]:
    progress = Oplegger(
        author="directeur",
        asked_decisions=("waar bijsturing nodig is, vooral bij plaatsing buiten de regio.",),
        summary="Van de twaalf indicatoren zijn er vijf op koers. Vier vragen aandacht, één is van koers.",
    )
    minutes = Oplegger(author="secretaris", asked_decisions=("het verslag van 10 december 2026 vast te stellen.",))
    return (
        Item(1, "Opening en vaststelling van de agenda", "inform", 5, "13.30", "voorzitter"),
        Item(2, "Verslag van 10 december 2026", "decide", 5, "13.35", "secretaris", "het verslag vaststellen", minutes),
        Item(3, "Mededelingen", "inform", 10, "13.40", "directeur"),
        Item(
            4,
            "Verbrede toelating sbo: doorgaan in 2027-2028",
            "decide",
            30,
            "13.50",
            "portefeuille aanbod",
            "één jaar verlengen met € 184.000",
            oplegger(),
            (sbo_page(),),
        ),
        Item(
            5,
            "Voortgang ondersteuningsplan 2024-2028",
            "discuss",
            25,
            "14.20",
            "directeur",
            "bespreken waar bijsturing nodig is",
            progress,
            (rubric_page(), replace(sbo_page(), key="nogmaals", interpretation=(), title="Deelname sbo, nogmaals")),
        ),
        Item(6, "Rondvraag en sluiting", "inform", 5, "15.25", "voorzitter"),
    )


def bare_pack(**changes: object) -> Pack:
    """A pack with nothing but what it cannot do without."""
    pack = Pack(
        swv_name="SWV PO Voorbeeld",
        swv_code="PO2814",
        sector_name="primair onderwijs",
        body_name="ALV",
        date=date(2026, 12, 10),
        placed_on=date(2026, 12, 1),
        state="published",
    )
    return replace(pack, **changes)


def pack_with(item: Item, **changes: object) -> Pack:
    """A bare pack with one item."""
    return bare_pack(items=(item,), **changes)


def item_with(*, sheet: Oplegger | None = None, **changes: object) -> Item:
    """An item to decide on, with or without an oplegger."""
    return replace(Item(1, "Onderwerp", "decide", oplegger=sheet), **changes)
