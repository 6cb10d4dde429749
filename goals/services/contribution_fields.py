"""The rows that hold the fields of a contribution, and whether a field is open now."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from goals.compute.contribution_fields import FIELDS
from goals.enums import ContributionState
from goals.models import Contribution, ContributionAnswer, ContributionFigure, ContributionMoney
from goals.queries.contributions import content_of
from goals.wording.contributions import WRONG_MOVE
from osp.errors import DomainError

ROWS: dict[str, type[Model]] = {
    "answer": ContributionAnswer,
    "money": ContributionMoney,
    "figure": ContributionFigure,
}
UNKNOWN = "Dit veld hoort niet bij deze bijdrage."


def row_of(contribution: Contribution, kind: str, pk: int, fields: Iterable[str]) -> Any:
    """The row of some fields; DomainError when it is not of this contribution or has no such field."""
    known = FIELDS.get(kind, ())
    row = ROWS[kind]._default_manager.filter(pk=pk, contribution=contribution).first() if known else None
    if row is None or not set(fields) <= set(known):
        raise DomainError("unknown-field", UNKNOWN)
    return row


def require_open(contribution: Contribution, kind: str, pk: int, fields: Iterable[str]) -> None:
    """DomainError for a field that may not be changed now: after a return only those that were sent back may."""
    if contribution.state != ContributionState.RETURNED:
        return
    opened = content_of(contribution).open_fields
    if any((kind, pk, field) not in opened for field in fields):
        raise DomainError("field-closed", WRONG_MOVE[ContributionState.RETURNED])
