"""The changed cells of a row, written by the verbs of the pages: so what they refuse is refused here too."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from goals.enums import Direction, PathKind
from goals.kinds import ELEMENTS, Kind
from goals.models import FrameworkItem, IndicatorLink, Plan
from goals.services.activities import archive_activity, create_activity, edit_activity, move_activity_to
from goals.services.chapters import archive_chapter, create_chapter, edit_chapter
from goals.services.elements import edit_element_details, edit_element_results, set_framework_tags, set_scope
from goals.services.goals import archive_goal, create_goal, edit_goal, move_goal_to
from goals.services.links import NUMBERS, TARGET_FIELDS, archive_link, create_link, edit_link, edit_link_means
from goals.services.milestones import add_milestone, archive_milestone, edit_milestone
from goals.services.money import archive_budget_line, set_budget_line
from goals.services.parts import parent_field
from goals.services.people import UNKNOWN
from goals.services.plans import create_plan, edit_plan
from goals.services.priorities import archive_priority, create_priority, edit_priority
from goals.services.risks import add_risk, archive_risk, edit_risk
from goals.targets import Target
from osp.actors import Actor
from osp.errors import ConflictError, DomainError
from osp.models import Schoolbestuur

DETAILS = ("owner", "starts", "ends", "responsibility", "process")
RESULTS = ("measurable_result", "noticeable_result", "achieved_measurable", "achieved_noticeable")
VALUES = ("baseline", "target", "low", "high")


@dataclass(frozen=True, slots=True)
class Why:
    """From when and why agreements change while the plan runs."""

    changed_on: date | None = None
    reason: str = ""


def typed(model: type[Any], plain: Mapping[str, Any]) -> dict[str, Any]:
    """Stored values as the verbs take them: days, amounts, and rows for ids."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    found: dict[str, Any] = {}
    for name, value in plain.items():
        field = fields[name]
        if field.is_relation:
            found[field.name] = _pointed_at(field, value) if value else None
        else:
            found[name] = field.to_python(value)
    return found


def _pointed_at(field: Any, pk: int) -> Any:
    row = field.related_model._default_manager.filter(pk=pk).first()
    if row is None:
        told = {"owner": ("owner-unknown", UNKNOWN)}.get(field.name, ("row-unknown", "Dit kennen wij niet."))
        raise DomainError(*told, field=field.name)
    return row


def create(kind: Kind, actor: Actor, parent: Any, plain: Mapping[str, Any], why: Why) -> Any:
    """A new row with all that the workbook says of it."""
    return _CREATE[kind](actor, parent, dict(plain), why)


def edit(kind: Kind, actor: Actor, row: Any, plain: Mapping[str, Any], why: Why) -> None:
    """Change fields of a row; the others keep what they have."""
    _EDIT[kind](actor, row, typed(type(row), plain), why)


def move(kind: Kind, actor: Actor, row: Any, parent: Any) -> None:
    """Hang a doel or an activiteit under another one, after what is there."""
    if kind is Kind.GOAL:
        last = parent.goals.filter(archived_at__isnull=True).exclude(pk=row.pk).order_by("position", "pk").last()
        move_goal_to(actor, goal=row, priority=parent, after=last)
    else:
        last = parent.activities.filter(archived_at__isnull=True).exclude(pk=row.pk).order_by("position", "pk").last()
        move_activity_to(actor, activity=row, goal=parent, after=last)


def put_away(kind: Kind, actor: Actor, row: Any, reason: str) -> None:
    """Archive a row."""
    if kind is Kind.SCOPE:
        kept = [each.schoolbestuur for each in _live(row) if each.pk != row.pk]
        set_scope(actor, element=row.element, boards=kept)
    elif kind is Kind.TAG:
        set_framework_tags(actor, element=row.element, items=[each.item for each in _live(row) if each.pk != row.pk])
    else:
        name, verb = _ARCHIVE[kind]
        verb(actor, reason=reason, **{name: row})


def _live(row: Any) -> Any:
    return type(row)._default_manager.filter(**{parent_field(row.element): row.element}, archived_at__isnull=True)


