"""An agenda item as the papers would show it while somebody is still writing."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from django.forms import BoundField

from meetings.models import AgendaItem
from meetings.pack import wording
from meetings.pack.content import preview
from meetings.pack.sections import IndicatorPage, Item
from osp.models import Samenwerkingsverband


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """A checkbox for a link of the plan; `page` is what the papers say about it when it is chosen."""

    value: str
    label: str
    html_id: str
    is_chosen: bool
    page: IndicatorPage | None


def paper(item: AgendaItem, typed: Mapping[str, Any], swv: Samenwerkingsverband, *, number: int, starts: time) -> Item:
    """The item with these typed values in place of the stored ones; nothing is saved."""
    draft = copy.copy(item)
    for name, value in typed.items():
        if name not in {"version", "links"}:
            setattr(draft, name, value)
    brought = [place.link_id for place in item.indicators.all()]
    link_ids = [int(key) for key in typed["links"]] if "links" in typed else brought
    return preview(draft, link_ids, swv, number=number, starts=starts)


def heading(item: AgendaItem, shown: Item) -> str:
    """The words above the requested decisions: "Het bestuur besluit:"."""
    return wording.asked_heading(shown.purpose, wording.subject(item.meeting.body.name))


def choices(field: BoundField, shown: Item) -> list[LinkChoice]:
    """The checkboxes of the figures, chosen ones first and with their figure."""
    pages = {page.key.removeprefix("link-"): page for page in shown.indicators}
    rows = [
        LinkChoice(
            value=str(box.data["value"]),
            label=str(box.choice_label),
            html_id=box.id_for_label,
            is_chosen=bool(box.data["selected"]),
            page=pages.get(str(box.data["value"])),
        )
        for box in field
    ]
    return sorted(rows, key=lambda row: not row.is_chosen)
