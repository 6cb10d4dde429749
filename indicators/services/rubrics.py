"""Scoring a merkbare indicator by hand."""

from datetime import date

from django.utils import timezone

from indicators.models import Indicator, RubricScore
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation


@operation("rubric.scored", needs=Ability.SCORE_RUBRIC)
def score_rubric(actor: Actor, *, indicator: Indicator, level: int, on: date, note: str = "") -> RubricScore:
    """Add a judgement: which of the observable sentences fits best on that day. Earlier ones stay.

    DomainError for a meetbare indicator, a level that the rubric does not have, or a day that is still to come.
    """
    if not indicator.is_noticeable:
        raise DomainError("not-noticeable", "Alleen een merkbare indicator krijgt een score.")
    if not 1 <= level <= len(indicator.rubric):
        raise DomainError("level-unknown", "Kies de zin die het best past.", field="level")
    if on > timezone.localdate():
        raise DomainError("date-ahead", "Kies een dag die al is geweest.", field="on")
    return RubricScore.objects.create(
        swv=actor.swv, indicator=indicator, level=level, on=on, note=note.strip(), user_id=actor.user_id
    )
