"""Excel in: hand in a file, read what it would change, take it over, or put it aside."""

from typing import Any

from rest_framework.parsers import MultiPartParser

from goals.kinds import Kind
from goals.queries import api as reads
from goals.queries import api_beside as beside
from goals.queries.workbooks import get_run
from goals.serializers import filters
from goals.serializers import workbooks as shapes
from goals.services import workbooks
from goals.services.workbook_edits import Why
from goals.viewsets.base import Deed, Many, One, Read, at
from goals.viewsets.rows import current
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError
from osp.rest.tenancy import TenantAPIView


def _find(view: TenantAPIView, pk: int) -> Any:
    return get_run(pk)


def _receive(view: TenantAPIView, row: Any, read: Read) -> Any:
    plan, given = reads.parent_by(Kind.PLAN, read["plan"]), read["file"]
    return workbooks.receive_workbook(view.actor, plan=plan, name=given.name, stream=given.file)


def _take_over(view: TenantAPIView, row: Any, read: Read) -> Any:
    """ConflictError, with the preview as it is by now, where something else would change."""
    try:
        return workbooks.take_over_workbook(
            view.actor,
            run=current(row, read),
            seen=read["seen"],
            mine=read.get("mine", ()),
            archived=[_ref(key) for key in read.get("archived", ())],
            skip_refused=read.get("skip_refused", False),
            why=Why(read.get("changed_on"), read.get("reason", "")),
        )
    except DomainError as error:
        if error.code != "changed-meanwhile":
            raise
        raise ConflictError(row, {}) from error


def _ref(key: str) -> tuple[Kind, int]:
    kind, _, pk = key.rpartition("-")
    if kind not in set(Kind):
        raise DomainError("row-unknown", "Deze rij kennen wij niet.", field="archived")
    return Kind(kind), int(pk)


def _discard(view: TenantAPIView, row: Any, read: Read) -> Any:
    return workbooks.discard_workbook(view.actor, run=current(row, read))


def _undo(view: TenantAPIView, row: Any, read: Read) -> Any:
    return workbooks.undo_workbook(view.actor, run=current(row, read), reason=read["reason"])


def _deed(name: str, told: str, takes: Any, do: Any, **more: Any) -> Deed:
    known: dict[str, Any] = {"shape": shapes.WholeRunSerializer, "find": _find} | more
    return Deed(name=f"run_{name}", told=told, takes=takes, do=do, **known)


RUNS = Many(
    name="runs",
    told="Excelbestanden die zijn aangeboden",
    shape=shapes.RunSerializer,
    ability=Ability.EDIT_PLAN,
    filter=filters.OfPlanFilter,
    rows=lambda view, read: beside.workbook_runs(read),
)
RUN = One(
    name="run",
    told="Een Excelbestand met wat het zou veranderen",
    shape=shapes.WholeRunSerializer,
    ability=Ability.EDIT_PLAN,
    find=_find,
)
HERE = "workbooks/<int:pk>/"
URLS = [
    at(
        "workbooks/",
        reads=RUNS,
        writes=_deed(
            "receive",
            "Bied het plan aan als Excelbestand; het plan verandert pas als u het overneemt",
            shapes.RunCreate,
            _receive,
            find=None,
            parsers=(MultiPartParser,),
        ),
    ),
    at(HERE, reads=RUN),
    at(f"{HERE}confirm/", writes=_deed("confirm", "Neem over wat u zag", shapes.RunConfirm, _take_over)),
    at(f"{HERE}discard/", writes=_deed("discard", "Leg het bestand terzijde", shapes.RunMove, _discard)),
    at(f"{HERE}undo/", writes=_deed("undo", "Draai terug wat het bestand veranderde", shapes.RunUndo, _undo)),
]
