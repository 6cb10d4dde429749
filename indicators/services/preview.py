"""What a file would change, before it counts."""

from collections.abc import Iterable
from dataclasses import asdict
from itertools import islice
from typing import Any

from django.db.models import F, Q

from indicators import hooks
from indicators.compute.figure import FigureValue
from indicators.compute.figures import NATION, UnitFigure
from indicators.compute.protection import protected
from indicators.compute.selection import Conflict
from indicators.enums import FigureKind, ReleaseStatus
from indicators.models import Figure, IndicatorDefinition
from indicators.services.definitions import key_of, stored_definitions
from indicators.services.gather import Candidate
from indicators.services.recompute import outcome_for, touch_of
from indicators.wording import estimate_text, figure_full, figure_parts, figure_text
from indicators.wording.periods import period_text
from osp.models import Samenwerkingsverband
from osp.scope import scopes_disabled

NAMED_CONFLICTS = 10
Rows = dict[str, IndicatorDefinition]


def changes(owner: Samenwerkingsverband | None, candidate: Candidate) -> dict[str, Any]:
    """Format, reference date, usual status, and per indicator of the own samenwerkingsverband and Nederland: was and becomes.

    Only figures that differ are listed; `unchanged` counts the others. `last` of a new figure is the newest year before it
    with its figure ("2024-2025: 2,26%"), to hold it against. `turns` tells of each koppeling of the plan to such
    an indicator how it stands now and would stand.
    """
    touch = touch_of([candidate])
    outcome = outcome_for(owner, touch, [candidate]) if touch.measures else None
    rows = {key_of(row): row for row in stored_definitions(owner)}
    told = _told(owner, outcome.figures, rows) if outcome else []
    before = _before(owner, {each.unit for each, _ in told}, {each.year for each, _ in told})
    both = [(each, before.get(_key(each), FigureValue.unknown(figure.unit)), figure) for each, figure in told]
    different = [(each, was, figure) for each, was, figure in both if was != figure]
    last = _last(owner, [each for each, was, _ in different if was.kind is FigureKind.UNKNOWN])
    return {
        "format": candidate.parsed.format_name,
        "reference_date": candidate.release.reference_date.isoformat(),
        "status": candidate.release.status,
        "changes": [
            _row(each, rows[each.definition], was=was, becomes=becomes) | {"last": last.get(_key(each), "")}
            for each, was, becomes in different
        ],
        "turns": _turns(owner, candidate, different, rows),
        "own": sum(1 for each, *_ in different if owner and each.unit == owner.code),
        "unchanged": len(told) - len(different),
        "conflicts": len(outcome.conflicts) if outcome else 0,
        # Only where, never how many: an exact number of pupils of one school may be small.
        "conflict_places": _places(outcome.conflicts) if outcome else [],
    }


def _told(
    owner: Samenwerkingsverband | None, figures: Iterable[UnitFigure], rows: Rows
) -> list[tuple[UnitFigure, FigureValue]]:
    """The figures this reader is told about, small numbers withheld: the own ones and those of Nederland, in the own sector."""
    units = {owner.code, NATION} if owner else {NATION}
    return [
        (each, _protected(each, rows[each.definition]))
        for each in figures
        if each.unit in units and (owner is None or rows[each.definition].indicator.sector in {"", owner.sector})
    ]


def _protected(each: UnitFigure, definition: IndicatorDefinition) -> FigureValue:
    if each.is_withheld:
        return FigureValue(FigureKind.WITHHELD, each.figure.unit)
    if not definition.about_people:
        return each.figure
    return protected(each.figure, is_part=definition.part_of_whole)


def _row(
    each: UnitFigure, definition: IndicatorDefinition, *, was: FigureValue, becomes: FigureValue
) -> dict[str, Any]:
    has_caption = becomes.unit.is_share or becomes.kind is FigureKind.WITHHELD
    return {
        "unit": each.unit,
        "indicator": each.indicator,
        "indicator_id": definition.indicator_id,
        "name": definition.indicator.name,
        "year": each.year,
        "period": period_text(definition, each.year),
        "was": figure_text(was),
        "becomes": figure_text(becomes),
        "becomes_full": figure_full(becomes, counted=definition.counted),
        "pupils": figure_parts(becomes, counted=definition.counted).caption if has_caption else "",
        "estimate": estimate_text(becomes),
    }


def _turns(
    owner: Samenwerkingsverband | None,
    candidate: Candidate,
    different: Iterable[tuple[UnitFigure, FigureValue, FigureValue]],
    rows: Rows,
) -> list[dict[str, Any]]:
    """How each koppeling of the plan stands now and would stand, in plain values; only for a samenwerkingsverband."""
    if owner is None:
        return []
    provisional = candidate.release.status == ReleaseStatus.PROVISIONAL
    own = [
        hooks.ChangedFigure(rows[each.definition].indicator_id, each.year, becomes, provisional)
        for each, _, becomes in different
        if each.unit == owner.code
    ]
    return [asdict(turn) for turn in hooks.statuses(owner, own)]


def _key(each: UnitFigure) -> tuple[str, str, int]:
    return each.unit, each.definition, each.year


def _places(conflicts: Iterable[Conflict]) -> list[str]:
    named = (f"{each.vestiging} ({each.measure}, {each.reference_date.year})" for each in conflicts)
    return list(islice(named, NAMED_CONFLICTS))


def _before(
    owner: Samenwerkingsverband | None, units: set[str] | None, years: set[int]
) -> dict[tuple[str, str, int], FigureValue]:
    """The stored figures as this owner sees them, by unit, indicator and year; `units` None is all of them."""
    with scopes_disabled():
        rows = Figure.objects.filter(year__in=years, superseded_at__isnull=True, is_example=False)
        rows = rows.filter(unit__in=units) if units is not None else rows
        seen = rows.filter(Q(swv=owner) | Q(swv__isnull=True)).order_by(F("swv").asc(nulls_first=True))
        return {
            (row.unit, str(row.definition_id), row.year): row.as_value()
            for row in seen.select_related("definition__indicator")
        }


def _last(owner: Samenwerkingsverband | None, fresh: Iterable[UnitFigure]) -> dict[tuple[str, str, int], str]:
    """What the newest earlier year of the same definition says, of figures that are new; not where that is unknown too."""
    fresh = list(fresh)
    if not fresh:
        return {}
    with scopes_disabled():
        rows = Figure.objects.filter(
            Q(swv=owner) | Q(swv__isnull=True),
            unit__in={each.unit for each in fresh},
            definition__in={int(each.definition) for each in fresh},
            superseded_at__isnull=True,
            is_example=False,
        ).exclude(kind=FigureKind.UNKNOWN)
        stored = list(rows.select_related("definition__indicator").order_by("year", F("swv").asc(nulls_first=True)))
    found = {}
    for each in fresh:
        earlier = [
            row for row in stored if (row.unit, str(row.definition_id)) == _key(each)[:2] and row.year < each.year
        ]
        if earlier:
            row = earlier[-1]
            found[_key(each)] = f"{period_text(row.definition, row.year)}: {figure_text(row.as_value())}"
    return found


def count_changes(owner: Samenwerkingsverband | None, candidates: Iterable[Candidate]) -> int:
    """How many figures, of all samenwerkingsverbanden, these files together would make new or different."""
    candidates = list(candidates)
    outcome = outcome_for(owner, touch_of(candidates), candidates)
    rows = {key_of(row): row for row in stored_definitions(owner)}
    before = _before(owner, None, {each.year for each in outcome.figures})
    return sum(before.get(_key(each)) != _protected(each, rows[each.definition]) for each in outcome.figures)
