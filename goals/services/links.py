"""Verbs on the koppeling of an indicator to a speerpunt, doel or activiteit."""

from typing import Any

from django.db.models import QuerySet

from goals.enums import Direction, Status
from goals.models import Activity, Goal, IndicatorLink, Interpretation, Priority
from goals.progress import Target
from goals.services import rows
from goals.services.parts import check_indicator
from goals.services.target_rules import check_target
from indicators.models import Indicator
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

Parent = Priority | Goal | Activity
TARGET_FIELDS = ("baseline_year", "baseline", "target_year", "target", "low", "high", "margin", "limit")


@operation("link.created", needs=Ability.EDIT_PLAN)
def create_link(
    actor: Actor, *, parent: Parent, indicator: Indicator, means: str = "", target: Target | None = None
) -> IndicatorLink:
    """Tie an indicator to exactly one speerpunt, doel or activiteit. Without a target it is followed, never judged.

    DomainError for an indicator of the other sector, one already tied to this parent, or a target that its own
    direction contradicts.
    """
    check_indicator(actor.swv, indicator)
    siblings = _siblings(parent)
    if siblings.filter(indicator=indicator, archived_at__isnull=True).exists():
        raise DomainError("already-linked", f"{indicator.name} is hier al gekoppeld.", field="indicator")
    check_target(target, indicator)
    return IndicatorLink.objects.create(
        swv=actor.swv,
        indicator=indicator,
        position=rows.next_position(siblings),
        means=means.strip(),
        **{_parent_field(parent): parent},
        **_target_values(target),
    )


@operation("link.edited", needs=Ability.EDIT_PLAN)
def edit_link(actor: Actor, *, link: IndicatorLink, version: int, means: str, target: Target | None) -> IndicatorLink:
    """Change means, direction, baseline, target or bounds. The indicator stays: another one is another koppeling."""
    check_target(target, link.indicator)
    return save_changes(link, version=version, changes={"means": means.strip(), **_target_values(target)})


@operation("link.means_edited", needs=Ability.EDIT_PLAN)
def edit_link_means(actor: Actor, *, link: IndicatorLink, means: str) -> IndicatorLink:
    """Change only with what is measured ("middel"), as the one-page template does; the agreed target stays."""
    return save_changes(link, version=link.version, changes={"means": means.strip()})


@operation("link.archived", needs=Ability.EDIT_PLAN)
def archive_link(actor: Actor, *, link: IndicatorLink, reason: str) -> IndicatorLink:
    """Untie an indicator. Its target and duidingen stay readable in the archive."""
    return rows.archive(link, reason=reason)


@operation("link.restored", needs=Ability.EDIT_PLAN)
def restore_link(actor: Actor, *, link: IndicatorLink) -> IndicatorLink:
    """Tie an archived indicator again, with the target it had."""
    siblings = _siblings(link.parent)
    if siblings.filter(indicator_id=link.indicator_id, archived_at__isnull=True).exists():
        raise DomainError("already-linked", "Deze indicator is hier intussen opnieuw gekoppeld.")
    return rows.restore(link, siblings)


@operation("link.overruled", needs=Ability.EDIT_PLAN)
def overrule_link(actor: Actor, *, link: IndicatorLink, status: str, reason: str) -> IndicatorLink:
    """Let a person's verdict stand in place of the computed one. The reason is compulsory and stays visible."""
    said = rows.text(reason, field="reason", message="Schrijf op waarom u anders oordeelt. De reden blijft zichtbaar.")
    changes = {"overruled_status": Status(status), "overruled_reason": said, "overruled_by_id": actor.user_id}
    return save_changes(link, version=link.version, changes=changes)


@operation("link.overrule_withdrawn", needs=Ability.EDIT_PLAN)
def withdraw_overrule(actor: Actor, *, link: IndicatorLink) -> IndicatorLink:
    """Let the computed verdict stand again."""
    changes = {"overruled_status": "", "overruled_reason": "", "overruled_by_id": None}
    return save_changes(link, version=link.version, changes=changes)


@operation("interpretation.written", needs=Ability.WRITE_INTERPRETATION)
def write_interpretation(actor: Actor, *, link: IndicatorLink, text: str, year: int | None = None) -> Interpretation:
    """Add a duiding to the figure of one school year. Older ones stay."""
    said = rows.text(text, field="text", message="Schrijf op wat u in het cijfer leest.")
    return Interpretation.objects.create(swv=actor.swv, link=link, text=said, year=year, user_id=actor.user_id)


def _siblings(parent: Parent) -> QuerySet[IndicatorLink]:
    return IndicatorLink.objects.filter(**{_parent_field(parent): parent})


def _parent_field(parent: Parent) -> str:
    return {Priority: "priority", Goal: "goal", Activity: "activity"}[type(parent)]


def _target_values(target: Target | None) -> dict[str, Any]:
    if target is None:
        return {"direction": Direction.DOWN, **dict.fromkeys(TARGET_FIELDS)}
    return {"direction": target.direction, **{name: getattr(target, name) for name in TARGET_FIELDS}}
