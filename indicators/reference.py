"""The national catalogue: which indicators there are and what exactly each counts, as `data/catalogus.toml` tells it."""

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction

if TYPE_CHECKING:
    from indicators.models import Indicator

_FILE = Path(__file__).parent / "data" / "catalogus.toml"
# What a definition of an earlier release misses when it has no formula yet; its texts are as people read them and stay.
_NEW_WITH_FORMULA = (
    "formula",
    "factor",
    "counted",
    "about_people",
    "part_of_whole",
    "origin",
    "direction",
    "statutory_task",
    "inspection_standard",
)


@cache
def national_rows() -> tuple[dict[str, Any], ...]:
    """The rows of the catalogue in order: fields of an Indicator, and under "version" those of its definitions."""
    with _FILE.open("rb") as file:
        return tuple(tomllib.load(file)["indicator"])


def load_catalogue(**_: Any) -> None:
    """Add what is missing of the national catalogue; runs after each migrate and never changes a stored text.

    A definition of a release without formulas gets what it lacks. Positions follow the order of the file.
    """
    from indicators.models import Indicator  # noqa: PLC0415 -- called before the apps are ready otherwise
    from osp.scope import scopes_disabled  # noqa: PLC0415 -- idem

    with scopes_disabled(), transaction.atomic():
        stored = {each.code: each for each in Indicator.objects.filter(swv__isnull=True)}
        for position, row in enumerate(national_rows()):
            fields = {key: value for key, value in row.items() if key != "version"}
            indicator = stored.get(row["code"]) or Indicator.objects.create(position=position, **fields)
            _place(indicator, position, row["theme"])
            _add_versions(indicator, row["version"])


def _place(indicator: "Indicator", position: int, theme: str) -> None:
    placed = (position, indicator.theme or theme)
    if (indicator.position, indicator.theme) != placed:
        indicator.position, indicator.theme = placed
        indicator.save(update_fields=["position", "theme"])


def _add_versions(indicator: "Indicator", versions: list[dict[str, Any]]) -> None:
    from indicators.models import IndicatorDefinition  # noqa: PLC0415 -- called before the apps are ready otherwise

    stored = {each.version: each for each in indicator.definitions.all()}
    for row in versions:
        found = stored.get(row["version"])
        if found is None:
            IndicatorDefinition.objects.create(indicator=indicator, **row, **_derived(row["formula"]))
        elif row["formula"] and not found.formula:
            values = {**row, **_derived(row["formula"])}
            IndicatorDefinition.objects.filter(pk=found.pk).update(**{name: values[name] for name in _NEW_WITH_FORMULA})


def _derived(formula: str) -> dict[str, bool]:
    from indicators.compute.language import parse  # noqa: PLC0415 -- slow, and only a migrate needs it
    from indicators.services.definitions import derived  # noqa: PLC0415 -- needs the models

    return derived(parse(formula)) if formula else {}
