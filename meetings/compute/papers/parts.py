"""What a leesversie holds, in order of reading. Plain values: they are stored with the papers that show them. Pure: no Django."""

from dataclasses import dataclass, replace
from itertools import accumulate

HEADING, TEXT, ITEM, TABLE, PICTURE = "heading", "text", "item", "table", "picture"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it shows. It takes the room of `columns` columns; a figure or date stands at its right side."""

    text: str = ""
    columns: int = 1
    is_right: bool = False
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first `heads` of which name the columns.

    `is_written`: the cells are Markdown of osp/richtext.py; they are plain words otherwise.
    """

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0
    is_written: bool = False

    @property
    def columns(self) -> int:
        """How many columns the widest row fills."""
        return max((sum(cell.columns for cell in row) for row in self.rows), default=0)


def with_names(rows: tuple[tuple[Cell, ...], ...], heads: int, *, is_written: bool = False) -> Table:
    """A table with the name of each column of figures at the same side as its figures."""
    rights: list[list[bool]] = [[] for _ in range(Table(rows).columns)]
    for row in rows[heads:]:
        for column, cell in _placed(row):
            if cell.text and cell.columns == 1:
                rights[column].append(cell.is_right)
    named = tuple(
        tuple(
            replace(
                cell, is_right=cell.is_right or (cell.columns == 1 and bool(rights[column]) and all(rights[column]))
            )
            for column, cell in _placed(row)
        )
        for row in rows[:heads]
    )
    return Table((*named, *rows[heads:]), heads, is_written)


def _placed(row: tuple[Cell, ...]) -> list[tuple[int, Cell]]:
    """The cells of a row with the column in which each begins."""
    starts = accumulate((cell.columns for cell in row), initial=0)
    return list(zip(starts, row, strict=False))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the file: `name` is its part of the package, sizes are points (0: its own), `cut` the shares of its sides
    that its maker cut off, left, top, right and bottom; `alt` says what it shows, where its maker wrote that.
    """

    name: str
    width: float = 0.0
    height: float = 0.0
    cut: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, paragraph, item of a list, table or picture. `text` is Markdown of osp/richtext.py, one paragraph.

    `level` is that of a heading or the depth of an item, from 1; `sign` what stands before it ("2.", "b)", "•").
    """

    kind: str
    text: str = ""
    level: int = 1
    sign: str = ""
    table: Table | None = None
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole leesversie; `left_out` says in Dutch what of the file is not in it, each a noun ("een grafiek")."""

    parts: tuple[Part, ...]
    left_out: tuple[str, ...] = ()
