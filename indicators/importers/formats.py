"""What every format has in common.

To add a format: one class here beside the others of its publisher, with its columns in any known spelling
(`columns.py` knows the drift), registered in the tuple of `registry.py`, and a sample in
tests/indicators/importer_samples.py. `parse` reads row by row: take the cells, note what is wrong, and let a row
have an effect only when `row.ok` still holds; then a file may also be read with its wrong rows left out.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import ClassVar

from indicators.importers.base import Parsed
from indicators.importers.columns import canonical, normalised
from indicators.importers.rows import Rows


class Format(ABC):
    """A file format, recognised by its column names alone.

    All of `columns` must be there, those of `optional` may be; any other column makes it another file. Order, case and
    spelling do not matter; `aliases` holds what only this format calls so ({"PO SWV": "SWV_PO"}). Rows are read under
    the names given here. `reference_date` is the day of the figures where neither file nor file name tells it.
    `allows_cp1252` is off for what the source publishes in UTF-8 only. An instance holds no state that a file changes:
    parsing twice gives the same.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    columns: ClassVar[tuple[str, ...]]
    optional: ClassVar[tuple[str, ...]] = ()
    aliases: ClassVar[Mapping[str, str]] = {}
    reference_date: ClassVar[date | None] = None
    allows_cp1252: ClassVar[bool] = True
    # A publisher's file may hold addresses of schools; any other one passes the gate of `privacy` before it is stored.
    is_open: ClassVar[bool] = True

    @abstractmethod
    def parse(self, rows: Rows) -> Parsed:
        """All rows of a file. What is wrong is noted in `rows.errors` and left out of the result."""

    def claims(self, names: Sequence[str]) -> bool:
        """Whether a file with these columns is of this format although they are not fixed; each then keeps its own name."""
        return False

    def canonical(self, name: str) -> str:
        """The name by which columns of this format are compared."""
        return self._aliases.get(normalised(name)) or canonical(name)

    @cached_property
    def required(self) -> Mapping[str, str]:
        """Name of each compulsory column here, by the name by which it is compared."""
        return {canonical(column): column for column in self.columns}

    @cached_property
    def known(self) -> Mapping[str, str]:
        """The same for all columns, those that may be absent included."""
        return {**self.required, **{canonical(column): column for column in self.optional}}

    @cached_property
    def _aliases(self) -> Mapping[str, str]:
        return {normalised(seen): canonical(name) for seen, name in self.aliases.items()}

    def overlaps(self, other: "Format") -> bool:
        """Whether some header would fit both, so that nothing could tell them apart."""
        return self.required.keys() <= other.known.keys() and other.required.keys() <= self.known.keys()