def _with(row: Any, changes: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """The fields of a form: what changes, and the rest as it is."""
    return {name: changes[name] if name in changes else getattr(row, name) for name in names}


def _edit_plan(actor: Actor, row: Plan, changes: dict[str, Any], why: Why) -> None:
    names = ("title", "first_year", "last_year", "mission", "vision", "core_values")
    edit_plan(actor, plan=row, version=row.version, **_with(row, changes, names))


def _edit_chapter(actor: Actor, row: Any, changes: dict[str, Any], why: Why) -> None:
    edit_chapter(actor, chapter=row, version=row.version, **_with(row, changes, ("title", "text", "is_closing")))


def _edit_element(actor: Actor, row: Any, changes: dict[str, Any], why: Why) -> None:
    if changes.keys() & {"title", "description", "status"}:
        _edit_words(actor, row, changes)
    if changes.keys() & set(DETAILS):
        edit_element_details(actor, element=row, version=row.version, **_with(row, changes, DETAILS))
    if changes.keys() & set(RESULTS):
        edit_element_results(actor, element=row, version=row.version, **_with(row, changes, RESULTS))


def _edit_words(actor: Actor, row: Any, changes: dict[str, Any]) -> None:
    told = {"version": row.version, **_with(row, changes, ("title", "description"))}
    if row._meta.model_name == "priority":
        edit_priority(actor, priority=row, process=row.process, **told)
    elif row._meta.model_name == "goal":
        names = ("measurable_result", "noticeable_result", "owner", "ends")
        edit_goal(actor, goal=row, **told, **_with(row, {}, names))
    else:
        kept = _with(row, {}, ("owner", "starts", "ends"))
        edit_activity(actor, activity=row, **told, **kept, **_with(row, changes, ("status",)))


def _edit_link(actor: Actor, row: IndicatorLink, changes: dict[str, Any], why: Why) -> None:
    if changes.keys() <= {"means"}:
        edit_link_means(actor, link=row, means=changes["means"])
        return
    edit_link(
        actor,
        link=row,
        version=row.version,
        means=changes.get("means", row.means),
        target=_target(_with(row, changes, TARGET_FIELDS)),
        changed_on=why.changed_on,
        reason=why.reason,
    )


def _target(values: Mapping[str, Any]) -> Target | None:
    """What was agreed; None where no value is told. DomainError, in Dutch, for what makes no agreement."""
    if all(values.get(name) is None for name in VALUES):
        return None
    margin = values.get("margin") or 0.0
    try:
        return Target(
            **{name: values.get(name) for name in NUMBERS if name not in {"margin", "limit"}},
            direction=Direction(values.get("direction") or Direction.DOWN),
            path_kind=PathKind(values.get("path_kind") or PathKind.LINEAR),
            margin=margin,
            limit=margin if values.get("limit") is None else values["limit"],
            steps=tuple((year, value) for year, value in values.get("steps") or ()),
        )
    except ValueError as error:
        raise DomainError("target-wrong", str(error), field="target") from error


def _edit_milestone(actor: Actor, row: Any, changes: dict[str, Any], why: Why) -> None:
    edit_milestone(actor, milestone=row, version=row.version, **_with(row, changes, ("title", "due", "done_on")))


def _edit_budget(actor: Actor, row: Any, changes: dict[str, Any], why: Why) -> None:
    names = ("year_kind", "year", "money", "budgeted", "spent", "note")
    set_budget_line(actor, element=row.element, line=row, version=row.version, **_with(row, changes, names))


def _edit_risk(actor: Actor, row: Any, changes: dict[str, Any], why: Why) -> None:
    names = ("title", "chance", "impact", "measure", "indicator")
    edit_risk(actor, risk=row, version=row.version, **_with(row, changes, names))


_EDIT: dict[Kind, Callable[[Actor, Any, dict[str, Any], Why], None]] = {
    Kind.PLAN: _edit_plan,
    Kind.CHAPTER: _edit_chapter,
    **dict.fromkeys(ELEMENTS, _edit_element),
    Kind.LINK: _edit_link,
    Kind.MILESTONE: _edit_milestone,
    Kind.BUDGET: _edit_budget,
    Kind.RISK: _edit_risk,
}


def _create_chapter(actor: Actor, parent: Any, plain: dict[str, Any], why: Why) -> Any:
    return create_chapter(actor, plan=parent, **plain)


def _create_element(actor: Actor, parent: Any, plain: dict[str, Any], why: Why) -> Any:
    name = parent._meta.model_name
    verb: Any = {"plan": create_priority, "priority": create_goal, "goal": create_activity}[name]
    made = verb(actor, title=plain.pop("title"), **{name: parent})
    rest = {key: value for key, value in typed(type(made), plain).items() if getattr(made, key) != value}
    _edit_element(actor, made, rest, why)
    return made


def _create_link(actor: Actor, parent: Any, plain: dict[str, Any], why: Why) -> Any:
    values = typed(IndicatorLink, plain)
    return create_link(
        actor, parent=parent, indicator=values["indicator"], means=values.get("means", ""), target=_target(values)
    )


def _create_milestone(actor: Actor, parent: Any, plain: dict[str, Any], why: Why) -> Any:
    given = typed(parent.milestones.model, plain)
    made = add_milestone(actor, element=parent, title=given["title"], due=given["due"])
    if given.get("done_on"):
        _edit_milestone(actor, made, {"done_on": given["done_on"]}, why)
    return made


def _create_budget(actor: Actor, parent: Any, plain: dict[str, Any], why: Why) -> Any:
    return set_budget_line(actor, element=parent, **typed(parent.budgetlines.model, plain))


def _create_risk(actor: Actor, parent: Any, plain: dict[str, Any], why: Why) -> Any:
    return add_risk(actor, element=parent, **typed(parent.risks.model, plain))


def _create_scope(actor: Actor, parent: Any, plain: dict[str, Any], why: Why) -> Any:
    live = parent.scopeboards.filter(archived_at__isnull=True)
    board = Schoolbestuur.objects.get(pk=plain["schoolbestuur_id"])
    _not_twice(board.pk in live.values_list("schoolbestuur_id", flat=True))
    set_scope(actor, element=parent, boards=[board], seen=[])
    return live.get(schoolbestuur=board)


def _create_tag(actor: Actor, parent: Any, plain: dict[str, Any], why: Why) -> Any:
    live = parent.frameworktags.filter(archived_at__isnull=True)
    item = FrameworkItem.objects.get(pk=plain["item_id"])
    _not_twice(item.pk in live.values_list("item_id", flat=True))
    set_framework_tags(actor, element=parent, items=[*(each.item for each in live), item])
    return live.get(item=item)


def _not_twice(is_there: bool) -> None:
    if is_there:
        raise DomainError("already-there", "Dit staat er al.")


_CREATE: dict[Kind, Callable[[Actor, Any, dict[str, Any], Why], Any]] = {
    Kind.CHAPTER: _create_chapter,
    **dict.fromkeys(ELEMENTS, _create_element),
    Kind.LINK: _create_link,
    Kind.MILESTONE: _create_milestone,
    Kind.BUDGET: _create_budget,
    Kind.RISK: _create_risk,
    Kind.SCOPE: _create_scope,
    Kind.TAG: _create_tag,
}
_ARCHIVE: dict[Kind, tuple[str, Callable[..., Any]]] = {
    Kind.CHAPTER: ("chapter", archive_chapter),
    Kind.PRIORITY: ("priority", archive_priority),
    Kind.GOAL: ("goal", archive_goal),
    Kind.ACTIVITY: ("activity", archive_activity),
    Kind.LINK: ("link", archive_link),
    Kind.MILESTONE: ("milestone", archive_milestone),
    Kind.BUDGET: ("line", archive_budget_line),
    Kind.RISK: ("risk", archive_risk),
}


def create_whole(kind: Kind, actor: Actor, parent: Any, plain: Mapping[str, Any], why: Why) -> Any:
    """A new row with everything that is said of it, or nothing."""
    with transaction.atomic():
        if kind is Kind.PLAN:
            return create_plan(actor, **plain)
        return create(kind, actor, parent, plain, why)


def edit_seen(kind: Kind, actor: Actor, row: Any, *, version: int, plain: Mapping[str, Any], why: Why) -> None:
    """Change fields of a row that was seen at `version`, all of them or none. ConflictError when somebody saved since."""
    with transaction.atomic():
        _check_seen(row, version, plain)
        edit(kind, actor, row, plain, why)


def archive_seen(kind: Kind, actor: Actor, row: Any, *, version: int, reason: str) -> None:
    """Archive a row that was seen at `version`. ConflictError when somebody saved since."""
    with transaction.atomic():
        _check_seen(row, version, {})
        put_away(kind, actor, row, reason)


def _check_seen(row: Any, version: int, plain: Mapping[str, Any]) -> None:
    current = type(row)._default_manager.select_for_update().get(pk=row.pk)
    if current.version != version or row.version != version:
        raise ConflictError(current, dict(plain))
