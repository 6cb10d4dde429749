"""What the address may ask of each list of Overleg."""

from rest_framework import serializers

from osp.rest.filters import Filter

DAY = "Schrijf een dag als 2026-11-01."


def _id(told: str) -> serializers.IntegerField:
    return serializers.IntegerField(required=False, min_value=1, help_text=told)


def _day(told: str) -> serializers.DateField:
    return serializers.DateField(required=False, help_text=told, error_messages={"invalid": DAY})


class NoFilter(Filter):
    """A list that takes no filter."""


class OfBodyFilter(Filter):
    """Filters of what belongs to a gremium."""

    body = _id("Nummer van een gremium.")


class MeetingFilter(OfBodyFilter):
    """Filters of meetings."""

    since = _day("Op of na deze dag.")
    until = _day("Op of voor deze dag.")


class DecisionFilter(OfBodyFilter):
    """Filters of decisions."""

    year = _id("Kalenderjaar waarin het werd genomen.")
    goal = _id("Nummer van een doel.")


class RequestFilter(OfBodyFilter):
    """Filters of requests."""

    stand = serializers.ChoiceField(
        ["open", "beantwoord"], required=False, help_text="open wacht op antwoord; leeg geeft alle."
    )
