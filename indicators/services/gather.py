"""What the deliveries that count for somebody hold, as the plain rows compute works with."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Q

from indicators.compute.attribution import RegionTable, VsvTable
from indicators.compute.placing import Register
from indicators.compute.reported import Statement
from indicators.enums import Level
from indicators.importers.base import Parsed
from indicators.models import ImportRun, Observation, RegisterEntry, Release, ReportedValue, RunState
from indicators.services.tlv_sums import holders
from osp.models import Postcodegebied, Samenwerkingsverband
from osp.school_years import school_year_of
from osp.scope import scopes_disabled

Row = tuple[object, ...]
# A delivery under inspection is newer than all stored ones.
NEWEST = 2**62


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that is not stored yet, to see what it would change."""

    parsed: Parsed
    release: Release


def counting_runs(owner: Samenwerkingsverband | None) -> list[ImportRun]:
    """Runs that count for this samenwerkingsverband (None: for everybody), oldest first."""
    with scopes_disabled():
        visible = Q(swv__isnull=True) | Q(swv=owner) if owner else Q(swv__isnull=True)
        return list(
            ImportRun.objects.filter(visible, state=RunState.LOADED, release__isnull=False)
            .select_related("release__source")
            .order_by("loaded_at", "pk")
        )


def rows_of(
    runs: Iterable[ImportRun], years: Collection[int] | None = None, measures: Collection[str] | None = None
) -> list[Row]:
    """Observations of these runs as rows of `compute.placing.ROW`.

    `years` keeps the school years of interest, `measures` the kinds of pupils as they are stored; None is all.
    """
    by_id = {run.pk: run for run in runs if run.release}
    order = {pk: place for place, pk in enumerate(by_id)}
    fields = (
        "run_id", "reference_date", "measure", "vestiging", "postcode", "denomination", "schoolbestuur",
        "residence", "unit", "basis", "schools", "low", "high", "hidden", "known",
    )  # fmt: skip
    wanted = Observation.objects.filter(run__in=by_id)
    if years is not None:
        wanted = wanted.filter(_in_years(by_id.values(), years))
    if measures is not None:
        wanted = wanted.filter(measure__in=list(measures))
    found: list[Row] = []
    for run_id, day, *values in wanted.order_by("pk").values_list(*fields).iterator(5000):
        release = by_id[run_id].release
        date_of_row = day or release.reference_date  # type: ignore[union-attr]
        found.append((run_id, release.status, order[run_id], date_of_row, *values))  # type: ignore[union-attr]
    return found


def _in_years(runs: Iterable[ImportRun], years: Collection[int]) -> Q:
    """Rows whose own date, or else the date of their delivery, lies in one of these school years."""
    whole = [run.pk for run in runs if run.release and run.release.year in years]
    wanted = Q(reference_date__isnull=True, run__in=whole)
    for year in years:
        wanted |= Q(reference_date__gte=date(year, 8, 1), reference_date__lt=date(year + 1, 8, 1))
    return wanted


def candidate_rows(candidates: Iterable[Candidate], years: Collection[int] | None = None) -> list[Row]:
    """The counts of files that are not stored yet, in the same shape, newer than everything stored."""
    found: list[Row] = []
    for place, each in enumerate(candidates):
        for row in each.parsed.counts:
            day = row.reference_date or each.release.reference_date
            if years is not None and school_year_of(day) not in years:
                continue
            found.append(
                (
                    -1 - place, each.release.status, NEWEST + place, day, row.measure, row.vestiging, row.postcode,
                    row.denomination, row.schoolbestuur, row.residence, row.unit, row.basis,
                    1 if row.vestiging else row.schools, row.low, row.high, row.hidden, row.known,
                )
            )  # fmt: skip
    return found


