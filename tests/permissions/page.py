"""What a page of the product asks, as the table in matrix.py writes it down."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from osp.abilities import Ability
from osp.enums import Role

NO_QUERY = ("",)
TABLES = ("?vorm=csv", "?vorm=xlsx")
PAGE_AND_TABLES = ("", *TABLES)


@dataclass(frozen=True)
class Page:
    """A page of one samenwerkingsverband. `read` guards GET, `write` guards POST; None where the page has no such method."""

    read: Ability | None = None
    write: Ability | None = None
    objects: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    queries: tuple[str, ...] = NO_QUERY
    stricter: Mapping[str, Ability] = field(default_factory=dict)
    foreign: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    closed_to: frozenset[Role] = frozenset()

    @property
    def attacks(self) -> dict[str, str]:
        """Per part of the URL the row or word of the other samenwerkingsverband to try."""
        return {**self.objects, **self.foreign}


def row(read: Ability | None, write: Ability | None, name: str, **words: str) -> Page:
    """A page about one row, whose number in the URL is `pk`."""
    return Page(read, write, objects={"pk": name}, words=words)
