"""The ways to start a plan: empty, from the template of the sector, and from the plan of the period before."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from goals.blueprints import WORDS, Blueprint, blueprint
from goals.enums import ActivityStatus
from goals.forms import LastStartForm, PlanStartForm
from goals.kinds import Kind
from goals.queries import Plan
from goals.queries import rollover as reads
from goals.queries.template_names import template_names
from goals.services import plans as plan_services
from goals.services import starts as services
from goals.snapshot import Node, Ref
from goals.views.base import PlanView, RowFormView
from goals.views.ticks import Ticks
from osp.abilities import Ability
from osp.web.context import current_school_year

PLAN_YEARS = 4
TAKEN = "taken"
FAREWELL = "afscheid-"


class WaysPage(PlanView):
    """The four ways to begin."""

    ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render("goals/ways.html", {"last_plan": reads.last_plan()})


class StartView(RowFormView):
    """A way to begin: the form asks title and school years, and what else it takes."""

    submit = "Begin het plan"
    done_text = "Het plan is begonnen."

    def open(self, pk: int = 0, kind: str = "") -> None:
        """There is no row yet."""

    def form(self, data: QueryDict | None = None) -> PlanStartForm:
        return PlanStartForm(data, initial=self.first_years())

    def first_years(self) -> dict[str, Any]:
        """The years after the plans that are there, else four from this one."""
        ends = [plan.last_year + 1 for plan in self.plans.every]
        year = max(ends, default=current_school_year())
        return {
            "title": f"Ondersteuningsplan {year}-{year + PLAN_YEARS}",
            "first_year": year,
            "last_year": year + PLAN_YEARS - 1,
        }

    def ticked(self) -> set[str] | None:
        """What was ticked; None while nothing was sent yet."""
        return set(self.request.POST.getlist(TAKEN)) if self.request.method == "POST" else None

    def done(self, row: Plan) -> HttpResponse:
        """On to the new plan, which is looked at from now on."""
        del self.plans
        self.remember(row)
        return self.go(self.plan_url, self.done_text)

    @property
    def cancel_url(self) -> str:
        return self.url("ways")


class PlanStart(StartView):
    """Begin with an empty plan."""

    heading = "Begin met een leeg plan"

    def save(self, form: PlanStartForm) -> Plan:
        return plan_services.create_plan(self.actor, **form.values)


class TemplateStart(StartView):
    """Begin with what was ticked of the template of the sector."""

    heading = "Begin met een voorbeeld"
    page_template = "goals/start_template.html"

    @cached_property
    def blueprint(self) -> Blueprint:
        """The template of the sector of this samenwerkingsverband."""
        return blueprint(self.tenant.swv.sector)

    def save(self, form: PlanStartForm) -> Plan:
        return services.begin_from_template(self.actor, taken=self.ticked() or set(), **form.values)

    def context(self, form: BaseForm) -> dict[str, Any]:
        is_everything = self.request.GET.get("vink") == "alles"
        ticks = Ticks(self.blueprint, template_names(self.blueprint), self.ticked(), is_everything)
        told = {
            "is_everything": is_everything,
            "blueprint": self.blueprint,
            "words": ticks.row(WORDS, "", usual=True),
            "chapters": ticks.chapters(),
            "priorities": ticks.priorities(),
        }
        return super().context(form) | told


@dataclass(frozen=True, slots=True)
class RollRow:
    """A row of the old plan in the choice: whether it comes along, and what is said of it where it does not."""

    node: Node
    key: str
    is_taken: bool
    farewell: str
    asks_farewell: bool
    is_unfinished: bool = False
    rows: tuple["RollRow", ...] = ()
    misses_farewell: bool = False

    @property
    def status_word(self) -> str:
        """How far an activiteit was, as a word."""
        return ActivityStatus(self.node.values["status"]).label


class LastStart(StartView):
    """Begin with what comes along of the plan of the period before."""

    heading = "Begin met het vorige plan"
    page_template = "goals/start_last.html"

    @cached_property
    def last(self) -> Plan:
        """The plan that the new one goes on with; 404 where there is none."""
        found = reads.last_plan()
        if found is None:
            raise Http404
        return found

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.last  # noqa: B018 -- 404 before anything else

    def form(self, data: QueryDict | None = None) -> LastStartForm:
        return LastStartForm(data, initial=self.first_years())

    def save(self, form: PlanStartForm) -> Plan:
        said = {
            name.removeprefix(FAREWELL): text for name, text in self.request.POST.items() if name.startswith(FAREWELL)
        }
        return services.begin_from_last(
            self.actor,
            last=self.last,
            taken=refs_of(self.ticked() or set()),
            farewells={ref: str(said[key]) for key in said for ref in refs_of({key})},
            **form.values,
        )

    def context(self, form: BaseForm) -> dict[str, Any]:
        ticked = self.ticked()
        rolled = reads.rolled_rows(self.last, refs_of(ticked or set()))
        missing = {row.ref for row in rolled.left if row.needs_farewell} if ticked is not None else set()
        rows = [self.row(node, ticked, missing) for node in rolled.tree.children if node.kind in reads.CHOSEN]
        told = {
            "last": self.last,
            "chapters": [row for row in rows if row.node.kind is Kind.CHAPTER],
            "priorities": [row for row in rows if row.node.kind is Kind.PRIORITY],
        }
        return super().context(form) | told

    def row(self, node: Node, ticked: set[str] | None, missing: set[Ref]) -> RollRow:
        """A row of the choice with the rows under it."""
        below = tuple(self.row(child, ticked, missing) for child in node.children if child.kind in reads.CHOSEN)
        key = f"{node.kind.value}-{node.id}"
        is_activity = node.kind is Kind.ACTIVITY
        unfinished = is_activity and reads.is_unfinished(node)
        usual = unfinished if is_activity else True
        said = self.request.POST.get(FAREWELL + key, "")
        return RollRow(
            node=node,
            key=key,
            is_taken=usual if ticked is None else key in ticked,
            farewell=said,
            asks_farewell=unfinished if is_activity else node.kind is not Kind.PRIORITY or not below,
            is_unfinished=unfinished,
            rows=below,
            misses_farewell=node.ref in missing and not said.strip(),
        )


def refs_of(keys: set[str]) -> frozenset[Ref]:
    """("doel", 12) for each "doel-12"; what cannot be read is left out."""
    parts = [key.rpartition("-") for key in keys]
    return frozenset(
        (Kind(kind), int(pk)) for kind, _, pk in parts if kind in set(reads.CHOSEN) and pk.isascii() and pk.isdecimal()
    )
