"""The fictional PO samenwerkingsverband. Names, texts and every figure named in Invented are made up."""

from datetime import date

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
from meetings.demo.po_measured import PO_MEASURED
from meetings.demo.po_narrative import ABSENCE, ALLOCATION, PARTICIPATION
from meetings.enums import Purpose

BOARD_MONTHS = (9, 12, 1, 4, 6)
ALV_MONTHS = (12, 6)

NEARBY = Priority(
    process=PARTICIPATION,
    title="Thuisnabij en passend",
    description="Minder kinderen reizen naar een school buiten hun wijk, omdat de school in de wijk meer kan.",
    goals=(
        Goal(
            title="De deelname aan het sbo daalt naar 2,00% in 2027-2028",
            measurable="Op 1 oktober 2027 gaat ten hoogste 2,00% van de leerlingen in bo en sbo naar het sbo.",
            noticeable="Ib’ers proberen eerst een arrangement in de klas voordat zij aan verwijzen denken.",
            owner="kwaliteitsmedewerker",
            links=(
                Link(
                    "deelname-sbo",
                    means="DUO, leerlingen po per vestiging",
                    baseline=(2023, 2.26),
                    target=(2027, 2.0),
                    bounds=(0.05, 0.15),
                    rhythms=(
                        Rhythm("Bestuur", Purpose.DISCUSS, BOARD_MONTHS),
                        Rhythm("ALV", Purpose.INFORM, ALV_MONTHS),
                        Rhythm("Zoco- en ib-overleg", Purpose.DISCUSS, every_weeks=6),
                    ),
                    interpretation=(
                        "De daling past bij de verbrede toelating op twee basisscholen. In het noorden van de regio steeg de deelname "
                        "licht; daar startte het wijkteam pas in maart. Vraag voor het gesprek: gaan wij daar door of anders doen?"
                    ),
                ),
                Link(
                    "handelingsruimte-ib",
                    means="Rubriek, gescoord in het ib-overleg",
                    direction=Direction.UP,
                    baseline=(2023, 2.0),
                    target=(2027, 4.0),
                    bounds=(0.5, 1.0),
                    rhythms=(
                        Rhythm("Bestuur", Purpose.DISCUSS, BOARD_MONTHS),
                        Rhythm("Zoco- en ib-overleg", Purpose.DISCUSS, every_weeks=6),
                    ),
                ),
            ),
            activities=(
                Activity("Verbrede toelating op twee basisscholen", ActivityStatus.RUNNING, "directeur", (8, 7)),
                Activity("Arrangement rekenen in de klas", ActivityStatus.DONE, "kwaliteitsmedewerker", (9, 2)),
            ),
        ),
        Goal(
            title="De deelname aan het so blijft onder 2,20%",
            measurable="De deelname aan het so naar woonplaats blijft tussen 1,80% en 2,20%.",
            noticeable="Ouders ervaren dat een plek in het so tijdelijk kan zijn.",
            owner="directeur",
            links=(
                Link(
                    "deelname-so-woonachtig",
                    means="DUO, leerlingen po per postcode en leeftijd",
                    direction=Direction.CORRIDOR,
                    band=(1.8, 2.2),
                    bounds=(0.05, 0.2),
                    rhythms=(Rhythm("Bestuur", Purpose.DISCUSS, (1, 6)), Rhythm("ALV", Purpose.INFORM, ALV_MONTHS)),
                ),
            ),
            activities=(
                Activity(
                    "Terugplaatsing bespreken in elk dossier", ActivityStatus.RUNNING, "kwaliteitsmedewerker", (9, 6)
                ),
            ),
        ),
    ),
)

