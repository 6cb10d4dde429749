"""Who is meant by "M. de Vries en voorzitter" on an agenda. Pure: no Django."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")
_BETWEEN = re.compile(r"\s*[,;/&]\s*|\s+en\s+", re.IGNORECASE)


def names_in(text: str) -> tuple[str, ...]:
    """The names and functions in a text, in one case: ("m. de vries", "voorzitter")."""
    return tuple(dict.fromkeys(part.strip().casefold() for part in _BETWEEN.split(text) if part.strip()))


def meant_by(texts: Iterable[str], persons: Mapping[str, Sequence[T]], functions: Mapping[str, Sequence[T]]) -> list[T]:
    """Everybody meant, once. `persons` and `functions` hold who is called so, in one case.

    A function means everybody who has it; a name that two persons bear means nobody, for it might be the wrong one.
    """
    found: list[T] = []
    for name in dict.fromkeys(each for text in texts for each in names_in(text)):
        called = persons.get(name, ())
        found += functions.get(name, ()) if not called else called if len(called) == 1 else ()
    return list(dict.fromkeys(found))
