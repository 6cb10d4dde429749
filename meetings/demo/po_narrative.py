"""What the fictional PO samenwerkingsverband writes beside its doelen. Every name, text and amount here is made up."""

from goals.enums import MoneyKind, YearKind
from meetings.demo.narrative import Chapter, Details, Milestone, Money, Narrative, Risk

PARTICIPATION = "In kaart brengen en ontwikkelen van verwijzing en deelname speciaal onderwijs"
ABSENCE = "In kaart brengen en reduceren van verzuim en thuiszitters"
ALLOCATION = "Proces van toewijzing van extra ondersteuning (TvO)"

PO_NARRATIVE = Narrative(
    core_values=(
        "Dichtbij: hulp begint waar het kind al is.\n"
        "Samen: scholen, ouders en jeugdhulp maken één plan.\n"
        "Eerlijk: wij zeggen wat wij kunnen en wat niet."
    ),
    chapters=(
        Chapter(
            "Wie wij zijn",
            "In ons samenwerkingsverband werken negentien schoolbesturen samen, met 34 basisscholen, twee scholen voor speciaal "
            "basisonderwijs en drie scholen voor speciaal onderwijs.\n\n"
            "Het bureau is klein: een directeur, een kwaliteitsmedewerker en vier consulenten. Het meeste werk gebeurt in de scholen.",
        ),
        Chapter(
            "Zo hebben wij het geregeld",
            "Elke school biedt de basisondersteuning die wij samen hebben afgesproken. Wat meer vraagt, vraagt de school aan bij "
            "het wijkteam van het samenwerkingsverband. Een toelaatbaarheidsverklaring is er als de school en het wijkteam samen "
            "zien dat het kind elders beter op zijn plaats is.\n\n"
            "Ouders en leerlingen zitten bij elk gesprek aan tafel.",
        ),
        Chapter(
            "Hoe dit plan tot stand kwam",
            "Wij spraken met ib’ers, directeuren, ouders en jeugdhulp, en legden het concept voor aan de "
            "ondersteuningsplanraad en de gemeenten.",
            is_closing=True,
        ),
        Chapter(
            "Woorden die wij gebruiken",
            "Thuiszitter: een leerling die langer dan vier weken geen onderwijs volgt zonder vrijstelling.\n"
            "Arrangement: extra hulp in de klas, voor een afgesproken tijd.",
            is_closing=True,
        ),
    ),
    details={
        "Thuisnabij en passend": Details(
            owner="directeur",
            starts=2024,
            responsibility="netwerk",
            tags=("wpo-18a-8-a", "netwerk-aanbod", "bka1"),
            money=(
                Money(0, 40_000, 31_250, "Onderzoek naar reistijden"),
                Money(1, 25_000, note="Gesprekken in de wijken"),
            ),
        ),
        "De deelname aan het sbo daalt naar 2,00% in 2027-2028": Details(
            starts=2024,
            responsibility="netwerk",
            achieved_measurable="Na twee jaar is de deelname van 2,26% naar 2,20% gedaald.",
            achieved_noticeable="In 29 van de 34 scholen noemt de ib’er eerst het arrangement.",
            tags=("wpo-18a-8-c", "wpo-18a-8-e", "netwerk-resultaten", "bka2"),
            milestones=(
                Milestone("Criteria verbrede toelating vastgesteld", 11, ahead=-1),
                Milestone("Twee basisscholen gestart", 8),
                Milestone("Tussenmeting bij ib’ers besproken", 10, is_reached=False),
                Milestone("Besluit over uitbreiding naar vier scholen", 4),
            ),
            money=(
                Money(0, 184_000, note="Begeleiding vanuit het sbo", clock=YearKind.SCHOOL),
                Money(1, 184_000, note="Begeleiding vanuit het sbo", clock=YearKind.SCHOOL),
            ),
            risks=(
                Risk(
                    "Geen gedragswetenschapper te vinden voor het noorden",
                    3,
                    2,
                    "Samen werven met het samenwerkingsverband vo.",
                ),
                Risk(
                    "Scholen verwijzen weer vroeger als de begeleiding stopt",
                    2,
                    3,
                    "De begeleiding bouwt in twee jaar af, met een gesprek per half jaar.",
                    indicator="onderinstroom-sbo",
                ),
            ),
        ),
        "Verbrede toelating op twee basisscholen": Details(
            responsibility="netwerk",
            boards=(0, 1),
            milestones=(Milestone("Evaluatie met de twee teams", 6),),
            money=(
                Money(0, 30_000, 12_000, "Scholing van de teams", YearKind.SCHOOL, MoneyKind.LUMPSUM),
                Money(0, 60_000, 58_400, "Extra handen in de klas", YearKind.SCHOOL),
            ),
        ),
        "De deelname aan het so blijft onder 2,20%": Details(
            responsibility="netwerk", tags=("wpo-18a-8-c", "wpo-18a-8-d", "netwerk-resultaten")
        ),
        "Elk kind in beeld": Details(
            owner="directeur",
            starts=2024,
            responsibility="netwerk",
            tags=("wpo-18a-8-a", "netwerk-verzuim"),
        ),
        "Langer dan drie maanden thuis: geen enkel kind": Details(
            starts=2024,
            responsibility="netwerk",
            tags=("wpo-18a-8-e", "wpo-18a-8-f", "bureau-afstemming", "netwerk-verzuim", "bka3"),
            milestones=(
                Milestone("Gezamenlijke definities in alle gemeenten", 12, ahead=-1),
                Milestone("Afspraken over wachttijd in het OOGO", 6),
            ),
            money=(
                Money(0, 45_000, 38_900, "Regisseurs thuiszitters"),
                Money(1, 45_000, note="Regisseurs thuiszitters"),
            ),
            risks=(
                Risk(
                    "De wachttijd bij jeugdhulp loopt op",
                    3,
                    3,
                    "In het OOGO elk kwartaal op de agenda.",
                    indicator="jeugdhulp",
                ),
                Risk("Een gemeente telt anders", 1, 2, "Eén formulier voor alle gemeenten."),
            ),
        ),
        "Eenvoudige toewijzing": Details(
            owner="kwaliteitsmedewerker",
            starts=2024,
            responsibility="bureau",
            tags=("wpo-18a-8-b", "bureau-toewijzing"),
        ),
        "Negen van de tien leerlingen hebben binnen zes weken een passende plek": Details(
            responsibility="bureau",
            tags=("bureau-toewijzing", "bureau-plaatsing"),
            milestones=(Milestone("Eén formulier in gebruik", 1, ahead=-1), Milestone("Meting bij aanvragers", 3)),
            risks=(Risk("Dossiers komen onvolledig binnen", 2, 2),),
        ),
    },
)
