"""The addresses of the API of Overleg; see matrix.py."""

from dataclasses import replace

from osp.abilities import Ability
from tests.permissions.page import Page, row

EVERYTHING = ("?per_page=2000",)
MEETINGS_API = {
    "bodies/": Page(Ability.VIEW_MEETINGS, queries=EVERYTHING),
    "members/": Page(Ability.VIEW_MEETINGS, queries=EVERYTHING),
    "rhythms/": Page(Ability.VIEW_MEETINGS, queries=EVERYTHING),
    "year-wheel/<year:year>/": Page(Ability.VIEW_MEETINGS, words={"year": "2026"}, queries=EVERYTHING),
    "meetings/": Page(Ability.VIEW_MEETINGS, queries=EVERYTHING),
    "meetings/<int:pk>/": row(Ability.VIEW_MEETINGS, None, "meeting"),
    "meetings/<int:pk>/agenda/": replace(row(Ability.VIEW_MEETINGS, None, "meeting"), queries=EVERYTHING),
    "agenda-items/<int:pk>/": row(Ability.VIEW_MEETINGS, None, "item"),
    "decisions/": Page(Ability.VIEW_MEETINGS, queries=EVERYTHING),
    "decisions/<int:pk>/": row(Ability.VIEW_MEETINGS, None, "decision"),
    "meeting-actions/": Page(Ability.VIEW_MEETINGS, queries=EVERYTHING),
    "meeting-actions/<int:pk>/": row(Ability.VIEW_MEETINGS, None, "meeting_action"),
}
