"""The addresses of the rows, rhythms and year wheel of Overleg in the API; see matrix.py."""

from osp.abilities import Ability
from tests.permissions.page import Page, row

EVERYTHING = ("?per_page=2000",)
MEETINGS_API = {
    "rhythms/": Page(Ability.VIEW_MEETINGS, queries=EVERYTHING),
    "year-wheel/<year:year>/": Page(Ability.VIEW_MEETINGS, words={"year": "2026"}, queries=EVERYTHING),
    "meetings/<int:pk>/": row(Ability.VIEW_MEETINGS, Ability.EDIT_MEETINGS, "meeting"),
    "agenda-items/<int:pk>/": row(Ability.VIEW_MEETINGS, None, "item"),
    "decisions/<int:pk>/": row(Ability.VIEW_MEETINGS, None, "decision"),
    "decisions/<int:pk>/judge/": row(None, Ability.EDIT_MEETINGS, "decision"),
    "meeting-actions/<int:pk>/": row(Ability.VIEW_MEETINGS, None, "meeting_action"),
    "requests/": Page(Ability.READ_PAPERS, queries=EVERYTHING),
    "requests/<int:pk>/": row(Ability.READ_PAPERS, None, "request"),
    "minutes/<int:pk>/": row(Ability.READ_PAPERS, None, "meeting"),
}
