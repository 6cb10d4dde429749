"""Pages of gremia."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from meetings import queries
from meetings.enums import BODY_KIND_LABELS, BodyKind
from meetings.forms.bodies import BodyForm
from meetings.forms.fields import ReasonForm
from meetings.services import bodies as services
from meetings.views.pages import FormPage, MeetingsPage, crumbs, wants_table
from meetings.views.year_notice import said_of_calendar
from osp.abilities import Ability
from osp.web.conflicts import resolved
from osp.web.export import table_response

HEADER = ("gremium", "soort", "leden", "quorum", "indicatoren", "vergaderingen")


class BodiesView(MeetingsPage):
    """Which gremia there are, and what each discusses."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = queries.body_rows()
        if kind := wants_table(request):
            cells = [
                (
                    row.body.name,
                    BODY_KIND_LABELS[BodyKind(row.body.kind)],
                    row.body.members,
                    row.body.quorum,
                    row.indicators,
                    row.meetings,
                )
                for row in rows
            ]
            return table_response(f"gremia-{self.tenant.slug}", HEADER, cells, kind)
        labels = {kind.value: label for kind, label in BODY_KIND_LABELS.items()}
        return self.render(
            "meetings/bodies.html", {"rows": rows, "kinds": labels, "archived": queries.archived_bodies()}
        )


class UsualBodiesView(MeetingsPage):
    """One click for a new samenwerkingsverband: ALV and bestuur."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        services.create_usual_bodies(self.actor)
        return self.go(self.came_from() or self.url("bodies"), "ALV en bestuur zijn toegevoegd.")


class BodyAddView(FormPage):
    """A new gremium."""

    def around(self) -> dict[str, Any]:
        path = crumbs(("Overleg", self.url("list")), ("Gremia", self.url("bodies")), ("Nieuw gremium", ""))
        return {"title": "Nieuw gremium", "crumbs": path, "submit": "Voeg toe", "cancel_url": self.url("bodies")}

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(BodyForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.submit(BodyForm(request.POST), self._create)

    def _create(self, form: BodyForm) -> tuple[str, str]:
        body = services.create_body(self.actor, **form.values())
        return self.url("bodies"), f"{body.name} is toegevoegd."


class BodyEditView(FormPage):
    """Change a gremium."""

    pk: int

    def around(self) -> dict[str, Any]:
        body = queries.get_body(self.pk)
        path = crumbs(("Overleg", self.url("list")), ("Gremia", self.url("bodies")), (body.name, ""))
        return {
            "title": body.name,
            "crumbs": path,
            "submit": "Bewaar wijziging",
            "cancel_url": self.url("bodies"),
            "archive_url": self.url("body-archive", self.pk),
            "archive_word": "Archiveer dit gremium",
        }

    def stored(self, row: Any) -> BaseForm:
        return BodyForm.of(row)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(BodyForm.of(queries.get_body(pk)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(BodyForm(resolved(request.POST)), self._save)

    def _save(self, form: BodyForm) -> tuple[str, str]:
        version = form.cleaned_data["version"] or 0
        body = services.edit_body(self.actor, body=queries.get_body(self.pk), version=version, **form.values())
        return self.url("bodies"), f"{body.name} is bewaard.{said_of_calendar(self.tenant)}"


class BodyArchiveView(FormPage):
    """Put a gremium away."""

    pk: int

    def around(self) -> dict[str, Any]:
        body = queries.get_body(self.pk)
        path = crumbs(("Overleg", self.url("list")), ("Gremia", self.url("bodies")), (f"{body.name} archiveren", ""))
        intro = "Vergaderingen die zijn geweest blijven te lezen. Het overlegritme van dit gremium vervalt."
        return {
            "title": f"{body.name} archiveren",
            "crumbs": path,
            "submit": "Archiveer",
            "cancel_url": self.url("bodies"),
            "intro": intro,
        }

    def stored(self, row: Any) -> BaseForm:
        return ReasonForm(initial={"version": row.version})

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(self.stored(queries.get_body(pk)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(ReasonForm(resolved(request.POST)), self._archive)

    def _archive(self, form: ReasonForm) -> tuple[str, str]:
        body = services.archive_body(self.actor, body=queries.get_body(self.pk), **form.cleaned_data)
        return self.url("bodies"), f"{body.name} is gearchiveerd."
