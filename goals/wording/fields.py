"""The fields of a plan in Dutch words: what each is called and how its value reads. Pure: no Django.

A field of a model that has no word here fails a test.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from goals.enums import ActivityStatus, Direction, PathKind, Status, YearKind
from goals.kinds import Kind
from goals.snapshot import Node, Ref
from goals.wording.phrases import bound_text
from indicators.compute.nouns import PUPILS
from indicators.enums import Unit
from indicators.wording import amount
from osp import amounts, dutch
from osp.levels import USUAL, Levels

UNKNOWN = "onbekend"
FORMER_PERSON = "iemand die hier niet meer is"
# Values on the scale of an indicator.
MEASURED = frozenset({"baseline", "target", "low", "high", "margin", "limit"})
SCALE = {1: "klein", 2: "gemiddeld", 3: "groot"}


@dataclass(frozen=True, slots=True)
class Measured:
    """What an indicator is called and how its values read."""

    name: str
    unit: Unit
    counted: str = PUPILS


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids in a snapshot stand for. A snapshot names nobody, so whoever reads it looks the names up."""

    people: Mapping[int, str] = field(default_factory=dict)
    indicators: Mapping[int, Measured] = field(default_factory=dict)
    boards: Mapping[int, str] = field(default_factory=dict)
    items: Mapping[int, str] = field(default_factory=dict)
    ancestors: Mapping[Ref, str] = field(default_factory=dict)
    levels: Levels = USUAL

    def measured(self, node: Node) -> Measured:
        """The indicator of a koppeling."""
        return self.indicators.get(node.values.get("indicator_id", 0), Measured("indicator", Unit.NUMBER))


Reader = Callable[[Any, Node, Names], str]


@dataclass(frozen=True, slots=True)
class Word:
    """A field: its label, how a value reads, and whether it is a text of more than a line."""

    label: str
    read: Reader
    is_long: bool = False


def _plain(value: Any, node: Node, names: Names) -> str:
    return str(value)


def _quoted(value: Any, node: Node, names: Names) -> str:
    return f"„{value}”"


def _day(value: Any, node: Node, names: Names) -> str:
    return dutch.date_long(date.fromisoformat(value))


def _school_year(value: Any, node: Node, names: Names) -> str:
    return dutch.school_year(value)


def _year(value: Any, node: Node, names: Names) -> str:
    """A year of money, by the clock of its line."""
    is_school = node.values.get("year_kind") == YearKind.SCHOOL
    return f"schooljaar {dutch.school_year(value)}" if is_school else str(value)


def _person(value: Any, node: Node, names: Names) -> str:
    return names.people.get(value, FORMER_PERSON)


def _indicator(value: Any, node: Node, names: Names) -> str:
    return names.indicators[value].name if value in names.indicators else UNKNOWN


def _board(value: Any, node: Node, names: Names) -> str:
    return names.boards.get(value, UNKNOWN)


def _item(value: Any, node: Node, names: Names) -> str:
    return names.items.get(value, UNKNOWN)


def _ancestor(value: Any, node: Node, names: Names) -> str:
    title = names.ancestors.get((node.kind, value))
    return f"„{title}”" if title else UNKNOWN


def _euro(value: Any, node: Node, names: Names) -> str:
    exact = Decimal(str(value))
    return f"€ {dutch.decimal(exact, 0 if exact == exact.to_integral_value() else 2)}"


def _amount(value: Any, node: Node, names: Names) -> str:
    return amount(value, names.measured(node).unit)


def _bound(value: Any, node: Node, names: Names) -> str:
    measured = names.measured(node)
    suffix = " procentpunt" if measured.unit is Unit.PERCENT else ""
    return bound_text(value, measured.unit, counted=measured.counted) + suffix


def _steps(value: Any, node: Node, names: Names) -> str:
    return dutch.join_words([f"{_amount(step, node, names)} in {year}" for year, step in value])


def _scale(value: Any, node: Node, names: Names) -> str:
    return SCALE[value]


def _label(words: type[Direction | PathKind | Status | ActivityStatus]) -> Reader:
    return lambda value, node, names: words(value).label


def exact(value: Any, node: Node, names: Names) -> str:
    """A value of an indicator with all its decimals, for two that read the same when rounded."""
    return amounts.trimmed(value, names.measured(node).unit)


