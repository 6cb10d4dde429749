"""The plan in Excel: out, and back in by way of what it would change."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from goals.enums import WorkbookState
from goals.forms import ReasonForm
from goals.forms.workbooks import TakeOverForm, WorkbookForm
from goals.queries import workbooks as reads
from goals.services import workbooks as services
from goals.services.workbook_edits import Why
from goals.views.base import PlanView
from goals.views.history_panels import shown
from osp import dutch
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.web.export import XLSX, table_response
from osp.web.files import file_name
from osp.web.forms import add_error

REFUSED_HEADER = ("Blad", "Regel", "Kolom", "Waarom")
MEANWHILE = {"changed-meanwhile", "conflict"}


class WorkbookPage(PlanView):
    """Ophalen and inlezen, with what was read in before."""

    ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(WorkbookForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form, plan = WorkbookForm(request.POST, request.FILES), self.plan_here
        if not form.is_valid():
            return self.page(form, status=422)
        given = form.cleaned_data["file"]
        try:
            run = services.receive_workbook(self.actor, plan=plan, name=given.name, stream=given.file)
        except NotAllowedError:
            raise
        except DomainError as error:
            return self.page(add_error(form, error), status=422)
        return self.go(self.url("workbook-run", run.pk))

    def page(self, form: WorkbookForm, *, status: int = 200) -> HttpResponse:
        """The page with this form."""
        plan = self.plan_here
        return self.render(
            "goals/workbook.html", {"form": form, "plan": plan, "runs": reads.runs_of(plan)}, status=status
        )


class WorkbookFile(PlanView):
    """The whole plan as an Excel file."""

    def get(self, request: HttpRequest) -> HttpResponse:
        plan = self.plan_here
        content = reads.plan_workbook(self.tenant.swv, plan, offers=self.actor.can(Ability.EDIT_PLAN))
        response = HttpResponse(content, content_type=XLSX)
        name = f"{file_name(plan.title) or 'plan'}-{self.tenant.slug}.xlsx"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response


class WorkbookRunPage(PlanView):
    """One file: what it would change, or what it changed."""

    ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = reads.get_run(pk)
        if "vorm" in request.GET:
            refused = reads.preview(run).refused if run.state == WorkbookState.CHECKED else run.refused
            rows = [[row["sheet"], row["line"], row["column"], row["message"]] for row in refused]
            return table_response(f"geweigerde-regels-{run.pk}", REFUSED_HEADER, rows, request.GET["vorm"])
        return self.page(run)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take over what was agreed to."""
        run = reads.get_run(pk)
        if run.state != WorkbookState.CHECKED:
            return self.go(self.url("workbook-run", pk))
        form = TakeOverForm(request.POST, found=reads.preview(run))
        if request.POST.get("gezien") != form.found.seen:
            return self.page(run, refusal=services.CHANGED, status=409)
        if not form.is_valid():
            return self.page(run, form, status=422)
        try:
            services.take_over_workbook(self.actor, run=run, **self.decided(form))
        except NotAllowedError:
            raise
        except DomainError as error:
            if error.field in form.fields:
                return self.page(run, add_error(form, error), status=422)
            is_conflict = isinstance(error, ConflictError) or error.code in MEANWHILE
            return self.page(run, form, refusal=error.message, status=409 if is_conflict else 422)
        return self.go(self.url("workbook-run", pk), "Het plan is bijgewerkt uit Excel.")

    def decided(self, form: TakeOverForm) -> dict[str, Any]:
        """The form as the verb takes it."""
        read, chosen = form.cleaned_data, form.choices()
        return {
            "seen": form.found.seen,
            "mine": chosen.mine,
            "archived": chosen.archived,
            "skip_refused": read.get("skip", False),
            "why": Why(read.get("changed_on"), read.get("reason", "")),
        }

    def page(
        self,
        run: reads.Run,
        form: TakeOverForm | None = None,
        *,
        refusal: str = "",
        undo_form: ReasonForm | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The file as it stands, with the form that was just filled in."""
        context: dict[str, Any] = {"run": run, "refusal": refusal, "state": run.state, "plan": run.plan}
        if run.state == WorkbookState.CHECKED:
            found = reads.preview(run)
            context |= {
                "found": found,
                "form": form or TakeOverForm(found=found),
                "lines": [{"text": told.sentence, "diff": shown(told)} for told in found.told],
                "refused": found.refused,
                "read": len(run.content),
            }
        else:
            context |= {"undo_form": undo_form or _undo_form(), "counts": _counts(run), "refused": run.refused}
        return self.render("goals/workbook_run.html", context, status=status)


class WorkbookDiscard(WorkbookRunPage):
    """Put a file aside."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        services.discard_workbook(self.actor, run=reads.get_run(pk))
        return self.go(self.url("workbook"), "Het bestand is terzijde gelegd. Er is niets veranderd.")


class WorkbookUndo(WorkbookRunPage):
    """Take everything back that a file changed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run, form = reads.get_run(pk), _undo_form(request.POST)
        if not form.is_valid():
            return self.page(run, undo_form=form, status=422)
        services.undo_workbook(self.actor, run=run, reason=form.cleaned_data["reason"])
        return self.go(self.url("workbook-run", pk), "Het inlezen is teruggedraaid.")


def _undo_form(data: Any = None) -> ReasonForm:
    form = ReasonForm(data)
    form.fields["reason"].error_messages["required"] = "Schrijf op waarom u dit terugdraait."
    form.fields["reason"].help_text = "De reden blijft in de geschiedenis staan."
    return form


def _counts(run: reads.Run) -> str:
    words = {
        "added": ("onderdeel toegevoegd", "onderdelen toegevoegd"),
        "edited": ("onderdeel gewijzigd", "onderdelen gewijzigd"),
        "moved": ("onderdeel verplaatst", "onderdelen verplaatst"),
        "archived": ("onderdeel gearchiveerd", "onderdelen gearchiveerd"),
    }
    done = [step["what"] for step in run.outcome]
    return dutch.join_words([dutch.plural(done.count(what), *said) for what, said in words.items() if what in done])
