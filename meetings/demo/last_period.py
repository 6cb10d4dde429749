"""The plan of the period before, 2020-2024: what it wanted, what came of it, and which doelen of now go on with it. All made up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goals import services
from goals.enums import ActivityStatus, Direction
from goals.models import Goal, Plan, Priority, Rollover
from goals.targets import Target
from indicators.models import Indicator
from osp.actors import Actor
from osp.models import User

FIRST, LAST = 2020, 2023


@dataclass(frozen=True, slots=True)
class OldGoal:
    """A doel of then. `heir` is the title of the doel that goes on with it, `farewell` what is said where none does."""

    title: str
    measurable: str
    noticeable: str
    heir: str = ""
    farewell: str = ""
    indicator: str = ""
    baseline: tuple[int, float] = (FIRST, 0)
    target: tuple[int, float] = (LAST, 0)
    bounds: tuple[float, float] = (0.05, 0.15)
    activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LastPeriod:
    """A whole plan of then: speerpunten with their doelen."""

    mission: str
    priorities: Mapping[str, tuple[OldGoal, ...]] = field(default_factory=dict)

    def write(self, actor: Actor, owner: User) -> tuple[Plan, dict[str, Goal]]:
        """The plan, and its doelen by the title of what goes on with them."""
        plan = services.create_plan(
            actor,
            title=f"Ondersteuningsplan {FIRST}-{LAST + 1}",
            first_year=FIRST,
            last_year=LAST,
            mission=self.mission,
        )
        heirs: dict[str, Goal] = {}
        for title, goals in self.priorities.items():
            priority = services.create_priority(actor, plan=plan, title=title)
            services.edit_element_details(
                actor, element=priority, version=priority.version, owner=owner, starts=date(FIRST, 8, 1),
                ends=date(LAST + 1, 7, 31), responsibility="", process="",
            )  # fmt: skip
            for told in goals:
                heirs[told.heir or told.title] = _goal(actor, priority, told, owner)
        return plan, heirs

    def tie(self, actor: Actor, plan: Plan, last: Plan, old: Mapping[str, Goal], new: Mapping[str, Goal]) -> None:
        """Let plan and doelen of now point at what they go on with, and say farewell to the rest."""
        plan.ancestor = last
        plan.save(update_fields=["ancestor"])
        for told in (goal for goals in self.priorities.values() for goal in goals):
            if told.heir:
                heir = new[told.heir]
                heir.ancestor = old[told.heir]
                heir.save(update_fields=["ancestor"])
            else:
                Rollover.objects.create(swv=actor.swv, plan=plan, goal=old[told.title], farewell=told.farewell)


def _goal(actor: Actor, priority: Priority, told: OldGoal, owner: User) -> Goal:
    row = services.create_goal(actor, priority=priority, title=told.title, owner=owner, ends=date(LAST + 1, 7, 31))
    services.edit_element_results(
        actor, element=row, version=row.version, measurable_result="", noticeable_result="",
        achieved_measurable=told.measurable, achieved_noticeable=told.noticeable,
    )  # fmt: skip
    if told.indicator:
        margin, limit = told.bounds
        from_year, from_value = told.baseline
        to_year, to_value = told.target
        agreed = Target(
            direction=Direction.DOWN, margin=margin, limit=limit, baseline_year=from_year, baseline=from_value, target_year=to_year,
            target=to_value,
        )  # fmt: skip
        indicator = Indicator.objects.get(code=told.indicator, swv__isnull=True)
        services.create_link(actor, parent=row, indicator=indicator, target=agreed)
    for title in told.activities:
        services.create_activity(
            actor, goal=row, title=title, owner=owner, starts=date(FIRST, 8, 1), ends=date(LAST + 1, 7, 1),
            status=ActivityStatus.DONE,
        )  # fmt: skip
    row.refresh_from_db()
    return row


PO_LAST = LastPeriod(
    mission="Voor elk kind een plek waar het zich kan ontwikkelen.",
    priorities={
        "Passend onderwijs dicht bij huis": (
            OldGoal(
                "Minder leerlingen naar het speciaal basisonderwijs",
                "Op 1 oktober 2023 ging 2,26% van de leerlingen naar het sbo; het doel was 2,30%.",
                "Ib’ers noemden het wijkteam vaker als eerste adres. In het noorden bleef dat achter.",
                heir="De deelname aan het sbo daalt naar 2,00% in 2027-2028",
                indicator="deelname-sbo",
                baseline=(FIRST, 2.45),
                target=(LAST, 2.3),
                activities=("Wijkteams in drie gebieden",),
            ),
            OldGoal(
                "Ouders vinden één loket",
                "Het loket beantwoordde in 2023 negen van de tien vragen binnen een week.",
                "Ouders wisten de weg te vinden.",
                farewell="Gehaald: het loket werkt en gaat op in het ouder- en jeugdsteunpunt.",
            ),
        ),
        "Geen kind thuis": (
            OldGoal(
                "Geen kind langer dan drie maanden thuis",
                "Het aantal daalde, maar werd nooit nul.",
                "Scholen en leerplicht belden elkaar eerder. Ouders wisten niet altijd wie de regie had.",
                heir="Langer dan drie maanden thuis: geen enkel kind",
                indicator="thuiszitters-drie-maanden",
                baseline=(FIRST, 24),
                target=(LAST, 10),
                bounds=(2, 6),
                activities=("Thuiszittersoverleg met vier gemeenten",),
            ),
        ),
    },
)
VO_LAST = LastPeriod(
    mission="Elke jongere op weg naar een plek in de samenleving.",
    priorities={
        "Een stevige basis in het vo": (
            OldGoal(
                "De groei van het vso stopt",
                "De deelname bleef vier jaar gelijk.",
                "Zorgcoördinatoren zagen meer mogelijkheden binnen de eigen school.",
                heir="De deelname aan het vso blijft gelijk of daalt",
                indicator="deelname-vso-schoolgaand",
                baseline=(FIRST, 3.6),
                target=(LAST, 3.5),
                activities=("Trajectvoorziening op acht scholen",),
            ),
            OldGoal(
                "Elke school heeft een ondersteuningsprofiel",
                "Alle scholen publiceerden een profiel.",
                "",
                farewell="Vervallen: het aanbod staat sinds 2025 in de schoolgids, een apart profiel is er niet meer.",
            ),
        ),
        "Jongeren praten mee": (
            OldGoal(
                "De leerling zit aan tafel bij zijn eigen plan",
                "In 2023 stond in zes van de tien plannen wat de leerling zelf zei.",
                "Mentoren vroegen het vaker, leerlingen herkenden zich niet altijd.",
                heir="In elk ontwikkelingsperspectief staat wat de leerling zelf zegt",
                activities=("Training gesprek met de leerling",),
            ),
        ),
    },
)
LASTS = {"PO": PO_LAST, "VO": VO_LAST}
