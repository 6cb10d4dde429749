"""Pages of gremia."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from meetings import queries
from meetings.enums import BODY_KIND_LABELS, BodyKind
from meetings.forms.bodies import BodyForm
from meetings.forms.fields import ReasonForm
from meetings.queries.body_prints import offers
from meetings.queries.gremium import Gremium, gremium
from meetings.queries.members import schoolbesturen
from meetings.services import bodies as services
from meetings.views.pages import FormPage, MeetingsPage, crumbs, wants_table
from meetings.views.year_notice import said_of_calendar
from osp import dutch
from osp.abilities import Ability
from osp.web.conflicts import resolved
from osp.web.export import Cell, table_response

HEADER = ("gremium", "soort", "leden", "quorum", "indicatoren", "vergaderingen")
MEMBERS_HEADER = ("naam", "functie", "namens", "mandaat", "vervanger", "stemgewicht", "vanaf", "tot en met")


class BodiesView(MeetingsPage):
    """Which gremia there are, and what each discusses."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = queries.body_rows()
        if kind := wants_table(request):
            cells = [
                (
                    row.body.name,
                    BODY_KIND_LABELS[BodyKind(row.body.kind)],
                    row.members,
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


class BodyView(MeetingsPage):
    """One gremium: its rules, members, rhythm, meetings and decisions."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        body = queries.get_body(pk)
        found = gremium(body, self.tenant, self.actor)
        if kind := wants_table(request):
            # Addresses are for who invites.
            full = self.actor.can(Ability.EDIT_MEETINGS)
            header = (*MEMBERS_HEADER, "e-mailadres") if full else MEMBERS_HEADER
            return table_response(f"leden-{self.tenant.slug}-{pk}", header, _member_cells(found, full=full), kind)
        path = crumbs(("Overleg", self.url("list")), ("Gremia", self.url("bodies")), (body.name, ""))
        return self.render("meetings/body.html", {"gremium": found, "body": body, "crumbs": path})


def _member_cells(found: Gremium, *, full: bool) -> list[tuple[Cell, ...]]:
    rows = [(line, line.member) for line in found.members]
    return [
        (
            member.called,
            member.seat,
            line.on_behalf_of,
            member.mandate,
            member.substitute,
            member.weight,
            member.since,
            member.until,
            *([line.email] if full else []),
        )
        for line, member in rows
    ]


class UsualBodiesView(MeetingsPage):
    """One click for a new samenwerkingsverband: ALV and bestuur."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        services.create_usual_bodies(self.actor)
        return self.go(self.came_from() or self.url("bodies"), "ALV en bestuur zijn toegevoegd.")


class _BodyForm(FormPage):
    """The form of a gremium."""

    template = "meetings/body_form.html"

    def offered(self) -> dict[str, Any]:
        """What the form may choose from."""
        return {"schoolbesturen": schoolbesturen(self.tenant.swv)}


class PrintsView(MeetingsPage):
    """The usual gremia, to tick, each with the rules that it would begin with."""

    ability = Ability.EDIT_MEETINGS

    def get(self, request: HttpRequest) -> HttpResponse:
        path = crumbs(("Overleg", self.url("list")), ("Gremia", self.url("bodies")), ("Gebruikelijke gremia", ""))
        found = offers(self.tenant.swv)
        context = {
            "plain": [each for each in found if not each.printed.each],
            "talks": [each for each in found if each.printed.each],
            "crumbs": path,
        }
        return self.render("meetings/prints.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        before = queries.bodies().count()
        services.take_prints(self.actor, keys=frozenset(request.POST.getlist("gremium")))
        added = queries.bodies().count() - before
        return self.go(self.url("bodies"), f"{dutch.plural(added, 'gremium', 'gremia')} toegevoegd.")


class BodyAddView(_BodyForm):
    """A new gremium."""

    def around(self) -> dict[str, Any]:
        path = crumbs(("Overleg", self.url("list")), ("Gremia", self.url("bodies")), ("Nieuw gremium", ""))
        return {"title": "Nieuw gremium", "crumbs": path, "submit": "Voeg toe", "cancel_url": self.url("bodies")}

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(BodyForm(**self.offered()))

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.submit(BodyForm(request.POST, **self.offered()), self._create)

    def _create(self, form: BodyForm) -> tuple[str, str]:
        body = services.create_body(self.actor, **form.values())
        return self.url("body", body.pk), f"{body.name} is toegevoegd."


class BodyEditView(_BodyForm):
    """Change a gremium."""

    pk: int

    def around(self) -> dict[str, Any]:
        body = queries.get_body(self.pk)
        back = self.url("body", body.pk)
        where = (("Overleg", self.url("list")), ("Gremia", self.url("bodies")), (body.name, back), ("Wijzig", ""))
        return {
            "title": f"{body.name} wijzigen",
            "crumbs": crumbs(*where),
            "submit": "Bewaar wijziging",
            "cancel_url": back,
            "archive_url": self.url("body-archive", self.pk),
            "archive_word": "Archiveer dit gremium",
        }

    def offered(self) -> dict[str, Any]:
        return {**super().offered(), "seats": queries.member_counts(timezone.localdate()).get(self.pk, 0)}

    def stored(self, row: Any) -> BaseForm:
        return BodyForm.of(row, **self.offered())

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(self.stored(queries.get_body(pk)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(BodyForm(resolved(request.POST), **self.offered()), self._save)

    def _save(self, form: BodyForm) -> tuple[str, str]:
        version = form.cleaned_data["version"] or 0
        body = services.edit_body(self.actor, body=queries.get_body(self.pk), version=version, **form.values())
        return self.url("body", body.pk), f"{body.name} is bewaard.{said_of_calendar(self.tenant)}"


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
