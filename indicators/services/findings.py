"""What was found in a file besides its rows: rows in error, and what the reader should know before taking it over."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from indicators.compute.selection import gone
from indicators.enums import ReleaseStatus
from indicators.importers.base import RowError
from indicators.models import ImportRun, Observation
from indicators.services import tlv
from indicators.services.gather import NEWEST, Candidate, counting_runs
from indicators.wording.imports import gone_sentence
from osp import dutch
from osp.models import Samenwerkingsverband, Vestiging
from osp.scope import scopes_disabled

OTHER_ROWS = (
    "De planner leest dit bestand nu anders dan bij de controle. Er is niets overgenomen. "
    "Leg het terzijde en bied het opnieuw aan."
)


def skip_first(rows: int) -> str:
    """What somebody who takes a file over must say of its rows in error."""
    which = "deze rij" if rows == 1 else f"deze {dutch.integer(rows)} rijen"
    return f"Vink aan dat u {which} weglaat, of verbeter het bestand en lees het opnieuw in."


def findings_of(candidate: Candidate, owner: Samenwerkingsverband | None) -> dict[str, Any]:
    """`errors` of rows that would be left out (the first thousand), their `count`, and `remarks` that block nothing."""
    parsed = candidate.parsed
    remarks = [*parsed.remarks, *tlv.told(parsed, owner, timezone.localdate()), *_about_gone(candidate, owner)]
    return {"errors": told_errors(parsed.errors), "count": parsed.error_count, "remarks": remarks}


def told_errors(errors: Iterable[RowError]) -> list[dict[str, Any]]:
    """Row errors as plain values."""
    return [{"line": each.line, "column": each.column, "value": each.value, "message": each.message} for each in errors]


def gone_from(candidate: Candidate, owner: Samenwerkingsverband | None) -> list[str]:
    """Vestigingen that an earlier delivery of this format and day held and this file lacks, in gemeenten that it does hold."""
    import pandas as pd

    held = {row.vestiging: row.gemeente for row in candidate.parsed.counts if row.vestiging}
    earlier = _earlier(candidate, owner) if held else []
    if not earlier:
        return []
    gemeenten = dict(Vestiging.objects.values_list("code", "gemeente"))
    key = (candidate.parsed.format_code, candidate.release.reference_date)
    rows = [
        (*key, NEWEST, candidate.release.status, gemeente or gemeenten.get(vestiging, ""), vestiging)
        for vestiging, gemeente in held.items()
    ]
    counting = ReleaseStatus.FINAL.value
    rows += [(*key, order, counting, gemeenten.get(vestiging, ""), vestiging) for order, vestiging in earlier]
    columns = ["format", "reference_date", "run_order", "status", "gemeente", "vestiging"]
    return [each.vestiging for each in gone(pd.DataFrame(rows, columns=columns))]


def _earlier(candidate: Candidate, owner: Samenwerkingsverband | None) -> list[tuple[int, str]]:
    """Order and vestiging of what counts of the same format and day."""
    runs = [run for run in counting_runs(owner) if _is_alike(run, candidate)]
    order = {run.pk: place for place, run in enumerate(runs)}
    with scopes_disabled():
        rows = Observation.objects.filter(run__in=order, reference_date__isnull=True).exclude(vestiging="")
        return [(order[pk], code) for pk, code in rows.order_by().values_list("run_id", "vestiging").distinct()]


def _is_alike(run: ImportRun, candidate: Candidate) -> bool:
    same_format = run.format_code == candidate.parsed.format_code
    return same_format and run.release is not None and run.release.reference_date == candidate.release.reference_date


def _about_gone(candidate: Candidate, owner: Samenwerkingsverband | None) -> list[str]:
    missing = gone_from(candidate, owner)
    return [gone_sentence(missing)] if missing else []
