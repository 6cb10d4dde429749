"""The spiegelgroep of a samenwerkingsverband, from the public register and the public figures."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from indicators.compute.mirror import Criterion, MirrorGroup, Profile, mirror_group
from indicators.enums import FigureKind
from indicators.models import Figure, ImportRun, RunState
from osp.models import Placement, Samenwerkingsverband, Vestiging

# The figures that together are the size of a sector, and the kinds of pupils whose vestigingen are counted.
SIZE_FIGURES = {"PO": ("leerlingen-bo", "leerlingen-sbo"), "VO": ("leerlingen-vo",)}
SCHOOL_MEASURES = {"PO": ("bo", "sbo"), "VO": ("vo",)}
SMALL_MEASURE = {"PO": "bo", "VO": "vo"}
# Under this many pupils a basisschool gets the allowance for small schools (kleinescholentoeslag).
SMALL_SCHOOL = 145
# A year counts for size where this share of the samenwerkingsverbanden is exactly known.
MOST = 0.5


@dataclass(frozen=True, slots=True)
class Mirror:
    """A spiegelgroep with the school year its criteria are of, and the first and last year of the trend, if any."""

    group: MirrorGroup
    year: int
    trend_years: tuple[int, int] | None


def mirror(swv: Samenwerkingsverband, *, year: int) -> Mirror | None:
    """The spiegelgroep as it was in a school year, or in the nearest one with exact numbers of pupils.

    None where no number of pupils is exactly known.
    """
    sizes = _sizes(swv.sector)
    exact = _exact_years(sizes)
    if not exact:
        return None
    base = min(exact, key=lambda each: (abs(each - year), -each))
    ends = (exact[0], exact[-1]) if len(exact) > 1 else None
    schools = _schools(swv.sector, base)
    profiles = [_profile(unit, by_year, base, ends, schools.get(unit)) for unit, by_year in sizes.items()]
    group = mirror_group(swv.code, profiles)
    return Mirror(group, base, ends) if group else None


def _sizes(sector: str) -> dict[str, dict[int, int]]:
    """Per samenwerkingsverband its pupils per year in which every part is exact and above zero."""
    rows = Figure.objects.filter(
        swv__isnull=True,
        superseded_at__isnull=True,
        is_example=False,
        is_withheld=False,
        unit__startswith=sector,
        definition__indicator__code__in=SIZE_FIGURES[sector],
    )
    parts: dict[tuple[str, int], list[float]] = defaultdict(list)
    sizes: dict[str, dict[int, int]] = {}
    for unit, year, kind, value in rows.values_list("unit", "year", "kind", "value"):
        sizes.setdefault(unit, {})
        if kind == FigureKind.VALUE and value is not None:
            parts[unit, year].append(value)
    for (unit, year), values in parts.items():
        if len(values) == len(SIZE_FIGURES[sector]) and sum(values) > 0:
            sizes[unit][year] = round(sum(values))
    return sizes


def _exact_years(sizes: Mapping[str, Mapping[int, int]]) -> list[int]:
    """Years in which most samenwerkingsverbanden have an exact size, oldest first."""
    years = sorted({year for by_year in sizes.values() for year in by_year})
    return [year for year in years if sum(year in by_year for by_year in sizes.values()) >= MOST * len(sizes)]


@dataclass(frozen=True, slots=True)
class SchoolCounts:
    """Vestigingen of one samenwerkingsverband: schoolbesturen (None where not all are known), vestigingen of its own
    sector, and how many of those are small for certain and possibly, where only bounds are known."""

    boards: int | None
    schools: int
    small: int
    possibly_small: int

    @property
    def small_share(self) -> float | None:
        """Small vestigingen in percent; None where it is not exactly known."""
        is_exact = self.schools and self.small == self.possibly_small
        return 100 * self.small / self.schools if is_exact else None


def school_counts(sector: str, year: int) -> dict[str, SchoolCounts]:
    """Per samenwerkingsverband of a sector, from the public placements of a school year."""
    registered = Vestiging.objects.filter(code=OuterRef("vestiging")).values("schoolbestuur__number")[:1]
    main = Q(measure=SMALL_MEASURE[sector])
    rows = (
        Placement.objects.filter(
            owner__isnull=True, year=year, measure__in=SCHOOL_MEASURES[sector], unit__startswith=sector, high__gt=0
        )
        .annotate(board=Coalesce(NullIf(F("schoolbestuur"), Value("")), Subquery(registered)))
        .values("unit")
        .annotate(
            boards=Count("board", distinct=True),
            nameless=Count("pk", filter=Q(board__isnull=True)),
            schools=Count("vestiging", filter=main),
            small=Count("vestiging", filter=main & Q(high__lt=SMALL_SCHOOL)),
            possibly=Count("vestiging", filter=main & Q(low__lt=SMALL_SCHOOL)),
        )
        .order_by("unit")
    )
    return {
        row["unit"]: SchoolCounts(
            None if row["nameless"] else row["boards"], row["schools"], row["small"], row["possibly"]
        )
        for row in rows
    }


def _schools(sector: str, year: int) -> dict[str, SchoolCounts]:
    """From the placements; what these do not tell completely, from a summary of the same year."""
    found = school_counts(sector, year)
    for unit, told in _summarised(year).items():
        if unit.startswith(sector) and (unit not in found or found[unit].boards is None):
            found[unit] = told
    return found


def _summarised(year: int) -> dict[str, SchoolCounts]:
    """What the summaries that count for everybody tell of a school year."""
    runs = ImportRun.objects.filter(
        swv__isnull=True, state=RunState.LOADED, format_code="samenvatting", release__isnull=False
    )
    found: dict[str, SchoolCounts] = {}
    for run in runs.select_related("release").order_by("pk"):
        if run.release and run.release.year == year:
            found |= {unit: SchoolCounts(*counts) for unit, counts in run.preview.get("schools", {}).items()}
    return found


def _profile(
    unit: str, sizes: Mapping[int, int], year: int, ends: tuple[int, int] | None, schools: SchoolCounts | None
) -> Profile:
    values: dict[Criterion, float] = {}
    if year in sizes:
        values[Criterion.SIZE] = sizes[year]
    if ends and all(end in sizes for end in ends):
        values[Criterion.TREND] = 100 * (sizes[ends[1]] - sizes[ends[0]]) / sizes[ends[0]]
    if schools and schools.boards:
        values[Criterion.BOARDS] = schools.boards
    if schools and schools.small_share is not None:
        values[Criterion.SMALL] = schools.small_share
    return Profile(unit, values)
