"""The steps in which a contribution is filled in. Each is a page with an address; everything is saved as it is typed."""

from dataclasses import dataclass, replace
from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from goals.compute.contribution_fields import FIELDS, LOOK_BACK, FieldRef
from goals.compute.contribution_flow import DONE, Step
from goals.enums import ContributionState
from goals.forms.contributions import ContributionForm
from goals.queries.contribution_blocks import GoalBlock
from goals.queries.contribution_work import minutes_left
from goals.queries.effort import asked_in_year
from goals.queries.stated_numbers import AskedNumber, asked_numbers
from goals.views.contribution_pages import FieldPart, StepView
from goals.views.contribution_saving import save_all
from goals.wording.contributions import money_words
from osp import dutch
from osp.web.conflicts import conflict_between, resolved

PROMISE_FIELDS = ("promised", "intention", "noticed_by", "is_in_order", "is_not_applicable")
TAKE_OVER = "overnemen"


@dataclass(frozen=True, slots=True)
class GoalPart:
    """A doel with its fields as the page lays them out."""

    block: GoalBlock
    fields: dict[str, FieldPart]

    @property
    def is_closed(self) -> bool:
        """Whether there is nothing to promise."""
        return self.block.answer.is_in_order or self.block.answer.is_not_applicable


class StartPage(StepView):
    """What is asked, by when, how long it takes, and where somebody stopped."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        state = ContributionState(self.contribution.state)
        if state in DONE:
            return redirect(self.address("signed"))
        rounds, year_minutes = asked_in_year(self.contribution)
        context = {
            "state": state,
            "minutes": minutes_left(self.content),
            "year_rounds": rounds,
            "year_minutes": year_minutes,
            "go_url": self.go_url(state),
            "goals": [answer.round_goal.goal for answer in self.content.answers],
            "count": len(self.content.answers),
            "numbers": len(self.content.figures),
            "spared": self.spared(),
        }
        return self.page("start.html", context)

    def go_url(self, state: ContributionState) -> str:
        """The first page that still asks something."""
        if state is ContributionState.RETURNED:
            return self.address("mend")
        if state is ContributionState.ASKED:
            return self.address(self.steps[0].value)
        lacking = {lack.step for lack in self.lacks}
        return self.address(next((step for step in self.steps if step in lacking), Step.SIGN).value)


class FormStep(StepView):
    """A step with fields: shows them, and saves all of them when somebody goes on."""

    template = ""

    def refs(self) -> list[FieldRef]:
        """The fields of this page."""
        raise NotImplementedError

    def context(self, parts: dict[str, FieldPart]) -> dict[str, Any]:
        """What the page shows beside what all of them show."""
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.require_step()
        if elsewhere := self.here_to_stay():
            return redirect(elsewhere)
        self.opened()
        return self.show(self.parts(self.refs(), shows_lacks="mist" in request.GET))

    def require_step(self) -> None:
        """404 for a step that such a party does not have."""
        if self.step not in self.steps:
            raise Http404

    def show(self, parts: dict[str, FieldPart], *, status: int = 200) -> HttpResponse:
        """The page with these fields."""
        shared = {"next_url": self.next_url(), "previous_url": self.previous_url(), "url": self.request.path}
        return self.page(self.template, shared | self.context(parts), status=status)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.require_step()
        self.opened()
        data = resolved(request.POST)
        form = self.form(self.refs(), data)
        form.is_valid()
        kept = save_all(self.actor, form)
        self.fresh()
        if kept.conflicts:
            return self.show_conflict(form, kept.conflicts)
        for name, message in kept.refused.items():
            form.add_error(name, message)
        if form.errors:
            return self.show(self.typed(form), status=422)
        if TAKE_OVER in request.POST:
            return self.take_over(request.POST[TAKE_OVER])
        return redirect(self.next_url())

    def typed(self, form: BaseForm) -> dict[str, FieldPart]:
        """The fields with what was typed and what is wrong with it."""
        stored = self.parts(self.refs())
        return {name: replace(part, bound=form[name]) for name, part in stored.items()}

    def show_conflict(self, form: ContributionForm, names: set[str]) -> HttpResponse:
        """Both versions of what somebody else changed meanwhile; the rest is saved."""
        refs = [ref for ref in self.refs() if ref.name in names]
        mine, theirs = self.form(refs, resolved(self.request.POST)), self.form(refs)
        mine.is_valid()
        conflict = conflict_between(mine, theirs, version=1)
        context = {"conflict": conflict, "url": self.request.path, "cancel_url": self.request.path}
        return self.page("conflict.html", context, status=409)

    def take_over(self, name: str) -> HttpResponse:
        """Put last year's words in a field that is still empty."""
        for block in self.blocks:
            for field in ("intention", "noticed_by"):
                ref = FieldRef("answer", block.answer.pk, field)
                before = getattr(block.before, field, "") if block.before else ""
                if ref.name == name and before and not getattr(block.answer, field):
                    data = self.request.POST.copy()
                    data[name], data[f"{name}__was"] = before, ""
                    form = self.form([ref], data)
                    form.is_valid()
                    save_all(self.actor, form)
        return redirect(f"{self.request.path}#{name}")


