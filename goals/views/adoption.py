"""Plan > Vaststelling: the versions of the plan, and the route of the one that is on its way."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse

from goals import hooks, queries
from goals.compute.route_picture import RoutePicture, Term, route_picture
from goals.enums import StepKind
from goals.queries import PlanVersion
from goals.queries import route as route_queries
from goals.queries import versions as version_queries
from goals.queries.lint import blocking_findings
from goals.queries.route import RouteView
from goals.views.base import PlanView
from goals.views.mending import with_url
from goals.wording.route import SHORT
from osp.abilities import Ability
from osp.web.export import Cell, table_response


def blocking_rows(version: PlanVersion, unit: str) -> tuple[queries.Noticed, ...]:
    """What holds up adoption, each with the address of the form that mends it."""
    return tuple(with_url(each, unit) for each in blocking_findings(version.plan))


HEADER = (
    "Nummer", "Stap", "Met wie", "Wet", "Termijn in weken", "Uiterlijk begin", "Uiterlijk klaar", "Gepland", "Vergadering",
    "Gedaan", "Uitkomst", "Voorwaarden", "Toelichting", "Bewijs", "Opgemerkt",
)  # fmt: skip


class RoutePage(PlanView):
    """A page about the route of one version."""

    def route_context(self, version: PlanVersion) -> dict[str, Any]:
        """For the page of a version and for its route as a fragment."""
        route = route_queries.route_of(version, self.tenant)
        asked = hooks.asked_of(self.actor, [row.step.pk for row in route.rows])
        return {"version": version, "route": route, "picture": self.picture(route), "asked": asked}

    def picture(self, route: RouteView) -> RoutePicture | None:
        """The timetable as a picture."""
        terms = [
            Term(f"{row.number} {SHORT.get(StepKind(row.step.kind), row.step.title)}", row.slot.latest_start, row.slot.latest_end,
                 day=row.step.done_on or row.planned, is_done=row.is_done, is_late=row.slot.is_late)
            for row in route.rows if row.slot
        ]  # fmt: skip
        return route_picture(terms, holidays=route.calendar.holidays, today=route.today, legal=route.legal)

    def after_route(self, version_id: int, message: str, anchor: str = "") -> HttpResponse:
        """Back to the page of the version: a change of one step moves the others."""
        return self.go(f"{self.url('version', version_id)}{anchor}", message)


class VersionPage(RoutePage):
    """The route of one version, with what it is for and what became of it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(version_queries.get_version(pk))

    def page(self, version: PlanVersion) -> HttpResponse:
        """The page, or its steps as a table."""
        context = self.route_context(version)
        if vorm := self.request.GET.get("vorm"):
            rows = step_cells(context["route"])
            return table_response(f"vaststelling-{version.number}-{self.tenant.slug}", HEADER, rows, vorm)
        versions = version_queries.versions_of(version.plan)
        context |= {
            "plan": version.plan,
            "versions": versions,
            "job": version_queries.job_of(version) if version.is_being_stored else None,
            "next_number": version_queries.number_after(versions),
            "blocking": self.blocking(version),
            "is_latest": version == version_queries.current_version(versions),
        }
        return self.render("goals/adoption.html", context)

    def blocking(self, version: PlanVersion) -> tuple[queries.Noticed, ...]:
        """What holds up adoption of a concept, with the way to mend it."""
        if not version.is_concept or version.is_being_stored or not self.actor.can(Ability.EDIT_PLAN):
            return ()
        return blocking_rows(version, self.tenant.code)


class AdoptionPage(VersionPage):
    """The version that people work on; where there is none, what this page will be."""

    def get(self, request: HttpRequest) -> HttpResponse:  # type: ignore[override]
        plan = self.plan_here
        version = version_queries.current_version(version_queries.versions_of(plan))
        if version is None:
            return self.render("goals/adoption_empty.html", {"plan": plan})
        return self.page(version)


def step_cells(route: RouteView) -> Iterator[list[Cell]]:
    """Rows under HEADER."""
    for row in route.rows:
        step, slot = row.step, row.slot
        yield [
            str(row.number), step.title, step.party, step.law, step.weeks,
            slot.latest_start if slot else None, slot.latest_end if slot else None,
            row.planned, row.meeting.body if row.meeting else "", step.done_on, row.outcome, step.conditions, step.note,
            step.evidence.name if step.evidence else "", " ".join(f"{each.title} {each.text}" for each in row.remarks),
        ]  # fmt: skip
