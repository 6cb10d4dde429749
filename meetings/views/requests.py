"""Verzoeken: what is formally asked of gremia, by when, and what they answered."""

from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from meetings import queries
from meetings.enums import BodyKind, Purpose, RequestOutcome
from meetings.forms.requests import AnswerForm, EvidenceForm, RequestForm
from meetings.queries import requests as reads
from meetings.queries.requests import RequestRow, Wanted
from meetings.services import requests as services
from meetings.views.pages import FormPage, MeetingsPage, crumbs, wants_table
from osp import files
from osp.abilities import Ability
from osp.web.conflicts import resolved
from osp.web.export import Cell, table_response
from osp.web.numbers import number_in

HEADER = (
    "gremium", "gevraagd", "onderwerp", "gevraagd op", "antwoord voor", "uitkomst", "beantwoord op", "voorwaarden",
    "stap", "wacht erop", "bewijs",
)  # fmt: skip
_ASKED = {"oogo": BodyKind.OOGO, "goedkeuring": BodyKind.SUPERVISORY}
STANDS = {"": "alle", "open": "wacht op antwoord", "beantwoord": "beantwoord"}


class RequestsView(MeetingsPage):
    """Every request, what waits for an answer first; for who reads papers alone, those to their own gremia."""

    ability = Ability.READ_PAPERS

    def get(self, request: HttpRequest) -> HttpResponse:
        stand = request.GET.get("stand", "")
        wanted = Wanted(number_in(request.GET.get("gremium")), stand if stand in STANDS else "")
        rows = reads.requests_for(self.actor, wanted)
        if kind := wants_table(request):
            return table_response(f"verzoeken-{self.tenant.slug}", HEADER, [_cells(row) for row in rows], kind)
        context = {"rows": rows, "wanted": wanted, "stands": STANDS, "bodies": queries.bodies()}
        return self.render("meetings/requests.html", context)


class RequestFields(FormPage):
    """The form of a request, new or known."""

    template = "meetings/request_form.html"

    def form(self, data: QueryDict | None = None, row: RequestRow | None = None, **initial: Any) -> RequestForm:
        """With everything that can be chosen, and what `row` chose before."""
        known = row.request if row else None
        steps = list(reads.open_steps())
        if known and known.step and known.step not in steps:
            steps.insert(0, known.step)
        also = [known.item_id, known.blocked_item_id] if known else []
        return RequestForm(
            data,
            bodies=queries.bodies(),
            points=reads.coming_points(self.actor, also=also),
            steps=steps,
            initial=(RequestForm.initial_of(known) if known else {}) | initial,
        )


class RequestAddView(RequestFields):
    """Ask a gremium. `stap` and `punt` in the address fill in what the page it came from knows."""

    def around(self) -> dict[str, Any]:
        back = self.url("requests")
        path = crumbs(("Overleg", self.url("list")), ("Verzoeken", back), ("Nieuw verzoek", ""))
        return {
            "title": "Vraag advies of instemming",
            "crumbs": path,
            "submit": "Leg het verzoek vast",
            "cancel_url": back,
        }

    def stored(self, row: Any) -> BaseForm:
        return self.form()

    def get(self, request: HttpRequest) -> HttpResponse:
        if not queries.bodies():
            return self.go(self.url("bodies"), "Maak eerst een gremium; daarna vraagt u het iets.")
        form = self.form(asked_on=timezone.localdate())
        form.initial["body"] = form.usual_body(BodyKind.OPR)
        if step := form.fields["step"].rows.get(request.GET.get("stap", "")):  # type: ignore[attr-defined]
            form.initial.update(
                {
                    "step": step,
                    "subject": f"{step.title}, {step.plan_version.name}",
                    "purpose": _usual(step),
                    "body": form.usual_body(_ASKED.get(step.kind, BodyKind.OPR)),
                }
            )
        if item := form.fields["item"].rows.get(request.GET.get("punt", "")):  # type: ignore[attr-defined]
            form.initial.update({"blocked_item": item, "subject": item.title})
        return self.show(form)

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.submit(self.form(request.POST), self._ask)

    def _ask(self, form: RequestForm) -> tuple[str, str]:
        asked = services.ask_body(self.actor, **form.values())
        return self.url("request", asked.pk), f"Het verzoek aan {asked.body.name} is vastgelegd."


