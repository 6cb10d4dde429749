"""The sums of a TLV administration, from the rows that count."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from indicators.compute.sums import Sums
from indicators.compute.tlv import Request, distinct, tlv_sums
from indicators.importers.base import TlvRow
from indicators.models import ImportRun, ReportedValue, RunState, TlvDecision
from indicators.services.tlv_keys import Hashed, current
from osp.models import Samenwerkingsverband
from osp.scope import scopes_disabled

if TYPE_CHECKING:
    from indicators.services.gather import Candidate

FORMATS = frozenset({"tlv", "tlv-pos", "tlv-indigo"})
# The delivery, made by the planner itself, under which the sums of deleted rows stand.
KEEPER = "tlv-vastgelegd"


def measure_sums(
    owner: Samenwerkingsverband | None, runs: Sequence[ImportRun], candidates: Sequence["Candidate"] = ()
) -> Sums:
    """The quantities tlv_* of one samenwerkingsverband from these deliveries, oldest first, and from files not stored yet.

    Years whose sums were kept are left out: those are among the stated numbers.
    """
    if owner is None:
        return Sums()
    with scopes_disabled():
        hasher = current(owner)
        fresh = [
            request_of(-1 - place, row, hashes)
            for place, each in reversed(list(enumerate(candidates)))
            for row, hashes in zip(each.parsed.tlv, hasher.rows(each.parsed.tlv), strict=True)
        ]
        stored = _requests([run for run in reversed(runs) if run.swv_id == owner.pk])
        kept = holders(run.pk for run in runs)
    sums = tlv_sums(distinct([*fresh, *stored]), unit=owner.code)
    sums.found = {key: units for key, units in sums.found.items() if key[0] not in kept}
    return sums


def holders(runs: Iterable[int]) -> dict[int, int]:
    """Per school year of which sums were kept, the run whose sums count: of the runs with these numbers the one that kept them
    first.

    What the others kept of that year is in reserve, for when the first is withdrawn.
    """
    rows = ReportedValue.objects.filter(run__in=list(runs), is_frozen=True).order_by("pk")
    found: dict[int, int] = {}
    for year, run in rows.values_list("year", "run_id"):
        found.setdefault(year, run)
    return found


def loaded(swv: Samenwerkingsverband) -> list[ImportRun]:
    """Every upload of an administration that counts, newest first, and the delivery with the sums of deleted rows."""
    runs = ImportRun.objects.filter(swv=swv, state=RunState.LOADED, format_code__in=[*FORMATS, KEEPER])
    return list(runs.order_by("-loaded_at", "-pk"))


def requests_of(swv: Samenwerkingsverband, *, but: Collection[int] = ()) -> list[Request]:
    """Every stored row that counts, newest upload first; without those of the runs with these numbers."""
    return _requests([run for run in loaded(swv) if run.pk not in but])


def _requests(runs: Sequence[ImportRun]) -> list[Request]:
    order = {run.pk: place for place, run in enumerate(runs)}
    fields = (
        "run_id", "row_hash", "reference_hash", "request_kind", "kind", "outcome", "requested_on", "complete_on", "decided_on",
    )  # fmt: skip
    rows = TlvDecision.objects.filter(run__in=order).order_by("pk").values_list(*fields)
    return sorted((Request(*row) for row in rows), key=lambda row: order[row.run])


def request_of(run: int, row: TlvRow, hashes: Hashed) -> Request:
    """A row of a file as it counts under a run."""
    if row.requested_on is None:
        raise ValueError("a checked row has the day of its request")
    return Request(
        run, hashes.row, hashes.reference, row.request_kind, row.kind, row.outcome,
        row.requested_on, row.complete_on, row.decided_on,
    )  # fmt: skip
