"""Milestones, budget lines and risks that are there: edit in place, tick off, put away."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, QueryDict

from goals import services
from goals.forms import BudgetLineForm, MilestoneEditForm, ReasonForm, RiskForm
from goals.kinds import Kind
from goals.queries.elements import BudgetLine, Milestone, Risk, plan_of
from goals.queries.lookups import get_part
from goals.views.parts import PartFormView
from osp.abilities import Ability


class RowView(PartFormView):
    """A part by its own number."""

    kind: ClassVar[Kind]
    model: ClassVar[Any]
    found: Any

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.found = get_part(self.model, pk)
        self.element = self.found.element


class KeptRow(RowView):
    """A part whose form keeps itself while somebody types."""

    def open(self, pk: int = 0, kind: str = "") -> None:
        super().open(pk, kind)
        self.edited = self.found


class MilestoneRowView(RowView):
    """A milestone."""

    kind, model = Kind.MILESTONE, Milestone
    part, section_template = "mijlpalen", "goals/_milestones.html"


class MilestoneEdit(KeptRow, MilestoneRowView):
    """What it is, its day, and when it was reached."""

    heading = "Mijlpaal bewerken"
    message = "De mijlpaal is gewijzigd."
    fragment_template = "goals/_milestone_form.html"

    def form(self, data: QueryDict | None = None) -> MilestoneEditForm:
        return MilestoneEditForm(data, row=self.found)

    def stored_form(self, current: Milestone) -> MilestoneEditForm:
        return MilestoneEditForm(row=current)

    def save(self, form: MilestoneEditForm) -> Milestone:
        version = form.cleaned_data["version"] or 0
        return services.edit_milestone(self.actor, milestone=self.found, version=version, **form.values)


class MilestoneReach(MilestoneRowView):
    """Tick off as of today, or take the tick away; another day goes through the form."""

    http_method_names = ["post"]
    is_reached: ClassVar[bool] = True

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.open(**kwargs)
        if self.is_reached:
            services.reach_milestone(self.actor, milestone=self.found)
            self.undo = self.url("milestone-reopen", self.found.pk)
            return self.after_part("Gehaald, met de datum van vandaag. Een andere dag kiest u bij Wijzig.")
        services.reopen_milestone(self.actor, milestone=self.found)
        return self.after_part("De mijlpaal staat weer open.")


class MilestoneReopen(MilestoneReach):
    """Take the tick away."""

    is_reached = False


class MoneyRowView(RowView):
    """A budget line."""

    kind, model = Kind.BUDGET, BudgetLine
    part, section_template = "begroting", "goals/_money.html"


class MoneyEdit(KeptRow, MoneyRowView):
    """Year, kind of money and amounts."""

    heading = "Begrotingsregel bewerken"
    message = "De begrotingsregel is gewijzigd."
    fragment_template = "goals/_money_form.html"

    def form(self, data: QueryDict | None = None) -> BudgetLineForm:
        return BudgetLineForm(data, plan=plan_of(self.element), row=self.found)

    def stored_form(self, current: BudgetLine) -> BudgetLineForm:
        return BudgetLineForm(plan=plan_of(self.element), row=current)

    def save(self, form: BudgetLineForm) -> BudgetLine:
        version = form.cleaned_data["version"] or 0
        return services.set_budget_line(
            self.actor, element=self.element, line=self.found, version=version, **form.values
        )


class RiskRowView(RowView):
    """A risk."""

    kind, model = Kind.RISK, Risk
    part, section_template = "risicos", "goals/_risks.html"


class RiskEdit(KeptRow, RiskRowView):
    """What it is, how it weighs, and what is done about it."""

    heading = "Risico bewerken"
    message = "Het risico is gewijzigd."
    fragment_template = "goals/_risk_form.html"

    def form(self, data: QueryDict | None = None) -> RiskForm:
        return RiskForm(data, row=self.found, swv=self.tenant.swv)

    def stored_form(self, current: Risk) -> RiskForm:
        return RiskForm(row=current, swv=self.tenant.swv)

    def save(self, form: RiskForm) -> Risk:
        version = form.cleaned_data["version"] or 0
        return services.edit_risk(self.actor, risk=self.found, version=version, **form.values)


class RemoveView(RowView):
    """Put a part away, with a reason; the archive gives it back."""

    ability = Ability.EDIT_PLAN
    submit = "Archiveer"
    fragment_template = "goals/_reason_form.html"

    def form(self, data: QueryDict | None = None) -> ReasonForm:
        return ReasonForm(data)

    def done(self, row: Any) -> HttpResponse:
        self.undo = self.undo_archive(self.kind, row.pk)
        return super().done(row)


class MilestoneRemove(RemoveView, MilestoneRowView):
    """Put a milestone away."""

    heading = "Mijlpaal archiveren"
    message = "De mijlpaal staat in het archief."

    def save(self, form: ReasonForm) -> Milestone:
        return services.archive_milestone(self.actor, milestone=self.found, **form.cleaned_data)


class MoneyRemove(RemoveView, MoneyRowView):
    """Put a budget line away."""

    heading = "Begrotingsregel archiveren"
    message = "De begrotingsregel staat in het archief."

    def save(self, form: ReasonForm) -> BudgetLine:
        return services.archive_budget_line(self.actor, line=self.found, **form.cleaned_data)


class RiskRemove(RemoveView, RiskRowView):
    """Put a risk away."""

    heading = "Risico archiveren"
    message = "Het risico staat in het archief."

    def save(self, form: ReasonForm) -> Risk:
        return services.archive_risk(self.actor, risk=self.found, **form.cleaned_data)
