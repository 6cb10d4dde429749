"""A workbook held against the plan: what it changes, what somebody else changed meanwhile, and what is not there any more.

Three states are compared: the plan as it was when the workbook was made, the plan as it is, and the workbook.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from goals.compute.differences import Spot, spots
from goals.kinds import ELEMENTS, Kind
from goals.sheets import Column, settled
from goals.snapshot import Node, Ref, Row, assemble

# What a row of these kinds is, is what it points at: another one is another row.
FIXED_FIELDS = {Kind.LINK: "indicator_id", Kind.SCOPE: "schoolbestuur_id", Kind.TAG: "item_id"}
PARENTS = {Kind.GOAL: (Kind.PRIORITY,), Kind.ACTIVITY: (Kind.GOAL,)}
LAST = 10**6


@dataclass(frozen=True, slots=True)
class Said:
    """A row of the workbook: `id` None for a new one, `values` by field, `is_refused` where a cell could not be read."""

    kind: Kind
    line: int
    id: int | None
    number: str
    under: str
    values: Mapping[str, Any]
    is_refused: bool = False

    @property
    def ref(self) -> Ref:
        """What it is found by; a new row by its line, below zero."""
        return self.kind, self.id or -self.line


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not taken in, and why."""

    kind: Kind
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that the workbook and somebody else both changed."""

    ref: Ref
    line: int
    field: str
    was: Any
    mine: Any
    theirs: Any

    @property
    def key(self) -> str:
        """What a choice is stored under."""
        return f"{self.ref[0].value}-{self.ref[1]}-{self.field}"


@dataclass(frozen=True, slots=True)
class Merged:
    """What a workbook asks for. `gone` are rows that it no longer has, the topmost of each part of the tree."""

    added: Mapping[Ref, tuple[Said, Ref]]
    edits: Mapping[Ref, Mapping[str, Any]]
    moves: Mapping[Ref, Ref]
    clashes: tuple[Clash, ...]
    gone: tuple[Ref, ...]
    refusals: tuple[Refusal, ...]
    lines: Mapping[Ref, int]

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change, whatever is chosen."""
        return not (self.added or self.edits or self.moves or self.clashes or self.gone)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person decides: which clashes the workbook wins, what is archived, and which rows are left out by now."""

    mine: Collection[str] = frozenset()
    archived: Collection[Ref] = frozenset()
    left_out: Collection[tuple[Kind, int]] = frozenset()


Columns = Mapping[Kind, tuple[Column, ...]]


def merge(base: Node, now: Node, said: Collection[Said], columns: Columns) -> Merged:
    """Hold the rows of a workbook against the plan."""
    return _Merge(base, now, said, columns).done()


@dataclass(slots=True)
class _Merge:
    base: Node
    now: Node
    said: Collection[Said]
    columns: Columns
    was: Mapping[Ref, Spot] = field(init=False)
    here: Mapping[Ref, Spot] = field(init=False)
    numbers: dict[str, list[Ref]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    added: dict[Ref, tuple[Said, Ref]] = field(default_factory=dict)
    edits: dict[Ref, dict[str, Any]] = field(default_factory=dict)
    moves: dict[Ref, Ref] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.was, self.here = spots(self.base), spots(self.now)
        for ref, spot in self.was.items():
            if ref[0] in ELEMENTS:
                self.numbers.setdefault(spot.node.number, []).append(ref)

    def done(self) -> Merged:
        for row in self.said:
            if row.id is None and row.number and not row.is_refused:
                self.numbers.setdefault(row.number, []).append(row.ref)
        order = list(Kind)
        for row in sorted(self.said, key=lambda each: (order.index(each.kind), each.line)):
            if row.is_refused:
                continue
            problem = self.new(row) if row.id is None else self.known(row)
            if problem:
                self.refusals.append(Refusal(row.kind, row.line, problem))
        return Merged(
            self.added,
            {ref: edits for ref, edits in self.edits.items() if edits},
            self.moves,
            tuple(self.clashes),
            tuple(self.gone()),
            tuple(self.refusals),
            {row.ref: row.line for row in self.said},
        )

    def new(self, row: Said) -> str:
        """A row without key; what is wrong with it."""
        if row.kind is Kind.PLAN:
            return "Er is één plan. Wijzig de eerste regel."
        missing = [
            each.head for each in self.columns[row.kind] if each.needed and row.values.get(each.name) in (None, "")
        ]
        if missing:
            return f"Vul in: {', '.join(missing)}."
        if len(self.numbers.get(row.number, ())) > 1:
            return f"Nummer {row.number} is er al. Geef een nieuw onderdeel een eigen nummer."
        parent = self.parent(row)
        if isinstance(parent, str):
            return parent
        self.added[row.ref] = (row, parent)
        return ""

    def parent(self, row: Said) -> Ref | str:
        """What a row hangs on by the number that it names, or what is wrong with that."""
        if row.kind in {Kind.CHAPTER, Kind.PRIORITY}:
            return self.now.ref
        if not row.under:
            return "Vul bij „Hoort bij” het nummer in van wat erboven staat."
        kinds = PARENTS.get(row.kind, tuple(ELEMENTS))
        found = [ref for ref in self.numbers.get(row.under, ()) if ref[0] in kinds]
        if len(found) != 1:
            return f"Bij nummer {row.under} hoort hier geen onderdeel. Kies een nummer dat in dit bestand staat."
        if found[0] not in self.here and found[0] not in self.added:
            return f"Nummer {row.under} is geweigerd of staat intussen in het archief. Kies een ander."
        return found[0]

    def known(self, row: Said) -> str:
        """A row with a key; what is wrong with it."""
        if row.ref not in self.was:
            return "Deze sleutel hoort niet bij dit plan. Maak de verborgen kolommen A en B leeg voor een nieuwe regel."
        then = self.was[row.ref]
        changed = dict(self.changed(row, then.node))
        is_moved = bool(then.above) and row.under != then.above[-1].number
        if row.kind in ELEMENTS and row.number != then.node.number:
            return "Het nummer van een bestaand onderdeel verandert u niet. Wijzig „Hoort bij” om het te verplaatsen."
        if row.ref not in self.here:
            return "Dit staat intussen in het archief. Haal het daar eerst terug." if changed or is_moved else ""
        if FIXED_FIELDS.get(row.kind) in changed:
            return "Kies een ander in een nieuwe regel, en verwijder deze."
        if problem := self.move(row, then) if is_moved else "":
            return problem
        self.compare(row, changed, then.node)
        return ""

    def changed(self, row: Said, then: Node) -> Iterator[tuple[str, Any]]:
        for column in self.columns[row.kind]:
            if column.name in row.values and row.values[column.name] != settled(column, then.values.get(column.name)):
                yield column.name, row.values[column.name]

    def move(self, row: Said, then: Spot) -> str:
        """Where the row should hang from now on."""
        if row.kind not in PARENTS:
            return "Dit verplaatst u niet in Excel. Maak een nieuwe regel, en verwijder deze."
        parent = self.parent(row)
        if isinstance(parent, str):
            return parent
        stands = self.here[row.ref].parent
        if stands not in {then.parent, parent}:
            return "Iemand anders verplaatste dit intussen. Haal het plan opnieuw op om het weer te verplaatsen."
        if stands != parent:
            self.moves[row.ref] = parent
        return ""

    def compare(self, row: Said, changed: Mapping[str, Any], then: Node) -> None:
        """What the workbook changes; a field that somebody else changed too waits for a choice."""
        columns = {each.name: each for each in self.columns[row.kind]}
        for name, mine in changed.items():
            was, theirs = then.values.get(name), self.here[row.ref].node.values.get(name)
            if settled(columns[name], theirs) == mine:
                continue
            if settled(columns[name], theirs) == settled(columns[name], was):
                self.edits.setdefault(row.ref, {})[name] = mine
            else:
                self.clashes.append(Clash(row.ref, row.line, name, was, mine, theirs))

    def gone(self) -> Iterator[Ref]:
        """Rows that the workbook had when it was made and has no more; what hangs on one of them goes along with it."""
        present = {row.ref for row in self.said}
        lost = {ref for ref in self.was if ref not in present and ref in self.here and ref[0] is not Kind.PLAN}
        for node in self.now.walk():
            if node.ref in lost and not lost & {above.ref for above in self.here[node.ref].above}:
                yield node.ref


def result(now: Node, merged: Merged, choices: Choices) -> Node:
    """The plan as it would be. New rows have ids below zero."""
    return assemble(_rows(now, merged, choices))


def wanted_edits(merged: Merged, choices: Choices) -> dict[Ref, dict[str, Any]]:
    """Every field that is to be written, the chosen clashes among them."""
    found = {ref: dict(edits) for ref, edits in merged.edits.items()}
    for clash in merged.clashes:
        if clash.key in choices.mine:
            found.setdefault(clash.ref, {})[clash.field] = clash.mine
    return {ref: edits for ref, edits in found.items() if not left_out(ref, merged, choices)}


def left_out(ref: Ref, merged: Merged, choices: Choices) -> bool:
    """Whether the row of a workbook is left out, itself or with what it would hang on."""
    if (ref[0], merged.lines.get(ref, 0)) in choices.left_out:
        return True
    parent = merged.added[ref][1] if ref in merged.added else merged.moves.get(ref)
    return parent is not None and parent in merged.added and left_out(parent, merged, choices)


def _rows(now: Node, merged: Merged, choices: Choices) -> Iterator[Row]:
    edits, archived = wanted_edits(merged, choices), set(choices.archived) & set(merged.gone)
    for ref, spot in spots(now).items():
        if ref in archived:
            continue
        moved = merged.moves.get(ref) if not left_out(ref, merged, choices) else None
        values = {**spot.node.values, **edits.get(ref, {})}
        yield Row(*ref, moved or spot.parent, (LAST if moved else 0, spot.place), values)
    for ref, (row, parent) in merged.added.items():
        if not left_out(ref, merged, choices):
            yield Row(*ref, parent, (LAST, row.line), {"title": "", **row.values})
