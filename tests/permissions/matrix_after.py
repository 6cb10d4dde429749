"""The addresses of what is asked of gremia and of what follows from meetings; see matrix.py."""

from osp.abilities import Ability
from tests.permissions.page import Page, row

AFTER = {
    "overleg/verzoeken/": Page(Ability.READ_PAPERS, None, queries=("?vorm=csv", "?stand=open")),
    "overleg/verzoeken/nieuw/": Page(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS),
    "overleg/verzoeken/<int:pk>/": row(Ability.READ_PAPERS, Ability.EDIT_MEETINGS, "request"),
    "overleg/verzoeken/<int:pk>/wijzig/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "request"),
    "overleg/verzoeken/<int:pk>/bewijs/": row(Ability.READ_PAPERS, None, "request"),
}