HOME = Priority(
    process=ABSENCE,
    title="Elk kind in beeld",
    description="Geen kind zit langer dan drie maanden thuis zonder passend aanbod.",
    goals=(
        Goal(
            title="Langer dan drie maanden thuis: geen enkel kind",
            measurable="Op 1 augustus 2028 zit geen kind langer dan drie maanden thuis zonder aanbod.",
            noticeable="Ouders weten wie de regie heeft als hun kind thuiszit.",
            owner="directeur",
            links=(
                Link(
                    "thuiszitters-drie-maanden",
                    means="Telling van de gemeenten, elk jaar op 1 augustus",
                    baseline=(2023, 18.0),
                    target=(2027, 0.0),
                    steps=((2024, 16.0), (2025, 12.0), (2026, 5.0)),
                    bounds=(1.0, 3.0),
                    rhythms=(
                        Rhythm("Bestuur", Purpose.DISCUSS, BOARD_MONTHS),
                        Rhythm("ALV", Purpose.DISCUSS, ALV_MONTHS),
                    ),
                    interpretation=(
                        "Van de elf kinderen wachten er vijf op jeugdhulp. Voor drie kinderen is een plek gevonden per januari."
                    ),
                ),
                Link(
                    "ouders-weten-regie",
                    means="Gesprek met ouders, twee keer per jaar",
                    direction=Direction.UP,
                    baseline=(2023, 1.0),
                    target=(2027, 4.0),
                    bounds=(0.5, 1.0),
                    rhythms=(Rhythm("Bestuur", Purpose.DISCUSS, BOARD_MONTHS),),
                ),
            ),
            activities=(
                Activity("Eén regisseur per thuiszitter", ActivityStatus.RUNNING, "directeur", (8, 7)),
                Activity(
                    "Gezamenlijke definities met leerplicht", ActivityStatus.DONE, "kwaliteitsmedewerker", (9, 12)
                ),
                Activity("Afspraken over wachttijd jeugdhulp in het OOGO", ActivityStatus.PLANNED, "directeur", (1, 6)),
            ),
        ),
    ),
)

SIMPLE = Priority(
    process=ALLOCATION,
    title="Eenvoudige toewijzing",
    description="Een school weet binnen zes weken waar zij aan toe is, zonder dubbele formulieren.",
    goals=(
        Goal(
            title="Negen van de tien leerlingen hebben binnen zes weken een passende plek",
            measurable="90% van de leerlingen met een aanvraag heeft binnen zes weken een passende plek.",
            noticeable="Aanvragers vinden de procedure helder en voelen zich gehoord.",
            owner="kwaliteitsmedewerker",
            links=(
                Link(
                    "binnen-zes-weken-op-plek",
                    means="Eigen registratie toelaatbaarheidsverklaringen",
                    direction=Direction.UP,
                    baseline=(2023, 71.0),
                    target=(2027, 90.0),
                    was=95.0,
                    changed_on=date(2026, 1, 15),
                    because="jeugdhulp in twee gemeenten een wachtlijst kreeg die wij niet in de hand hebben",
                    bounds=(2.0, 6.0),
                    rhythms=(Rhythm("Bestuur", Purpose.INFORM, (12, 6)),),
                ),
            ),
            activities=(
                Activity(
                    "Aanvraag en overdracht in één formulier", ActivityStatus.DONE, "kwaliteitsmedewerker", (8, 1)
                ),
            ),
        ),
        Goal(
            title="Elke school weet wat zij zelf kan en wat het samenwerkingsverband doet",
            measurable="",
            noticeable="Directeuren leggen zelf uit wanneer zij hulp van buiten vragen.",
            owner="",
            activities=(Activity("Ronde langs alle schoolbesturen", ActivityStatus.PLANNED, "directeur", (1, 4)),),
        ),
    ),
)

