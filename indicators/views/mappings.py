"""Gegevens > Koppelingen: saying what the columns of an own table are, and the mappings that are remembered."""

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, cast

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from indicators.compute.stating import LEVEL_WORDS, WHOLES
from indicators.enums import Level
from indicators.forms.mappings import (
    ANSWER_PREFIX,
    MEASURE_PREFIX,
    Groups,
    MappingFilterForm,
    MappingForm,
    start_of_mapping,
)
from indicators.importers.base import ImportRefused, Parsed
from indicators.importers.mapping_choices import PART_OF, Choices, from_stored, lacking
from indicators.importers.mapping_sample import Sample
from indicators.queries import mappings as reads
from indicators.queries.areas import area_of
from indicators.queries.mappings import MappingRow, Remembered, Run
from indicators.queries.templates import NO_THEME, needs, quantities_of
from indicators.services import mappings as services
from osp import dutch
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError
from osp.web.conflicts import conflict_between, resolved
from osp.web.export import Cell, table_response
from osp.web.forms import add_error
from osp.web.views import TenantView

HEADER = ("Koppeling", "Over", "Maten", "Kolommen", "Gemaakt door", "Gewijzigd", "Laatst gebruikt")
SHOWN_ROWS = 20
TOO_MANY = "Deze tabel is te groot om hier uit te rekenen. Bewaar de koppeling; de controle leest daarna alle rijen."
LARGEST_PREVIEW = 5_000_000


class MappingPage(TenantView):
    """What the pages of a mapping share."""

    ability = Ability.IMPORT_DATA
    section = "gegevens"

    def url(self, name: str, *args: object) -> str:
        """An address of this samenwerkingsverband."""
        return reverse(f"indicators:{name}", args=[self.tenant.code, *args])

    def form_for(
        self, header: Sequence[str], data: QueryDict | None = None, start: dict[str, Any] | None = None
    ) -> MappingForm:
        """The form about these columns."""
        return MappingForm(data, header=header, measures=self._measures(), sources=reads.source_choices(), start=start)

    def _measures(self) -> Groups:
        """The quantities that may be in a column, per theme."""
        groups: dict[str, dict[str, str]] = {}
        told: set[str] = set()
        for need in needs(self.tenant.swv):
            group = groups.setdefault(f"Maat: {need.indicator.theme or NO_THEME}", {})
            for quantity in need.quantities:
                if quantity.code not in told:
                    told.add(quantity.code)
                    group[f"{MEASURE_PREFIX}{quantity.code}"] = dutch.sentence_case(quantity.name)
        found = [(name, list(group.items())) for name, group in groups.items() if group]
        return [*found, ("Antwoord per rij, de planner telt", list(self._answers()))]

    def _answers(self) -> Iterator[tuple[str, str]]:
        """The parts of a whole that may be counted from a column with an answer per row."""
        quantities = quantities_of(needs(self.tenant.swv))
        for part, whole in WHOLES.items():
            if {part, whole} <= quantities.keys():
                label = f"{quantities[part].name}, van alle {quantities[whole].name}"
                yield f"{ANSWER_PREFIX}{part}{PART_OF}{whole}", dutch.sentence_case(label)

    def crumbs(self, *here: tuple[str, str]) -> list[dict[str, str]]:
        """The path to this page."""
        path = (("Gegevens", self.url("data")), *here)
        return [{"label": label, "url": url} for label, url in path]


class MappingView(MappingPage):
    """Say what the columns of a table are that waits for it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = reads.get_waiting(pk)
        sample = reads.sample(run)
        return self.page(run, sample, self.form_for(sample.header))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = reads.get_waiting(pk)
        sample = reads.sample(run)
        form = self.form_for(sample.header, request.POST)
        if form.is_valid():
            try:
                services.save_mapping(self.actor, run=run, draft=form.draft)
            except DomainError as error:
                add_error(form, error)
            else:
                return self.go(self.url("run", pk), "De koppeling is bewaard. Het bestand wordt nu gecontroleerd.")
        return self.page(run, sample, form, status=422)

    def page(self, run: Run, sample: Sample, form: MappingForm, *, status: int = 200) -> HttpResponse:
        """The form with the first rows of the table, and what it gives."""
        form.is_valid()
        columns = [
            (name, role, value, [row[place] for row in sample.rows])
            for place, (name, role, value) in enumerate(form.columns())
        ]
        context = {
            "run": run,
            "form": form,
            "columns": columns,
            "samples": len(sample.rows),
            "found": _preview(run, form, self.tenant.swv) if form.is_bound else None,
            "crumbs": self.crumbs(("Koppel de kolommen", "")),
        }
        return self.render("indicators/data/mapping.html", context, status=status)


class MappingPreviewView(MappingPage):
    """While choosing: the rows that come out, and what is wrong with them."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = reads.get_waiting(pk)
        form = self.form_for(reads.sample(run).header, request.POST)
        form.is_valid()
        return self.render("indicators/data/_mapping_preview.html", {"found": _preview(run, form, self.tenant.swv)})


