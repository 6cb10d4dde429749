"""From agenda to sections: the only place where a pack reads the database. Concept and published pack come from one function."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, time
from typing import Any

from django.utils import timezone

from goals.hooks import Decided, decided
from indicators.queries.scenarios import Outcome
from meetings.audiences import EVERYTHING
from meetings.compute.papers.parts import Reading
from meetings.enums import PURPOSE_LABELS, Purpose
from meetings.models import AgendaItem, Attachment, Meeting
from meetings.oplegger import asked_decisions, asked_phrase, route_lines
from meetings.pack.audience import public_note
from meetings.pack.indicator_content import Setting, indicator_page, oplegger_figure
from meetings.pack.scenario_content import scenario_page
from meetings.pack.sections import AttachmentSheet, IndicatorPage, Item, Oplegger, Pack, RouteStep
from meetings.queries.agenda import items_of
from meetings.queries.attachments import AttachmentRow, attachments_of
from meetings.queries.figures import LinkFigure, figures_of
from meetings.queries.links import Numbering, links_with_interpretations, numbering
from meetings.queries.meetings import next_of_body
from meetings.queries.papers import file_bytes
from meetings.queries.scenarios import scenarios_of_items
from meetings.timing import start_times
from osp import dutch
from osp.models import Samenwerkingsverband

SECTOR_NAMES = {"PO": "primair onderwijs", "VO": "voortgezet onderwijs"}
PUBLISHED, CONCEPT = "published", "concept"


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure in the pack with the rows behind it."""

    item_id: int
    link_id: int
    figure_id: int | None
    page: IndicatorPage


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a pack says, whoever may see it, and every figure in it."""

    pack: Pack
    figures: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class _Sources:
    """All that was read for one pack."""

    meeting: Meeting
    figures: dict[int, LinkFigure]
    numbers: Numbering
    code: str
    frozen_on: date | None
    scenarios: Mapping[int, Sequence[Outcome]] = field(default_factory=dict)
    attachments: Mapping[int, Sequence[AttachmentRow]] = field(default_factory=dict)
    # What everybody may know was decided about a figure: one build makes the papers of every audience.
    decided: Mapping[int, tuple[Decided, ...]] = field(default_factory=dict)


def gather(meeting: Meeting, swv: Samenwerkingsverband, *, placed_on: date, version: int, published: bool) -> Gathered:
    """Everything the papers of a meeting say now, in a number of queries that does not grow with the agenda."""
    items = list(items_of(meeting))
    link_ids = [link_id for item in items for link_id in _link_ids(item)]
    sources = _Sources(
        meeting=meeting,
        figures=figures_of(swv, links_with_interpretations(link_ids).values()),
        numbers=numbering(),
        code=swv.code,
        frozen_on=placed_on if published else None,
        scenarios=scenarios_of_items(swv, [item.pk for item in items]),
        attachments=attachments_of([item.pk for item in items], EVERYTHING),
        decided=decided(link_ids, None),
    )
    sections = _items(items, sources)
    pack = _pack(meeting, swv, sections, placed_on=placed_on, version=version, published=published)
    return Gathered(pack=pack, figures=_shown(items, sections, sources))


def item_key(pk: int) -> str:
    """How an item is called in every version of the papers."""
    return f"item-{pk}"


def attachment_key(pk: int) -> str:
    """How a bijlage is called in every version of the papers."""
    return f"bijlage-{pk}"


def plain(value: Any) -> Any:
    """Sections as values that JSON can hold."""
    return json.loads(json.dumps(asdict(value), default=_as_text, ensure_ascii=False))


def content_hash(value: Any) -> str:
    """SHA-256 over all that a section says, the same in every process."""
    text = json.dumps(asdict(value), default=_as_text, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _as_text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} hoort niet in een stuk")


def _pack(
    meeting: Meeting,
    swv: Samenwerkingsverband,
    sections: tuple[Item, ...],
    *,
    placed_on: date,
    version: int,
    published: bool,
) -> Pack:
    tenant = swv.tenant
    invented = any(page.is_example or page.example_note for item in sections for page in item.indicators)
    supposed = any(page.is_example for item in sections for page in item.scenarios)
    return Pack(
        swv_name=tenant.name,
        swv_code=swv.code,
        sector_name=SECTOR_NAMES[swv.sector],
        body_name=meeting.body.name,
        date=meeting.date,
        placed_on=placed_on,
        is_example=tenant.is_example or invented or supposed,
        starts=dutch.clock(meeting.starts),
        ends=dutch.clock(meeting.ends),
        location=meeting.location,
        version=version,
        state=PUBLISHED if published else CONCEPT,
        public_note=public_note(sections),
        items=sections,
        next_meeting=_next_meeting(meeting),
        quorum=meeting.body.quorum,
    )


def _next_meeting(meeting: Meeting) -> str:
    following = next_of_body(meeting)
    if following is None:
        return ""
    return f"{meeting.body.name} {dutch.date_long(following.date)}, {dutch.clock(following.starts)} uur."


def preview(item: AgendaItem, link_ids: Sequence[int], swv: Samenwerkingsverband, *, number: int, starts: time) -> Item:
    """One item as the papers would show it, also one that is still being typed and not stored."""
    sources = _Sources(
        meeting=item.meeting,
        figures=figures_of(swv, links_with_interpretations(list(link_ids)).values()),
        numbers=numbering(),
        code=swv.code,
        frozen_on=None,
        decided=decided(link_ids, None),
    )
    known = [pk for pk in link_ids if pk in sources.figures]
    return _item(item, known, number, dutch.clock(starts), sources)


def _items(items: list[AgendaItem], sources: _Sources) -> tuple[Item, ...]:
    starts = start_times(sources.meeting.starts, [item.minutes for item in items])
    return tuple(
        _item(item, _link_ids(item), number, dutch.clock(begin), sources)
        for number, (item, begin) in enumerate(zip(items, starts, strict=True), 1)
    )


def _link_ids(item: AgendaItem) -> list[int]:
    return [place.link_id for place in item.indicators.all()]


def _item(item: AgendaItem, link_ids: Sequence[int], number: int, starts: str, sources: _Sources) -> Item:
    pages = tuple(_page(item, link_id, sources) for link_id in link_ids)
    return Item(
        number=number,
        title=item.title,
        purpose=item.purpose,
        minutes=item.minutes,
        starts=starts,
        presenter=item.presenter,
        asked=asked_phrase(item.requested_decision),
        oplegger=_oplegger(item, link_ids, pages, sources) if item.has_cover else None,
        indicators=pages,
        scenarios=tuple(
            scenario_page(found, frozen_on=sources.frozen_on) for found in sources.scenarios.get(item.pk, ())
        ),
        attachments=tuple(_sheet(row) for row in sources.attachments.get(item.pk, ())),
        key=item_key(item.pk),
    )


def _sheet(row: AttachmentRow) -> AttachmentSheet:
    stored = row.attachment.file
    return AttachmentSheet(
        key=attachment_key(row.attachment.pk),
        letter=row.letter,
        title=row.attachment.title,
        name=stored.name,
        kind=stored.kind,
        size=stored.size,
        pages=row.attachment.pages,
        file_id=stored.pk,
        sha256=stored.sha256,
        handed_in=timezone.localdate(stored.created_at),
        confidential=row.attachment.is_confidential,
        reading=_reading(row.attachment),
    )


def _reading(attachment: Attachment) -> Reading | None:
    """The leesversie of a bijlage that has one; it goes along with the words of the papers, so that page and PDF say the same."""
    from meetings.compute.papers.read import READERS, read_office  # noqa: PLC0415 -- slow import

    stored = attachment.file
    return read_office(file_bytes(stored.pk), stored.kind) if attachment.pages and stored.kind in READERS else None


def _page(item: AgendaItem, link_id: int, sources: _Sources) -> IndicatorPage:
    found, meeting = sources.figures[link_id], sources.meeting
    month = dutch.MONTHS[meeting.date.month - 1]
    setting = Setting(
        place=sources.numbers.short_place(found.link),
        discussed=f"{meeting.body.name}: {PURPOSE_LABELS[Purpose(item.purpose)]}, {month}",
        label=sources.numbers.label(found.link),
        unit_name=sources.code,
        frozen_on=sources.frozen_on,
        decided=sources.decided.get(found.link.pk, ()),
    )
    return indicator_page(found, setting)


def _oplegger(
    item: AgendaItem, link_ids: Sequence[int], pages: tuple[IndicatorPage, ...], sources: _Sources
) -> Oplegger:
    places = dict.fromkeys(sources.numbers.place(sources.figures[link_id].link) for link_id in link_ids)
    return Oplegger(
        portfolio=item.portfolio,
        author=item.author,
        confidential=item.is_confidential,
        asked_decisions=asked_decisions(item.requested_decision),
        summary=item.summary,
        plan_relation="".join(f"{place}. " for place in places).strip(),
        figures=tuple(oplegger_figure(page) for page in pages),
        finances=item.finances,
        risks=item.risks,
        route=_route(item, sources.meeting),
        follow_up=item.follow_up,
        late_reason=item.late_reason,
    )


def _route(item: AgendaItem, meeting: Meeting) -> tuple[RouteStep, ...]:
    """What was typed, and as the open end this meeting itself."""
    done = [RouteStep(line.body, line.on, line.outcome) for line in route_lines(item.route, before=meeting.date)]
    if not done:
        return ()
    today = RouteStep(meeting.body.name, meeting.date, PURPOSE_LABELS[Purpose(item.purpose)], is_open=True)
    return (*done, today)


def _shown(items: list[AgendaItem], sections: tuple[Item, ...], sources: _Sources) -> tuple[Shown, ...]:
    return tuple(
        Shown(item.pk, link_id, _figure_id(sources.figures[link_id]), page)
        for item, section in zip(items, sections, strict=True)
        for link_id, page in zip(_link_ids(item), section.indicators, strict=True)
    )


def _figure_id(found: LinkFigure) -> int | None:
    point = found.assessment.point
    return point.figure_id if point else None
