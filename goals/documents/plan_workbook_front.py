"""The first sheet of a plan's workbook: how to use the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from goals.kinds import Kind
from goals.sheets import NUMBER, UNDER, clean
from osp import dutch


@dataclass(frozen=True, slots=True)
class Front:
    """What it says: of which plan, from when, and how many rows each sheet has."""

    title: str
    tenant: str
    taken_at: datetime
    counts: Mapping[Kind, int]


def write_front(sheet: Any, front: Front, names: Mapping[Kind, str]) -> None:
    """Fill the sheet."""
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 100
    for place, (label, told) in enumerate(_explained(front, names)):
        name, text = WriteOnlyCell(sheet, clean(label)), WriteOnlyCell(sheet, clean(told))
        for cell in (name, text):
            cell.data_type, cell.quotePrefix = "s", True
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        name.font = Font(bold=True, size=14 if place == 0 else 11)
        text.font = Font(bold=place == 0, size=14 if place == 0 else 11)
        sheet.append([name, text])


def _explained(front: Front, names: Mapping[Kind, str]) -> Iterator[tuple[str, str]]:
    moment = f"{dutch.date_long(front.taken_at.date())} om {dutch.clock(front.taken_at)}"
    yield "Het plan in Excel", front.title
    yield "Opgehaald", f"{moment}, van {front.tenant}"
    yield "", ""
    yield "Wijzigen", "Wijzig een cel en lees het bestand weer in: Plan, Meer, Excel. U ziet eerst wat er verandert."
    yield (
        "Toevoegen",
        (
            f"Schrijf onderaan een blad een nieuwe regel. Zet in „{UNDER}” het nummer van wat er boven staat, zoals 2 of 2.1. "
            f"Geef een nieuw onderdeel zelf een „{NUMBER}” als er regels onder komen. Kopieert u een regel, laat dan de "
            "verborgen kolommen A en B van de kopie leeg."
        ),
    )
    yield (
        "Weghalen",
        "Verwijder de regel. Bij het inlezen vinkt u aan wat naar het archief gaat; zonder vinkje blijft het staan.",
    )
    movable = f"{names[Kind.GOAL]} en {names[Kind.ACTIVITY]}"
    yield "Verplaatsen", f"Op de bladen {movable}: wijzig „{UNDER}”. De volgorde van de regels telt niet."
    yield (
        "Datums en getallen",
        "Zoals u gewend bent: 31-1-2027 en 2,5 of 2,5%. Een percentage loopt van 0 tot en met 100.",
    )
    yield "Schooljaren", "Schrijf 2026-2027. Tussenstappen schrijft u als 2026-2027: 2,3; 2027-2028: 2,1."
    yield (
        "Opmaak van teksten",
        "**vet**, *cursief*, regels die met - of 1. beginnen voor een lijst. Alt+Enter geeft een nieuwe regel.",
    )
    yield "Formules", "Een formule wordt niet ingelezen. Plak de uitkomst als waarde."
    yield (
        "Iemand anders",
        "Wijzigde iemand intussen hetzelfde, dan ziet u beide en kiest u. Er wordt niets overschreven zonder uw keuze.",
    )
    yield "", ""
    yield "Blad", "Wat erop staat"
    for kind, title in names.items():
        yield title, f"{_ABOUT[kind]} {dutch.plural(front.counts[kind], 'regel', 'regels')}."


_ABOUT = {
    Kind.PLAN: "Titel, looptijd, visie en wat het plan verder over zichzelf zegt.",
    Kind.CHAPTER: "De hoofdstukken, voor en na.",
    Kind.PRIORITY: "Het hoogste niveau.",
    Kind.GOAL: "Het tweede niveau, met wat u ermee wilt bereiken.",
    Kind.ACTIVITY: "Wat er gedaan wordt, door wie en wanneer.",
    Kind.LINK: "Indicatoren met nulmeting, streefwaarde, marge, grens en pad.",
    Kind.MILESTONE: "Wat er op een dag is.",
    Kind.BUDGET: "Begroot en besteed, per jaar.",
    Kind.RISK: "Wat anders kan lopen en wat u eraan doet.",
    Kind.SCOPE: "Schoolbesturen waarvoor een onderdeel geldt. Zonder regels geldt het voor alle.",
    Kind.TAG: "Wat een onderdeel van wet, verantwoordelijkheden en inspectiestandaarden dient.",
}
