"""The parts of an element: milestones, money, risks, for whom it holds, what it serves. A fragment of its page."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from goals import services
from goals.forms import (
    BudgetLineForm,
    MilestoneForm,
    RiskForm,
    ScopeForm,
    TagsForm,
)
from goals.kinds import Kind
from goals.queries.boards import boards_here
from goals.queries.elements import BudgetLine, Element, Milestone, Risk, plan_of, plan_parts, ref_of
from goals.queries.framework import has_framework, offered_items
from goals.queries.lookups import get_element
from goals.views.base import PlanView, RowFormView
from goals.views.sections import sections_of
from osp.web.htmx import is_partial

PAGES = {Kind.PRIORITY: "priority", Kind.GOAL: "goal", Kind.ACTIVITY: "activity"}


class ElementView(PlanView):
    """Knows the page of each kind of element."""

    def element_url(self, element: Element) -> str:
        """The page of a speerpunt, doel or activiteit."""
        kind, pk = ref_of(element)
        return self.url(PAGES[kind], pk)

    def part_context(self, element: Element) -> dict[str, Any]:
        """For the sections with the parts of an element."""
        return {"part": sections_of(self.tenant.swv, element, timezone.localdate()), "element": element}


class ElementParts(ElementView):
    """All parts of one element; a page of its own without scripts."""

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        element = get_element(kind, pk)
        context = {**self.part_context(element), "element_url": self.element_url(element)}
        return self.render("goals/_parts.html" if is_partial(request) else "goals/parts.html", context)


class PartFormView(ElementView, RowFormView):
    """A form about one part. `part` is the anchor of its section, `section` the template of that."""

    part: ClassVar[str]
    section_template: ClassVar[str]
    message: str
    element: Element

    def done(self, row: Any) -> HttpResponse:
        return self.after_part(self.message)

    def after_part(self, message: str) -> HttpResponse:
        """Back to the section as it is now: as a fragment, or on the page of the element."""
        if not is_partial(self.request):
            return self.go(f"{self.element_url(self.element)}#{self.part}", message)
        return self.fragment(self.section_template, self.part_context(self.element), message, into=f"#{self.part}")

    @property
    def cancel_url(self) -> str:
        return f"{self.element_url(self.element)}#{self.part}"

    def context(self, form: Any) -> dict[str, Any]:
        """Annuleer puts the section back from the fragment that holds them all."""
        kind, pk = ref_of(self.element)
        parts = self.url("element-parts", kind.value, pk)
        return super().context(form) | {"cancel_page": parts, "cancel_part": f"#{self.part}"}


class AddPart(PartFormView):
    """A new part of an element."""

    submit = "Voeg toe"

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.element = get_element(kind, pk)


class MilestoneAdd(AddPart):
    """A new milestone."""

    heading = "Nieuwe mijlpaal"
    part, section_template = "mijlpalen", "goals/_milestones.html"
    message = "De mijlpaal staat erbij."
    fragment_template = "goals/_milestone_form.html"

    def form(self, data: QueryDict | None = None) -> MilestoneForm:
        return MilestoneForm(data)

    def save(self, form: MilestoneForm) -> Milestone:
        return services.add_milestone(self.actor, element=self.element, **form.values)


class MoneyAdd(AddPart):
    """A new budget line."""

    heading = "Nieuwe begrotingsregel"
    part, section_template = "begroting", "goals/_money.html"
    message = "De begrotingsregel staat erbij."
    fragment_template = "goals/_money_form.html"

    def form(self, data: QueryDict | None = None) -> BudgetLineForm:
        return BudgetLineForm(data, plan=plan_of(self.element))

    def save(self, form: BudgetLineForm) -> BudgetLine:
        return services.set_budget_line(self.actor, element=self.element, **form.values)


class RiskAdd(AddPart):
    """A new risk."""

    heading = "Nieuw risico"
    part, section_template = "risicos", "goals/_risks.html"
    message = "Het risico staat erbij."
    fragment_template = "goals/_risk_form.html"

    def form(self, data: QueryDict | None = None) -> RiskForm:
        return RiskForm(data, swv=self.tenant.swv)

    def save(self, form: RiskForm) -> Risk:
        return services.add_risk(self.actor, element=self.element, **form.values)


class ScopeEdit(AddPart):
    """For which schoolbesturen an element holds."""

    heading = "Voor welke schoolbesturen?"
    submit = "Bewaar keuze"
    part, section_template = "bereik", "goals/_scope.html"
    message = "De keuze is bewaard."
    fragment_template = "goals/_scope_form.html"

    def form(self, data: QueryDict | None = None) -> ScopeForm:
        parts = plan_parts(plan_of(self.element)).of(ref_of(self.element))
        chosen = {row.schoolbestuur_id for row in parts.boards}
        return ScopeForm(data, offered=boards_here(self.tenant.swv, chosen), chosen=chosen)

    def save(self, form: ScopeForm) -> Element:
        return services.set_scope(self.actor, element=self.element, **form.values)


class TagsEdit(AddPart):
    """Which items of the framework an element serves."""

    heading = "Welk kader dient dit?"
    submit = "Bewaar keuze"
    part, section_template = "kader", "goals/_tags.html"
    message = "De keuze is bewaard."
    fragment_template = "goals/_tags_form.html"

    def form(self, data: QueryDict | None = None) -> TagsForm:
        chosen = {row.item_id for row in plan_parts(plan_of(self.element)).of(ref_of(self.element)).tags}
        return TagsForm(data, offered=offered_items(chosen), chosen=chosen)

    def save(self, form: TagsForm) -> Element:
        return services.set_framework_tags(self.actor, element=self.element, **form.values)

    def context(self, form: Any) -> dict[str, Any]:
        return super().context(form) | {"has_framework": has_framework()}
