"""What the API takes to write a row of the plan. The verbs judge; here is only what each field is."""

from collections.abc import Mapping
from typing import Any, ClassVar

from rest_framework import serializers

from goals.enums import ActivityStatus, Direction, PathKind, Responsibility
from osp.rest.choices import choices_of

REQUIRED: dict[str, Any] = {"required": "Stuur dit veld mee.", "blank": "Dit veld mag niet leeg zijn."}
Plain = dict[str, Any]


def a_text(told: str) -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, trim_whitespace=False, help_text=told)


def a_line(told: str, most: int) -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, max_length=most, help_text=told)


def a_title(most: int) -> serializers.CharField:
    return serializers.CharField(max_length=most, error_messages=REQUIRED, help_text="Titel.")


def a_day(told: str) -> serializers.DateField:
    return serializers.DateField(required=False, allow_null=True, help_text=told)


def a_year(told: str, *, required: bool = False) -> serializers.IntegerField:
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
    """A row to write."""

    # Fields that say where a new row hangs, and no field of the row.
    PARENTS: ClassVar[frozenset[str]] = frozenset()


class Nothing(serializers.Serializer[Any]):
    """A verb that takes nothing."""


def plain(kind: type[WriteSerializer], read: Mapping[str, Any]) -> Plain:
    """What was sent of the fields of a row, as they are stored; without what says where it hangs or points elsewhere."""
    left = {"version", "changed_on", "reason", "indicator", "schoolbestuur", "item", *kind.PARENTS}
    found = {_column(name): value for name, value in read.items() if name not in left}
    if "steps" in found:
        # Years of steps are whole.
        found["steps"] = [[int(year), value] for year, value in found["steps"]]
    return found


def _column(name: str) -> str:
    return "owner_id" if name == "owner" else name


class PlanWrite(WriteSerializer):
    """Fields of a plan."""

    title = a_title(120)
    first_year = a_year("Eerste kalenderjaar van het eerste schooljaar.", required=True)
    last_year = a_year("Eerste kalenderjaar van het laatste schooljaar.", required=True)
    mission = a_text("Missie.")
    vision = a_text("Visie.")
    core_values = a_text("Kernwaarden.")


class ElementWrite(WriteSerializer):
    """Fields that every element has."""

    description = a_text("Toelichting.")
    owner = serializers.IntegerField(required=False, allow_null=True, help_text="Nummer van de eigenaar.")
    starts = a_day("Begint.")
    ends = a_day("Loopt tot.")
    measurable_result = a_text("Beoogd meetbaar resultaat.")
    noticeable_result = a_text("Beoogd merkbaar resultaat.")
    achieved_measurable = a_text("Bereikt meetbaar resultaat.")
    achieved_noticeable = a_text("Bereikt merkbaar resultaat.")
    responsibility = serializers.ChoiceField(
        [("", "NONE"), *choices_of(Responsibility)], required=False, help_text="Bureau of netwerk."
    )
    process = a_line("Proces.", 160)


class PriorityWrite(ElementWrite):
    """Fields of a speerpunt."""

    title = a_title(160)


class GoalWrite(ElementWrite):
    """Fields of a doel."""

    title = a_title(200)


class ActivityWrite(ElementWrite):
    """Fields of an activiteit."""

    title = a_title(200)
    status = serializers.ChoiceField(choices_of(ActivityStatus), required=False, help_text="Stand.")


class LinkWrite(WriteSerializer):
    """Fields of a koppeling."""

    means = a_line("Waarmee wordt gemeten.", 120)
    direction = serializers.ChoiceField(choices_of(Direction), required=False, help_text="Richting.")
    baseline_year = a_year("Jaar van de nulmeting.")
    baseline = _number("Nulmeting.")
    target_year = a_year("Streefjaar.")
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


def a_parent(told: str, *, required: bool = True) -> serializers.IntegerField:
    return serializers.IntegerField(required=required, min_value=1, error_messages=REQUIRED, help_text=told)


class PriorityCreate(PriorityWrite):
    """A new speerpunt."""

    PARENTS = frozenset({"plan"})
    plan = a_parent("Nummer van het plan.")


class GoalCreate(GoalWrite):
    """A new doel."""

    PARENTS = frozenset({"priority"})
    priority = a_parent("Nummer van het speerpunt.")


class ActivityCreate(ActivityWrite):
    """A new activiteit."""

    PARENTS = frozenset({"goal"})
    goal = a_parent("Nummer van het doel.")


class PartCreate(WriteSerializer):
    """Something new on exactly one of speerpunt, doel and activiteit."""

    PARENTS = frozenset({"priority", "goal", "activity"})
    priority = a_parent("Nummer van het speerpunt.", required=False)
    goal = a_parent("Nummer van het doel.", required=False)
    activity = a_parent("Nummer van de activiteit.", required=False)

    def validate(self, attrs: Plain) -> Plain:
        if sum(name in attrs for name in self.PARENTS) != 1:
            raise serializers.ValidationError("Noem precies één van priority, goal en activity.")
        return attrs


class LinkCreate(LinkWrite, PartCreate):
    """A new koppeling."""

    indicator = serializers.SlugField(max_length=60, error_messages=REQUIRED, help_text="Code van de indicator.")


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
    changed_on = a_day("Vanaf wanneer de nieuwe afspraak geldt; verplicht als het plan loopt.")
    reason = a_line("Waarom de afspraak verandert; verplicht als het plan loopt.", 300)


class LeaveSerializer(serializers.Serializer[Any]):
    """Putting something away that is ticked or not: without a reason."""

    version = VersionField()


class ArchiveSerializer(serializers.Serializer[Any]):
    """Putting a row away."""

    version = VersionField()
    reason = serializers.CharField(
        max_length=300, error_messages=REQUIRED, help_text="Waarom; de reden blijft in het archief staan."
    )
