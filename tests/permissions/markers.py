"""Words and numbers that only one samenwerkingsverband has, in every field that could show up elsewhere."""

from typing import Any

from django.db.models import BinaryField, CharField, Field, JSONField, Model, TextField

from osp.models import Tenant, User
from tests.permissions import ownership
from tests.permissions.world import World

WORD = "GEHEIM-VO2507-xyz"
# As counts of pupils, on pages "7.654.321", elsewhere without the points.
NUMBER = 7654321
NUMBERS = (str(NUMBER), "7.654.321")
COUNTS = ("numerator_low", "numerator_high", "denominator_low", "denominator_high", "low", "high", "known")
TRACES = (WORD, *NUMBERS)


def mark(world: World) -> int:
    """Put the word in every text of this samenwerkingsverband and the number in every count. Returns the marked fields."""
    marked = 0
    for model in ownership.models():
        for row in ownership.rows_of(model, world.tenant.swv):
            values = dict(_marks(row))
            marked += len(values)
            if values:
                model._base_manager.filter(pk=row.pk).update(**values)
    Tenant.objects.filter(pk=world.tenant.pk).update(name=f"{WORD} samenwerkingsverband")
    for user in (*world.people.values(), world.insider):
        User.objects.filter(pk=user.pk).update(name=f"{WORD} persoon", email=f"{WORD}{user.pk}@voorbeeld.nl".lower())
    return marked


def traces_in(text: str) -> list[str]:
    """Which of the words and numbers a text holds; case does not matter."""
    return [trace for trace in TRACES if trace.lower() in text.lower()]


def _marks(row: Model) -> list[tuple[str, Any]]:
    return [(field.attname, value) for field in row._meta.concrete_fields if (value := _marked(row, field)) is not None]


def _marked(row: Model, field: Field) -> Any:
    value = getattr(row, field.attname)
    if field.name in COUNTS and isinstance(value, int | float):
        return NUMBER if field.get_internal_type() == "PositiveIntegerField" else None
    if isinstance(field, JSONField):
        return _marked_json(value)
    if isinstance(field, BinaryField):
        return b"%PDF-1.4\n" + WORD.encode() + b"\n%%EOF\n" if value else None
    if not isinstance(field, CharField | TextField) or field.choices:
        return None
    text = f"{WORD.lower()}-{row.pk}" if field.name == "code" else f"{WORD} {field.name} {row.pk}"
    room = field.max_length or len(text)
    return text[:room] if room >= len(WORD) else None


def _marked_json(value: Any) -> Any:
    if isinstance(value, str):
        return WORD
    if isinstance(value, dict):
        # The kind of a row is a word of a fixed list, like a field with choices.
        return {key: each if key == "kind" else _marked_json(each) for key, each in value.items()}
    return [_marked_json(each) for each in value] if isinstance(value, list) else value
