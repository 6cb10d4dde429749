"""A compact summary of open data: sums per samenwerkingsverband, and the vestigingen of a chosen few.

It lets the demo show real figures without a copy of DUO's files. The file is made by `manage.py summary` from a database
that holds the DUO files, and read back as deliveries of the same releases. A row that counts `school` pupils has them where
they go to school, `residence` where they live.
"""

import csv
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from indicators.compute.measures import MEASURES, VO_WITHOUT_PRO, Origin
from indicators.compute.sums import NATION, NOWHERE, Sums
from indicators.importers.base import VestigingRow
from indicators.importers.dates import count_day
from indicators.importers.registry import formats
from indicators.models import Figure, ImportRun, Observation, RegisterEntry, Release, RunState, Source
from indicators.queries.mirror import SMALL_MEASURE, school_counts
from indicators.services.gather import counting_runs
from indicators.services.recompute import outcome_for, recompute, touched_by_all
from indicators.services.staging import update_vestigingen
from osp.models import Placement
from osp.scope import scopes_disabled

COLUMNS = (
    "bron", "peildatum", "status", "soort", "telling", "swv", "vestiging", "naam", "plaats", "postcode", "denominatie",
    "schoolbestuur", "stap", "vestigingen", "laag", "hoog", "schoolbesturen", "teldatum",
)  # fmt: skip
MISSING = "ontbreekt"
# A row about the vestigingen of a samenwerkingsverband: laag and hoog say how many of them are small.
SCHOOLS = "scholen"
# How each way of counting is called in the file.
TOLD_AS = {Origin.SCHOOL: "school", Origin.RESIDENCE: "residence", Origin.PAYING: "paying"}
HEADING = (
    "# Bron: DUO open onderwijsdata (CC0), bewerkt: opgeteld per samenwerkingsverband volgens de regel in docs/toerekening.md.\n"
    "# Gemaakt met: manage.py summary. Laag en hoog verschillen waar de bron '<5' geeft; ontbreekt noemt gemeenten die de bron mist.\n"
)


