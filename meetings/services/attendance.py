"""Who takes part in a meeting: present, represented, excused, and what their vote weighs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from meetings.enums import Presence
from meetings.models import Attendance, Meeting
from meetings.services.minutes import held
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import ConflictError, DomainError
from osp.operations import operation, save_changes

NOBODY = "Schrijf wie er voor in de plaats komt, of kies wie de volmacht heeft."
OWN_PROXY = "Een lid kan niet zichzelf een volmacht geven."


@dataclass(frozen=True, slots=True)
class Taken:
    """How one member takes part. `proxy` is the member who votes for them, `version` that of the row which was seen."""

    attendance_id: int
    version: int
    presence: Presence
    by: str = ""
    proxy_id: int | None = None
    weight: int | None = None


@operation("attendance.noted", needs=Ability.EDIT_MEETINGS)
def note_attendance(actor: Actor, *, meeting: Meeting, rows: Iterable[Taken]) -> Meeting:
    """Note how these members take part; the others stay as they are.

    ConflictError when somebody else noted one of them since it was seen. DomainError for a member represented by nobody.
    """
    held(meeting)
    present = {row.pk: row for row in Attendance.objects.filter(meeting=meeting).select_related("member__user")}
    members = {row.member_id for row in present.values()}
    for row in rows:
        stored = present.get(row.attendance_id)
        if stored is None:
            raise DomainError("member-unknown", "Dit lid hoort niet bij deze vergadering. Ververs de pagina.")
        changes = _changes(row, stored, members)
        if all(getattr(stored, name) == value for name, value in changes.items()):
            continue
        if stored.version != row.version:
            raise ConflictError(stored, changes)
        save_changes(stored, version=row.version, changes=changes)
    return meeting


def _changes(row: Taken, stored: Attendance, members: set[int]) -> dict[str, Any]:
    """The columns of one row. Only who is represented is so by somebody."""
    if row.presence is not Presence.REPRESENTED:
        return {"presence": row.presence.value, "by": "", "proxy_id": None, "weight": row.weight}
    by = row.by.strip() or ("" if row.proxy_id else stored.member.substitute)
    if not by and row.proxy_id is None:
        raise DomainError("represented-by-nobody", f"{stored.member}: {NOBODY}")
    if row.proxy_id == stored.member_id:
        raise DomainError("own-proxy", f"{stored.member}: {OWN_PROXY}")
    if row.proxy_id is not None and row.proxy_id not in members:
        raise DomainError("proxy-unknown", f"{stored.member}: kies een lid van dit gremium.")
    return {"presence": row.presence.value, "by": by, "proxy_id": row.proxy_id, "weight": row.weight}
