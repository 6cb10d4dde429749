"""The jaarplannen of the example: last school year with its evaluation, and this one as it was adopted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goals.compute.year_slice import bounds
from goals.enums import ActivityStatus, Unfinished
from goals.models import Activity, Goal, Plan, YearPlan
from goals.services import activities, evaluations, year_end, year_plans
from goals.services.evaluations import NOT_THERE
from osp.actors import Actor
from osp.models import User


@dataclass(frozen=True)
class Earlier:
    """An activiteit of last school year; what was not ready has a `choice` with its reason, and perhaps a successor."""

    goal: str
    title: str
    owner: str
    status: ActivityStatus = ActivityStatus.DONE
    choice: Unfinished | None = None
    reason: str = ""
    successor: str = ""


@dataclass(frozen=True)
class Words:
    """What a year brought for a doel, and what was learned of it."""

    words: str
    lesson: str


@dataclass(frozen=True)
class Years:
    """Both school years of the example."""

    last_introduction: str
    introduction: str
    looking_back: str
    earlier: tuple[Earlier, ...]
    words: Mapping[str, Words]


PO_YEARS = Years(
    last_introduction="Dit jaar begint op twee basisscholen de verbrede toelating. Daar gaat de meeste aandacht naartoe.\n\n"
    "- wij leren van twee scholen voordat er vier beginnen\n- elke thuiszitter krijgt één regisseur",
    introduction="Twee basisscholen zijn begonnen met verbrede toelating. Dit jaar kijken wij of het werkt, en **in april** besluit het"
    " bestuur of vier scholen volgen.\n\nOver wachttijden bij jeugdhulp maken wij afspraken met de gemeenten.",
    looking_back="Het eerste jaar waarin scholen samen verantwoordelijk waren voor de groei van het sbo. De deelname daalt, minder snel"
    " dan wij hoopten.\n\nScholen vinden elkaar sneller. Bij jeugdhulp liepen wij vast op wachttijden waar wij niet over gaan.",
    earlier=(
        Earlier("De deelname aan het sbo daalt naar 2,00% in 2027-2028", "Criteria opstellen voor verbrede toelating", "directeur"),
        Earlier(
            "De deelname aan het sbo daalt naar 2,00% in 2027-2028",
            "Scholing van ib’ers in handelingsgericht arrangeren",
            "kwaliteitsmedewerker",
            ActivityStatus.RUNNING,
            Unfinished.ON,
            "Vier van de zes bijeenkomsten zijn geweest; de trainer viel uit.",
        ),
        Earlier(
            "Langer dan drie maanden thuis: geen enkel kind",
            "Meldpunt thuiszitters van de twee gemeenten samen",
            "directeur",
            ActivityStatus.PLANNED,
            Unfinished.GONE,
            "De gemeenten openden zelf een meldpunt. Een tweede helpt niemand.",
        ),
        Earlier(
            "Elke school weet wat zij zelf kan en wat het samenwerkingsverband doet",
            "Papieren gids met het aanbod per school",
            "kwaliteitsmedewerker",
            ActivityStatus.RUNNING,
            Unfinished.OTHERWISE,
            "Papier is na een half jaar verouderd.",
            "Aanbod per school op de website, twee keer per jaar bijgewerkt",
        ),
    ),
    words={
        "De deelname aan het sbo daalt naar 2,00% in 2027-2028": Words(
            "Ib’ers noemen vaker eerst een arrangement. In het noorden merken leraren daar nog weinig van.",
            "Begin met de scholen die al willen; de andere volgen als zij het zien werken.",
        ),
        "De deelname aan het so blijft onder 2,20%": Words(
            "Ouders vragen vaker wanneer hun kind terug kan. Dat gesprek was er eerst niet.",
            "Zet terugplaatsing op de agenda bij de start, niet aan het einde.",
        ),
        "Langer dan drie maanden thuis: geen enkel kind": Words(
            "Ouders weten nu wie zij kunnen bellen. Wachten op jeugdhulp duurt nog even lang.",
            "Maak afspraken met de gemeenten voordat een kind uitvalt.",
        ),
        "Negen van de tien leerlingen hebben binnen zes weken een passende plek": Words(
            "Scholen zijn tevreden over de snelheid en minder over het formulier.",
            "Een korter formulier levert meer op dan een extra medewerker.",
        ),
        "Elke school weet wat zij zelf kan en wat het samenwerkingsverband doet": Words(
            "Directeuren kennen de afspraken; leraren nog niet.",
            "Vertel het in het team, niet op papier.",
        ),
    },
)  # fmt: skip
VO_YEARS = Years(
    last_introduction="Dit jaar bereiden wij de trajectvoorzieningen voor, zodat minder leerlingen naar het vso gaan.",
    introduction="De eerste trajectvoorziening draait. Dit jaar volgen twee locaties, en krijgt"
    " de leerling **een vaste plek in elk gesprek**.",
    looking_back="De deelname aan het vso stijgt minder snel dan in de rest van het land."
    " Mentoren weten beter bij wie zij terechtkunnen.\n\n"
    "De stem van de leerling staat nu in de meeste plannen. Of er ook iets mee gebeurt, weten wij nog niet.",
    earlier=(
        Earlier("De deelname aan het vso blijft gelijk of daalt", "Plan voor trajectvoorzieningen op vier locaties", "directeur"),
        Earlier(
            "De deelname aan het vso blijft gelijk of daalt",
            "Warme overdracht vanuit het sbo",
            "kwaliteitsmedewerker",
            ActivityStatus.RUNNING,
            Unfinished.ON,
            "De basisscholen in het oosten doen pas vanaf januari mee.",
        ),
        Earlier(
            "In elk ontwikkelingsperspectief staat wat de leerling zelf zegt",
            "Enquête onder leerlingen over hun plan",
            "kwaliteitsmedewerker",
            ActivityStatus.PLANNED,
            Unfinished.OTHERWISE,
            "Te weinig leerlingen vulden de proefversie in.",
            "Gesprekken met twaalf leerlingen over hun plan",
        ),
    ),
    words={
        "De deelname aan het vso blijft gelijk of daalt": Words(
            "Mentoren vragen eerder om hulp. Ouders houden het vso vaker als laatste mogelijkheid.",
            "Een vaste persoon op de locatie werkt beter dan een team op afstand.",
        ),
        "Praktijkonderwijs blijft bereikbaar": Words(
            "Leerlingen reizen niet verder dan vorig jaar; op één locatie is een wachtlijst.",
            "Spreek instroom in januari af, niet in juni.",
        ),
        "In elk ontwikkelingsperspectief staat wat de leerling zelf zegt": Words(
            "Leerlingen vullen het eerste blad zelf in. Zij merken niet altijd wat ermee gebeurt.",
            "Kom in elk gesprek terug op wat de leerling de vorige keer zei.",
        ),
    },
)  # fmt: skip
YEARS = {"PO": PO_YEARS, "VO": VO_YEARS}


class YearTeller:
    """Writes both school years of an example through the verbs of the product."""

    def __init__(self, actor: Actor, people: Mapping[str, User], goals: Mapping[str, Goal], today: date) -> None:
        self.actor = actor
        self.people = people
        self.goals = goals
        self.today = today

    def tell(self, plan: Plan, years: Years, year: int) -> None:
        """Last school year, evaluated; then the one of today, adopted."""
        made = [(each, self._activity(each, year - 1)) for each in years.earlier]
        last = self._year_plan(plan, year - 1, years.last_introduction)
        for each, activity in made:
            self._decide(last, each, activity, year)
        self._year_plan(plan, year, years.introduction)
        self._evaluate(last, years, year)

    def _activity(self, each: Earlier, year: int) -> Activity:
        first, last = bounds(year)
        return activities.create_activity(
            self.actor,
            goal=self.goals[each.goal],
            title=each.title,
            owner=self.people.get(each.owner),
            starts=first.replace(month=9),
            ends=last.replace(month=6, day=30),
            status=each.status,
        )

    def _year_plan(self, plan: Plan, year: int, introduction: str) -> YearPlan:
        row = year_plans.begin_year_plan(self.actor, plan=plan, year=year)
        row = year_plans.write_introduction(self.actor, year_plan=row, version=row.version, introduction=introduction)
        adopted_on = min(bounds(year)[0].replace(month=6, day=24), self.today)
        return year_plans.adopt_year_plan(self.actor, year_plan=row, version=row.version, adopted_on=adopted_on)

    def _decide(self, year_plan: YearPlan, each: Earlier, activity: Activity, year: int) -> None:
        if each.choice is not None:
            year_end.decide_unfinished(
                self.actor,
                year_plan=year_plan,
                activity=activity,
                choice=each.choice,
                reason=each.reason,
                ends=None if each.choice is Unfinished.GONE else date(year, 12, 31),
                title=each.successor,
            )

    def _evaluate(self, year_plan: YearPlan, years: Years, year: int) -> None:
        for title, told in years.words.items():
            evaluations.write_evaluation(
                self.actor,
                year_plan=year_plan,
                goal=self.goals[title],
                version=NOT_THERE,
                in_figures="",
                in_words=told.words,
                lesson=told.lesson,
            )
        row = evaluations.write_looking_back(
            self.actor, year_plan=year_plan, version=year_plan.version, looking_back=years.looking_back
        )
        closed_on = min(date(year, 10, 8), self.today)
        evaluations.close_evaluation(self.actor, year_plan=row, version=row.version, evaluated_on=closed_on)
