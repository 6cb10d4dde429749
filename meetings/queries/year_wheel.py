"""The year wheel: what every body discusses in a school year and when, and which figures are not ready for it then."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from django.db.models import Prefetch
from django.utils import timezone

from goals.models import IndicatorLink
from indicators.queries.figures import Series, series_for
from indicators.queries.release_moments import coming_figures
from meetings.audiences import Audience
from meetings.compute.figure_timing import Doubt, Known, Publication, Timing, doubt_on
from meetings.compute.year_steps import Fate
from meetings.enums import MEETING_STATE_LABELS, PURPOSE_LABELS, MeetingState, PackState, Purpose
from meetings.models import AgendaIndicator, AgendaItem, AgendaPack, Body, Meeting, ReviewRhythm
from meetings.pack.wording import subject
from meetings.proposals import ProposedItem, Sitting, propose_in_turn
from meetings.queries.audiences import hidden_items
from meetings.queries.links import year_links
from meetings.queries.meetings import state_of
from meetings.queries.proposals import candidates_by_body, sittings_by_body
from meetings.queries.rhythms import rhythms
from meetings.queries.year_plan import YearPlan, YearStep, year_plan
from osp import dutch
from osp.models import Samenwerkingsverband

COLUMNS = ("body", "date", "kind", "item", "indicator", "warning")


@dataclass(frozen=True, slots=True)
class Place:
    """A figure at a meeting. `rhythm` is what asks for it, None where only the agenda does."""

    link: IndicatorLink
    doubt: Doubt | None
    rhythm: ReviewRhythm | None


@dataclass(frozen=True, slots=True)
class WheelItem:
    """An item on the agenda, or one that the rhythms propose (`is_draft`)."""

    title: str
    purpose: str
    places: tuple[Place, ...]
    is_draft: bool

    @property
    def purpose_label(self) -> str:
        """What is asked of the body, in a word."""
        return PURPOSE_LABELS[Purpose(self.purpose)]


@dataclass(frozen=True, slots=True)
class WheelMeeting:
    """A meeting of the year, on the calendar or still to make."""

    at: YearStep
    items: tuple[WheelItem, ...]
    is_past: bool
    stage: MeetingState = MeetingState.PLANNED

    @property
    def day(self) -> date:
        return self.at.day

    @property
    def body(self) -> Body:
        return self.at.body

    @property
    def meeting(self) -> Meeting | None:
        return self.at.meeting

    @property
    def counted(self) -> date:
        """The day that its agenda goes by."""
        if self.meeting is not None:
            return self.meeting.agenda_day
        return self.at.step.slot.counted if self.at.step.slot else self.day

    @property
    def state(self) -> str:
        """In two words how far it is."""
        if self.meeting is None:
            return "niet gepland" if self.is_past else "voorstel"
        if self.is_past and self.stage is not MeetingState.PUBLISHED:
            return "geweest"
        return MEETING_STATE_LABELS[self.stage]

    @property
    def doubtful(self) -> tuple[Place, ...]:
        """Figures that a better moment would mend."""
        if self.is_past:
            return ()
        return tuple(place for item in self.items for place in item.places if place.doubt and place.doubt.is_mendable)


@dataclass(frozen=True)
class YearWheel:
    """Everything the page of a school year shows."""

    plan: YearPlan
    meetings: tuple[WheelMeeting, ...]
    publications: Mapping[int, Publication]
    bodies: tuple[Body, ...] = field(default=())

    @cached_property
    def discussions(self) -> int:
        """How many figures are discussed, counted per meeting."""
        return sum(len(item.places) for meeting in self.meetings for item in meeting.items)

    @cached_property
    def indicators(self) -> int:
        """How many indicators they are."""
        places = (place for meeting in self.meetings for item in meeting.items for place in item.places)
        return len({place.link.indicator_id for place in places})


def year_wheel(swv: Samenwerkingsverband, year: int, *, audience: Audience, body_id: int | None = None) -> YearWheel:
    """The school year of the samenwerkingsverband in scope, of one body or all, in a number of queries that does not grow.

    Items that the audience may not know of are left out.
    """
    links = {link.pk: link for link in year_links(year)}
    plan = year_plan(swv.tenant, year, links)
    asked = [each for each in plan.steps if not each.was_removed]
    steps = [each for each in asked if body_id in {None, each.body.pk}]
    agendas = _agendas([each.meeting for each in steps if each.meeting], audience=audience)
    brought = {
        place.link_id: place.link for items in agendas.values() for item in items for place in item.indicators.all()
    }
    looked_up = {**brought, **links}
    reader = _Reader(swv, looked_up)
    drafts = _drafts(list(links.values()), asked)
    found = tuple(reader.meeting(each, agendas, drafts) for each in steps)
    shown = tuple({each.body.pk: each.body for each in plan.steps}.values())
    return YearWheel(plan, found, reader.publications, tuple(sorted(shown, key=lambda body: (body.position, body.pk))))


def wheel_rows(wheel: YearWheel) -> list[dict[str, str]]:
    """One row per meeting and figure, for a table; a meeting or item without one has a row of its own."""
    return [row for meeting in wheel.meetings for row in _rows(meeting)]


def warning_text(doubt: Doubt) -> str:
    """What is wrong with the moment, and from when it is right."""
    source, there = doubt.publication.source, month_text(doubt.good_from)
    mend = f" Bespreek het vanaf {there}." if doubt.is_mendable else ""
    if doubt.timing is Timing.EARLY:
        return f"Te vroeg: {source} telt op {doubt.publication.reference_day} en het cijfer is er in {there}.{mend}"
    return f"Voorlopig: het cijfer van {source} is definitief in {there}.{mend}"


def month_text(day: date) -> str:
    """ "maart 2027"."""
    return f"{dutch.MONTHS[day.month - 1]} {day.year}"


def _rows(meeting: WheelMeeting) -> list[dict[str, str]]:
    base = {"body": meeting.body.name, "date": meeting.day.isoformat()}
    empty = {**base, "kind": "", "item": "", "indicator": "", "warning": ""}
    rows = []
    for item in meeting.items:
        told = {**empty, "kind": item.purpose_label, "item": item.title}
        rows += [
            {
                **told,
                "indicator": place.link.indicator.name,
                "warning": warning_text(place.doubt) if place.doubt else "",
            }
            for place in item.places
        ] or [told]
    return rows or [empty]


class _Reader:
    """Reads the meetings of one year with what is known about their figures."""

    def __init__(self, swv: Samenwerkingsverband, links: Mapping[int, IndicatorLink]) -> None:
        self.links = links
        series = series_for(swv, {link.indicator_id: link.indicator for link in links.values()}.values())
        self.publications = {
            pk: Publication(each.source, each.reference_day, each.counted_in, each.months_later, each.final_later)
            for pk, each in coming_figures(series).items()
        }
        self.known = {pk: _known(each) for pk, each in series.items()}
        self.rhythms = {(row.body_id, row.link_id): row for row in rhythms().filter(link__in=links)}
        self.today = timezone.localdate()
        packs = AgendaPack.objects.filter(state=PackState.PUBLISHED).order_by()
        self.published = set(packs.values_list("meeting_id", flat=True))

    def meeting(
        self,
        at: YearStep,
        agendas: Mapping[int, Sequence[AgendaItem]],
        drafts: Mapping[str, Sequence[ProposedItem]],
    ) -> WheelMeeting:
        items = agendas.get(at.meeting.pk, ()) if at.meeting else ()
        written = [self._written(at, item) for item in items]
        is_past = at.day < self.today
        proposed = [] if is_past and at.meeting else [self._draft(at, item) for item in drafts.get(at.key, ())]
        is_published = bool(at.meeting and at.meeting.pk in self.published)
        return WheelMeeting(at, (*written, *proposed), is_past, state_of(items, is_published=is_published))

    def _written(self, at: YearStep, item: AgendaItem) -> WheelItem:
        places = tuple(self._place(at, place.link_id) for place in item.indicators.all())
        return WheelItem(item.title, item.purpose, places, is_draft=False)

    def _draft(self, at: YearStep, item: ProposedItem) -> WheelItem:
        places = tuple(self._place(at, link_id) for link_id in item.link_ids)
        return WheelItem(item.title, item.purpose, places, is_draft=True)

    def _place(self, at: YearStep, link_id: int) -> Place:
        link = self.links[link_id]
        rhythm = self.rhythms.get((at.body.pk, link_id))
        publication = self.publications.get(link.indicator_id)
        doubt = doubt_on(at.day, publication, self.known.get(link.indicator_id)) if publication else None
        if doubt and rhythm and rhythm.every_weeks:
            # Who counts weeks meets the new figure by itself: there is nothing to move.
            doubt = replace(doubt, is_mendable=False)
        return Place(link, doubt, rhythm)


def _known(series: Series) -> Known | None:
    """The newest figure that a source delivered; one that was made up for an example was not."""
    latest = series.latest
    return Known(latest.year, not latest.is_provisional) if latest and not latest.is_example else None


def _agendas(meetings: Sequence[Meeting], *, audience: Audience) -> dict[int, list[AgendaItem]]:
    """The items with an oplegger that this reader may know of, by meeting."""
    brought = AgendaIndicator.objects.select_related("link__indicator")
    rows = AgendaItem.objects.filter(meeting__in=meetings, archived_at__isnull=True, has_cover=True)
    rows = rows.exclude(pk__in=hidden_items(audience, meetings=[meeting.pk for meeting in meetings]))
    found: dict[int, list[AgendaItem]] = defaultdict(list)
    for item in rows.order_by("position", "pk").prefetch_related(Prefetch("indicators", brought)):
        found[item.meeting_id].append(item)
    return found


def _drafts(links: Sequence[IndicatorLink], steps: Sequence[YearStep]) -> dict[str, tuple[ProposedItem, ...]]:
    """By key of the step what the rhythms propose, the meetings that are still to make counted in."""
    names = {each.body.pk: each.body.name for each in steps}
    candidates = candidates_by_body(links, names)
    sittings = sittings_by_body(names)
    keys: dict[Hashable, str] = {each.meeting.pk: each.key for each in steps if each.meeting}
    recounted: dict[Hashable, date] = {
        each.meeting.pk: each.step.slot.counted
        for each in steps
        if each.meeting and each.step.slot and each.step.recounts
    }
    found: dict[str, tuple[ProposedItem, ...]] = {}
    for body_id, name in names.items():
        new = [
            Sitting(each.key, each.day, each.step.slot.counted)
            for each in steps
            if each.body.pk == body_id and each.step.fate in {Fate.NEW, Fate.MISSED} and each.step.slot
        ]
        held = [replace(each, counted=recounted.get(each.key, each.counted)) for each in sittings[body_id]]
        proposed = propose_in_turn(candidates[body_id], [*held, *new], body=subject(name))
        found |= {keys.get(key, str(key)): items for key, items in proposed.items()}
    return found
