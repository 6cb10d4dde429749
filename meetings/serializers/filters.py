"""What the address may ask of each list of Overleg."""

from rest_framework import serializers

from osp.rest.filters import Filter

DAY = "Schrijf een dag als 2026-11-01."
STANDS = ("open", "te-laat", "gedaan")


def _id(told: str) -> serializers.IntegerField:
    return serializers.IntegerField(required=False, min_value=1, help_text=told)


def _year(told: str) -> serializers.IntegerField:
    return serializers.IntegerField(required=False, min_value=1990, max_value=2100, help_text=told)


def _flag(told: str) -> serializers.BooleanField:
    return serializers.BooleanField(
        required=False, help_text=told, error_messages={"invalid": "Gebruik true of false."}
    )


class NoFilter(Filter):
    """A list without filters."""


class OfBodyFilter(Filter):
    """Filters of what a gremium has."""

    body = _id("Nummer van een gremium.")


class MemberFilter(OfBodyFilter):
    """Filters of seats."""

    on = serializers.DateField(
        required=False, help_text="Wie er op deze dag zit; zonder opgave vandaag.", error_messages={"invalid": DAY}
    )


class MeetingFilter(OfBodyFilter):
    """Filters of meetings."""

    year = _year("Schooljaar: het jaar waarin het begint. Zonder opgave alle vergaderingen.")


class DecisionFilter(OfBodyFilter):
    """Filters of decisions."""

    year = _year("Kalenderjaar van het besluit.")
    goal = _id("Nummer van een doel.")
    text = serializers.CharField(required=False, help_text="Woorden in het besluit of het verwachte effect.")
    to_judge = _flag("true: alleen besluiten waarop nog moet worden teruggeblikt.")


class ActionFilter(OfBodyFilter):
    """Filters of actions."""

    stand = serializers.ChoiceField(
        [(each, each) for each in STANDS],
        required=False,
        help_text="open, te-laat of gedaan; zonder opgave alle acties.",
        error_messages={"invalid_choice": f"Gebruik een van: {', '.join(STANDS)}."},
    )
    mine = _flag("true: alleen uw eigen acties.")
