"""What the API takes to write a hoofdstuk, and what hangs on a speerpunt, doel or activiteit."""

from rest_framework import serializers

from goals.enums import MoneyKind, YearKind
from goals.serializers.writes import (
    REQUIRED,
    PartCreate,
    VersionField,
    WriteSerializer,
    a_day,
    a_line,
    a_parent,
    a_text,
    a_title,
    a_year,
)
from osp.rest.choices import choices_of


class ChapterWrite(WriteSerializer):
    """Fields of a hoofdstuk."""

    title = a_title(160)
    text = serializers.CharField(default="", allow_blank=True, trim_whitespace=False, help_text="Tekst.")
    is_closing = serializers.BooleanField(default=False, help_text="Of het na de speerpunten staat.")


class ChapterCreate(ChapterWrite):
    """A new hoofdstuk."""

    PARENTS = frozenset({"plan"})
    plan = a_parent("Nummer van het plan.")


class ChapterChange(ChapterWrite):
    """A changed hoofdstuk."""

    version = VersionField()


class MilestoneWrite(WriteSerializer):
    """Fields of a mijlpaal."""

    title = a_title(160)
    due = serializers.DateField(error_messages=REQUIRED, help_text="Op welke dag.")
    done_on = a_day("Gehaald op.")


class MilestoneCreate(MilestoneWrite, PartCreate):
    """A new mijlpaal."""


class MilestoneChange(MilestoneWrite):
    """A changed mijlpaal."""

    version = VersionField()


def _euros(told: str) -> serializers.DecimalField:
    return serializers.DecimalField(12, 2, required=False, allow_null=True, help_text=f"{told}, in euro's.")


class BudgetLineWrite(WriteSerializer):
    """Fields of a begrotingsregel."""

    year_kind = serializers.ChoiceField(
        choices_of(YearKind), error_messages=REQUIRED, help_text="Kalenderjaar of schooljaar."
    )
    year = a_year("Het (eerste) kalenderjaar.", required=True)
    money = serializers.ChoiceField(choices_of(MoneyKind), required=False, help_text="Uit welk geld.")
    budgeted = _euros("Begroot")
    spent = _euros("Besteed")
    note = a_line("Toelichting.", 200)


class BudgetLineCreate(BudgetLineWrite, PartCreate):
    """A new begrotingsregel."""


class BudgetLineChange(BudgetLineWrite):
    """A changed begrotingsregel."""

    version = VersionField()


def _grade(told: str) -> serializers.IntegerField:
    return serializers.IntegerField(required=False, min_value=1, max_value=3, help_text=f"{told}, van 1 tot en met 3.")


class RiskWrite(WriteSerializer):
    """Fields of a risico."""

    title = a_title(200)
    chance = _grade("Kans")
    impact = _grade("Gevolg")
    measure = a_text("Wat eraan wordt gedaan.")
    indicator = serializers.SlugField(
        max_length=60, required=False, allow_null=True, help_text="Code van de indicator waaraan men het ziet."
    )


class RiskCreate(RiskWrite, PartCreate):
    """A new risico."""


class RiskChange(RiskWrite):
    """A changed risico."""

    version = VersionField()


class ScopeCreate(PartCreate):
    """A schoolbestuur for which something holds."""

    schoolbestuur = serializers.CharField(
        max_length=6, error_messages=REQUIRED, help_text="Nummer van het schoolbestuur."
    )


class FrameworkTagCreate(PartCreate):
    """An item of the framework that something serves."""

    item = a_parent("Nummer van een onderdeel van het kader.")
