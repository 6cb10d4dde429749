"""Deliveries in words: rows that were refused, vestigingen that are gone, when something is due."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from indicators.compute.calendar import Due, DueState
from osp import dutch

NAMED = 8
NAMED_RANGES = 4


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was refused, and in `others` which more were for the same reason ("" for none)."""

    line: int
    column: str
    value: str
    message: str
    others: str = ""


def refused_rows(errors: Iterable[Mapping[str, Any]]) -> list[RefusedRow]:
    """One row per reason, at its first line; reasons that differ by a number only ("regel 12", "regel 13") are one."""
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for error in errors:
        reason = re.sub(r"\d+", "#", error["message"])
        found.setdefault((error["column"], reason), []).append(error)
    return [
        RefusedRow(
            line=first["line"],
            column=first["column"],
            value=first["value"],
            message=dutch.sentence_case(first["message"]),
            others=_others([each["line"] for each in rest]),
        )
        for first, *rest in found.values()
    ]


def _others(lines: Sequence[int]) -> str:
    if not lines:
        return ""
    if len(lines) == 1:
        return f"Nog een rij om dezelfde reden: regel {lines[0]}."
    ranges = line_ranges(lines)
    more = len(ranges) - NAMED_RANGES
    named = ranges[:NAMED_RANGES] if more > 0 else ranges
    told = ", ".join(named) + " en meer" if more > 0 else dutch.join_words(named)
    return f"Nog {dutch.number_word(len(lines))} rijen om dezelfde reden: {told}."


def line_ranges(lines: Sequence[int]) -> list[str]:
    """Line numbers with neighbours taken together: ["219 tot en met 229", "604"]."""
    told = []
    for _, run in groupby(enumerate(sorted(set(lines))), key=lambda pair: pair[1] - pair[0]):
        numbers = [line for _, line in run]
        told.append(str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]} tot en met {numbers[-1]}")
    return told


def gone_sentence(vestigingen: Sequence[str]) -> str:
    """ "3 vestigingen stonden in een eerdere levering ...". They are not errors: such a vestiging stays counted."""
    number = len(vestigingen)
    listed = ", ".join(vestigingen[:NAMED]) + (f" en nog {number - NAMED}" if number > NAMED else "")
    which = "1 vestiging staat" if number == 1 else f"{dutch.integer(number)} vestigingen staan"
    return (
        f"{which} in een eerdere levering van deze peildatum en niet in dit bestand: {listed}. "
        "De aantallen van die eerdere levering blijven meetellen."
    )


def skipped_text(rows: int) -> str:
    """ "3 rijen weggelaten"; nothing for none."""
    return f"{dutch.plural(rows, 'rij', 'rijen')} weggelaten" if rows else ""


def month_text(day: date) -> str:
    """ "januari 2027"."""
    return f"{dutch.MONTHS[day.month - 1]} {day.year}"


def due_text(due: Due) -> str:
    """Where an expected delivery stands: "er", "verwacht in januari 2027", "te laat sinds 1 februari 2026"."""
    if due.state is DueState.PRESENT:
        return "er"
    if due.state is DueState.LATE:
        return f"te laat sinds {dutch.date_long(due.late_since)}"
    return f"verwacht in {month_text(due.month)}"


def due_title(due: Due) -> str:
    """ "1 oktober 2025, definitief"."""
    return f"{dutch.date_long(due.reference_date)}, {due.status.value}"
