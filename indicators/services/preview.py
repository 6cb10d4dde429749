"""What a file would change, before it counts."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from indicators.compute.figure import FigureValue
from indicators.compute.figures import NATION
from indicators.compute.formulas import FORMULAS
from indicators.compute.protection import protected
from indicators.compute.selection import Conflict
from indicators.enums import Unit
from indicators.models import Figure, Indicator
from indicators.services.gather import Candidate, counting_runs
from indicators.services.recompute import outcome_for
from indicators.wording import estimate_text, figure_full, figure_parts, figure_text
from osp.models import Samenwerkingsverband
from osp.scope import scopes_disabled

NAMED_CONFLICTS = 10


def changes(owner: Samenwerkingsverband | None, candidate: Candidate) -> dict[str, Any]:
    """Format, reference date, usual status, and per indicator of the own samenwerkingsverband and Nederland: was and becomes.

    Only figures that differ are listed; `unchanged` counts the others.
    """
    years = _years(owner, candidate)
    outcome = outcome_for(owner, years, [candidate]) if years else None
    units = [owner.code, NATION] if owner else [NATION]
    names = _names()
    before = _before(owner, units, years)
    rows: list[dict[str, Any]] = []
    unchanged = 0
    for each in outcome.figures if outcome else ():
        if each.unit not in units or (owner and names[each.indicator][1] != owner.sector):
            continue
        was = before.get((each.unit, each.indicator, each.year), FigureValue.unknown(each.figure.unit))
        figure = protected(each.figure, is_part=bool(FORMULAS[each.indicator].rest))
        if was == figure:
            unchanged += 1
            continue
        rows.append(
            {
                "unit": each.unit,
                "indicator": each.indicator,
                "name": names[each.indicator][0],
                "year": each.year,
                "was": figure_text(was),
                "becomes": figure_text(figure),
                "becomes_full": figure_full(figure),
                "pupils": figure_parts(figure).caption if figure.unit == Unit.PERCENT else "",
                "estimate": estimate_text(figure),
            }
        )
    return {
        "format": candidate.parsed.format_name,
        "reference_date": candidate.release.reference_date.isoformat(),
        "status": candidate.release.status,
        "changes": rows,
        "unchanged": unchanged,
        "conflicts": len(outcome.conflicts) if outcome else 0,
        # Only where, never how many: an exact number of pupils of one school may be small.
        "conflict_places": _places(outcome.conflicts) if outcome else [],
    }


def _places(conflicts: Iterable[Conflict]) -> list[str]:
    named = (f"{each.vestiging} ({each.measure}, {each.reference_date.year})" for each in conflicts)
    return list(islice(named, NAMED_CONFLICTS))


def _years(owner: Samenwerkingsverband | None, candidate: Candidate) -> set[int]:
    if candidate.parsed.counts:
        return {candidate.release.year}
    return {run.release.year for run in counting_runs(owner) if run.release and run.observations.exists()}


def _names() -> dict[str, tuple[str, str]]:
    with scopes_disabled():
        return {
            code: (name, sector)
            for code, name, sector in Indicator.objects.filter(swv=None).values_list("code", "name", "sector")
        }


def _before(
    owner: Samenwerkingsverband | None, units: list[str], years: set[int]
) -> dict[tuple[str, str, int], FigureValue]:
    with scopes_disabled():
        rows = Figure.objects.filter(
            unit__in=units, year__in=years, superseded_at__isnull=True, is_example=False
        ).select_related("definition__indicator")
        public = {
            (row.unit, row.definition.indicator.code, row.year): row.as_value() for row in rows.filter(swv__isnull=True)
        }
        own = rows.filter(swv=owner) if owner else rows.none()
        return public | {(row.unit, row.definition.indicator.code, row.year): row.as_value() for row in own}
