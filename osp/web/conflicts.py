"""Two people edited the same thing: both versions side by side, one choice per field, and room for a third version.

The answer comes back as `<field>__keep` (mine, theirs or own) beside the texts themselves: nothing typed depends on the
page that showed it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm, BoundField, CheckboxInput, DateInput, HiddenInput, Select, Textarea, TextInput
from django.http import QueryDict

from osp import dutch
from osp.textdiff import Piece, pieces
from osp.web.fields import Values, field_values

KEEP = "__keep"


@dataclass(frozen=True, slots=True)
class ConflictField:
    """One field that the two versions fill differently. The raw values go back to the server as they came."""

    name: str
    label: str
    mine: tuple[Piece, ...]
    theirs: tuple[Piece, ...]
    mine_values: Values
    theirs_values: Values
    is_text: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """All fields to choose for, what both agree on, and the version that the choice is based on."""

    fields: tuple[ConflictField, ...]
    same: tuple[tuple[str, str], ...]
    version: int


def conflict_between(mine: BaseForm, theirs: BaseForm, *, version: int) -> Conflict:
    """`mine` is bound to what was typed, `theirs` unbound with the stored values; `version` is the stored one's."""
    fields, same = [], []
    for name in mine.fields:
        if name == "version":
            continue
        typed, stored = field_values(mine[name]), field_values(theirs[name])
        if typed == stored or isinstance(mine.fields[name].widget, HiddenInput):
            same += [(name, value) for value in typed]
        else:
            fields.append(_field(mine[name], typed, stored))
    return Conflict(tuple(fields), tuple(same), version)


def resolved(data: QueryDict) -> QueryDict:
    """The posted values with each choice carried out; without choices the values as they are."""
    chosen = data.copy()
    for key in data:
        if key.endswith(KEEP):
            name = key.removesuffix(KEEP)
            chosen.setlist(name, data.getlist(f"{name}__{data[key]}"))
    return chosen


def _field(bound: BoundField, typed: Values, stored: Values) -> ConflictField:
    mine, theirs = _shown(bound, typed), _shown(bound, stored)
    widget = bound.field.widget
    return ConflictField(
        name=bound.name,
        label=str(bound.label),
        mine=tuple(pieces(mine, theirs)),
        theirs=tuple(pieces(theirs, mine)),
        mine_values=typed,
        theirs_values=stored,
        is_text=isinstance(widget, Textarea | TextInput) and not isinstance(widget, DateInput),
    )


def _shown(bound: BoundField, values: Values) -> str:
    widget = bound.field.widget
    if isinstance(widget, CheckboxInput):
        return "ja" if values else "nee"
    if isinstance(widget, Select) or hasattr(widget, "choices"):
        labels = dict(_flat(widget.choices))
        return dutch.join_words([labels.get(value, value) for value in values]) or "niets"
    if isinstance(widget, DateInput) and values:
        return _day(values[0])
    return "\n".join(values) or "leeg"


def _day(text: str) -> str:
    try:
        return dutch.date_long(date.fromisoformat(text))
    except ValueError:
        return text


def _flat(choices: object) -> Iterator[tuple[str, str]]:
    for value, label in choices:  # type: ignore[attr-defined]
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), str(label)
