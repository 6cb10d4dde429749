"""What the address may ask of each list of the plan."""

from rest_framework import serializers

from goals.enums import ActivityStatus, DocumentForm, FrameworkKind
from osp.rest.choices import choices_of
from osp.rest.filters import Filter

MOMENT = "Schrijf een dag of moment als 2026-11-01 of 2026-11-01T08:00:00Z."
ORDERINGS = ("position", "id", "-id", "updated_at", "-updated_at")


def _id(told: str) -> serializers.IntegerField:
    return serializers.IntegerField(required=False, min_value=1, help_text=told)


def _flag(told: str) -> serializers.BooleanField:
    return serializers.BooleanField(
        required=False, help_text=told, error_messages={"invalid": "Gebruik true of false."}
    )


def _since(told: str) -> serializers.DateTimeField:
    return serializers.DateTimeField(required=False, help_text=told, error_messages={"invalid": MOMENT})


class RowFilter(Filter):
    """Filters of rows of the plan."""

    plan = _id("Nummer van een plan; zonder opgave alle plannen.")
    archived = _flag("true: alleen wat in het archief staat. Zonder opgave alleen wat geldt.")
    changed_since = _since("Gewijzigd vanaf deze dag of dit moment, als 2026-11-01 of 2026-11-01T08:00:00Z.")
    ordering = serializers.ChoiceField(
        [(each, each) for each in ORDERINGS],
        required=False,
        help_text="Volgorde; een min draait haar om. Zonder opgave de volgorde van het plan.",
        error_messages={"invalid_choice": f"Gebruik een van: {', '.join(ORDERINGS)}."},
    )


class PlanFilter(Filter):
    """Filters of plans."""

    current = _flag("true: alleen het plan dat nu loopt.")


class OwnedFilter(RowFilter):
    """Filters of speerpunten."""

    owner = _id("Nummer van de eigenaar.")


class GoalFilter(OwnedFilter):
    """Filters of doelen."""

    priority = _id("Nummer van een speerpunt.")


class ActivityFilter(OwnedFilter):
    """Filters of activiteiten."""

    goal = _id("Nummer van een doel.")
    status = serializers.ChoiceField(choices_of(ActivityStatus), required=False, help_text="Stand.")


class PartFilter(RowFilter):
    """Filters of what hangs on a speerpunt, doel or activiteit."""

    priority = _id("Nummer van een speerpunt.")
    goal = _id("Nummer van een doel.")
    activity = _id("Nummer van een activiteit.")


class LinkFilter(PartFilter):
    """Filters of koppelingen."""

    indicator = serializers.SlugField(required=False, max_length=60, help_text="Code van een indicator.")


class MoneyFilter(PartFilter):
    """Filters of budget lines."""

    year = serializers.IntegerField(required=False, min_value=1990, max_value=2100, help_text="Jaar.")


class FrameworkFilter(Filter):
    """Filters of the framework."""

    kind = serializers.ChoiceField(choices_of(FrameworkKind), required=False, help_text="Soort onderdeel.")
    archived = _flag("true: alleen wat is vervallen.")


class ChangeFilter(Filter):
    """Filters of the changes."""

    plan = _id("Nummer van een plan; zonder opgave het plan dat nu loopt.")
    since = _since("Alleen wat na dit moment veranderde.")
    until = _since("Alleen wat tot en met dit moment veranderde.")
    person = _id("Nummer van wie het schreef.")


class OfPlanFilter(Filter):
    """Filters of what belongs to a plan."""

    plan = _id("Nummer van een plan.")


class OfContributionFilter(Filter):
    """Filters of what lies with a contribution."""

    contribution = _id("Nummer van een bijdrage.")


class OfLinkFilter(Filter):
    """Filters of what lies with a koppeling."""

    link = _id("Nummer van een koppeling.")


class StepFilter(Filter):
    """Filters of the steps of a route."""

    plan_version = _id("Nummer van een versie van het plan.")


class ContributionFilter(Filter):
    """Filters of contributions."""

    round = _id("Nummer van een uitvraag.")


class DocumentFilter(Filter):
    """In which form a document is wanted."""

    form = serializers.ChoiceField(choices_of(DocumentForm), default=DocumentForm.PDF, help_text="pdf, word, a3 of a4.")


class VersionDocumentFilter(Filter):
    """In which form an adopted version is wanted."""

    form = serializers.ChoiceField(
        [(each.value, each.name) for each in (DocumentForm.PDF, DocumentForm.WORD)],
        default=DocumentForm.PDF,
        help_text="pdf of word.",
    )
