"""Storing worked-out figures: what is new or different is added, what it replaces is marked, equal figures are left alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone

from indicators.compute.figure import NUMBERS
from indicators.compute.figures import UnitFigure
from indicators.compute.pipeline import Outcome
from indicators.compute.placing import PlacedVestiging
from indicators.enums import PlacementStep
from indicators.models import Benchmark, Computation, Figure, ImportRun, IndicatorDefinition
from indicators.services.gather import Named, counting_runs, names_of
from osp.models import Placement, Samenwerkingsverband

FIELDS = ("kind", *NUMBERS)
# What a reader sees of a figure; where only the deliveries behind it differ it is the same figure, from another file.
COMPARED = (*FIELDS, "is_provisional", "is_withheld", "missing")
PROVENANCE = ("release", "runs")
LABEL_LENGTH = 200
Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Shelf:
    """An outcome with what of it is to be stored: the definitions by key, and which (key, year) are taken.

    What is stored now of these `keys` and `years` (None is every year) and is not among it is replaced. `counted` says
    that vestigingen were counted and placed again, `places` of which years the placements are kept.
    """

    outcome: Outcome
    rows: Mapping[str, IndicatorDefinition]
    takes: Callable[[str, int], bool]
    keys: frozenset[str] = frozenset()
    years: frozenset[int] | None = None
    counted: bool = False
    places: Callable[[int], bool] = lambda _: True
    seconds: float = field(default=0.0)

    def figures(self) -> list[UnitFigure]:
        """The figures that are to be stored."""
        return [each for each in self.outcome.figures if self.takes(each.definition, each.year)]


def store(
    owner: Samenwerkingsverband | None,
    shelf: Shelf,
    *,
    reason: str,
    because: int | None,
    deliveries: Iterable[int],
) -> int:
    """Let the figures of a shelf count, in the caller's transaction, and log it. Returns how many changed."""
    if not shelf.keys and not shelf.counted:
        return 0
    figures = shelf.figures()
    log = Computation.objects.create(
        swv=owner,
        run_id=because,
        reason=reason[:120],
        years=sorted({each.year for each in figures}),
        indicators=sorted({each.indicator for each in figures}),
        deliveries=list(deliveries),
        computed=len(figures),
        seconds=round(shelf.seconds, 3),
    )
    log.changed = _store_figures(owner, shelf, figures, log)
    log.save(update_fields=["changed"])
    _store_benchmarks(owner, shelf)
    if shelf.counted:
        _store_placements(owner, shelf)
    return log.changed


def _store_figures(
    owner: Samenwerkingsverband | None, shelf: Shelf, figures: Iterable[UnitFigure], log: Computation
) -> int:
    labels = _labels(shelf.outcome)
    current = {(row.unit, row.definition_id, row.year): row for row in _current(owner, shelf)}
    fresh = {}
    for each in figures:
        row = _figure(owner, each, shelf, labels)
        fresh[row.unit, row.definition_id, row.year] = row
    added = [row for key, row in fresh.items() if key not in current or not _same(row, current[key])]
    replaced = [row.pk for key, row in current.items() if key not in fresh or not _same(row, fresh[key])]
    Figure.objects.filter(pk__in=replaced).update(superseded_at=timezone.now(), superseded_by=log)
    Figure.objects.bulk_update(_from_elsewhere(current, fresh), PROVENANCE, batch_size=500)
    Figure.objects.bulk_create(added, batch_size=500)
    return len(added)


def _current(owner: Samenwerkingsverband | None, shelf: Shelf) -> QuerySet[Figure]:
    rows = Figure.objects.filter(
        swv=owner, definition__in=[int(key) for key in shelf.keys], superseded_at__isnull=True, is_example=False
    )
    return rows if shelf.years is None else rows.filter(year__in=shelf.years)


def _figure(
    owner: Samenwerkingsverband | None, each: UnitFigure, shelf: Shelf, labels: Mapping[int, tuple[str, str]]
) -> Figure:
    told = {labels[run] for run in each.runs if run in labels}
    return Figure(
        swv=owner,
        definition=shelf.rows[each.definition],
        unit=each.unit,
        year=each.year,
        **{name: getattr(each.figure, name) for name in FIELDS},
        release=" + ".join(sorted(label for label, _ in told))[:LABEL_LENGTH],
        is_provisional=any(status == "voorlopig" for _, status in told),
        is_withheld=each.is_withheld,
        missing=list(each.missing),
        runs=list(each.runs),
    )


def _from_elsewhere(current: Mapping[Key, Figure], fresh: Mapping[Key, Figure]) -> list[Figure]:
    """Stored figures that stay, with the deliveries that they rest on now."""
    kept = []
    for key, row in current.items():
        new = fresh.get(key)
        if new and _same(row, new) and any(getattr(row, name) != getattr(new, name) for name in PROVENANCE):
            row.release, row.runs = new.release, new.runs
            kept.append(row)
    return kept


def _same(one: Figure, other: Figure) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in COMPARED)


def _labels(outcome: Outcome) -> dict[int, tuple[str, str]]:
    ids = {run for each in outcome.figures for run in each.runs}
    runs = ImportRun.objects.filter(pk__in=ids).select_related("release__source")
    return {run.pk: (run.release.label, run.release.status) for run in runs if run.release}


def _store_benchmarks(owner: Samenwerkingsverband | None, shelf: Shelf) -> None:
    stale = Benchmark.objects.filter(swv=owner, definition__in=[int(key) for key in shelf.keys])
    (stale if shelf.years is None else stale.filter(year__in=shelf.years)).delete()
    Benchmark.objects.bulk_create(
        [
            Benchmark(
                swv=owner,
                definition=shelf.rows[key],
                year=year,
                units=spread.count,
                p10=spread.p10,
                p25=spread.p25,
                p50=spread.p50,
                p75=spread.p75,
                p90=spread.p90,
            )
            for (key, year), spread in shelf.outcome.benchmarks.items()
            if shelf.takes(key, year)
        ]
    )


def _store_placements(owner: Samenwerkingsverband | None, shelf: Shelf) -> None:
    names = names_of(counting_runs(owner))
    stale = Placement.objects.filter(owner=owner)
    (stale if shelf.years is None else stale.filter(year__in=shelf.years)).delete()
    Placement.objects.bulk_create(
        [
            _placement(owner, row, names.get(row.vestiging, Named()))
            for row in shelf.outcome.placements
            if shelf.places(row.year)
        ],
        batch_size=1000,
    )


def _placement(owner: Samenwerkingsverband | None, row: PlacedVestiging, named: Named) -> Placement:
    told = {name: getattr(row, name) for name in row.__slots__}
    if row.step == PlacementStep.GIVEN:
        told["step"] = named.steps.get(f"{row.measure} {row.year}", row.step)
    return Placement(owner=owner, name=named.name, place=named.place, **told)
