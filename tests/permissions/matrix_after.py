"""The addresses of what is asked of gremia and of what follows from meetings; see matrix.py."""

from osp.abilities import Ability
from tests.permissions.page import Page, row

AFTER = {
    "overleg/overdracht/": Page(Ability.HAND_OVER),
    "overleg/overdracht/mijn/": Page(Ability.VIEW_TODAY),
    "overleg/overdracht/mijn.pdf": Page(Ability.VIEW_TODAY),
    "overleg/overdracht/<int:pk>/": row(Ability.HAND_OVER, Ability.HAND_OVER, "user"),
    "overleg/overdracht/<int:pk>.pdf": row(Ability.HAND_OVER, None, "user"),
    "overleg/stil/": Page(Ability.EDIT_MEETINGS, None, queries=("", "?vorm=csv")),
    "overleg/<int:pk>/stil/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "meeting"),
    "plan/merkbaar/": Page(Ability.VIEW_PLAN, Ability.EDIT_PLAN, queries=("", "?vorm=csv")),
    "overleg/verzoeken/": Page(Ability.READ_PAPERS, None, queries=("?vorm=csv", "?stand=open")),
    "overleg/verzoeken/nieuw/": Page(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS),
    "overleg/verzoeken/<int:pk>/": row(Ability.READ_PAPERS, Ability.EDIT_MEETINGS, "request"),
    "overleg/verzoeken/<int:pk>/wijzig/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "request"),
    "overleg/verzoeken/<int:pk>/bewijs/": row(Ability.READ_PAPERS, None, "request"),
}
