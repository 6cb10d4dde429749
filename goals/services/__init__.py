"""Every write to the plan."""

from goals.services.activities import (
    archive_activity,
    create_activity,
    edit_activity,
    move_activity,
    restore_activity,
)
from goals.services.goals import archive_goal, create_goal, edit_goal, move_goal, restore_goal
from goals.services.links import (
    archive_link,
    create_link,
    edit_link,
    edit_link_means,
    overrule_link,
    restore_link,
    withdraw_overrule,
    write_interpretation,
)
from goals.services.plans import create_plan, edit_plan
from goals.services.priorities import (
    archive_priority,
    create_priority,
    edit_priority,
    move_priority,
    restore_priority,
)
from goals.services.scenarios import attach_scenario, detach_scenario

__all__ = [
    "archive_activity",
    "archive_goal",
    "archive_link",
    "archive_priority",
    "attach_scenario",
    "create_activity",
    "create_goal",
    "create_link",
    "create_plan",
    "create_priority",
    "detach_scenario",
    "edit_activity",
    "edit_goal",
    "edit_link",
    "edit_link_means",
    "edit_plan",
    "edit_priority",
    "move_activity",
    "move_goal",
    "move_priority",
    "overrule_link",
    "restore_activity",
    "restore_goal",
    "restore_link",
    "restore_priority",
    "withdraw_overrule",
    "write_interpretation",
]
