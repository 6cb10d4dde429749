"""The sector's template of a speerpunt as one page."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from goals.queries import get_priority
from indicators.queries import catalogue
from meetings import queries
from meetings.forms.fields import say
from meetings.forms.sheet import MEASURES, TALKS, SheetForms, definition_of, with_empty_row
from meetings.services.sheet import save_sheet
from meetings.views.pages import MeetingsPage
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.web.htmx import is_partial


class SheetView(MeetingsPage):
    """Proces, Speerpunt, Beschrijving, "Hoe meet ik dit?", "Waar bespreek ik dit?". Readable for who reads the plan."""

    ability = Ability.VIEW_PLAN
    write_ability = Ability.EDIT_MEETINGS
    section = "plan"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(pk, SheetForms(get_priority(pk), self.tenant.swv))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        priority = get_priority(pk)
        if request.POST.get("add") in {MEASURES, TALKS}:
            data = with_empty_row(request.POST, request.POST["add"])
            return self._show(pk, SheetForms(priority, self.tenant.swv, data), added=request.POST["add"])
        forms = SheetForms(priority, self.tenant.swv, request.POST)
        if not forms.is_valid():
            return self._show(pk, forms, status=422)
        return self._save(pk, forms)

    def _save(self, pk: int, forms: SheetForms) -> HttpResponse:
        try:
            save_sheet(self.actor, priority=get_priority(pk), **forms.values())
        except NotAllowedError:
            raise
        except ConflictError as error:
            # The typed words stay in the form; beside them stands what the other person stored.
            return self._show(pk, forms, status=409, current=error.current)
        except DomainError as error:
            say(forms.words, error)
            return self._show(pk, forms, status=422)
        return self.go(self.url("sheet", pk), "Het sjabloon is bewaard.")

    def _show(self, pk: int, forms: SheetForms, *, status: int = 200, **context: Any) -> HttpResponse:
        may_edit = self.actor.can(Ability.EDIT_MEETINGS) and self.actor.can(Ability.EDIT_PLAN)
        template = "meetings/_sheet.html" if is_partial(self.request) else "meetings/sheet.html"
        values = {
            "priority": get_priority(pk),
            "forms": forms,
            "may_edit": may_edit,
            "elsewhere": queries.names_below(pk),
            **context,
        }
        return self.render(template, values, status=status)


class SheetDefinitionView(MeetingsPage):
    """The definition that belongs to the chosen indicator, as a fragment."""

    ability = Ability.VIEW_PLAN

    def get(self, request: HttpRequest) -> HttpResponse:
        chosen = next((value for key, value in request.GET.items() if key.endswith("-indicator")), "")
        indicators = [row for row in catalogue(self.tenant.swv) if str(row.pk) == chosen]
        return self.render(
            "meetings/_definition.html", {"definition": definition_of(indicators[0]) if indicators else ""}
        )
