"""The addresses of planlint and of what the plan covers; see matrix.py."""

from dataclasses import replace

from osp.abilities import Ability
from tests.permissions.page import PAGE_AND_TABLES, Page, row

EDIT, VIEW = Ability.EDIT_PLAN, Ability.VIEW_PLAN
LINT = {
    "plan/bevindingen/": Page(VIEW, queries=("?stand=alle", "?soort=no-owner&eigenaar=niemand", *PAGE_AND_TABLES)),
    "plan/bevinding/<slug:code>/<slug:kind>/<int:pk>/laat/": row(
        EDIT, EDIT, "noticeable_link", code="not-discussed", kind="koppeling"
    ),
    "plan/bevinding/<int:pk>/terug/": row(None, EDIT, "overruled_finding"),
    "plan/lint/<slug:kind>/<int:pk>/": row(None, EDIT, "goal", kind="doel"),
    "plan/lint/nieuw/<slug:what>/<slug:kind>/<int:pk>/": row(None, EDIT, "priority", what="doel", kind="speerpunt"),
    "plan/dekking/": replace(
        Page(VIEW), queries=("?kader=standaarden", "?kader=verantwoordelijkheden", *PAGE_AND_TABLES)
    ),
    "plan/inrichting/planlint/": Page(EDIT, EDIT),
}
