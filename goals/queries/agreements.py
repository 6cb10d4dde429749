"""What is agreed about an indicator and what was before: for its passport, and for the log."""

from collections.abc import Iterator, Sequence
from datetime import date

from goals.models import FormerTarget, IndicatorLink
from goals.queries.lookups import links_of_indicator
from goals.targets import Target
from goals.wording import change_sentence, former_sentence, target_sentence
from indicators.compute.nouns import PUPILS
from indicators.enums import Unit
from indicators.queries.catalogue import versions
from indicators.targets import AgreedPlace
from osp import dutch
from osp.models import AuditEvent
from osp.scope import own_levels


def agreed_places(indicator_id: int, counted: str) -> list[AgreedPlace]:
    """Each koppeling of an indicator with what was agreed there, in the order of the plan."""
    return [_place(link, counted) for link in links_of_indicator(indicator_id)]


def _place(link: IndicatorLink, counted: str) -> AgreedPlace:
    course, unit = link.course(), Unit(link.indicator.unit)
    agreed = target_sentence(course.target, unit, counted=counted) if course.target else "nog geen streefwaarde"
    former = (former_sentence(each, unit, counted=counted) for each in reversed(course.former))
    levels = own_levels()
    level = levels.goal if link.goal_id else levels.activity if link.activity_id else levels.priority
    return AgreedPlace(f"{level.capital} „{link.parent.title}”", dutch.sentence_case(agreed), tuple(former))


def told_changes(events: Sequence[AuditEvent]) -> dict[int, str]:
    """What became what, from when and why, by the id of the event in which an agreement changed. Four queries."""
    ids = {int(event.object_id) for event in events}
    former = {row.pk: row for row in FormerTarget.objects.filter(pk__in=ids).select_related("link__indicator")}
    indicators = {row.link.indicator_id: row.link.indicator for row in former.values()}
    counted = {pk: rows[-1].counted for pk, rows in versions(list(indicators.values())).items() if rows}
    after = _AfterSaves(row.link_id for row in former.values())
    return {
        event.pk: _told(event, row, after.at(row.link_id, event), counted.get(row.link.indicator_id, PUPILS))
        for event in events
        if (row := former.get(int(event.object_id)))
    }


class _AfterSaves:
    """Every save of some koppelingen, to find the agreement that one of them had after an event."""

    def __init__(self, link_ids: Iterator[int]) -> None:
        self._saves = list(IndicatorLink.history.filter(id__in=set(link_ids)).order_by("history_id"))

    def at(self, link_id: int, event: AuditEvent) -> Target | None:
        done = [row for row in self._saves if row.id == link_id and row.history_date <= event.at]
        return done[-1].instance.agreement() if done else None


def _told(event: AuditEvent, row: FormerTarget, after: Target | None, counted: str) -> str:
    """By the day and the reason as they were given then: a second change of the same day gives its own."""
    said = {name: values[1] for name, values in event.diff.items()}
    text = change_sentence(
        row.agreement(),
        after,
        Unit(row.link.indicator.unit),
        changed_on=date.fromisoformat(said["changed_on"]),
        reason=said["reason"],
        counted=counted,
    )
    return f"{row.link.indicator.name}: {text}"
