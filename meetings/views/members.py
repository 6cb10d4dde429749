"""Pages of who sits in a gremium."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from meetings import queries
from meetings.forms.fields import ReasonForm
from meetings.forms.members import MemberEndForm, MemberEraseForm, MemberForm
from meetings.queries.members import get_member, schoolbesturen
from meetings.services import members as services
from meetings.views.pages import FormPage, crumbs
from osp.queries import people
from osp.web.conflicts import resolved


class _MemberPage(FormPage):
    """A form about one seat, or a new one."""

    pk: int

    def path(self, body: Any, last: str) -> dict[str, Any]:
        back = self.url("body", body.pk)
        where = (("Overleg", self.url("list")), ("Gremia", self.url("bodies")), (body.name, back), (last, ""))
        return {"crumbs": crumbs(*where), "cancel_url": back, "body": body}

    def offered(self, member: Any = None) -> dict[str, Any]:
        """Who and what a form may choose; somebody whose role ended stays where they are."""
        known = list(people())
        if member is not None and member.user and member.user not in known:
            known.append(member.user)
        return {"people": known, "schoolbesturen": schoolbesturen(self.tenant.swv)}


class MemberAddView(_MemberPage):
    """Somebody takes a seat."""

    template = "meetings/member_form.html"

    def around(self) -> dict[str, Any]:
        body = queries.get_body(self.pk)
        return {**self.path(body, "Nieuw lid"), "title": f"Nieuw lid van {body.name}", "submit": "Voeg toe"}

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        initial = {"since": timezone.localdate(), "weight": 1, "seat": "lid"}
        return self.show(MemberForm(initial=initial, **self.offered()))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(MemberForm(request.POST, **self.offered()), self._add)

    def _add(self, form: MemberForm) -> tuple[str, str]:
        member = services.add_member(self.actor, body=queries.get_body(self.pk), values=form.values())
        said = f"{member.called} zit in {member.body.name}."
        return self.url("member-add" if "nog-een" in self.request.POST else "body", self.pk), said


class MemberEditView(_MemberPage):
    """Change a seat."""

    template = "meetings/member_form.html"

    def around(self) -> dict[str, Any]:
        member = get_member(self.pk)
        return {
            **self.path(member.body, member.called),
            "title": member.called,
            "submit": "Bewaar wijziging",
            "member": member,
        }

    def stored(self, row: Any) -> BaseForm:
        return MemberForm.of(row, **self.offered(row))

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(self.stored(get_member(pk)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(MemberForm(resolved(request.POST), **self.offered(get_member(pk))), self._save)

    def _save(self, form: MemberForm) -> tuple[str, str]:
        version = form.cleaned_data["version"] or 0
        member = services.edit_member(self.actor, member=get_member(self.pk), version=version, values=form.values())
        return self.url("body", member.body_id), f"{member.called} is bewaard."


class _MemberStep(_MemberPage):
    """One step with a seat: a small form, and what it does."""

    word = ""
    submit_word = ""
    intro = ""

    def around(self) -> dict[str, Any]:
        member = get_member(self.pk)
        words = {"title": f"{member.called}: {self.word}", "submit": self.submit_word, "intro": self.intro}
        return {**self.path(member.body, self.word), **words}

    def blank(self, data: Any = None, **kwargs: Any) -> BaseForm:
        raise NotImplementedError

    def act(self, member: Any, values: dict[str, Any]) -> Any:
        raise NotImplementedError

    def stored(self, row: Any) -> BaseForm:
        return self.blank(initial={"version": row.version, "until": row.until or timezone.localdate()})

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(self.stored(get_member(pk)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(self.blank(resolved(request.POST)), self._carry_out)

    def _carry_out(self, form: Any) -> tuple[str, str]:
        member = get_member(self.pk)
        called, body = member.called, member.body
        self.act(member, form.cleaned_data)
        return self.url("body", body.pk), self.said(called, body.name)

    def said(self, called: str, body: str) -> str:
        raise NotImplementedError


class MemberEndView(_MemberStep):
    """Somebody leaves a gremium."""

    word, submit_word = "beëindigen", "Beëindig"
    intro = (
        "De naam blijft staan bij besluiten en verslagen uit de tijd dat dit lid er zat. Wie al is uitgenodigd voor een vergadering "
        "daarna, krijgt een mail die haar uit de agenda haalt."
    )

    def blank(self, data: Any = None, **kwargs: Any) -> BaseForm:
        return MemberEndForm(data, **kwargs)

    def act(self, member: Any, values: dict[str, Any]) -> Any:
        return services.end_member(self.actor, member=member, **values)

    def said(self, called: str, body: str) -> str:
        return f"Het lidmaatschap van {called} eindigt."


class MemberArchiveView(_MemberStep):
    """Take off somebody who was put in the list by mistake."""

    word, submit_word = "weghalen", "Haal weg"
    intro = "Voor een vergissing. Zat dit lid er echt, beëindig dan het lidmaatschap."

    def blank(self, data: Any = None, **kwargs: Any) -> BaseForm:
        return ReasonForm(data, **kwargs)

    def act(self, member: Any, values: dict[str, Any]) -> Any:
        return services.archive_member(self.actor, member=member, **values)

    def said(self, called: str, body: str) -> str:
        return f"{called} staat niet meer bij {body}."


class MemberEraseView(_MemberStep):
    """Forget who held a seat that ended."""

    word, submit_word = "naam wissen", "Wis de naam"
    intro = (
        "Naam, adres en mandaat gaan weg. Stemmen en aanwezigheid blijven, van „oud-lid”. Dit is niet terug te draaien."
    )

    def blank(self, data: Any = None, **kwargs: Any) -> BaseForm:
        return MemberEraseForm(data, **kwargs)

    def act(self, member: Any, values: dict[str, Any]) -> Any:
        return services.erase_member(self.actor, member=member, **values)

    def said(self, called: str, body: str) -> str:
        return "De naam is gewist."
