"""Frozen dataclasses as values that JSON can hold, and back, by their type hints. Pure: no Django.

What equals its default is left out, so that a document stored by an older release still reads after a field was added. Where
a field may hold one of several dataclasses, "type" names which.
"""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
TYPE = "type"
Step = Callable[[Any, Any], Any]


def encode(value: Any) -> dict[str, Any]:
    """A frozen dataclass as JSON holds it. TypeError for a value that is not of the type its field has."""
    told: dict[str, Any] = _encoded(type(value), value)
    return told


def decode(kind: type[T], stored: Mapping[str, Any]) -> T:
    """The dataclass that was stored. ValueError, KeyError or TypeError where it does not fit."""
    found: T = _decoded(kind, stored)
    return found


def _encoded(kind: Any, value: Any) -> Any:
    if _is_union(kind):
        return _encoded_one(_choices(kind), value)
    if get_origin(kind) is tuple:
        return _each(kind, value, _encoded)
    if _has_fields(kind):
        hints = _hints(kind)
        told = ((each, getattr(value, each.name)) for each in fields(kind))
        return {each.name: _encoded(hints[each.name], v) for each, v in told if not _is_default(each, v)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | int | float):
        return value
    raise TypeError(f"{type(value).__name__} does not belong in a document")


def _encoded_one(kinds: Sequence[Any], value: Any) -> Any:
    if value is None:
        return None
    if len(kinds) == 1:
        return _encoded(kinds[0], value)
    if type(value) not in kinds:
        raise TypeError(f"{type(value).__name__} does not belong here in a document")
    return {TYPE: type(value).__name__, **_encoded(type(value), value)}


def _decoded(kind: Any, stored: Any) -> Any:
    if _is_union(kind):
        return _decoded_one(_choices(kind), stored)
    if get_origin(kind) is tuple:
        return _each(kind, stored, _decoded)
    if _has_fields(kind):
        hints = _hints(kind)
        return kind(**{name: _decoded(hints[name], each) for name, each in stored.items() if name != TYPE})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(stored)
    return date.fromisoformat(stored) if kind is date else stored


def _decoded_one(kinds: Sequence[Any], stored: Any) -> Any:
    if stored is None:
        return None
    if len(kinds) == 1:
        return _decoded(kinds[0], stored)
    return _decoded({kind.__name__: kind for kind in kinds}[stored[TYPE]], stored)


def _each(kind: Any, values: Sequence[Any], step: Step) -> Any:
    """Every value of a tuple, of one kind or each of its own: a tuple when read, a list when written."""
    kinds = get_args(kind)
    if len(kinds) > 1 and kinds[1] is Ellipsis:
        kinds = (kinds[0],) * len(values)
    found = [step(each, value) for each, value in zip(kinds, values, strict=True)]
    return tuple(found) if step is _decoded else found


def _has_fields(kind: Any) -> bool:
    return is_dataclass(kind)


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in {Union, types.UnionType}


def _choices(kind: Any) -> list[Any]:
    return [each for each in get_args(kind) if each is not types.NoneType]


def _is_default(each: Field, value: Any) -> bool:
    return each.default is not MISSING and value == each.default


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)
