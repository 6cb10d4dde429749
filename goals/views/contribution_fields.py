"""Saving one field by itself, as it is typed; and the evidence that goes with a contribution."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from goals.compute.contribution_fields import FieldRef, field_ref
from goals.compute.contribution_flow import Step
from goals.forms.contributions import ContributionForm, EvidenceForm
from goals.queries import ContributionFile
from goals.queries import contribution_blocks as blocks
from goals.queries import contributions as reads
from goals.services.contribution_answers import attach_file, remove_file
from goals.services.contribution_fields import UNKNOWN
from goals.views.contribution_pages import StepView
from goals.views.contribution_saving import save_all
from goals.views.contribution_steps import GoalPart, MoneyStep, goal_fields
from osp.abilities import Ability
from osp.errors import DomainError
from osp.uploads import KINDS
from osp.web.views import TenantView

# These decide which other fields of a doel there are.
CHOICES = frozenset({"is_in_order", "is_not_applicable"})


class FieldSave(StepView):
    """One field, named by `veld`. Answers what follows from it: a sentence, when it was saved, how long it still takes."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        ref = field_ref(request.POST.get("veld", ""))
        if ref is None or (ref.kind, ref.row) not in self.known():
            return self.page("_field_refused.html", {"name": "veld", "error": UNKNOWN}, status=422)
        self.opened()
        form = self.form([ref], request.POST)
        form.is_valid()
        kept = save_all(self.actor, form)
        self.fresh()
        if kept.conflicts:
            return self.conflict(ref, form)
        if error := next(iter(form.errors.get(ref.name, [])), "") or kept.refused.get(ref.name, ""):
            return self.page("_field_refused.html", {"name": ref.name, "error": error}, status=422)
        return self.block(ref) if ref.kind == "answer" and ref.field in CHOICES else self.saved(ref)

    def known(self) -> set[tuple[str, int]]:
        """The rows of this contribution."""
        content = self.content
        kinds = (("answer", content.answers), ("money", content.money), ("figure", content.figures))
        return {(kind, row.pk) for kind, rows in kinds for row in rows}

    def saved(self, ref: FieldRef) -> HttpResponse:
        """The line under the field, and what else on the page follows."""
        part = self.parts([ref])[ref.name]
        goals = self.blocks if ref.field == "promised" else ()
        says = next((block.says for block in goals if block.answer.pk == ref.row), "")
        context = {"part": part, "says": says, "worths": [block for block in goals if block.worth]}
        return self.page("_field_saved.html", context)

    def block(self, ref: FieldRef) -> HttpResponse:
        """The whole doel, which has other fields now."""
        block = blocks.block_of(self.content, ref.row, reader=reads.reader_of(self.actor))
        refs = [
            FieldRef("answer", ref.row, field) for field in ("promised", "intention", "noticed_by", *sorted(CHOICES))
        ]
        goal = GoalPart(block, goal_fields(block, self.parts(refs)))
        worths = [each for each in self.blocks if each.worth]
        response = self.page("_goal_saved.html", {"goal": goal, "worths": worths})
        response["HX-Retarget"] = f"#doel-{ref.row}"
        response["HX-Reswap"] = "outerHTML"
        return response

    def conflict(self, ref: FieldRef, form: ContributionForm) -> HttpResponse:
        """Both versions, and the choice between them; what was typed stays in the field."""
        part = self.parts([ref])[ref.name]
        context = {"part": part, "mine": form.data.get(ref.name, ""), "theirs": form.was(ref.name)}
        return self.page("_field_conflict.html", context, status=409)


class FileAdd(MoneyStep):
    """Hand in evidence."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.opened()
        form = EvidenceForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                attach_file(self.actor, contribution=self.contribution, name=file.name, stream=file)
                return self.go(f"{self.back()}#bewijs", f"{file.name} staat erbij.")
            except DomainError as error:
                form.add_error("file" if error.field == "file" else None, error.message)
        return self.refused(form)

    def back(self) -> str:
        """The page with the evidence: of a party that is asked for no money the last one."""
        return self.address((Step.MONEY if Step.MONEY in self.steps else Step.SIGN).value)

    def refused(self, form: EvidenceForm) -> HttpResponse:
        """The page again, with what is wrong with the file."""
        if Step.MONEY not in self.steps:
            return self.go(self.back(), " ".join(str(error) for errors in form.errors.values() for error in errors))
        shared = {
            "next_url": self.next_url(),
            "previous_url": self.previous_url(),
            "url": self.address(Step.MONEY.value),
        }
        context = shared | self.context(self.parts(self.refs())) | {"evidence": form}
        return self.page("money.html", context, status=422)


class FileOpen(StepView):
    """Evidence of the own contribution, as it was handed in."""

    def get(self, request: HttpRequest, file: int, **kwargs: Any) -> HttpResponse:
        found = reads.get_file(self.actor, file)
        if self.contribution.pk not in (found.contribution_id, found.contribution.parent_id):
            raise Http404
        return download(found)


class FileRemove(StepView):
    """Take evidence away again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, file: int, **kwargs: Any) -> HttpResponse:
        found = reads.get_own_file(self.actor, file)
        if found.contribution_id != self.contribution.pk:
            raise Http404
        remove_file(self.actor, file=found)
        step = Step.MONEY if Step.MONEY in self.steps else Step.SIGN
        return redirect(f"{self.address(step.value)}#bewijs")


class EvidencePage(TenantView):
    """Evidence of any contribution that somebody may read."""

    ability = Ability.VIEW_CONTRIBUTIONS
    section = "bijdragen"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return download(reads.get_file(self.actor, pk))


def download(found: ContributionFile) -> HttpResponse:
    """The file as what its content is, never shown by the browser as a page of ours."""
    stored = found.file
    with stored.file.open("rb") as content:
        response = HttpResponse(content.read(), content_type=KINDS.get(stored.kind, "application/octet-stream"))
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=stored.name) or "attachment"
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
