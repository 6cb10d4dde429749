"""The addresses of comments, suggestions and actions; see matrix.py."""

from dataclasses import replace

from osp.abilities import ROLE_ABILITIES, Ability
from osp.enums import Role
from tests.permissions.page import PAGE_AND_TABLES, Page, row

DISCUSS, EDIT = Ability.DISCUSS_PLAN, Ability.EDIT_PLAN
SPEAKING = frozenset(role for role, abilities in ROLE_ABILITIES.items() if DISCUSS in abilities)
WRITING = frozenset(role for role, abilities in ROLE_ABILITIES.items() if EDIT in abilities)
# In the world of the tests the OPR-lid wrote the comment and the suggestion, and nobody owns the action.
NOT_THEIRS = SPEAKING - {Role.OPR_MEMBER}
COMMENTS = {
    "plan/reacties/": Page(DISCUSS, queries=(*PAGE_AND_TABLES, "?stand=alles&van=mij")),
    "plan/reacties/vandaag/": Page(DISCUSS),
    "plan/<slug:kind>/<int:pk>/reacties/": row(DISCUSS, None, "goal", kind="doel"),
    "plan/<slug:kind>/<int:pk>/opmerking/": row(DISCUSS, DISCUSS, "goal", kind="doel"),
    "plan/<slug:kind>/<int:pk>/voorstel/<slug:field>/": row(
        DISCUSS, DISCUSS, "goal", kind="doel", field="measurable_result"
    ),
    "plan/opmerking/<int:pk>/": row(DISCUSS, None, "comment"),
    "plan/opmerking/<int:pk>/antwoord/": row(DISCUSS, DISCUSS, "comment"),
    # What somebody wrote is changed by that person alone, and ended by that person or whoever writes the plan.
    "plan/opmerking/<int:pk>/wijzig/": replace(row(DISCUSS, DISCUSS, "comment"), closed_to=NOT_THEIRS),
    "plan/opmerking/<int:pk>/opgelost/": replace(row(None, DISCUSS, "comment"), closed_to=NOT_THEIRS - WRITING),
    "plan/opmerking/<int:pk>/actie/": row(EDIT, EDIT, "comment"),
    "plan/opmerking/<int:pk>/agendapunt/": row(EDIT, EDIT, "comment"),
    "plan/opmerking/<int:pk>/heropen/": row(None, DISCUSS, "comment"),
    "plan/voorstel/<int:pk>/": row(DISCUSS, None, "suggestion"),
    "plan/voorstel/<int:pk>/wijzig/": replace(row(DISCUSS, DISCUSS, "suggestion"), closed_to=NOT_THEIRS),
    "plan/voorstel/<int:pk>/antwoord/": row(None, EDIT, "suggestion"),
    "plan/actie/<int:pk>/wijzig/": row(EDIT, EDIT, "action"),
    "plan/actie/<int:pk>/gedaan/": replace(row(None, DISCUSS, "action"), closed_to=SPEAKING - WRITING),
    "plan/actie/<int:pk>/open/": replace(row(None, DISCUSS, "action"), closed_to=SPEAKING - WRITING),
}
