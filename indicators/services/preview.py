"""What a file would change, before it counts."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db.models import F, Q

from indicators.compute.figure import FigureValue
from indicators.compute.figures import NATION, UnitFigure
from indicators.compute.formulas import FORMULAS
from indicators.compute.protection import protected
from indicators.compute.selection import Conflict
from indicators.enums import Unit
from indicators.models import Figure
from indicators.reference import CATALOGUE
from indicators.services.gather import Candidate, counting_runs
from indicators.services.recompute import outcome_for
from indicators.wording import estimate_text, figure_full, figure_parts, figure_text
from osp.models import Samenwerkingsverband
from osp.scope import scopes_disabled

NAMED_CONFLICTS = 10
NAMES = {row.code: row.name for row in CATALOGUE}


def changes(owner: Samenwerkingsverband | None, candidate: Candidate) -> dict[str, Any]:
    """Format, reference date, usual status, and per indicator of the own samenwerkingsverband and Nederland: was and becomes.

    Only figures that differ are listed; `unchanged` counts the others.
    """
    years = _years(owner, candidate)
    outcome = outcome_for(owner, years, [candidate]) if years else None
    told = _told(owner, outcome.figures) if outcome else []
    before = _before(owner, {each.unit for each, _ in told}, years)
    both = [(each, figure, before.get(_key(each), FigureValue.unknown(figure.unit))) for each, figure in told]
    rows = [_row(each, was=was, becomes=figure) for each, figure, was in both if was != figure]
    return {
        "format": candidate.parsed.format_name,
        "reference_date": candidate.release.reference_date.isoformat(),
        "status": candidate.release.status,
        "changes": rows,
        "unchanged": len(told) - len(rows),
        "conflicts": len(outcome.conflicts) if outcome else 0,
        # Only where, never how many: an exact number of pupils of one school may be small.
        "conflict_places": _places(outcome.conflicts) if outcome else [],
    }


def _told(owner: Samenwerkingsverband | None, figures: Iterable[UnitFigure]) -> list[tuple[UnitFigure, FigureValue]]:
    """The figures this reader is told about, small numbers withheld: the own ones and those of Nederland, in the own sector."""
    units = {owner.code, NATION} if owner else {NATION}
    return [
        (each, _protected(each))
        for each in figures
        if each.unit in units and (owner is None or FORMULAS[each.indicator].sector == owner.sector)
    ]


def _protected(each: UnitFigure) -> FigureValue:
    return protected(each.figure, is_part=bool(FORMULAS[each.indicator].rest))


def _row(each: UnitFigure, *, was: FigureValue, becomes: FigureValue) -> dict[str, Any]:
    return {
        "unit": each.unit,
        "indicator": each.indicator,
        "name": NAMES[each.indicator],
        "year": each.year,
        "was": figure_text(was),
        "becomes": figure_text(becomes),
        "becomes_full": figure_full(becomes),
        "pupils": figure_parts(becomes).caption if becomes.unit == Unit.PERCENT else "",
        "estimate": estimate_text(becomes),
    }


def _key(each: UnitFigure) -> tuple[str, str, int]:
    return each.unit, each.indicator, each.year


def _places(conflicts: Iterable[Conflict]) -> list[str]:
    named = (f"{each.vestiging} ({each.measure}, {each.reference_date.year})" for each in conflicts)
    return list(islice(named, NAMED_CONFLICTS))


def _years(owner: Samenwerkingsverband | None, candidate: Candidate) -> set[int]:
    if candidate.parsed.counts:
        return {candidate.release.year}
    return {run.release.year for run in counting_runs(owner) if run.release and run.observations.exists()}


def _before(
    owner: Samenwerkingsverband | None, units: set[str] | None, years: set[int]
) -> dict[tuple[str, str, int], FigureValue]:
    """The stored figures as this owner sees them, by unit, indicator and year; `units` None is all of them."""
    with scopes_disabled():
        rows = Figure.objects.filter(year__in=years, superseded_at__isnull=True, is_example=False)
        rows = rows.filter(unit__in=units) if units is not None else rows
        seen = rows.filter(Q(swv=owner) | Q(swv__isnull=True)).order_by(F("swv").asc(nulls_first=True))
        return {
            (row.unit, row.definition.indicator.code, row.year): row.as_value()
            for row in seen.select_related("definition__indicator")
        }


def count_changes(owner: Samenwerkingsverband | None, candidates: Iterable[Candidate]) -> int:
    """How many figures, of all samenwerkingsverbanden, these files together would make new or different."""
    outcome = outcome_for(owner, None, candidates)
    before = _before(owner, None, {each.year for each in outcome.figures})
    return sum(before.get(_key(each)) != _protected(each) for each in outcome.figures)