class RequestView(FormPage):
    """One request with what it is about, and the answer."""

    ability = Ability.READ_PAPERS
    write_ability = Ability.EDIT_MEETINGS
    template = "meetings/request.html"
    pk: int

    def around(self) -> dict[str, Any]:
        row = reads.get_request(self.pk, self.actor)
        back = self.url("requests")
        return {
            "row": row,
            "asked": row.request,
            "crumbs": crumbs(*self.above, ("Verzoeken", back), (row.request.subject, "")),
            "cancel_url": back,
            "file_form": EvidenceForm(),
        }

    @property
    def above(self) -> list[tuple[str, str]]:
        """Overleg, for who may read meetings."""
        return [("Overleg", self.url("list"))] if self.actor.can(Ability.VIEW_MEETINGS) else []

    def stored(self, row: Any) -> BaseForm:
        known = AnswerForm.initial_of(row)
        return self.form(None, known | {"answered_on": known["answered_on"] or timezone.localdate()})

    def form(self, data: QueryDict | None, initial: dict[str, Any] | None = None) -> AnswerForm:
        """The answer, with the step that it can fill in."""
        asked = reads.get_request(self.pk, self.actor).request
        step = asked.step if services.step_waits(asked) and self.actor.can(Ability.EDIT_PLAN) else None
        return AnswerForm(data, step=step, initial=initial)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        asked = reads.get_request(pk, self.actor).request
        return self.show(self.stored(asked))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.submit(self.form(resolved(request.POST)), self._answer)

    def _answer(self, form: AnswerForm) -> tuple[str, str]:
        asked = reads.get_request(self.pk, self.actor).request
        upload = self.request.FILES.get("file")
        saved = services.answer_request(self.actor, request=asked, upload=upload, **form.values())
        said = {
            RequestOutcome.WAITING: "Het verzoek wacht weer op antwoord.",
            RequestOutcome.WITHDRAWN: "Het verzoek is ingetrokken.",
        }
        return self.url("request", self.pk), said.get(RequestOutcome(saved.outcome), "Het antwoord is vastgelegd.")


class RequestEditView(RequestFields):
    """Another subject, term or point."""

    pk: int

    def around(self) -> dict[str, Any]:
        row = reads.get_request(self.pk, self.actor)
        back = self.url("request", self.pk)
        path = (("Overleg", self.url("list")), ("Verzoeken", self.url("requests")), (row.request.subject, back))
        return {
            "title": "Verzoek wijzigen",
            "crumbs": crumbs(*path, ("Wijzig", "")),
            "submit": "Bewaar het verzoek",
            "cancel_url": back,
        }

    def stored(self, row: Any) -> BaseForm:
        return self.form(row=reads.get_request(self.pk, self.actor))

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        return self.show(self.stored(None))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.pk = pk
        row = reads.get_request(pk, self.actor)
        return self.submit(self.form(resolved(request.POST), row), self._save)

    def _save(self, form: RequestForm) -> tuple[str, str]:
        asked = reads.get_request(self.pk, self.actor).request
        services.edit_request(self.actor, request=asked, version=form.cleaned_data["version"] or 0, **form.values())
        return self.url("request", self.pk), "Het verzoek is bewaard."


class RequestFileView(MeetingsPage):
    """The evidence of an answer, to keep."""

    ability = Ability.READ_PAPERS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        asked = reads.get_request(pk, self.actor).request
        if asked.evidence is None:
            raise Http404
        return files.download(asked.evidence)


def _usual(step: Any) -> str:
    """What is usually asked at a step: consent and approval by law, otherwise advice."""
    return {"instemming": Purpose.CONSENT, "oogo": Purpose.CONSENT, "goedkeuring": Purpose.APPROVE}.get(
        step.kind, Purpose.ADVISE
    ).value


def _cells(row: RequestRow) -> list[Cell]:
    asked = row.request
    waits = row.waits.title if row.waits else asked.blocks
    return [
        asked.body.name, row.purpose_label, asked.subject, asked.asked_on, asked.due, row.stand_label, asked.answered_on,
        asked.conditions, asked.step.title if asked.step else "", waits, asked.evidence.name if asked.evidence else "",
    ]  # fmt: skip
