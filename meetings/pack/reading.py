"""A copy of the papers as its web page says it: the stored words, with the charts drawn and what changed marked."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from meetings.models import PackCopy
from meetings.pack import wording
from meetings.pack.changes import COVER_TEXTS, ITEM_TEXTS
from meetings.pack.reading_screen import ShownReading, shown_reading
from meetings.pack.sections import AttachmentSheet, IndicatorPage, Item, Pack, ScenarioPage
from meetings.pack.stored import restored
from osp.charts.spec import ChartSpec
from osp.charts.svg import page_svg

Page = IndicatorPage | ScenarioPage


@dataclass(frozen=True, slots=True)
class ShownPage:
    """An indicator or scenario with its chart."""

    page: Page
    svg: SafeString
    is_changed: bool


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """A bijlage with its leesversie where it has one, and whether it is another one than in the version before."""

    sheet: AttachmentSheet
    is_changed: bool
    reading: ShownReading | None = None


@dataclass(frozen=True, slots=True)
class ShownItem:
    """A point with the words above its decisions, and the names of its texts that changed."""

    item: Item
    heading: str
    asked_label: str
    indicators: tuple[ShownPage, ...]
    scenarios: tuple[ShownPage, ...]
    sheets: tuple[ShownSheet, ...]
    changed: frozenset[str]

    @property
    def changed_words(self) -> list[str]:
        """The texts that changed, in words."""
        return [word for name, word in (ITEM_TEXTS | COVER_TEXTS).items() if name in self.changed]


def pack_of(copy: PackCopy) -> Pack | None:
    """What a copy says; None of one that was published before its words were kept."""
    return restored(Pack, copy.content) if copy.content else None


def shown_items(pack: Pack) -> list[ShownItem]:
    """Every point as the page shows it."""
    who = pack.body_subject or wording.subject(pack.body_name)
    return [
        ShownItem(
            item=item,
            heading=wording.asked_heading(item.purpose, who),
            asked_label=wording.ASKED_LABELS[item.purpose],
            indicators=_pages(item.indicators, item),
            scenarios=_pages(item.scenarios, item),
            sheets=tuple(_sheet(sheet, item) for sheet in item.attachments),
            changed=frozenset(item.changed),
        )
        for item in pack.items
    ]


def _sheet(sheet: AttachmentSheet, item: Item) -> ShownSheet:
    reading = shown_reading(sheet.reading) if sheet.reading else None
    return ShownSheet(sheet, sheet.key in item.changed, reading)


def _pages(pages: Collection[Page], item: Item) -> tuple[ShownPage, ...]:
    return tuple(
        ShownPage(page, _drawn(page.chart, f"punt-{item.number}-{page.key}"), page.key in item.changed)
        for page in pages
    )


def _drawn(chart: ChartSpec | None, prefix: str) -> SafeString:
    return SafeString() if chart is None else mark_safe(page_svg(chart, prefix=prefix))  # noqa: S308 -- page_svg escapes every text
