"""All that a plan, jaarplan, evaluation or kaart says on paper, as plain frozen values: gathered before anything is drawn.

Texts are Dutch and printed as they are, an empty one is left out; numbers arrive as text, rounded and withheld already. So
page, PDF and Word say the same, and a document that was stored prints the same for ever. Pure: no Django.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

from goals.documents.codec import decode, encode
from osp.charts.spec import ChartSpec
from osp.richtext import Block

FORMAT = 1
# A value of goals.enums.Status, or nothing.
StatusCode: TypeAlias = Literal["", "on_track", "attention", "off_track", "achieved", "no_verdict"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with what it says: "Eigenaar", "Anna de Wit"."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """What people wrote, as osp/richtext.py reads it. `label` says what it is: "Visie"."""

    blocks: tuple[Block, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A few facts under each other. `label` says what they are about."""

    rows: tuple[Fact, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """Head of a column. `weight` is its width beside that of the others; numbers stand right."""

    text: str
    weight: float = 1.0
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; a "\\n" in it starts a line. A `status` stands as its mark before the text, which holds the word for it."""

    text: str = ""
    status: StatusCode = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: a cell for each column. A sum stands under a rule."""

    cells: tuple[Cell, ...]
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its head. `caption` says what it shows, `note` what to know about it."""

    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    note: str = ""

    @property
    def rows(self) -> list[tuple[Line, list[tuple[Cell, Column]]]]:
        """Every line with its cells, each beside its column."""
        return [(line, list(zip(line.cells, self.columns, strict=True))) for line in self.lines]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with the heading that says what it shows and, in words, all that it shows: its alternative text."""

    spec: ChartSpec
    words: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody makes of a figure. `by` is who and when: "Anna de Wit, 3 december 2026"."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """An observable sentence of a rubric; `is_current` marks the one that holds now."""

    number: int
    sentence: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """An indicator with its figure, verdict, agreement and story.

    `label` is "Indicator 1.2.1", `kind` "meetbaar" or "merkbaar". `figure` is the number without its `unit` sign or, with
    `is_word`, the word for a figure that cannot be shown. `caption` names numerator and denominator, `reference` the
    period with "voorlopig" or "voorbeeld". `values` are the figures by year, a column for each year of the chart.
    """

    label: str
    title: str
    kind: str
    figure: str
    unit: str = ""
    is_word: bool = False
    caption: str = ""
    estimate: str = ""
    reference: str = ""
    definition: str = ""
    status: StatusCode = ""
    status_word: str = ""
    sentence: str = ""
    agreed: str = ""
    progress: str = ""
    chart: Chart | None = None
    values: Table | None = None
    rubric: tuple[Level, ...] = ()
    remarks: tuple[Remark, ...] = ()
    source: str = ""


Part: TypeAlias = Text | Facts | Table | Chart | Panel


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch under one heading. `key` is its anchor, unique in the document and made of letters, digits and dashes.

    `label` and `number` say what it is ("Doel", "1.2"). `status` stands with its word beside the heading. What
    `starts_page` begins on a new page; what is not `in_contents` is found by reading alone.
    """

    key: str
    title: str
    label: str = ""
    number: str = ""
    status: StatusCode = ""
    status_word: str = ""
    parts: tuple[Part, ...] = ()
    sections: tuple["Section", ...] = ()
    starts_page: bool = False
    in_contents: bool = True

    @property
    def name(self) -> str:
        """What it is with its number: "Doel 1.2"; empty for a chapter."""
        return f"{self.label} {self.number}".strip()

    @property
    def heading(self) -> str:
        """The heading in one line: "Doel 1.2: Minder verwijzen"."""
        return f"{self.name}: {self.title}" if self.name else self.title


@dataclass(frozen=True, slots=True)
class Front:
    """Title page, head and foot. `made_on` is the only date that the files carry of themselves.

    `kind` is "Ondersteuningsplan", `subtitle` the years, `version` the line that says which version this is. `note`
    stands on the title page, `foot` on every page: what is invented, what is a draft.
    """

    kind: str
    title: str
    subtitle: str
    organisation: str
    organisation_code: str
    version: str
    made_on: date
    facts: tuple[Fact, ...] = ()
    note: str = ""
    foot: str = ""


@dataclass(frozen=True, slots=True)
class PosterFigure:
    """An indicator in one line of the plan on one page."""

    title: str
    figure: str
    agreed: str = ""
    status: StatusCode = "no_verdict"
    status_word: str = ""
    spark: ChartSpec | None = None


@dataclass(frozen=True, slots=True)
class PosterGoal:
    """A doel on the plan on one page, with its indicators."""

    number: str
    title: str
    status: StatusCode = "no_verdict"
    status_word: str = ""
    figures: tuple[PosterFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class PosterColumn:
    """A speerpunt on the plan on one page. `profile` says in words how its doelen stand."""

    number: str
    title: str
    profile: str = ""
    figures: tuple[PosterFigure, ...] = ()
    goals: tuple[PosterGoal, ...] = ()


@dataclass(frozen=True, slots=True)
class Poster:
    """The plan on one page. `creed` are missie, visie and kernwaarden; the words name one and several of each level."""

    columns: tuple[PosterColumn, ...]
    column_words: tuple[str, str]
    goal_words: tuple[str, str]
    creed: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A whole document: title page, sections in reading order, and the page on which all of it stands, if it has one."""

    front: Front
    sections: tuple[Section, ...]
    poster: Poster | None = None

    def walk(self) -> Iterator[tuple[int, Section]]:
        """Every section with its depth, from 1, in reading order."""
        yield from _walk(self.sections, 1)

    @property
    def contents(self) -> list[tuple[int, Section]]:
        """What the contents name: first and second headings, each with its depth, but for what is found by reading alone."""
        first = [section for section in self.sections if section.in_contents]
        return [
            entry
            for section in first
            for entry in ((1, section), *((2, below) for below in section.sections if below.in_contents))
        ]


def to_json(document: PlanDocument) -> dict[str, Any]:
    """For storing; `from_json` gives the same document back."""
    return {"format": FORMAT, **encode(document)}


def from_json(stored: Mapping[str, Any]) -> PlanDocument:
    """A stored document. ValueError for a format that this release does not know."""
    if stored.get("format") != FORMAT:
        raise ValueError(f"document of format {stored.get('format')}, known is {FORMAT}")
    return decode(PlanDocument, {name: value for name, value in stored.items() if name != "format"})


def digest(document: PlanDocument) -> str:
    """SHA-256 over all that it says, the same for the same document in every process."""
    text = json.dumps(to_json(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _walk(sections: tuple[Section, ...], depth: int) -> Iterator[tuple[int, Section]]:
    for section in sections:
        yield depth, section
        yield from _walk(section.sections, depth + 1)
