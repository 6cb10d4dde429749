"""What a delivery can change: which raw quantities of which years. Only the figures that hang on them are worked out again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from indicators.compute.counting import BY_BASIS
from indicators.compute.measures import MEASURES, Origin
from indicators.importers.base import Parsed
from indicators.models import ImportRun, RegisterEntry
from osp.school_years import school_year_of

COUNTED = frozenset(code for code, each in MEASURES.items() if each.origin in {Origin.SCHOOL, Origin.RESIDENCE})
MUNICIPAL = frozenset(code for code, each in MEASURES.items() if each.origin is Origin.MUNICIPAL)
TLV = frozenset(code for code, each in MEASURES.items() if each.origin is Origin.TLV)
# Register files decide where pupils count, in every year.
PLACING = {RegisterEntry.Kind.VESTIGING, RegisterEntry.Kind.VSV, RegisterEntry.Kind.REGION}
DIVIDING = {RegisterEntry.Kind.REGION, RegisterEntry.Kind.GEMEENTE, RegisterEntry.Kind.RENUMBERED}


@dataclass(frozen=True, slots=True)
class Touch:
    """Quantities and first calendar years of school years; `years` None is every year."""

    measures: frozenset[str]
    years: frozenset[int] | None

    @property
    def counted(self) -> bool:
        """Whether rows of vestigingen are among it, so that they have to be counted and placed again."""
        return not self.measures.isdisjoint(COUNTED)

    def covers(self, year: int) -> bool:
        """Whether this year is among them."""
        return self.years is None or year in self.years


NOTHING = Touch(frozenset(), frozenset())


def together(touches: Iterable[Touch]) -> Touch:
    """Everything that any of these touches."""
    every = [each for each in touches if each.measures]
    measures = frozenset[str]().union(*(each.measures for each in every))
    if any(each.years is None for each in every):
        return Touch(measures, None)
    return Touch(measures, frozenset[int]().union(*(each.years or () for each in every)))


def touched_by(run: ImportRun) -> Touch:
    """What a stored delivery can change."""
    return together([_by_counts(run), _by_register(run), _by_statements(run), _by_decisions(run)])


def touched_by_file(parsed: Parsed, reference_date: date) -> Touch:
    """What a file that is not stored yet would touch."""
    counts = {(row.measure, row.basis, row.residence != "", row.reference_date) for row in parsed.counts}
    found = [_observed(measure, basis, day or reference_date, with_home=home) for measure, basis, home, day in counts]
    if parsed.vestigingen or parsed.vsv or parsed.regions:
        found.append(Touch(COUNTED, None))
    if parsed.regions or parsed.gemeente_register or parsed.gemeente_changes:
        found.append(Touch(MUNICIPAL, None))
    found += [Touch(frozenset({row.measure}), frozenset({row.year})) for row in parsed.reported]
    if parsed.tlv:
        found.append(Touch(TLV, None))
    return together(found)


def _by_counts(run: ImportRun) -> Touch:
    kinds = run.observations.order_by().values_list("measure", "basis", "reference_date").distinct()
    homes = set(run.observations.exclude(residence="").order_by().values_list("measure", flat=True).distinct())
    default = run.release.reference_date if run.release else None
    return together(
        _observed(measure, basis, day or default, with_home=measure in homes)
        for measure, basis, day in kinds
        if day or default
    )


def _observed(measure: str, basis: str, day: date | None, *, with_home: bool) -> Touch:
    origins = {"residence": [Origin.RESIDENCE], "paying": [Origin.PAYING]}.get(basis, [Origin.SCHOOL])
    if with_home:
        origins = [*origins, Origin.RESIDENCE]
    names = {BY_BASIS[origin][measure] for origin in origins if measure in BY_BASIS[origin]}
    if "pro" in names or "vo" in names:
        names.add("vo_zonder_pro")
    return Touch(frozenset(names), frozenset({school_year_of(day)}) if day else frozenset())


def _by_register(run: ImportRun) -> Touch:
    kinds = set(run.entries.order_by().values_list("kind", flat=True).distinct())
    found = [Touch(COUNTED, None)] if kinds & PLACING else []
    if kinds & DIVIDING:
        found.append(Touch(MUNICIPAL, None))
    return together(found)


def _by_statements(run: ImportRun) -> Touch:
    rows = run.reported.order_by().values_list("measure", "year").distinct()
    return together(Touch(frozenset({measure}), frozenset({year})) for measure, year in rows)


def _by_decisions(run: ImportRun) -> Touch:
    return Touch(TLV, None) if run.decisions.exists() else NOTHING