def _preview(run: Run, form: MappingForm, swv: Any) -> dict[str, Any]:
    choices = form.choices
    missing = lacking(choices)
    if missing:
        return {"missing": missing}
    if run.file.size > LARGEST_PREVIEW:
        return {"missing": [TOO_MANY]}
    try:
        with run.file.open("rb") as stream:
            parsed = services.preview(run, cast(BinaryIO, stream), choices)
    except ImportRefused as refusal:
        return {"refusal": refusal}
    return _told(parsed, choices, swv)


def _told(parsed: Parsed, choices: Choices, swv: Any) -> dict[str, Any]:
    names = area_of(swv).units(choices.level)
    quantities = quantities_of(needs(swv))
    rows = [
        {
            "line": row.line,
            "measure": dutch.sentence_case(quantities[row.measure].name),
            "over": names.get(row.key, row.key),
            "period": str(row.year) if quantities[row.measure].is_calendar else dutch.school_year(row.year),
            "number": dutch.decimal_trimmed(row.low) if row.low == row.high else dutch.number_range(row.low, row.high),
            "is_interval": row.low != row.high,
        }
        for row in parsed.reported[:SHOWN_ROWS]
    ]
    return {
        "rows": rows,
        "total": len(parsed.reported),
        "errors": parsed.errors[:SHOWN_ROWS],
        "error_count": parsed.error_count,
        "skipped": parsed.rows_skipped,
    }


class MappingsView(MappingPage):
    """The mappings that are remembered."""

    ability = Ability.VIEW_DATA

    def get(self, request: HttpRequest) -> HttpResponse:
        form = MappingFilterForm(request.GET)
        form.is_valid()
        text = form.cleaned_data.get("zoek") or ""
        rows = reads.described(reads.mappings(text))
        if "vorm" in request.GET:
            return table_response(f"koppelingen-{self.tenant.slug}", HEADER, _cells(rows), request.GET["vorm"])
        context = {
            "rows": [(row, LEVEL_WORDS[Level(row.about)]) for row in rows],
            "text": text,
            "crumbs": self.crumbs(("Koppelingen", "")),
        }
        return self.render("indicators/data/mappings.html", context)


def _cells(rows: Sequence[MappingRow]) -> Iterator[list[Cell]]:
    for row in rows:
        each = row.mapping
        used = each.used_at.date() if each.used_at else None
        about = LEVEL_WORDS[Level(row.about)]
        yield [each.name, about, row.measures, "; ".join(each.header), row.who, each.updated_at.date(), used]


class MappingEditView(MappingPage):
    """Change a remembered mapping; it holds for files that are offered from now on."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = reads.get_mapping(pk)
        return self.page(row, self.stored(row))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = reads.get_mapping(pk)
        form = self.form_for(row.header, resolved(request.POST), self._start(row))
        if form.is_valid():
            try:
                services.edit_mapping(
                    self.actor, mapping=row, version=form.cleaned_data["version"] or 0, draft=form.draft
                )
            except ConflictError as error:
                found = conflict_between(form, self.stored(error.current), version=error.current.version)
                return self.page(row, form, status=409, conflict=found)
            except DomainError as error:
                add_error(form, error)
            else:
                return self.go(self.url("mappings"), "De koppeling is gewijzigd. Zij geldt voor volgende bestanden.")
        return self.page(row, form, status=422)

    def stored(self, row: Remembered) -> MappingForm:
        """The form of a mapping as it is stored."""
        return self.form_for(row.header, start=self._start(row))

    def _start(self, row: Remembered) -> dict[str, Any]:
        return start_of_mapping(row.header, from_stored(row.choices), name=row.name, version=row.version)

    def page(self, row: Remembered, form: MappingForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """The form of one mapping."""
        columns: list[tuple[object, ...]] = [(name, role, value, []) for name, role, value in form.columns()]
        crumbs = self.crumbs(("Koppelingen", self.url("mappings")), ("Wijzig", ""))
        context = {"row": row, "form": form, "columns": columns, "crumbs": crumbs, **more}
        return self.render("indicators/data/mapping_edit.html", context, status=status)
