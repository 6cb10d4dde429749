"""Writing one text of a row of the plan through the verb of that row, with everything else as it is."""

from typing import Any

from goals.models import Activity, Chapter, Goal, Plan, Priority
from goals.queries.discussed import Discussed
from goals.services.activities import edit_activity
from goals.services.chapters import edit_chapter
from goals.services.elements import edit_element_results
from goals.services.goals import edit_goal
from goals.services.plans import edit_plan
from goals.services.priorities import edit_priority
from osp.actors import Actor

RESULTS = ("measurable_result", "noticeable_result", "achieved_measurable", "achieved_noticeable")


def locked(row: Discussed) -> Discussed:
    """The row as it is now, locked until the end of the transaction."""
    fresh: Discussed = type(row)._default_manager.select_for_update().get(pk=row.pk)
    return fresh


def write_text(row: Discussed, *, by: Actor, field: str, text: str) -> Discussed:
    """Change one text. ConflictError when somebody saved the row since it was read."""
    if isinstance(row, Plan):
        fixed = _values(row, "title", "first_year", "last_year", "mission", "vision", "core_values")
        return edit_plan(by, plan=row, version=row.version, **fixed | {field: text})
    if isinstance(row, Chapter):
        return edit_chapter(by, chapter=row, version=row.version, title=row.title, text=text)
    if field in RESULTS:
        return edit_element_results(by, element=row, version=row.version, **_values(row, *RESULTS) | {field: text})
    return _write_description(row, by, text)


def _write_description(row: Priority | Goal | Activity, by: Actor, text: str) -> Discussed:
    if isinstance(row, Priority):
        values = _values(row, "title", "process")
        return edit_priority(by, priority=row, version=row.version, description=text, **values)
    if isinstance(row, Goal):
        values = _values(row, "title", "measurable_result", "noticeable_result", "owner", "ends")
        return edit_goal(by, goal=row, version=row.version, description=text, **values)
    values = _values(row, "title", "owner", "starts", "ends", "status")
    return edit_activity(by, activity=row, version=row.version, description=text, **values)


def _values(row: Discussed, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
