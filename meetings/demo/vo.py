"""The fictional VO samenwerkingsverband. Names, texts and every figure named in Invented are made up."""

from goals.enums import ActivityStatus, Direction
from indicators.enums import Unit
from meetings.demo.content import (
    Activity,
    Cover,
    Example,
    Goal,
    Invented,
    Link,
    OwnIndicator,
    Priority,
    Rhythm,
    Score,
)
from meetings.demo.vo_measured import VO_MEASURED
from meetings.enums import Purpose

BOARD_MONTHS = (9, 12, 1, 4, 6)
ALV_MONTHS = (12, 6)

FEWER = Priority(
    process="In kaart brengen en ontwikkelen van verwijzing en deelname speciaal onderwijs",
    title="Geleidelijke daling van leerlingen in het vso",
    description=(
        "Met arrangementen en een eigen trajectvoorziening zijn scholen beter in staat leerlingen te ondersteunen die dat nodig hebben."
    ),
    goals=(
        Goal(
            title="De deelname aan het vso blijft gelijk of daalt",
            measurable="De deelname aan het vso ligt in 2027 op ten hoogste 4,40%.",
            noticeable="Zorgcoördinatoren ervaren meer handelingsruimte.",
            owner="kwaliteitsmedewerker",
            links=(
                Link(
                    "deelname-vso-schoolgaand",
                    means="DUO, leerlingen vso en vo",
                    baseline=(2023, 4.72),
                    target=(2027, 4.4),
                    bounds=(0.05, 0.2),
                    rhythms=(
                        Rhythm("Bestuur", Purpose.DISCUSS, BOARD_MONTHS),
                        Rhythm("ALV", Purpose.INFORM, ALV_MONTHS),
                        Rhythm("Zoco-overleg", Purpose.DISCUSS, every_weeks=6),
                    ),
                    interpretation="De daling volgt de opening van de trajectvoorzieningen op vier scholen, niet de krimp.",
                ),
                Link(
                    "handelingsruimte-zoco",
                    means="Rubriek, gescoord in het zoco-overleg",
                    direction=Direction.UP,
                    baseline=(2023, 1.0),
                    target=(2027, 3.0),
                    bounds=(0.5, 1.0),
                    rhythms=(
                        Rhythm("Bestuur", Purpose.DISCUSS, BOARD_MONTHS),
                        Rhythm("Zoco-overleg", Purpose.DISCUSS, every_weeks=6),
                    ),
                ),
            ),
            activities=(
                Activity("Interne trajectvoorziening op elke vo-school", ActivityStatus.RUNNING, "directeur", (8, 7)),
                Activity("Scholing voor zorgcoördinatoren", ActivityStatus.RUNNING, "kwaliteitsmedewerker", (9, 5)),
            ),
        ),
        Goal(
            title="Praktijkonderwijs blijft bereikbaar",
            measurable="De deelname aan het praktijkonderwijs blijft tussen 1,80% en 2,10%.",
            noticeable="Leerlingen in het praktijkonderwijs zeggen: hier hoor ik.",
            owner="directeur",
            links=(
                Link(
                    "deelname-pro",
                    means="DUO, leerlingen vo per vestiging",
                    direction=Direction.CORRIDOR,
                    band=(1.8, 2.1),
                    bounds=(0.03, 0.15),
                    rhythms=(Rhythm("Bestuur", Purpose.INFORM, (1, 6)), Rhythm("ALV", Purpose.INFORM, (6,))),
                ),
                Link(
                    "leerlingen-pro",
                    means="DUO, leerlingen vo per vestiging",
                    direction=Direction.MAINTAIN,
                    baseline=(2019, 525.0),
                    bounds=(15.0, 40.0),
                    rhythms=(Rhythm("Bestuur", Purpose.INFORM, (1,)),),
                ),
            ),
            activities=(Activity("Loopbaanroute met het mbo", ActivityStatus.PLANNED, "directeur", (1, 7)),),
        ),
    ),
)

VOICE = Priority(
    process="Ondersteuning en ontwikkelingsperspectief",
    title="Stem van leerling en ouder",
    description="Leerlingen en ouders praten mee over hun plan, en dat is te zien.",
    goals=(
        Goal(
            title="In elk ontwikkelingsperspectief staat wat de leerling zelf zegt",
            measurable="In 2027 bevat 95% van de ontwikkelingsperspectieven inbreng van de leerling.",
            noticeable="Leerlingen herkennen zich in hun plan.",
            owner="kwaliteitsmedewerker",
            links=(
                Link(
                    "leerlingen-met-inbreng",
                    means="Steekproef, elk najaar",
                    direction=Direction.UP,
                    baseline=(2023, 54.0),
                    target=(2027, 95.0),
                    bounds=(3.0, 10.0),
                    rhythms=(Rhythm("Bestuur", Purpose.DISCUSS, (12, 6)), Rhythm("ALV", Purpose.DISCUSS, (12,))),
                ),
                Link(
                    "leerling-herkent-plan",
                    means="Panel van leerlingen",
                    direction=Direction.UP,
                    baseline=(2023, 2.0),
                    target=(2027, 4.0),
                    bounds=(0.5, 1.0),
                    rhythms=(Rhythm("Bestuur", Purpose.DISCUSS, (12, 6)),),
                ),
            ),
            activities=(
                Activity("Handreiking hoorrecht", ActivityStatus.DONE, "kwaliteitsmedewerker", (8, 11)),
                Activity(
                    "Steekproef hoorrecht op twaalf scholen", ActivityStatus.RUNNING, "kwaliteitsmedewerker", (10, 12)
                ),
            ),
        ),
    ),
)

