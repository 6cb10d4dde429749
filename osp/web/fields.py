"""What changed in a form, field by field, against what each field held before: two people in different fields do not meet.

A page with scripts sends `velden`, for each field that was changed `veld=<name>`, and with it `was-<name>`: what the field held
when it was opened or last saved.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.forms import BaseForm, BoundField, CheckboxInput
from django.http import QueryDict

Values = tuple[str, ...]
BY_FIELD, CHANGED, WAS = "velden", "veld", "was-"
VERSION = "version"


@dataclass(frozen=True, slots=True)
class Merge:
    """The stored values with what was typed over them, ready for the form. `clashing`: somebody else changed these too."""

    data: QueryDict
    changed: frozenset[str]
    clashing: frozenset[str]


def merged(stored: BaseForm, posted: QueryDict, *, version: int, without: Collection[str] = ()) -> Merge:
    """`stored` is unbound and filled with the row as it is at `version`; what is `without` stays as it is stored."""
    now = form_values(stored)
    named = {name for name in posted.getlist(CHANGED) if name in now and name not in without}
    changed = frozenset(name for name in named if normal(posted.getlist(name)) != now[name])
    data = QueryDict(mutable=True)
    data[VERSION] = str(version)
    for name, values in now.items():
        data.setlist(name, posted.getlist(name) if name in changed else list(values))
    clashing = frozenset(name for name in changed if normal(posted.getlist(WAS + name)) != now[name])
    return Merge(data, changed, clashing)


def form_values(form: BaseForm) -> dict[str, Values]:
    """Every field of a form but the version, as a browser would send it."""
    return {name: field_values(form[name]) for name in form.fields if name != VERSION}


def field_values(bound: BoundField) -> Values:
    """One field as a browser would send it: texts without the space around them, nothing for what is empty."""
    widget = bound.field.widget
    if isinstance(widget, CheckboxInput):
        return ("on",) if widget.check_test(bound.value()) else ()
    value = widget.format_value(bound.value())
    if value is None:
        return ()
    return normal(value if isinstance(value, list | tuple) else [value])


def normal(values: Collection[object]) -> Values:
    """Texts as they are compared."""
    return tuple(text for value in values if (text := str(value).replace("\r\n", "\n").strip()))
