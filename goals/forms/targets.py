"""The form of an agreement: direction, baseline, target, path and bounds, and while the plan runs from when and why."""

from typing import Any

from django import forms

from goals.enums import DIRECTION_LABELS, PATH_LABELS, Direction, PathKind
from goals.forms.fields import DutchNumberField, SchoolYearField
from goals.forms.plan import VersionedForm, day_field
from goals.forms.steps import StepsField
from goals.models import FormerTarget, IndicatorLink
from goals.targets import Doubt, Target, doubts
from osp import dutch

NUMBERS = ("baseline", "target", "low", "high")
NEEDED = {
    Direction.UP: ("baseline_year", "baseline", "target_year", "target"),
    Direction.DOWN: ("baseline_year", "baseline", "target_year", "target"),
    Direction.CORRIDOR: ("low", "high"),
    Direction.MAINTAIN: (),
}
# What a direction has no use for is not stored, so that a later reader is not misled by it.
UNUSED = {
    Direction.UP: ("low", "high"),
    Direction.DOWN: ("low", "high"),
    Direction.CORRIDOR: ("baseline", "target"),
    Direction.MAINTAIN: (),
}
# Which field a refusal of the arithmetic is about, by the words that it starts with.
FIELD_OF = {
    "Het streefjaar": "target_year",
    "De marge": "margin",
    "De grens": "limit",
    "Een bandbreedte": "high",
    "De onderkant": "low",
    "Vul in tussen": "baseline",
    "Tussenstappen": "steps",
}
MEANS_HELP = "Waarmee u meet, bijvoorbeeld DUO, Kijkglas, een vragenlijst of een eigen telling."
ON_PURPOSE = "Kijk naar de waarschuwing bij het pad. Klopt het zo, zet dan het vinkje."


def means_field() -> forms.CharField:
    """Middel: with what it is measured."""
    length = IndicatorLink._meta.get_field("means").max_length
    return forms.CharField(label="Middel", required=False, max_length=length, help_text=MEANS_HELP)


class TargetForm(VersionedForm):
    """Direction, baseline, target, path and bounds of a koppeling. `cleaned_data["agreed"]` holds the target, or None.

    `agreed` and `doubts` are known as soon as the values make sense, also when a doubtful step still asks whether it is meant.
    With `asks_why` the form asks from when and why the agreement changes; whether it must is for the service.
    """

    means = means_field()
    direction = forms.ChoiceField(
        label="Richting",
        choices=[(direction.value, label) for direction, label in DIRECTION_LABELS.items()],
        widget=forms.RadioSelect,
        initial=Direction.DOWN.value,
    )
    baseline_year = SchoolYearField(label="Jaar van de nulmeting", required=False)
    baseline = DutchNumberField(label="Nulmeting", required=False)
    target_year = SchoolYearField(label="Streefjaar", required=False)
    target = DutchNumberField(label="Streefwaarde", required=False)
    path_kind = forms.ChoiceField(
        label="Pad naar de streefwaarde",
        choices=[(kind.value, label) for kind, label in PATH_LABELS.items()],
        widget=forms.RadioSelect,
        initial=PathKind.LINEAR.value,
        required=False,
    )
    steps = StepsField(label="Tussenstappen", required=False)
    low = DutchNumberField(label="Onderkant bandbreedte", required=False)
    high = DutchNumberField(label="Bovenkant bandbreedte", required=False)
    margin = DutchNumberField(label="Marge", required=False, help_text="Tot zo ver van het pad is het op koers.")
    limit = DutchNumberField(label="Grens", required=False, help_text="Verder dan dit is het van koers.")

    def __init__(self, *args: Any, asks_why: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks_why = asks_why
        self.agreed: Target | None = None
        self.doubts: tuple[Doubt, ...] = ()
        # Not among the fields of the class: a row of the plan has no values for them.
        self.fields["on_purpose"] = forms.BooleanField(label="Ja, dit pad bedoel ik zo", required=False)
        if asks_why:
            self.fields |= _why_fields()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["agreed"] = None
        self._leave_unused_steps(cleaned)
        if self.errors or all(cleaned.get(name) is None for name in NUMBERS):
            return cleaned
        self._keep_untouched(cleaned)
        direction = Direction(cleaned["direction"])
        for name in (*NEEDED[direction], "margin", "limit"):
            if cleaned.get(name) is None:
                self.add_error(name, f"Vul in: {str(self.fields[name].label).lower()}.")
        if not self.errors:
            cleaned["agreed"] = self.agreed = self._agreed(direction, cleaned)
            self._ask_doubts(cleaned)
        return cleaned

    def _leave_unused_steps(self, cleaned: dict[str, Any]) -> None:
        """Rows that another path does not use may hold anything."""
        if cleaned.get("path_kind") != PathKind.OWN:
            self.errors.pop("steps", None)
            cleaned["steps"] = ()

    def _keep_untouched(self, cleaned: dict[str, Any]) -> None:
        """A field shows four decimals at most; a stored value that nobody touched keeps all it has."""
        for name in (*NUMBERS, "margin", "limit"):
            if name not in self.changed_data and self.initial.get(name) is not None:
                cleaned[name] = self.initial[name]
        if cleaned["steps"] and "steps" not in self.changed_data:
            cleaned["steps"] = tuple((year, value) for year, value in self.initial["steps"])

    def _agreed(self, direction: Direction, cleaned: dict[str, Any]) -> Target | None:
        names = ("baseline_year", "target_year", "margin", "limit", *NUMBERS)
        values: dict[str, Any] = {name: None if name in UNUSED[direction] else cleaned[name] for name in names}
        if direction in {Direction.UP, Direction.DOWN}:
            values["path_kind"] = PathKind(cleaned["path_kind"] or PathKind.LINEAR)
            values["steps"] = cleaned["steps"] if values["path_kind"] is PathKind.OWN else ()
        try:
            return Target(direction=direction, **values)
        except ValueError as error:
            field = next((name for words, name in FIELD_OF.items() if str(error).startswith(words)), None)
            self.add_error(field, str(error))
            return None

    def _ask_doubts(self, cleaned: dict[str, Any]) -> None:
        self.doubts = doubts(self.agreed) if self.agreed else ()
        if self.doubts and not cleaned["on_purpose"]:
            self.add_error("on_purpose", ON_PURPOSE)

    @property
    def step_rows(self) -> list[tuple[str, str, str]]:
        """A row for each year between baseline and target: the name of its input, the school year, what was typed.

        Years that were typed and no longer lie between both stay in sight: what is wrong with them is said beside them.
        """
        typed = self.fields["steps"].widget.typed(self["steps"].value())
        first, last = (_year(self[name].value()) for name in ("baseline_year", "target_year"))
        years = set(range(first + 1, last)) if first and last else set()
        return [
            (f"{self.add_prefix('steps')}_{year}", dutch.school_year(year), typed.get(year, ""))
            for year in sorted(years | set(typed))
        ]


def _why_fields() -> dict[str, forms.Field]:
    """From when, and why."""
    length = FormerTarget._meta.get_field("reason").max_length
    changed_on = day_field("De nieuwe afspraak geldt vanaf")
    reason = forms.CharField(
        label="Wij wijzigen deze afspraak omdat",
        required=False,
        max_length=length,
        widget=forms.Textarea(attrs={"rows": 2, "class": "grow"}),
        help_text="Maak de zin af. De reden blijft bij de afspraak staan, ook in de stukken.",
    )
    return {"changed_on": changed_on, "reason": reason}


def _year(value: Any) -> int | None:
    return int(value) if str(value or "").isdecimal() else None