PO_EXAMPLE = Example(
    code="PO2814",
    name="SWV PO Voorbeeld",
    mission="Ieder kind gaat zo dicht mogelijk bij huis naar een school waar het groeit.",
    vision=(
        "Scholen, ouders en jeugdhulp lossen samen op wat een kind nodig heeft. Wij beginnen in de klas, wij kijken naar wat wel kan, "
        "en een plek in het speciaal onderwijs is er voor wie haar nodig heeft en zolang dat nodig is."
    ),
    priorities=(NEARBY, HOME, SIMPLE),
    indicators=(
        OwnIndicator(
            "handelingsruimte-ib",
            "Handelingsruimte van ib’ers",
            "Wat ib’ers doen als een leerling vastloopt, gescoord op vier waarneembare zinnen.",
            rubric=(
                "Verwijzen is de eerste gedachte",
                "Wij overleggen voordat wij verwijzen",
                "Wij proberen eerst een arrangement in de klas",
                "De klas is zo ingericht dat het zelden nodig is",
            ),
        ),
        OwnIndicator(
            "ouders-weten-regie",
            "Ouders weten wie de regie heeft",
            "Wat ouders van thuiszitters zeggen over wie hen helpt, gescoord op vier waarneembare zinnen.",
            rubric=(
                "Ouders bellen zelf alle instanties af",
                "Ouders kennen een naam, maar moeten zelf bellen",
                "Ouders worden gebeld door één vaste persoon",
                "Ouders en die persoon maken samen het plan",
            ),
        ),
        OwnIndicator(
            "binnen-zes-weken-op-plek",
            "Leerlingen binnen zes weken op een passende plek",
            "Leerlingen die binnen zes weken na een volledig dossier op een passende plek zitten, van alle leerlingen met een aanvraag.",
            unit=Unit.PERCENT,
            numerator="leerlingen binnen zes weken op een plek",
            denominator="leerlingen met een aanvraag in het schooljaar",
        ),
    ),
    invented=(
        Invented(
            "deelname-sbo",
            {
                2020: (362, 17390),
                2021: (371, 17280),
                2022: (380, 17170),
                2023: (386, 17096),
                2025: (375, 16902),
                2026: (370, 16840),
            },
            provisional=2026,
        ),
        Invented(
            "deelname-so-woonachtig",
            {2021: (349, 17280), 2022: (352, 17170), 2023: (358, 17096), 2025: (361, 16902), 2026: (366, 16840)},
            provisional=2026,
        ),
        Invented(
            "thuiszitters-drie-maanden",
            {
                2018: (14, None),
                2019: (13, None),
                2020: (16, None),
                2021: (18, None),
                2022: (19, None),
                2023: (18, None),
                2024: (16, None),
                2025: (13, None),
                2026: (11, None),
            },
        ),
        Invented("binnen-zes-weken-op-plek", {2023: (164, 231), 2024: (178, 236), 2025: (201, 240), 2026: (212, 244)}),
    ),
    scores=(
        Score("handelingsruimte-ib", 2, 2023, "Nulmeting in het ib-overleg, 31 van 34 scholen."),
        Score("handelingsruimte-ib", 2, 2024, "Meer overleg, maar verwijzen blijft de gewoonte."),
        Score("handelingsruimte-ib", 3, 2025, "Arrangementen in de klas komen op gang, 29 van 34 scholen."),
        Score("handelingsruimte-ib", 3, 2026, "Zoco’s noemen het eerste gesprek nu vaker dan de verwijzing."),
        Score("ouders-weten-regie", 1, 2023, "Acht gesprekken met ouders."),
        Score("ouders-weten-regie", 2, 2025, "Tien gesprekken; de naam is bekend, het bellen niet."),
        Score("ouders-weten-regie", 2, 2026, "Negen gesprekken; nog geen verschil met vorig jaar."),
    ),
    measured=PO_MEASURED,
    covers=(
        Cover(
            goal="De deelname aan het sbo daalt naar 2,00% in 2027-2028",
            purpose=Purpose.DECIDE,
            minutes=30,
            asked=(
                "Het bestuur besluit de verbrede toelating tot het sbo met één schooljaar te verlengen, tot 1 augustus 2028.\n"
                "Het bestuur besluit in januari terug te blikken, met de definitieve telling van 1 oktober."
            ),
            summary=(
                "Sinds augustus plaatsen twee basisscholen leerlingen die eerder naar het sbo gingen, met begeleiding vanuit het sbo. "
                "De deelname aan het sbo daalt, maar langzamer dan het pad vraagt. Een deel van dat verschil zit in het noorden van de "
                "regio, waar het wijkteam later begon. Wie nu stopt, zoekt voor deze leerlingen per augustus een andere plek."
            ),
            finances="€ 184.000 in 2027-2028, gedekt in de meerjarenbegroting, post thuisnabij aanbod.",
            risks="Het cijfer is voorlopig. Eén locatie heeft een vacature voor een gedragswetenschapper.",
            route="Directieberaad; 12 november; positief\nZoco- en ib-overleg; 17 november; positief, één vraag",
            follow_up="Brief aan de schoolbesturen en de twee scholen vóór de kerstvakantie (directeur).",
        ),
        Cover(
            goal="Langer dan drie maanden thuis: geen enkel kind",
            purpose=Purpose.DISCUSS,
            minutes=25,
            asked="Het bestuur bespreekt waar de aanpak moet versnellen, vooral de afspraken met jeugdhulp.",
            summary=(
                "Er zitten minder kinderen langdurig thuis, maar het tempo ligt onder het pad. Van de kinderen die nu thuiszitten wacht "
                "bijna de helft op jeugdhulp. Ouders kennen intussen een naam, maar moeten nog vaak zelf bellen."
            ),
            risks="De wachttijd bij jeugdhulp ligt buiten onze invloed; het OOGO bespreekt haar in het voorjaar.",
        ),
    ),
    place="Bureau samenwerkingsverband, vergaderkamer 2",
)