VO_EXAMPLE = Example(
    code="VO2507",
    name="SWV VO Voorbeeld",
    mission="Elke leerling haalt een diploma of vindt een plek die past.",
    vision="De school is de plek waar hulp begint. Wij brengen kennis de school in, zodat minder leerlingen eruit hoeven.",
    priorities=(FEWER, VOICE),
    indicators=(
        OwnIndicator(
            "handelingsruimte-zoco",
            "Handelingsruimte van zoco’s",
            "Wat zorgcoördinatoren doen als een leerling vastloopt, gescoord op vier waarneembare zinnen.",
            rubric=(
                "Wij zoeken meteen een plek elders",
                "Wij vragen eerst advies",
                "Wij zetten de eigen trajectvoorziening in",
                "Mentoren lossen het met ons in de klas op",
            ),
        ),
        OwnIndicator(
            "leerling-herkent-plan",
            "Leerling herkent zich in het plan",
            "Wat leerlingen in het panel zeggen over hun ontwikkelingsperspectief.",
            rubric=(
                "Ik wist niet dat er een plan was",
                "Er is een plan, maar niet van mij",
                "Mijn woorden staan erin",
                "Ik maak mijn plan zelf, met hulp",
            ),
        ),
        OwnIndicator(
            "leerlingen-met-inbreng",
            "Leerlingen met eigen inbreng in hun plan",
            "Leerlingen in de steekproef van wie in het ontwikkelingsperspectief staat wat zij zelf vinden.",
            unit=Unit.PERCENT,
            numerator="leerlingen met inbreng",
            denominator="leerlingen in de steekproef",
        ),
    ),
    invented=(
        Invented(
            "deelname-vso-schoolgaand",
            {
                2020: (1275, 26690),
                2021: (1268, 26610),
                2022: (1261, 26540),
                2023: (1249, 26470),
                2024: (1226, 26400),
                2025: (1203, 26350),
                2026: (1180, 26290),
            },
            provisional=2026,
        ),
        Invented(
            "deelname-pro",
            {
                2021: (519, 26610),
                2022: (516, 26540),
                2023: (512, 26470),
                2024: (507, 26400),
                2025: (503, 26350),
                2026: (498, 26290),
            },
            provisional=2026,
        ),
        Invented(
            "leerlingen-pro",
            {2022: (516, None), 2023: (512, None), 2024: (507, None), 2025: (503, None), 2026: (498, None)},
        ),
        Invented("leerlingen-met-inbreng", {2023: (65, 120), 2024: (73, 118), 2025: (85, 121), 2026: (98, 124)}),
    ),
    scores=(
        Score("handelingsruimte-zoco", 1, 2023, "Nulmeting bij 41 zorgcoördinatoren."),
        Score("handelingsruimte-zoco", 2, 2025, "Advies vragen is gewoon geworden."),
        Score(
            "handelingsruimte-zoco", 3, 2026, "Twee van de drie zoco’s noemen de trajectvoorziening als eerste stap."
        ),
        Score("leerling-herkent-plan", 2, 2023, "Panel van 14 leerlingen."),
        Score("leerling-herkent-plan", 2, 2026, "Panel van 16 leerlingen; het gesprek is er, de woorden nog niet."),
    ),
    measured=VO_MEASURED,
    covers=(
        Cover(
            goal="De deelname aan het vso blijft gelijk of daalt",
            purpose=Purpose.DISCUSS,
            minutes=25,
            asked="Het bestuur bespreekt of de trajectvoorziening naar de vier overige scholen gaat.",
            summary=(
                "De deelname aan het vso daalt sinds vier scholen een eigen trajectvoorziening hebben. "
                "Zorgcoördinatoren merken dat zij meer "
                "zelf kunnen. De vier andere scholen vragen om dezelfde ondersteuning."
            ),
            finances="€ 310.000 per schooljaar voor vier scholen, nog niet gedekt.",
        ),
    ),
    place="Kantoor samenwerkingsverband, zaal Oost",
)
