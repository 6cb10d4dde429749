"""Merkbare indicatoren that a samenwerkingsverband makes itself."""

import hashlib
import json
from collections.abc import Sequence

from django.db.models import Max

from indicators.enums import IndicatorKind, Unit
from indicators.models import Indicator, IndicatorDefinition, RubricScore
from indicators.services.catalogue_names import check_name, free_code, own_only
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import ConflictError, DomainError
from osp.operations import operation

LEVELS = 4
EDITABLE = ("name", "question", "rubric", "measurement_frequency")


@operation("indicator.created", needs=Ability.EDIT_INDICATORS)
def create_indicator(
    actor: Actor, *, name: str, rubric: Sequence[str], question: str = "", measurement_frequency: str = ""
) -> Indicator:
    """A merkbare indicator with its own rubric of four observable sentences, lowest level first.

    DomainError for a name that is taken here, or a rubric with an empty or repeated sentence.
    """
    said = _checked(name, rubric)
    last = Indicator.objects.filter(swv=actor.swv).aggregate(last=Max("position"))["last"]
    indicator = Indicator.objects.create(
        swv=actor.swv,
        code=free_code(actor.swv, name),
        name=name.strip(),
        kind=IndicatorKind.NOTICEABLE,
        unit=Unit.SCORE,
        question=question.strip(),
        rubric=said,
        measurement_frequency=measurement_frequency.strip(),
        position=100 if last is None else last + 1,
    )
    IndicatorDefinition.objects.create(
        indicator=indicator,
        text="De zin van de rubriek die het best past bij wat in de praktijk te zien is.",
        numerator="score op de rubriek",
        source_text="eigen waarneming",
    )
    return indicator


@operation("indicator.edited", needs=Ability.EDIT_INDICATORS)
def edit_indicator(
    actor: Actor,
    *,
    indicator: Indicator,
    version: int,
    name: str,
    rubric: Sequence[str],
    question: str = "",
    measurement_frequency: str = "",
) -> Indicator:
    """Change an own indicator as it was seen at `version` (see `version_of`); ConflictError when somebody else did.

    Once there are scores the sentences stay as they are: a score means what was read when it was given.
    """
    own_only(actor.swv, indicator)
    stored = Indicator.objects.select_for_update().get(pk=indicator.pk)
    said = _checked(name, rubric, but=stored)
    values = (name.strip(), question.strip(), said, measurement_frequency.strip())
    changes = dict(zip(EDITABLE, values, strict=True))
    if version_of(stored) != version:
        raise ConflictError(stored, changes)
    if said != stored.rubric and RubricScore.objects.filter(indicator=stored).exists():
        message = "Op deze zinnen is al gescoord. Laat ze staan, of maak een nieuwe indicator."
        raise DomainError("rubric-in-use", message, field="sentence_1")
    for field, value in changes.items():
        setattr(indicator, field, value)
    indicator.save(update_fields=EDITABLE)
    return indicator


def version_of(indicator: Indicator) -> int:
    """A number that changes with any of the fields that people edit, so that a second editor is seen and asked."""
    texts = json.dumps([getattr(indicator, field) for field in EDITABLE])
    return int.from_bytes(hashlib.sha256(texts.encode()).digest()[:6], "big")


def _checked(name: str, rubric: Sequence[str], but: Indicator | None = None) -> list[str]:
    """The sentences, when name and rubric will do."""
    check_name(name, but=but)
    said = [sentence.strip() for sentence in rubric]
    if len(said) != LEVELS or not all(said):
        raise DomainError("rubric-short", "Schrijf vier zinnen, van laag naar hoog.", field="sentence_1")
    if len({sentence.casefold() for sentence in said}) < LEVELS:
        raise DomainError("rubric-repeats", "Geef elke trede een eigen zin.", field="sentence_1")
    return said
