"""What hangs on an element of a plan as tables and facts of a document, from a snapshot. Touches no database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from goals.documents.plan import Cell, Column, Fact, Line, Table
from goals.enums import ActivityStatus, FrameworkKind, YearKind
from goals.kinds import Kind
from goals.queries.document_names import Names
from goals.snapshot import Node
from goals.wording import document as words
from osp import dutch, richtext

COUNTED_ONCE = (
    "Elke regel telt één keer mee, waar hij ook staat. Kalenderjaren en schooljaren worden niet bij elkaar geteld."
)
SCALE = {1: "klein", 2: "middel", 3: "groot"}


def day(stored: str | None) -> date | None:
    """A day as a snapshot keeps it."""
    return date.fromisoformat(stored) if stored else None


def facts_of(node: Node, names: Names) -> Iterator[Fact]:
    """Who sees to an element, when, for whom it holds and what it serves; what is not filled in is left out."""
    values = node.values
    told = (
        ("Proces", values["process"]),
        ("Eigenaar", names.person(values["owner_id"])),
        ("Periode", words.period(day(values["starts"]), day(values["ends"]))),
        ("Stand", ActivityStatus(values["status"]).label if node.kind is Kind.ACTIVITY else ""),
        ("Verantwoordelijk", values["responsibility"]),
        ("Geldt voor", dutch.join_words(sorted(_boards(node, names)))),
        *_served(node, names),
        ("Vervolg op", names.ancestors.get((node.kind, values["ancestor_id"]), "") if values["ancestor_id"] else ""),
    )
    return (Fact(label, value) for label, value in told if value)


def results(node: Node) -> Table | None:
    """Meetbaar beside merkbaar: what should come of it, and what came of it."""
    rows = (
        ("Beoogd", node.values["measurable_result"], node.values["noticeable_result"]),
        ("Bereikt", node.values["achieved_measurable"], node.values["achieved_noticeable"]),
    )
    lines = tuple(
        Line((Cell(word, strong=True), Cell(richtext.plain(first)), Cell(richtext.plain(second))))
        for word, first, second in rows
        if first or second
    )
    columns = Column(""), Column("Meetbaar", 3), Column("Merkbaar", 3)
    return Table("Resultaat", columns, lines) if lines else None


def milestones(node: Node) -> Table | None:
    """Mijlpalen by day."""
    lines = tuple(
        Line(
            (
                Cell(each.values["title"]),
                Cell(dutch.date_long(date.fromisoformat(each.values["due"]))),
                Cell(_reached(each)),
            )
        )
        for each in node.of_kind(Kind.MILESTONE)
    )
    return (
        Table("Mijlpalen", (Column("Mijlpaal", 3), Column("Op", 1.6), Column("Gehaald", 1.6)), lines) if lines else None
    )


def budget(node: Node) -> Table | None:
    """Money of an element itself, per year; a sum where several lines are of one kind of year."""
    rows = node.of_kind(Kind.BUDGET)
    lines: list[Line] = []
    for kind in YearKind:
        mine = [row for row in rows if row.values["year_kind"] == kind]
        lines += [_money_line(kind, row) for row in mine]
        if len(mine) > 1:
            sums = (words.euros(_sum(mine, column)) for column in ("budgeted", "spent"))
            label = {YearKind.CALENDAR: "Samen, kalenderjaren", YearKind.SCHOOL: "Samen, schooljaren"}[kind]
            lines.append(Line((Cell(label), Cell(), *(Cell(text) for text in sums), Cell()), is_sum=True))
    columns = (
        Column("Jaar", 2.2),
        Column("Uit", 1.7),
        Column("Begroot", 1.3, is_number=True),
        Column("Besteed", 1.3, is_number=True),
        Column("Toelichting", 2.2),
    )
    return Table("Geld", columns, tuple(lines)) if lines else None


def risks(node: Node) -> Table | None:
    """Risks with how likely, how bad, and what is done about it."""
    lines = tuple(
        Line(
            (
                Cell(each.values["title"]),
                Cell(SCALE[each.values["chance"]]),
                Cell(SCALE[each.values["impact"]]),
                Cell(richtext.plain(each.values["measure"])),
            )
        )
        for each in node.of_kind(Kind.RISK)
    )
    columns = Column("Risico", 2.4), Column("Kans"), Column("Gevolg"), Column("Maatregel", 3)
    return Table("Risico’s", columns, lines) if lines else None


def parts_of(node: Node) -> Iterator[Table]:
    """Milestones, money and risks of an element."""
    yield from (table for table in (milestones(node), budget(node), risks(node)) if table)


def budgets(priorities: Iterable[Node]) -> Iterator[Table]:
    """What is budgeted and spent per speerpunt and year, with all that hangs under it, for each of the two clocks apart."""
    listed = list(priorities)
    wanted = [
        (kind, column, word) for kind in YearKind for column, word in (("budgeted", "Begroot"), ("spent", "Besteed"))
    ]
    made = (_budget_table(listed, kind, column, f"{word} per {kind.value}") for kind, column, word in wanted)
    found = [table for table in made if table]
    yield from found[:-1]
    yield from (replace(table, note=COUNTED_ONCE) for table in found[-1:])


def framework(tree: Node, names: Names) -> Iterator[Table]:
    """Which element serves which part of the framework, one table for each kind of it."""
    served: dict[int, list[str]] = defaultdict(list)
    for node in tree.walk():
        for tag in node.of_kind(Kind.TAG):
            served[tag.values["item_id"]].append(f"{node.number} {node.values['title']}")
    for kind in FrameworkKind:
        items = [item for item in names.framework.values() if item.kind == kind and item.pk in served]
        lines = tuple(
            Line((Cell(item.label, strong=True), Cell(item.title), Cell("\n".join(served[item.pk]))))
            for item in sorted(items, key=lambda item: (item.position, item.pk))
        )
        if lines:
            columns = Column("", 0.6), Column("Onderdeel", 2.6), Column("Waar in dit plan", 3)
            yield Table(dutch.sentence_case(kind.label), columns, lines)


def _boards(node: Node, names: Names) -> Iterator[str]:
    return (names.boards[each.values["schoolbestuur_id"]] for each in node.of_kind(Kind.SCOPE))


def _served(node: Node, names: Names) -> Iterator[tuple[str, str]]:
    items = [names.framework[tag.values["item_id"]] for tag in node.of_kind(Kind.TAG)]
    for kind in FrameworkKind:
        mine = [str(item) for item in items if item.kind == kind]
        yield dutch.sentence_case(kind.label), "\n".join(mine)


def _reached(milestone: Node) -> str:
    reached = day(milestone.values["done_on"])
    return dutch.date_long(reached) if reached else ""


def _money_line(kind: YearKind, row: Node) -> Line:
    values = row.values
    amounts = (words.euros(_amount(row, column)) for column in ("budgeted", "spent"))
    year = Cell(words.year_name(kind, values["year"]))
    return Line((year, Cell(values["money"]), *(Cell(text) for text in amounts), Cell(values["note"])))


def _amount(row: Node, column: str) -> Decimal | None:
    stored = row.values[column]
    return None if stored is None else Decimal(stored)


def _sum(rows: Iterable[Node], column: str) -> Decimal | None:
    """What is filled in, added up; None where nothing is."""
    filled = [amount for row in rows if (amount := _amount(row, column)) is not None]
    return sum(filled, Decimal(0)) if filled else None


def _budget_table(priorities: list[Node], kind: YearKind, column: str, caption: str) -> Table | None:
    filled = [(node, list(_money_under(node, kind, column))) for node in priorities]
    every = [row for _, rows in filled for row in rows]
    years = sorted({row.values["year"] for row in every})
    if not years:
        return None
    lines = [
        _budget_line(f"{node.number} {node.values['title']}", rows, years, column) for node, rows in filled if rows
    ]
    if len(lines) > 1:
        lines.append(_budget_line("Samen", every, years, column, is_sum=True))
    heads = [str(year) if kind is YearKind.CALENDAR else dutch.school_year(year) for year in years]
    numbers = (Column(head, 1.2, is_number=True) for head in (*heads, *(["samen"] if len(years) > 1 else [])))
    return Table(caption, (Column("", 2.4), *numbers), tuple(lines))


def _budget_line(label: str, rows: list[Node], years: list[int], column: str, *, is_sum: bool = False) -> Line:
    each = [_sum([row for row in rows if row.values["year"] == year], column) for year in years]
    if len(years) > 1:
        each.append(_sum(rows, column))
    return Line((Cell(label), *(Cell(words.euros(amount)) for amount in each)), is_sum)


def _money_under(node: Node, kind: YearKind, column: str) -> Iterator[Node]:
    """The lines of a kind of year in which this column is filled in, of an element and all under it."""
    rows = (each for each in node.walk() if each.kind is Kind.BUDGET)
    return (row for row in rows if row.values["year_kind"] == kind and row.values[column] is not None)
