"""What is known without counting rows: municipal numbers, and what a samenwerkingsverband reports and administers."""

from collections.abc import Sequence

from indicators.compute.measures import MEASURES, Origin
from indicators.compute.placing import Register
from indicators.compute.reported import Statement, reported_sums
from indicators.compute.sums import NATION, Sums
from indicators.enums import Level
from indicators.models import ImportRun
from indicators.services import tlv_sums
from indicators.services.gather import Candidate, statements_of
from indicators.services.municipalities import municipal_sums
from osp.models import Samenwerkingsverband


def other_sums(
    owner: Samenwerkingsverband | None,
    runs: Sequence[ImportRun],
    register: Register,
    candidates: Sequence[Candidate] = (),
) -> list[Sums]:
    """Sums from these deliveries, oldest first, and from files not stored yet, of one samenwerkingsverband or of open data."""
    statements = statements_of(runs, candidates)
    municipal = [each for each in statements if _is_municipal(each)]
    own = {run.pk for run in runs if run.swv_id is not None}
    # What open data tells of a gemeente or a school is of no samenwerkingsverband in particular.
    reported = [
        each
        for each in statements
        if not _is_municipal(each) and (each.level is Level.SWV or each.run in own or (owner and each.run < 0))
    ]
    return [
        municipal_sums(municipal, runs=runs, register=register),
        tlv_sums.measure_sums(owner, runs, candidates),
        reported_sums(reported, unit=owner.code if owner else NATION),
    ]


def _is_municipal(each: Statement) -> bool:
    measure = MEASURES.get(each.measure)
    return each.level is Level.GEMEENTE and measure is not None and measure.origin is Origin.MUNICIPAL
