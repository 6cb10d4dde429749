"""History of what people write: each save keeps a row, in the scope of its samenwerkingsverband, with who did it and why.

django-simple-history keeps the rows; its own manager would show those of every samenwerkingsverband.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Max, QuerySet
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from osp.managers import RefusingQuerySet, TenantManager
from osp.scope import ScopeError, current_swv_id

REASON_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Writing:
    """Who is writing now, and the reason that was given."""

    user_id: int | None = None
    reason: str = ""


_NOBODY = Writing()
_writing: ContextVar[Writing] = ContextVar("writing", default=_NOBODY)


@contextmanager
def written_by(user_id: int | None) -> Iterator[None]:
    """Everything saved inside is this person's; a verb inside a verb is the same person's."""
    token = _writing.set(Writing(user_id, _writing.get().reason))
    try:
        yield
    finally:
        _writing.reset(token)


@contextmanager
def because(reason: str) -> Iterator[None]:
    """Everything saved inside keeps this reason with it."""
    token = _writing.set(Writing(_writing.get().user_id, reason.strip()[:REASON_LENGTH]))
    try:
        yield
    finally:
        _writing.reset(token)


class HistoryRow(models.Model):
    """Base of every history table: only rows of the samenwerkingsverband in scope are found."""

    objects = TenantManager()

    class Meta:
        abstract = True


class ScopedHistoryManager(HistoryManager):
    """`Model.history`: the rows of the samenwerkingsverband in scope."""

    def get_super_queryset(self) -> QuerySet:
        try:
            swv_id = current_swv_id()
        except ScopeError:
            return RefusingQuerySet(self.model, using=self._db)
        rows = super().get_super_queryset()
        return rows if swv_id is None else rows.filter(swv_id=swv_id)

    def as_of(self, moment: datetime) -> QuerySet:
        """Rows as they were at a moment, as instances of the model: of each the last that was saved by then.

        By the order of saving, not by the clock alone: two saves in one microsecond would both be found.
        """
        rows = self.get_queryset().filter(history_date__lte=moment)
        newest = rows.order_by().values(self.model.instance_type._meta.pk.attname).annotate(newest=Max("history_id"))
        return self.get_queryset().filter(history_id__in=newest.values("newest")).as_instances()


class ScopedHistory(HistoricalRecords):
    """Put `history = ScopedHistory(inherit=True)` on an abstract tenant model to keep the history of all below it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            bases=(HistoryRow,),
            history_manager=ScopedHistoryManager,
            # An id, never a person: whoever is erased leaves the chain whole.
            history_user_id_field=models.BigIntegerField(null=True),
            history_user_getter=lambda row: row.history_user_id,
            history_user_setter=_set_user,
            history_change_reason_field=models.CharField(max_length=REASON_LENGTH, blank=True, default=""),
            get_user=lambda **_: _writing.get().user_id,
            **options,
        )

    def get_change_reason_for_object(self, instance: Any, history_type: str, using: str | None) -> str:
        """What `because` said."""
        return _writing.get().reason


def _set_user(row: Any, user_id: int | None) -> None:
    row.history_user_id = user_id
