"""The list of meetings, one meeting with its agenda, and the forms around them."""

from datetime import date
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from meetings import queries
from meetings.enums import PURPOSE_LABELS, Purpose
from meetings.forms.fields import ReasonForm
from meetings.forms.meetings import MeetingForm, NewItemForm
from meetings.forms.papers import BodiesForm
from meetings.queries import calendars
from meetings.queries.actions import overdue_for
from meetings.queries.claims import open_remarks
from meetings.queries.live import minutes_of
from meetings.queries.look_backs import due_look_backs
from meetings.queries.year_warnings import schoolday_from
from meetings.services import meetings as services
from meetings.views.pages import FormPage, MeetingsPage, crumbs, named, wants_table
from osp import dutch
from osp.abilities import Ability
from osp.models import Tenant
from osp.queries_holidays import calendar_of
from osp.web.conflicts import resolved
from osp.web.export import Cell, table_response
from osp.web.numbers import number_in

LIST_HEADER = (
    "datum",
    "van",
    "tot",
    "gremium",
    "plaats",
    "stand",
    "onderwerpen",
    "punten zonder gevraagd besluit",
    "voorgesteld",
)
AGENDA_HEADER = ("punt", "tijd", "onderwerp", "doel", "minuten", "wie", "indicatoren")


class MeetingListView(MeetingsPage):
    """Meetings by month: those to come first, then those that were."""

    def get(self, request: HttpRequest) -> HttpResponse:
        body, year = number_in(request.GET.get("gremium")), number_in(request.GET.get("schooljaar"))
        wanted = queries.filtered(body, year)
        rows = queries.meeting_rows(wanted, audience=queries.audience_of(self.actor))
        if kind := wants_table(request):
            return table_response(f"overleg-{self.tenant.slug}", LIST_HEADER, [_list_cells(row) for row in rows], kind)
        coming = [row for row in rows if not row.is_past]
        context = {
            "coming": queries.by_month(coming),
            "past": queries.by_month([row for row in rows if row.is_past], newest_first=True),
            "count": len(rows),
            "coming_count": len(coming),
            "body_rows": queries.body_rows(),
            "years": queries.years_with_meetings(),
            "body": body,
            "year": year,
            "never": queries.never_discussed(),
            "called_off": calendars.called_off(timezone.localdate()) if self.actor.can(Ability.EDIT_MEETINGS) else (),
        }
        return self.render("meetings/list.html", context)


