"""A document as a page: the same parts as on paper, made ready for its template."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from goals.documents.plan import Chart, Facts, Panel, Part, PlanDocument, Section, Table, Text
from osp import richtext
from osp.charts.svg import page_svg

# The title of the page is h1, that of a section of depth 1 h2; a text may go two levels further down.
LOWEST = 6
NOTHING = SafeString()


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part with its kind for the template; `html` holds a text or chart that is safe to show."""

    kind: str
    part: Part
    html: SafeString = NOTHING
    remarks: tuple[tuple[SafeString, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section at its level; what it is about stands beside it in the kantlijn."""

    section: Section
    level: int
    facts: tuple[Facts, ...]
    parts: tuple[ShownPart, ...]

    @property
    def under(self) -> int:
        """Level of a heading in this section."""
        return min(self.level + 1, LOWEST)


def shown_sections(document: PlanDocument) -> list[ShownSection]:
    """Every section in reading order."""
    return [_section(section, min(depth + 1, LOWEST)) for depth, section in document.walk()]


def _section(section: Section, level: int) -> ShownSection:
    facts = tuple(part for part in section.parts if isinstance(part, Facts))
    others = [part for part in section.parts if not isinstance(part, Facts)]
    parts = tuple(_part(part, section.key, place, level) for place, part in enumerate(others, start=1))
    return ShownSection(section, level, facts, parts)


def _part(part: Part, key: str, place: int, level: int) -> ShownPart:
    match part:
        case Text():
            return ShownPart("text", part, _written(part.blocks, level))
        case Chart():
            return ShownPart("chart", part, _drawn(part, f"{key}-{place}"))
        case Panel():
            drawn = _drawn(part.chart, f"{key}-{place}") if part.chart else NOTHING
            return ShownPart("panel", part, drawn, tuple(_remarks(part, level)))
        case Table():
            return ShownPart("table", part)
        case _:
            raise TypeError(f"{type(part).__name__} has no place on a page")


def _remarks(panel: Panel, level: int) -> Iterator[tuple[SafeString, str]]:
    for remark in panel.remarks:
        yield _written(richtext.blocks(remark.text), level + 1), remark.by


def _written(blocks: Any, level: int) -> SafeString:
    return mark_safe(richtext.blocks_html(blocks, top=min(level + 1, LOWEST)))  # noqa: S308 -- blocks_html escapes every word


def _drawn(chart: Chart, prefix: str) -> SafeString:
    return mark_safe(page_svg(chart.spec, prefix=prefix))  # noqa: S308 -- page_svg escapes every text
