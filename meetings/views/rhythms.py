"""Where an indicator is discussed: a fragment in the kantlijn, and pages for the forms."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from meetings import queries
from meetings.forms.bodies import RhythmForm
from meetings.forms.fields import ReasonForm, say
from meetings.services import rhythms as services
from meetings.views.pages import FormPage, MeetingsPage, crumbs
from meetings.views.year_notice import said_of_calendar
from osp.abilities import Ability
from osp.errors import DomainError, NotAllowedError
from osp.web.conflicts import resolved
from osp.web.htmx import is_partial


class LinkRhythmsView(MeetingsPage):
    """Where one link is discussed, and who may: a form to add a body. A page of its own without htmx."""

    write_ability = Ability.EDIT_MEETINGS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(pk, None)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        link = queries.get_link(pk)
        form = RhythmForm(request.POST, bodies=queries.bodies(), auto_id=f"ritme-nieuw-{pk}-%s")
        if not form.is_valid():
            return self._show(pk, form, status=422)
        try:
            services.set_rhythm(self.actor, link=link, **form.values())
        except NotAllowedError:
            raise
        except DomainError as error:
            say(form, error)
            return self._show(pk, form, status=422)
        if is_partial(request):
            return self._show(pk, None)
        return self.go(self.came_from() or self.url("link-rhythms", pk), "Het overlegritme is vastgelegd.")

    def _offered(self) -> dict[str, str]:
        """What a new rhythm begins with; ?gremium= may name the body."""
        chosen = self.request.GET.get("gremium", "")
        usual = {str(body.pk): body.frequency for body in queries.bodies()} if chosen else {}
        return {"purpose": "discuss", "body": chosen, "frequency": usual.get(chosen, "")}

    def _show(self, pk: int, form: RhythmForm | None, *, status: int = 200) -> HttpResponse:
        found = queries.link_rhythms([queries.get_link(pk)])[0]
        blank = RhythmForm(bodies=queries.bodies(), auto_id=f"ritme-nieuw-{pk}-%s", initial=self._offered())
        template = "meetings/_link_rhythms.html" if is_partial(self.request) else "meetings/link_rhythms.html"
        context = {"found": found, "form": form or blank, "is_open": form is not None, "came_from": self.came_from()}
        return self.render(template, context, status=status)


class IndicatorRhythmsView(MeetingsPage):
    """The same for every place where the plan uses an indicator."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = queries.link_rhythms(queries.links_of(pk))
        template = "meetings/_indicator_rhythms.html" if is_partial(request) else "meetings/indicator_rhythms.html"
        return self.render(template, {"all_found": found, "came_from": self.came_from()})


class RhythmEditView(FormPage):
    """Change purpose, presenter or frequency."""

    pk: int

    def around(self) -> dict[str, Any]:
        rhythm = queries.get_rhythm(self.pk)
        link = queries.get_link(rhythm.link_id)
        title = f"{rhythm.body.name} bespreekt {link.indicator.name}"
        back = self.came_from()
        query = f"?naar={back}" if back else ""
        return {
            "title": title,
            "crumbs": crumbs(("Overleg", self.url("list")), (link.parent.title, back), ("Overlegritme", "")),
            "submit": "Bewaar wijziging",
            "cancel_url": back or self.url("link-rhythms", link.pk),
            "archive_url": self.url("rhythm-archive", self.pk) + query,
            "archive_word": "Haal van het ritme",
            "came_from": back,
        }

    def stored(self, row: Any) -> BaseForm:
        return RhythmForm.of(row)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(RhythmForm.of(queries.get_rhythm(pk)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(RhythmForm(resolved(request.POST)), self._save)

    def _save(self, form: RhythmForm) -> tuple[str, str]:
        rhythm = queries.get_rhythm(self.pk)
        version = form.cleaned_data["version"] or 0
        services.edit_rhythm(self.actor, rhythm=rhythm, version=version, **form.values())
        return self.came_from() or self.url(
            "link-rhythms", rhythm.link_id
        ), f"Het overlegritme is bewaard.{said_of_calendar(self.tenant)}"


class RhythmArchiveView(FormPage):
    """A body no longer discusses a link."""

    pk: int

    def around(self) -> dict[str, Any]:
        rhythm = queries.get_rhythm(self.pk)
        link = queries.get_link(rhythm.link_id)
        back = self.came_from() or self.url("link-rhythms", link.pk)
        return {
            "title": f"{link.indicator.name} niet meer bij {rhythm.body.name}",
            "crumbs": crumbs(("Overleg", self.url("list")), (link.parent.title, back), ("Van het ritme halen", "")),
            "submit": "Haal van het ritme",
            "cancel_url": back,
            "intro": "Wat is besproken blijft te lezen. Nieuwe agenda’s stellen dit niet meer voor.",
            "came_from": self.came_from(),
        }

    def stored(self, row: Any) -> BaseForm:
        return ReasonForm(initial={"version": row.version})

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(self.stored(queries.get_rhythm(pk)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(ReasonForm(resolved(request.POST)), self._archive)

    def _archive(self, form: ReasonForm) -> tuple[str, str]:
        rhythm = queries.get_rhythm(self.pk)
        services.archive_rhythm(self.actor, rhythm=rhythm, **form.cleaned_data)
        said = f"De indicator is van het ritme gehaald.{said_of_calendar(self.tenant)}"
        return self.came_from() or self.url("link-rhythms", rhythm.link_id), said
