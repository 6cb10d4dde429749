"""The manager of tenant data. Outside a scope every queryset method that could reach the database refuses."""

from collections.abc import Iterable
from typing import Any, cast

from django.db import models
from django.db.models import Q, QuerySet

from osp.scope import ScopeError, current_swv_id

# All that stays usable without a scope: these run no SQL. Whatever Django adds later is refused until it is listed here.
HARMLESS = frozenset({"none", "using", "db", "ordered", "query", "as_manager", "resolve_expression"})


class TenantQuerySet(QuerySet):
    """Rows of the tenant in scope. Writes that bypass save() are checked here."""

    @property
    def _tenant_field(self) -> str:
        return cast("TenantManager", self.model._default_manager).tenant_field

    def _tenant_of(self, row: Any) -> int | None:
        return getattr(row, f"{self._tenant_field}_id")

    def _check(self, swv_id: int | None) -> None:
        scope = current_swv_id()
        if scope is not None and swv_id != scope:
            raise ScopeError("Deze rij hoort bij een ander samenwerkingsverband.")

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        objs = list(objs)
        for obj in objs:
            self._check(self._tenant_of(obj))
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], *args: Any, **kwargs: Any) -> int:
        objs = list(objs)
        for obj in objs:
            self._check(self._tenant_of(obj))
        return super().bulk_update(objs, fields, *args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        for name in (self._tenant_field, f"{self._tenant_field}_id"):
            if name in kwargs:
                self._check(getattr(kwargs[name], "pk", kwargs[name]))
        return super().update(**kwargs)


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

    # Which column says to whom a row belongs; on other tables a column of the same name may be a person.
    tenant_field = "swv"

    def get_queryset(self) -> QuerySet:
        try:
            swv_id = current_swv_id()
        except ScopeError:
            return RefusingQuerySet(self.model, using=self._db)
        rows = super().get_queryset()
        return rows if swv_id is None else rows.filter(self._visible(swv_id))

    def _visible(self, swv_id: int) -> Q:
        return Q(**{self.tenant_field: swv_id})


class PublicOrTenantManager(TenantManager):
    """For tables that hold public rows (swv empty) beside a tenant's own."""

    def _visible(self, swv_id: int) -> Q:
        return super()._visible(swv_id) | Q(**{f"{self.tenant_field}__isnull": True})


class OwnedManager(PublicOrTenantManager):
    """The same for public register tables, where the tenant is the `owner` and `swv` means something else."""

    tenant_field = "owner"
