"""The card of one indicator's definition: its versions, what it says in words, and where an own one deviates."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators import usage
from indicators.compute.language import in_words
from indicators.compute.measures import MEASURES
from indicators.enums import Trend, Unit
from indicators.models import Adoption, Indicator, IndicatorDefinition
from indicators.queries.catalogue import definitions
from indicators.queries.formulas import own_quantity, stored_formula
from indicators.wording.definitions import (
    DIRECTION_LABELS,
    UNIT_LABELS,
    Described,
    Deviation,
    deviation_sentence,
    deviations,
    parts_in_words,
)
from osp.models import Samenwerkingsverband

WORDS = {code: measure.name for code, measure in MEASURES.items()}


@dataclass(frozen=True, slots=True)
class DefinitionCard:
    """Everything a page says about a definition. `versions` are newest first; `formula` is empty for a number entered by hand."""

    indicator: Indicator
    versions: tuple[IndicatorDefinition, ...]
    formula: str
    in_words: str
    unit: str
    direction: str
    deviations: tuple[Deviation, ...]
    sentence: str
    adaptations: tuple[Indicator, ...]
    is_adopted: bool
    is_used: bool
    is_by_hand: bool

    @property
    def newest(self) -> IndicatorDefinition | None:
        """The version that counts now."""
        return self.versions[0] if self.versions else None


def definition_card(swv: Samenwerkingsverband, indicator: Indicator) -> DefinitionCard:
    """The card of one indicator as this samenwerkingsverband sees it."""
    versions = tuple(sorted(indicator.definitions.all(), key=lambda row: -row.version))
    newest = versions[0] if versions else None
    is_by_hand = newest is not None and newest.formula == own_quantity(indicator)
    formula = stored_formula(newest) if newest and not is_by_hand else None
    deviating = deviations_of([indicator], {indicator.pk: newest} if newest else {})
    found = deviating.get(indicator.pk, ())
    return DefinitionCard(
        indicator=indicator,
        versions=versions,
        formula=str(formula) if formula else "",
        in_words=in_words(formula, WORDS) if formula else "",
        unit=UNIT_LABELS[Unit(indicator.unit)],
        direction=DIRECTION_LABELS[Trend(newest.direction)] if newest else "",
        deviations=found,
        sentence=deviation_sentence(found),
        adaptations=tuple(Indicator.objects.filter(adapted_from=indicator, swv=swv, archived_at__isnull=True)),
        is_adopted=Adoption.objects.filter(indicator=indicator, ended_at__isnull=True).exists(),
        is_used=indicator.pk in usage.used_ids(),
        is_by_hand=is_by_hand,
    )


def deviation_sentences(rows: Iterable[Indicator]) -> dict[int, str]:
    """By indicator id "wijkt af van landelijke definitie op noemer", for own ones that began as a national one.

    Takes three queries however many there are.
    """
    wanted = [row for row in rows if row.adapted_from_id]
    return {pk: deviation_sentence(found) for pk, found in deviations_of(wanted, definitions(wanted)).items() if found}


def deviations_of(
    rows: Iterable[Indicator], newest: dict[int, IndicatorDefinition]
) -> dict[int, tuple[Deviation, ...]]:
    """Where each own indicator deviates from the national one it began as; the others are not there."""
    wanted = [row for row in rows if row.adapted_from_id and row.pk in newest]
    if not wanted:
        return {}
    originals = {row.pk: row for row in Indicator.objects.filter(pk__in=[row.adapted_from_id for row in wanted])}
    national = definitions(list(originals.values()))
    return {
        row.pk: deviations(
            described(row, newest[row.pk]), described(originals[row.adapted_from_id], national[row.adapted_from_id])
        )
        for row in wanted
        if row.adapted_from_id in national
    }


def described(indicator: Indicator, definition: IndicatorDefinition) -> Described:
    """A definition in words, to be held against another one."""
    formula = stored_formula(definition)
    above, below, rule = parts_in_words(formula, WORDS, {}) if formula else (definition.numerator, "", "")
    return Described(
        numerator=above,
        denominator=below,
        rule=rule,
        unit=UNIT_LABELS[Unit(indicator.unit)],
        reference_day=definition.reference_day,
        source=definition.source_text,
        direction=DIRECTION_LABELS[Trend(definition.direction)],
        text=definition.text,
    )
