"""Agenda items: adding and ordering them, and the page of one with its oplegger."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from meetings import queries
from meetings.forms.fields import ReasonForm, say
from meetings.forms.meetings import ItemForm, NewItemForm
from meetings.forms.papers import AttachmentForm
from meetings.pack import drafts
from meetings.queries.attachments import attachment_rows, reader_bodies
from meetings.queries.claims import remarks_on
from meetings.queries.comments import threads_on
from meetings.queries.requests import requests_at
from meetings.services import agenda as services
from meetings.services import standing
from meetings.views.meetings import meeting_context
from meetings.views.pages import FormPage, MeetingsPage, crumbs, named
from osp.abilities import Ability
from osp.errors import DomainError, NotAllowedError
from osp.web.conflicts import resolved


class TakeProposalView(MeetingsPage):
    """Put what the rhythms propose on the agenda: one item, or all."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        keys = request.POST.getlist("punt") or None
        services.take_proposal(self.actor, meeting=queries.get_meeting(pk), keys=keys)
        return self.go(self.url("meeting", pk), "Het voorstel staat op de agenda.")


class ItemAddView(MeetingsPage):
    """A new item, from the page of the meeting."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = queries.get_meeting(pk)
        form = NewItemForm(request.POST, is_late=queries.is_late(meeting))
        item = self._add(meeting, form) if form.is_valid() else None
        if item is None:
            context = {**meeting_context(self, pk, form), "adding": True}
            return self.render("meetings/meeting.html", context, status=422)
        return self.go(self.url("item", item.pk), "Het punt staat op de agenda. Schrijf hier de oplegger.")

    def _add(self, meeting: Any, form: NewItemForm) -> Any:
        """The new item; None, with the reason in the form, where it is refused."""
        try:
            return services.add_item(self.actor, meeting=meeting, **form.values())
        except NotAllowedError:
            raise
        except DomainError as error:
            say(form, error)
            return None


class LeftOverView(MeetingsPage):
    """Put what the meeting before left over on the agenda."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        standing.carry_over(self.actor, meeting=queries.get_meeting(pk))
        return self.go(self.url("meeting", pk), "Wat bleef liggen staat op de agenda.")


class ItemMoveView(MeetingsPage):
    """One place up or down."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        services.move_item(self.actor, item=item, up=request.POST.get("naar") == "omhoog")
        return self.go(f"{self.url('meeting', item.meeting_id)}#punt-{pk}")


class ItemArchiveView(FormPage):
    """Take an item off the agenda."""

    pk: int

    def around(self) -> dict[str, Any]:
        item = queries.get_item(self.pk, self.actor)
        back = self.url("meeting", item.meeting_id)
        return {
            "title": f"„{item.title}” van de agenda halen",
            "crumbs": crumbs(("Overleg", self.url("list")), (named(item.meeting), back), ("Van de agenda halen", "")),
            "submit": "Haal van de agenda",
            "cancel_url": self.url("item", self.pk),
            "intro": "De tekst blijft bewaard. Cijfers van dit punt kunnen opnieuw worden voorgesteld.",
        }

    def stored(self, row: Any) -> BaseForm:
        return ReasonForm(initial={"version": row.version})

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(self.stored(queries.get_item(pk, self.actor)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(ReasonForm(resolved(request.POST)), self._archive)

    def _archive(self, form: ReasonForm) -> tuple[str, str]:
        item = queries.get_item(self.pk, self.actor)
        services.archive_item(self.actor, item=item, **form.cleaned_data)
        return self.url("meeting", item.meeting_id), f"„{item.title}” is van de agenda gehaald."


class ItemView(FormPage):
    """The oplegger, with the paper beside it. Who may not write reads the paper alone."""

    ability = Ability.VIEW_MEETINGS
    write_ability = Ability.EDIT_MEETINGS
    template = "meetings/item.html"
    pk: int

    def around(self) -> dict[str, Any]:
        item = queries.get_item(self.pk, self.actor)
        agenda = queries.agenda_of(item.meeting, self.actor)
        before, row, after = queries.neighbours(agenda.rows, item)
        path = crumbs(
            ("Overleg", self.url("list")),
            (named(item.meeting), self.url("meeting", item.meeting_id)),
            (f"Punt {row.number} van {len(agenda.rows)}", ""),
        )
        return {
            "item": item,
            "row": row,
            "before": before,
            "after": after,
            "threads": threads_on(self.actor, item) if self.actor.can(Ability.DISCUSS_PLAN) else (),
            "crumbs": path,
            "attachments": attachment_rows(item, self.actor),
            "attachment_form": AttachmentForm(auto_id="bijlage_%s"),
            "requests": requests_at(item, self.actor),
            "readers": reader_bodies(item) if item.is_confidential else (),
            "cancel_url": self.url("item", self.pk),
        }

    def stored(self, row: Any) -> BaseForm:
        return ItemForm.of(row, self._links(row))

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        item = queries.get_item(pk, self.actor)
        return self.show(ItemForm.of(item, self._links(item)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        item = queries.get_item(pk, self.actor)
        form = ItemForm(resolved(request.POST), item=item, links=self._links(item))
        return self.submit(form, self._save)

    def show(self, form: BaseForm | None, *, status: int = 200, **context: Any) -> HttpResponse:
        around = self.around()
        item, row = around["item"], around["row"]
        values = form.cleaned_data if form is not None and form.is_bound and hasattr(form, "cleaned_data") else {}
        paper = drafts.paper(item, values, self.tenant.swv, number=row.number, starts=row.starts)
        rows = drafts.choices(form["links"], paper) if isinstance(form, ItemForm) else []
        context = {
            **around,
            "form": form,
            "paper": paper,
            "heading": drafts.heading(item, paper),
            "link_rows": rows,
            "claims": remarks_on(item, self.tenant.swv, typed=values) if self.actor.can(Ability.EDIT_MEETINGS) else (),
            **context,
        }
        return self.render(self.template, context, status=status)

    def _save(self, form: ItemForm) -> tuple[str, str]:
        item = queries.get_item(self.pk, self.actor)
        services.edit_item(self.actor, item=item, **form.values())
        return self.url("item", self.pk), "De oplegger is bewaard."

    def _links(self, item: Any) -> list[Any]:
        return queries.choosable_links(item)


class ItemPreviewView(MeetingsPage):
    """The paper with what is being typed, as a fragment. Stores nothing."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        form = ItemForm(request.POST, item=item, links=queries.choosable_links(item))
        form.is_valid()
        row = queries.neighbours(queries.agenda_of(item.meeting, self.actor).rows, item)[1]
        paper = drafts.paper(item, form.cleaned_data, self.tenant.swv, number=row.number, starts=row.starts)
        context = {
            "item": item,
            "paper": paper,
            "heading": drafts.heading(item, paper),
            "claims": remarks_on(item, self.tenant.swv, typed=form.cleaned_data),
        }
        return self.render("meetings/_paper_typed.html", context)
