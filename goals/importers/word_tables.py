"""A table of a Word file as lines: the Markdown subset has no tables, and no cell may be lost. Pure: no Django."""

from typing import Any

from goals.importers.word_runs import Reader, is_hidden, paragraphs_in, tag

BETWEEN = " · "


def table_text(table: Any, reader: Reader) -> str:
    """A box of one cell as its paragraphs; any other table as a list with a line for each row.

    Where every column has a name and is used, each cell goes by the name of its column.
    """
    rows = [[cell_text(cell, reader) for cell in cells] for cells in cells_of(table, reader)]
    rows = [row for row in rows if any(row)]
    if not rows:
        return ""
    if len(rows) == 1 and len(rows[0]) == 1:
        return "\n\n".join(rows[0])
    if _has_names(rows):
        names = [_flat(name).strip("*") for name in rows[0]]
        lines = [
            BETWEEN.join(f"{name}: {_flat(cell)}" for name, cell in zip(names, row, strict=True) if cell)
            for row in rows[1:]
        ]
    else:
        lines = [BETWEEN.join(_flat(cell) for cell in row if cell) for row in rows]
    return "\n".join(f"- {line}" for line in lines)


def _has_names(rows: list[list[str]]) -> bool:
    head = rows[0]
    if len(rows) == 1 or len(head) == 1 or not all(head) or any(len(row) != len(head) for row in rows):
        return False
    return all(any(row[column] for row in rows[1:]) for column in range(len(head)))


def rows_of(table: Any, reader: Reader) -> list[Any]:
    """The rows that are to be seen."""
    rows = [each for each in table.iter() if tag(each) == "tr" and _above(each, "tbl") is table]
    return [row for row in rows if not is_hidden(row, reader.looks)]


def row_cells(row: Any) -> list[Any]:
    """The cells of one row."""
    return [cell for cell in row.iter() if tag(cell) == "tc" and _above(cell, "tr") is row]


def cells_of(table: Any, reader: Reader) -> list[list[Any]]:
    """The cells of each row that is to be seen."""
    return [row_cells(row) for row in rows_of(table, reader)]


def _above(element: Any, name: str) -> Any:
    """The nearest element of a name that this one is in."""
    above = element.getparent()
    while above is not None and tag(above) != name:
        above = above.getparent()
    return above


def cell_text(cell: Any, reader: Reader) -> str:
    """What a cell says, a paragraph a line; nothing where the cell was taken out."""
    said: list[str] = []
    if is_hidden(cell, reader.looks):
        return ""
    for each in paragraphs_in(cell):
        said.append(reader.markdown(each) if tag(each) == "p" else table_text(each, reader))
        if tag(each) == "p":
            said += [reader.markdown(box) for box in reader.boxes(each) if tag(box) == "p"]
    return "\n".join(text for text in said if text)


def _flat(text: str) -> str:
    """On one line, as a line of a list."""
    return "; ".join(line.strip().removeprefix("- ") for line in text.split("\n") if line.strip())
