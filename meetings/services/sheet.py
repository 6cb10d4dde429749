"""Saving the sector's one-page template of a speerpunt: its words, its indicators and who discusses them, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from goals.models import IndicatorLink, Priority
from goals.queries import live_links
from goals.services.links import archive_link, create_link, edit_link_means
from goals.services.priorities import edit_priority
from indicators.models import Indicator
from meetings.enums import Purpose
from meetings.models import Body, ReviewRhythm
from meetings.services.rhythms import archive_rhythm, edit_rhythm, set_rhythm
from osp.abilities import Ability
from osp.actors import Actor
from osp.operations import operation

REMOVED = "Weggehaald in het sjabloon."


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of "Hoe meet ik dit?": an existing link, or an indicator to tie to the speerpunt."""

    means: str
    link: IndicatorLink | None = None
    indicator: Indicator | None = None
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """A row of "Waar bespreek ik dit?": holds for every indicator of the sheet.

    `is_untouched`: shown and left as it was, so that indicators with a rhythm of their own keep it.
    """

    body: Body
    purpose: Purpose
    presenter: str = ""
    months: tuple[int, ...] = ()
    every_weeks: int | None = None
    is_removed: bool = False
    is_untouched: bool = False


@operation("sheet.saved", needs=Ability.EDIT_PLAN)
def save_sheet(
    actor: Actor,
    *,
    priority: Priority,
    version: int,
    title: str,
    process: str,
    description: str,
    measures: Sequence[Measure],
    talks: Sequence[Talk],
) -> Priority:
    """Store the sheet through the verbs of plan and overleg, in one transaction."""
    words = {"title": title.strip(), "process": process.strip(), "description": description.strip()}
    if any(getattr(priority, name) != value for name, value in words.items()):
        priority = edit_priority(actor, priority=priority, version=version, **words)
    for measure in measures:
        _save_measure(actor, priority, measure)
    links = list(live_links().filter(priority=priority))
    for talk in talks:
        _save_talk(actor, links, talk)
    return priority


def _save_measure(actor: Actor, priority: Priority, measure: Measure) -> None:
    if measure.link is None:
        if measure.indicator is not None and not measure.is_removed:
            create_link(actor, parent=priority, indicator=measure.indicator, means=measure.means)
    elif measure.is_removed:
        archive_link(actor, link=measure.link, reason=REMOVED)
    elif measure.link.means != measure.means.strip():
        edit_link_means(actor, link=measure.link, means=measure.means)


def _save_talk(actor: Actor, links: Sequence[IndicatorLink], talk: Talk) -> None:
    held = {
        rhythm.link_id: rhythm
        for rhythm in ReviewRhythm.objects.filter(link__in=links, body=talk.body, archived_at__isnull=True)
    }
    if talk.is_removed:
        for rhythm in held.values():
            archive_rhythm(actor, rhythm=rhythm, version=rhythm.version, reason=REMOVED)
        return
    for link in links:
        _save_rhythm(actor, link, held.get(link.pk), talk)


def _save_rhythm(actor: Actor, link: IndicatorLink, held: ReviewRhythm | None, talk: Talk) -> None:
    if held is None:
        set_rhythm(
            actor,
            link=link,
            body=talk.body,
            purpose=talk.purpose,
            presenter=talk.presenter,
            months=talk.months,
            every_weeks=talk.every_weeks,
        )
    elif not talk.is_untouched and not _same(held, talk):
        edit_rhythm(
            actor,
            rhythm=held,
            version=held.version,
            purpose=talk.purpose,
            presenter=talk.presenter,
            months=talk.months,
            every_weeks=talk.every_weeks,
        )


def _same(held: ReviewRhythm, talk: Talk) -> bool:
    stored = (held.purpose, held.presenter, tuple(held.months), held.every_weeks)
    return stored == (talk.purpose.value, talk.presenter.strip(), tuple(sorted(talk.months)), talk.every_weeks)
