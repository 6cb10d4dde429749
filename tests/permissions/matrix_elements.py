"""The addresses of chapters, of what hangs on the elements of the plan, and of the framework; see matrix.py."""

from osp.abilities import Ability
from tests.permissions.page import PAGE_AND_TABLES, Page, row

# Of the three kinds of elements a doel stands for all: tests/goals/test_views_parts.py attacks the other two.
ELEMENTS = {
    "plan/begroting/": Page(Ability.VIEW_PLAN, queries=PAGE_AND_TABLES),
    "plan/hoofdstuk/nieuw/": Page(Ability.EDIT_PLAN, Ability.EDIT_PLAN),
    "plan/hoofdstuk/<int:pk>/wijzig/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "chapter"),
    "plan/hoofdstuk/<int:pk>/verplaats/": row(None, Ability.EDIT_PLAN, "chapter"),
    "plan/hoofdstuk/<int:pk>/archiveer/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "chapter"),
    "plan/speerpunt/<int:pk>/": row(Ability.VIEW_PLAN, None, "priority"),
    "plan/activiteit/<int:pk>/": row(Ability.VIEW_PLAN, None, "activity"),
    **{
        f"plan/<element:kind>/<int:pk>/{part}/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "goal", kind="doel")
        for part in ("uitwerking", "resultaat", "mijlpaal", "begroting", "risico", "bereik", "kader")
    },
    "plan/<element:kind>/<int:pk>/onderdelen/": row(Ability.VIEW_PLAN, None, "goal", kind="doel"),
    "plan/mijlpaal/<int:pk>/wijzig/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "milestone"),
    "plan/mijlpaal/<int:pk>/gehaald/": row(None, Ability.EDIT_PLAN, "milestone"),
    "plan/mijlpaal/<int:pk>/open/": row(None, Ability.EDIT_PLAN, "milestone"),
    "plan/mijlpaal/<int:pk>/archiveer/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "milestone"),
    "plan/begrotingsregel/<int:pk>/wijzig/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "budget_line"),
    "plan/begrotingsregel/<int:pk>/archiveer/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "budget_line"),
    "plan/risico/<int:pk>/wijzig/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "risk"),
    "plan/risico/<int:pk>/archiveer/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "risk"),
    "plan/kader/": Page(Ability.VIEW_PLAN, queries=PAGE_AND_TABLES),
    "plan/kader/begin/": Page(None, Ability.EDIT_PLAN),
    "plan/kader/nieuw/": Page(Ability.EDIT_PLAN, Ability.EDIT_PLAN, queries=("", "?soort=process")),
    "plan/kader/<int:pk>/wijzig/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "framework_item"),
    "plan/kader/<int:pk>/verplaats/": row(None, Ability.EDIT_PLAN, "framework_item"),
    "plan/kader/<int:pk>/vervalt/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "framework_item"),
    "plan/kader/<int:pk>/terug/": row(None, Ability.EDIT_PLAN, "lapsed_item"),
}
