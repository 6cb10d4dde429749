"""Bijlagen of a point, and which gremia read it along."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from meetings import queries
from meetings.forms.fields import ReasonForm
from meetings.forms.papers import AttachmentEditForm, AttachmentForm, BodiesForm
from meetings.queries import attachments as reads
from meetings.services import attachments as services
from meetings.views.pages import FormPage, MeetingsPage, crumbs, named
from osp import dutch
from osp.abilities import Ability
from osp.files import download
from osp.web.conflicts import resolved

READERS = "Wie dit punt meeleest"


class AttachmentAddView(FormPage):
    """Hand in a file; the page of the point has the same form."""

    template = "meetings/attachment_form.html"
    pk: int

    def around(self) -> dict[str, Any]:
        item = queries.get_item(self.pk, self.actor)
        back = self.url("item", item.pk)
        path = (("Overleg", self.url("list")), (named(item.meeting), self.url("meeting", item.meeting_id)))
        return {
            "title": "Bijlage toevoegen",
            "crumbs": crumbs(*path, (item.title, back), ("Bijlage toevoegen", "")),
            "cancel_url": f"{back}#bijlagen",
        }

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(AttachmentForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(AttachmentForm(request.POST, request.FILES), self._add)

    def _add(self, form: AttachmentForm) -> tuple[str, str]:
        item, values = queries.get_item(self.pk, self.actor), form.cleaned_data
        files, is_confidential = values["file"], values["is_confidential"]
        back = f"{self.url('item', self.pk)}#bijlagen"
        if len(files) > 1:
            named_files = [(file.name or "", file) for file in files]
            services.add_attachments(self.actor, item=item, files=named_files, is_confidential=is_confidential)
            return back, f"Er staan {dutch.number_word(len(files))} bijlagen bij."
        services.add_attachment(
            self.actor,
            item=item,
            name=files[0].name,
            stream=files[0],
            title=values["title"],
            is_confidential=is_confidential,
        )
        return back, "De bijlage staat erbij."


class AttachmentFileView(MeetingsPage):
    """The file itself, for whoever may see it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return download(reads.get_attachment(pk, self.actor).file)


class AttachmentPage(FormPage):
    """A form about one bijlage."""

    pk: int
    title: str
    submit_word: str
    intro = ""

    def around(self) -> dict[str, Any]:
        row = reads.get_attachment(self.pk, self.actor)
        item, back = row.item, self.url("item", row.item_id)
        path = (("Overleg", self.url("list")), (named(item.meeting), self.url("meeting", item.meeting_id)))
        return {
            "title": f"„{row.title}” {self.title}",
            "crumbs": crumbs(*path, (item.title, back), (self.title.capitalize(), "")),
            "submit": self.submit_word,
            "cancel_url": f"{back}#bijlagen",
            "intro": self.intro,
        }

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(self.stored(reads.get_attachment(pk, self.actor)))


class AttachmentEditView(AttachmentPage):
    """Another title, or confidential."""

    title, submit_word = "wijzigen", "Bewaar"

    def stored(self, row: Any) -> BaseForm:
        return AttachmentEditForm.of(row)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(AttachmentEditForm(resolved(request.POST)), self._save)

    def _save(self, form: AttachmentEditForm) -> tuple[str, str]:
        row = reads.get_attachment(self.pk, self.actor)
        services.edit_attachment(self.actor, attachment=row, **form.cleaned_data)
        return f"{self.url('item', row.item_id)}#bijlagen", "De bijlage is bewaard."


class AttachmentRemoveView(AttachmentPage):
    """Take a bijlage away, with a reason."""

    title, submit_word = "weghalen", "Haal weg"
    intro = "Stukken die al gepubliceerd zijn, houden deze bijlage."

    def stored(self, row: Any) -> BaseForm:
        return ReasonForm(initial={"version": row.version})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(ReasonForm(resolved(request.POST)), self._remove)

    def _remove(self, form: ReasonForm) -> tuple[str, str]:
        row = reads.get_attachment(self.pk, self.actor)
        services.remove_attachment(self.actor, attachment=row, **form.cleaned_data)
        return f"{self.url('item', row.item_id)}#bijlagen", f"„{row.title}” is weggehaald."


class AttachmentMoveView(MeetingsPage):
    """One letter up or down."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = reads.get_attachment(pk, self.actor)
        services.move_attachment(self.actor, attachment=row, up=request.POST.get("naar") == "omhoog")
        return self.go(f"{self.url('item', row.item_id)}#bijlagen")


class ItemReadersView(FormPage):
    """Which gremia read a confidential point along."""

    pk: int

    def around(self) -> dict[str, Any]:
        item = queries.get_item(self.pk, self.actor)
        back = self.url("item", item.pk)
        path = (("Overleg", self.url("list")), (named(item.meeting), self.url("meeting", item.meeting_id)))
        return {
            "title": READERS,
            "crumbs": crumbs(*path, (item.title, back), (READERS, "")),
            "submit": "Bewaar",
            "cancel_url": back,
            "intro": "Een vertrouwelijk punt is er voor deze gremia wel, en voor alle andere niet.",
        }

    def form(self, data: Any = None) -> BodiesForm:
        """The gremia beside the one whose meeting it is."""
        item = queries.get_item(self.pk, self.actor)
        others = queries.bodies().exclude(pk=item.meeting.body_id)
        chosen = [str(body.pk) for body in reads.reader_bodies(item)]
        return BodiesForm(data, bodies=others, label="Leest mee", initial={"bodies": chosen})

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(self.form())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(self.form(request.POST), self._set)

    def _set(self, form: BodiesForm) -> tuple[str, str]:
        item = queries.get_item(self.pk, self.actor)
        services.set_readers(self.actor, item=item, bodies=form.chosen)
        return self.url("item", self.pk), "Bewaard wie dit punt meeleest."
