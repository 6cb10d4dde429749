"""What the API of Overleg takes. The verbs judge; here is only what each field is."""

from typing import Any

from rest_framework import serializers

from goals.serializers.writes import VersionField
from meetings.serializers.rows import JUDGEMENTS


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
