"""Notes at a figure: pinning one, changing its words, taking it away; the list leaves as CSV and Excel."""

from datetime import date, datetime
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from indicators import queries
from indicators.forms.notes import NoteEditForm, NoteForm
from indicators.queries.notes import get_note, notes_of
from indicators.services import notes as services
from indicators.views.base import CatalogueView, OneIndicatorView
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.web.conflicts import conflict_between, resolved
from osp.web.export import Cell, table_response

HEADER = ("Nummer", "Periode", "Notitie", "Door", "Op")
ANCHOR = "#notities"


class NotePinView(OneIndicatorView):
    """The form on a page of its own for who has no scripts, or whose note was refused; GET ?vorm= gives the list."""

    write_ability = Ability.WRITE_INTERPRETATION

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if vorm := request.GET.get("vorm"):
            rows: list[list[Cell]] = [
                [number, self.series.period(note.year), note.text, str(note.user or ""), _day(note.created_at)]
                for number, note in enumerate(notes_of(self.indicator), start=1)
            ]
            return table_response(self.file_name("notities"), HEADER, rows, vorm)
        return self.go(self.url("detail", self.indicator.pk) + ANCHOR)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = NoteForm(request.POST, years=note_years(self.series))
        if form.is_valid():
            try:
                services.pin_note(self.actor, indicator=self.indicator, **form.cleaned_data)
            except NotAllowedError:
                raise
            except DomainError as error:
                form.add_error(error.field if error.field in form.fields else None, error.message)
            else:
                return self.go(self.url("detail", pk) + ANCHOR, "De notitie staat bij het cijfer.")
        crumbs = self.crumbs((self.indicator.name, self.url("detail", pk)), ("Notitie", ""))
        context = self.context(form=form, crumbs=crumbs, cancel_url=self.url("detail", pk))
        return self.render("indicators/note.html", context, status=422)


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def note_years(series: queries.Series) -> list[tuple[int, str]]:
    """The years that a note can be pinned to, newest first: those of the series and of Nederland beside it."""
    years = sorted({point.year for point in (*series.own, *series.national)}, reverse=True)
    return [(year, series.period(year)) for year in years]


class NoteEditView(CatalogueView):
    """Other words; somebody who was first is not overwritten."""

    ability = Ability.WRITE_INTERPRETATION

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        note = get_note(pk)
        return self.page(note, NoteEditForm(note=note))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        note = get_note(pk)
        form = NoteEditForm(resolved(request.POST), note=note)
        if form.is_valid():
            try:
                services.edit_note(self.actor, note=note, **form.cleaned_data)
            except NotAllowedError:
                raise
            except ConflictError as error:
                stored = NoteEditForm(note=error.current)
                found = conflict_between(form, stored, version=error.current.version)
                return self.page(note, form, status=409, conflict=found)
            except DomainError as error:
                form.add_error(error.field if error.field in form.fields else None, error.message)
            else:
                return self.go(self.back(note), "De notitie is gewijzigd.")
        return self.page(note, form, status=422)

    def back(self, note: Any) -> str:
        """The card, at its notes."""
        return self.url("detail", note.indicator_id) + ANCHOR

    def page(self, note: Any, form: BaseForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """The form of one note."""
        crumbs = self.crumbs((note.indicator.name, self.url("detail", note.indicator_id)), ("Notitie", ""))
        context = {"note": note, "form": form, "crumbs": crumbs, "cancel_url": self.back(note), **more}
        return self.render("indicators/note.html", context, status=status)


class NoteRemoveView(NoteEditView):
    """Take a note off the page."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        note = get_note(pk)
        try:
            services.remove_note(self.actor, note=note, version=int(request.POST.get("version") or 0))
        except NotAllowedError:
            raise
        except (ConflictError, ValueError):
            message = "Iemand anders wijzigde deze notitie. Lees eerst wat er nu staat."
            return self.go(self.back(note), message)
        return self.go(self.back(note), "De notitie is weggehaald.")
