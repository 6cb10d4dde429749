"""The sector's template of a speerpunt as one form: words, rows of indicators, rows of discussion."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict

from goals.forms import LinkRowForm, PriorityForm
from goals.models import IndicatorLink, Priority
from indicators.models import Indicator
from indicators.queries import catalogue
from meetings import queries
from meetings.enums import PURPOSE_LABELS, Purpose
from meetings.forms import fields
from meetings.models import Body
from meetings.proposals import Rule
from meetings.queries.sheet import SheetTalk
from meetings.services.sheet import Measure, Talk
from osp.models import Samenwerkingsverband

MOST_ROWS = 30
MEASURES, TALKS = "meten", "bespreken"


class MeasureForm(LinkRowForm):
    """One row of "Hoe meet ik dit?". An existing row keeps its indicator and may be taken away."""

    remove = forms.BooleanField(label="haal weg", required=False)

    def __init__(self, *args: Any, indicators: Sequence[Indicator], **kwargs: Any) -> None:
        # The catalogue is read once for all rows, where a single row would read it for itself.
        super(LinkRowForm, self).__init__(*args, **kwargs)
        self.fields["indicator"].offer(indicators)  # type: ignore[attr-defined]
        self.fields["means"].help_text = ""

    def clean(self) -> None:
        super().clean()
        data = self.cleaned_data
        if data.get("means") and not data.get("link") and not data.get("indicator") and "indicator" not in self.errors:
            self.add_error("indicator", "Kies bij dit middel een indicator.")

    def measure(self, links: Mapping[int, IndicatorLink]) -> Measure | None:
        """What this row says; None for an empty one, or for a link that is no longer there."""
        data = self.cleaned_data
        if data.get("link"):
            link = links.get(data["link"])
            return Measure(data["means"], link=link, is_removed=data["remove"]) if link else None
        return Measure(data["means"], indicator=data["indicator"]) if data.get("indicator") else None


class TalkForm(forms.Form):
    """One row of "Waar bespreek ik dit?"."""

    body = fields.BodyField(label="Aan", required=False)
    presenter = fields.line("Door", 80)
    purpose = forms.ChoiceField(
        label="Doel",
        choices=[(purpose.value, label) for purpose, label in PURPOSE_LABELS.items()],
        required=False,
        initial=Purpose.DISCUSS.value,
    )
    frequency = fields.FrequencyField(required=False, help_text="")
    remove = forms.BooleanField(label="haal weg", required=False)

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].offer(bodies, empty="kies een gremium")  # type: ignore[attr-defined]

    def clean(self) -> None:
        super().clean()
        if self.errors or self.cleaned_data.get("remove"):
            return
        data = self.cleaned_data
        if data.get("body"):
            if not data.get("frequency"):
                self.add_error("frequency", fields.NO_FREQUENCY)
        elif data.get("frequency") or data.get("presenter"):
            self.add_error("body", "Kies aan welk gremium dit gaat.")

    def talk(self) -> Talk | None:
        """What this row says; None for an empty one."""
        data = self.cleaned_data
        if not data.get("body"):
            return None
        return Talk(
            body=data["body"],
            purpose=Purpose(data["purpose"] or Purpose.DISCUSS),
            presenter=data["presenter"],
            **fields.frequency_values(data["frequency"]),
            is_removed=data["remove"],
            is_untouched=not self.has_changed(),
        )


class TalkRows(BaseFormSet):
    """Rows that may not name a gremium twice."""

    def clean(self) -> None:
        if any(self.errors):
            return
        seen: set[int] = set()
        for form in self.forms:
            body = form.cleaned_data.get("body")
            if body and body.pk in seen:
                form.add_error("body", f"{body.name} staat er al. Zet alle maanden in één regel.")
            elif body:
                seen.add(body.pk)


MeasureRows = formset_factory(MeasureForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
TalkRowSet = formset_factory(TalkForm, formset=TalkRows, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


class SheetForms:
    """The whole sheet. Bound when `data` is given."""

    def __init__(self, priority: Priority, swv: Samenwerkingsverband, data: QueryDict | None = None) -> None:
        links = queries.sheet_links(priority)
        talks = queries.sheet_talks(links)
        self.links = {link.pk: link for link in links}
        self.mixed = tuple(talk.body.name for talk in talks if talk.is_mixed)
        self.words = PriorityForm(data, row=priority)
        measures: list[dict[str, Any]] = [
            {"link": link.pk, "indicator": link.indicator, "means": link.means} for link in links
        ]
        self.measures = MeasureRows(
            data, prefix=MEASURES, initial=[*measures, {}], form_kwargs={"indicators": list(catalogue(swv))}
        )
        self.talks = TalkRowSet(
            data,
            prefix=TALKS,
            initial=[*[_initial(talk) for talk in talks], {}],
            form_kwargs={"bodies": list(queries.bodies())},
        )

    def is_valid(self) -> bool:
        """Whether every part is; all are checked, so that every error shows."""
        return all([self.words.is_valid(), self.measures.is_valid(), self.talks.is_valid()])

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        return {
            **self.words.cleaned_data,
            "measures": [row for form in self.measures.forms if (row := form.measure(self.links))],
            "talks": [row for form in self.talks.forms if (row := form.talk())],
        }


def with_empty_row(data: QueryDict, prefix: str) -> QueryDict:
    """The same typed values with one more empty row in one of the two tables."""
    grown = data.copy()
    key = f"{prefix}-TOTAL_FORMS"
    count = grown.get(key, "0")
    grown[key] = str(min(int(count) + 1, MOST_ROWS)) if count.isdigit() else "1"
    return grown


def _initial(talk: SheetTalk) -> dict[str, Any]:
    return {
        "body": talk.body,
        "presenter": talk.presenter,
        "purpose": talk.purpose,
        "frequency": Rule(talk.months, talk.every_weeks),
    }


def definition_of(indicator: Indicator) -> str:
    """The newest definition of an indicator; for one without, its question."""
    newest = max(indicator.definitions.all(), key=lambda row: row.version, default=None)
    return newest.text if newest else indicator.question