def write_summary(path: Path, *, detailed: Iterable[str]) -> int:
    """Write what the public figures rest on; `detailed` names the samenwerkingsverbanden whose vestigingen go in too."""
    chosen = set(detailed)
    with scopes_disabled():
        sums = outcome_for(None, touched_by_all(None)).sums
        releases = {run.pk: run.release for run in counting_runs(None) if run.release}
        rows = [*_sums(sums, releases, chosen), *_schools(sums, releases, chosen), *_gaps(sums, releases)]
        rows += _counted_schools(sums, releases)
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(HEADING)
        writer = csv.DictWriter(out, COLUMNS, delimiter=";", lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def load_summary(path: Path) -> int:
    """Read a summary in as public deliveries. Returns how many figures changed; 0 when it was read before."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    with scopes_disabled(), transaction.atomic():
        if ImportRun.objects.filter(swv__isnull=True, sha256=sha256, state=RunState.LOADED).exists():
            return 0
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";"))
        releases = sorted({(row["bron"], row["peildatum"], row["status"]) for row in rows})
        for key in releases:
            of_release = [row for row in rows if (row["bron"], row["peildatum"], row["status"]) == key]
            _load_release(key, of_release, path.name, sha256)
        return recompute(None, touched_by_all(None), reason=f"ingelezen: {path.name}")


def _sums(sums: Sums, releases: Mapping[int, Release], detailed: set[str]) -> Iterator[dict[str, Any]]:
    """One row per samenwerkingsverband, kind of pupils, year and way of counting; of the detailed ones the vestigingen
    tell what is counted by school."""
    schools = Counter(Placement.objects.filter(owner__isnull=True).values_list("unit", "measure", "year"))
    for (year, code), units in sorted(sums.found.items(), key=_in_order):
        measure = MEASURES.get(code)
        if measure is None or measure.origin not in TOLD_AS or code == VO_WITHOUT_PRO:
            continue
        of_school = measure.origin is Origin.SCHOOL
        for unit, bounds in sorted(units.items()):
            if unit == NATION or (of_school and (unit in detailed or not bounds.high)):
                continue
            counted = "" if unit == NOWHERE else unit
            count = (
                schools[counted, measure.observed, year]
                if of_school
                else _schools_behind(schools, measure.observed, year)
            )
            runs = sums.runs_of(year, code, unit) or sums.runs_of(year, code, NATION)
            yield _release_of(releases[max(runs)], year) | {
                "soort": measure.observed,
                "telling": TOLD_AS[measure.origin],
                "swv": unit,
                "vestigingen": count,
                "laag": bounds.low,
                "hoog": bounds.high,
            }


def _in_order(item: tuple[tuple[int, str], object]) -> tuple[int, int]:
    (year, code), _ = item
    return list(MEASURES).index(code) if code in MEASURES else len(MEASURES), year


def _schools_behind(schools: Counter[tuple[str, str, int]], measure: str, year: int) -> int:
    return sum(count for (_, of_measure, of_year), count in schools.items() if (of_measure, of_year) == (measure, year))


def _schools(sums: Sums, releases: Mapping[int, Release], detailed: set[str]) -> Iterator[dict[str, Any]]:
    for row in Placement.objects.filter(owner__isnull=True, unit__in=detailed).order_by(
        "unit", "year", "measure", "vestiging"
    ):
        yield _release_of(releases[max(sums.runs_of(row.year, row.measure, NATION))], row.year) | {
            "soort": row.measure,
            "telling": "school",
            "swv": row.unit,
            "vestiging": row.vestiging,
            "naam": row.name,
            "plaats": row.place,
            "postcode": row.postcode,
            "denominatie": row.denomination,
            "schoolbestuur": row.schoolbestuur,
            "stap": row.step,
            "vestigingen": 1,
            "laag": row.low,
            "hoog": row.high,
        }


def _gaps(sums: Sums, releases: Mapping[int, Release]) -> Iterator[dict[str, Any]]:
    figures = Figure.objects.filter(
        swv__isnull=True, superseded_at__isnull=True, definition__indicator__code="leerlingen-bo"
    )
    for figure in figures.exclude(missing=[]).order_by("year", "unit"):
        release = _release_of(releases[max(sums.runs_of(figure.year, "bo", NATION))], figure.year)
        for name in figure.missing:
            yield release | {"soort": MISSING, "swv": figure.unit, "naam": name}


def _counted_schools(sums: Sums, releases: Mapping[int, Release]) -> Iterator[dict[str, Any]]:
    """How many vestigingen, small ones and schoolbesturen each samenwerkingsverband has: what a spiegelgroep rests on."""
    for sector, measure in SMALL_MEASURE.items():
        for year in sums.years():
            for unit, counts in school_counts(sector, year).items():
                if not counts.schools:
                    continue
                yield _release_of(releases[max(sums.runs_of(year, measure, NATION))], year) | {
                    "soort": SCHOOLS,
                    "swv": unit,
                    "vestigingen": counts.schools,
                    "laag": counts.small,
                    "hoog": counts.possibly_small,
                    "schoolbesturen": "" if counts.boards is None else counts.boards,
                }


def _release_of(release: Release, year: int) -> dict[str, Any]:
    """Columns of a delivery; the day of counting too where it is of another school year than the delivery itself."""
    return {
        "bron": release.source.code,
        "peildatum": release.reference_date.isoformat(),
        "status": release.status,
        "teldatum": "" if release.year == year else count_day(year).isoformat(),
    }


def _load_release(key: tuple[str, str, str], rows: list[dict[str, str]], file_name: str, sha256: str) -> Release:
    name = next(each.name for each in formats() if each.code == key[0])
    source, _ = Source.objects.get_or_create(
        code=key[0], defaults={"name": name, "publisher": "DUO open onderwijsdata", "licence": "CC0"}
    )
    release, _ = Release.objects.get_or_create(source=source, reference_date=date.fromisoformat(key[1]), status=key[2])
    missing: dict[str, list[str]] = {}
    for row in rows:
        if row["soort"] == MISSING:
            missing.setdefault(row["swv"], []).append(row["naam"])
    counts = [row for row in rows if row["soort"] not in {MISSING, SCHOOLS}]
    run = ImportRun.objects.create(
        release=release,
        format_code="samenvatting",
        file_name=file_name,
        sha256=sha256,
        state=RunState.LOADED,
        rows_read=len(counts),
        preview={"missing": missing, "schools": _told_schools(rows)},
        loaded_at=timezone.now(),
    )
    Observation.objects.bulk_create([_observation(run, row) for row in counts], batch_size=1000)
    _register(run, [row for row in counts if row["vestiging"]])
    return release


def _told_schools(rows: Iterable[dict[str, str]]) -> dict[str, list[int | None]]:
    """Per samenwerkingsverband what `queries.mirror.SchoolCounts` holds, in its order."""
    return {
        row["swv"]: [
            int(row["schoolbesturen"]) if row["schoolbesturen"] else None,
            *(int(row[name]) for name in ("vestigingen", "laag", "hoog")),
        ]
        for row in rows
        if row["soort"] == SCHOOLS
    }


def _register(run: ImportRun, rows: list[dict[str, str]]) -> None:
    """Names, places and deciding steps of the vestigingen, for this run and in the public register."""
    steps: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        year = int(row["teldatum"][:4]) if row["teldatum"] else run.release.year  # type: ignore[union-attr]
        steps[row["vestiging"]][f"{row['soort']} {year}"] = row["stap"]
    last = {row["vestiging"]: row for row in rows}
    RegisterEntry.objects.bulk_create(
        [
            RegisterEntry(
                run=run,
                kind=RegisterEntry.Kind.NAME,
                key=code,
                values={"name": row["naam"], "place": row["plaats"], "steps": steps[code]},
            )
            for code, row in last.items()
        ]
    )
    update_vestigingen(
        VestigingRow(
            vestiging=code,
            name=row["naam"],
            schoolbestuur=row["schoolbestuur"],
            postcode=row["postcode"],
            place=row["plaats"],
            gemeente="",
            gemeente_name="",
            denomination=row["denominatie"],
            sector=row["swv"][:2],
        )
        for code, row in last.items()
    )


def _observation(run: ImportRun, row: dict[str, str]) -> Observation:
    low, high = int(row["laag"]), int(row["hoog"])
    hidden = (high - low) // 3
    return Observation(
        run=run,
        measure=row["soort"],
        reference_date=date.fromisoformat(row["teldatum"]) if row["teldatum"] else None,
        vestiging=row["vestiging"],
        postcode=row["postcode"],
        denomination=row["denominatie"],
        schoolbestuur=row["schoolbestuur"],
        unit=row["swv"],
        basis=row["telling"],
        schools=int(row["vestigingen"]),
        low=low,
        high=high,
        hidden=hidden,
        known=low - hidden,
    )
