"""The points that are on every agenda of a gremium."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from meetings import queries
from meetings.forms.fields import ReasonForm
from meetings.forms.recurring import RecurringForm
from meetings.services import standing as services
from meetings.views.pages import FormPage, crumbs
from osp.abilities import Ability
from osp.web.conflicts import resolved


class RecurringListView(FormPage):
    """The list, with a form for one more."""

    ability = Ability.EDIT_MEETINGS
    template = "meetings/recurring.html"
    pk: int

    def around(self) -> dict[str, Any]:
        body = queries.get_body(self.pk)
        path = crumbs(("Overleg", self.url("list")), ("Gremia", self.url("bodies")), (f"{body.name}, vaste punten", ""))
        return {
            "body": body,
            "rows": queries.recurring_of(body),
            "standard": services.STANDARD_ITEMS,
            "crumbs": path,
        }

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(RecurringForm(initial={"minutes": 5, "purpose": "inform"}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(RecurringForm(request.POST), self._add)

    def _add(self, form: RecurringForm) -> tuple[str, str]:
        row = services.add_recurring(self.actor, body=queries.get_body(self.pk), **form.values())
        return self.url("recurring", self.pk), f"„{row.title}” komt op elke volgende agenda."


class _RecurringPage(FormPage):
    """A page about one recurring point."""

    pk: int

    def path(self, last: str) -> dict[str, Any]:
        row = queries.get_recurring(self.pk)
        back = self.url("recurring", row.body_id)
        where = (
            ("Overleg", self.url("list")),
            ("Gremia", self.url("bodies")),
            (f"{row.body.name}, vaste punten", back),
        )
        return {"crumbs": crumbs(*where, (last, "")), "cancel_url": back}


class RecurringEditView(_RecurringPage):
    """Change a recurring point."""

    def around(self) -> dict[str, Any]:
        title = queries.get_recurring(self.pk).title
        return {
            **self.path(title),
            "title": title,
            "submit": "Bewaar wijziging",
            "archive_url": self.url("recurring-archive", self.pk),
            "archive_word": "Haal weg",
        }

    def stored(self, row: Any) -> BaseForm:
        return RecurringForm.of(row)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(RecurringForm.of(queries.get_recurring(pk)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(RecurringForm(resolved(request.POST)), self._save)

    def _save(self, form: RecurringForm) -> tuple[str, str]:
        version = form.cleaned_data["version"] or 0
        row = services.edit_recurring(self.actor, row=queries.get_recurring(self.pk), version=version, **form.values())
        return self.url("recurring", row.body_id), f"„{row.title}” is bewaard."


class RecurringArchiveView(_RecurringPage):
    """Leave a recurring point off the agendas to come."""

    def around(self) -> dict[str, Any]:
        title = f"„{queries.get_recurring(self.pk).title}” weghalen"
        intro = "Agenda’s die er al zijn blijven zoals ze zijn."
        return {**self.path("Weghalen"), "title": title, "submit": "Haal weg", "intro": intro}

    def stored(self, row: Any) -> BaseForm:
        return ReasonForm(initial={"version": row.version})

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(self.stored(queries.get_recurring(pk)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(ReasonForm(resolved(request.POST)), self._archive)

    def _archive(self, form: ReasonForm) -> tuple[str, str]:
        row = services.archive_recurring(self.actor, row=queries.get_recurring(self.pk), **form.cleaned_data)
        return self.url("recurring", row.body_id), f"„{row.title}” komt niet meer op de agenda."
