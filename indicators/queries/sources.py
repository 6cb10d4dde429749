"""Sources with their release calendar: what was delivered, what is due, what hangs on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from indicators.compute.calendar import Delivered, Due, Rhythm, dues, late, upcoming
from indicators.compute.language import FormulaError, resolve
from indicators.compute.measures import MEASURES
from indicators.enums import ReleaseStatus
from indicators.models import BEING_STORED, Computation, ImportRun, Indicator, RunState, Source
from indicators.queries.catalogue import catalogue
from indicators.queries.formulas import formula_names
from indicators.sources import measures_of, source_rows
from indicators.wording.imports import due_text, due_title
from osp.models import Samenwerkingsverband
from osp.scope import scopes_disabled

LOGGED = 20
LOOKED_THROUGH = 200
CLOSED_LICENCES = frozenset({"niet openbaar", "alleen eigen gebruik"})
OWN, OPEN = "eigen", "open"
IN_USE, LATE, ALL = "gebruik", "laat", "alle"


@dataclass(frozen=True, slots=True)
class SourceFilter:
    """Which sources to list: `state` "gebruik" (with a delivery), "laat" or "alle"; `owner` "open", "eigen" or "" for both."""

    state: str = ""
    owner: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with the newest of what was delivered, and its calendar. Late is only what is in use."""

    source: Source
    last: ImportRun | None
    count: int
    calendar: tuple[Due, ...]
    is_other_sector: bool = False

    @property
    def is_own(self) -> bool:
        """Whether only the samenwerkingsverband itself has it."""
        return self.source.licence in CLOSED_LICENCES

    @property
    def late(self) -> tuple[Due, ...]:
        """What should have been there. A source that was never used, or tells of the other sector, is not missed."""
        return late(self.calendar) if self.count and not self.is_other_sector else ()

    @property
    def next(self) -> Due | None:
        """What is expected next."""
        return upcoming(self.calendar)

    @property
    def late_text(self) -> str:
        """ "1 oktober 2025, voorlopig: te laat sinds 1 februari 2026"; empty when nothing is late."""
        return next(iter(self.late_texts), "")

    @property
    def late_texts(self) -> tuple[str, ...]:
        """The same of everything that is late."""
        return tuple(f"{due_title(due)}: {due_text(due)}" for due in self.late)

    @property
    def next_text(self) -> str:
        """ "1 oktober 2026, voorlopig: verwacht in januari 2027"; empty when nothing is known to come."""
        return f"{due_title(self.next)}: {due_text(self.next)}" if self.next else ""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source in full. `indicators` are those whose formula needs a quantity that it tells."""

    row: SourceRow
    indicators: tuple[Indicator, ...]
    computations: tuple[Computation, ...]
    predecessors: tuple[Source, ...]


def source_list(today: date, runs: QuerySet[ImportRun] | None = None, *, sector: str = "") -> list[SourceRow]:
    """Every source, those that are late first, then those in use. A fixed number of queries.

    `runs` are the deliveries to go by; without them all that the samenwerkingsverband in scope may see. `sector` ("PO",
    "VO") is whose reader it is for: what tells of the other one alone is not late.
    """
    every = Source.objects.select_related("successor")
    rows = [_row(source, found, today, sector) for source, found in _with_runs(every, runs)]
    order = {code: place for place, code in enumerate(source_rows())}
    return sorted(rows, key=lambda row: (not row.late, not row.count, order.get(row.source.code, len(order))))


def public_source_list(today: date) -> list[SourceRow]:
    """The same by open data alone, to be read outside any samenwerkingsverband too."""
    with scopes_disabled():
        return source_list(today, ImportRun.objects.filter(swv__isnull=True))


def chosen(rows: Iterable[SourceRow], choice: SourceFilter) -> list[SourceRow]:
    """The sources that a filter asks for."""
    return [row for row in rows if _fits(row, choice)]


def late_sources(today: date, *, sector: str = "") -> list[SourceRow]:
    """The sources in use of which a delivery is late, the longest awaited first."""
    return sorted((row for row in source_list(today, sector=sector) if row.late), key=lambda row: row.late[0].month)


def source_page(swv: Samenwerkingsverband, code: str, today: date) -> SourcePage:
    """Everything about one source; Http404 for an unknown code."""
    source = get_object_or_404(Source.objects.select_related("successor"), code=code)
    ((_, runs),) = _with_runs(Source.objects.filter(pk=source.pk).select_related("successor"))
    return SourcePage(
        row=_row(source, runs, today, swv.sector),
        indicators=tuple(indicators_of(swv, code)),
        computations=_log(source, {run.pk for run in runs}),
        predecessors=tuple(source.predecessors.order_by("name")),
    )


def runs_of_source(code: str) -> QuerySet[ImportRun]:
    """Every delivery of a source that the samenwerkingsverband in scope may see, newest first."""
    runs = ImportRun.objects.exclude(BEING_STORED).filter(Q(release__source__code=code) | Q(format_code=code))
    return runs.select_related("release__source").defer("preview", "refusal", "findings")


def indicators_of(swv: Samenwerkingsverband, code: str) -> list[Indicator]:
    """Indicators whose formula, with what it refers to written out, names a quantity that this source tells."""
    told = measures_of(code)
    if not told:
        return []
    formulas = formula_names(swv).formulas
    using = set()
    for indicator_code, formula in formulas.items():
        try:
            names = resolve(formula, formulas).names
        except FormulaError:
            continue
        if not told.isdisjoint(names):
            using.add(indicator_code)
    return [indicator for indicator in catalogue(swv) if indicator.code in using]


def _log(source: Source, runs: set[int]) -> tuple[Computation, ...]:
    """What was worked out because of a delivery of this source, or because of several at once with one of it among them."""
    because = Q(run__release__source=source) | Q(run__isnull=True)
    rows = Computation.objects.filter(because).select_related("run")[:LOOKED_THROUGH]
    return tuple(row for row in rows if row.run_id or runs & set(row.deliveries))[:LOGGED]


def _with_runs(
    sources: QuerySet[Source], runs: QuerySet[ImportRun] | None = None
) -> list[tuple[Source, list[ImportRun]]]:
    found: Mapping[int, list[ImportRun]] = defaultdict(list)
    seen = ImportRun.objects.all() if runs is None else runs
    counting = seen.filter(state=RunState.LOADED, release__source__in=sources).select_related("release")
    for run in counting.defer("preview", "refusal", "findings").order_by("release__reference_date", "loaded_at", "pk"):
        if run.release:
            found[run.release.source_id].append(run)
    return [(source, found[source.pk]) for source in sources]


def _row(source: Source, runs: list[ImportRun], today: date, sector: str) -> SourceRow:
    rhythm = Rhythm(source.reference_day, source.provisional_after, source.final_after, source.ended_on)
    delivered = [
        Delivered(run.release.reference_date, ReleaseStatus(run.release.status)) for run in runs if run.release
    ]
    sectors = {MEASURES[code].sector for code in measures_of(source.code)}
    other = bool(sector and sectors) and None not in sectors and sector not in sectors
    return SourceRow(source, runs[-1] if runs else None, len(runs), dues(rhythm, delivered, today), other)


def _fits(row: SourceRow, choice: SourceFilter) -> bool:
    if choice.owner in {OPEN, OWN} and row.is_own != (choice.owner == OWN):
        return False
    if choice.words and choice.words.casefold() not in f"{row.source.name} {row.source.publisher}".casefold():
        return False
    return {LATE: bool(row.late), IN_USE: bool(row.count)}.get(choice.state, True)
