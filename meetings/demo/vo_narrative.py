"""What the fictional VO samenwerkingsverband writes beside its doelen. Every name, text and amount here is made up."""

from goals.enums import Direction, MoneyKind, YearKind
from meetings.demo.content import Link
from meetings.demo.narrative import Chapter, Details, Milestone, Money, Narrative, Risk

VO_NARRATIVE = Narrative(
    core_values="Vertrouwen in de docent\nDe leerling praat mee\nEen leven lang leren",
    chapters=(
        Chapter(
            "Wie wij zijn",
            "Acht schoolbesturen met veertien scholen voor voortgezet onderwijs en vier scholen voor voortgezet speciaal onderwijs "
            "werken hier samen. Wij zijn een vereniging; de algemene ledenvergadering stelt dit plan vast.",
        ),
        Chapter(
            "Dit verwachten wij van elkaar",
            "Elke school heeft een eigen trajectvoorziening en een zorgcoördinator met tijd. Het samenwerkingsverband brengt kennis "
            "de school in en zorgt voor een plek als het in de school echt niet lukt.",
        ),
        Chapter(
            "Hoe wij verantwoorden",
            "Twee keer per jaar bespreekt de ledenvergadering de cijfers en wat mensen merken. In het jaarverslag staat bij elk doel "
            "wat ervan kwam.",
            is_closing=True,
        ),
    ),
    details={
        "Geleidelijke daling van leerlingen in het vso": Details(
            owner="directeur",
            starts=2024,
            responsibility="netwerk",
            tags=("wvo-2.47-9-a", "netwerk-aanbod", "bka1"),
            links=(
                Link(
                    "deelname-pro",
                    means="DUO, leerlingen vo per vestiging",
                    direction=Direction.UP,
                    baseline=(2023, 1.93),
                    target=(2027, 2.05),
                    bounds=(0.03, 0.1),
                ),
            ),
        ),
        "De deelname aan het vso blijft gelijk of daalt": Details(
            starts=2024,
            responsibility="netwerk",
            achieved_measurable="Van 4,72% naar 4,49% in drie jaar.",
            tags=("wvo-2.47-9-c", "wvo-2.47-9-d", "wvo-2.47-9-e", "netwerk-resultaten"),
            milestones=(
                Milestone("Vier trajectvoorzieningen open", 8, ahead=-1),
                Milestone("Besluit over de overige vier scholen", 12),
                Milestone("Alle scholen een trajectvoorziening", 8, ahead=1),
            ),
            risks=(
                Risk(
                    "De trajectvoorziening wordt een eindplek",
                    2,
                    3,
                    "Elke plaatsing heeft een einddatum en een gesprek halverwege.",
                    indicator="handelingsruimte-zoco",
                ),
            ),
        ),
        "Interne trajectvoorziening op elke vo-school": Details(
            responsibility="netwerk",
            boards=(0, 2),
            money=(
                Money(0, 310_000, 148_000, "Begeleiders", YearKind.SCHOOL),
                Money(0, 60_000, 60_000, "Inrichting van lokalen", YearKind.SCHOOL, MoneyKind.LUMPSUM),
                Money(1, 310_000, note="Begeleiders", clock=YearKind.SCHOOL),
            ),
            milestones=(Milestone("Evaluatie per school", 5),),
        ),
        "Praktijkonderwijs blijft bereikbaar": Details(responsibility="netwerk", tags=("wvo-2.47-9-c",)),
        "Stem van leerling en ouder": Details(
            owner="kwaliteitsmedewerker",
            starts=2024,
            responsibility="bureau",
            tags=("wvo-2.47-9-f", "bka3"),
            money=(Money(0, 8_000, 8_650, "Leerlingenpanel"), Money(1, 9_000, note="Leerlingenpanel")),
        ),
        "In elk ontwikkelingsperspectief staat wat de leerling zelf zegt": Details(
            responsibility="netwerk",
            tags=("wvo-2.47-9-f",),
            milestones=(
                Milestone("Handreiking hoorrecht bij alle scholen", 11, ahead=-1),
                Milestone("Steekproef op twaalf scholen", 12),
            ),
            risks=(Risk("Scholen vullen het vakje in zonder gesprek", 3, 2),),
        ),
    },
)
