"""Verbs on risks."""

from goals.enums import RISK_LABELS
from goals.models import Activity, Goal, Priority, Risk
from goals.services import rows
from goals.services.parts import check_indicator, parent_field, put_back
from indicators.models import Indicator
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

NO_TITLE = "Schrijf op wat er anders kan lopen."


@operation("risk.added", needs=Ability.EDIT_PLAN)
def add_risk(
    actor: Actor,
    *,
    element: Priority | Goal | Activity,
    title: str,
    chance: int = 2,
    impact: int = 2,
    measure: str = "",
    indicator: Indicator | None = None,
) -> Risk:
    """Add what may go otherwise, how likely and how bad that is (1 to 3), what is done about it and what shows it early."""
    values = _values(actor, title=title, chance=chance, impact=impact, measure=measure, indicator=indicator)
    return Risk.objects.create(swv=actor.swv, **values, **{parent_field(element): element})


@operation("risk.edited", needs=Ability.EDIT_PLAN)
def edit_risk(
    actor: Actor,
    *,
    risk: Risk,
    version: int,
    title: str,
    chance: int,
    impact: int,
    measure: str,
    indicator: Indicator | None,
) -> Risk:
    """Change a risk. ConflictError when somebody saved since `version`."""
    values = _values(actor, title=title, chance=chance, impact=impact, measure=measure, indicator=indicator)
    return save_changes(risk, version=version, changes=values)


@operation("risk.archived", needs=Ability.EDIT_PLAN)
def archive_risk(actor: Actor, *, risk: Risk, reason: str) -> Risk:
    """Put a risk away."""
    return rows.archive(risk, reason=reason)


@operation("risk.restored", needs=Ability.EDIT_PLAN)
def restore_risk(actor: Actor, *, risk: Risk) -> Risk:
    """Take a risk back from the archive."""
    return put_back(risk)


def _values(
    actor: Actor, *, title: str, chance: int, impact: int, measure: str, indicator: Indicator | None
) -> dict[str, object]:
    for field, grade in (("chance", chance), ("impact", impact)):
        if grade not in RISK_LABELS:
            raise DomainError("grade-unknown", "Kies klein, gemiddeld of groot.", field=field)
    return {
        "title": rows.text(title, field="title", message=NO_TITLE),
        "chance": chance,
        "impact": impact,
        "measure": measure.strip(),
        "indicator": check_indicator(actor.swv, indicator),
    }
