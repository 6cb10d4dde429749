"""A pack as one audience may see it. Pure: no Django. What is left out leaves no gap in numbers, times, letters or words."""

from collections.abc import Collection
from dataclasses import replace
from datetime import time

from meetings.audiences import letters
from meetings.pack.sections import AttachmentSheet, Item, Pack
from meetings.timing import start_times
from osp import dutch

CONFIDENTIAL = "Bevat een vertrouwelijk punt: niet openbaar."
CONFIDENTIAL_FILE = "Bevat een vertrouwelijke bijlage: niet openbaar."


def for_audience(pack: Pack, *, hidden: Collection[str], name: str = "", always_example: bool = False) -> Pack:
    """The pack without the items and bijlagen with these keys, as if they never were; `name` is for whom it is, for the cover."""
    items = tuple(_without_files(item, hidden) for item in pack.items if item.key not in hidden)
    starts = start_times(_moment(pack.starts), [item.minutes for item in items]) if pack.starts else ()
    numbered = tuple(
        replace(item, number=number, starts=dutch.clock(starts[number - 1]) if starts else "")
        for number, item in enumerate(items, 1)
    )
    return replace(
        pack,
        items=numbered,
        audience=name,
        public_note=public_note(numbered),
        is_example=always_example or any(_is_example(item) for item in numbered),
    )


def public_note(items: Collection[Item]) -> str:
    """What the cover says about who may read it; empty where everybody may."""
    if any(item.oplegger is not None and item.oplegger.confidential for item in items):
        return CONFIDENTIAL
    return CONFIDENTIAL_FILE if any(sheet.confidential for item in items for sheet in item.attachments) else ""


def _without_files(item: Item, hidden: Collection[str]) -> Item:
    kept = [sheet for sheet in item.attachments if sheet.key not in hidden]
    return replace(item, attachments=lettered(kept))


def lettered(sheets: Collection[AttachmentSheet]) -> tuple[AttachmentSheet, ...]:
    """The bijlagen of one item with their letters in order."""
    return tuple(replace(sheet, letter=letter) for sheet, letter in zip(sheets, letters(len(sheets)), strict=True))


def _is_example(item: Item) -> bool:
    return any(page.is_example or page.example_note for page in item.indicators) or any(
        page.is_example for page in item.scenarios
    )


def _moment(clock: str) -> time:
    hour, minute = clock.split(".")
    return time(int(hour), int(minute))
