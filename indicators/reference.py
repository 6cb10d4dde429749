"""The national catalogue: which indicators there are and what exactly each counts.

Definitions follow the Dashboard passend onderwijs (Vensters): the denominator is bo + sbo, or vo including pro, always by the
school the pupil attends.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from indicators.enums import IndicatorKind, Sector, Unit

PO_FILES = "DUO, leerlingen po per vestiging"
VO_FILES = "DUO, leerlingen vo per vestiging"
SCHOOLGAAND = (
    "Telt leerlingen waar hun school staat. Een samenwerkingsverband zonder school voor {kind} staat daardoor op nul, en een "
    "samenwerkingsverband met een regionale school staat hoog. Niet geschikt om samenwerkingsverbanden te vergelijken."
)


@dataclass(frozen=True)
class NationalIndicator:
    """One row of the catalogue."""

    code: str
    name: str
    sector: Sector
    unit: Unit
    text: str
    numerator: str
    denominator: str = ""
    limits: str = ""
    source: str = PO_FILES


def _count(code: str, name: str, sector: Sector, who: str, source: str = PO_FILES) -> NationalIndicator:
    text = f"Aantal leerlingen {who}, geteld waar hun school staat."
    return NationalIndicator(code, name, sector, Unit.COUNT, text, f"leerlingen {who}", source=source)


CATALOGUE = (
    NationalIndicator(
        "deelname-sbo",
        "Deelname speciaal basisonderwijs",
        Sector.PO,
        Unit.PERCENT,
        "Leerlingen in het sbo, gedeeld door alle leerlingen in bo en sbo samen, geteld waar hun school staat.",
        "leerlingen sbo, schoolgaand",
        "leerlingen bo + sbo, schoolgaand",
        "Bij grensverkeer telt het samenwerkingsverband van de school, niet dat van de toelaatbaarheidsverklaring.",
    ),
    NationalIndicator(
        "deelname-so-schoolgaand",
        "Deelname speciaal onderwijs, schoolgaand",
        Sector.PO,
        Unit.PERCENT,
        "Leerlingen in het so, gedeeld door alle leerlingen in bo en sbo samen, geteld waar hun school staat.",
        "leerlingen so, schoolgaand",
        "leerlingen bo + sbo, schoolgaand",
        SCHOOLGAAND.format(kind="so") + " Inclusief cluster 1 en 2.",
    ),
    NationalIndicator(
        "deelname-so-woonachtig",
        "Deelname speciaal onderwijs, woonachtig",
        Sector.PO,
        Unit.PERCENT,
        "Leerlingen in het so naar de postcode waar zij wonen, gedeeld door alle leerlingen in bo en sbo die in het "
        "samenwerkingsverband naar school gaan.",
        "leerlingen so, woonachtig",
        "leerlingen bo + sbo, schoolgaand",
        "Benadert het samenwerkingsverband dat betaalt. Leerlingen van wie de postcode onbekend of buitenlands is, tellen bij geen. "
        "Inclusief cluster 1 en 2.",
        "DUO, leerlingen po per postcode en leeftijd",
    ),
    NationalIndicator(
        "deelname-vso-schoolgaand",
        "Deelname voortgezet speciaal onderwijs, schoolgaand",
        Sector.VO,
        Unit.PERCENT,
        "Leerlingen in het vso, gedeeld door alle leerlingen in het vo (met praktijkonderwijs, zonder vso), geteld waar hun school staat.",
        "leerlingen vso, schoolgaand",
        "leerlingen vo met pro, schoolgaand",
        SCHOOLGAAND.format(kind="vso"),
        f"{PO_FILES}; {VO_FILES}",
    ),
    NationalIndicator(
        "deelname-pro",
        "Deelname praktijkonderwijs",
        Sector.VO,
        Unit.PERCENT,
        "Leerlingen in het praktijkonderwijs, gedeeld door alle leerlingen in het vo (met praktijkonderwijs, zonder vso), geteld waar "
        "hun school staat.",
        "leerlingen pro",
        "leerlingen vo met pro, schoolgaand",
        source=VO_FILES,
    ),
    _count("leerlingen-bo", "Leerlingen basisonderwijs", Sector.PO, "in het bo"),
    _count("leerlingen-sbo", "Leerlingen speciaal basisonderwijs", Sector.PO, "in het sbo"),
    _count("leerlingen-so", "Leerlingen speciaal onderwijs", Sector.PO, "in het so"),
    _count("leerlingen-vso", "Leerlingen voortgezet speciaal onderwijs", Sector.VO, "in het vso"),
    _count("leerlingen-vo", "Leerlingen voortgezet onderwijs", Sector.VO, "in het vo (met pro, zonder vso)", VO_FILES),
    _count("leerlingen-pro", "Leerlingen praktijkonderwijs", Sector.VO, "in het pro", VO_FILES),
)


def load_catalogue(**_: Any) -> None:
    """Add what is missing of the national catalogue; runs after each migrate and never changes a stored definition."""
    from indicators.models import Indicator, IndicatorDefinition  # noqa: PLC0415 -- called before the apps are ready otherwise
    from osp.scope import scopes_disabled  # noqa: PLC0415 -- idem

    with scopes_disabled(), transaction.atomic():
        present = set(Indicator.objects.filter(swv__isnull=True).values_list("code", flat=True))
        for position, row in enumerate(CATALOGUE):
            if row.code in present:
                continue
            indicator = Indicator.objects.create(
                code=row.code,
                name=row.name,
                kind=IndicatorKind.MEASURABLE,
                sector=row.sector,
                unit=row.unit,
                position=position,
                measurement_frequency="jaarlijks, teldatum 1 oktober",
            )
            IndicatorDefinition.objects.create(
                indicator=indicator,
                text=row.text,
                numerator=row.numerator,
                denominator=row.denominator,
                limits=row.limits,
                source_text=row.source,
            )
