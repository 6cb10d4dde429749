"""Jaarplannen and evaluations as the API gives and takes them."""

from typing import Any

from rest_framework import serializers

from goals.enums import Unfinished, YearPlanState
from goals.serializers.writes import REQUIRED, VersionField
from osp.rest.choices import choices_of


class EvaluationFields(serializers.Serializer[Any]):
    """What a year brought for one doel."""

    version = serializers.IntegerField(help_text="Versie; stuur haar mee bij een wijziging.")
    goal = serializers.IntegerField(source="goal_id", help_text="Nummer van het doel.")
    in_figures = serializers.CharField(help_text="In cijfers.")
    in_words = serializers.CharField(help_text="In woorden.")
    lesson = serializers.CharField(help_text="Wat men ervan leert.")


class DecisionFields(serializers.Serializer[Any]):
    """What was decided about an activiteit that was not ready."""

    activity = serializers.IntegerField(source="activity_id", help_text="Nummer van de activiteit.")
    choice = serializers.ChoiceField(choices_of(Unfinished), help_text="Door, weg of anders.")
    reason = serializers.CharField(help_text="Waarom.")
    successor = serializers.IntegerField(
        source="successor_id", allow_null=True, help_text="Wat ervoor in de plaats kwam."
    )


class YearPlanSerializer(serializers.Serializer[Any]):
    """A jaarplan."""

    id = serializers.IntegerField(help_text="Nummer van de rij.")
    version = serializers.IntegerField(help_text="Versie van de rij.")
    plan = serializers.IntegerField(source="plan_id", help_text="Nummer van het plan.")
    year = serializers.IntegerField(help_text="Eerste kalenderjaar van het schooljaar.")
    state = serializers.ChoiceField(choices_of(YearPlanState), help_text="Waar het staat.")
    introduction = serializers.CharField(help_text="Inleiding.")
    looking_back = serializers.CharField(help_text="Terugblik.")
    adopted_on = serializers.DateField(allow_null=True, help_text="Vastgesteld op.")
    evaluated_on = serializers.DateField(allow_null=True, help_text="Geëvalueerd op.")
    evaluations = EvaluationFields(source="evaluations.all", many=True, help_text="Evaluatie per doel.")
    decisions = DecisionFields(source="unfinished.all", many=True, help_text="Besluiten over het onafgemaakte.")


def _number(told: str) -> serializers.IntegerField:
    return serializers.IntegerField(min_value=1, error_messages=REQUIRED, help_text=told)


def _text(told: str) -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, trim_whitespace=False, help_text=told)


def _day(told: str) -> serializers.DateField:
    return serializers.DateField(error_messages=REQUIRED, help_text=told)


class YearPlanCreate(serializers.Serializer[Any]):
    """A new jaarplan."""

    plan = _number("Nummer van het plan.")
    year = _number("Eerste kalenderjaar van het schooljaar.")


class YearPlanChange(serializers.Serializer[Any]):
    """The words of a jaarplan: the introduction while it is a concept, the terugblik after it was adopted."""

    version = VersionField()
    introduction = _text("Inleiding.")
    looking_back = _text("Terugblik.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if len(attrs.keys() & {"introduction", "looking_back"}) != 1:
            raise serializers.ValidationError("Stuur introduction of looking_back mee, één van beide.")
        return attrs


class YearPlanAdopt(serializers.Serializer[Any]):
    """On which day it was adopted."""

    version = VersionField()
    adopted_on = _day("Vastgesteld op.")


class YearPlanClose(serializers.Serializer[Any]):
    """On which day the evaluation was closed."""

    version = VersionField()
    evaluated_on = _day("Afgesloten op.")


class EvaluationWrite(serializers.Serializer[Any]):
    """What a year brought for a doel."""

    goal = _number("Nummer van het doel.")
    version = serializers.IntegerField(
        min_value=0, error_messages=REQUIRED, help_text="De versie die u las; 0 als er nog niets over dit doel stond."
    )
    in_figures = _text("In cijfers; leeg is wat de cijfers zelf zeggen.")
    in_words = _text("In woorden.")
    lesson = _text("Wat men ervan leert.")


class DecisionWrite(serializers.Serializer[Any]):
    """Door, weg of anders."""

    activity = _number("Nummer van de activiteit.")
    choice = serializers.ChoiceField(choices_of(Unfinished), error_messages=REQUIRED, help_text="Besluit.")
    reason = serializers.CharField(error_messages=REQUIRED, help_text="Waarom.")
    ends = serializers.DateField(required=False, allow_null=True, help_text="Tot wanneer het doorloopt.")
    title = serializers.CharField(
        required=False, allow_blank=True, max_length=200, help_text="Wat er in de plaats komt."
    )


class DecisionUndo(serializers.Serializer[Any]):
    """About which activiteit."""

    activity = _number("Nummer van de activiteit.")
