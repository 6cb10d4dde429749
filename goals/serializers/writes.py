"""What the API takes to write a row of the plan. The verbs judge; here is only what each field is."""

from typing import Any, ClassVar

from rest_framework import serializers

from goals.enums import ActivityStatus, Direction, PathKind, Responsibility
from osp.rest.choices import choices_of

REQUIRED: dict[str, Any] = {"required": "Stuur dit veld mee.", "blank": "Dit veld mag niet leeg zijn."}
Plain = dict[str, Any]


def _text(told: str) -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, trim_whitespace=False, help_text=told)


def _line(told: str, most: int) -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, max_length=most, help_text=told)


def _title(most: int) -> serializers.CharField:
    return serializers.CharField(max_length=most, error_messages=REQUIRED, help_text="Titel.")


def _day(told: str) -> serializers.DateField:
    return serializers.DateField(required=False, allow_null=True, help_text=told)


def _year(told: str, *, required: bool = False) -> serializers.IntegerField:
    return serializers.IntegerField(
        required=required, allow_null=not required, min_value=1990, max_value=2100, help_text=told
    )


def _number(told: str) -> serializers.FloatField:
    return serializers.FloatField(required=False, allow_null=True, help_text=told)


class VersionField(serializers.IntegerField):
    """Which version of the row the writer saw."""

    def __init__(self) -> None:
        super().__init__(
            min_value=1,
            error_messages={"required": "Stuur de versie mee die u las."},
            help_text="De versie die u las; schreef iemand daarna, dan krijgt u 409 met beide waarden.",
        )


class WriteSerializer(serializers.Serializer[Any]):
    """A row to write. `plain()` gives the fields as they are stored, with ids for what they point at."""

    # Fields that say where a new row hangs, and no field of the row.
    PARENTS: ClassVar[frozenset[str]] = frozenset()

    def plain(self) -> Plain:
        """Only what was sent."""
        left = {"version", "changed_on", "reason", "indicator", *self.PARENTS}
        return {_column(name): value for name, value in self.validated_data.items() if name not in left}


def _column(name: str) -> str:
    return "owner_id" if name == "owner" else name


class PlanWrite(WriteSerializer):
    """Fields of a plan."""

    title = _title(120)
    first_year = _year("Eerste kalenderjaar van het eerste schooljaar.", required=True)
    last_year = _year("Eerste kalenderjaar van het laatste schooljaar.", required=True)
    mission = _text("Missie.")
    vision = _text("Visie.")
    core_values = _text("Kernwaarden.")


class ElementWrite(WriteSerializer):
    """Fields that every element has."""

    description = _text("Toelichting.")
    owner = serializers.IntegerField(required=False, allow_null=True, help_text="Nummer van de eigenaar.")
    starts = _day("Begint.")
    ends = _day("Loopt tot.")
    measurable_result = _text("Beoogd meetbaar resultaat.")
    noticeable_result = _text("Beoogd merkbaar resultaat.")
    achieved_measurable = _text("Bereikt meetbaar resultaat.")
    achieved_noticeable = _text("Bereikt merkbaar resultaat.")
    responsibility = serializers.ChoiceField(
        [("", "NONE"), *choices_of(Responsibility)], required=False, help_text="Bureau of netwerk."
    )
    process = _line("Proces.", 160)


class PriorityWrite(ElementWrite):
    """Fields of a speerpunt."""

    title = _title(160)


class GoalWrite(ElementWrite):
    """Fields of a doel."""

    title = _title(200)


class ActivityWrite(ElementWrite):
    """Fields of an activiteit."""

    title = _title(200)
    status = serializers.ChoiceField(choices_of(ActivityStatus), required=False, help_text="Stand.")


class LinkWrite(WriteSerializer):
    """Fields of a koppeling."""

    means = _line("Waarmee wordt gemeten.", 120)
    direction = serializers.ChoiceField(choices_of(Direction), required=False, help_text="Richting.")
    baseline_year = _year("Jaar van de nulmeting.")
    baseline = _number("Nulmeting.")
    target_year = _year("Streefjaar.")
    target = _number("Streefwaarde.")
    path_kind = serializers.ChoiceField(choices_of(PathKind), required=False, help_text="Hoe het pad loopt.")
    steps = serializers.ListField(
        child=serializers.ListField(child=serializers.FloatField(), min_length=2, max_length=2),
        required=False,
        help_text="Tussenstappen: paren van jaar en waarde.",
    )
    low = _number("Onderkant van de bandbreedte.")
    high = _number("Bovenkant van de bandbreedte.")
    margin = _number("Marge.")
    limit = _number("Grens.")

    def plain(self) -> Plain:
        """Years of steps are whole."""
        found = super().plain()
        if "steps" in found:
            found["steps"] = [[int(year), value] for year, value in found["steps"]]
        return found


def _parent(told: str, *, required: bool = True) -> serializers.IntegerField:
    return serializers.IntegerField(required=required, min_value=1, error_messages=REQUIRED, help_text=told)


class PriorityCreate(PriorityWrite):
    """A new speerpunt."""

    PARENTS = frozenset({"plan"})
    plan = _parent("Nummer van het plan.")


class GoalCreate(GoalWrite):
    """A new doel."""

    PARENTS = frozenset({"priority"})
    priority = _parent("Nummer van het speerpunt.")


class ActivityCreate(ActivityWrite):
    """A new activiteit."""

    PARENTS = frozenset({"goal"})
    goal = _parent("Nummer van het doel.")


class LinkCreate(LinkWrite):
    """A new koppeling, on exactly one of speerpunt, doel and activiteit."""

    PARENTS = frozenset({"priority", "goal", "activity"})
    indicator = serializers.SlugField(max_length=60, error_messages=REQUIRED, help_text="Code van de indicator.")
    priority = _parent("Nummer van het speerpunt.", required=False)
    goal = _parent("Nummer van het doel.", required=False)
    activity = _parent("Nummer van de activiteit.", required=False)

    def validate(self, attrs: Plain) -> Plain:
        if sum(name in attrs for name in self.PARENTS) != 1:
            raise serializers.ValidationError("Noem precies één van priority, goal en activity.")
        return attrs


class PlanChange(PlanWrite):
    """A changed plan."""

    version = VersionField()


class PriorityChange(PriorityWrite):
    """A changed speerpunt."""

    version = VersionField()


class GoalChange(GoalWrite):
    """A changed doel."""

    version = VersionField()


class ActivityChange(ActivityWrite):
    """A changed activiteit."""

    version = VersionField()


class LinkChange(LinkWrite):
    """A changed koppeling. While the plan runs another agreement needs `changed_on` and `reason`."""

    version = VersionField()
    changed_on = _day("Vanaf wanneer de nieuwe afspraak geldt; verplicht als het plan loopt.")
    reason = _line("Waarom de afspraak verandert; verplicht als het plan loopt.", 300)


class ArchiveSerializer(serializers.Serializer[Any]):
    """Putting a row away."""

    version = VersionField()
    reason = serializers.CharField(
        max_length=300, error_messages=REQUIRED, help_text="Waarom; de reden blijft in het archief staan."
    )
