"""The plan as it was on a day, and two moments of it side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString

from goals import queries
from goals.compute.differences import ChangeKind
from goals.queries.comparison import ComparedElement, compare
from goals.queries.moments import (
    NOW,
    Moment,
    changed_days,
    landmark_moments,
    moment_of,
    plan_at,
    snapshot_at,
    version_moments,
)
from goals.queries.plan_then import plan_then
from goals.views.base import PlanView
from goals.views.history_panels import diff_html, shown
from osp import dutch
from osp.textdiff import Mark, Strand
from osp.web.export import Cell, table_response

HEADER = ("Onderdeel", "Wat", "Reden", "Was", "Werd")
SIDE_BY_SIDE = "tekst"


class MomentsPage(PlanView):
    """Choose a day, a version or a meeting to see the plan as it was."""

    def get(self, request: HttpRequest) -> HttpResponse:
        plan, problem = self.plan_here, ""
        if day := request.GET.get("dag", ""):
            if moment := moment_of(plan, day, self.actor):
                return self.go(self.url("plan-at", moment.key))
            problem = f"Kies een dag tot en met vandaag, {dutch.date_long(timezone.localdate())}."
        context = {"plan": plan, "problem": problem, "days": changed_days(plan), **choices(self, plan)}
        return self.render("goals/moments.html", context)


class PlanAt(PlanView):
    """The plan as it was, read only, with the figures that were known then. The address says when, and stays the same."""

    def get(self, request: HttpRequest, moment: str) -> HttpResponse:
        plan = self.plan_here
        wanted = moment_of(plan, moment, self.actor)
        if wanted is None:
            raise Http404
        # On a day of an earlier period another plan was the plan that ran.
        shown_plan = plan if wanted.version or plan != self.plans.running else plan_at(wanted.until)
        tree = snapshot_at(shown_plan, wanted) if shown_plan else None
        context: dict[str, Any] = {"plan": shown_plan or plan, "moment": wanted, "is_current": shown_plan == plan}
        if tree is None:
            return self.render("goals/plan_at_empty.html", context)
        context |= {"then": plan_then(tree, wanted, self.tenant), "is_today": wanted.key == today()}
        return self.render("goals/plan_at.html", context)


class ComparePage(PlanView):
    """Two moments of the plan: what changed, in sentences or as texts side by side."""

    def get(self, request: HttpRequest) -> HttpResponse:
        plan = self.plan_here
        asked = request.GET
        since, until = self.moment(plan, "van"), self.moment(plan, "tot")
        since = since or next(iter(version_moments(plan)), None) or next(iter(changed_days(plan)[1:2]), None)
        until = until or Moment(NOW, "nu")
        found = compare(plan, since, until) if since else None
        if since and found and (kind := asked.get("vorm")):
            name = f"verschil-{self.tenant.slug}-{since.key}-{until.key}".replace(":", "")
            return table_response(name, HEADER, _rows(found.elements), kind)
        context = {
            "plan": plan,
            "since": since,
            "until": until,
            "found": found,
            "elements": [compared(each) for each in found.elements] if found else [],
            "side_by_side": asked.get("als") == SIDE_BY_SIDE,
            **choices(self, plan),
        }
        return self.render("goals/compare.html", context)

    def moment(self, plan: queries.Plan, name: str) -> Moment | None:
        """A moment of the choice, or of the day that was typed instead."""
        asked = self.request.GET
        typed = moment_of(plan, asked.get(f"{name}-dag", ""), self.actor)
        return typed or moment_of(plan, asked.get(name, ""), self.actor)


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One difference: its sentence, a long text woven, and both sides of a field apart."""

    text: str
    label: str
    diff: SafeString
    was: SafeString
    now: SafeString


@dataclass(frozen=True, slots=True)
class ComparedPanel:
    """An element with its differences."""

    subject: str
    lines: tuple[ComparedLine, ...]

    @property
    def sided(self) -> tuple[ComparedLine, ...]:
        """The lines that have a text or value to put side by side."""
        return tuple(line for line in self.lines if line.label)


def compared(element: ComparedElement) -> ComparedPanel:
    """The differences in an element, for both ways to show them."""
    lines = []
    for told in element.told:
        is_field = told.change.kind is ChangeKind.FIELD
        strands = (told.strands or _both(told.old, told.new)) if is_field else ()
        was = diff_html(strand for strand in strands if strand.mark is not Mark.ADDED)
        now = diff_html(strand for strand in strands if strand.mark is not Mark.GONE)
        label = f"{told.part}: {told.label}" if told.part else told.label
        lines.append(ComparedLine(told.rest, dutch.sentence_case(label), shown(told), was, now))
    return ComparedPanel(dutch.sentence_case(element.subject), tuple(lines))


def choices(view: PlanView, plan: queries.Plan) -> dict[str, Any]:
    """The moments that have a name, and the last day that can be chosen."""
    marks = [*version_moments(plan), *landmark_moments(view.actor)]
    return {"versions": [each for each in marks if each.version], "marks": marks, "today": today()}


def today() -> str:
    """Today as a date field has it."""
    return timezone.localdate().isoformat()


def _both(old: str, new: str) -> tuple[Strand, ...]:
    pairs = ((old, Mark.GONE), (new, Mark.ADDED))
    return tuple(Strand(text, mark) for text, mark in pairs if text)


def _rows(elements: Iterable[ComparedElement]) -> Iterator[list[Cell]]:
    """A row for each difference, under HEADER."""
    for element in elements:
        for told in element.told:
            what = f"{told.part}: {told.text}" if told.part else told.text
            yield [dutch.sentence_case(element.subject), what, told.reason, told.old, told.new]
