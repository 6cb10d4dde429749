"""Merkbare indicatoren that a samenwerkingsverband makes itself."""

import hashlib
import json
from collections.abc import Sequence

from django.db.models import Max
from django.utils.text import slugify

from indicators.enums import IndicatorKind, Unit
from indicators.models import Indicator, IndicatorDefinition, RubricScore
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import ConflictError, DomainError
from osp.operations import operation

LEVELS = 4
CODE_LENGTH = 50
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
        code=_free_code(actor, name),
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
    if indicator.swv_id is None or actor.swv is None or indicator.swv_id != actor.swv.pk:
        raise DomainError("not-own", "Een landelijke indicator is niet te wijzigen. Maak een eigen indicator.")
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
    others = Indicator.objects.filter(name__iexact=name.strip())
    if (others.exclude(pk=but.pk) if but else others).exists():
        raise DomainError("name-taken", f"Er is al een indicator met de naam {name.strip()}.", field="name")
    said = [sentence.strip() for sentence in rubric]
    if len(said) != LEVELS or not all(said):
        raise DomainError("rubric-short", "Schrijf vier zinnen, van laag naar hoog.", field="sentence_1")
    if len({sentence.casefold() for sentence in said}) < LEVELS:
        raise DomainError("rubric-repeats", "Geef elke trede een eigen zin.", field="sentence_1")
    return said


def _free_code(actor: Actor, name: str) -> str:
    """A readable code that is not taken here: "ib-ers-handelen", then "ib-ers-handelen-2"."""
    wish = slugify(name)[:CODE_LENGTH] or "indicator"
    taken = set(Indicator.objects.filter(swv=actor.swv, code__startswith=wish).values_list("code", flat=True))
    national = set(Indicator.objects.filter(swv__isnull=True).values_list("code", flat=True))
    tries = (wish, *(f"{wish}-{number}" for number in range(2, len(taken) + len(national) + 3)))
    return next(code for code in tries if code not in taken | national)