class FiguresStep(FormStep):
    """The own figures and what came of last year's promise; of a gemeente the numbers it states."""

    step = Step.FIGURES
    template = "figures.html"

    def refs(self) -> list[FieldRef]:
        looks_back = [row for row in self.content.answers if row.round_goal.asks_result]
        back = [FieldRef("answer", row.pk, field) for row in looks_back for field in LOOK_BACK]
        return back + [FieldRef("figure", row.pk, field) for row in self.content.figures for field in FIELDS["figure"]]

    def context(self, parts: dict[str, FieldPart]) -> dict[str, Any]:
        return {
            "goals": [GoalPart(block, _of(parts, "answer", block.answer.pk)) for block in self.blocks],
            "numbers": [(each, _of(parts, "figure", each.row.pk)) for each in self.numbers],
            "spared": self.spared(),
        }

    @property
    def numbers(self) -> list[AskedNumber]:
        """What a gemeente is asked to state."""
        return asked_numbers(self.content)


class PromiseStep(FormStep):
    """Per doel: al op orde, niet van toepassing, or what is promised in words and in a number."""

    step = Step.PROMISE
    template = "promise.html"

    def refs(self) -> list[FieldRef]:
        return [FieldRef("answer", row.pk, field) for row in self.content.answers for field in PROMISE_FIELDS]

    def context(self, parts: dict[str, FieldPart]) -> dict[str, Any]:
        goals = [GoalPart(block, goal_fields(block, parts)) for block in self.blocks]
        return {"goals": goals, "worths": [goal.block for goal in goals if goal.block.worth], "spared": self.spared()}


def goal_fields(block: GoalBlock, parts: dict[str, FieldPart]) -> dict[str, FieldPart]:
    """The fields of one doel by column, in its own words; without a number where none is asked."""
    found = _of(parts, "answer", block.answer.pk)
    if block.question and "promised" in found:
        found["promised"] = replace(found["promised"], label=block.question, unit=block.unit, says=block.says)
    else:
        found.pop("promised", None)
    for field in ("intention", "noticed_by"):
        if block.before and field in found:
            found[field] = replace(found[field], before=getattr(block.before, field))
    return found


def euro_fields(parts: dict[str, FieldPart]) -> dict[str, FieldPart]:
    """The same fields; an amount says that it is in euros."""
    return {name: replace(part, unit="" if name == "note" else "euro") for name, part in parts.items()}


class MoneyStep(FormStep):
    """Received and spent, per kind of money, and evidence."""

    step = Step.MONEY
    template = "money.html"

    def refs(self) -> list[FieldRef]:
        return [FieldRef("money", row.pk, field) for row in self.content.money for field in FIELDS["money"]]

    def context(self, parts: dict[str, FieldPart]) -> dict[str, Any]:
        return {
            "kinds": [(money_words(row.kind), euro_fields(_of(parts, "money", row.pk))) for row in self.content.money],
            "file_url": self.address("file"),
            "year": dutch.school_year(self.contribution.round.year - 1),
            "file_links": self.file_links(),
        }


def _of(parts: dict[str, FieldPart], kind: str, row: int) -> dict[str, FieldPart]:
    return {part.ref.field: part for part in parts.values() if (part.ref.kind, part.ref.row) == (kind, row)}


class MendStep(FormStep):
    """What was sent back, each with its note: it alone is open."""

    step = Step.SIGN
    template = "mend.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.contribution.state != ContributionState.RETURNED:
            return redirect(self.address())
        return self.show(self.parts(self.refs(), shows_lacks=True))

    def refs(self) -> list[FieldRef]:
        return [FieldRef(row.kind, row.object_id, row.field) for row in self.content.returned]

    def next_url(self) -> str:
        return self.address(Step.SIGN.value)

    def previous_url(self) -> str:
        return self.address()

    def context(self, parts: dict[str, FieldPart]) -> dict[str, Any]:
        notes = {FieldRef(row.kind, row.object_id, row.field).name: row.note for row in self.content.returned}
        return {"fields": [(self.about(part.ref), replace(part, note=notes[name])) for name, part in parts.items()]}

    def about(self, ref: FieldRef) -> str:
        """What a field is about: its doel, kind of money or indicator."""
        if ref.kind == "answer":
            row = next(row for row in self.content.answers if row.pk == ref.row)
            return row.round_goal.goal.title
        if ref.kind == "money":
            return money_words(next(row.kind for row in self.content.money if row.pk == ref.row))
        return next(each.name for each in asked_numbers(self.content) if each.row.pk == ref.row)
