"""Meetbare indicatoren that a samenwerkingsverband makes itself, or makes its own from a national one."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Max, Model

from indicators import usage
from indicators.compute.language import MEASURED, Formula, unit_fits
from indicators.enums import IndicatorKind, Trend, Unit
from indicators.models import Figure, Indicator, IndicatorDefinition
from indicators.queries.formulas import Names, formula_names, own_quantity, read_formula
from indicators.services.catalogue_names import check_name, free_code, own_only
from indicators.services.definitions import derived
from indicators.wording.definitions import FACTORS, UNIT_LABELS, stored_parts
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import ConflictError, DomainError
from osp.jobs import enqueue
from osp.operations import operation

DEFINE_JOB = "indicators.define"
OF_INDICATOR = ("name", "question", "theme", "measurement_frequency", "unit")
# What decides which number comes out: changing it breaks the series.
DECISIVE = ("formula", "counted", "reference_day", "text")
AS_TYPED = ("text", "source_text", "reference_day", "limits", "statutory_task", "inspection_standard", "direction")


@dataclass(frozen=True, slots=True)
class Draft:
    """A meetbare indicator as somebody wrote it. Without formula its number is entered by hand, and counts `counted`."""

    name: str
    text: str
    unit: Unit
    formula: str = ""
    counted: str = ""
    question: str = ""
    theme: str = ""
    measurement_frequency: str = ""
    direction: Trend = Trend.CONTEXT
    source_text: str = ""
    reference_day: str = "1 oktober"
    limits: str = ""
    statutory_task: str = ""
    inspection_standard: str = ""


@operation("indicator.defined", needs=Ability.EDIT_INDICATORS)
def define_indicator(actor: Actor, *, draft: Draft) -> Indicator:
    """A meetbare indicator of the own samenwerkingsverband; its figures are worked out by a job.

    DomainError for a name that is taken, a formula that cannot be used or a unit that does not fit it.
    """
    return _created(actor, draft, adapted_from=None)


@operation("indicator.adapted", needs=Ability.EDIT_INDICATORS)
def adapt_indicator(actor: Actor, *, national: Indicator, draft: Draft) -> Indicator:
    """An own copy of a national indicator, which says where it deviates. The national one stays as it is."""
    if national.swv_id is not None or national.is_noticeable:
        raise DomainError("not-national", "Alleen een landelijke meetbare indicator is aan te passen.")
    return _created(actor, draft, adapted_from=national)


@operation("indicator.redefined", needs=Ability.EDIT_INDICATORS)
def redefine_indicator(
    actor: Actor, *, indicator: Indicator, version: int, draft: Draft, valid_from: int | None = None
) -> Indicator:
    """Change an own meetbare indicator as it was seen at `version` (see `measured_version`).

    A definition in use is never edited: what decides its number becomes a new version from the school year `valid_from`
    on. ConflictError when somebody else changed it; DomainError for a national or archived indicator, a year that is not
    after that of the last version, or a unit that would change under figures.
    """
    own_only(actor.swv, indicator)
    stored = Indicator.objects.select_for_update().get(pk=indicator.pk)
    newest = newest_definition(stored)
    if measured_version(stored, newest) != version:
        raise ConflictError(stored, asdict(draft))
    check_name(draft.name, but=stored)
    values = _definition_values(stored, draft)
    decisive = {name for name in DECISIVE if values[name] != getattr(newest, name)}
    _refuse_other_unit(stored, draft.unit)
    if decisive and is_in_use(stored, newest):
        _next_version(stored, newest, values, valid_from)
    else:
        _write(newest, values)
    _write(indicator, {name: getattr(draft, name) for name in OF_INDICATOR})
    enqueue(actor, kind=DEFINE_JOB, argument=indicator.pk, title=f"Cijfers van {indicator.name}")
    return indicator


def is_in_use(indicator: Indicator, definition: IndicatorDefinition) -> bool:
    """Whether anybody has seen a figure of it, or the plan uses it: then what it counts stays as it is."""
    return Figure.objects.filter(definition=definition).exists() or indicator.pk in usage.used_ids()


def newest_definition(indicator: Indicator) -> IndicatorDefinition:
    """The version that counts now."""
    return indicator.definitions.latest("version")


def measured_version(indicator: Indicator, definition: IndicatorDefinition) -> int:
    """A number that changes with anything people edit, so that a second editor is seen and asked."""
    texts = [str(value) for value in asdict(draft_of(indicator, definition)).values()]
    digest = hashlib.sha256(json.dumps([definition.version, *texts]).encode()).digest()
    return int.from_bytes(digest[:6], "big")


def draft_of(indicator: Indicator, definition: IndicatorDefinition) -> Draft:
    """What is stored, as somebody would have written it; a number that is entered by hand has no formula."""
    is_own_number = definition.formula == own_quantity(indicator)
    stored = {name: getattr(indicator, name) for name in OF_INDICATOR}
    stored |= {name: getattr(definition, name) for name in (*AS_TYPED, "counted")}
    typed = {"unit": Unit(indicator.unit), "direction": Trend(definition.direction)}
    return Draft(**stored | typed | {"formula": "" if is_own_number else definition.formula})


def _created(actor: Actor, draft: Draft, *, adapted_from: Indicator | None) -> Indicator:
    swv = actor.swv
    if swv is None:
        raise DomainError("no-tenant", "Kies eerst een samenwerkingsverband.")
    check_name(draft.name)
    last = Indicator.objects.filter(swv=swv).aggregate(last=Max("position"))["last"]
    indicator = Indicator.objects.create(
        swv=swv,
        code=free_code(actor.swv, draft.name),
        kind=IndicatorKind.MEASURABLE,
        sector=swv.sector,
        adapted_from=adapted_from,
        position=100 if last is None else last + 1,
        **{name: getattr(draft, name) for name in OF_INDICATOR},
    )
    IndicatorDefinition.objects.create(indicator=indicator, **_definition_values(indicator, draft))
    enqueue(actor, kind=DEFINE_JOB, argument=indicator.pk, title=f"Cijfers van {indicator.name}")
    return indicator


def _refuse_other_unit(stored: Indicator, unit: Unit) -> None:
    """All versions share the unit of their indicator, and its targets too."""
    seen = Figure.objects.filter(definition__indicator=stored).exists() or stored.pk in usage.used_ids()
    if unit != stored.unit and seen:
        message = f"Deze indicator heeft cijfers in {UNIT_LABELS[Unit(stored.unit)]}. Maak een nieuwe indicator voor een andere eenheid."
        raise DomainError("unit-in-use", message, field="unit")


def _next_version(
    stored: Indicator, newest: IndicatorDefinition, values: Mapping[str, Any], valid_from: int | None
) -> None:
    if valid_from is None:
        message = "Deze definitie is in gebruik. Kies vanaf welk schooljaar de nieuwe versie geldt; de reeks krijgt daar een breuk."
        raise DomainError("version-year", message, field="valid_from")
    if valid_from <= newest.valid_from:
        message = f"Kies een schooljaar na {newest.valid_from}-{newest.valid_from + 1}: vanaf dan geldt versie {newest.version}."
        raise DomainError("version-year", message, field="valid_from")
    IndicatorDefinition.objects.create(indicator=stored, version=newest.version + 1, valid_from=valid_from, **values)


def _definition_values(indicator: Indicator, draft: Draft) -> dict[str, Any]:
    """The fields of a definition that follow from a draft. DomainError for a formula or unit that will not do."""
    typed = {name: getattr(draft, name) for name in AS_TYPED}
    if not draft.formula.strip():
        return typed | _by_hand(indicator, draft)
    names = formula_names(indicator.swv)  # type: ignore[arg-type]
    reading = read_formula(draft.formula, names, code=indicator.code)
    if reading.error or reading.formula is None or reading.written is None:
        raise DomainError("formula", str(reading.error), field="formula")
    if not unit_fits(reading.counted, draft.unit):
        counted = reading.counted or "een verhouding"
        message = f"De formule geeft {counted}; dat past niet bij de eenheid {UNIT_LABELS[draft.unit]}."
        raise DomainError("unit", message, field="unit")
    numerator, denominator = stored_parts(reading.formula, names.words, names.titles)
    return typed | {
        "formula": str(reading.formula),
        "factor": FACTORS.get(draft.unit, 1),
        "counted": _noun(reading.written, reading.counted, names),
        "numerator": numerator,
        "denominator": denominator,
        **derived(reading.written),
    }


def _by_hand(indicator: Indicator, draft: Draft) -> dict[str, Any]:
    counted = draft.counted.strip()
    if not counted:
        message = "Schrijf wat u telt, in het meervoud: leerlingen, gesprekken, euro."
        raise DomainError("counted", message, field="counted")
    return {
        "formula": own_quantity(indicator),
        "factor": 1,
        "counted": counted,
        "numerator": draft.name.strip()[:200],
        "denominator": "",
        "about_people": counted.lower() not in MEASURED,
        "part_of_whole": False,
    }


def _noun(written: Formula, counted: str, names: Names) -> str:
    """What the numerator counts: "leerlingen" of a share of pupils, "dagen" of days per decision."""
    noun = counted.partition(" per ")[0]
    return noun or names.quantities[written.names[0]]


def _write(row: Model, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
