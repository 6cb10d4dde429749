"""Single rows of Overleg as the API gives them, with their version."""

from typing import Any

from rest_framework import serializers

from meetings.enums import (
    DecisionState,
    ItemOrigin,
    Judgement,
    MeetingState,
    Purpose,
)
from osp.rest.choices import choices_of

# As the model has them, so that the description of the API has one list.
JUDGEMENTS = [(each.value, each.value) for each in Judgement]
DECISION_STATES = [(each.value, each.value) for each in DecisionState]
PURPOSES = [(each.value, each.value) for each in Purpose]


class MeetingsRowSerializer(serializers.Serializer[Any]):
    """What every row that people write has."""

    id = serializers.IntegerField(help_text="Nummer van de rij.")
    version = serializers.IntegerField(help_text="Versie; stuur haar mee bij een wijziging. Ook als ETag.")
    archived_at = serializers.DateTimeField(allow_null=True, help_text="Wanneer gearchiveerd; leeg als het geldt.")
    archive_reason = serializers.CharField(help_text="Waarom gearchiveerd.")


class BodyFields(serializers.Serializer[Any]):
    """A gremium by name."""

    id = serializers.IntegerField(help_text="Nummer van het gremium.")
    name = serializers.CharField(help_text="Naam.")


class OwnerFields(serializers.Serializer[Any]):
    """Who does it."""

    id = serializers.IntegerField(help_text="Nummer van de persoon.")
    name = serializers.CharField(help_text="Naam.")


class MeetingDetailSerializer(MeetingsRowSerializer):
    """A meeting, as a reader sees how far it is."""

    body = BodyFields(help_text="Gremium.")
    date = serializers.DateField(help_text="Datum.")
    starts = serializers.TimeField(help_text="Begint.")
    ends = serializers.TimeField(help_text="Eindigt.")
    location = serializers.CharField(help_text="Plaats.")
    counted_on = serializers.DateField(allow_null=True, help_text="Dag die het ritme telt, als dat haar plande.")
    planned_on = serializers.DateField(allow_null=True, help_text="Dag die het ritme gaf.")
    state = serializers.ChoiceField(choices_of(MeetingState), help_text="Hoever de voorbereiding is.")
    items = serializers.IntegerField(help_text="Aantal agendapunten dat u mag zien.")


class AttachmentFields(serializers.Serializer[Any]):
    """A bijlage by what it is. Its bytes are read on the page."""

    id = serializers.IntegerField(source="attachment.pk", help_text="Nummer van de bijlage.")
    letter = serializers.CharField(help_text="Letter, onder de bijlagen die u mag zien.")
    title = serializers.CharField(source="attachment.title", help_text="Titel.")
    kind = serializers.CharField(source="attachment.file.kind", help_text="Soort bestand, zoals pdf.")
    size = serializers.IntegerField(source="attachment.file.size", help_text="Grootte in bytes.")
    pages = serializers.IntegerField(
        source="attachment.pages", help_text="Bladzijden; 0 voor een bestand dat naast de stukken meegaat."
    )


class AgendaItemDetailSerializer(MeetingsRowSerializer):
    """A point with its oplegger."""

    meeting = serializers.IntegerField(source="meeting_id", help_text="Nummer van de vergadering.")
    number = serializers.IntegerField(help_text="Nummer op de agenda, onder de punten die u mag zien.")
    starts = serializers.TimeField(help_text="Begint.")
    minutes = serializers.IntegerField(help_text="Tijd in minuten.")
    title = serializers.CharField(help_text="Onderwerp.")
    purpose = serializers.ChoiceField(PURPOSES, help_text="Waarvoor.")
    presenter = serializers.CharField(help_text="Wie.")
    portfolio = serializers.CharField(help_text="Portefeuille.")
    author = serializers.CharField(help_text="Opsteller.")
    is_confidential = serializers.BooleanField(help_text="Vertrouwelijk.")
    requested_decision = serializers.CharField(help_text="Gevraagd besluit.")
    summary = serializers.CharField(help_text="Samenvatting.")
    finances = serializers.CharField(help_text="Financiële gevolgen.")
    risks = serializers.CharField(help_text="Risico's en kanttekeningen.")
    route = serializers.CharField(help_text="Gevolgde route, een stap per regel.")
    follow_up = serializers.CharField(help_text="Vervolg en communicatie.")
    origin = serializers.ChoiceField(choices_of(ItemOrigin), help_text="Waar het punt vandaan komt.")
    late_reason = serializers.CharField(help_text="Reden van nazending.")
    links = serializers.ListField(child=serializers.IntegerField(), help_text="Nummers van de koppelingen erbij.")
    attachments = AttachmentFields(many=True, help_text="Bijlagen die u mag zien.")
    lacks_decision = serializers.BooleanField(help_text="Of er nog geen gevraagd besluit staat waar dat moet.")


