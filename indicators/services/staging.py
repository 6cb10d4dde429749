"""Writing a checked file to the database: in short commits that nobody sees, so that pages stay quick meanwhile."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.db.models import Manager, Model

from indicators.importers.base import CountRow, Parsed, VestigingRow
from indicators.models import ImportRun, Observation, RegisterEntry
from osp.models import Schoolbestuur, Vestiging

BATCH = 5000
M = TypeVar("M", bound=Model)


def stage(run: ImportRun, parsed: Parsed, progress: Callable[[float], None] = lambda _: None) -> None:
    """Store the rows of a file under a run that does not count yet. What an interrupted attempt left is cleared first.

    Progress is told inside each commit: a worker that lost the run to another one stops there and leaves no row behind.
    """
    with transaction.atomic():
        progress(0.0)
        run.observations.all().delete()
        run.entries.all().delete()
    total = max(len(parsed.counts) + len(parsed.vestigingen) + len(parsed.vsv) + len(parsed.regions), 1)
    done = 0
    kinds: tuple[tuple[Manager, Iterable[Model]], ...] = (
        (Observation.objects, _observations(run, parsed)),
        (RegisterEntry.objects, _entries(run, parsed)),
    )
    for table, rows in kinds:
        for batch in _batches(rows):
            done += len(batch)
            with transaction.atomic():
                progress(min(done / total, 1.0))
                table.bulk_create(batch)


def update_register(parsed: Parsed) -> None:
    """Add the vestigingen and schoolbesturen of an open-data file to the public register; newer words replace older ones."""
    update_vestigingen((*parsed.counts, *parsed.vestigingen))


def update_vestigingen(places: Iterable[CountRow | VestigingRow]) -> None:
    """The same for rows at hand; of a vestiging that occurs more often the last row counts."""
    rows = {row.vestiging: row for row in places}
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
            vestiging=row.vestiging,
            postcode=row.postcode,
            denomination=row.denomination,
            schoolbestuur=row.schoolbestuur,
            residence=row.residence,
            low=row.low,
            high=row.high,
            hidden=row.hidden,
            known=row.known,
        )


def _entries(run: ImportRun, parsed: Parsed) -> Iterator[RegisterEntry]:
    kinds = RegisterEntry.Kind
    for place in parsed.vestigingen:
        values = {"name": place.name, "place": place.place, "postcode": place.postcode}
        values |= {"denomination": place.denomination, "sector": place.sector, "schoolbestuur": place.schoolbestuur}
        yield RegisterEntry(run=run, kind=kinds.VESTIGING, key=place.vestiging, values=values)
    for vestiging, (name, town) in {row.vestiging: (row.name, row.place) for row in parsed.counts}.items():
        yield RegisterEntry(run=run, kind=kinds.NAME, key=vestiging, values={"name": name, "place": town})
    for link in parsed.vsv:
        yield RegisterEntry(run=run, kind=kinds.VSV, key=link.vestiging, values={"swv": link.swv})
    for region in parsed.regions:
        codes = {"po": region.swv_po, "vo": region.swv_vo, "gemeente": region.gemeente_name}
        yield RegisterEntry(run=run, kind=kinds.REGION, key=region.pc4, values=codes)


def _batches(rows: Iterable[M]) -> Iterator[list[M]]:
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield batch
