"""The indicators of the plan as meetings see them: with their place and number in the plan."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import Http404

from goals.models import Activity, Goal, IndicatorLink, Interpretation, Priority
from goals.queries import get_link, links_in_year, links_of_indicator, live_links, running_links
from indicators.models import Indicator
from meetings.models import AgendaItem
from osp.scope import own_levels

__all__ = [
    "Numbering",
    "choosable_links",
    "get_link",
    "links_of",
    "links_with_interpretations",
    "live_links",
    "numbering",
    "plan_links",
]


def plan_links() -> list[IndicatorLink]:
    """Links in use of the plan that runs, in its order: a plan in preparation comes to the table when it is in force."""
    return sorted(running_links(), key=_place)


def year_links(year: int) -> list[IndicatorLink]:
    """Links of the plan that holds in a school year, in its order."""
    return sorted(links_in_year(year), key=_place)


def links_of(indicator_id: int) -> list[IndicatorLink]:
    """Where an indicator is used in the plan; 404 for an indicator out of reach."""
    if not Indicator.objects.filter(pk=indicator_id).exists():
        raise Http404
    return links_of_indicator(indicator_id)


def choosable_links(item: AgendaItem) -> list[IndicatorLink]:
    """Links that an item may bring: those of the plan, and what it brings already."""
    links = plan_links()
    known = {link.pk for link in links}
    brought = [place.link_id for place in item.indicators.all() if place.link_id not in known]
    return [*links, *links_with_interpretations(brought).values()]


def links_with_interpretations(pks: list[int]) -> dict[int, IndicatorLink]:
    """Links by id, also those put away since, with their duidingen and who wrote them."""
    written = Prefetch("interpretations", Interpretation.objects.select_related("user"))
    links = IndicatorLink.objects.filter(pk__in=pks).select_related(
        "indicator", "overruled_by", "priority", "goal__priority", "activity__goal__priority"
    )
    return {link.pk: link for link in links.prefetch_related(written)}


@dataclass(frozen=True, slots=True)
class Numbering:
    """Numbers as the plan page shows them: counted over what is not archived."""

    priorities: dict[int, int]
    goals: dict[int, int]
    activities: dict[int, int]
    links: dict[int, int]

    def number(self, link: IndicatorLink) -> str:
        """Of what a link measures: "2" for a speerpunt, "2.1" for a doel, "2.1.3" for an activiteit; empty when archived."""
        goal = link.parent_goal
        parts = [self.priorities.get(link.parent_priority.pk)]
        parts += [self.goals.get(goal.pk)] if goal else []
        parts += [self.activities.get(link.activity.pk)] if link.activity else []
        return "" if None in parts else ".".join(str(part) for part in parts)

    def label(self, link: IndicatorLink) -> str:
        """Of the indicator itself, within what it measures: "Indicator 2.1.1"."""
        number, rank = self.number(link), self.links.get(link.pk)
        return f"Indicator {number}.{rank}" if number and rank else "Indicator"

    def place(self, link: IndicatorLink) -> str:
        """The place in the plan in words: "Speerpunt 2 Thuisnabij aanbod, doel 2.1 Minder leerlingen naar het so"."""
        priority, goal = link.parent_priority, link.parent_goal
        first = self.priorities.get(priority.pk, "")
        levels = own_levels()
        words = [_named(levels.priority.capital, str(first), priority.title)]
        if goal:
            number = f"{first}.{self.goals[goal.pk]}" if goal.pk in self.goals else ""
            words.append(_named(levels.goal.singular, number, goal.title))
        if link.activity:
            words.append(_named(levels.activity.singular, self.number(link), link.activity.title))
        return ", ".join(words)

    def short_place(self, link: IndicatorLink) -> str:
        """The same without titles: "speerpunt 2, doel 2.1"."""
        goal, levels = link.parent_goal, own_levels()
        first = self.priorities.get(link.parent_priority.pk, "")
        place = f"{levels.priority.singular} {first}"
        return f"{place}, {levels.goal.singular} {first}.{self.goals.get(goal.pk, '')}" if goal else place


def numbering() -> Numbering:
    """The numbers of everything in the plan, in four queries."""
    priorities = Priority.objects.filter(archived_at__isnull=True).values_list("pk", "plan_id")
    goals = Goal.objects.filter(archived_at__isnull=True).values_list("pk", "priority_id")
    activities = Activity.objects.filter(archived_at__isnull=True).values_list("pk", "goal_id")
    links = IndicatorLink.objects.filter(archived_at__isnull=True).values_list(
        "pk", "priority_id", "goal_id", "activity_id"
    )
    parents = [(pk, parent) for pk, *parent in links]
    return Numbering(_counted(priorities), _counted(goals), _counted(activities), _counted(parents))


def subject_key(link: IndicatorLink) -> str:
    """What agenda items group by: the doel, or the speerpunt for a link without one. "d12", "s3"."""
    goal = link.parent_goal
    return f"d{goal.pk}" if goal else f"s{link.parent_priority.pk}"


def subject_title(link: IndicatorLink) -> str:
    """Title of that doel or speerpunt."""
    return (link.parent_goal or link.parent_priority).title


def _place(link: IndicatorLink) -> tuple[int, ...]:
    priority, goal, activity = link.parent_priority, link.parent_goal, link.activity
    below = (goal.position if goal else 0, activity.position if activity else 0)
    return (priority.plan.first_year, priority.position, priority.pk, *below, link.position, link.pk)


def _counted(rows: Iterable[tuple[int, object]]) -> dict[int, int]:
    """{row: its rank among the rows of the same parent}, for rows in their order."""
    seen: Counter[str] = Counter()
    ranks = {}
    for pk, parent in rows:
        seen[str(parent)] += 1
        ranks[pk] = seen[str(parent)]
    return ranks


def _named(kind: str, number: str, title: str) -> str:
    return " ".join(part for part in (kind, number, title) if part)
