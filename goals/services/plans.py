"""Verbs on the ondersteuningsplan itself."""

from goals.models import FrameworkItem, Plan
from goals.services.frameworks import copy_framework
from goals.services.rows import text
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

# WPO art. 18a lid 7, WVO 2020 art. 2.47 lid 8: a plan is made at least once in four years.
MOST_YEARS = 4
NO_TITLE = "Geef het plan een titel."


@operation("plan.created", needs=Ability.EDIT_PLAN)
def create_plan(
    actor: Actor,
    *,
    title: str,
    first_year: int,
    last_year: int,
    mission: str = "",
    vision: str = "",
    core_values: str = "",
) -> Plan:
    """Begin a plan for whole school years, each named by its first calendar year.

    With the first one comes the framework that it serves (goals/data/kader.toml), as the own rows of this samenwerkingsverband.
    """
    _check_years(first_year, last_year)
    overlapping = Plan.objects.filter(archived_at__isnull=True, first_year__lte=last_year, last_year__gte=first_year)
    if other := overlapping.first():
        message = f"Voor deze schooljaren is er al een plan: {other.title}."
        raise DomainError("plan-overlaps", message, field="first_year")
    if actor.swv is not None and not FrameworkItem.objects.exists():
        copy_framework(actor.swv)
    return Plan.objects.create(
        swv=actor.swv,
        title=text(title, field="title", message=NO_TITLE),
        first_year=first_year,
        last_year=last_year,
        mission=mission.strip(),
        vision=vision.strip(),
        core_values=core_values.strip(),
    )


@operation("plan.edited", needs=Ability.EDIT_PLAN)
def edit_plan(
    actor: Actor,
    *,
    plan: Plan,
    version: int,
    title: str,
    first_year: int,
    last_year: int,
    mission: str,
    vision: str,
    core_values: str | None = None,
) -> Plan:
    """Change title, years, mission, vision and kernwaarden (None leaves those). ConflictError when somebody saved since `version`."""
    _check_years(first_year, last_year)
    changes = {
        "title": text(title, field="title", message=NO_TITLE),
        "first_year": first_year,
        "last_year": last_year,
        "mission": mission.strip(),
        "vision": vision.strip(),
        "core_values": plan.core_values if core_values is None else core_values.strip(),
    }
    return save_changes(plan, version=version, changes=changes)


def _check_years(first_year: int, last_year: int) -> None:
    if last_year < first_year:
        raise DomainError("years-reversed", "Het laatste schooljaar ligt voor het eerste.", field="last_year")
    if last_year - first_year + 1 > MOST_YEARS:
        last = dutch.school_year(first_year + MOST_YEARS - 1)
        message = f"Een ondersteuningsplan geldt ten hoogste vier schooljaren. Kies {last} of eerder."
        raise DomainError("plan-too-long", message, field="last_year")
