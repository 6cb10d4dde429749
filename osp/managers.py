"""The manager of tenant data. Outside a scope every queryset method that could reach the database refuses."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from osp.scope import ScopeError, current_swv_id

# All that stays usable without a scope: these run no SQL. Whatever Django adds later is refused until it is listed here.
HARMLESS = frozenset({"none", "using", "db", "ordered", "query", "as_manager", "resolve_expression"})


class TenantQuerySet(QuerySet):
    """Rows of the tenant in scope. Writes that bypass save() are checked here."""

    def _check(self, swv_id: int | None) -> None:
        scope = current_swv_id()
        if scope is not None and swv_id != scope:
            raise ScopeError("Deze rij hoort bij een ander samenwerkingsverband.")

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        objs = list(objs)
        for obj in objs:
            self._check(_tenant_of(obj))
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], *args: Any, **kwargs: Any) -> int:
        objs = list(objs)
        for obj in objs:
            self._check(_tenant_of(obj))
        return super().bulk_update(objs, fields, *args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        for name in ("swv", "swv_id", "owner", "owner_id"):
            if name in kwargs:
                self._check(getattr(kwargs[name], "pk", kwargs[name]))
        return super().update(**kwargs)


def _tenant_of(row: Any) -> int | None:
    return row.owner_id if hasattr(row, "owner_id") else row.swv_id


class RefusingQuerySet(TenantQuerySet):
    """What the manager hands out where no tenant is in scope."""


def _refuse(self: Any, *args: Any, **kwargs: Any) -> Any:
    raise ScopeError(
        "Deze vraag raakt gegevens van een samenwerkingsverband, maar er is geen samenwerkingsverband gekozen."
    )


for _name in dir(QuerySet):
    if _name not in HARMLESS and not _name.startswith("_") and callable(getattr(QuerySet, _name)):
        setattr(RefusingQuerySet, _name, _refuse)
for _name in ("__iter__", "__aiter__", "__len__", "__bool__", "__getitem__", "__and__", "__or__", "__xor__"):
    setattr(RefusingQuerySet, _name, _refuse)


class TenantManager(models.Manager.from_queryset(TenantQuerySet)):  # type: ignore[misc]
    """Default manager of tenant models: the rows of the samenwerkingsverband in scope, and no others."""

    def get_queryset(self) -> QuerySet:
        try:
            swv_id = current_swv_id()
        except ScopeError:
            return RefusingQuerySet(self.model, using=self._db)
        rows = super().get_queryset()
        return rows if swv_id is None else rows.filter(self._visible(swv_id))

    def _visible(self, swv_id: int) -> Q:
        return Q(swv_id=swv_id)


class PublicOrTenantManager(TenantManager):
    """For tables that hold public rows (swv empty) beside a tenant's own."""

    def _visible(self, swv_id: int) -> Q:
        return Q(swv_id=swv_id) | Q(swv_id__isnull=True)


class OwnedManager(PublicOrTenantManager):
    """The same for public register tables, where the tenant is the `owner` and `swv` means something else."""

    def _visible(self, swv_id: int) -> Q:
        return Q(owner_id=swv_id) | Q(owner_id__isnull=True)
