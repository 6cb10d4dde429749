"""What a verb changed, in a form that can be stored: field by field, before and after."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import BinaryField, FileField, Model

from osp.models.audit import AuditEvent

Snapshot = dict[str, Any]


def snapshot(instance: Model) -> Snapshot:
    """Field values of a row as plain values. Fields about persons (AUDIT_EXCLUDE) and binary content stay out."""
    excluded: frozenset[str] = getattr(instance, "AUDIT_EXCLUDE", frozenset())
    return {
        field.attname: _plain(getattr(instance, field.attname))
        for field in instance._meta.concrete_fields
        if field.name not in excluded and not isinstance(field, BinaryField | FileField)
    }


def difference(before: Snapshot, after: Snapshot) -> dict[str, list[Any]]:
    """{field: [before, after]} for what changed; a new row has None before."""
    return {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}


def record(
    *, swv_id: int | None, user_id: int | None, verb: str, instance: Model | None, diff: dict[str, Any], via: str = ""
) -> AuditEvent:
    """Store one event. `via` names the link by which somebody without an account came in."""
    return AuditEvent.objects.create(
        swv_id=swv_id,
        user_id=user_id,
        verb=verb,
        object_type=instance._meta.label_lower if instance is not None else "",
        object_id=str(instance.pk) if instance is not None else "",
        diff=diff,
        via=via,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return str(value)
