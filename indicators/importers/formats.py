"""What every format has in common."""

from abc import ABC, abstractmethod
from datetime import date
from typing import ClassVar

from indicators.importers.base import Parsed
from indicators.importers.rows import Rows


class Format(ABC):
    """A national file format, recognised by its column names alone.

    `headers` holds one or more spellings of the header, column for column; rows are read under the names of the
    first. Columns may come in any order, but all must be there and no other. `reference_date` is the day of the
    figures where the file itself does not say it. `allows_cp1252` is off for what the source publishes in UTF-8 only.
    An instance holds no state: parsing twice gives the same.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    headers: ClassVar[tuple[tuple[str, ...], ...]]
    reference_date: ClassVar[date | None] = None
    allows_cp1252: ClassVar[bool] = True

    @abstractmethod
    def parse(self, rows: Rows) -> Parsed:
        """All rows of a file. What is wrong is noted in `rows.errors`; the result counts only when nothing was."""
