"""To whom each model's rows belong: a samenwerkingsverband, through which field, or nobody."""

from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

APPS = ("osp", "indicators", "goals", "meetings")
# Models whose rows belong to a samenwerkingsverband through another row.
THROUGH = {
    "osp.placement": "owner",
    "indicators.indicatordefinition": "indicator__swv",
    "indicators.observation": "run__swv",
    "indicators.registerentry": "run__swv",
    "indicators.reportedvalue": "run__swv",
}
# Public reference data, and people, who may belong to several samenwerkingsverbanden.
PUBLIC = {
    "osp.samenwerkingsverband",
    "osp.schoolbestuur",
    "osp.vestiging",
    "osp.postcodegebied",
    "osp.user",
    "indicators.source",
    "indicators.release",
    "indicators.tlvbenchmark",
}


def models() -> list[type[Model]]:
    """Every model of the four apps."""
    return [model for app in APPS for model in apps.get_app_config(app).get_models()]


def owner_path(model: type[Model]) -> str | None:
    """Look-up from a row to its samenwerkingsverband; None for public data; KeyError for a model nobody classified."""
    label = model._meta.label_lower
    if label in THROUGH:
        return THROUGH[label]
    if label in PUBLIC:
        return None
    if any(each.name == "swv" for each in model._meta.get_fields()):
        return "swv"
    raise KeyError(label)


def rows_of(model: type[Model], swv: Any) -> QuerySet:
    """All rows of one samenwerkingsverband, past any manager."""
    path = owner_path(model)
    return model._base_manager.filter(**{path: swv}) if path else model._base_manager.none()


def owner_id(row: Model) -> int | None:
    """Id of the samenwerkingsverband a row belongs to; None for public rows."""
    path = owner_path(type(row))
    if path is None:
        return None
    for name in path.split("__"):
        row = getattr(row, name)
    return row.pk if row else None
