"""Writes the narrative of the example through the product's own verbs: chapters, and what hangs on its elements."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from goals import services
from goals.models import Activity, FrameworkItem, Goal, Plan, Priority
from indicators.models import Indicator
from meetings.demo.content import Link
from meetings.demo.narrative import Details, Milestone, Money, Narrative
from osp.actors import Actor
from osp.models import Schoolbestuur, SchoolbestuurName, User
from osp.school_years import calendar_year_of, school_year_of

Element = Priority | Goal | Activity


@dataclass(frozen=True)
class Narrator:
    """Who writes, for whom, on which day; `add_link` ties an indicator as the rest of the example does."""

    actor: Actor
    people: Mapping[str, User]
    today: date
    add_link: Callable[[Any, Link], object]

    def write(self, plan: Plan, narrative: Narrative) -> None:
        """Everything. KeyError when the narrative names an element that is not in the plan."""
        for chapter in narrative.chapters:
            services.create_chapter(
                self.actor, plan=plan, title=chapter.title, text=chapter.text, is_closing=chapter.is_closing
            )
        elements = self._by_title(plan)
        for title, details in narrative.details.items():
            self._element(elements[title], details)

    def _by_title(self, plan: Plan) -> dict[str, Element]:
        rows: list[Element] = [*Priority.objects.filter(plan=plan)]
        rows += Goal.objects.filter(priority__plan=plan)
        rows += Activity.objects.filter(goal__priority__plan=plan)
        return {row.title: row for row in rows}

    def _element(self, element: Element, details: Details) -> None:
        self._facts(element, details)
        self._results(element, details)
        for milestone in details.milestones:
            self._milestone(element, milestone)
        for money in details.money:
            self._money(element, money)
        for risk in details.risks:
            services.add_risk(
                self.actor,
                element=element,
                title=risk.title,
                chance=risk.chance,
                impact=risk.impact,
                measure=risk.measure,
                indicator=Indicator.objects.get(code=risk.indicator) if risk.indicator else None,
            )
        for link in details.links:
            self.add_link(element, link)
        self._serves(element, details)

    def _facts(self, element: Element, details: Details) -> None:
        services.edit_element_details(
            self.actor,
            element=element,
            version=element.version,
            owner=self.people[details.owner] if details.owner else element.owner,
            starts=date(details.starts, 8, 1) if details.starts else element.starts,
            ends=element.ends,
            responsibility=details.responsibility,
            process=details.process or element.process,
        )

    def _results(self, element: Element, details: Details) -> None:
        if details.achieved_measurable or details.achieved_noticeable:
            services.edit_element_results(
                self.actor,
                element=element,
                version=element.version,
                measurable_result=element.measurable_result,
                noticeable_result=element.noticeable_result,
                achieved_measurable=details.achieved_measurable,
                achieved_noticeable=details.achieved_noticeable,
            )

    def _milestone(self, element: Element, milestone: Milestone) -> None:
        year = school_year_of(self.today) + milestone.ahead
        calendar = calendar_year_of(year, milestone.month)
        due = date(calendar, milestone.month, monthrange(calendar, milestone.month)[1])
        row = services.add_milestone(self.actor, element=element, title=milestone.title, due=due)
        if milestone.is_reached and due <= self.today:
            services.reach_milestone(self.actor, milestone=row, on=due)

    def _money(self, element: Element, money: Money) -> None:
        now = school_year_of(self.today) if money.clock == "schooljaar" else self.today.year
        services.set_budget_line(
            self.actor,
            element=element,
            year_kind=money.clock,
            year=now + money.ahead,
            money=money.money,
            budgeted=Decimal(money.budgeted),
            spent=None if money.spent is None else Decimal(money.spent),
            note=money.note,
        )

    def _serves(self, element: Element, details: Details) -> None:
        if details.tags:
            items = list(FrameworkItem.objects.filter(code__in=details.tags))
            services.set_framework_tags(self.actor, element=element, items=items)
        if details.boards:
            named = list(SchoolbestuurName.objects.order_by("name").values_list("number", flat=True))
            numbers = [named[place] for place in details.boards]
            services.set_scope(self.actor, element=element, boards=Schoolbestuur.objects.filter(number__in=numbers))
