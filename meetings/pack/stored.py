"""Sections from the plain values that were stored of them, so that what was published can be drawn again. Pure: no Django."""

import types
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def restored(kind: type[T], value: dict[str, Any]) -> T:
    """The section that `plain` made these values of. What was stored before a part existed gets it empty."""
    hints = _hints(kind)  # type: ignore[arg-type]  # a class can be a key
    return kind(**{name: _value(hint, value[name]) for name, hint in hints.items() if name in value})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _value(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = get_origin(hint)
    if origin in (types.UnionType, Union):
        return _value(next(part for part in get_args(hint) if part is not type(None)), value)
    if origin is tuple:
        return _tuple(get_args(hint), value)
    if hint is date:
        return date.fromisoformat(value)
    if is_dataclass(hint):
        return restored(hint, value)  # type: ignore[arg-type]  # a dataclass as a type, not one of its rows
    return value


def _tuple(parts: tuple[Any, ...], values: list[Any]) -> tuple[Any, ...]:
    if len(parts) == 2 and parts[1] is Ellipsis:  # noqa: PLR2004 -- tuple[X, ...]
        return tuple(_value(parts[0], each) for each in values)
    return tuple(_value(part, each) for part, each in zip(parts, values, strict=True))
