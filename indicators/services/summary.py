"""A compact summary of open data: sums per samenwerkingsverband, and the vestigingen of a chosen few.

It lets the demo show real figures without a copy of DUO's files. The file is made by `manage.py summary` from a database
that holds the DUO files, and read back as deliveries of the same releases. A row that counts `school` pupils has them where
they go to school, `residence` where they live.
"""

import csv
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from indicators.compute.figures import NATION
from indicators.importers.base import VestigingRow
from indicators.importers.registry import formats
from indicators.models import Figure, ImportRun, Observation, RegisterEntry, Release, RunState, Source
from indicators.services.recompute import recompute
from indicators.services.staging import update_vestigingen
from osp.models import Placement
from osp.scope import scopes_disabled

COLUMNS = (
    "bron", "peildatum", "status", "soort", "telling", "swv", "vestiging", "naam", "plaats", "postcode", "denominatie",
    "schoolbestuur", "stap", "vestigingen", "laag", "hoog",
)  # fmt: skip
MISSING = "ontbreekt"
HEADING = (
    "# Bron: DUO open onderwijsdata (CC0), bewerkt: opgeteld per samenwerkingsverband volgens de regel in docs/toerekening.md.\n"
    "# Gemaakt met: manage.py summary. Laag en hoog verschillen waar de bron '<5' geeft; ontbreekt noemt gemeenten die de bron mist.\n"
)


def write_summary(path: Path, *, detailed: Iterable[str]) -> int:
    """Write what the public figures rest on; `detailed` names the samenwerkingsverbanden whose vestigingen go in too."""
    with scopes_disabled():
        rows = [*_sums(set(detailed)), *_schools(set(detailed)), *_gaps()]
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
        years = set()
        for key in releases:
            of_release = [row for row in rows if (row["bron"], row["peildatum"], row["status"]) == key]
            years.add(_load_release(key, of_release, path.name, sha256).year)
        return recompute(None, years)


def _sums(detailed: set[str]) -> Iterator[dict[str, Any]]:
    """One row per samenwerkingsverband, measure and year; of the detailed ones the vestigingen tell it."""
    schools = Counter(Placement.objects.filter(owner__isnull=True).values_list("unit", "measure", "year"))
    figures = Figure.objects.filter(swv__isnull=True, superseded_at__isnull=True, numerator_low__isnull=False).exclude(
        unit=NATION
    )
    for figure in figures.select_related("definition__indicator").order_by(
        "definition__indicator__position", "year", "unit"
    ):
        code = figure.definition.indicator.code
        basis = "residence" if code == "deelname-so-woonachtig" else "school"
        is_sum = code.startswith("leerlingen-") and figure.unit not in detailed and figure.high
        if not is_sum and basis == "school":
            continue
        measure = "so" if basis == "residence" else code.removeprefix("leerlingen-")
        unit = "" if figure.unit == "GEEN" else figure.unit
        count = (
            schools[unit, measure, figure.year] if basis == "school" else _schools_behind(schools, measure, figure.year)
        )
        yield _release_of(figure.release.split(" + ")[0], measure) | {
            "soort": measure,
            "telling": basis,
            "swv": figure.unit,
            "vestigingen": count,
            "laag": figure.numerator_low,
            "hoog": figure.numerator_high,
        }


def _schools_behind(schools: Counter[tuple[str, str, int]], measure: str, year: int) -> int:
    return sum(count for (_, of_measure, of_year), count in schools.items() if (of_measure, of_year) == (measure, year))


def _schools(detailed: set[str]) -> Iterator[dict[str, Any]]:
    releases = {
        (figure.definition.indicator.code.removeprefix("leerlingen-"), figure.year): figure.release
        for figure in Figure.objects.filter(
            swv__isnull=True,
            superseded_at__isnull=True,
            unit=NATION,
            definition__indicator__code__startswith="leerlingen-",
        ).select_related("definition__indicator")
    }
    for row in Placement.objects.filter(owner__isnull=True, unit__in=detailed).order_by(
        "unit", "year", "measure", "vestiging"
    ):
        yield _release_of(releases[row.measure, row.year], row.measure) | {
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


def _gaps() -> Iterator[dict[str, Any]]:
    figures = Figure.objects.filter(
        swv__isnull=True, superseded_at__isnull=True, definition__indicator__code="leerlingen-bo"
    )
    for figure in figures.exclude(missing=[]).order_by("year", "unit"):
        for name in figure.missing:
            yield _release_of(figure.release, "bo") | {"soort": MISSING, "swv": figure.unit, "naam": name}


def _release_of(label: str, measure: str) -> dict[str, Any]:
    """Columns of one release label; where more deliveries made a figure, the one that holds this measure."""
    source, day, status = label.split(" + ")[-1 if measure in {"vo", "pro"} else 0].split(" ")
    return {"bron": source, "peildatum": day, "status": status}


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
    counts = [row for row in rows if row["soort"] != MISSING]
    run = ImportRun.objects.create(
        release=release,
        format_code="samenvatting",
        file_name=file_name,
        sha256=sha256,
        state=RunState.LOADED,
        rows_read=len(counts),
        preview={"missing": missing},
        loaded_at=timezone.now(),
    )
    Observation.objects.bulk_create([_observation(run, row) for row in counts], batch_size=1000)
    _register(run, [row for row in counts if row["vestiging"]])
    return release


def _register(run: ImportRun, rows: list[dict[str, str]]) -> None:
    """Names, places and deciding steps of the vestigingen, for this run and in the public register."""
    steps: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        steps[row["vestiging"]][f"{row['soort']} {run.release.year}"] = row["stap"]  # type: ignore[union-attr]
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
