"""Numbers typed in a form: they become a delivery of their own, which is taken over as soon as it was checked."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterable

from django.core.files.base import ContentFile
from django.utils import timezone

from indicators.enums import ReleaseStatus
from indicators.importers import template
from indicators.importers.base import ReportedRow
from indicators.models import ImportRun, RunState
from indicators.queries.mappings import SOURCE, TAKE_OVER
from indicators.queries.templates import Need
from indicators.services import imports
from indicators.services.templates import Entries, read_entries
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.jobs import enqueue
from osp.operations import operation

HEADER = (*template.CODES, "periode", template.DAY, template.NUMBER)


@operation("values.reported", needs=Ability.IMPORT_DATA)
def report_values(actor: Actor, *, need: Need, entries: Entries, status: ReleaseStatus, source: str = "") -> ImportRun:
    """Store typed numbers as a delivery and put checking and taking over in line.

    DomainError when something typed is wrong, or nothing was typed.
    """
    if actor.swv is None:
        raise DomainError("no-owner", "Kies eerst een samenwerkingsverband.")
    rows, wrong = read_entries(actor.swv, need, entries)
    if wrong:
        raise DomainError("wrong-values", next(iter(wrong.values())))
    if not rows:
        raise DomainError("no-values", "Vul ten minste één getal in.")
    content = _as_file(rows)
    sha256 = hashlib.sha256(content).hexdigest()
    run = ImportRun(
        swv=actor.swv,
        file_name=f"opgave-{need.indicator.code}-{entries.year}.csv"[:200],
        sha256=sha256,
        user_id=actor.user_id,
        findings={TAKE_OVER: status.value, SOURCE: source},
    )
    run.file.save(sha256[:32], ContentFile(content), save=False)
    run.save()
    enqueue(actor, kind="indicators.inspect", argument=run.pk, title=f"Opnemen: {need.indicator.name}"[:160])
    return run


def _as_file(rows: Iterable[ReportedRow]) -> bytes:
    """The numbers as a filled-in template. The moment is in it: the same number may be stated again after another one."""
    told = f"opgegeven {timezone.localtime():%d-%m-%Y %H:%M:%S.%f}"
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(HEADER)
    for row in rows:
        number = "<5" if row.low != row.high else f"{row.low:.12g}".replace(".", ",")
        day = row.reference_date.isoformat() if row.reference_date else ""
        writer.writerow([row.measure, row.level.value, row.key, row.year, told, day, number])
    return text.getvalue().encode()


def take_over_if_told(run: ImportRun, report: Callable[[float, str], None]) -> None:
    """Take a checked delivery over at once where whoever typed it said so. One with a row in error waits for a person."""
    run.refresh_from_db()
    told = run.findings.get(TAKE_OVER)
    if run.state != RunState.STAGED or not told or run.rows_skipped:
        return
    run.preview = {**run.preview, "status": told}
    run.save(update_fields=["preview"])
    imports.load(run, report)
