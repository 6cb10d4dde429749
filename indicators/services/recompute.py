"""Recompute: from all deliveries that count for somebody to stored figures, placements and benchmarks.

Public figures (owner None) follow from open data alone. A samenwerkingsverband that uploaded files of its own gets its own
set of figures, for what those files touch; nobody else sees them. Only the definitions that hang on what was touched are
worked out again, only for the years that were.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import monotonic

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from indicators.compute.definition import Definition, tied_to
from indicators.compute.measures import MEASURES
from indicators.compute.pipeline import Outcome, run_pipeline
from indicators.models import ImportRun, IndicatorDefinition, RunState
from indicators.services.definitions import for_computing, key_of, stored_definitions
from indicators.services.gather import (
    Candidate,
    candidate_rows,
    counting_runs,
    missing_in_sums,
    register_for,
    rows_of,
)
from indicators.services.other_sums import other_sums
from indicators.services.storing import Shelf, store
from indicators.services.touch import Touch, together, touched_by, touched_by_file
from osp.models import Samenwerkingsverband
from osp.scope import scopes_disabled


@dataclass(frozen=True, slots=True)
class Ahead:
    """Figures worked out before they are stored: for whom, of what, from which deliveries in order.

    `overlays` are, after open data, those of the samenwerkingsverbanden with files of their own about the same.
    """

    owner: Samenwerkingsverband | None
    touch: Touch
    runs: tuple[int, ...]
    shelf: Shelf
    overlays: "tuple[Ahead, ...]" = ()
    reason: str = ""
    because: int | None = None


@dataclass(frozen=True, slots=True)
class _Task:
    """What has to be worked out for one owner, and which (definition, year) pairs of it are stored.

    `reach` holds the keys of all definitions that were touched: what is stored of them and not worked out again is gone.
    """

    definitions: tuple[Definition, ...]
    years: frozenset[int] | None
    reach: frozenset[str] = frozenset()
    # None is every pair of the definitions and years.
    pairs: frozenset[tuple[str, int | None]] | None = None
    # Everything that readers know figures of decides together what is withheld.
    published: tuple[Definition, ...] = ()
    # Keys of a samenwerkingsverband's own definitions, which others do not see.
    own: frozenset[str] = frozenset()

    def takes(self, key: str, year: int) -> bool:
        """Whether this definition and year are among them."""
        if self.years is not None and year not in self.years:
            return False
        return self.pairs is None or (key, year) in self.pairs or (key, None) in self.pairs


def touched_by_all(owner: Samenwerkingsverband | None) -> Touch:
    """Everything that the deliveries which count for this owner can change."""
    return together(touched_by(run) for run in counting_runs(owner))


def outcome_for(owner: Samenwerkingsverband | None, touch: Touch, candidates: Iterable[Candidate] = ()) -> Outcome:
    """What the deliveries say together, with `candidates` as if they were taken over. Stores nothing."""
    candidates = list(candidates)
    with scopes_disabled():
        rows = stored_definitions(owner)
        definitions = for_computing(rows)
        keys = tied_to(definitions, touch.measures)
        touched = tuple(each for each in definitions if each.key in keys)
        task = _Task(touched, touch.years, keys, published=tuple(definitions), own=_own_keys(rows))
        return _outcome(owner, counting_runs(owner), task, candidates)


def touch_of(candidates: Iterable[Candidate]) -> Touch:
    """What files that are not stored yet would touch."""
    return together(touched_by_file(each.parsed, each.release.reference_date) for each in candidates)


def recompute(
    owner: Samenwerkingsverband | None, touch: Touch, *, reason: str = "herberekening", because: int | None = None
) -> int:
    """Bring the stored figures up to date. Returns how many changed.

    Open data reach everyone: after them every samenwerkingsverband with files of its own about the same is done too.
    """
    with scopes_disabled(), transaction.atomic():
        return _store(work_out(owner, touch, counting_runs(owner), reason=reason, because=because))


def work_out(
    owner: Samenwerkingsverband | None,
    touch: Touch,
    runs: list[ImportRun],
    *,
    reason: str = "",
    because: int | None = None,
) -> Ahead:
    """The slow part, without touching what is stored: figures as if exactly these deliveries counted."""
    started = monotonic()
    rows = stored_definitions(owner)
    definitions = for_computing(rows)
    own = None if owner is None else [touched_by(run) for run in runs if run.swv_id == owner.pk]
    task = _task(touch, own, definitions, _own_keys(rows))
    outcome = _outcome(owner, runs, task) if task.definitions else Outcome()
    shelf = Shelf(
        outcome=outcome,
        rows={key_of(row): row for row in rows},
        takes=task.takes,
        keys=task.reach,
        years=task.years,
        counted=touch.counted,
        places=_places(own),
        seconds=monotonic() - started,
    )
    overlays = () if owner else tuple(_overlays(touch, runs, reason, because))
    return Ahead(owner, touch, tuple(run.pk for run in runs), shelf, overlays, reason, because)


def swap_in(ahead: Ahead) -> int:
    """The quick part, in the caller's transaction: let worked-out figures count. Returns how many changed.

    Where other deliveries count by now than they were worked out from, they are worked out again first.
    """
    with scopes_disabled():
        if _still_holds(ahead):
            return _store(ahead)
        return recompute(ahead.owner, ahead.touch, reason=ahead.reason, because=ahead.because)


def _task(
    touch: Touch, own: Sequence[Touch] | None, definitions: Sequence[Definition], own_keys: frozenset[str]
) -> _Task:
    """Of open data (`own` None) everything that hangs on it; else what the own files and definitions reach."""
    keys = tied_to(definitions, touch.measures)
    hit = tuple(each for each in definitions if each.key in keys)
    if own is None:
        return _Task(hit, touch.years, keys, published=tuple(definitions))
    pairs = {(key, year) for key, year in _own_pairs(own, definitions, own_keys) if key in keys}
    reached = {key for key, _ in pairs}
    kept = tuple(each for each in hit if each.key in reached)
    return _Task(kept, touch.years, keys, frozenset(pairs), tuple(definitions), own_keys)


def _own_keys(rows: Iterable[IndicatorDefinition]) -> frozenset[str]:
    return frozenset(key_of(row) for row in rows if row.indicator.swv_id is not None)


def _own_pairs(
    own: Iterable[Touch], definitions: Sequence[Definition], own_keys: frozenset[str]
) -> set[tuple[str, int | None]]:
    """(definition, year) for which a samenwerkingsverband has figures of its own; year None is every year."""
    pairs: set[tuple[str, int | None]] = {(key, None) for key in own_keys}
    for touch in own:
        for key in tied_to(definitions, touch.measures):
            pairs |= {(key, None)} if touch.years is None else {(key, year) for year in touch.years}
    return pairs


def _places(own: Sequence[Touch] | None) -> Callable[[int], bool]:
    """Of which years placements are kept: of open data all, of a samenwerkingsverband those of its own counts."""
    if own is None:
        return lambda _: True
    counted = [each for each in own if each.counted]
    return lambda year: any(each.covers(year) for each in counted)


def _overlays(touch: Touch, runs: list[ImportRun], reason: str, because: int | None) -> Iterable[Ahead]:
    for swv in _owners():
        ahead = work_out(swv, touch, _beside(swv, runs), reason=reason, because=because)
        if ahead.shelf.outcome.figures:
            yield ahead


def _owners() -> list[Samenwerkingsverband]:
    """Samenwerkingsverbanden with files or definitions of their own."""
    with_files = ImportRun.objects.filter(swv__isnull=False, state=RunState.LOADED).values("swv")
    with_definitions = (
        IndicatorDefinition.objects.filter(indicator__swv__isnull=False).exclude(formula="").values("indicator__swv")
    )
    wanted = Q(pk__in=with_files) | Q(pk__in=with_definitions)
    return list(Samenwerkingsverband.objects.filter(wanted).order_by("code"))


def _beside(swv: Samenwerkingsverband, public: Iterable[ImportRun]) -> list[ImportRun]:
    """These public deliveries with the own ones of a samenwerkingsverband, oldest first."""
    own = [run for run in counting_runs(swv) if run.swv_id is not None]
    return sorted([*public, *own], key=lambda run: (run.loaded_at or timezone.now(), run.pk))


def _still_holds(ahead: Ahead) -> bool:
    same = tuple(run.pk for run in counting_runs(ahead.owner)) == ahead.runs
    if ahead.owner is not None:
        return same
    return (
        same
        and all(_still_holds(each) for each in ahead.overlays)
        and {swv.pk for swv in _owners()} >= {each.owner.pk for each in ahead.overlays if each.owner}
    )


def _outcome(
    owner: Samenwerkingsverband | None, runs: list[ImportRun], task: _Task, candidates: Sequence[Candidate] = ()
) -> Outcome:
    with scopes_disabled():
        wanted = {name for each in task.definitions for name in each.measures}
        observed = {MEASURES[name].observed for name in wanted if name in MEASURES and MEASURES[name].observed}
        rows = rows_of(runs, task.years) if observed else []
        rows += candidate_rows(candidates, task.years)
        register = register_for(runs, candidates)
        return run_pipeline(
            rows,
            register=register,
            definitions=task.definitions,
            missing_in_sums=missing_in_sums(runs),
            others=other_sums(owner, runs, register, candidates),
            published=task.published,
            own=task.own,
        )


def _store(ahead: Ahead) -> int:
    changed = store(ahead.owner, ahead.shelf, reason=ahead.reason, because=ahead.because, deliveries=ahead.runs)
    return changed + sum(_store(each) for each in ahead.overlays)
