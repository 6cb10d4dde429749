"""What the API tells of formal requests and of minutes."""

from typing import Any

from rest_framework import serializers

from meetings.enums import MinutesState, RequestOutcome
from meetings.models import FormalRequest
from meetings.queries.requests import RequestRow
from meetings.serializers.rows import PURPOSES, BodyFields
from osp.rest.choices import choices_of


class FormalRequestSerializer(serializers.Serializer[Any]):
    """What is formally asked of a gremium, and where it stands today."""

    id = serializers.IntegerField(source="request.pk", help_text="Nummer van de rij.")
    version = serializers.IntegerField(source="request.version", help_text="Versie. Ook als ETag.")
    body = BodyFields(source="request.body", help_text="Aan welk gremium.")
    purpose = serializers.ChoiceField(PURPOSES, source="request.purpose", help_text="Wat er gevraagd is.")
    subject = serializers.CharField(source="request.subject", help_text="Onderwerp.")
    asked_on = serializers.DateField(source="request.asked_on", help_text="Gevraagd op.")
    due = serializers.DateField(source="request.due", help_text="Antwoord voor.")
    days_left = serializers.IntegerField(help_text="Dagen tot het einde van de termijn; onder nul als die voorbij is.")
    stand = serializers.ChoiceField(choices_of(RequestOutcome), help_text="Waar het vandaag staat.")
    answered_on = serializers.DateField(source="request.answered_on", allow_null=True, help_text="Beantwoord op.")
    conditions = serializers.CharField(source="request.conditions", help_text="Voorwaarden.")
    item = serializers.IntegerField(
        source="request.item_id", allow_null=True, help_text="Nummer van het agendapunt waar het wordt behandeld."
    )
    step = serializers.IntegerField(
        source="request.step_id", allow_null=True, help_text="Nummer van de stap naar vaststelling."
    )
    waiting_item = serializers.SerializerMethodField(help_text="Nummer van het agendapunt dat erop wacht.")
    blocks = serializers.SerializerMethodField(help_text="Wat erop wacht, in woorden, als het geen agendapunt is.")
    has_evidence = serializers.SerializerMethodField(help_text="Of er een bewijsstuk bij ligt.")

    def get_waiting_item(self, row: RequestRow) -> int | None:
        """Only where this reader may know of it."""
        return row.waits.pk if row.waits else None

    def get_blocks(self, row: RequestRow) -> str:
        """As the page: beside no point."""
        return "" if row.waits else row.request.blocks

    def get_has_evidence(self, row: RequestRow) -> bool:
        """The file itself is read on the page."""
        asked: FormalRequest = row.request
        return asked.evidence_id is not None


class PresentFields(serializers.Serializer[Any]):
    """Who took part."""

    name = serializers.CharField(help_text="Naam.")
    seat = serializers.CharField(help_text="Zetel.")
    presence = serializers.CharField(help_text="Aanwezigheid.")
    organisation = serializers.CharField(help_text="Organisatie.")
    by = serializers.CharField(help_text="Wie in de plaats kwam, of de volmacht had.")


class MinutedDecisionFields(serializers.Serializer[Any]):
    """A decision in the minutes."""

    number = serializers.CharField(source="label", help_text="Nummer, zoals 2026-14.")
    text = serializers.CharField(help_text="Het besluit.")
    state = serializers.CharField(help_text="Uitkomst.")
    without_quorum = serializers.BooleanField(help_text="Of het zonder quorum is genomen.")
    effect = serializers.CharField(help_text="Verwacht effect en terugblik.")


class CastFields(serializers.Serializer[Any]):
    """What somebody voted."""

    member = serializers.CharField(help_text="Wie.")
    choice = serializers.CharField(help_text="Wat.")
    weight = serializers.IntegerField(help_text="Stemgewicht.")

    def to_representation(self, instance: tuple[str, str, int]) -> dict[str, Any]:
        """The minutes keep the three in this order."""
        return dict(zip(self.fields, instance, strict=True))


class MinutedVoteFields(serializers.Serializer[Any]):
    """A vote in the minutes."""

    question = serializers.CharField(help_text="Vraag.")
    sentence = serializers.CharField(help_text="Uitslag.")
    rule = serializers.CharField(help_text="Telregel.")
    votes = CastFields(many=True, help_text="Wie wat stemde.")


class MinutedActionFields(serializers.Serializer[Any]):
    """An action in the minutes."""

    text = serializers.CharField(help_text="Wat er gedaan wordt.")
    owner = serializers.CharField(help_text="Wie.")
    due = serializers.CharField(help_text="Voor wanneer, in woorden.")
    decision = serializers.CharField(help_text="Nummer van het besluit waar zij uit volgt.")


def _sentences(told: str) -> serializers.ListField:
    return serializers.ListField(child=serializers.CharField(), help_text=told)


class MinutedPointFields(serializers.Serializer[Any]):
    """A point in the minutes."""

    item = serializers.IntegerField(source="item_id", help_text="Nummer van het agendapunt.")
    number = serializers.IntegerField(help_text="Nummer, onder de punten die u mag zien.")
    title = serializers.CharField(help_text="Onderwerp.")
    purpose = serializers.CharField(help_text="Waarvoor, in woorden.")
    text = serializers.CharField(help_text="Wat er is besproken.")
    dealt = serializers.CharField(help_text="Afloop, als het punt bleef liggen.")
    is_confidential = serializers.BooleanField(help_text="Vertrouwelijk.")
    decisions = MinutedDecisionFields(many=True, help_text="Besluiten.")
    votes = MinutedVoteFields(many=True, help_text="Stemmingen.")
    actions = MinutedActionFields(many=True, help_text="Acties.")
    commitments = _sentences("Toezeggingen.")
    polls = _sentences("Peilingen.")


class MinutesPaperFields(serializers.Serializer[Any]):
    """What the minutes say."""

    when = serializers.CharField(help_text="Dag en tijd, in woorden.")
    location = serializers.CharField(help_text="Plaats.")
    quorum = serializers.CharField(help_text="Quorum, in een zin.")
    approved = serializers.CharField(help_text="Waar en wanneer goedgekeurd; leeg ervoor.")
    people = PresentFields(many=True, help_text="Wie er waren.")
    points = MinutedPointFields(many=True, help_text="Punten die u mag zien.")


class MinutesSerializer(serializers.Serializer[Any]):
    """The minutes of a meeting, as this reader may read them."""

    id = serializers.IntegerField(source="minutes.pk", help_text="Nummer van de rij.")
    version = serializers.IntegerField(source="minutes.version", help_text="Versie. Ook als ETag.")
    meeting = serializers.IntegerField(source="minutes.meeting_id", help_text="Nummer van de vergadering.")
    body = BodyFields(source="minutes.meeting.body", help_text="Gremium.")
    state = serializers.ChoiceField(choices_of(MinutesState), source="minutes.state", help_text="Stand.")
    approved_on = serializers.DateField(source="minutes.approved_on", allow_null=True, help_text="Goedgekeurd op.")
    sealed_at = serializers.DateTimeField(source="minutes.sealed_at", allow_null=True, help_text="Verzegeld op.")
    sha256 = serializers.CharField(help_text="Van alles wat u van een verzegeld verslag leest; leeg ervoor.")
    content = MinutesPaperFields(source="paper", help_text="Wat het zegt.")
