"""Every write to the plan."""

from goals.services.activities import (
    archive_activity,
    create_activity,
    edit_activity,
    move_activity,
    move_activity_to,
    restore_activity,
)
from goals.services.chapters import (
    archive_chapter,
    create_chapter,
    edit_chapter,
    move_chapter,
    restore_chapter,
)
from goals.services.elements import edit_element_details, edit_element_results, set_framework_tags, set_scope
from goals.services.farewells import edit_farewell
from goals.services.frameworks import (
    begin_framework,
    create_framework_item,
    edit_framework_item,
    lapse_framework_item,
    move_framework_item,
    return_framework_item,
)
from goals.services.goals import archive_goal, create_goal, edit_goal, move_goal, move_goal_to, restore_goal
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
from goals.services.milestones import (
    add_milestone,
    archive_milestone,
    edit_milestone,
    reach_milestone,
    reopen_milestone,
    restore_milestone,
)
from goals.services.money import archive_budget_line, restore_budget_line, set_budget_line
from goals.services.plans import create_plan, edit_plan
from goals.services.priorities import (
    archive_priority,
    create_priority,
    edit_priority,
    move_priority,
    move_priority_to,
    restore_priority,
)
from goals.services.risks import add_risk, archive_risk, edit_risk, restore_risk
from goals.services.scenarios import attach_scenario, detach_scenario

__all__ = [
    "add_milestone",
    "add_risk",
    "archive_activity",
    "archive_budget_line",
    "archive_chapter",
    "archive_goal",
    "archive_link",
    "archive_milestone",
    "archive_priority",
    "archive_risk",
    "attach_scenario",
    "begin_framework",
    "create_activity",
    "create_chapter",
    "create_framework_item",
    "create_goal",
    "create_link",
    "create_plan",
    "create_priority",
    "detach_scenario",
    "edit_activity",
    "edit_chapter",
    "edit_element_details",
    "edit_element_results",
    "edit_farewell",
    "edit_framework_item",
    "edit_goal",
    "edit_link",
    "edit_link_means",
    "edit_milestone",
    "edit_plan",
    "edit_priority",
    "edit_risk",
    "lapse_framework_item",
    "move_activity",
    "move_activity_to",
    "move_chapter",
    "move_framework_item",
    "move_goal",
    "move_goal_to",
    "move_priority",
    "move_priority_to",
    "overrule_link",
    "reach_milestone",
    "reopen_milestone",
    "restore_activity",
    "restore_budget_line",
    "restore_chapter",
    "restore_goal",
    "restore_link",
    "restore_milestone",
    "restore_priority",
    "restore_risk",
    "return_framework_item",
    "set_budget_line",
    "set_framework_tags",
    "set_scope",
    "withdraw_overrule",
    "write_interpretation",
]
