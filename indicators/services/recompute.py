"""Recompute: from all deliveries that count for somebody to stored figures, placements and benchmarks.

Public figures (owner None) follow from open data alone. A samenwerkingsverband that uploaded files of its own gets its own
set of figures, for the school years of those files; nobody else sees them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from indicators.compute.figure import NUMBERS
from indicators.compute.figures import UnitFigure
from indicators.compute.pipeline import Outcome, PlacedVestiging, run_pipeline
from indicators.enums import PlacementStep
from indicators.models import Benchmark, Figure, ImportRun, IndicatorDefinition
from indicators.services.gather import (
    Candidate,
    Named,
    candidate_rows,
    counting_runs,
    missing_in_sums,
    names_of,
    register_for,
    rows_of,
)
from osp.models import Placement, Samenwerkingsverband
from osp.scope import scopes_disabled

FIELDS = ("kind", *NUMBERS)


@dataclass(frozen=True, slots=True)
class Ahead:
    """Figures worked out before they are stored: for whom, of which school years, from which deliveries in order.

    `overlays` are, after open data, those of the samenwerkingsverbanden with files of their own in these years.
    """

    owner: Samenwerkingsverband | None
    years: frozenset[int]
    runs: tuple[int, ...]
    outcome: Outcome
    overlays: "tuple[Ahead, ...]" = ()


def outcome_for(
    owner: Samenwerkingsverband | None, years: set[int] | None, candidates: Iterable[Candidate] = ()
) -> Outcome:
    """What the deliveries say together, with `candidates` as if they were taken over. Stores nothing."""
    return _outcome(counting_runs(owner), years, candidates)


def recompute(owner: Samenwerkingsverband | None, years: set[int]) -> int:
    """Bring the stored figures of these school years up to date. Returns how many figures changed.

    Open data reach everyone: after them every samenwerkingsverband with files of its own in these years is done too.
    """
    with scopes_disabled(), transaction.atomic():
        return _store(work_out(owner, years, counting_runs(owner)))


def work_out(owner: Samenwerkingsverband | None, years: set[int], runs: list[ImportRun]) -> Ahead:
    """The slow part, without touching what is stored: figures as if exactly these deliveries counted."""
    own = years if owner is None else _own_years(owner, runs, years)
    outcome = _outcome(runs, own) if own else Outcome((), (), {}, {}, ())
    overlays = () if owner else tuple(work_out(swv, each, _beside(swv, runs)) for swv, each in _owners(years).items())
    return Ahead(owner, frozenset(years), tuple(run.pk for run in runs), outcome, overlays)


def swap_in(ahead: Ahead) -> int:
    """The quick part, in the caller's transaction: let worked-out figures count. Returns how many changed.

    Where other deliveries count by now than they were worked out from, they are worked out again first.
    """
    with scopes_disabled():
        return _store(ahead) if _still_holds(ahead) else recompute(ahead.owner, set(ahead.years))


def _beside(swv: Samenwerkingsverband, public: Iterable[ImportRun]) -> list[ImportRun]:
    """These public deliveries with the own ones of a samenwerkingsverband, oldest first."""
    own = [run for run in counting_runs(swv) if run.swv_id is not None]
    return sorted([*public, *own], key=lambda run: (run.loaded_at or timezone.now(), run.pk))


def _still_holds(ahead: Ahead) -> bool:
    same = tuple(run.pk for run in counting_runs(ahead.owner)) == ahead.runs
    if ahead.owner is not None:
        return same
    owners = {swv.pk for swv in _owners(set(ahead.years))}
    return (
        same
        and owners == {each.owner.pk for each in ahead.overlays if each.owner}
        and all(_still_holds(each) for each in ahead.overlays)
    )


def _outcome(runs: list[ImportRun], years: set[int] | None, candidates: Iterable[Candidate] = ()) -> Outcome:
    with scopes_disabled():
        candidates = list(candidates)
        rows = rows_of(runs, years) + [
            row for each in candidates if years is None or each.release.year in years for row in candidate_rows([each])
        ]
        return run_pipeline(rows, register=register_for(runs, candidates), missing_in_sums=missing_in_sums(runs))


def years_touched(owner: Samenwerkingsverband | None, run: ImportRun) -> set[int]:
    """School years whose figures a run can change: its own for pupils, all that count for a register file."""
    if run.release is None:
        return set()
    if run.observations.exists():
        return {run.release.year}
    return {each.release.year for each in counting_runs(owner) if each.release}


def _own_years(owner: Samenwerkingsverband, runs: Iterable[ImportRun], years: set[int]) -> set[int]:
    """Of these years the ones for which a samenwerkingsverband has figures of its own; in the others the public ones hold.

    A register file of its own touches every year.
    """
    own = [run for run in runs if run.swv_id == owner.pk]
    if any(not run.observations.exists() for run in own):
        return years
    return years & {run.release.year for run in own if run.release}


def _owners(years: set[int]) -> dict[Samenwerkingsverband, set[int]]:
    """Samenwerkingsverbanden with files of their own that count in these years."""
    owners = {run.swv for run in ImportRun.objects.filter(swv__isnull=False, state="loaded").select_related("swv")}
    found = {swv: _own_years(swv, counting_runs(swv), years) for swv in owners if swv}
    return {swv: own for swv, own in found.items() if own}


def _store(ahead: Ahead) -> int:
    owner, years, outcome = ahead.owner, set(ahead.years), ahead.outcome
    changed = _store_figures(owner, years, outcome)
    _store_benchmarks(owner, years, outcome)
    _store_placements(owner, years, outcome)
    return changed + sum(_store(each) for each in ahead.overlays)


def _store_figures(owner: Samenwerkingsverband | None, years: set[int], outcome: Outcome) -> int:
    """Add what is new or different and mark what it replaces; equal figures are left alone."""
    definitions = {row.indicator.code: row for row in _definitions()}
    labels = _labels(outcome)
    current = {
        (row.unit, row.definition_id, row.year): row
        for row in Figure.objects.filter(swv=owner, year__in=years, superseded_at__isnull=True, is_example=False)
    }
    fresh = {}
    for each in outcome.figures:
        row = _figure(owner, each, definitions[each.indicator], outcome, labels)
        fresh[row.unit, row.definition_id, row.year] = row
    added = [row for key, row in fresh.items() if key not in current or not _same(row, current[key])]
    replaced = [row.pk for key, row in current.items() if key not in fresh or not _same(row, fresh[key])]
    Figure.objects.filter(pk__in=replaced).update(superseded_at=timezone.now())
    Figure.objects.bulk_create(added, batch_size=500)
    return len(added)


def _figure(
    owner: Samenwerkingsverband | None,
    each: UnitFigure,
    definition: IndicatorDefinition,
    outcome: Outcome,
    labels: dict[int, tuple[str, str]],
) -> Figure:
    runs = outcome.runs.get((each.unit, each.year, each.indicator), ())
    told = {labels[run] for run in runs}
    return Figure(
        swv=owner,
        definition=definition,
        unit=each.unit,
        year=each.year,
        **{name: getattr(each.figure, name) for name in FIELDS},
        release=" + ".join(sorted(label for label, _ in told))[:200],
        is_provisional=any(status == "voorlopig" for _, status in told),
        missing=list(each.missing),
        runs=list(runs),
    )


def _same(one: Figure, other: Figure) -> bool:
    return all(
        getattr(one, name) == getattr(other, name) for name in (*FIELDS, "release", "is_provisional", "missing", "runs")
    )


def _labels(outcome: Outcome) -> dict[int, tuple[str, str]]:
    ids = {run for runs in outcome.runs.values() for run in runs}
    runs = ImportRun.objects.filter(pk__in=ids).select_related("release__source")
    return {run.pk: (run.release.label, run.release.status) for run in runs if run.release}


def _definitions() -> Iterable[IndicatorDefinition]:
    return (
        IndicatorDefinition.objects.filter(indicator__swv__isnull=True).select_related("indicator").order_by("version")
    )


def _store_benchmarks(owner: Samenwerkingsverband | None, years: set[int], outcome: Outcome) -> None:
    definitions = {row.indicator.code: row for row in _definitions()}
    Benchmark.objects.filter(swv=owner, year__in=years).delete()
    Benchmark.objects.bulk_create(
        [
            Benchmark(
                swv=owner,
                definition=definitions[code],
                year=year,
                units=spread.count,
                p10=spread.p10,
                p25=spread.p25,
                p50=spread.p50,
                p75=spread.p75,
                p90=spread.p90,
            )
            for (code, year), spread in outcome.benchmarks.items()
        ]
    )


def _store_placements(owner: Samenwerkingsverband | None, years: set[int], outcome: Outcome) -> None:
    names = names_of(counting_runs(owner))
    Placement.objects.filter(owner=owner, year__in=years).delete()
    Placement.objects.bulk_create(
        [_placement(owner, row, names.get(row.vestiging, Named())) for row in outcome.placements], batch_size=1000
    )


def _placement(owner: Samenwerkingsverband | None, row: PlacedVestiging, named: Named) -> Placement:
    told = {name: getattr(row, name) for name in row.__slots__}
    if row.step == PlacementStep.GIVEN:
        told["step"] = named.steps.get(f"{row.measure} {row.year}", row.step)
    return Placement(owner=owner, name=named.name, place=named.place, **told)
