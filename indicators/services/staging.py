"""Writing a checked file to the database: in short commits that nobody sees, so that pages stay quick meanwhile."""

from collections.abc import Callable, Iterable, Iterator, Sized
from itertools import islice
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Manager, Model

from indicators.importers.base import CountRow, Parsed, VestigingRow
from indicators.models import ImportRun, Observation, RegisterEntry, ReportedValue
from indicators.services import tlv
from osp.models import Schoolbestuur, Vestiging

BATCH = 5000
M = TypeVar("M", bound=Model)
# Kind, key and values of a row of the register.
Entry = tuple[str, str, dict[str, Any]]


def stage(run: ImportRun, parsed: Parsed, progress: Callable[[float], None] = lambda _: None) -> None:
    """Store the rows of a file under a run that does not count yet. What an interrupted attempt left is cleared first.

    Progress is told inside each commit: a worker that lost the run to another one stops there and leaves no row behind.
    """
    with transaction.atomic():
        progress(0.0)
        run.observations.all().delete()
        run.entries.all().delete()
        run.reported.all().delete()
    total = max(len(parsed.counts) + len(parsed.reported) + sum(map(len, _listed(parsed))), 1)
    done = 0
    kinds: tuple[tuple[Manager, Iterable[Model]], ...] = (
        (Observation.objects, _observations(run, parsed)),
        (RegisterEntry.objects, _entries(run, parsed)),
        (ReportedValue.objects, _statements(run, parsed)),
    )
    for table, rows in kinds:
        for batch in _batches(rows):
            done += len(batch)
            with transaction.atomic():
                progress(min(done / total, 1.0))
                table.bulk_create(batch)
    if parsed.tlv:
        with transaction.atomic():
            tlv.store(run, parsed)


def update_register(parsed: Parsed) -> None:
    """Add the vestigingen and schoolbesturen of an open-data file to the public register; newer words replace older ones."""
    update_vestigingen((*parsed.counts, *parsed.vestigingen))


def update_vestigingen(places: Iterable[CountRow | VestigingRow]) -> None:
    """The same for rows at hand; of a vestiging that occurs more often the last row counts."""
    rows = {row.vestiging: row for row in places if row.vestiging and row.name}
    numbers = {row.schoolbestuur for row in rows.values() if row.schoolbestuur}
    Schoolbestuur.objects.bulk_create(
        [Schoolbestuur(number=number) for number in sorted(numbers)], ignore_conflicts=True
    )
    boards = dict(Schoolbestuur.objects.filter(number__in=numbers).values_list("number", "pk"))
    Vestiging.objects.bulk_create(
        [
            Vestiging(
                code=row.vestiging,
                name=row.name[:120],
                place=row.place[:60],
                postcode=row.postcode,
                gemeente=row.gemeente,
                gemeente_name=row.gemeente_name[:60],
                denomination=row.denomination[:60],
                schoolbestuur_id=boards.get(row.schoolbestuur),
            )
            for row in rows.values()
        ],
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "place", "postcode", "gemeente", "gemeente_name", "denomination", "schoolbestuur"],
    )


def _observations(run: ImportRun, parsed: Parsed) -> Iterator[Observation]:
    for row in parsed.counts:
        yield Observation(
            run=run,
            measure=row.measure,
            reference_date=row.reference_date,
            vestiging=row.vestiging,
            postcode=row.postcode,
            denomination=row.denomination,
            schoolbestuur=row.schoolbestuur,
            residence=row.residence,
            unit=row.unit,
            basis=row.basis,
            schools=1 if row.vestiging else row.schools,
            low=row.low,
            high=row.high,
            hidden=row.hidden,
            known=row.known,
        )


def _entries(run: ImportRun, parsed: Parsed) -> Iterator[RegisterEntry]:
    for kind, key, values in (*_places(parsed), *_successions(parsed)):
        yield RegisterEntry(run=run, kind=kind, key=key, values=values)


def _places(parsed: Parsed) -> Iterator[Entry]:
    kinds = RegisterEntry.Kind
    for place in parsed.vestigingen:
        values = {"name": place.name, "place": place.place, "postcode": place.postcode}
        values |= {"denomination": place.denomination, "sector": place.sector, "schoolbestuur": place.schoolbestuur}
        yield kinds.VESTIGING, place.vestiging, values
    named = {row.vestiging: (row.name, row.place) for row in parsed.counts if row.vestiging and row.name}
    for vestiging, (name, town) in named.items():
        yield kinds.NAME, vestiging, {"name": name, "place": town}
    for link in parsed.vsv:
        yield kinds.VSV, link.vestiging, {"swv": link.swv}
    for region in parsed.regions:
        codes = {"po": region.swv_po, "vo": region.swv_vo, "gemeente": region.gemeente_name}
        yield kinds.REGION, region.pc4, codes
    for gemeente in parsed.gemeente_register:
        yield kinds.GEMEENTE, gemeente.code, {"name": gemeente.name, "regions": gemeente.regions}
    for swv in parsed.samenwerkingsverbanden:
        yield kinds.SWV, swv.code, {"name": swv.name, "postcode": swv.postcode, "place": swv.place}


def _successions(parsed: Parsed) -> Iterator[Entry]:
    kinds = RegisterEntry.Kind
    for row in parsed.successions:
        values = {"kind": row.kind, "to": row.new, "on": row.on.isoformat(), "cause": row.cause, "whole": row.is_whole}
        yield kinds.SUCCESSION, row.old, values
    for change in parsed.gemeente_changes:
        values = {"to": change.new, "current": change.current, "on": change.on.isoformat(), "name": change.name}
        yield kinds.RENUMBERED, change.old, values


def _statements(run: ImportRun, parsed: Parsed) -> Iterator[ReportedValue]:
    for row in parsed.reported:
        yield ReportedValue(
            run=run,
            measure=row.measure,
            level=row.level,
            key=row.key,
            year=row.year,
            reference_date=row.reference_date,
            low=row.low,
            high=row.high,
            note=row.note[:200],
        )


def _listed(parsed: Parsed) -> tuple[Sized, ...]:
    return (
        parsed.vestigingen, parsed.vsv, parsed.regions, parsed.successions, parsed.gemeente_register,
        parsed.gemeente_changes, parsed.samenwerkingsverbanden,
    )  # fmt: skip


def _batches(rows: Iterable[M]) -> Iterator[list[M]]:
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield batch
