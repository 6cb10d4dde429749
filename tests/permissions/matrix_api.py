"""The addresses of the API of the plan; see matrix.py."""

from dataclasses import replace

from osp.abilities import Ability
from osp.enums import Role
from tests.permissions.matrix_comments import NOT_THEIRS, WRITING
from tests.permissions.page import Page, row

VIEW, EDIT, ADOPT, DISCUSS = Ability.VIEW_PLAN, Ability.EDIT_PLAN, Ability.ADOPT_PLAN, Ability.DISCUSS_PLAN
READ, ASK = Ability.VIEW_CONTRIBUTIONS, Ability.ASK_CONTRIBUTIONS
FILL, SIGN = Ability.FILL_CONTRIBUTION, Ability.SIGN_CONTRIBUTION
EVERYTHING = ("?per_page=2000",)
# To who fills in for another party the contribution of the schoolbestuur of the world does not exist.
NOT_THE_BOARD = frozenset({Role.SCHOOL, Role.MUNICIPALITY})
# The numbers are those of a gemeente.
NOT_THE_GEMEENTE = frozenset({Role.SCHOOL, Role.SCHOOL_BOARD, Role.SCHOOL_BOARD_STAFF})


def listed(read: Ability, write: Ability | None = None, *queries: str) -> Page:
    """A list, with everything on its page."""
    return Page(read, write, queries=(*EVERYTHING, *queries))


def _rows() -> dict[str, Page]:
    """What every kind of rows has: a list, a row, and putting it away."""
    names = {
        "plans": "plan",
        "chapters": "chapter",
        "priorities": "priority",
        "goals": "goal",
        "activities": "activity",
        "links": "link",
        "milestones": "milestone",
        "budget-lines": "budget_line",
        "risks": "risk",
        "scopes": "scope_board",
        "framework-tags": "framework_tag",
    }
    found: dict[str, Page] = {}
    for word, name in names.items():
        is_ticked = word in {"scopes", "framework-tags"}
        found[f"{word}/"] = listed(VIEW, EDIT, *(("?archived=true",) if word == "goals" else ()))
        found[f"{word}/<int:pk>/"] = row(VIEW, None if is_ticked else EDIT, name)
        if word != "plans":
            found[f"{word}/<int:pk>/archive/"] = row(None, EDIT, name)
    return found


def own(read: Ability | None, write: Ability | None, name: str = "contribution") -> Page:
    """An address of the contribution of the schoolbestuur of the world."""
    return replace(row(read, write, name), closed_to=NOT_THE_BOARD)


PLAN_API = {
    **_rows(),
    "plans/<int:pk>/document/": replace(row(VIEW, VIEW, "plan"), queries=("?form=a4",)),
    "plans/<int:pk>/workbook/": row(VIEW, None, "plan"),
    "framework-items/": listed(VIEW, None, "?archived=true"),
    "changes/": listed(VIEW),
    "comments/": listed(DISCUSS, DISCUSS),
    "comments/<int:pk>/": row(DISCUSS, None, "comment"),
    "comments/<int:pk>/words/": replace(row(None, DISCUSS, "comment"), closed_to=NOT_THEIRS),
    "comments/<int:pk>/answers/": row(None, DISCUSS, "comment"),
    "comments/<int:pk>/solve/": replace(row(None, DISCUSS, "comment"), closed_to=NOT_THEIRS - WRITING),
    "comments/<int:pk>/reopen/": row(None, DISCUSS, "comment"),
    "suggestions/": listed(DISCUSS, DISCUSS),
    "suggestions/<int:pk>/": row(DISCUSS, None, "suggestion"),
    "suggestions/<int:pk>/words/": replace(row(None, DISCUSS, "suggestion"), closed_to=NOT_THEIRS),
    "suggestions/<int:pk>/accept/": row(None, EDIT, "suggestion"),
    "suggestions/<int:pk>/refuse/": row(None, EDIT, "suggestion"),
    "versions/": listed(VIEW),
    "versions/<int:pk>/": replace(row(VIEW, None, "adopted_version"), also=("plan_version",)),
    "versions/<int:pk>/document/": replace(row(VIEW, None, "adopted_version"), queries=("?form=pdf", "?form=word")),
    "steps/": listed(VIEW),
    "steps/<int:pk>/": row(VIEW, EDIT, "adoption_step"),
    "year-plans/": listed(VIEW, EDIT),
    "year-plans/<int:pk>/": replace(row(VIEW, EDIT, "year_plan"), also=("adopted_year_plan", "evaluated_year_plan")),
    "year-plans/<int:pk>/adopt/": row(None, ADOPT, "year_plan"),
    "year-plans/<int:pk>/evaluations/": row(None, EDIT, "adopted_year_plan"),
    "year-plans/<int:pk>/decisions/": row(None, EDIT, "adopted_year_plan"),
    "year-plans/<int:pk>/decisions/undo/": row(None, EDIT, "adopted_year_plan"),
    "year-plans/<int:pk>/close/": row(None, ADOPT, "adopted_year_plan"),
    "rounds/": listed(READ),
    "rounds/<int:pk>/matrix/": row(ASK, None, "round"),
    "contributions/": listed(READ),
    "contributions/<int:pk>/": replace(row(READ, None, "contribution"), closed_to=NOT_THE_BOARD | {Role.BOARD_MEMBER}),
    "contribution-answers/<int:pk>/": own(FILL, FILL, "answer"),
    "contribution-money/<int:pk>/": own(FILL, FILL, "money"),
    "contribution-figures/<int:pk>/": replace(row(FILL, FILL, "stated_number"), closed_to=NOT_THE_GEMEENTE),
    **{f"contributions/<int:pk>/{word}/": own(None, FILL) for word in ("open", "hand-in", "take-back", "ask-back")},
    "contributions/<int:pk>/sign/": own(None, SIGN),
    **{f"contributions/<int:pk>/{word}/": row(None, ASK, "contribution") for word in ("give-back", "return", "accept")},
    "steps/<int:pk>/evidence/": row(None, EDIT, "adoption_step"),
    "steps/<int:pk>/evidence/file/": row(VIEW, None, "adoption_step"),
    "contribution-files/": listed(READ),
    "contribution-files/<int:pk>/file/": replace(
        row(READ, None, "contribution_file"), closed_to=NOT_THE_BOARD | {Role.BOARD_MEMBER}
    ),
    "contribution-files/<int:pk>/remove/": own(None, FILL, "contribution_file"),
    "contributions/<int:pk>/files/": own(None, FILL),
    "links/<int:pk>/overrule/": row(None, EDIT, "link"),
    "links/<int:pk>/overrule/withdraw/": row(None, EDIT, "link"),
    "links/<int:pk>/interpretations/": row(None, Ability.WRITE_INTERPRETATION, "link"),
    "interpretations/": listed(VIEW),
    "farewells/": listed(VIEW),
    "farewells/<int:pk>/": row(VIEW, EDIT, "rollover"),
    "workbooks/": listed(EDIT, EDIT),
    "workbooks/<int:pk>/": row(EDIT, None, "workbook_run"),
    **{f"workbooks/<int:pk>/{word}/": row(None, EDIT, "workbook_run") for word in ("confirm", "discard", "undo")},
}
