"""What the API tells of Overleg: gremia, members, meetings, agendas, decisions, actions and papers."""

from typing import Any

from rest_framework import serializers

from meetings.models import AgendaItem, Body, BodyMember, Decision, Meeting, MeetingAction, PackCopy
from meetings.queries.left_over import papers_due


class BodyRowSerializer(serializers.ModelSerializer[Body]):
    """A gremium with its rules."""

    schoolbestuur = serializers.CharField(
        source="schoolbestuur.number", default="", help_text="Met welk schoolbestuur, bij een kwaliteitsgesprek."
    )

    class Meta:
        model = Body
        fields = (
            "id",
            "name",
            "kind",
            "quorum",
            "quorum_percent",
            "majority",
            "weighting",
            "purposes",
            "sees_confidential",
            "papers_days",
            "schoolbestuur",
            "frequency",
            "weekday",
            "starts",
            "first_date",
            "version",
        )


class BodyMemberSerializer(serializers.ModelSerializer[BodyMember]):
    """Who sits in a gremium. Addresses stay out."""

    name = serializers.CharField(source="called", help_text="Naam van het lid.")
    schoolbestuur = serializers.CharField(
        source="schoolbestuur.number", default="", help_text="Namens welk schoolbestuur."
    )

    class Meta:
        model = BodyMember
        fields = (
            "id",
            "body",
            "name",
            "seat",
            "schoolbestuur",
            "organisation",
            "mandate",
            "substitute",
            "weight",
            "since",
            "until",
        )


class MeetingSerializer(serializers.ModelSerializer[Meeting]):
    """A meeting on the calendar, with where its minutes stand."""

    papers_due = serializers.SerializerMethodField(help_text="Dag waarop de stukken er uiterlijk zijn.")
    minutes = serializers.SerializerMethodField(
        help_text="Stand van het verslag; leeg zolang de vergadering niet begon."
    )

    class Meta:
        model = Meeting
        fields = ("id", "body", "date", "starts", "ends", "location", "sequence", "papers_due", "minutes", "version")

    def get_papers_due(self, row: Meeting) -> str:
        """As a day."""
        return papers_due(row).isoformat()

    def get_minutes(self, row: Meeting) -> str:
        """The word that the pages use."""
        held = list(row.minutes_kept.all())
        return held[0].state if held else ""


class AgendaItemSerializer(serializers.ModelSerializer[AgendaItem]):
    """A point on an agenda, numbered as this reader sees it."""

    number = serializers.IntegerField(help_text="Nummer op de agenda, zoals deze lezer haar ziet.")
    begins = serializers.TimeField(help_text="Wanneer het volgens de agenda begint.")

    class Meta:
        model = AgendaItem
        fields = (
            "id",
            "number",
            "begins",
            "title",
            "purpose",
            "minutes",
            "presenter",
            "requested_decision",
            "is_confidential",
            "version",
        )


class DecisionSerializer(serializers.ModelSerializer[Decision]):
    """A decision of the register."""

    number = serializers.CharField(source="label", help_text="Jaar en nummer, zoals het register het noemt.")

    class Meta:
        model = Decision
        fields = (
            "id",
            "body",
            "item",
            "number",
            "text",
            "purpose",
            "state",
            "decided_on",
            "goal",
            "link",
            "effect",
            "horizon",
            "judgement",
            "judged_on",
            "version",
        )


class MeetingActionSerializer(serializers.ModelSerializer[MeetingAction]):
    """An action that a meeting gave."""

    text = serializers.CharField(source="action.text", help_text="Wat er gebeurt.")
    owner = serializers.CharField(source="action.owner.name", default="", help_text="Wie het doet.")
    due = serializers.DateField(source="action.due", allow_null=True, help_text="Voor wanneer.")
    done_on = serializers.DateField(source="action.done_on", allow_null=True, help_text="Wanneer het klaar was.")
    body = serializers.IntegerField(source="item.meeting.body_id", help_text="Nummer van het gremium dat hem gaf.")
    version = serializers.IntegerField(source="action.version", help_text="Versie; stuur haar mee bij een wijziging.")

    class Meta:
        model = MeetingAction
        fields = ("id", "body", "item", "decision", "text", "owner", "due", "done_on", "version")


class PackCopySerializer(serializers.ModelSerializer[PackCopy]):
    """Published papers, as the copy of one audience."""

    pack = serializers.IntegerField(source="pack_id", help_text="Nummer van de publicatie.")
    meeting = serializers.IntegerField(source="pack.meeting_id", help_text="Nummer van de vergadering.")
    number = serializers.IntegerField(source="pack.number", help_text="Versie van de stukken.")
    published_at = serializers.DateTimeField(source="pack.published_at", help_text="Wanneer zij werden gepubliceerd.")

    class Meta:
        model = PackCopy
        fields = ("id", "pack", "meeting", "number", "body", "published_at", "pages", "sha256")


def agenda_rows(rows: Any) -> list[AgendaItem]:
    """The points of an agenda with the number and time that this reader sees beside them."""
    found = []
    for row in rows:
        row.item.number, row.item.begins = row.number, row.starts
        found.append(row.item)
    return found
