"""Versions of the plan on their way to adoption, and the steps of their route."""

from typing import Any

from goals.enums import StepOutcome
from goals.queries import api_beside as beside
from goals.serializers import filters, reading, route
from goals.services.route import record_step
from goals.viewsets.base import Deed, Many, One, Read, at
from goals.viewsets.rows import seen
from osp.rest.tenancy import TenantAPIView


def _record(view: TenantAPIView, row: Any, read: Read) -> Any:
    """How it ended; what is not sent stays as it was."""
    kept = {"done_on": row.done_on, "outcome": row.outcome, "conditions": row.conditions, "note": row.note}
    given = {name: read.get(name, value) for name, value in kept.items()}
    given["outcome"] = StepOutcome(given["outcome"])
    record_step(view.actor, step=row, version=seen(read), **given)
    return beside.get_step_by(row.pk)


VERSIONS = Many(
    name="versions",
    told="Versies van het plan en waar zij staan op weg naar vaststelling",
    shape=reading.PlanVersionSerializer,
    filter=filters.OfPlanFilter,
    rows=lambda view, read: beside.version_rows(read),
)
VERSION = One(
    name="version",
    told="Een versie met alles wat zij zegt: het hele plan zoals het werd vastgesteld",
    shape=route.WholeVersionSerializer,
    find=lambda view, pk: beside.whole_version(pk),
)
STEPS = Many(
    name="steps",
    told="Stappen op weg naar vaststelling, in volgorde",
    shape=route.StepSerializer,
    filter=filters.StepFilter,
    rows=lambda view, read: beside.step_rows(read),
)
STEP = One(name="step", told="Een stap", shape=route.StepSerializer, find=lambda view, pk: beside.get_step_by(pk))
RECORD = Deed(
    name="step_record",
    told="Leg vast hoe een stap afliep; 409 met beide waarden als iemand anders intussen schreef",
    shape=route.StepSerializer,
    takes=route.StepRecord,
    find=lambda view, pk: beside.get_step_by(pk),
    do=_record,
    method="patch",
)
URLS = [
    at("versions/", reads=VERSIONS),
    at("versions/<int:pk>/", reads=VERSION),
    at("steps/", reads=STEPS),
    at("steps/<int:pk>/", reads=STEP, writes=RECORD),
]