class MeetingView(MeetingsPage):
    """One meeting: agenda, proposal of the rhythms, papers."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = queries.get_meeting(pk)
        agenda = queries.agenda_of(meeting, self.actor)
        if kind := wants_table(request):
            name = f"agenda-{self.tenant.slug}-{meeting.date.isoformat()}"
            return table_response(name, AGENDA_HEADER, [_agenda_cells(row) for row in agenda.rows], kind)
        return self.render(
            "meetings/meeting.html",
            meeting_context(self, pk, NewItemForm(initial={"purpose": "discuss"}, is_late=queries.is_late(meeting))),
        )


def meeting_context(page: MeetingsPage, pk: int, form: NewItemForm) -> dict[str, Any]:
    """What the page of a meeting shows, with this form for a new item."""
    meeting = queries.get_meeting(pk)
    agenda = queries.agenda_of(meeting, page.actor)
    building = queries.building_pack(meeting)
    may_edit = page.actor.can(Ability.EDIT_MEETINGS)
    links = [place.link for row in agenda.rows for place in row.item.indicators.all()]
    by_link = queries.figures_of(page.tenant.swv, links)
    figures = list(by_link.values())
    return {
        "meeting": meeting,
        "agenda": agenda,
        "proposals": queries.proposals_for(meeting) if may_edit else (),
        "unknown": [figure for figure in figures if figure.is_unknown],
        "left_over": queries.left_over(meeting) if may_edit else (),
        "look_backs": due_look_backs(meeting) if may_edit else (),
        "overdue": overdue_for(meeting) if may_edit else (),
        "papers_due": queries.papers_due(meeting),
        "is_late": queries.is_late(meeting),
        "misplaced": agenda.misplaced(meeting.body),
        "doubted": _doubted(agenda, by_link) if may_edit else [],
        "provisional": [figure for figure in figures if figure.is_provisional],
        **(_untold(meeting) | _day_off(page.tenant, meeting.date) if may_edit else {}),
        "packs": queries.pack_rows(meeting, page.actor),
        "publish_form": publish_form(meeting),
        "building": building,
        "job": queries.job_of(building) if building else None,
        "new_item": form,
        "minutes": minutes_of(meeting),
    }


def _untold(meeting: Any) -> dict[str, Any]:
    """Which members do not know yet how the meeting stands."""
    rows = calendars.untold(meeting)
    ahead = meeting.date >= timezone.localdate()
    return {
        "untold": rows,
        "untold_sentence": calendars.untold_sentence(rows),
        "unreachable": calendars.unreachable(meeting) if ahead else [],
    }


def _day_off(tenant: Tenant, day: date) -> dict[str, Any]:
    """Why nobody works on the day of a meeting to come, and the first schoolday after it; empty for a schoolday."""
    calendar = calendar_of(tenant)
    why = calendar.why_free(day) if day >= timezone.localdate() else ""
    return {"free": why, "better_day": schoolday_from(day, day.weekday(), calendar) if why else None}


def publish_form(meeting: Any, data: Any = None) -> BodiesForm:
    """For which gremia a publication makes a copy, beside that of the chair; chosen are those that got one before."""
    initial = {"bodies": [str(pk) for pk in queries.read_by(meeting)]}
    return BodiesForm(data, bodies=queries.bodies(), label="Een exemplaar voor", initial=initial)


def _doubted(agenda: queries.Agenda, figures: dict[int, queries.LinkFigure]) -> list[tuple[queries.AgendaRow, int]]:
    """Points with sentences that do not agree with their figures, and how many."""
    found = open_remarks([row.item for row in agenda.rows], figures)
    return [(row, found[row.item.pk]) for row in agenda.rows if row.item.pk in found]


class MeetingAddView(FormPage):
    """Plan a meeting."""

    def around(self) -> dict[str, Any]:
        return {
            "title": "Nieuw overleg",
            "crumbs": crumbs(("Overleg", self.url("list")), ("Nieuw overleg", "")),
            "submit": "Plan het overleg",
            "cancel_url": self.url("list"),
            "intro": "Opening, mededelingen en rondvraag staan er meteen op. Het overlegritme stelt de andere punten voor.",
        }

    def get(self, request: HttpRequest) -> HttpResponse:
        bodies = list(queries.bodies())
        if not bodies:
            return self.go(self.url("bodies"), "Maak eerst een gremium; daarna plant u een overleg.")
        body = number_in(request.GET.get("gremium"))
        place = queries.usual_place(body or bodies[0].pk)
        initial = {"body": body, "starts": "13:30", "ends": "15:30", "location": place}
        return self.show(MeetingForm(bodies=bodies, initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.submit(MeetingForm(request.POST, bodies=queries.bodies()), self._plan)

    def _plan(self, form: MeetingForm) -> tuple[str, str]:
        meeting = services.plan_meeting(self.actor, **form.values())
        return self.url("meeting", meeting.pk), f"{meeting.body.name} is gepland op {dutch.date_long(meeting.date)}."


class MeetingEditView(FormPage):
    """Move a meeting in time or place."""

    pk: int

    def around(self) -> dict[str, Any]:
        name, back = named(queries.get_meeting(self.pk)), self.url("meeting", self.pk)
        return {
            "title": f"{name} wijzigen",
            "crumbs": crumbs(("Overleg", self.url("list")), (name, back), ("Wijzigen", "")),
            "submit": "Bewaar wijziging",
            "cancel_url": back,
            "archive_url": self.url("meeting-archive", self.pk),
            "archive_word": "Haal van de kalender",
        }

    def stored(self, row: Any) -> BaseForm:
        return MeetingForm.of(row)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """?datum= offers another day, as a warning of the year wheel does."""
        self.pk = pk
        form = MeetingForm.of(queries.get_meeting(pk))
        form.initial["date"] = _day(request.GET.get("datum", "")) or form.initial["date"]
        return self.show(form)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(MeetingForm(resolved(request.POST)), self._save)

    def _save(self, form: MeetingForm) -> tuple[str, str]:
        version = form.cleaned_data["version"] or 0
        services.edit_meeting(self.actor, meeting=queries.get_meeting(self.pk), version=version, **form.values())
        return self.url("meeting", self.pk), "Het overleg is bewaard."


class MeetingArchiveView(FormPage):
    """Take a meeting off the calendar."""

    pk: int

    def around(self) -> dict[str, Any]:
        name, back = named(queries.get_meeting(self.pk)), self.url("meeting", self.pk)
        return {
            "title": f"{name} van de kalender halen",
            "crumbs": crumbs(("Overleg", self.url("list")), (name, back), ("Van de kalender halen", "")),
            "submit": "Haal van de kalender",
            "cancel_url": back,
            "intro": "De agenda en gepubliceerde stukken blijven bewaard.",
        }

    def stored(self, row: Any) -> BaseForm:
        return ReasonForm(initial={"version": row.version})

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(self.stored(queries.get_meeting(pk)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(ReasonForm(resolved(request.POST)), self._archive)

    def _archive(self, form: ReasonForm) -> tuple[str, str]:
        services.archive_meeting(self.actor, meeting=queries.get_meeting(self.pk), **form.cleaned_data)
        return self.url("list"), "Het overleg is van de kalender gehaald."


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _list_cells(row: queries.MeetingRow) -> list[Cell]:
    meeting = row.meeting
    return [
        meeting.date,
        dutch.clock(meeting.starts),
        dutch.clock(meeting.ends),
        meeting.body.name,
        meeting.location,
        row.state_label,
        "; ".join(item.title for item in row.subjects),
        ", ".join(str(number) for number in row.lacking),
        row.proposed_count,
    ]


def _agenda_cells(row: queries.AgendaRow) -> list[Cell]:
    item = row.item
    names = "; ".join(place.link.indicator.name for place in item.indicators.all())
    label = PURPOSE_LABELS[Purpose(item.purpose)]
    return [row.number, dutch.clock(row.starts), item.title, label, item.minutes, item.presenter, names]
