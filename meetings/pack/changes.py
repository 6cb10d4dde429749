"""What a version of the papers says otherwise than the one before, for the same audience. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import replace

from meetings.pack.sections import AttachmentSheet, Change, IndicatorPage, Item, Oplegger, Pack, ScenarioPage

NEW, CHANGED, DROPPED = "new", "changed", "dropped"
# The texts of an item and of its oplegger that are compared, with the word that the list of changes has for each.
ITEM_TEXTS = {"title": "onderwerp", "purpose": "doel", "minutes": "tijd", "presenter": "toelichting door"}
COVER_TEXTS = {
    "portfolio": "portefeuille",
    "author": "opsteller",
    "late_reason": "nazending",
    "asked_decisions": "gevraagd besluit",
    "summary": "samenvatting",
    "plan_relation": "relatie met het plan",
    "finances": "financiële gevolgen",
    "risks": "risico’s en kanttekeningen",
    "route": "gevolgde route",
    "follow_up": "vervolg en communicatie",
}
_PART = IndicatorPage | ScenarioPage | AttachmentSheet


def marked(pack: Pack, before: Pack) -> Pack:
    """The pack with its changes against the version before, in the list and at each item."""
    old = {item.key: item for item in before.items}
    items = tuple(_marked(item, old.get(item.key)) for item in pack.items)
    changes = [_change(item, old.get(item.key)) for item in items if item.is_new or item.changed]
    now = {item.key for item in items}
    dropped = [Change(DROPPED, item.number, item.title) for item in before.items if item.key not in now]
    return replace(pack, items=items, changes=(*changes, *dropped), compared_to=before.version)


def _marked(item: Item, old: Item | None) -> Item:
    if old is None:
        return replace(item, is_new=True)
    changed = [
        *_texts(item, old, ITEM_TEXTS),
        *_texts(item.oplegger or Oplegger(), old.oplegger or Oplegger(), COVER_TEXTS),
        *(part.key for part in _parts(item) if _plain(part) != _found(part, old)),
        *(part.key for part in _parts(old) if part.key not in {each.key for each in _parts(item)}),
    ]
    return replace(item, changed=tuple(changed))


def _texts(now: object, before: object, names: Iterable[str]) -> list[str]:
    return [name for name in names if getattr(now, name) != getattr(before, name)]


def _parts(item: Item) -> tuple[_PART, ...]:
    return (*item.indicators, *item.scenarios, *item.attachments)


def _plain(part: _PART) -> _PART:
    """The part without what differs in every version: the short address, the day of freezing and the letter of a bijlage.

    Whether a bijlage is another one its file says, not how its leesversie was read.
    """
    if isinstance(part, IndicatorPage):
        return replace(part, passport="", source_lines=())
    if isinstance(part, AttachmentSheet):
        return replace(part, letter="", reading=None)
    return replace(part, source_lines=())


def _found(part: _PART, old: Item) -> _PART | None:
    return next((_plain(each) for each in _parts(old) if each.key == part.key), None)


def _change(item: Item, old: Item | None) -> Change:
    words = ITEM_TEXTS | COVER_TEXTS
    titles = {part.key: part.title for part in (*(_parts(old) if old else ()), *_parts(item))}
    parts = tuple(words.get(name) or titles[name] for name in item.changed)
    return Change(NEW if item.is_new else CHANGED, item.number, item.title, parts)