def statements_of(runs: Iterable[ImportRun], candidates: Iterable[Candidate] = ()) -> list[Statement]:
    """The numbers that these deliveries state, oldest first, and after them those of files not stored yet.

    Of sums that were kept of a TLV administration those in reserve are left out.
    """
    order = {run.pk: place for place, run in enumerate(runs)}
    holder = holders(order)
    fields = ("run_id", "measure", "level", "key", "year", "low", "high", "is_frozen")
    stored = [
        Statement(run_id, order[run_id], measure, Level(level), key, year, low, high)
        for run_id, measure, level, key, year, low, high, is_frozen in ReportedValue.objects.filter(run__in=order)
        .order_by("pk")
        .values_list(*fields)
        if not is_frozen or holder[year] == run_id
    ]
    offered = [
        Statement(-1 - place, NEWEST + place, row.measure, row.level, row.key, row.year, row.low, row.high)
        for place, each in enumerate(candidates)
        for row in each.parsed.reported
    ]
    return stored + offered


def register_for(runs: Iterable[ImportRun], candidates: Iterable[Candidate] = ()) -> Register:
    """The register as these runs make it: the shipped region table, with newer regions, vsv links and addresses over it."""
    regions: dict[str, tuple[str | None, str | None, str]] = {
        pc4: (po, vo, name)
        for pc4, po, vo, name in Postcodegebied.objects.values_list(
            "pc4", "swv_po__code", "swv_vo__code", "gemeente_name"
        )
    }
    vsv: dict[str, str] = {}
    addresses: dict[str, tuple[str, str]] = {}
    entries = RegisterEntry.objects.filter(run__in=list(runs)).order_by(F("run__loaded_at").asc(), "pk")
    for kind, key, values in entries.values_list("kind", "key", "values").iterator(5000):
        if kind == RegisterEntry.Kind.REGION:
            regions[key] = (values["po"], values["vo"], values["gemeente"])
        elif kind == RegisterEntry.Kind.VSV:
            vsv[key] = values["swv"]
        elif kind == RegisterEntry.Kind.VESTIGING:
            addresses[key] = (values["postcode"], values["denomination"])
    for each in candidates:
        regions |= {row.pc4: (row.swv_po, row.swv_vo, row.gemeente_name) for row in each.parsed.regions}
        vsv |= {row.vestiging: row.swv for row in each.parsed.vsv}
        addresses |= {row.vestiging: (row.postcode, row.denomination) for row in each.parsed.vestigingen}
    return Register(
        regions=RegionTable({pc4: (po, vo) for pc4, (po, vo, _) in regions.items()}),
        municipalities={pc4: name for pc4, (_, _, name) in regions.items()},
        vsv=VsvTable([(swv, vestiging) for vestiging, swv in vsv.items()]),
        addresses=addresses,
        units=list(Samenwerkingsverband.objects.values_list("code", flat=True)),
    )


def missing_in_sums(runs: Iterable[ImportRun]) -> dict[int, dict[str, list[str]]]:
    """Per year and unit the gemeenten that summaries say they lack; a summary stores that with its run."""
    found: dict[int, dict[str, list[str]]] = {}
    for run in runs:
        if run.release and run.preview.get("missing"):
            found.setdefault(run.release.year, {}).update(run.preview["missing"])
    return found


@dataclass(frozen=True, slots=True)
class Named:
    """What deliveries tell of a vestiging; `steps` per "measure year" where a summary says which step had placed it."""

    name: str = ""
    place: str = ""
    steps: Mapping[str, str] = field(default_factory=dict)


def names_of(runs: Iterable[ImportRun]) -> dict[str, Named]:
    """Name and place per vestiging, the newest that any of these runs tells."""
    kinds = [RegisterEntry.Kind.NAME, RegisterEntry.Kind.VESTIGING]
    entries = RegisterEntry.objects.filter(run__in=list(runs), kind__in=kinds).order_by(F("run__loaded_at").asc(), "pk")
    found: dict[str, Named] = {}
    for key, values in entries.values_list("key", "values").iterator(5000):
        steps = {**(found[key].steps if key in found else {}), **values.get("steps", {})}
        found[key] = Named(values["name"], values["place"], steps)
    return found