class DecisionDetailSerializer(MeetingsRowSerializer):
    """A decision of the register."""

    name = serializers.CharField(source="label", help_text="Nummer binnen het gremium, zoals 2026-14.")
    body = BodyFields(help_text="Gremium.")
    item = serializers.IntegerField(source="item_id", help_text="Nummer van het agendapunt.")
    meeting = serializers.IntegerField(source="item.meeting_id", help_text="Nummer van de vergadering.")
    decided_on = serializers.DateField(help_text="Genomen op.")
    text = serializers.CharField(help_text="Het besluit.")
    purpose = serializers.ChoiceField(PURPOSES, help_text="Soort.")
    state = serializers.ChoiceField(DECISION_STATES, help_text="Uitkomst.")
    without_quorum = serializers.BooleanField(help_text="Of het zonder quorum is genomen.")
    goal = serializers.IntegerField(source="goal_id", allow_null=True, help_text="Nummer van het doel.")
    link = serializers.IntegerField(source="link_id", allow_null=True, help_text="Nummer van de koppeling.")
    effect = serializers.CharField(help_text="Verwacht effect.")
    expected = serializers.FloatField(allow_null=True, help_text="Verwachte waarde, in de eenheid van de indicator.")
    horizon = serializers.DateField(allow_null=True, help_text="Terugblik op.")
    judgement = serializers.ChoiceField(
        JUDGEMENTS, allow_blank=True, help_text="Uitkomst van de terugblik; leeg ervoor."
    )
    judgement_reason = serializers.CharField(help_text="Waarom.")
    judged_on = serializers.DateField(allow_null=True, help_text="Teruggeblikt op.")


class GivenActionSerializer(serializers.Serializer[Any]):
    """An action with where it was given."""

    id = serializers.IntegerField(source="given.pk", help_text="Nummer van de rij.")
    version = serializers.IntegerField(source="action.version", help_text="Versie. Ook als ETag.")
    text = serializers.CharField(source="action.text", help_text="Wat er gedaan wordt.")
    owner = OwnerFields(source="action.owner", allow_null=True, help_text="Wie het doet.")
    due = serializers.DateField(source="action.due", allow_null=True, help_text="Voor wanneer.")
    done_on = serializers.DateField(source="action.done_on", allow_null=True, help_text="Gedaan op.")
    is_late = serializers.BooleanField(help_text="Of de dag voorbij is en zij nog openstaat.")
    body = BodyFields(source="given.item.meeting.body", help_text="Gremium dat haar gaf.")
    meeting = serializers.IntegerField(source="given.item.meeting_id", help_text="Nummer van de vergadering.")
    item = serializers.IntegerField(source="given.item_id", help_text="Nummer van het agendapunt.")
    decision = serializers.IntegerField(
        source="given.decision_id", allow_null=True, help_text="Nummer van het besluit waar zij uit volgt."
    )
    goal = serializers.IntegerField(source="action.goal_id", allow_null=True, help_text="Nummer van het doel.")


class RhythmSerializer(MeetingsRowSerializer):
    """What a gremium discusses how often."""

    body = BodyFields(help_text="Gremium.")
    link = serializers.IntegerField(source="link_id", help_text="Nummer van de koppeling.")
    indicator = serializers.CharField(source="link.indicator.code", help_text="Code van de indicator.")
    presenter = serializers.CharField(help_text="Door wie.")
    purpose = serializers.ChoiceField(PURPOSES, help_text="Waarvoor.")
    months = serializers.ListField(child=serializers.IntegerField(), help_text="Maanden, 1 tot en met 12.")
    every_weeks = serializers.IntegerField(allow_null=True, help_text="Elke zoveel weken.")


class WheelRowSerializer(serializers.Serializer[Any]):
    """A line of the year wheel: a meeting and a figure."""

    body = serializers.CharField(help_text="Gremium.")
    date = serializers.DateField(help_text="Datum.")
    kind = serializers.CharField(help_text="Waarvoor.")
    item = serializers.CharField(help_text="Agendapunt.")
    indicator = serializers.CharField(help_text="Indicator.")
    warning = serializers.CharField(help_text="Wat er met het moment van het cijfer is.")
