"""What the API of Overleg takes. The verbs judge; here is only what each field is."""

from typing import Any

from rest_framework import serializers

from goals.serializers.writes import REQUIRED, VersionField, a_day, a_line, a_text
from meetings.serializers.rows import DECISION_STATES, JUDGEMENTS, PURPOSES


def _number(told: str, *, required: bool = False) -> serializers.IntegerField:
    return serializers.IntegerField(
        required=required, allow_null=not required, min_value=1, error_messages=REQUIRED, help_text=told
    )


def _line(told: str, most: int, *, required: bool = True) -> serializers.CharField:
    """A line that may not be empty; where it is not required, what stands there stays."""
    return serializers.CharField(required=required, max_length=most, error_messages=REQUIRED, help_text=told)


def _links() -> serializers.ListField:
    return serializers.ListField(
        child=serializers.IntegerField(min_value=1), required=False, help_text="Nummers van de koppelingen erbij."
    )


class MeetingPlan(serializers.Serializer[Any]):
    """A meeting to plan."""

    body = _number("Nummer van het gremium.", required=True)
    date = serializers.DateField(error_messages=REQUIRED, help_text="Datum.")
    starts = serializers.TimeField(error_messages=REQUIRED, help_text="Begint.")
    ends = serializers.TimeField(error_messages=REQUIRED, help_text="Eindigt.")
    location = a_line("Plaats.", 120)


class MeetingChange(serializers.Serializer[Any]):
    """Another day, time or place; what is not sent stays."""

    version = VersionField()
    date = serializers.DateField(required=False, help_text="Datum.")
    starts = serializers.TimeField(required=False, help_text="Begint.")
    ends = serializers.TimeField(required=False, help_text="Eindigt.")
    location = serializers.CharField(required=False, allow_blank=True, max_length=120, help_text="Plaats.")


class DecisionJudge(serializers.Serializer[Any]):
    """What becomes of a decision after looking back."""

    version = VersionField()
    judgement = serializers.ChoiceField(JUDGEMENTS, help_text="Houden, bijstellen of stoppen.")
    reason = serializers.CharField(
        required=False, default="", allow_blank=True, help_text="Waarom; nodig bij bijstellen en stoppen."
    )


class ItemCreate(serializers.Serializer[Any]):
    """A new point."""

    title = _line("Onderwerp.", 160)
    purpose = serializers.ChoiceField(PURPOSES, error_messages=REQUIRED, help_text="Waarvoor.")
    minutes = serializers.IntegerField(error_messages=REQUIRED, help_text="Tijd in minuten.")
    presenter = a_line("Wie.", 80)
    summary = a_text("Samenvatting.")
    links = _links()
    late_reason = a_line("Waarom het punt er nog bij komt; nodig als de stukken al weg moesten zijn.", 300)


class ItemChange(serializers.Serializer[Any]):
    """The oplegger; what is not sent stays."""

    version = VersionField()
    title = _line("Onderwerp.", 160, required=False)
    purpose = serializers.ChoiceField(PURPOSES, required=False, help_text="Waarvoor.")
    minutes = serializers.IntegerField(required=False, help_text="Tijd in minuten.")
    presenter = a_line("Wie.", 80)
    portfolio = a_line("Portefeuille.", 80)
    author = a_line("Opsteller.", 80)
    is_confidential = serializers.BooleanField(required=False, help_text="Vertrouwelijk.")
    requested_decision = a_text("Gevraagd besluit.")
    summary = a_text("Samenvatting.")
    finances = a_text("Financiële gevolgen.")
    risks = a_text("Risico's en kanttekeningen.")
    route = a_text("Gevolgde route, een stap per regel.")
    follow_up = a_text("Vervolg en communicatie.")
    links = _links()


class _DecisionWrite(serializers.Serializer[Any]):
    state = serializers.ChoiceField(DECISION_STATES, required=False, help_text="Uitkomst.")
    goal = _number("Nummer van het doel.")
    link = _number("Nummer van de koppeling waaraan het effect te zien is.")
    effect = a_line("Verwacht effect.", 300)
    expected = serializers.DecimalField(
        14, 4, required=False, allow_null=True, help_text="Verwachte waarde, in de eenheid van de indicator."
    )
    horizon = a_day("Terugblik op.")


class DecisionRecord(_DecisionWrite):
    """A decision at a point, on the day of its meeting."""

    text = serializers.CharField(error_messages=REQUIRED, help_text="Het besluit.")
    ballot = _number("Nummer van de stemming waar het uit volgt.")


class DecisionChange(_DecisionWrite):
    """A corrected decision; what is not sent stays."""

    version = VersionField()
    text = serializers.CharField(required=False, error_messages=REQUIRED, help_text="Het besluit.")


class ActionGive(serializers.Serializer[Any]):
    """An action at a point. It stands at the doel of that point, or of the decision."""

    text = _line("Wat er gedaan wordt.", 300)
    owner = _number("Nummer van wie het doet.", required=True)
    due = serializers.DateField(error_messages=REQUIRED, help_text="Voor wanneer.")
    decision = _number("Nummer van het besluit bij dit punt waar zij uit volgt.")


class ActionMove(serializers.Serializer[Any]):
    """Done, or open after all."""

    version = VersionField()
