"""Reads of the sector's template: the links of a speerpunt, and one row per gremium that discusses them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from goals.models import IndicatorLink, Priority
from goals.queries import live_links
from meetings.models import Body, ReviewRhythm
from meetings.proposals import Rule, frequency_text
from meetings.queries.links import plan_links
from meetings.queries.rhythms import rhythms


@dataclass(frozen=True, slots=True)
class SheetTalk:
    """How a body discusses the indicators of a speerpunt. `is_mixed`: not all of them alike, the first one is shown."""

    body: Body
    presenter: str
    purpose: str
    months: tuple[int, ...]
    every_weeks: int | None
    is_mixed: bool

    @property
    def frequency(self) -> str:
        """The frequency in words."""
        return frequency_text(Rule(self.months, self.every_weeks))


def sheet_links(priority: Priority) -> list[IndicatorLink]:
    """Links on the speerpunt itself, in their order."""
    return list(live_links().filter(priority=priority))


def names_below(priority_id: int) -> list[str]:
    """Indicators of the doelen and activiteiten under a speerpunt: they have a place of their own in the plan."""
    below = [link for link in plan_links() if link.priority_id is None and link.parent_priority.pk == priority_id]
    return list(dict.fromkeys(link.indicator.name for link in below))


def sheet_talks(links: Sequence[IndicatorLink]) -> list[SheetTalk]:
    """One row per body, in the order of the bodies."""
    found: dict[int, list[ReviewRhythm]] = defaultdict(list)
    for rhythm in rhythms().filter(link__in=links).order_by("body__position", "link__position", "pk"):
        found[rhythm.body_id].append(rhythm)
    return [_talk(held, len(links)) for held in found.values()]


def _talk(held: list[ReviewRhythm], link_count: int) -> SheetTalk:
    first = held[0]
    alike = {(row.presenter, row.purpose, tuple(row.months), row.every_weeks) for row in held}
    return SheetTalk(
        body=first.body,
        presenter=first.presenter,
        purpose=first.purpose,
        months=tuple(first.months),
        every_weeks=first.every_weeks,
        is_mixed=len(alike) > 1 or len(held) < link_count,
    )
