"""The addresses of the rows, rhythms and year wheel of Overleg in the API; see matrix.py."""

from dataclasses import replace

from osp.abilities import Ability
from tests.permissions.matrix_register import READING, WRITING
from tests.permissions.page import Page, row

NOBODY_OWNS = replace(row(None, Ability.VIEW_MEETINGS, "meeting_action"), closed_to=READING - WRITING)
EVERYTHING = ("?per_page=2000",)
MEETINGS_API = {
    "rhythms/": Page(Ability.VIEW_MEETINGS, queries=EVERYTHING),
    "year-wheel/<year:year>/": Page(Ability.VIEW_MEETINGS, words={"year": "2026"}, queries=EVERYTHING),
    "meetings/<int:pk>/": row(Ability.VIEW_MEETINGS, Ability.EDIT_MEETINGS, "meeting"),
    "agenda-items/<int:pk>/": row(Ability.VIEW_MEETINGS, Ability.EDIT_MEETINGS, "item"),
    "decisions/<int:pk>/": row(Ability.VIEW_MEETINGS, Ability.EDIT_MEETINGS, "decision"),
    "decisions/<int:pk>/judge/": row(None, Ability.EDIT_MEETINGS, "decision"),
    "meeting-actions/<int:pk>/": row(Ability.VIEW_MEETINGS, None, "meeting_action"),
    "requests/": Page(Ability.READ_PAPERS, queries=EVERYTHING),
    "requests/<int:pk>/": row(Ability.READ_PAPERS, None, "request"),
    "minutes/<int:pk>/": row(Ability.READ_PAPERS, None, "meeting"),
    "meetings/<int:pk>/archive/": row(None, Ability.EDIT_MEETINGS, "meeting"),
    "agenda-items/<int:pk>/archive/": row(None, Ability.EDIT_MEETINGS, "item"),
    "agenda-items/<int:pk>/decisions/": row(None, Ability.EDIT_MEETINGS, "item"),
    "agenda-items/<int:pk>/actions/": row(None, Ability.EDIT_MEETINGS, "item"),
    # For whoever writes and for its owner, and nobody owns it here.
    "meeting-actions/<int:pk>/done/": NOBODY_OWNS,
    "meeting-actions/<int:pk>/reopen/": NOBODY_OWNS,
}
