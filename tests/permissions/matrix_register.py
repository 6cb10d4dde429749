"""The addresses of what an agenda begins with and what comes of meetings; see matrix.py."""

from dataclasses import replace

from osp.abilities import ROLE_ABILITIES, Ability
from tests.permissions.page import Page, row

READING = frozenset(role for role, abilities in ROLE_ABILITIES.items() if Ability.VIEW_MEETINGS in abilities)
WRITING = frozenset(role for role, abilities in ROLE_ABILITIES.items() if Ability.EDIT_MEETINGS in abilities)
REGISTER = {
    "overleg/besluiten/": Page(Ability.VIEW_MEETINGS, None, queries=("?vorm=csv", "?zoek=koers&terugblik=open")),
    "overleg/besluiten/<int:pk>/": row(Ability.VIEW_MEETINGS, Ability.EDIT_MEETINGS, "decision"),
    "overleg/<int:pk>/terugblik/": row(None, Ability.EDIT_MEETINGS, "meeting"),
    "overleg/acties/": Page(Ability.VIEW_MEETINGS, None, queries=("?vorm=csv", "?stand=alles&wie=ik")),
    "overleg/acties/<int:pk>/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "meeting_action"),
    # For whoever writes and for its owner, and nobody owns it here.
    "overleg/acties/<int:pk>/stand/": replace(
        row(None, Ability.VIEW_MEETINGS, "meeting_action"), closed_to=READING - WRITING
    ),
    "overleg/<int:pk>/acties/terug/": row(None, Ability.EDIT_MEETINGS, "meeting"),
    "overleg/<int:pk>/bleef-liggen/": row(None, Ability.EDIT_MEETINGS, "meeting"),
    "overleg/gremia/<int:pk>/vaste-punten/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "body"),
    "overleg/gremia/vaste-punten/<int:pk>/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "recurring"),
    "overleg/gremia/vaste-punten/<int:pk>/archiveer/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "recurring"),
    "overleg/punt/<int:pk>/zin/": row(None, Ability.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/zin/<int:kept>/opnieuw/": Page(
        None, Ability.EDIT_MEETINGS, objects={"pk": "item", "kept": "kept_sentence"}
    ),
}
