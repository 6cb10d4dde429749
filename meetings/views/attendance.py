"""Who is there: one table, with the quorum beside it."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from meetings import queries
from meetings.enums import Presence, Weighting
from meetings.forms.attendance import AttendanceForm, attendance_forms
from meetings.queries import attendance as reads
from meetings.queries import live
from meetings.services import attendance as services
from meetings.services.attendance import Taken
from meetings.views.pages import MeetingsPage, crumbs, named
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.web.htmx import is_partial

MOVED = "Iemand anders noteerde intussen bij {}. Kijk of het klopt, en doe het dan opnieuw."


class AttendanceView(MeetingsPage):
    """Reads for everybody, writes for who minutes. With scripts each change is kept at once."""

    write_ability = Ability.EDIT_MEETINGS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = reads.attendance_of(queries.get_meeting(pk))
        return self._show(pk, attendance_forms(rows))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = queries.get_meeting(pk)
        rows = reads.attendance_of(meeting)
        forms = attendance_forms(rows, request.POST)
        # Every row is looked at, so that every fault shows.
        if any(not valid for valid in [form.is_valid() for form in forms]):
            return self._show(pk, forms, status=422)
        try:
            services.note_attendance(self.actor, meeting=meeting, rows=self._taken(forms))
        except NotAllowedError:
            raise
        except ConflictError as error:
            fault = MOVED.format(error.current.member.called)
            return self._show(pk, attendance_forms(reads.attendance_of(meeting)), status=409, fault=fault)
        except DomainError as error:
            return self._show(pk, forms, status=422, fault=error.message)
        if is_partial(request):
            return self._show(pk, attendance_forms(reads.attendance_of(meeting)))
        return self.go(self.url("live", pk), "De aanwezigheid is genoteerd.")

    def _taken(self, forms: list[AttendanceForm]) -> list[Taken]:
        """The rows that were changed. One button notes everybody who was not noted yet as present."""
        everybody = "allen" in self.request.POST
        taken = [form.taken() for form in forms if form.is_changed or everybody]
        if not everybody:
            return taken
        return [
            Taken(row.attendance_id, row.version, Presence.PRESENT, weight=row.weight)
            if row.presence is Presence.UNKNOWN
            else row
            for row in taken
        ]

    def _show(self, pk: int, forms: list[AttendanceForm], *, status: int = 200, fault: str = "") -> HttpResponse:
        meeting = queries.get_meeting(pk)
        rows = [form.row for form in forms]
        context: dict[str, Any] = {
            "meeting": meeting,
            "forms": [(form, reads.has_vote(form.row.member)) for form in forms],
            "quorum": reads.quorum_among(meeting, reads.attendance_of(meeting)),
            "rest": sum(row.presence == Presence.UNKNOWN for row in rows),
            "is_noted": any(row.presence != Presence.UNKNOWN for row in rows),
            "is_weighted": meeting.body.weighting != Weighting.EQUAL,
            "live": live.live_of(meeting, self.actor),
            "fault": fault,
            "crumbs": crumbs(
                ("Overleg", self.url("list")), (named(meeting), self.url("meeting", pk)), ("Aanwezig", "")
            ),
        }
        template = "meetings/_attendance.html" if is_partial(self.request) else "meetings/attendance.html"
        return self.render(template, context, status=status)