_ELEMENT = {
    "title": Word("titel", _quoted),
    "description": Word("toelichting", _plain, is_long=True),
    "owner_id": Word("eigenaar", _person),
    "starts": Word("begindatum", _day),
    "ends": Word("einddatum", _day),
    "measurable_result": Word("beoogd meetbaar resultaat", _plain, is_long=True),
    "noticeable_result": Word("beoogd merkbaar resultaat", _plain, is_long=True),
    "achieved_measurable": Word("bereikt meetbaar resultaat", _plain, is_long=True),
    "achieved_noticeable": Word("bereikt merkbaar resultaat", _plain, is_long=True),
    "responsibility": Word("verantwoordelijkheid", _plain),
    "process": Word("proces", _quoted),
    "ancestor_id": Word("voorganger", _ancestor),
}
FIELDS: dict[Kind, dict[str, Word]] = {
    Kind.PLAN: {
        "title": Word("titel", _quoted),
        "first_year": Word("eerste schooljaar", _school_year),
        "last_year": Word("laatste schooljaar", _school_year),
        "mission": Word("{mission}", _plain, is_long=True),
        "vision": Word("visie", _plain, is_long=True),
        "core_values": Word("kernwaarden", _plain, is_long=True),
        "ancestor_id": Word("voorganger", _ancestor),
    },
    Kind.CHAPTER: {
        "title": Word("titel", _quoted),
        "text": Word("tekst", _plain, is_long=True),
        "is_closing": Word("plaats", lambda value, node, names: _side(value, names)),
    },
    Kind.PRIORITY: _ELEMENT,
    Kind.GOAL: _ELEMENT,
    Kind.ACTIVITY: {**_ELEMENT, "status": Word("stand", _label(ActivityStatus))},
    Kind.LINK: {
        "indicator_id": Word("indicator", _indicator),
        "means": Word("middel", _quoted),
        "direction": Word("richting", _label(Direction)),
        "baseline_year": Word("jaar van de nulmeting", _school_year),
        "baseline": Word("nulmeting {baseline_year}", _amount),
        "target_year": Word("streefjaar", _school_year),
        "target": Word("streefwaarde {target_year}", _amount),
        "path_kind": Word("pad", _label(PathKind)),
        "steps": Word("tussenstappen", _steps),
        "low": Word("onderkant van de bandbreedte", _amount),
        "high": Word("bovenkant van de bandbreedte", _amount),
        "margin": Word("marge", _bound),
        "limit": Word("grens", _bound),
        "overruled_status": Word("eigen oordeel", _label(Status)),
        "overruled_reason": Word("reden van het eigen oordeel", _quoted),
        "overruled_by_id": Word("eigen oordeel gegeven door", _person),
    },
    Kind.MILESTONE: {
        "title": Word("naam", _quoted),
        "due": Word("datum", _day),
        "done_on": Word("gehaald op", _day),
    },
    Kind.BUDGET: {
        "year_kind": Word("soort jaar", _plain),
        "year": Word("jaar", _year),
        "money": Word("soort geld", _plain),
        "budgeted": Word("begroot", _euro),
        "spent": Word("besteed", _euro),
        "note": Word("toelichting", _quoted),
    },
    Kind.RISK: {
        "title": Word("omschrijving", _quoted),
        "chance": Word("kans", _scale),
        "impact": Word("gevolg", _scale),
        "measure": Word("maatregel", _plain, is_long=True),
        "indicator_id": Word("indicator waaraan u het ziet", _indicator),
    },
    Kind.SCOPE: {"schoolbestuur_id": Word("schoolbestuur", _board)},
    Kind.TAG: {"item_id": Word("onderdeel van het kader", _item)},
}


def _side(value: Any, names: Names) -> str:
    return f"{'na' if value else 'voor'} de {names.levels.priority.plural}"


def word_of(node: Node, name: str) -> Word:
    """The words of a field. One that an older version kept and the plan no longer has goes by its own name."""
    return FIELDS[node.kind].get(name) or Word(name, _plain)


def label(node: Node, name: str, names: Names) -> str:
    """What a field is called: "eigenaar", "streefwaarde 2027", "missie" or its own word for it."""
    values = {key: node.values.get(key) or "" for key in ("baseline_year", "target_year")}
    return word_of(node, name).label.format(mission=names.levels.mission.singular, **values).strip()


def is_text(node: Node, name: str) -> bool:
    """Whether a field holds words that people wrote."""
    word = word_of(node, name)
    return word.is_long or word.read is _quoted


def fact_text(node: Node, name: str, value: Any, names: Names) -> str:
    """The same as `value_text`, for beside a label: words without quotes."""
    return str(value or "") if is_text(node, name) else value_text(node, name, value, names)


def value_text(node: Node, name: str, value: Any, names: Names) -> str:
    """How a value of a field reads; empty for nothing."""
    return "" if value in (None, "", []) else word_of(node, name).read(value, node, names)
