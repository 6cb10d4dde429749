"""Who takes part, one row per member."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from meetings.enums import Presence
from meetings.forms import fields
from meetings.models import Attendance
from meetings.services.attendance import Taken

LABELS = {
    Presence.UNKNOWN: "nog niet genoteerd",
    Presence.PRESENT: "aanwezig",
    Presence.REPRESENTED: "vertegenwoordigd",
    Presence.EXCUSED: "afgemeld",
    Presence.ABSENT: "afwezig",
}
SEEN = ("presence", "by", "proxy", "weight")


class AttendanceForm(forms.Form):
    """How one member takes part. `seen` is what the row held when it was shown: who left it alone changes nothing."""

    version = fields.version_field()
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    presence = forms.ChoiceField(label="Aanwezig", choices=[(each.value, label) for each, label in LABELS.items()])
    by = fields.line("Vervangen door", 80)
    proxy = forms.TypedChoiceField(label="Volmacht aan", required=False, coerce=int, empty_value=None)
    weight = forms.IntegerField(
        label="Stemgewicht",
        required=False,
        min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        error_messages={"invalid": "Vul een heel getal in.", "min_value": "Vul 0 of meer in."},
    )

    def __init__(self, data: QueryDict | None, *, row: Attendance, others: Sequence[Attendance]) -> None:
        super().__init__(data, prefix=f"lid-{row.pk}")
        self.row = row
        choices = [("", "niemand"), *[(each.member_id, each.member.called) for each in others if each.pk != row.pk]]
        self.fields["proxy"].choices = choices  # type: ignore[attr-defined]
        self.initial = {
            "version": row.version,
            "presence": row.presence,
            "by": row.by,
            "proxy": row.proxy_id,
            "weight": row.weight,
            "seen": _seen(row.presence, row.by, row.proxy_id, row.weight),
        }

    @property
    def is_changed(self) -> bool:
        """Whether this person typed something else than they saw."""
        typed = [self.cleaned_data[name] for name in SEEN]
        return bool(self.cleaned_data["seen"] != _seen(*typed))

    def taken(self) -> Taken:
        """What the service takes."""
        data = self.cleaned_data
        return Taken(
            self.row.pk,
            data["version"],
            Presence(data["presence"]),
            by=data["by"],
            proxy_id=data["proxy"],
            weight=data["weight"],
        )


def attendance_forms(rows: Sequence[Attendance], data: QueryDict | None = None) -> list[AttendanceForm]:
    """One form for each row; bound when `data` is given."""
    return [AttendanceForm(data, row=row, others=rows) for row in rows]


def _seen(presence: Any, by: Any, proxy: Any, weight: Any) -> str:
    return "|".join(str(value or "") for value in (presence, by, proxy, weight))
